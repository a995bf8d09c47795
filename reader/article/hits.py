"""The hits of a search: how many there are, where each stands, and which are near a place.

They are kept in the folded text; only those that are shown are turned into spans of the real one.
"""

import re
import time
from abc import ABC, abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from reader.article.searchable import Searchable
from reader.article.span import Span

if TYPE_CHECKING:
    from reader.article.searching import Query

#: Hits that are taken between two looks at the clock.
_AT_A_TIME = 256
#: A pattern with more hits than this is cut: nobody walks through them, and each takes memory.
MOST_HITS = 500_000
#: Words are counted in blocks of so many code points; of so many blocks it is kept where the hits stand.
_BLOCK, _KEPT = 1 << 14, 8
#: Words that repeat themselves in more ways than this are not asked whether their hits could overlap.
_MOST_BORDERS = 2


class Found(Protocol):
    """A hit in the folded text: a match, or what has the same two methods."""

    def start(self) -> int:
        """Return its offset."""

    def end(self) -> int:
        """Return the offset behind it."""


class Hits(ABC):
    """The hits of a query in the order of the text, known as far as time allowed so far."""

    def __init__(self, query: "Query", made: Searchable) -> None:
        self.query = query
        #: Whether all hits are known, and whether there were so many that the rest was left out.
        self.complete = self.cut = False
        self._made = made

    @abstractmethod
    def __len__(self) -> int:
        """Return how many are known."""

    def run(self, seconds: float | None = None) -> bool:
        """Search on for about `seconds` seconds, or to the end; return whether all hits are known.

        Raises PatternError when a regular expression takes out of all proportion long.
        """
        stop = None if seconds is None else time.perf_counter() + seconds
        while not self.complete:
            self._take()
            if stop is not None and time.perf_counter() >= stop:
                break
        return self.complete

    @abstractmethod
    def _take(self) -> None:
        """Learn of some more hits, or that there are no more."""

    @abstractmethod
    def _place(self, number: int) -> tuple[int, int]:
        """Return where a hit begins and ends in the folded text."""

    @abstractmethod
    def _first(self, start: Callable[[int], bool], end: Callable[[int], bool]) -> int:
        """Return the number of the first hit whose start and end, folded offsets, pass both tests.

        Whoever stands behind one that passes passes too.
        """

    def span(self, number: int) -> Span:
        """Return the place of a hit in the real text; they are numbered from 0."""
        return self._made.span(*self._place(number))

    def first_from(self, offset: int) -> int:
        """Return the number of the first hit that begins at `offset` of the real text or behind it.

        That is the number of hits when there is none.
        """
        made = self._made
        return self._first(lambda start: made.start(start) >= offset, lambda end: True)

    def over(self, start: int, end: int) -> list[int]:
        """Return the numbers of the hits that share a code point with a stretch of the real text."""
        if end <= start:
            return []
        made = self._made
        first = self._first(lambda hit: True, lambda hit: made.end(hit) > start)
        return list(range(first, max(first, self.first_from(end))))


class ListedHits(Hits):
    """Hits that come one by one, as those of patterns do; `length` is that of each, or 0 if they differ."""

    def __init__(self, query: "Query", made: Searchable, found: Iterator[Found], length: int = 0) -> None:
        super().__init__(query, made)
        self._found = found
        self._length = length
        self._starts = array("I")
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._starts)

    def _take(self) -> None:
        some = islice(self._found, _AT_A_TIME)
        before = len(self)
        if self._length:
            self._starts.extend([hit.start() for hit in some])
        else:
            for hit in some:
                self._ends.append(hit.end())
                self._starts.append(hit.start())
        self.cut = len(self) >= MOST_HITS
        self.complete = len(self) < before + _AT_A_TIME or self.cut

    def _place(self, number: int) -> tuple[int, int]:
        start = self._starts[number]
        return start, start + self._length if self._length else self._ends[number]

    def _first(self, start: Callable[[int], bool], end: Callable[[int], bool]) -> int:
        def passes(number: int) -> bool:
            place = self._place(number)
            return start(place[0]) and end(place[1])

        return bisect_left(range(len(self)), True, key=passes)


class CountedHits(Hits):
    """Hits of words that cannot overlap one another: counted at once, and looked up where they are shown.

    A hundred thousand cost no more than the scan of the text: only the blocks that are looked at know where
    theirs stand.
    """

    def __init__(self, query: "Query", made: Searchable, words: str) -> None:
        super().__init__(query, made)
        self._words = words
        #: How many hits begin before each block; the last number is that of all that are known.
        self._before = array("I", [0])
        self._places: dict[int, list[int]] = {}

    def __len__(self) -> int:
        return self._before[-1]

    def _take(self) -> None:
        at = (len(self._before) - 1) * _BLOCK
        text = self._made.text
        count = text.count(self._words, at, at + _BLOCK + len(self._words) - 1)
        self._before.append(self._before[-1] + count)
        self.complete = at + _BLOCK >= len(text)

    def _starts_in(self, block: int) -> list[int]:
        found = self._places.get(block)
        if found is None:
            if len(self._places) >= _KEPT:
                self._places.clear()
            pattern = re.compile(re.escape(self._words))
            at = block * _BLOCK
            hits = pattern.finditer(self._made.text, at, at + _BLOCK + len(self._words) - 1)
            found = self._places[block] = [hit.start() for hit in hits]
        return found

    def _place(self, number: int) -> tuple[int, int]:
        block = bisect_right(self._before, number) - 1
        start = self._starts_in(block)[number - self._before[block]]
        return start, start + len(self._words)

    def _first(self, start: Callable[[int], bool], end: Callable[[int], bool]) -> int:
        length = len(self._words)

        def passes(at: int) -> bool:
            return start(at) and end(at + length)

        blocks = range(len(self._before) - 1)
        block = bisect_left(blocks, True, key=lambda block: passes((block + 1) * _BLOCK - 1))
        if block == len(blocks):
            return len(self)
        return self._before[block] + bisect_left(self._starts_in(block), True, key=passes)


def can_be_counted(text: str, words: str) -> bool:
    """Tell whether no two places of `words` in `text` overlap, so that their number is that of the hits.

    “that” could in “thathat”: for words that begin as they end, it is looked for.
    """
    borders = [at for at in range(1, len(words)) if words.endswith(words[:at])] if words else []
    if len(borders) > _MOST_BORDERS:
        return False
    return bool(words) and not any(words + words[at:] in text for at in borders)
