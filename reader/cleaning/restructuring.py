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
    begins = [one.span.start for one in draft.inlines]
    blocks: list[Block] = []
    inlines: list[Inline] = list(cleaned.article.inlines)
    for block, laid in zip(cleaned.article.blocks, cleaned.record.laid, strict=True):
        source = known.get(laid.pieces[0].start) if laid.pieces else None
        if source is None:
            blocks.append(block)
            continue
        level = source.level if block.kind is source.kind else block.level
        same = level == block.level and source.language == block.language
        blocks.append(block if same else Block(block.span, block.kind, level, source.language))
        first = bisect_left(begins, source.span.start)
        if first < len(begins) and begins[first] < source.span.end:
            inside = draft.inlines[first : bisect_left(begins, source.span.end, first)]
            inlines += _moved(draft, source, laid, cleaned.article.text, inside)
    inlines.sort(key=lambda one: (one.span.start, -one.span.end))
    article = replace(cleaned.article, blocks=tuple(blocks), inlines=tuple(inlines))
    removals = tuple(one for removal in cleaned.removals for one in _without_holes(removal))
    return replace(cleaned, article=article, removals=removals)


def _moved(draft: Draft, source: Block, laid: Laid, text: str, inside: Sequence[Inline]) -> Iterator[Inline]:
    """Yield the inline stretches of a block, those `inside` it, where its words stand in the article."""
    if laid.kind is BlockKind.CODE:
        return
    at = laid.at
    if len(at) == len(source.span):  # plain characters are never more
        by = at.start - source.span.start
        for one in inside:
            yield Inline(Span(one.span.start + by, min(one.span.end + by, at.end)), one.kind, one.target)
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
