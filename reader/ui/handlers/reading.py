"""Turning pages, moving lines, and walking from mention to mention."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.panes import text_width
from reader.ui.rows import ordered_entities

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


def _measure(screen: "ReaderScreen", change: int) -> None:
    page = screen.page
    page.set_measure(page.measure + change)
    screen.sidebars.arrange_again()
    screen.call_after_refresh(_tell_measure, screen)


def _tell_measure(screen: "ReaderScreen") -> None:
    """Say how wide the lines are now; a measure that finds no room is brought back to what there is."""
    page = screen.page
    shown = text_width(page.measure, page.size.width)
    if shown < page.measure:
        page.set_measure(shown)
        screen.tell(f"Lines of {shown} cells: there is no room for more ([ and ] hide the sidebars)")
    else:
        screen.tell(f"Lines of {shown} cells")
    screen.state.keep_setting("measure", page.measure)


def _mention(screen: "ReaderScreen", step: int) -> None:
    entities = ordered_entities(screen.analysis)
    item = screen.sidebars.entities.selected
    if screen.chosen_entity is None and (item is None or item >= len(entities)):
        screen.tell("No entity is chosen: @ goes to the list")
        return
    screen.go_to_mention(screen.chosen_entity or entities[item or 0], step)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "page.next": lambda screen, count: screen.page.turn(count or 1),
    "page.previous": lambda screen, count: screen.page.turn(-(count or 1)),
    "line.next": lambda screen, count: screen.page.shift_lines(count or 1),
    "line.previous": lambda screen, count: screen.page.shift_lines(-(count or 1)),
    "page.first": _first,
    "page.last": _last,
    "page.percent": _percent,
    "measure.wider": lambda screen, count: _measure(screen, count or 2),
    "measure.narrower": lambda screen, count: _measure(screen, -(count or 2)),
    "mention.next": lambda screen, count: _mention(screen, count or 1),
    "mention.previous": lambda screen, count: _mention(screen, -(count or 1)),
    "chosen.clear": lambda screen, count: screen.choose(None),
}
