"""Finding what a page says twice, and which copy is the better one.

A scraped caption often stands twice: as the picture's text and below it, once with a linked name missing,
which leaves a hole.
"""

from collections.abc import Sequence

from reader.cleaning.normalise import holes
from reader.cleaning.page import Page
from reader.cleaning.units import vocabulary_of, words_of

#: How many units apart two copies of a caption may stand.
_CLOSE = 4
_SHORTEST_TWIN = 6
#: Next to each other, copies may be as short as this.
_SHORTEST_NEIGHBOUR = 4
_SHORTEST_REPEAT = 8
#: A copy with holes at both of its ends must be as long as this, in words.
_SHORTEST_HOLED = 10


def find_twins(page: Page) -> dict[int, int]:
    """Return the units that stand a second time close by, each with the place of the better copy.

    Copies may differ by words that one of them lacks. The copy with more words is the better one; of equal
    copies the one without a gap in its spacing, then the later one.
    """
    twins: dict[int, int] = {}
    facts = page.facts
    long = [place for place, fact in enumerate(facts) if fact.words >= _SHORTEST_NEIGHBOUR]
    sets = {place: vocabulary_of(facts[place].key) for place in long}
    for at, place in enumerate(long):
        if place in twins:
            continue
        best = place
        for other in long[at + 1 : at + 1 + _CLOSE]:
            if other > place + _CLOSE:
                break
            if (
                other in twins
                or not _may_be_twins(page, best, other)
                or not (sets[best] <= sets[other] or sets[other] <= sets[best])
                or not _same(words_of(facts[best].key), words_of(facts[other].key))
            ):
                continue
            better, worse = (best, other) if _is_better(page, best, other) else (other, best)
            for known, target in list(twins.items()):
                if target == worse:
                    twins[known] = better
            twins[worse] = better
            best = better
    return twins


def _may_be_twins(page: Page, place: int, other: int) -> bool:
    """Tell whether two units are long enough to be copies; of neighbours, a short one must have a hole."""
    if page.facts[place].words >= _SHORTEST_TWIN <= page.facts[other].words:
        return True
    return other == place + 1 and _gaps(page, place) != _gaps(page, other)


def find_repeats(page: Page, twins: dict[int, int]) -> dict[int, int]:
    """Return the units that say word for word what stands elsewhere, each with the copy to keep.

    The copy inside the story is kept; of two inside, the first. Only lines of some length are taken, since
    refrains and answers repeat as well.
    """
    first: dict[str, int] = {}
    repeats: dict[int, int] = {}
    story = page.story
    for place, fact in enumerate(page.facts):
        if fact.words < _SHORTEST_REPEAT or place in twins:
            continue
        known = first.setdefault(fact.key, place)
        if known == place:
            continue
        if known < story.first <= place <= story.last:
            repeats[known] = place
            first[fact.key] = place
        else:
            repeats[place] = known
    return repeats


def hole_reasons(page: Page, worse: int, better: int) -> tuple[str, ...]:
    """Say where words are missing in the copy that is dropped, quoting the place."""
    unit = page.units[worse]
    gaps = holes(page.source[unit.where.start : unit.where.end])
    reasons = [f"a hole at “{gap}”, where a linked name is missing" for gap in gaps]
    lost = _missing(page.facts[worse].key.split(), page.facts[better].key.split())
    if lost and not gaps:
        reasons.append(f"lacks the words “{lost}”")
    return tuple(reasons)


def _is_better(page: Page, place: int, other: int) -> bool:
    """Tell whether the unit at `place` is a better copy than the later one at `other`."""
    words, other_words = (len(page.facts[index].key.split()) for index in (place, other))
    if words != other_words:
        return words > other_words
    return _gaps(page, place) < _gaps(page, other)


def _gaps(page: Page, place: int) -> int:
    where = page.units[place].where
    return len(holes(page.source[where.start : where.end]))


def _same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two lines are the same words, or one lacks only a few that the other has."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if len(short) < 0.6 * len(long) or len(short) < _SHORTEST_NEIGHBOUR:
        return False
    if short[:2] != long[:2] and short[-2:] != long[-2:] and len(short) < _SHORTEST_HOLED:
        return False
    words = iter(long)
    return all(word in words for word in short)


def _missing(short: list[str], long: list[str]) -> str:
    """Return the words of `long` from the first to the last that `short` lacks."""
    if short == long or len(short) >= len(long):
        return ""
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    end = 0
    while end < len(short) - start and short[-1 - end] == long[-1 - end]:
        end += 1
    return " ".join(long[start : len(long) - end])
