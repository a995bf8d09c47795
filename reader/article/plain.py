"""The values as plain JSON data and back: the one home of every field name on disk and in `--json`."""

from collections.abc import Iterable, Mapping
from typing import Any

from reader.article.annotations import Anchor, Annotation, AnnotationKind, Colour, Placed
from reader.article.choices import Choice, Choices
from reader.article.knowledge import Analysis, Entity, EntityKind, Mention, Quote, QuoteKind, Stance
from reader.article.model import Article, Meta, Removal
from reader.article.span import Span

Plain = dict[str, Any]


def meta_to_plain(meta: Meta) -> Plain:
    """Return the JSON form of what is known of an article."""
    return {
        "title": meta.title,
        "authors": list(meta.authors),
        "site": meta.site,
        "published": meta.published,
        "updated": meta.updated,
        "section": meta.section,
        "dateline": meta.dateline,
        "language": meta.language,
        "source": meta.source,
    }


def article_to_plain(
    article: Article, removals: Iterable[Removal], decisions: Iterable[Removal] | None = None
) -> Plain:
    """Return the JSON form of `clean`: what was removed or changed, and, if given, every decision."""
    meta = article.meta
    told = None if decisions is None else [
        removal_to_plain(decision) | {"score": round(decision.score, 2)} for decision in decisions
    ]  # fmt: skip
    return {
        "id": article.id,
        "title": meta.title,
        "text": article.text,
        "meta": meta_to_plain(meta) | {"origins": dict(meta.origins)},
        "blocks": [
            {
                "kind": block.kind.value,
                "start": block.span.start,
                "end": block.span.end,
                "level": block.level,
                "language": block.language,
            }
            for block in article.blocks
        ],
        "inlines": [
            {
                "kind": inline.kind.value,
                "start": inline.span.start,
                "end": inline.span.end,
                "target": inline.target,
            }
            for inline in article.inlines
        ],
        "removed": [removal_to_plain(removal) for removal in removals],
        **({} if told is None else {"decisions": told}),
    }


def removal_to_plain(removal: Removal) -> Plain:
    """Return the JSON form of one removal; `start` and `end` are in the source text."""
    return {
        "text": removal.text,
        "class": removal.label,
        "reasons": list(removal.reasons),
        "start": removal.where.start,
        "end": removal.where.end,
        "at": removal.at,
        "kind": removal.kind.value,
    }


def entities_to_plain(text: str, entities: Iterable[Entity]) -> Plain:
    """Return the JSON form of `entities`."""
    return {
        "text": text,
        "entities": [
            {
                "id": entity.id,
                "name": entity.name,
                "kind": entity.kind.value,
                "role": entity.role,
                "aliases": list(entity.aliases),
                "mentions": [
                    {"start": m.span.start, "end": m.span.end, **({"value": m.value} if m.value else {})}
                    for m in entity.mentions
                ],
                "value": entity.value,
                "place": entity.place,
                "weight": entity.weight,
            }
            for entity in entities
        ],
    }


def quotes_to_plain(text: str, quotes: Iterable[Quote]) -> Plain:
    """Return the JSON form of `quotes`."""
    return {
        "text": text,
        "quotes": [
            {
                "text": quote.text,
                "start": quote.span.start,
                "end": quote.span.end,
                "spans": [[piece.start, piece.end] for piece in quote.pieces],
                "speaker": quote.speaker,
                "speaker_start": quote.speaker_span.start if quote.speaker_span else None,
                "speaker_end": quote.speaker_span.end if quote.speaker_span else None,
                "speaker_entity": quote.speaker_entity,
                "cue": quote.cue,
                "direct": quote.direct,
                "kind": quote.kind.value,
                "stance": quote.stance.value,
                "reporter": quote.reporter,
                "reporter_entity": quote.reporter_entity,
                "addressee": quote.addressee,
                "addressee_entity": quote.addressee_entity,
                "said_on": quote.said_on,
                "said_on_value": quote.said_on_value,
                "said_in": quote.said_in,
                "score": quote.score,
                "reasons": list(quote.reasons),
            }
            for quote in quotes
        ],
    }


def analysis_from_plain(entities: Plain, quotes: Plain, engine: str = "") -> Analysis:
    """Return the analysis whose JSON forms are `entities` and `quotes`."""
    return Analysis(
        entities=tuple(
            Entity(
                id=entity["id"],
                name=entity["name"],
                kind=EntityKind(entity["kind"]),
                mentions=tuple(
                    Mention(Span(m["start"], m["end"]), m.get("value", "")) for m in entity["mentions"]
                ),
                aliases=tuple(entity["aliases"]),
                role=entity["role"],
                value=entity.get("value", ""),
                place=entity.get("place", ""),
                weight=entity.get("weight", 0.0),
            )
            for entity in entities["entities"]
        ),
        quotes=tuple(
            Quote(
                pieces=tuple(Span(a, b) for a, b in quote["spans"]),
                text=quote["text"],
                speaker=quote["speaker"],
                speaker_span=None
                if quote["speaker_start"] is None
                else Span(quote["speaker_start"], quote["speaker_end"]),
                speaker_entity=quote["speaker_entity"],
                cue=quote["cue"],
                direct=quote["direct"],
                kind=QuoteKind(quote.get("kind", QuoteKind.SPEECH)),
                stance=Stance(quote.get("stance", Stance.NEUTRAL)),
                reporter=quote.get("reporter", ""),
                reporter_entity=quote.get("reporter_entity", ""),
                addressee=quote.get("addressee", ""),
                addressee_entity=quote.get("addressee_entity", ""),
                said_on=quote.get("said_on", ""),
                said_on_value=quote.get("said_on_value", ""),
                said_in=quote.get("said_in", ""),
                score=quote.get("score", 0.0),
                reasons=tuple(quote.get("reasons", ())),
            )
            for quote in quotes["quotes"]
        ),
        engine=engine,
    )


