"""The note editor: several lines of note, one line of tags."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Label, TextArea

from reader.article import Annotation
from reader.article.tags import parse_tags, written_tag, written_tags

#: Below this height of the window, in cells, the editor does without margins.
LOW = 20

Answer = tuple[str, tuple[str, ...]]


class TagSuggester(Suggester):
    """Completes the last word of the line with a known tag."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.known = known

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole line with its last word completed, or None."""
        head, gap, word = _split_last(value)
        bare = word.lstrip("#")
        if not bare:
            return None
        given = set(parse_tags(head))
        for tag in self.known:
            whole = written_tag(tag)
            if whole.lower().startswith(bare.lower()) and tag not in given and whole != bare:
                return head + gap + word[: len(word) - len(bare)] + whole
        return None


def _split_last(line: str) -> tuple[str, str, str]:
    quoted = line.count('"') % 2 == 1  # a tag of several words is being typed
    at = line.rfind('"') if quoted else max(line.rfind(" "), line.rfind(",")) + 1
    return line[: max(0, at - 1)], line[max(0, at - 1) : at], line[at:]


class NoteEditor(ModalScreen[None]):
    """Edits the note and the tags of one annotation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # No priority: these wait their turn behind the letters typed before them.
        Binding("ctrl+s,ctrl+enter,ctrl+j", "keep"),
        Binding("escape", "leave"),
        Binding("tab", "other_field"),
    ]

    def __init__(
        self, annotation: Annotation, known_tags: Sequence[str], keep: Callable[[Answer], None]
    ) -> None:
        super().__init__(classes="sheet note")
        self._keep = keep
        self.annotation = annotation
        self.known_tags = known_tags
        self._shown = annotation.note, parse_tags(written_tags(annotation.tags))

    def compose(self) -> ComposeResult:
        """Show the words, the note, the tags and the keys."""
        words = " ".join(self.annotation.anchor.exact.split())
        low = self.app.size.height < LOW
        self.set_class(low, "-low")
        most = 60 if low else 210
        with Vertical(classes="paper"):
            yield Label(
                f"“{words if len(words) < most else words[: most - 1] + '…'}”",
                classes="question",
                markup=False,
            )
            yield TextArea(self.annotation.note, tab_behavior="focus", show_line_numbers=False)
            yield Input(
                written_tags(self.annotation.tags),
                placeholder='tags, "of several words" too',
                suggester=TagSuggester(self.known_tags),
                select_on_focus=False,
            )
            yield Label("Ctrl+S keeps · Esc leaves · Tab to the tags, → completes one")

    def on_mount(self) -> None:
        """Begin at the end of the note."""
        note = self.query_one(TextArea)
        self.set_focus(note)
        note.move_cursor(note.document.end)

    @property
    def written(self) -> Answer:
        """What stands in the editor now."""
        return self.query_one(TextArea).text, parse_tags(self.query_one(Input).value)

    def action_other_field(self) -> None:
        """Go from the note to the tags, completing nothing, and back."""
        note, tags = self.query_one(TextArea), self.query_one(Input)
        self.set_focus(tags if self.focused is note else note)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep, when Enter is pressed behind the tags."""
        event.stop()
        self.action_keep()

    def keep(self) -> None:
        """Keep what was written; the editor stays as it is."""
        self._keep(self.written)

    def action_keep(self) -> None:
        """Keep what was written, and close."""
        self.keep()
        self.dismiss(None)

    @property
    def changed(self) -> bool:
        """Tell whether something was written."""
        return self.written != self._shown

    def action_leave(self, then: Callable[[], None] | None = None) -> None:
        """Leave, and do what is to be done `then`; words are only thrown away when the user says so."""

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)
                if then is not None:
                    then()

        if not self.changed:
            answered(True)
            return
        from reader.ui.screens.ask import Confirm

        self.app.push_screen(Confirm("Throw away what you wrote?"), answered)
