"""Marks that lead to another article: it is opened over this one, at the mark."""

import asyncio
from typing import TYPE_CHECKING

from reader.errors import BroadsheetError

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.trails import FarMark
    from reader.ui.screens.reader import ReaderScreen


def open_far(screen: "ReaderScreen", letter: str, mark: "FarMark") -> None:
    """Open the article a mark leads to; leaving it comes back to this one."""
    from reader.pipeline import is_web_address, open_source

    if mark.source in ("", "-"):
        screen.tell(f"Mark {letter} is in a text that was read from no file: it cannot be opened again")
        return
    app = screen.broadsheet

    async def follow() -> None:
        try:
            opened = await asyncio.to_thread(open_source, mark.source, library=app.folders.library)
        except BroadsheetError as error:
            screen.tell(str(error), failed=True)
            return
        if not screen.is_attached or app.screen is not screen:
            return
        from reader.article.anchors import locate
        from reader.ui.opening import place_keys

        found = locate(opened.article.text, mark.anchor)[0]
        if found is not None:
            for key in place_keys(opened.article):
                screen.state.keep_place(key, found.start)
        screen.status.forget()
        app.read(opened)

    screen.keep_place()
    screen.tell(f"Opening “{mark.title or mark.source}”…")
    if is_web_address(mark.source):
        for key in mark.keys:  # it opens where it was left: at the mark
            screen.state.keep_place(key, mark.anchor.start)
        app.fetch(mark.source, over=True)
        return
    _: Worker[None] = screen.run_worker(follow, group="open", exclusive=True, exit_on_error=False)
