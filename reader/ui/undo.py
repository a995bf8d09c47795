"""Steps that can be undone."""

from dataclasses import dataclass

from reader.article import Annotation, Choices
from reader.article.changes import Change


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one action did to annotations: one change, or several that are done and undone together."""

    changes: tuple[Change, ...]

    @property
    def made(self) -> tuple[Annotation, ...]:
        """The annotations that are new with this step."""
        return tuple(one.after for one in self.changes if one.before is None and one.after is not None)

    def turned(self) -> "UndoStep":
        """Return the step that takes this one back."""
        return UndoStep(tuple(change.turned() for change in reversed(self.changes)))


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """One change of what was put back or taken out, or of the strictness."""

    before: Choices
    after: Choices
