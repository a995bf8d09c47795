"""Highlights, notes and kept quotes: made, edited, deleted, cut, undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from reader.article import Annotation, AnnotationKind, Colour, Placed, Quote, Span
from reader.article.changes import Change
from reader.article.editing import resized
from reader.article.overlapping import Overlaps, overlapped, settled_overlaps, wish
from reader.pipeline import new_annotation
from reader.ui.handlers.selecting import await_object
from reader.ui.keeping import change, standing
from reader.ui.picking import selected
from reader.ui.undoing import redo, undo

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

COLOURS = tuple(Colour)

_WAYS = {
    Overlaps.ASK: "asks what to do",
    Overlaps.KEEP: "keeps both",
    Overlaps.MERGE: "merges them into one",
    Overlaps.REPLACE: "replaces the old one, but for its note",
}

#: What is done with a highlight once it is on its way.
Then = Callable[["ReaderScreen", Annotation], None]


def _selected(screen: "ReaderScreen") -> Span | None:
    selection = screen.page.selection
    return selection.span(screen.page.article.text) if selection else None


def mark_span(
    screen: "ReaderScreen", span: Span, colour: Colour | None = None, then: Then | None = None
) -> None:
    """Highlight the words at `span`, in the current colour or in another, which is then the current one.

    Where other highlights lie, the reader is asked once how that is to be; what is selected stays so until
    the answer is there.
    """
    if colour is not None:
        screen.colour = colour
        screen.state.keep_setting("colour", colour.value)
    new = new_annotation(screen.page.article, span, colour=screen.colour)

    def bring(how: Overlaps) -> None:
        changes = settled_overlaps(screen.page.article.text, new, span, standing(screen), how)
        marked = changes[0].subject
        screen.page.select(None)
        screen.latest = marked
        change(screen, changes, _told(marked, how, alone=changes == (Change(None, marked),)))
        if then is not None:
            then(screen, marked)

    _settle(screen, overlapped(standing(screen), span), bring)


def stretch_mark(screen: "ReaderScreen", marked: Annotation, span: Span) -> None:
    """Let the highlight that was made last reach over `span`, which it is part of: still one step to undo."""
    text = screen.page.article.text

    def others() -> list[Placed]:
        return [row for row in standing(screen) if row.annotation.id != marked.id]

    def bring(how: Overlaps) -> None:
        now = next((row for row in standing(screen) if row.annotation.id == marked.id), None)
        if now is None:
            return
        longer = resized(text, now.annotation, span)
        changes = settled_overlaps(text, longer, span, others(), how)
        first = changes[0].subject
        told = _told(first, how, " · up to there", alone=changes == (Change(None, longer),))
        if first.id == marked.id:
            changes = (Change(now.annotation, first), *changes[1:])
        else:  # it went into an older one
            changes = (*changes, Change(now.annotation, None))
        screen.latest = first
        change(screen, changes, told, amends=marked.id)

    _settle(screen, overlapped(others(), span), bring)


def _settle(screen: "ReaderScreen", overlapping: Sequence[Placed], bring: Callable[[Overlaps], None]) -> None:
    """Bring a highlight among those it overlaps as the reader wants it, who is asked the first time."""
    how = wish(screen.state.setting("overlaps", Overlaps.ASK.value))
    if not overlapping or how is not Overlaps.ASK:
        bring(how)
        return
    from reader.ui.screens.overlaps import AskOverlaps

    def answered(answer: Overlaps | None) -> None:
        if answer is not None and screen.is_attached:
            screen.state.keep_setting("overlaps", answer.value)
            bring(answer)
            screen.update_status()

    screen.app.push_screen(AskOverlaps([one.annotation for one in overlapping]), answered)


def _told(marked: Annotation, how: Overlaps, reach: str = "", *, alone: bool) -> str:
    """Return what is said of a highlight that was made, `alone` or of others it overlapped."""
    if alone:
        return f"Highlighted in {marked.colour.value}{reach} · a writes a note, u undoes"
    done = "Merged into one" if how is Overlaps.MERGE else "Replaced"
    return f"{done} in {marked.colour.value} · a edits the note, u undoes"


def _mark(screen: "ReaderScreen", count: int | None, colour: Colour | None = None) -> None:
    span = _selected(screen) or screen.helpers.in_focus
    if span is None:
        screen.tell("Nothing is selected: v starts a selection, V takes the sentence, s any sentence")
        return
    mark_span(screen, span, colour)


def _note(screen: "ReaderScreen", count: int | None) -> None:
    selection = screen.page.selection
    if selection is not None:
        if selection.anchor == selection.cursor:  # right behind v: a letter may follow, as in “as”
            await_object(screen, outer=True, otherwise=lambda: _mark_and_note(screen))
        else:
            _mark_and_note(screen)
        return
    found = screen.latest or screen.annotation_at(screen.page.cursor)
    if found is None and screen.helpers.in_focus is not None:
        mark_span(screen, screen.helpers.in_focus, then=edit_note)
        return
    if found is None:
        screen.tell("Nothing is selected: v starts a selection, or click a highlight to edit its note")
        return
    edit_note(screen, found)


def _mark_and_note(screen: "ReaderScreen") -> None:
    span = _selected(screen)
    if span is not None:
        mark_span(screen, span, then=edit_note)


def edit_note(screen: "ReaderScreen", annotation: Annotation) -> None:
    """Open the note editor on `annotation`, and keep what was written."""
    from reader.ui.screens.note import NoteEditor

    def keep(answer: tuple[str, tuple[str, ...]]) -> None:
        note, tags = answer
        if answer != (annotation.note, annotation.tags):
            # Against what the editor showed: another window may have written since.
            screen.keep(replace(annotation, note=note, tags=tags), before=annotation, told="Note kept")

    screen.app.push_screen(NoteEditor(annotation, screen.known_tags(), keep))


def _cut(screen: "ReaderScreen", count: int | None) -> None:
    """Take the selection out of the highlights under it; a note that would go with its words is asked for."""
    from reader.article.editing import cut
    from reader.library import new_id

    gone = _selected(screen)
    if gone is None:
        return
    changes = cut(screen.page.article.text, standing(screen), gone, new_id)
    if not changes:
        screen.tell("No highlight lies there")
        return

    def do() -> None:
        screen.page.select(None)
        whole = sum(one.after is None for one in changes)
        told = f"Deleted {whole}" if whole == len(changes) else "Cut out of the highlight"
        change(screen, changes, f"{told} · u brings it back")

    noted = [one.subject for one in changes if one.after is None and one.subject.note.strip()]
    if not noted:
        do()
        return
    from reader.ui.screens.ask import Confirm

    words = noted[0].note.strip().splitlines()[0]
    more = f" and {len(noted) - 1} more" if len(noted) > 1 else ""

    def answered(yes: bool | None) -> None:
        if yes and screen.is_attached:
            do()
            screen.update_status()

    screen.app.push_screen(Confirm(f"Delete the note “{words}”{more} with its highlight?"), answered)


def _next_overlaps(screen: "ReaderScreen", count: int | None) -> None:
    """Change what becomes of highlights that a new one overlaps, in a round."""
    ways = tuple(Overlaps)
    now = ways[(ways.index(wish(screen.state.setting("overlaps", ""))) + 1) % len(ways)]
    screen.state.keep_setting("overlaps", now.value)
    screen.tell(f"Marking over a highlight {_WAYS[now]}")


def _edit(screen: "ReaderScreen", count: int | None) -> None:
    annotation = selected(screen)
    if annotation is not None:
        edit_note(screen, annotation)


def keep_quote(screen: "ReaderScreen", quote: Quote) -> str:
    """Keep a quote as an annotation with who said it and how; return what is said of it."""
    # One that is on its way to the disk is not shown yet.
    kept = (row for row in standing(screen) if row.annotation.kind is AnnotationKind.QUOTE)
    there = next((row.annotation for row in kept if row.span == quote.span), None)
    told = f"Kept the quote of {quote.speaker}" if quote.speaker else "Kept the quote"
    if there is not None:
        now = _said(there, quote)
        if now == there:
            return "This quote is kept already"
        screen.keep(now, before=there, told=told)
        return told
    annotation = new_annotation(
        screen.page.article,
        quote.span,
        kind=AnnotationKind.QUOTE,
        colour=screen.colour,
    )
    screen.keep(_said(annotation, quote), told=told)
    return told


def _said(annotation: Annotation, quote: Quote) -> Annotation:
    """Return an annotation with who said its words, and how."""
    return replace(annotation, speaker=quote.speaker, cue=quote.cue, speaker_entity=quote.speaker_entity)


def _keep_quote(screen: "ReaderScreen", count: int | None) -> None:
    quote = screen.lists.quote_at(screen.sidebars.quotes.selected)
    if quote is not None and (told := keep_quote(screen, quote)).startswith("This"):
        screen.tell(told)


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "mark.current": _mark,
    **{f"mark.{number}": partial(_mark, colour=colour) for number, colour in enumerate(COLOURS, 1)},
    "mark.note": _note,
    "mark.cut": _cut,
    "mark.overlaps": _next_overlaps,
    "mark.undo": lambda screen, count: undo(screen),
    "mark.redo": lambda screen, count: redo(screen),
    "list.keep": _keep_quote,
    "list.edit": _edit,
}
