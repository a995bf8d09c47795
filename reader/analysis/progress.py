"""How far an analysis has come, told to whoever waits for a book; nobody else pays for it."""

from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from enum import Enum
from typing import TypeVar

_T = TypeVar("_T")
#: Is told the share that is done, from 0 to 1.
Listener = Callable[[float], None]
_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)
#: After so many items of a stage it is told again.
_STEP = 200


class Stage(Enum):
    """The long stages of an analysis: from which share of all its time to which each takes."""

    LINES = (0.06, 0.12)
    NAMES = (0.27, 0.57)
    KINDS = (0.72, 0.82)
    GROUPS = (0.82, 0.9)
    QUOTES = (0.9, 1.0)


def listen(listener: Listener | None) -> None:
    """Tell `listener` how far the analyses of this context have come, from now on; None tells nobody."""
    _LISTENER.set(listener)


def reached(stage: Stage) -> None:
    """Tell that a stage begins."""
    listener = _LISTENER.get()
    if listener is not None:
        listener(stage.value[0])


def told(items: Sequence[_T], stage: Stage) -> Iterator[_T]:
    """Yield `items`, telling how far they have been gone through."""
    listener = _LISTENER.get()
    if listener is None:
        yield from items
        return
    first, last = stage.value
    for at, item in enumerate(items):
        if at % _STEP == 0:
            listener(first + (last - first) * at / len(items))
        yield item
    listener(last)
