"""Starting a selection, moving its cursor, letting go of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.article import BlockKind
from reader.ui.motions import (
    MOTIONS,
    Selection,
    grown,
    moved,
    moved_to,
    section,
    section_back,
    spanning,
    swapped,
)
from reader.ui.pending import Pending, begin
from reader.ui.text_objects import TextObject, around

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_NAMES = {
    TextObject.SENTENCE: "sentence",
    TextObject.PARAGRAPH: "paragraph",
    TextObject.QUOTE: "quote",
    TextObject.ENTITY: "entity",
    TextObject.WORD: "word",
}
#: What stands in the status line while the second key of a text object is awaited.
_AWAITED = "s sentence · p paragraph · q quote · e entity · w word"


def _start(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        page.select(None)
        return
    if page.article.text:
        cursor = page.cursor_on_page()
        page.select(Selection(cursor, cursor))


def _anew(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        page.select(Selection(page.selection.cursor, page.selection.cursor))


def _grow(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.article.text:
        page.select(grown(page.article.text, page.selection, page.cursor_on_page()))


def _move(motion: str, screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        page.select(moved(page.article.text, page.selection, motion))


def _section(screen: "ReaderScreen", count: int | None, *, back: bool) -> None:
    page = screen.page
    starts = [block.span.start for block in page.article.blocks if block.kind is BlockKind.HEADING]
    if page.selection is None:
        return
    if not starts:
        screen.tell("This article has no sections: } goes by paragraphs, G to its end")
        return
    text, cursor = page.article.text, page.selection.cursor
    offset = (section_back if back else section)(starts, text, cursor)
    page.select(moved_to(text, page.selection, offset, onward=not back))


def _page(screen: "ReaderScreen", count: int | None, *, back: bool) -> None:
    """Take the selection over to the next page, up to its first word; on the last, to the end."""
    page = screen.page
    selection, text, before = page.selection, page.article.text, page.place()
    if selection is None:
        return
    page.turn(-1 if back else 1)
    now = page.place()
    if now.start == before.start:
        offset = 0 if back else len(text) - 1
        page.select(moved_to(text, selection, offset, onward=False))
    else:
        page.select(moved_to(text, selection, now.start, onward=not back))


def _swap(screen: "ReaderScreen", count: int | None) -> None:
    selection = screen.page.selection
    if selection is not None:
        screen.page.select(swapped(screen.page.article.text, selection))


def await_object(screen: "ReaderScreen", *, outer: bool, otherwise: Callable[[], None] | None = None) -> None:
    """Wait for the letter of a text object; `a` or Enter does what is to be done `otherwise`."""

    def take(key: str, character: str | None) -> bool:
        screen.status.forget()
        if otherwise is not None and key in ("a", "enter"):
            otherwise()
        elif character and character in TextObject._value2member_map_:
            _select_object(screen, TextObject(character), outer=outer)
        else:
            screen.tell(_AWAITED)
        return False

    words = _AWAITED + (" · a writes a note" if otherwise is not None else "")

    def ended() -> None:
        if screen.status.message == words:
            screen.status.forget()

    begin(screen, Pending("a…" if outer else "i…", take, ended))
    screen.tell(words)


def _select_object(screen: "ReaderScreen", what: TextObject, *, outer: bool) -> None:
    page, selection = screen.page, screen.page.selection
    if selection is None:
        return
    if what in (TextObject.QUOTE, TextObject.ENTITY) and not screen.analysed:
        screen.tell("Still reading: quotes and entities are known in a moment")
        return
    text = page.article.text
    found = around(text, selection, what, screen.analysis, outer=outer)
    if found:
        page.select(spanning(text, found))
    else:
        screen.tell(f"There is no {_NAMES[what]} under the cursor")


def _copy(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        screen.copy(page.selection.span(page.article.text).of(page.article.text))
        page.select(None)
    else:
        from reader.ui.handlers.copying import copy_here

        copy_here(screen)


def _cancel(screen: "ReaderScreen", count: int | None) -> None:
    """Let go of the selection; a highlight that waits for words waits no more."""
    if screen.attaching is not None:
        screen.attaching = None
        screen.tell("The highlight stays as it is: r shows it again")
    screen.page.select(None)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "select.start": _start,
    "select.anew": _anew,
    "select.grow": _grow,
    "select.inner": lambda screen, count: await_object(screen, outer=False),
    "select.copy": _copy,
    "select.cancel": _cancel,
    "cursor.down": lambda screen, count: screen.page.extend_to(screen.page.offset_on_line(1)),
    "cursor.up": lambda screen, count: screen.page.extend_to(screen.page.offset_on_line(-1)),
    "cursor.line_start": lambda screen, count: screen.page.extend_to(screen.page.line_ends()[0]),
    "cursor.line_end": lambda screen, count: screen.page.extend_to(screen.page.line_ends()[1]),
    "cursor.section": partial(_section, back=False),
    "cursor.section_back": partial(_section, back=True),
    "cursor.page_next": partial(_page, back=False),
    "cursor.page_previous": partial(_page, back=True),
    "cursor.swap": _swap,
    **{motion: partial(_move, motion) for motion in MOTIONS},
}
