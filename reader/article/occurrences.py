"""Where an anchor's words stand to the letter, but for typography: weighed by the context that is there.

A text is folded once for all anchors, and only when one of them is not where it was.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article.annotations import Anchor, AnchorState
from reader.article.folding import Folded, fold
from reader.article.likes import CONTEXT, Likes, likes_of, weight
from reader.article.span import Span
from reader.article.surroundings import surroundings

#: Share of the context on one side that must be there again for a short quotation to be believed.
_GOOD_FIT = 0.6
#: Share of it that tells two occurrences of a long quotation apart.
_SOME_FIT = 0.35
#: Characters of context right beside a short quotation that must be there again: fewer may be chance.
_ENOUGH_CONTEXT = 16
#: From this weight on (about eight words) a quotation that stands there once needs no context.
LONG_QUOTE = 40
#: A matching stretch of context shorter than this is chance: “the”, “ of ”.
_SHORTEST_BLOCK = 4
#: How many characters may have been put in beside the words without pushing their context out of sight; more
#: would take the neighbourhood of a sentence that is gone for its own.
_SLACK = 10
#: How many occurrences, those with the best context at their edges, are compared in full.
_SHORTLIST = 48
#: What parts two paragraphs.
_BREAK = "\n\n"
Place = tuple[Span | None, AnchorState]
GONE: Place = (None, AnchorState.DETACHED)


class Occurrences:
    """Finds anchors in one text, which is folded once, and only when an anchor is not at its place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: Folded | None = None

    def at_its_place(self, anchor: Anchor) -> Place | None:
        """Return the anchor's place if its words stand where they stood, with all their context."""
        if not made_on(self._text, anchor) or not (anchor.exact or anchor.prefix or anchor.suffix):
            return None
        return Span(anchor.start, anchor.start + len(anchor.exact)), AnchorState.EXACT

    def elsewhere(self, anchor: Anchor) -> Place:
        """Return the best of the places where the anchor's words stand, if one can be believed."""
        starts = list(self._whole(anchor))
        if len(starts) == 1 or (starts and (anchor.prefix or anchor.suffix)):
            return self._moved(anchor, starts)
        if self._folded is None:
            self._folded = fold(self._text)
        fits = _Search(self._text, self._folded, anchor).fits()
        likes = likes_of(anchor)
        if likes is not Likes.NONE:
            fits = self._told_apart(anchor, fits)
        if not fits or not (likes is not Likes.NONE or _believable(anchor, fits)):
            alone = self._paragraph_alone(anchor) if likes is Likes.NONE else None
            return (alone, AnchorState.MOVED) if alone is not None else GONE
        best = fits[0]
        if not best.exact:
            return best.span, AnchorState.CHANGED
        return best.span, AnchorState.EXACT if best.span.start == anchor.start else AnchorState.MOVED

    def _told_apart(self, anchor: Anchor, fits: "list[_Fit]") -> "list[_Fit]":
        """Return the fit, if one, whose surroundings are the anchor's, and clearly more so than others'."""
        around = [(surroundings(self._text, anchor, fit.span), fit) for fit in fits]
        around.sort(key=lambda one: one[0].share, reverse=True)
        if not around or not around[0][0].tell(likes_of(anchor)):
            return []
        if len(around) > 1 and not around[0][0].better_than(around[1][0]):
            return []
        return [around[0][1]]

    def _whole(self, anchor: Anchor) -> Iterator[int]:
        """Yield the offsets of the words where they stand with all their context."""
        stretch = anchor.prefix + anchor.exact + anchor.suffix
        return (at + len(anchor.prefix) for at in _occurrences(self._text, stretch)) if stretch else iter(())

    def _moved(self, anchor: Anchor, starts: Sequence[int]) -> Place:
        """Return the one of `starts` nearest to the old place."""
        start = min(starts, key=lambda start: abs(start - anchor.start))
        return Span(start, start + len(anchor.exact)), AnchorState.MOVED

    def _paragraph_alone(self, anchor: Anchor) -> Span | None:
        """Return the words' place in their own paragraph, if that stands in the text whole and once.

        So a short line is found again whose neighbours went, or came back.
        """
        stood = _own_paragraph(anchor)
        if stood is None or len(stood[0]) < _ENOUGH_CONTEXT:
            return None
        paragraph, lead = stood
        text, size = self._text, len(paragraph)
        whole = (
            at
            for at in _occurrences(text, paragraph)
            if (at == 0 or text.endswith(_BREAK, 0, at))
            and (at + size == len(text) or text.startswith(_BREAK, at + size))
        )
        places = list(itertools.islice(whole, 2))
        if len(places) != 1:
            return None
        return Span(places[0] + lead, places[0] + lead + len(anchor.exact))


@dataclass(frozen=True, slots=True, order=True)
class _Fit:
    """How well one occurrence suits an anchor: the greater, the better."""

    context: float
    reach: int
    exact: bool
    nearness: int
    span: Span
    sides: "tuple[_Side, ...]"


