"""From the markup of a page to a draft: all of its blocks in reading order, and which are the article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.article import Block, BlockKind, Draft, Inline, Meta, Span
from reader.errors import SourceError
from reader.sources.decoded import Decoded
from reader.sources.html.alignment import aligned, key_of
from reader.sources.html.document import tree_of
from reader.sources.html.extraction import SECOND_OPINIONS, trafilatura_text
from reader.sources.html.features import is_prose
from reader.sources.html.links import Links
from reader.sources.html.metadata import meta_of, read_head
from reader.sources.html.page_blocks import PageBlock
from reader.sources.html.scoring import scores_of
from reader.sources.html.walking import page_blocks
from reader.sources.refusals import shown

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: A page with fewer words of running text may hide its own until a script shows it.
_FEWEST_WORDS = 60
#: Below this share of a page's running text, an extractor has lost the article.
_LOST = 0.6
_BREAK = "\n\n"
#: The score of a page's title, in log-odds.
_SURE = 9.0


@dataclass(frozen=True, slots=True)
class Page:
    """What was read off a page: its blocks, their scores, and what is known of its article."""

    blocks: tuple[PageBlock, ...]
    scores: tuple[float, ...]
    meta: Meta


def read_draft(source: Decoded) -> Draft:
    """Make the draft of a page's markup, however broken.

    Raises SourceError when there is nothing to read in it.
    """
    page = read_page(source.text, source.name, source.base_url)
    # A title that only the head has stands in no element of the page.
    if not any(any(map(str.isalnum, block.text)) for block in page.blocks if block.path):
        raise SourceError(
            f"{shown(source.name)} is a web page without words.",
            "scripts or frames may bring them: open it in a browser, and save or copy it from there",
        )
    return _draft(page, source.digest, source.encoding)


def read_page(text: str, name: str, base_url: str = "") -> Page:
    """Return the blocks of a page with their scores, and its metadata; no blocks if there is no element."""
    root = tree_of(text)
    if root is None:
        return Page((), (), Meta(source=name))
    head = read_head(root)
    address = base_url or (name if name.startswith(("http://", "https://")) else "")
    blocks = _blocks(
        root, Links(Links(address or head.canonical).target(head.base) or address or head.canonical)
    )
    meta = meta_of(head, blocks, address, name)
    keys = [key_of(block.bare) for block in blocks]
    scores = scores_of(blocks, keys, taken_shares(root, blocks, keys))
    return _titled(blocks, keys, scores, meta)


def _blocks(root: "_Element", links: Links) -> list[PageBlock]:
    """Return the blocks that are shown, or where there are hardly any, those that a script would show too."""
    blocks = page_blocks(root, links)
    words = prose_words(blocks)
    if words < _FEWEST_WORDS:
        more = page_blocks(root, links, hidden_too=True)
        if prose_words(more) > 2 * words or not blocks:
            return more
    return blocks


def prose_words(blocks: Sequence[PageBlock]) -> int:
    """Count the words of a page's running text."""
    counts = (block.text.count(" ") + 1 for block in blocks)
    return sum(count for block, count in zip(blocks, counts, strict=True) if is_prose(block, count))


def taken_shares(root: "_Element", blocks: Sequence[PageBlock], keys: Sequence[str]) -> list[float]:
    """Return what share of each block the best of the extractors takes for the article."""
    words = [key.count(" ") - 1 for key in keys]
    prose = [count if is_prose(block, count) else 0 for block, count in zip(blocks, words, strict=True)]
    whole = sum(prose)

    def covered(shares: Sequence[float]) -> float:
        return sum(count * share for count, share in zip(prose, shares, strict=True)) / max(1, whole)

    best = aligned(keys, key_of(trafilatura_text(root)))
    reached = covered(best)
    for look in SECOND_OPINIONS:
        if not whole or reached >= _LOST:
            break
        shares = aligned(keys, key_of(look(root)))
        if covered(shares) > reached:
            best, reached = shares, covered(shares)
    return best


def _titled(blocks: Sequence[PageBlock], keys: Sequence[str], scores: Sequence[float], meta: Meta) -> Page:
    """Return the page with the block that is its title marked so, put before the others if none says it."""
    title = key_of(meta.title)
    if len(title) < 3:
        return Page(tuple(blocks), tuple(scores), meta)
    same = [
        place
        for place, key in enumerate(keys)
        if key == title and blocks[place].kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    ]
    near = [
        place
        for place, key in enumerate(keys)
        if blocks[place].level == 1 and blocks[place].kind is BlockKind.HEADING and title in key
    ]
    headings = [place for place in same if blocks[place].kind is BlockKind.HEADING]
    place = min(headings, key=lambda at: blocks[at].level) if headings else next(iter(near or same), -1)
    if place < 0:
        first = PageBlock(meta.title, BlockKind.TITLE, level=1)
        return Page((first, *blocks), (_SURE, *scores), meta)
    marked = replace(blocks[place], kind=BlockKind.TITLE, level=1)
    return Page(
        (*blocks[:place], marked, *blocks[place + 1 :]), (*scores[:place], _SURE, *scores[place + 1 :]), meta
    )


def _draft(page: Page, digest: str, encoding: str) -> Draft:
    """Lay the blocks out as one text."""
    blocks: list[Block] = []
    inlines: list[Inline] = []
    offset = 0
    for block in page.blocks:
        end = offset + len(block.text)
        blocks.append(Block(Span(offset, end), block.kind, block.level, block.language))
        inlines += [
            Inline(Span(one.span.start + offset, one.span.end + offset), one.kind, one.target)
            for one in block.inlines
        ]
        offset = end + len(_BREAK)
    return Draft(
        text=_BREAK.join(block.text for block in page.blocks),
        digest=digest,
        format="html",
        encoding=encoding,
        blocks=tuple(blocks),
        inlines=tuple(inlines),
        main=tuple(block.span for block, score in zip(blocks, page.scores, strict=True) if score > 0),
        scores=page.scores,
        meta=page.meta,
    )
