"""The tables as they are on the disk now, in memory: what others add is read, and nothing is read twice.

A look whether anything is new costs two questions to the system. A change of another window is read from
the end of the journal; a file that another window wrote anew, from changes that are known here, is not read
at all.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from reader.errors import LibraryError
from reader.library.backups import Backups
from reader.library.changes import MISSING, Change, Reconcile, Tables, make, reconciled, together
from reader.library.copies import has_marks
from reader.library.failures import read_failure
from reader.library.journal import (
    Paths,
    Place,
    Reading,
    Signature,
    read_journal,
    read_on,
    signature,
    signature_of,
)
from reader.library.schema import LEFT_ALONE, DamagedLibraryError, Schema, tables_in

#: How often a file is read that is being written at that very moment, and seconds between.
_TRIES, _PAUSE = 5, 0.02


class View(Protocol):
    """Something that follows one table's rows."""

    def reset(self, rows: Mapping[str, Any]) -> None:
        """Begin anew with all rows."""

    def put(self, key: str, row: Any) -> None:
        """Set one row."""

    def drop(self, key: str) -> None:
        """Take one row out."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The file as it was read: its state, its hash (None: there is none) and its tables."""

    signature: Signature | None
    digest: str | None
    tables: Tables
    marked: bool = False


@dataclass(slots=True)
class Current:
    """The state of one library. `tables` are shared: nobody but this may change them.

    `unfolded` are the rows that are in the journal and not yet in the file, `homeless` those whose journal
    was taken away by others. All methods raise LibraryError, and then nothing has changed here.
    """

    paths: Paths
    schema: Schema = field(default_factory=Schema)
    beside: frozenset[str] = frozenset()
    reconcile: Reconcile = lambda _table, _theirs, ours: ours
    views: dict[str, list[View]] = field(default_factory=dict)
    #: Told of each row before it is changed by others (None: of everything).
    witness: Callable[[Iterable[tuple[str, str, Any]] | None], None] = lambda _changed: None
    tables: Tables = field(default_factory=dict)
    file: Signature | None = None
    digest: str | None = None
    place: Place | None = None
    unfolded: set[tuple[str, str]] = field(default_factory=set)
    homeless: set[tuple[str, str]] = field(default_factory=set)
    #: The journal has damage in the middle: its good records are known, and it is to be begun anew.
    damaged: bool = False
    #: The file is in an older form than that in which it is kept in memory.
    outdated: bool = False
    #: Somebody else wrote the file, and it was joined with the journal: other windows must read it too.
    joined: bool = False
    #: The file has git's marks of a conflict in it, whose sides were merged.
    marked: bool = False
    #: The tables beside the file could not be read.
    beside_damaged: bool = False
    loaded: bool = False
    #: How often something was read here that others had written.
    news: int = 0
    #: What file and journal looked like when they could not be read, and nobody was writing them.
    _unreadable: tuple[Signature | None, Signature | None] | None = None

    @property
    def known(self) -> bool:
        """Tell whether there was a library when it was last read."""
        return self.loaded and (self.file is not None or self.place is not None)

    def changed(self) -> bool:
        """Tell whether the disk holds anything else than what was last read."""
        file, journal = self._looks()
        return file != self.file or journal != (self.place.signature if self.place else None)

    def refresh(self) -> None:
        """Take in what others wrote."""
        file, journal = self._looks()
        if not self.loaded:
            self._load()
        elif file == self.file and journal == (self.place.signature if self.place else None):
            return
        elif file is None and journal is None:
            raise LibraryError(
                f"The library {self.paths.file} has gone.",
                "connect its disk again, then try again; nothing was changed",
            )
        elif file == self.file and journal is None:
            self.homeless |= self.unfolded
            self.place = None
        elif not (self._go_on(file) or self._follow(file)):
            self._load()

    def advance(self, change: Change, place: Place) -> None:
        """Take in a change that was written here, and where the journal ends now."""
        self._make([change])
        self.place = place

    def folded(self, file: Signature, digest: str, place: Place, rest: Iterable[Change]) -> None:
        """Take in that the file was written anew from here, all but `rest`, which is in the new journal."""
        self.file, self.digest, self.place = file, digest, place
        self.unfolded = {row for change in rest for row in change.rows(self.tables)}
        self.homeless = set()
        self.outdated = self.damaged = self.beside_damaged = self.joined = self.marked = False

    def change_of(self, rows: Iterable[tuple[str, str]]) -> Change:
        """Return the change that makes these rows what they are here."""
        put: dict[str, dict[str, Any]] = {}
        drop: dict[str, list[str]] = {}
        for name, key in sorted(rows):
            row = self.tables.get(name, {}).get(key, MISSING)
            if row is MISSING:
                drop.setdefault(name, []).append(key)
            else:
                put.setdefault(name, {})[key] = row
        return Change(put, drop)

    def watch(self, table: str, view: View) -> None:
        """Keep a view up to date with a table."""
        self.views.setdefault(table, []).append(view)
        if self.loaded:
            view.reset(self.tables.get(table, {}))

    def _looks(self) -> tuple[Signature | None, Signature | None]:
        try:
            return signature(self.paths.file), signature(self.paths.journal)
        except OSError as error:
            raise read_failure(self.paths.file, error) from error

    def _go_on(self, file: Signature | None) -> bool:
        """Read what was added to the journal at hand; False when it is another, or the file is."""
        if file != self.file or self.place is None:
            return False
        try:
            reading = read_on(self.paths.journal, self.place)
        except OSError as error:
            raise read_failure(self.paths.journal, error) from error
        if reading is None or reading.damaged:
            return False
        self._make(reading.changes, by_others=True)
        self.place = reading.place
        return True

    def _follow(self, file: Signature | None) -> bool:
        """Go over to a new journal that goes on from what is known here; False when this one does not."""
        reading = self._journal()
        if reading is None or reading.header is None or reading.damaged or reading.header.signature != file:
            return False
        header, known = reading.header, self.place
        if known is None and file != self.file:
            return False
        seen = 0 if known is None else known.count - header.first
        if known is not None and (header.follows != known.id or seen < 0 or self.damaged):
            return False
        self.schema.check(header.schema, self.paths.journal)
        if signature(self.paths.file) != file:
            return False
        self._make(reading.changes[seen:], by_others=True)
        self.outdated = self.outdated and header.base == self.digest
        self.joined = self.marked = False
        self.file, self.digest, self.place = file, header.base, reading.place
        self.unfolded = {row for change in reading.unfolded for row in change.rows(self.tables)}
        return True

    def _load(self) -> None:
        """Read everything."""
        for attempt in range(_TRIES):
            looks = self._looks()
            try:
                read = self._file()
                reading = self._journal()
                if self._consistent(read, reading) or attempt == _TRIES - 1:
                    self._take(read, reading)
                    return
            except DamagedLibraryError as error:
                # It may be being written at this moment, in place: stock TinyDB does that.
                if looks != self._unreadable:
                    time.sleep(_PAUSE)
                if looks == self._looks() or attempt == _TRIES - 1:
                    self._unreadable = looks
                    raise self._with_backup(error) from None

    def _file(self) -> _Read:
        try:
            with self.paths.file.open("rb") as stream:
                looks = signature_of(os.fstat(stream.fileno()))
                data = stream.read()
        except FileNotFoundError:
            return _Read(None, None, {})
        except OSError as error:
            raise read_failure(self.paths.file, error) from error
        tables = tables_in(data, self.paths.file)
        marked = b"<<<<<<<" in data and has_marks(data)
        return _Read(looks, hashlib.sha256(data).hexdigest(), tables, marked)

    def _journal(self) -> Reading | None:
        try:
            return read_journal(self.paths.journal)
        except OSError as error:
            raise read_failure(self.paths.journal, error) from error

    def _consistent(self, read: _Read, reading: Reading | None) -> bool:
        """Tell whether the two were read without a new file being put in the old one's place between."""
        file, journal = self._looks()
        same_journal = (journal is None) == (reading is None) and (
            journal is None or reading is None or journal[0] == reading.place.signature[0]
        )
        return file == read.signature and same_journal

    def _take(self, read: _Read, reading: Reading | None) -> None:
        """Make what was read the state of things."""
        header = reading.header if reading else None
        self._check_there(read, header.base if header else None)
        current = self.schema.current(read.tables, self.paths.file)
        if header is not None:
            self.schema.check(header.schema, self.paths.journal)
        tables = {**current, **self._beside()}
        missing = reading.missing_in(read.digest) if reading else ()
        # Somebody else wrote the file since: each row is weighed against what was saved here.
        self.joined = missing is None
        change = together(reading.unfolded if reading and missing is None else missing or ())
        make(tables, reconciled(tables, change, self.reconcile) if self.joined else change)
        self.unfolded = set(change.rows(tables))
        self.tables = tables
        self.file, self.digest = read.signature, read.digest
        self.place = reading.place if reading else None
        self.damaged = reading is not None and reading.damaged
        self.outdated = current is not read.tables and current != read.tables
        self.marked = read.marked
        if self.loaded:
            self.witness(None)
            self.news += 1
        self.loaded = True
        for name, views in self.views.items():
            for view in views:
                view.reset(tables.get(name, {}))

    def _check_there(self, read: _Read, base: str | None) -> None:
        empty = hashlib.sha256(b"").hexdigest()
        if base not in (None, empty) and read.digest in (None, empty):
            what = "has gone, but its journal is there" if read.digest is None else "was emptied"
            raise DamagedLibraryError(f"The library {self.paths.file} {what}.", LEFT_ALONE)

    def _with_backup(self, error: DamagedLibraryError) -> DamagedLibraryError:
        try:
            copies = Backups(self.paths.file).copies()
        except OSError:
            copies = []
        if not copies:
            return error
        when = copies[0].time.strftime("%Y-%m-%d %H:%M UTC")
        hint = f"there is a copy of {when}; `broadsheet doctor --repair` brings it back, and keeps this file"
        return DamagedLibraryError(error.message, hint, copies[0].path)

    def _beside(self) -> Tables:
        """Return the tables that are kept beside the file; none where they cannot be read."""
        if not self.beside:
            return {}
        self.beside_damaged = False
        try:
            tables = tables_in(self.paths.beside.read_bytes(), self.paths.beside)
        except FileNotFoundError:
            return {}
        except (OSError, LibraryError):
            self.beside_damaged = True
            return {}
        return {name: rows for name, rows in tables.items() if name in self.beside}

    def _make(self, changes: Iterable[Change], *, by_others: bool = False) -> None:
        for change in changes:
            rows = list(change.rows(self.tables))
            if by_others:
                self.news += 1
                self.witness([(name, key, self.tables.get(name, {}).get(key, MISSING)) for name, key in rows])
            make(self.tables, change)
            self.unfolded.update(rows)
            for name, key in rows:
                row = self.tables.get(name, {}).get(key, MISSING)
                for view in self.views.get(name, ()):
                    if row is MISSING:
                        view.drop(key)
                    else:
                        view.put(key, row)
