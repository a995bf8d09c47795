"""A layout with rows of something else between its blocks: offsets and lines of the text stay what they are.

What the rows say is not typesetting's affair: it only knows where they stand and how many there are.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.article import BlockKind
from reader.typesetting.layout import Layout, Line


@dataclass(frozen=True, slots=True)
class Insertion:
    """So many rows, before the line of text that begins at offset `at`, or behind all lines at the end."""

    at: int
    rows: int


class InsertedLayout(Layout):
    """The lines of a layout and inserted rows among them, numbered together.

    Of an inserted row, `Line.inserted` is its number among all inserted rows; it stands at the offset of its
    insertion and has no words. Like the layout below, nothing is laid out before somebody looks.
    """

    def __init__(self, base: Layout, insertions: Sequence[Insertion]) -> None:
        super().__init__(base.article, base.options)
        self._base = base
        self._ats = [insertion.at for insertion in insertions]
        #: How many rows stand in all insertions before each, and in all together.
        self._before = [0, *accumulate(insertion.rows for insertion in insertions)]
        #: The line number of the first row of each insertion, as far as they are placed.
        self._firsts: list[int] = []

    @property
    def complete(self) -> bool:
        """Whether the last line of the text is laid out."""
        return self._base.complete

    def laid_out(self) -> int:
        """Return the number of lines known so far."""
        return self._base.laid_out() + self._before[len(self._firsts)]

    def extend(self, lines: int) -> bool:
        """Lay out at most `lines` more; return whether that was all there is."""
        return self._base.extend(lines)

    def total(self) -> int:
        """Return the number of lines and rows, laying out all of them."""
        return self._base.total() + self._before[-1]

    def estimate(self) -> int:
        """Return how many lines and rows there will probably be."""
        return self._base.estimate() + self._before[-1]

    def line(self, index: int) -> Line | None:
        """Return a line or row by its number; None past the end."""
        if index < 0:
            return None
        while len(self._firsts) < len(self._ats):
            line = self._base.line(index - self._before[len(self._firsts)])
            at = self._ats[len(self._firsts)]
            if line is not None and at > line.start:
                break
            if line is not None and at >= len(self._text) > 0:
                break
            self._place_next()
        place = bisect_right(self._firsts, index) - 1
        if place >= 0:
            row = index - self._firsts[place] + self._before[place]
            if row < self._before[place + 1]:
                at = self._ats[place]
                return Line(at, at, BlockKind.PARAGRAPH, inserted=row)
        return self._base.line(index - self._before[place + 1])

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows a code point, or that white space there comes after."""
        at = min(offset, len(self._text) - 1)  # what is inserted at the end stands behind all lines
        return self._base.line_of(offset) + self._before[bisect_right(self._ats, at)]

    def line_of_row(self, row: int) -> int:
        """Return the line number of an inserted row."""
        place = bisect_right(self._before, row) - 1
        while len(self._firsts) <= place:
            self._place_next()
        return self._firsts[place] + row - self._before[place]

    def _place_next(self) -> None:
        """Find out before which line the next insertion stands."""
        place = len(self._firsts)
        at = self._ats[place]
        behind_all = at >= len(self._text) > 0
        base = self._base.total() if behind_all else self._base.line_of(at)
        self._firsts.append(base + self._before[place])
