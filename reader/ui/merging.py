"""Another machine's versions of the library: found beside it when the reader opens, offered, and merged."""

import asyncio
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.copies import conflict_copies

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.library.merging import Report
    from reader.library.store import Library
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
    from reader.ui.undoing import refresh_readers

    found = await asyncio.to_thread(conflict_copies, app.folders.library)
    if not found:
        app.tell("No other version of the library lies beside it")
        return
    try:
        done, articles = await app.in_library(lambda library: _merged(library, found))
    except LibraryError as error:
        app.tell(str(error), failed=True)
        return
    if done.unread:
        left = f"{len(done.unread)} cannot be read, and was left: `broadsheet merge` tells why"
        app.tell(f"Merged {len(done.kept)}; {left}" if done.kept else left, failed=True)
    else:
        app.tell(f"Merged: {done.summary}")
    refresh_readers(app, articles)
    look_again = getattr(app.screen, "look_again", None)
    if look_again is not None:
        look_again()


def _merged(library: "Library", found: "Sequence[Path]") -> "tuple[Report, frozenset[str]]":
    """Merge what was found, and return what came, and the articles in which that is a step to be undone."""
    from reader.library.merging import merge_copies

    known = {step.number for step in library.steps()}
    done = merge_copies(library.folder, found, library.window)
    made = [step for step in library.steps() if step.window == library.window and step.number not in known]
    records = (library.record(article) for step in made for article in step.articles)
    return done, frozenset(record.id for record in records if record is not None)
