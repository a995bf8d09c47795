"""Saving annotations from the screen: acknowledged when safe on disk, offered back when that fails.

The workers belong to the application: leaving the article or quitting does not cancel them.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from reader.article import Annotation, Placed
from reader.article.anchors import document_order, place
from reader.article.changes import Change
from reader.article.merging import merged, same_content
from reader.errors import LibraryError
from reader.pipeline import Opened, placed_annotations, remember
from reader.ui.undo import ChoiceStep, UndoStep

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: Does a step in the library's thread, and returns what it really was.
Work: TypeAlias = "Callable[[Library], UndoStep]"


def keep(screen: "ReaderScreen", annotation: Annotation, before: Annotation | None, told: str) -> None:
    """Save `annotation`; `before` is what it was made from, or None if it is new."""
    change(screen, (Change(before, annotation),), told)


def discard(screen: "ReaderScreen", annotation: Annotation, told: str) -> None:
    """Delete `annotation`; undo brings it back."""
    change(screen, (Change(annotation, None),), told)


def change(screen: "ReaderScreen", changes: Sequence[Change], told: str) -> None:
    """Make changes that belong together: all of them are saved or none, and one undo takes them back."""
    opened, step = screen.opened, UndoStep(tuple(changes))

    def work(library: "Library") -> UndoStep:
        absorbing = len(changes) > 1
        meant = [_meant(library, opened, one, absorbed=absorbing) for one in step.changes]
        really = [one for one in meant if one.before != one.after]
        return UndoStep(tuple(_write(library, really, told.partition(" · ")[0])))

    screen.undo_steps.append(step)

    def done(real: UndoStep) -> str:
        if step in screen.undo_steps:
            screen.undo_steps[screen.undo_steps.index(step)] = real
        return told

    def failed() -> None:
        if step in screen.undo_steps:
            screen.undo_steps.remove(step)

    _follow(screen, work, step, done, failed)


def _meant(library: "Library", opened: Opened, change: Change, *, absorbed: bool) -> Change:
    """Return what a change comes to, given what another window did to its annotation meanwhile."""
    there, before, after = library.annotation(change.id), change.before, change.after
    if after is not None:
        if there is not None:
            # One that was new is there already when this is tried again.
            return Change(before and there, merged(before or there, after, there))
        # Marked before the library had its say on the article: it may know it under another id.
        known = remember(library, opened)
        return Change(before, replace(after, article_id=known.article.id))
    if absorbed and before is not None and there is not None and there.note != before.note:
        # Absorbed by another that does not have the words written here since: it stays beside it.
        return Change(there, there)
    return Change(before if there is None or there.deleted else there, None)


def _write(library: "Library", changes: Sequence[Change], label: str) -> list[Change]:
    """Write changes, all of them or none, as a step called `label`; return them as they are on disk now."""
    if len(changes) == 1:
        (only,) = changes
        if only.after is not None:
            return [Change(only.before, library.save(only.after))]
        if library.annotation(only.id) is not None:
            library.delete(only.id)
        return [only]
    from reader.library import utc_now

    now = utc_now()
    written = [one.after or replace(one.subject, deleted=now) for one in changes]
    saved = {one.id: one for one in library.save_all(written, label)}
    return [Change(one.before, saved[one.id] if one.after else None) for one in changes]


def undo(screen: "ReaderScreen") -> None:
    """Take back the last step of this session, which may still be on its way to the disk."""
    if not screen.undo_steps:
        screen.tell("There is nothing to undo")
        return
    step = screen.undo_steps.pop()
    if isinstance(step, ChoiceStep):
        from reader.ui.recleaning import take_back

        take_back(screen, step)
        return
    back = step.turned()

    def work(library: "Library") -> UndoStep:
        if not all(_stands(library.annotation(change.id), change.after) for change in step.changes):
            found = [library.annotation(change.id) for change in step.changes]
            return UndoStep(tuple(Change(one, one) for one in found if one is not None))
        _write(library, back.changes, "Undone")
        return back

    def told(done: UndoStep) -> str:
        if done is not back:
            return "Changed in another window since: not undone"
        return "Undone: the highlight is gone" if all(one.after is None for one in back.changes) else "Undone"

    _follow(screen, work, back, told, failed=lambda: screen.undo_steps.append(step))


def _stands(there: Annotation | None, expected: Annotation | None) -> bool:
    """Tell whether an annotation is on disk as this window left it."""
    if there is None or expected is None:
        return (there is None or bool(there.deleted)) and expected is None
    return same_content(there, expected)


def standing(screen: "ReaderScreen") -> list[Placed]:
    """Return the annotations in document order as the last key left them, though some may be on their way."""
    if not screen.on_their_way:
        return list(screen.placed)
    changes = (change for step in screen.on_their_way for change in step.changes)
    return _placed_anew(screen, {change.id: change.after for change in changes})


def show(screen: "ReaderScreen", changes: Sequence[Change]) -> None:
    """Show annotations as they are now; those deleted are gone."""
    screen.set_placed(_placed_anew(screen, {change.id: change.after for change in changes}))


def _placed_anew(screen: "ReaderScreen", after: Mapping[str, Annotation | None]) -> list[Placed]:
    """Return what the screen shows with some annotations replaced, by their ids; None for those gone."""
    rows = [row for row in screen.placed if row.annotation.id not in after]
    changed = [one for one in after.values() if one is not None]
    rows += place(screen.opened.article.text, changed)
    return sorted(rows, key=document_order)


def _words(step: UndoStep) -> str:
    """Return what would be lost if a step could not be saved."""
    lines = [part for one in step.changes for part in (one.subject.anchor.exact, one.subject.note)]
    return "\n\n".join(dict.fromkeys(filter(None, lines)))


def _follow(
    screen: "ReaderScreen",
    work: Work,
    step: UndoStep,
    told: Callable[[UndoStep], str],
    failed: Callable[[], None],
) -> None:
    """Give the work to the library now, in the order of the keys, and follow it in a worker."""
    app = screen.broadsheet
    keeping = app.library.begin(_words(step))
    first = app.library.submit(keeping, work)
    screen.on_their_way.append(step)

    async def follow() -> None:
        attempt = first
        while True:
            try:
                done = await asyncio.shield(asyncio.wrap_future(attempt))
            except LibraryError as error:
                from reader.ui.screens.ask import NotKept

                screen.tell(str(error), failed=True)
                while app.note_is_being_written():  # the question must not take the letters
                    await asyncio.sleep(0.1)
                if await app.push_screen_wait(NotKept(str(error), keeping.words)):
                    attempt = app.library.submit(keeping, work)
                    continue
                _arrived(screen, step)
                failed()
                await _show_what_is_kept(screen)
            else:
                _arrived(screen, step)
                message = told(done)
                if screen.is_attached:
                    show(screen, done.changes)
                    if message:
                        screen.tell(message)
            app.library.end(keeping)
            return

    # The function, not its coroutine: an application that ends at once never begins it.
    _: Worker[None] = app.run_worker(follow, group="keeping", exit_on_error=False)


async def _show_what_is_kept(screen: "ReaderScreen") -> None:
    """Show the annotations as they are on disk: of a step that failed, a part may have been done."""
    article = screen.opened.article
    try:
        rows = await screen.broadsheet.in_library(lambda library: placed_annotations(library, article))
    except LibraryError:
        rows = standing(screen)
    if screen.is_attached and article is screen.opened.article:
        screen.set_placed(rows)


def _arrived(screen: "ReaderScreen", step: UndoStep) -> None:
    """Take a step, this very one, off the list of those on their way."""
    screen.on_their_way[:] = [one for one in screen.on_their_way if one is not step]
