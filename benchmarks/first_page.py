"""First page, page turn, resize and memory, beside a bare Textual app in the same run.

    uv run python benchmarks/first_page.py [--rounds N] [ARTICLE]

Prints medians and ratios: machines are noisy, so floor and program run in turn. The long text is made from
the bundled long read, about three megabytes.
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from documents import ARTICLES, long_paragraphs
from terminal_session import TerminalSession

HERE = Path(__file__).parent
TURNS = 12
#: Where a long text is resized, and to which columns and rows: lines are broken anew for each width.
PLACES = ("", "50%", "90%")
SIZES = ((66, 40), (62, 40), (58, 40), (120, 40))


def long_text(folder: Path) -> Path:
    """Write about three megabytes of prose and return the file."""
    path = folder / "book.txt"
    path.write_text("\n\n".join(["A Very Long Book", *long_paragraphs()]) + "\n", encoding="utf-8")
    return path


def measure(command: list[str], ready: str, *, turns: bool) -> dict[str, float]:
    """Run one program once: seconds to its first page, the median of its page turns, its memory."""
    session = TerminalSession(command)
    try:
        figures = {"first page": session.until(ready) * 1000}
        session.settle()
        if turns:
            took = [session.press(key) for key in [" "] * TURNS + ["b"] * TURNS]
            figures["page turn"] = statistics.median(took) * 1000
            for place in PLACES if "reader" in command else PLACES[:1]:
                for key in place:
                    os.write(session.terminal, key.encode())
                session.settle(1.0)
                figures[f"resize {place}"] = statistics.median(session.resize(*size) * 1000 for size in SIZES)
        figures["memory"] = session.peak_memory()
        return figures
    finally:
        session.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("article", nargs="?", default=str(ARTICLES / "disputed-lighthouse.txt"))
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = str(long_text(folder))
        python = sys.executable
        title = Path(options.article).read_text(encoding="utf-8", errors="replace").split("\n", 1)[0][:24]
        cases = {
            "floor: hello, world": ([python, str(HERE / "floor_hello.py")], "Hello, world", False),
            "article": ([python, "-m", "reader", options.article], title, False),
            "floor: bare lines, 3 MB": ([python, str(HERE / "floor_lines.py"), book], "Very Long", True),
            "3 MB": ([python, "-m", "reader", book], "Very Long", True),
        }
        found: dict[str, dict[str, list[float]]] = {case: defaultdict(list) for case in cases}
        for round_number in range(options.rounds + 1):
            for case, (command, ready, turns) in cases.items():
                os.environ["BROADSHEET_LIBRARY"] = str(folder / f"library-{round_number}")
                for figure, value in measure(command, ready, turns=turns).items():
                    if round_number:  # the first round fills the caches
                        found[case][figure].append(value)
    report(found)


def report(found: dict[str, dict[str, list[float]]]) -> None:
    """Print medians, and ratios to the floors."""
    middle = {case: {k: statistics.median(v) for k, v in figures.items()} for case, figures in found.items()}
    print(f"{'':26}{'first page ms':>14}{'page turn ms':>14}{'peak MiB':>10}")
    for case, figures in middle.items():
        turn = f"{figures['page turn']:.1f}" if "page turn" in figures else "-"
        print(f"{case:26}{figures['first page']:>14.0f}{turn:>14}{figures['memory']:>10.0f}")
    hello = middle["floor: hello, world"]["first page"]
    lines = middle["floor: bare lines, 3 MB"]["page turn"]
    bare = middle["floor: bare lines, 3 MB"]["resize "]
    print(
        f"\nfirst page of the article / floor  {middle['article']['first page'] / hello:.2f}  (budget 1.10)"
    )
    print(f"first page of 3 MB / floor         {middle['3 MB']['first page'] / hello:.2f}  (budget 1.25)")
    print(f"page turn in 3 MB / bare lines     {middle['3 MB']['page turn'] / lines:.2f}  (budget 1.15)")
    resized = " · ".join(f"{middle['3 MB'][f'resize {place}']:.0f}" for place in PLACES)
    print(f"resize of 3 MB at 0, 50, 90 %      {resized} ms (budget 70; bare lines {bare:.0f})")
    print(f"peak memory, 3 MB                  {middle['3 MB']['memory']:.0f} MiB (budget 80)")


if __name__ == "__main__":
    main()
