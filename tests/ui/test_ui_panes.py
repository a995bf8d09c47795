"""How a window's width is shared: the words come first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.panes import NARROWEST, WIDEST, plan, text_width

WIDTHS = st.integers(20, 400)
MEASURES = st.integers(20, 160)


@given(WIDTHS, MEASURES, st.booleans(), st.booleans())
def test_sidebars_beside_the_text_leave_it_room(width: int, measure: int, left: bool, right: bool) -> None:
    shared = plan(width, measure, left=left, right=right)
    if shared.beside and (left or right):
        rest = width - (shared.left if left else 0) - (shared.right if right else 0)
        assert rest >= min(measure, 64)
        assert NARROWEST <= shared.left <= WIDEST
        assert NARROWEST <= shared.right <= WIDEST
    assert 0 < shared.left <= width
    assert 0 < shared.right <= width


@given(WIDTHS, MEASURES, st.booleans(), st.booleans())
def test_a_wider_window_never_folds_what_a_narrower_one_shows(
    width: int, measure: int, left: bool, right: bool
) -> None:
    if plan(width, measure, left=left, right=right).beside:
        assert plan(width + 1, measure, left=left, right=right).beside


@pytest.mark.parametrize(("width", "beside"), [(80, False), (100, False), (120, True), (200, True)])
def test_usual_windows_with_both_sidebars(width: int, beside: bool) -> None:
    assert plan(width, 70, left=True, right=True).beside is beside


def test_one_sidebar_fits_where_two_do_not() -> None:
    assert not plan(100, 70, left=True, right=True).beside
    assert plan(100, 70, left=True, right=False).beside


@given(MEASURES, WIDTHS)
def test_lines_never_leave_the_window(measure: int, room: int) -> None:
    assert 4 <= text_width(measure, room) <= max(4, min(measure, room))
