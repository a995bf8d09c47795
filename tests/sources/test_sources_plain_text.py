"""Line ends of every kind become one, so that offsets mean the same everywhere."""

import pytest

from reader.sources.plain_text import with_line_feeds


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_a_line_feed(end: str) -> None:
    assert with_line_feeds(f"one{end}two{end}") == "one\ntwo\n"


def test_among_the_quotes_of_windows_a_next_line_is_an_ellipsis() -> None:
    assert with_line_feeds("\x93Well\x85\x94\r\nhe said") == "\x93Well\x85\x94\nhe said"
