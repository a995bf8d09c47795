"""Running the command line inside the test's own process, as a shell would see it."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import reader
from reader.cli import main

#: The folder that holds the package: a fresh interpreter must find the same one.
ROOT = Path(reader.__file__).resolve().parent.parent

#: What a user is told of a fault in the program itself, which no input may bring about.
NO_FAULT = "Something went wrong inside the program"


@dataclass(frozen=True)
class Outcome:
    """What a command left behind: its exit code, and both of its outputs."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def json_lines(self) -> list[Any]:
        return [json.loads(line) for line in self.text.split("\n") if line]


def run(*arguments: str | Path, stdin: bytes = b"") -> Outcome:
    """Run `broadsheet` with `arguments`; a fault inside the program fails the test."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", given):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:  # argparse's way of telling bad usage
            code = int(leaving.code or 0)
    out.flush()
    err.flush()
    told = _written(err).decode("utf-8")
    assert NO_FAULT not in told, told
    return Outcome(code, _written(out), told)


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def fresh_environment() -> dict[str, str]:
    """Return the test's environment, with the package to be found from any folder."""
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def run_process(*arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Outcome:
    """Run `python -m reader` in a process of its own."""
    done = subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        env=fresh_environment(),
        cwd=cwd,
        timeout=60,
        check=False,
    )
    told = done.stderr.decode("utf-8", "replace")
    assert NO_FAULT not in told, told
    return Outcome(done.returncode, done.stdout, told)


def command(*arguments: str | Path) -> Sequence[str]:
    """Return the command that runs the program in a fresh interpreter."""
    return [sys.executable, "-m", "reader", *map(str, arguments)]


def json_line(id: object, text: str) -> bytes:
    """Return one line of input for `--jsonl`."""
    return json.dumps({"id": id, "text": text}, ensure_ascii=False).encode("utf-8") + b"\n"
