"""Which entities an article is about: what names alone tell, joined with who speaks."""

from collections import Counter
from dataclasses import replace

from reader.article import Analysis, Entity, EntityKind

#: So many words spoken count as one mention, and so many mentions at most.
_WORDS_A_MENTION = 20
_MOST_FOR_WORDS = 6.0
#: Kinds that say when and how much, not whom an article is about.
MEASURES = frozenset((EntityKind.DATE, EntityKind.MONEY, EntityKind.PERCENTAGE))


def weight_of(kind: EntityKind, starts: list[int], headline: int, lead: int, length: int) -> float:
    """Return what an entity named at the offsets `starts` counts, from 0.5 up.

    Each mention counts one; two more for the lead, one more for the headline that ends at `headline`, and
    up to one
    more for being spread over the whole text. Dates and amounts count half.
    """
    first = starts[0]
    leading = (2.0 if first < lead else 0.0) + (1.0 if first < headline else 0.0)
    tenths = len({10 * start // max(1, length) for start in starts})
    return (len(starts) + leading + (tenths - 1) / 9) * (0.5 if kind in MEASURES else 1.0)


def ranked(analysis: Analysis) -> Analysis:
    """Return the analysis with the words spoken added to the weights, the weightiest entities first."""
    spoken: Counter[str] = Counter()
    for quote in analysis.quotes:
        if quote.direct and quote.speaker_entity:
            spoken[quote.speaker_entity] += len(quote.text.split())
    weighed = [_with_words(entity, spoken[entity.id]) for entity in analysis.entities]
    weighed.sort(key=lambda entity: (-entity.weight, entity.mentions[0].span.start))
    return replace(analysis, entities=tuple(weighed))


def _with_words(entity: Entity, words: int) -> Entity:
    more = min(words / _WORDS_A_MENTION, _MOST_FOR_WORDS)
    return replace(entity, weight=round(entity.weight + more, 2)) if words else entity
