"""What analysis finds in an article: entities, and who said what."""

from dataclasses import dataclass
from enum import StrEnum

from reader.article.span import Span


class EntityKind(StrEnum):
    """The kinds of thing that are named."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"
    DATE = "date"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of the article that names an entity."""

    span: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one thing, in order of the text.

    `name` is its fullest form, `aliases` the other forms it appears under, `role` what the text calls
    it ("U.S. Secretary of State"). `id` is stable for the same name and kind.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: `pieces` are their spans without the quotation marks, in order.

    `speaker` is the name to show ("" where nobody is named); `speaker_span` the words it was read from;
    `speaker_entity` the id of the entity it resolves to; `cue` the verb or phrase of saying.
    """

    pieces: tuple[Span, ...]
    text: str
    speaker: str = ""
    speaker_span: Span | None = None
    speaker_entity: str = ""
    cue: str = ""
    direct: bool = True

    @property
    def span(self) -> Span:
        """The stretch from the first piece's start to the last one's end."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one text; `engine` names what found it, and its version."""

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    engine: str = ""
