"""Steps that can be undone."""

from dataclasses import dataclass

from reader.article import Annotation, Choices


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change of an annotation: what it was before, or None if it is new, and what it became."""

    before: Annotation | None
    after: Annotation


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """One change of what was put back or taken out, or of the strictness."""

    before: Choices
    after: Choices
