"""The marks that make a chosen entity or quote stand out. No Textual here."""

from reader.article import Entity, Quote, Span
from reader.typesetting.marks import Mark, Rank, chosen_entity_marks, chosen_quote_marks
from reader.typesetting.tokens import READER


def chosen_marks(chosen: Entity | Quote | None, here: Span | None = None) -> list[Mark]:
    """Return marks over every mention, or every piece of the quote and its speaker; `here` is gone to."""
    if isinstance(chosen, Entity):
        current = [Mark(here, READER.Search.Current, Rank.CURRENT)] if here else []
        return [*chosen_entity_marks(chosen), *current]
    if isinstance(chosen, Quote):
        speaker = (
            [Mark(chosen.speaker_span, READER.Entity.Chosen, Rank.CHOSEN)] if chosen.speaker_span else []
        )
        return [*chosen_quote_marks(chosen), *speaker]
    return []
