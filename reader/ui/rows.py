"""The rows of the sidebars and lists, made from values. No Textual here."""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from reader.article import AnchorState, AnnotationKind, Placed
from reader.typesetting.cells import cell_len, graphemes
from reader.typesetting.tokens import HIGHLIGHT_TOKENS, READER
from reader.ui.line_list import Row

#: How many texts are remembered with their lines: a list is made again at every pick and every note.
_REMEMBERED = 8000
#: The most lines of a quote or note a list shows.
_MOST_LINES = 6
#: More of a text than these lines can show, in code points: a highlight may cover a book.
_MOST_SHOWN = 4000


def wrapped(text: str, width: int, most: int = 10_000) -> list[str]:
    """Return `text` broken into lines of at most `width` cells; what is cut off ends in an ellipsis."""
    return list(_wrapped(text, width, most))


@lru_cache(_REMEMBERED)
def _wrapped(text: str, width: int, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            for piece in _pieces(word, width):
                joined = f"{line} {piece}" if line else piece
                if cell_len(joined) <= width:
                    line = joined
                else:
                    lines.append(line)
                    line = piece
        lines.append(line)
    if len(lines) > most:
        lines = lines[:most]
        while lines[-1] and cell_len(lines[-1]) > width - 1:
            lines[-1] = lines[-1][:-1]
        lines[-1] = lines[-1].rstrip(" ,;:") + "…"
    return tuple(lines)


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that is wider than a line, between graphemes."""
    if cell_len(word) <= width:
        return [word]
    pieces, piece = [], ""
    for start, end, _ in graphemes(word, 0, len(word)):
        cluster = word[start:end]
        if piece and cell_len(piece + cluster) > width:
            pieces.append(piece)
            piece = ""
        piece += cluster
    return [*pieces, piece]


def beginning(text: str) -> str:
    """Return as much of `text`, on one line, as a list could show."""
    return " ".join(text[:_MOST_SHOWN].split())


def annotation_rows(
    placed: Sequence[Placed],
    width: int,
    picked: Collection[str] = (),
    shown: Iterable[int] | None = None,
) -> list[Row]:
    """Return the annotations in document order: words in their colour, note, tags; a tick if picked.

    `shown` are the numbers of those to show, if not all.
    """
    rows: list[Row] = []
    for number in range(len(placed)) if shown is None else shown:
        row = placed[number]
        annotation = row.annotation
        if rows:
            rows.append(Row())
        bookmark = annotation.kind is AnnotationKind.BOOKMARK
        token = READER.Bookmark if bookmark else HIGHLIGHT_TOKENS[annotation.colour]
        sign = ("✓ " if annotation.id in picked else "") + ("⚑ " if bookmark else "")
        words = wrapped(sign + beginning(annotation.anchor.exact), width - 1, _MOST_LINES)
        rows += [Row(((line, token),), "", number) for line in words]
        if annotation.speaker:
            told = ", ".join(filter(None, (annotation.speaker, annotation.cue)))
            rows.append(Row(((f"— {told}", None),), "", number, True))
        rows += [
            Row(((f"  {line}", READER.Note),), "", number) for line in _note_lines(annotation.note, width)
        ]
        small = " ".join(
            [
                *(f"#{tag}" for tag in annotation.tags),
                *(_state(row.state) if row.state is not AnchorState.EXACT else []),
            ]
        )
        if small:
            rows += [Row(((f"  {line}", None),), "", number, True) for line in wrapped(small, width - 3)]
    return rows


def _note_lines(note: str, width: int) -> list[str]:
    return wrapped(note, width - 3, 12) if note.strip() else []


def _state(state: AnchorState) -> list[str]:
    return {AnchorState.DETACHED: ["(these words are no longer in the text)"]}.get(
        state, [f"({state.value})"]
    )
