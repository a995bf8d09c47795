"""A question over the page that is answered by a letter: one that is meant, not one typed in passing."""

from time import monotonic
from typing import TypeVar

from textual import events
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Label

from reader.ui.actions import key_label
from reader.ui.deliberate import Deliberation, refusal

_Answer = TypeVar("_Answer")


class Question(ModalScreen[_Answer]):
    """Takes the keys of its bindings once its reader can have read it, and says so of those it does not take.

    Its rows stand on a `.paper`, where that is said below them.
    """

    def __init__(self) -> None:
        super().__init__(classes="sheet")
        self._deliberation = Deliberation()
        self._refusal: Label | None = None

    def on_screen_resume(self) -> None:
        """Give the reader time to read, each time the question comes to the top."""
        self._deliberation.begin(monotonic())

    def takes_key(self, event: events.Key) -> bool:
        """Tell whether a key may be handed on; those with Ctrl are no letters of a word."""
        if event.key.startswith("ctrl+"):
            return True
        answer = event.key in self._bindings.key_to_bindings
        taken = self._deliberation.takes(event.time, answer=answer)
        if not taken:
            self._refuse(refusal(_name(event), self.answers(), answer=answer))
        return taken

    def answers(self) -> list[str]:
        """Return the first key of each answer, as a person would write it."""
        keys = (one.key if isinstance(one, Binding) else one[0] for one in self.BINDINGS)
        return [key_label(key.split(",")[0]) for key in keys]

    def _refuse(self, words: str) -> None:
        """Say why nothing happened."""
        if self._refusal is not None:
            self._refusal.update(words)
            return
        for paper in self.query(".paper"):
            self._refusal = Label(words, classes="refusal", markup=False)
            paper.mount(self._refusal)


def _name(event: events.Key) -> str:
    sign = event.character or ""
    return sign if sign.isprintable() and sign.strip() else key_label(event.key)
