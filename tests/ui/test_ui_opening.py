"""How an article opens: where it was left, as wide as it was, with the sidebars that were open."""

from pathlib import Path

import made
import pytest

from reader.library.positions import ReadingState
from reader.resources import shared_folder
from reader.ui.opening import DEFAULT_MEASURE, opening
from reader.ui.theme_choice import DEFAULT, chosen_theme, named_theme, theme_after


@pytest.fixture
def state(tmp_path: Path) -> ReadingState:
    return ReadingState(tmp_path / "state")


def test_a_new_reader_begins_at_the_beginning(state: ReadingState) -> None:
    look = opening(made.article(), state)
    assert (look.measure, look.offset, look.entities, look.quotes) == (DEFAULT_MEASURE, 0, True, True)


def test_what_was_remembered_comes_back(state: ReadingState, tmp_path: Path) -> None:
    article = made.article()
    state.keep_place(article.id, 321)
    state.keep_setting("measure", 54)
    state.keep_setting("entities", False)
    look = opening(article, ReadingState(tmp_path / "state"))
    assert (look.measure, look.offset, look.entities, look.quotes) == (54, 321, False, True)


def test_a_place_behind_the_end_is_the_end(state: ReadingState) -> None:
    article = made.article("A few words.")
    state.keep_place(article.id, 10_000)
    assert opening(article, state).offset == len(article.text) - 1


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"places": 3, "settings": {"measure": "wide", "theme": 7}}', b"\xff\x00"]
)
def test_a_damaged_memory_is_begun_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "reading.json").write_bytes(content)
    state = ReadingState(tmp_path)
    assert opening(made.article(), state).measure == DEFAULT_MEASURE
    assert chosen_theme(state).name == DEFAULT


def test_t_goes_round_all_themes() -> None:
    names = {path.stem for path in shared_folder("themes").glob("*.toml")}
    assert len(names) >= 4
    seen = [DEFAULT]
    while (following := theme_after(seen[-1]).name) != DEFAULT:
        seen.append(following)
    assert set(seen) == names


@pytest.mark.parametrize("name", ["", "no-such-theme", "../paper-dark", "/etc/passwd"])
def test_a_theme_that_is_not_there_is_the_default(name: str) -> None:
    assert named_theme(name).name == DEFAULT
