"""Text made comparable: typography, white space and letter case folded away, with the way back.

The same words are printed with straight or curly quotation marks, with hyphens or dashes, broken at
another place. Words are looked up in the folded text, and what is found is given as a span of the real one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reader.article.span import Span

SINGLE_QUOTES = "‘’‚‛′`´ʼ＇"
DOUBLE_QUOTES = "“”„‟″«»＂「」『』"
DASHES = "‐‑‒–—―−－"
#: Soft hyphen, zero-width characters and byte order mark: there, but not to be seen.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: All that `str.isspace` knows besides the space itself.
SPACES = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
#: İ is the one letter whose lower case is longer than itself; ς is σ at the end of a word.
_LETTERS = {"İ": "i", "ς": "σ", "Σ": "σ"}
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(DASHES, "-")
    | dict.fromkeys(SPACES, " ")
    | _LETTERS
)
#: What becomes shorter: runs of space, dots for an ellipsis, typewriter's dashes and quotation marks.
_RUNS = re.compile(rf"[ {INVISIBLE}]{{2,}}|[{INVISIBLE}]|\.{{3}}|-{{2,}}|''")
_SHORT_FORMS = {".": "…", "-": "-", "'": '"'}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` is the folded offset from which `shifts[i]` leads to the real one."""

    text: str
    starts: list[int] = field(default_factory=list)
    shifts: list[int] = field(default_factory=list)

    def real_offset(self, offset: int) -> int:
        """Return the offset in the real text of the folded character at `offset`."""
        at = bisect_right(self.starts, offset) - 1
        return offset + (self.shifts[at] if at >= 0 else 0)

    def real_span(self, start: int, end: int) -> Span:
        """Return the stretch of the real text that the folded one from `start` to `end` stands for."""
        first = self.real_offset(start)
        if end <= start:
            return Span(first, first)
        # A run's short form ends where the run does; any other character is one character long.
        shortened = self.text[end - 1] in ' …-"'
        return Span(first, self.real_offset(end) if shortened else self.real_offset(end - 1) + 1)

    def folded_offset(self, real: int) -> int:
        """Return the folded offset of the real text's offset `real`, the nearest one before it."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.real_offset(middle) <= real:
                low = middle
            else:
                high = middle - 1
        return low


def fold(text: str) -> Folded:
    """Return `text` folded, with the way back to its offsets."""
    shaped = text.translate(_ONE_TO_ONE).lower()
    starts: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    copied = 0
    length = 0
    for run in _RUNS.finditer(shaped):
        form = _short_form(run.group())
        pieces += (shaped[copied : run.start()], form)
        length += run.start() - copied + len(form)
        copied = run.end()
        starts.append(length)
        shifts.append(copied - length)
    if not pieces:
        return Folded(shaped)
    pieces.append(shaped[copied:])
    return Folded("".join(pieces), starts, shifts)


def _short_form(run: str) -> str:
    return _SHORT_FORMS.get(run[0], " " if " " in run else "")
