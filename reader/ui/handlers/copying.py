"""Copying highlights as Markdown: one with its attribution, or the whole list."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.article import Annotation, Span
from reader.ui.counting import counted

if TYPE_CHECKING:
    from reader.exchange import Export
    from reader.ui.screens.reader import ReaderScreen


def copy_annotations(screen: "ReaderScreen", annotations: Sequence[Annotation]) -> None:
    """Copy annotations as Markdown, with where their words are from."""
    from reader.exchange.clippings import clipping

    if annotations:
        _copy(screen, clipping(_export(screen), [one.id for one in annotations]), len(annotations))


def _export(screen: "ReaderScreen") -> "Export":
    from reader.exchange import Export
    from reader.ui.keeping import standing

    return Export(screen.opened.article, standing(screen), analysis=screen.analysis)


def _copy(screen: "ReaderScreen", words: str, count: int) -> None:
    screen.copy(words)
    screen.tell(f"Copied {counted(count, 'highlight')} as Markdown")


def copy_here(screen: "ReaderScreen") -> None:
    """Copy the highlight at the cursor, else the first on the page."""
    from reader.ui.holding import holdable

    rows = holdable(screen)
    at_cursor = screen.annotation_at(screen.page.cursor_on_page())
    place = screen.page.place()
    page = Span(place.start, place.end)
    shown = (row.annotation for row in rows if row.span is not None and row.span.overlaps(page))
    chosen = at_cursor or next(shown, None)
    if chosen is None:
        screen.tell("There is no highlight on this page: v selects, m marks; Y copies all there are")
    else:
        copy_annotations(screen, [chosen])


def _copy_all(screen: "ReaderScreen", count: int | None) -> None:
    from reader.exchange.clippings import whole_list

    export = _export(screen)
    if export.placed:
        _copy(screen, whole_list(export), len(export.placed))
    else:
        screen.tell("There is no highlight yet: v selects, m marks")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "article.copy": _copy_all,
}
