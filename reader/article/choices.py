"""What the reader chose about an article's cleaning: kept with the article, obeyed by all later cleaning."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """That a unit, or every unit of a class, is put back (`keep`) or taken out.

    A unit is known by its words (`key`: lower case, single spaces), so that the choice is found again in
    another version of the page; a class by its `label`, with an empty `key`. `count` tells units of the
    same words apart: which of them it is, from 1; 0 means all of them.
    """

    keep: bool
    key: str = ""
    label: str = ""
    count: int = 0

    @property
    def subject(self) -> tuple[str, str, int]:
        """What the choice is about: two choices with one subject are one choice and its change."""
        return self.key, self.label, self.count


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices about one article. `strictness` runs from -2 (keep what is in doubt) to 2.

    A choice about a unit wins over one about its class, and a later one over an earlier one.
    """

    strictness: int = 0
    made: tuple[Choice, ...] = ()

    def with_made(self, made: Iterable[Choice]) -> "Choices":
        """Return these choices and `made` behind them, which replace earlier ones about the same."""
        added = {choice.subject: choice for choice in made}
        kept = tuple(choice for choice in self.made if choice.subject not in added)
        return Choices(self.strictness, (*kept, *added.values()))

    def without(self, subjects: Iterable[tuple[str, str, int]]) -> "Choices":
        """Return these choices but for those about `subjects`."""
        gone = frozenset(subjects)
        return Choices(self.strictness, tuple(choice for choice in self.made if choice.subject not in gone))


def merged_choices(before: Choices, after: Choices, there: Choices) -> Choices:
    """Return `there` with the change from `before` to `after`: another window's other choices stay.

    Where both windows chose about the same, this change is the later one and wins.
    """
    old = {choice.subject: choice for choice in before.made}
    new = {choice.subject: choice for choice in after.made}
    merged = there.without(old.keys() - new.keys())
    merged = merged.with_made(choice for subject, choice in new.items() if old.get(subject) != choice)
    strictness = there.strictness if before.strictness == after.strictness else after.strictness
    return Choices(strictness, merged.made)
