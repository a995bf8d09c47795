"""What clicks and drags mean in words, before any widget is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.ui.mouse import CLICK_SECONDS, ClickChain, dragged, edge_of, unit_at

TEXT = "Ms. Aune said so. “It did,” she said.\n\nNobody else spoke."


@pytest.mark.parametrize(
    ("clicks", "words"),
    [
        (1, "u"),
        (2, "Aune"),
        (3, "Ms. Aune said so."),
        (4, "Ms. Aune said so. “It did,” she said."),
    ],
)
def test_more_clicks_take_more(clicks: int, words: str) -> None:
    assert unit_at(TEXT, TEXT.index("une"), clicks).of(TEXT) == words


def test_clicks_on_one_spot_in_quick_succession_are_counted_and_begin_anew_after_four() -> None:
    chain, counts = ClickChain(), []
    for n in range(6):
        chain = chain.pressed(3, 4, n * 0.2)
        counts.append(chain.count)
    assert counts == [1, 2, 3, 4, 1, 2]


def test_a_click_elsewhere_or_later_begins_anew() -> None:
    first = ClickChain().pressed(3, 4, 1.0)
    assert first.pressed(4, 4, 1.1).count == 1
    assert first.pressed(3, 4, 1.0 + CLICK_SECONDS + 0.01).count == 1
    assert first.pressed(3, 4, 1.0 + CLICK_SECONDS - 0.01).count == 2


@given(st.integers(0, len(TEXT) - 1), st.integers(0, len(TEXT) - 1), st.integers(1, 4))
def test_a_drag_holds_both_ends_whole(start: int, end: int, clicks: int) -> None:
    first, last = unit_at(TEXT, start, clicks), unit_at(TEXT, end, clicks)
    selection = dragged(TEXT, first, last)
    span = selection.span(TEXT)
    words = TEXT[min(first.start, last.start) : max(first.end, last.end)]
    assert span.of(TEXT) == (words.strip() or words)


@given(st.text(min_size=1, max_size=40), st.data())
def test_any_text_may_be_clicked_and_dragged(text: str, data: st.DataObject) -> None:
    start, end = (data.draw(st.integers(0, len(text) - 1)) for _ in range(2))
    clicks = data.draw(st.integers(1, 4))
    first, last = unit_at(text, start, clicks), unit_at(text, end, clicks)
    for unit in (first, last):
        assert 0 <= unit.start <= unit.end <= len(text)
    span = dragged(text, first, last).span(text)
    assert 0 <= span.start <= span.end <= len(text)


def test_a_drag_back_over_the_start_keeps_the_first_letter() -> None:
    at = TEXT.index("said")
    selection = dragged(TEXT, Span(at, at + 1), Span(at - 5, at - 4))
    assert selection.span(TEXT).of(TEXT) == "Aune s"


@pytest.mark.parametrize(("y", "edge"), [(-1, -1), (0, -1), (1, 0), (9, 0), (10, 1), (30, 1)])
def test_above_and_below_the_text_are_the_edges(y: int, edge: int) -> None:
    assert edge_of(y, range(1, 10)) == edge
