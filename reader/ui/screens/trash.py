"""The trash: what was deleted, of all articles; brought back from here, or erased for good."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.typesetting.cells import cell_len, fitted
from reader.typesetting.tokens import HIGHLIGHT_TOKENS, READER
from reader.ui.actions import Mode
from reader.ui.counting import counted
from reader.ui.line_list import Row
from reader.ui.painting import Palette
from reader.ui.picked import fits
from reader.ui.screens.list_sheet import ListSheet
from reader.ui.watching import Watcher

if TYPE_CHECKING:
    from reader.library.store import Library

#: The number of days that is offered for erasing what is older.
_DAYS = 30


@dataclass(frozen=True, slots=True)
class Deleted:
    """One deleted annotation, and the title of its article."""

    annotation: Annotation
    title: str


def deleted_of(library: "Library") -> list[Deleted]:
    """Return what is in the trash, deleted last first."""
    titles = {record.id: record.title or record.source for record in library.articles()}
    return [Deleted(one, titles.get(one.article_id, "")) for one in library.trash()]


def age_of(stamp: str, now: datetime) -> timedelta | None:
    """Return how long ago a time in ISO 8601 was; None where it is no time."""
    try:
        then = datetime.fromisoformat(stamp.replace("Z", "+00:00"))
    except ValueError:
        return None
    return now - (then if then.tzinfo else then.replace(tzinfo=UTC))


def ago(age: timedelta | None) -> str:
    """Return “3 days ago”, as coarse as it is far."""
    if age is None:
        return "some time ago"
    minutes = max(0, int(age.total_seconds() // 60))
    for size, unit in ((1440, "day"), (60, "hour"), (1, "minute")):
        count = minutes // size
        if count:
            return f"{count} {unit}{'s' * (count > 1)} ago"
    return "just now"


def trash_rows(number: int, deleted: Deleted, width: int, now: datetime, *, picked: bool) -> list[Row]:
    """Return the rows of a deleted annotation: its words and when it was deleted, its note, its article."""
    one = deleted.annotation
    when = ago(age_of(one.deleted, now))
    sign = "✓ " if picked else ""
    words = fitted(sign + " ".join(one.anchor.exact.split()), max(4, width - cell_len(when) - 3))
    rows = [Row(((words, HIGHLIGHT_TOKENS[one.colour]),), when, number)]
    if one.note.strip():
        note = fitted(" ".join(one.note.split()), max(4, width - 4))
        rows.append(Row(((f"  {note}", READER.Note),), "", number))
    tags = " ".join(f"#{tag}" for tag in one.tags)
    about = " · ".join(filter(None, (deleted.title, tags)))
    rows.append(Row(((f"  {fitted(about, max(4, width - 4))}", None),), "", number, True))
    return rows


class TrashScreen(ListSheet[Deleted]):
    """Lists what was deleted."""

    mode = Mode.TRASH
    HINT = "r restore · d erase · D old ones · Space picks · / narrows · u undo · q back"

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette, "Trash", "The trash is empty")

    def on_mount(self) -> None:
        """Fill the list, and follow what other windows delete and restore."""
        super().on_mount()
        Watcher(self.broadsheet, self, self.look_again)

    def id_of(self, item: Deleted) -> str:
        """Return the annotation's id."""
        return item.annotation.id

    def has(self, item: Deleted, sought: str) -> bool:
        """Tell whether an item has a colour, tags or words, its article's title among them."""
        return fits(item.annotation, sought, item.title, partly=True)

    def rows_of(self, number: int, item: Deleted, width: int, *, picked: bool) -> list[Row]:
        """Return the rows of an item."""
        return trash_rows(number, item, width, datetime.now(UTC), picked=picked)

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Return what the sheet's own actions do, by their ids."""
        return {
            "trash.restore": self.restore,
            "trash.purge": self.purge,
            "trash.purge_old": self.purge_old,
            "review.copy": self.copy,
        }

    async def look(self) -> None:
        """Find what is in the trash."""
        found = await self.from_library(deleted_of)
        self.show_items(found or ())

    def restore(self) -> None:
        """Bring the chosen back, as one step."""
        ids = [item.annotation.id for item in self.chosen()]
        if ids:
            self.run_worker(self._restore(ids), group="trash", exit_on_error=False)

    async def _restore(self, ids: list[str]) -> None:
        label = "Restored" if len(ids) == 1 else f"Restored {len(ids)} highlights"
        back = await self.from_library(lambda library: library.restore_all(ids, label))
        if back is None:
            return
        from reader.ui.undoing import refresh_readers

        refresh_readers(self.broadsheet, {one.article_id for one in back})
        self.tell(f"{label} · u undoes" if back else "They were restored in another window")
        self.look_again()

    def purge(self) -> None:
        """Erase the chosen, when that is confirmed."""
        items = self.chosen()
        if not items:
            return
        many = f"these {len(items)} highlights" if len(items) > 1 else "this highlight"
        noted = sum(bool(item.annotation.note.strip()) for item in items)
        notes = "" if not noted else " and its note" if len(items) == 1 else f" and {counted(noted, 'note')}"
        self._ask(f"Erase {many}{notes} for good? This cannot be undone.", items)

    def _ask(self, question: str, items: list[Deleted]) -> None:
        from reader.ui.screens.ask import Confirm

        ids = [item.annotation.id for item in items]

        def answered(yes: bool | None) -> None:
            if yes and self.is_attached:
                self.run_worker(self._purge(ids), group="trash", exit_on_error=False)

        self.app.push_screen(Confirm(question), answered)

    async def _purge(self, ids: list[str]) -> None:
        erased = await self.from_library(lambda library: library.purge(ids))
        if erased is not None:
            self.tell(f"Erased {erased}")
            self.look_again()

    def purge_old(self) -> None:
        """Ask from which age on, and erase what was deleted before."""
        from reader.ui.screens.ask import AskLine

        def answered(line: str | None) -> None:
            if line is None or not self.is_attached:
                return
            number = line.strip()
            if not (number.isascii() and number.isdigit()):
                self.tell(f"“{number}” is no number of days", failed=True)
                return
            now, least = datetime.now(UTC), timedelta(days=min(int(number), 999_999))
            days = counted(least.days, "day")
            old = [
                item
                for item in self.items
                if (age := age_of(item.annotation.deleted, now)) is not None and age >= least
            ]
            if not old:
                self.tell(f"Nothing was deleted {days} ago or before")
                return
            many = counted(len(old), "highlight")
            self._ask(f"Erase {many} deleted {days} ago or before? This cannot be undone.", old)

        question = "Erase what was deleted so many days ago, or before"
        self.app.push_screen(AskLine(question, str(_DAYS), "a number of days; Esc lets it be"), answered)

    def copy(self) -> None:
        """Copy the words of the chosen, with their notes."""
        chosen = [item.annotation for item in self.chosen()]
        texts = [part for one in chosen for part in (one.anchor.exact, one.note)]
        words = "\n\n".join(filter(None, texts))
        if words:
            self.app.copy_to_clipboard(words)
            self.tell(f"Copied {counted(len(words), 'character')}")
