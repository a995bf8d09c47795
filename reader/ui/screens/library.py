"""The library: the articles that were opened, and the bundled ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from reader.errors import BroadsheetError, LibraryError
from reader.pipeline import Opened, article_from_library, is_web_address, open_source
from reader.resources import shared_folder
from reader.ui.actions import Mode
from reader.ui.counting import counted
from reader.ui.keyboard import press
from reader.ui.line_list import LineList, Row
from reader.ui.narrowing import NOTHING_FITS, begin_narrowing, has_words, keep_narrowed, titled
from reader.ui.painting import Palette
from reader.ui.pending import Pending, consumed
from reader.ui.rows import wrapped
from reader.ui.screens.sheet import move_in
from reader.ui.status_line import StatusLine
from reader.ui.watching import Watcher
from reader.web_pages import is_kept

if TYPE_CHECKING:
    from reader.library.records import ArticleRecord
    from reader.library.store import Library
    from reader.ui.app import BroadsheetApp

#: Code points of an average English word with its blank; words a minute.
WORD, SPEED = 6, 230
_WAITING = "Its marks came from an import, its text did not: open the file or the page, and they go to it."


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of the list; `record` is set if the library knows it, `path` if it can be read there."""

    title: str
    about: str
    words: int
    marks: int
    path: str
    record: "ArticleRecord | None" = None

    @property
    def waits(self) -> bool:
        """Tell whether only what an import brought is there, and the text is not."""
        return self.record is not None and not self.record.text_hashes


