"""Tables that are laid out with spaces or tabs: their lines stay together, and keep their columns."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.article import Span
from reader.cleaning.normalise import plain
from reader.cleaning.units import Unit

#: Fewer lines than this are an accident of spacing.
_FEWEST_LINES = 3
#: A cell in the middle of justified text would be longer.
_LONGEST_CELL = 40
#: The share of lines that must have the same number of cells.
_ALIKE = 0.75
_TAB_WIDTH = 8
_CELL = re.compile(r"\S+(?: \S+)*")


def is_table(text: str) -> bool:
    """Tell whether the text of a unit is a table: the one kind of unit with both lines and runs of spaces."""
    return "\n" in text and "  " in text


def tabulate(source: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with the lines of each table of `source` made one."""
    if "  " not in source and "\t" not in source:
        return list(units)
    result: list[Unit] = []
    run: list[tuple[Unit, str]] = []
    for unit in units:
        line = _laid_out(source, unit)
        if run and (unit.gap or not line):
            result += _table_or_lines(run)
            run = []
        if line:
            run.append((unit, line))
        else:
            result.append(unit)
    return result + (_table_or_lines(run) if run else [])


def _laid_out(source: str, unit: Unit) -> str:
    """Return the line of a unit as it stands in the source, tabs as spaces, if it has cells; else nothing."""
    line = unit.where.of(source)
    if len(line) > 400 or ("  " not in line and "\t" not in line):
        return ""
    line = source[unit.where.start - unit.indent : unit.where.end].replace("\xa0", " ")
    return line if len(_CELL.findall(line)) > 1 else ""


def _table_or_lines(run: list[tuple[Unit, str]]) -> list[Unit]:
    units = [unit for unit, _ in run]
    lines = _in_columns([line for _, line in run])
    if not _is_aligned(lines):
        return units
    margin = min(len(line) - len(line.lstrip()) for line in lines)
    text = "\n".join(_CELL.sub(lambda cell: plain(cell.group()), line[margin:]).rstrip() for line in lines)
    where = Span(units[0].where.start, units[-1].where.end)
    return [units[0]._replace(text=text, where=where, pieces=tuple(unit.where for unit in units))]


def _in_columns(lines: list[str]) -> list[str]:
    """Return the lines with spaces for tabs, so that what stands behind the same tab stands in one column."""
    rows = [line.split("\t") for line in lines]
    if len({len(row) for row in rows}) > 1 or len(rows[0]) == 1:
        return [line.expandtabs(_TAB_WIDTH) for line in lines]
    widths = [max(len(cell.strip()) for cell in column) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.strip().ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows
    ]


def _is_aligned(lines: Sequence[str]) -> bool:
    """Tell whether lines have the same cells, and one more column than the first that is in line."""
    if len(lines) < _FEWEST_LINES:
        return False
    cells = [[cell.span() for cell in _CELL.finditer(line)] for line in lines]
    if any(end - start > _LONGEST_CELL for row in cells for start, end in row):
        return False
    (_, alike), *_ = Counter(map(len, cells)).most_common(1)
    edges = Counter(edge for row in cells for start, end in row[1:] for edge in {(0, start), (1, end)})
    return alike >= _ALIKE * len(lines) and edges.most_common(1)[0][1] >= _ALIKE * len(lines)
