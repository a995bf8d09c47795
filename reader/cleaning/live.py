"""Finding the entries of a live report: a time of day by itself, what happened then, and again.

A player's clock and the moment of a comment look the same by themselves; a row of them with sentences
between, in order of the day, does not.
"""

import re
from itertools import pairwise

from reader.cleaning.page import Page

#: A report has so many entries at least, each of so many lines at most.
_FEWEST, _MOST_LINES = 3, 30
#: How far behind a time its sentence stands, in lines: a heading may be between.
_NEAR = 3
_MOMENT = re.compile(
    r"(\d{1,2})[:.h](\d\d)\s?([ap])?\.?(?:m\.?)?(?:\s?(?:GMT|BST|UTC|CES?T|E[SD]?T|P[SD]?T|Uhr))?", re.I
)
_NOON, _HOURS, _MINUTES = 12, 24, 60


def live_entries(page: Page) -> set[int]:
    """Return the places of the entries of a live report, times and all but the furniture between."""
    moments = [(place, time) for place, unit in enumerate(page.units) if (time := _time_of(unit.text)) >= 0]
    moments = [(place, time) for place, time in moments if _is_told(page, place)]
    if len(moments) < _FEWEST:
        return set()
    times = [time for _, time in moments]
    if times != sorted(times) and times != sorted(times, reverse=True):
        return set()
    places = [place for place, _ in moments]
    apart = all(behind - before <= _MOST_LINES for before, behind in pairwise(places))
    signed = sum(_is_signed(page, place) for place in places[1:])
    if not apart or len(set(times)) < _FEWEST or 2 * signed > len(places):
        return set()
    found = {
        place for place in range(places[0], places[-1]) if place in places or not page.facts[place].furniture
    }
    return found | set(_last_entry(page, places[-1]))


def _time_of(text: str) -> int:
    """Return the minute of the day that a line is, -1 for any other line."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        return -1
    hours, minutes = int(found.group(1)), int(found.group(2))
    if found.group(3):
        hours = hours % _NOON + (_NOON if found.group(3).lower() == "p" else 0)
    return hours * _MINUTES + minutes if hours < _HOURS and minutes < _MINUTES else -1


def _is_told(page: Page, place: int) -> bool:
    """Tell whether a sentence stands behind a time, before the next."""
    for behind in range(place + 1, min(len(page.units), place + 1 + _NEAR)):
        if _time_of(page.units[behind].text) >= 0:
            return False
        if page.facts[behind].stopped and not page.facts[behind].furniture:
            return True
    return False


def _is_signed(page: Page, place: int) -> bool:
    """Tell whether a name may stand over a time, as over a comment: a few words that are no sentence."""
    before = page.facts[place - 1]
    return not before.stopped and not before.furniture and before.words <= _NEAR


def _last_entry(page: Page, place: int) -> range:
    end = place + 1
    while end < len(page.facts) and not page.facts[end].furniture and end - place <= _MOST_LINES:
        end += 1
        if not page.facts[end - 1].stopped and end - place > _NEAR:
            return range(place, end - 1)
    return range(place, end)
