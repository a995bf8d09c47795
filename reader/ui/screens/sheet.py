"""A list over the page, for reading: help and removals share it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.ui.actions import BY_ID, KEYMAPS, Mode
from reader.ui.line_list import LineList, Row
from reader.ui.narrowing import NOTHING_FITS, begin_narrowing, titled
from reader.ui.painting import Palette
from reader.ui.pending import Pending, consumed

_MOVES = {
    "list.next": lambda rows: rows.move(1),
    "list.previous": lambda rows: rows.move(-1),
    "list.page_next": lambda rows: rows.move_page(1),
    "list.page_previous": lambda rows: rows.move_page(-1),
    "list.first": lambda rows: rows.move_end(last=False),
    "list.last": lambda rows: rows.move_end(last=True),
}


def move_in(rows: LineList, key: str, character: str | None) -> bool:
    """Move in a list as its keys say; False if the key is no motion."""
    keymap = KEYMAPS[Mode.LIBRARY]
    action = keymap.get(key) or (keymap.get(character) if character else None)
    move = _MOVES.get(action.id) if action else None
    if move is None:
        return False
    move(rows)
    return True


#: Makes the rows for a width in cells, of those that have what is sought.
NarrowedRows = Callable[[int, str], Sequence[Row]]


class Sheet(ModalScreen[None]):
    """Shows rows over the page until it is left."""

    #: Ids of actions whose keys close the sheet, beside Esc and q: the ones that open it.
    CLOSED_BY: tuple[str, ...] = ()

    def __init__(self, palette: Palette, title: str, make_rows: NarrowedRows) -> None:
        super().__init__(classes="sheet")
        self._make_rows = make_rows
        self._title = title
        self._sought = ""
        self.pending: Pending | None = None
        self.rows = LineList(palette, title, empty=NOTHING_FITS)

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="paper wide"):
            yield self.rows

    def on_mount(self) -> None:
        """Fill the list."""
        self._show("", typing=False)
        self.rows.focus()

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say it at the top: there is no line for it below."""
        self.rows.title = f"{self.rows.title} · {message}"

    def _show(self, sought: str, typing: bool) -> None:
        self._sought = sought
        self.rows.title = titled(self._title, sought, typing=typing)
        self.rows.set_rows(lambda width: self._make_rows(width, sought))

    def on_key(self, event: events.Key) -> None:
        """Move, narrow, or leave."""
        closing = {"escape", "q", *(key for action in self.CLOSED_BY for key in BY_ID[action].keys)}
        if consumed(self, event.key, event.character):
            event.prevent_default()
        elif event.key == "escape" and self._sought:
            self._show("", typing=False)
        elif event.key in closing or event.character in closing:
            self.dismiss(None)
        elif event.key in BY_ID["list.narrow"].keys:
            begin_narrowing(self, self.rows, self._sought, self._show)
        elif not move_in(self.rows, event.key, event.character):
            return
        event.stop()
