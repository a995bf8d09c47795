"""Where columns stand: inside the window, apart from each other, and as many as there is room for."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typesetting.options import Alignment, ParagraphStyle
from reader.ui.frame import LEAST_COLUMN, NEWSPAPER_GUTTER, Frame, column_count, frame_of, share
from reader.ui.page_settings import Columns, PageSettings
from reader.ui.panes import plan

SETTINGS = st.builds(
    PageSettings,
    st.integers(20, 160),
    st.integers(0, 24),
    st.integers(1, 2),
    st.sampled_from(ParagraphStyle),
    st.sampled_from(Alignment),
    st.booleans(),
    st.sampled_from(Columns),
    st.booleans(),
)
WIDTHS, HEIGHTS = st.integers(10, 400), st.integers(1, 90)


@given(SETTINGS, WIDTHS, HEIGHTS)
def test_columns_stand_inside_the_window_and_apart(settings: PageSettings, width: int, height: int) -> None:
    frame = frame_of(settings, width, height)
    reached = 0
    for left in frame.lefts:
        assert left >= reached
        reached = left + frame.measure
    assert reached <= width
    assert frame.measure <= settings.measure
    assert frame.y_of(frame.lines - 1) < max(height, frame.top + 1)
    assert all(a + frame.measure < rule < b for rule, a, b in zip(
        frame.rules(), frame.lefts, frame.lefts[1:], strict=False
    ))  # fmt: skip


@given(SETTINGS, WIDTHS, HEIGHTS)
def test_rows_and_columns_are_found_again(settings: PageSettings, width: int, height: int) -> None:
    frame = frame_of(settings, width, height)
    for row in range(frame.lines):
        assert frame.row_at(frame.y_of(row)) == frame.nearest_row(frame.y_of(row)) == row
    assert frame.row_at(frame.y_of(frame.lines)) is None
    assert frame.row_at(frame.top - 1) is None
    for column, left in enumerate(frame.lefts):
        assert frame.column_at(left) == frame.column_at(left + frame.measure - 1) == column
    assert frame.column_at(-5) == 0
    assert frame.column_at(width + 5) == len(frame.lefts) - 1


@given(SETTINGS, WIDTHS, HEIGHTS)
def test_a_single_column_is_one_whatever_is_chosen(settings: PageSettings, width: int, height: int) -> None:
    assert len(frame_of(settings, width, height, single=True).lefts) == 1


@given(SETTINGS, WIDTHS, st.booleans(), st.booleans())
def test_sidebars_take_no_column_away(settings: PageSettings, width: int, left: bool, right: bool) -> None:
    found = share(settings, width, left=left, right=right)
    rest = width - (found.left if left else 0) - (found.right if right else 0)
    if found.beside and column_count(settings, width) > 1:
        assert column_count(settings, rest) == column_count(settings, width)


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (103, 1), (105, 2), (160, 3), (200, 3), (220, 4)])
def test_a_newspaper_has_as_many_columns_as_there_is_room_for(width: int, columns: int) -> None:
    frame = frame_of(PageSettings(columns=Columns.NEWSPAPER), width, 50)
    assert len(frame.lefts) == columns
    if columns > 1:
        assert LEAST_COLUMN <= frame.measure <= 60
        assert all(b - a == frame.measure + NEWSPAPER_GUTTER for a, b in pairwise(frame.lefts))


def test_three_columns_of_a_broadsheet_on_two_hundred_cells() -> None:
    settings = PageSettings(columns=Columns.NEWSPAPER)
    assert frame_of(settings, 200, 50) == Frame((5, 70, 135), 60, 1, 49, ruled=True)
    assert not share(settings, 200, left=True, right=True).beside
    assert share(settings, 200, left=True, right=False).beside


@pytest.mark.parametrize(
    ("width", "columns", "measure"), [(80, 1, 70), (100, 2, 45), (120, 2, 55), (200, 2, 70)]
)
def test_a_spread_has_two_pages_where_there_is_room(width: int, columns: int, measure: int) -> None:
    frame = frame_of(PageSettings(columns=Columns.SPREAD), width, 50)
    assert (len(frame.lefts), frame.measure, frame.rules()) == (columns, measure, ())


def test_a_spread_and_both_sidebars_share_a_wide_window() -> None:
    found = share(PageSettings(columns=Columns.SPREAD), 200, left=True, right=True)
    assert (found.beside, found.left, found.right) == (True, 25, 25)


def test_the_columns_of_scrolled_text_are_full_and_repeat_two_lines() -> None:
    settings = PageSettings(columns=Columns.NEWSPAPER, paging=False)
    frame = frame_of(settings, 200, 50)
    assert len(frame.lefts) == 3
    shape = frame.shape(paging=False)
    assert (shape.lines, shape.columns, shape.tidy, shape.overlap) == (49, 3, False, 2)
    assert not shape.balanced


def test_one_column_shares_the_window_as_ever() -> None:
    assert share(PageSettings(), 120, left=True, right=True) == plan(120, 70, left=True, right=True)


def test_double_spacing_halves_the_lines() -> None:
    assert frame_of(PageSettings(), 80, 24).lines == 23
    assert frame_of(PageSettings(line_spacing=2), 80, 24).lines == 12
    assert frame_of(PageSettings(line_spacing=2), 80, 24).row_at(2) is None


def test_margins_stand_on_all_sides() -> None:
    wide = frame_of(PageSettings(margins=8), 80, 24)
    assert (wide.lefts, wide.measure, wide.top, wide.lines) == ((8,), 64, 3, 19)
    none = frame_of(PageSettings(margins=0, measure=160), 80, 24)
    assert (none.lefts, none.measure, none.top, none.lines) == ((0,), 80, 0, 24)
    assert frame_of(PageSettings(margins=24), 40, 10).measure == 20
