"""Editing one line of text by keys: what every prompt does, without a screen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader.typesetting.cells import next_boundary, previous_boundary


@dataclass(frozen=True, slots=True)
class EditedLine:
    """A line and the offset of its cursor, in code points, which is never inside a grapheme."""

    text: str = ""
    cursor: int = 0

    def typed(self, words: str) -> "EditedLine":
        """Put words at the cursor."""
        return EditedLine(
            self.text[: self.cursor] + words + self.text[self.cursor :], self.cursor + len(words)
        )

    def at(self, cursor: int) -> "EditedLine":
        """Move the cursor."""
        return EditedLine(self.text, min(max(cursor, 0), len(self.text)))

    def without(self, start: int, end: int) -> "EditedLine":
        """Delete a stretch; the cursor stands where it was."""
        return EditedLine(self.text[:start] + self.text[end:], start)


def line(text: str) -> EditedLine:
    """Return a line with the cursor behind its last word."""
    return EditedLine(text, len(text))


_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s]+)\s*$|\s+$")
_WORD_AFTER = re.compile(r"\s*(?:\w+|[^\w\s]+)|\s+$")


def _word_start(edited: EditedLine) -> int:
    found = _WORD_BEFORE.search(edited.text[: edited.cursor])
    return found.start() if found else 0


def _word_end(edited: EditedLine) -> int:
    found = _WORD_AFTER.match(edited.text, edited.cursor)
    return found.end() if found else len(edited.text)


Edit = Callable[[EditedLine], EditedLine]

_EDITS: tuple[tuple[str, Edit], ...] = (
    ("left ctrl+b", lambda e: e.at(previous_boundary(e.text, e.cursor))),
    ("right ctrl+f", lambda e: e.at(next_boundary(e.text, e.cursor))),
    ("home ctrl+a", lambda e: e.at(0)),
    ("end ctrl+e", lambda e: e.at(len(e.text))),
    ("ctrl+left alt+left alt+b", lambda e: e.at(_word_start(e))),
    ("ctrl+right alt+right alt+f", lambda e: e.at(_word_end(e))),
    ("backspace ctrl+h", lambda e: e.without(previous_boundary(e.text, e.cursor), e.cursor)),
    ("delete ctrl+d", lambda e: e.without(e.cursor, next_boundary(e.text, e.cursor))),
    ("ctrl+w alt+backspace ctrl+backspace", lambda e: e.without(_word_start(e), e.cursor)),
    ("alt+d ctrl+delete", lambda e: e.without(e.cursor, _word_end(e))),
    ("ctrl+u", lambda e: e.without(0, e.cursor)),
    ("ctrl+k", lambda e: e.without(e.cursor, len(e.text))),
)  # fmt: skip

#: What each key does to the line, as shells have it.
EDITS: Mapping[str, Edit] = {key: edit for keys, edit in _EDITS for key in keys.split()}
