"""The first page is painted in the very colours that the widgets paint next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color, ColorSystem
from rich.console import Console
from rich.style import Style

from reader.resources import shared_folder
from reader.typesetting.themes import TextStyle, load_themes
from reader.ui.escape_codes import colour_depth, few_colours, select

PAGE = TextStyle("#ddccbb", "#101820")


@pytest.mark.parametrize(
    ("environment", "depth"),
    [
        ({"COLORTERM": "truecolor", "TERM": "xterm"}, 24),
        ({"COLORTERM": "24bit"}, 24),
        ({"TERM": "xterm-256color"}, 8),
        ({"TERM": "xterm-kitty"}, 8),
        ({"TERM": "xterm"}, 0),
        ({"TERM": "dumb", "COLORTERM": "yes"}, 0),
        ({}, 0),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, 0),
    ],
)
def test_how_many_colours_a_terminal_has(environment: dict[str, str], depth: int) -> None:
    assert colour_depth(environment) == depth


@pytest.mark.parametrize("colorterm", ["", "truecolor", "24bit", " TrueColor ", "yes"])
@pytest.mark.parametrize(
    "term", ["", "linux", "xterm", "xterm-16color", "xterm-256color", "screen.xterm-256color", "xterm-kitty"]
)
def test_few_colours_are_told_as_the_widgets_are_told_them(term: str, colorterm: str) -> None:
    environment = {"TERM": term, "COLORTERM": colorterm}
    console = Console(force_terminal=True, _environ=environment)
    assert few_colours(environment) == (console.color_system == "standard")


def test_few_colours_may_be_asked_for() -> None:
    truecolor = {"TERM": "xterm", "COLORTERM": "truecolor"}
    assert few_colours({**truecolor, "TEXTUAL_COLOR_SYSTEM": "standard"})
    assert not few_colours({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "truecolor"})
    assert few_colours({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "auto"})


def _colours(environment_depth: int, style: TextStyle) -> list[str]:
    return select(style, PAGE, environment_depth).removeprefix("\x1b[0;").removesuffix("m").split(";")


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_256_colours_are_chosen_as_rich_chooses_them(red: int, green: int, blue: int) -> None:
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    wanted = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_ansi_codes(foreground=True)
    assert _colours(8, TextStyle(colour))[:3] == list(wanted)


def test_every_colour_of_every_theme_is_chosen_as_rich_chooses_it() -> None:
    themes, problems = load_themes(shared_folder("themes"))
    assert not problems
    for theme in themes.values():
        for colour in theme.ui.values():
            wanted = Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_ansi_codes(foreground=False)
            assert _colours(8, TextStyle(background=colour))[3:] == list(wanted)


@pytest.mark.parametrize(
    "style",
    [
        TextStyle("#a0b0c0"),
        TextStyle("#a0b0c0", bold=True),
        TextStyle(background="#ff0000", italic=True, underline=True),
        TextStyle(),
    ],
)
def test_true_colours_and_styles_are_those_of_rich(style: TextStyle) -> None:
    rich = Style(
        color=style.colour or PAGE.colour,
        bgcolor=style.background or PAGE.background,
        bold=style.bold or None,
        italic=style.italic or None,
        underline=style.underline or None,
    )
    assert select(style, PAGE, 24).replace("\x1b[0;", "\x1b[") == rich.render("x").partition("x")[0]
