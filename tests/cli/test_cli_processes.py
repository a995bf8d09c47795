"""The program as a process of its own: pipes that close, locales, interruptions, and no Textual."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import samples
from command_line import NO_FAULT, command, fresh_environment, json_line, run_process


def test_python_dash_m_reader_is_the_command(article_file: Path, tmp_path: Path) -> None:
    outcome = run_process("clean", article_file.name, cwd=tmp_path)
    assert (outcome.code, outcome.text, outcome.err) == (0, samples.ARTICLE, "")


def test_a_terminal_that_knows_no_unicode_gets_utf_8(
    article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LC_ALL", "C"), ("PYTHONIOENCODING", "ascii"), ("PYTHONUTF8", "0")):
        monkeypatch.setenv(name, value)
    for arguments in (("clean", "--format", "ansi"), ("quotes", "--json")):
        outcome = run_process(*arguments, article_file)
        assert (outcome.code, outcome.err) == (0, "")
    missing = run_process("clean", "nicht-da-ä.txt")
    assert missing.code == 1
    assert len(missing.err.splitlines()) == 1


def test_json_lines_are_utf_8_in_any_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("LC_ALL", "C"), ("PYTHONIOENCODING", "ascii"), ("PYTHONUTF8", "0")):
        monkeypatch.setenv(name, value)
    outcome = run_process("clean", "--jsonl", stdin=json_line("字", samples.ARTICLE))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.json_lines[0]["id"] == "字"


@pytest.mark.parametrize(
    "arguments", [("clean",), ("clean", "--json"), ("entities", "--jsonl")], ids=" ".join
)
def test_a_reader_who_leaves_early_is_no_error_to_tell(arguments: tuple[str, ...], tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("\n\n".join(f"Paragraph {n} has plain words." for n in range(20_000)), "utf-8")
    source = () if "--jsonl" in arguments else (long,)
    process = subprocess.Popen(
        command(*arguments, *source),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=fresh_environment(),
    )
    assert process.stdout is not None
    process.stdout.close()
    lines = json_line(1, "Words.") * 2000 if "--jsonl" in arguments else b""
    process.stdout = None
    _, err = process.communicate(lines, timeout=60)
    assert err == b""
    assert process.returncode in (1, -signal.SIGPIPE, 128 + signal.SIGPIPE)


def test_ctrl_c_ends_it_without_a_traceback() -> None:
    process = subprocess.Popen(
        command("clean", "--jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=fresh_environment(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json_line(1, "Words."))
    process.stdin.flush()
    process.stdout.readline()  # it is at work now
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told(article_file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("clean", article_file),
            stdout=full,
            stderr=subprocess.PIPE,
            env=fresh_environment(),
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"broadsheet: ")
    assert len(done.stderr.splitlines()) == 1


def test_standard_input_that_is_closed_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os, sys; os.close(0); os.execv(sys.executable, sys.argv[1:])",
         *command("clean", "-")],
        capture_output=True, env=fresh_environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert NO_FAULT.encode() not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_two_processes_may_mark_at_once(article_file: Path) -> None:
    words = ["twelve fish", "nobody noticed", "The clock", "Somebody must begin"]
    processes = [
        subprocess.Popen(
            command("annotate", article_file, "--quote", one), stdout=subprocess.PIPE, env=fresh_environment()
        )
        for one in words
    ]
    ids = {process.communicate(timeout=60)[0].strip().decode() for process in processes}
    assert [process.returncode for process in processes] == [0] * len(words)
    rows = run_process("annotations", article_file, "--json").json
    assert {row["id"] for row in rows} == ids
    assert {row["exact"] for row in rows} == set(words)
