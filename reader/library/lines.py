"""The library as text: one document a line, in the order of its number: a change of one changes one line."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TableLines:
    """A table's documents as lines, in order: they are made once, not again with every change of another."""

    order: list[tuple[int, str]]
    lines: list[bytes]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "TableLines":
        """Return the lines of a whole table."""
        order = sorted(map(_by_number, table))
        return cls(order, [_line(key, table[key]) for _, key in order])

    def with_rows(self, rows: Mapping[str, Any]) -> "TableLines":
        """Return the lines with `rows` set among them."""
        order, lines = list(self.order), list(self.lines)
        for key, row in rows.items():
            position = _by_number(key)
            at = bisect_left(order, position)
            if at < len(order) and order[at] == position:
                lines[at] = _line(key, row)
            else:
                order.insert(at, position)
                lines.insert(at, _line(key, row))
        return TableLines(order, lines)


def encoded(tables: Mapping[str, TableLines]) -> bytes:
    """Return the bytes of the file with these tables."""
    # One join of everything: the file may have megabytes, and each `+` would copy them again.
    pieces: list[bytes] = []
    opening = b"{\n"
    for name in sorted(tables):
        pieces += (opening, _json(name), b": {")
        between = b"\n"
        for line in tables[name].lines:
            pieces += (between, line)
            between = b",\n"
        pieces.append(b"\n}" if tables[name].lines else b"}")
        opening = b",\n"
    return b"".join((*pieces, b"\n}\n")) if pieces else b"{}\n"


def _by_number(key: str) -> tuple[int, str]:
    """Order keys as numbers, whatever their length, without failing on those that are none."""
    return len(key), key


def _line(key: str, row: Any) -> bytes:
    return _json(key) + b": " + _json(row)


def _json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair has no UTF-8; as an escape it survives.
        return json.dumps(value, sort_keys=True).encode("ascii")
