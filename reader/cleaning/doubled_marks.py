"""Quotation marks that were set with two single ones: ''so'', ``so'', ,,so''.

Typewriters, TeX and wire services write them, and whoever reads the page means “so”. A pair is mended
where both its ends are sure, within a paragraph, or where the next paragraph opens anew.
"""

import re
from collections.abc import Iterator

from reader.article import Span
from reader.cleaning.mended import Edit

_REASON = "quotation marks set with two single ones"
_HINTS = ("''", "``", ",,")
_PAIR = re.compile(r"(?<!')''(?!')|(?<!`)``(?!`)|(?<!,),,(?=\w)|[“”\"]")
_LINE = re.compile(r"[^\n]+")
_BEFORE_OPENER = re.compile(r"[\s(\[—–\-/]")
_AFTER_OPENER = re.compile(r"[\w'‘“\"\[($£€¿¡.…#@]")
#: What closes the words behind each opener.
_CLOSERS = {"''": ("''",), "``": ("''", '"', "”"), ",,": ("''", '"', "“", "”")}
_REOPENED = re.compile(r"\n\s*''\w")


def find_doubled_marks(text: str, within: Span) -> Iterator[Edit]:
    """Yield the marks of `text` that stand for double ones, in order of the text; none in a sound text."""
    if not any(hint in text for hint in _HINTS):
        return
    for line in _LINE.finditer(text, within.start, within.end):
        if any(hint in line.group() for hint in _HINTS):
            yield from _in_line(text, line.start(), line.end())


def _in_line(text: str, start: int, end: int) -> Iterator[Edit]:
    opener: re.Match[str] | None = None
    for mark in _PAIR.finditer(text, start, end):
        if opener is None:
            opener = mark if _opens(text, mark, start, end) else None
        elif mark.group() in _CLOSERS[opener.group()] and _closes(text, mark, end):
            yield from _mended(opener, mark)
            opener = None
    if opener is not None and opener.group() == "''" and _REOPENED.match(text, end):
        yield Edit(opener.start(), opener.end(), "“", _REASON)


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    if mark.group() not in _CLOSERS or mark.end() >= end:
        return False
    free = mark.start() == start or _BEFORE_OPENER.match(text, mark.start() - 1) is not None
    return free and _AFTER_OPENER.match(text, mark.end()) is not None


def _closes(text: str, mark: re.Match[str], end: int) -> bool:
    return not text[mark.start() - 1].isspace() and (mark.end() >= end or not text[mark.end()].isalnum())


def _mended(opener: re.Match[str], closer: re.Match[str]) -> Iterator[Edit]:
    """Yield both ends: German low ones where two commas opened, else English ones."""
    low = opener.group() == ",,"
    yield Edit(opener.start(), opener.end(), "„" if low else "“", _REASON)
    if closer.group() == "''":
        yield Edit(closer.start(), closer.end(), "“" if low else "”", _REASON)
