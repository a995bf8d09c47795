"""The layers of marks over one text: what was found, what the reader marked, what is chosen or sought."""

from collections.abc import Iterable
from typing import Protocol

from reader.typesetting.mark_index import MarkIndex
from reader.typesetting.marks import MEETING, Mark, meetings, painting_order
from reader.typesetting.tokens import TokenType

#: From so many marks over a line on, it is asked which of them tell anything; so many of a kind do.
_MANY, _ENOUGH = 24, 2


class Marks(Protocol):
    """Marks that can be asked for by stretches of the text: an index, or what makes them when asked."""

    def over(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with the stretch, in painting order."""


class Layers:
    """Named layers, each set as a whole or changed mark by mark; a page asks for all marks over a line."""

    def __init__(self) -> None:
        self._layers: dict[str, MarkIndex] = {}
        self._asked: dict[str, Marks] = {}

    def set(self, layer: str, marks: Iterable[Mark]) -> None:
        """Replace the marks of one layer."""
        self._layers[layer] = MarkIndex(marks)

    def ask(self, layer: str, marks: Marks | None) -> None:
        """Lay a layer whose marks are only made when a page asks for them; None takes it away."""
        if marks is None:
            self._asked.pop(layer, None)
        else:
            self._asked[layer] = marks

    def change(self, layer: str, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
        """Take marks out of a layer and lay others there, at the cost of these alone."""
        index = self._layers.setdefault(layer, MarkIndex())
        for mark in gone:
            index.remove(mark)
        for mark in come:
            index.add(mark)

    def of(self, layer: str, start: int, end: int) -> list[Mark]:
        """Return the marks of one layer that share a code point with the stretch, in painting order."""
        index = self._layers.get(layer)
        return index.over(start, end) if index else []

    def over(self, text: str, start: int, end: int) -> list[Mark]:
        """Return the marks over a stretch of `text`, and those that tell its highlights apart.

        They stand in painting order within each layer; `runs` puts all of them in order. Of very many that
        cover all of the stretch, those that would change nothing are left out.
        """
        near: list[Mark] = []
        first, last = start - MEETING, end + MEETING
        for index in self._layers.values():
            near += sorted(_telling(index.near(first, last), first, last), key=painting_order)
        for asked in self._asked.values():
            near += _telling(asked.over(first, last), first, last)
        near += meetings(text, near, start, end)
        return [mark for mark in near if mark.span.start < end and mark.span.end > start]


def _telling(marks: list[Mark], start: int, end: int) -> list[Mark]:
    """Return the marks; of many, without the third and further of a kind that cover the stretch wholly.

    Two of a kind tell that it overlaps itself; a thousand tell no more, on each line of a page.
    """
    if len(marks) < _MANY:
        return marks
    found: list[Mark] = []
    covering: dict[TokenType, list[Mark]] = {}
    for mark in marks:
        if mark.span.start <= start and mark.span.end >= end:
            covering.setdefault(mark.token, []).append(mark)
        else:
            found.append(mark)
    for alike in covering.values():
        found += sorted(alike, key=painting_order)[:_ENOUGH] if len(alike) > _ENOUGH else alike
    return found
