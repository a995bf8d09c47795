"""Finding the headline of a page whose script has no capitals, and often no spaces: Chinese, Thai, Arabic.

What tells headlines apart elsewhere, words and their capitals, is missing: what the story is about is told by
pairs of letters instead.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.cleaning.page import Page

#: How far over the story a headline is looked for, in lines; how much of the story is read, in code points.
_FURTHEST, _READ = 25, 1_500
#: The shortest and the longest headline, in code points.
_SHORTEST, _LONGEST = 4, 90
#: What share of a headline's pairs of letters the story has, at least; less over a date or a name.
_SHARE, _SHARE_SIGNED = 0.3, 0.15
_SIGNED_BY = ("byline", "timestamp")
#: Below this share of letters that have capitals, a script has none.
_CASED = 0.3


class Found(NamedTuple):
    """Where a headline stands, and whether the page's first line says it too."""

    place: int
    again: bool


def is_caseless(page: Page) -> bool:
    """Tell whether the story of a page is in a script without capitals."""
    letters = [sign for sign in _story(page)[:_READ] if sign.isalpha()]
    cased = sum(sign.lower() != sign.upper() for sign in letters)
    return bool(letters) and cased < _CASED * len(letters)


def find_headline(page: Page) -> Found | None:
    """Return the headline over the story, or None if no line looks like one."""
    pairs = frozenset(_pairs(_story(page)[:_READ]))
    first = page.units[0].text
    best, found = 0.0, None
    for place in range(max(0, page.story.first - _FURTHEST), page.story.first):
        fact, text = page.facts[place], page.units[place].text
        own = list(_pairs(text))
        if (
            fact.sign is not None
            or not _SHORTEST <= len(text) <= _LONGEST
            or not own
            or text[-1] in "。.،,:："
        ):
            continue
        share = sum(map(pairs.__contains__, own)) / len(own)
        signed = any(
            other.sign is not None and other.sign.label in _SIGNED_BY
            for other in page.facts[place + 1 : place + 3]
        )
        again = place > 0 and text in first
        if share < (_SHARE_SIGNED if signed or again else _SHARE):
            continue
        score = share + 0.3 * signed + 0.5 * again + 0.01 * min(len(text), 30)
        if score > best:
            best, found = score, Found(place, again)
    return found


def _story(page: Page) -> str:
    inside = range(page.story.first, page.story.last + 1)
    return " ".join(page.units[place].text for place in inside if page.facts[place].prose)


def _pairs(text: str) -> Iterator[str]:
    """Yield the pairs of letters that stand side by side."""
    for first, second in pairwise(text):
        if first.isalpha() and second.isalpha():
            yield first + second
