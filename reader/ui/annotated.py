"""The layer of annotations on the page: changed by what changed, however many there are."""

from collections.abc import Sequence

from reader.article import Placed
from reader.typesetting.marks import annotation_marks
from reader.ui.page_view import PageView

LAYER = "annotations"


def changes(before: Sequence[Placed], after: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Return the rows that are gone and those that came; a row is known by being the same object."""
    old, new = {id(row) for row in before}, {id(row) for row in after}
    return [row for row in before if id(row) not in new], [row for row in after if id(row) not in old]


def paint_annotations(page: PageView, before: Sequence[Placed], after: Sequence[Placed]) -> None:
    """Bring the page's marks from one state of the annotations to the next."""
    gone, come = changes(before, after)
    if len(come) == len(after):
        page.set_marks(LAYER, annotation_marks(after))
    else:
        page.change_marks(LAYER, annotation_marks(gone), annotation_marks(come))
