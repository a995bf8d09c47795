"""Nothing that a file may hold makes a pattern run away: the time grows with the length, not its square."""

import time

import pytest

from reader.cleaning import clean
from reader.sources import draft_from_text

_LENGTH = 200_000


@pytest.mark.parametrize(
    "filling",
    [
        "x",
        "7",
        "-",
        ".",
        '"',
        "”",
        "a ",
        "A. ",
        "a@",
        "(",
        "() ",
        "- ",
        "—",
        "1. ",
        "\xa0",
        "漢",
        "ab-",
        "$1 ",
        "ab  cd ",
        "ab .",
        "e\u0301",
    ],
)
@pytest.mark.parametrize("opening", ["", "A Line Without an End\n\n"], ids=["alone", "under a title"])
def test_a_long_line_is_no_trap(filling: str, opening: str) -> None:
    draft = draft_from_text((opening + filling * _LENGTH)[:_LENGTH])
    begun = time.process_time()
    clean(draft)
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("line", [",", "the", "Ann", "said,"])
def test_thousands_of_fragments_are_no_trap(line: str) -> None:
    draft = draft_from_text(f"{line}\n\n" * 4_000)
    begun = time.process_time()
    clean(draft)
    assert time.process_time() - begun < 2
