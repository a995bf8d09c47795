"""Which words of an old row are which of a new one, and what becomes of a span of the old text by that.

A word that stayed is paired with its like; one that was put in the place of another stands in for it. The
edit operations between two rows say both, and so where a passage begins and ends that has been reworded.
"""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.article.span import Span
from reader.article.word_rows import WordRow

#: How many words may have been put in between two words of a passage before it counts as torn apart.
_ROOM = 90
#: From this likeness on one word is another spelling or form of the other.
_ALIKE = 0.65
#: How many torn parts of a passage are looked at to find the one a word belongs to.
_PARTS = 4
#: How many words may have been put in or taken out between a passage and a word of its context.
_CLOSE = 3
_NONE = -1


@dataclass(frozen=True, slots=True)
class Found:
    """Where a passage is now, and which share of what it said, 0 to 1, is still said there."""

    span: Span
    share: float
    first: int
    behind: int


@dataclass(slots=True)
class Pairing:
    """Pairs of words of two rows; `to` and `instead` hold places in `new`, -1 where there is none."""

    old: WordRow
    new: WordRow
    to: "array[int]"
    instead: "array[int]"
    taken: bytearray

    @classmethod
    def none(cls, old: WordRow, new: WordRow) -> "Pairing":
        """Return the pairing of two rows in which no word has its like yet."""
        nothing = array("q", [_NONE]) * len(old)
        return cls(old, new, nothing, array("q", nothing), bytearray(len(new)))

    def pair(self, old: int, new: int, count: int = 1) -> None:
        """Pair `count` words in a row."""
        self.to[old : old + count] = array("q", range(new, new + count))
        self.taken[new : new + count] = b"\1" * count

    def compare(self, old: range, new: range) -> None:
        """Pair what two stretches have in common, in order, by the fewest edits of words."""
        from rapidfuzz.distance import Levenshtein  # only needed where words have been edited

        one, other = self.old.numbers[old.start : old.stop], self.new.numbers[new.start : new.stop]
        for edit in Levenshtein.opcodes(one, other):
            at, to = old.start + edit.src_start, new.start + edit.dest_start
            count = edit.src_end - edit.src_start
            if edit.tag == "equal":
                self.pair(at, to, count)
            elif edit.tag == "replace":
                self.instead[at : at + count] = array("q", range(to, to + count))

    def found(self, span: Span) -> Found | None:
        """Return where the old text's `span` is in the new one; None where none of its words are left."""
        lo, hi = self.old.within(span)
        if lo == hi:
            return self._between(span, lo)
        best: list[tuple[int, int, float]] = max(self._parts(lo, hi), key=_weight, default=[])
        whole = sum(map(self.old.size, range(lo, hi)))
        if not best or not whole:
            return None
        first, last = self._first(lo, *best[0][:2]), self._last(hi - 1, *best[-1][:2])
        return Found(
            Span(self._start(span.start, lo, first), self._end(span.end, hi - 1, last)),
            _weight(best) / whole,
            first,
            last + 1,
        )

    def claimed_elsewhere(self, places: range, span: Span) -> float:
        """Return which share of the new words at `places` are the likes of old words outside `span`."""
        lo, hi = self.old.within(span)
        own = set(self.to[lo:hi])
        others = sum(self.new.size(at) for at in places if self.taken[at] and at not in own)
        return others / max(1, sum(map(self.new.size, places)))

    def kept_beside(self, context: range, shift: int) -> float:
        """Return which share of the old words at `context` is about `shift` places on."""
        whole = sum(map(self.old.size, context))
        likes = ((at, self.to[at]) for at in context if self.to[at] != _NONE)
        kept = sum(self.old.size(at) for at, to in likes if abs(to - at - shift) <= _CLOSE)
        return kept / whole if whole else 0.0

    def _parts(self, lo: int, hi: int) -> Iterator[list[tuple[int, int, float]]]:
        """Yield the parts of a passage that stayed together: old place, new place and weight of each word."""
        parts: list[list[tuple[int, int, float]]] = []
        for at in range(lo, hi):
            to, weight = self._like(at)
            if to == _NONE:
                continue
            for part in reversed(parts[-_PARTS:]):
                gap = to - part[-1][1]
                if 0 < gap <= at - part[-1][0] + _ROOM:
                    part.append((at, to, weight))
                    break
            else:
                parts.append([(at, to, weight)])
        yield from parts

    def _like(self, at: int) -> tuple[int, float]:
        if self.to[at] != _NONE:
            return self.to[at], float(self.old.size(at))
        stand_in = self.instead[at]
        if stand_in != _NONE and (alike := _likeness(self.old.word(at), self.new.word(stand_in))) >= _ALIKE:
            return stand_in, alike * self.old.size(at)
        return _NONE, 0.0

    def _first(self, lo: int, at: int, to: int) -> int:
        """Return the new place of a passage's first word, whose first word with a like is at `at`."""
        stand_ins = (self.instead[one] for one in range(lo, at))
        return next((one for one in stand_ins if max(0, to - 2 * (at - lo) - 2) <= one < to), to)

    def _last(self, last: int, at: int, to: int) -> int:
        stand_ins = (self.instead[one] for one in range(last, at, -1))
        return next((one for one in stand_ins if to < one <= to + 2 * (last - at) + 2), to)

    def _start(self, start: int, word: int, to: int) -> int:
        """Return where a passage begins whose first word went to `to`: with the signs it took along."""
        old, new = self.old, self.new
        if start > old.starts[word]:
            same = old.numbers[word] == new.numbers[to]
            return min(new.starts[to] + (start - old.starts[word] if same else 0), new.ends[to] - 1)
        taken = old.text[start : old.starts[word]]
        signs = new.text[new.ends[to - 1] if to else 0 : new.starts[to]]
        return new.starts[to] - _signs(taken[::-1], signs[::-1], old.text[max(0, start - 1) : start])

    def _end(self, end: int, word: int, to: int) -> int:
        old, new = self.old, self.new
        if end < old.ends[word]:
            same = old.numbers[word] == new.numbers[to]
            return max(new.ends[to] - (old.ends[word] - end if same else 0), new.starts[to] + 1)
        taken = old.text[old.ends[word] : end]
        signs = new.text[new.ends[to] : new.starts[to + 1] if to + 1 < len(new) else len(new.text)]
        return new.ends[to] + _signs(taken, signs, old.text[end : end + 1])

    def _between(self, span: Span, behind: int) -> Found | None:
        """Return the place of a span that holds no word: beside the nearest words that are left."""
        old, new = self.old, self.new
        before = self.to[behind - 1] if behind else _NONE
        after = self.to[behind] if behind < len(old) else _NONE
        words = span.of(old.text)
        if before == _NONE and after == _NONE:
            return None
        start = new.ends[before] if before != _NONE else (new.ends[after - 1] if after else 0)
        end = (
            new.starts[after]
            if after != _NONE
            else (new.starts[before + 1] if before + 1 < len(new) else len(new.text))
        )
        if end < start:
            start = new.ends[after - 1] if after else 0
        if not words:
            lead = old.starts[behind] - span.start if after != _NONE else 0
            at = max(start, end - lead) if after != _NONE else start
            return Found(Span(at, at), 1.0, max(after, before), max(after, before))
        if before == _NONE or after != before + 1:
            return None
        at = new.text.find(words, start, end)
        return (
            Found(Span(at, at + len(words)), 1.0, max(after, before), max(after, before)) if at >= 0 else None
        )


def _signs(taken: str, signs: str, left: str) -> int:
    """Return how many of `signs`, read outwards from a word, a passage takes along that took `taken`.

    `left` is the sign that it did not take, if any. A quotation mark may be printed otherwise, and a comma
    may have become a full stop: as many are taken as were, but no blanks that were not.
    """
    if signs.startswith(taken):
        return len(taken)
    blanks = [at for at, sign in enumerate(signs) if sign.isspace()]
    edge = blanks[0] if blanks and not any(sign.isspace() for sign in taken) else len(signs)
    return min(len(taken), edge) if left.strip() else (edge if taken else 0)


def _weight(part: Sequence[tuple[int, int, float]]) -> float:
    return sum(weight for _, _, weight in part)


@lru_cache(maxsize=4096)
def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # only needed where words have been edited

    return fuzz.ratio(one.casefold(), other.casefold()) / 100
