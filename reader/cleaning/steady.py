"""Cleaning until nothing changes: what is left of a page may look different once its debris is gone.

So the article is cleaned as if it were a page, until it stays as it is, with less to look at each time. What
goes then goes on record like the rest, with its place in the source.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reader.article import Article, BlockKind, Draft, RemovalKind, Span
from reader.cleaning.assemble import Cleaned
from reader.cleaning.record import Record, place_behind, run_together
from reader.cleaning.sourcemap import Laid, SourceMap

#: More rounds are never needed for a page, and an odd text must not take forever.
_MOST_ROUNDS = 3


def steadied(draft: Draft, first: Cleaned, clean: Callable[[Draft], Cleaned]) -> Cleaned:
    """Return `first`, the cleaned `draft`, cleaned again by `clean` until that changes nothing."""
    cleaned = first
    for _ in range(_MOST_ROUNDS):
        article = cleaned.article
        if article.text == draft.text:
            break
        again = clean(replace(draft, text=article.text, meta=replace(article.meta, title=draft.meta.title)))
        if again.article.text == article.text:
            break
        cleaned = composed(cleaned, _with_headline(article, again))
    return cleaned


def _with_headline(before: Article, again: Cleaned) -> Cleaned:
    """Return what a second cleaning made, with the headline that the page told, not the article alone."""
    article, headline = again.article, before.meta.title
    if article.meta.title or not headline or not article.blocks or not again.record.laid:
        return again
    if article.blocks[0].span.of(article.text) != headline:
        return again
    blocks = (replace(article.blocks[0], kind=BlockKind.TITLE, level=1), *article.blocks[1:])
    titled = replace(article, blocks=blocks, meta=replace(article.meta, title=headline))
    first, *rest = again.record.laid
    laid = (first._replace(kind=BlockKind.TITLE), *rest)
    return replace(again, article=titled, record=again.record._replace(laid=laid))


def composed(first: Cleaned, second: Cleaned) -> Cleaned:
    """Return what two cleanings in a row made, told in the source of the first."""
    source, mended = first.record.mended.text, second.record.mended
    ways = SourceMap(first.article.text, first.record.mended, first.record.laid)
    before = [tuple(map(mended.to_source, one.pieces)) for one in second.record.laid]
    laid = tuple(_laid(one, pieces, ways) for one, pieces in zip(second.record.laid, before, strict=True))
    places = sorted((pieces[0].start, one.at.start) for pieces, one in zip(before, laid, strict=True))
    end = len(second.article.text)

    stayed = {piece.start for pieces in before for piece in pieces}
    removals = [
        replace(one, at=place_behind(places, one.at, end))
        for one in first.removals
        if one.kind is RemovalKind.REMOVED or one.at in stayed
    ]
    for one in second.removals:
        spans = run_together(source, ways.pieces_of(one.where))
        if spans and one.kind is not RemovalKind.REMOVED:
            spans = [Span(spans[0].start, spans[-1].end)]
        removals += [replace(one, where=where, text=where.of(source)) for where in spans]
    removals.sort(key=lambda one: (one.where.start, one.where.end))
    return Cleaned(second.article, tuple(removals), Record(source, first.record.mended, laid))


def _laid(one: Laid, before: Sequence[Span], ways: SourceMap) -> Laid:
    """Return a unit of the second article with the lines of the source that it was made of."""
    pieces = tuple(part for piece in before for part in ways.pieces_of(piece))
    joined = one.joined or next((name for piece in before if (name := ways.joined(piece))), "")
    return one._replace(pieces=pieces or (Span(0, 0),), joined=joined)
