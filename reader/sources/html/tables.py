"""Tables of data as lines of text; tables that only lay a page out are told apart from them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.article.figures import is_figure
from reader.sources.html.elements import BLOCKS, UNSHOWN

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: A wider table is set with strokes between its cells, and its lines may wrap.
_WIDEST = 76
#: Cells with more words than this, on average, are columns of a page.
_LONGEST_CELL = 40
_MOST_CELLS = 20_000
_MOST_SPAN = 50
#: What stands in no cell of a table of data.
_LAYOUT = ("table", "h1", "h2", "article", "section", "form", "pre", "iframe", "figure", "nav")


def table_rows(table: "_Element") -> list[list[str]] | None:
    """Return the words of a table's cells row by row, or None if it is no table of data."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return None
    rows: list[list[str]] = []
    below: dict[int, int] = {}
    cells = 0
    for row in table.iter("tr"):
        line: list[str] = []
        for cell in row.iterchildren("td", "th"):
            if next(cell.iter(*_LAYOUT), None) is not None:
                return None
            while below.get(len(line), 0) > 0:
                below[len(line)] -= 1
                line.append("")
            below[len(line)] = _span(cell.get("rowspan")) - 1
            line.append(_words(cell))
            line += [""] * (_span(cell.get("colspan")) - 1)
            cells += 1
        while below.get(len(line), 0) > 0:
            below[len(line)] -= 1
            line.append("")
        if any(line):
            rows.append(line)
        if cells > _MOST_CELLS:
            return None
    width = max(map(len, rows), default=0)
    filled = [cell for line in rows for cell in line if cell]
    if len(rows) < 2 or width < 2 or len(filled) < width:
        return None
    if sum(len(cell.split()) for cell in filled) > _LONGEST_CELL * len(filled):
        return None
    columns = [place for place in range(width) if any(place < len(line) and line[place] for line in rows)]
    if len(columns) < 2:
        return None
    return [[line[place] if place < len(line) else "" for place in columns] for line in rows]


def table_text(rows: list[list[str]]) -> str:
    """Return a line for each row: in columns where they fit a page, else with strokes between the cells."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(len, column)) for column in columns]
    if sum(widths) + 2 * (len(widths) - 1) <= _WIDEST:
        padded = [
            str.rjust if place and _is_numeric(column) else str.ljust for place, column in enumerate(columns)
        ]
        return "\n".join(
            "  ".join(pad(cell, width) for pad, cell, width in zip(padded, row, widths, strict=True)).rstrip()
            for row in rows
        )
    return "\n".join(" | ".join(row).strip() for row in rows)


def _is_numeric(column: Sequence[str]) -> bool:
    """Tell whether nearly all cells of a column, but for its heading, are numbers: these stand right."""
    filled = [cell for cell in column[1:] if cell]
    return bool(filled) and 4 * sum(map(is_figure, filled)) >= 3 * len(filled)


def _span(value: str | None) -> int:
    return (
        min(int(value), _MOST_SPAN) if value and value.isascii() and value.isdigit() and value != "0" else 1
    )


def _words(cell: "_Element") -> str:
    """Return the shown words of a cell on one line."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    walk = iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag in UNSHOWN:
                walk.skip_subtree()
                continue
            pieces += (" " if element.tag in BLOCKS or element.tag == "br" else "", element.text or "")
        elif element is not cell:
            pieces += (element.tail or "", " " if element.tag in BLOCKS else "")
    return " ".join("".join(pieces).split())
