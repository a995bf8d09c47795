"""`broadsheet themes` and `broadsheet keys`: what there is, for people."""

from command_line import run

from reader.resources import shared_folder
from reader.ui.actions import ACTIONS


def test_themes_are_listed_by_name() -> None:
    outcome = run("themes")
    assert (outcome.code, outcome.err) == (0, "")
    assert {line.split()[0] for line in outcome.lines} == {
        path.stem for path in shared_folder("themes").glob("*.toml")
    }


def test_keys_are_those_of_the_reader() -> None:
    outcome = run("keys")
    assert (outcome.code, outcome.err) == (0, "")
    assert all(action.title in outcome.text for action in ACTIONS)
    assert "Ctrl+Q" in outcome.text
