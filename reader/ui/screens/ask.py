"""Small questions over the page: a yes or no, a line of text, what to do with words not kept."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from reader.ui.screens.question import Question
from reader.ui.unkept import Answer

#: The most of the words that are shown, in code points.
_MOST_WORDS = 600


class Confirm(Question[bool]):
    """Asks a question that is answered with y or n; Esc is n."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)"),
        Binding("n,escape,q", "answer(False)"),
    ]

    def __init__(self, question: str) -> None:
        super().__init__()
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


class NotKept(Question[Answer]):
    """Says that words could not be saved, and what can be done; they wait in memory meanwhile.

    `unsaved` is the file that they go to if the program is left now, or "" where it goes on.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,enter", "answer('again')"),
        Binding("c,y", "copy"),
        Binding("d", "let_go"),
        Binding("escape", "answer('later')"),
        Binding("q", "leave"),
    ]

    def __init__(self, reason: str, words: str, unsaved: str = "") -> None:
        super().__init__()
        self.reason = reason
        self.words = words
        self.unsaved = unsaved

    def compose(self) -> ComposeResult:
        """Show the reason, the words, and what can be done."""
        with Vertical(classes="paper"):
            yield Label("This could not be kept", classes="question")
            yield Label(self.reason, markup=False)
            yield Label("")
            yield Label(
                self.words if len(self.words) < _MOST_WORDS else self.words[:_MOST_WORDS] + "…",
                classes="question",
                markup=False,
            )
            yield Label("It is tried again every few seconds, for as long as Broadsheet is open.")
            yield Label(self._keys(), id="keys", markup=False)

    def _keys(self) -> str:
        first = "r try again · c copy the words · d let go of them"
        if self.unsaved:
            return f"{first} · Esc stay\nq quit: they are printed, and go to {self.unsaved}"
        return f"{first} · Esc read on"

    def leave_for(self, unsaved: str) -> None:
        """Ask on the way out of the program: the words could go to the file `unsaved`."""
        self.unsaved = unsaved
        self.query_one("#keys", Label).update(self._keys())

    def action_copy(self) -> None:
        """Copy the words to the terminal's clipboard."""
        self.app.copy_to_clipboard(self.words)
        self.query_one("#keys", Label).update(f"Copied · {self._keys()}")

    def action_answer(self, answer: str) -> None:
        """Try again now, or later."""
        self.dismiss(Answer(answer))

    def action_leave(self) -> None:
        """Quit, where that was asked for; else read on."""
        self.dismiss(Answer.QUIT if self.unsaved else Answer.LATER)

    def action_let_go(self) -> None:
        """Let go of the words, when that is confirmed."""

        def answered(yes: bool | None) -> None:
            if yes and self.is_current:
                self.dismiss(Answer.LET_GO)

        self.app.push_screen(Confirm("Let go of these words for good?"), answered)

    def settled(self) -> None:
        """Go away: everything is kept after all."""
        if self.is_current:
            self.dismiss(Answer.SETTLED)
        else:
            self.reason = ""
            self.query_one("#keys", Label).update("Kept after all · Esc")
