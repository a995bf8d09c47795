"""Where on the window the columns of a page stand: cells and rows, and nothing of words. No Textual here."""

from dataclasses import dataclass

from reader.typesetting.pages import PageShape
from reader.ui.page_settings import Columns, PageSettings
from reader.ui.panes import LEAST_TEXT, Plan, plan, text_width

#: Cells between the two pages of a spread; between the columns of a newspaper, with a thin rule among them.
SPREAD_GUTTER, NEWSPAPER_GUTTER = 6, 5
#: The narrowest columns of a spread and of a newspaper, in cells, unless the reader wants narrower lines.
LEAST_PAGE, LEAST_COLUMN = 40, 48
#: What a newspaper's columns leave of the measure, at most: a part of so many.
_COLUMN_PARTS = 7
#: Blank cells beside several columns, at least, so that there is room for a rail.
_LEAST_SIDE = 2
#: Windows lower than this, in rows, have no high margins.
_LOW = 14
#: Lines that a scrolled page repeats when it is turned as a whole.
SCROLL_OVERLAP = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of a page: the first cell of each, their width, blank rows above, lines in each.

    Line `n` of a column stands `n * spacing` rows below the top. `ruled` tells that a thin line stands
    between columns.
    """

    lefts: tuple[int, ...]
    measure: int
    top: int
    lines: int
    spacing: int = 1
    ruled: bool = False

    def shape(self, *, paging: bool) -> PageShape:
        """Return how many lines a page has; one that scrolls is full, and repeats some when it is turned.

        Several columns scroll together: what leaves one at its head comes in at the foot of the one before.
        """
        columns = len(self.lefts)
        if paging:
            return PageShape(self.lines, columns, balanced=self.ruled, headed=self.head > 0)
        overlap = min(SCROLL_OVERLAP, self.lines - 1)
        return PageShape(self.lines, columns, tidy=False, overlap=overlap, headed=self.head > 0)

    @property
    def head(self) -> int:
        """The cells of what stands over all columns of a newspaper; 0 where nothing does."""
        return self.lefts[-1] + self.measure - self.lefts[0] if self.ruled and len(self.lefts) > 1 else 0

    def y_of(self, row: int) -> int:
        """Return the row of the window for a row of a column."""
        return self.top + row * self.spacing

    def row_at(self, y: int) -> int | None:
        """Return the row of a column for a row of the window; None above the text and between its lines."""
        row, between = divmod(y - self.top, self.spacing)
        return row if 0 <= row < self.lines and not between else None

    def nearest_row(self, y: int) -> int:
        """Return the row of a column at a row of the window, or nearest to it."""
        return min(max((y - self.top) // self.spacing, 0), self.lines - 1)

    def column_at(self, x: int) -> int:
        """Return the column at a cell of the window, or nearest to it."""
        for column in range(1, len(self.lefts)):
            if x < (self.lefts[column - 1] + self.measure + self.lefts[column]) / 2:
                return column - 1
        return len(self.lefts) - 1

    def rules(self) -> tuple[int, ...]:
        """Return the cells of the thin lines between columns."""
        if not self.ruled:
            return ()
        return tuple(left - 1 - NEWSPAPER_GUTTER // 2 for left in self.lefts[1:])


def frame_of(settings: PageSettings, width: int, height: int, *, single: bool = False) -> Frame:
    """Return the frame of a page on `width` by `height` cells; `single` is for one column in any case."""
    top, below = _rows_beside(settings.margins, height)
    spacing = settings.line_spacing
    lines = max(1, -(-(height - top - below) // spacing))
    count = 1 if single else column_count(settings, width)
    if count == 1:
        measure = text_width(settings.measure, width, settings.margins)
        return Frame((max(0, (width - measure) // 2),), measure, top, lines, spacing)
    gutter = _gutter(settings)
    side = max(settings.margins, _LEAST_SIDE)
    share = (width - 2 * side - (count - 1) * gutter) // count
    measure = min(_widest(settings), share)
    left = (width - count * measure - (count - 1) * gutter) // 2
    return Frame(
        tuple(left + column * (measure + gutter) for column in range(count)),
        measure,
        top,
        lines,
        spacing,
        settings.columns is Columns.NEWSPAPER,
    )


def column_count(settings: PageSettings, width: int) -> int:
    """Return how many columns stand on `width` cells."""
    if settings.columns is Columns.ONE:
        return 1
    room = width - 2 * max(settings.margins, _LEAST_SIDE)
    fitting = max(1, (room + _gutter(settings)) // (_narrowest(settings) + _gutter(settings)))
    return min(fitting, 2) if settings.columns is Columns.SPREAD else fitting


def share(settings: PageSettings, width: int, *, left: bool, right: bool) -> Plan:
    """Share a window of `width` cells between the page and the sidebars that are wanted.

    Several columns keep their number: sidebars that would take one away lie over the text.
    """
    count = column_count(settings, width)
    if count == 1:
        text, least = settings.measure, LEAST_TEXT
    else:
        gutters = (count - 1) * _gutter(settings)
        text, least = count * _widest(settings) + gutters, count * _narrowest(settings) + gutters
    return plan(width, text, left=left, right=right, least=least, margins=settings.margins)


def _gutter(settings: PageSettings) -> int:
    return SPREAD_GUTTER if settings.columns is Columns.SPREAD else NEWSPAPER_GUTTER


def _widest(settings: PageSettings) -> int:
    """Return the width of a column where there is room: a newspaper's are narrower than a book's."""
    if settings.columns is Columns.SPREAD:
        return settings.measure
    return settings.measure - settings.measure // _COLUMN_PARTS


def _narrowest(settings: PageSettings) -> int:
    return min(LEAST_PAGE if settings.columns is Columns.SPREAD else LEAST_COLUMN, _widest(settings))


def _rows_beside(margins: int, height: int) -> tuple[int, int]:
    """Return the blank rows above and below the text: they grow with the margins at its sides."""
    if not margins:
        return 0, 0
    if height < _LOW:
        return 1, 0
    below = min(margins // 4, height // 6)
    return 1 + below, below
