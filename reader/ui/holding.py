"""A highlight taken in hand: which one, where the cursor is in it, and which of its ends moves.

What the hand holds is always the annotation as the last key left it, though that may still be on its way to
the disk: holding a key down moves an end as fast as the keyboard repeats.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.article import Annotation, AnnotationKind, Placed, Span
from reader.typesetting.cells import next_boundary, previous_boundary
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER
from reader.ui.keeping import standing

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: The page's layer for the highlight in hand.
LAYER = "hand"


@dataclass(frozen=True, slots=True)
class Held:
    """The annotation in hand, the cursor (code points) inside it, and whether its last end moves."""

    id: str
    cursor: int
    last: bool = True


def holdable(screen: "ReaderScreen") -> list[Placed]:
    """Return the highlights and kept quotes with a place, in document order, as the last key left them."""
    return [
        row
        for row in standing(screen)
        if row.span is not None and row.annotation.kind is not AnnotationKind.BOOKMARK
    ]


def in_hand(screen: "ReaderScreen") -> Placed | None:
    """Return the highlight in hand, or None if nothing is, or what was is gone."""
    if screen.hand is None:
        return None
    return next((row for row in holdable(screen) if row.annotation.id == screen.hand.id), None)


def take(screen: "ReaderScreen", annotation: Annotation, cursor: int | None = None) -> None:
    """Take a highlight in hand, with the cursor at its beginning or at `cursor`, and tell what it is."""
    screen.hand = Held(annotation.id, -1 if cursor is None else cursor)
    held = in_hand(screen)
    if held is None or held.span is None:
        let_go(screen)
        screen.tell("These words are no longer in the text; # lists them")
        return
    put_cursor(screen, screen.hand.cursor, turn=cursor is None)
    _select_in_list(screen)
    screen.tell(described(held.annotation) + " · a edits the note, 1–5 < > J S d change it, # lists all")


def let_go(screen: "ReaderScreen") -> None:
    """Put the highlight down again."""
    if screen.hand is not None:
        screen.hand = None
        screen.page.set_marks(LAYER, ())


def refresh(screen: "ReaderScreen") -> None:
    """Follow what became of the highlight in hand: changed here or in another window, or gone."""
    if screen.hand is None:
        return
    if in_hand(screen) is None or screen.page.selection is not None:
        let_go(screen)
        return
    put_cursor(screen, screen.hand.cursor, turn=False)
    _select_in_list(screen)


def put_cursor(screen: "ReaderScreen", offset: int, *, turn: bool = True) -> None:
    """Put the cursor at `offset`, inside the highlight, and show it; the page turns to it if it may."""
    held = in_hand(screen)
    if held is None or held.span is None or screen.hand is None:
        return
    text, span = screen.page.article.text, held.span
    at = min(max(offset, span.start), max(span.start, previous_boundary(text, span.end)))
    screen.hand = replace(screen.hand, cursor=at)
    screen.page.cursor = at
    screen.page.set_marks(
        LAYER,
        (
            Mark(span, READER.Held, Rank.CHOSEN),
            Mark(Span(at, next_boundary(text, at)), READER.Cursor, Rank.CURSOR),
        ),
    )
    if turn:
        screen.page.reveal(Span(at, next_boundary(text, at)))


def pressed(screen: "ReaderScreen", offset: int) -> None:
    """Take the highlight under a click in hand; a click elsewhere puts down what is held."""
    text = screen.page.article.text
    under = [row for row in holdable(screen) if row.span is not None and row.span.contains(offset)]
    if not under:
        let_go(screen)
        return
    found = min(under, key=lambda row: len(row.span or Span(0, len(text)))).annotation
    if screen.page.galley is None:
        take(screen, found, offset)
    else:
        screen.tell(described(found) + " · a edits the note, # lists all")


def described(annotation: Annotation) -> str:
    """Say in a few words what an annotation is: its colour, whose words, its note, its tags."""
    what = "Quote" if annotation.kind is AnnotationKind.QUOTE else "Highlight"
    note = " ".join(annotation.note.split())
    tags = " ".join(f"#{tag}" for tag in annotation.tags)
    return " · ".join(
        filter(
            None,
            [f"{what} in {annotation.colour.value}", annotation.speaker, note, tags],
        )
    )


def mode_words(screen: "ReaderScreen") -> str:
    """Return what the status line calls the mode: which of how many highlights is in hand, and which end."""
    rows = holdable(screen)
    at = next((n for n, row in enumerate(rows, 1) if screen.hand and row.annotation.id == screen.hand.id), 0)
    moves = "" if screen.hand is None or screen.hand.last else " · its start moves"
    return f"HIGHLIGHT {at} of {len(rows)}{moves}" if at else "HIGHLIGHT"


def _select_in_list(screen: "ReaderScreen") -> None:
    """Let the list of annotations stand at the one in hand."""
    for number, row in enumerate(screen.placed):
        if screen.hand is not None and row.annotation.id == screen.hand.id:
            screen.sidebars.annotations.select(number)
