"""Words of right-to-left scripts on a line: which lines have them, and their pieces in order."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from reader.typesetting.cells import graphemes, lone_cells
from reader.typesetting.piece import Piece

#: How much of a paragraph is looked at to tell its direction, and to order its letters.
LONGEST_PARAGRAPH = 4096
_OPENING = 64
_FIRST_LETTER = re.compile("[^\\W\\d_]|[\u200e\u200f]")


@cache
def right_to_left() -> re.Pattern[str]:
    """Match a character that is right-to-left, or makes others so."""
    return re.compile(
        "[\u0590-\u08ff\u200f\u202b\u202e\u2067\u2068\ufb1d-\ufdff\ufe70-\ufefc"
        "\U00010800-\U00010fff\U0001e800-\U0001efff]"
    )


def opens_right_to_left(text: str, begin: int) -> bool:
    """Tell whether the first letter of a paragraph is of a right-to-left script."""
    if text[begin : begin + _OPENING].isascii():
        return False
    first = _FIRST_LETTER.search(text, begin, begin + LONGEST_PARAGRAPH)
    return first is not None and right_to_left().match(text, first.start()) is not None


def cells_ordered(text: str, placed: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of a row of a table with the words of each cell in order."""
    found: list[Piece] = []
    for piece in placed:
        if piece.own and not piece.words.isascii() and right_to_left().search(piece.words):
            backwards = opens_right_to_left(piece.words, 0)
            row = reordered(text, piece, piece.start, piece.end, backwards=backwards)
            found += [replace(one, token=piece.token) for one in row]
        else:
            found.append(piece)
    return tuple(found)


def reordered(
    text: str,
    whole: Piece,
    begin: int,
    finish: int,
    *,
    backwards: bool,
    grown: Mapping[int, int] = MappingProxyType({}),
    hyphen: bool = False,
) -> tuple[Piece, ...]:
    """Return the clusters of a piece from left to right; `begin` and `finish` bound its paragraph.

    Spaces at the offsets of `grown` take so many cells. A hyphen behind them goes with the last cluster.
    """
    from reader.typesetting.bidi import in_visual_order, joined_forms, levels, mirrored

    clusters = _clusters(text, whole.start, whole.end)
    depths = levels(text[begin:finish], int(backwards))
    shown = joined_forms(whole.words)
    cell = whole.cell
    found: list[Piece] = []
    order = [depths[first - begin] for first, _, _ in clusters]
    for at in in_visual_order(order + order[-1:] * hyphen):
        if at == len(clusters):
            found.append(Piece(whole.end, whole.end, cell, "-"))
            cell += 1
            continue
        first, last, cells = clusters[at]
        if first in grown:
            cells = grown[first]
            found.append(Piece(first, last, cell, " " * cells, own=False))
        elif depths[first - begin] % 2:
            words = mirrored(shown[first - whole.start : last - whole.start])
            found.append(Piece(first, last, cell, words, own=words == text[first:last]))
        elif found and found[-1].own and found[-1].end == first and not depths[found[-1].start - begin] % 2:
            found[-1] = replace(found[-1], end=last, words=text[found[-1].start : last])
        else:
            found.append(Piece(first, last, cell, text[first:last]))
        cell += cells
    return tuple(found)


def _clusters(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return start, end and cells of each cluster; most text of these scripts is of single characters."""
    cells = lone_cells(text, start, end)
    if cells is None:
        return list(graphemes(text, start, end))
    return [(at, at + 1, wide) for at, wide in enumerate(cells, start)]


def on_screen(words: str) -> str:
    """Return words that stand alone in the order in which they are drawn: a row of a list, a title."""
    if words.isascii() or not right_to_left().search(words):
        return words
    whole = Piece(0, len(words), 0, words)
    ordered = reordered(words, whole, 0, len(words), backwards=opens_right_to_left(words, 0))
    return "".join(piece.words for piece in ordered)
