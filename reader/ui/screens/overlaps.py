"""The question how a highlight over another one is to be; it is asked once."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Label

from reader.article import Annotation
from reader.article.overlapping import Overlaps
from reader.ui.screens.question import Question

#: The most of the old highlight's words that are shown, in code points.
_MOST = 80


class AskOverlaps(Question[Overlaps | None]):
    """Asks whether to keep both, merge or replace; Esc marks nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k,b", "answer('keep')"),
        Binding("m,j", "answer('merge')"),
        Binding("r", "answer('replace')"),
        Binding("escape,q", "answer('')"),
    ]

    def __init__(self, others: Sequence[Annotation]) -> None:
        super().__init__()
        self.others = others

    def compose(self) -> ComposeResult:
        """Show what lies there and the three ways."""
        first = self.others[0]
        words = " ".join(first.anchor.exact.split())
        words = words if len(words) <= _MOST else words[: _MOST - 1].rstrip() + "…"
        more = f" and {len(self.others) - 1} more" if len(self.others) > 1 else ""
        note = ", with a note" if any(one.note.strip() for one in self.others) else ""
        with Vertical(classes="paper"):
            yield Label(f"This overlaps “{words}”{more}{note}", classes="question", markup=False)
            yield Label("k keep both, one over the other", markup=False)
            yield Label("m merge them into one, notes and tags joined", markup=False)
            yield Label("r replace the old one; its note and tags go to the new one", markup=False)
            yield Label("")
            yield Label("Esc marks nothing · your answer holds from now on, O changes it", markup=False)

    def action_answer(self, name: str) -> None:
        """Give the answer."""
        self.dismiss(Overlaps(name) if name else None)
