"""The panel of page settings: a few rows over the page, which changes under it as they do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label

from reader.article.overlapping import Overlaps, wish
from reader.ui.actions import BY_ID
from reader.ui.line_list import LineList, Row
from reader.ui.page_settings import SETTINGS, PageSettings, said, stepped
from reader.ui.screens.sheet import move_in

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_ON = frozenset(("l", "right", "enter", "space", "plus", "equals_sign"))
_BACK = frozenset(("h", "left", "minus"))
#: What the panel calls the answer to “this overlaps”, and its answers, in their order.
_OVERLAPS = "Overlapping marks"
_ANSWERS = {
    Overlaps.ASK: "asked about, once",
    Overlaps.KEEP: "both kept",
    Overlaps.MERGE: "merged into one",
    Overlaps.REPLACE: "the old one replaced",
}
_WIDEST_TITLE = max(len(title) for title in (_OVERLAPS, *(setting.title for setting in SETTINGS)))


def rows_of(settings: PageSettings, overlaps: Overlaps) -> Sequence[Row]:
    """Return a row for each setting of the page, with its value, and one for what marking does."""
    shown = [(setting.title, said(settings, setting)) for setting in SETTINGS]
    shown.append((_OVERLAPS, _ANSWERS[overlaps]))
    return [
        Row(((f"{title:<{_WIDEST_TITLE + 2}}‹ {value} ›", None),), item=at)
        for at, (title, value) in enumerate(shown)
    ]


class PagePanel(ModalScreen[None]):
    """Shows how the page is set; j and k choose, h and l change, and the page follows at once."""

    DEFAULT_CSS = """
    PagePanel > .paper {
        width: 62; max-width: 100%; height: 15; max-height: 100%;
        padding: 1 2 0 2; background: $background; border: round $border;
    }
    PagePanel LineList { height: 1fr; }
    PagePanel Label { width: 100%; color: $muted; }
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(classes="panel")
        self._reader = screen
        self._was = screen.page.settings, self._overlaps
        self.rows = LineList(screen.broadsheet.palette)

    @property
    def _overlaps(self) -> Overlaps:
        return wish(self._reader.state.setting("overlaps", Overlaps.ASK.value))

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
        settings, overlaps = self._reader.page.settings, self._overlaps
        self.rows.set_rows(lambda width: rows_of(settings, overlaps), len(SETTINGS) + 1)

    def _change(self, settings: PageSettings, overlaps: Overlaps) -> None:
        from reader.ui.handlers.page_settings import change

        if settings != self._reader.page.settings:
            change(self._reader, settings)
        if overlaps is not self._overlaps:
            self._reader.state.keep_setting("overlaps", overlaps.value)
        self._fill()

    def _step(self, at: int, steps: int) -> None:
        """Give the setting in a row its next value, or the one before."""
        settings, overlaps = self._reader.page.settings, self._overlaps
        if at < len(SETTINGS):
            self._change(stepped(settings, SETTINGS[at], steps), overlaps)
        else:
            answers = tuple(_ANSWERS)
            self._change(settings, answers[(answers.index(overlaps) + steps) % len(answers)])

    def on_key(self, event: events.Key) -> None:
        """Choose a row, change its setting, or leave."""
        event.stop()
        event.prevent_default()
        at = self.rows.selected or 0
        if event.key in ("escape", "q") or event.key in BY_ID["page.settings"].keys:
            self.dismiss(None)
        elif event.key in _ON:
            self._step(at, 1)
        elif event.key in _BACK:
            self._step(at, -1)
        elif event.key == "u":
            self._change(*self._was)
        else:
            move_in(self.rows, event.key, event.character)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Change what was clicked."""
        message.stop()
        self._step(message.item, 1)
