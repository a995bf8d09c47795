"""Following the library from a list: what another window changes is listed anew within two seconds."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reader.errors import LibraryError

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.worker import Worker

    from reader.ui.app import BroadsheetApp

#: How often to look, in seconds.
WATCH_SECONDS = 1.0


class Watcher:
    """Looks whether another window changed the library, and says so to a screen."""

    def __init__(self, app: "BroadsheetApp", screen: "Screen[Any]", changed: Callable[[], None]) -> None:
        self._app, self._screen, self._changed = app, screen, changed
        self._seen: int | None = None
        screen.set_interval(WATCH_SECONDS, self._look)

    def _look(self) -> None:
        if self._screen.is_current:
            _: Worker[None] = self._screen.run_worker(
                partial(self._ask), group="watch", exclusive=True, exit_on_error=False
            )

    async def _ask(self) -> None:
        try:
            news = await self._app.in_library(lambda library: library.news())
        except LibraryError:
            return  # told when it matters
        seen, self._seen = self._seen, news
        if seen is not None and seen != news:
            self._changed()
