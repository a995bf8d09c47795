"""Starting the reader on a terminal."""

import gc
import os
import signal
import sys
from typing import NoReturn

from reader.config import Folders
from reader.library.positions import ReadingState
from reader.pipeline import Opened


def _end(number: int, frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def run(opened: Opened | None, folders: Folders) -> int:
    """Show `opened`, or the library, until the user quits; return the exit code."""
    # All that is made until the first page stays: looking through it for garbage would only take time.
    gc.disable()
    if not os.environ.get("NO_COLOR", "x"):
        del os.environ["NO_COLOR"]  # set but empty, it means nothing; Textual takes it for set
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _end)  # until the application has its own way to end
    state = ReadingState(folders.state)
    before = None
    if opened is not None:
        from reader.ui.first_page import paint
        from reader.ui.opening import opening
        from reader.ui.theme_choice import chosen_theme

        before = paint(opened.article, opening(opened.article, state), chosen_theme(state))
    ran = False
    try:
        from reader.ui.app import BroadsheetApp

        app = BroadsheetApp(opened, folders, state, painted=before is not None)
        try:
            app.run()
            ran = True
        finally:
            lost = app.finish()
    finally:
        if before is not None:
            from reader.ui.first_page import give_back

            give_back(before, leave_screen=not ran)
    for words in lost:
        print(f"broadsheet: this could not be kept:\n{words}", file=sys.stderr)
    return 1 if lost else app.return_code or 0
