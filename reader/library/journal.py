"""The journal beside a file of tables: each change is in it, on the disk, before anybody is told that it is
safe.

The journal begins with a header that names the file it belongs to by its hash. When the file has been
written anew with all changes in it, a new journal takes the place of the old one; whoever is killed between
the two leaves a file and a journal that says the same once more.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.files import write_atomically, write_fully
from reader.library.changes import Change, change_from_plain, to_json
from reader.library.framing import START, framed, frames_in

#: The version of the journal's own form.
FORMAT = 1

#: What tells one state of a file from another: its number on the disk, its time (ns) and its size (bytes).
Signature = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Paths:
    """Where the parts of one library lie: the file itself, its journal, and the tables kept beside it."""

    file: Path
    journal: Path
    beside: Path

    @classmethod
    def of(cls, file: Path) -> "Paths":
        """Return the paths of the parts of `file`."""
        return cls(file, file.with_name(f"{file.name}.journal"), file.with_name(f"{file.name}.history"))


@dataclass(frozen=True, slots=True)
class Header:
    """What a journal says of itself: the file it goes on from (None: there was none), and the journal
    before it.

    `base` is the SHA-256 of that file, `signature` what it looked like. `follows` is the journal before
    this one: the changes here are those from number `first` on there, of which the first `folded` are in
    the file already. They are repeated for those who know the old journal nearly to its end, and need not
    read the file.
    """

    id: str
    schema: int
    base: str | None
    signature: Signature | None = None
    follows: str = ""
    first: int = 0
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """How far a journal was read: to `end` (bytes), `count` changes; the next record follows `checksum`."""

    id: str
    start: int
    end: int
    checksum: int
    signature: Signature
    count: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a journal: changes in their order, and the hashes of files it was folded into.

    `folded_into` says how many of the changes are in each. `damaged` tells that something in the middle is no
    record, or is missing.
    """

    header: Header | None
    changes: tuple[Change, ...]
    folded_into: Mapping[str, int]
    place: Place
    damaged: bool

    @property
    def unfolded(self) -> tuple[Change, ...]:
        """The changes that were not in the file when the journal was begun."""
        return self.changes[self.header.folded :] if self.header else self.changes

    def missing_in(self, digest: str | None) -> tuple[Change, ...] | None:
        """Return the changes that are not in the file with this hash; None if that file is not known here."""
        if self.header is not None and self.header.base == digest:
            return self.unfolded
        if digest is not None and digest in self.folded_into:
            return self.changes[self.folded_into[digest] :]
        return None


def signature(path: Path) -> Signature | None:
    """Return what a file looks like now; None when there is none. Raises OSError."""
    try:
        return signature_of(path.stat())
    except FileNotFoundError:
        return None


def signature_of(status: os.stat_result) -> Signature:
    """Return what a file looks like by its status."""
    return status.st_ino, status.st_mtime_ns, status.st_size


def read_journal(path: Path) -> Reading | None:
    """Return all of a journal; None when there is none. Raises OSError, and LibraryError on a newer form."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            data = stream.read(status.st_size)
    except FileNotFoundError:
        return None
    frames = frames_in(data, None)
    header = _header(frames.frames[0].content, path) if frames.frames else None
    records = frames.frames[1:] if header else frames.frames
    start = frames.frames[0].end if header else 0
    place = Place(
        header.id if header else "", start, frames.end, frames.checksum(START), signature_of(status), 0
    )
    damaged = header is None or bool(frames.damaged)
    return _reading(header, [frame.content for frame in records], place, damaged=damaged)


def read_on(path: Path, place: Place) -> Reading | None:
    """Return what was added to a journal since `place`; None when it is another now. Raises OSError."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            beginning = stream.read(place.start)
            stream.seek(place.end)
            data = stream.read(max(0, status.st_size - place.end))
    except FileNotFoundError:
        return None
    first = frames_in(beginning, None).frames
    header = _header(first[0].content, path) if first else None
    if header is None or header.id != place.id or status.st_size < place.end:
        return None
    frames = frames_in(data, place.checksum, place.end)
    if frames.damaged:
        return None
    now = Place(
        place.id, place.start, frames.end, frames.checksum(place.checksum), signature_of(status), place.count
    )
    return _reading(header, [frame.content for frame in frames.frames], now, damaged=False)


