"""The page: a line-API widget that asks typesetting for the visible lines and paints them, nothing else."""

from collections.abc import Iterable, Mapping, Sequence

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from reader.article import Article, BlockKind, Span
from reader.typesetting.cells import next_boundary
from reader.typesetting.layers import Layers
from reader.typesetting.layout import Line
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.placing import cell_of, offset_at, reach
from reader.typesetting.tokens import READER
from reader.ui.motions import Selection, settled, spanning
from reader.ui.page_painting import LabelPainter, Painted, painted
from reader.ui.page_settings import PageSettings
from reader.ui.page_turning import PageTurning, Place
from reader.ui.painting import Palette, strip_of
from reader.ui.rail import Rail

__all__ = ["PageView", "Place"]

#: The thin line between the columns of a newspaper.
_COLUMN_RULE = "│"
#: Cells between that line and the column right of it, which hold the column's rail.
_RULE_BEFORE_TEXT = 2


class PageView(PageTurning, can_focus=True):
    """Shows one article on pages; owns the place, the cursor and the selection."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PageView { width: 1fr; height: 1fr; }"

    def __init__(
        self, article: Article, palette: Palette, *, settings: PageSettings | None = None, offset: int = 0
    ) -> None:
        super().__init__(article, settings or PageSettings(), offset)
        self.palette = palette
        self.marks = Layers()
        self._rail: Rail | None = None
        self._labels: LabelPainter | None = None

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        """Replace the marks of one layer: "analysis", "annotations", "chosen"."""
        self.marks.set(layer, marks)
        self.refresh()

    def change_marks(self, layer: str, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
        """Take marks out of a layer and lay others there."""
        self.marks.change(layer, gone, come)
        self.refresh()

    def set_rail(self, rail: Rail | None) -> None:
        """Show what `rail` returns for a line, one piece a cell, left of the text."""
        self._rail = rail
        self.refresh()

    def set_labels(self, labels: Mapping[int, str], typed: int = 0) -> None:
        """Paint letters over the text at these offsets; so many of each were typed already."""
        self._labels = LabelPainter(labels, typed) if labels else None
        self.refresh()

    # Cursor and selection.

    def select(self, selection: Selection | None) -> None:
        """Show `selection`, turning to the page its cursor is on; None lets go of it."""
        old, self.selection = self.selection, selection
        if selection is None:
            self._after_move()
            return
        self.cursor = selection.cursor
        line = self.layout_now.line_of(self.cursor)
        if not self.page_now.holds(line):
            self.go_to_line(self._top_to_follow(line))
        elif old is None or self._bring_into_sight(line):
            self._after_move()
        else:
            self._refresh_lines(old.cursor, selection.cursor, old.anchor, selection.anchor)
        self._bring_into_sight(line)

    def _top_to_follow(self, line: int) -> int:
        """Return the top for a line that the cursor moved to: the next page's, if it can be.

        Text that scrolls goes no further than to the line, where that is near.
        """
        pages = self.pages_now
        if not self.settings.paging and not self._is_single():
            beyond = line - self.page_now.stop + 1 if line >= self._top else line - self._top
            if abs(beyond) < self.rows:
                return self._top + beyond
        following = pages.after(self._top) if line >= self.page_now.stop else pages.before(self._top)
        if following is not None and pages.page(following).holds(line):
            return following
        return pages.top_around(line)

    def _refresh_lines(self, *offsets: int) -> None:
        """Repaint the lines on which a selection changed: between old and new cursor, and the anchors."""
        lines = [self.layout_now.line_of(offset) for offset in offsets]
        changed = [lines[0], lines[1], *(lines[2:] if lines[2] != lines[3] else [])]
        page, frame = self.page_now, self.frame
        first, last = max(min(changed), page.first), min(max(changed), page.stop - 1)
        start, end = page.place_of(first), page.place_of(last)
        if start is None or end is None or start[0] != end[0]:
            self.refresh()
        elif first <= last:
            top, bottom = frame.y_of(start[1]), frame.y_of(end[1])
            self.refresh(Region(0, top, self.size.width, bottom - top + 1))

    def extend_to(self, offset: int) -> None:
        """Move the cursor of the selection to `offset`."""
        if self.selection is not None:
            self.select(Selection(self.selection.anchor, settled(self.article.text, offset)))

    def offset_on_line(self, lines: int) -> int:
        """Return the offset `lines` lines below the cursor, in the same cell of the measure."""
        layout = self.layout_now
        index = layout.line_of(self.cursor)
        here = layout.line(index)
        if here is None:
            return self.cursor
        cell = cell_of(layout, here, self.cursor)
        step = 1 if lines > 0 else -1
        left = abs(lines)
        found = self.cursor
        while left and (line := layout.line(index + step) if index + step >= 0 else None):
            index += step
            if line.end > line.start:
                left -= 1
                found = self._offset_in(line, cell)
        return found

    def line_ends(self) -> tuple[int, int]:
        """Return the first and the last offset on the cursor's line."""
        line = self.layout_now.line(self.layout_now.line_of(self.cursor))
        if line is None or line.end <= line.start:
            return self.cursor, self.cursor
        return line.start, self._last_of(line)

    def _last_of(self, line: Line) -> int:
        """Return the offset of the last cluster of a line with words, wherever the line's script shows it."""
        return spanning(self.article.text, Span(line.start, line.end)).cursor

    def _offset_in(self, line: Line, cell: int, shift: int = 0) -> int:
        """Return the offset at a cell of a line's measure: of the last cluster, right of all words."""
        if line.end <= line.start:
            return line.start
        return min(offset_at(self.layout_now, line, cell, shift), self._last_of(line))

    # Code is not wrapped: it is scrolled sideways.

    def shift_code(self, cells: int) -> bool:
        """Scroll the code on the page by so many cells to the right; False where there is none so wide."""
        layout = self.layout_now
        lines = (layout.line(number) for number in range(self.page_now.first, self.page_now.stop))
        most = max((reach(layout, line) for line in lines if line is not None), default=0)
        self.code_shift = min(max(0, self.code_shift + cells), most)
        self.refresh()
        return most > 0

    def _bring_into_sight(self, number: int) -> bool:
        """Scroll code so that the cursor's cell is seen; tell whether that was needed."""
        line = self.layout_now.line(number)
        if line is None or line.kind is not BlockKind.CODE:
            return False
        cell, measure = cell_of(self.layout_now, line, self.cursor, self.code_shift), self.frame.measure
        least = 1 if self.code_shift else 0  # a sign that there is more may stand at either edge
        if least <= cell < measure - 1 or (cell == measure - 1 and reach(self.layout_now, line) == 0):
            return False
        before = self.code_shift
        self.shift_code(cell - measure // 2)
        return self.code_shift != before

    # Painting.

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """Paint one row: the lines of all columns that stand on it."""
        base = self.palette.base
        width, frame, pages, page = self._standing()
        layout = pages.layout
        row = frame.row_at(y)
        above = row is not None and row < page.depth
        ruled = frame.ruled and len(page.columns) > 1
        ruled = ruled and frame.y_of(page.depth) <= y <= frame.y_of(page.height - 1)
        if row is None and not ruled:
            return Strip.blank(width, base)
        found: list[Painted] = []
        labelled: list[tuple[Line, int]] = []
        reached = 0
        for column, left in enumerate(frame.lefts[:1] if above else frame.lefts):
            number = page.line_at(column, row) if row is not None else None
            line = layout.line(number) if number is not None else None
            found += self._beside(line, left - reached, ruled=ruled and 0 < column < len(page.columns))
            reached = left
            if line is not None:
                words, cells = self._words(line)
                found += words
                reached += cells
                labelled.append((line, left))
        strip = strip_of(found, width, base)
        for line, left in labelled if self._labels is not None else ():
            strip = self._labels.over(strip, layout, line, left, self.palette) if self._labels else strip
        return strip

    def _beside(self, line: Line | None, cells: int, *, ruled: bool) -> list[Painted]:
        """Return what stands in the cells before a column: margin or gutter, its rule, and the rail."""
        base = self.palette.base
        signs = self._margin(line, cells) if line is not None else []
        blank = cells - sum(len(sign) for sign, _ in signs)
        if not ruled or blank < 1:
            return [(" " * blank, base), *signs]
        after = max(0, _RULE_BEFORE_TEXT - (cells - blank))
        before = blank - after - 1
        return [(" " * before, base), (_COLUMN_RULE, self._rule_style()), (" " * after, base), *signs]

    def _rule_style(self) -> Style:
        ui = self.palette.theme.ui
        return Style(color=ui["rule"], bgcolor=ui["background"])

    def _margin(self, line: Line, cells: int) -> list[Painted]:
        """Return what stands next to a line at its left: the rail, as far as there is room for it."""
        signs = self._rail(line) if self._rail is not None and cells > 0 else []
        return [(sign, self.palette.of(*tokens)) for sign, tokens in signs[-cells:]]

    def _words(self, line: Line) -> tuple[list[Painted], int]:
        """Return what stands on a line, from the left edge of the measure, and the cells it takes."""
        end = line.start + 1 if line.generated else line.end  # words of ours step back with their place
        marks = self.marks.over(self.article.text, line.start, end) if end > line.start else []
        marks += self._selection_marks(line.start, line.end)
        layout = self._glance.pages.layout if self._glance is not None else self._layout
        return painted(layout or self.layout_now, line, marks, self.palette, self.code_shift)

    def _selection_marks(self, start: int, end: int) -> Sequence[Mark]:
        if self.selection is None:
            return ()
        span = self.selection.span(self.article.text)
        at = self.selection.cursor
        if not (span.start < end and start < span.end) and not start <= at < end:
            return ()
        cursor = Span(at, next_boundary(self.article.text, at))
        return (Mark(span, READER.Selection, Rank.SELECTION), Mark(cursor, READER.Cursor, Rank.CURSOR))

    # Where the mouse is, for PageMouse, which owns what it does.

    def line_under(self, x: int, y: int) -> tuple[Line, int] | None:
        """Return the line at a cell of the widget, and the cell of its measure; None where no line stands."""
        frame = self.frame
        row, column = frame.row_at(y), frame.column_at(x)
        column = 0 if row is not None and row < self.page_now.depth else column
        number = self.page_now.line_at(column, row) if row is not None else None
        line = self.layout_now.line(number) if number is not None else None
        return (line, x - frame.lefts[column]) if line is not None else None

    def offset_under(self, x: int, y: int) -> int | None:
        """Return the offset of the text in the row of a cell; None where no words stand."""
        found = self.line_under(x, y)
        if found is None or found[0].end <= found[0].start:
            return None
        return self._offset_in(*found, self.code_shift)

    def nearest_offset(self, x: int, y: int) -> int:
        """Return the offset of the text under a cell of the widget or nearest to it.

        Where no words stand, that is the end of the line above in the same column, else of the one before.
        """
        frame, page, layout = self.frame, self.page_now, self.layout_now
        row = frame.nearest_row(y)
        column = frame.column_at(x) if row >= page.depth else 0
        exact = frame.row_at(min(max(y, frame.top), frame.y_of(frame.lines - 1))) is not None
        cell = x - frame.lefts[column] if y >= frame.top and exact else None
        for at in range(min(column, len(page.columns) - 1), -1, -1):
            last = page.depth + page.columns[at].stop - page.columns[at].first - 1
            start = min(row, last) if at == column else last
            for here in range(start, -1, -1):
                number = page.line_at(at, here)
                line = layout.line(number) if number is not None else None
                if line is not None and line.end > line.start:
                    if cell is not None and at == column and here == row:
                        return self._offset_in(line, cell, self.code_shift)
                    return self._last_of(line)
        return self.place().start
