"""How each kind of block is set, and which block a line belongs to."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable

from reader.article import Block, BlockKind
from reader.typesetting.cells import cell_len

_QUOTATION_INDENT = 4
_LIST_INDENT = 2
_CAPTION_INDENT = 2
_PARAGRAPH_INDENT = 2
#: What opens a quotation in a letter; it stands where the bar does.
QUOTATION_MARKER = "> "
_NOTE_SIGNS = frozenset("[¹²³⁰⁴⁵⁶⁷⁸⁹†‡§^")


@dataclass(frozen=True, slots=True)
class Setting:
    """Cells before the first line of a block, before the others, and behind all; and what is done to lines.

    What `flows` is hyphenated and justified, if the reader wants that. What does not `wrap` keeps the lines
    of the text, however wide.
    """

    first_indent: int
    indent: int
    right: int = 0
    flows: bool = False
    wraps: bool = True


_FLUSH = Setting(0, 0)
#: How running text is set.
RUNNING = Setting(0, 0, flows=True)
_UNBROKEN = Setting(0, 0, wraps=False)
#: Blocks of these kinds stand under one another without a gap.
TIGHT = frozenset(
    (
        (BlockKind.LIST_ITEM, BlockKind.LIST_ITEM),
        (BlockKind.CAPTION, BlockKind.CREDIT),
        (BlockKind.CREDIT, BlockKind.CREDIT),
    )
)
_NOWHERE = 1 << 60


@cache
def _signs(kind: BlockKind) -> re.Pattern[str]:
    """Match what opens an item of a list, or a note at the foot: “• ”, “12. ”; “[3] ”, “³ ”, “† ”, “^ ”."""
    if kind is BlockKind.LIST_ITEM:
        return re.compile(r"(?:[-*+•‣◦▪–·]|\(?(?:\d{1,3}|[A-Za-z])[.)])[ \u00a0]+")
    return re.compile(r"(?:\[(?:\d{1,3}|[a-z*])\]|[¹²³⁰⁴-⁹]{1,3}|[†‡§]{1,2}|\^)[:.]?[ \u00a0]+")


def sign_end(kind: BlockKind, text: str, start: int, end: int) -> int:
    """Return where the words behind the sign begin that opens an item or a note; `start` without one."""
    if kind is not BlockKind.LIST_ITEM and (
        kind is not BlockKind.PARAGRAPH or text[start] not in _NOTE_SIGNS
    ):
        return start
    found = _signs(kind).match(text, start, end)
    return found.end() if found is not None else start


def setting_of(block: Block, text: str, measure: int, *, indented: bool = False) -> Setting:
    """Return how a block is set; a narrow measure shrinks indents so that half of it holds words.

    `indented` says that the first line of a paragraph is, because another one stands before it.
    """
    kind = block.kind
    if kind is BlockKind.PARAGRAPH:
        start = block.span.start
        if text[start] in _NOTE_SIGNS and (behind := sign_end(kind, text, start, block.span.end)) > start:
            return Setting(0, min(cell_len(text[start:behind]), measure // 4), flows=True)
        return _indented(min(_PARAGRAPH_INDENT, measure // 10)) if indented else RUNNING
    if kind is BlockKind.QUOTATION:
        indent = min(_QUOTATION_INDENT, measure // 5)
        hanging = text.startswith(QUOTATION_MARKER, block.span.start) and indent >= 2
        return Setting(indent - 2 if hanging else indent, indent, flows=True)
    if kind is BlockKind.LIST_ITEM:
        outer = min(_LIST_INDENT * max(0, block.level - 1), measure // 5)
        start = block.span.start
        behind = sign_end(kind, text, start, block.span.end)
        if behind == start:
            indent = outer + min(_LIST_INDENT, measure // 4)
            return Setting(indent, indent, flows=True)
        return Setting(outer, outer + min(cell_len(text[start:behind]), measure // 4), flows=True)
    if kind in (BlockKind.CAPTION, BlockKind.CREDIT):
        indent = min(_CAPTION_INDENT, measure // 10)
        return Setting(indent, indent, indent)
    return _UNBROKEN if kind is BlockKind.CODE else _FLUSH


@cache
def _indented(cells: int) -> Setting:
    return Setting(cells, 0, flows=True)


@runtime_checkable
class _Found(Protocol):
    """Blocks that can be found by a place in the text sooner than by looking at some of them."""

    def first_ending_behind(self, offset: int) -> int:
        """Return the index of the first block that ends behind `offset`; else their number."""


class BlockCursor:
    """Finds the block of a line; free of charge for the same block or the one after it.

    Blocks may be made lazily and be many: they are asked for one by one, never listed.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._find = blocks.first_ending_behind if isinstance(blocks, _Found) else None
        self._count = len(blocks)
        self._place = -1
        self._block: Block | None = None
        self._previous: Block | None = None
        self._from = 0  # lines that begin from here ...
        self._start = self._end = 0  # ... to before the block's end belong to it, if they reach its start

    def of(self, begin: int, end: int) -> Block | None:
        """Return the first block with words between two offsets, the bounds of a line of the text."""
        if begin >= self._end or begin < self._from:
            self._move(begin)
        return self._block if self._start < end else None

    def before(self) -> Block | None:
        """Return the block before the one that was found last."""
        return self._previous

    def kinds_around(self, offset: int) -> tuple[BlockKind, BlockKind] | None:
        """Return the kinds of the blocks before and behind an offset between two; None elsewhere."""
        if offset >= self._end or offset < self._from:
            self._move(offset)
        if self._block is None or self._previous is None or offset >= self._start:
            return None
        return self._previous.kind, self._block.kind

    def _move(self, offset: int) -> None:
        """Go to the first block that ends behind `offset`: mostly the next one."""
        place, block = self._found(offset)
        previous = self._block
        if place != self._place + 1:
            previous = self._blocks[place - 1] if place else None
        before = previous.span.end if previous is not None else 0
        self._place, self._from, self._block, self._previous = place, before, block, previous
        if block is None:
            self._start = self._end = _NOWHERE
        else:
            span = block.span
            self._start, self._end = span.start, span.end

    def _found(self, offset: int) -> tuple[int, Block | None]:
        """Return the first block that ends behind `offset`, None past the last, and its index."""
        if self._find is not None:
            place = self._find(offset)
        else:
            place = self._place + 1
            block = self._blocks[place] if place < self._count else None
            if block is not None and self._end <= offset < block.span.end:
                return place, block
            place = bisect_right(self._blocks, offset, key=_end_of)
        return place, self._blocks[place] if place < self._count else None


def _end_of(block: Block) -> int:
    return block.span.end
