"""The library's work, in one thread of its own and in order: the screen never waits for a disk.

What the user made is never cancelled with the screen it was made on: it is saved before the program ends,
or its words are given back.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from reader.library.store import Library

T = TypeVar("T")


class Keeping:
    """Words on their way to the disk, until they are safe or the user lets go of them."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.attempt: Future[Any] | None = None

    @property
    def safe(self) -> bool:
        """Tell whether the last attempt succeeded."""
        attempt = self.attempt
        return attempt is not None and attempt.done() and not attempt.cancelled() and not attempt.exception()


class LibraryThread:
    """Does work on the library of one folder, which it opens when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._under_way: list[Keeping] = []

    @property
    def busy(self) -> bool:
        """Tell whether words are on their way."""
        return bool(self._under_way)

    async def do(self, work: "Callable[[Library], T]") -> T:
        """Do `work`; raises LibraryError from there."""
        return await asyncio.shield(asyncio.wrap_future(self._executor.submit(self._do, work)))

    def begin(self, words: str) -> Keeping:
        """Take charge of words that are to be saved."""
        keeping = Keeping(words)
        self._under_way.append(keeping)
        return keeping

    def submit(self, keeping: Keeping, work: "Callable[[Library], T]") -> "Future[T]":
        """Begin an attempt to save; it is made even if nobody waits for it any more."""
        attempt = self._executor.submit(self._do, work)
        keeping.attempt = attempt
        return attempt

    def end(self, keeping: Keeping) -> None:
        """Be done with words that are safe, or that the user let go of."""
        if keeping in self._under_way:
            self._under_way.remove(keeping)

    def finish(self) -> list[str]:
        """Do what is left to do; return the words that could not be saved."""
        self._executor.shutdown(wait=True)
        return [keeping.words for keeping in self._under_way if not keeping.safe]

    def _do(self, work: "Callable[[Library], T]") -> T:
        if self._library is None:
            from reader.library.store import Library

            self._library = Library(self._folder)
        return work(self._library)
