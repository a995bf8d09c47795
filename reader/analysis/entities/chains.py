"""Chains: the short stretches of words in which a learnt model looks for names.

Only a word with a capital can begin or end a name, so the words far from any are never looked at: that is
most of a text, and most of the time.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.analysis.entities.gazetteer import Gazetteer

_TOKEN = re.compile(
    r"[a-z]{2,}+(?=[ ,])"  # most words, without asking for anything else
    r"|(?:[^\W\d_]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Rev|Prof|St|Jr|Sr|Inc|Corp|Co|Ltd|Messrs)\.(?=\s|,)"
    r"|[^\W\d_]\.(?=\s?[^\W\d_])"
    r"|['’](?:s|S|re|ve|ll|d|m)\b"
    r"|\d[\d,.:/-]*\d|\d"
    r"|(?:[Aa][lnsdrtz]|[EeUu]l|[Aa]sh)-[^\W\d_]\w*"
    r"|\w+(?:[-‐–]\w+|&\w+|['’´](?!s\b|S\b|re\b|ve\b|ll\b|d\b|m\b)\w+)*"
    r"|[^\w\s]"
)
_JOINT = re.compile(r"(?<=\w)[-‐–](?=\w)")
_LINE = re.compile(r"[^\r\n\u2028]+")
#: What may stand between two capitalised words of one name, and commas, since lists are of one kind.
_SMALL = (
    "of the for and de la las los del da do dos das du van der den von bin ibn al el in on to at a y e le"
)
_LINKS = frozenset(f"{_SMALL} & , - – ’s 's ’ '".split())
_MAX_GAP = 3
_STOPS = frozenset(".!?:;…")
_QUOTES = frozenset("\"“”‘’'([«—–-*•")


class Token(NamedTuple):
    """A word or sign at `start` to `end` in code points; `opens` where a capital is no news."""

    text: str
    start: int
    end: int
    opens: bool


class Chain(NamedTuple):
    """The tokens `first` to `last` of a line, which begin and end with a capital; the line gives context."""

    line: tuple[Token, ...]
    first: int
    last: int


def has_capital(word: str) -> bool:
    """Tell whether `word` can be in a name: a capital at its start, or soon after it (iPhone, al-Sahaf)."""
    return word[0].isupper() or (
        len(word) > 2 and word[0].isalpha() and not word.islower() and word[-1] != "."
    )


def _joints(word: str, lists: Gazetteer) -> Iterator[int]:
    """Yield where a word with hyphens is cut: “Oslo-based”, “Kenya-Uganda”, but not “Suk-yeol”."""
    for joint in _JOINT.finditer(word):
        left, right = word[: joint.start()], word[joint.end() :]
        small = right.islower() and (
            right in lists.words or right in lists.cues["tail"] or right.endswith("ed")
        )
        if small or (left in lists.known and right in lists.known):
            yield from joint.span()
            return


def tokens(text: str, start: int, end: int, lists: Gazetteer) -> tuple[Token, ...]:
    """Return the words and signs of one line of `text`."""
    found: list[Token] = []
    opens = True
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if len(word) > 3 and _JOINT.search(word):
            cuts = [0, *_joints(word, lists), len(word)]
            for left, right in pairwise(cuts[:-1]):
                begin = match.start() + left
                found.append(Token(word[left:right], begin, match.start() + right, opens))
                opens = False
            word = word[cuts[-2] :]
            found.append(Token(word, match.end() - len(word), match.end(), opens))
            opens = False
            continue
        found.append(Token._make((word, match.start(), match.end(), opens)))
        opens = word in _STOPS or (opens and word in _QUOTES) or (word in '“"')
    return tuple(found)


def chains(text: str, lists: Gazetteer) -> Iterator[Chain]:
    """Yield the chains of `text` in order; none goes over a line break."""
    for found in _LINE.finditer(text):
        line = tokens(text, found.start(), found.end(), lists)
        first = last = -1
        for index, token in enumerate(line):
            word = token.text
            if not word.islower() and has_capital(word):
                if first < 0:
                    first = index
                last = index
            elif first >= 0 and (word not in _LINKS or index - last > _MAX_GAP):
                yield Chain(line, first, last)
                first = -1
        if first >= 0:
            yield Chain(line, first, last)
