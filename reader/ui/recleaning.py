"""Cleaning again what lies on the page, as the reader chooses: the page follows at once, then the disk.

The words on top stay on top, or what the galley's cursor is on stays on its row. Annotations are placed
anew, and names and quotes keep their places until they have been read again.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.article import Choices
from reader.article.alignment import Alignment, moved_analysis
from reader.article.anchors import place
from reader.article.choices import merged_choices
from reader.pipeline import Opened, clean_again, keep_choices, remember
from reader.ui.attempts import keep_at_last
from reader.ui.library_thread import Keeping
from reader.ui.undo import ChoiceStep

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

_Result = TypeVar("_Result")

#: Sources of more code points, or with more removed, are cleaned in a thread: it takes longer than a key may.
AT_ONCE, FEW = 50_000, 300
_BUSY = "Still cleaning: a moment, please"


def choices_of(screen: "ReaderScreen") -> Choices:
    """Return the choices that the page obeys."""
    return screen.opened.choices or Choices()


def choose(
    screen: "ReaderScreen", change: Callable[[], Choices], told: Callable[[Opened], str], nothing: str = ""
) -> None:
    """Obey the choices that `change` returns, keep them with the article, and let `u` undo that.

    `told` says what was done, `nothing` that nothing was. `change` may take long: for long texts it is
    called in a thread, and the choice is kept though the article or the program is left meanwhile.
    """
    if screen.cleaning:
        screen.tell(_BUSY)
        return
    opened, before = screen.opened, choices_of(screen)
    library = screen.broadsheet.library
    keeping = library.begin(f"A choice about {opened.article.meta.title or opened.article.meta.source}")

    def work() -> Opened | None:
        after = change()
        return clean_again(opened, after) if after != before else None

    def done(again: Opened | None) -> None:
        if again is None:
            library.end(keeping)
            screen.tell(nothing)
            return
        after = again.choices or Choices()
        screen.steps.did(ChoiceStep(before, after))
        _keep(screen, keeping, before, after)
        _shown(screen, again, told(again))

    _clean(screen, work, done, lambda: library.end(keeping))


def take_back(screen: "ReaderScreen", step: ChoiceStep, told: str) -> bool:
    """Undo one change of choices; others made since, here or in another window, stay. False if busy."""
    if screen.cleaning:
        screen.tell(_BUSY)
        return False
    before = choices_of(screen)
    after = merged_choices(step.after, step.before, before)
    if after != before:
        _keep(screen, screen.broadsheet.library.begin("A choice taken back"), before, after)
    obey(screen, after, told)
    return True


def obey(screen: "ReaderScreen", choices: Choices, told: str) -> None:
    """Clean the page anew and show it; nothing is kept."""
    opened = screen.opened

    _clean(screen, lambda: clean_again(opened, choices), lambda again: _shown(screen, again, told))


def _shown(screen: "ReaderScreen", opened: Opened, told: str) -> None:
    """Show what was cleaned anew, if the article is still there to be seen."""
    if screen.is_attached:
        show(screen, _as_known(screen, opened))
        screen.tell(told)


def _clean(
    screen: "ReaderScreen",
    work: Callable[[], _Result],
    done: Callable[[_Result], None],
    failed: Callable[[], None] = lambda: None,
) -> None:
    """Do the work of cleaning, and then what follows from it: at once, or when a thread has done it."""
    opened = screen.opened
    if opened.draft is None or (len(opened.draft.text) <= AT_ONCE and len(opened.removals) <= FEW):
        done(work())
        return
    screen.cleaning = True

    async def follow() -> None:
        try:
            result = await asyncio.to_thread(work)
        except BaseException:
            failed()
            raise
        finally:
            screen.cleaning = False
        done(result)

    # The function, not its coroutine: an application that ends at once never begins it.
    _: Worker[None] = screen.broadsheet.run_worker(follow, group="cleaning", exit_on_error=False)


def _as_known(screen: "ReaderScreen", opened: Opened) -> Opened:
    """Return `opened` under the identity that the article has by now: the library may just have told."""
    known = screen.opened
    article = replace(opened.article, id=known.article.id)
    return replace(opened, article=article, corrections=known.corrections)


def show(screen: "ReaderScreen", opened: Opened) -> None:
    """Show the same article with other words, where the reader is."""
    from reader.ui.handlers.removals import made_galley
    from reader.ui.loading import request_analysis

    page, old = screen.page, screen.opened
    alignment = Alignment(old.article.text, opened.article.text)
    top = page.place().start
    galley, here = page.galley, page.here
    row = source = None
    if galley is not None and here is not None:
        row = page.row_to_keep(here)
        decisions = galley.turned(here).decisions
        source = decisions[0].where.start if decisions else None
    screen.set_opened(opened, alignment.offset(top) if top else 0)
    if galley is not None and here is not None:
        again = made_galley(screen)
        fresh = again.stop_from(source) if source is not None else again.stop_at(alignment.offset(here.at))
        page.show_galley(again, fresh, row)
        page.go_to_stop(fresh)
    kept = [row.annotation for row in screen.placed]
    screen.set_placed(place(opened.article.text, kept, (old.article.text,)))
    if screen.analysed:
        chosen = screen.chosen_entity
        screen.set_analysis(moved_analysis(screen.lists.found, alignment))
        screen.choose(next((e for e in screen.analysis.entities if chosen and e.id == chosen.id), None))
    if screen.analysis_asked and old.article.text != opened.article.text:
        request_analysis(screen)
    screen.text_waits = True
    screen.update_status()


def _keep(screen: "ReaderScreen", keeping: Keeping, before: Choices, after: Choices) -> None:
    """Save a change of choices in the library's thread; what fails waits, and is tried again.

    The page stays as chosen meanwhile.
    """
    opened = screen.opened

    async def kept(merged: Choices, waited: bool) -> None:
        if screen.is_attached and merged != after and choices_of(screen) == after:
            obey(screen, merged, "Another window had chosen too")

    keep_at_last(
        screen.broadsheet, keeping, lambda library: keep_choices(library, opened, before, after), kept
    )


def keep_text(screen: "ReaderScreen") -> None:
    """Let the library keep the text as it is now, if it was cleaned anew: notes outlive their source."""
    if not screen.text_waits:
        return
    screen.text_waits = False
    opened = screen.opened

    def work(library: "Library") -> None:
        remember(library, opened)

    screen.broadsheet.library.submit(Keeping(""), work)
