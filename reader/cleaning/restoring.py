"""Cleaning works on mended text; what it says of places and words is told in those of the source."""

from dataclasses import replace

from reader.article import Draft, Removal, RemovalKind, Span
from reader.cleaning.assemble import Cleaned
from reader.cleaning.mended import Mended
from reader.cleaning.mending import mend
from reader.cleaning.record import Record, nothing_to_show, place_behind, stretches_between
from reader.cleaning.running_heads import AT_PAGE_EDGE


def mended_draft(draft: Draft) -> tuple[Draft, Mended]:
    """Return the draft with its text mended and its blocks where they stand then, and the way back."""
    mended = mend(draft.text)
    return moved_draft(draft, mended), mended


def moved_draft(draft: Draft, mended: Mended) -> Draft:
    """Return the draft with its mended text, and its blocks where they stand in that."""
    if not mended.layers:
        return draft
    forth = mended.from_source
    return replace(
        draft,
        text=mended.text,
        blocks=tuple(replace(block, span=forth(block.span)) for block in draft.blocks),
        inlines=tuple(replace(inline, span=forth(inline.span)) for inline in draft.inlines),
        main=tuple(map(forth, draft.main)),
    )


def told_in_source(draft: Draft, mended: Mended, cleaned: Cleaned) -> Cleaned:
    """Return what was cleaned of mended text with its removals in places and words of the draft as it was."""
    if not mended.layers:
        return cleaned
    source = draft.text
    removals = [_moved(one, source, mended) for one in cleaned.removals]
    changed = {one.at: place for place, one in enumerate(removals) if one.kind is RemovalKind.CHANGED}
    for one in cleaned.record.laid:
        found = (reason for piece in one.pieces for reason in mended.reasons(piece))
        reasons = tuple(dict.fromkeys(reason for reason in found if reason != AT_PAGE_EDGE))
        if not reasons:
            continue
        place = changed.get(one.at.start)
        if place is not None:
            removals[place] = replace(removals[place], reasons=(*reasons, *removals[place].reasons))
            continue
        where = mended.to_source(Span(min(one.pieces).start, max(one.pieces).end))
        removals.append(
            Removal(where.of(source), "normalised", reasons, where, one.at.start, RemovalKind.CHANGED)
        )
    starts = sorted((mended.to_source(one.pieces[0]).start, one.at.start) for one in cleaned.record.laid)
    end = len(cleaned.article.text)
    # These were taken out first of all, so that their places are in the source.
    for edit in mended.layers[0].edits:
        if edit.reason == AT_PAGE_EDGE:
            where = Span(edit.start, edit.end)
            removals.append(
                Removal(
                    where.of(source),
                    "running-head",
                    (AT_PAGE_EDGE,),
                    where,
                    place_behind(starts, where.start, end),
                )
            )
    taken = [mended.to_source(piece) for one in cleaned.record.laid for piece in one.pieces]
    taken += [one.where for one in removals if one.kind is RemovalKind.REMOVED]
    removals += [
        nothing_to_show(source, where, place_behind(starts, where.start, end))
        for where in stretches_between(source, taken)
    ]
    removals.sort(key=lambda one: (one.where.start, one.where.end))
    return replace(cleaned, removals=tuple(removals), record=Record(source, mended, cleaned.record.laid))


def _moved(removal: Removal, source: str, mended: Mended) -> Removal:
    where = mended.to_source(removal.where)
    return replace(removal, where=where, text=where.of(source))
