"""What each action of the reader does: one function an action, found through one table."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.ui.handlers import (
    article,
    copying,
    hinting,
    holding,
    linking,
    lists,
    marking,
    moving,
    page_settings,
    picking,
    places,
    reading,
    reading_helpers,
    removals,
    reviewing,
    searching,
    selecting,
)

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: Takes the screen and the count typed before the key, or None.
Handler = Callable[["ReaderScreen", int | None], None]

HANDLERS: Mapping[str, Handler] = {
    **reading.HANDLERS,
    **page_settings.HANDLERS,
    **reading_helpers.HANDLERS,
    **selecting.HANDLERS,
    **marking.HANDLERS,
    **holding.HANDLERS,
    **hinting.HANDLERS,
    **lists.HANDLERS,
    **picking.HANDLERS,
    **reviewing.HANDLERS,
    **moving.HANDLERS,
    **places.HANDLERS,
    **linking.HANDLERS,
    **removals.HANDLERS,
    **searching.HANDLERS,
    **article.HANDLERS,
    **copying.HANDLERS,
}
