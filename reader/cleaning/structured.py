"""Cleaning a draft that came with its blocks: what its markup says of them, and what their words say.

The draft's scores say how much the markup of each block looks like the article; the signs that the words give
of themselves are set against them. Blocks that stay keep their kind, level, language and inline stretches.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Block, BlockKind, Draft, InlineKind, Meta
from reader.cleaning.assemble import Cleaned, assemble
from reader.cleaning.context import in_context
from reader.cleaning.features import Story, facts_of
from reader.cleaning.footnotes import with_footnotes
from reader.cleaning.furniture import Sign, signs_of
from reader.cleaning.mended import Mended, edited
from reader.cleaning.mojibake import find_cut_signs, find_latin, find_mojibake
from reader.cleaning.normalise import plain
from reader.cleaning.page import LineSigns, Page, Verdict, share_of_prose
from reader.cleaning.restoring import moved_draft, told_in_source
from reader.cleaning.restructuring import with_structure
from reader.cleaning.sourcemap import Judged
from reader.cleaning.titles import Title
from reader.cleaning.units import Unit, key_of

if TYPE_CHECKING:
    from reader.article import Choice

#: How far the score of a block may fall before it goes, by strictness from -2 to 2.
_THRESHOLDS = {-2: -3.0, -1: -1.2, 0: 0.0, 1: 0.8, 2: 1.6}
#: What a block's own words cost it when they say for certain that it is furniture, and when they only may.
_CERTAIN, _DOUBTFUL = 3.0, 1.0
#: Below this score links, and blocks of more code points, go whatever their words say.
_LOST, _SHOWN = -1.5, 120
#: A block is a link if this share of it is, 0 to 1, and a caption below this score belongs to nothing.
_LINKED, _LEAST_CAPTION = 0.6, -2.5
#: The score of a block whose draft has none, inside what the format took for the article and outside.
_INSIDE, _OUTSIDE = 2.0, -2.0
#: Shorter units are said twice on purpose, in words.
_SHORTEST_REPEAT = 8
#: With this score a block is wanted even if its words stood before: refrains, answers, examples.
_WANTED = 2.5
#: A caption belongs to the article if blocks of it stand this close, before and behind.
_NEAR = 3
#: The same, for what is set apart: share bars and related links may stand between.
_AROUND = 8
#: A heading over nothing that stays, so many blocks on, heads what went.
_REACH = 4
#: The classes of lines that head links of their kind.
_HEADS = frozenset(("related", "tags", "contents", "newsletter", "share-bar", "author-bio"))
_CELL = re.compile(r"\S+(?: \S+)*")
_SET_APART = (BlockKind.CODE, BlockKind.TABLE)
_PICTURED = (BlockKind.CAPTION, BlockKind.CREDIT)
_OUTSIDE_REASON = "outside the article, as the page's markup has it"


@dataclass(frozen=True, slots=True)
class _Table:
    """A draft on the cleaner's table: a unit and a score for each block that has something to show."""

    draft: Draft
    blocks: Sequence[Block]
    units: Sequence[Unit]
    scores: Sequence[float]
    signs: Sequence[Sign | None]
    keys: Sequence[str]
    linked: Sequence[float]
    pictures: frozenset[int]
    title: int


def clean_structured(draft: Draft, level: int, made: "Sequence[Choice]" = ()) -> Cleaned:
    """Return the article in a draft that has blocks, and the record of what was taken out or changed.

    `level` is the strictness, -2 to 2; `made` are the reader's choices.
    """
    mended = _mended(draft.text)
    whole = moved_draft(draft, mended)
    table = _read(whole)
    verdicts = _verdicts(table, level)
    kinds = {at: block.kind for at, block in enumerate(table.blocks) if block.kind in _PICTURED}
    judged = {
        unit.where.start: Judged(score, _why_kept(table, place))
        for place, (unit, score) in enumerate(zip(table.units, table.scores, strict=True))
    }
    gone = sorted(verdicts)
    headline = -1
    if made:
        from reader.cleaning.choosing import obey, why_kept  # most articles have no choices
        from reader.cleaning.obeying import headed, headline_chosen

        headings = {at: table.blocks[at].kind is BlockKind.HEADING for at in verdicts}
        headline = headline_chosen(made, table.units, headings, table.title)
        obeyed = obey(made, table.units, verdicts, kinds, table.title if headline < 0 else -1)
        verdicts = obeyed.verdicts
        for place, verdict in obeyed.overruled.items():
            judged[table.units[place].where.start] = Judged(verdict.score, why_kept(verdict))
    kept = [(unit, _kind(table, place)) for place, unit in enumerate(table.units) if place not in verdicts]
    removed = [(table.units[place], verdict) for place, verdict in sorted(verdicts.items())]
    title = whole.meta.title if table.title >= 0 else ""
    if title and key_of(title) not in key_of(table.units[table.title].text):
        title = table.units[table.title].text
    meta = _meta(table, gone, title)
    if headline >= 0:
        title = table.units[headline].text
        kept, meta = headed(kept, table.units[headline], table.units[table.title], meta)
    cleaned = assemble(whole, kept, removed, plain(title), meta, judged)
    return told_in_source(draft, mended, with_structure(whole, cleaned))


