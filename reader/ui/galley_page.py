"""The page view, able to show what was removed in its place: the galley's rows between its lines."""

from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.article import Article, Span
from reader.typesetting.cells import cell_len
from reader.typesetting.layout import Layout, Line
from reader.ui.page_painting import Painted
from reader.ui.page_view import PageView
from reader.ui.painting import strip_of
from reader.ui.panes import TOP_MARGIN

if TYPE_CHECKING:
    from reader.typesetting.insertions import InsertedLayout
    from reader.ui.galley import Galley, GalleyRow, Stop

#: Left of what the galley's cursor is on.
_BAR = "▌"
#: Margins of fewer cells have no room for a sign beside the bar.
_ROOMY_MARGIN = 4


class GalleyPage(PageView):
    """A page that shows its galley, when it has one, with a cursor of its own."""

    class FoldPressed(Message):
        """A row of the galley was clicked, so many times in quick succession."""

        def __init__(self, stop: "Stop", clicks: int) -> None:
            super().__init__()
            self.place = stop
            self.clicks = clicks

    galley: "Galley | None" = None
    here: "Stop | None" = None
    _galley_rows: "tuple[GalleyRow, ...]" = ()
    _inserted: "InsertedLayout | None" = None

    def show_galley(
        self, galley: "Galley | None", stop: "Stop | None" = None, row: int | None = None
    ) -> None:
        """Show what was removed, with the cursor at `stop` on the page's row `row`; None: the article alone.

        Without a row, the words on top stay on top.
        """
        self.galley, self.here = galley, stop
        self._layout = None
        layout = self.layout_now
        if stop is not None and row is not None:
            self._top = max(0, min(self.line_of(stop) - row, layout.total() - 1))
            line = layout.line(self._top)
            self._top_offset = line.start if line and self._top else 0
        self._after_move()

    def set_article(self, article: Article, top: int | None = None) -> None:
        """Show the same article under another identity; with other words, without its galley."""
        if top is not None:
            self.galley = self.here = None
        super().set_article(article, top)

    def _is_single(self) -> bool:
        """Show one column of full lines beside what was removed: rows come and go in it."""
        return self.galley is not None

    def _lay_out(self, measure: int, head: int) -> Layout:
        base = super()._lay_out(measure, head)
        if self.galley is None:
            return base
        from reader.typesetting.insertions import InsertedLayout

        insertions, rows = self.galley.insertions(base.measure)
        self._galley_rows = tuple(rows)
        self._inserted = InsertedLayout(base, insertions)
        return self._inserted

    # The galley's cursor.

    def row_of(self, stop: "Stop") -> int:
        """Return the row under the page's margin, from 0, where `stop` begins; it may be off the page."""
        return self.line_of(stop) - self._top

    def row_to_keep(self, stop: "Stop") -> int | None:
        """Return the row to keep `stop` on when rows change; None where the words on top can stay."""
        line = self.layout_now.line(self._top)
        return self.row_of(stop) if self._top and line is not None and line.inserted >= 0 else None

    def line_of(self, stop: "Stop") -> int:
        """Return the number of the first line of `stop`."""
        from reader.ui.galley import KEPT

        layout = self.layout_now
        if stop.fold == KEPT or self._inserted is None:
            return layout.line_of(stop.at)
        rows = self._galley_rows
        return self._inserted.line_of_row(next(n for n, row in enumerate(rows) if row.stop == stop))

    def _lines_of(self, stop: "Stop") -> int:
        """Return how many lines `stop` takes."""
        from reader.ui.galley import KEPT

        if stop.fold != KEPT or self.galley is None:
            return sum(row.stop == stop for row in self._galley_rows)
        span, layout = self.galley.kept_span(stop), self.layout_now
        return layout.line_of(max(span.start, span.end - 1)) - layout.line_of(span.start) + 1

    def go_to_stop(self, stop: "Stop") -> None:
        """Put the galley's cursor at `stop`, and turn no further than is needed to see all of it."""
        self.here = stop
        first, rows = self.line_of(stop), self.rows
        last = first + min(self._lines_of(stop), rows) - 1
        if first < self._top:
            self.go_to_line(max(0, first))
        elif last >= self._top + rows:
            self.go_to_line(last - rows + 1)
        else:
            self._after_move()

    def stop_on_page(self) -> "Stop | None":
        """Return the galley's cursor if some of it is on the page, else the first stop that begins there."""
        stop, galley = self.here, self.galley
        if galley is None or stop is None:
            return None
        row = self.row_of(stop)
        if row < self.rows and row + self._lines_of(stop) > 0:
            return stop
        for number in range(self._top, self._top + self.rows):
            line = self.layout_now.line(number)
            found = self._stop_of(line) if line is not None else None
            if found is not None:
                return found
        return stop

    def first_fold_on_page(self) -> "Stop | None":
        """Return the first fold on the page, or None."""
        for number in range(self._top, self._top + self.rows):
            line = self.layout_now.line(number)
            if line is not None and line.inserted >= 0 and (stop := self._stop_of(line)) is not None:
                return stop
        return None

    def _stop_of(self, line: Line) -> "Stop | None":
        if line.inserted >= 0:
            return self._galley_rows[line.inserted].stop
        if self.galley is None or line.end <= line.start:
            return None
        stop = self.galley.stop_at(line.start)
        return stop if self.galley.kept_span(stop).contains(line.start) else None

    # Painting.

    def render_line(self, y: int) -> Strip:
        """Paint one row; above a galley stands what its keys do."""
        if self.galley is None or y >= TOP_MARGIN or self.here is None:
            return super().render_line(y)
        width, panel = self.size.width, self.palette.status
        margin = max(1, self.frame.lefts[0])
        words = ""
        for hint in self.galley.hints(self.here):
            more = f"{words} · {hint}" if words else hint
            if cell_len(more) > width - margin - 1:
                break
            words = more
        return strip_of([(" " * margin + words, panel)], width, panel)

    def _margin(self, line: Line, cells: int) -> list[Painted]:
        if self.galley is None or self.here is None or not cells:
            return super()._margin(line, cells)
        palette = self.palette
        bar = _BAR if self._is_current(line) else " "
        inside = line.inserted < 0 and line.first and line.end > line.start
        sign = self.galley.sign_at(line.start) or " " if inside else " "
        if cells < _ROOMY_MARGIN:
            shown = (bar, palette.accent) if bar != " " else (sign, palette.muted)
            return [
                (" " * (cells - 2), palette.base),
                shown,
                (" " * min(1, cells - 1), palette.base),
            ]
        return [
            (" " * (cells - _ROOMY_MARGIN), palette.base),
            (f"{sign} ", palette.muted),
            (bar, palette.accent),
            (" ", palette.base),
        ]

    def _is_current(self, line: Line) -> bool:
        if self.here is None or self.galley is None:
            return False
        if line.inserted >= 0:
            return self._galley_rows[line.inserted].stop == self.here
        span: Span = self.galley.kept_span(self.here)
        return line.end > line.start and span.start <= line.start < span.end

    def _words(self, line: Line) -> tuple[list[Painted], int]:
        if line.inserted < 0:
            return super()._words(line)
        palette, row = self.palette, self._galley_rows[line.inserted]
        over = palette.selected if row.stop is not None and row.stop == self.here else Style()
        pieces = [
            (words, (palette.of(token) if token is not None else palette.muted) + over)
            for words, token in row.pieces
        ]
        used = sum(cell_len(words) for words, _ in pieces)
        if row.stop is None or row.stop != self.here:
            return pieces, used
        measure = self.frame.measure
        return [*pieces, (" " * (measure - used), palette.base + over)], max(used, measure)

    # The mouse.

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Tell of a click on the galley; everything else is the page's affair."""
        under = self.line_under(event.x, event.y) if self.galley is not None else None
        stop = self._stop_of(under[0]) if under is not None and under[0].inserted >= 0 else None
        if stop is None or event.button != 1:
            return
        event.stop()
        event.prevent_default()
        self.focus()
        self.post_message(self.FoldPressed(stop, self._clicks(event)))
