"""Highlights, notes and kept quotes: made, edited, deleted, undone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Annotation, AnnotationKind, Colour, Span
from reader.pipeline import new_annotation
from reader.ui.undo import UndoStep

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

COLOURS = tuple(Colour)


def _selected(screen: "ReaderScreen") -> Span | None:
    selection = screen.page.selection
    return selection.span(screen.page.article.text) if selection else None


def _mark(screen: "ReaderScreen", count: int | None, colour: Colour | None = None) -> None:
    span = _selected(screen)
    if span is None:
        screen.tell("Nothing is selected: v starts a selection, V takes the sentence")
        return
    if colour is not None:
        screen.colour = colour
        screen.state.keep_setting("colour", colour.value)
    annotation = new_annotation(screen.page.article, span, colour=screen.colour)
    screen.page.select(None)
    screen.latest = annotation
    screen.keep(annotation, told=f"Highlighted in {annotation.colour.value} · a writes a note, u undoes")


def _note(screen: "ReaderScreen", count: int | None) -> None:
    span = _selected(screen)
    if span is not None:
        screen.page.select(None)
        annotation = new_annotation(screen.page.article, span, colour=screen.colour)
        screen.keep(annotation, told=f"Highlighted in {annotation.colour.value}")
        edit_note(screen, annotation)
        return
    found = screen.latest or screen.annotation_at(screen.page.cursor)
    if found is None:
        screen.tell("Nothing is selected: v starts a selection, or click a highlight to edit its note")
        return
    edit_note(screen, found)


def edit_note(screen: "ReaderScreen", annotation: Annotation) -> None:
    """Open the note editor on `annotation`, and keep what was written."""
    from reader.ui.screens.note import NoteEditor

    def keep(answer: tuple[str, tuple[str, ...]]) -> None:
        note, tags = answer
        if answer != (annotation.note, annotation.tags):
            # Against what the editor showed: another window may have written since.
            screen.keep(replace(annotation, note=note, tags=tags), before=annotation, told="Note kept")

    screen.app.push_screen(NoteEditor(annotation, screen.known_tags(), keep))


def _selected_annotation(screen: "ReaderScreen") -> Annotation | None:
    item = screen.sidebars.annotations.selected
    return screen.placed[item].annotation if item is not None and item < len(screen.placed) else None


def _edit(screen: "ReaderScreen", count: int | None) -> None:
    annotation = _selected_annotation(screen)
    if annotation is not None:
        edit_note(screen, annotation)


def _delete(screen: "ReaderScreen", count: int | None) -> None:
    annotation = _selected_annotation(screen)
    if annotation is not None:
        screen.discard(annotation, told="Deleted: u brings it back")


def _keep_quote(screen: "ReaderScreen", count: int | None) -> None:
    item = screen.sidebars.quotes.selected
    quotes = screen.analysis.quotes
    if item is None or item >= len(quotes):
        return
    quote = quotes[item]
    # One that is on its way to the disk is not shown yet.
    kept = [row.annotation for row in screen.placed] + [
        step.after for step in screen.undo_steps if isinstance(step, UndoStep) and not step.before
    ]
    place = (quote.span.start, quote.span.end)
    if any(a.kind is AnnotationKind.QUOTE and (a.anchor.start, a.anchor.end) == place for a in kept):
        screen.tell("This quote is kept already")
        return
    annotation = new_annotation(
        screen.page.article,
        quote.span,
        kind=AnnotationKind.QUOTE,
        colour=screen.colour,
        speaker=quote.speaker,
    )
    screen.keep(annotation, told=f"Kept the quote of {quote.speaker}" if quote.speaker else "Kept the quote")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "mark.current": _mark,
    **{f"mark.{number}": partial(_mark, colour=colour) for number, colour in enumerate(COLOURS, 1)},
    "mark.note": _note,
    "mark.undo": lambda screen, count: screen.undo(),
    "list.keep": _keep_quote,
    "list.edit": _edit,
    "list.delete": _delete,
}
