"""The library as text: one document a line, in the order of its number: a change of one changes one line."""

import gc
import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from reader.library.changes import Tables, to_json

#: Lines that are parsed or made at once: enough to be fast, few enough to let other threads run between.
_CHUNK = 100
_OPENING = re.compile(rb'("(?:[^"\\]|\\.)*"): \{(},?)?')


def encoded(tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the bytes of the file with these tables."""
    # One join of everything: the file may have megabytes, and each `+` would copy them again.
    pieces: list[bytes] = []
    opening = b"{\n"
    for name in sorted(tables):
        pieces += (opening, to_json(name), b": {")
        between = b"\n"
        table = tables[name]
        for number, key in enumerate(sorted(table, key=_by_number)):
            if number % _CHUNK == 0:
                time.sleep(0)  # others may be waiting to run
            pieces += (between, to_json(key), b": ", to_json(table[key]))
            between = b",\n"
        pieces.append(b"\n}" if table else b"}")
        opening = b",\n"
    return b"".join((*pieces, b"\n}\n")) if pieces else b"{}\n"


def decoded(data: bytes) -> Any:
    """Return the value in the bytes of a file, of this form or of any other; raises ValueError,
    RecursionError.

    In this form it is read in pieces, during which other threads can run.
    """
    with _no_collections():
        tables = _in_pieces(data)
        return json.loads(data) if tables is None else tables


def _in_pieces(data: bytes) -> Tables | None:
    """Return the tables of a file of the form that `encoded` makes; None of any other."""
    lines = data.split(b"\n")
    if lines[0] != b"{" or lines[-2:] != [b"}", b""]:
        return None
    tables: Tables = {}
    at, end = 1, len(lines) - 2
    try:
        while at < end:
            opening = _OPENING.fullmatch(lines[at])
            if opening is None:
                return None
            at += 1
            table = tables[json.loads(opening[1])] = {}
            closing = at - 1 if opening[2] else _closing(lines, at, end)
            for first in range(at, closing, _CHUNK):
                piece = b"\n".join(lines[first : min(first + _CHUNK, closing)])
                table.update(json.loads(b"{%s}" % piece.removesuffix(b",")))
            if lines[closing].endswith(b",") == (closing + 1 == end):
                return None
            at = closing + 1
    except (ValueError, IndexError, RecursionError):
        return None
    return tables


def _closing(lines: list[bytes], at: int, end: int) -> int:
    """Return the first line from `at` on that ends a table; raises ValueError when there is none."""
    found = [position for mark in (b"}", b"},") if (position := _find(lines, mark, at, end)) >= 0]
    if not found:
        raise ValueError("the table has no end")
    return min(found)


def _find(lines: list[bytes], mark: bytes, at: int, end: int) -> int:
    try:
        return lines.index(mark, at, end)
    except ValueError:
        return -1


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep the garbage collector from walking through rows that are just being made: it doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _by_number(key: str) -> tuple[int, str]:
    """Order keys as numbers, whatever their length, without failing on those that are none."""
    return len(key), key
