"""Keys that a command still waits for: the letter of a mark, a text object, a hint. No Textual here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


def _nothing() -> None:
    """Do nothing."""


def _any(key: str, character: str | None) -> bool:
    """Want every key."""
    return True


@dataclass(frozen=True, slots=True)
class Pending:
    """What takes the next keys instead of the table of actions.

    `take` gets a key and its character, and returns whether it wants more keys; the status line shows `words`
    meanwhile. `ended` is called once, however the wait ends. A key that it does not want ends the wait and
    does what it means without one.
    """

    words: str
    take: Callable[[str, str | None], bool]
    ended: Callable[[], None] = _nothing
    wants: Callable[[str, str | None], bool] = _any


class Waits(Protocol):
    """A screen that can wait for a key."""

    pending: Pending | None


def begin(screen: Waits, pending: Pending) -> None:
    """Wait for the next key; what was waited for before is given up."""
    end(screen)
    screen.pending = pending


def end(screen: Waits) -> None:
    """Wait no more."""
    pending, screen.pending = screen.pending, None
    if pending is not None:
        pending.ended()


def consumed(screen: Waits, key: str, character: str | None) -> bool:
    """Give a key to what waits for one; False if nothing does. Esc always ends the wait, and does no more."""
    pending = screen.pending
    if pending is None:
        return False
    if key == "escape":
        end(screen)
    elif not pending.wants(key, character):
        end(screen)
        return False
    elif not pending.take(key, character) and screen.pending is pending:
        # What was taken may have begun another wait: that one goes on.
        end(screen)
    return True