def append(path: Path, place: Place, contents: Sequence[bytes]) -> Place:
    """Add records behind `place`, durably; raises OSError with the journal as it was.

    Only the lock's owner may do so, and only when it has read the journal to its end: what is behind
    `place` was cut off by a crash, and is cut.
    """
    handle = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
    try:
        if os.fstat(handle).st_size != place.end:
            os.ftruncate(handle, place.end)
        data, checksum = _records(contents, place.checksum)
        try:
            write_fully(handle, data)
            os.fsync(handle)
            now = signature_of(os.fstat(handle))
        except BaseException:
            with suppress(OSError):
                os.ftruncate(handle, place.end)
                os.fsync(handle)
            raise
    finally:
        with suppress(OSError):
            os.close(handle)
    count = place.count + sum(not _is_folding(content) for content in contents)
    return Place(place.id, place.start, place.end + len(data), checksum, now, count)


def begin(paths: Paths, header: Header, contents: Sequence[bytes], *, new: bool) -> Place:
    """Put a journal with these records in the place of any there is, durably; raises OSError.

    `new` tells that there was none: then there is none after a failure.
    """
    content = to_json(
        {
            "journal": FORMAT,
            "id": header.id,
            "schema": header.schema,
            "base": header.base,
            "signature": header.signature,
            "follows": header.follows,
            "first": header.first,
            "folded": header.folded,
        }
    )
    first, checksum = framed(content, START)
    data, checksum = _records(contents, checksum)
    try:
        write_atomically(paths.journal, first + data, like=paths.file)
        there = signature(paths.journal) or (0, 0, 0)
    except OSError:
        if new:
            with suppress(OSError):
                paths.journal.unlink()
        raise
    return Place(header.id, len(first), len(first) + len(data), checksum, there, len(contents))


def set_aside(path: Path) -> Path:
    """Keep a copy of a damaged file under a name of its own, and return it; raises OSError."""
    copy = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
    write_atomically(copy, path.read_bytes(), like=path)
    return copy


def new_id() -> str:
    """Return 32 random hexadecimal digits: libraries that never met can be merged."""
    return os.urandom(16).hex()


def folded_content(base: str, count: int) -> bytes:
    """Return the record that says: the first `count` changes are in the file with this SHA-256."""
    return to_json({"folded": base, "upto": count})


def changes_in(path: Path, place: Place) -> list[bytes]:
    """Return the contents of the records of all changes as far as `place`; raises OSError."""
    with path.open("rb") as stream:
        stream.seek(place.start)
        data = stream.read(place.end - place.start)
    return [frame.content for frame in frames_in(data, None).frames if not _is_folding(frame.content)]


def _records(contents: Iterable[bytes], checksum: int) -> tuple[bytes, int]:
    records: list[bytes] = []
    for content in contents:
        record, checksum = framed(content, checksum)
        records.append(record)
    return b"".join(records), checksum


def _is_folding(content: bytes) -> bool:
    return content.startswith(b'{"folded":')


def _header(content: bytes, path: Path) -> Header | None:
    """Return the header in a record; None if it is none."""
    plain = _parsed(content)
    if plain is None or not isinstance(form := plain.get("journal"), int):
        return None
    if form > FORMAT:
        raise LibraryError(
            f"The library’s journal {path} was written by a newer version of Broadsheet.",
            "update Broadsheet to open it",
        )
    id, schema, base, follows = map(plain.get, ("id", "schema", "base", "follows"))
    looks = plain.get("signature")
    if not isinstance(id, str) or not isinstance(schema, int) or not (base is None or isinstance(base, str)):
        return None
    known = isinstance(looks, list) and len(looks) == 3 and all(isinstance(number, int) for number in looks)
    return Header(
        id,
        schema,
        base,
        (looks[0], looks[1], looks[2]) if known and looks else None,
        follows if isinstance(follows, str) else "",
        *(number if type(number := plain.get(name)) is int else 0 for name in ("first", "folded")),
    )


def _reading(header: Header | None, contents: Iterable[bytes], place: Place, *, damaged: bool) -> Reading:
    changes: list[Change] = []
    folded_into: dict[str, int] = {}
    for content in contents:
        plain = _parsed(content)
        if plain is None:
            damaged = True
        elif isinstance(base := plain.get("folded"), str):
            folded_into[base] = count if type(count := plain.get("upto")) is int else 0
        else:
            try:
                changes.append(change_from_plain(plain))
            except ValueError:
                damaged = True
    now = replace(place, count=place.count + len(changes))
    return Reading(header, tuple(changes), folded_into, now, damaged)


def _parsed(content: bytes) -> dict[str, Any] | None:
    try:
        plain = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None
