"""One annotation before and after an edit: what is saved, undone and shown goes by these."""

from dataclasses import dataclass

from reader.article.annotations import Annotation


@dataclass(frozen=True, slots=True)
class Change:
    """What one annotation was and what it is to be: None before is a new one, None after a deleted one.

    An edit that touches several annotations is several of these, done and undone together.
    """

    before: Annotation | None
    after: Annotation | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs something before or after it")

    @property
    def subject(self) -> Annotation:
        """The annotation as it is to be; of a deleted one, as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def id(self) -> str:
        """The id of the annotation."""
        return self.subject.id

    def turned(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.after, self.before)
