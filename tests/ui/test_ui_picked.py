"""Picking rows of a list: by hand, in ranges, all, and by what they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import article

from reader.article import Colour, Span
from reader.pipeline import new_annotation
from reader.ui.picked import Picked, fits, tagging

ORDER = ["a", "b", "c", "d"]


def test_a_row_is_picked_and_no_longer() -> None:
    assert Picked().turned("b").ids == {"b"}
    assert Picked().turned("b").turned("b").ids == set()


def test_a_range_goes_on_from_the_row_picked_last_in_either_direction() -> None:
    assert Picked().turned("b").ranged(ORDER, "d").ids == {"b", "c", "d"}
    assert Picked().turned("d").ranged(ORDER, "b").ids == {"b", "c", "d"}
    assert Picked().ranged(ORDER, "c").ids == {"c"}


def test_all_and_then_none() -> None:
    assert Picked().turned("a").all_of(ORDER).ids == set(ORDER)
    assert Picked().all_of(ORDER).all_of(ORDER).ids == set()
    assert Picked().all_of([]).ids == set()


@given(st.lists(st.sampled_from(ORDER)), st.sets(st.sampled_from(ORDER)))
def test_what_is_gone_is_picked_no_more(turned: list[str], left: set[str]) -> None:
    picked = Picked()
    for id in turned:
        picked = picked.turned(id)
    assert picked.among(sorted(left)).ids == picked.ids & left


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("green", True), ("GREEN", True), ("pink", False), ("pink green", True), ("#Harbour", True),
        ("#harb", False), ("green #harbour", True), ("pink #harbour", False), ("clock", True),
        ("ask who", True), ("ask whom", False), ("brandvik", True), ("#", False),
    ],
)  # fmt: skip
def test_a_filter_asks_for_colours_tags_and_words(sought: str, found: bool) -> None:
    made = article()
    annotation = new_annotation(
        made,
        Span(0, len(made.text.partition("\n")[0])),
        colour=Colour.GREEN,
        note="Ask  who\nwound the clock",
        tags=["harbour"],
        speaker="Halla Brandvik",
    )
    assert fits(annotation, sought) is found


@pytest.mark.parametrize(
    ("line", "add", "remove"),
    [
        ("harbour", ("harbour",), ()),
        ("#harbour, -draft", ("harbour",), ("draft",)),
        ("−#draft two-part", ("two-part",), ("draft",)),
        (" , ", (), ()),
        ("-", (), ()),
    ],
)
def test_a_line_of_tags_adds_and_takes_away(line: str, add: tuple[str, ...], remove: tuple[str, ...]) -> None:
    assert tagging(line) == (add, remove)
