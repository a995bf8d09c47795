"""Where the words of a line stand: which cell shows which code point, and back.

The one way from a line to the screen and from the screen to the text: what is painted and what the mouse
finds cannot differ. Cells are counted from the left edge of the measure, the line's indent included.
"""

from functools import lru_cache

from reader.article import BlockKind
from reader.typesetting.blocks import QUOTATION_MARKER, sign_end
from reader.typesetting.cells import cell_len, graphemes, is_plain, previous_boundary
from reader.typesetting.cells import cell_of as cell_in
from reader.typesetting.cells import offset_at as offset_in
from reader.typesetting.layout import Layout, Line
from reader.typesetting.options import Alignment, RightToLeft
from reader.typesetting.ordering import (
    LONGEST_PARAGRAPH,
    cells_ordered,
    on_screen,
    opens_right_to_left,
    reordered,
    right_to_left,
)
from reader.typesetting.piece import Piece, stretched
from reader.typesetting.tokens import READER

__all__ = ["Piece", "cell_of", "offset_at", "pieces", "reach"]

_BULLETS = ("•", "◦", "▪")
_BAR = "│"
_RULE = "─"
_LONGEST_RULE = 24
_MORE_LEFT, _MORE_RIGHT = "‹", "›"


def pieces(layout: Layout, line: Line, shift: int = 0) -> tuple[Piece, ...]:
    """Return what stands on a line, from left to right; cells between the pieces are blank.

    `shift` is how many cells the code on the page is scrolled to the right, each block as far as it has words
    there; all else stays where it is.
    """
    if line.generated:
        told = " · ".join(map(on_screen, line.generated.split(" · ")))
        under_right = opens_right_to_left(layout.article.text, 0)
        cell = max(0, layout.measure_of(line) - cell_len(told)) if under_right else line.indent
        return (Piece(line.start, line.start, cell, told, token=READER.Byline),)
    if line.end <= line.start:
        return _bar(layout, line)
    if line.kind is BlockKind.CODE:
        return _clipped(layout, line, _scrolled(layout, line, shift))
    placed = _placed(layout, line)
    if line.hyphen and all(piece.end > piece.start for piece in placed):
        last = placed[-1]
        placed = (*placed, Piece(line.end, line.end, last.cell + last.cells, "-"))
    bar = _bar(layout, line)
    if bar and bar[0].cell > placed[0].cell:
        return (*placed, *bar)
    return (*bar, *_label(layout, line), *placed)


def cell_of(layout: Layout, line: Line, offset: int, shift: int = 0) -> int:
    """Return the first cell of the cluster that `offset` lies in; at or behind the line's end, the next cell.

    In code that is scrolled sideways it may lie outside the measure. Behind right-to-left words the next
    cell is the one to the left.
    """
    text = layout.article.text
    if line.end <= line.start:
        return line.indent
    if line.kind is BlockKind.CODE:
        cell = cell_in(text, line.start, min(offset, line.end))
        return line.indent + cell - _scrolled(layout, line, shift)
    placed = _placed(layout, line)
    if offset >= line.end:
        if _leads_left(layout, line):
            return max(0, min(piece.cell for piece in placed) - 1)
        return max(piece.cell + piece.cells for piece in placed)
    for piece in placed:
        if piece.start <= offset < piece.end:
            return piece.cell + (cell_in(text, piece.start, offset) if piece.own else 0)
    return placed[0].cell


def offset_at(layout: Layout, line: Line, cell: int, shift: int = 0) -> int:
    """Return the offset of the cluster that covers `cell`, or of the one before it where there is none.

    The inverse of `cell_of`: left of the words that is the line's start, right of them its end (in lines of
    right-to-left words, the other way about).
    """
    text = layout.article.text
    if line.end <= line.start:
        return line.start
    if line.kind is BlockKind.CODE:
        across = cell + _scrolled(layout, line, shift) - line.indent
        return offset_in(text, line.start, line.end, across)
    placed = _placed(layout, line)
    leads_left = _leads_left(layout, line)
    found: Piece | None = None
    for piece in placed:
        if piece.cell <= cell and piece.cells and (found is None or piece.cell >= found.cell):
            found = piece
    if found is None:
        return line.end if leads_left else line.start
    if cell >= found.cell + found.cells:
        if all(piece.cell <= found.cell for piece in placed):
            return line.start if leads_left else line.end
        return max(found.start, previous_boundary(text, found.end))
    return offset_in(text, found.start, found.end, cell - found.cell) if found.own else found.start


