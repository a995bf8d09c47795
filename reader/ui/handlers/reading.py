"""Turning pages, moving lines, and walking from mention to mention."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.handlers.reading_helpers import step_or_shift

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _first(screen: "ReaderScreen", count: int | None) -> None:
    screen.page.go_to_page(count or 1)


def _last(screen: "ReaderScreen", count: int | None) -> None:
    if count:
        screen.page.go_to_page(count)
    else:
        screen.page.go_to_end()


def _percent(screen: "ReaderScreen", count: int | None) -> None:
    if count is None:
        screen.tell("Type a number first: 50% goes to the middle")
    else:
        screen.page.go_to_percent(count)


def _mention(screen: "ReaderScreen", step: int) -> None:
    if screen.search.asked and screen.search.step(step):
        return
    if screen.page.selection is not None:
        screen.tell("Nothing is searched for: / begins")
        return
    if screen.helpers.thread is not None:
        screen.helpers.go_in_thread(step)
        return
    entity = screen.chosen_entity or screen.lists.entity_at(screen.sidebars.entities.selected)
    if entity is None:
        screen.tell("No entity is chosen: @ goes to the list")
        return
    screen.go_to_mention(entity, step)


def _let_go(screen: "ReaderScreen", count: int | None) -> None:
    """Let go of the search and of what is chosen; of a helper that changes the page, first of all."""
    if screen.attaching is not None:
        screen.attaching = None
        screen.tell("The highlight stays as it is: r shows it again")
    elif not screen.helpers.let_go():
        screen.search.clear()
        screen.choose(None)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "page.next": lambda screen, count: screen.page.turn(count or 1),
    "page.previous": lambda screen, count: screen.page.turn(-(count or 1)),
    "line.next": lambda screen, count: step_or_shift(screen, count or 1),
    "line.previous": lambda screen, count: step_or_shift(screen, -(count or 1)),
    "page.first": _first,
    "page.last": _last,
    "page.percent": _percent,
    "mention.next": lambda screen, count: _mention(screen, count or 1),
    "mention.previous": lambda screen, count: _mention(screen, -(count or 1)),
    "chosen.clear": _let_go,
}
