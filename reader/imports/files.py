"""The files to import: read from disk, archives opened, folders looked through."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from reader.errors import ForeignFileError
from reader.exchange.foreign import MAX_BYTES, ForeignFile

#: Suffixes of files that are looked at in a folder.
_SUFFIXES = frozenset(
    {".json", ".jsonld", ".csv", ".lua", ".txt", ".md", ".zip", ".calibre_highlights"}
    | {".calibre_annotation_collection", ".annotations"}
)
#: The most files of an archive or folder that are read.
_MAX_MEMBERS = 100_000
_HINT = "split it, or export fewer articles at once"


def foreign_files(path: Path) -> Iterator[ForeignFile | ForeignFileError]:
    """Yield the file at `path`; of a folder each that may be imported, or the archive that it was.

    A file in a folder that cannot be read is yielded as its error, and the others go on. Raises
    ForeignFileError.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield foreign_file(str(path), _bytes(path))
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> ForeignFileError:
    return ForeignFileError(f"Cannot read {path}: {error.strerror or error}.")


def foreign_file(name: str, data: bytes) -> ForeignFile:
    """Return a file of these bytes, an archive with its members; raises ForeignFileError."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ForeignFile(name, data, _members(name, data))
    return ForeignFile(name, data)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise ForeignFileError(f"{path} is larger than {MAX_BYTES // 2**20} MB.", _HINT)
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)  # a pipe has no size before it is read
    if len(data) > MAX_BYTES:
        raise ForeignFileError(f"{path} is larger than {MAX_BYTES // 2**20} MB.", _HINT)
    return data


def _members(name: str, data: bytes) -> dict[str, bytes]:
    """Return the files of an archive that may be of use, as many as are allowed to be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            wanted = [
                one
                for one in archive.infolist()
                if not one.is_dir() and one.filename.endswith((".json", ".md"))
            ]
            if sum(one.file_size for one in wanted) > MAX_BYTES or len(wanted) > _MAX_MEMBERS:
                raise ForeignFileError(f"{name} holds more than {MAX_BYTES // 2**20} MB.", _HINT)
            members: dict[str, bytes] = {}
            left = MAX_BYTES
            for one in wanted:
                with archive.open(one) as stream:
                    members[one.filename] = stream.read(left + 1)
                left -= len(members[one.filename])
                if left < 0:
                    raise ForeignFileError(f"{name} holds more than {MAX_BYTES // 2**20} MB.", _HINT)
            return members
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise ForeignFileError(f"{name} is a damaged archive: {error}.") from None


def _folder(folder: Path) -> Iterator[ForeignFile | ForeignFileError]:
    tables = folder.rglob("metadata*.json")
    unpacked = sorted({path.parent for path in tables if (path.parent / "highlights").is_dir()})
    for one in unpacked:
        try:
            yield _unpacked(one)
        except ForeignFileError as error:
            yield error
        except OSError as error:
            yield _unreadable(one, error)
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in _SUFFIXES
        and path.is_file()
        and not any(path.is_relative_to(one) for one in unpacked)
    ]
    for path in paths[:_MAX_MEMBERS]:
        try:
            file = foreign_file(str(path), _bytes(path))
        except ForeignFileError as error:
            yield error
        except OSError as error:
            yield _unreadable(path, error)
        else:
            yield file


def _unpacked(folder: Path) -> ForeignFile:
    """Return an archive that was unpacked into a folder."""
    paths = [*sorted(folder.glob("metadata*.json")), *sorted((folder / "highlights").glob("*.md"))]
    members = {path.relative_to(folder).as_posix(): _bytes(path) for path in paths[:_MAX_MEMBERS]}
    return ForeignFile(str(folder), b"", members)
