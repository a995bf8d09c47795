"""Opening a page in a thread of its own, for a screen that shows how far it is. No Textual here.

The thread holds up nobody: it is left behind when the page is not wanted any more, and when the program ends.
"""

import threading
from contextlib import suppress
from dataclasses import replace

from reader.article.addresses import web_address
from reader.config import Folders
from reader.errors import LibraryError, SourceError
from reader.pipeline import Opened, open_kept, open_source
from reader.sources.web.progress import Progress
from reader.web_pages import Notice, Visit


class Fetching:
    """A page on its way to the screen; `progress` is how far it is.

    Made from an address; raises SourceError if it is none.
    """

    def __init__(self, source: str, folders: Folders, *, refresh: bool = False) -> None:
        self.address = web_address(source)
        self.progress = Progress(self.address.host)
        self._folder = folders.library
        self._cancelled = threading.Event()
        self._visit = Visit(
            folders.library, refresh=refresh, progress=self._tell, cancelled=self._cancelled.is_set
        )
        self._done = threading.Event()
        self._opened: Opened | None = None
        self._error: BaseException | None = None

    def start(self) -> None:
        """Begin; not again if it has begun."""
        import httpx  # noqa: F401 - here and not in the thread: imports in two threads get in each other's way

        threading.Thread(target=self._run, name="page", daemon=True).start()

    def cancel(self) -> None:
        """Give up; `result` raises GivenUpError a moment later."""
        self._cancelled.set()

    @property
    def done(self) -> bool:
        """Tell whether there is a result."""
        return self._done.is_set()

    def result(self) -> Opened:
        """Wait for the page and return it; raises SourceError if there is none, GivenUpError if given up."""
        self._done.wait()
        if self._opened is None:
            raise self._error or RuntimeError("no page, and no reason")
        return self._opened

    def _run(self) -> None:
        try:
            self._opened = self._open()
        except BaseException as error:  # raised again in the thread that waits
            self._error = error
        finally:
            self._done.set()

    def _open(self) -> Opened:
        """Open the page; where it is gone, the text that the library kept of it."""
        try:
            return open_source(self.address.url, library=self._folder, visit=self._visit)
        except SourceError as error:
            kept = None
            with suppress(LibraryError):
                from reader.library.store import Library

                kept = open_kept(Library(self._folder), self.address.place)
            if kept is None:
                raise
            return replace(
                kept, notice=Notice(f"{error.message} This is its text as it was kept", failed=True)
            )

    def _tell(self, progress: Progress) -> None:
        self.progress = progress