def structured_units(draft: Draft) -> list[Unit]:
    """Return the units of a draft with blocks that choices can be about, in order of the source."""
    mended = _mended(draft.text)
    return [
        unit._replace(where=mended.to_source(unit.where)) for unit in _read(moved_draft(draft, mended)).units
    ]


def _mended(text: str) -> Mended:
    """Return a page's text with wrongly decoded letters made good: a parser has done all the rest."""
    mended = Mended(text)
    if not text.isascii():
        for find in (find_latin, find_cut_signs, find_mojibake):
            mended = edited(mended, find(mended.text))
    return mended


def _read(draft: Draft) -> _Table:
    """Look at each block of a draft."""
    inside = {span.start for span in draft.main}
    given = draft.scores or tuple(
        _INSIDE if block.span.start in inside else _OUTSIDE for block in draft.blocks
    )
    blocks: list[Block] = []
    units: list[Unit] = []
    scores: list[float] = []
    for block, score in zip(draft.blocks, given, strict=True):
        words = _words(block, block.span.of(draft.text))
        if words:
            blocks.append(block)
            units.append(Unit(words, block.span))
            scores.append(score)
    scores = with_footnotes(draft, blocks, scores, _INSIDE)
    linked, pictures = _stretches(draft, blocks)
    looked_at = [
        block.kind is not BlockKind.CODE and (score > _LOST or (share < _LINKED and len(unit.text) <= _SHOWN))
        for unit, score, block, share in zip(units, scores, blocks, linked, strict=True)
    ]
    known = signs_of([unit.text for unit, looked in zip(units, looked_at, strict=True) if looked])
    signs = in_context(
        units,
        [known[unit.text] if looked else None for unit, looked in zip(units, looked_at, strict=True)],
    )
    title = next((at for at, block in enumerate(blocks) if block.kind is BlockKind.TITLE), -1)
    keys = [key_of(unit.text) for unit in units]
    return _Table(draft, blocks, units, _weighed(blocks, scores, signs), signs, keys, linked, pictures, title)


def _words(block: Block, text: str) -> str:
    """Return the words of a block in plain characters; lines of verses, tables, programs stay lines."""
    if block.kind is BlockKind.CODE:
        return text.strip("\n")
    if block.kind is BlockKind.TABLE:
        return "\n".join(
            _CELL.sub(lambda cell: plain(cell.group()), line).rstrip() for line in text.split("\n")
        )
    if "\n" not in text:
        return plain(text)
    return "\n".join(filter(None, map(plain, text.split("\n"))))


def _stretches(draft: Draft, blocks: Sequence[Block]) -> tuple[list[float], frozenset[int]]:
    """Return how much of each block is links, 0 to 1, and which blocks only stand for a picture."""
    starts = {block.span.start: place for place, block in enumerate(blocks)}
    linked = [0.0] * len(blocks)
    pictures: set[int] = set()
    ordered = sorted(starts)
    at = 0
    for inline in draft.inlines:
        while at + 1 < len(ordered) and ordered[at + 1] <= inline.span.start:
            at += 1
        if not ordered or inline.span.start < ordered[at]:
            continue
        place = starts[ordered[at]]
        block = blocks[place]
        if inline.kind is InlineKind.LINK and not inline.target.startswith("#"):
            linked[place] += len(inline.span) / max(1, len(block.span))
        elif (
            inline.kind is InlineKind.IMAGE
            and inline.span == block.span
            and block.kind is BlockKind.PARAGRAPH
        ):
            pictures.add(place)
    return linked, frozenset(pictures)


