"""The sidebars and the annotations list: showing them, moving in them, going from them to the text."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.actions import Mode
from reader.ui.line_list import LineList
from reader.ui.loading import request_analysis
from reader.ui.picking import chosen
from reader.ui.rows import ordered_entities

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _focused(screen: "ReaderScreen") -> LineList:
    focused = screen.focused
    return focused if isinstance(focused, LineList) else screen.sidebars.annotations


def choose(screen: "ReaderScreen", step: int = 1) -> None:
    """Go to what the selected row of the focused list stands for; `step` is how many mentions on."""
    source = _focused(screen)
    item = source.selected
    if not screen.analysed and source is not screen.sidebars.annotations:
        if screen.analysis_asked:
            screen.tell("Still reading: a moment, please")
        else:
            request_analysis(screen)
        return
    if item is None:
        return
    if source is screen.sidebars.entities:
        entities = ordered_entities(screen.analysis)
        if item < len(entities):
            screen.go_to_mention(entities[item], step)
    elif source is screen.sidebars.quotes:
        if item < len(screen.analysis.quotes):
            screen.choose(screen.analysis.quotes[item])
            screen.page.reveal(screen.analysis.quotes[item].span)
            screen.sidebars.leave_if_covering()
    elif item < len(screen.placed):
        span = screen.placed[item].span
        if span is None:
            screen.tell("These words are no longer in the text; they are kept here")
        else:
            screen.page.reveal(span)
            screen.sidebars.leave_if_covering()


def _copy(screen: "ReaderScreen", count: int | None) -> None:
    source = _focused(screen)
    item = source.selected
    if item is None:
        return
    if source is screen.sidebars.quotes and item < len(screen.analysis.quotes):
        screen.copy(screen.analysis.quotes[item].text)
    elif source is screen.sidebars.annotations:
        screen.copy("\n\n".join(one.anchor.exact for one in chosen(screen)))


def next_sidebar(screen: "ReaderScreen", count: int | None) -> None:
    """Give the keyboard to the next sidebar that is open, behind the last one to the text."""
    order = screen.sidebars.shown()
    at = order.index(screen.mode) if screen.mode in order else -1
    if at + 1 < len(order):
        screen.sidebars.focus(order[at + 1])
    else:
        screen.sidebars.leave()


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "entities.focus": lambda screen, count: screen.sidebars.focus(Mode.ENTITIES),
    "quotes.focus": lambda screen, count: screen.sidebars.focus(Mode.QUOTES),
    "annotations.focus": lambda screen, count: screen.sidebars.focus(Mode.ANNOTATIONS),
    "entities.toggle": lambda screen, count: screen.sidebars.toggle(Mode.ENTITIES),
    "quotes.toggle": lambda screen, count: screen.sidebars.toggle(Mode.QUOTES),
    "list.next": lambda screen, count: _focused(screen).move(count or 1),
    "list.previous": lambda screen, count: _focused(screen).move(-(count or 1)),
    "list.page_next": lambda screen, count: _focused(screen).move_page(count or 1),
    "list.page_previous": lambda screen, count: _focused(screen).move_page(-(count or 1)),
    "list.page_down": lambda screen, count: _focused(screen).move_page(count or 1),
    "list.first": lambda screen, count: _focused(screen).move_end(last=False),
    "list.last": lambda screen, count: _focused(screen).move_end(last=True),
    "list.choose": lambda screen, count: choose(screen),
    "list.choose_back": lambda screen, count: choose(screen, -1),
    "list.copy": _copy,
}
