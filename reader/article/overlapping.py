"""What becomes of highlights that a new one overlaps: all kept, merged, replaced. Notes outlive all three."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from reader.article.annotations import Annotation, AnnotationKind, Placed
from reader.article.changes import Change
from reader.article.editing import joined_notes, united
from reader.article.span import Span


class Overlaps(StrEnum):
    """How the reader wants it, as the setting "overlaps" says; ASK until the reader has been asked."""

    ASK = "ask"
    KEEP = "keep"
    MERGE = "merge"
    REPLACE = "replace"


def wish(setting: str) -> Overlaps:
    """Return what a setting says; anything unknown asks."""
    return next((one for one in Overlaps if one.value == setting), Overlaps.ASK)


def overlapped(placed: Iterable[Placed], span: Span) -> tuple[Placed, ...]:
    """Return the highlights that share words with `span`; kept quotes and bookmarks do not count."""
    return tuple(
        one
        for one in placed
        if one.span is not None
        and one.annotation.kind is AnnotationKind.HIGHLIGHT
        and not one.annotation.deleted
        and one.span.overlaps(span)
    )


def settled_overlaps(
    text: str, new: Annotation, span: Span, placed: Sequence[Placed], how: Overlaps
) -> tuple[Change, ...]:
    """Return the changes that bring `new`, over `span`, among the highlights; the first is the new words'.

    KEEP (and ASK) leaves the others alone. MERGE makes one highlight of it and all it overlaps, in the new
    colour, with notes joined and tags united. REPLACE deletes those it overlaps, and takes their notes and
    tags along.
    """
    others = overlapped(placed, span)
    if not others or how in (Overlaps.KEEP, Overlaps.ASK):
        return (Change(None, new),)
    if how is Overlaps.REPLACE:
        old = tuple(one.annotation for one in others)
        notes = [new.note, *(one.note for one in old)]
        tags = dict.fromkeys([*new.tags, *(tag for one in old for tag in one.tags)])
        heir = replace(new, note=joined_notes(notes), tags=tuple(tags))
        return (Change(None, heir), *(Change(one, None) for one in old))
    hull = span
    while True:  # what is merged may reach further ones
        spans = [one.span for one in others if one.span is not None]
        hull = Span(min(hull.start, *(s.start for s in spans)), max(hull.end, *(s.end for s in spans)))
        further = overlapped(placed, hull)
        if len(further) == len(others):
            break
        others = further
    changes = united(text, [one.annotation for one in others], hull, new.colour)
    first, kept = changes[0], changes[0].subject
    merged = replace(
        kept,
        note=joined_notes([kept.note, new.note]),
        tags=tuple(dict.fromkeys([*kept.tags, *new.tags])),
    )
    return (Change(first.before, merged), *changes[1:])