def reach(layout: Layout, line: Line) -> int:
    """Return how far the code that a line belongs to can be scrolled to the right, in cells; else 0."""
    if line.kind is not BlockKind.CODE:
        return 0
    block = layout.block_of(line)
    words = block.span.of(layout.article.text) if block is not None else ""
    return max(0, _widest(words) - layout.measure)


@lru_cache(maxsize=64)
def _widest(code: str) -> int:
    return max(map(cell_len, code.split("\n")), default=0)


def _scrolled(layout: Layout, line: Line, shift: int) -> int:
    """Return how far a line of code is scrolled: no further than its block has words."""
    return min(shift, reach(layout, line)) if shift else 0


def _placed(layout: Layout, line: Line) -> tuple[Piece, ...]:
    """Return the pieces that show the text of a line, all of it, in the order of its cells."""
    text, start, end = layout.article.text, line.start, line.end
    own = Piece(start, end, line.indent, text[start:end])
    if line.kind is BlockKind.TABLE:
        table = layout.table_of(line)
        if table is not None:
            from reader.typesetting.tabulating import cell_pieces

            row = cell_pieces(*table, start, end, line.indent)
            return row if layout.options.right_to_left is RightToLeft.TERMINAL else cells_ordered(text, row)
    if line.kind is BlockKind.RULE and not any(map(str.isalnum, own.words)):
        return _rule(own, layout.measure)
    if _has_order(layout, line):
        return _ordered(layout, line)
    justified = layout.options.align is Alignment.JUSTIFY
    found = _justified(layout, line, own) if justified else (own,)
    return _with_sign(layout, line, found) if line.first else found


