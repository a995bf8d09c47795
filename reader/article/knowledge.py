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
    WORK = "work"
    LAW = "law"
    PRODUCT = "product"
    MONEY = "money"
    PERCENTAGE = "percentage"


class Stance(StrEnum):
    """How a cue takes what is said: "warned" is not "praised"."""

    NEUTRAL = "neutral"
    CLAIMING = "claiming"
    DENYING = "denying"
    ADMITTING = "admitting"
    WARNING = "warning"
    PRAISING = "praising"
    CRITICISING = "criticising"
    ASKING = "asking"
    DEMANDING = "demanding"
    PROMISING = "promising"
    EXPECTING = "expecting"
    AGREEING = "agreeing"


class QuoteKind(StrEnum):
    """What stands between quotation marks: only `SPEECH` and `INDIRECT` are something that was said."""

    SPEECH = "speech"
    INDIRECT = "indirect"
    TITLE = "title"
    NICKNAME = "nickname"
    SCARE = "scare"


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of the article that names an entity; `value` is the date or amount it stands for."""

    span: Span
    value: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one thing, in order of the text.

    `name` is its fullest form, `aliases` the other forms it appears under, `role` what the text calls
    it ("U.S. Secretary of State"). `id` is stable for the same name and kind. `value` is an ISO 8601
    date, time, interval or duration, or an amount with its ISO 4217 currency ("USD 3000000"), "" where none
    is sure; `place` the id of the place that a group or an event belongs to; `weight` what it counts in the
    article.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    role: str = ""
    value: str = ""
    place: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words: `pieces` are their spans without the quotation marks, in order.

    `speaker` is the name to show ("" where nobody is named); `speaker_span` the words it was read from;
    `speaker_entity` the id of the entity it resolves to; `cue` the verb or phrase of saying. `reporter` is
    who tells that the speaker said it, `addressee` whom it was said to, each with the id of its entity.
    `said_on` and `said_in` are the date and place of speaking as the article has them, `said_on_value` that
    date in ISO 8601, "" where it is not known. `score` (0 to 1) is
    how sure the speaker is, and `reasons` say why.
    """

    pieces: tuple[Span, ...]
    text: str
    speaker: str = ""
    speaker_span: Span | None = None
    speaker_entity: str = ""
    cue: str = ""
    direct: bool = True
    kind: QuoteKind = QuoteKind.SPEECH
    stance: Stance = Stance.NEUTRAL
    reporter: str = ""
    reporter_entity: str = ""
    addressee: str = ""
    addressee_entity: str = ""
    said_on: str = ""
    said_on_value: str = ""
    said_in: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def span(self) -> Span:
        """The stretch from the first piece's start to the last one's end."""
        return Span(self.pieces[0].start, self.pieces[-1].end)

    @property
    def is_speech(self) -> bool:
        """Whether these are somebody's very words: no title, nickname or scare quote, no indirect speech."""
        return self.direct and self.kind is QuoteKind.SPEECH


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that is known of one text; `engine` names what found it, and its version.

    `language` is the one it was read as (ISO 639-1, "" for unknown); `notice` is what a reader should
    know about how far to trust it ("no model for Finnish: names by rules alone").
    """

    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    engine: str = ""
    language: str = ""
    notice: str = ""
