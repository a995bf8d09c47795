"""What happens once the first page stands: analysis, and the library's word on this article."""

from typing import TYPE_CHECKING

from reader.article import Analysis, Article, Placed
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
    """Start the workers of a freshly opened article."""
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
    screen.set_opened(known)
    screen.set_placed(placed)
    screen.tags_used = tags
    screen.set_interval(WATCH_SECONDS, lambda: screen.run_worker(watch_library(screen), group="watch"))


async def watch_library(screen: "ReaderScreen") -> None:
    """Show what other windows changed; a library that cannot be read is told when it matters."""
    article = screen.opened.article

    def work(library: "Library") -> list[Placed] | None:
        return placed_annotations(library, article) if library.changed() else None

    try:
        placed = await screen.broadsheet.in_library(work)
    except LibraryError:
        return
    if placed is not None and screen.is_attached and not screen.broadsheet.library.busy:
        screen.set_placed(placed)


def tags_of(screen: "ReaderScreen") -> tuple[str, ...]:
    """Return the tags the library knows, and those given since."""
    since = (tag for row in screen.placed for tag in row.annotation.tags)
    return tuple(dict.fromkeys([*since, *screen.tags_used]))
