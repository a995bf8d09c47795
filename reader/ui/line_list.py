"""A list that paints only the rows that can be seen: sidebars, annotations, library and help use it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.typesetting.cells import cell_len
from reader.typesetting.ordering import on_screen
from reader.typesetting.tokens import TokenType
from reader.ui.painting import Palette, strip_of


@dataclass(frozen=True, slots=True)
class Row:
    """One row of cells: its pieces from the left, what stands at the right, and the item it belongs to.

    A row without an item is a heading: the selection passes over it.
    """

    pieces: tuple[tuple[str, TokenType | None], ...] = ()
    right: str = ""
    item: int | None = None
    quiet: bool = False


#: Makes the rows for a width in cells.
RowMaker = Callable[[int], Sequence[Row]]


class LineList(Widget, can_focus=True):
    """Rows of items, one of them selected; long lists cost no more than short ones."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """An item was clicked."""

        def __init__(self, source: "LineList", item: int) -> None:
            super().__init__()
            self.source = source
            self.item = item

    def __init__(self, palette: Palette, title: str = "", *, empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.palette = palette
        self.title = title
        self.empty = empty
        self.selected: int | None = None
        self._make: RowMaker = lambda width: ()
        self._rows: Sequence[Row] = ()
        self._rows_width = -1
        self._starts: dict[int, int] = {}
        self._top = 0

    def set_rows(self, make: RowMaker, items: int | None = None) -> None:
        """Show the rows that `make` makes for the list's width; the selected item stays if it is there.

        With the number of `items` (numbered from 0), one is selected at once, before the rows are made.
        """
        self._make = make
        self._rows_width = -1
        if items is not None:
            self.selected = min(self.selected or 0, items - 1) if items else None
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with other colours."""
        self.palette = palette
        self.refresh()

    @property
    def rows(self) -> Sequence[Row]:
        """The rows for the present width."""
        width = max(1, self.size.width - 2)
        if width != self._rows_width:
            self._rows = self._make(width)
            self._rows_width = width
            starts: dict[int, int] = {}
            for number, row in enumerate(self._rows):
                if row.item is not None:
                    starts.setdefault(row.item, number)
            self._starts = starts
            if self.selected not in starts:
                self.selected = next(iter(starts), None)
            self._show_selected()
        return self._rows

    @property
    def head(self) -> int:
        """Rows above the list that do not move: the title and a blank."""
        return 2 if self.title else 0

    @property
    def height_of_list(self) -> int:
        """The rows of the list that can be seen at once."""
        return max(1, self.size.height - self.head)

    def move(self, items: int) -> None:
        """Select the item `items` further down, or up; stops at the ends."""
        order = self._order()
        if order:
            at = order.index(self.selected) if self.selected in self._starts else 0
            self.select(order[min(max(at + items, 0), len(order) - 1)])

    def move_page(self, pages: int) -> None:
        """Select the item a page of rows further down, or up."""
        order = self._order()
        if not order or self.selected is None:
            return
        target = self._starts[self.selected] + pages * self.height_of_list
        near = min(order, key=lambda item: abs(self._starts[item] - target))
        self.select(near if near != self.selected else order[-1 if pages > 0 else 0])

    def move_end(self, *, last: bool) -> None:
        """Select the first item or the last."""
        order = self._order()
        if order:
            self.select(order[-1 if last else 0])

    def _order(self) -> list[int]:
        _ = self.rows
        return sorted(self._starts, key=self._starts.__getitem__)

    def select(self, item: int | None) -> None:
        """Select `item` and bring it into sight."""
        _ = self.rows
        if item is None or item in self._starts:
            self.selected = item
            self._show_selected()
            self.refresh()

    def _show_selected(self) -> None:
        if self.selected is None or self.selected not in self._starts:
            self._top = min(self._top, max(0, len(self._rows) - self.height_of_list))
            return
        first = last = self._starts[self.selected]
        while last + 1 < len(self._rows) and self._rows[last + 1].item == self.selected:
            last += 1
        if all(row.item is None for row in self._rows[last + 1 :]):
            last = min(len(self._rows), first + self.height_of_list) - 1  # what stands below the last item
        if first > 0 and self._rows[first - 1].item is None:
            first -= 1  # keep the heading above the first of a group in sight
        if first < self._top:
            self._top = first
        elif last >= self._top + self.height_of_list:
            self._top = min(first, last - self.height_of_list + 1)
        self._top = max(0, min(self._top, len(self._rows) - self.height_of_list))

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        palette = self.palette
        if y < self.head:
            style = palette.accent if self.has_focus else palette.muted
            return strip_of([(" " + self.title if y == 0 else "", style)], width, palette.base)
        rows = self.rows
        number = self._top + y - self.head
        if not rows and self.empty:
            lines = self._empty_lines(width)
            words = lines[y - self.head] if y - self.head < len(lines) else ""
            return strip_of([(" " + words, palette.muted)], width, palette.base)
        if number >= len(rows):
            return Strip.blank(width, palette.base)
        row = rows[number]
        over = self._background(row)
        back = palette.base + over
        pieces = [
            (" ", back),
            *((on_screen(text), self._style(token, row) + over) for text, token in row.pieces),
        ]
        used = sum(cell_len(text) for text, _ in pieces)
        if row.right:
            gap = width - used - cell_len(row.right) - 1
            pieces += [(" " * max(1, gap), back), (row.right, palette.muted + over)]
        return strip_of(pieces, width, back)

    def _empty_lines(self, width: int) -> list[str]:
        """Return what an empty list says, broken where the list is narrow."""
        from reader.ui.rows import wrapped

        return wrapped(self.empty, max(1, width - 2))

    def _background(self, row: Row) -> Style:
        if row.item is None or row.item != self.selected:
            return Style()
        return self.palette.selected if self.has_focus else self.palette.selected_elsewhere

    def _style(self, token: TokenType | None, row: Row) -> Style:
        if token is not None:
            return self.palette.of(token)
        return self.palette.muted if row.item is None or row.quiet else self.palette.base

    def on_focus(self) -> None:
        """Show that the list has the keyboard."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the list has not."""
        self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Choose the item under the mouse."""
        event.stop()
        self.focus()
        y = event.y - self.gutter.top - self.head
        number = self._top + y
        if y >= 0 and 0 <= number < len(self.rows):
            item = self.rows[number].item
            if item is not None:
                self.select(item)
                self.post_message(self.Chosen(self, item))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down with the wheel."""
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up with the wheel."""
        event.stop()
        self._scroll(-3)

    def _scroll(self, rows: int) -> None:
        self._top = max(0, min(self._top + rows, len(self.rows) - self.height_of_list))
        self.refresh()
