"""Marks: what is painted over the text, and the index that finds them under a page.

All marks are spans of the article's text with a token type and a rank. A line's marks are cut into runs, each
with the tokens that lie over it, the lowest rank first, so that whoever paints applies them in turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from reader.article import Analysis, AnnotationKind, Article, Entity, Placed, Quote, Span
from reader.typesetting.tokens import (
    ENTITY_TOKENS,
    HIGHLIGHT_TOKENS,
    INLINE_TOKENS,
    READER,
    TokenType,
)

Run = tuple[int, int, tuple[TokenType, ...]]


class Rank(IntEnum):
    """What lies over what; the higher is painted later."""

    INLINE = 10
    QUOTE = 20
    ENTITY = 30
    HIGHLIGHT = 40
    OVERLAP = 45
    NOTE = 50
    CHOSEN = 60
    SEARCH = 70
    CURRENT = 75
    SELECTION = 80
    CURSOR = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the article's text, what it is, and what it lies over."""

    span: Span
    token: TokenType
    rank: int


def _painting_order(mark: Mark) -> tuple[int, int, int]:
    """Lower ranks first; of one rank the longer first, so that a short mark inside a long one is seen."""
    return mark.rank, -len(mark.span), mark.span.start


class MarkIndex:
    """Finds the marks over any stretch of a text at the cost of those found.

    Marks lie in the buckets of 4096 code points that they touch. One that touches very many lies in a short
    list of its own instead: a highlight over a whole book costs as much as one over a word.
    """

    _SHIFT = 12
    _MOST_BUCKETS = 8

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self._buckets: dict[int, list[Mark]] = {}
        self._long: list[Mark] = []
        self._count = 0
        for mark in marks:
            if not mark.span:
                continue
            self._count += 1
            first, last = mark.span.start >> self._SHIFT, (mark.span.end - 1) >> self._SHIFT
            if last - first >= self._MOST_BUCKETS:
                self._long.append(mark)
                continue
            for bucket in range(first, last + 1):
                self._buckets.setdefault(bucket, []).append(mark)

    def __len__(self) -> int:
        return self._count

    def over(self, start: int, end: int) -> list[Mark]:
        """Return the marks that share a code point with the stretch, in the order in which to paint them."""
        if end <= start:
            return []
        found = [mark for mark in self._long if mark.span.start < end and mark.span.end > start]
        first = start >> self._SHIFT
        for bucket in range(first, ((end - 1) >> self._SHIFT) + 1):
            for mark in self._buckets.get(bucket, ()):
                span = mark.span
                # A mark in several buckets is taken from the first of them that is looked at.
                if span.start < end and span.end > start and max(span.start >> self._SHIFT, first) == bucket:
                    found.append(mark)
        found.sort(key=_painting_order)
        return found


def runs(start: int, end: int, marks: Iterable[Mark]) -> list[Run]:
    """Cut the stretch where marks begin and end: start, end and tokens of each piece, without gaps.

    The tokens stand in painting order: by rank, and of one rank the longer mark first. Neighbours with the
    same tokens are one run.
    """
    if end <= start:
        return []
    waiting = sorted(
        (mark for mark in marks if mark.span and mark.span.start < end and mark.span.end > start),
        key=lambda mark: mark.span.start,
        reverse=True,
    )
    if not waiting:
        return [(start, end, ())]
    cuts = {mark.span.start for mark in waiting} | {mark.span.end for mark in waiting}
    edges = sorted(cut for cut in cuts if start < cut < end)
    found: list[Run] = []
    active: list[Mark] = []
    here = start
    for edge in (*edges, end):
        active = [mark for mark in active if mark.span.end > here]
        grown = len(active)
        while waiting and waiting[-1].span.start <= here:
            active.append(waiting.pop())
        if len(active) > grown:
            active.sort(key=_painting_order)
        tokens = tuple(dict.fromkeys(mark.token for mark in active))
        if found and found[-1][2] == tokens:
            found[-1] = (found[-1][0], edge, tokens)
        else:
            found.append((here, edge, tokens))
        here = edge
    return found


def article_marks(article: Article) -> list[Mark]:
    """Return the marks of what the source itself set apart: emphasis, links, the dateline."""
    return [
        Mark(inline.span, INLINE_TOKENS[inline.kind], Rank.INLINE)
        for inline in article.inlines
        if inline.kind in INLINE_TOKENS
    ]


def analysis_marks(analysis: Analysis) -> list[Mark]:
    """Return the marks of all mentions and all quoted words."""
    found = [
        Mark(mention.span, ENTITY_TOKENS[entity.kind], Rank.ENTITY)
        for entity in analysis.entities
        for mention in entity.mentions
    ]
    found += [Mark(piece, READER.Quote, Rank.QUOTE) for quote in analysis.quotes for piece in quote.pieces]
    return found


def chosen_entity_marks(entity: Entity) -> list[Mark]:
    """Return the marks that make the mentions of one entity stand out."""
    return [Mark(mention.span, READER.Entity.Chosen, Rank.CHOSEN) for mention in entity.mentions]


def chosen_quote_marks(quote: Quote) -> list[Mark]:
    """Return the marks that make one quote stand out."""
    return [Mark(piece, READER.Quote.Chosen, Rank.CHOSEN) for piece in quote.pieces]


def annotation_marks(placed: Iterable[Placed]) -> list[Mark]:
    """Return the marks of annotations that have a place and are not deleted.

    Where two highlights lie over one another there is an `Overlap` mark too, so that both are seen even
    if one covers the other.
    """
    found: list[Mark] = []
    highlighted: list[Span] = []
    for one in placed:
        annotation, span = one.annotation, one.span
        if span is None or annotation.deleted:
            continue
        if annotation.kind is AnnotationKind.BOOKMARK:
            found.append(Mark(span, READER.Bookmark, Rank.NOTE))
        else:
            found.append(Mark(span, HIGHLIGHT_TOKENS[annotation.colour], Rank.HIGHLIGHT))
            highlighted.append(span)
        if annotation.note:
            found.append(Mark(span, READER.Note, Rank.NOTE))
    found += [Mark(span, READER.Highlight.Overlap, Rank.OVERLAP) for span in _overlaps(highlighted)]
    return found


def _overlaps(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches that at least two of the spans cover."""
    steps = sorted([(span.start, 1) for span in spans if span] + [(span.end, -1) for span in spans if span])
    depth, begin = 0, 0
    for offset, step in steps:
        if depth == 1 and step == 1:
            begin = offset
        depth += step
        if depth == 1 and step == -1 and offset > begin:
            yield Span(begin, offset)
