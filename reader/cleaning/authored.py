"""Cleaning a draft whose format says for certain what is the article: only what its author left out goes.

The words of a book or a note are its author's; a classifier of debris could only do harm to them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Block, BlockKind, Draft, Meta
from reader.article.language import language_of
from reader.cleaning.assemble import Cleaned, assemble
from reader.cleaning.normalise import plain
from reader.cleaning.page import Verdict
from reader.cleaning.restructuring import with_structure
from reader.cleaning.sourcemap import Judged
from reader.cleaning.units import Unit

if TYPE_CHECKING:
    from reader.article import Choice

#: The scores of what is told, in log-odds.
_STAYS, _GOES = 9.0, -9.0
_WHY_KEPT = Judged(_STAYS, ("its format says that it belongs to the text",))
#: As many code points tell the language of a text.
_TELLING = 4_000
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:T|$)")
_CELL = re.compile(r"\S+(?: \S+)*")


def clean_authored(draft: Draft, made: "Sequence[Choice]" = ()) -> Cleaned:
    """Return the article in a draft that is `authored`; `made` are the reader's choices, which are obeyed."""
    blocks, units = _units(draft)
    left = {one.span.start: Verdict(one.label, (one.reason,), _GOES) for one in draft.left_out}
    verdicts = {place: left[unit.where.start] for place, unit in enumerate(units) if unit.where.start in left}
    title = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.TITLE), -1)
    judged = {unit.where.start: _WHY_KEPT for unit in units}
    if made:
        from reader.cleaning.choosing import obey, why_kept  # most articles have no choices

        obeyed = obey(made, units, verdicts, {}, title)
        verdicts = obeyed.verdicts
        for place, verdict in obeyed.overruled.items():
            judged[units[place].where.start] = Judged(verdict.score, why_kept(verdict))
    kept = [
        (unit, block.kind)
        for place, (unit, block) in enumerate(zip(units, blocks, strict=True))
        if place not in verdicts
    ]
    removed = [(units[place], verdict) for place, verdict in sorted(verdicts.items())]
    words = units[title].text if title >= 0 else ""
    cleaned = assemble(draft, kept, removed, words, _meta(draft, kept, words), judged)
    return with_structure(draft, cleaned)


def authored_units(draft: Draft) -> list[Unit]:
    """Return the units that choices can be about, in order of the source."""
    return _units(draft)[1]


def _units(draft: Draft) -> tuple[list[Block], list[Unit]]:
    """Return the blocks that have something to show, and the unit of each."""
    blocks: list[Block] = []
    units: list[Unit] = []
    for block in draft.blocks:
        words = _words(block, block.span.of(draft.text))
        if words:
            blocks.append(block)
            units.append(Unit(words, block.span))
    return blocks, units


def _words(block: Block, text: str) -> str:
    """Return the words of a block in plain characters; lines, columns and programs stay as they are."""
    if block.kind is BlockKind.CODE:
        return text.strip("\n")
    if block.kind is BlockKind.TABLE:
        return "\n".join(_CELL.sub(lambda cell: plain(cell.group()), line) for line in text.split("\n"))
    if "\n" not in text:
        return plain(text)
    return "\n".join(filter(None, map(plain, text.split("\n"))))


def _meta(draft: Draft, kept: Sequence[tuple[Unit, BlockKind]], title: str) -> Meta:
    """Return the draft's metadata, with its title as it is shown, its day in ISO 8601, its language."""
    known = draft.meta
    origins = known.origins
    if title and not known.title:
        origins = (*origins, ("title", "the heading"))
    language = known.language
    if not language:
        running = (unit.text for unit, kind in kept if kind is BlockKind.PARAGRAPH)
        beginning, length = [], 0
        for words in running:
            beginning.append(words)
            length += len(words)
            if length > _TELLING:
                break
        language = language_of("\n\n".join(beginning))
        if language:
            origins = (*origins, ("language", "the words of the text"))
    return replace(
        known,
        title=known.title or title,
        published=_day(known.published),
        updated=_day(known.updated),
        language=language,
        origins=origins,
    )


def _day(written: str) -> str:
    """Return a day in ISO 8601 where it can be read, as it was written where not."""
    if not written or _ISO.match(written):
        return written
    from reader.cleaning.dates import published  # hardly any format writes days in words

    return published(written) or written
