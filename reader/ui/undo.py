"""The one list of what was done to an article: highlights, choices, corrections, in the order of the keys.

Steps that changed annotations are remembered by the library, over restarts too; here only their order among
the choices is kept. No Textual here.
"""

from dataclasses import dataclass
from typing import TypeAlias

from reader.article import Annotation, Choices
from reader.article.changes import Change
from reader.article.corrections import Corrections


@dataclass(frozen=True, slots=True)
class UndoStep:
    """What one action did to annotations: one change, or several that are done and undone together."""

    changes: tuple[Change, ...] = ()

    @property
    def after(self) -> dict[str, Annotation | None]:
        """The annotations as the step left them, by their ids; None for those that are gone."""
        return {change.id: change.after for change in self.changes}


@dataclass(frozen=True, slots=True)
class ChoiceStep:
    """One change of what was put back or taken out, or of the strictness."""

    before: Choices
    after: Choices

    def turned(self) -> "ChoiceStep":
        """Return the step that takes this one back."""
        return ChoiceStep(self.after, self.before)


@dataclass(frozen=True, slots=True)
class CorrectionStep:
    """One change of what was corrected in names and quotes."""

    before: Corrections
    after: Corrections

    def turned(self) -> "CorrectionStep":
        """Return the step that takes this one back."""
        return CorrectionStep(self.after, self.before)


AnyStep: TypeAlias = UndoStep | ChoiceStep | CorrectionStep


class Steps:
    """What was done and what was undone; `on_their_way` are those that are being saved.

    Where a list is empty, the library still knows the steps of earlier sessions, unless a choice was made
    since: making those again behind it would put them into another order.
    """

    def __init__(self) -> None:
        self.on_their_way: list[UndoStep] = []
        self._done: list[AnyStep] = []
        self._undone: list[AnyStep] = []
        self._choice_since = False

    def did(self, step: AnyStep) -> None:
        """Add a new step: what was undone before it cannot be made again."""
        self._done.append(step)
        self._undone.clear()
        self._choice_since = isinstance(step, ChoiceStep | CorrectionStep)

    def forget(self, step: AnyStep) -> None:
        """Take out a step that came to nothing: this very one."""
        self._done[:] = [one for one in self._done if one is not step]
        self._undone[:] = [one for one in self._undone if one is not step]

    def last(self, *, undo: bool) -> AnyStep | None:
        """Return the step that is undone next, or made again next; None where this list knows none."""
        steps = self._done if undo else self._undone
        return steps[-1] if steps else None

    def move(self, *, undo: bool) -> AnyStep | None:
        """Undo the last step, or make it again, and return it; None where only the library knows one."""
        source, target = (self._done, self._undone) if undo else (self._undone, self._done)
        if source:
            target.append(source.pop())
            return target[-1]
        if undo or not self._choice_since:
            target.append(UndoStep())
        return None

    def asks_library(self, *, undo: bool) -> bool:
        """Tell whether steps of earlier sessions may come next."""
        return undo or not self._choice_since

    def move_back(self, *, undo: bool) -> None:
        """Take `move` back: nothing came of it, and the step stands where it stood."""
        source, target = (self._done, self._undone) if undo else (self._undone, self._done)
        if target:
            source.append(target.pop())

    def drop_last(self, *, undo: bool) -> None:
        """Forget the step that was moved last: the library does not know it any more."""
        target = self._undone if undo else self._done
        if target:
            target.pop()
