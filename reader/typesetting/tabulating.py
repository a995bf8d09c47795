"""The rows of a table as pieces: cells at their columns, and the gaps between them."""

from reader.typesetting.cells import cell_len
from reader.typesetting.piece import Piece, stretched
from reader.typesetting.tables import Row, Table, begin_of
from reader.typesetting.tokens import READER, TokenType

_STROKE = "─"
_STROKES = str.maketrans(dict.fromkeys("-|+=", _STROKE))


def cell_pieces(table: Table, base: int, start: int, end: int, indent: int) -> tuple[Piece, ...]:
    """Return the pieces of the line from `start` to `end` of a table that begins at `base` in the text."""
    row = table.row_at(start - base)
    if not row.cells:
        words = table.text[start - base : end - base].translate(_STROKES)
        return tuple(Piece(start + at, start + at + 1, at, sign, own=False) for at, sign in enumerate(words))
    token = READER.Table.Heading if table.headed and row is table.rows[0] else None
    if table.folded:
        return _folded(table, row, base, start, end, indent, token)
    found: list[Piece] = []
    here, cell = base + row.start, 0
    for one in row.cells:
        begin = begin_of(table, one)
        found += stretched(here, base + one.start, cell, begin - cell, " ")
        words = table.text[one.start : one.end]
        found.append(Piece(base + one.start, base + one.end, begin, words, token=token))
        here, cell = base + one.end, begin + cell_len(words)
    found += stretched(here, end, cell, end - here, " ")
    return tuple(found)


def _folded(
    table: Table, row: Row, base: int, start: int, end: int, indent: int, token: TokenType | None
) -> tuple[Piece, ...]:
    """Return the pieces of a cell, or of a part of one; the strokes around it are blank."""
    cell = row.cell_at(start - base)
    first = min(max(start, base + cell.start), end)  # what stands before a cell may fill a line of its own
    last = max(first, min(end, base + cell.end))
    at = indent + first - start
    words = Piece(first, last, at, table.text[first - base : last - base], token=token)
    behind = words.cell + words.cells
    return (
        *stretched(start, first, indent, first - start, " "),
        *([words] if last > first else ()),
        *stretched(last, end, behind, end - last, " "),
    )
