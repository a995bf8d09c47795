"""A list over the page from which one row is chosen: typing narrows it, Enter goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from reader.typesetting.cells import cell_len, fitted
from reader.ui.line_list import LineList, Row
from reader.ui.narrowing import has_words
from reader.ui.painting import Palette

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: its words, what stands at the right, how deep it is indented, in steps.

    `also` are words that find the row beside its own.
    """

    words: str
    right: str = ""
    depth: int = 0
    also: str = ""


def matching(choices: Sequence[Choice], sought: str) -> list[int]:
    """Return which choices hold every word of `sought`, in any order, capitals or not."""
    return [at for at, one in enumerate(choices) if has_words(sought, one.words, one.also)]


def rows_of(choices: Sequence[Choice], shown: Sequence[int], width: int, here: int | None) -> list[Row]:
    """Return one row a choice, the one the reader is `here` with a sign before it."""
    rows = []
    for at in shown:
        one = choices[at]
        lead = ("• " if at == here else "  ") + "  " * min(one.depth, width // 8)
        room = width - cell_len(lead) - cell_len(one.right) - 3
        words = fitted(" ".join(one.words.split()), max(4, room))
        rows.append(Row(((lead + words, None),), one.right, at))
    return rows


MOVES: dict[str, Callable[[LineList], None]] = {
    **dict.fromkeys(("down", "ctrl+n", "tab"), lambda rows: rows.move(1)),
    **dict.fromkeys(("up", "ctrl+p", "shift+tab"), lambda rows: rows.move(-1)),
    "pagedown": lambda rows: rows.move_page(1),
    "pageup": lambda rows: rows.move_page(-1),
    "ctrl+home": lambda rows: rows.move_end(last=False),
    "ctrl+end": lambda rows: rows.move_end(last=True),
}


class _Narrowing(ModalScreen[Given | None], Generic[Given]):
    """A line that is typed, and the rows that fit it; what is given of a row, its kinds say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave")]

    #: The row that is chosen at first.
    here: int | None = None

    def __init__(
        self, palette: Palette, title: str, choices: Sequence[Choice], hint: str, empty: str = ""
    ) -> None:
        super().__init__(classes="sheet")
        self.choices = choices
        self._hint = hint
        self.rows = LineList(palette, title, empty=empty)
        self.rows.can_focus = False

    def compose(self) -> ComposeResult:
        """Show the line that narrows the list, and the list."""
        with Vertical(classes="paper wide"):
            yield Input(placeholder=self._hint, select_on_focus=False)
            yield self.rows

    def on_mount(self) -> None:
        """Fill the list."""
        self.narrow("")
        if self.here is not None:
            self.rows.select(self.here)

    def narrow(self, typed: str) -> None:
        """Show the rows that fit."""
        raise NotImplementedError

    def give(self, item: int | None) -> None:
        """End with what the row of this number stands for."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits the words typed so far; the key that narrows other lists need not be typed here."""
        self.narrow(event.value.removeprefix("/"))

    def on_key(self, event: events.Key) -> None:
        """Move in the list; all else is for the line."""
        move = MOVES.get(event.key)
        if move is not None:
            event.stop()
            event.prevent_default()
            move(self.rows)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the selected row."""
        event.stop()
        _ = self.rows.rows
        self.give(self.rows.selected)

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """Give the row that was clicked."""
        self.give(message.item)

    def action_leave(self) -> None:
        """Show all again where something was typed; else give nothing."""
        typed = self.query_one(Input)
        if typed.value:
            typed.value = ""
        else:
            self.dismiss(None)


class Pick(_Narrowing[int]):
    """Gives the number of the chosen row, or None; `here` is the one that is chosen at first."""

    def __init__(
        self, palette: Palette, title: str, choices: Sequence[Choice], here: int | None, hint: str
    ) -> None:
        super().__init__(palette, title, choices, hint, "Nothing of that name")
        self.here = here

    def narrow(self, typed: str) -> None:
        """Show the rows that fit, the first of them chosen."""
        shown = matching(self.choices, typed)
        if typed and shown:
            self.rows.selected = shown[0]
        self.rows.set_rows(lambda width: rows_of(self.choices, shown, width, self.here))

    def give(self, item: int | None) -> None:
        """End with the row, if there is one."""
        if item is not None:
            self.dismiss(item)


class PickOrType(_Narrowing[int | str]):
    """Gives the number of the chosen row, or the words that were typed where they are none of the rows."""

    _typed = ""

    def narrow(self, typed: str) -> None:
        """Show the rows that fit, and the words themselves."""
        self._typed = " ".join(typed.split())
        shown, rows = matching(self.choices, typed), list(self.choices)
        if self._typed:
            shown = [*shown, len(rows)]
            rows.append(Choice(f"“{self._typed}”, as typed"))
        self.rows.selected = shown[0]
        self.rows.set_rows(lambda width: rows_of(rows, shown, width, None))

    def give(self, item: int | None) -> None:
        """End with the row, or with the words where it stands for them."""
        if item is not None:
            self.dismiss(item if item < len(self.choices) else self._typed)
