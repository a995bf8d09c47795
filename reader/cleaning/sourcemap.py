"""From the article's text to the source and back: worked out block by block, when somebody asks.

Cleaning itself keeps no offsets of single characters. What stands in a block is found in its source lines
again by walking along both: spaces aside, cleaning only composes signs or leaves some out.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from reader.article import BlockKind, Span
from reader.cleaning.mended import Mended
from reader.cleaning.normalise import plain, source_extents

#: Beyond this many signs, what cannot be followed is not searched for, but taken as a whole.
_LONGEST_SEARCH = 4_000
_LINE_END = re.compile(r"[\n\f\v]")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the cleaner thought of a unit: a score in log-odds, and why in short phrases, strongest first.

    What it thought of the many units that stay is worked out, by `ask`, when somebody wants to know.
    """

    told_score: float = 0.0
    told: tuple[str, ...] = ()
    ask: Callable[[], tuple[float, tuple[str, ...]]] | None = field(default=None, compare=False, repr=False)

    @property
    def score(self) -> float:
        """How much the unit looks like a part of the article, in log-odds."""
        return self.ask()[0] if self.ask is not None else self.told_score

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was decided so, in short phrases."""
        return self.ask()[1] if self.ask is not None else self.told


class Laid(NamedTuple):
    """A unit that stays, laid out: where it stands in the article (`at`) and which lines it was made of.

    `pieces` are spans of the mended text, in order. `joined` says what joined them, "" if nothing did. Of
    a `whole` the pieces are many paragraphs that went through as one: the middle of a book.
    """

    at: Span
    kind: BlockKind
    pieces: tuple[Span, ...]
    joined: str = ""
    judged: Judged = Judged()
    whole: bool = False


class Aligned(NamedTuple):
    """For each character of a block, the stretch of the mended text it stands for; spaces fill the gaps.

    `solid` are the places of those that are no white space. `same` says that the block is one piece as it is.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    solid: Sequence[int]
    same: bool = False


class SourceMap:
    """Carries spans between `Article.text` and `Draft.text`; each block is followed once, when asked for."""

    __slots__ = ("_aligned", "_by_source", "_laid", "_mended", "_text")

    def __init__(self, text: str, mended: Mended, laid: Sequence[Laid]) -> None:
        self._text = text
        self._mended = mended
        self._laid: list[Laid] = []
        for one in laid:
            self._laid += _paragraphs(text, mended.text, one) if one.whole else (one,)
        self._aligned: dict[int, Aligned] = {}
        self._by_source = sorted(
            (piece.start, piece.end, index) for index, one in enumerate(self._laid) for piece in one.pieces
        )

    def to_source(self, span: Span) -> Span:
        """Return the stretch of the source that the words under `span` of the article came from.

        Where lines were removed inside a joined sentence, they lie inside the stretch. What stands between
        two blocks came from nowhere: an empty span behind the first of them.
        """
        first = max(0, bisect_right(self._laid, span.start, key=lambda one: one.at.start) - 1)
        found: list[Span] = []
        for index in range(first, len(self._laid)):
            at = self._laid[index].at
            if at.start >= span.end and found:
                break
            aligned = self._of(index)
            begin, end = max(span.start, at.start) - at.start, min(span.end, at.end) - at.start
            if begin < end:
                # A title stands first wherever it stood, and may have been joined to what follows it.
                found.append(Span(min(aligned.starts[begin:end]), max(aligned.ends[begin:end])))
            elif begin >= len(at) and aligned.ends:
                found.append(Span(aligned.ends[-1], aligned.ends[-1]))
            if at.end >= span.end:
                break
        solid = [one for one in found if one] or found[:1]
        if not solid:
            return Span(0, 0)
        hull = Span(min(one.start for one in solid), max(one.end for one in solid))
        return self._mended.to_source(hull)

    def to_article(self, span: Span) -> Span | None:
        """Return where in the article the words under `span` of the source stand, or None if nowhere."""
        wanted = self._mended.from_source(span)
        blank = not wanted.of(self._mended.text).strip()
        found: list[Span] = []
        # Pieces do not overlap, so that only the last that begins before the span may reach into it.
        place = max(0, bisect_right(self._by_source, (wanted.start, len(self._mended.text) + 1)) - 1)
        indexes: dict[int, None] = {}
        for start, end, index in self._by_source[place:]:
            if start >= wanted.end and indexes:
                break
            if end > wanted.start and start < wanted.end:
                indexes[index] = None
        for index in indexes:
            aligned, at = self._of(index), self._laid[index].at.start
            places: Sequence[int] = range(len(aligned.starts)) if blank else aligned.solid
            pieces = self._laid[index].pieces
            if any(later.start < earlier.start for earlier, later in pairwise(pieces)):
                inside = [
                    sign
                    for sign in places
                    if aligned.ends[sign] > wanted.start and aligned.starts[sign] < wanted.end
                ]
                found += [Span(at + inside[0], at + inside[-1] + 1)] if inside else []
                continue
            first = bisect_right(places, wanted.start, key=lambda sign: aligned.ends[sign])
            last = bisect_left(places, wanted.end, key=lambda sign: aligned.starts[sign]) - 1
            if first <= last:
                found.append(Span(at + places[first], at + places[last] + 1))
        if not found:
            return None
        return Span(min(one.start for one in found), max(one.end for one in found))

    def pieces_of(self, span: Span) -> tuple[Span, ...]:
        """Return the lines of the mended text, or parts of them, that `span` of the article is from."""
        found: list[Span] = []
        first = max(0, bisect_right(self._laid, span.start, key=lambda one: one.at.start) - 1)
        for index in range(first, len(self._laid)):
            one = self._laid[index]
            if one.at.start >= span.end:
                break
            if span.covers(one.at):
                found += one.pieces
                continue
            begin, end = max(0, span.start - one.at.start), min(len(one.at), span.end - one.at.start)
            if begin < end:
                aligned = self._of(index)
                inner = Span(aligned.starts[begin], aligned.ends[end - 1])
                found += [
                    Span(max(piece.start, inner.start), min(piece.end, inner.end))
                    for piece in one.pieces
                    if piece.overlaps(inner)
                ]
        return tuple(found)

    def joined(self, span: Span) -> str:
        """Return what joined the block at the beginning of `span` of the article, "" if nothing did."""
        place = bisect_right(self._laid, span.start, key=lambda one: one.at.start) - 1
        return self._laid[place].joined if place >= 0 else ""

    def stretches(self) -> Iterator[Sequence[Span]]:
        """Yield, for each block, the stretches of the source that its signs stand for, in order.

        White space has none; where several signs stand for one stretch, it comes once.
        """
        for index in range(len(self._laid)):
            aligned = self._of(index)
            if aligned.same:
                yield (self._mended.to_source(self._laid[index].pieces[0]),)
                continue
            shown = ((aligned.starts[sign], aligned.ends[sign]) for sign in aligned.solid)
            yield tuple(self._mended.to_source(Span(start, end)) for start, end in dict.fromkeys(shown))

    def _of(self, index: int) -> Aligned:
        if index not in self._aligned:
            one = self._laid[index]
            self._aligned[index] = align(one.at.of(self._text), self._mended.text, one.pieces)
        return self._aligned[index]


