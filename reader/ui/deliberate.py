"""Whether a key answers a question, or was typed before anybody had read it. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass

#: Seconds in which nobody can have read a question that has just come.
GRACE = 0.4
#: Seconds without a key that end what is being typed in passing, and after a sign that is no answer at all.
PAUSE, PAUSE_AFTER_OTHERS = 0.4, 1.0


def refusal(key: str, answers: Sequence[str], *, answer: bool) -> str:
    """Return why a key was not taken: it came too soon, or is none of the `answers`."""
    if answer:
        return f"“{key}” came too soon to be meant: press it again"
    return f"“{key}” is no answer: {' '.join(answers)}"


@dataclass(slots=True)
class Deliberation:
    """Tells deliberate answers from letters of a word that it came upon; times are seconds of one clock.

    A question may come a moment after the key that caused it, or without one: what is typed then is meant for
    something else, and must not delete or replace anything.
    """

    ready: float = float("inf")

    def begin(self, now: float) -> None:
        """Take note that the question stands since `now`."""
        self.ready = now + GRACE

    def takes(self, pressed: float, *, answer: bool) -> bool:
        """Tell whether a key pressed at a time counts; `answer` is whether it is one of the answers."""
        if answer and pressed >= self.ready:
            return True
        self.ready = max(self.ready, pressed + (PAUSE if answer else PAUSE_AFTER_OTHERS))
        return False
