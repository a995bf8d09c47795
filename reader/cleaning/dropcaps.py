"""Putting a drop cap back before its word: “T” on a line of its own, or parted by a space: “T he mayor”.

The joined word must be a likely one: it stands elsewhere in the text, or opens sentences as a rule.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from reader.article import Span
from reader.cleaning.commonwords import common_words, opening_words
from reader.cleaning.mended import Edit
from reader.cleaning.units import word_set

_REASON = "a first letter set apart from its word"
#: A capital and what stands between it and the rest of its word: line feeds, or one space.
_CAPITAL = re.compile(r"[ \t\xa0]*[“\"‘']?([^\W\d_a-z])([ \t\xa0]*(?:\n[ \t\xa0]*){1,3}|[ \xa0])(?=[^\W\d_])")
#: Capitals that are words, and what may follow them as a word of its own in spite of the look of it.
_WORDS = word_set("A I O Y E À")
_AFTER_A = word_set("bout long way round gain cross part head side live like lone broad board rise ward long")
#: The least that must follow in the same line: a letter over a short line is a mark in a list.
_SHORTEST_LINE = 24


def find_drop_caps(text: str, within: Span) -> Iterator[Edit]:
    """Yield what to take out between a first letter and its word, in one stretch of `text`."""
    words: Counter[str] | None = None
    for found in _capitals(text, within):
        letter, gap = found.groups()
        rest = _rest().match(text, found.end())
        if rest is None or not letter.isupper() or not _fits(letter, rest.group()):
            continue
        whole, own, apart = (letter + rest.group()).lower(), rest.group().lower(), "\n" in gap
        sure = letter not in _WORDS and (apart or whole in opening_words())
        if not sure and (own in common_words() or own in _AFTER_A):
            continue
        if letter in _WORDS and not apart and whole not in opening_words():
            continue
        line_end = text.find("\n", rest.end())
        if (line_end if line_end >= 0 else len(text)) - rest.start() < _SHORTEST_LINE:
            continue
        if words is None:
            words = Counter(map(str.lower, re.findall(r"[^\W\d_]{2,}", text[within.start : within.end])))
        if _is_likely(letter, whole, own, words, apart=apart):
            yield Edit(found.start(2), found.end(2), "", _REASON)


def _capitals(text: str, within: Span) -> Iterator[re.Match[str]]:
    """Yield the letters that stand apart at the beginning of the stretch and of its lines."""
    first = _CAPITAL.match(text, within.start, within.end)
    if first:
        yield first
    line_end = text.find("\n", within.start, within.end)
    while line_end >= 0:
        found = _CAPITAL.match(text, line_end + 1, within.end)
        if found:
            yield found
        line_end = text.find("\n", found.end() if found else line_end + 1, within.end)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def _fits(letter: str, rest: str) -> bool:
    """Tell whether the rest is in small letters, or like the first letter in capitals."""
    return rest.islower() or (rest.isupper() and (len(rest) > 1 or letter not in _WORDS))


def _is_likely(letter: str, whole: str, rest: str, words: Counter[str], *, apart: bool) -> bool:
    """Tell whether the joined word is a better reading than two words.

    `words` counts those of the text, the rest itself among them; `apart` says that line feeds stand between.
    """
    known = whole in opening_words() or whole in words
    # “A bout of”, “C all over again” on one line: the letter may be meant.
    alone = words[rest] > 1 and whole not in words
    if letter not in _WORDS and (apart or whole in opening_words()):
        return known or whole in common_words()
    return not alone and (known or (apart and whole in common_words()))
