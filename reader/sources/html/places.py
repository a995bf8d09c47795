"""The places of a page that its own links lead to: notes, sections, the way back."""

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Inline, InlineKind
from reader.sources.html.page_blocks import PageBlock


def named_places(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Return the blocks with those named places alone that a link leads to, and without links to no place.

    A page names most of its elements, for its scripts; only few of the names are of use to a reader.
    """
    targets = {one.target[1:] for block in blocks for one in block.inlines if one.target.startswith("#")}
    known: set[str] = set()
    kept: list[PageBlock] = []
    for block in blocks:
        inlines = []
        for one in block.inlines:
            if one.kind is InlineKind.PLACE:
                if one.target not in targets or one.target in known:
                    continue
                known.add(one.target)
            inlines.append(one)
        kept.append(replace(block, inlines=tuple(inlines)) if len(inlines) < len(block.inlines) else block)
    return [_without_lost(block, known) for block in kept] if targets - known else kept


def _without_lost(block: PageBlock, known: set[str]) -> PageBlock:
    def leads(one: Inline) -> bool:
        return one.kind is not InlineKind.LINK or not one.target.startswith("#") or one.target[1:] in known

    inlines = tuple(filter(leads, block.inlines))
    return replace(block, inlines=inlines) if len(inlines) < len(block.inlines) else block
