"""What a step of the cursor costs: the processor's time in this program's own code, and in the process.

A step is a key in a text of three megabytes with 10,000 highlights, from the key's arrival at the screen to
the rows of the page and the status line that are painted anew; what Textual does between them counts to the
whole alone. `python benchmarks/steps.py`; the budget is 3 ms of our own.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from documents import long_paragraphs

from reader.article import Span
from reader.config import Folders
from reader.library.positions import ReadingState
from reader.pipeline import open_source
from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER
from reader.ui.app import BroadsheetApp
from reader.ui.page_view import PageView
from reader.ui.screens.reader import ReaderScreen
from reader.ui.status_line import StatusLine

STEPS = 60
#: What is pressed before, and then again and again.
CASES = {
    "cursor by character": ("v", "l"),
    "cursor by word": ("v", "w"),
    "cursor down": ("v", "j"),
    "selection by word": ("V", "w"),
    "selection by sentence": ("V", ")"),
}


class Clock:
    """Adds up the processor's time between entering and leaving our own code."""

    def __init__(self) -> None:
        self.spent = 0.0
        self._depth = 0

    def watch(self, owner: type, name: str) -> None:
        """Count what a method of a class takes, once where calls are nested."""
        method: Callable[..., Any] = getattr(owner, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            begin, self._depth = time.process_time(), self._depth + 1
            try:
                return method(*arguments, **named)
            finally:
                self._depth -= 1
                if not self._depth:
                    self.spent += time.process_time() - begin

        setattr(owner, name, watched)


@contextmanager
def book() -> Iterator[tuple[Path, Folders]]:
    """Write three megabytes of prose, and give them with folders for a library."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "book.txt"
        path.write_text("\n\n".join(["A Very Long Book", *long_paragraphs()]) + "\n", encoding="utf-8")
        yield path, Folders(folder / "library", folder / "state", folder / "cache", folder / "config")


def highlights(length: int) -> list[Mark]:
    """Return 10,000 highlights everywhere in a text, from a fixed seed."""
    chance = random.Random(4)
    starts = [chance.randrange(length - 400) for _ in range(10_000)]
    tokens = READER.Highlight.Yellow, READER.Highlight.Blue
    return [
        Mark(Span(at, at + chance.randint(20, 300)), chance.choice(tokens), Rank.HIGHLIGHT) for at in starts
    ]


async def measured(path: Path, where: Folders, before: str, key: str) -> tuple[float, float]:
    """Return the medians of our own milliseconds and of all milliseconds a step."""
    app = BroadsheetApp(open_source(str(path)), where, ReadingState(where.state))
    own: list[float] = []
    whole: list[float] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1.0)
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        screen.page.marks.set("benchmark", highlights(len(screen.opened.article.text)))
        await pilot.press(*"50%", before, *key * 3)
        page = screen.page
        for _ in range(STEPS):
            stood = page.selection
            CLOCK.spent, begin = 0.0, time.process_time()
            await pilot.press(key)
            own.append(CLOCK.spent * 1000)
            whole.append((time.process_time() - begin) * 1000)
            assert page.selection != stood, f"{key} does not move"
    app.finish()
    return statistics.median(own), statistics.median(whole)


CLOCK = Clock()


def main() -> None:
    CLOCK.watch(ReaderScreen, "on_key")
    CLOCK.watch(ReaderScreen, "update_status")
    CLOCK.watch(PageView, "render_line")
    CLOCK.watch(StatusLine, "render_line")
    print(f"{'':<24} {'own ms':>8} {'all ms':>8}")
    with book() as (path, where):
        for name, (before, key) in CASES.items():
            own, whole = asyncio.run(measured(path, where, before, key))
            print(f"{name:<24} {own:>8.2f} {whole:>8.2f}")


if __name__ == "__main__":
    main()
