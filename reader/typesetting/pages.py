"""Pages: which lines stand together, in one column or several, and where the next page begins.

Lines are broken into pages as lazily as text into lines: forward from the beginning, and only as far as
somebody looks. A page can also begin at any line, where a reader has stepped line by line; what follows and
what went before is then found from there, and nothing is skipped.
"""

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.article import BlockKind
from reader.typesetting.layout import Layout, Line

__all__ = ["Column", "Page", "PageShape", "Pages"]

#: Lines that are nothing without what comes after them: they never end a column.
_LEADING_ON = frozenset((BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE))
#: The most lines that a column is shortened by so that no paragraph leaves a single line on either side.
_SLACK = 6
#: Lines further than this behind the last known page are not worth breaking all pages between.
_FAR = 6000


@dataclass(frozen=True, slots=True)
class PageShape:
    """How many lines a column holds, at least 1, and how many columns a page has.

    Where `tidy` is false, columns are always full, whatever they part. The next page repeats the last
    `overlap` lines of this one. Where `balanced`, the columns of the last page are about equally long. Where
    `headed`, title and byline stand over all columns.
    """

    lines: int
    columns: int = 1
    tidy: bool = True
    overlap: int = 0
    balanced: bool = False
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """The lines from number `first` to before `stop`."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Page:
    """The columns of one page, left to right, at least one; empty columns are left out.

    The lines of the `head` stand over them, from the left edge of the first.
    """

    columns: tuple[Column, ...]
    head: Column | None = None

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self.columns[0].first if self.head is None else self.head.first

    @property
    def stop(self) -> int:
        """The number behind the last line."""
        return self.columns[-1].stop

    @property
    def height(self) -> int:
        """The number of lines in the longest column, and of those over it."""
        return self.depth + max(column.stop - column.first for column in self.columns)

    @property
    def depth(self) -> int:
        """The number of lines over the columns."""
        return self.head.stop - self.head.first if self.head is not None else 0

    def holds(self, line: int) -> bool:
        """Tell whether a line is between the page's first and last (blank ones between columns count)."""
        return self.first <= line < self.stop

    def place_of(self, line: int) -> tuple[int, int] | None:
        """Return column and row of a line, from 0; None where it is not shown. The head is in the first."""
        if self.head is not None and self.head.first <= line < self.head.stop:
            return 0, line - self.head.first
        for number, column in enumerate(self.columns):
            if column.first <= line < column.stop:
                return number, self.depth + line - column.first
        return None

    def line_at(self, column: int, row: int) -> int | None:
        """Return the number of the line in a row of a column, from 0; None where none stands."""
        if not 0 <= column < len(self.columns) or row < 0:
            return None
        if self.head is not None and row < self.depth:
            return self.head.first + row if column == 0 else None
        line = self.columns[column].first + row - self.depth
        return line if line < self.columns[column].stop else None


