"""`broadsheet doctor`: whether the library is well, as a person and a program read it, and made so again."""

from pathlib import Path

import pytest
from command_line import run

from reader.library.checkup import Finding, Severity


@pytest.fixture
def kept(article_file: Path, library_folder: Path) -> Path:
    """A library with two annotations, and its file."""
    for words in ("twelve fish", "twelve"):
        assert run("annotate", article_file, "--quote", words).code == 0
    return library_folder / "library.json"


def test_a_library_that_is_well(kept: Path) -> None:
    outcome = run("doctor")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.text == f"The library in {kept.parent} is well.\n"
    assert run("doctor", "--json").json == []


def test_no_library_yet(library_folder: Path) -> None:
    outcome = run("doctor")
    assert outcome.code == 0
    assert "no library" in outcome.text
    assert not library_folder.exists()


def test_a_damaged_library_is_told_and_repaired(kept: Path) -> None:
    kept.write_bytes(b"{ broken")
    outcome = run("doctor")
    assert outcome.code == 1
    assert outcome.text.startswith("error: ")
    assert "doctor --repair" in outcome.err
    assert kept.read_bytes() == b"{ broken"
    (row,) = run("doctor", "--json").json
    assert (row["severity"], row["repairable"]) == ("error", True)
    outcome = run("doctor", "--repair")
    assert outcome.code == 0
    assert "made anew" in outcome.err
    assert len(run("annotations", "--json").json) == 2
    (aside,) = kept.parent.glob("library.json.damaged-*")
    assert aside.read_bytes() == b"{ broken"


def test_what_cannot_be_repaired_is_said(library_folder: Path) -> None:
    library_folder.mkdir()
    (library_folder / "library.json").write_bytes(b"{ broken")
    outcome = run("doctor", "--repair")
    assert outcome.code == 1
    assert "there is no copy" in outcome.err


def test_a_repair_that_fails_is_a_sentence(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError(28, "No space left on device")

    finding = Finding(Severity.WARNING, "Something is amiss.", "", fail)
    monkeypatch.setattr("reader.library.checkup.examine", lambda _: [finding])
    outcome = run("doctor", "--repair")
    assert outcome.code == 1
    assert "No space left" in outcome.err
    assert outcome.text == "warning: Something is amiss.\n"
