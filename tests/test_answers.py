"""Answers that are kept: what was asked before is said again, and never when anything differs."""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from reader import answers, cli
from reader.answers import Question, Recorder, question

COMMANDS = frozenset(("clean", "entities"))
TEXT = "The Tide Clock\n\nThe clock of Velm stopped at noon. Nobody noticed.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small article."""
    path = tmp_path / "clock.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def key(*words: object) -> str | None:
    """The name of the file that an answer is kept in."""
    asked = question([str(word) for word in words], COMMANDS)
    return asked and Path(asked._path).name


class TestKeys:
    def test_the_same_question_has_the_same_key(self, source: Path) -> None:
        assert key("clean", source) == key("clean", source) is not None

    def test_whatever_an_answer_depends_on_changes_the_key(self, source: Path, home: Path) -> None:
        (home / "library" / "state").mkdir(parents=True)
        keys = [key("clean", source), key("entities", source), key("clean", "--json", source)]
        keys += [key("clean", source, "--strictness", "1"), key("--library", home, "clean", source)]
        source.write_text(TEXT.upper(), encoding="utf-8")
        keys.append(key("clean", source))
        (home / "library" / "choices.json").write_text("[]", encoding="utf-8")
        keys.append(key("clean", source))
        (home / "library" / "state" / "config.toml").write_text("[analysis]\n", encoding="utf-8")
        keys.append(key("clean", source))
        other = source.with_name("other.txt")
        other.write_text(TEXT.upper(), encoding="utf-8")
        keys += [key("clean", other), key("clean", source, other)]
        assert None not in keys
        assert len(set(keys)) == len(keys)

    def test_a_changed_program_is_another(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        before = key("clean", source)
        libraries = source.parent / "site-packages"
        libraries.mkdir()
        monkeypatch.setattr(sys, "path", [*sys.path, str(source.parent), str(libraries)])
        there = key("clean", source)
        assert there != before
        os.utime(source.parent, (1, 1))
        assert key("clean", source) == there
        os.utime(libraries, (1, 1))
        assert key("clean", source) not in (before, there)

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["clean"],
            ["clean", "-"],
            ["clean", "https://example.org/page"],
            ["clean", "--jsonl", "{source}"],
            ["clean", "--refresh", "{source}"],
            ["clean", "--help"],
            ["clean", "{source}", "--format"],
            ["clean", "{source}", "nowhere.txt"],
            ["clean", "{folder}"],
            ["clean", "bad\0name"],
            ["quotes", "{source}"],
            ["open", "clean", "{source}"],
        ],
    )
    def test_what_may_differ_the_next_time_has_none(self, words: list[str], source: Path) -> None:
        assert key(*(word.format(source=source, folder=source.parent) for word in words)) is None

    def test_nothing_is_kept_of_what_is_long(self, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answers, "_LARGEST_SOURCE", len(TEXT) - 1)
        assert key("clean", source) is None


class TestFolders:
    def test_a_library_keeps_the_answers_about_its_articles(self, source: Path, home: Path) -> None:
        (home / "library").mkdir()
        asked = question(["clean", str(source)], COMMANDS)
        assert asked is not None
        asked.keep(b"answer")
        assert len(list((home / "library" / "cache" / "answers").iterdir())) == 1

    @pytest.mark.parametrize("named", [[], ["--library", "elsewhere"]])
    def test_one_that_is_not_there_is_not_made(self, source: Path, home: Path, named: list[str]) -> None:
        asked = question([*named, "clean", str(source)], COMMANDS)
        assert asked is not None
        asked.keep(b"answer")
        assert not (home / "library").exists()
        assert not Path("elsewhere").exists()
        assert len(list((home / "cache" / "broadsheet" / "answers").iterdir())) == 1


class TestKeeping:
    def test_an_answer_comes_back(self, tmp_path: Path) -> None:
        asked = Question(str(tmp_path), "one")
        assert asked.answer() is None
        asked.keep(b"an answer\n")
        assert Question(str(tmp_path), "one").answer() == b"an answer\n"
        assert Question(str(tmp_path), "two").answer() is None

    def test_a_damaged_one_says_nothing(self, tmp_path: Path) -> None:
        asked = Question(str(tmp_path), "one")
        asked.keep(b"an answer\n")
        path = tmp_path / "answers" / "one"
        path.write_bytes(path.read_bytes()[:-3])
        assert asked.answer() is None

    def test_the_oldest_go_when_there_are_many(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answers, "_MOST", 5)
        monkeypatch.setattr(answers, "_LEFT", 3)
        for number in range(6):
            Question(str(tmp_path), f"{number}").keep(b"answer")
            os.utime(tmp_path / "answers" / f"{number}", (number, number))
        Question(str(tmp_path), "last").keep(b"answer")
        kept = {path.name for path in (tmp_path / "answers").iterdir()}
        assert len(kept) <= 5
        assert "last" in kept
        assert "0" not in kept

    def test_where_nothing_can_be_written_nothing_happens(self, tmp_path: Path) -> None:
        (tmp_path / "answers").write_text("a file")
        asked = Question(str(tmp_path), "one")
        asked.keep(b"an answer")
        assert asked.answer() is None

    def test_long_answers_are_not_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(answers, "_LARGEST_ANSWER", 4)
        asked = Question(str(tmp_path), "one")
        asked.keep(b"12345")
        assert asked.answer() is None


class TestRecorder:
    def test_bytes_are_remembered_and_sent_on(self) -> None:
        sent = BytesIO()
        recorder = Recorder(TextIOWrapper(sent, encoding="utf-8"))
        recorder.buffer.write(b"one ")
        recorder.buffer.write(b"two")
        recorder.buffer.flush()
        assert sent.getvalue() == bytes(recorder.said) == b"one two"
        assert not recorder.incomplete
        assert recorder.encoding == "utf-8"

    def test_text_goes_by_and_is_told_of(self) -> None:
        sent = BytesIO()
        recorder = Recorder(TextIOWrapper(sent, encoding="utf-8"))
        print("words", file=recorder)
        recorder.flush()
        assert sent.getvalue() == b"words\n"
        assert recorder.incomplete


class TestCommands:
    def test_a_known_answer_is_said_without_working_it_out(
        self, source: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        words = ["clean", str(source)]
        assert cli._answer(words) == 0
        sys.stdout.flush()
        said = capfdbinary.readouterr().out
        assert said.decode() == TEXT
        asked = question(words, cli._ANSWERED)
        assert asked is not None
        assert asked.answer() == said
        asked.keep(b"kept\n")
        assert cli._answer(words) == 0
        sys.stdout.flush()
        assert capfdbinary.readouterr().out == b"kept\n"
        source.write_text(TEXT + "\nIt was repaired on Friday, the mayor said.\n", encoding="utf-8")
        assert cli._answer(words) == 0
        sys.stdout.flush()
        assert b"Friday" in capfdbinary.readouterr().out

    def test_failures_are_not_kept(self, source: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        source.write_bytes(b"\x00\x01\x02\x03" * 50)
        words = ["clean", str(source)]
        assert cli._answer(words) == 1
        assert capfdbinary.readouterr().err
        asked = question(words, cli._ANSWERED)
        assert asked is None or asked.answer() is None
        assert sys.stdout is not None
        assert not isinstance(sys.stderr, Recorder)
