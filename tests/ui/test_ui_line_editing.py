"""One line edited by keys, as shells have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typesetting.cells import next_boundary
from reader.ui.line_editing import EDITS, EditedLine, line


def edited(text: str, *keys: str) -> tuple[str, int]:
    result = line(text)
    for key in keys:
        result = EDITS[key](result)
    return result.text, result.cursor


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        (("left",), "old town clock", 13),
        (("home", "right"), "old town clock", 1),
        (("ctrl+a", "end"), "old town clock", 14),
        (("backspace",), "old town cloc", 13),
        (("home", "delete"), "ld town clock", 0),
        (("ctrl+w",), "old town ", 9),
        (("ctrl+w", "ctrl+w"), "old ", 4),
        (("ctrl+left", "ctrl+left"), "old town clock", 4),
        (("home", "ctrl+right"), "old town clock", 3),
        (("home", "ctrl+right", "alt+d"), "old clock", 3),
        (("ctrl+left", "ctrl+u"), "clock", 0),
        (("ctrl+left", "ctrl+k"), "old town ", 9),
        (("home", "left", "backspace", "ctrl+w", "ctrl+u"), "old town clock", 0),
        (("right", "delete", "alt+d", "ctrl+k", "ctrl+right"), "old town clock", 14),
    ],
)
def test_keys(keys: tuple[str, ...], text: str, cursor: int) -> None:
    assert edited("old town clock", *keys) == (text, cursor)


def test_letters_come_in_at_the_cursor() -> None:
    assert line("ac").at(1).typed("b") == EditedLine("abc", 2)


def test_what_is_one_to_the_eye_is_deleted_at_once() -> None:
    assert edited("e\u0301👩‍👩‍👧", "backspace") == ("e\u0301", 2)
    assert edited("e\u0301", "backspace") == ("", 0)


@given(st.text(max_size=12), st.lists(st.sampled_from(sorted(EDITS)), max_size=8))
def test_the_cursor_is_never_outside_nor_inside_a_grapheme(text: str, keys: list[str]) -> None:
    result, cursor = edited(text, *keys)
    assert 0 <= cursor <= len(result)
    assert cursor == 0 or next_boundary(result, cursor - 1) == cursor
