"""Candidates: stretches that may be names, with the evidence for what they name."""

from dataclasses import dataclass, field
from enum import Enum

from reader.analysis.entities.capitals import Word
from reader.article import EntityKind

#: Evidence for each kind, in points; None stands for named things of no kind that is shown.
Evidence = dict[EntityKind | None, float]


class Gender(Enum):
    """What a title or first name tells of a person's gender."""

    UNKNOWN = ""
    MALE = "m"
    FEMALE = "f"


@dataclass(frozen=True, slots=True)
class Title:
    """The words before a name that are no part of it: “Mr.”, “U.S. Secretary of State”.

    `role` is "" for mere forms of address; `family` is true where a form of address makes a single
    name behind it a family name.
    """

    role: str = ""
    gender: Gender = Gender.UNKNOWN
    family: bool = False


NO_TITLE = Title()
#: The points of what cannot be otherwise.
CERTAIN = 6.0


@dataclass(frozen=True, slots=True)
class Piece:
    """The words of one possible name, and the title before it."""

    words: tuple[Word, ...]
    title: Title = NO_TITLE

    @property
    def start(self) -> int:
        """The offset of the first word."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """The offset behind the last word."""
        return self.words[-1].end


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name in the text, from `start` to `end`, with its wording on one line.

    `weak` is true where the name stands at the start of a sentence and is an ordinary word.
    """

    start: int
    end: int
    wording: str
    evidence: Evidence = field(default_factory=dict)
    title: Title = NO_TITLE
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """One mention with its kind: `wording` is the text on one line, `title` what stood before it.

    `value` is what a date or an amount stands for.
    """

    start: int
    end: int
    wording: str
    kind: EntityKind
    title: Title = NO_TITLE
    value: str = ""