def align(text: str, source: str, pieces: Sequence[Span]) -> Aligned:
    """Find the characters of a block in the lines of `source` under `pieces` that it was made of."""
    first = pieces[0]
    if len(pieces) == 1 and source.startswith(text, first.start) and len(first) == len(text):
        solid = [place for place, sign in enumerate(text) if not sign.isspace()]
        return Aligned(range(first.start, first.end), range(first.start + 1, first.end + 1), solid, same=True)
    signs, begins, stops = _signs_of(source, pieces)
    starts, ends, solid = [0] * len(text), [0] * len(text), []
    at = 0
    for place, sign in enumerate(text):
        if sign.isspace():
            continue
        found = at if at < len(signs) and signs[at] == sign else _next_like(text, place, signs, at)
        if found >= 0:
            at = found
            starts[place], ends[place] = begins[at], stops[at]
            at += 1
        else:
            # Made up by the cleaner: it stands for what is around it, and for nothing of its own.
            starts[place] = ends[place] = stops[at - 1] if at else pieces[0].start
        solid.append(place)
    _fill_gaps(text, starts, ends, pieces)
    return Aligned(starts, ends, solid)


def _signs_of(source: str, pieces: Sequence[Span]) -> tuple[str, list[int], list[int]]:
    """Return the signs of plain lines without white space, and where each begins and stops in the source."""
    signs: list[str] = []
    begins: list[int] = []
    stops: list[int] = []
    for piece in pieces:
        line = piece.of(source)
        for sign, (begin, stop) in zip(plain(line), source_extents(line), strict=True):
            if not sign.isspace():
                signs.append(sign)
                begins.append(piece.start + begin)
                stops.append(piece.start + stop)
    return "".join(signs), begins, stops


def _next_like(text: str, place: int, signs: str, at: int) -> int:
    """Return where the words of `text` from `place` on go on in `signs`, past what was left out, or -1."""
    ahead = "".join(text[place : place + 24].split())
    for length in (12, 6, 3, 1):
        if len(ahead) >= length:
            found = signs.find(ahead[:length], at, at + _LONGEST_SEARCH)
            if found >= 0:
                return found
    return signs.find(ahead, at, at + _LONGEST_SEARCH)


def _fill_gaps(text: str, starts: list[int], ends: list[int], pieces: Sequence[Span]) -> None:
    """Let each white space stand for what lies between the signs around it."""
    place = 0
    while place < len(text):
        if not text[place].isspace():
            place += 1
            continue
        stop = place
        while stop < len(text) and text[stop].isspace():
            stop += 1
        before = ends[place - 1] if place else pieces[0].start
        behind = starts[stop] if stop < len(text) else pieces[-1].end
        for gap in range(place, stop):
            starts[gap], ends[gap] = before, max(before, behind)
        place = stop


def _paragraphs(text: str, source: str, one: Laid) -> Iterator[Laid]:
    """Yield the paragraphs of a whole, each with the lines of the source that it was made of."""
    lines = _lines_of(source, one.pieces)
    begin = one.at.start
    while begin < one.at.end:
        stop = text.find("\n\n", begin, one.at.end)
        stop = stop if stop >= 0 else one.at.end
        wanted = len("".join(text[begin:stop].split()))
        pieces: list[Span] = []
        had = hyphens = 0
        while had < wanted:
            line = next(lines, None)
            if line is None:
                break
            piece, signs, cut = line
            pieces.append(piece)
            had += signs
            hyphens += cut
            if had - hyphens <= wanted <= had:
                break
        yield Laid(
            Span(begin, stop), one.kind, tuple(pieces) or (Span(one.pieces[0].end, one.pieces[0].end),)
        )
        begin = stop + 2


def _lines_of(source: str, pieces: Sequence[Span]) -> Iterator[tuple[Span, int, int]]:
    """Yield the lines with something to show, how many signs each has, and whether it ends in a hyphen."""
    for piece in pieces:
        begin = piece.start
        for line in _LINE_END.split(piece.of(source)):
            shown = "".join(plain(line).split())
            if shown:
                yield Span(begin, begin + len(line)), len(shown), int(shown[-1] in "-\u2010")
            begin += len(line) + 1
