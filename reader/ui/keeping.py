"""Saving annotations from the screen: acknowledged when safe on disk, offered back when that fails."""

from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.errors import LibraryError
from reader.pipeline import remember

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen


def keep(screen: "ReaderScreen", annotation: Annotation, before: Annotation | None, told: str) -> None:
    """Save `annotation`; `before` is what it was, or None if it is new."""

    async def work() -> None:
        if await _saved(screen, annotation, told):
            screen.undo_steps.append((before, annotation))

    _start(screen, work())


def discard(screen: "ReaderScreen", annotation: Annotation, told: str) -> None:
    """Delete `annotation`; undo brings it back."""

    async def work() -> None:
        if await _deleted(screen, annotation, told):
            screen.undo_steps.append((annotation, annotation))

    _start(screen, work())


def undo(screen: "ReaderScreen") -> None:
    """Take back the last change of this session."""
    if not screen.undo_steps:
        screen.tell("There is nothing to undo")
        return
    before, after = screen.undo_steps.pop()

    async def work() -> None:
        if before is None:
            done = await _deleted(screen, after, "Undone: the highlight is gone")
        else:
            done = await _saved(screen, before, "Undone")
        if not done:
            screen.undo_steps.append((before, after))

    _start(screen, work())


def _start(screen: "ReaderScreen", work: "Coroutine[object, object, None]") -> None:
    screen.run_worker(work, group="keeping", exit_on_error=False)


async def _saved(screen: "ReaderScreen", annotation: Annotation, told: str) -> bool:
    opened = screen.opened

    def work(library: "Library") -> Annotation:
        if library.annotation(annotation.id) is None:
            remember(library, opened)
        return library.save(annotation)

    return await _done(screen, work, annotation, told)


async def _deleted(screen: "ReaderScreen", annotation: Annotation, told: str) -> bool:
    return await _done(screen, lambda library: library.delete(annotation.id), annotation, told)


async def _done(
    screen: "ReaderScreen", work: "Callable[[Library], Annotation]", annotation: Annotation, told: str
) -> bool:
    """Do the work in the library; on failure say so and offer the words, as often as the user tries."""
    while True:
        try:
            saved = await screen.broadsheet.in_library(work)
        except LibraryError as error:
            from reader.ui.screens.ask import NotKept

            screen.tell(str(error), failed=True)
            words = "\n\n".join(filter(None, [annotation.anchor.exact, annotation.note]))
            if await screen.app.push_screen_wait(NotKept(str(error), words)):
                continue
            return False
        screen.show_annotation(saved)
        screen.tell(told)
        return True
