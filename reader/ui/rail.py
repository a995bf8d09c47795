"""The rail: two cells left of each line that tell which highlights, notes and bookmarks it has.

Colour behind words is lost where highlights lie over one another, and is not there at all on some terminals:
the rail says it again, in bars or in letters. No Textual here.
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from reader.article import Colour
from reader.typesetting.layers import Layers
from reader.typesetting.layout import Line
from reader.typesetting.marks import Mark
from reader.typesetting.tokens import HIGHLIGHT_TOKENS, RAIL_TOKENS, READER, TokenType

#: Words of one cell, and the tokens that style it; of two colours the second lies behind the first.
RailPiece: TypeAlias = tuple[str, tuple[TokenType, ...]]
#: What stands beside a line: nothing, or pieces that take two cells together.
Rail: TypeAlias = Callable[[Line], list[RailPiece]]

#: The bars fill half a cell, so that two fit in one, and a lone one does not touch the text.
LEFT_HALF, RIGHT_HALF = "▌", "▐"
NOTE, BOOKMARK = "✎", "⚑"
#: The same in letters; the last says that the line has more colours than there is room for.
NOTE_LETTER, BOOKMARK_LETTER, MORE = "n", "B", "+"

_LETTERS = {RAIL_TOKENS[HIGHLIGHT_TOKENS[colour]]: colour.value[0] for colour in Colour}
_QUIET: RailPiece = (" ", ())


def rail_of(marks: Iterable[Mark], start: int, end: int, *, letters: bool = False) -> list[RailPiece]:
    """Return the two cells beside a line from `start` to `end`, given the annotations' marks over it.

    Colours stand in the order of the text, at most four of them; the sign of a note or bookmark stands on
    the line on which it begins. `letters` is for terminals without colours: y, g, b, p, o; n for a note.
    """
    over = sorted(
        (mark for mark in marks if mark.span.start < end and mark.span.end > start),
        key=lambda mark: mark.span.start,
    )
    colours = list(dict.fromkeys(RAIL_TOKENS[mark.token] for mark in over if mark.token in RAIL_TOKENS))
    begun = {mark.token for mark in over if start <= mark.span.start}
    signs = [
        (letter if letters else sign)
        for token, sign, letter in (
            (READER.Bookmark, BOOKMARK, BOOKMARK_LETTER),
            (READER.Note, NOTE, NOTE_LETTER),
        )
        if token in begun
    ]
    if not colours and not signs:
        return []
    return _in_letters(colours, signs) if letters else _in_bars(colours, signs)


def rail_over(layers: Layers, layer: str, *, letters: bool = False) -> Rail:
    """Return the rail of the marks of one layer; lines that are not the article's have none."""

    def rail(line: Line) -> list[RailPiece]:
        if line.inserted >= 0 or line.end <= line.start:
            return []
        marks = layers.of(layer, line.start, line.end)
        return rail_of(marks, line.start, line.end, letters=letters) if marks else []

    return rail


def _in_letters(colours: list[TokenType], signs: list[str]) -> list[RailPiece]:
    room = 2 - len(signs)
    shown = [_LETTERS[colour] for colour in colours]
    if len(shown) > room > 0:
        shown = [*shown[: room - 1], MORE]
    cells = [*signs, *shown[:room]]
    return [_QUIET] * (2 - len(cells)) + [(cell, (READER.Rail,)) for cell in cells]


def _in_bars(colours: list[TokenType], signs: list[str]) -> list[RailPiece]:
    if len(signs) > 1:
        return [(signs[0], (READER.Rail,)), (signs[1], tuple(colours[:2]) or (READER.Rail,))]
    if signs and len(colours) < 2:
        bar = (LEFT_HALF, tuple(colours)) if colours else _QUIET
        return [(signs[0], (READER.Rail,)), bar]
    if signs:
        # The sign takes the third colour; the bar has the first two.
        return [(signs[0], tuple(colours[2:3]) or (READER.Rail,)), (LEFT_HALF, tuple(colours[:2]))]
    match len(colours):
        case 1:
            return [_QUIET, (LEFT_HALF, (colours[0],))]
        case 2:
            return [(RIGHT_HALF, (colours[0],)), (LEFT_HALF, (colours[1],))]
        case 3:
            return [(RIGHT_HALF, (colours[0],)), (LEFT_HALF, (colours[1], colours[2]))]
        case _:
            return [(LEFT_HALF, (colours[0], colours[1])), (LEFT_HALF, (colours[2], colours[3]))]
