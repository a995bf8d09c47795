"""What happens once the first page stands: analysis, and the library's word on this article."""

from typing import TYPE_CHECKING

from reader.article import Analysis, Article, Choices, Placed
from reader.errors import LibraryError
from reader.pipeline import Opened, placed_annotations, remember
from reader.ui.opening import WAITING

if TYPE_CHECKING:
    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: How often to look whether another window changed the library, in seconds.
WATCH_SECONDS = 1.5
#: Above this, analysis has a process of its own, so that pages turn as fast as before, in code points.
OWN_PROCESS = 150_000
#: Above this, analysis waits until somebody looks at a sidebar.
ON_REQUEST = 1_000_000


def begin(screen: "ReaderScreen") -> None:
    """Start the workers of a freshly opened article; say how it came to be shown."""
    notice = screen.opened.notice
    if notice is not None:
        screen.tell(
            notice.words if notice.failed else f"{notice.words} · R fetches it anew", failed=notice.failed
        )
    screen.run_worker(_consult_library(screen), group="library", exit_on_error=False)
    if len(screen.opened.article.text) <= ON_REQUEST:
        request_analysis(screen)
    else:
        _say_in_sidebars(screen, "Enter: read it all")


def request_analysis(screen: "ReaderScreen") -> None:
    """Start analysis in a worker."""
    screen.analysis_asked = True
    _say_in_sidebars(screen, WAITING)
    screen.run_worker(_analyse(screen), group="analysis", exclusive=True, exit_on_error=False)


def _say_in_sidebars(screen: "ReaderScreen", words: str) -> None:
    for pane in (screen.sidebars.entities, screen.sidebars.quotes):
        pane.empty = words
        pane.refresh()


async def _analyse(screen: "ReaderScreen") -> None:
    import asyncio

    article = screen.opened.article
    if len(article.text) <= OWN_PROCESS:
        analysis = await asyncio.to_thread(_find, article)
    else:
        from reader.ui.child_process import analysed_apart

        analysis = await analysed_apart(article)
    screen.set_analysis(analysis)


def _find(article: Article) -> Analysis:
    from reader.pipeline import analyse
    from reader.typesetting.code import code_marks

    code_marks(article)  # remembered: lexing must not keep the screen waiting
    return analyse(article)


async def _consult_library(screen: "ReaderScreen") -> None:
    """Record the article and fetch its annotations; a library that fails is told, and reading goes on."""
    opened = screen.opened

    def work(library: "Library") -> tuple[Opened, list[Placed], tuple[str, ...]]:
        known = remember(library, opened)
        return known, placed_annotations(library, known.article), tuple(library.tags())

    try:
        known, placed, tags = await screen.broadsheet.in_library(work)
    except LibraryError as error:
        screen.tell(str(error), failed=True)
        return
    _take(screen, opened, known)
    screen.set_placed(placed)
    screen.tags_used = tags
    screen.set_interval(WATCH_SECONDS, lambda: screen.run_worker(watch_library(screen), group="watch"))


def _take(screen: "ReaderScreen", opened: Opened, known: Opened) -> None:
    """Take the article as the library knows it: under another identity, or with choices made elsewhere."""
    from dataclasses import replace

    if screen.opened is not opened:  # something was chosen meanwhile, and the library is told of it
        again = replace(screen.opened, article=replace(screen.opened.article, id=known.article.id))
        screen.set_opened(again)
    elif known.article.text == opened.article.text:
        screen.set_opened(known)
    else:
        from reader.ui.recleaning import show

        show(screen, known)
        screen.tell("What you had put back or taken out was found: X shows it")


async def watch_library(screen: "ReaderScreen") -> None:
    """Show what other windows changed; a library that cannot be read is told when it matters."""
    article = screen.opened.article

    def work(library: "Library") -> tuple[list[Placed], Choices] | None:
        if not library.changed():
            return None
        return placed_annotations(library, article), library.choices(article.id)

    try:
        found = await screen.broadsheet.in_library(work)
    except LibraryError:
        return
    if found is None or not screen.is_attached or screen.broadsheet.library.busy:
        return
    placed, choices = found
    if article.text == screen.opened.article.text:
        screen.set_placed(placed)
    if choices != (screen.opened.choices or Choices()):
        if screen.page.galley is not None and not screen.cleaning:
            from reader.ui.recleaning import obey

            obey(screen, choices, "Another window chose what to show of this page")
        elif choices != screen.choices_elsewhere:
            screen.choices_elsewhere = choices
            screen.tell("Another window chose what to show of this page: X shows it")


def tags_of(screen: "ReaderScreen") -> tuple[str, ...]:
    """Return the tags the library knows, and those given since."""
    since = (tag for row in screen.placed for tag in row.annotation.tags)
    return tuple(dict.fromkeys([*since, *screen.tags_used]))
