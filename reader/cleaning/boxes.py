"""Finding the boxes of an article, though they are no prose: what is good and bad, what one needs."""

from reader.cleaning.page import Page
from reader.cleaning.phrasebook import box_heads
from reader.cleaning.units import is_quantity

#: How many lines a box has at most, and words a line of it; and how far from the story it may stand.
_MOST_LINES, _MOST_WORDS = 24, 24
_FURTHEST = 30


def boxed(page: Page, title: int) -> set[int]:
    """Return the places of the lines in boxes under the headline, or in the story, with what heads them."""
    facts, story = page.facts, page.story
    if title < 0 or not story.words:
        return set()
    found: set[int] = set()
    last = min(len(facts), story.last + 2)
    place = max(title + 1, story.first - _FURTHEST)
    while place < last:
        if facts[place].key not in box_heads():
            place += 1
            continue
        end = place + 1
        while end < last and end - place <= _MOST_LINES:
            fact = facts[end]
            known = fact.sign is not None and not is_quantity(page.units[end].text)
            if known or fact.prose or fact.words > _MOST_WORDS or fact.seen:
                break
            end += 1
        if end > place + 1 or facts[place + 1 : place + 2]:
            found.update(range(place, end))
        place = end
    return found
