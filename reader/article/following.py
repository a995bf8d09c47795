"""Where every word of an old text went in a new one, when both texts are at hand: the strongest evidence.

Paragraphs that are the same are paired first, wherever they went; then runs of words that stand once in what
is left of both; then what lies between two pairs, by the fewest edits. Each new word is the like of one old
word at most: a passage that is gone cannot take the words of another for its own.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress, islice

from reader.article.pairing import Found, Pairing
from reader.article.span import Span
from reader.article.word_rows import Vocabulary, WordRow

#: Lengths of the runs of words that are looked for, longest first.
_RUNS = (8, 5, 3)
#: A run this short in letters may stand at two places by chance: “one of the”.
_LEAST_RUN = 14
#: Letters from which on a passage carries itself, and context words on each side asked for otherwise.
_CARRIES, _BESIDE = 24, 8
#: What must be there of the context on the better side and on the other, where fewer of the words are left.
_SOME_CONTEXT, _LITTLE_CONTEXT, _MOST_WORDS = 0.4, 0.2, 0.7
#: The most words on either side of a comparison by edits; beyond, the two are taken for unrelated.
_MOST = 1500
#: Of more of the longest runs than this only each fourth is looked at: of a book in which all changed.
_MANY, _TAKEN = 50_000, 4
_BREAK = "\n\n"


def follow(old: str, new: str) -> "Following":
    """Return where the words of `old` went in `new`; takes about a second for 3 MB of which all changed."""
    vocabulary = Vocabulary()
    return Following(Pairing.none(vocabulary.read(old), vocabulary.read(new)), vocabulary)


class Following:
    """The words of an old text and their likes in a new one."""

    def __init__(self, pairing: Pairing, vocabulary: Vocabulary) -> None:
        self.pairing = pairing
        self.vocabulary = vocabulary
        self._paragraphs()
        for length in _RUNS:
            self._runs(length)
        #: The words whose likes are in a long run of likes; the others may have found theirs by chance.
        self._firm = bytes(map((-1).__ne__, pairing.to))
        self._gaps()

    def found(self, span: Span) -> Found | None:
        """Return where a span of the old text is in the new one, None where none of its words are left.

        A few words that stand apart from all that is left of what was around them are none of its own.
        """
        found = self.pairing.found(span)
        return found if found is None or self._belongs(span, found) else None

    def _belongs(self, span: Span, found: Found) -> bool:
        pairing = self.pairing
        lo, hi = pairing.old.within(span)
        if 1 in self._firm[lo:hi] or sum(map(pairing.old.size, range(lo, hi))) >= _CARRIES:
            return True
        before = pairing.kept_beside(range(max(0, lo - _BESIDE), lo), found.first - lo)
        behind = pairing.kept_beside(range(hi, min(len(pairing.old), hi + _BESIDE)), found.behind - hi)
        best, worst = max(before, behind), min(before, behind)
        if found.share >= _MOST_WORDS:
            return best > 0
        return best >= _SOME_CONTEXT and worst >= _LITTLE_CONTEXT

    def others_share(self, span: Span, place: Span) -> float:
        """Return which share of the new words at `place` are the likes of old words outside `span`."""
        first, behind = self.pairing.new.within(place)
        return self.pairing.claimed_elsewhere(range(first, behind), span)

    def _paragraphs(self) -> None:
        old, new = self.pairing.old, self.pairing.new
        ours, theirs = list(_paragraphs(old)), list(_paragraphs(new))
        our_keys, their_keys = _keys(old, ours), _keys(new, theirs)
        once = _once(their_keys)
        pairs = {at: once[key] for key, at in _once(our_keys).items() if key in once}
        if len(ours) == len(theirs) and our_keys == their_keys:
            pairs = {at: at for at in range(len(ours))}
        taken = set(pairs.values())
        # Repeated paragraphs go with their neighbours, and so do those at the text's ends.
        for step, at, to in ((1, -1, -1), (-1, len(ours), len(theirs))):
            _spread(pairs, taken, (at, to), step, our_keys, their_keys)
        for step in (1, -1):
            for at, to in list(pairs.items()):
                _spread(pairs, taken, (at, to), step, our_keys, their_keys)
        for at, to in pairs.items():
            self.pairing.pair(ours[at].start, theirs[to].start, len(ours[at]))

    def _runs(self, length: int) -> None:
        """Pair the runs of `length` words that stand once in what is left of each text, and what adjoins."""
        pairing = self.pairing
        old, new = pairing.old.numbers, pairing.new.numbers
        paired = bytes(map((-1).__ne__, pairing.to))
        ours = _runs_once(old, paired, length)
        if not ours:
            return
        theirs = _runs_once(new, pairing.taken, length)
        for run, at in ours.items():
            to = theirs.get(run)
            if to is None or pairing.to[at] != -1 or pairing.taken[to]:
                continue
            first, there, count = self._grown(at, to)
            if count >= length and sum(map(pairing.old.size, range(first, first + count))) >= _LEAST_RUN:
                pairing.pair(first, there, count)

    def _grown(self, at: int, to: int) -> tuple[int, int, int]:
        """Return the longest run of unpaired, equal words around a pair: old place, new place, count."""
        pairing = self.pairing
        old, new, taken, pairs = pairing.old.numbers, pairing.new.numbers, pairing.taken, pairing.to
        back = 0
        while (
            at - back > 0
            and to - back > 0
            and old[at - back - 1] == new[to - back - 1]
            and pairs[at - back - 1] == -1
            and not taken[to - back - 1]
        ):
            back += 1
        ahead = 0
        while (
            at + ahead < len(old)
            and to + ahead < len(new)
            and old[at + ahead] == new[to + ahead]
            and pairs[at + ahead] == -1
            and not taken[to + ahead]
        ):
            ahead += 1
        return at - back, to - back, back + ahead

    def _gaps(self) -> None:
        """Compare the unpaired words between two pairs with those between their likes."""
        pairing = self.pairing
        for gap in list(_gaps(pairing.to, range(len(pairing.old)))):
            before = pairing.to[gap.start - 1] if gap.start else -1
            behind = pairing.to[gap.stop] if gap.stop < len(pairing.old) else len(pairing.new)
            regions = {self._free_after(before), self._free_before(behind)}
            likely = sorted(regions, key=lambda region: (-self._likeness(gap, region), region.start))
            for region in likely:
                for rest in list(_gaps(pairing.to, gap)) if region != likely[0] else (gap,):
                    # What is left of the gap belongs to the other pair only where it adjoins that.
                    if region == likely[0] or (rest.start == gap.start) or (rest.stop == gap.stop):
                        self._compare(rest, region)

            self._tidy(gap)

    def _tidy(self, gap: range) -> None:
        """Let words go with the like of their neighbour, where a stray one of the gap took their own like.

        Of several ways with as few edits, the comparison may pair “a” with an “a” that stands far off.
        """
        pairing = self.pairing
        to, old, new = pairing.to, pairing.old.numbers, pairing.new.numbers
        for step, places in ((-1, reversed(gap)), (1, gap)):
            for at in places:
                beside = at - step
                if not 0 <= beside < len(to) or to[beside] == -1:
                    continue
                like = to[beside] + step
                if to[at] == like or not 0 <= like < len(new) or old[at] != new[like]:
                    continue
                stray = next((one for one in gap if to[one] == like), -1)
                if stray == -1 and pairing.taken[like]:
                    continue
                if stray != -1:
                    to[stray] = -1
                if to[at] != -1:
                    pairing.taken[to[at]] = 0
                pairing.pair(at, like)

    def _compare(self, gap: range, region: range) -> None:
        if region and len(gap) <= _MOST and len(region) <= _MOST:
            self.pairing.compare(gap, region)

    def _free_after(self, place: int) -> range:
        stop = self.pairing.taken.find(1, place + 1)
        return range(place + 1, len(self.pairing.new) if stop < 0 else stop)

    def _free_before(self, place: int) -> range:
        return range(self.pairing.taken.rfind(1, 0, place) + 1, place)

    def _likeness(self, gap: range, region: range) -> int:
        if not region or len(region) > _MOST or len(gap) > _MOST:
            return 0
        from rapidfuzz.distance import LCSseq  # only needed where words have been edited

        pairing = self.pairing
        ours, theirs = (
            pairing.old.numbers[gap.start : gap.stop],
            pairing.new.numbers[region.start : region.stop],
        )
        return LCSseq.similarity(ours, theirs)


def _paragraphs(row: WordRow) -> Iterator[range]:
    """Yield the places of the words of each paragraph that has any."""
    first, at = 0, 0
    while at >= 0:
        at = row.text.find(_BREAK, at)
        behind = row.within(Span(at, at))[0] if at >= 0 else len(row)
        if behind > first:
            yield range(first, behind)
        first = behind
        at = at + len(_BREAK) if at >= 0 else at


def _keys(row: WordRow, paragraphs: Sequence[range]) -> list[tuple[int, ...]]:
    return [tuple(row.numbers[one.start : one.stop]) for one in paragraphs]


def _once(keys: Sequence[tuple[int, ...]]) -> dict[tuple[int, ...], int]:
    """Return where each key stands that stands there once."""
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def _spread(
    pairs: dict[int, int],
    taken: set[int],
    pair: tuple[int, int],
    step: int,
    ours: Sequence[tuple[int, ...]],
    theirs: Sequence[tuple[int, ...]],
) -> None:
    """Pair the neighbours of a pair, and theirs, as long as they are the same and have no like yet."""
    at, to = pair[0] + step, pair[1] + step
    while 0 <= at < len(ours) and 0 <= to < len(theirs) and ours[at] == theirs[to]:
        if at in pairs or to in taken:
            return
        pairs[at] = to
        taken.add(to)
        at, to = at + step, to + step


def _runs_once(numbers: Sequence[int], used: bytes | bytearray, length: int) -> dict[int, int]:
    """Return where each run of unused words stands that stands there once, by the hash of the run.

    Two runs with one hash are told apart where they are compared, word by word.
    """
    runs: list[int] = []
    places: list[int] = []
    for stretch in _unused(used):
        if len(stretch) >= length:
            words = numbers[stretch.start : stretch.stop]
            runs += map(hash, zip(*(islice(words, n, None) for n in range(length)), strict=False))
            places += range(stretch.start, stretch.stop - length + 1)
    if length == _RUNS[0] and len(runs) > _MANY:
        # The same ones are taken in both texts, and what adjoins a pair is paired with it.
        taken = [run % _TAKEN == 0 for run in runs]
        runs, places = list(compress(runs, taken)), list(compress(places, taken))
    last = dict(zip(runs, places, strict=True))
    runs.reverse()
    places.reverse()
    first = dict(zip(runs, places, strict=True))
    return {run: at for run, at in last.items() if first[run] == at}


def _unused(used: bytes | bytearray) -> Iterator[range]:
    """Yield the stretches of places that are not used."""
    stop = 0
    while (start := used.find(0, stop)) >= 0:
        stop = used.find(1, start)
        stop = stop if stop >= 0 else len(used)
        yield range(start, stop)


def _gaps(to: Sequence[int], places: range) -> Iterator[range]:
    """Yield the stretches of old words at `places` that have no like."""
    first = -1
    for at in places:
        if to[at] == -1 and first < 0:
            first = at
        elif to[at] != -1 and first >= 0:
            yield range(first, at)
            first = -1
    if first >= 0:
        yield range(first, places.stop)
