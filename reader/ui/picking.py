"""The list of highlights and notes, with those that are picked."""

from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.ui.picked import Picked
from reader.ui.rows import annotation_rows

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

TITLE = "Highlights and notes"


def show_rows(screen: "ReaderScreen") -> None:
    """Show the annotations of the article, those picked with a tick; what is gone is picked no more."""
    rows = screen.placed
    if screen.picked.ids:
        screen.picked = screen.picked.among(ids_of(screen))
    picked = screen.picked.ids
    pane = screen.sidebars.annotations
    pane.title = f"{len(picked)} picked of {len(rows)}" if picked else TITLE
    pane.set_rows(lambda width: annotation_rows(rows, width, picked), len(rows))


def pick(screen: "ReaderScreen", picked: Picked) -> None:
    """Pick other rows."""
    screen.picked = picked
    show_rows(screen)


def ids_of(screen: "ReaderScreen") -> list[str]:
    """Return the ids of the rows, in their order."""
    return [row.annotation.id for row in screen.placed]


def selected(screen: "ReaderScreen") -> Annotation | None:
    """Return the annotation of the row the cursor is on."""
    item = screen.sidebars.annotations.selected
    return screen.placed[item].annotation if item is not None and item < len(screen.placed) else None


def chosen(screen: "ReaderScreen") -> list[Annotation]:
    """Return what an action on the list is about: those picked, or else the one at the cursor."""
    if screen.picked.ids:
        return [row.annotation for row in screen.placed if row.annotation.id in screen.picked.ids]
    found = selected(screen)
    return [found] if found is not None else []
