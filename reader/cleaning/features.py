"""What is known of each unit by itself, and where on the page the story runs."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from reader.cleaning.furniture import Sign
from reader.cleaning.phrasebook import box_heads
from reader.cleaning.units import Unit, is_quantity, is_stopped, key_of, word_count

#: What a unit that is no prose costs the run of prose around it, in words.
_BREAK = 6
#: What a line of furniture costs that may stand in the middle of an article, like an advertisement.
_NOTICE = 3
#: What an ingredient costs in a recipe, or another line that begins with so much of something.
_LISTED = 1
#: How many lines belong to a box of the article, behind the one that heads it.
_LONGEST_BOX = 24
#: What lines cost behind which an article seldom goes on.
_ENDING = {
    "comment-form": 60,
    "comment": 60,
    "copyright": 60,
    "cookies": 40,
    "tags": 40,
    "author-bio": 30,
    "related": 6,
}


class Facts(NamedTuple):
    """What is known of one unit by itself."""

    key: str
    words: int
    sign: Sign | None
    stopped: bool
    #: A sentence of some length: the stuff of articles.
    prose: bool
    #: Whether the same words stood before.
    seen: bool

    @property
    def furniture(self) -> str:
        """The class of a line that is furniture by its own words beyond doubt; "" for every other line."""
        return self.sign.label if self.sign is not None and self.sign.certain else ""


class Story(NamedTuple):
    """The stretch of units, first to last, that holds most of the prose; empty if there is none."""

    first: int
    last: int
    words: int


def facts_of(unit: Unit, sign: Sign | None, seen: Container[str]) -> Facts:
    """Look at one unit; `seen` has the keys of the units before."""
    text = unit.text
    count = word_count(text)
    stopped = is_stopped(text)
    prose = stopped and count >= 8 and not (sign is not None and sign.certain)
    key = key_of(text)
    return Facts(key, count, sign, stopped, prose, key in seen)


def find_story(facts: Sequence[Facts]) -> Story:
    """Return the stretch of units with the most prose: Kadane's maximum sum over words of prose."""
    best = Story(0, -1, 0)
    total = start = listed = 0
    for place, fact in enumerate(facts):
        worth = fact.words
        if not fact.prose:
            listed = _LONGEST_BOX if fact.key in box_heads() else 0 if fact.furniture else listed - 1
            worth = -(_LISTED if listed > 0 or is_quantity(fact.key) else _cost(fact.sign))
        if total <= 0:
            total, start = worth, place
        else:
            total += worth
        if total > best.words:
            best = Story(start, place, total)
    return best


def _cost(sign: Sign | None) -> int:
    """Return what a unit that is no prose costs the story around it, in words."""
    if sign is None or not sign.certain:
        return _BREAK
    return _ENDING.get(sign.label, _NOTICE)
