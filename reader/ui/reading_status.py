"""What the status line says of a reading screen: gathered here from all that has a say."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.ui.actions import Mode
from reader.ui.status_words import Status, minutes_left, section_left

if TYPE_CHECKING:
    from reader.article.outline import Headed
    from reader.ui.page_view import Place
    from reader.ui.screens.reader import ReaderScreen


async def find_sections(screen: "ReaderScreen") -> None:
    """Find the headings of a book, in a thread: its pages turn meanwhile."""
    import asyncio

    article = screen.opened.article
    found = await asyncio.to_thread(lambda: screen.jumps.headings)
    if article is screen.opened.article:
        screen.sections = found
        screen.update_status()


def reading_status(screen: "ReaderScreen", place: "Place", speed: float, typed: str) -> Status:
    """Return the status at `place`; `speed` is in code points a minute, `typed` a count so far."""
    text, headings = screen.opened.article.text, screen.sections
    path = _path(headings, place.start, text) if headings else ()
    return Status(
        title=screen.helpers.title() or _title(screen),
        section=path[-1] if path else "",
        above=path[:-1],
        mode=_mode(screen) or screen.helpers.words(),
        page=place.page,
        pages=place.pages if screen.page.settings.paging else 0,
        exact=place.exact,
        percent=100 * place.end // max(1, len(text)),
        section_minutes=minutes_left(section_left(headings, place.start, place.end), speed),
        minutes=minutes_left(len(text) - place.end, speed),
        auto=screen.helpers.auto.words(),
        marks=len(screen.placed),
        count=screen.pending.words if screen.pending else typed,
        cleaning=_cleaning(screen),
    )


def _mode(screen: "ReaderScreen") -> str:
    """Return what the line calls the mode; reading needs no word."""
    if screen.mode is Mode.HIGHLIGHT:
        from reader.ui.holding import mode_words

        return mode_words(screen)
    return screen.mode.name if screen.mode in (Mode.SELECT, Mode.REMOVED) else ""


def _cleaning(screen: "ReaderScreen") -> str:
    """Return how strictly the page was cleaned, and how much was removed, while that is shown."""
    galley = screen.page.galley
    if galley is None:
        return ""
    from reader.ui.handlers.removals import strictness_words

    level = screen.opened.choices.strictness if screen.opened.choices else 0
    return f"{strictness_words(level)} · {galley.removed} removed"


def _title(screen: "ReaderScreen") -> str:
    """Return the article's title, or where it comes from."""
    meta = screen.opened.article.meta
    return meta.title or meta.source


def _path(headings: "Sequence[Headed]", offset: int, text: str) -> tuple[str, ...]:
    """Return the headings that `offset` stands under, the highest first, each as one line."""
    from reader.article.outline import path_to

    return tuple(" ".join(heading.span.of(text).split()) for heading in path_to(headings, offset))
