"""Saving annotations from the screen: acknowledged when safe on disk, offered back when that fails.

The workers belong to the application: leaving the article or quitting does not cancel them.
"""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.article.merging import merged
from reader.errors import LibraryError
from reader.pipeline import remember
from reader.ui.undo import UndoStep

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen


def keep(screen: "ReaderScreen", annotation: Annotation, before: Annotation | None, told: str) -> None:
    """Save `annotation`; `before` is what it was, or None if it is new."""
    step = UndoStep(before, annotation)
    screen.undo_steps.append(step)
    _start(screen, _saving(screen, annotation, before), annotation, told, undone_by=step)


def discard(screen: "ReaderScreen", annotation: Annotation, told: str) -> None:
    """Delete `annotation`; undo brings it back."""
    step = UndoStep(annotation, annotation)
    screen.undo_steps.append(step)
    _start(screen, lambda library: library.delete(annotation.id), annotation, told, undone_by=step)


def undo(screen: "ReaderScreen") -> None:
    """Take back the last change of this session; it may still be on its way to the disk."""
    if not screen.undo_steps:
        screen.tell("There is nothing to undo")
        return
    step = screen.undo_steps.pop()
    if step.before is None:
        told = "Undone: the highlight is gone"
        _start(screen, lambda library: library.delete(step.after.id), step.after, told, redone_by=step)
    else:
        _start(screen, _saving(screen, step.before, step.after), step.before, "Undone", redone_by=step)


def _saving(
    screen: "ReaderScreen", annotation: Annotation, base: Annotation | None
) -> "Callable[[Library], Annotation]":
    """Return the work that saves `annotation`, made from `base`, over what another window made of it."""
    opened = screen.opened

    def work(library: "Library") -> Annotation:
        there = library.annotation(annotation.id)
        if there is not None:
            return library.save(merged(base or there, annotation, there))
        # Marked before the library had its say on the article: it may know it under another id.
        known = remember(library, opened)
        return library.save(replace(annotation, article_id=known.article.id))

    return work


def _start(
    screen: "ReaderScreen",
    work: "Callable[[Library], Annotation]",
    annotation: Annotation,
    told: str,
    *,
    undone_by: UndoStep | None = None,
    redone_by: UndoStep | None = None,
) -> None:
    """Give the work to the library now, in the order of the keys, and follow it in a worker."""
    app = screen.broadsheet
    keeping = app.library.begin("\n\n".join(filter(None, [annotation.anchor.exact, annotation.note])))
    attempt = app.library.submit(keeping, work)

    async def follow() -> None:
        waited = attempt
        while True:
            try:
                saved = await asyncio.shield(asyncio.wrap_future(waited))
            except LibraryError as error:
                from reader.ui.screens.ask import NotKept

                screen.tell(str(error), failed=True)
                if await app.push_screen_wait(NotKept(str(error), keeping.words)):
                    waited = app.library.submit(keeping, work)
                    continue
                app.library.end(keeping)
                _forget(screen, undone_by, redone_by)
                return
            app.library.end(keeping)
            if screen.is_attached:
                screen.show_annotation(saved)
                screen.tell(told)
            return

    app.run_worker(follow(), group="keeping", exit_on_error=False)


def _forget(screen: "ReaderScreen", undone_by: UndoStep | None, redone_by: UndoStep | None) -> None:
    """Let the undo steps say what really happened: nothing."""
    if undone_by in screen.undo_steps:
        screen.undo_steps.remove(undone_by)
    if redone_by is not None:
        screen.undo_steps.append(redone_by)
