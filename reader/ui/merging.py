"""Another machine's versions of the library: found beside it when the reader opens, offered, and merged."""

import asyncio
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.copies import conflict_copies

if TYPE_CHECKING:
    from reader.ui.app import BroadsheetApp


async def offer(app: "BroadsheetApp") -> None:
    """Say so when there are any; one look at the folder, in a thread."""
    found = await asyncio.to_thread(conflict_copies, app.folders.library)
    if found:
        one = len(found) == 1
        what = "Another machine’s version" if one else f"{len(found)} versions"
        app.tell(f"{what} of your library {'lies' if one else 'lie'} beside it: & merges", failed=True)


def merge(app: "BroadsheetApp") -> None:
    """Merge what lies beside the library, and say what came."""
    app.run_worker(_merge(app), group="merging", exclusive=True, exit_on_error=False)


async def _merge(app: "BroadsheetApp") -> None:
    from reader.library.merging import merge_copies

    folder = app.folders.library
    found = await asyncio.to_thread(conflict_copies, folder)
    if not found:
        app.tell("No other version of the library lies beside it")
        return
    try:
        done = await app.in_library(lambda library: merge_copies(folder, found, library.window))
    except LibraryError as error:
        app.tell(str(error), failed=True)
        return
    if done.unread:
        left = f"{len(done.unread)} cannot be read, and was left: `broadsheet merge` tells why"
        app.tell(f"Merged {len(done.kept)}; {left}" if done.kept else left, failed=True)
    else:
        app.tell(f"Merged: {done.summary}")
    look_again = getattr(app.screen, "look_again", None)
    if look_again is not None:
        look_again()
