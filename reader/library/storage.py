"""A TinyDB storage that never loses a row: each change is in a journal, on the disk, before it is
acknowledged.

TinyDB's own JSONStorage writes in place, all of the file for each change: killed half-way it leaves half a
file, two writers undo each other's rows, a full disk leaves nothing. Here the file stays a plain TinyDB
file, one document a line and its keys sorted, that stock TinyDB, a person and a version control system can
read; changes go to a journal beside it, and `checkpoint` makes the file anew with them in it. What is
promised: docs/store.md.
"""

import json
import marshal
import os
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from reader.errors import LibraryError
from reader.files import leftovers
from reader.library.changes import (
    MISSING,
    Change,
    Reconcile,
    Tables,
    change_from_plain,
    change_to_plain,
    difference,
    newest,
    same,
    to_json,
    without,
)
from reader.library.current import Current, View
from reader.library.failures import write_failure
from reader.library.folding import Folding
from reader.library.journal import Header, Paths, Place, append, begin, new_id, set_aside
from reader.library.schema import Schema

if TYPE_CHECKING:
    from filelock import BaseFileLock

#: Seconds to wait for another window that is writing.
LOCK_TIMEOUT = 10.0
#: Seconds between two looks whether it is done: a write takes about this long.
LOCK_POLL = 0.002
#: Seconds after which a temporary file is nobody's any more.
STALE = 60.0

#: A storage is idle after seconds without a change, and after so many times what the last folding took.
IDLE, IDLE_TIMES = 3.0, 20

_PLAIN = Schema()


