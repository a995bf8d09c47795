"""Undo and redo: the last step of highlights, notes or choices, in the order of the keys, over restarts too.

The library remembers steps on annotations and takes back fields, so that what was changed since stays.
"""

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.errors import LibraryError
from reader.ui.undo import ChoiceStep, CorrectionStep, UndoStep

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.editing import Undone
    from reader.library.store import Library
    from reader.ui.app import BroadsheetApp
    from reader.ui.screens.reader import ReaderScreen

#: The most words of an annotation that are told, in code points.
_MOST = 40


def undo(screen: "ReaderScreen") -> None:
    """Take back the last step, which may still be on its way to the disk."""
    _go(screen, undo=True)


def redo(screen: "ReaderScreen") -> None:
    """Make the step again that was undone last."""
    _go(screen, undo=False)


def _go(screen: "ReaderScreen", *, undo: bool) -> None:
    step = screen.steps.last(undo=undo)
    if isinstance(step, ChoiceStep):
        from reader.ui.recleaning import take_back

        if take_back(screen, step if undo else step.turned(), "Undone" if undo else "Done again"):
            screen.steps.move(undo=undo)
        return
    if isinstance(step, CorrectionStep):
        from reader.ui.correcting import take_back as take_correction_back

        told = "The correction is undone" if undo else "Corrected again"
        take_correction_back(screen, step if undo else step.turned(), told)
        screen.steps.move(undo=undo)
        return
    if step is None and not screen.steps.asks_library(undo=undo):
        screen.tell(nothing(undo=undo))
        return
    screen.steps.move(undo=undo)
    _follow(screen, undo=undo, remembered=step is not None)


def _follow(screen: "ReaderScreen", *, undo: bool, remembered: bool) -> None:
    """Ask the library for its next step, in the order of the keys; one it does not know is passed over."""
    app, article_id = screen.broadsheet, screen.opened.article.id
    keeping = app.library.begin("")

    def work(library: "Library") -> "tuple[Undone, dict[str, Annotation | None]] | None":
        done = library.undo(article_id) if undo else library.redo(article_id)
        if done is None:
            return None
        here = {one.id: one for one in library.annotations(article_id)}
        return done, {id: here.get(id) for id in (*(edit.id for edit in done.step.edits), *done.conflicts)}

    attempt = app.library.submit(keeping, work)

    async def follow() -> None:
        import asyncio

        try:
            found = await asyncio.shield(asyncio.wrap_future(attempt))
        except LibraryError as error:
            screen.steps.move_back(undo=undo)
            screen.tell(f"{'Not undone' if undo else 'Not done again'}: {error}", failed=True)
            return
        finally:
            app.library.end(keeping)
        if found is None:
            screen.steps.drop_last(undo=undo)
            if remembered:
                _go(screen, undo=undo)
            else:
                screen.tell(nothing(undo=undo))
            return
        done, now = found
        if screen.is_attached:
            from reader.ui.keeping import show

            show(screen, now)
            screen.tell(words_of(done, undo=undo))

    # The function, not its coroutine: an application that ends at once never begins it.
    _: Worker[None] = app.run_worker(follow, group="keeping", exit_on_error=False)


def nothing(*, undo: bool) -> str:
    """Return what is said when there is no step."""
    return "There is nothing to undo" if undo else "There is nothing to do again"


def words_of(done: "Undone", *, undo: bool) -> str:
    """Return what is said of a step that was undone, or made again: what it was, and of what."""
    label = done.step.label
    if not done.annotations:
        return f"Changed in another window since: {_lower(label)} stays"
    said = f"{'Undone' if undo else 'Done again'}: {_lower(label)}"
    if len(done.annotations) > 1:
        said += "" if str(len(done.annotations)) in label else f" · {len(done.annotations)} highlights"
    else:
        words = " ".join(done.annotations[0].anchor.exact.split())
        said += f" · “{words if len(words) <= _MOST else words[: _MOST - 1].rstrip(' …') + '…'}”"
    if done.skipped:
        said += f" · {len(done.skipped)} changed since, left alone"
    return f"{said} · {'Ctrl+R does it again' if undo else 'u undoes'}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def in_library(
    app: "BroadsheetApp", *, undo: bool, tell: Callable[..., None], then: Callable[[], None]
) -> None:
    """Undo the last step on annotations of any article, or make it again: for the lists of the library."""

    async def follow() -> None:
        try:
            done = await app.in_library(lambda library: library.undo() if undo else library.redo())
        except LibraryError as error:
            tell(f"{'Not undone' if undo else 'Not done again'}: {error}", failed=True)
            return
        tell(words_of(done, undo=undo) if done is not None else nothing(undo=undo))
        then()
        refresh_readers(app)

    _: Worker[None] = app.run_worker(follow, group="keeping", exit_on_error=False)


def refresh_readers(app: "BroadsheetApp", articles: Collection[str] = ()) -> None:
    """Let the articles that are open show what was changed elsewhere, and undo it in its turn.

    `articles` are the ids of those in which a step was made.
    """
    from reader.ui.keeping import show_what_is_kept
    from reader.ui.screens.reader import ReaderScreen

    for screen in app.screen_stack:
        if isinstance(screen, ReaderScreen):
            if screen.opened.article.id in articles:
                screen.steps.did(UndoStep())
            _: Worker[None] = app.run_worker(
                partial(show_what_is_kept, screen), group="keeping", exit_on_error=False
            )
