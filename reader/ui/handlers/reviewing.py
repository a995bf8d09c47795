"""Reviewing highlights whose words changed or are gone; attaching one to other words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.article import Annotation
from reader.article.changes import Change
from reader.ui.keeping import change
from reader.ui.review import attached, doubtful, kept_as_they_are, told

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


def tell_if_needed(screen: "ReaderScreen") -> None:
    """Say how many highlights need a look, as an article opens; behind what was said already."""
    article = screen.opened.article
    rows = doubtful(screen.placed, kept_as_they_are(screen.state, article.id, article.text))
    if rows and not screen.status.failed:
        said = screen.status.message
        screen.tell(f"{told(len(rows))} · {said}" if said else told(len(rows)))


def _show(screen: "ReaderScreen", count: int | None) -> None:
    from reader.ui.screens.review import ReviewScreen

    article = screen.opened.article
    if not doubtful(screen.placed, kept_as_they_are(screen.state, article.id, article.text)):
        kept = len(doubtful(screen.placed))
        screen.tell(
            f"Nothing needs a look; {kept} kept as they are" if kept else "All highlights have their words"
        )
        return
    screen.app.push_screen(ReviewScreen(screen))


def begin_attaching(screen: "ReaderScreen", annotation: Annotation) -> None:
    """Wait for the words that a highlight is to be attached to."""
    screen.attaching = annotation
    screen.sidebars.leave()
    words = " ".join(annotation.anchor.exact.split())
    short = words if len(words) <= 30 else words[:29].rstrip() + "…"
    screen.tell(f"Select words for “{short}” (v, or the mouse), then Enter · Esc lets it be")


def _attach(screen: "ReaderScreen", count: int | None) -> None:
    """Attach the highlight that waits to the words that are selected."""
    selection, annotation = screen.page.selection, screen.attaching
    if annotation is None or selection is None:
        screen.tell("m or 1–5 marks, a writes a note, y copies, Esc lets go")
        return
    text = screen.page.article.text
    now = screen.annotation(annotation.id)
    screen.attaching = None
    span = selection.span(text)
    screen.page.select(None)
    if now is None:
        screen.tell("The highlight was deleted meanwhile")
        return
    change(screen, (Change(now, attached(text, now, span)),), "Attached to these words · u undoes")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {
    "review.show": _show,
    "review.here": _attach,
}
