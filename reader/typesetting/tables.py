"""Tables: rows of cells found in lines of text, set in columns that fit, or else folded.

A folded table has a line for each cell, named by its column's heading. In columns or folded, the code points
are those of the text in their order: gaps between cells only ever grow, so that each keeps its place.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from reader.article.figures import is_figure
from reader.typesetting.cells import cell_len, extends, fitted

#: The cells of a row that is laid out with spaces, and of one with strokes.
_SPACED = re.compile(r"\S+(?: \S+)*")
_STROKED = re.compile(r"[^|\s](?:[^|\n]*[^|\s])?")
_RULED = re.compile(r"[ |+:=─-]*-{2,}[ |+:=─-]*")
_MOST_TEXT = 100_000
_LEAST_GAP = 2
#: What a folded cell keeps for its words, as a share of the measure.
_LABEL_SHARE = 2
_LABEL_END = "  "
_FOLDED_INDENT = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, from `start` to `end`, and its column, counted from 0."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table; a ruled one has no cells, only strokes. Offsets count from the table's start."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    def cell_at(self, offset: int) -> Cell:
        """Return the cell that an offset lies in or behind; before the first, that. There must be cells."""
        return self.cells[max(0, bisect_right(self.cells, offset, key=_start_of) - 1)]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table; `columns` says at which cell each column begins, its width, and whether it holds
    numbers, or is empty when the table is folded. `labels` are the headings of the columns, when folded.
    `headed` says that the first row surely is one of headings.
    """

    rows: tuple[Row, ...]
    columns: tuple[tuple[int, int, bool], ...]
    labels: tuple[str, ...]
    text: str
    headed: bool

    @property
    def folded(self) -> bool:
        """Whether every cell has a line of its own."""
        return not self.columns

    def row_at(self, offset: int) -> Row:
        """Return the row that holds an offset."""
        return self.rows[max(0, bisect_right(self.rows, offset, key=_start_of) - 1)]

    def cell_at(self, offset: int) -> Cell | None:
        """Return the cell that an offset lies in or behind; None in a row without cells."""
        row = self.row_at(offset)
        return row.cell_at(offset) if row.cells else None

    def label_of(self, cell: Cell) -> str:
        """Return what stands before a folded cell; the first of a row, and headings, stand for themselves."""
        if cell.column == 0 or cell.start < self.rows[0].end:
            return ""
        return self.labels[cell.column]

    def indent_of(self, cell: Cell, *, first: bool) -> int:
        """Return the cells before the first or another line of a folded cell, its label among them."""
        if cell.column == 0:
            return 0 if first else _FOLDED_INDENT
        return _FOLDED_INDENT + cell_len(self.label_of(cell))


@lru_cache(maxsize=64)
def table_of(text: str, measure: int) -> Table | None:
    """Return the table that a block's text is, for a measure in cells; None if it is none of two columns."""
    if len(text) > _MOST_TEXT:
        return None
    stroked = text.count("|") > text.count("\n") and " | " in text
    rows = _rows(text, _STROKED if stroked else _SPACED)
    count = max((len(row.cells) for row in rows), default=0)
    if count < 2 or sum(len(row.cells) > 1 for row in rows) < 2 or _cuts_clusters(text, rows):
        return None
    rows = _in_columns(text, rows, stroked, count)
    figures = [is_figure(text[cell.start : cell.end]) for cell in rows[0].cells]
    labelled = len(figures) == count and not any(figures)
    columns = _columns(text, rows, count)
    numbers = any(right for _, _, right in columns)
    headed = labelled and (numbers or not rows[1].cells)
    if columns[-1][0] + columns[-1][1] <= measure and all(_fits(text, row, columns, measure) for row in rows):
        return Table(rows, columns, (), text, headed)
    if not labelled:
        return Table(rows, (), ("",) * count, text, headed)
    room = measure // _LABEL_SHARE - _FOLDED_INDENT - len(_LABEL_END)
    heads = [fitted(text[cell.start : cell.end], max(1, room)) for cell in rows[0].cells]
    widest = max(map(cell_len, heads[1:]))
    labels = tuple(head + " " * (widest - cell_len(head)) + _LABEL_END for head in heads)
    return Table(rows, (), labels, text, headed)


def _rows(text: str, pattern: re.Pattern[str]) -> tuple[Row, ...]:
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        ruled = _RULED.fullmatch(line) is not None
        found = () if ruled else tuple(pattern.finditer(text, start, end))
        rows.append(Row(start, end, tuple(Cell(*one.span(), place) for place, one in enumerate(found))))
        start = end + 1
    return tuple(rows)


def _cuts_clusters(text: str, rows: Sequence[Row]) -> bool:
    """Tell whether a cell begins or ends inside what a reader takes for one character."""
    return not text.isascii() and any(
        extends(text[cell.start]) or text[cell.end - 1] == "\u200d" for row in rows for cell in row.cells
    )


