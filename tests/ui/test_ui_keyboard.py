"""From keys to actions: counts before motions, and digits that are colours while something is selected."""

import pytest

from reader.ui.actions import Mode
from reader.ui.keyboard import Typed, press


def typed(mode: Mode, keys: str) -> Typed:
    """Return what the last of `keys` came to."""
    digits = ""
    result = Typed()
    for key in keys:
        name = {"%": "percent_sign", " ": "space"}.get(key, key)
        result = press(mode, name, key, digits)
        digits = result.digits
    return result


@pytest.mark.parametrize(
    ("keys", "action", "count"),
    [
        ("l", "page.next", None), ("3l", "page.next", 3), ("12 ", "page.next", 12),
        ("50%", "page.percent", 50), ("G", "page.last", None), ("40G", "page.last", 40),
        ("007j", "line.next", 7), ("10k", "line.previous", 10),
    ],
)  # fmt: skip
def test_a_number_before_a_key_is_its_count(keys: str, action: str, count: int | None) -> None:
    result = typed(Mode.READ, keys)
    assert result.action is not None
    assert (result.action.id, result.count, result.digits) == (action, count, "")


@pytest.mark.parametrize("digit", "12345")
def test_digits_are_colours_while_something_is_selected(digit: str) -> None:
    result = typed(Mode.SELECT, digit)
    assert result.action is not None
    assert result.action.id == f"mark.{digit}"


@pytest.mark.parametrize("mode", [Mode.READ, Mode.ENTITIES, Mode.QUOTES, Mode.LIBRARY])
def test_elsewhere_they_are_counts(mode: Mode) -> None:
    assert typed(mode, "25").digits == "25"


def test_a_count_that_is_out_of_all_reason_stays_small() -> None:
    result = typed(Mode.READ, "9" * 500 + "l")
    assert result.count is not None
    assert result.count < 10**7


def test_a_key_without_a_meaning_forgets_the_count() -> None:
    assert typed(Mode.READ, "3~") == Typed()
    assert typed(Mode.READ, "3~l").count is None


@pytest.mark.parametrize("sign", ["²", "٣", "३", "字"])
def test_only_the_digits_of_the_keyboard_count(sign: str) -> None:
    assert press(Mode.READ, sign, sign, "") == Typed()
