"""Saving annotations from the screen: acknowledged when safe on disk, offered back when that fails.

The workers belong to the application: leaving the article or quitting does not cancel them.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from reader.article import Annotation
from reader.article.merging import merged, same_content
from reader.errors import LibraryError
from reader.pipeline import remember
from reader.ui.undo import ChoiceStep, UndoStep

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: Does a change in the library's thread, and returns what it really was.
Work: TypeAlias = "Callable[[Library], UndoStep]"


def keep(screen: "ReaderScreen", annotation: Annotation, before: Annotation | None, told: str) -> None:
    """Save `annotation`; `before` is what it was made from, or None if it is new."""
    opened = screen.opened

    def work(library: "Library") -> UndoStep:
        there = library.annotation(annotation.id)
        if there is not None:
            return UndoStep(there, library.save(merged(before or there, annotation, there)))
        # Marked before the library had its say on the article: it may know it under another id.
        known = remember(library, opened)
        return UndoStep(before, library.save(replace(annotation, article_id=known.article.id)))

    _do(screen, work, UndoStep(before, annotation), told)


def discard(screen: "ReaderScreen", annotation: Annotation, told: str) -> None:
    """Delete `annotation`; undo brings it back."""

    def work(library: "Library") -> UndoStep:
        return UndoStep(library.annotation(annotation.id), library.delete(annotation.id))

    _do(screen, work, UndoStep(annotation, annotation), told)


def undo(screen: "ReaderScreen") -> None:
    """Take back the last change of this session, which may still be on its way to the disk."""
    if not screen.undo_steps:
        screen.tell("There is nothing to undo")
        return
    step = screen.undo_steps.pop()
    if isinstance(step, ChoiceStep):
        from reader.ui.recleaning import take_back

        take_back(screen, step)
        return

    def work(library: "Library") -> UndoStep:
        there = library.annotation(step.after.id)
        if there is not None and not same_content(there, step.after):
            return UndoStep(there, there)
        after = library.save(step.before) if step.before else library.delete(step.after.id)
        return UndoStep(there, after)

    def told(done: UndoStep) -> str:
        if done.before is done.after:
            return "Changed in another window since: not undone"
        return "Undone" if step.before else "Undone: the highlight is gone"

    _follow(screen, work, step, told, failed=lambda: screen.undo_steps.append(step))


def _do(screen: "ReaderScreen", work: Work, step: UndoStep, told: str) -> None:
    """Make a change that can be undone at once; what it really was is known when it is done."""
    screen.undo_steps.append(step)

    def done(change: UndoStep) -> str:
        if step in screen.undo_steps:
            screen.undo_steps[screen.undo_steps.index(step)] = change
        return told

    def failed() -> None:
        if step in screen.undo_steps:
            screen.undo_steps.remove(step)

    _follow(screen, work, step, done, failed)


def _follow(
    screen: "ReaderScreen",
    work: Work,
    step: UndoStep,
    told: Callable[[UndoStep], str],
    failed: Callable[[], None],
) -> None:
    """Give the work to the library now, in the order of the keys, and follow it in a worker."""
    app = screen.broadsheet
    keeping = app.library.begin("\n\n".join(filter(None, [step.after.anchor.exact, step.after.note])))
    first = app.library.submit(keeping, work)

    async def follow() -> None:
        attempt = first
        while True:
            try:
                change = await asyncio.shield(asyncio.wrap_future(attempt))
            except LibraryError as error:
                from reader.ui.screens.ask import NotKept

                screen.tell(str(error), failed=True)
                while app.note_is_being_written():  # the question must not take the letters
                    await asyncio.sleep(0.1)
                if await app.push_screen_wait(NotKept(str(error), keeping.words)):
                    attempt = app.library.submit(keeping, work)
                    continue
                failed()
            else:
                message = told(change)
                if screen.is_attached:
                    screen.show_annotation(change.after)
                    screen.tell(message)
            app.library.end(keeping)
            return

    # The function, not its coroutine: an application that ends at once never begins it.
    _: Worker[None] = app.run_worker(follow, group="keeping", exit_on_error=False)
