"""Running heads and feet: what stands at the edges of printed pages, known by the form feeds between them."""

import re
from collections import Counter
from collections.abc import Iterator

from reader.article import Span
from reader.cleaning.mended import Edit

#: Why such a line is taken out; it is told as a removal, not as a change.
AT_PAGE_EDGE = "stands at the edge of a page"
_LONGEST, _MOST_WORDS = 120, 16
_NUMBER = r"\d+|\b[ivxlc]+\b"
#: A page's number by itself: “12”, “– 12 –”, “Page 3 of 9”, “[Page 3]”.
_ALONE = r"\W*(?:page|seite|p\.)?\W*#(?:\s*(?:/|of|von)\s*#)?\W*"


def find_running_heads(text: str) -> Iterator[Edit]:
    """Yield what takes out the lines at the edges of pages that are numbers, or stand at other edges too."""
    lines: dict[Span, str] = {}
    feed = text.find("\f")
    while feed >= 0:
        for line in (_last_line(text, feed), _next_line(text, feed + 1)):
            if line:
                lines[line] = _shape(line.of(text))
        feed = text.find("\f", feed + 1)
    last = _last_line(text, len(text))
    if last:
        lines.setdefault(last, _shape(last.of(text)))
    counts = Counter(lines.values())
    for line, shape in sorted(lines.items()):
        if shape and (re.fullmatch(_ALONE, shape) or counts[shape] > 1):
            yield Edit(line.start, line.end, "", AT_PAGE_EDGE)


def _last_line(text: str, end: int) -> Span:
    """Return the last line before `end` that has something to show."""
    while end > 0 and text[end - 1].isspace() and text[end - 1] != "\f":
        end -= 1
    return Span(max(text.rfind("\n", 0, end), text.rfind("\f", 0, end)) + 1, end)


def _next_line(text: str, start: int) -> Span:
    """Return the first line from `start` on that has something to show, on this page."""
    found = re.compile(r"[^\n\f]*[^\s][^\n\f]*").search(text, start)
    if found is None or "\f" in text[start : found.start()]:
        return Span(start, start)
    return Span(found.start(), found.start() + len(found.group().rstrip()))


def _shape(line: str) -> str:
    """Return a line with a sign for each number in it, or nothing if it is too long for a running head."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
        return ""
    return re.sub(_NUMBER, "#", " ".join(line.lower().split()))
