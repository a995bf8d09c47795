"""What a reader can rely on about themes: they are readable by measure, and a bad one is named."""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from reader.article import Colour
from reader.errors import ThemeError
from reader.resources import shared_folder
from reader.typesetting.themes import Theme, load_theme, load_themes, theme_from_plain
from reader.typesetting.tokens import (
    BLOCK_TOKENS,
    ENTITY_TOKENS,
    HIGHLIGHT_TOKENS,
    MEANINGS,
    RAIL_TOKENS,
    READER,
    code_token_named,
    token_named,
)

CODE_TOKENS = [
    code_token_named(name)
    for name in (
        "Keyword",
        "String",
        "Comment",
        "Number",
        "Operator",
        "Name.Function",
        "Name.Class",
        "Name.Tag",
    )
]
FOLDER = Path(shared_folder("themes"))
THEMES, PROBLEMS = load_themes(FOLDER)
every_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))


def linear(colour: str) -> list[float]:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def difference(one: str, other: str) -> float:
    """The distance of two colours in CIELAB; about 2 can just be seen side by side."""

    def lab(colour: str) -> tuple[float, float, float]:
        red, green, blue = linear(colour)
        tristimulus = (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888,
        )
        x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in tristimulus)
        return 116 * y - 16, 500 * (x - y), 200 * (y - z)

    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def test_the_four_themes_are_good() -> None:
    assert PROBLEMS == []
    assert set(THEMES) == {"paper-light", "paper-dark", "evening-edition", "high-contrast"}
    assert {theme.dark for theme in THEMES.values()} == {True, False}


@every_theme
def test_running_text_is_easy_to_read(theme: Theme) -> None:
    least = 12 if theme.name == "high-contrast" else 7
    assert contrast(theme.ui["foreground"], theme.ui["background"]) >= least
    assert contrast(theme.ui["foreground"], theme.ui["panel"]) >= 7


@every_theme
def test_the_interface_is_readable(theme: Theme) -> None:
    for key in ("muted", "accent", "warning", "error", "success"):
        for ground in ("background", "panel"):
            assert contrast(theme.ui[key], theme.ui[ground]) >= 4.5, (key, ground)
    assert contrast(theme.ui["cursor"], theme.ui["background"]) >= 4.5


def inks(theme: Theme) -> dict[str, str]:
    """The colours in which words of the text may be drawn."""
    tokens = [*CODE_TOKENS, *BLOCK_TOKENS.values(), *ENTITY_TOKENS.values(), READER.Footnote, READER.Link]
    return {str(token): theme.text_style((token,)).colour or theme.ui["foreground"] for token in tokens}


@every_theme
def test_words_are_readable_on_every_highlight(theme: Theme) -> None:
    grounds = {str(token): theme.text_style((token,)).background for token in HIGHLIGHT_TOKENS.values()}
    grounds["selection"] = theme.text_style((READER.Selection,)).background
    grounds["quote"] = theme.text_style((READER.Quote,)).background or theme.ui["background"]
    grounds["page"] = theme.ui["background"]
    for ground, behind in grounds.items():
        for ink, colour in inks(theme).items():
            assert contrast(colour, behind) >= 4.5, (ink, ground)


@every_theme
def test_what_stands_out_is_readable(theme: Theme) -> None:
    for name in MEANINGS:
        if name.startswith(("Rail.", "Dimmed")):
            continue  # signs, and words that step back: below
        style = theme.text_style((token_named(name),))
        colour, behind = style.colour or theme.ui["foreground"], style.background or theme.ui["background"]
        assert contrast(colour, behind) >= 4.5, name
    for token in (READER.Entity.Chosen, READER.Quote.Chosen):
        style = theme.text_style((token,))
        assert style.bold
        assert style.background


