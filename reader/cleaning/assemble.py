"""Putting the article together: its text, the blocks over it, and the record of what was done."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
from reader.cleaning.datelines import find_dateline
from reader.cleaning.normalise import changes, holes
from reader.cleaning.page import Verdict
from reader.cleaning.tables import is_table
from reader.cleaning.units import Unit

#: What stands between two blocks of the text.
_BREAK = "\n\n"
_JOINED = {
    "broken-sentence": "a sentence broken around linked words",
    "hard-wrap": "lines wrapped at a fixed width",
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article, and what the cleaner took out, joined or changed to get it, in order of the source."""

    article: Article
    removals: tuple[Removal, ...]


def assemble(
    draft: Draft,
    kept: Sequence[tuple[Unit, BlockKind]],
    removed: Sequence[tuple[Unit, Verdict]],
    title: str,
    meta: Meta,
) -> Cleaned:
    """Lay the kept units out as the article's text, the title first, and record the rest.

    `title` are the words of the unit of kind TITLE, which may stand with more words in the source.
    """
    ordered = sorted(kept, key=lambda pair: pair[1] is not BlockKind.TITLE)
    words = [title if kind is BlockKind.TITLE else unit.text for unit, kind in ordered]
    blocks: list[Block] = []
    offset = 0
    for text, (_, kind) in zip(words, ordered, strict=True):
        blocks.append(Block(Span(offset, offset + len(text)), kind, level=_level(kind)))
        offset += len(text) + len(_BREAK)
    text = _BREAK.join(words)
    dateline, inlines = _dateline(text, blocks)
    meta = replace(meta, dateline=meta.dateline or dateline)
    article = Article(draft.digest[:32], text, tuple(blocks), inlines, meta)
    places = sorted(
        (unit.where.start, block.span.start) for (unit, _), block in zip(ordered, blocks, strict=True)
    )
    removals = [
        Removal(
            where.of(draft.text), verdict.label, verdict.reasons, where, _put_back(places, where, len(text))
        )
        for unit, verdict in removed
        for where in _stretches(draft.text, unit)
    ]
    for (unit, _), block in zip(ordered, blocks, strict=True):
        removals += changes_of(draft.text, unit, block.span.start)
    removals.sort(key=lambda removal: (removal.where.start, removal.where.end))
    return Cleaned(article, tuple(removals))


def _stretches(source: str, unit: Unit) -> list[Span]:
    """Return the spans of a unit in the source: several, if other lines stood between its fragments."""
    spans = list(unit.pieces[:1]) or [unit.where]
    for piece in unit.pieces[1:]:
        if source[spans[-1].end : piece.start].isspace():
            spans[-1] = Span(spans[-1].start, piece.end)
        else:
            spans.append(piece)
    return spans


def _put_back(places: Sequence[tuple[int, int]], where: Span, end: int) -> int:
    """Return the offset in the article at which a removed unit would stand: before the kept one behind it."""
    behind = bisect(places, (where.start, -1))
    return places[behind][1] if behind < len(places) else end


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
    if unit.joined:
        reasons = (_JOINED[unit.joined],)
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
