"""What is measured of the few likeliest headlines of a page, each beside the others, for trees to ask."""

from bisect import bisect
from collections.abc import Sequence
from typing import NamedTuple

from reader.cleaning.headline_features import capitals
from reader.cleaning.headline_survey import COMMON, Surroundings, spoken
from reader.cleaning.headlines import Headline
from reader.cleaning.units import vocabulary_of

#: How many of the likeliest headlines of a page are weighed against each other.
MOST = 6
#: What stands for “there is none”: of lines, of distances in units, of a part that has no place of its own.
_NO_LINE, _FAR, _NOWHERE = -5.0, 99.0, 200.0
#: How far the lines between a headline and the story are read, and those around it for their indents.
_BETWEEN, _AROUND = 30, 4
#: Rivals that a headline is set beside.
_BESIDE = 2

#: The names of the numbers, in order: `benchmarks/training/title_trees.py` prints which of them count.
NAMES = (
    "score", "ahead of the next", "over none", "words", "words of content", "capitals", "share in the lead",
    "words in the lead", "words in the top", "share in the story", "like the first line", "place",
    "over the story", "prose of the page", "story at", "byline below", "byline above", "has a dash",
    "has a bar", "words above", "alike above", "alike two above", "words below", "words between",
    "indent over the least",
    "first: score", "first: alike", "first: inside it", "first: has it", "first: longer",
    "first: further down",
    "first: less in the lead", "first: less in the top", "first: begins with it",
    "second: score", "second: alike", "second: further down",
)  # fmt: skip


class _Seen(NamedTuple):
    """What is known of one of the likeliest headlines before it is set beside the others."""

    headline: Headline
    score: float
    #: The unit it stands in, -1 if it is only a part of the first line.
    place: int
    words: frozenset[str]
    in_lead: float
    in_top: float


def numbers_of(
    headlines: Sequence[Headline], scores: Sequence[float], none: float, around: Surroundings
) -> list[list[float]]:
    """Return the numbers of each of the likeliest headlines, likeliest first, in the order of `NAMES`.

    `scores` are what the weights give them, `none` what they give to there being no headline.
    """
    seen = [_see(headline, score, around) for headline, score in zip(headlines, scores, strict=True)]
    return [_numbers(number, seen, none, around) for number in range(len(seen))]


def _see(headline: Headline, score: float, around: Surroundings) -> _Seen:
    words = vocabulary_of(headline.key)
    content = [word for word in words if word not in COMMON]
    count = max(1, len(content))
    return _Seen(
        headline,
        score,
        spoken(headline, around.start)[0] if headline.spans else -1,
        words,
        sum(map(around.lead.__contains__, content)) / count,
        sum(map(around.top.__contains__, content)) / count,
    )


def _numbers(number: int, seen: Sequence[_Seen], none: float, around: Surroundings) -> list[float]:
    one = seen[number]
    others = [other for place, other in enumerate(seen) if place != number]
    best = max((other.score for other in others), default=0.0)
    key, text = one.headline.key, one.headline.text
    content = sum(word not in COMMON for word in one.words)
    story = sum(word not in COMMON and word in around.story for word in one.words)
    own = [
        one.score,
        one.score - best,
        one.score - none,
        float(len(key.split())),
        float(content),
        capitals(text),
        one.in_lead,
        one.in_lead * max(1, content),
        one.in_top * max(1, content),
        story / max(1, content),
        _alike(one.words, vocabulary_of(around.first_key)),
        float(one.place),
        around.start - one.place if one.place >= 0 else _NOWHERE,
        around.page.prose_share,
        float(around.start),
    ]
    dashed = " - " in text or any(sign in text for sign in "–—")
    own += [*_bylines(one, around), float(dashed), float("|" in text), *_neighbours(one, around)]
    return own + [value for rival in range(_BESIDE) for value in _beside(one, others, rival)]


def _alike(words: frozenset[str], others: frozenset[str]) -> float:
    return len(words & others) / max(1, len(words | others))


def _standing(one: _Seen, around: Surroundings) -> int:
    """Return where a headline stands under the page's first line, or -1."""
    return one.place if one.place > 0 or not one.headline.spans else -1


def _bylines(one: _Seen, around: Surroundings) -> list[float]:
    place = _standing(one, around)
    if place < 0:
        return [_NOWHERE, _NOWHERE]
    after = bisect(around.bylines, place)
    below = around.bylines[after] - place if after < len(around.bylines) else _FAR
    return [below, place - around.bylines[after - 1] if after else _FAR]


def _neighbours(one: _Seen, around: Surroundings) -> list[float]:
    """Return what stands over and under a headline, up to the story, and how far it is indented."""
    place, facts, units = _standing(one, around), around.page.facts, around.page.units
    if place < 0:
        return [_NO_LINE] * 6
    above, two_above = facts[place - 1], facts[place - 2] if place > 1 else None
    between = facts[place + 1 : min(around.start, place + _BETWEEN)]
    near = [*range(max(0, place - _AROUND), place), *range(place + 1, min(len(units), place + _AROUND + 1))]
    return [
        float(above.words),
        _alike(one.words, vocabulary_of(above.key)),
        _alike(one.words, vocabulary_of(two_above.key)) if two_above else 0.0,
        float(facts[place + 1].words) if place + 1 < len(facts) else -1.0,
        float(sum([fact.words for fact in between])),
        float(units[place].indent - min([units[other].indent for other in near], default=0)),
    ]


def _beside(one: _Seen, others: Sequence[_Seen], rival: int) -> list[float]:
    """Return how a headline compares with one of the likeliest others: of the second less is asked."""
    if rival >= len(others):
        return [_NO_LINE] * (9 if rival == 0 else 3)
    other = others[rival]
    shared = len(one.words & other.words)
    further = float(other.place - one.place)
    if rival:
        return [one.score - other.score, _alike(one.words, other.words), further]
    return [
        one.score - other.score,
        _alike(one.words, other.words),
        shared / max(1, len(one.words)),
        shared / max(1, len(other.words)),
        float(len(other.words) - len(one.words)),
        further,
        one.in_lead - other.in_lead,
        one.in_top - other.in_top,
        float(other.headline.key.startswith(one.headline.key)),
    ]
