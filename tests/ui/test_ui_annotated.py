"""One annotation that changes changes its own marks on the page, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Anchor, AnchorState, Annotation, AnnotationKind, Colour, Placed, Span
from reader.typesetting.layers import Layers
from reader.typesetting.marks import Mark, annotation_marks
from reader.ui.annotated import LAYER, paint_annotations
from reader.ui.page_view import PageView


@dataclass
class Page:
    """What of a page is asked here, and how many marks were laid one by one."""

    marks: Layers = field(default_factory=Layers)
    whole: int = 0

    def set_marks(self, layer: str, marks: Iterable[Mark]) -> None:
        self.whole += 1
        self.marks.set(layer, marks)

    def change_marks(self, layer: str, gone: Iterable[Mark], come: Iterable[Mark]) -> None:
        self.marks.change(layer, gone, come)

    def shown(self) -> list[Mark]:
        return self.marks.of(LAYER, 0, 10_000)


def row(number: int, start: int, *, note: str = "", colour: Colour = Colour.YELLOW) -> Placed:
    anchor = Anchor("", "", "", start, start + 10)
    made = Annotation(f"{number:032}", "a", AnnotationKind.HIGHLIGHT, anchor, colour, note)
    return Placed(made, Span(start, start + 10), AnchorState.EXACT)


def paint(page: Page, before: list[Placed], after: list[Placed]) -> None:
    paint_annotations(cast("PageView", page), before, after)


def test_one_change_does_not_lay_the_others_anew() -> None:
    page = Page()
    rows = [row(number, number * 20) for number in range(100)]
    paint(page, [], rows)
    changed = [*rows[:50], replace(rows[50], annotation=replace(rows[50].annotation, note="x")), *rows[51:]]
    paint(page, rows, changed)
    paint(page, changed, changed[1:])
    assert page.whole == 1
    assert sorted(page.shown(), key=repr) == sorted(annotation_marks(changed[1:]), key=repr)


states = st.lists(
    st.lists(
        st.builds(row, st.integers(0, 5), st.integers(0, 300), note=st.sampled_from(["", "n"])), max_size=6
    ),
    max_size=5,
)


@given(states, st.data())
def test_the_page_always_shows_the_rows_as_they_are(drawn: list[list[Placed]], data: st.DataObject) -> None:
    page, before = Page(), list[Placed]()
    for fresh in drawn:
        kept = [one for one in before if data.draw(st.booleans())]
        after = [*kept, *fresh]
        paint(page, before, after)
        assert sorted(page.shown(), key=repr) == sorted(annotation_marks(after), key=repr)
        before = after
