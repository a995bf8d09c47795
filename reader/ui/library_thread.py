"""The library's work, in one thread of its own and in order: the screen never waits for a disk.

What the user made is never cancelled with the screen it was made on: it is saved before the program ends,
or its words are given back. What could not be saved stays in its place before what came after it, so that
an old state is never written over a newer one.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.library.store import Library

T = TypeVar("T")


class Keeping:
    """Words on their way to the disk, until they are safe or the user lets go of them."""

    def __init__(self, words: str) -> None:
        self.words = words
        #: Whether they are on the disk.
        self.safe = False
        self._work: Callable[[Library], Any] | None = None
        self._result: Any = None

    def give(self, work: "Callable[[Library], Any]") -> None:
        """Say how the words are saved."""
        self._work = work

    def save(self, library: "Library") -> Any:
        """Save the words, once; returns what the work returned. Raises LibraryError."""
        if not self.safe and self._work is not None:
            self._result = self._work(library)
            self.safe = True
        return self._result


class LibraryThread:
    """Does work on the library of one folder, which it opens when first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._library: Library | None = None
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="library")
        self._under_way: list[Keeping] = []
        self._resting = False
        #: How often something was saved, or tried to be.
        self.changes = 0

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
        """Begin an attempt to save, behind all that came before; it is made even if nobody waits for it."""
        keeping.give(work)
        self.changes += 1
        return self._executor.submit(self._do, lambda library: cast("T", self._save(library, keeping)))

    def end(self, keeping: Keeping) -> None:
        """Be done with words that are safe, or that the user let go of."""
        if keeping in self._under_way:
            self._under_way.remove(keeping)

    async def rest(self) -> None:
        """Fold what was changed into the library's file if nothing else is to be done; saving goes on."""
        if self._library is None or self.busy or self._resting:
            return
        self._resting = True
        try:
            await asyncio.to_thread(self._library.checkpoint_when_idle)
        finally:
            self._resting = False

    async def fold(self) -> None:
        """Fold all that was changed into the library's file: before quitting, or before others read it."""
        if self._library is not None:
            await asyncio.to_thread(self._library.checkpoint)

    def finish(self) -> list[str]:
        """Do what is left to do; return the words that could not be saved."""
        with suppress(RuntimeError):  # it was finished before
            self._executor.submit(self._end)
        self._executor.shutdown(wait=True)
        return [keeping.words for keeping in self._under_way if not keeping.safe]

    def _end(self) -> None:
        """Try once more to save what waits, and fold everything; what cannot be folded is in the journal."""
        if self._library is not None:
            with suppress(LibraryError):
                for keeping in self._under_way:
                    keeping.save(self._library)
            with suppress(LibraryError):
                self._library.close()

    def _save(self, library: "Library", keeping: Keeping) -> Any:
        waiting = list(self._under_way)
        for earlier in waiting[: waiting.index(keeping)] if keeping in waiting else ():
            earlier.save(library)
        return keeping.save(library)

    def _do(self, work: "Callable[[Library], T]") -> T:
        if self._library is None:
            from reader.library.store import Library

            self._library = Library(self._folder)
        return work(self._library)