def annotation_to_plain(annotation: Annotation) -> Plain:
    """Return the form of an annotation on disk."""
    return {
        "id": annotation.id,
        "article": annotation.article_id,
        "kind": annotation.kind.value,
        "anchor": anchor_to_plain(annotation.anchor),
        "colour": annotation.colour.value,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "created": annotation.created,
        "modified": annotation.modified,
        "speaker": annotation.speaker,
        **({"cue": annotation.cue} if annotation.cue else {}),
        **({"speaker_entity": annotation.speaker_entity} if annotation.speaker_entity else {}),
        "deleted": annotation.deleted,
    }


def anchor_to_plain(anchor: Anchor) -> Plain:
    """Return the form of an anchor on disk."""
    return {
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "start": anchor.start,
        "end": anchor.end,
        **({"text_hash": anchor.text_hash} if anchor.text_hash else {}),
    }


def anchor_from_plain(row: Any) -> Anchor:
    """Return the anchor of a row on disk; raises ValueError on a row that is none."""
    if not isinstance(row, Mapping):
        raise ValueError("anchor is missing")  # noqa: TRY004 - one error for whatever is no anchor
    return Anchor(
        exact=text_of(row, "exact"),
        prefix=text_of(row, "prefix"),
        suffix=text_of(row, "suffix"),
        start=number_of(row, "start"),
        end=number_of(row, "end"),
        text_hash=text_of(row, "text_hash", ""),
    )


def annotation_from_plain(row: Mapping[str, Any]) -> Annotation:
    """Return the annotation of a row on disk; raises ValueError on a row that is none.

    Files are edited by hand and merged by machines, so that every field's type is looked at: a number
    where text belongs must not come to light as a crash on the page.
    """
    return Annotation(
        id=text_of(row, "id"),
        article_id=text_of(row, "article"),
        kind=AnnotationKind(text_of(row, "kind")),
        anchor=anchor_from_plain(row.get("anchor")),
        colour=Colour(text_of(row, "colour")),
        note=text_of(row, "note"),
        tags=texts_of(row, "tags"),
        created=text_of(row, "created"),
        modified=text_of(row, "modified"),
        speaker=text_of(row, "speaker", ""),
        cue=text_of(row, "cue", ""),
        speaker_entity=text_of(row, "speaker_entity", ""),
        deleted=text_of(row, "deleted", ""),
    )


def text_of(row: Mapping[str, Any], field: str, default: str | None = None) -> str:
    """Return a text field of a row on disk; raises ValueError when it is missing or no text."""
    value = row.get(field, default)
    if not isinstance(value, str):
        raise ValueError(f"{field} is missing or no text")  # noqa: TRY004 - see annotation_from_plain
    return value


def texts_of(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    """Return a field that is a list of texts; raises ValueError when it is missing or anything else."""
    value = row.get(field)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{field} is missing or no list of texts")
    return tuple(value)


def number_of(row: Mapping[str, Any], field: str) -> int:
    """Return a field that counts something; raises ValueError when it is missing, negative or no number."""
    value = row.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"{field} is missing or no number")
    return value


def placed_to_plain(placed: Placed) -> Plain:
    """Return the JSON form of one annotation in `annotations --json`; a detached one has no place."""
    annotation = placed.annotation
    return {
        "id": annotation.id,
        "article": annotation.article_id,
        "kind": annotation.kind.value,
        "exact": annotation.anchor.exact,
        "start": placed.span.start if placed.span is not None else None,
        "end": placed.span.end if placed.span is not None else None,
        "state": placed.state.value,
        "colour": annotation.colour.value,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "speaker": annotation.speaker,
        "cue": annotation.cue,
        "speaker_entity": annotation.speaker_entity,
        "created": annotation.created,
        "modified": annotation.modified,
    }


def choices_to_plain(choices: Choices, there: Any = None) -> Plain:
    """Return the form of choices on disk; what a newer version wrote `there` among them is kept."""
    known = there if isinstance(there, Mapping) else {}
    made = known.get("made")
    unread = [row for row in made if _choice(row) is None] if isinstance(made, list) else []
    rows = [
        {"keep": choice.keep, "key": choice.key, "label": choice.label, "count": choice.count}
        for choice in choices.made
    ]
    return {**known, "strictness": choices.strictness, "made": [*unread, *rows]}


def choices_from_plain(row: Any) -> Choices:
    """Return the choices of a row on disk; what is none is passed over: the article is worth more."""
    if not isinstance(row, Mapping):
        return Choices()
    level, made = row.get("strictness"), row.get("made")
    strictness = max(-2, min(2, level)) if type(level) is int else 0
    choices = [_choice(one) for one in made] if isinstance(made, list) else []
    return Choices(strictness, tuple(choice for choice in choices if choice is not None))


def _choice(row: Any) -> Choice | None:
    if not isinstance(row, Mapping) or type(row.get("keep")) is not bool:
        return None
    try:
        count = number_of(row, "count") if "count" in row else 0
        key, label = text_of(row, "key", ""), text_of(row, "label", "")
    except ValueError:
        return None
    return Choice(row["keep"], key, label, count) if key or label else None