class LibraryScreen(Screen[None], inherit_bindings=False):
    """Lists articles and opens one."""

    mode = Mode.LIBRARY

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.list = LineList(palette, "Broadsheet", empty="Looking…")
        self.status = StatusLine(palette)
        self.entries: tuple[Entry, ...] = ()
        self.pending: Pending | None = None
        self._kept_count = 0
        self._sought = ""

    @property
    def broadsheet(self) -> "BroadsheetApp":
        """The application, by its own type."""
        return cast("BroadsheetApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield self.status
        yield self.list

    def on_mount(self) -> None:
        """Give the list the keyboard."""
        self.list.focus()
        Watcher(self.broadsheet, self, self.look_again)

    def on_screen_resume(self) -> None:
        """Look again, whenever the screen comes back to sight."""
        self.look_again()

    def look_again(self) -> None:
        """Find the articles and their marks anew."""
        self.run_worker(self._look(), group="library", exclusive=True, exit_on_error=False)

    async def _look(self) -> None:
        import asyncio

        kept: tuple[Entry, ...] = ()
        try:
            kept = await self.broadsheet.in_library(kept_entries)
        except LibraryError as error:
            from reader.ui.mending import offer

            self.tell(str(error), failed=True)
            offer(self.broadsheet, error, self.look_again)
        known = {entry.path for entry in kept}
        if self.broadsheet.samples is None:
            self.broadsheet.samples = await asyncio.to_thread(sample_entries)
        samples = self.broadsheet.samples
        self.entries = (*kept, *(entry for entry in samples if entry.path not in known))
        self._kept_count = len(kept)
        self._show(self._sought, typing=self.pending is not None)
        self.status.show_words("Enter opens · / narrows · ? keys · q quits")

    def _show(self, sought: str, typing: bool) -> None:
        """Show the articles that have what is sought; a row keeps its number among all."""
        self._sought, entries, kept = sought, self.entries, self._kept_count
        shown = [at for at, one in enumerate(entries) if has_words(sought, one.title, one.about, one.path)]
        self.list.title = titled("Broadsheet", sought, typing=typing)
        if sought:
            self.list.empty = NOTHING_FITS
            if self.list.selected not in shown:
                self.list.selected = next(iter(shown), None)
        self.list.set_rows(
            lambda width: entry_rows(entries, kept, width, shown), None if sought else len(entries)
        )

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say something in the status line."""
        self.status.tell(message, failed=failed)

    def on_key(self, event: events.Key) -> None:
        """Look the key up in the table of actions and do what it says."""
        typed = press(Mode.LIBRARY, event.key, event.character)
        taken = consumed(self, event.key, event.character)
        if typed.action is None and not taken:
            return
        event.stop()
        event.prevent_default()
        if typed.action is None or taken:
            return
        if event.key == "escape" and self._sought:
            self._show("", typing=False)
        elif not move_in(self.list, event.key, event.character):
            self.perform(typed.action.id)

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do one action."""
        match action_id:
            case "list.choose" | "list.choose_next":
                self.open_selected()
            case "list.narrow":
                begin_narrowing(self, self.list, self._sought, self._show)
            case "library.open":
                self.run_worker(self._ask(), group="open", exclusive=True, exit_on_error=False)
            case "mark.undo" | "mark.redo":
                from reader.ui.undoing import in_library

                undo = action_id == "mark.undo"
                in_library(self.broadsheet, undo=undo, tell=self.tell, then=self.look_again)
            case "trash.show":
                from reader.ui.screens.trash import TrashScreen

                self.app.push_screen(TrashScreen(self.broadsheet.palette))
            case "library.merge":
                from reader.ui.merging import merge

                merge(self.broadsheet)
            case "unkept.show":
                self.broadsheet.unkept.show()
            case "theme.next":
                self.broadsheet.next_theme()
            case "help.show":
                from reader.ui.screens.help import HelpScreen

                self.app.push_screen(HelpScreen(self.broadsheet.palette))
            case "palette.show":
                self.app.action_command_palette()
            case "program.leave" | "program.quit":
                self.broadsheet.leave()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Open the article that was clicked."""
        keep_narrowed(self)
        self.open_selected()

    def open_selected(self) -> None:
        """Open the selected article."""
        item = self.list.selected
        if item is not None and item < len(self.entries):
            self.run_worker(self._open(self.entries[item]), group="open", exclusive=True, exit_on_error=False)

    async def _open(self, entry: Entry) -> None:
        try:
            opened = await self._opened(entry.path)
        except BroadsheetError as error:
            kept = await self._kept(entry)
            if kept is None:
                self.tell(_WAITING if entry.waits else str(error), failed=True)
                return
            opened = kept
        if opened is not None:
            self.broadsheet.read(opened)

    async def _opened(self, source: str) -> Opened | None:
        """Open a source; None if it is a page that is fetched first, which shows itself when it comes."""
        import asyncio

        folder = self.broadsheet.folders.library
        if is_web_address(source) and not await asyncio.to_thread(is_kept, source, folder):
            self.broadsheet.fetch(source)
            return None
        return await asyncio.to_thread(open_source, source, library=folder)

    def on_paste(self, event: events.Paste) -> None:
        """Open an address that is pasted."""
        source = event.text.strip()
        if is_web_address(source) and len(source.split()) == 1:
            event.stop()
            self.run_worker(self._open_named(source), group="open", exclusive=True, exit_on_error=False)

    async def _ask(self) -> None:
        """Ask for a source and open it."""
        from reader.ui.screens.ask import AskLine

        question = AskLine("Open", "", "a web address or the path of a file; Esc lets it be")
        source = (await self.app.push_screen_wait(question) or "").strip()
        if source:
            named = source if is_web_address(source) else str(Path(source).expanduser().absolute())
            await self._open_named(named)

    async def _open_named(self, source: str) -> None:
        try:
            opened = await self._opened(source)
        except BroadsheetError as error:
            self.tell(str(error), failed=True)
            return
        if opened is not None:
            self.broadsheet.read(opened)

    async def _kept(self, entry: Entry) -> Opened | None:
        """Return the text the library kept of an article whose source is gone."""
        record = entry.record
        if record is None:
            return None
        try:
            article = await self.broadsheet.in_library(lambda library: article_from_library(library, record))
        except LibraryError:
            return None
        return Opened(article, (), record.digests[0] if record.digests else "") if article else None


def kept_entries(library: "Library") -> tuple[Entry, ...]:
    """Return the library's articles, the newest opened first, with their marks counted."""
    marks: dict[str, int] = {}
    for annotation in library.all_annotations():
        marks[annotation.article_id] = marks.get(annotation.article_id, 0) + 1
    return tuple(
        Entry(
            title=record.title or Path(record.source).name,
            about=" · ".join(filter(None, [", ".join(record.authors), record.site, record.published[:10]])),
            words=record.words,
            marks=marks.get(record.id, 0),
            path=record.source,
            record=record,
        )
        for record in library.articles()
    )


def sample_entries() -> tuple[Entry, ...]:
    """Return the bundled articles, by title."""
    entries = []
    for path in sorted(shared_folder("articles").glob("*.txt")):
        try:
            article = open_source(str(path)).article
        except BroadsheetError:
            continue
        about = ", ".join(article.meta.authors)
        entries.append(Entry(article.meta.title or path.stem, about, len(article.text) // WORD, 0, str(path)))
    return tuple(entries)


def entry_rows(
    entries: tuple[Entry, ...], kept: int, width: int, shown: Sequence[int] | None = None
) -> list[Row]:
    """Return two rows an article: the title with minutes and marks, then who wrote it.

    The first `kept` are those of the library; `shown` are the numbers of those to show, if not all.
    """
    rows: list[Row] = []
    heading = ""
    for number in range(len(entries)) if shown is None else shown:
        entry = entries[number]
        before, heading = heading, "Opened lately" if number < kept else "To begin with"
        if heading != before:
            rows += [*([Row()] if before else []), Row(((heading, None),))]
        minutes = max(1, round(entry.words / SPEED))
        marks = f" · {counted(entry.marks, 'mark')}" if entry.marks else ""
        right = ("not here yet" if entry.waits else f"{minutes} min") + marks
        title = wrapped(entry.title, max(10, width - len(right) - 3), 1)[0]
        rows.append(Row(((title, None),), right, number))
        if entry.about:
            rows.append(Row(((f"  {wrapped(entry.about, width - 3, 1)[0]}", None),), "", number, True))
    return rows
