"""Marks: what is painted over the text.

All marks are spans of the article's text with a token type and a rank. A line's marks are cut into runs, each
with the tokens that lie over it, the lowest rank first, so that whoever paints applies them in turn.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from heapq import heappop, heappush

from reader.article import Analysis, AnnotationKind, Article, Entity, Placed, Quote, Span
from reader.typesetting.cells import next_boundary, previous_boundary
from reader.typesetting.tokens import (
    ENTITY_TOKENS,
    HIGHLIGHT_TOKENS,
    INLINE_TOKENS,
    READER,
    TokenType,
)

#: The white space in code points over which two highlights still meet: a space, or between paragraphs.
MEETING = 2

Run = tuple[int, int, tuple[TokenType, ...]]


class Rank(IntEnum):
    """What lies over what; the higher is painted later."""

    CODE = 5
    INLINE = 10
    QUOTE = 20
    ENTITY = 30
    HIGHLIGHT = 40
    OVERLAP = 45
    NOTE = 50
    CHOSEN = 60
    DIMMED = 65
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


def painting_order(mark: Mark) -> tuple[int, int, int]:
    """Return a key to sort by: lower ranks first; of one rank the longer, so that the shorter are seen."""
    span = mark.span
    return mark.rank, span.start - span.end, span.start


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
    # Of each token the active marks, the one to be painted first on top: the others say nothing more.
    active: dict[TokenType, list[tuple[int, int, int, int, int]]] = {}
    here, count = start, 0
    for edge in (*edges, end):
        while waiting and (span := waiting[-1].span).start <= here:
            mark = waiting.pop()
            count += 1
            laid = (*painting_order(mark), count, span.end)
            heappush(active.setdefault(mark.token, []), laid)
        for token in [token for token, marks in active.items() if marks[0][-1] <= here]:
            laying = active[token]
            while laying and laying[0][-1] <= here:
                heappop(laying)
            if not laying:
                del active[token]
        tokens = (
            tuple(sorted(active, key=lambda token: active[token][0])) if len(active) > 1 else tuple(active)
        )
        if found and found[-1][2] == tokens:
            found[-1] = (found[-1][0], edge, tokens)
        else:
            found.append((here, edge, tokens))
        here = edge
    return found


def article_marks(article: Article) -> list[Mark]:
    """Return the marks of what the source itself set apart: emphasis, links, the dateline, program text."""
    from reader.typesetting.code import code_marks

    inlines = [
        Mark(inline.span, INLINE_TOKENS[inline.kind], Rank.INLINE)
        for inline in article.inlines
        if inline.kind in INLINE_TOKENS
    ]
    return code_marks(article) + inlines


def analysis_marks(analysis: Analysis) -> list[Mark]:
    """Return the marks of all mentions and all quoted words."""
    found = [
        Mark(mention.span, ENTITY_TOKENS[entity.kind], Rank.ENTITY)
        for entity in analysis.entities
        for mention in entity.mentions
    ]
    spoken = [quote for quote in analysis.quotes if quote.is_speech]
    found += [Mark(piece, READER.Quote, Rank.QUOTE) for quote in spoken for piece in quote.pieces]
    return found


def chosen_entity_marks(entity: Entity) -> list[Mark]:
    """Return the marks that make the mentions of one entity stand out."""
    return [Mark(mention.span, READER.Entity.Chosen, Rank.CHOSEN) for mention in entity.mentions]


def chosen_quote_marks(quote: Quote) -> list[Mark]:
    """Return the marks that make one quote stand out."""
    return [Mark(piece, READER.Quote.Chosen, Rank.CHOSEN) for piece in quote.pieces]


def annotation_marks(placed: Iterable[Placed]) -> list[Mark]:
    """Return the marks of annotations that have a place and are not deleted, each annotation's apart.

    What lies over one another is told by `meetings`, where it is seen: a change of one annotation changes
    its own marks only.
    """
    found: list[Mark] = []
    for one in placed:
        annotation, span = one.annotation, one.span
        if span is None or annotation.deleted:
            continue
        if annotation.kind is AnnotationKind.BOOKMARK:
            found.append(Mark(span, READER.Bookmark, Rank.NOTE))
        else:
            found.append(Mark(span, HIGHLIGHT_TOKENS[annotation.colour], Rank.HIGHLIGHT))
        if annotation.note:
            found.append(Mark(span, READER.Note, Rank.NOTE))
    return found


def meetings(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Mark]:
    """Return the marks that tell apart the highlights among `marks` which meet or lie over one another.

    With `start` and `end`, edges that lie outside of that stretch are left out.

    An `Overlap` lies over what several cover; an `Edge` over the first or last grapheme of one that begins
    or ends in another, or right beside it: two in one colour would look like one.
    """
    spans = [mark.span for mark in marks if mark.rank == Rank.HIGHLIGHT and mark.span]
    if len(spans) < 2:
        return []
    found = [Mark(span, READER.Highlight.Overlap, Rank.OVERLAP) for span in _overlaps(spans)]
    end = len(text) if end is None else end
    begins, ends = set[int](), set[int]()
    reach = -1
    for first, last in sorted((span.start, -span.end) for span in spans):
        if first >= start and reach >= 0 and _meet(text, reach, first):
            begins.add(first)
        reach = max(reach, -last)
    begun = len(text) + MEETING + 1
    for last, first in sorted((-span.end, span.start) for span in spans):
        if -last <= end and _meet(text, -last, begun):
            ends.add(-last)
        begun = min(begun, first)
    edges = {Span(first, next_boundary(text, first)) for first in begins if first < end}
    edges |= {Span(previous_boundary(text, last), last) for last in ends if last > start}
    return found + [Mark(edge, READER.Highlight.Edge, Rank.OVERLAP) for edge in sorted(edges, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _meet(text: str, end: int, start: int) -> bool:
    """Tell whether nothing but a little white space lies from the end of one to the start of the other."""
    return end >= start or (start - end <= MEETING and text[end:start].isspace())


def _overlaps(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches that at least two of the spans cover."""
    steps = sorted([(span.start, 1) for span in spans] + [(span.end, -1) for span in spans])
    depth, begin = 0, 0
    for offset, step in steps:
        if depth == 1 and step == 1:
            begin = offset
        depth += step
        if depth == 1 and step == -1 and offset > begin:
            yield Span(begin, offset)
