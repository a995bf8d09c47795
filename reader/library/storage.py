"""A TinyDB storage that never loses a row: locked, replaced as a whole, flushed to the disk.

TinyDB's own JSONStorage writes in place: killed half-way it leaves half a file, two writers undo each other's
rows, and a full disk leaves nothing. The file stays a plain TinyDB file, one document a line and its keys
sorted, so that stock TinyDB, a person and a version control system can all read it.
"""

import copy
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from reader.errors import LibraryError
from reader.files import leftovers, write_atomically
from reader.library.failures import read_failure, write_failure
from reader.library.lines import TableLines, encoded

if TYPE_CHECKING:
    from filelock import BaseFileLock

Table = dict[str, Any]
Tables = dict[str, Table]

#: The version of the rows' form, kept as `meta` / "1" / "schema".
SCHEMA = 1
#: Seconds to wait for another window that is writing.
LOCK_TIMEOUT = 10.0
#: Seconds between two looks whether it is done: a write takes about this long.
LOCK_POLL = 0.01

_META = "meta"
_META_KEY = "1"
_NOTHING: Tables = {}
_Signature = tuple[int, int, int]


class SafeStorage(Storage):
    """The storage of `library.json`, for the library and for plain `TinyDB(path, storage=SafeStorage)`.

    Plain TinyDB reads, changes and writes in three steps: it does so under one lock inside
    `with storage.locked():`, and elsewhere a write over somebody else's change is refused. All methods
    raise LibraryError, with the file as it was.
    """

    def __init__(self, path: str | Path, timeout: float = LOCK_TIMEOUT) -> None:
        super().__init__()
        self._path = Path(path)
        self._timeout = timeout
        self._mutex = threading.RLock()
        self._lock: BaseFileLock | None = None
        self._depth = 0
        self._tidied = False
        self._was_read = False
        self._signature: _Signature | None = None
        self._tables: Tables = _NOTHING
        self._lines: dict[str, TableLines] = {}

    def read(self) -> Tables | None:
        """Return a copy of all tables, to do with as one likes; None when there is no library yet."""
        return copy.deepcopy(self.tables()) or None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Replace the file by `data`; refused when another window changed the file since it was read."""
        with self.locked():
            if self._was_read and self.changed():
                raise LibraryError(f"The library {self._path} was changed by another window.", "try again")
            self.tables()
            tables = {name: {str(key): row for key, row in table.items()} for name, table in data.items()}
            self._replace(tables, {})
            # The rows still belong to the caller, who may change them: they are read again.
            self._forget()
            self.tables()

    def tables(self) -> Tables:
        """Return all tables as they are on disk now. They are shared: nobody may change them."""
        with self._mutex:
            signature = _signature(self._path)
            if signature != self._signature or signature is None:
                self._load()
            self._was_read = True
            return self._tables

    def changed(self) -> bool:
        """Tell whether the file on disk is another one than the one last read."""
        return _signature(self._path) != self._signature

    def put(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Set rows, given by table and key, among those that are on disk now.

        Durable on return. The rows become the storage's own: the caller may not change them afterwards.
        """
        with self.locked():
            tables = dict(self.tables())
            lines = dict(self._lines)
            for name, rows in changes.items():
                table = tables.get(name, {})
                lines[name] = (lines.get(name) or TableLines.of(table)).with_rows(rows)
                tables[name] = {**table, **rows}
            self._replace(tables, lines)

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

        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = FileLock(f"{self._path}.lock", thread_local=False)
            self._lock.acquire(timeout=self._timeout, poll_interval=LOCK_POLL)
        except Timeout:
            raise LibraryError(
                f"The library {self._path} is being written by another window.", "try again in a moment"
            ) from None
        except OSError as error:
            raise write_failure(self._path, error) from error
        if not self._tidied:
            # Whoever wrote these was killed: nobody else can be writing now.
            with suppress(OSError):
                for leftover in leftovers(self._path):
                    leftover.unlink()
            self._tidied = True

    def _load(self) -> None:
        try:
            with self._path.open("rb") as stream:
                status = os.fstat(stream.fileno())
                data = stream.read()
        except FileNotFoundError:
            self._forget()
            return
        except OSError as error:
            raise read_failure(self._path, error) from error
        tables = _parse(data, self._path)
        self._tables, self._lines = tables, {}
        self._signature = _signature_of(status)

    def _forget(self) -> None:
        self._tables, self._lines, self._signature = _NOTHING, {}, None

    def _replace(self, tables: Tables, lines: dict[str, TableLines]) -> None:
        """Write `tables`, whose lines are made where they are not given, and remember what is on disk."""
        if _META_KEY not in tables.get(_META, {}):
            tables = {**tables, _META: {**tables.get(_META, {}), _META_KEY: {"schema": SCHEMA}}}
            lines.pop(_META, None)
        for name, table in tables.items():
            if name not in lines:
                lines[name] = TableLines.of(table)
        try:
            write_atomically(self._path, encoded(lines))
        except OSError as error:
            raise write_failure(self._path, error) from error
        self._tables, self._lines = tables, lines
        self._signature = _signature(self._path)


def _signature(path: Path) -> _Signature | None:
    try:
        return _signature_of(path.stat())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise read_failure(path, error) from error


def _signature_of(status: os.stat_result) -> _Signature:
    return status.st_ino, status.st_mtime_ns, status.st_size


def _parse(data: bytes, path: Path) -> Tables:
    """Return the tables of a file's bytes; an empty file, as stock TinyDB makes them, has none."""
    hint = "it was left as it is; repair it or restore a copy"
    if not data:
        return {}
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError):
        raise LibraryError(f"The library {path} is damaged: it is not valid JSON.", hint) from None
    if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
        raise LibraryError(f"The library {path} is damaged: it holds no tables.", hint)
    meta = tables.get(_META, {}).get(_META_KEY, {"schema": SCHEMA})
    schema = meta.get("schema") if isinstance(meta, dict) else None
    if not isinstance(schema, int):
        raise LibraryError(f"The library {path} is damaged: its schema version cannot be read.", hint)
    if schema > SCHEMA:
        raise LibraryError(
            f"The library {path} was written by a newer version of Broadsheet.",
            "update Broadsheet to open it",
        )
    return tables