def _weighed(blocks: Sequence[Block], scores: Sequence[float], signs: Sequence[Sign | None]) -> list[float]:
    """Return the scores less what the signs of the blocks' own words cost them."""
    return [
        score
        - (0.0 if sign is None or block.kind is BlockKind.TITLE else _CERTAIN if sign.certain else _DOUBTFUL)
        for block, score, sign in zip(blocks, scores, signs, strict=True)
    ]


def _verdicts(table: _Table, level: int) -> dict[int, Verdict]:
    """Return a verdict for each unit that goes, by place: more lenient ones where nothing would be left."""
    places = range(len(table.units))
    keep: set[int] = set()
    for least in (_THRESHOLDS[level], _lowest(table)):
        keep = {at for at in places if at != table.title and _stays(table, at, least)}
        if any(table.blocks[at].kind not in (BlockKind.HEADING, *_PICTURED) for at in keep):
            break
    _keep_set_apart(table, keep, level)
    _keep_rules(table, keep)
    under = _under_heads(table, keep)
    keep.difference_update(under)
    first = min(keep, default=len(table.units))
    last = max(keep, default=-1)
    verdicts = {
        at: _why_gone(table, at, first, last) for at in places if at not in keep and at != table.title
    }
    verdicts |= under
    for at, verdict in _repeats(table, keep).items():
        keep.discard(at)
        verdicts[at] = verdict
    for at in sorted(keep, reverse=True):
        if table.blocks[at].kind is BlockKind.HEADING and not any(
            below in keep and table.blocks[below].kind is not BlockKind.RULE
            for below in range(at + 1, at + 1 + _REACH)
        ):
            keep.discard(at)
            why = ("heads nothing that belongs to the article",)
            verdicts[at] = Verdict("related", why, table.scores[at])
    for at in _loose_rules(table, keep):
        verdicts[at] = Verdict("boilerplate", ("a rule beside what went",), table.scores[at])
    if keep:
        return verdicts
    # Nothing would be left: what does not call itself furniture stays.
    return {at: verdict for at, verdict in verdicts.items() if _is_furniture(table.signs[at])}


def _is_furniture(sign: Sign | None) -> bool:
    return sign is not None and sign.certain


def _lowest(table: _Table) -> float:
    """Return the threshold that leaves the likeliest blocks of a page on which nothing is likely."""
    best = max(
        (score for at, score in enumerate(table.scores) if at != table.title and at not in table.pictures),
        default=0.0,
    )
    return min(best + _OUTSIDE, _THRESHOLDS[-2])


def _stays(table: _Table, at: int, least: float) -> bool:
    if table.blocks[at].kind is BlockKind.RULE:
        return False
    if at in table.pictures:
        return least < 0 and table.scores[at] > 2 * least
    return table.scores[at] > least


def _under_heads(table: _Table, keep: set[int]) -> dict[int, Verdict]:
    """Return verdicts on the links under “Related stories”, “Tags” and the like, which go with their head."""
    found: dict[int, Verdict] = {}
    for head, sign in enumerate(table.signs):
        if head in keep or sign is None or not sign.certain or sign.label not in _HEADS:
            continue
        for at in range(head + 1, len(table.units)):
            if table.linked[at] < _LINKED:
                break
            if at in keep:
                why = (f"a link under “{table.units[head].text}”",)
                found[at] = Verdict(sign.label, why, table.scores[at])
    return found


def _keep_set_apart(table: _Table, keep: set[int], level: int) -> None:
    """Keep captions, credits, programs and tables between blocks that stay: all are set apart from text."""
    solid = {at for at in keep if table.blocks[at].kind not in _PICTURED}
    for at, block in enumerate(table.blocks):
        if block.kind not in (*_PICTURED, *_SET_APART) or _score_set_apart(table, at) <= _LEAST_CAPTION:
            continue
        if level > 0 and block.kind in _PICTURED:
            continue
        before = any(near in solid or near == table.title for near in range(at - _AROUND, at))
        if before and any(near in solid for near in range(at + 1, at + 1 + _AROUND)):
            keep.add(at)


def _score_set_apart(table: _Table, at: int) -> float:
    """Return the score of a block; a caption and its credit stay or go together, by the better score."""
    if table.blocks[at].kind not in _PICTURED:
        return table.scores[at]
    around = range(max(0, at - 1), min(len(table.blocks), at + 2))
    return max(table.scores[near] for near in around if table.blocks[near].kind in _PICTURED)


