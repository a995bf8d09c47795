"""An article as lines of a measure, laid out only as far as somebody looks.

Lines are kept as the offsets at which they begin, four bytes each; all else about a line is found again when
it is asked for. So three megabytes open as fast as three paragraphs.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Article, Block, BlockKind
from reader.typesetting.blocks import RUNNING, TIGHT, BlockCursor, Setting, setting_of
from reader.typesetting.breaking import wrap
from reader.typesetting.byline import byline_lines
from reader.typesetting.cells import cell_len
from reader.typesetting.options import Alignment, LayoutOptions, ParagraphStyle

if TYPE_CHECKING:
    from reader.typesetting.hyphenation import Parting
    from reader.typesetting.tables import Table

__all__ = ["MIN_MEASURE", "Layout", "LayoutOptions", "Line"]

MIN_MEASURE = 10
#: The narrowest column, which holds the widest cluster.
_LEAST = 5
_PARAGRAPHS = (BlockKind.PARAGRAPH, BlockKind.PARAGRAPH)
_NO_LIMIT = 1 << 60
#: Lines laid out at a time when one is asked for, and while looking for an offset.
_BATCH = 24
_STRIDE = 256


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the code points of the article's text from `start` to `end`, without white space behind.

    `kind` is that of its block, `indent` the cells before it within the measure. A line whose words are not
    in the article has them in `generated`, and `start == end`. `first` and `last` are about its block. A row
    that somebody else fills has its number in `inserted`. Behind a line with `hyphen` a hyphen is set. Every
    second line of a paragraph is `odd`.
    """

    start: int
    end: int
    kind: BlockKind
    indent: int = 0
    generated: str = ""
    first: bool = True
    last: bool = True
    inserted: int = -1
    hyphen: bool = False
    odd: bool = False


