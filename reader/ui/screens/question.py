"""A question over the page that is answered by a letter: one that is meant, not one typed in passing."""

from time import monotonic
from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

from reader.ui.deliberate import Deliberation

_Answer = TypeVar("_Answer")


class Question(ModalScreen[_Answer]):
    """Takes the keys of its bindings once its reader can have read it."""

    def __init__(self) -> None:
        super().__init__(classes="sheet")
        self._deliberation = Deliberation()

    def on_screen_resume(self) -> None:
        """Give the reader time to read, each time the question comes to the top."""
        self._deliberation.begin(monotonic())

    def takes_key(self, event: events.Key) -> bool:
        """Tell whether a key may be handed on; those with Ctrl are no letters of a word."""
        if event.key.startswith("ctrl+"):
            return True
        return self._deliberation.takes(event.time, answer=event.key in self._bindings.key_to_bindings)
