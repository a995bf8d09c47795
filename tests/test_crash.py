"""A fault inside the program: one line for the user, the rest in a file, and never a traceback."""

from pathlib import Path

import pytest

from reader import cli, commands
from reader.crash import record_crash


def test_a_fault_in_a_command_is_one_line_and_a_file(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], article_file: Path
) -> None:
    def faulty(command: commands.Command, options: object) -> int:
        raise RuntimeError("the fault itself")

    monkeypatch.setattr(commands.Command, "run", faulty)
    assert cli.main(["clean", str(article_file)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith("broadsheet: ")
    assert "Traceback" not in told.err
    (details,) = home.rglob("crash.txt")
    assert str(details) in told.err
    assert "the fault itself" in details.read_text("utf-8")


def test_where_nothing_can_be_written_the_line_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    told = record_crash(tmp_path / "file" / "state", ValueError("x"))
    assert "ValueError" in told
    assert "crash.txt" not in told
