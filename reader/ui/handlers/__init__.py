"""What each action of the reader does: one function an action, found through one table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.handlers import article, lists, marking, reading, removals, selecting

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: Takes the screen and the count typed before the key, or None.
Handler = Callable[["ReaderScreen", int | None], None]

HANDLERS: Mapping[str, Handler] = {
    **reading.HANDLERS,
    **selecting.HANDLERS,
    **marking.HANDLERS,
    **lists.HANDLERS,
    **removals.HANDLERS,
    **article.HANDLERS,
}
