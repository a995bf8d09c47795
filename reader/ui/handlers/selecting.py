"""Starting a selection, moving its cursor, letting go of it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.ui.motions import MOTIONS, Selection, grown, moved

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def _start(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        page.select(None)
        return
    if page.article.text:
        cursor = page.cursor_on_page()
        page.select(Selection(cursor, cursor))


def _grow(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.article.text:
        page.select(grown(page.article.text, page.selection, page.cursor_on_page()))


def _move(motion: str, screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        page.select(moved(page.article.text, page.selection, motion))


def _swap(screen: "ReaderScreen", count: int | None) -> None:
    selection = screen.page.selection
    if selection is not None:
        screen.page.select(Selection(selection.cursor, selection.anchor))


def _copy(screen: "ReaderScreen", count: int | None) -> None:
    page = screen.page
    if page.selection is not None:
        screen.copy(page.selection.span(page.article.text).of(page.article.text))
        page.select(None)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "select.start": _start,
    "select.grow": _grow,
    "select.copy": _copy,
    "select.cancel": lambda screen, count: screen.page.select(None),
    "cursor.down": lambda screen, count: screen.page.extend_to(screen.page.offset_on_line(1)),
    "cursor.up": lambda screen, count: screen.page.extend_to(screen.page.offset_on_line(-1)),
    "cursor.line_start": lambda screen, count: screen.page.extend_to(screen.page.line_ends()[0]),
    "cursor.line_end": lambda screen, count: screen.page.extend_to(screen.page.line_ends()[1]),
    "cursor.swap": _swap,
    **{motion: partial(_move, motion) for motion in MOTIONS},
}
