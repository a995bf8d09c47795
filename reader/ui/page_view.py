"""The page: a line-API widget that asks typesetting for the visible lines and paints them, nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.article import Article, Span
from reader.typesetting.cells import cell_of, next_boundary, offset_at
from reader.typesetting.layout import Layout, LayoutOptions, Line
from reader.typesetting.marks import Mark, MarkIndex, Rank, runs
from reader.typesetting.tokens import BLOCK_TOKENS, READER
from reader.ui.motions import Selection, settled, spanning
from reader.ui.mouse import ClickChain, dragged, unit_at
from reader.ui.painting import Palette, strip_of
from reader.ui.panes import TOP_MARGIN, allowed_measure, text_width


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader is, for the status line; pages count from 1, offsets are code points."""

    page: int
    pages: int
    start: int
    end: int
    exact: bool


class PageView(Widget, can_focus=True):
    """Shows one article on pages; owns the place, the cursor and the selection."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PageView { width: 1fr; height: 1fr; }"

    class Moved(Message):
        """The place, the cursor or the selection changed."""

    class Selected(Message):
        """A selection was made with the mouse."""

    class Pressed(Message):
        """The mouse was clicked on the text without selecting; `offset` is where."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    def __init__(self, article: Article, palette: Palette, *, measure: int, offset: int = 0) -> None:
        super().__init__()
        self.article = article
        self.palette = palette
        self.measure = measure
        self.selection: Selection | None = None
        self.cursor = settled(article.text, offset)
        self._layout: Layout | None = None
        self._laid_width = 0
        self._top = 0
        self._top_offset = offset
        self._layers: dict[str, MarkIndex] = {}
        self._drag: Span | None = None
        self._drag_unit = 1
        self._chain = ClickChain()

    # What is shown: layout follows the size, and the words on top stay on top.

    @property
    def rows(self) -> int:
        """The lines of text on a page."""
        return max(1, self.size.height - TOP_MARGIN)

    @property
    def layout_now(self) -> Layout:
        """The layout for the present width; made anew, around the same first word, when that changed."""
        width = text_width(self.measure, self.size.width)
        if self._layout is None or width != self._laid_width:
            self._layout = self._lay_out(width)
            self._laid_width = width
            self._top = self._layout.line_of(self._top_offset) if self._top_offset > 0 else 0
        return self._layout

    def _lay_out(self, width: int) -> Layout:
        """Return the article in lines of `width` cells."""
        return Layout(self.article, LayoutOptions(measure=width))

    def set_measure(self, measure: int) -> None:
        """Set lines to `measure` cells, as far as the window allows."""
        self.measure = allowed_measure(measure)
        self.refresh()
        self.post_message(self.Moved())

    def set_article(self, article: Article, top: int | None = None) -> None:
        """Show the same article under another identity; with other words, those at offset `top` first."""
        self.article = article
        if top is not None:
            self._layout, self._top_offset = None, top
            self.selection = None
            self.cursor = settled(article.text, top)
            self._after_move()

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        """Replace the marks of one layer: "analysis", "annotations", "chosen"."""
        self._layers[layer] = MarkIndex(marks)
        self.refresh()

    def place(self) -> Place:
        """Return the place the page shows."""
        layout, rows = self.layout_now, self.rows
        first = layout.line(self._top)
        last = self._last_shown(layout)
        total = layout.total() if layout.complete else max(layout.estimate(), self._top + 1)
        before = -(-self._top // rows)
        return Place(
            page=before + 1,
            pages=max(1, before + -(-(total - self._top) // rows)),
            start=first.start if first else 0,
            end=last.end if last else 0,
            exact=layout.complete,
        )

    def _last_shown(self, layout: Layout) -> Line | None:
        for index in range(self._top + self.rows - 1, self._top - 1, -1):
            line = layout.line(index)
            if line is not None and line.end > line.start:
                return line
        return layout.line(self._top)

    def settle_layout(self, lines: int) -> None:
        """Lay out at most `lines` more lines, in idle time."""
        self.layout_now.extend(lines)

    # Moving over pages.

    def go_to_line(self, top: int) -> None:
        """Put line `top` on top, within the article."""
        layout = self.layout_now
        top = max(0, top)
        self._top = top if layout.line(top) is not None else max(0, layout.total() - 1)
        line = layout.line(self._top)
        self._top_offset = line.start if line and self._top else 0
        self._after_move()

    def turn(self, pages: int) -> None:
        """Turn `pages` pages forward, or back when negative; the last page is not turned."""
        layout = self.layout_now
        target = self._top + pages * self.rows
        if pages > 0 and layout.line(target) is None:
            target = self._top + (layout.total() - 1 - self._top) // self.rows * self.rows
        if target != self._top:
            self.go_to_line(target)

    def shift_lines(self, lines: int) -> None:
        """Move by `lines` lines, at most until the last line is on the page."""
        layout = self.layout_now
        target = self._top + lines
        if lines > 0 and layout.line(target + self.rows - 1) is None:
            target = max(self._top, layout.total() - self.rows)
        self.go_to_line(target)

    def go_to_page(self, page: int) -> None:
        """Turn to page `page`, counted from 1."""
        layout = self.layout_now
        top = (page - 1) * self.rows
        if layout.line(top) is None:
            top = (layout.total() - 1) // self.rows * self.rows
        self.go_to_line(top)

    def go_to_percent(self, percent: int) -> None:
        """Turn to the page that holds this share of the text."""
        offset = len(self.article.text) * min(max(percent, 0), 100) // 100
        self.go_to_line(self.layout_now.line_of(offset) // self.rows * self.rows)

    def go_to_end(self) -> None:
        """Turn to the last page."""
        self.go_to_page((self.layout_now.total() - 1) // self.rows + 1)

    def reveal(self, span: Span) -> None:
        """Turn to the page that shows `span`, if it is not on this one, and put the cursor there."""
        self.cursor = settled(self.article.text, span.start)
        line = self.layout_now.line_of(self.cursor)
        if not self._top <= line < self._top + self.rows:
            page_top = line // self.rows * self.rows
            # A sentence or two of what went before helps more than a tidy page boundary.
            self.go_to_line(page_top if line - page_top >= 2 else max(0, line - 2))
        else:
            self._after_move()

    def _after_move(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def cursor_on_page(self) -> int:
        """Return the cursor, put to the first word of the page if it is elsewhere."""
        layout = self.layout_now
        if not self._top <= layout.line_of(self.cursor) < self._top + self.rows:
            self.cursor = settled(self.article.text, self.place().start)
        return self.cursor

    # Cursor and selection.

    def select(self, selection: Selection | None) -> None:
        """Show `selection`, turning to the page its cursor is on; None lets go of it."""
        old, self.selection = self.selection, selection
        if selection is None:
            self._after_move()
            return
        self.cursor = selection.cursor
        line = self.layout_now.line_of(self.cursor)
        if not self._top <= line < self._top + self.rows:
            down = line >= self._top + self.rows
            self.go_to_line(
                line if line == self._top + self.rows or not down else line // self.rows * self.rows
            )
        elif old is None:
            self._after_move()
        else:
            self._refresh_lines(old.cursor, selection.cursor, old.anchor, selection.anchor)

    def _refresh_lines(self, *offsets: int) -> None:
        lines = [self.layout_now.line_of(offset) - self._top for offset in offsets]
        changed = [lines[0], lines[1], *(lines[2:] if lines[2] != lines[3] else [])]
        top, bottom = max(0, min(changed)), min(self.rows - 1, max(changed))
        if top <= bottom:
            self.refresh(Region(0, top + TOP_MARGIN, self.size.width, bottom - top + 1))

    def extend_to(self, offset: int) -> None:
        """Move the cursor of the selection to `offset`."""
        if self.selection is not None:
            self.select(Selection(self.selection.anchor, settled(self.article.text, offset)))

    def offset_on_line(self, lines: int) -> int:
        """Return the offset `lines` lines below the cursor, in the same column."""
        layout = self.layout_now
        index = layout.line_of(self.cursor)
        here = layout.line(index)
        if here is None:
            return self.cursor
        column = here.indent + cell_of(self.article.text, here.start, self.cursor)
        step = 1 if lines > 0 else -1
        left = abs(lines)
        found = self.cursor
        while left and (line := layout.line(index + step) if index + step >= 0 else None):
            index += step
            if line.end > line.start:
                left -= 1
                found = self._offset_in(line, column)
        return found

    def line_ends(self) -> tuple[int, int]:
        """Return the first and the last offset on the cursor's line."""
        line = self.layout_now.line(self.layout_now.line_of(self.cursor))
        return (line.start, self._offset_in(line, 10_000)) if line else (self.cursor, self.cursor)

    def _offset_in(self, line: Line, column: int) -> int:
        text = self.article.text
        end = line.end
        if end <= line.start:
            return line.start
        return min(
            offset_at(text, line.start, end, max(0, column - line.indent)),
            spanning(text, Span(line.start, end)).cursor,
        )

    # Painting.

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        base = self.palette.base
        layout = self.layout_now
        line = layout.line(self._top + y - TOP_MARGIN) if y >= TOP_MARGIN else None
        if line is None:
            return Strip.blank(width, base)
        margin = self._margin(line, (width - self._laid_width) // 2)
        return strip_of([*margin, *self._words(line)], width, base)

    def _margin(self, line: Line, cells: int) -> list[tuple[str, Style]]:
        """Return what stands left of the measure: nothing."""
        return [(" " * cells, self.palette.base)]

    def _words(self, line: Line) -> list[tuple[str, Style]]:
        """Return what stands on a line, from the left edge of the measure."""
        indent = (" " * line.indent, self.palette.base)
        if line.generated:
            return [indent, (line.generated, self.palette.of(READER.Byline))]
        return [indent, *self._pieces(line)]

    def _pieces(self, line: Line) -> list[tuple[str, Style]]:
        text = self.article.text
        start, end = line.start, line.end
        marks = [mark for index in self._layers.values() for mark in index.over(start, end)]
        marks += self._selection_marks(start, end)
        kind = BLOCK_TOKENS[line.kind]
        of = self.palette.of
        if not marks:
            return [(text[start:end], of(kind))]
        return [(text[a:b], of(kind, *tokens)) for a, b, tokens in runs(start, end, marks)]

    def _selection_marks(self, start: int, end: int) -> Sequence[Mark]:
        if self.selection is None:
            return ()
        span = self.selection.span(self.article.text)
        if not (span.start < end and start < span.end):
            return ()
        at = self.selection.cursor
        cursor = Span(at, next_boundary(self.article.text, at))
        return (Mark(span, READER.Selection, Rank.SELECTION), Mark(cursor, READER.Cursor, Rank.CURSOR))

    # The mouse: we own it, so that a drag counts in words of the article, not cells of the screen.

    def offset_under(self, x: int, y: int) -> int | None:
        """Return the offset of the text under a cell of the widget, or None in the margins."""
        row = y - TOP_MARGIN
        line = self.layout_now.line(self._top + row) if row >= 0 else None
        if line is None or line.end <= line.start:
            return None
        return self._offset_in(line, x - (self.size.width - self._laid_width) // 2)

    def _nearest_offset(self, x: int, y: int) -> int:
        for row in range(min(max(y, TOP_MARGIN), self.size.height - 1), TOP_MARGIN - 1, -1):
            found = self.offset_under(x if row == y else 10_000, row)
            if found is not None:
                return found
        return self.place().start

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin a drag; the second and third click on the spot take the word and the sentence."""
        if event.button != 1:
            return
        self.focus()
        offset = self.offset_under(event.x, event.y)
        if offset is None:
            offset = self._nearest_offset(event.x, event.y)
        chain = self._clicks(event)
        self._drag_unit = chain
        self._drag = unit_at(self.article.text, offset, chain)
        self.capture_mouse()
        event.stop()
        if event.shift and self.selection is not None:
            self._drag = Span(self.selection.anchor, self.selection.anchor + 1)
            self.extend_to(offset)
        elif chain > 1:
            self.select(spanning(self.article.text, self._drag))
        else:
            self.select(None)
            self.cursor = settled(self.article.text, offset)

    def _clicks(self, event: events.MouseDown) -> int:
        self._chain = self._chain.pressed(event.x, event.y, event.time)
        return self._chain.count

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection by letters, words or sentences, as the drag began."""
        if self._drag is None:
            return
        text = self.article.text
        offset = self._nearest_offset(event.x, event.y)
        unit = unit_at(text, offset, self._drag_unit)
        if self.selection is None and self._drag.contains(offset):
            return
        self.select(dragged(text, self._drag, unit))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag; what is selected stays selected."""
        if self._drag is None:
            return
        if self.selection is not None and self._drag_unit == 1:
            self._chain = ClickChain()  # a drag is no first click
        self._drag = None
        self.release_mouse()
        event.stop()
        if self.selection is not None:
            self.post_message(self.Selected())
        else:
            self.post_message(self.Pressed(self.cursor))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move down with the wheel."""
        event.stop()
        self.shift_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move up with the wheel."""
        event.stop()
        self.shift_lines(-3)
