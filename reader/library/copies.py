"""What others leave beside a library: another machine's version of it, and git's marks in it."""

import os
import re
from pathlib import Path

from reader.files import write_atomically
from reader.library.failures import write_failure

#: The folder in which versions are kept that have been merged.
ASIDE = "merged"

#: How synchronising programs name what they could not put in the place of `library.json`: Syncthing, Dropbox
#: (in any language: brackets and a date), OneDrive (the machine’s name), Nextcloud and ownCloud, Google Drive
#: and iCloud (a number), Seafile, Resilio.
_NAMES = (
    re.compile(r"library\.sync-conflict-.+\.json", re.IGNORECASE),
    re.compile(r"library\.json\.sync-conflict-.+\.journal", re.IGNORECASE),
    re.compile(r"library.*(?:conflict|konflikt|conflit|collision).*\.json", re.IGNORECASE),
    re.compile(r"library ?\([^)]*\d{4}-\d\d-\d\d[^)]*\)\.json", re.IGNORECASE),
    re.compile(r"library ?\(\d{1,3}\)\.json|library \d{1,3}\.json", re.IGNORECASE),
    re.compile(r"library-[A-Za-z0-9][A-Za-z0-9_-]*(?: ?\(\d+\)|-\d+)?\.json"),
    re.compile(r"library\.json (?:\(.*(?:conflict|kopie|copy).*\))", re.IGNORECASE),
)
#: Copies that people and other programs make on purpose.
_ON_PURPOSE = re.compile(r"backup|\bbak\b|export|before|damaged|\bold\b", re.IGNORECASE)


def conflict_copies(folder: Path) -> list[Path]:
    """Return other machines' versions of the library that lie in its folder, by name."""
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name
                for entry in entries
                if entry.name.startswith(("library", "Library"))
                and entry.name not in ("library.json", "library.json.journal")
                and is_conflict_name(entry.name)
                and entry.is_file()
            ]
    except OSError:
        return []
    return [folder / name for name in sorted(found)]


def is_conflict_name(name: str) -> bool:
    """Tell whether a synchronising program gives another machine's `library.json` this name."""
    return not _ON_PURPOSE.search(name) and any(form.fullmatch(name) for form in _NAMES)


def set_aside(folder: Path, path: Path) -> Path:
    """Move a version that has been merged to where it is kept, and return its path; raises LibraryError."""
    aside = folder / ASIDE
    try:
        aside.mkdir(exist_ok=True)
        target = free_name(aside, path.name)
        path.rename(target)
    except OSError as error:
        raise write_failure(path, error) from error
    return target


def keep_marked(path: Path, data: bytes) -> None:
    """Keep the file of a library that had git's marks in it; raises OSError."""
    aside = path.parent / ASIDE
    aside.mkdir(exist_ok=True)
    write_atomically(free_name(aside, f"{path.stem}.git-conflict{path.suffix}"), data)


def free_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` that nothing has yet."""
    path = path_of = folder / name
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{path_of.stem} ({number}){path_of.suffix}"
    return path


# Git's marks.

_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def has_marks(data: bytes) -> bool:
    """Tell whether there are git's marks of a conflict in a file."""
    return any(line.startswith(b"<<<<<<<") for line in data.splitlines())


def sides(data: bytes) -> dict[str, bytes] | None:
    """Return the files that git tried to merge: "ours", "theirs" and, if it tells, "base".

    None where the marks are not in order.
    """
    parts: dict[str, list[bytes]] = {"ours": [], "base": [], "theirs": []}
    at, has_base = "", False
    for line in data.splitlines(keepends=True):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), None)
        expected = {b"<<<<<<<": "", b"|||||||": "ours", b">>>>>>>": "theirs"}
        if mark is None:
            for side in (at,) if at else parts:
                parts[side].append(line)
        elif mark == b"=======" and at in ("ours", "base"):
            at = "theirs"
        elif mark in expected and at == expected[mark]:
            has_base = has_base or mark == b"|||||||"
            at = {b"<<<<<<<": "ours", b"|||||||": "base", b">>>>>>>": ""}[mark]
        else:
            return None
    if at:
        return None
    return {name: b"".join(lines) for name, lines in parts.items() if name != "base" or has_base}
