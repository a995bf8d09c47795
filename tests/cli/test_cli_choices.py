"""What was put back or taken out in the reader holds for the commands too, cheaply."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import samples
from command_line import ROOT, fresh_environment, run, run_process

from reader.article import Choice, Choices
from reader.config import folders
from reader.library.store import Library
from reader.pipeline import keep_choices, open_source

SHARE = "Share this article"
PUT_BACK = Choices(0, (Choice(True, key="share this article", count=1),))


@pytest.fixture
def chosen_file(scraped_file: Path) -> Path:
    """The scraped page, of which one line was put back in the reader."""
    choose(scraped_file, PUT_BACK)
    return scraped_file


def choose(path: Path, choices: Choices) -> None:
    keep_choices(Library(folders().library), open_source(str(path)), Choices(), choices)


def text_of(*arguments: str | Path) -> str:
    outcome = run(*arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.text


@pytest.mark.parametrize("command", ["clean", "entities --json", "quotes --json"])
def test_commands_see_the_text_of_the_reader(command: str, chosen_file: Path) -> None:
    assert SHARE in text_of(*command.split(), chosen_file)
    assert SHARE not in text_of(*command.split(), "--no-choices", chosen_file)


def test_so_does_the_record_of_what_was_removed(chosen_file: Path) -> None:
    assert "put back by you" in text_of("clean", "--explain", chosen_file)


def test_words_put_back_can_be_marked_and_exported(chosen_file: Path) -> None:
    assert run("annotate", chosen_file, "--quote", SHARE).code == 0
    (row,) = json.loads(text_of("annotations", chosen_file, "--json"))
    assert (row["exact"], row["state"]) == (SHARE, "exact")
    assert SHARE in text_of("export", chosen_file)


def test_words_taken_out_again_are_still_listed(chosen_file: Path) -> None:
    run("annotate", chosen_file, "--quote", SHARE)
    choose(chosen_file, Choices(0, (Choice(False, key="share this article", count=1),)))
    (row,) = json.loads(text_of("annotations", chosen_file, "--json"))
    assert (row["exact"], row["state"]) == (SHARE, "detached")
    assert SHARE in text_of("export", chosen_file)


def test_a_strictness_that_is_given_wins_over_the_one_chosen(scraped_file: Path) -> None:
    choose(scraped_file, Choices(-2))
    plain = text_of("clean", "--no-choices", "--strictness", "1", scraped_file)
    assert text_of("clean", "--strictness", "1", scraped_file) == plain
    lenient = text_of("clean", "--no-choices", "--strictness", "-2", scraped_file)
    assert text_of("clean", scraped_file) == lenient


def test_a_copy_of_the_page_elsewhere_is_the_same_page(chosen_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere.txt"
    copy.write_text(samples.SCRAPED, "utf-8")
    assert SHARE in text_of("clean", copy)


def test_lines_of_json_know_no_reader(chosen_file: Path) -> None:
    line = json.dumps({"id": 1, "text": samples.SCRAPED}).encode() + b"\n"
    outcome = run("clean", "--jsonl", stdin=line)
    assert SHARE not in outcome.json_lines[0]["text"]


def test_a_damaged_file_of_choices_says_nothing(chosen_file: Path) -> None:
    (folders().library / "choices.json").write_bytes(b'[{"digests": 3, "sources": {}}, 7')
    assert SHARE not in text_of("clean", chosen_file)
    # The library's record is what counts for commands that open it.
    assert run("annotate", chosen_file, "--quote", SHARE).code == 0


def test_no_database_is_loaded_to_know_them(chosen_file: Path) -> None:
    program = (
        "import sys\nfrom reader.cli import main\nmain(sys.argv[1:])\nassert 'tinydb' not in sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "clean", str(chosen_file)],
        cwd=ROOT, env=fresh_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert SHARE in done.stdout


def test_where_no_library_is_named_the_platform_says_where_it_lies(
    scraped_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from platformdirs import PlatformDirs

    monkeypatch.delenv("BROADSHEET_LIBRARY")
    monkeypatch.setenv("HOME", str(tmp_path))
    for named in (str(tmp_path / "data"), "", "relative/is-ignored"):
        monkeypatch.setenv("XDG_DATA_HOME", named)
        dirs, ours = PlatformDirs("broadsheet", appauthor=False), folders()
        assert (str(ours.state), str(ours.cache)) == (dirs.user_state_dir, dirs.user_cache_dir)
        if named != "relative/is-ignored":  # older versions of platformdirs took it
            assert str(ours.library) == dirs.user_data_dir
    assert run_process("clean", scraped_file).code == 0
