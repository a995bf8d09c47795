"""Run an installed `broadsheet` from an empty folder: its commands, then the reader in a pseudo-terminal."""

import os
import pty
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ARTICLE = """The Harbour Clock Is Right Again

By Ines Aldous

PORT ANSELM—The harbour clock was set right on Monday, said Mayor

Odile Brannick

, who wound it herself.

“It was late for eleven years,” Ms. Brannick said.

Please enter your comment!
"""


def command(program: str, *arguments: str, folder: str, text: str = ARTICLE) -> str:
    """Run one command on `text` and return what it prints; fail unless it exits with 0."""
    done = subprocess.run(
        [program, *arguments], input=text.encode(), capture_output=True, cwd=folder, timeout=60, check=False
    )
    if done.returncode != 0 or done.stderr.strip():
        sys.exit(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def expect(words: str, found: str) -> None:
    """Fail unless `words` are in what was found."""
    if words not in found:
        sys.exit(f"“{words}” is missing in:\n{found[-3000:]}")


def read_in_terminal(program: str, folder: str) -> None:
    """Start the reader on the library, wait for its articles, quit."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(
            program, [program], {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
        )
    seen, quit_sent, deadline = b"", False, time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
        if b"Ferry" in seen and not quit_sent:
            os.write(terminal, b"q")
            quit_sent = True
    _, status = os.waitpid(process, 0)
    expect("Ferry", seen.decode("utf-8", "replace"))
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"the reader ended with {os.waitstatus_to_exitcode(status)}")


def main(program: str) -> None:
    """Try what a user tries first."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BROADSHEET_LIBRARY"] = str(Path(folder) / "library")
        expect("Mayor Odile Brannick, who wound it herself.", command(program, "clean", "-", folder=folder))
        expect("Odile Brannick", command(program, "entities", "-", folder=folder))
        expect("late for eleven years", command(program, "quotes", "-", folder=folder))
        expect("paper-light", command(program, "themes", folder=folder))
        expect("Next page", command(program, "keys", folder=folder))
        (Path(folder) / "clock.txt").write_text(ARTICLE, encoding="utf-8")
        command(
            program, "annotate", "clock.txt", "--quote", "late for eleven years", "--note", "n", folder=folder
        )
        expect("late for eleven years", command(program, "export", "clock.txt", folder=folder))
        read_in_terminal(program, folder)
    print("the wheel works")


if __name__ == "__main__":
    main(sys.argv[1])