@every_theme
def test_colours_that_mean_something_can_be_told_apart(theme: Theme) -> None:
    kinds = {kind: theme.text_style((token,)).colour for kind, token in ENTITY_TOKENS.items()}
    for one, other in combinations(kinds, 2):
        assert difference(kinds[one], kinds[other]) >= 20, (one, other)
    for kind, colour in kinds.items():
        assert difference(colour, theme.ui["foreground"]) >= 20, kind
        assert not theme.text_style((ENTITY_TOKENS[kind],)).bold
    grounds = [theme.ui[colour.value] for colour in Colour]
    for one_ground, other_ground in combinations(
        [*grounds, theme.ui["background"], theme.ui["selection"]], 2
    ):
        assert difference(one_ground, other_ground) >= 12


@every_theme
def test_the_parts_of_a_program_look_different(theme: Theme) -> None:
    code = theme.text_style((READER.Code,))
    parts = ("Keyword", "String", "Comment", "Number", "Name.Function")
    styles = {part: theme.text_style((READER.Code, code_token_named(part))) for part in parts}
    assert len({style.colour for style in styles.values()} | {code.colour}) == len(parts) + 1
    assert theme.text_style((READER.Code, code_token_named("String.Doc"))) == styles["String"]


@every_theme
def test_overlapping_marks_are_all_readable(theme: Theme) -> None:
    for highlights in (*combinations(HIGHLIGHT_TOKENS.values(), 2), tuple(HIGHLIGHT_TOKENS.values())):
        for quote in ((), (READER.Quote,)):
            for entity in ((), *((token,) for token in ENTITY_TOKENS.values())):
                style = theme.text_style((READER.Paragraph, *quote, *entity, *highlights))
                ink = style.colour or theme.ui["foreground"]
                assert contrast(ink, style.background) >= 4.5, (highlights, quote, entity)
    for token in (*BLOCK_TOKENS.values(), READER.Link, READER.Footnote):
        style = theme.text_style((token, READER.Quote, *HIGHLIGHT_TOKENS.values()))
        assert contrast(style.colour or theme.ui["foreground"], style.background) >= 4.5, token


@every_theme
def test_highlights_cover_neither_one_another_nor_a_quote(theme: Theme) -> None:
    grounds = {
        frozenset(tokens): theme.text_style(tokens).background
        for count in (1, 2)
        for tokens in combinations(HIGHLIGHT_TOKENS.values(), count)
    }
    for pair, ground in grounds.items():
        for token in pair:
            if len(pair) > 1:
                assert difference(ground, grounds[frozenset((token,))]) >= 5, pair
    for token in HIGHLIGHT_TOKENS.values():
        quoted = theme.text_style((READER.Quote, token))
        assert quoted.underline or difference(quoted.background, grounds[frozenset((token,))]) >= 3, token
    yellow, green = READER.Highlight.Yellow, READER.Highlight.Green
    assert theme.text_style((yellow, green)) == theme.text_style((green, yellow))
    over = theme.text_style((yellow, green, READER.Selection)).background
    assert over == theme.ui["selection"]


@every_theme
def test_an_edge_is_seen_in_underlined_words_too(theme: Theme) -> None:
    for tokens in ((READER.Highlight.Pink,), (READER.Link, READER.Highlight.Pink), (READER.Note,)):
        edged = theme.text_style((*tokens, READER.Highlight.Edge))
        assert edged.underline != theme.text_style(tokens).underline


@every_theme
def test_signs_in_the_margin_are_seen(theme: Theme) -> None:
    page = theme.ui["background"]
    signs = {token: theme.text_style((token,)) for token in RAIL_TOKENS.values()}
    for one, other in combinations(signs, 2):
        assert difference(signs[one].colour, signs[other].colour) >= 15, (one, other)
        both = theme.text_style((one, other))
        assert (both.colour, both.background) == (signs[one].colour, signs[other].colour)
    for style in signs.values():
        assert contrast(style.colour, page) >= 3
        assert not style.background
    assert contrast(theme.text_style((READER.Rail,)).colour, page) >= 4.5


@every_theme
def test_dimmed_words_step_back_and_can_be_read(theme: Theme) -> None:
    page, ink = theme.ui["background"], theme.ui["foreground"]
    for under in ((), (READER.Title,), (READER.Entity.Person,), (READER.Entity.Chosen,), (READER.Quote,)):
        style = theme.text_style((*under, READER.Dimmed))
        assert not style.bold
        assert contrast(style.colour, style.background or page) >= 2.4, under
        assert contrast(style.colour, page) <= 0.5 * contrast(ink, page)
    marked = theme.text_style((READER.Highlight.Blue, READER.Dimmed))
    assert 1 < contrast(marked.background, page) < contrast(theme.ui["blue"], page)
    assert theme.text_style((READER.Dimmed, READER.Search)) == theme.text_style((READER.Search,))


