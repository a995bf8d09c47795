"""Anchors: how an annotation's words are remembered, and found again in a text that has changed.

After the W3C Web Annotation model: a quotation with its context, and a position. Words that stand as they
were, with their context, are found at once. For the others the text they were marked in, where it is at
hand, tells where each of its words went; without it, the words and their context decide, and the position
only breaks ties. An anchor that fits nowhere for certain is detached rather than put where its words happen
to stand too. docs/anchors.md says how well this works.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.article.annotations import Anchor, AnchorState, Annotation, Placed
from reader.article.hashes import text_hash
from reader.article.likes import CONTEXT, MORE, Likes, weight
from reader.article.occurrences import GONE, LONG_QUOTE, Occurrences, Place, made_on
from reader.article.span import Span
from reader.errors import AnchorError

if TYPE_CHECKING:
    from reader.article.following import Following

#: The most context that is kept on each side, in code points: about a paragraph's half.
MAX_CONTEXT = 256
#: Code points beside short words that make others their like, if they are the same there.
_BESIDE = 12
#: Share of a passage's words that must be left where the text they were marked in tells where they went.
_WORDS_LEFT = 0.5
#: Share of the words at a place that may be those of another passage of the text that was marked.
_OTHERS_WORDS = 0.3


def make_anchor(text: str, span: Span, context: int | None = None) -> Anchor:
    """Return the anchor of `span` in `text`, with at least `context` code points on each side of it.

    The context is doubled, up to MAX_CONTEXT, until quotation and context together stand in the text once.
    Without `context` there are 32, and more where the words have their like elsewhere (`likes_of`): to find
    that out, a copy of the text is made. Raises AnchorError when the span does not lie inside the text.
    """
    if not 0 <= span.start <= span.end <= len(text):
        raise AnchorError("The passage to be marked lies outside the article.")
    reach = CONTEXT + MORE[_likes(text, span)] if context is None else max(0, context)
    while True:
        start, end = max(0, span.start - reach), min(len(text), span.end + reach)
        if reach >= MAX_CONTEXT or _stands_once(text, start, end):
            break
        reach = min(MAX_CONTEXT, max(1, reach * 2))
    return Anchor(
        exact=span.of(text),
        prefix=text[start : span.start],
        suffix=text[span.end : end],
        start=span.start,
        end=span.end,
        text_hash=text_hash(text),
    )


def locate(text: str, anchor: Anchor) -> Place:
    """Return where the anchor's words stand in `text`, and how well they were found.

    At their place with their context they are EXACT. Elsewhere, the occurrence whose context fits best
    is MOVED, or CHANGED where the words or their typography differ; of equals, the one nearest to the old
    place. None and DETACHED where no place can be believed.
    """
    return _places(text, [anchor], ())[0]


def locate_all(text: str, anchors: Iterable[Anchor]) -> list[Span | None]:
    """Return where each anchor's words stand in `text`, None where they cannot be found; reads it once."""
    return [span for span, _ in _places(text, list(anchors), ())]


def place(text: str, annotations: Iterable[Annotation], earlier: Iterable[str] = ()) -> list[Placed]:
    """Return the annotations with their places in `text`, in document order, the detached last.

    `earlier` are texts that they may have been made on, the likeliest first; they are asked for only when
    some annotation is not where it was.
    """
    asked = list(annotations)
    places = _places(text, [one.anchor for one in asked], earlier)
    placed = [Placed(one, *found) for one, found in zip(asked, places, strict=True)]
    return sorted(placed, key=document_order)


def document_order(placed: Placed) -> tuple[bool, int, int, str, str]:
    """Return the sort key of document order; the detached come last, where they once stood."""
    span = placed.span or Span(placed.annotation.anchor.start, placed.annotation.anchor.end)
    return placed.span is None, span.start, span.end, placed.annotation.created, placed.annotation.id


