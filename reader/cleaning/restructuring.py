"""Giving the blocks of a cleaned article the structure that they had in its draft."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.article import Block, BlockKind, Draft, Inline, Removal, RemovalKind, Span
from reader.cleaning.assemble import Cleaned
from reader.cleaning.sourcemap import Laid, align

_MISSING = "words may be missing"


def with_structure(draft: Draft, cleaned: Cleaned) -> Cleaned:
    """Return `cleaned` with levels, languages and inline stretches of the blocks of `draft`.

    Two blanks in a page's markup are no hole: what its markup says is all there is.
    """
    known = {block.span.start: block for block in draft.blocks}
    blocks: list[Block] = []
    inlines: list[Inline] = list(cleaned.article.inlines)
    for block, laid in zip(cleaned.article.blocks, cleaned.record.laid, strict=True):
        source = known.get(laid.pieces[0].start) if laid.pieces else None
        if source is None:
            blocks.append(block)
            continue
        level = source.level if block.kind is source.kind else block.level
        blocks.append(replace(block, level=level, language=source.language))
        inlines += _moved(draft, source, laid, cleaned.article.text)
    inlines.sort(key=lambda one: (one.span.start, -one.span.end))
    article = replace(cleaned.article, blocks=tuple(blocks), inlines=tuple(inlines))
    removals = tuple(one for removal in cleaned.removals for one in _without_holes(removal))
    return replace(cleaned, article=article, removals=removals)


def _moved(draft: Draft, source: Block, laid: Laid, text: str) -> Iterator[Inline]:
    """Yield the inline stretches of a block where its words stand in the article."""
    first = bisect_left(draft.inlines, source.span.start, key=lambda one: one.span.start)
    last = bisect_left(draft.inlines, source.span.end, first, key=lambda one: one.span.start)
    inside = draft.inlines[first:last]
    if not inside or laid.kind is BlockKind.CODE:
        return
    at = laid.at
    if len(at) == len(source.span):  # plain characters are never more
        by = at.start - source.span.start
        for one in inside:
            yield replace(one, span=Span(one.span.start + by, min(one.span.end + by, at.end)))
        return
    starts: Sequence[int] = align(at.of(text), draft.text, laid.pieces).starts
    for one in inside:
        begin, end = bisect_left(starts, one.span.start), bisect_left(starts, one.span.end)
        if begin < end:
            yield replace(one, span=Span(at.start + begin, at.start + end))


def _without_holes(removal: Removal) -> Iterator[Removal]:
    """Yield what was done to a unit without the guess that words are missing, unless nothing else was."""
    if removal.kind is not RemovalKind.CHANGED:
        yield removal
        return
    reasons = tuple(reason for reason in removal.reasons if not reason.startswith(_MISSING))
    if reasons:
        yield replace(removal, reasons=reasons)
