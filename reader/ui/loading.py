"""What happens once the first page stands: analysis, and the library's word on this article."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Analysis, AnchorState, Article, Choices, Placed
from reader.article.corrections import Corrections
from reader.config import Folders
from reader.errors import LibraryError
from reader.pipeline import (
    Opened,
    analysed_somehow,
    known,
    placed_annotations,
    remember,
    stop_analysing,
)
from reader.ui.opening import WAITING

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.store import Library
    from reader.ui.screens.reader import ReaderScreen

#: How often to look whether another window changed the library, in seconds.
WATCH_SECONDS = 1.0
#: Seconds until a library that could not be read or written on opening is asked again.
RETRY_SECONDS = 5.0
#: Above this, analysis has a process of its own, so that pages turn as fast as before, in code points.
OWN_PROCESS = 150_000
#: Above this, analysis waits until somebody looks at a sidebar.
ON_REQUEST = 1_000_000


_DOUBTFUL = (AnchorState.CHANGED, AnchorState.DETACHED)


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

    article, folders = screen.opened.article, screen.broadsheet.folders
    if len(article.text) <= OWN_PROCESS:
        try:
            analysis = await asyncio.to_thread(_find, article, folders)
        except asyncio.CancelledError:
            stop_analysing()  # the thread would keep quitting waiting
            raise
    else:
        from reader.ui.child_process import analysed_apart

        def tell(percentage: int) -> None:
            if not screen.analysed:
                _say_in_sidebars(screen, f"{WAITING} {percentage}%")

        analysis = await analysed_apart(article, folders, tell)
    screen.set_analysis(analysis)
    if analysis.notice:
        screen.tell(analysis.notice)


def _find(article: Article, folders: Folders) -> Analysis:
    from reader.config import engine_setting
    from reader.typesetting.code import code_marks

    code_marks(article)  # remembered: lexing must not keep the screen waiting
    return analysed_somehow(article, folders.cache, engine_setting(folders.config))


async def _consult_library(screen: "ReaderScreen", *, again: bool = False) -> None:
    """Record the article and fetch its annotations; a library that fails is told, and reading goes on.

    One that can only be read shows what it has; one that cannot be read is asked again after a while.
    """
    opened = screen.opened

    try:
        asked = await screen.broadsheet.in_library(lambda library: _asked(library, opened))
    except LibraryError as error:
        if not again:
            from reader.ui.mending import offer

            screen.tell(str(error), failed=True)
            offer(screen.broadsheet, error, lambda: None)
        screen.set_timer(RETRY_SECONDS, lambda: _consult_again(screen))
        return
    _take(screen, opened, asked.known)
    screen.set_placed(asked.placed)
    screen.tags_used = asked.tags
    if screen.broadsheet.begin_at:
        from reader.ui.arriving import arrive

        arrive(screen)
    if asked.complaint:
        screen.tell(asked.complaint, failed=True)
    elif any(row.state in _DOUBTFUL for row in asked.placed):
        from reader.ui.handlers.reviewing import tell_if_needed

        tell_if_needed(screen)
    watch = Watch(asked.news)
    screen.set_interval(WATCH_SECONDS, lambda: screen.run_worker(watch_library(screen, watch), group="watch"))


def _consult_again(screen: "ReaderScreen") -> None:
    work = partial(_consult_library, screen, again=True)
    _: Worker[None] = screen.run_worker(work, group="library", exit_on_error=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the library says of an article; `complaint` is why it could not be recorded, if it could not."""

    known: Opened
    placed: list[Placed]
    tags: tuple[str, ...]
    news: int
    complaint: str = ""


def _asked(library: "Library", opened: Opened) -> _Asked:
    news, complaint = library.news(), ""
    try:
        there = remember(library, opened)
    except LibraryError as error:
        there, complaint = known(library, opened), str(error)
    return _Asked(there, placed_annotations(library, there.article), tuple(library.tags()), news, complaint)


def _take(screen: "ReaderScreen", opened: Opened, there: Opened) -> None:
    """Take the article as the library knows it: under another identity, or with choices made elsewhere."""
    from dataclasses import replace

    if screen.opened is not opened:  # something was chosen meanwhile, and the library is told of it
        again = replace(screen.opened, article=replace(screen.opened.article, id=there.article.id))
        screen.set_opened(again)
    elif there.article.text == opened.article.text:
        screen.set_opened(there)
    else:
        from reader.ui.recleaning import show

        show(screen, there)
        screen.tell("What you had put back or taken out was found: X shows it")


@dataclass(slots=True)
class Watch:
    """What was seen of other windows: the library's number of news."""

    seen: int


async def watch_library(screen: "ReaderScreen", watch: Watch) -> None:
    """Show what other windows changed; a library that cannot be read is told when it matters."""
    article = screen.opened.article

    def work(library: "Library") -> tuple[int, list[Placed], Choices, Corrections] | None:
        news = library.news()
        if news == watch.seen:
            return None
        decided = library.choices(article.id), library.corrections(article.id)
        return news, placed_annotations(library, article), *decided

    try:
        found = await screen.broadsheet.in_library(work)
    except LibraryError:
        return
    if found is None or not screen.is_attached or screen.broadsheet.library.busy:
        return  # what is on its way would be taken for changed: the next look shows both
    watch.seen, placed, choices, corrections = found
    if corrections != screen.lists.corrections:
        from reader.ui.correcting import obey as obey_corrections

        obey_corrections(screen, corrections)
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