def _places(text: str, anchors: Sequence[Anchor], earlier: Iterable[str]) -> list[Place]:
    """Return the anchors' places: where they stood, by earlier texts, by words and context, in this order."""
    finder = Occurrences(text)
    places = {at: found for at, anchor in enumerate(anchors) if (found := finder.at_its_place(anchor))}
    rest = [at for at in range(len(anchors)) if at not in places]
    followings = _followings(text, {at: anchors[at] for at in rest}, earlier)
    for at in rest:
        if at in followings:
            places[at] = _followed(followings[at], anchors[at], text)
        else:
            places[at] = finder.elsewhere(anchors[at])
    lost = [at for at in rest if places[at][0] is None]
    for at, span in zip(
        lost,
        _approximate(text, [anchors[at] for at in lost], next(iter(followings.values()), None)),
        strict=True,
    ):
        if span is not None and _its_own(followings.get(at), anchors[at], span):
            places[at] = span, _state(text, anchors[at], span)
    return [places[at] for at in range(len(anchors))]


def _followings(text: str, anchors: dict[int, Anchor], earlier: Iterable[str]) -> "dict[int, Following]":
    """Return, for each anchor whose text is among the earlier ones, where the words of that text went."""
    followings: dict[int, Following] = {}
    texts = iter(earlier if anchors else ())
    while len(followings) < len(anchors) and (old := next(texts, None)) is not None:
        theirs = [at for at, anchor in anchors.items() if at not in followings and made_on(old, anchor)]
        if theirs:
            from reader.article.following import follow  # only needed where words have been edited

            followings |= dict.fromkeys(theirs, follow(old, text))
    return followings


def _followed(following: "Following", anchor: Anchor, text: str) -> Place:
    """Return where the anchor's words went from the text they were marked in; gone if too few are left."""
    found = following.found(Span(anchor.start, anchor.end))
    if found is None or found.share < _WORDS_LEFT:
        return GONE
    return found.span, _state(text, anchor, found.span)


def _its_own(following: "Following | None", anchor: Anchor, found: Span) -> bool:
    """Tell whether what was found is not rather another passage of the text the words were marked in."""
    if following is None:
        return True
    return following.others_share(Span(anchor.start, anchor.end), found) <= _OTHERS_WORDS


def _approximate(text: str, anchors: Sequence[Anchor], following: "Following | None") -> list[Span | None]:
    """Return where reworded words are; the text is read again only if no earlier one was compared with it."""
    if not anchors or not text:
        return [None] * len(anchors)
    from reader.article.approximate import ApproximateFinder  # only needed where words have been edited
    from reader.article.word_rows import Vocabulary

    vocabulary = following.vocabulary if following is not None else Vocabulary()
    row = following.pairing.new if following is not None else vocabulary.read(text)
    finder = ApproximateFinder(row, vocabulary, anchors)
    return [finder.find(anchor) for anchor in anchors]


def _state(text: str, anchor: Anchor, span: Span) -> AnchorState:
    if span.of(text) != anchor.exact:
        return AnchorState.CHANGED
    return AnchorState.EXACT if span.start == anchor.start else AnchorState.MOVED


def _likes(text: str, span: Span) -> Likes:
    """Return whether the words stand elsewhere too, in capitals or not, and with the same beside them."""
    lowered = _lowered(text)
    if len(lowered) == len(text):
        text = lowered
    if not span or _stands_once(text, span.start, span.end):
        return Likes.NONE
    if weight(span.of(text)) >= LONG_QUOTE:
        return Likes.ALIKE
    before, behind = max(0, span.start - _BESIDE), min(len(text), span.end + _BESIDE)
    alike = not (_stands_once(text, before, span.end) and _stands_once(text, span.start, behind))
    return Likes.ALIKE if alike else Likes.UNLIKE


@lru_cache(maxsize=1)
def _lowered(text: str) -> str:
    return text.lower()


def _stands_once(text: str, start: int, end: int) -> bool:
    stretch = text[start:end]
    return text.find(stretch) == start and text.find(stretch, start + 1) < 0
