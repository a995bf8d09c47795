"""Analyses kept between sessions: what was found in a text once is not looked for again.

They are derived data: a file that is missing, damaged, or of another engine is as good as none, and the
folder may be emptied at any time. So nothing here raises, and nothing is synced.
"""

import gzip
import hashlib
import json
import os
import re
import zlib
from contextlib import suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from reader.article import Analysis, Article
from reader.files import write_atomically

_HASH = re.compile(r"[0-9a-f]{64}")
_ENDING = ".json.gz"
#: So many files are kept, those written last; one takes a few kilobytes.
MOST_KEPT = 20_000


def reading_of(article: Article) -> str:
    """Return a digest of what analysis is told besides the text: the kinds of blocks, language and date.

    Two articles of one text are analysed alike only if this is the same too.
    """
    meta = article.meta
    blocks = [(block.kind.value, block.span.start, block.span.end) for block in article.blocks]
    told = repr((blocks, meta.title, meta.authors, meta.published, meta.dateline, meta.language))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


class Analyses:
    """The analyses kept in one folder of the cache, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, text_hash: str, engine: str, reading: str = "") -> Analysis | None:
        """Return what `engine` (with its version) found in the text with this hash; None if that is not kept.

        With a `reading`, only an analysis that was put with the same one will do.
        """
        path = self._path(text_hash, engine)
        try:
            row: Any = json.loads(gzip.decompress(path.read_bytes()))
            if row["engine"] != engine or (reading and row["reading"] != reading):
                return None
            found: Analysis = _value(Analysis, row["analysis"])
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, RecursionError):
            return None
        return found

    def put(self, text_hash: str, analysis: Analysis, reading: str = "") -> None:
        """Keep an analysis under the engine that it names; where that cannot be done, it is not kept."""
        row = {"engine": analysis.engine, "reading": reading, "analysis": _row(analysis)}
        data = gzip.compress(json.dumps(row, separators=(",", ":")).encode("ascii"), 3, mtime=0)
        path = self._path(text_hash, analysis.engine)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data, durable=False)
            self._thin_out()

    def _path(self, text_hash: str, engine: str) -> Path:
        """Return the file of one text and engine; raises ValueError if the hash is none."""
        if not _HASH.fullmatch(text_hash):
            raise ValueError("no hash of a text")
        version = hashlib.sha256(engine.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{text_hash[:40]}-{version[:12]}{_ENDING}"

    def _thin_out(self) -> None:
        """Remove the oldest files once there are too many, a tenth at a time."""
        with os.scandir(self._folder) as entries:
            names = [entry for entry in entries if entry.name.endswith(_ENDING)]
        if len(names) <= MOST_KEPT:
            return
        oldest = sorted(names, key=lambda entry: entry.stat().st_mtime_ns)
        for entry in oldest[: len(names) - MOST_KEPT * 9 // 10]:
            with suppress(OSError):
                Path(entry.path).unlink()


def _row(value: Any) -> Any:
    """Return a value as JSON data: dataclasses as lists of their fields, in order of their names."""
    if is_dataclass(value) and not isinstance(value, type):
        return [_row(getattr(value, name)) for name, _ in _fields(type(value))]
    if isinstance(value, tuple):
        return [_row(each) for each in value]
    return value.value if isinstance(value, Enum) else value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    hints = get_type_hints(kind)
    return tuple((name, hints[name]) for name in sorted(field.name for field in fields(kind)))


def _value(kind: Any, row: Any) -> Any:
    """Return the value of type `kind` that `_row` wrote; raises ValueError or TypeError if it is none."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        rest = [each for each in get_args(kind) if each is not type(None)]
        return None if row is None else _value(rest[0], row)
    if origin is tuple:
        if not isinstance(row, list):
            raise TypeError("a list was expected")
        return tuple(_value(get_args(kind)[0], each) for each in row)
    if isinstance(kind, type) and is_dataclass(kind):
        named = _fields(kind)
        if not isinstance(row, list) or len(row) != len(named):
            raise ValueError("fields are missing")
        return kind(**{name: _value(type_, each) for (name, type_), each in zip(named, row, strict=True)})
    if issubclass(kind, Enum):
        return kind(row)
    if kind is float and type(row) is int:
        return float(row)
    if type(row) is not kind:
        raise TypeError(f"{kind.__name__} was expected")
    return row
