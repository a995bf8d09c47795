"""The blocks of a book: thousands of them, made one by one as they are asked for."""

from bisect import bisect, bisect_right
from collections.abc import Sequence
from typing import overload

from reader.article import Block, BlockKind, Span
from reader.cleaning.kinds import kind_by_shape

#: So many blocks are kept once they are made, for the next time the book is set: about three megabytes.
_MOST_KEPT = 16_384


class BookBlocks(Sequence[Block]):
    """The blocks of a text parted by blank lines: known ones, those of the middle, and known ones again.

    Random access costs one block; `bisect` by `span.start` works as on a tuple.
    """

    __slots__ = ("_first", "_last", "_made", "_starts", "_stop", "_text")

    def __init__(self, text: str, first: Sequence[Block], middle: Span, last: Sequence[Block]) -> None:
        self._text = text
        self._first = tuple(first)
        self._last = tuple(last)
        self._stop = middle.end
        starts: list[int] = []
        start = middle.start
        while start < middle.end:
            starts.append(start)
            found = text.find("\n\n", start, middle.end)
            if found < 0:
                break
            start = found + 2
        self._starts = starts
        self._made: list[Block | None] = [None] * min(len(starts), _MOST_KEPT)

    def __reduce__(self) -> "tuple[type[BookBlocks], tuple[str, Sequence[Block], Span, Sequence[Block]]]":
        """Travel to another process without the blocks that were made."""
        begin = self._starts[0] if self._starts else self._stop
        return BookBlocks, (self._text, self._first, Span(begin, self._stop), self._last)

    def __len__(self) -> int:
        return len(self._first) + len(self._starts) + len(self._last)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(index, slice):
            return tuple(self[place] for place in range(*index.indices(len(self))))
        place = index + len(self) if index < 0 else index
        within = place - len(self._first)
        if 0 <= within < len(self._starts):
            if within >= _MOST_KEPT:
                return self._middle(within)
            block = self._made[within]
            if block is None:
                block = self._made[within] = self._middle(within)
            return block
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._first[place] if within < 0 else self._last[within - len(self._starts)]

    def at(self, offset: int) -> int:
        """Return the index of the block that holds `offset`, or of the last one that begins before it."""
        return max(0, bisect(self, offset, key=lambda block: block.span.start) - 1)

    def first_ending_behind(self, offset: int) -> int:
        """Return the index of the first block that ends behind `offset`, or the length; none is made."""
        if self._first and self._first[-1].span.end > offset:
            return bisect_right(self._first, offset, key=_end_of)
        if self._starts and self._stop > offset:
            # A block ends at the blank line, two code points long, before the next one.
            behind = bisect_right(self._starts, offset + 2)
            return len(self._first) + max(0, behind - 1)
        behind = bisect_right(self._last, offset, key=_end_of)
        return len(self._first) + len(self._starts) + behind

    def _middle(self, place: int) -> Block:
        start = self._starts[place]
        end = self._starts[place + 1] - 2 if place + 1 < len(self._starts) else self._stop
        text = self._text[start:end]
        kind = kind_by_shape(text, leads=place + 1 < len(self._starts))
        return Block(Span(start, end), kind, level=2 if kind is BlockKind.HEADING else 0)


def _end_of(block: Block) -> int:
    return block.span.end
