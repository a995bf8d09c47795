"""Page settings: stepped through, remembered, and written down by the reader in a file of her own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Span
from reader.config import folders
from reader.library.positions import ReadingState
from reader.typesetting.hyphenation import hyphenator_for
from reader.typesetting.layouts import MOST, Layouts
from reader.typesetting.options import Alignment, LayoutOptions, ParagraphStyle, RightToLeft
from reader.ui.page_settings import (
    BY_NAME,
    SETTINGS,
    Columns,
    PageSettings,
    read_settings,
    remember,
    remembered,
    said,
    stepped,
    value_of,
)
from reader.ui.settings_file import hold_settings

GOOD = """[page]
measure = 64
margins = 4
line_spacing = 2
paragraphs = "indent"
align = "justify"
hyphenate = false
columns = "newspaper"
paging = false
right_to_left = "terminal"
"""
WRITTEN = PageSettings(
    64,
    4,
    2,
    ParagraphStyle.INDENT,
    Alignment.JUSTIFY,
    False,
    Columns.NEWSPAPER,
    False,
    RightToLeft.TERMINAL,
)


@given(st.lists(st.tuples(st.sampled_from(SETTINGS), st.integers(-40, 40)), max_size=12))
def test_any_steps_lead_to_settings_that_can_be_said_and_are_remembered(steps) -> None:
    settings = PageSettings()
    for setting, count in steps:
        settings = stepped(settings, setting, count)
        assert value_of(settings, setting) in setting.values
        assert said(settings, setting)
    state = ReadingState(folders().state)
    remember(state, PageSettings(), remembered(state))
    remember(state, settings, remembered(state))
    assert remembered(ReadingState(folders().state)) == settings


def test_few_values_go_round_and_many_end() -> None:
    settings = PageSettings()
    assert stepped(settings, BY_NAME["columns"], -1).columns is Columns.NEWSPAPER
    assert stepped(settings, BY_NAME["line_spacing"], 2) == settings
    assert stepped(settings, BY_NAME["measure"], 1).measure == 72
    assert stepped(settings, BY_NAME["measure"], 400).measure == 160
    assert stepped(settings, BY_NAME["margins"], -5).margins == 0


@pytest.mark.parametrize("value", [-3, 0, 10**9, True, 1.5, "wide", [1]])
def test_what_makes_no_sense_in_the_state_is_as_at_first_or_near_it(value) -> None:
    state = ReadingState(folders().state)
    for setting in SETTINGS:
        state._keep("settings", "measure" if setting.name == "measure" else f"page.{setting.name}", value)
    found = remembered(ReadingState(folders().state))
    for setting in SETTINGS:
        assert value_of(found, setting) in setting.values


def held(tmp_path: Path, words: str | bytes) -> ReadingState:
    (tmp_path / "config.toml").write_bytes(words if isinstance(words, bytes) else words.encode())
    state = ReadingState(folders().state)
    hold_settings(state, tmp_path)
    return state


def test_what_the_file_says_holds_at_each_start(tmp_path: Path) -> None:
    state = held(tmp_path, GOOD)
    assert (remembered(state), state.complaint) == (WRITTEN, "")
    remember(state, PageSettings(measure=90), WRITTEN)
    assert remembered(state) == PageSettings(measure=90)
    assert remembered(held(tmp_path, GOOD)) == WRITTEN


def test_what_the_file_does_not_say_is_remembered(tmp_path: Path) -> None:
    remember(ReadingState(folders().state), PageSettings(measure=90, margins=3), PageSettings())
    assert remembered(held(tmp_path, "[page]\nmeasure = 50\n")) == PageSettings(measure=50, margins=3)


def test_without_a_file_nothing_happens(tmp_path: Path) -> None:
    state = ReadingState(folders().state)
    hold_settings(state, tmp_path / "nowhere")
    assert (remembered(state), state.complaint) == (PageSettings(), "")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("[page]\nmesure = 3", "no setting “mesure”"),
        ("[page]\nmeasure = 5", "measure must be a number from 20 to 160"),
        ("[page]\nmeasure = true", "measure must be a number from 20 to 160"),
        ("[page]\nmeasure = 60.0", "measure must be a number from 20 to 160"),
        ("[page]\npaging = 0", "paging must be false or true"),
        ("[page]\nline_spacing = 3", "line_spacing must be 1 or 2"),
        ('[page]\ncolumns = "two"', 'columns must be "one", "spread" or "newspaper"'),
        ("page = 3", "[page] must be a table"),
        ("[pages]\nmeasure = 60", "there is no part “pages”"),
        ("[page]\nmeasure = 5\nmargins = -1", "(and 1 more)"),
        ("[page\n", "no TOML"),
        (b"\xff\xfe", "no TOML"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence(tmp_path: Path, words: str | bytes, complaint: str) -> None:
    state = held(tmp_path, words)
    assert complaint in state.complaint
    assert "\n" not in state.complaint
    assert remembered(state) == PageSettings()


def test_what_is_right_in_a_bad_file_holds(tmp_path: Path) -> None:
    state = held(tmp_path, "[page]\nmeasure = 5\nmargins = 3")
    assert remembered(state) == PageSettings(margins=3)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    state = ReadingState(folders().state)
    hold_settings(state, tmp_path)
    assert "cannot be read" in state.complaint


@given(
    st.dictionaries(st.sampled_from([*BY_NAME, "x"]), st.none() | st.booleans() | st.integers() | st.text())
)
def test_nothing_in_the_file_is_taken_that_is_no_value(page) -> None:
    found, complaints = read_settings(page)
    assert len(found) + len(complaints) == len(page)


def test_the_folder_of_the_file_follows_the_library(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert folders("/tmp/shelf").config == Path("/tmp/shelf/state")
    monkeypatch.delenv("BROADSHEET_LIBRARY")
    assert folders().config == home / "config" / "broadsheet"


def test_hyphens_are_needed_where_lines_are_short_or_justified() -> None:
    assert PageSettings().needs_hyphens(48)
    assert PageSettings(align=Alignment.JUSTIFY).needs_hyphens(70)
    assert not PageSettings().needs_hyphens(70)
    assert not PageSettings(hyphenate=False).needs_hyphens(40)
    assert PageSettings(hyphenate=False).options(40, hyphenator_for("en")).hyphenator is None


def test_layouts_are_kept_until_others_were_used() -> None:
    text = "Some words of an article."
    article = Article("a", text, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    kept = Layouts()
    first = kept.layout(article, LayoutOptions(measure=20))
    assert kept.layout(Article("other id", text, article.blocks), LayoutOptions(measure=20)) is first
    assert kept.layout(article, LayoutOptions(measure=21)) is not first
    for measure in range(30, 30 + MOST):
        kept.layout(article, LayoutOptions(measure=measure))
    assert kept.layout(article, LayoutOptions(measure=20)) is not first
