"""What cannot be read is told in one line with a hint; no traceback ever reaches a user."""

import os
import re
import time
from pathlib import Path

import pytest
from command_line import run, run_process
from hypothesis import example, given
from hypothesis import strategies as st

from reader import config

READING = ("clean", "entities", "quotes")
ALL_FORMS = (
    ("clean",),
    ("clean", "--json"),
    ("clean", "--explain"),
    ("clean", "--format", "markdown"),
    ("clean", "--format", "html"),
    ("clean", "--format", "ansi"),
    ("clean", "--no-clean"),
    ("clean", "--strictness", "2"),
    ("entities",),
    ("entities", "--json"),
    ("entities", "--json", "--no-clean"),
    ("quotes",),
    ("quotes", "--json"),
    ("quotes", "--no-clean"),
    ("annotations", "--json"),
    ("export",),
)
NASTY = {
    "nothing": b"",
    "blanks": b" \n\t\r\n \x0c",
    "a byte order mark alone": b"\xef\xbb\xbf",
    "half a byte order mark": b"\xff\xfe",
    "a NUL": b"\x00",
    "a program": b"\x7fELF\x02\x01\x01\x00" * 40,
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9,
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "an archive": b"PK\x03\x04\x14\x00\x06\x00",
    "HTML": b"<!DOCTYPE html><html><head><title>x</title></head><body><p>Words.</p></body></html>",
    "XML": b'<?xml version="1.0"?><a><b/></a>',
    "every byte": bytes(range(256)) * 8,
    "continuation bytes": b"\x80\x81\xbf" * 50,
    "one letter": b"a",
    "one full stop": b".",
    "quotation marks": "“”““””\"'‘’«»".encode(),
    "an open quotation": "“She said\n\n“and said\n\n“and never closed it".encode(),
    "dashes": b"--- --- ---\n***\n___",
    "line breaks of all kinds": "a\rb\r\nc\x85d\u2028e\u2029f\x0bg\x0ch".encode(),
    "a wall of letters": b"x" * 2_000,
    "a wall of brackets": b"[" * 800 + b"(" * 800 + b"<" * 800,
    "a wall of at signs": b"@ # @@ " * 300,
    "many short lines": b"ab\n" * 200,
    "combining marks": ("e" + "\u0301" * 500 + " done.").encode(),
    "right to left": "\u202eمرحبا بالعالم\u202c قال علي: «نعم».".encode(),
    "wide characters": ("字は大切です。「はい」と彼は言った。" * 40).encode(),
    "emoji": ("👩‍👩‍👧‍👦🏳️‍🌈🇳🇴" * 60).encode(),
    "escape sequences": b"\x1b[31mred\x1b[0m \x1b]0;title\x07 words \x1b[2J and more words",
    "format characters": "a\u200bb\u00adc\ufeffd\u2060e".encode(),
    "percent and braces": b"%s %d {0} {name} {} %(x)s \\n $HOME `id`",
    "UTF-16": "Words in sixteen bits, said Ms. Aune.".encode("utf-16"),
    "Latin-1": "Café “déjà”".encode("cp1252"),
}


def assert_told(err: str) -> None:
    """The message is one line, names the program, and has a hint in brackets."""
    assert len(err.splitlines()) == 1, err
    assert re.fullmatch(r"broadsheet: .+\.? \(.+\)\n", err), err


