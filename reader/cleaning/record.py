"""The record of every decision about a page, made when it is asked for: what stayed, what went, and why.

It accounts for every sign of the source: in a unit that stays, in a line that was joined to one, in what was
removed, or left out inside a unit that stays.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.article import Removal, RemovalKind, Span
from reader.article.segments import trim
from reader.cleaning.mended import Mended
from reader.cleaning.sourcemap import Laid, SourceMap

JOINED = {
    "broken-sentence": "a sentence broken around linked words",
    "hard-wrap": "lines wrapped at a fixed width",
}
_MOST_REASONS = 3
#: How much of the unit that a line was joined to is quoted, in code points.
_QUOTED = 40


class Record(NamedTuple):
    """What the decisions are made from: the source, its mended text, and the units that stay, in order."""

    source: str = ""
    mended: Mended = Mended("")
    laid: tuple[Laid, ...] = ()


class Accounting(NamedTuple):
    """How many signs of the source went where, white space aside; `characters` are all there are.

    `left_out` are those of the kept and joined ones that the article does not show: invisible signs, the
    hyphens of cut words. `unaccounted` are in no decision, `twice` in more than one: both are 0.
    """

    characters: int
    kept: int
    joined: int
    removed: int
    left_out: int
    unaccounted: int
    twice: int


def decisions_of(text: str, removals: Sequence[Removal], record: Record) -> Iterator[Removal]:
    """Yield a decision for every unit of the source: kept, joined, removed; then what changed in it.

    The first three do not overlap; `text` is the article's, `removals` what the cleaner removed or changed.
    """
    for one in record.laid:
        first, *others = _stretches(record, one)
        yield Removal(
            first.of(record.source),
            one.kind.value,
            one.judged.reasons[:_MOST_REASONS],
            first,
            one.at.start,
            RemovalKind.KEPT,
            one.judged.score,
        )
        for where in others:
            words = where.of(record.source)
            reason = JOINED.get(one.joined, "a part of the same unit")
            lines = words.count("\n") + 1
            told = f"{lines} lines, {reason}" if lines > 1 else reason
            opening = _opening(first.of(record.source))
            yield Removal(
                words,
                one.joined or one.kind.value,
                (f"joined to “{opening}” at {first.start}", told),
                where,
                one.at.start,
                RemovalKind.JOINED,
                one.judged.score,
            )
    for removal in removals:
        if removal.kind is not RemovalKind.JOINED:
            yield removal


def place_behind(places: Sequence[tuple[int, int]], offset: int, end: int) -> int:
    """Return where in the article what is at `offset` of the source would stand, before what follows.

    `places` are the offsets of what stays, in the source and in the article, in order; `end` is where the
    article ends.
    """
    behind = bisect_left(places, (offset, -1))
    return places[behind][1] if behind < len(places) else end


def run_together(source: str, spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that only white space parts made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not source[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _opening(words: str) -> str:
    """Return the first words of a unit, as it is named to a reader."""
    line = " ".join(words[: 4 * _QUOTED].split())
    return line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _stretches(record: Record, one: Laid) -> list[Span]:
    """Return the stretches of the source that a unit was made of: wrapped lines behind the first are one."""
    spans = [record.mended.to_source(piece) for piece in one.pieces]
    found = spans[:1]
    for span in spans[1:]:
        near = record.source[found[-1].end : span.start].isspace() or found[-1].end >= span.start
        if near and (one.joined != "broken-sentence") and (len(found) > 1 or not one.joined):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def accounting_of(text: str, removals: Sequence[Removal], record: Record) -> Accounting:
    """Count where every sign of the source went; as slow as the source is long."""
    source = record.source
    sizes = dict.fromkeys(RemovalKind, 0)
    spans: list[Span] = []
    for decision in decisions_of(text, removals, record):
        if decision.kind is not RemovalKind.CHANGED:
            sizes[decision.kind] += _signs(source, decision.where)
            spans.append(decision.where)
    covered = twice = at = 0
    for span in sorted(spans):
        begin = max(at, span.start)
        twice += _signs(source, Span(span.start, min(begin, span.end)))
        covered += _signs(source, Span(begin, max(begin, span.end)))
        at = max(at, span.end)
    shown = 0
    for stretches in SourceMap(text, record.mended, record.laid).stretches():
        last = 0
        for stretch in stretches:
            count = _signs(source, Span(max(last, stretch.start), max(last, stretch.end)))
            last = max(last, stretch.end)
            shown += count
    characters = _signs(source, Span(0, len(source)))
    return Accounting(
        characters,
        sizes[RemovalKind.KEPT],
        sizes[RemovalKind.JOINED],
        sizes[RemovalKind.REMOVED],
        sizes[RemovalKind.KEPT] + sizes[RemovalKind.JOINED] - shown,
        characters - covered,
        twice,
    )


def stretches_between(source: str, taken: Iterable[Span]) -> list[Span]:
    """Return the stretches of `source` outside of those taken that are more than white space."""
    found: list[Span] = []
    at = 0
    for span in [*sorted(taken), Span(len(source), len(source))]:
        if span.start > at and not source[at : span.start].isspace():
            found.append(trim(source, Span(at, span.start)))
        at = max(at, span.end)
    return found


def nothing_to_show(source: str, where: Span, at: int) -> Removal:
    """Return the record of a line that only invisible signs stood on."""
    return Removal(where.of(source), "invisible", ("has nothing to show",), where, at)


def _signs(text: str, span: Span) -> int:
    """Count the code points under `span` that are no white space."""
    return len("".join(span.of(text).split()))
