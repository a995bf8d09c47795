"""An article as lines of a measure, laid out only as far as somebody looks.

Lines are kept as the offsets at which they begin, four bytes each; all else about a line is found again when
it is asked for. So three megabytes open as fast as three paragraphs.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.article import Article, BlockKind
from reader.typesetting.blocks import BlockCursor, setting_of
from reader.typesetting.breaking import wrap
from reader.typesetting.byline import byline_lines

MIN_MEASURE = 10
_NO_LIMIT = 1 << 60
#: Lines laid out at a time when one is asked for, and while looking for an offset.
_BATCH = 24
_STRIDE = 256


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How the page is set; `measure` is the line width in cells, at least 10."""

    measure: int = 70


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the code points of the article's text from `start` to `end`, without white space behind.

    `kind` is that of its block, `indent` the cells before it within the measure. A line whose words are not
    in the article has them in `generated`, and `start == end`. `first` and `last` are about its block. A row
    that somebody else fills has its number in `inserted`.
    """

    start: int
    end: int
    kind: BlockKind
    indent: int = 0
    generated: str = ""
    first: bool = True
    last: bool = True
    inserted: int = -1


class Layout:
    """The lines of one article at one measure; nothing is laid out until a line is asked for."""

    def __init__(self, article: Article, options: LayoutOptions) -> None:
        self.article = article
        self.options = options
        self.measure = max(MIN_MEASURE, options.measure)
        self._text = article.text
        self._starts = array("I")  # where the lines of the text begin
        self._next = 0  # where the first line that is not laid out begins
        self._bounds = (0, -1)  # of the line of text that was last laid out
        self._shown_bounds = (0, -1)  # and of the one last shown: one may be as long as the article
        self._blocks = BlockCursor(article.blocks)  # goes forward with the layout
        self._shown = BlockCursor(article.blocks)  # goes about with the reader
        titled = len(article.blocks) > 0 and article.blocks[0].kind is BlockKind.TITLE
        self._title_end = article.blocks[0].span.end if titled else 0
        self._byline: tuple[int, list[str]] | None = None if titled else (0, [])  # its place and lines

    @property
    def complete(self) -> bool:
        """Whether the last line is laid out."""
        return self._next > len(self._text)

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

    def _find_byline(self) -> tuple[int, list[str]]:
        """Return how many lines stand before the generated ones, and those, once the title is laid out."""
        if self._byline is None:
            self._lay_out_to(self._title_end, stride=1)
            after = bisect_left(self._starts, self._title_end)
            self._byline = after, byline_lines(self.article, self.measure)
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
        end = self._starts[place + 1] if place + 1 < len(self._starts) else self._next
        if end > len(text) or text[end - 1] == "\n":
            end -= 1
        while end > start and text[end - 1] == " ":
            end -= 1
        begin, finish = self._shown_bounds
        if not begin <= start <= finish:
            begin = text.rfind("\n", 0, start) + 1
            finish = text.find("\n", start)
            finish = len(text) if finish < 0 else finish
            self._shown_bounds = begin, finish
        block = self._shown.of(begin, finish)
        if block is None:
            return Line(start, end, BlockKind.PARAGRAPH, 0, "", start == begin, end == finish)
        first = start <= block.span.start
        setting = setting_of(block, self._text, self.measure)
        return Line(
            start,
            end,
            block.kind,
            setting.first_indent if first else setting.indent,
            "",
            first,
            end >= block.span.end,
        )

    def _lay_out_to(self, offset: int, stride: int = _STRIDE) -> None:
        while self._next <= offset and not self.complete:
            self._lay_out(len(self._starts) + stride)

    def _lay_out(self, goal: int) -> None:
        """Lay out lines of text until `goal` of them are known or the text is at its end."""
        text, starts, start = self._text, self._starts, self._next
        append, find, length = starts.append, text.find, len(text)
        begin, end = self._bounds
        while start <= length and len(starts) < goal:
            if start > end:
                begin, end = start, find("\n", start)
                if end < 0:
                    end = length
                if end == start:
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
        if block is None or block.kind is BlockKind.PARAGRAPH:
            return wrap(self._text, start, end, self.measure, self._starts, goal)
        setting = setting_of(block, self._text, self.measure)
        if setting.first_indent != setting.indent and start <= block.span.start:
            width = self.measure - setting.first_indent
            start = wrap(self._text, start, end, width, self._starts, len(self._starts) + 1)
            if start >= end or len(self._starts) >= goal:
                return start
        return wrap(self._text, start, end, self.measure - setting.indent, self._starts, goal)
