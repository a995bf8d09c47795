"""`broadsheet who`: all that the library says of a name."""

from pathlib import Path

import pytest
from command_line import run


@pytest.fixture
def library(tmp_path: Path) -> None:
    for name, text in (
        (
            "ferry",
            "The Ferry Stays\n\nMayor Runa Holt opened the gate. “We stay,” Ms. Holt said on Monday.\n",
        ),
        ("mill", "The Mill Opens\n\nThe miller met Runa Holt at noon and sang for her until it was dark.\n"),
    ):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        assert run("annotate", tmp_path / f"{name}.txt", "--quote", "Runa Holt").code == 0


@pytest.mark.usefixtures("library")
def test_it_prints_what_is_said_and_what_was_said() -> None:
    for name in ("Runa Holt", "runa holt", "RÚNA HOLT"):
        outcome = run("who", name)
        assert (outcome.code, outcome.err) == (0, "")
        assert "Mayor Runa Holt opened the gate." in outcome.text
        assert "The miller met Runa Holt at noon" in outcome.text
        assert "“We stay,”" in outcome.text
    (dossier,) = run("who", "Runa", "Holt", "--json").json
    assert {one["title"] for one in dossier["articles"]} == {"The Ferry Stays", "The Mill Opens"}
    assert run("who", "Runa Holt", "--markdown").text.startswith("# Runa Holt\n")


@pytest.mark.usefixtures("library")
def test_a_name_that_is_not_there_is_told_with_the_nearest() -> None:
    outcome = run("who", "Runa Hult")
    assert (outcome.code, outcome.out) == (1, b"")
    assert "Runa Holt" in outcome.err
    assert run("who", "Nobody", "--json").json == []
    assert run("who").code == 2
    assert run("who", "x", "--json", "--markdown").code == 2


def test_an_empty_library_is_told() -> None:
    outcome = run("who", "Runa Holt")
    assert (outcome.code, len(outcome.err.splitlines())) == (1, 1)


@pytest.mark.usefixtures("library")
def test_an_export_of_what_mentions_a_name() -> None:
    outcome = run("export", "--entity", "holt", "--wikilinks")
    assert outcome.code == 0
    assert outcome.text.count("> [[Runa Holt]]") == 2
    assert "# holt\n" in outcome.text
