"""Beside each line stands what it has: colours, notes, bookmarks, in bars or in letters."""

from itertools import product

import pytest

from reader.article import BlockKind, Span
from reader.resources import shared_folder
from reader.typesetting.cells import cell_len
from reader.typesetting.layers import Layers
from reader.typesetting.layout import Line
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.themes import load_theme
from reader.typesetting.tokens import HIGHLIGHT_TOKENS, READER, TokenType
from reader.ui.painting import Palette
from reader.ui.rail import rail_of, rail_over

THEME = load_theme(shared_folder("themes") / "paper-dark.toml")
YELLOW, GREEN, BLUE, PINK, ORANGE = HIGHLIGHT_TOKENS.values()


def mark(token: TokenType, start: int, end: int) -> Mark:
    rank = Rank.NOTE if token in (READER.Note, READER.Bookmark) else Rank.HIGHLIGHT
    return Mark(Span(start, end), token, rank)


def letters(*marks: Mark) -> str:
    return "".join(cell for cell, _ in rail_of(marks, 100, 170, letters=True))


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([], ""),
        ([mark(YELLOW, 0, 100)], ""),
        ([mark(YELLOW, 0, 101)], " y"),
        ([mark(ORANGE, 169, 400)], " o"),
        ([mark(YELLOW, 0, 500), mark(YELLOW, 120, 130)], " y"),
        ([mark(PINK, 120, 130), mark(BLUE, 110, 115)], "bp"),
        ([mark(PINK, 120, 130), mark(BLUE, 110, 115), mark(GREEN, 0, 500)], "g+"),
        ([mark(GREEN, 100, 500), mark(READER.Note, 100, 500)], "ng"),
        ([mark(GREEN, 90, 500), mark(READER.Note, 90, 500)], " g"),
        ([mark(GREEN, 100, 500), mark(READER.Note, 100, 500), mark(PINK, 101, 110)], "n+"),
        ([mark(READER.Bookmark, 150, 151)], " B"),
        ([mark(READER.Bookmark, 150, 151), mark(READER.Note, 150, 151)], "Bn"),
        ([mark(READER.Bookmark, 150, 151), mark(READER.Note, 150, 151), mark(BLUE, 0, 500)], "Bn"),
    ],
)
def test_in_letters(marks: list[Mark], said: str) -> None:
    assert letters(*marks) == said


def colours_shown(marks: list[Mark]) -> set[str]:
    """The colours that can be seen in the rail, as ink or behind it."""
    palette = Palette(THEME)
    styles = [palette.of(*tokens) for _, tokens in rail_of(marks, 100, 170)]
    return {style.color.name for style in styles if style.color} | {
        style.bgcolor.name for style in styles if style.bgcolor
    }


@pytest.mark.parametrize("count", range(6))
@pytest.mark.parametrize("signs", [(), (READER.Note,), (READER.Bookmark,), (READER.Note, READER.Bookmark)])
def test_bars_take_two_cells_and_show_each_colour(count: int, signs: tuple[TokenType, ...]) -> None:
    colours = list(HIGHLIGHT_TOKENS.values())[:count]
    marks = [mark(token, 100 + at, 160) for at, token in enumerate((*colours, *signs))]
    pieces = rail_of(marks, 100, 170)
    assert sum(cell_len(cell) for cell, _ in pieces) == (2 if marks else 0)
    room = {0: 4, 1: 3, 2: 2}[len(signs)]
    expected = {THEME.text_style((READER.Rail, getattr(READER.Rail, token[-1]))).colour for token in colours}
    assert len(colours_shown(marks) & expected) == min(count, room)
    shown = "".join(cell for cell, _ in pieces)
    assert ("✎" in shown, "⚑" in shown) == (READER.Note in signs, READER.Bookmark in signs)


def test_only_lines_of_the_article_have_a_rail() -> None:
    layers = Layers()
    layers.set("annotations", [mark(GREEN, 0, 500)])
    rail = rail_over(layers, "annotations", letters=True)
    line = Line(100, 170, BlockKind.PARAGRAPH)
    assert rail(line) == [(" ", ()), ("g", (READER.Rail,))]
    assert rail(Line(600, 650, BlockKind.PARAGRAPH)) == []
    assert rail(Line(100, 100, BlockKind.PARAGRAPH)) == []
    assert rail(Line(100, 170, BlockKind.PARAGRAPH, inserted=3)) == []


@pytest.mark.parametrize(("colourless", "few"), [(True, False), (False, True), (True, True)])
def test_without_colours_marks_are_told_apart_by_their_lines_and_weight(colourless: bool, few: bool) -> None:
    palette = Palette(THEME, colourless=colourless, few=few)
    assert palette.letters
    plain = palette.of(READER.Paragraph)

    def told(*tokens: TokenType) -> tuple[bool, bool, bool, bool]:
        style = palette.of(READER.Paragraph, *tokens)
        assert style.bgcolor == plain.bgcolor
        return bool(style.bold), bool(style.underline), bool(style.reverse), bool(style.dim)

    assert told() == (False, False, False, False)
    assert told(YELLOW) == (False, True, False, False)
    assert told(YELLOW, READER.Highlight.Edge) == (False, False, False, False)
    assert told(YELLOW, GREEN, READER.Highlight.Overlap) == (True, True, False, False)
    assert told(READER.Search)[2]
    assert told(READER.Search) != told(READER.Search.Current)
    assert told(READER.Entity.Person, READER.Entity.Chosen)[0]
    assert told(READER.Selection) == (False, False, True, False)
    assert told(READER.Selection, READER.Cursor) == (True, True, False, False)
    assert told(READER.Label) != told(READER.Label.Typed)
    dimmed = palette.of(READER.Paragraph, READER.Dimmed)
    assert dimmed.dim or dimmed.color != plain.color


def test_sixteen_colours_keep_the_kinds_of_entities_apart() -> None:
    for name, few in product(
        ("paper-dark", "paper-light", "evening-edition", "high-contrast"), (True, False)
    ):
        palette = Palette(load_theme(shared_folder("themes") / f"{name}.toml"), few=few)
        kinds = ("Person", "Organisation", "Place", "Event", "Date", "Group")
        assert len({palette.of(getattr(READER.Entity, kind), YELLOW).color for kind in kinds}) == 6


def test_without_colours_no_ink_is_left_that_would_be_a_fainter_grey() -> None:
    for few in (True, False):
        palette = Palette(THEME, colourless=True, few=few)
        plain = palette.of(READER.Paragraph).color
        assert palette.of(READER.Paragraph, READER.Entity.Person).color == plain
        assert palette.accent.color == palette.failure.color == plain
