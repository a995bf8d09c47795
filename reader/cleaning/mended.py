"""A text that was mended in a few places, with the way back to the text it came from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.article import Span

_OPENERS, _CLOSERS = frozenset("`'\"“‘("), frozenset("`'\"”’)")


class Edit(NamedTuple):
    """That `words` stand for what is between `start` and `end`; `reason` says why, in a few words."""

    start: int
    end: int
    words: str
    reason: str


class Layer(NamedTuple):
    """Edits that were made at once, in order and apart from each other, and where their words stand now.

    Offsets before them are called old, offsets behind them new.
    """

    edits: Sequence[Edit]
    starts: Sequence[int]
    ends: Sequence[int]

    def back(self, span: Span) -> Span:
        """Return the old span of a new one; what touches the words of an edit takes in all it stands for."""
        place = bisect_right(self.starts, span.start) - 1
        start = span.start
        if place >= 0:
            inside = start < self.ends[place]
            edit = self.edits[place]
            start = edit.start if inside else start - self.ends[place] + edit.end
        place = bisect_left(self.starts, span.end) - 1
        end = span.end
        if place >= 0:
            end = max(0, end - self.ends[place]) + self.edits[place].end
        return Span(start, max(start, end))

    def forth(self, span: Span) -> Span:
        """Return the new span of an old one; what touches an edit takes in all its words."""
        place = bisect_right(self.edits, span.start, key=lambda edit: edit.start) - 1
        start = span.start
        if place >= 0:
            inside = start < self.edits[place].end
            start = self.starts[place] if inside else start - self.edits[place].end + self.ends[place]
        place = bisect_left(self.edits, span.end, key=lambda edit: edit.start) - 1
        end = span.end
        if place >= 0:
            end = max(0, end - self.edits[place].end) + self.ends[place]
        return Span(start, max(start, end))


class Mended(NamedTuple):
    """A text and the layers of edits that made it, first one first. Most texts have none."""

    text: str
    layers: tuple[Layer, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Return the span of the first text that `span` of the mended one stands for."""
        for layer in reversed(self.layers):
            span = layer.back(span)
        return span

    def from_source(self, span: Span) -> Span:
        """Return the span of the mended text that stands for `span` of the first one."""
        for layer in self.layers:
            span = layer.forth(span)
        return span

    def reasons(self, span: Span) -> tuple[str, ...]:
        """Return why the text under `span` of the mended text was changed, each reason once."""
        found: list[str] = []
        for layer in reversed(self.layers):
            old = layer.back(span)
            place = bisect_left(layer.edits, old.start, key=lambda edit: edit.end)
            while place < len(layer.edits) and layer.edits[place].start <= old.end:
                edit = layer.edits[place]
                if (
                    edit.start < old.end and edit.end > old.start
                ) or old.start < edit.start == edit.end < old.end:
                    found.append(edit.reason)
                place += 1
            span = old
        return tuple(dict.fromkeys(reversed(found)))


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether what is between two offsets stands in quotes alone: then the text is about it."""
    return text[start - 1 : start] in _OPENERS and text[end : end + 1] in _CLOSERS


def edited(mended: Mended, edits: Iterable[Edit]) -> Mended:
    """Return `mended` with one more layer, whose edits are over its text; with no edits, as it is."""
    ordered = sorted(edits)
    if not ordered:
        return mended
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = length = 0
    for edit in ordered:
        parts += mended.text[at : edit.start], edit.words
        length += edit.start - at
        starts.append(length)
        length += len(edit.words)
        ends.append(length)
        at = edit.end
    parts.append(mended.text[at:])
    return Mended("".join(parts), (*mended.layers, Layer(tuple(ordered), starts, ends)))
