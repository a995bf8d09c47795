"""Finding the book in a file of Project Gutenberg, which says itself where its text begins and ends."""

import re
from itertools import islice

from reader.cleaning.page import Page
from reader.cleaning.units import key_of

_MARK = re.compile(r"\*{3} ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG EBOOK\b.*", re.IGNORECASE)
#: What is told of the title before the book; and how far down it the title stands, in lines.
_TITLE, _FURTHEST = "Title:", 12
_STARTS, _ASTERISKS = "START", "***"


def ebook_title(page: Page) -> int:
    """Return the place of the line in the book that says the title told before it, -1 if there is none."""
    outside = around_ebook(page)
    titles = [key_of(unit.text.partition(":")[2]) for unit in page.units if unit.text.startswith(_TITLE)]
    if not outside or not titles:
        return -1
    inside = (place for place in range(len(page.units)) if place not in outside)
    return next((place for place in islice(inside, _FURTHEST) if page.facts[place].key == titles[0]), -1)


def around_ebook(page: Page) -> set[int]:
    """Return the places of what stands around the book, with the lines that mark its ends."""
    last = len(page.units)
    start, end = -1, last
    for place, unit in enumerate(page.units):
        mark = _MARK.match(unit.text) if unit.text.startswith(_ASTERISKS) else None
        if mark is not None and mark[1].upper() == _STARTS:
            start = place
        elif mark is not None:
            end = place
            break
    told = any(page.facts[place].prose for place in range(start + 1, end))
    return {*range(start + 1), *range(end, last)} if told else set()
