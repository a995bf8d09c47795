"""How long words take, and when the next page is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.ui.pacing import FASTEST, LEAST_SECONDS, SLOWEST, allowed_speed, begun, moved_on, words_in


def count(text: str) -> float:
    return words_in(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ten past four, on a Tuesday.", 6),
        ("The U.S. didn’t — twice", 4),
        ("漢字を読む", 5),
        ("Café 漢字 two", 4),
        ("한국어 문장 둘", 3),
        ("ภาษาไทย" + "ก" * 3, 2),
        ("", 0),
        ("— … —", 0),
    ],
)
def test_words_are_counted_as_they_are_read(text: str, words: float) -> None:
    assert count(text) == words


def test_a_minute_of_words_takes_a_minute() -> None:
    for text in ("word " * 300, "字" * 300):
        pace = begun(text, Span(0, len(text)), 300)
        assert pace.left == pytest.approx(60)
        assert not pace.after(59).due
        assert pace.after(59).after(2).due
        assert begun(text, Span(0, len(text)), 600).left == pytest.approx(30)


def test_what_has_no_words_is_seen_too() -> None:
    assert begun("* * *", Span(0, 5), 300).left == LEAST_SECONDS


def test_a_line_more_takes_its_own_time_and_another_page_begins_anew() -> None:
    text = "word " * 1000
    pace = begun(text, Span(0, 1000), 200).after(30)
    line_on = moved_on(pace, text, Span(0, 1000), Span(50, 1050))
    assert line_on.left == pytest.approx(pace.left + 3)
    for other in (Span(1000, 2000), Span(3000, 4000)):
        assert moved_on(pace, text, Span(0, 1000), other).left == pytest.approx(60)
    assert moved_on(pace, text, Span(1000, 2000), Span(950, 1950)).left == pytest.approx(60)


@given(st.integers(-5, 10**6))
def test_any_speed_is_brought_into_bounds(speed: int) -> None:
    assert SLOWEST <= allowed_speed(speed) <= FASTEST
    assert allowed_speed(speed) == speed or not SLOWEST <= speed <= FASTEST
