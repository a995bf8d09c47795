"""The page beside its peers in the same run: first page, page turn, resize, search and memory.

    uv run python benchmarks/peers.py [--rounds N] [--peers FOLDER] [--only NAME…] [--long-rounds N]

less is taken from the system; epy, baca and frogmouth are installed from the registry, each into an
environment of its own under FOLDER (a temporary one by default), and left out with a word where that fails.
Every program reads the same words, 1,200 of them and three megabytes, in the format it knows: text, EPUB or
Markdown. Programs run in turn; medians are printed, in milliseconds and MiB. "floor" is a bare Textual app
that shows lines cut at 70 cells.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Document, documents
from terminal_session import TerminalSession

HERE = Path(__file__).parent
#: The distributions of the peers; what they are called says which command they bring.
PEERS = {"epy": "epy-reader", "baca": "baca", "frogmouth": "frogmouth"}
#: How long a program may take to show its first page, in seconds.
PATIENCE = 120.0
TURNS = 4
SIZES = ((100, 40), (120, 40))
FIGURES = ("first page", "page turn", "resize", "search", "memory")


@dataclass(frozen=True, slots=True)
class Program:
    """How to run a program on a document, and its keys; an empty key means it cannot do that."""

    command: Callable[[Document], Sequence[str]]
    next_page: str = " "
    previous_page: str = "b"
    search: str = "/{}\r"


def programs(peers: Path, wanted: Sequence[str]) -> Mapping[str, Program]:
    """Return the programs that can be run here, by their names."""
    python = sys.executable
    found = {
        "floor": Program(
            lambda document: [python, str(HERE / "floor_lines.py"), str(document.text)], search=""
        ),
        "broadsheet": Program(lambda document: [python, "-m", "reader", str(document.text)]),
    }
    if less := shutil.which("less"):
        found["less"] = Program(lambda document: [less, str(document.text)])
    for name, distribution in PEERS.items():
        if (not wanted or name in wanted) and (command := _installed(peers, name, distribution)):
            found[name] = _peer(name, command)
    return {name: program for name, program in found.items() if not wanted or name.split()[0] in wanted}


def _peer(name: str, command: str) -> Program:
    if name == "frogmouth":
        return Program(lambda document: [command, str(document.markdown)], "\x1b[6~", "\x1b[5~", search="")
    if name == "baca":
        return Program(lambda document: [command, str(document.epub)], "\x06", "\x02")
    return Program(lambda document: [command, str(document.epub)], previous_page="h")


def _installed(peers: Path, name: str, distribution: str) -> str:
    """Return the command of a peer, installed now if need be; "" if the registry does not have it."""
    home = peers / name
    command = home / "bin" / name
    if not command.exists():
        print(f"installing {distribution}…", file=sys.stderr)
        venv.create(home, with_pip=True)
        made = subprocess.run(
            [home / "bin" / "pip", "install", "--quiet", distribution], capture_output=True, check=False
        )
        if made.returncode or not command.exists():
            print(f"{name} is left out: {distribution} could not be installed", file=sys.stderr)
            return ""
    return str(command)


def measure(program: Program, document: Document) -> dict[str, float]:
    """Run one program once on one document; what it cannot do is not in the answer."""
    session = TerminalSession(list(program.command(document)))
    try:
        figures = {"first page": session.until(document.ready, PATIENCE) * 1000}
        session.settle()
        keys = [program.next_page, program.previous_page] * TURNS
        turns = [session.press(key, PATIENCE) for key in keys]
        figures["page turn"] = statistics.median(turns) * 1000
        figures["resize"] = statistics.median(session.resize(*size) * 1000 for size in SIZES)
        session.settle()
        if program.search:
            keys = program.search.format(document.rare)
            for key in keys[:-1]:
                os.write(session.terminal, key.encode())
                session.settle(0.1)
            figures["search"] = session.press(keys[-1], PATIENCE) * 1000
        figures["memory"] = session.peak_memory()
        return figures
    finally:
        session.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--long-rounds", type=int, default=2, help="rounds for the three megabytes")
    parser.add_argument("--peers", type=Path, help="where the peers are installed, to be used again")
    parser.add_argument("--only", nargs="*", default=[], help="names of programs")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["HOME"] = name
        os.environ["BROADSHEET_LIBRARY"] = str(folder / "library")
        known = programs(options.peers or folder / "peers", options.only)
        for document in documents(folder):
            rounds = options.long_rounds if document.long else options.rounds
            found: dict[str, dict[str, list[float]]] = {case: defaultdict(list) for case in known}
            for number in range(rounds + 1):
                for case, program in known.items():
                    if number == 0 and document.long:
                        continue  # caches are warm from the short text
                    try:
                        figures = measure(program, document)
                    except TimeoutError as error:
                        print(f"{case}: {str(error).splitlines()[0]}", file=sys.stderr)
                        continue
                    if number:
                        for figure, value in figures.items():
                            found[case][figure].append(value)
            report(document, found)


def report(document: Document, found: Mapping[str, Mapping[str, Sequence[float]]]) -> None:
    """Print the medians of one document as a Markdown table."""
    print(f"\n{document.title}\n")
    print(
        "| | " + " | ".join(f"{figure} {'MiB' if figure == 'memory' else 'ms'}" for figure in FIGURES) + " |"
    )
    print("|---" * (len(FIGURES) + 1) + "|")
    for case, figures in found.items():
        cells = [f"{statistics.median(figures[f]):,.0f}" if figures.get(f) else "–" for f in FIGURES]
        print(f"| {case} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
