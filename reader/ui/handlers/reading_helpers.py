"""Focus, the thread of an entity, and pages that turn by themselves."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.focus import Unit

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_NEXT: Mapping[Unit | None, Unit | None] = {
    None: Unit.SENTENCE,
    Unit.SENTENCE: Unit.PARAGRAPH,
    Unit.PARAGRAPH: None,
}
_TOLD: Mapping[Unit | None, str] = {
    Unit.SENTENCE: "A sentence at a time: j and k move, m marks it, a notes it · F: a paragraph",
    Unit.PARAGRAPH: "A paragraph at a time: j and k move, m marks it, a notes it · F: all",
    None: "All of the text",
}


def _focus(screen: "ReaderScreen", count: int | None) -> None:
    helpers = screen.helpers
    unit = _NEXT[helpers.unit]
    helpers.set_focus(unit)
    screen.tell(_TOLD[unit])


def _thread(screen: "ReaderScreen", count: int | None) -> None:
    helpers = screen.helpers
    if helpers.thread is not None:
        helpers.end_thread()
        screen.tell("All of the text")
        return
    entity = helpers.entity_here()
    if entity is None:
        screen.tell(
            "No entity is chosen: @ goes to the list, or put the cursor on a name"
            if screen.analysed
            else "Names are still being looked for: a moment, please"
        )
        return
    screen.search.asked = False
    if screen.chosen_entity is None:
        screen.choose(entity)
    helpers.follow(entity)
    sentences = len(helpers.thread.sentences) if helpers.thread else 0
    said = "1 sentence mentions" if sentences == 1 else f"{sentences} sentences mention"
    screen.tell(f"{said} {entity.name}: n and N go from one to the next, T shows all")


def _auto(screen: "ReaderScreen", count: int | None) -> None:
    auto = screen.helpers.auto
    if auto.running and count is None:
        auto.stop("Pages no longer turn by themselves")
    else:
        auto.start(count)


def step_or_shift(screen: "ReaderScreen", lines: int) -> None:
    """Move the focus where it is on, and the lines otherwise."""
    helpers = screen.helpers
    if helpers.unit is None:
        screen.page.shift_lines(lines)
    elif not helpers.step(lines):
        screen.tell("This is the last" if lines > 0 else "This is the first")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "focus.next_unit": _focus,
    "thread.toggle": _thread,
    "auto.toggle": _auto,
}