@every_theme
def test_labels_are_seen_among_words(theme: Theme) -> None:
    label, typed = theme.text_style((READER.Label,)), theme.text_style((READER.Label.Typed,))
    assert label.bold
    assert not typed.bold
    grounds = [theme.ui[colour.value] for colour in Colour]
    for ground in (theme.ui["background"], *grounds):
        assert difference(label.background, ground) >= 30


@every_theme
def test_a_theme_is_a_pygments_style(theme: Theme) -> None:
    style = theme.pygments_style()
    assert style is theme.pygments_style()
    assert style.background_color == theme.ui["background"]
    assert style.style_for_token(READER.Highlight.Yellow)["bgcolor"] == theme.ui["yellow"].removeprefix("#")


def test_styles_are_painted_over_one_another() -> None:
    theme = THEMES["paper-light"]
    both = theme.text_style((READER.Title, READER.Entity.Person, READER.Highlight.Green, READER.Note))
    assert both.colour == theme.text_style((READER.Entity.Person,)).colour
    assert both.background == theme.ui["green"]
    assert both.bold
    assert both.underline
    assert theme.text_style(()).colour == theme.text_style((READER.Paragraph,)).colour == ""


def plain() -> dict[str, object]:
    return tomllib.loads((FOLDER / "paper-light.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (("ui", "accent"), "bluish", "ui.accent: 'bluish' is not a colour"),
        (("ui", "accent"), "#fff", "ui.accent: '#fff' is not a colour"),
        (("ui", "accent"), 3, "ui.accent: 3 is not a colour"),
        (("ui", "accent"), None, "ui.accent: is missing"),
        (("ui", "shadow"), "#000000", "ui.shadow: is not a key"),
        (("styles", "Entity.Dragon"), "bold", "styles.Entity.Dragon: there is no such token"),
        (("styles", "Note"), "blinking", "styles.Note: 'blinking' is neither"),
        (("styles", "Note"), "bg:red", "styles.Note: 'bg:red' is neither"),
        (("styles", "Note"), 7, "styles.Note: 7 is not a text"),
        (("code", "Keyword"), "loud", "code.Keyword: 'loud' is neither"),
        (("code", "Keywords"), "bold", "code.Keywords: there is no such token"),
        (("code", "Reader.Title"), "bold", "code.Reader.Title: there is no such token"),
        (("code",), "x", "code: 'x' is not a table"),
        (("dark",), "yes", "dark: 'yes' is not a true or false"),
        (("name",), "Two Words", "name: 'Two Words' is not"),
        (("title",), None, "title: is missing"),
        (("colour",), "x", "colour: is not a key"),
    ],
)
def test_what_is_wrong_with_a_theme_is_said(path: tuple[str, ...], value: object, reason: str) -> None:
    data = plain()
    table = data
    for key in path[:-1]:
        table = table[key]  # type: ignore[assignment]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    with pytest.raises(ThemeError) as caught:
        theme_from_plain(data, "mine.toml")
    assert caught.value.message.startswith(f"mine.toml: {reason}")


def test_a_folder_gives_the_good_themes_and_the_problems(tmp_path: Path) -> None:
    good = (FOLDER / "paper-dark.toml").read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(good, encoding="utf-8")
    (tmp_path / "b.toml").write_text(good, encoding="utf-8")
    (tmp_path / "c.toml").write_text("name = ", encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "notes.txt").write_text("not a theme", encoding="utf-8")
    themes, problems = load_themes(tmp_path)
    assert list(themes) == ["paper-dark"]
    assert [problem.message.split(":")[0] for problem in problems] == ["b.toml", "c.toml", "d.toml"]
    with pytest.raises(ThemeError, match="There is no theme “none”"):
        load_theme(tmp_path / "none.toml")
