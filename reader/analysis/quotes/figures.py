"""Who can speak in an article: one figure for each, and the places that name it."""

from dataclasses import dataclass

from reader.analysis.entities import Gender
from reader.article import EntityKind, Span


@dataclass(slots=True)
class Figure:
    """One that can speak; `role` is in the text's words.

    `gender` is unknown where nothing tells; `presumed` where only a first name does.
    """

    name: str
    entity_id: str = ""
    kind: EntityKind = EntityKind.PERSON
    gender: Gender = Gender.UNKNOWN
    role: str = ""
    mentions: int = 1
    presumed: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """One stretch of the text that names a figure."""

    span: Span
    figure: Figure
