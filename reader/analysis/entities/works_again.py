"""Titles of works found again wherever they stand, by the words of the text that they begin with."""

import re
from collections.abc import Iterable
from functools import lru_cache

from reader.analysis.entities.openings import words_of

_FIRST_WORD = re.compile(r"\w+")
_CLOSING = re.compile('[,.]?[”"’»]')
_OPENING, _JOINTS = frozenset('“"‘«'), frozenset("’'-")


def works_again(text: str, titles: Iterable[str], *, quoted: bool = False) -> set[tuple[int, int]]:
    """Return where titles stand as whole words, the longest of each place; `quoted` ones between marks."""
    there = words_of(text).starts
    places: list[tuple[int, int]] = []
    for title in titles:
        first, before = _first_word(title)
        for at in there.get(first, ()):
            start = at - before
            if start >= 0 and text.startswith(title, start):
                places.append((start, start + len(title)))
    taken, end = set(), 0
    for start, stop in sorted(places, key=lambda place: (place[0], -place[1])):
        behind = _closing(text, start, stop) if quoted else _whole(text, start, stop)
        if behind and start - quoted >= end:
            taken.add((start, stop))
            end = behind
    return taken


@lru_cache(maxsize=2_000)
def _first_word(title: str) -> tuple[str, int]:
    """Return the first word of a title, and how many code points stand before it; "" where it has none."""
    found = _FIRST_WORD.search(title)
    return (found.group(), found.start()) if found else ("", 0)


def _whole(text: str, start: int, end: int) -> int:
    """Return the end of a title that no other letters touch, and that begins with no small one; else 0."""
    inside = (
        text[max(0, start - 1) : start] in _JOINTS
        or text[end : end + 1] == "-"
        or text[end : end + 1].isalnum()
    )
    return end if text[start].isalnum() and not "a" <= text[start] <= "z" and not inside else 0


def _closing(text: str, start: int, end: int) -> int:
    """Return the end of the mark behind a title in quotation marks; else 0."""
    closed = _CLOSING.match(text, end) if text[max(0, start - 1) : start] in _OPENING else None
    return closed.end() if closed else 0
