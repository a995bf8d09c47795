"""The application: themes, the library's thread, and which screen is shown."""

import asyncio
import gc
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from reader.config import Folders
from reader.library.positions import ReadingState
from reader.pipeline import Opened
from reader.ui.painting import Palette
from reader.ui.textual_theme import textual_theme
from reader.ui.theme_choice import chosen_theme, named_theme, theme_after
from reader.ui.type_ahead import TypeAheadApp

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from reader.library.store import Library

T = TypeVar("T")


def _commands() -> "type[Provider]":
    from reader.ui.palette_commands import ActionCommands

    return ActionCommands


def _painted_driver() -> "type[Driver]":
    from reader.ui.painted_driver import PaintedDriver

    return PaintedDriver


class BroadsheetApp(TypeAheadApp[int]):
    """Shows the library, or one article; owns what both share."""

    CSS_PATH = "app.tcss"
    TITLE = "Broadsheet"
    COMMANDS = {_commands}  # noqa: RUF012 - declared so by App
    BINDINGS = [Binding("ctrl+q", "leave", "Quit", show=False, priority=True)]  # noqa: RUF012

    def __init__(
        self, opened: Opened | None, folders: Folders, state: ReadingState, *, painted: bool = False
    ) -> None:
        self.palette = Palette(chosen_theme(state))
        super().__init__(driver_class=_painted_driver() if painted else None)
        self.opened = opened
        self.folders = folders
        self.state = state
        self._library: Library | None = None
        self._library_thread = ThreadPoolExecutor(1, thread_name_prefix="library")
        self.register_theme(textual_theme(self.palette.theme))
        self.set_reactive(App.theme, self.palette.theme.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our style sheet's own variables a value under any theme."""
        ui = self.palette.theme.ui
        return {"muted": ui["muted"], "border": ui["rule"]}

    def get_default_screen(self) -> Screen[None]:
        """Begin with the article that was named, or with the library."""
        if self.opened is not None:
            from reader.ui.screens.reader import ReaderScreen

            return ReaderScreen(self.opened, self.state, self.palette)
        from reader.ui.screens.library import LibraryScreen

        return LibraryScreen(self.palette)

    # The library does its work in one thread of its own, in order; the screen never waits for a disk.

    async def in_library(self, work: "Callable[[Library], T]") -> T:
        """Do `work` on the library, in its thread; raises LibraryError from there."""
        return await asyncio.get_running_loop().run_in_executor(self._library_thread, self._do, work)

    def _do(self, work: "Callable[[Library], T]") -> T:
        if self._library is None:
            from reader.library.store import Library

            self._library = Library(self.folders.library)
        return work(self._library)

    # Themes.

    def next_theme(self) -> None:
        """Change to the next theme, and remember it."""
        self.wear(theme_after(self.palette.theme.name).name)

    def wear(self, name: str) -> None:
        """Change to the theme called `name`, and remember it."""
        self.palette = Palette(named_theme(name))
        self.register_theme(textual_theme(self.palette.theme))
        self.theme = self.palette.theme.name
        self.state.keep_setting("theme", self.palette.theme.name)
        for screen in self.screen_stack:
            for widget in screen.walk_children():
                paint = getattr(widget, "set_palette", None)
                if paint is not None:
                    paint(self.palette)
        self.screen.refresh(repaint=True)

    # Screens.

    def read(self, opened: Opened) -> None:
        """Show an article over the library."""
        from reader.ui.screens.reader import ReaderScreen

        self.push_screen(ReaderScreen(opened, self.state, self.palette))

    def show_library(self) -> None:
        """Go back to the library, or to it for the first time."""
        from reader.ui.screens.library import LibraryScreen

        keep_place = getattr(self.screen, "keep_place", None)
        if keep_place is not None:
            keep_place()
        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            self.pop_screen()
        else:
            self.push_screen(LibraryScreen(self.palette))

    def leave(self) -> None:
        """Quit, when all that was acknowledged is safe and the place is kept."""
        for screen in self.screen_stack:
            keep_place = getattr(screen, "keep_place", None)
            if keep_place is not None:
                keep_place()
        self.exit(0)

    def action_leave(self) -> None:
        """Quit from anywhere."""
        self.leave()

    def _fatal_error(self) -> None:
        """Quit with one line, where Textual would print a traceback."""
        from reader.crash import record_crash

        error = self._exception or RuntimeError("unknown")
        self.exit(1, return_code=1, message=record_crash(self.folders.state, error))

    def on_ready(self) -> None:
        """Collect garbage again, but not among what was made until now."""
        gc.freeze()
        gc.enable()

    def finish(self) -> None:
        """Let the library's thread end; what it was given is done first."""
        self._library_thread.shutdown(wait=True)

    def get_system_commands(self, screen: Screen[object]) -> "Iterable[object]":  # type: ignore[override]
        """Offer our own actions only: the table of actions is the one home of commands."""
        return ()
