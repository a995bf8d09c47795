"""How a command asks for a page of the web: progress while it waits, and a word on what came of it."""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.config import folders
from reader.pipeline import Opened, is_web_address

if TYPE_CHECKING:
    from reader.sources.web import Progress
    from reader.web_pages import Visit

#: Whoever waits less than this, in seconds, need not be told what for.
_PATIENCE = 0.5
_CLEARED = "\r\x1b[K"


def add_refresh_argument(parser: argparse.ArgumentParser) -> None:
    """Add `--refresh`."""
    parser.add_argument(
        "--refresh", action="store_true", help="fetch a web page anew, though a copy of it is kept"
    )


@contextmanager
def visit(source: str, options: argparse.Namespace) -> Iterator["Visit | None"]:
    """Give how `source` is fetched, if it is a web address, with its progress in one line of a terminal."""
    if not is_web_address(source):
        yield None
        return
    from reader.web_pages import Visit

    line = _Line()
    refresh = getattr(options, "refresh", False)
    try:
        yield Visit(folders(options.library).library, refresh=refresh, progress=line.show)
    finally:
        line.clear()


def tell_notice(opened: Opened, *, failures_only: bool = False) -> None:
    """Say on standard error how a page came to be shown, if there is anything to say."""
    if opened.notice is not None and (opened.notice.failed or not failures_only):
        more = "" if opened.notice.failed else " (--refresh fetches it anew)"
        print(f"broadsheet: {opened.notice.words}{more}", file=sys.stderr)


class _Line:
    """One line on a terminal, written over again and again; elsewhere nothing."""

    def __init__(self) -> None:
        self._terminal = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
        self._begin = time.monotonic()
        self._words = ""

    def show(self, progress: "Progress") -> None:
        from reader.sources.web import progress_words

        words = f"{progress_words(progress)} · Ctrl+C cancels"
        if self._terminal is None or words == self._words or time.monotonic() < self._begin + _PATIENCE:
            return
        import shutil

        from reader.typesetting.cells import fitted

        self._words = words
        width = shutil.get_terminal_size().columns
        self._terminal.write(f"{_CLEARED}{fitted(words, width - 1)}")
        self._terminal.flush()

    def clear(self) -> None:
        if self._words and self._terminal is not None:
            self._words = ""
            self._terminal.write(_CLEARED)
            self._terminal.flush()
