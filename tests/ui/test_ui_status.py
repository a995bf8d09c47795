"""The quiet line: page, percentage, minutes and marks in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.status_line import Status, minutes_left, reading_speed


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status(page=2, pages=9, percent=20, minutes=7), "page 2 of 9 · 20% · 7 min left"),
        (Status(page=2, pages=90, exact=False, percent=2, minutes=70), "page 2 of ~90 · 2% · 70 min left"),
        (Status(page=9, pages=9, percent=100), "page 9 of 9 · 100% · the end"),
        (Status(page=1, pages=1, percent=100, marks=1), "page 1 of 1 · 100% · the end · 1 mark"),
        (Status(page=1, pages=3, percent=3, minutes=1, marks=12), "page 1 of 3 · 3% · 1 min left · 12 marks"),
    ],
)
def test_says_where_the_reader_is(status: Status, said: str) -> None:
    assert status.right() == said


def test_an_hours_text_takes_about_an_hour() -> None:
    words = "seven letters " * 230 * 30
    speed = reading_speed(words)
    assert 55 <= minutes_left(len(words), speed) <= 80
    assert minutes_left(len(words) // 2, speed) == pytest.approx(minutes_left(len(words), speed) / 2, abs=1)


def test_ideographs_say_more_a_sign() -> None:
    assert minutes_left(4500, reading_speed("字" * 4500)) == 10
    assert minutes_left(4500, reading_speed("x" * 4500)) < 5


@given(st.text(max_size=200), st.integers(-10, 300))
def test_it_is_over_only_at_the_end(text: str, left: int) -> None:
    assert (minutes_left(left, reading_speed(text)) == 0) == (left <= 0)
