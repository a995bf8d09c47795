"""A library that cannot be read: its newest copy is offered, once; the damaged file is always kept."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.library.schema import DamagedLibraryError

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.ui.app import BroadsheetApp


def offer(app: "BroadsheetApp", error: LibraryError, then: Callable[[], None]) -> bool:
    """Ask whether a damaged library is to be made anew from its newest copy, and do `then` once it is.

    False where there is nothing to ask: it is not damaged, has no copy, or the question was answered before.
    """
    if not isinstance(error, DamagedLibraryError) or error.backup is None or app.mending_offered:
        return False
    app.mending_offered = True
    from reader.ui.screens.ask import Confirm

    copy = error.hint.partition(";")[0]
    question = (
        f"{error.message}\nBut {copy}. Bring it back, with all that was saved since? "
        "The damaged file is kept beside it."
    )

    def answered(yes: bool | None) -> None:
        if yes:
            _: Worker[None] = app.run_worker(partial(_mend, app, then), group="mending", exit_on_error=False)

    app.push_screen(Confirm(question), answered)
    return True


async def _mend(app: "BroadsheetApp", then: Callable[[], None]) -> None:
    from reader.library.recovering import recover
    from reader.library.store import open_storage

    try:
        made = await app.in_library(lambda library: recover(open_storage(library.folder)))
    except (LibraryError, OSError) as error:
        app.tell(f"The library could not be brought back: {error}", failed=True)
        return
    kept = f"; the damaged file is kept as {made.kept.name}" if made.kept is not None else ""
    app.tell(f"The library is back: {made.rows} entries{kept}")
    then()
