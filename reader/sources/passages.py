"""From the blocks that a format's parser made to a draft: the blocks laid out as one text."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.article import Block, BlockKind, Draft, Inline, InlineKind, Meta, Span
from reader.article.draft import LeftOut
from reader.sources.decoded import Decoded

_BREAK = "\n\n"


class Passage(NamedTuple):
    """One block in reading order: the spans of its `inlines` are relative to its `text`.

    One that is left out has the class of what it is in `label`, and why it is left out in `reason`.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    language: str = ""
    inlines: tuple[Inline, ...] = ()
    label: str = ""
    reason: str = ""


def authored_draft(passages: Sequence[Passage], source: Decoded, format: str, meta: Meta) -> Draft:
    """Return the draft of a format that knows what is the article, offsets in code points."""
    blocks: list[Block] = []
    inlines: list[Inline] = []
    left_out: list[LeftOut] = []
    offset = 0
    for one in passages:
        end = offset + len(one.text)
        span = Span(offset, end)
        blocks.append(Block(span, one.kind, one.level, one.language))
        for inline in one.inlines:
            at = inline.span
            inlines.append(Inline(Span(at.start + offset, at.end + offset), inline.kind, inline.target))
        if one.label:
            left_out.append(LeftOut(span, one.label, one.reason))
        offset = end + len(_BREAK)
    return Draft(
        text=_BREAK.join([one.text for one in passages]),
        digest=source.digest,
        format=format,
        encoding=source.encoding,
        blocks=tuple(blocks),
        inlines=tuple(inlines),
        meta=meta,
        authored=True,
        left_out=tuple(left_out),
    )


def with_known_places(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages with those named places alone that a link leads to, and no link to a lost place.

    Of two places with one name the first is meant.
    """
    wanted = {one.target[1:] for passage in passages for one in passage.inlines if one.target[:1] == "#"}
    known: set[str] = set()
    for passage in passages:
        known.update(one.target for one in passage.inlines if one.kind is InlineKind.PLACE)
    taken: set[str] = set()

    def stays(one: Inline) -> bool:
        if one.kind is InlineKind.PLACE:
            if one.target not in wanted or one.target in taken:
                return False
            taken.add(one.target)
            return True
        return one.target[:1] != "#" or one.target[1:] in known

    kept = []
    for passage in passages:
        inlines = passage.inlines
        if inlines:
            staying = tuple(filter(stays, inlines))
            kept.append(passage._replace(inlines=staying) if len(staying) < len(inlines) else passage)
        else:
            kept.append(passage)
    return kept