def _in_columns(text: str, rows: tuple[Row, ...], stroked: bool, count: int) -> tuple[Row, ...]:
    """Return the rows with the columns of cells found, where some cells are empty."""
    model = next(row for row in rows if len(row.cells) == count)
    edges = [(cell.start - model.start, cell.end - model.start) for cell in model.cells]
    placed = []
    for row in rows:
        cells: list[Cell] = []
        for place, cell in enumerate(row.cells):
            if len(row.cells) == count:
                column = place
            elif stroked:
                before = text.count("|", row.start, cell.start)
                column = before - (text[row.start : row.start + 1] == "|")
            else:
                column = _nearest(edges, cell.start - row.start, cell.end - row.start)
            least = cells[-1].column + 1 if cells else 0
            most = count - (len(row.cells) - place)
            cells.append(Cell(cell.start, cell.end, min(max(column, least), most)))
        placed.append(Row(row.start, row.end, tuple(cells)))
    return tuple(placed)


def _nearest(edges: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """Return the column with which a cell shares most, or whose edge it is nearest to."""
    return max(
        range(len(edges)),
        key=lambda at: (
            min(end, edges[at][1]) - max(start, edges[at][0]),
            -min(abs(start - edges[at][0]), abs(end - edges[at][1])),
        ),
    )


def _columns(text: str, rows: Sequence[Row], count: int) -> tuple[tuple[int, int, bool], ...]:
    """Return where each column begins, its width, and whether it is one of numbers, set to its right edge."""
    widths, numeric, gaps = [0] * count, [0] * count, [_LEAST_GAP] * count
    filled = [0] * count
    for number, row in enumerate(rows):
        for place, cell in enumerate(row.cells):
            words = text[cell.start : cell.end]
            widths[cell.column] = max(widths[cell.column], cell_len(words))
            if number:
                filled[cell.column] += 1
                numeric[cell.column] += is_figure(words)
            before = row.cells[place - 1].end if place else row.start
            if place and cell.column == row.cells[place - 1].column + 1 and "|" in text[before : cell.start]:
                gaps[cell.column] = max(gaps[cell.column], min(cell.start - before, 3))
    rights = [False] * count
    for column in range(count - 1, 0, -1):  # from the last: what stands right takes up the gap before it
        figures = numeric[column] * 4 >= filled[column] * 3 > 0
        rights[column] = figures and _may_stand_right(text, rows, column, widths, rights)
    columns: list[tuple[int, int, bool]] = []
    for column, (width, right) in enumerate(zip(widths, rights, strict=True)):
        begin = max(_least_begin(text, row, column, columns, width if right else 0) for row in rows)
        if columns:
            begin = max(begin, columns[-1][0] + columns[-1][1] + gaps[column])
        columns.append((begin, width, right))
    return tuple(columns)


def _least_begin(
    text: str, row: Row, column: int, columns: Sequence[tuple[int, int, bool]], width: int
) -> int:
    """Return the first cell that a column may begin at, so that no gap before it in this row shrinks.

    `width` is that of a column whose cells stand at its right, else 0.
    """
    for place, cell in enumerate(row.cells):
        if cell.column == column:
            before = row.cells[place - 1] if place else None
            least = cell.start - row.start
            if before is not None:
                least = _cell_end(text, before, columns) + cell.start - before.end
            return least - max(0, width - cell_len(text[cell.start : cell.end]))
    return 0


def _cell_end(text: str, cell: Cell, columns: Sequence[tuple[int, int, bool]]) -> int:
    begin, width, right = columns[cell.column]
    return begin + width if right else begin + cell_len(text[cell.start : cell.end])


def _may_stand_right(
    text: str, rows: Sequence[Row], column: int, widths: Sequence[int], rights: Sequence[bool]
) -> bool:
    """Tell whether no cell of a column is followed by a gap that would push the next column away."""
    for row in rows:
        for cell, following in pairwise(row.cells):
            if cell.column == column:
                gap = following.start - cell.end
                if rights[following.column]:
                    gap -= widths[following.column] - cell_len(text[following.start : following.end])
                if gap > 3:
                    return False
    return True


def _fits(text: str, row: Row, columns: Sequence[tuple[int, int, bool]], measure: int) -> bool:
    if not row.cells:
        return cell_len(text[row.start : row.end]) <= measure
    last = row.cells[-1]
    return _cell_end(text, last, columns) + row.end - last.end <= measure


def begin_of(table: Table, cell: Cell) -> int:
    """Return the cell at which the words of a table's cell begin, when it is set in columns."""
    begin, width, right = table.columns[cell.column]
    return begin + width - cell_len(table.text[cell.start : cell.end]) if right else begin


def _start_of(part: Row | Cell) -> int:
    return part.start
