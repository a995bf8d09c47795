"""The blocks of a book: thousands of them, made one by one as they are asked for."""

from bisect import bisect
from collections.abc import Sequence
from typing import overload

from reader.article import Block, BlockKind, Span
from reader.cleaning.kinds import kind_by_shape


class BookBlocks(Sequence[Block]):
    """The blocks of a text parted by blank lines: known ones, those of the middle, and known ones again.

    Random access costs one block; `bisect` by `span.start` works as on a tuple.
    """

    __slots__ = ("_first", "_last", "_starts", "_stop", "_text")

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
        if not 0 <= place < len(self):
            raise IndexError(index)
        if place < len(self._first):
            return self._first[place]
        place -= len(self._first)
        if place >= len(self._starts):
            return self._last[place - len(self._starts)]
        return self._middle(place)

    def at(self, offset: int) -> int:
        """Return the index of the block that holds `offset`, or of the last one that begins before it."""
        return max(0, bisect(self, offset, key=lambda block: block.span.start) - 1)

    def _middle(self, place: int) -> Block:
        start = self._starts[place]
        end = self._starts[place + 1] - 2 if place + 1 < len(self._starts) else self._stop
        text = self._text[start:end]
        kind = kind_by_shape(text, leads=place + 1 < len(self._starts))
        return Block(Span(start, end), kind, level=2 if kind is BlockKind.HEADING else 0)
