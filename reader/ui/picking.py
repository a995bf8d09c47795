"""The list of highlights and notes, with those that are picked."""

from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.ui.actions import Mode
from reader.ui.narrowing import NOTHING_FITS, titled
from reader.ui.picked import Picked, fits
from reader.ui.rows import annotation_rows

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

TITLE, EMPTY = "Highlights and notes", "None yet: v, then m"


def show_rows(screen: "ReaderScreen") -> None:
    """Show the annotations of the article, those picked with a tick; what is gone is picked no more.

    Where the list is narrowed, those that fit; a row keeps its number among all.
    """
    rows, lists = screen.placed, screen.lists
    if screen.picked.ids:
        screen.picked = screen.picked.among([row.annotation.id for row in rows])
    picked, sought = screen.picked.ids, lists.annotations_sought
    shown = [n for n, row in enumerate(rows) if not sought or fits(row.annotation, sought, partly=True)]
    pane = screen.sidebars.annotations
    chosen_too = len(picked.intersection(rows[n].annotation.id for n in shown))
    title = f"{chosen_too} picked of {len(shown)}" if chosen_too else TITLE
    pane.title = titled(title, sought, typing=lists.typing is Mode.ANNOTATIONS)
    pane.empty = NOTHING_FITS if sought else EMPTY
    if sought and pane.selected not in shown:
        pane.selected = next(iter(shown), None)
    pane.set_rows(
        lambda width: annotation_rows(rows, width, picked, shown), len(rows) if not sought else None
    )


def pick(screen: "ReaderScreen", picked: Picked) -> None:
    """Pick other rows."""
    screen.picked = picked
    show_rows(screen)


def ids_of(screen: "ReaderScreen") -> list[str]:
    """Return the ids of the rows that are shown, in their order."""
    sought = screen.lists.annotations_sought
    return [
        row.annotation.id for row in screen.placed if not sought or fits(row.annotation, sought, partly=True)
    ]


def selected(screen: "ReaderScreen") -> Annotation | None:
    """Return the annotation of the row the cursor is on."""
    item = screen.sidebars.annotations.selected
    return screen.placed[item].annotation if item is not None and item < len(screen.placed) else None


def chosen(screen: "ReaderScreen") -> list[Annotation]:
    """Return what an action on the list is about: those picked that are shown, else the one at the cursor."""
    picked = screen.picked.ids.intersection(ids_of(screen)) if screen.picked.ids else ()
    if picked:
        return [row.annotation for row in screen.placed if row.annotation.id in picked]
    found = selected(screen)
    return [found] if found is not None else []
