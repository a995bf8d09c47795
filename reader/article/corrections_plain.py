"""Corrections as plain JSON data and back: the one home of their fields' names on disk."""

from collections.abc import Mapping
from typing import Any

from reader.article.annotations import Anchor
from reader.article.corrections import (
    Correction,
    Corrections,
    EntityCorrection,
    EntityDeed,
    QuoteCorrection,
    QuoteDeed,
    corrections_of,
)
from reader.article.knowledge import EntityKind
from reader.article.plain import Plain, anchor_from_plain, anchor_to_plain, text_of

#: The fields that are the answer; all others are the question, by which machines' corrections are merged.
ANSWERS = frozenset({"to", "to_kind", "extent", "deed"})


def corrections_to_plain(corrections: Corrections, there: Any = None) -> Plain:
    """Return the form of corrections on disk; what a newer version wrote `there` among them is kept."""
    known = there if isinstance(there, Mapping) else {}
    made = known.get("made")
    unread = [row for row in made if _correction(row) is None] if isinstance(made, list) else []
    return {**known, "made": [*unread, *map(_row, corrections.all)]}


def corrections_from_plain(row: Any) -> Corrections:
    """Return the corrections of a row on disk; what is none is passed over: the article is worth more."""
    made = row.get("made") if isinstance(row, Mapping) else None
    read = map(_correction, made) if isinstance(made, list) else ()
    return corrections_of(one for one in read if one is not None)


def _row(one: Correction) -> Plain:
    row: Plain = {"about": "entity" if isinstance(one, EntityCorrection) else "quote"}
    # "question" is what the deed answers, which is part of what a correction is about.
    row |= {"deed": one.deed.value, "to": one.to, "to_kind": one.to_kind.value if one.to_kind else ""}
    if isinstance(one, EntityCorrection):
        row |= {"question": one.deed.value, "name": one.name, "kind": one.kind.value, "words": one.words}
    else:
        question = QuoteDeed.QUOTE if one.deed is QuoteDeed.NO_QUOTE else one.deed
        row |= {"question": question.value}
        row |= {"extent": anchor_to_plain(one.extent)} if one.extent is not None else {}
    return row | ({"anchor": anchor_to_plain(one.anchor)} if one.anchor is not None else {})


def _correction(row: Any) -> Correction | None:
    if not isinstance(row, Mapping):
        return None
    try:
        to, kind = text_of(row, "to", ""), text_of(row, "to_kind", "")
        to_kind = EntityKind(kind) if kind else None
        about = text_of(row, "about")
        if about == "quote":
            anchor = anchor_from_plain(row.get("anchor"))
            deed = QuoteDeed(text_of(row, "deed"))
            return QuoteCorrection(deed, anchor, to, to_kind, _anchor(row, "extent"))
        if about != "entity":
            return None
        return EntityCorrection(
            EntityDeed(text_of(row, "deed")),
            text_of(row, "name"),
            EntityKind(text_of(row, "kind")),
            to,
            to_kind,
            text_of(row, "words", ""),
            _anchor(row, "anchor"),
        )
    except ValueError:
        return None


def _anchor(row: Mapping[str, Any], field: str) -> Anchor | None:
    return anchor_from_plain(row[field]) if field in row else None
