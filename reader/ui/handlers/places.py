"""The places one can go to from here, in one list: marks, bookmarks, and where the reader was before."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from reader.ui.handlers.moving import where

if TYPE_CHECKING:
    from reader.ui.screens.pick import Choice
    from reader.ui.screens.reader import ReaderScreen

#: The most words of a place that are shown, in code points.
_MOST = 120
_HINT = "Type to narrow · ↑ ↓ · Enter goes there · Esc"

#: One place: its row, and what goes there.
_Place: TypeAlias = "tuple[Choice, Callable[[], None]]"


def _show(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.pick import Pick

    places = [*_marks(screen), *_bookmarks(screen), *_jumps(screen)]
    if not places:
        screen.tell("There are no places yet: M and a letter mark one, B sets a bookmark")
        return

    def chosen(at: int | None) -> None:
        if at is not None:
            places[at][1]()
            screen.update_status()

    choices = [choice for choice, _ in places]
    screen.app.push_screen(Pick(screen.broadsheet.palette, "Places", choices, None, _HINT), chosen)


def _at(screen: "ReaderScreen", sign: str, offset: int, kind: str) -> _Place:
    """Return a place in this text; `sign` stands before its words, `kind` finds it too."""
    from reader.ui.screens.pick import Choice

    words = " ".join(screen.page.article.text[offset : offset + _MOST].split())
    go = partial(screen.jumps.go_to, offset, cursor=False)
    return Choice(f"{sign}  {words}", where(screen, offset), also=kind), go


def _marks(screen: "ReaderScreen") -> Iterator[_Place]:
    from reader.ui.far_marks import open_far
    from reader.ui.screens.pick import Choice

    here = screen.jumps.marks()
    for letter, anchor in sorted(here.items()):
        offset = screen.jumps.marked(anchor)
        if offset is not None:
            yield _at(screen, f"'{letter}", offset, "mark")
    for letter, mark in sorted(screen.jumps.trails.far_marks().items()):
        if letter not in here:
            words = " ".join(mark.anchor.exact.split())[:_MOST]
            choice = Choice(f"'{letter}  {words}", mark.title or mark.source, also="mark")
            yield choice, partial(open_far, screen, letter, mark)


def _bookmarks(screen: "ReaderScreen") -> Iterator[_Place]:
    from reader.article import AnnotationKind

    for row in screen.placed:
        if row.annotation.kind is AnnotationKind.BOOKMARK and row.span is not None:
            yield _at(screen, "⚑ ", row.span.start, "bookmark")


def _jumps(screen: "ReaderScreen") -> Iterator[_Place]:
    """Yield where the reader was, the latest first; what lies ahead after going back stands before it."""
    back, forward = screen.jumps.trail()
    for offset in forward:
        yield _at(screen, "→ ", offset, "forward jump")
    for offset in reversed(back):
        yield _at(screen, "← ", offset, "back jump")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {"place.list": _show}
