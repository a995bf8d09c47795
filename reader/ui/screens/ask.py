"""Small questions over the page: a yes or no, a line of text, what to do with words not kept."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label


class Confirm(ModalScreen[bool]):
    """Asks a question that is answered with y or n; Esc is n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__(classes="sheet")
        self.question = question

    def compose(self) -> ComposeResult:
        """Show the question and its two keys."""
        with Vertical(classes="paper"):
            yield Label(self.question, classes="question", markup=False)
            yield Label("y yes · n no")

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)


class AskLine(ModalScreen[str | None]):
    """Asks for one line of text; Enter gives it, Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel")]

    def __init__(self, question: str, value: str, hint: str) -> None:
        super().__init__(classes="sheet")
        self.question = question
        self.value = value
        self.hint = hint

    def compose(self) -> ComposeResult:
        """Show the question, the line and the hint."""
        with Vertical(classes="paper"):
            yield Label(self.question, classes="question", markup=False)
            yield Input(self.value, select_on_focus=False)
            yield Label(self.hint, markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the line."""
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Give nothing."""
        self.dismiss(None)


class NotKept(ModalScreen[bool]):
    """Says that words could not be saved, and keeps them until the user has copied or let go of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,enter", "answer(True)"),
        Binding("c,y", "copy"),
        Binding("escape,q", "answer(False)"),
    ]

    def __init__(self, reason: str, words: str) -> None:
        super().__init__(classes="sheet")
        self.reason = reason
        self.words = words

    def compose(self) -> ComposeResult:
        """Show the reason, the words, and what can be done."""
        with Vertical(classes="paper"):
            yield Label("This could not be kept", classes="question")
            yield Label(self.reason, markup=False)
            yield Label("")
            yield Label(
                self.words if len(self.words) < 600 else self.words[:600] + "…",
                classes="question",
                markup=False,
            )
            yield Label("r try again · c copy the words · Esc let go of them", id="keys")

    def action_copy(self) -> None:
        """Copy the words to the terminal's clipboard."""
        self.app.copy_to_clipboard(self.words)
        self.query_one("#keys", Label).update("Copied · r try again · Esc let go of them")

    def action_answer(self, again: bool) -> None:
        """Try again, or let go."""
        self.dismiss(again)
