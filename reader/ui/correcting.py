"""Correcting names and quotes from the screen: shown at once, kept with the article, taken back by `u`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.article import Entity
from reader.article.anchors import make_anchor
from reader.article.corrections import (
    Correction,
    Corrections,
    EntityCorrection,
    EntityDeed,
    merged_corrections,
)
from reader.pipeline import keep_corrections
from reader.ui.attempts import keep_at_last
from reader.ui.library_thread import Keeping
from reader.ui.undo import CorrectionStep

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def correct(
    screen: "ReaderScreen", made: Iterable[Correction], told: str, gone: Iterable[Correction] = ()
) -> None:
    """Make corrections and take others back, as one step."""
    before = screen.lists.corrections
    after = before.without(gone).with_made(made)
    if after == before:
        screen.tell("It is so already")
        return
    screen.steps.did(CorrectionStep(before, after))
    _keep(screen, screen.broadsheet.library.begin(f"A correction: {told}"), before, after)
    obey(screen, after)
    screen.tell(f"{told} · u undoes")


def take_back(screen: "ReaderScreen", step: CorrectionStep, told: str) -> None:
    """Undo one change of corrections; others made since, here or in another window, stay."""
    before = screen.lists.corrections
    after = merged_corrections(step.after, step.before, before)
    if after != before:
        _keep(screen, screen.broadsheet.library.begin("A correction taken back"), before, after)
        obey(screen, after)
    screen.tell(told)


def obey(screen: "ReaderScreen", corrections: Corrections) -> None:
    """Show what was found as it is corrected now; nothing is kept."""
    screen.opened = replace(screen.opened, corrections=corrections or None)
    if screen.analysed:
        screen.lists.correct_again()


def about(screen: "ReaderScreen", entity: Entity, deed: EntityDeed) -> EntityCorrection:
    """Return the beginning of a correction of an entity that is shown: by the name analysis has for it."""
    lists, text = screen.lists, screen.opened.article.text
    handle = lists.handles.get(entity.id)
    if handle is None:
        from reader.article.correcting import handles

        known = handles(lists.found, lists.corrections, text)
        handle = known.get(entity.id)
    if handle is None:
        return EntityCorrection(deed, entity.name, entity.kind)
    anchor = make_anchor(text, handle.mention) if handle.mention is not None else None
    return EntityCorrection(deed, handle.name, handle.kind, anchor=anchor)


def _keep(screen: "ReaderScreen", keeping: Keeping, before: Corrections, after: Corrections) -> None:
    """Save a change in the library's thread; what fails waits, and the lists stay as corrected meanwhile."""
    opened = screen.opened

    async def kept(merged: Corrections, waited: bool) -> None:
        if screen.is_attached and merged != after and screen.lists.corrections == after:
            obey(screen, merged)

    keep_at_last(
        screen.broadsheet, keeping, lambda library: keep_corrections(library, opened, before, after), kept
    )