def _keep_rules(table: _Table, keep: set[int]) -> None:
    """Keep the rules between two blocks that stay."""
    for at, block in enumerate(table.blocks):
        if block.kind is BlockKind.RULE and at - 1 in keep and at + 1 in keep:
            keep.add(at)


def _loose_rules(table: _Table, keep: set[int]) -> list[int]:
    """Return the rules that no longer stand between blocks that stay, and let them go."""
    loose = [
        at
        for at in keep
        if table.blocks[at].kind is BlockKind.RULE and not (at - 1 in keep and at + 1 in keep)
    ]
    keep.difference_update(loose)
    return loose


def _repeats(table: _Table, keep: set[int]) -> dict[int, Verdict]:
    """Return verdicts on what is said before, or says the title again."""
    found: dict[int, Verdict] = {}
    title = table.keys[table.title] if table.title >= 0 else ""
    seen: dict[str, int] = {}
    for at in sorted(keep):
        key, kind = table.keys[at], table.blocks[at].kind
        if title and key == title:
            found[at] = Verdict("title-repeat", ("says the title again",), table.scores[at])
            continue
        if kind in (BlockKind.CODE, BlockKind.TABLE):
            continue
        known = seen.setdefault(key, at)
        close = kind in _PICTURED and known != at and at - known <= _NEAR
        again = key.count(" ") + 1 >= _SHORTEST_REPEAT and table.scores[at] < _WANTED
        if known != at and (again or close):
            label = f"{kind.value}-duplicate" if kind in _PICTURED else "duplicate"
            why = ("stands before on the page, word for word",)
            found[at] = Verdict(label, why, table.scores[at])
    return found


def _why_gone(table: _Table, at: int, first: int, last: int) -> Verdict:
    """Name the class of a unit that goes, and why: by its own words, else by where it stands."""
    sign, score, block = table.signs[at], table.scores[at], table.blocks[at]
    if sign is not None:
        return Verdict(sign.label, (sign.reason, _OUTSIDE_REASON) if score < 0 else (sign.reason,), score)
    if table.title >= 0 and table.keys[at] == table.keys[table.title]:
        return Verdict("title-repeat", ("says the title again",), score)
    if at in table.pictures:
        return Verdict("picture", ("describes a picture", "is not among the page's running words"), score)
    if block.kind in _PICTURED:
        return Verdict(block.kind.value, ("a picture's words outside the article",), score)
    if block.kind is BlockKind.RULE:
        return Verdict("boilerplate", ("a rule outside the article",), score)
    words = table.keys[at].count(" ") + 1
    if table.linked[at] >= _LINKED:
        label = "navigation" if words <= 4 or at < first else "related"
        return Verdict(label, ("is only a link", _OUTSIDE_REASON), score)
    where = "before" if at < first else "behind" if at > last else "inside"
    reasons = {
        "before": "stands before the article",
        "behind": "stands behind the article",
        "inside": "the page's markup sets it apart from the article around it",
    }
    return Verdict(
        "outside", (reasons[where], _OUTSIDE_REASON) if where != "inside" else (reasons[where],), score
    )


def _why_kept(table: _Table, at: int) -> tuple[str, ...]:
    sign = table.signs[at]
    inside = "the page's markup has it in the article"
    if table.blocks[at].kind in _PICTURED:
        inside = "belongs to a picture in the article"
    return (inside,) if sign is None or at == table.title else (inside, f"although it {sign.reason}")


def _kind(table: _Table, at: int) -> BlockKind:
    return BlockKind.CAPTION if at in table.pictures else table.blocks[at].kind


def _meta(table: _Table, gone: Sequence[int], title: str) -> Meta:
    """Return the draft's metadata, with what the page's words say where its markup is silent."""
    known = table.draft.meta
    if known.authors and known.published and known.language:
        return known
    from reader.cleaning.metadata import read_meta  # pages mostly say it in their markup

    facts = [facts_of(unit, sign, ()) for unit, sign in zip(table.units, table.signs, strict=True)]
    away = frozenset(gone)
    story = [at for at, fact in enumerate(facts) if fact.prose and at not in away]
    around = Story(story[0], story[-1], sum(facts[at].words for at in story)) if story else Story(0, -1, 0)
    page = Page(table.draft.text, table.units, facts, around, LineSigns(), share_of_prose(facts))
    near = [at for at in gone if table.signs[at] is not None and table.scores[at] > 2 * _LOST]
    opening = "\n\n".join(table.units[at].text for at in story[:20])
    return read_meta(known, page, Title(table.title, title), near, opening)
