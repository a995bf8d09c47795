"""What the user made of an article: highlights, notes, bookmarks, kept quotes."""

from dataclasses import dataclass
from enum import StrEnum

from reader.article.span import Span


class Colour(StrEnum):
    """The five highlight colours, in the order of the keys 1 to 5."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"


class AnnotationKind(StrEnum):
    """What an annotation is."""

    HIGHLIGHT = "highlight"
    QUOTE = "quote"
    BOOKMARK = "bookmark"


@dataclass(frozen=True, slots=True)
class Anchor:
    """How an annotation finds its words again.

    The W3C Web Annotation model's TextQuoteSelector (`exact`, `prefix`, `suffix`) and
    TextPositionSelector (`start`, `end`, code points) in one. `text_hash` names the text it was made on, ""
    where that is not known.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    text_hash: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotation. Times are ISO 8601 in UTC; `deleted` is the time it was deleted, or "".

    `id` is 32 random hexadecimal digits. `speaker` is set on kept quotes, with the
    `cue` and the id of the entity that spoke, where they are known.
    """

    id: str
    article_id: str
    kind: AnnotationKind
    anchor: Anchor
    colour: Colour = Colour.YELLOW
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    speaker: str = ""
    deleted: str = ""
    cue: str = ""
    speaker_entity: str = ""


class AnchorState(StrEnum):
    """How well an annotation's words were found again."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    DETACHED = "detached"


@dataclass(frozen=True, slots=True)
class Placed:
    """An annotation and where its words stand in the text at hand; `span` is None when detached."""

    annotation: Annotation
    span: Span | None
    state: AnchorState
