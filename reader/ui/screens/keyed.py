"""A sheet over the page whose keys come from the one table of actions: lists with things to do, and cards."""

from typing import Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from reader.ui import pending
from reader.ui.actions import Mode
from reader.ui.keyboard import press
from reader.ui.line_list import LineList
from reader.ui.narrowing import begin_narrowing
from reader.ui.painting import Palette
from reader.ui.pending import Pending
from reader.ui.status_line import StatusLine

T = TypeVar("T")


class KeyedSheet(ModalScreen[T], Generic[T]):
    """Shows rows, and a line that says what can be done with them; a key does what it means in its `mode`."""

    mode: Mode
    #: Classes of the paper that the rows lie on.
    PAPER = "paper wide"

    def __init__(self, palette: Palette, title: str, empty: str) -> None:
        super().__init__(classes="sheet")
        self.rows = LineList(palette, title, empty=empty)
        self.status = StatusLine(palette)
        self._digits = ""
        self.pending: Pending | None = None
        #: What the rows are narrowed to.
        self.sought = ""

    def compose(self) -> ComposeResult:
        """Show the rows, and what can be done."""
        with Vertical(classes=self.PAPER):
            yield self.rows
            yield self.status

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do one action."""
        raise NotImplementedError

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say something at the bottom."""
        self.status.tell(message, failed=failed)

    def show_narrowed(self, typing: bool) -> None:
        """Show the rows that have what is sought; `typing` tells that it is still being written."""
        raise NotImplementedError

    def narrow(self) -> None:
        """Let the next keys narrow the rows."""

        def show(sought: str, typing: bool) -> None:
            self.sought = sought
            self.show_narrowed(typing)

        begin_narrowing(self, self.rows, self.sought, show)

    def let_go(self) -> bool:
        """Show all rows again, if they are narrowed; False if they are not."""
        narrowed, self.sought = bool(self.sought), ""
        if narrowed:
            self.show_narrowed(False)
        return narrowed

    def on_key(self, event: events.Key) -> None:
        """Look the key up in the table of actions and do what it says."""
        if pending.consumed(self, event.key, event.character):
            event.stop()
            event.prevent_default()
            return
        typed = press(self.mode, event.key, event.character, self._digits)
        self._digits = typed.digits
        if typed.action is None and not typed.digits:
            return
        event.stop()
        event.prevent_default()
        self.status.forget()
        if typed.action is not None:
            self.perform(typed.action.id, typed.count)
