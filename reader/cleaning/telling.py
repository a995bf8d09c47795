"""Where on a page its facts are told: a fact with its origin, and the lines near the headline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.cleaning.page import Page
from reader.cleaning.titles import Title

#: How many units over the headline, into the story and behind it author and day are looked for.
_OVER_TITLE, _INTO_STORY, _BEHIND = 6, 3, 8


class Told(NamedTuple):
    """A fact and where on the page it stands, as a short phrase; empty if the page does not say it."""

    value: str | tuple[str, ...] = ""
    origin: str = ""


NOTHING = Told()


def likely_places(page: Page, title: Title, removed: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield where author and day are told, likeliest first: under the headline, over it, at the end.

    With each goes whether it is near the article. Last come all other lines that were removed: on a page
    whose headline was not found they may be anywhere.
    """
    first, last = page.story.first, page.story.last
    if not page.story.words:
        first, last = 0, len(page.units) - 1
    head = max(title.place, 0)
    top = range(head, min(len(page.units), max(first, head) + _INTO_STORY + 1))
    over = range(max(0, head - _OVER_TITLE), head)
    end = range(max(last - 1, top.stop), min(len(page.units), last + 1 + _BEHIND))
    seen: set[int] = set()
    for places in (top, over, end, removed):
        for place in places:
            if place not in seen and place != title.place:
                seen.add(place)
                yield place, places is not removed
