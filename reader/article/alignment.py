"""Where the paragraphs of a text stand in another version of it, so that places and spans can follow them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.article.anchors import locate, make_anchor
from reader.article.knowledge import Analysis
from reader.article.span import Span

_BREAK = "\n\n"
#: How many code points of a changed paragraph are looked for in the new text.
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class _Run:
    """Paragraphs in a row that are the same in both texts: their span in the old, and how far they moved."""

    old: Span
    by: int


class Alignment:
    """The paragraphs that two texts have in common, in order."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        before, after = old.split(_BREAK), new.split(_BREAK)
        starts, moved = _starts(before), _starts(after)
        self._runs = [
            _Run(Span(starts[a], starts[a + size - 1] + len(before[a + size - 1])), moved[b] - starts[a])
            for a, b, size in _common(before, after)
        ]

    def offset(self, offset: int) -> int:
        """Return where the words at `offset` of the old text stand now, or those nearest to them."""
        place = bisect_right(self._runs, offset, key=lambda run: run.old.start) - 1
        if place >= 0 and offset <= self._runs[place].old.end:
            return offset + self._runs[place].by
        # The paragraph was joined or divided, or is gone.
        end = self._old.find(_BREAK, offset)
        words = Span(offset, min(offset + _SAMPLE, len(self._old) if end < 0 else end))
        found = locate(self._new, make_anchor(self._old, words))[0] if words else None
        if found is not None:
            return found.start
        if place + 1 < len(self._runs):
            following = self._runs[place + 1]
            return following.old.start + following.by
        return self._runs[place].old.end + self._runs[place].by if place >= 0 else 0

    def span(self, span: Span) -> Span | None:
        """Return where a span of the old text is in the new one; None if its paragraphs are not all there."""
        place = bisect_right(self._runs, span.start, key=lambda run: run.old.start) - 1
        if place < 0 or not self._runs[place].old.covers(span):
            return None
        by = self._runs[place].by
        return Span(span.start + by, span.end + by)


def _starts(paragraphs: Sequence[str]) -> list[int]:
    lengths = (len(paragraph) + len(_BREAK) for paragraph in paragraphs)
    return list(accumulate(lengths, initial=0))


def _common(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of paragraphs that both have: where in the one, where in the other, how many."""
    shorter = min(len(before), len(after))
    head = next((n for n in range(shorter) if before[n] != after[n]), shorter)
    tail = next((n for n in range(shorter - head) if before[-n - 1] != after[-n - 1]), shorter - head)
    if head:
        yield 0, 0, head
    inner, other = before[head : len(before) - tail], after[head : len(after) - tail]
    if inner and other:
        from difflib import SequenceMatcher  # only needed where more than one stretch changed

        for a, b, size in SequenceMatcher(None, inner, other).get_matching_blocks():
            if size:
                yield head + a, head + b, size
    if tail:
        yield len(before) - tail, len(after) - tail, tail


def moved_analysis(analysis: Analysis, alignment: Alignment) -> Analysis:
    """Return what an analysis of the old text says of the new one; what is not all there is left out."""
    entities = []
    for entity in analysis.entities:
        moved = ((mention, alignment.span(mention.span)) for mention in entity.mentions)
        mentions = tuple(replace(mention, span=span) for mention, span in moved if span is not None)
        if mentions:
            entities.append(replace(entity, mentions=mentions))
    quotes = []
    for quote in analysis.quotes:
        pieces = tuple(span for piece in quote.pieces if (span := alignment.span(piece)) is not None)
        if len(pieces) == len(quote.pieces):
            speaker = alignment.span(quote.speaker_span) if quote.speaker_span else None
            quotes.append(replace(quote, pieces=pieces, speaker_span=speaker))
    return replace(analysis, entities=tuple(entities), quotes=tuple(quotes))
