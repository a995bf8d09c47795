"""Saving annotations from the screen: acknowledged when safe on disk, offered back when that fails.

The workers belong to the application: leaving the article or quitting does not cancel them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from reader.article import AnchorState, Annotation, Placed
from reader.article.anchors import document_order, place
from reader.article.changes import Change
from reader.article.merging import merged
from reader.errors import LibraryError
from reader.pipeline import placed_annotations, remember
from reader.ui.attempts import keep_at_last
from reader.ui.undo import UndoStep

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: Does a step in the library's thread, and returns what it really was.
Work: TypeAlias = "Callable[[Library], UndoStep]"
#: What begins a hint behind what was done: “Deleted: u brings it back”, “Split in two · u undoes”.
_HINT = re.compile(r" · |: ")


def keep(screen: "ReaderScreen", annotation: Annotation, before: Annotation | None, told: str) -> None:
    """Save `annotation`; `before` is what it was made from, or None if it is new."""
    change(screen, (Change(before, annotation),), told)


def discard(screen: "ReaderScreen", annotation: Annotation, told: str) -> None:
    """Delete `annotation`; undo brings it back."""
    change(screen, (Change(annotation, None),), told)


def change(screen: "ReaderScreen", changes: Sequence[Change], told: str, *, amends: str = "") -> None:
    """Make changes that belong together: all of them are saved or none, and one undo takes them back.

    They go on with the last step if that changed the annotation `amends`: both are undone as one.
    """
    opened, step = screen.opened, UndoStep(tuple(changes))

    def work(library: "Library") -> UndoStep:
        # Marked before the library had its say on the article: it may know it under another id. And it
        # keeps the text that words are attached to, before they are.
        attached = any(_attached(library, one) for one in step.changes)
        article_id = remember(library, opened).article.id if attached else opened.article.id
        absorbing = len(changes) > 1
        meant = [_meant(library, article_id, one, absorbed=absorbing) for one in step.changes]
        really = [one for one in meant if one.before != one.after]
        return UndoStep(tuple(_write(library, really, label_of(told), amends)))

    if not amends:
        screen.steps.did(step)
    _follow(screen, work, step, told)


def _attached(library: "Library", change: Change) -> bool:
    """Tell whether a change attaches an annotation to words of the text at hand."""
    if change.after is None:
        return False
    return library.annotation(change.id) is None or (
        change.before is not None and change.before.anchor != change.after.anchor
    )


def label_of(told: str) -> str:
    """Return what a step is called when it is undone: what the reader was told, without the hints."""
    return _HINT.split(told, maxsplit=1)[0]


def _meant(library: "Library", article_id: str, change: Change, *, absorbed: bool) -> Change:
    """Return what a change comes to, given what another window did to its annotation meanwhile."""
    there, before, after = library.annotation(change.id), change.before, change.after
    if after is not None:
        if there is not None:
            # One that was new is there already when this is tried again.
            return Change(before and there, merged(before or there, after, there))
        return Change(before, replace(after, article_id=article_id))
    if absorbed and before is not None and there is not None and there.note != before.note:
        # Absorbed by another that does not have the words written here since: it stays beside it.
        return Change(there, there)
    return Change(before if there is None or there.deleted else there, None)


def _write(library: "Library", changes: Sequence[Change], label: str, amends: str) -> list[Change]:
    """Write changes, all of them or none, as a step called `label`; return them as they are on disk now."""
    from reader.library import utc_now

    now = utc_now()
    written = [one.after or replace(one.subject, deleted=now) for one in changes]
    saved = {one.id: one for one in library.save_all(written, label, amends=amends)}
    return [Change(one.before, saved[one.id] if one.after else None) for one in changes]


def standing(screen: "ReaderScreen", kept: Sequence[Placed] | None = None) -> list[Placed]:
    """Return the annotations in document order as the last key left them, though some may be on their way.

    `kept` are those to start from; if not given, those that are shown.
    """
    rows = screen.placed if kept is None else kept
    if not screen.steps.on_their_way:
        return list(rows)
    after: dict[str, Annotation | None] = {}
    for step in screen.steps.on_their_way:
        after |= step.after
    return placed_anew(screen, after, rows)


def show(screen: "ReaderScreen", after: Mapping[str, Annotation | None]) -> None:
    """Show annotations, by their ids, as they are now; None for those that are gone."""
    known = {row.annotation.id for row in screen.placed}
    rows = placed_anew(screen, after, screen.placed)
    screen.set_placed(rows)
    doubtful = (row for row in rows if row.state is not AnchorState.EXACT and row.annotation.id in after)
    if any(row.annotation.id not in known for row in doubtful):
        # The library has the text it was made on, which tells better where its words went.
        _: Worker[None] = screen.broadsheet.run_worker(
            partial(show_what_is_kept, screen), group="keeping", exit_on_error=False
        )


def placed_anew(
    screen: "ReaderScreen", after: Mapping[str, Annotation | None], kept: Sequence[Placed]
) -> list[Placed]:
    """Return `kept` with some annotations replaced, by their ids; None for those gone."""
    rows = []
    rest = {id: one for id, one in after.items() if one is not None}
    for row in kept:
        there = rest.get(row.annotation.id)
        if row.annotation.id not in after:
            rows.append(row)
        elif there is not None and there.anchor == row.annotation.anchor:
            rows.append(replace(row, annotation=rest.pop(there.id)))
    rows += place(screen.opened.article.text, rest.values())
    return sorted(rows, key=document_order)


def _words(step: UndoStep) -> str:
    """Return what would be lost if a step could not be saved."""
    lines = [part for one in step.changes for part in (one.subject.anchor.exact, one.subject.note)]
    return "\n\n".join(dict.fromkeys(filter(None, lines)))


def _follow(screen: "ReaderScreen", work: Work, step: UndoStep, told: str) -> None:
    """Give the work to the library now, in the order of the keys, and follow it in a worker.

    What fails is shown all the same, and waits: it is tried again until it is kept, or let go of.
    """
    app = screen.broadsheet
    screen.steps.on_their_way.append(step)

    async def kept(done: UndoStep, waited: bool) -> None:
        _arrived(screen, step)
        if not done.changes:
            screen.steps.forget(step)
        if not screen.is_attached:
            return
        if waited:  # what came after it may have been saved, and shown, before
            await show_what_is_kept(screen)
        else:
            show(screen, done.after)
        if told:
            screen.tell(told)

    def in_vain() -> None:
        if screen.is_attached:
            screen.set_placed(standing(screen))

    async def let_go() -> None:
        _arrived(screen, step)
        screen.steps.forget(step)
        await show_what_is_kept(screen)

    keep_at_last(app, app.library.begin(_words(step)), work, kept, in_vain, let_go)


async def show_what_is_kept(screen: "ReaderScreen") -> None:
    """Show the annotations as they are on disk, with those that are on their way there."""
    article = screen.opened.article
    try:
        rows = await screen.broadsheet.in_library(lambda library: placed_annotations(library, article))
    except LibraryError:
        return
    if screen.is_attached and article is screen.opened.article:
        screen.set_placed(standing(screen, rows))


def _arrived(screen: "ReaderScreen", step: UndoStep) -> None:
    """Take a step, this very one, off the list of those on their way."""
    on_their_way = screen.steps.on_their_way
    on_their_way[:] = [one for one in on_their_way if one is not step]
