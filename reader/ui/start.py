"""Starting the reader on a terminal."""

import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from reader.config import Folders
from reader.library.positions import ReadingState
from reader.pipeline import Opened
from reader.ui import word_order
from reader.ui.page_settings import remembered
from reader.ui.settings_file import hold_settings

if TYPE_CHECKING:
    from reader.ui.fetching import Fetching
    from reader.ui.first_page import TerminalMode


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def run(opened: Opened | None, folders: Folders, fetching: "Fetching | None" = None, at: str = "") -> int:
    """Show `opened`, the page that is to be fetched, or the library, until the user quits.

    `at` is the annotation to begin with, by the first digits of its id. Returns the exit code; raises
    SourceError when the page cannot be had.
    """
    # All that is made until the first page stays: looking through it for garbage would only take time.
    gc.disable()
    if not os.environ.get("NO_COLOR", "x"):
        del os.environ["NO_COLOR"]  # set but empty, it means nothing; Textual takes it for set
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)  # until the application has its own way to end
    state = ReadingState(folders.state)
    hold_settings(state, folders.config)
    word_order.arrange(remembered(state).right_to_left)
    if opened is not None and opened.whole is not None and (at or _was_read(opened, state)):
        opened = opened.whole()  # it does not begin on its first page
    before = _painted(opened, fetching, state)
    ran = False
    try:
        if opened is not None and opened.whole is not None:
            opened = opened.whole()
        if fetching is not None:
            fetching.start()  # the network works while Textual is loaded
        from reader.ui.app import GIVEN_UP, BroadsheetApp
        from reader.ui.escape_codes import few_colours

        if fetching is not None and fetching.done:
            opened, fetching = fetching.result(), None
        app = BroadsheetApp(
            opened,
            folders,
            state,
            painted=before is not None,
            few_colours=few_colours(os.environ),
            fetching=fetching,
        )
        app.begin_at = at
        try:
            app.run()
            ran = True
        finally:
            lost = app.finish()
    finally:
        if before is not None:
            from reader.ui.first_page import give_back

            give_back(before, leave_screen=not ran)
        word_order.give_back()
    for words in lost:
        print(f"broadsheet: this could not be kept:\n{words}", file=sys.stderr)
    if app.failure is not None:
        raise app.failure
    # Ctrl+C pressed before the terminal is the application's own ends it without a code.
    code = app.return_code or (GIVEN_UP if app.fetching is not None else 0)
    return 1 if lost else code


def _was_read(opened: Opened, state: ReadingState) -> bool:
    from reader.ui.opening import place_keys

    return any(state.place(key) for key in place_keys(opened.article))


def _painted(
    opened: Opened | None, fetching: "Fetching | None", state: ReadingState
) -> "TerminalMode | None":
    """Paint what the application will show first, if that is not the library."""
    if opened is None and fetching is None:
        return None
    from reader.ui.first_page import paint, paint_words
    from reader.ui.theme_choice import chosen_theme

    theme = chosen_theme(state)
    if opened is not None:
        from reader.ui.opening import opening

        return paint(opened.article, opening(opened.article, state), theme)
    from reader.sources.web.progress import progress_words

    return paint_words(progress_words(fetching.progress), theme) if fetching is not None else None
