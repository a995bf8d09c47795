"""The version of the rows' form: older files are brought up to it, newer ones are refused with a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.library.changes import Tables
from reader.library.lines import decoded

#: The table, its row and the field that hold the version.
META, META_KEY, _FIELD = "meta", "1", "schema"

Migration = Callable[[Tables], Tables]


class DamagedLibraryError(LibraryError):
    """The file of a library is damaged or gone; `backup` is the newest copy there is, if there is one."""

    def __init__(self, message: str, hint: str, backup: Path | None = None) -> None:
        super().__init__(message, hint)
        self.backup = backup


@dataclass(frozen=True, slots=True)
class Schema:
    """The version that rows are written in, and what makes those of version n into those of n + 1.

    Version 0 is no version at all: rows are whatever their owner puts, and no table tells of it.
    """

    version: int = 0
    migrations: Mapping[int, Migration] = field(default_factory=dict)

    def current(self, tables: Tables, path: Path) -> Tables:
        """Return tables brought up to this version; raises LibraryError on newer and on unreadable ones."""
        if not self.version:
            return tables
        there = version_of(tables, self.version)
        if there is None:
            raise DamagedLibraryError(
                f"The library {path} is damaged: its schema version cannot be read.", LEFT_ALONE
            )
        self.check(there, path)
        for version in range(there, self.version):
            tables = self.migrations[version](tables)
        meta = tables.get(META, {})
        row = meta.get(META_KEY)
        row = {**(row if isinstance(row, dict) else {}), _FIELD: self.version}
        return {**tables, META: {**meta, META_KEY: row}}

    def check(self, version: int, path: Path) -> None:
        """Raise LibraryError when rows of this version are newer than this program."""
        if self.version and version > self.version:
            raise LibraryError(
                f"The library {path} was written by a newer version of Broadsheet.",
                "update Broadsheet to open it",
            )


#: What is said of a file that cannot be read and has no copy.
LEFT_ALONE = "it was left as it is; `broadsheet doctor` tells what can be done"


def _filled(tables: Tables) -> Tables:
    """Version 2: every annotation has the fields that came after the first ones."""
    later = {"speaker": "", "deleted": ""}
    annotations = {
        key: {**later, **row} if isinstance(row, dict) and "anchor" in row else row
        for key, row in tables.get("annotations", {}).items()
    }
    return {**tables, "annotations": annotations} if annotations else tables


#: The form of the library's rows. Version 2 has a journal beside the file, which a program of version 1
#: does not read.
LIBRARY = Schema(2, {1: _filled})


def version_of(tables: Tables, default: int) -> int | None:
    """Return the version of a file's rows; `default` where it does not say, None where it cannot be read."""
    meta = tables.get(META, {}).get(META_KEY, {_FIELD: default})
    version = meta.get(_FIELD) if isinstance(meta, dict) else None
    return version if type(version) is int and version >= 1 else None


def tables_in(data: bytes, path: Path) -> Tables:
    """Return the tables of a file's bytes; an empty file, as stock TinyDB makes them, has none."""
    if not data:
        return {}
    try:
        tables: Any = decoded(data)
    except (ValueError, RecursionError):
        merged = _merged_sides(data, path)
        if merged is not None:
            return merged
        raise DamagedLibraryError(
            f"The library {path} is damaged: it is not valid JSON.", LEFT_ALONE
        ) from None
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise DamagedLibraryError(f"The library {path} is damaged: it holds no tables.", LEFT_ALONE)
    return tables


def _merged_sides(data: bytes, path: Path) -> Tables | None:
    """Return the tables of both sides of a file with git's marks of a conflict, merged; None of any other."""
    from reader.library.copies import has_marks, sides

    if not has_marks(data):
        return None
    parts = sides(data)
    if parts is None:
        raise DamagedLibraryError(
            f"The library {path} has git’s marks of a conflict in it, and not all of them.",
            "take it from git again: `git checkout --merge`; it was left as it is",
        )
    from reader.library.uniting import joined, told_from

    tables = {side: tables_in(content, path) for side, content in parts.items()}
    base = tables.get("base", {})
    return joined([told_from(base, tables[side]) for side in ("ours", "theirs")])
