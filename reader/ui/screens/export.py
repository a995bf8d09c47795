"""The export sheet: where to, in which form, and what that comes to, before anything is written."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from reader.errors import BroadsheetError, LibraryError
from reader.exports import ExportSettings, Layout, Planned, Selection, all_formats, plan
from reader.exports.telling import differences, summary
from reader.typesetting.cells import fitted
from reader.typesetting.tokens import TokenType
from reader.ui import exporting
from reader.ui.line_list import LineList, Row
from reader.ui.screens.sheet import move_in

if TYPE_CHECKING:
    from reader.exchange import Export
    from reader.ui.screens.reader import ReaderScreen

#: How long after a change the preview follows, in seconds.
PREVIEW_SECONDS = 0.2
#: The most lines of a preview.
_MOST_LINES = 5000
_ON = frozenset(("l", "right", "space", "plus", "equals_sign"))
_BACK = frozenset(("h", "left", "minus"))
_LAYOUTS = {
    Layout.ARTICLE: "one an article",
    Layout.HIGHLIGHT: "one a highlight",
    Layout.DAILY: "into the notes of the days",
}
_TOGETHER = {Layout.ALL: "one for all of them"}
#: What is exported, before the tags: this article, and all of them.
_THIS, _ALL = "", "*"
_LINKS = {"command": "a command", "uri": "broadsheet:// link", "source": "the web page", "none": "none"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of the sheet: a field of the settings, its title, and its values with what they are called."""

    field: str
    title: str
    values: tuple[tuple[object, str], ...]


def choices(scope: str = _THIS, tags: Sequence[str] | None = None) -> tuple[Choice, ...]:
    """Return the rows of the sheet: with what is exported, where `tags` of the library are known.

    Several articles can make one file.
    """
    yes_no: tuple[tuple[object, str], ...] = ((False, "no"), (True, "yes"))
    layouts = _LAYOUTS if scope == _THIS else {**_LAYOUTS, **_TOGETHER}
    scopes = (
        (_THIS, "this article"),
        (_ALL, "all articles"),
        *((f"#{tag}", f"#{tag} in all articles") for tag in tags or ()),
    )
    return (
        Choice("format", "Format", tuple((name, name) for name in all_formats())),
        *((Choice("scope", "What", scopes),) if tags is not None else ()),
        Choice("layout", "Files", tuple(layouts.items())),
        Choice("context", "Sentence around it", yes_no),
        Choice("wikilinks", "Names as [[links]]", yes_no),
        Choice("link", "Way back", tuple(_LINKS.items())),
    )


def stepped(settings: ExportSettings, choice: Choice, steps: int) -> ExportSettings:
    """Return settings with the value of a row `steps` on, round at the ends."""
    values = [value for value, _ in choice.values]
    now = getattr(settings, choice.field)
    at = values.index(now) if now in values else -1
    wish: dict[str, Any] = {choice.field: values[(at + steps) % len(values)]}
    return replace(settings, **wish)


def said(settings: ExportSettings, choice: Choice) -> str:
    """Return what the value of a row is called."""
    now = getattr(settings, choice.field)
    return next((words for value, words in choice.values if value == now), str(now))


def _tags_of(scope: str) -> tuple[str, ...]:
    return (scope.removeprefix("#"),) if scope.startswith("#") else ()


class Preview(LineList):
    """Lines to be read, none of which can be chosen."""

    def turn(self, pages: int) -> None:
        """Show what is `pages` further down, or up."""
        self._scroll(pages * self.height_of_list)

    def _style(self, token: TokenType | None, row: Row) -> Style:
        return self.palette.base


