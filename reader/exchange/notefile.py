"""A note's file taken apart: its front matter, its parts, and what it remembers of earlier exports."""

import re
from dataclasses import dataclass

from reader.exchange.front import fields_of, remembered, split_front
from reader.exchange.markers import Comment, Part, entry_of, ledger, parts_of


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file taken apart. `line_end` is the one that most of its lines have."""

    front: tuple[str, ...]
    fence: tuple[str, ...]
    parts: tuple[Part, ...]
    line_end: str

    def memory(self, key: str, about: str) -> list[str]:
        """Return what the file remembers under a key."""
        found = [entry_of(part.lines[0]) for part in self.parts if not part.name]
        return [
            word for one in found if one and one.key == key and one.about == about for word in one.entries
        ]


def taken_apart(text: str) -> NoteFile:
    """Return the parts of a file's text, which together are all of it."""
    lines = _lines(text)
    front, fence, rest = split_front(lines)
    ends = sum(line.endswith("\r\n") for line in lines)
    return NoteFile(
        tuple(front), tuple(fence), tuple(parts_of(rest)), "\r\n" if ends * 2 > len(lines) else "\n"
    )


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def front_value(text: str, key: str) -> str:
    """Return the text that the front matter of a note has under a key, "" if it has none."""
    note = taken_apart(text)
    values = (field.value for field in fields_of(note.front[1:]) if field.key == key)
    value = next(values, None)
    return value if isinstance(value, str) else ""


def remember(text: str, key: str, comment: Comment = Comment.HTML) -> str:
    """Return the text of a new export with what its file is to remember at its end."""
    note = taken_apart(text)
    names = dict.fromkeys(part.name for part in note.parts if part.name)
    lines = ledger(key, remembered(fields_of(note.front[1:])), list(names), comment)
    return text.rstrip("\n") + "\n\n" + "\n".join(lines) + "\n" if lines else text
