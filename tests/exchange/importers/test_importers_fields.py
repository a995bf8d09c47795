"""Fields of foreign records: times, colours and tags in whatever form they come."""

import pytest

from reader.article import Colour
from reader.exchange.fields import colour_from, tags_from, time_from
from reader.exchange.foreign import decoded
from reader.exchange.importers.html_text import text_of_html


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2031-05-06T07:08:09+02:00", "2031-05-06T05:08:09.000Z"),
        ("2031-05-06 07:08:09 UTC", "2031-05-06T07:08:09.000Z"),
        (1935817689, "2031-05-06T07:08:09.000Z"),
        (1935817689000, "2031-05-06T07:08:09.000Z"),
        ("1935817689", "2031-05-06T07:08:09.000Z"),
        (float("nan"), ""),
        (True, ""),
        (None, ""),
        ("soon", ""),
        (10**40, ""),
        ("0001-01-01T00:00:00+10:00", ""),
    ],
)
def test_times_are_told_in_one_way(value: object, time: str) -> None:
    assert time_from(value) == time


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("Yellow", Colour.YELLOW),
        ("#ffd400", Colour.YELLOW),
        ("#5fb236", Colour.GREEN),
        ("#2ea8e5", Colour.BLUE),
        ("#a28ae5", Colour.PINK),
        ("#ff6666", Colour.ORANGE),
        ("#fff", Colour.YELLOW),
        ("#aaaaaa", Colour.YELLOW),
        ("highlight-blue", Colour.BLUE),
        ("none", None),
        (5, None),
        ("", None),
    ],
)
def test_the_nearest_of_our_colours_is_taken(value: object, colour: Colour | None) -> None:
    assert colour_from(value) is colour


def test_tags_come_as_lists_and_as_lines() -> None:
    assert tags_from("#a, b c;a") == ("a", "b c")
    assert tags_from([{"tag": "x"}, {"name": "y"}, " #z ", 5]) == ("x", "y", "z")


def test_words_of_html_are_words() -> None:
    assert text_of_html("<p>a <b>b</b></p><script>x</script>c<br>d &amp; e") == "a b\nc\nd & e"
    assert text_of_html("1 < 2") == "1 < 2"


def test_what_is_not_utf_8_is_read_as_western_letters() -> None:
    assert decoded(b"Caf\xe9", "x") == "Café"