def _with_sign(layout: Layout, line: Line, found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Set the sign that opens a block: an item's as a bullet, a quotation's as its bar, a note's apart."""
    text, first = layout.article.text, found[0]
    start, cell = line.start, first.cell
    behind = sign_end(line.kind, text, start, first.end)
    if line.kind is BlockKind.LIST_ITEM and text[start] in "-*+" and behind > start:
        block = layout.block_of(line)
        depth = min(max(1, block.level if block is not None else 1), len(_BULLETS))
        sign = Piece(start, start + 1, cell, _BULLETS[depth - 1], own=False)
    elif _has_quotation_sign(layout, line):
        sign = Piece(start, start + 1, cell, _BAR, own=False, token=READER.Sign)
    elif line.kind is BlockKind.PARAGRAPH and behind > start:
        number = text[start:behind].rstrip(" \u00a0")
        sign = Piece(start, start + len(number), cell, number, token=READER.Footnote)
    else:
        return found
    if sign.end >= first.end:
        return (sign, *found[1:])
    rest = Piece(sign.end, first.end, cell + sign.cells, text[sign.end : first.end])
    return (sign, rest, *found[1:])


def _has_quotation_sign(layout: Layout, line: Line) -> bool:
    return (
        line.kind is BlockKind.QUOTATION
        and line.first
        and line.indent < layout.setting_of(line).indent
        and layout.article.text.startswith(QUOTATION_MARKER, line.start, line.end)
    )


def _grown_spaces(layout: Layout, line: Line, cells: int) -> list[tuple[int, int]]:
    """Return offset and cells of the spaces that grow, so that a line of so many cells is justified."""
    setting = layout.setting_of(line)
    if layout.options.align is not Alignment.JUSTIFY or not setting.flows:
        return []
    text, start = layout.article.text, line.start
    _, finish = layout.paragraph_of(line)
    if not text[line.end : finish].strip(" ") and not line.hyphen:
        return []
    if line.first:
        start = sign_end(line.kind, text, start, line.end)
        start += 2 if _has_quotation_sign(layout, line) else 0
    from reader.typesetting.justification import spread

    room = layout.measure - setting.right - line.indent - cells - line.hyphen
    return spread(text, start, line.end, room, from_right=line.odd)


def _justified(layout: Layout, line: Line, own: Piece) -> tuple[Piece, ...]:
    """Return the words of a line; if it is justified, with what it leaves empty spread over its spaces."""
    text = layout.article.text
    gaps = _grown_spaces(layout, line, own.cells)
    if not gaps:
        return (own,)
    found: list[Piece] = []
    here, cell = line.start, line.indent
    for offset, cells in gaps:
        if offset > here:
            words = text[here:offset]
            found.append(Piece(here, offset, cell, words))
            cell += found[-1].cells
        found.append(Piece(offset, offset + 1, cell, " " * cells, own=False))
        here, cell = offset + 1, cell + cells
    found.append(Piece(here, line.end, cell, text[here : line.end]))
    return tuple(found)


def _clipped(layout: Layout, line: Line, shift: int) -> tuple[Piece, ...]:
    """Return what of a line of code can be seen, with signs where it goes on beyond the edges."""
    text, measure = layout.article.text, layout.measure
    words = text[line.start : line.end]
    cells = cell_len(words)
    if not shift and cells <= measure:
        return (Piece(line.start, line.end, 0, words),)
    left, right = shift > 0, cells - shift > measure
    if cells <= shift:
        return (Piece(line.start, line.start, 0, _MORE_LEFT, token=READER.Sign),) if cells else ()
    low, high = shift + left, shift + measure - right
    start = offset_in(text, line.start, line.end, low)
    reached = cell_in(text, line.start, start)
    if reached < low:  # a wide character stands across the edge
        start = next((stop for _, stop, _ in graphemes(text, start, line.end)), line.end)
        reached = cell_in(text, line.start, start)
    end = offset_in(text, line.start, line.end, high) if right else line.end
    found = [Piece(start, end, reached - shift, text[start:end])] if end > start else []
    if left:
        found.insert(0, Piece(line.start, line.start, 0, _MORE_LEFT, token=READER.Sign))
    if right:
        found.append(Piece(line.end, line.end, measure - 1, _MORE_RIGHT, token=READER.Sign))
    return tuple(found)


def _bar(layout: Layout, line: Line) -> tuple[Piece, ...]:
    """Return the bar beside a quotation."""
    if line.kind is not BlockKind.QUOTATION or line.indent < 2 or _has_quotation_sign(layout, line):
        return ()
    begin, _ = layout.paragraph_of(line)
    cell = line.indent - 2
    if opens_right_to_left(layout.article.text, begin):
        cell = layout.measure - 1 - cell
    return (Piece(line.start, line.start, cell, _BAR, token=READER.Sign),)


def _label(layout: Layout, line: Line) -> tuple[Piece, ...]:
    """Return the heading that stands before a cell of a folded table."""
    table = layout.table_of(line)
    if table is None or not table[0].folded:
        return ()
    cell = table[0].cell_at(line.start - table[1])
    if cell is None or line.start - table[1] > cell.start or not table[0].label_of(cell):
        return ()
    label = table[0].label_of(cell)
    return (Piece(line.start, line.start, line.indent - cell_len(label), label, token=READER.Sign),)


def _rule(own: Piece, measure: int) -> tuple[Piece, ...]:
    """Return a line drawn in the middle of the measure, in the place of the signs that stand for it."""
    length = max(len(own.words), min(_LONGEST_RULE, measure // 3))
    if length > measure or not is_plain(own.words):
        return (own,)
    return tuple(stretched(own.start, own.end, (measure - length) // 2, length, _RULE))


def _leads_left(layout: Layout, line: Line) -> bool:
    """Tell whether a line reads from right to left on the screen."""
    if layout.options.right_to_left is RightToLeft.TERMINAL:
        return False
    begin, _ = layout.paragraph_of(line)
    return opens_right_to_left(layout.article.text, begin)


def _has_order(layout: Layout, line: Line) -> bool:
    """Tell whether letters of a line may stand in another order than in the text, or at the other edge."""
    text = layout.article.text
    if not text[line.start : line.end].isascii() and right_to_left().search(text, line.start, line.end):
        return True
    begin, _ = layout.paragraph_of(line)
    return opens_right_to_left(text, begin)


@lru_cache(maxsize=256)
def _ordered(layout: Layout, line: Line) -> tuple[Piece, ...]:
    """Return the clusters of a line in the order in which they stand on the screen."""
    text, start, end = layout.article.text, line.start, line.end
    begin, finish = layout.paragraph_of(line)
    backwards = opens_right_to_left(text, begin)
    cell = line.indent
    cells = cell_len(text[start:end])
    grown = (
        dict(_grown_spaces(layout, line, cells)) if layout.options.right_to_left is RightToLeft.OURS else {}
    )
    if backwards:
        cells += sum(grown.values()) - len(grown) + line.hyphen
        cell = max(0, layout.measure_of(line) - line.indent - cells)
    whole = Piece(start, end, cell, text[start:end])
    if layout.options.right_to_left is RightToLeft.TERMINAL:
        return (whole,)
    if finish - begin > LONGEST_PARAGRAPH:
        begin, finish = start, end
    return reordered(text, whole, begin, finish, backwards=backwards, grown=grown, hyphen=line.hyphen)
