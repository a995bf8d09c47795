"""Colours are mixed, told apart and made to stand out by measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.typesetting.colours import (
    channels,
    contrast,
    grey_of_eight,
    luminance,
    mixed,
    of_eight,
    saturated,
    standing_out,
    toward,
)

colours = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02x}{:02x}{:02x}".format(*rgb))


@given(st.lists(colours, min_size=1, max_size=5))
def test_a_mixture_lies_between_its_parts(parts: list[str]) -> None:
    for part, values in zip(channels(mixed(parts)), zip(*map(channels, parts), strict=True), strict=True):
        assert min(values) <= part <= max(values)
    assert mixed([parts[0]]) == parts[0]


@given(colours, colours)
def test_contrast_is_mutual_and_in_its_bounds(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.01
    assert toward(one, other, 0) == one
    assert toward(one, other, 1) == other


@given(colours, colours)
def test_what_stands_out_does(colour: str, ground: str) -> None:
    found = standing_out(colour, ground, 3.0)
    assert contrast(found, ground) >= 3.0
    if contrast(colour, ground) >= 3.0:
        assert found == colour


@given(colours)
def test_the_purest_colour_of_a_hue_keeps_the_order_of_its_channels(colour: str) -> None:
    before, after = channels(colour), channels(saturated(colour))
    for one in range(3):
        for other in range(3):
            if before[one] > before[other]:
                assert after[one] >= after[other]


@pytest.mark.parametrize(
    ("colour", "dark", "light"),
    [
        ("#9cc4f5", "#5555ff", "#0000aa"),
        ("#d4b0f0", "#ff55ff", "#aa00aa"),
        ("#98d6a0", "#55ff55", "#00aa00"),
        ("#f7a69c", "#ff5555", "#aa0000"),
        ("#e0c083", "#ffff55", "#aaaa00"),
        ("#7fd6d6", "#55ffff", "#00aaaa"),
        ("#dedad0", "#dedad0", "#dedad0"),
    ],
)
def test_sixteen_colours_keep_the_hue(colour: str, dark: str, light: str) -> None:
    assert of_eight(colour, dark=True) == dark
    assert of_eight(colour, dark=False) == light


def test_the_grey_between_paper_and_ink() -> None:
    assert 0.05 < luminance(grey_of_eight(dark=True)) < luminance(grey_of_eight(dark=False)) < 0.6
