"""A list over the page, for reading: help and removals share it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.ui.actions import BY_ID, KEYMAPS, Mode
from reader.ui.line_list import LineList, RowMaker
from reader.ui.painting import Palette

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


class Sheet(ModalScreen[None]):
    """Shows rows over the page until it is left."""

    #: Ids of actions whose keys close the sheet, beside Esc and q: the ones that open it.
    CLOSED_BY: tuple[str, ...] = ()

    def __init__(self, palette: Palette, title: str, make_rows: RowMaker) -> None:
        super().__init__(classes="sheet")
        self._make_rows = make_rows
        self.rows = LineList(palette, title)

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="paper wide"):
            yield self.rows

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.set_rows(self._make_rows)
        self.rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Move, or leave."""
        closing = {"escape", "q", *(key for action in self.CLOSED_BY for key in BY_ID[action].keys)}
        if event.key in closing or event.character in closing:
            event.stop()
            self.dismiss(None)
        elif move_in(self.rows, event.key, event.character):
            event.stop()
