"""The panel of page settings: a few rows over the page, which changes under it as they do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from reader.ui.actions import BY_ID
from reader.ui.line_list import LineList, Row
from reader.ui.page_settings import SETTINGS, PageSettings, said, stepped
from reader.ui.screens.sheet import move_in

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_ON = frozenset(("l", "right", "enter", "space", "plus", "equals_sign"))
_BACK = frozenset(("h", "left", "minus"))
_WIDEST_TITLE = max(len(setting.title) for setting in SETTINGS)


def rows_of(settings: PageSettings) -> Sequence[Row]:
    """Return a row for each setting, with its value."""
    return [
        Row(((f"{setting.title:<{_WIDEST_TITLE + 2}}‹ {said(settings, setting)} ›", None),), item=at)
        for at, setting in enumerate(SETTINGS)
    ]


class PagePanel(ModalScreen[None]):
    """Shows how the page is set; j and k choose, h and l change, and the page follows at once."""

    DEFAULT_CSS = """
    PagePanel > .paper {
        width: 62; max-width: 100%; height: 14; max-height: 100%;
        padding: 1 2 0 2; background: $background; border: round $border;
    }
    PagePanel LineList { height: 1fr; }
    PagePanel Label { width: 100%; color: $muted; }
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(classes="panel")
        self._reader = screen
        self._was = screen.page.settings
        self.rows = LineList(screen.broadsheet.palette)

    def compose(self) -> ComposeResult:
        """Show the settings and what keys do."""
        with Vertical(classes="paper"):
            yield self.rows
            yield Label("j k choose · h l change · u as it was · Esc done")

    def on_mount(self) -> None:
        """Fill the rows."""
        self._fill()
        self.rows.focus()

    def _fill(self) -> None:
        settings = self._reader.page.settings
        self.rows.set_rows(lambda width: rows_of(settings), len(SETTINGS))

    def _change(self, settings: PageSettings) -> None:
        from reader.ui.handlers.page_settings import change

        change(self._reader, settings)
        self._fill()

    def on_key(self, event: events.Key) -> None:
        """Choose a row, change its setting, or leave."""
        event.stop()
        event.prevent_default()
        setting = SETTINGS[self.rows.selected or 0]
        if event.key in ("escape", "q") or event.key in BY_ID["page.settings"].keys:
            self.dismiss(None)
        elif event.key in _ON:
            self._change(stepped(self._reader.page.settings, setting, 1))
        elif event.key in _BACK:
            self._change(stepped(self._reader.page.settings, setting, -1))
        elif event.key == "u":
            self._change(self._was)
        else:
            move_in(self.rows, event.key, event.character)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Change what was clicked."""
        message.stop()
        self._change(stepped(self._reader.page.settings, SETTINGS[message.item], 1))