class Pages:
    """The pages of one layout in one shape."""

    def __init__(self, layout: Layout, shape: PageShape) -> None:
        self.layout = layout
        self.shape = shape
        self._tops = array("I", [0])  # of the pages counted from the beginning, as far as known
        self._stop: int | None = None  # behind the last line, once the last page is known
        self._last: Page | None = None

    @property
    def complete(self) -> bool:
        """Whether all pages are counted."""
        return self._stop is not None

    def page(self, top: int) -> Page:
        """Return the page that begins with line `top`."""
        if self._last is not None and self._last.first == top:
            return self._last
        self._last = self._filled(top, self.shape.lines)
        if self.shape.balanced and self.shape.columns > 1 and self._behind(self._last.stop) is None:
            least = max(1, (self._last.stop - top) // self.shape.columns)
            for lines in range(least, self.shape.lines):
                page = self._filled(top, lines)
                if self._behind(page.stop) is None:
                    self._last = page
                    break
        return self._last

    def _filled(self, top: int, lines: int) -> Page:
        """Return the page from line `top` with at most so many lines in a column."""
        head = self._head(top, lines)
        columns: list[Column] = []
        first: int | None = top
        if head is not None:
            first = self._behind(head.stop)
            if first is None or head.stop >= top + lines:  # there is nothing to stand over
                return Page((Column(top, min(head.stop, top + lines)),))
            lines -= head.stop - top
        while first is not None and len(columns) < self.shape.columns:
            columns.append(self._column(first, lines))
            first = self._behind(columns[-1].stop)
        return Page(tuple(columns), head)

    def _head(self, top: int, lines: int) -> Column | None:
        """Return what stands over the columns of the page from line `top`; None on all but the first."""
        if not self.shape.headed or self.shape.columns < 2:
            return None
        stop = self.layout.head_lines()
        return Column(top, stop) if top < stop else None

    def after(self, top: int) -> int | None:
        """Return the top of the page behind the one that begins with line `top`; None behind the last."""
        page = self.page(top)
        following = self._behind(page.stop)
        if following is None:
            return None
        return max(top + 1, following - self.shape.overlap)

    def before(self, top: int) -> int | None:
        """Return the top of the page that ends where the one from line `top` begins; None before the first.

        Where none ends exactly there, the nearest that leaves out no line.
        """
        if top <= 0:
            return None
        if self._count_to(top):
            place = bisect_left(self._tops, top)
            if place < len(self._tops) and self._tops[place] == top:
                return self._tops[place - 1]
        candidate = max(0, top - self.shape.lines * self.shape.columns - self.shape.columns)
        while candidate < top - 1:
            following = self.after(candidate)
            if following is None or following >= top:
                break
            candidate += 1
        return candidate

    def number_of(self, line: int) -> int | None:
        """Return the number, from 1, of the page that holds a line; None where that is too far to count."""
        return bisect_right(self._tops, line) if self._count_to(line) else None

    def top_of(self, number: int) -> int:
        """Return the top of a page by its number, from 1; of the last one if there are not so many."""
        while len(self._tops) < number and not self.complete:
            self._count_one()
        return self._tops[min(max(number, 1), len(self._tops)) - 1]

    def last_top(self) -> int:
        """Return the top of the last page, laying out everything."""
        return self.top_of(1 << 60)

    def top_around(self, line: int) -> int:
        """Return the top of the page that holds a line, counting all pages up to it."""
        while not self.complete and self._tops[-1] <= line:
            self._count_one()
        return self._tops[bisect_right(self._tops, line) - 1]

    def top_showing(self, offset: int) -> int:
        """Return the top of the page that begins with the line of a code point.

        Several columns are not left empty at the end of the article: the last page begins where it always
        does.
        """
        top = self.layout.line_of(offset) if offset > 0 else 0
        if top and self.shape.columns > 1 and self.after(top) is None:
            return self.top_around(top)
        return top

    def known(self) -> int:
        """Return how many pages are counted so far."""
        return len(self._tops)

    def estimate(self) -> int:
        """Return how many pages there will probably be, judging by those known."""
        if self.complete:
            return len(self._tops)
        lines = self._tops[-1]
        per_page = lines / (len(self._tops) - 1) if lines else self.shape.lines * self.shape.columns
        return max(len(self._tops) + 1, round(self.layout.estimate() / per_page))

    def extend(self, lines: int) -> bool:
        """Lay out at most `lines` more lines and count the pages of what is laid out; tell if that is all."""
        complete = self.layout.extend(lines)
        reach = self.layout.laid_out() - 2 * (self.shape.lines + 1) * self.shape.columns
        goal = len(self._tops) + 2 * lines // (self.shape.lines * self.shape.columns) + 2
        while not self.complete and len(self._tops) < goal and (complete or self._tops[-1] < reach):
            self._count_one()
        return self.complete

    def _count_to(self, line: int) -> bool:
        """Count pages up to the one that holds a line; False where that is too far."""
        if line - self._tops[-1] > _FAR:
            return False
        while not self.complete and self._tops[-1] <= line:
            self._count_one()
        return True

    def _count_one(self) -> None:
        top = self.after(self._tops[-1])
        if top is None:
            self._stop = self.page(self._tops[-1]).stop
        else:
            self._tops.append(top)

    def _behind(self, stop: int) -> int | None:
        """Return the first line from number `stop` on that is not blank; None behind the last one."""
        while (line := self.layout.line(stop)) is not None:
            if not _is_blank(line) or not self.shape.tidy:
                return stop
            stop += 1
        return None

    def _column(self, first: int, lines: int) -> Column:
        full = first + lines
        above = self.layout.line(full - 1)
        if above is None:
            return Column(first, self.layout.total())
        below = self.layout.line(full)
        if not self.shape.tidy or below is None:
            return Column(first, full)
        if not _is_blank(above) and above.kind not in _LEADING_ON and not _part(above, below):
            return Column(first, full)  # nearly always: nothing else need be looked at
        slack = min(_SLACK, max(1, lines // 2))
        for stop in range(full, max(first, full - slack - 1), -1):
            if self._leads_nowhere(stop) and not self._strands(stop):
                return Column(first, stop)
        for stop in range(full, first, -1):
            if self._leads_nowhere(stop):
                return Column(first, stop)
        return Column(first, full)

    def _leads_nowhere(self, stop: int) -> bool:
        """Tell whether what ends before line `stop` can stand without what follows."""
        above = self.layout.line(stop - 1)
        while above is not None and _is_blank(above):
            stop -= 1
            above = self.layout.line(stop - 1)
        return above is None or above.kind not in _LEADING_ON or self._behind(stop) is None

    def _strands(self, stop: int) -> bool:
        """Tell whether a column that ends before line `stop` parts a single line from its paragraph."""
        above, below = self.layout.line(stop - 1), self.layout.line(stop)
        return above is not None and below is not None and _part(above, below)


def _part(above: Line, below: Line) -> bool:
    """Tell whether a column that ends between two lines parts a single one from its paragraph."""
    if _is_blank(above) or _is_blank(below) or above.inserted >= 0 or below.inserted >= 0:
        return False
    if above.last or below.first:
        return False
    return above.first or below.last


def _is_blank(line: Line) -> bool:
    """Tell whether nothing stands on a line."""
    return line.end <= line.start and not line.generated and line.inserted < 0
