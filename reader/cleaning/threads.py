"""Finding the readers' comments that stand behind an article with no word over them that says so.

A thread is known by its pattern: somebody's name, the moment at which they wrote, what they wrote, and again.
"""

import re

from reader.cleaning.page import Page

#: A thread has so many comments at least, by so many people.
_FEWEST, _FEWEST_PEOPLE = 4, 3
#: So much running text, in words, stands before it: a page of messages has none.
_STORY_BEFORE = 80
#: A name has so many words at most, and a comment with its thread so many lines.
_NAME_WORDS, _MOST_LINES = 4, 40
_MOMENT = r"(?i)\d{1,2}[:.]\d\d|\bago\b|^\d{1,3}\s?(?:min|[mhdwy])\b"
_LONGEST_MOMENT = 9


def find_thread(page: Page) -> range:
    """Return the places of the comments on a page, an empty range if there is no thread of them."""
    heads = _heads(page)
    runs: list[list[int]] = []
    for head in heads:
        if runs and head - runs[-1][-1] <= _MOST_LINES:
            runs[-1].append(head)
        else:
            runs.append([head])
    for run in runs:
        people = {page.facts[head].key for head in run}
        before = sum(fact.words for fact in page.facts[: run[0]] if fact.prose)
        if len(run) >= _FEWEST and len(people) >= _FEWEST_PEOPLE and before >= _STORY_BEFORE:
            return range(run[0], _end(page, run[-1]))
    return range(0)


def _heads(page: Page) -> list[int]:
    """Return the places of names that stand over a moment, with words under it."""
    facts = page.facts
    found = []
    for place in range(len(facts) - 2):
        moment = facts[place + 1]
        sign = moment.sign
        if sign is None or sign.label != "timestamp" or moment.words > _LONGEST_MOMENT:
            continue
        name, words = facts[place], facts[place + 2]
        named = 1 <= name.words <= _NAME_WORDS and name.furniture in ("", "byline")
        if named and words.words >= 2 and re.search(_MOMENT, page.units[place + 1].text):
            found.append(place)
    return found


def _end(page: Page, last: int) -> int:
    """Return where the comment at `last` is over: before the first furniture behind its words."""
    place = last + 2
    while place < len(page.facts) and place - last < _MOST_LINES:
        if page.facts[place].furniture:
            break
        place += 1
    return place
