"""Finding reworded passages by an anchor alone, when the text it was made on is not at hand.

Short runs of the anchor's words, looked up all at once in one pass over the text, say where it may be. There
the edits between the anchor's words, context and all, and the text set the boundaries. What is found is
believed by the words, the context on both sides, and by there being no second place as good.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article.annotations import Anchor
from reader.article.likes import Likes, likes_of
from reader.article.pairing import Found, Pairing
from reader.article.span import Span
from reader.article.surroundings import surroundings
from reader.article.word_rows import Vocabulary, WordRow

#: Runs that stand at more places than this tell nothing.
_COMMON = 40
#: Places that are compared word by word, the likeliest first.
_PLACES = 6
#: Words looked at beyond what was expected, on either side.
_SLACK = 24
#: Context words on each side that are asked for.
_BESIDE = 8
#: The most words of a passage; of a longer one the two ends are found, each for itself.
_MOST = 240
#: How far around the old place letters are compared where no run of words is left, in code points.
_AROUND = 1500
#: Letters from which on a passage carries itself.
_LONG = 64
#: The least share of a passage's words that must be left, and the least score.
_LEAST_WORDS, _LEAST_SCORE = 0.5, 0.66
#: What must be there of the context on the better side, unless nearly all words are.
_LEAST_CONTEXT, _NEARLY_ALL = 0.5, 0.9
#: Where more of the words were changed than this leaves, the context on both sides has to say so.
_LITTLE_CHANGED, _BOTH_SIDES = 0.8, 0.75
#: What counts as a short passage in this, as a share of one that carries itself.
_SHORT = 0.4
#: How many words more a passage may have become: as many as it had and a few, and no more than this.
_FEW_WORDS, _MOST_WORDS = 4, 30
#: By how much the best place must be better than the next.
_MARGIN = 0.06


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: float
    found: Found


class ApproximateFinder:
    """Finds reworded passages in one text, which is read once, by the vocabulary given."""

    def __init__(self, row: WordRow, vocabulary: Vocabulary, anchors: Iterable[Anchor]) -> None:
        self._text = row.text
        self._vocabulary = vocabulary
        self._row = row
        wanted = {run for anchor in anchors for row in self._sought(anchor) for run in _runs(row.numbers)}
        self._places: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for at, run in enumerate(_runs(self._row.numbers)):
            if run in wanted:
                self._places[run].append(at)

    def find(self, anchor: Anchor) -> Span | None:
        """Return where the anchor's words are, reworded or moved; None where no place can be believed."""
        ends, likes = _ends(anchor), likes_of(anchor)
        if len(ends) == 1:
            return self._find(anchor, likes)
        first, last = (self._find(end, likes) for end in ends)
        if first is None or last is None:
            return None
        whole = Span(first.start, max(first.start, last.end))
        return whole if 0.5 <= (len(whole) + 1) / (len(anchor.exact) + 1) <= 2 else None

    def _sought(self, anchor: Anchor) -> list[WordRow]:
        return [self._vocabulary.read(end.prefix + end.exact + end.suffix) for end in _ends(anchor)]

    def _find(self, anchor: Anchor, likes: Likes) -> Span | None:
        row = self._vocabulary.read(anchor.prefix + anchor.exact + anchor.suffix)
        span = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
        if not len(row) or not len(self._row):
            return None
        windows = list(self._windows(row, anchor))
        candidates = [one for window in windows for one in self._candidates(row, span, window, anchor)]
        candidates.sort(key=lambda one: one.score, reverse=True)
        if not candidates:
            return None
        best = candidates[0].found.span
        if likes is not Likes.NONE and not surroundings(self._text, anchor, best).tell(likes):
            return None
        rival = next((one for one in candidates[1:] if not _touch(one.found.span, best)), None)
        if rival is not None and rival.score > candidates[0].score - _MARGIN:
            return None
        return best

    def _windows(self, row: WordRow, anchor: Anchor) -> Iterator[range]:
        """Yield the stretches of the text where the row may be, the likeliest first."""
        votes: dict[int, float] = defaultdict(float)
        for at, run in enumerate(_runs(row.numbers)):
            places = self._places.get(run, ())
            if len(places) <= _COMMON:
                for place in places:
                    # Two overlapping rows of buckets, so that no passage is cut in two.
                    bucket = (place - at) // _SLACK
                    votes[bucket] += 1 / len(places)
                    votes[bucket + 1] += 0.5 / len(places)
        best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_PLACES]
        for bucket in best:
            first = bucket * _SLACK
            yield self._clipped(first - _SLACK, first + len(row) + 2 * _SLACK)
        if not best:
            yield from self._by_letters(row, anchor)

    def _by_letters(self, row: WordRow, anchor: Anchor) -> Iterator[range]:
        """Yield the stretch near the old place that is spelt most like the row."""
        from rapidfuzz import fuzz  # only needed where words have been edited

        around = Span(max(0, anchor.start - _AROUND), anchor.end + _AROUND)
        near = around.of(self._text)
        alignment = fuzz.partial_ratio_alignment(row.text.casefold(), near.casefold(), score_cutoff=60)
        if alignment is not None and len(near.casefold()) == len(near):
            lo, hi = self._row.within(
                Span(around.start + alignment.dest_start, around.start + alignment.dest_end)
            )
            yield self._clipped(lo - 4, hi + 4)

    def _clipped(self, start: int, stop: int) -> range:
        return range(max(0, start), min(len(self._row), stop))

    def _candidates(self, row: WordRow, span: Span, window: range, anchor: Anchor) -> Iterator[_Candidate]:
        """Yield the places in `window` that can be believed: the best, and one on each side of it."""
        found = self._compared(row, span, window)
        if found is None:
            return
        for part in (window, range(window.start, found[1].first), range(found[1].behind, window.stop)):
            again = found if part == window else self._compared(row, span, part)
            if again is not None and (score := self._score(*again, span, anchor)):
                yield _Candidate(score, again[1])

    def _compared(self, row: WordRow, span: Span, window: range) -> tuple[Pairing, Found] | None:
        if not window:
            return None
        pairing = Pairing.none(row, self._row)
        pairing.compare(range(len(row)), window)
        found = pairing.found(span)
        return (pairing, found) if found is not None and found.share >= _LEAST_WORDS else None

    def _score(self, pairing: Pairing, found: Found, span: Span, anchor: Anchor) -> float:
        """Return how well a place suits the anchor; 0 where it cannot be believed."""
        row = pairing.old
        lo, hi = row.within(span)
        sides = []
        if lo:
            sides.append(pairing.kept_beside(range(max(0, lo - _BESIDE), lo), found.first - lo))
        if hi < len(row):
            sides.append(pairing.kept_beside(range(hi, min(len(row), hi + _BESIDE)), found.behind - hi))
        best, mean = max(sides, default=1.0), sum(sides) / len(sides) if sides else 1.0
        size = sum(map(row.size, range(lo, hi)))
        carries = min(1.0, size / _LONG)
        by_itself = 0.45 + 0.25 * carries
        score = by_itself * found.share + (1 - by_itself) * (0.6 * best + 0.4 * mean)
        if found.behind - found.first > hi - lo + min(hi - lo + _FEW_WORDS, _MOST_WORDS):
            return 0.0
        if (found.share < _LITTLE_CHANGED or carries < _SHORT) and mean < _BOTH_SIDES:
            return 0.0
        alone = found.share >= _NEARLY_ALL and carries >= 0.6
        if score < (_LEAST_SCORE if not alone else 0.0) or (best < _LEAST_CONTEXT and not alone):
            return 0.0
        nearness = 1 - min(1.0, abs(found.span.start - anchor.start) / (len(self._text) + 1))
        return score + 0.02 * nearness


def _ends(anchor: Anchor) -> tuple[Anchor, ...]:
    """Return the anchor, or those of the two ends of a long passage."""
    letters = 5 * _MOST
    exact = anchor.exact
    if len(exact) <= 2 * letters:
        return (anchor,)
    part = letters // 4
    head = Anchor(exact[:part], anchor.prefix, exact[part : 2 * part], anchor.start, anchor.start + part)
    tail = Anchor(exact[-part:], exact[-2 * part : -part], anchor.suffix, anchor.end - part, anchor.end)
    return head, tail


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield each three words in a row."""
    return zip(numbers, numbers[1:], numbers[2:], strict=False)


def _touch(one: Span, other: Span) -> bool:
    return one.start < max(other.end, other.start + 1) and other.start < max(one.end, one.start + 1)
