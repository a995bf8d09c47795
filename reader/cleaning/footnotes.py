"""Footnotes that a page sets apart from its article: what the text refers to belongs to it."""

from bisect import bisect_right
from collections.abc import Sequence

from reader.article import Block, Draft, InlineKind


def with_footnotes(
    draft: Draft, blocks: Sequence[Block], scores: Sequence[float], least: float
) -> list[float]:
    """Return the scores of `blocks`, at least `least` for a note to which a block that counts refers.

    Pages put their notes under the article's own element, where everything else is furniture. A note's way
    back into the text is no reference: its block does not count yet.
    """
    weighed = list(scores)
    references = [one for one in draft.inlines if one.kind is InlineKind.FOOTNOTE]
    if not references:
        return weighed
    starts = [block.span.start for block in blocks]
    places = {one.target: one.span.start for one in draft.inlines if one.kind is InlineKind.PLACE}
    for reference in references:
        place = places.get(reference.target.removeprefix("#"))
        by = bisect_right(starts, reference.span.start) - 1
        to = bisect_right(starts, place) - 1 if place is not None else -1
        if 0 <= by < to and scores[by] > 0:
            weighed[to] = max(weighed[to], least)
    return weighed
