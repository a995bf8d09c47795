"""The invisible marks around what was generated in a note, so that it is told from what its reader wrote.

A unit stands between two comments, `<!-- h-1f2e3d4c 0a1b2c3d -->` and `<!-- /h-1f2e3d4c -->`: what it is of,
and the hash of what was generated. `h-` is an annotation, `u-` another generated passage, and `s-` a heading,
which is the one line behind its mark and needs no end. A number behind a plus tells a new version that stands
beside one that the reader edited. What was ever written to the file is kept in comments at its end. Formats
without such comments have lines that begin with `# ` instead.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

_UNIT = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?(?P<open><!--[ \t]*|\#[ \t]+)"
    r"(?:(?P<end>/)(?P<ended>[hu]-[0-9a-z]+(?:\+\d+)?)"
    r"|(?P<id>[hsu]-[0-9a-z]+)(?:\+(?P<version>\d+))?[ \t]+(?P<hash>[0-9a-f]{8})"
    r"(?:[ \t]+deleted(?:[ \t]+(?P<was>[0-9a-f]{8}))?)?)"
    r"[ \t]*(?:-->)?[ \t]*"
)
_LEDGER = re.compile(
    r"[ \t]*(?:<!--[ \t]*|\#[ \t]+)broadsheet[ \t]+(?P<key>[0-9A-Za-z:_-]+)[ \t]+(?P<about>front|units)"
    r"(?P<entries>(?:[ \t]+[^\s>]+)*)[ \t]*(?:-->)?[ \t]*"
)
#: How wide the comments at the end of a file are, in code points, and how much of each is the comment itself.
_WIDTH, _AROUND = 240, 60


class Comment(Enum):
    """How a format writes what nobody is to see: before and behind it."""

    HTML = ("<!-- ", " -->")
    HASH = ("# ", "")

    def of(self, words: str) -> str:
        """Return `words` as a comment."""
        before, behind = self.value
        return f"{before}{words}{behind}"


def content_hash(lines: Iterable[str]) -> str:
    """Return the hash of generated lines; white space at the ends of lines and of the whole is none of it."""
    words = "\n".join(line.rstrip() for line in lines).strip("\n")
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def unit(name: str, body: str, comment: Comment = Comment.HTML, indent: str = "") -> str:
    """Return `body`, without line breaks at its ends, between the marks of the unit `name`."""
    body = body.strip("\n")
    head = comment.of(f"{name} {content_hash(body.splitlines())}")
    if name.startswith("s-"):
        return f"{indent}{head}\n{body}"
    # A block id that is the last line needs a blank one behind it: else the mark would belong to its block.
    gap = "\n" if body.rpartition("\n")[2].startswith("^") else ""
    return f"{indent}{head}\n{body}\n{gap}{indent}{comment.of(f'/{name}')}"


def ledger(
    key: str, front: Sequence[str], units: Sequence[str], comment: Comment = Comment.HTML
) -> list[str]:
    """Return the lines that tell what was written to a file under `key`: facts, and units by their names."""
    lines: list[str] = []
    for about, entries in (("front", front), ("units", units)):
        row: list[str] = []
        for entry in entries:
            if row and len(" ".join(row)) + len(entry) + _AROUND > _WIDTH:
                lines.append(comment.of(" ".join(("broadsheet", key, about, *row))))
                row = []
            row.append(entry)
        if row:
            lines.append(comment.of(" ".join(("broadsheet", key, about, *row))))
    return lines


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a note: its lines, with their line ends.

    Of a unit, `lines[0]` is its mark and `closed` tells whether its end was found; without its end, it may
    reach too far. Of free text, `name` is "".
    """

    lines: tuple[str, ...]
    name: str = ""
    version: int = 0
    hash: str = ""
    closed: bool = True
    deleted: bool = False
    was: str = ""

    @property
    def body(self) -> tuple[str, ...]:
        """The lines between the marks."""
        return self.lines[1:-1] if self.closed and not self.is_heading else self.lines[1:]

    @property
    def is_heading(self) -> bool:
        """Tell whether this is a generated heading."""
        return self.name.startswith("s-")

    @property
    def pristine(self) -> bool:
        """Tell whether it is as it was generated."""
        return bool(self.name) and self.closed and content_hash(self.body) == self.hash


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what a file remembers."""

    key: str
    about: str
    entries: tuple[str, ...]


def entry_of(line: str) -> Entry | None:
    """Return what a line at a file's end remembers; None of any other line."""
    found = _LEDGER.fullmatch(line.rstrip("\r\n"))
    return Entry(found["key"], found["about"], tuple(found["entries"].split())) if found else None


def names_under(text: str, key: str) -> list[str]:
    """Return the names of the units that a file remembers under a key."""
    found = (entry_of(line) for line in text.split("\n") if "broadsheet" in line)
    return [name for one in found if one and one.key == key and one.about == "units" for name in one.entries]


def parts_of(lines: Sequence[str]) -> list[Part]:
    """Return the parts of a note's lines, in order: together they are all its lines.

    A line of what the file remembers is a part of its own without a name.
    """
    parts: list[Part] = []
    free: list[str] = []
    at = 0
    while at < len(lines):
        found = _unit_mark(lines[at])
        if found is None or found["end"]:
            if entry_of(lines[at]) is not None:
                _add_free(parts, free)
                parts.append(Part((lines[at],)))
            else:
                free.append(lines[at])
            at += 1
            continue
        _add_free(parts, free)
        stop, closed = _extent(lines, at, found)
        parts.append(
            Part(
                tuple(lines[at:stop]),
                found["id"],
                int(found["version"] or 0),
                found["hash"],
                closed,
                "deleted" in lines[at],
                found["was"] or "",
            )
        )
        at = stop
    _add_free(parts, free)
    return parts


def _add_free(parts: list[Part], free: list[str]) -> None:
    if free:
        parts.append(Part(tuple(free)))
        free.clear()


def _unit_mark(line: str) -> re.Match[str] | None:
    return _UNIT.fullmatch(line.rstrip("\r\n"))


def _extent(lines: Sequence[str], at: int, mark: re.Match[str]) -> tuple[int, bool]:
    """Return where the unit that begins at line `at` stops, and whether that is its end."""
    if mark["id"].startswith("s-"):
        nxt = at + 1
        while nxt < len(lines) and not lines[nxt].strip():
            nxt += 1
        if nxt == len(lines) or _is_mark(lines[nxt]):
            return at + 1, True  # its heading was taken away
        return nxt + 1, True
    name = f"{mark['id']}+{mark['version']}" if mark["version"] else mark["id"]
    for stop in range(at + 1, len(lines)):
        found = _unit_mark(lines[stop])
        if found is not None and found["end"] and found["ended"] == name:
            return stop + 1, True
        if _is_mark(lines[stop]):
            return stop, False
    return len(lines), False


def _is_mark(line: str) -> bool:
    return _unit_mark(line) is not None or entry_of(line) is not None
