"""What is in focus: one sentence, one paragraph, or the sentences that mention somebody. No Textual here.

Everything is a span of the text, so that what is in focus stays so when the window or the setting changes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from reader.article import Entity, Span
from reader.article.segments import paragraph_at, paragraphs, sentence_at, sentences
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER


class Unit(Enum):
    """How much of the text is in focus; the value is how it is told."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Thread:
    """An entity, and the sentences that mention it, in the order of the text."""

    entity: Entity
    sentences: tuple[Span, ...]


def unit_at(text: str, offset: int, unit: Unit) -> Span:
    """Return the sentence or paragraph around `offset`; between two, the one before."""
    return sentence_at(text, offset) if unit is Unit.SENTENCE else paragraph_at(text, offset)


def unit_from(text: str, span: Span, unit: Unit, steps: int) -> Span:
    """Return the unit `steps` units on from the one at `span`, or back; at most the first or the last."""
    for _ in range(abs(steps)):
        found = _following(text, span, unit) if steps > 0 else _preceding(text, span, unit)
        if found is None:
            break
        span = found
    return span


def _following(text: str, span: Span, unit: Unit) -> Span | None:
    return next(_units(text, span.end, unit), None)


def _preceding(text: str, span: Span, unit: Unit) -> Span | None:
    found = unit_at(text, span.start - 1, unit) if span.start else span
    return found if found and found.start < span.start else None


def _units(text: str, start: int, unit: Unit) -> Iterator[Span]:
    return sentences(text, start) if unit is Unit.SENTENCE else paragraphs(text, start)


def first_unit(text: str, shown: Span, unit: Unit) -> Span:
    """Return the first unit that begins on the page `shown`; if none does, the one that covers it."""
    around = unit_at(text, shown.start, unit)
    if around.start >= shown.start:
        return around
    following = _following(text, around, unit)
    return following if following is not None and following.start < shown.end else around


def thread_of(text: str, entity: Entity) -> Thread:
    """Return the sentences that mention `entity`, each once."""
    found: list[Span] = []
    for mention in sorted(entity.mentions, key=lambda mention: mention.span.start):
        if not found or mention.span.start >= found[-1].end:
            found.append(sentence_at(text, mention.span.start))
    return Thread(entity, tuple(found))


def entity_at(entities: Iterable[Entity], offset: int) -> Entity | None:
    """Return the entity with the shortest mention around `offset`."""
    around = (
        (len(mention.span), number, entity)
        for number, entity in enumerate(entities)
        for mention in entity.mentions
        if mention.span.contains(offset)
    )
    return min(around, key=lambda found: found[:2], default=(0, 0, None))[2]


def nearest_entity(entities: Iterable[Entity], offset: int, start: int, end: int) -> Entity | None:
    """Return the entity mentioned nearest to `offset` between `start` and `end`."""
    near = (
        (abs(mention.span.start - offset), number, entity)
        for number, entity in enumerate(entities)
        for mention in entity.mentions
        if start <= mention.span.start < end
    )
    return min(near, key=lambda found: found[:2], default=(0, 0, None))[2]


def all_but(length: int, kept: Iterable[Span]) -> list[Mark]:
    """Return the marks that dim a text of `length` code points, except for the spans, given in order."""
    dimmed: list[Mark] = []
    here = 0
    for span in kept:
        if span.start > here:
            dimmed.append(Mark(Span(here, span.start), READER.Dimmed, Rank.DIMMED))
        here = max(here, span.end)
    if here < length:
        dimmed.append(Mark(Span(here, length), READER.Dimmed, Rank.DIMMED))
    return dimmed