def _parting_of(options: LayoutOptions, measure: int) -> "Parting | None":
    """Return how words are parted: sooner where the spaces of a line have to take what it leaves empty."""
    if options.hyphenator is None:
        return None
    from reader.typesetting.hyphenation import Parting

    justified = options.align is Alignment.JUSTIFY
    return Parting(options.hyphenator, 4 if justified else max(4, measure // 8))


class Layout:
    """The lines of one article at one measure; nothing is laid out until a line is asked for.

    They are counted from the text's line that begins at `origin`: from its beginning, or from where somebody
    looks.
    """

    def __init__(self, article: Article, options: LayoutOptions, origin: int = 0) -> None:
        self.article = article
        self.options = options
        self.measure = max(MIN_MEASURE, options.measure)
        self._head = max(self.measure, options.head)
        self._text = article.text
        self._starts = array("I")  # where the lines of the text begin
        self._next = origin  # where the first line that is not laid out begins
        self._bounds = (0, -1)  # of the line of text that was last laid out
        self._shown_bounds = (0, -1)  # and of the one last shown: one may be as long as the article
        self._blocks = BlockCursor(article.blocks)  # goes forward with the layout
        self._shown = BlockCursor(article.blocks)  # goes about with the reader
        titled = len(article.blocks) > 0 and article.blocks[0].kind is BlockKind.TITLE
        self._title_end = article.blocks[0].span.end if titled else 0
        self._last_table: tuple[Block | None, Table | None] = (None, None)
        self._indents = options.paragraphs is ParagraphStyle.INDENT
        self._closed_gaps = TIGHT | {_PARAGRAPHS} if self._indents else TIGHT
        self._words_part = _parting_of(options, self.measure)
        # The place of the generated lines, and those.
        self._byline: tuple[int, list[str]] | None = None if titled and not origin else (0, [])

    @property
    def complete(self) -> bool:
        """Whether the last line is laid out."""
        return self._next > len(self._text)

    def reaches(self, offset: int) -> bool:
        """Tell whether the line of a code point is laid out."""
        return self._next > offset

    def laid_out(self) -> int:
        """Return the number of lines known so far."""
        after, generated = self._byline or (0, [])
        return len(self._starts) + (len(generated) if len(self._starts) >= after else 0)

    def extend(self, lines: int) -> bool:
        """Lay out at most `lines` more; return whether that was all there is."""
        self._lay_out(len(self._starts) + lines)
        if self.complete:
            self._find_byline()
        return self.complete

    def total(self) -> int:
        """Return the number of lines, laying out all of them."""
        self._find_byline()
        self._lay_out(_NO_LIMIT)
        return self.laid_out()

    def estimate(self) -> int:
        """Return how many lines there will probably be, judging by those known."""
        if self.complete:
            return self.laid_out()
        if not self._next:
            return len(self._text) // self.measure + 1
        return max(self.laid_out() + 1, self.laid_out() * len(self._text) // self._next)

    def line(self, index: int) -> Line | None:
        """Return a line by its number, laying out as far as needed; None past the end."""
        if index < 0:
            return None
        after, generated = self._find_byline()
        if after <= index < after + len(generated):
            return self._generated_line(index - after, generated)
        place = index if index < after else index - len(generated)
        if place >= len(self._starts):
            self._lay_out(place + _BATCH)
        return self._text_line(place) if place < len(self._starts) else None

    def line_of(self, offset: int) -> int:
        """Return the number of the line that shows a code point, or that white space there comes after."""
        after, generated = self._find_byline()
        offset = max(0, min(offset, len(self._text)))
        self._lay_out_to(offset)
        place = bisect_right(self._starts, offset) - 1
        return place if place < after else place + len(generated)

    def head_lines(self) -> int:
        """Return how many lines come before the text: the title's, the byline's, and the blank one behind."""
        after, generated = self._find_byline()
        count = after + len(generated)
        while count and (line := self.line(count)) is not None and line.start == line.end:
            count += 1
        return count

    def measure_of(self, line: Line) -> int:
        """Return the cells that a line may take: the title and the byline may have more than all others."""
        return self._head if line.end <= self._title_end else self.measure

    def _find_byline(self) -> tuple[int, list[str]]:
        """Return how many lines stand before the generated ones, and those, once the title is laid out."""
        if self._byline is None:
            self._lay_out_to(self._title_end, stride=1)
            after = bisect_left(self._starts, self._title_end)
            self._byline = after, byline_lines(self.article, self._head)
        return self._byline

    def _generated_line(self, place: int, generated: list[str]) -> Line:
        return Line(
            self._title_end,
            self._title_end,
            BlockKind.BYLINE,
            generated=generated[place],
            first=place == 0,
            last=place == len(generated) - 1,
        )

    def _text_line(self, place: int) -> Line:
        text, start = self._text, self._starts[place]
        following = self._starts[place + 1] if place + 1 < len(self._starts) else self._next
        end = min(following, len(text))
        while end > start and text[end - 1] in " \n":
            end -= 1
        block, begin, finish = self._block_shown(start)
        odd = (place - bisect_left(self._starts, begin)) % 2 == 1
        if block is None:
            hyphen = following == end and self._has_hyphen(start, end, self.measure)
            kind, first, last = BlockKind.PARAGRAPH, start == begin, end == finish
            return Line(start, end, kind, 0, "", first, last, hyphen=hyphen, odd=odd)
        first = start <= block.span.start
        if block.kind is BlockKind.TABLE and (table := self._table(block, begin, finish)) is not None:
            indent = _table_indent(table, start - block.span.start)
            return Line(start, end, block.kind, indent, "", first, end >= block.span.end)
        setting = self._setting(block, self._shown.before())
        indent = setting.first_indent if first else setting.indent
        width = self.measure - setting.right - indent
        hyphen = setting.flows and following == end and self._has_hyphen(start, end, width)
        last = end >= block.span.end
        return Line(start, end, block.kind, indent, "", first, last, hyphen=hyphen, odd=odd)

    def _has_hyphen(self, start: int, end: int, width: int) -> bool:
        """Tell whether a line that ends in the middle of a word does so because the word was parted there."""
        parting = self._parting(*self._shown_bounds)
        if parting is None:
            return False
        from reader.typesetting.hyphenation import is_parted_at

        parted = is_parted_at(self._text, end, parting.hyphenator)
        return parted and cell_len(self._text[start:end]) < width

    def _block_shown(self, offset: int) -> tuple[Block | None, int, int]:
        """Return the block of the line of text around an offset, and that line's bounds."""
        begin, finish = self._shown_bounds
        if not begin <= offset <= finish:
            begin = self._text.rfind("\n", 0, offset) + 1
            finish = self._text.find("\n", offset)
            finish = len(self._text) if finish < 0 else finish
            self._shown_bounds = begin, finish
        return self._shown.of(begin, finish), begin, finish

    def paragraph_of(self, line: Line) -> tuple[int, int]:
        """Return the bounds of the stretch between newlines that a line of text is a part of."""
        _, begin, finish = self._block_shown(line.start)
        return begin, finish

    def block_of(self, line: Line) -> Block | None:
        """Return the block that a line of text belongs to; None outside of all."""
        return self._block_shown(line.start)[0]

    def setting_of(self, line: Line) -> Setting:
        """Return how the block of a line of text is set."""
        block, _, _ = self._block_shown(line.start)
        return RUNNING if block is None else self._setting(block, self._shown.before())

    def table_of(self, line: Line) -> "tuple[Table, int] | None":
        """Return the table that a line is a row or cell of, and where it begins in the text."""
        if line.kind is not BlockKind.TABLE:
            return None
        block, begin, finish = self._block_shown(line.start)
        table = self._table(block, begin, finish) if block is not None else None
        return (table, block.span.start) if table is not None and block is not None else None

    def _setting(self, block: Block, before: Block | None) -> Setting:
        indented = self._indents and before is not None and before.kind is block.kind is BlockKind.PARAGRAPH
        return setting_of(block, self._text, self.measure, indented=indented)

    def _table(self, block: Block, begin: int, end: int) -> "Table | None":
        """Return the table of a block, if the line from `begin` to `end` is one of its rows."""
        if begin < block.span.start or end > block.span.end:
            return None
        known_block, known = self._last_table
        if known_block is not block:
            from reader.typesetting.tables import table_of

            known = table_of(block.span.of(self._text), self.measure)
            self._last_table = block, known
        return known

    def _is_kept_whole(self, begin: int, end: int) -> bool:
        whole = self.options.whole
        return whole is not None and begin < whole.end and whole.start <= end

    def _lay_out_to(self, offset: int, stride: int = _STRIDE) -> None:
        while self._next <= offset and not self.complete:
            self._lay_out(len(self._starts) + stride)

    def _lay_out(self, goal: int) -> None:
        """Lay out lines of text until `goal` of them are known or the text is at its end."""
        text, starts, start = self._text, self._starts, self._next
        append, find, length = starts.append, text.find, len(text)
        begin, end = self._bounds
        around, closed = self._blocks.kinds_around, self._closed_gaps
        while start <= length and len(starts) < goal:
            if start > end:
                begin, end = start, find("\n", start)
                if end < 0:
                    end = length
                if end == start:
                    if around(start) not in closed:
                        append(start)
                    start += 1
                    continue
            start = self._lay_out_line(begin, start, end, goal)
            if start >= end:
                start = end + 1
        self._next, self._bounds = start, (begin, end)

    def _lay_out_line(self, begin: int, start: int, end: int, goal: int) -> int:
        """Break the text's line from `begin` to `end`, of which lines up to `start` are known already."""
        block = self._blocks.of(begin, end)
        text, starts, measure = self._text, self._starts, self.measure
        if block is None:
            return wrap(text, start, end, measure, starts, goal, self._parting(begin, end))
        if end <= self._title_end:
            measure = self._head
        if block.kind is BlockKind.TABLE and (table := self._table(block, begin, end)) is not None:
            return self._lay_out_row(table, block.span.start, start, end, goal)
        setting = self._setting(block, self._blocks.before())
        if not setting.wraps:
            starts.append(start)
            return end
        parting = self._parting(begin, end) if setting.flows else None
        width = measure - setting.right - setting.indent
        indent = setting.first_indent - setting.indent if start <= block.span.start else 0
        return wrap(text, start, end, width, starts, goal, parting, indent)

    def _parting(self, begin: int, end: int) -> "Parting | None":
        """Return how the words of a line of the text may be parted."""
        return None if self._words_part is None or self._is_kept_whole(begin, end) else self._words_part

    def _lay_out_row(self, table: "Table", base: int, start: int, end: int, goal: int) -> int:
        """Break a row of a table at `base`, of which lines up to `start` are known: into cells, if folded."""
        row = table.row_at(start - base)
        if not table.folded:
            self._starts.append(start)
            return end
        if not row.cells:
            return wrap(self._text, start, end, self.measure, self._starts, goal)
        for place, cell in enumerate(row.cells):
            following = row.cells[place + 1].start if place + 1 < len(row.cells) else row.end
            if base + following <= start or len(self._starts) >= goal:
                continue
            stop, tail = base + cell.end, following - cell.end
            begin = base + (cell.start if place else row.start)
            if start <= begin:
                width = self.measure - table.indent_of(cell, first=True) - tail
                start = wrap(self._text, begin, stop, max(width, _LEAST), self._starts, len(self._starts) + 1)
            if start < stop and len(self._starts) < goal:
                width = self.measure - table.indent_of(cell, first=False) - tail
                start = wrap(self._text, start, stop, max(width, _LEAST), self._starts, goal)
            if start >= stop:
                start = base + following
        return start


def _table_indent(table: "Table", offset: int) -> int:
    """Return the cells before the words of a line that begins at an offset of a table."""
    cell = table.cell_at(offset)
    if not table.folded or cell is None:
        return 0
    return table.indent_of(cell, first=offset <= cell.start)
