"""Which notes a folder holds already: moved and renamed ones are known by what stands in them."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: How many files are looked into, and how deep, before a folder counts as too large to know.
MOST_FILES, DEEPEST = 50_000, 16
#: How much of a file's beginning and end is read, in bytes.
_HEAD, _TAIL = 8192, 65536
_KEY = re.compile(
    rb"^[ \t]*(?:<!--[ \t]*|# )broadsheet[ \t]+([0-9A-Za-z:_-]+)[ \t]+(?:front|units)\b", re.MULTILINE
)
_MARKS = (b"broadsheet", b"\nid:")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a folder: `by_id` has the path of each by the id in its front matter.

    `also` has those of further files with an id that another has: copies of a note. `by_key` has the paths
    of all files that remember an export under a key. `names` is what `file_names.Names` has seen there.
    """

    folder: Path
    by_id: dict[str, Path] = field(default_factory=dict)
    also: dict[str, list[Path]] = field(default_factory=dict)
    by_key: dict[str, list[Path]] = field(default_factory=dict)
    names: dict[Path, dict[str, str]] = field(default_factory=dict)

    def of(self, id: str) -> list[Path]:
        """Return the notes with an id, none, one, or a note and its copies."""
        return [*([self.by_id[id]] if id in self.by_id else []), *self.also.get(id, ())]

    def holds(self, id: str) -> bool:
        """Tell whether the note with this id is where it was found: it may have been moved since."""
        from reader.exchange import exported_id

        try:
            head, tail = _ends(self.by_id[id])
        except (KeyError, OSError):
            return False
        return id in (exported_id(part.decode("utf-8", "replace")) for part in (head, tail))


def notes_in(folder: Path, suffix: str) -> Notes:
    """Return the notes in a folder and those below it, but for hidden ones and those that cannot be read."""
    from reader.exchange import exported_id

    notes = Notes(folder)
    for path in _files(folder, suffix):
        try:
            head, tail = _ends(path)
        except OSError:
            continue
        if not any(mark in head or mark in tail for mark in _MARKS):
            continue
        keys = {found.decode("ascii") for found in _KEY.findall(head + b"\n" + tail)}
        id = exported_id(head.decode("utf-8", "replace"))
        if not id:
            id = exported_id(tail.decode("utf-8", "replace"))
        if id and notes.by_id.setdefault(id, path) != path:
            notes.also.setdefault(id, []).append(path)
        for key in keys:
            notes.by_key.setdefault(key, []).append(path)
    return notes


def _ends(path: Path) -> tuple[bytes, bytes]:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        if len(head) < _HEAD:
            return head, b""
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(_HEAD, size - _TAIL))
        return head, stream.read()


def _files(folder: Path, suffix: str) -> Iterator[Path]:
    """Yield the files with a suffix, those nearest to the folder first, in the order of their names."""
    level, count = [folder], 0
    for _ in range(DEEPEST):
        below: list[Path] = []
        for one in level:
            try:
                with os.scandir(one) as found:
                    entries = sorted(found, key=lambda entry: entry.name)
            except OSError:
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append(Path(entry.path))
                elif entry.name.lower().endswith(suffix) and entry.is_file():
                    count += 1
                    yield Path(entry.path)
                if count >= MOST_FILES:
                    return
        level = below
