"""A list over the page whose rows can be picked, and on which something is done with them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from textual.worker import Worker

from reader.errors import LibraryError
from reader.ui.line_list import LineList, Row
from reader.ui.narrowing import NOTHING_FITS, keep_narrowed, titled
from reader.ui.painting import Palette
from reader.ui.picked import Picked
from reader.ui.screens.keyed import KeyedSheet

if TYPE_CHECKING:
    from reader.library.store import Library
    from reader.ui.app import BroadsheetApp

T = TypeVar("T")
_Item = TypeVar("_Item")


class ListSheet(KeyedSheet[None], Generic[_Item]):
    """Shows items with their ids; keys come from the one table of actions, in the sheet's own mode."""

    #: What the line at the bottom says.
    HINT = ""

    def __init__(self, palette: Palette, title: str, empty: str) -> None:
        super().__init__(palette, title, "Looking…")
        self.title_words = title
        self.items: Sequence[_Item] = ()
        self._all: Sequence[_Item] = ()
        self.picked = Picked()
        self._empty = empty

    @property
    def broadsheet(self) -> "BroadsheetApp":
        """The application, by its own type."""
        return cast("BroadsheetApp", self.app)

    def id_of(self, item: _Item) -> str:
        """Return the id an item is picked by."""
        raise NotImplementedError

    def has(self, item: _Item, sought: str) -> bool:
        """Tell whether an item fits what the list is narrowed to."""
        raise NotImplementedError

    def rows_of(self, number: int, item: _Item, width: int, *, picked: bool) -> list[Row]:
        """Return the rows of an item."""
        raise NotImplementedError

    def deeds(self) -> Mapping[str, Callable[[], None]]:
        """Return what the sheet's own actions do, by their ids."""
        raise NotImplementedError

    async def look(self) -> None:
        """Find the items, and show them."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Fill the list."""
        self.rows.focus()
        self.status.show_words(self.HINT)
        self.look_again()

    def look_again(self) -> None:
        """Find the items anew: something was done, here or elsewhere."""
        _: Worker[None] = self.run_worker(self.look, group="look", exclusive=True, exit_on_error=False)

    def show_items(self, items: Sequence[_Item]) -> None:
        """Show other items; picked are those that are still there."""
        self._all = items
        self.show_narrowed(typing=False)

    def show_narrowed(self, typing: bool) -> None:
        """Show the items that fit what is sought; what is not shown is picked no more."""
        self.items = [item for item in self._all if self.has(item, self.sought)] if self.sought else self._all
        self.picked = self.picked.among(self.ids)
        self.rows.empty = NOTHING_FITS if self.sought else self._empty
        self._show(typing=typing)

    def _show(self, *, typing: bool = False) -> None:
        items, picked = self.items, self.picked.ids
        count = f"{len(picked)} picked of {len(items)}" if picked else str(len(items))
        title = f"{self.title_words} · {count}" if items else self.title_words
        self.rows.title = titled(title, self.sought, typing=typing)

        def make(width: int) -> list[Row]:
            rows: list[Row] = []
            for number, item in enumerate(items):
                rows += self.rows_of(number, item, width, picked=self.id_of(item) in picked)
            return rows

        self.rows.set_rows(make, len(items))

    @property
    def ids(self) -> list[str]:
        """The ids of the items, in their order."""
        return [self.id_of(item) for item in self.items]

    @property
    def here(self) -> _Item | None:
        """The item at the cursor."""
        at = self.rows.selected
        return self.items[at] if at is not None and at < len(self.items) else None

    def chosen(self) -> list[_Item]:
        """Return the items that an action is about: those picked, else the one at the cursor."""
        if self.picked.ids:
            return [item for item in self.items if self.id_of(item) in self.picked.ids]
        return [self.here] if self.here is not None else []

    async def from_library(self, work: "Callable[[Library], T]") -> T | None:
        """Return what `work` finds in the library; None, and a sentence told, where that fails."""
        try:
            return await self.broadsheet.in_library(work)
        except LibraryError as error:
            self.tell(str(error), failed=True)
            return None

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        """A click takes the cursor there, and does no more."""
        keep_narrowed(self)

    def perform(self, action_id: str, count: int | None = None) -> None:
        """Do one action."""
        deed = self.deeds().get(action_id)
        if deed is not None:
            deed()
        elif action_id in COMMON:
            COMMON[action_id](self, count or 1)

    def undo(self, *, undo: bool) -> None:
        """Undo the last change of annotations, or make it again."""
        from reader.ui.undoing import in_library

        in_library(self.broadsheet, undo=undo, tell=self.tell, then=self.look_again)

    def toggle(self) -> None:
        """Pick the row at the cursor, or no longer, and go on to the next."""
        if self.here is not None:
            self.picked = self.picked.turned(self.id_of(self.here))
            self._show()
            self.rows.move(1)

    def pick_range(self) -> None:
        """Pick the rows since the one picked last."""
        if self.here is not None:
            self.picked = self.picked.ranged(self.ids, self.id_of(self.here))
            self._show()

    def pick_all(self) -> None:
        """Pick all rows, or none."""
        self.picked = self.picked.all_of(self.ids)
        self._show()

    def leave(self) -> None:
        """Show all rows, if they are narrowed; let go of what is picked; then go back."""
        if self.let_go():
            return
        if self.picked.ids:
            self.picked = Picked()
            self._show()
        else:
            self.dismiss(None)

    def show_help(self) -> None:
        """Show all keys."""
        from reader.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.broadsheet.palette))


#: What every sheet does, by the ids of the actions.
COMMON: Mapping[str, Callable[[ListSheet[Any], int], None]] = {
    "list.next": lambda sheet, count: sheet.rows.move(count),
    "list.previous": lambda sheet, count: sheet.rows.move(-count),
    "list.page_down": lambda sheet, count: sheet.rows.move_page(count),
    "list.page_previous": lambda sheet, count: sheet.rows.move_page(-count),
    "list.first": lambda sheet, count: sheet.rows.move_end(last=False),
    "list.last": lambda sheet, count: sheet.rows.move_end(last=True),
    "list.narrow": lambda sheet, count: sheet.narrow(),
    "picked.toggle": lambda sheet, count: sheet.toggle(),
    "picked.range": lambda sheet, count: sheet.pick_range(),
    "picked.all": lambda sheet, count: sheet.pick_all(),
    "mark.undo": lambda sheet, count: sheet.undo(undo=True),
    "mark.redo": lambda sheet, count: sheet.undo(undo=False),
    "unkept.show": lambda sheet, count: sheet.broadsheet.unkept.show(),
    "theme.next": lambda sheet, count: sheet.broadsheet.next_theme(),
    "help.show": lambda sheet, count: sheet.show_help(),
    "program.quit": lambda sheet, count: sheet.broadsheet.leave(),
    "sheet.leave": lambda sheet, count: sheet.leave(),
}