@pytest.mark.parametrize("name", READING)
class TestWhatCannotBeRead:
    def test_a_missing_file(self, name: str, tmp_path: Path) -> None:
        outcome = run(name, tmp_path / "gone.txt")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "gone.txt" in outcome.err

    def test_a_path_through_a_file(self, name: str, article_file: Path) -> None:
        outcome = run(name, article_file / "inside.txt")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)

    @pytest.mark.parametrize("content", [b"", b" \n\n\t "])
    def test_an_empty_file(self, name: str, content: bytes, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(content)
        outcome = run(name, tmp_path / "empty.txt")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "empty" in outcome.err

    @pytest.mark.parametrize("kind", ["a NUL", "a program", "a picture", "a PDF", "an archive", "every byte"])
    def test_a_binary_file(self, name: str, kind: str, tmp_path: Path) -> None:
        (tmp_path / "file.bin").write_bytes(NASTY[kind])
        outcome = run(name, tmp_path / "file.bin")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)

    def test_a_web_page_without_words(self, name: str, tmp_path: Path) -> None:
        page = (
            "<!DOCTYPE html><html><head><title>Sails</title></head><body><script>go()</script></body></html>"
        )
        (tmp_path / "page.html").write_text(page, "utf-8")
        outcome = run(name, tmp_path / "page.html")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "web page without words" in outcome.err

    def test_a_huge_file_is_refused_before_it_is_read(self, name: str, tmp_path: Path) -> None:
        path = tmp_path / "huge.txt"
        with path.open("wb") as stream:
            stream.truncate(config.MAX_SOURCE_BYTES + 1)  # a hole: it takes no room on the disk
        outcome = run(name, path)
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "larger" in outcome.err

    def test_a_folder(self, name: str, tmp_path: Path) -> None:
        outcome = run(name, tmp_path)
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "folder" in outcome.err

    @pytest.mark.parametrize(
        "url", ["https://127.0.0.1:9/a/b?c=d", "http://127.0.0.1:9", "ftp://x.example/y", "http://[bad"]
    )
    def test_an_address_that_cannot_be_opened(self, name: str, url: str, no_proxy: None) -> None:
        outcome = run(name, url)
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)

    @pytest.mark.parametrize("odd", ["", "a\nb.txt", "a\x00b", "\udcff.txt", "x" * 5000, "\x1b[2J.txt"])
    def test_an_impossible_name(self, name: str, odd: str) -> None:
        outcome = run(name, odd)
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)
        assert "\x1b" not in outcome.err

    def test_nothing_on_standard_input(self, name: str) -> None:
        outcome = run(name, "-")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_a_named_pipe_does_not_hang(self, name: str, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        outcome = run(name, tmp_path / "pipe")
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_a_file_that_may_not_be_read(self, name: str, article_file: Path) -> None:
        article_file.chmod(0)
        outcome = run(name, article_file)
        assert (outcome.code, outcome.out) == (1, b"")
        assert_told(outcome.err)


@pytest.mark.parametrize("form", ALL_FORMS, ids=" ".join)
def test_nasty_input_gives_an_answer_or_one_line(form: tuple[str, ...]) -> None:
    for kind, content in NASTY.items():
        outcome = run(*form, "-", stdin=content)
        assert outcome.code in (0, 1), kind
        if outcome.code:
            assert len(outcome.err.splitlines()) == 1, (kind, outcome.err)
            assert outcome.err.startswith("broadsheet: "), kind
        else:
            # What is known of few languages says so: an answer all the same.
            assert outcome.err == "" or outcome.err.startswith("broadsheet: No learnt model for"), kind
        outcome.out.decode("utf-8")


def test_a_long_line_without_blanks_is_no_trap() -> None:
    """A pattern that tries every letter as a beginning would take a hundred times as long."""
    begun = time.process_time()
    assert run("clean", "-", stdin=b"x" * 20_000).code == 0
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("name", READING)
@given(content=st.binary(max_size=400))
@example(content="\ud800".encode("utf-16-le", "surrogatepass"))
def test_any_bytes_give_an_answer_or_one_line(name: str, content: bytes) -> None:
    outcome = run(name, "-", stdin=content)
    assert outcome.code == 0 or (outcome.code == 1 and len(outcome.err.splitlines()) == 1)


@pytest.mark.parametrize("name", READING)
@given(content=st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_gives_an_answer_or_one_line(name: str, content: str) -> None:
    outcome = run(name, "-", "--json", stdin=content.encode())
    assert outcome.code == 0 or (outcome.code == 1 and len(outcome.err.splitlines()) == 1)


class TestBadUsage:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("clean", "--no-such-option"),
            ("clean", "--strictness", "9"),
            ("clean", "--format", "docx"),
            ("clean", "--jobs", "0", "--jsonl"),
            ("clean", "--jobs", "many"),
            ("annotate",),
            ("annotate", "file.txt"),
            ("annotate", "file.txt", "--quote", "x", "--occurrence", "0"),
            ("annotate", "file.txt", "--quote", "x", "--colour", "mauve"),
            ("export",),
            ("one.txt", "two.txt"),
            ("--no-such-option",),
        ],
        ids=" ".join,
    )
    def test_exits_with_2(self, arguments: tuple[str, ...]) -> None:
        outcome = run(*arguments)
        assert outcome.code == 2
        assert outcome.out == b""
        assert "usage: broadsheet" in outcome.err

    @pytest.mark.parametrize(
        "arguments", [("--help",), ("clean", "--help"), ("annotate", "-h"), ("--version",)]
    )
    def test_asking_for_help_is_no_mistake(self, arguments: tuple[str, ...]) -> None:
        outcome = run(*arguments)
        assert outcome.code == 0
        assert outcome.text.strip()

    def test_help_names_every_command(self) -> None:
        from reader.commands import COMMANDS

        told = run("--help").text
        assert all(f"\n  {name} " in told for name in COMMANDS)

    @pytest.mark.parametrize("columns", [80, 110])
    def test_the_help_of_a_command_is_as_wide_as_the_terminal(
        self, monkeypatch: pytest.MonkeyPatch, columns: int
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        widest = max(map(len, run("clean", "--help").lines))
        assert columns - 12 < widest < columns


def test_a_theme_that_does_not_exist_is_told(article_file: Path) -> None:
    outcome = run("clean", article_file, "--format", "ansi", "--theme", "plaid")
    assert (outcome.code, outcome.out) == (1, b"")
    assert len(outcome.err.splitlines()) == 1


def test_a_library_in_an_impossible_place_is_told(article_file: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder", "utf-8")
    outcome = run("annotate", article_file, "--quote", "The clock", "--library", in_the_way)
    assert (outcome.code, outcome.out) == (1, b"")
    assert_told(outcome.err)
    assert in_the_way.read_text("utf-8") == "no folder"


def test_a_damaged_library_is_told_and_left_alone(article_file: Path, library_folder: Path) -> None:
    library_folder.mkdir()
    database = library_folder / "library.json"
    database.write_bytes(b'{"articles": {"1"')
    for arguments in (
        ("annotate", article_file, "--quote", "The clock"),
        ("annotations",),
        ("export", article_file),
    ):
        outcome = run(*arguments)
        assert (outcome.code, outcome.out) == (1, b"")
        assert len(outcome.err.splitlines()) == 1
    assert database.read_bytes() == b'{"articles": {"1"'


def test_without_a_terminal_the_reader_says_so(article_file: Path) -> None:
    outcome = run_process(article_file)
    assert (outcome.code, outcome.out) == (1, b"")
    assert "broadsheet clean" in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_the_reader_tells_what_it_cannot_open(tmp_path: Path) -> None:
    outcome = run_process(tmp_path / "gone.txt")
    assert (outcome.code, outcome.out) == (1, b"")
    assert_told(outcome.err)
