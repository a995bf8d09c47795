"""Putting the article together: its text, the blocks over it, and the record of what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from reader.article import (
    Article,
    Block,
    BlockKind,
    Draft,
    Inline,
    InlineKind,
    Meta,
    Removal,
    RemovalKind,
    Span,
)
from reader.article.segments import trim
from reader.cleaning.datelines import find_dateline
from reader.cleaning.mended import Mended
from reader.cleaning.metadata import with_dateline
from reader.cleaning.normalise import changes, holes
from reader.cleaning.page import Verdict
from reader.cleaning.record import (
    JOINED,
    Accounting,
    Record,
    accounting_of,
    decisions_of,
    nothing_to_show,
    place_behind,
    run_together,
    stretches_between,
)
from reader.cleaning.sourcemap import Judged, Laid, SourceMap, align
from reader.cleaning.tables import is_table
from reader.cleaning.units import Unit

#: What stands between two blocks of the text.
_BREAK = "\n\n"
_NONE: Mapping[int, Judged] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article, and what the cleaner took out, joined or changed to get it, in order of the source.

    `record` is what the rest is worked out from when it is asked for.
    """

    article: Article
    removals: tuple[Removal, ...]
    record: Record = field(default_factory=Record, repr=False)

    @property
    def decisions(self) -> tuple[Removal, ...]:
        """Every decision in order of the source, those to keep a unit too; worked out anew each time."""
        found = decisions_of(self.article.text, self.removals, self.record)
        return tuple(sorted(found, key=lambda one: (one.where.start, one.where.end)))

    def source_map(self) -> SourceMap:
        """Return what carries spans between the article's text and the draft's."""
        return SourceMap(self.article.text, self.record.mended, self.record.laid)

    def accounting(self) -> Accounting:
        """Count where every sign of the source went; slow."""
        return accounting_of(self.article.text, self.removals, self.record)


def assemble(
    draft: Draft,
    kept: Sequence[tuple[Unit, BlockKind]],
    removed: Sequence[tuple[Unit, Verdict]],
    title: str,
    meta: Meta,
    judged: Mapping[int, Judged] = _NONE,
) -> Cleaned:
    """Lay the kept units out as the article's text, the title first, and record the rest.

    `title` are the words of the unit of kind TITLE, which may stand with more words in the source: those
    go. `judged` says what was thought of the kept units, by the offsets at which they begin.
    """
    ordered = sorted(kept, key=lambda pair: pair[1] is not BlockKind.TITLE)
    words = [title if kind is BlockKind.TITLE else unit.text for unit, kind in ordered]
    blocks: list[Block] = []
    laid: list[Laid] = []
    unknown = Judged()
    offset = 0
    for text, (unit, kind) in zip(words, ordered, strict=True):
        at = Span(offset, offset + len(text))
        blocks.append(Block(at, kind, level=_level(kind)))
        thought = judged.get(unit.where.start, unknown)
        laid.append(Laid(at, kind, unit.pieces or (unit.where,), unit.joined, thought))
        offset += len(text) + len(_BREAK)
    text = _BREAK.join(words)
    dateline, inlines = _dateline(text, blocks)
    meta = with_dateline(meta, dateline)
    article = Article(draft.digest[:32], text, tuple(blocks), inlines, meta)
    places = sorted(
        (unit.where.start, block.span.start) for (unit, _), block in zip(ordered, blocks, strict=True)
    )

    def removal(where: Span, verdict: Verdict) -> Removal:
        at = place_behind(places, where.start, len(text))
        return Removal(where.of(draft.text), verdict.label, verdict.reasons, where, at, score=verdict.score)

    removals = [
        removal(where, verdict)
        for unit, verdict in removed
        for where in run_together(draft.text, unit.pieces or (unit.where,))
    ]
    for (unit, _), block in zip(ordered, blocks, strict=True):
        removals += changes_of(draft.text, unit, block.span.start)
    if ordered and words[0] != ordered[0][0].text:
        laid[0], cut = _cut(draft.text, ordered[0][0], laid[0], title)
        removals += [
            removal(where, Verdict("boilerplate", (_beside_title(where.of(draft.text)),))) for where in cut
        ]
    taken = [piece for one in laid for piece in one.pieces]
    taken += [one.where for one in removals if one.kind is RemovalKind.REMOVED]
    for where in stretches_between(draft.text, taken):
        removals.append(nothing_to_show(draft.text, where, place_behind(places, where.start, len(text))))
    removals.sort(key=lambda removal: (removal.where.start, removal.where.end))
    return Cleaned(article, tuple(removals), Record(draft.text, Mended(draft.text), tuple(laid)))


def _beside_title(words: str) -> str:
    return (
        "names the line of the headline"
        if words.rstrip()[-1:] == ":"
        else "names the site beside the headline"
    )


def _cut(source: str, unit: Unit, laid: Laid, title: str) -> tuple[Laid, list[Span]]:
    """Return the title's unit without the words around the title, and where those stand in the source."""
    begin = unit.text.find(title)
    if begin < 0 or not title:
        return laid, []
    aligned = align(unit.text, source, laid.pieces)
    inner = Span(aligned.starts[begin], aligned.ends[begin + len(title) - 1])
    pieces = [
        Span(max(piece.start, inner.start), min(piece.end, inner.end))
        for piece in laid.pieces
        if piece.overlaps(inner)
    ]
    outer = (
        Span(piece.start, min(piece.end, inner.start)) if piece.start < inner.start else Span(0, 0)
        for piece in laid.pieces
    )
    behind = (
        Span(max(piece.start, inner.end), piece.end) if piece.end > inner.end else Span(0, 0)
        for piece in laid.pieces
    )
    cut = [trimmed for part in (*outer, *behind) if (trimmed := trim(source, part))]
    return laid._replace(pieces=tuple(pieces)), cut


def _level(kind: BlockKind) -> int:
    return {BlockKind.TITLE: 1, BlockKind.HEADING: 2}.get(kind, 0)


def _dateline(text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Inline, ...]]:
    """Find the dateline in one of the first paragraphs."""
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH][:4]
    for block in paragraphs:
        found = find_dateline(block.span.of(text))
        if found:
            span, place = found
            start = block.span.start
            return place, (Inline(Span(start + span.start, start + span.end), InlineKind.DATELINE),)
    return "", ()


def changes_of(source: str, unit: Unit, at: int) -> list[Removal]:
    """Return what was done to a unit that stays: joined from pieces, or made of plainer characters."""
    found: list[Removal] = []
    words = unit.where.of(source)
    if words == unit.text:
        return found  # most units are as they were
    if unit.joined:
        reasons = (JOINED[unit.joined],)
        found.append(Removal(words, unit.joined, reasons, unit.where, at, RemovalKind.JOINED))
    pieces = unit.pieces or (unit.where,)
    notes = tuple(
        dict.fromkeys(
            reason
            for piece in pieces
            for reason in (
                *(f"words may be missing at “{hole}”" for hole in _holes(piece.of(source), unit)),
                *_changes(piece.of(source), unit),
            )
        )
    )
    if notes:
        found.append(Removal(words, "normalised", notes, unit.where, at, RemovalKind.CHANGED))
    return found


def _holes(piece: str, unit: Unit) -> tuple[str, ...]:
    """Return where words seem to be missing in a piece; the gaps between a table's columns are none."""
    return () if is_table(unit.text) else tuple(hole for hole in holes(piece) if "  " in hole)


def _changes(piece: str, unit: Unit) -> tuple[str, ...]:
    if piece in unit.text:
        return ()
    return changes(piece, "") if any(not sign.isprintable() or sign.isspace() for sign in piece) else ()
