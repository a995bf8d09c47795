"""The marks of a search's hits, made only for the words that are shown: there may be a hundred thousand."""

from reader.article.hits import Hits
from reader.typesetting.mark_index import MarkIndex
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER

#: Marks are made for so many code points at a time: about a page.
_TILE = 4096
#: Pages whose marks are kept.
_KEPT = 8


class HitMarks:
    """A layer of marks over the hits known so far; the one the reader stands on is told apart."""

    def __init__(self, hits: Hits, current: int | None = None) -> None:
        self._hits = hits
        self._current = current
        self._tiles: dict[int, MarkIndex] = {}

    def over(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with the stretch, in the order in which to paint them."""
        found: list[Mark] = []
        first = max(0, start) // _TILE
        for tile in range(first, max(0, end - 1) // _TILE + 1):
            marks = self._tile(tile).over(max(start, tile * _TILE), min(end, (tile + 1) * _TILE))
            # One that lies in two tiles is taken from the first that is looked at.
            found += [mark for mark in marks if tile == first or mark.span.start >= tile * _TILE]
        return found

    def _tile(self, tile: int) -> MarkIndex:
        made = self._tiles.get(tile)
        if made is None:
            if len(self._tiles) >= _KEPT:
                self._tiles.clear()
            numbers = self._hits.over(tile * _TILE, (tile + 1) * _TILE)
            made = self._tiles[tile] = MarkIndex(self._mark(number) for number in numbers)
        return made

    def _mark(self, number: int) -> Mark:
        span = self._hits.span(number)
        if number == self._current:
            return Mark(span, READER.Search.Current, Rank.CURRENT)
        return Mark(span, READER.Search, Rank.SEARCH)
