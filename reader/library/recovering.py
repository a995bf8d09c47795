"""Making a library's file anew when it is damaged or gone: from the newest copy, and the journals since.

The damaged file is kept under another name before anything is put in its place.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from reader.errors import LibraryError
from reader.files import write_atomically
from reader.library.backups import Backup, Backups
from reader.library.changes import Tables, make
from reader.library.journal import Header, begin, new_id, read_journal, set_aside, signature
from reader.library.lines import encoded
from reader.library.schema import DamagedLibraryError, tables_in
from reader.library.storage import JournalStorage

_OPENING = re.compile(r'("(?:[^"\\]|\\.)*"): \{')


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a library was made of: a copy (None: lines of the damaged file), and where that file is kept."""

    copy: Backup | None
    kept: Path | None
    rows: int


def recover(storage: JournalStorage) -> Recovered:
    """Make a damaged library's file anew, and say from what; raises OSError, LibraryError.

    Raises LibraryError, and does nothing, when the file is not damaged, or there is nothing to make it of.
    """
    paths = storage.paths
    with storage.locked():
        try:
            with storage.reading():
                raise LibraryError(f"The library {paths.file} is not damaged.")
        except DamagedLibraryError:
            pass
        backups = Backups(paths.file)
        found = _newest_readable(backups)
        copy, tables = found or (None, _salvaged(paths.file))
        for kept_journal in backups.journals():
            if copy is None or kept_journal.time > copy.time:
                _add(tables, kept_journal.path)
        _add(tables, paths.journal)
        if not any(tables.values()):
            raise LibraryError(
                f"The library {paths.file} is damaged, and there is no copy of it.",
                "it was left as it is: look for one in your own backups",
            )
        kept = set_aside(paths.file) if paths.file.exists() else None
        if paths.journal.exists():
            backups.keep_journal(paths.journal)
        tables = {name: rows for name, rows in tables.items() if name not in storage.beside}
        data = encoded(tables)
        write_atomically(paths.file, data)
        digest = hashlib.sha256(data).hexdigest()
        begin(paths, Header(new_id(), 0, digest, signature(paths.file)), [], new=False)
    return Recovered(copy, kept, sum(map(len, tables.values())))


def _newest_readable(backups: Backups) -> tuple[Backup, Tables] | None:
    for copy in backups.copies():
        try:
            return copy, tables_in(copy.path.read_bytes(), copy.path)
        except (OSError, LibraryError):
            continue
    return None


def _add(tables: Tables, journal: Path) -> None:
    """Make the changes of a journal; one that cannot be read has none."""
    try:
        reading = read_journal(journal)
    except (OSError, LibraryError):
        return
    for change in reading.unfolded if reading else ():
        make(tables, change)


def _salvaged(path: Path) -> Tables:
    """Return the documents of a damaged file whose lines are whole."""
    tables: Tables = {}
    name = None
    try:
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return {}
    for line in lines:
        text = line.strip().removesuffix(",")
        opening = _OPENING.fullmatch(text)
        try:
            if opening is not None:
                name = json.loads(opening[1])
            elif name is not None:
                tables.setdefault(name, {}).update(json.loads(f"{{{text}}}"))
        except (ValueError, RecursionError):
            continue
    return tables
