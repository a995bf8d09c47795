"""The review of highlights whose words changed or are gone: what changed, and what is to become of them."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.article import Placed
from reader.article.changes import Change
from reader.ui.actions import Mode
from reader.ui.counting import counted
from reader.ui.keeping import change
from reader.ui.line_list import Row
from reader.ui.picked import fits
from reader.ui.review import accepted, doubtful, keep_as_they_are, kept_as_they_are, review_rows
from reader.ui.screens.list_sheet import ListSheet

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: How often to look whether the article's annotations are others by now, in seconds.
_FOLLOW_SECONDS = 0.3


class ReviewScreen(ListSheet[Placed]):
    """Lists what needs a look in the article below it."""

    mode = Mode.REVIEW
    HINT = "a accept · r attach · K keep · d delete · Enter shows · / narrows · q back"

    def __init__(self, reader: "ReaderScreen") -> None:
        super().__init__(reader.broadsheet.palette, "Words that changed or are gone", "Nothing needs a look")
        self.reader = reader
        self._seen = reader.placed

    def on_mount(self) -> None:
        """Fill the list, and follow what becomes of it: undone here, changed in another window."""
        super().on_mount()
        self.set_interval(_FOLLOW_SECONDS, self._follow)

    def _follow(self) -> None:
        if self._seen is not self.reader.placed:
            self.look_again()

    def id_of(self, item: Placed) -> str:
        """Return the annotation's id."""
        return item.annotation.id

    def has(self, item: Placed, sought: str) -> bool:
        """Tell whether an item has a colour, tags or words."""
        return fits(item.annotation, sought, partly=True)

    def rows_of(self, number: int, item: Placed, width: int, *, picked: bool) -> list[Row]:
        """Return the rows of an item."""
        return review_rows(number, item, self.reader.opened.article.text, width, picked=picked)

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Return what the sheet's own actions do, by their ids."""
        return {
            "review.go": self.go,
            "review.accept": self.accept,
            "review.attach": self.attach,
            "review.keep": self.keep,
            "review.delete": self.delete,
            "review.copy": self.copy,
        }

    async def look(self) -> None:
        """Find what needs a look."""
        article, self._seen = self.reader.opened.article, self.reader.placed
        kept = kept_as_they_are(self.reader.state, article.id, article.text)
        self.show_items(doubtful(self.reader.placed, kept))

    def go(self) -> None:
        """Show the words in the text, or say that they are gone."""
        if self.here is None:
            return
        if self.here.span is None:
            self.tell("Its words are gone from the text: r attaches it to others, K keeps it")
            return
        self.dismiss(None)
        self.reader.sidebars.leave()
        self.reader.page.reveal(self.here.span)

    def accept(self) -> None:
        """Take the words as they are now for the highlight's own: it is exact again."""
        text, chosen = self.reader.opened.article.text, self.chosen()
        changes = [Change(row.annotation, new) for row in chosen if (new := accepted(text, row)) is not None]
        if changes:
            self._do(changes, f"Accepted {counted(len(changes), 'highlight')}", "undoes")
        elif chosen:
            self.tell("Its words are gone from the text: r attaches it to others, K keeps it")

    def delete(self) -> None:
        """Delete the chosen, notes and all; undo brings them back, and the trash has them."""
        changes = [Change(row.annotation, None) for row in self.chosen()]
        if changes:
            them = "it" if len(changes) == 1 else "them"
            self._do(changes, f"Deleted {counted(len(changes), 'highlight')}", f"brings {them} back")

    def _do(self, changes: list[Change], told: str, hint: str) -> None:
        change(self.reader, changes, f"{told} · u {hint}")
        gone = {one.id for one in changes}
        self.show_items([row for row in self._all if row.annotation.id not in gone])
        self.tell(f"{told} · u {hint}")

    def keep(self) -> None:
        """Keep the chosen as they are, and ask no more while the text stays as it is."""
        chosen, article = self.chosen(), self.reader.opened.article
        if chosen:
            ids = {row.annotation.id for row in chosen}
            keep_as_they_are(self.reader.state, article.id, article.text, ids)
            self.show_items([row for row in self._all if row.annotation.id not in ids])
            self.tell(f"Kept {counted(len(ids), 'highlight')}: # lists all, with their words")

    def attach(self) -> None:
        """Go to the text, where other words are selected for the highlight."""
        if self.here is not None:
            self.dismiss(None)
            from reader.ui.handlers.reviewing import begin_attaching

            begin_attaching(self.reader, self.here.annotation)

    def copy(self) -> None:
        """Copy the words of the chosen as they were, with their notes."""
        chosen = [row.annotation for row in self.chosen()]
        texts = [part for one in chosen for part in (one.anchor.exact, one.note)]
        words = "\n\n".join(filter(None, texts))
        if words:
            self.app.copy_to_clipboard(words)
            self.tell(f"Copied {counted(len(words), 'character')}")

    def undo(self, *, undo: bool) -> None:
        """Undo the last change in this article, or make it again."""
        from reader.ui.undoing import redo
        from reader.ui.undoing import undo as take_back

        (take_back if undo else redo)(self.reader)
