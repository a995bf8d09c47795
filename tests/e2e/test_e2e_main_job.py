"""The main job, on the real program in a real terminal: open, read, mark, note, quit, reopen, export."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import samples
from terminal import Terminal

import reader

if sys.platform == "win32":
    pytest.skip("there are no ptys here", allow_module_level=True)

ROOT = Path(reader.__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m", "reader"]

Open = Callable[..., Terminal]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}


def broadsheet(*arguments: str | Path) -> str:
    """Run a command beside the open terminal and return what it prints."""
    done = subprocess.run(
        [*PYTHON, *map(str, arguments)], capture_output=True, env=environment(), timeout=60, check=True
    )
    return done.stdout.decode("utf-8")


def annotations(source: Path) -> list[dict]:
    return json.loads(broadsheet("annotations", source, "--json"))


def open_terminal(*arguments: str | Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    return Terminal([*PYTHON, *map(str, arguments)], environment(), size)


def stands(terminal: Terminal) -> None:
    """Wait until the reader takes keys: its status line counts pages."""
    terminal.tells("page ")


def test_the_main_job(article_file: Path, tmp_path: Path) -> None:
    with open_terminal(article_file) as terminal:
        stands(terminal)
        assert samples.TITLE in terminal.rows[1]

        # Turn pages.
        terminal.press("space")
        terminal.tells("page 2 of")
        terminal.press("2h")
        terminal.tells("page 1 of")

        # Jump by entity.
        terminal.press("@")
        terminal.shows("Who and what")
        terminal.shows("People")  # it has been read through
        terminal.press("enter")
        terminal.until(lambda: re.search(r"\w · \d+ of \d+", terminal.status), "the first mention")
        name = terminal.status.partition(" · ")[0]
        assert name.split()[-1] in terminal.shown
        terminal.press("g")
        terminal.until(lambda: "stopped at ten past four" in terminal.shown, "the first page")

        # Highlight with the keyboard, in green.
        terminal.press("v")
        terminal.tells("SELECT")
        terminal.press("g", "}", "v")
        terminal.until(lambda: "SELECT" not in terminal.status, "no selection")
        terminal.press("v", ")", "2")
        terminal.tells("Highlighted in green")

        # Highlight with the mouse, in the current colour, and copy.
        x, y = terminal.cell_of("Ilse Verhagen, who")
        terminal.drag((x, y), (x + len("Ilse Verhagen") - 1, y))
        terminal.tells("SELECT")
        terminal.press("y")
        terminal.tells("Copied 13")
        copied = base64.b64encode(b"Ilse Verhagen")
        assert b"\x1b]52;c;" + copied in terminal.sent
        terminal.drag((x, y), (x + len("Ilse Verhagen") - 1, y))
        terminal.tells("SELECT")
        terminal.press("a")

        # Write a note of two lines, with tags.
        terminal.shows("Ctrl+S keeps")
        terminal.press("Rope, not time.", "enter", "Ask again.")
        terminal.shows("Ask again.")
        y = next(y for y, row in enumerate(terminal.rows) if "│   tags" in row)
        unfocused = terminal.looks(y)
        terminal.press("tab")
        terminal.until(lambda: terminal.looks(y) != unfocused, "a cursor among the tags")
        terminal.press("rope clock")
        terminal.shows("rope clock")
        terminal.press("ctrl+s")
        terminal.tells("Note kept")

        # Export from the reader.
        terminal.press("x")
        terminal.shows("Export your highlights")
        terminal.press("ctrl+u")
        terminal.until(lambda: f" {Path.cwd()}"[:20] not in terminal.shown, "an empty line")
        terminal.press(str(tmp_path / "from-reader.md"))
        terminal.shows("from-reader.md")
        terminal.press("enter")
        terminal.tells("Exported")

        # Leave on the second page.
        terminal.press("space")
        terminal.until(lambda: "cut twelve fish" in terminal.shown, "the second page")
        before = terminal.page()
        terminal.press("q")
        assert terminal.ends() == 0
        assert terminal.echoes

    sentence = samples.ARTICLE.split("\n\n")[1]
    rows = annotations(article_file)
    assert [(row["exact"], row["colour"], row["state"]) for row in rows] == [
        (sentence, "green", "exact"), ("Ilse Verhagen", "green", "exact"),
    ]  # fmt: skip
    assert (rows[1]["note"], rows[1]["tags"]) == ("Rope, not time.\nAsk again.", ["rope", "clock"])

    # Open it again: place and marks are there.
    with open_terminal(article_file) as terminal:
        terminal.tells("2 marks")
        assert terminal.page() == before
        terminal.press("#")
        terminal.shows("Rope, not time.")
        terminal.shows("#rope #clock")
        terminal.press("#")
        terminal.press("q")
        terminal.until(lambda: "Highlights and notes" not in terminal.shown, "the text alone")
        terminal.press("q")
        assert terminal.ends() == 0

    # Export from the command line, twice: the same bytes.
    exported = broadsheet("export", article_file)
    assert exported == broadsheet("export", article_file)
    assert exported == (tmp_path / "from-reader.md").read_text("utf-8")
    assert exported.index(f"> {sentence}") < exported.index("> Ilse Verhagen")
    for words in (f'title: "{samples.TITLE}"', "Rope, not time.", "rope", "clock", "green"):
        assert words in exported


def test_a_document_from_a_pipe_is_read_with_keys_from_the_terminal(article_file: Path) -> None:
    pipeline = f'cat "{article_file}" | "{sys.executable}" -m reader -; echo "code $?"; sleep 30'
    with Terminal(["/bin/sh", "-c", pipeline], environment()) as terminal:
        stands(terminal)
        assert samples.TITLE in terminal.shown
        terminal.press("space")
        terminal.tells("page 2 of")
        terminal.press("v", "w", "m")
        terminal.tells("Highlighted")
        terminal.press("q")
        terminal.shows("code 0")
    assert len(annotations(article_file)) == 1


def test_what_was_acknowledged_outlives_kill_9(article_file: Path) -> None:
    for count, keys in enumerate((("v", ")", "3"), ("space", "V", "m")), 1):
        with open_terminal(article_file) as terminal:
            stands(terminal)
            terminal.press(*keys)
            terminal.tells("Highlighted in blue")
            terminal.kill()
        rows = annotations(article_file)
        assert len(rows) == count
        assert {row["colour"] for row in rows} == {"blue"}
    with open_terminal(article_file) as terminal:
        terminal.tells("2 marks")


def test_what_is_typed_in_one_go_is_kept_whole(article_file: Path) -> None:
    with open_terminal(article_file) as terminal:
        stands(terminal)
        terminal.press("v)aOne line, q.\rAnd another.\trope clock\x13")
        terminal.tells("Note kept")
        terminal.press("@qq")
        assert terminal.ends() == 0
    (row,) = annotations(article_file)
    assert (row["note"], row["tags"]) == ("One line, q.\nAnd another.", ["rope", "clock"])


def test_keys_typed_while_the_program_loads_are_not_lost(article_file: Path) -> None:
    with open_terminal(article_file) as terminal:
        terminal.shows(samples.TITLE)  # painted before the program can take keys
        terminal.press("l")
        terminal.tells("page 2 of")


def test_the_same_words_stay_on_top_when_the_window_changes(article_file: Path) -> None:
    with open_terminal(article_file) as terminal:
        stands(terminal)
        terminal.press("l")
        terminal.tells("page 2 of")
        before = terminal.page()
        terminal.resize(50, 16)
        terminal.until(lambda: before[1].split()[0] in terminal.rows[1].split(), "the word on top")
        terminal.tells("page ")
        terminal.resize(80, 24)
        terminal.until(lambda: terminal.rows[:-1] == before, "the page as it was")


def test_the_library_opens_without_a_source() -> None:
    with open_terminal() as terminal:
        terminal.shows("The Ferry That Kept the Time")
        terminal.press("enter")
        stands(terminal)
        terminal.press("v", ")", "m")
        terminal.tells("Highlighted")
        terminal.press("q")
        terminal.shows("Opened lately")
        terminal.shows("1 mark")
        terminal.press("q")
        assert terminal.ends() == 0
        assert terminal.echoes


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01\x02"])
def test_what_cannot_be_opened_is_told_in_the_terminal(tmp_path: Path, content: bytes | None) -> None:
    source = tmp_path / "source.txt"
    if content is not None:
        source.write_bytes(content)
    with open_terminal(source, size=(200, 24)) as terminal:
        terminal.shows("source.txt")
        assert terminal.ends() == 1
        assert "Traceback" not in terminal.shown
        assert len([row for row in terminal.rows if row.strip()]) == 1
