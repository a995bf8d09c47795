"""How each kind of block is set, and which block a line belongs to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Block, BlockKind
from reader.typesetting.cells import cell_len

_QUOTATION_INDENT = 4
_LIST_INDENT = 2
_MARKER = re.compile(r"(?:[-*+•‣◦▪–·]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \u00a0]+")


@dataclass(frozen=True, slots=True)
class Setting:
    """Cells before the first line of a block, and before the others."""

    first_indent: int
    indent: int


_FLUSH = Setting(0, 0)
_NOWHERE = 1 << 60


def setting_of(block: Block, text: str, measure: int) -> Setting:
    """Return how a block is set; a narrow measure shrinks indents so that half of it holds words."""
    if block.kind is BlockKind.QUOTATION:
        indent = min(_QUOTATION_INDENT, measure // 5)
        return Setting(indent, indent)
    if block.kind is BlockKind.LIST_ITEM:
        outer = min(_LIST_INDENT * max(0, block.level - 1), measure // 5)
        marker = _MARKER.match(text, block.span.start, block.span.end)
        if marker is None:
            indent = outer + min(_LIST_INDENT, measure // 4)
            return Setting(indent, indent)
        return Setting(outer, outer + min(cell_len(marker.group()), measure // 4))
    return _FLUSH


class BlockCursor:
    """Finds the block of a line; free of charge for the same block or the one after it.

    Blocks may be made lazily and be many: they are asked for one by one, never listed.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._count = len(blocks)
        self._place = -1
        self._block: Block | None = None
        self._from = 0  # lines that begin from here ...
        self._start = self._end = 0  # ... to before the block's end belong to it, if they reach its start

    def of(self, begin: int, end: int) -> Block | None:
        """Return the first block with words between two offsets, the bounds of a line of the text."""
        if begin >= self._end or begin < self._from:
            self._move(begin)
        return self._block if self._start < end else None

    def _move(self, offset: int) -> None:
        """Go to the first block that ends behind `offset`: mostly the next one."""
        place, before = self._place + 1, self._end
        block = self._blocks[place] if place < self._count else None
        if block is None or offset < before or offset >= block.span.end:
            place = bisect_right(self._blocks, offset, key=_end_of)
            before = self._blocks[place - 1].span.end if place else 0
            block = self._blocks[place] if place < self._count else None
        self._place, self._from, self._block = place, before, block
        if block is None:
            self._start = self._end = _NOWHERE
        else:
            span = block.span
            self._start, self._end = span.start, span.end


def _end_of(block: Block) -> int:
    return block.span.end
