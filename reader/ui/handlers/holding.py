"""What can be done with the highlight in hand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Annotation, Colour, Placed, Span
from reader.article.editing import end_moved, joined, neighbour, resized, split, split_point
from reader.ui.holding import holdable, in_hand, let_go, put_cursor, take
from reader.ui.keeping import change
from reader.ui.motions import MOTIONS, settled, spanning

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: How much of a highlight's end is looked at to tell of it, in code points, of which half is told.
_SAID = 80
#: An action on the highlight in hand, which has a place.
_Deed = Callable[["ReaderScreen", Placed, Span], None]


def _take(screen: "ReaderScreen", count: int | None) -> None:
    """Take the highlight at the cursor, else the first behind it, else the first of the article."""
    rows = holdable(screen)
    if not rows:
        screen.tell("There is no highlight yet: v selects, m marks")
        return
    cursor = screen.page.cursor_on_page()
    spans = [row.span or Span(0, 0) for row in rows]
    at = [n for n, span in enumerate(spans) if span.contains(cursor)]
    if at:
        take(screen, rows[min(at, key=lambda n: len(spans[n]))].annotation)
        return
    behind = next((n for n, span in enumerate(spans) if span.start >= cursor), None)
    if behind is None:  # all stand before the cursor: the first that is on the page, or of all
        place = screen.page.place()
        behind = next((n for n, span in enumerate(spans) if span.end > place.start), 0)
    take(screen, rows[behind].annotation)


def _with_held(deed: _Deed, screen: "ReaderScreen", count: int | None) -> None:
    held = in_hand(screen)
    if held is None or held.span is None:
        let_go(screen)
        return
    deed(screen, held, held.span)


def _note(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    from reader.ui.handlers.marking import edit_note

    edit_note(screen, held.annotation)


def _recolour(screen: "ReaderScreen", held: Placed, span: Span, colour: Colour) -> None:
    before = held.annotation
    if before.colour is colour:
        screen.tell(f"It is {colour.value} already")
        return
    screen.keep(
        replace(before, colour=colour), before=before, told=f"Recoloured in {colour.value} · u undoes"
    )


def _move_end(screen: "ReaderScreen", held: Placed, span: Span, step: int) -> None:
    assert screen.hand is not None
    text, last = screen.page.article.text, screen.hand.last
    moved = end_moved(text, span, step, last=last)
    if moved is None or not moved:
        screen.tell("It goes no further that way")
        return
    before = held.annotation
    screen.keep(resized(text, before, moved), before=before, told=_measured(text, moved, last=last))
    put_cursor(screen, spanning(text, moved).cursor if last else moved.start)


def _measured(text: str, span: Span, *, last: bool) -> str:
    """Say where a highlight ends, or begins, now."""
    if last:
        words = " ".join(text[max(span.start, span.end - _SAID) : span.end].split())[-_SAID // 2 :]
        return f"It ends in “…{words}” · u undoes"
    words = " ".join(text[span.start : min(span.end, span.start + _SAID)].split())[: _SAID // 2]
    return f"It begins with “{words}…” · u undoes"


def _swap(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    assert screen.hand is not None
    last = not screen.hand.last
    screen.hand = replace(screen.hand, last=last)
    put_cursor(screen, spanning(screen.page.article.text, span).cursor if last else span.start)
    screen.tell("< and > move its end" if last else "< and > move its beginning")


def _cursor(screen: "ReaderScreen", held: Placed, span: Span, motion: str) -> None:
    assert screen.hand is not None
    text = screen.page.article.text
    put_cursor(screen, settled(text, MOTIONS[motion](text, screen.hand.cursor)))


def _join(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    text = screen.page.article.text
    other = neighbour(text, held, holdable(screen))
    if other is None:
        screen.tell("No highlight to join with is in this paragraph, or right beside it")
        return
    changes = joined(text, held, other)
    _go_on_with(screen, changes[0].subject)
    notes = " · their notes are one" if held.annotation.note and other.annotation.note else ""
    change(screen, changes, f"Joined{notes} · u parts them again")
    put_cursor(screen, screen.hand.cursor if screen.hand else span.start)


def _split(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    from reader.library import new_id

    assert screen.hand is not None
    text = screen.page.article.text
    at = split_point(text, span, screen.hand.cursor)
    changes = split(text, held, at, new_id())
    if not changes:
        screen.tell("Move the cursor into it first (w, l, ) or a click): S splits before the cursor")
        return
    note = " · the note stays with the first part" if held.annotation.note else ""
    change(screen, changes, f"Split in two{note} · u undoes")
    _go_on_with(screen, changes[1].subject)
    put_cursor(screen, at)


def _go_on_with(screen: "ReaderScreen", annotation: Annotation) -> None:
    """Hold another annotation, with the cursor where it is."""
    if screen.hand is not None:
        screen.hand = replace(screen.hand, id=annotation.id)


def _delete(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    screen.page.cursor = span.start
    let_go(screen)
    screen.discard(held.annotation, told="Deleted: u brings it back")


def _step(screen: "ReaderScreen", held: Placed, span: Span, step: int) -> None:
    rows = holdable(screen)
    at = next(n for n, row in enumerate(rows) if row.annotation.id == held.annotation.id)
    if len(rows) == 1:
        screen.tell("It is the only highlight")
        return
    take(screen, rows[(at + step) % len(rows)].annotation)


def _select(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    let_go(screen)
    screen.page.select(spanning(screen.page.article.text, span))


def _copy(screen: "ReaderScreen", held: Placed, span: Span) -> None:
    from reader.ui.handlers.copying import copy_annotations

    copy_annotations(screen, [held.annotation])


def _end(screen: "ReaderScreen", held: Placed, span: Span, *, last: bool) -> None:
    put_cursor(screen, span.end if last else span.start)


def _leave(screen: "ReaderScreen", count: int | None) -> None:
    let_go(screen)


_DEEDS: Mapping[str, _Deed] = {
    "hold.note": _note,
    **{f"hold.{number}": partial(_recolour, colour=colour) for number, colour in enumerate(Colour, 1)},
    "hold.later": partial(_move_end, step=1),
    "hold.earlier": partial(_move_end, step=-1),
    "hold.swap": _swap,
    **{
        f"hold.{name}": partial(_cursor, motion=f"cursor.{name}")
        for name in ("left", "right", "word", "word_back", "sentence", "sentence_back")
    },
    "hold.start": partial(_end, last=False),
    "hold.end": partial(_end, last=True),
    "hold.join": _join,
    "hold.split": _split,
    "hold.delete": _delete,
    "hold.next": partial(_step, step=1),
    "hold.previous": partial(_step, step=-1),
    "hold.select": _select,
    "hold.copy": _copy,
}

HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "hold.take": _take,
    **{action_id: partial(_with_held, deed) for action_id, deed in _DEEDS.items()},
    "hold.page_next": lambda screen, count: screen.page.turn(1),
    "hold.page_previous": lambda screen, count: screen.page.turn(-1),
    "hold.leave": _leave,
}