class JournalStorage(Storage):
    """The storage of `library.json`, for the library and for plain `TinyDB(path, storage=JournalStorage)`.

    Plain TinyDB reads, changes and writes in three steps. What others wrote between stays, and a write is
    refused where both changed one row; inside `with storage.locked():` nobody else can write. All methods
    raise LibraryError, with disk and memory as they were; a row that has no JSON form raises TypeError.

    `beside` are tables kept out of the file, in one of their own; `schema` says which form the rows have;
    `reconcile(table, theirs, ours)` decides when somebody who knows no journal changed a row in the file
    that is in the journal too.
    """

    def __init__(
        self,
        path: str | Path,
        timeout: float = LOCK_TIMEOUT,
        *,
        schema: Schema = _PLAIN,
        beside: Collection[str] = (),
        reconcile: Reconcile = newest,
    ) -> None:
        super().__init__()
        self.paths = Paths.of(Path(path))
        self._timeout = timeout
        self._mutex = threading.RLock()
        self._lock: BaseFileLock | None = None
        self._locker = 0
        self._depth = 0
        self._tidied = False
        self._wrote = False
        #: When something was last changed here, and how long the last folding took (seconds).
        self._changed_at, self._took = 0.0, 0.0
        #: What others changed since the tables were last given to plain TinyDB, as it was; None: anything.
        self._since: dict[tuple[str, str], Any] | None = {}
        self._given = False
        self._current = Current(self.paths, schema, frozenset(beside), reconcile, witness=self._witness)

    # Plain TinyDB.

    def read(self) -> Tables | None:
        """Return a copy of all tables, to do with as one likes; None when there are none yet."""
        with self.reading() as tables:
            self._since, self._given = {}, True
            copy: Tables = marshal.loads(marshal.dumps(tables))
        return copy or None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the tables what `data` says, durably; what others changed since `read` stays so."""
        wanted = {name: {str(key): row for key, row in table.items()} for name, table in data.items()}
        with self.locked(), self.reading() as tables:
            change = difference(tables, wanted)
            if self._since is None:
                raise self._changed_by_others()
            untouched: set[tuple[str, str]] = set()
            for (name, key), before in self._since.items():
                if same(wanted.get(name, {}).get(key, MISSING), before):
                    untouched.add((name, key))
                elif (name, key) in change.rows(tables):
                    raise self._changed_by_others()
            change = without(change, untouched) if untouched else change
            if change:
                self.change(change)
            self._since = {}

    def close(self) -> None:
        """Fold the journal into the file, if anything was written here; raises LibraryError."""
        if not self._wrote:
            return
        if not self.checkpoint() and self.unfolded:
            # Another window folded at the same moment, and had not all of it: this time it waits.
            with self.locked():
                self.checkpoint()
        self._wrote = False

    # The library.

    @contextmanager
    def reading(self) -> Iterator[Tables]:
        """Give all tables as they are on disk now. They are shared: nobody may change them, nor keep them."""
        with self._mutex:
            self._current.refresh()
            yield self._current.tables

    def changed(self) -> bool:
        """Tell whether others changed anything since it was last read here: two questions to the system."""
        with self._mutex:
            return self._current.changed()

    def news(self) -> int:
        """Return a number that grows when something is read here that others wrote; looks for it first."""
        with self.reading():
            return self._current.news

    def watch(self, table: str, view: View) -> None:
        """Keep a view up to date with a table, whenever it is read."""
        with self._mutex:
            self._current.watch(table, view)

    @property
    def damaged(self) -> bool:
        """Tell whether the journal has damage, which the next change mends."""
        return self._current.damaged

    @property
    def marked(self) -> bool:
        """Tell whether the file has git's marks of a conflict, which the next checkpoint writes anew."""
        return self._current.marked

    @property
    def cut_off(self) -> bool:
        """Tell whether a crash left half a record at the end of the journal."""
        place = self._current.place
        return place is not None and place.signature[2] > place.end

    @property
    def beside(self) -> Collection[str]:
        """The tables that are kept out of the file."""
        return self._current.beside

    @property
    def unfolded(self) -> int:
        """Return how many rows are in the journal, and not yet in the file."""
        return len(self._current.unfolded)

    def change(self, change: Change) -> None:
        """Change rows of what is on disk now; durable on return."""
        content = to_json(change_to_plain(change))
        # What is remembered is what would be read again.
        made = change_from_plain(json.loads(content))
        with self.locked():
            self._current.refresh()
            try:
                place = self._written(content)
            except OSError as error:
                raise write_failure(self.paths.file, error) from error
            self._current.advance(made, place)
            self._wrote, self._changed_at = True, time.monotonic()

    def checkpoint(self) -> bool:
        """Fold the journal into the file, durably; tell whether there was anything to fold.

        Others may read and write meanwhile, in other threads too: they wait only while the new file takes the
        place of the old. Raises LibraryError with nothing lost: it is all still in the journal.
        """
        with self._mutex:
            self._current.refresh()
            folding = Folding.of(self._current)
        if folding is None:
            return False
        began = time.monotonic()
        try:
            with folding.prepared():
                with self.locked():
                    self._current.refresh()
                    done = folding.finish(self._current)
                if done:
                    folding.back_up()
        except OSError as error:
            raise write_failure(self.paths.file, error) from error
        self._took = time.monotonic() - began
        return done

    def checkpoint_when_idle(self) -> bool:
        """Do `checkpoint` if nothing was changed here for a while, the longer the longer it takes."""
        resting = time.monotonic() - self._changed_at
        return resting >= max(IDLE, IDLE_TIMES * self._took) and self.checkpoint()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep all other windows from writing; may be nested. The lock dies with its process."""
        with self._mutex:
            if self._depth == 0:
                self._acquire()
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
                if self._depth == 0 and self._lock is not None:
                    with suppress(OSError):
                        self._lock.release()

    def _acquire(self) -> None:
        from filelock import FileLock, Timeout  # readers need no lock, and it is not free to load

        path = self.paths.file
        if self._current.known:
            # A disk that is gone leaves an empty folder, in which nothing is to be begun.
            self._current.refresh()
        try:
            if not self._current.known:
                path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock is None or self._locker != os.getpid():
                # A lock is its process's own: a fork begins with another.
                self._locker = os.getpid()
                self._lock = FileLock(f"{path}.lock", thread_local=False)
            self._lock.acquire(timeout=self._timeout, poll_interval=LOCK_POLL)
        except Timeout:
            raise LibraryError(
                f"The library {path} is being written by another window.", "try again in a moment"
            ) from None
        except OSError as error:
            raise write_failure(path, error) from error
        if not self._tidied:
            self._tidied = True
            self._sweep()

    def _sweep(self) -> None:
        """Clear away what writers left that were killed long enough ago."""
        for path in (self.paths.file, self.paths.journal, self.paths.beside):
            with suppress(OSError):
                for leftover in leftovers(path):
                    if not -STALE < time.time() - leftover.stat().st_mtime < STALE:
                        leftover.unlink()

    def _written(self, content: bytes) -> Place:
        """Write a record, durably, and return where the journal ends; raises OSError."""
        current = self._current
        rows = current.homeless | (current.unfolded if current.damaged else set())
        contents = [to_json(change_to_plain(current.change_of(rows))), content] if rows else [content]
        if current.place is not None and not current.damaged:
            place = append(self.paths.journal, current.place, contents)
        else:
            if current.damaged:
                set_aside(self.paths.journal)
            header = Header(new_id(), current.schema.version, current.digest, current.file)
            place = begin(self.paths, header, contents, new=current.place is None)
        current.damaged, current.homeless = False, set()
        return place

    def _witness(self, changed: Iterable[tuple[str, str, Any]] | None) -> None:
        if not self._given:
            return
        if changed is None:
            self._since = None
        elif self._since is not None:
            for name, key, before in changed:
                self._since.setdefault((name, key), before)

    def _changed_by_others(self) -> LibraryError:
        return LibraryError(f"The library {self.paths.file} was changed by another window.", "try again")
