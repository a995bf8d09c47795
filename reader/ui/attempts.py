"""Saving what the reader chose, until the disk takes it: what fails waits, and is tried again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from reader.errors import LibraryError
from reader.ui.library_thread import Keeping

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.app import BroadsheetApp

T = TypeVar("T")


async def _nothing() -> None:
    pass


def keep_at_last(
    app: "BroadsheetApp",
    keeping: Keeping,
    work: "Callable[[Library], T]",
    kept: Callable[[T, bool], Awaitable[None]],
    in_vain: Callable[[], None] = lambda: None,
    let_go: Callable[[], Awaitable[None]] = _nothing,
) -> None:
    """Do work in the library's thread now, in the order of the keys, and again until it does not fail.

    `kept` is told what came of it, and whether it had to wait; `in_vain` is called after each attempt that
    fails, `let_go` when the reader lets go of what waits.
    """
    first = app.library.submit(keeping, work)

    async def follow() -> None:
        attempt = first
        while True:
            try:
                done = await asyncio.shield(asyncio.wrap_future(attempt))
            except Exception as error:
                in_vain()
                reason = str(error) if isinstance(error, LibraryError) else f"That did not work: {error}"
                if await app.unkept.again(keeping, reason):
                    attempt = app.library.submit(keeping, work)
                    continue
                app.library.end(keeping)
                await let_go()
                return
            app.library.end(keeping)
            app.unkept.saved(keeping)
            await kept(done, attempt is not first)
            return

    # The function, not its coroutine: an application that ends at once never begins it.
    _: Worker[None] = app.run_worker(follow, group="keeping", exit_on_error=False)
