"""Highlighting by hints: letters over every sentence of the page, of which one or two are typed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER
from reader.ui.handlers.marking import mark_span
from reader.ui.hinting import Chosen, Hints, hints_of, pressed
from reader.ui.pending import Pending, begin

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

#: The page's layer for the sentence a range begins with.
_LAYER = "hints"


def _start(screen: "ReaderScreen", count: int | None) -> None:
    hints = hints_of(screen.page.article.text, screen.page.shown())
    if not hints.sentences:
        screen.tell("There is no sentence on this page")
        return

    def take(key: str, character: str | None) -> bool:
        nonlocal hints
        now = pressed(hints, character)
        if isinstance(now, Chosen):
            screen.status.forget()
            mark_span(screen, now.span, now.colour)
            return False
        if now is None:
            screen.tell("No sentence has that letter · Esc leaves")
            return True
        hints = now
        _show(screen, hints)
        return True

    def ended() -> None:
        screen.page.set_labels({})
        screen.page.set_marks(_LAYER, ())
        if screen.status.message == hints.words():
            screen.status.forget()

    begin(screen, Pending("s…", take, ended))
    _show(screen, hints)


def _show(screen: "ReaderScreen", hints: Hints) -> None:
    screen.page.set_labels(hints.at(), len(hints.typed))
    first = hints.first
    screen.page.set_marks(_LAYER, [Mark(first, READER.Selection, Rank.SELECTION)] if first else ())
    screen.tell(hints.words())


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {"hint.start": _start}