@dataclass(frozen=True, slots=True, order=True)
class _Side:
    """How much of the context on one side, of `wanted` characters, is there again beside the words."""

    wanted: int
    matched: int
    adjoining: int

    @classmethod
    def of(cls, context: str, window: str) -> "_Side":
        """Return how well `window` repeats `context`, both read outwards from the words."""
        return cls(len(context), _matching(context, window), _common(context, window))

    @property
    def fit(self) -> float:
        """The share that is there again."""
        return self.matched / self.wanted


class _Search:
    """Weighs every occurrence of one anchor's words in a folded text."""

    def __init__(self, text: str, folded: Folded, anchor: Anchor) -> None:
        self._text = text
        self._folded = folded
        self._anchor = anchor
        self._exact = fold(anchor.exact).text
        self._prefix = fold(anchor.prefix).text
        self._suffix = fold(anchor.suffix).text

    def fits(self) -> list[_Fit]:
        """Return the occurrences that come into question, best first."""
        near = self._folded.folded_offset(self._anchor.start)
        reaches = [(self._reach(start), -abs(start - near), start) for start in self._starts()]
        reaches.sort(reverse=True)
        return sorted((self._fit(start, reach) for reach, _, start in reaches[:_SHORTLIST]), reverse=True)

    def _starts(self) -> Iterable[int]:
        """Yield the folded offsets at which the words stand; those of a bookmark's surroundings."""
        text = self._folded.text
        if self._exact:
            return _occurrences(text, self._exact)
        head, tail = self._suffix[:CONTEXT], self._prefix[-CONTEXT:]
        starts = {at + len(tail) for at in _occurrences(text, tail)} if tail else set()
        return starts | set(_occurrences(text, head)) if head else starts

    def _reach(self, start: int) -> int:
        """Return how many characters of context stand unbroken beside the words at `start`."""
        text = self._folded.text
        end = start + len(self._exact)
        before = text[max(0, start - len(self._prefix)) : start]
        after = text[end : end + len(self._suffix)]
        return _common(self._prefix[::-1], before[::-1]) + _common(self._suffix, after)

    def _fit(self, start: int, reach: int) -> _Fit:
        text = self._folded.text
        end = start + len(self._exact)
        # Both sides are read outwards from the words.
        before = text[max(0, start - CONTEXT - _SLACK) : start][::-1]
        sides = [
            _Side.of(context, window)
            for context, window in (
                (self._prefix[::-1][:CONTEXT], before),
                (self._suffix[:CONTEXT], text[end : end + CONTEXT + _SLACK]),
            )
            if context
        ]
        wanted = sum(side.wanted for side in sides)
        matched = sum(side.matched for side in sides)
        span, exact = self._real(start, end)
        return _Fit(
            context=matched / wanted if wanted else 0.0,
            reach=reach,
            exact=exact,
            nearness=-abs(span.start - self._anchor.start),
            span=span,
            sides=tuple(sides),
        )

    def _real(self, start: int, end: int) -> tuple[Span, bool]:
        """Return the real span of an occurrence, and whether it says the words to the letter."""
        span = self._folded.real_span(start, end)
        exact = self._anchor.exact
        if self._text.startswith(exact, span.start):
            return Span(span.start, span.start + len(exact)), True
        return span, False


def _own_paragraph(anchor: Anchor) -> tuple[str, int] | None:
    """Return the paragraph the words stood in and their offset in it; None if the context holds less."""
    _, break_before, lead = anchor.prefix.rpartition(_BREAK)
    tail, break_behind, _ = anchor.suffix.partition(_BREAK)
    from_the_start = anchor.start == len(anchor.prefix)
    to_the_end = len(anchor.suffix) < CONTEXT
    if not (break_before or from_the_start) or not (break_behind or to_the_end):
        return None
    return lead + anchor.exact + tail, len(lead)


def _believable(anchor: Anchor, fits: list[_Fit]) -> bool:
    """Tell whether the best fit is the anchor's place rather than another one with the same words."""
    best = fits[0]
    alone = len(fits) == 1
    if not best.sides:
        return alone
    if all(side.matched == side.wanted for side in best.sides):
        return True
    if weight(anchor.exact) < LONG_QUOTE:
        return any(_carries(side) for side in best.sides)
    best_side = max(side.fit for side in best.sides)
    return alone or (best_side >= _SOME_FIT and best.context > fits[1].context)


def _carries(side: _Side) -> bool:
    """Tell whether this side alone makes a short quotation believable: long, and right beside it."""
    return side.fit >= _GOOD_FIT and side.adjoining >= _ENOUGH_CONTEXT


def _matching(context: str, window: str) -> int:
    """Return how many characters of `context` stand in `window`, in order and in no mere crumbs."""
    if context in window:
        return len(context)
    from difflib import SequenceMatcher  # only needed where words have been edited

    matcher = SequenceMatcher(None, window, context, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks() if block.size >= _SHORTEST_BLOCK)


def _common(first: str, second: str) -> int:
    """Return the length of the longest common beginning."""
    if first == second:
        return len(first)
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


def _occurrences(text: str, words: str) -> Iterator[int]:
    """Yield the offsets of `words` in `text`, overlapping ones too."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def made_on(text: str, anchor: Anchor) -> bool:
    """Tell whether this is the text, or one like it there, that the anchor was made on."""
    before = anchor.start - len(anchor.prefix)
    return before >= 0 and text.startswith(anchor.prefix + anchor.exact + anchor.suffix, before)
