"""The application: themes, the library's thread, and which screen is shown."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerState

from reader.config import Folders
from reader.errors import BroadsheetError, GivenUpError, LibraryError, SourceError
from reader.library.positions import ReadingState
from reader.pipeline import Opened
from reader.typesetting.themes import Theme
from reader.ui.auto_export import AutoExport
from reader.ui.library_thread import LibraryThread
from reader.ui.painting import Palette
from reader.ui.textual_theme import textual_theme
from reader.ui.theme_choice import chosen_theme, named_theme, theme_after
from reader.ui.type_ahead import TypeAheadApp
from reader.ui.unkept import Unkept

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.timer import Timer

    from reader.library.store import Library
    from reader.ui.fetching import Fetching
    from reader.ui.screens.library import Entry
    from reader.ui.screens.note import NoteEditor

T = TypeVar("T")

#: How often to look whether everything is saved, when the user wants to leave, in seconds.
LOOK_AGAIN = 0.05
#: Seconds between two looks whether the library may be folded, and until waiting for it is told.
REST_SECONDS, SILENT_SECONDS = 1.0, 0.5
#: Seconds until it is looked for other machines' versions of the library: the first page comes before.
OFFER_SECONDS = 1.0
#: The exit code of a reader who gave up waiting for the page; a shell's for an interrupted command.
GIVEN_UP = 130


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
    BINDINGS = [  # noqa: RUF012 - declared so by App
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+c", "tell_how_to_quit", show=False),
    ]

    def __init__(
        self,
        opened: Opened | None,
        folders: Folders,
        state: ReadingState,
        *,
        painted: bool = False,
        few_colours: bool = False,
        fetching: "Fetching | None" = None,
    ) -> None:
        # Textual takes the variable out of the environment.
        self._colourless = bool(os.environ.get("NO_COLOR"))
        self._few_colours = few_colours
        self.palette = self._palette(chosen_theme(state))
        super().__init__(driver_class=_painted_driver() if painted else None)
        self.opened = opened
        #: The page the program was started for, until it came.
        self.fetching = fetching
        #: The annotation to begin with, by the first digits of its id; "" for none.
        self.begin_at = ""
        #: Why there was nothing to show, if there was not.
        self.failure: BroadsheetError | None = None
        self.folders = folders
        self.state = state
        self.library = LibraryThread(folders.library)
        self.samples: tuple[Entry, ...] | None = None
        #: What could not be saved yet.
        self.unkept: Unkept = Unkept(self)
        #: Whether a damaged library's copy was offered.
        self.mending_offered = False
        #: The folder that is kept current with what is marked, if one is configured.
        self.auto_export: AutoExport = AutoExport(self)
        self._leaving: Timer | None = None
        self._folding = False
        #: The page that will lie over the article with the link to it.
        self._over: Fetching | None = None
        self.register_theme(textual_theme(self.palette.theme))
        self.set_reactive(App.theme, self.palette.theme.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our style sheet's own variables a value under any theme."""
        ui = self.palette.theme.ui
        return {"muted": ui["muted"], "border": ui["rule"]}

    def get_default_screen(self) -> Screen[None]:
        """Begin with the article that was named, with waiting for it, or with the library."""
        if self.opened is not None:
            from reader.ui.screens.reader import ReaderScreen

            return ReaderScreen(self.opened, self.state, self.palette)
        if self.fetching is not None:
            from reader.ui.screens.fetching import FetchingScreen

            return FetchingScreen(self.fetching, self.palette)
        from reader.ui.screens.library import LibraryScreen

        return LibraryScreen(self.palette)

    async def in_library(self, work: "Callable[[Library], T]") -> T:
        """Do `work` on the library, in its thread; raises LibraryError from there."""
        return await self.library.do(work)

    def on_mount(self) -> None:
        """Begin to look after the library when nothing else is to be done."""
        self.set_interval(REST_SECONDS, lambda: self.run_worker(self._rest(), group="rest"))
        self.set_timer(OFFER_SECONDS, lambda: self.run_worker(self._offer(), group="offer"))

    async def _offer(self) -> None:
        from reader.ui.merging import offer

        await offer(self)

    async def _rest(self) -> None:
        # What cannot be folded now stays in the journal; that is told when something is to be saved.
        with suppress(LibraryError):
            await self.library.rest()
        if not self._folding:
            await self.auto_export.look()

    # Themes.

    def _palette(self, theme: Theme) -> Palette:
        """Return the styles of a theme as far as this terminal has them."""
        return Palette(theme, colourless=self._colourless, few=self._few_colours)

    def next_theme(self) -> None:
        """Change to the next theme, and remember it."""
        self.wear(theme_after(self.palette.theme.name).name)

    def wear(self, name: str) -> None:
        """Change to the theme called `name`, and remember it."""
        self.palette = self._palette(named_theme(name))
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

    def fetch(self, source: str, *, refresh: bool = False, over: bool = False) -> None:
        """Fetch a page over the screen at hand, and show it in place of that if it is an article.

        With `over`, an article at hand stays below: leaving the page goes back to it.
        """
        from reader.ui.fetching import Fetching
        from reader.ui.screens.fetching import FetchingScreen

        try:
            fetching = Fetching(source, self.folders, refresh=refresh)
        except SourceError as error:
            self.tell(str(error), failed=True)
            return
        fetching.start()
        self._over = fetching if over else None
        self.push_screen(FetchingScreen(fetching, self.palette))

    def page_came(self, fetching: "Fetching") -> None:
        """Show the page in place of the screen that waited for it, or say why there is none."""
        from reader.ui.screens.reader import ReaderScreen

        alone = fetching is self.fetching
        try:
            opened = fetching.result()
        except BroadsheetError as error:
            given_up = isinstance(error, GivenUpError)
            if alone:
                self.failure = None if given_up else error
                self.exit(return_code=GIVEN_UP if given_up else 1)
                return
            self.pop_screen()
            if not given_up:
                self.tell(str(error), failed=True)
            return
        self.fetching = None
        beneath = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if isinstance(beneath, ReaderScreen) and self._over is not fetching:
            self.pop_screen()
        self._show_instead(ReaderScreen(opened, self.state, self.palette))

    def _show_instead(self, screen: Screen[None]) -> None:
        """Put a screen in place of the one at hand."""
        if not self.screen._result_callbacks:
            # The screen an application begins with has none, which `switch_screen` does not expect.
            self.screen._push_result_callback(self.screen, None)
        self.switch_screen(screen)

    def go_back(self) -> None:
        """Go from an article to the one that a link or a mark led here from, else to the library."""
        if self.led_here_from_another(self.screen):
            self.keep_places()
            self.pop_screen()
        else:
            self.show_library()

    def led_here_from_another(self, screen: "Screen[None] | Screen[object]") -> bool:
        """Tell whether `screen` was opened by a link or a mark of an article that lies below it."""
        from reader.ui.screens.reader import ReaderScreen

        at = next((at for at, one in enumerate(self.screen_stack) if one is screen), 0)
        return at > 0 and isinstance(self.screen_stack[at - 1], ReaderScreen)

    def show_library(self) -> None:
        """Go back to the library, or to it for the first time."""
        from reader.ui.screens.library import LibraryScreen

        self.keep_places()
        if any(isinstance(screen, LibraryScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, LibraryScreen):
                self.pop_screen()
        else:
            self.push_screen(LibraryScreen(self.palette))

    def leave(self, code: int = 0) -> None:
        """Quit, when all that is on its way to the disk is safe and the place is kept."""
        self.keep_places()
        for editor in self._note_editors():
            if editor.changed:
                if self.screen is editor:  # else its question is open already
                    editor.action_leave(self.leave)
                return
        if self.library.busy:
            # What fails is offered back on the screen, and what becomes of it decides when it is over.
            self.tell("Saving…")
            if self._leaving is None:
                self._leaving = self.set_interval(LOOK_AGAIN, lambda: self._leave_when_kept(code))
            if self.unkept.count:
                self.unkept.ask_before_leaving()
            return
        self._fold_and_exit(code)

    def _leave_when_kept(self, code: int) -> None:
        if not self.library.busy:
            self.stay()
            self._fold_and_exit(code)

    def stay(self) -> None:
        """Do not quit after all."""
        if self._leaving is not None:
            self._leaving.stop()
            self._leaving = None

    def _fold_and_exit(self, code: int) -> None:
        """Fold the library's journal into its file, and quit; asked a second time, quit at once."""
        if self._folding:
            self.exit(code, return_code=code)
            return
        self._folding = True

        async def follow() -> None:
            folding = asyncio.ensure_future(self.library.fold())
            done, _ = await asyncio.wait([folding], timeout=SILENT_SECONDS)
            if not done:
                self.tell("Everything is kept; putting the library in order… Ctrl+Q leaves that for later")
            with suppress(LibraryError):  # what cannot be folded now is in the journal
                await folding
            await self.auto_export.flush()
            self.exit(code, return_code=code)

        self.run_worker(follow(), group="leaving", exit_on_error=False)

    def keep_places(self) -> None:
        """Remember where the reader is in each open article."""
        for screen in self.screen_stack:
            keep_place = getattr(screen, "keep_place", None)
            if keep_place is not None:
                keep_place()

    def action_tell_how_to_quit(self) -> None:
        """Help somebody who tries Ctrl+C; copying is `y`."""
        self.tell("q leaves the article, Ctrl+Q quits")

    def action_command_palette(self) -> None:
        """Open the palette, but not over a question, an editor or a wait, where it could do nothing."""
        from reader.ui.screens.fetching import FetchingScreen

        if not isinstance(self.screen, ModalScreen | FetchingScreen):
            super().action_command_palette()

    def tell(self, message: str, *, failed: bool = False) -> None:
        """Say something in the status line of the screen at hand, if it has one."""
        tell = getattr(self.screen, "tell", None) if self._screen_stack else None
        if tell is not None:
            tell(message, failed=failed)

    def action_leave(self) -> None:
        """Quit from anywhere."""
        self.leave(0 if self.fetching is None else GIVEN_UP)

    def _fatal_error(self) -> None:
        """Quit with one line, where Textual would print a traceback."""
        from reader.crash import record_crash

        error = self._exception or RuntimeError("unknown")
        self.exit(1, return_code=1, message=record_crash(self.folders.state, error))

    def on_ready(self) -> None:
        """Collect garbage again, but not among what was made until now; end in order when told to end."""
        gc.freeze()
        gc.enable()
        if not self.is_headless:
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._told_to_end, 128 + number)
            if self.unsaved.exists():
                self.tell(f"Words that could not be kept the last time are in {self.unsaved}", failed=True)

    def _told_to_end(self, code: int) -> None:
        """Quit without a question: the place and a note being written are kept."""
        self.keep_places()
        for editor in self._note_editors():
            if editor.changed:
                editor.keep()
        self.exit(code, return_code=code)

    def _note_editors(self) -> "list[NoteEditor]":
        if not any(isinstance(screen, ModalScreen) for screen in self.screen_stack):
            return []
        from reader.ui.screens.note import NoteEditor

        return [screen for screen in self.screen_stack if isinstance(screen, NoteEditor)]

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when something failed behind the scenes."""
        if event.state is WorkerState.ERROR:
            self.tell(f"That did not work: {event.worker.error}", failed=True)

    @property
    def unsaved(self) -> Path:
        """The file for words that could not be kept."""
        return self.folders.state / "unsaved.txt"

    def finish(self) -> list[str]:
        """Let the library end; what it was given is done first.

        Return the words that could not be kept; they are in the file `unsaved` too, if it can be written.
        """
        lost = self.library.finish()
        if lost:
            with suppress(OSError):
                self.unsaved.parent.mkdir(parents=True, exist_ok=True)
                with self.unsaved.open("a", encoding="utf-8", errors="replace") as stream:
                    stream.writelines(f"{words}\n\n" for words in lost)
        return lost

    def get_system_commands(self, screen: Screen[object]) -> "Iterable[object]":  # type: ignore[override]
        """Offer our own actions only: the table of actions is the one home of commands."""
        return ()