class ExportSheet(ModalScreen[None]):
    """Asks where to and how; shows what would be written, and writes it on Enter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave"),
        Binding("ctrl+t", "other_preview"),
        Binding("tab,shift+tab", "other_part"),
    ]
    DEFAULT_CSS = """
    ExportSheet > .paper { height: 90%; }
    """

    def __init__(self, screen: "ReaderScreen", settings: ExportSettings, target: str) -> None:
        super().__init__(classes="sheet")
        palette = screen.broadsheet.palette
        self._reader, self._settings, self._target = screen, settings, target
        self._scope = _THIS
        # What is picked is of this article.
        self._tags: Sequence[str] | None = None if screen.picked.ids else ()
        self._choices = choices(self._scope, self._tags)
        self._exports: dict[str, Sequence[Export]] = {}
        self._planned: Sequence[Planned] = ()
        self._shows_changes = False
        self._busy = self._stale = False
        self.rows = LineList(palette, id="rows")
        self.preview = Preview(palette, id="preview")
        self.preview.can_focus = False

    def compose(self) -> ComposeResult:
        """Show the target, the choices, and the preview."""
        picked = len(self._reader.picked.ids)
        what = f"the {picked} picked" if picked else "your highlights"
        with Vertical(classes="paper wide"):
            yield Label(f"Export {what} to", classes="question", markup=False)
            yield Input(self._target, select_on_focus=False)
            yield self.rows
            yield self.preview
            yield Label(
                "Enter writes · Tab to the choices: j k, h l change · Ctrl+T result or changes · Esc leaves",
                markup=False,
            )

    def on_mount(self) -> None:
        """Fill the rows, and gather what is exported."""
        self._fill()
        self.query_one(Input).focus()
        self.run_worker(self._gather(), group="gather", exit_on_error=False)
        if self._tags is not None:
            self.run_worker(self._know_tags(), exit_on_error=False)

    async def _know_tags(self) -> None:
        with suppress(LibraryError):
            self._tags = await self._reader.broadsheet.in_library(lambda library: library.tags())
            self._choices = choices(self._scope, self._tags)

    async def _gather(self) -> None:
        scope = self._scope
        if scope not in self._exports:
            try:
                self._exports[scope] = await self._gathered(scope)
            except BroadsheetError as error:
                self._tell(str(error))
                return
        self._refresh_preview()

    async def _gathered(self, scope: str) -> "Sequence[Export]":
        if scope == _THIS:
            return [await exporting.gathered(self._reader, self._settings)]
        self.preview.title = "Gathering…"
        return await exporting.gathered_all(self._reader, self._settings, _tags_of(scope))

    def _selection(self, scope: str, settings: ExportSettings) -> Selection:
        exports = self._exports[scope]
        if scope == _THIS:
            return exporting.selection_of(self._reader, exports[0], settings)
        return exporting.selection_of_all(exports, settings, _tags_of(scope))

    def _fill(self) -> None:
        rows = self._choices
        widest = max(len(one.title) for one in rows) + 2
        self.rows.set_rows(
            lambda width: [
                Row(((f"{one.title:<{widest}}‹ {self._said(one)} ›", None),), item=at)
                for at, one in enumerate(rows)
            ],
            len(rows),
        )

    def _said(self, choice: Choice) -> str:
        if choice.field == "scope":
            return dict(choice.values)[self._scope]
        return said(self._settings, choice)

    # The preview follows what is asked for.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the target."""
        self._later()

    def _later(self) -> None:
        self.set_timer(PREVIEW_SECONDS, self._refresh_preview)

    def _refresh_preview(self) -> None:
        if self._busy or self._scope not in self._exports:
            self._stale = True
            return
        self._busy, self._stale = True, False
        self.run_worker(self._preview(), group="preview", exit_on_error=False)

    async def _preview(self) -> None:
        try:
            self._planned = await asyncio.to_thread(self._plan)
            self._show()
        except BroadsheetError as error:
            self._planned = ()
            self._tell(str(error))
        finally:
            self._busy = False
        if self._stale:
            self._refresh_preview()

    def _plan(self) -> list[Planned]:
        target = self.query_one(Input).value.strip()
        if not target:
            return []
        settings = self._settings
        return plan(self._selection(self._scope, settings), target, settings)

    def _show(self) -> None:
        files = [file for file in self._planned if file.changes] or list(self._planned)
        if self._shows_changes:
            text = "".join(differences(files))
        else:
            text = "\n".join(f"{file.path}\n\n{file.after or 'taken away'}" for file in files)
        self.preview.title = summary(self._planned)
        lines = [" ".join(line.split("\t")) for line in text.split("\n")[:_MOST_LINES]]
        self.preview.set_rows(lambda width: [Row(((fitted(line, width), None),)) for line in lines])

    def _tell(self, words: str) -> None:
        self.preview.title = "Nothing is written so"
        self.preview.set_rows(lambda width: [Row(((line, None),)) for line in wrap(words, max(8, width))])

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """Choose a row and change it; all else is for the line of the target."""
        if event.key in ("down", "up") and self.focused is not self.rows:
            self.set_focus(self.rows)
        elif event.key in ("pagedown", "pageup"):
            self.preview.turn(1 if event.key == "pagedown" else -1)
        elif self.focused is not self.rows:
            return
        elif event.key == "enter":
            self._write()
        elif event.key in _ON or event.key in _BACK:
            self._step(self._choices[self.rows.selected or 0], 1 if event.key in _ON else -1)
        elif not move_in(self.rows, event.key, event.character):
            return
        event.stop()
        event.prevent_default()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Change the row that was clicked."""
        message.stop()
        if message.source is self.rows:
            self._step(self._choices[message.item], 1)

    def _step(self, choice: Choice, steps: int) -> None:
        if choice.field != "scope":
            self._settings = stepped(self._settings, choice, steps)
            self._fill()
            self._later()
            return
        scopes = [str(value) for value, _ in choice.values]
        self._scope = scopes[(scopes.index(self._scope) + steps) % len(scopes)]
        if self._scope == _THIS and self._settings.layout is Layout.ALL:
            self._settings = replace(self._settings, layout=Layout.ARTICLE)
        self._choices = choices(self._scope, self._tags)
        self._fill()
        self.run_worker(self._gather(), group="gather", exclusive=True, exit_on_error=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write."""
        event.stop()
        self._write()

    def _write(self) -> None:
        target = self.query_one(Input).value.strip()
        if not target:
            self._tell("Where to? Name a file or a folder")
            return
        screen, settings, scope = self._reader, self._settings, self._scope
        self.dismiss(None)

        async def work() -> None:
            if scope not in self._exports:
                try:
                    self._exports[scope] = await self._gathered(scope)
                except BroadsheetError as error:
                    screen.tell(str(error), failed=True)
                    return
            exporting.carry_out_for(
                screen,
                lambda: plan(self._selection(scope, settings), target, settings),
                lambda: exporting.remember(screen, settings, target),
            )

        screen.run_worker(work(), group="export", exit_on_error=False)

    def action_other_preview(self) -> None:
        """Show the changes instead of the result, or the other way round."""
        self._shows_changes = not self._shows_changes
        self._show()

    def action_other_part(self) -> None:
        """Go from the target to the choices, and back."""
        self.set_focus(self.query_one(Input) if self.focused is self.rows else self.rows)

    def action_leave(self) -> None:
        """Write nothing."""
        self.dismiss(None)
