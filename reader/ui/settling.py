"""Counting the pages of a long article while its reader rests: a key never waits for more than one slice."""

from time import monotonic
from typing import TYPE_CHECKING

from reader.ui.reading_status import find_sections

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: Lines laid out at a time while nothing else is to be done, and the seconds between.
LINES, SECONDS = 3000, 0.01
#: An article of so many pages takes more than one slice: the reader has to rest first, for so many seconds.
BOOK_PAGES, REST_SECONDS = 80, 0.3


class Settling:
    """Lays out an article slice by slice until its pages are counted, and then looks for its sections."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._running = False
        self._rested = 0.0

    def ask(self, pages: int) -> None:
        """Count the pages, about so many, as soon as nothing else was asked for a while; 0 are very many."""
        wait = SECONDS if 0 < pages < BOOK_PAGES else REST_SECONDS
        self._rested = monotonic() + wait
        if not self._running:
            self._running = True
            self._screen.set_timer(wait, self._go_on)

    def _go_on(self) -> None:
        screen = self._screen
        if not screen.is_attached:
            self._running = False
            return
        wait = self._rested - monotonic()
        if wait > 0 or not screen.page.settle_layout(LINES):
            screen.set_timer(max(wait, SECONDS), self._go_on)
            return
        self._running = False
        screen.update_status()
        if not screen.sections and not self._running:
            screen.run_worker(find_sections(screen), group="sections", exit_on_error=False)
