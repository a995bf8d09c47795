"""Driving the program as a reader does: keys, mouse, and what stands on the screen afterwards."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from unittest.mock import patch

from rich.style import Style
from textual import events
from textual.app import ScreenStackError
from textual.pilot import Pilot

from reader.article import Annotation
from reader.config import folders
from reader.library.positions import ReadingState
from reader.library.store import Library
from reader.pipeline import Opened
from reader.ui.app import BroadsheetApp
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen

#: How long anything may take that happens in a thread, in seconds.
PATIENCE = 15.0


@dataclass
class Session:
    """One run of the program on a terminal in memory."""

    app: BroadsheetApp
    pilot: Pilot[int]

    @property
    def screen(self) -> ReaderScreen:
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ReaderScreen))

    @property
    def library_screen(self) -> LibraryScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, LibraryScreen))

    @property
    def text(self) -> str:
        return self.screen.opened.article.text

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def shown(self) -> str:
        return "\n".join(self.rows)

    @property
    def status(self) -> str:
        return self.rows[-1].strip()

    @property
    def marks(self) -> int:
        """How many annotations the reader shows."""
        return len(self.screen.placed)

    @property
    def selected(self) -> str | None:
        """The selected words, or None."""
        selection = self.screen.page.selection
        return selection.span(self.text).of(self.text) if selection else None

    async def press(self, *keys: str) -> None:
        """Press keys one by one; letters and signs may be written together: "3l", "50%"."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until everything is laid out anew."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.screen.size == (width, height), "the new size")
        for _ in range(3):
            await self.pilot.pause(0.01)

    async def wheel(self, offset: tuple[int, int], *, up: bool = False) -> None:
        """Turn the mouse wheel by one step over a cell of the screen."""
        step = events.MouseScrollUp if up else events.MouseScrollDown
        await self.pilot._post_mouse_events([step], offset=offset)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type the characters of `text`."""
        for character in text:
            await self.pilot.press({"\n": "enter", " ": "space"}.get(character, character))
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object], what: str = "") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what or holds}\n{self.shown}"
            await self.pilot.pause(0.005)
        await self.pilot.pause()

    async def told(self, words: str) -> None:
        """Wait until the status line says `words`."""
        await self.until(lambda: words in self.status, f"{words!r} in the status line")

    async def analysed(self) -> None:
        """Wait until the sidebars are filled."""
        await self.until(lambda: self.screen.analysed, "analysis")

    def styles_of(self, words: str) -> list[Style]:
        """Return the style of each cell of `words`, where they stand in one row of the screen."""
        for strip in self.app.screen._compositor.render_strips():
            at = strip.text.find(words)
            if at >= 0:
                styles: list[Style] = []
                for segment in strip.crop(at, at + len(words)):
                    styles += [segment.style or Style()] * len(segment.text)
                return styles
        raise AssertionError(f"{words!r} is not on the screen\n{self.shown}")

    def cell_of(self, words: str) -> tuple[int, int]:
        """Return column and row of the first cell of `words` on the screen."""
        for y, row in enumerate(self.rows):
            x = row.find(words)
            if x >= 0:
                return x, y
        raise AssertionError(f"{words!r} is not on the screen\n{self.shown}")


def library() -> Library:
    """Return the library of this test, as another program would see it."""
    return Library(folders().library)


def kept() -> list[Annotation]:
    """Return what is in the library on disk, oldest first."""
    return library().all_annotations()


def kept_words() -> list[str]:
    return [annotation.anchor.exact for annotation in kept()]


@asynccontextmanager
async def without_naps(pilot: Pilot[int]) -> AsyncIterator[None]:
    """Wait after each key until every widget has done its work, rather than until the processor is idle.

    Textual's own way sleeps 40 ms a key; here a few hundred tests press some thousand keys.
    """

    async def settled(min_sleep: float = 0, max_sleep: float = 0) -> None:
        for _ in range(3):  # a key goes to the app, to the widget, and up to its screen
            await asyncio.sleep(0)
            await pilot._wait_for_screen()
        with suppress(ScreenStackError):
            pilot.app.screen._on_timer_update()

    with patch("textual.app.wait_for_idle", settled), patch("textual.pilot.wait_for_idle", settled):
        yield


@asynccontextmanager
async def reading(
    source: Opened | None,
    size: tuple[int, int] = (80, 24),
    *,
    analysed: bool = True,
    **settings: str | int | bool,
) -> AsyncIterator[Session]:
    """Open an article, or the library, on a terminal of `size` cells, and wait until it stands."""
    where = folders()
    state = ReadingState(where.state)
    for name, value in settings.items():
        state.keep_setting(name, value)
    app = BroadsheetApp(source, where, state)
    try:
        async with app.run_test(size=size) as pilot, without_naps(pilot):
            session = Session(app, pilot)
            if source is not None:
                await session.until(lambda: session.screen.page.size.width, "the first page")
                if analysed:
                    await session.analysed()
                await session.until(lambda: session.screen.opened is not source, "the library")
            yield session
    finally:
        app.finish()
