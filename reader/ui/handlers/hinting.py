"""Highlighting by hints: letters over every sentence of the page, of which one or two are typed.

The sentence is highlighted at once. Its letters stay for a moment: those of another one make a range of it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from reader.typesetting.marks import Mark, Rank
from reader.typesetting.tokens import READER
from reader.ui.handlers.marking import mark_span, stretch_mark
from reader.ui.hinting import Chosen, Hints, gone_on, hints_of, pressed
from reader.ui.pending import Pending, begin, end

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.article import Annotation
    from reader.ui.screens.reader import ReaderScreen

#: The page's layer for the sentence a range begins with.
_LAYER = "hints"
#: How long the letters stay behind a highlight, in seconds, and again behind half of another label.
GO_ON_SECONDS = 2.0
#: What the status line shows of the wait for letters, and while they stay.
_WAITING, _GO_ON = "s…", "another label: a range"


class _Hinting:
    """The letters over one page, from the key that shows them until they are gone."""

    def __init__(self, screen: "ReaderScreen", hints: Hints) -> None:
        self._screen = screen
        self._hints = hints
        self._marked: Annotation | None = None
        self._timer: Timer | None = None
        self._pending: Pending | None = None

    def begin(self, words: str = _WAITING) -> None:
        """Show the letters, and wait for them."""
        self._pending = Pending(words, self._take, self._ended, lambda key, sign: self._hints.wants(sign))
        begin(self._screen, self._pending)
        self._show()

    def _take(self, key: str, character: str | None) -> bool:
        now = pressed(self._hints, character)
        if isinstance(now, Chosen):
            return self._mark(now)
        if now is None:
            self._screen.tell("No sentence has that letter · Esc leaves")
            return True
        self._hints = now
        self._show()
        return True

    def _mark(self, chosen: Chosen) -> bool:
        """Highlight what was chosen, or what is highlighted as far as there; tell whether to wait on."""
        screen, is_range = self._screen, self._hints.first is not None
        screen.status.forget()
        if self._marked is not None:
            stretch_mark(screen, self._marked, chosen.span)
            return False

        def made(_: "ReaderScreen", marked: "Annotation") -> None:
            self._marked = marked

        mark_span(screen, chosen.span, chosen.colour, made)
        if self._marked is not None and not is_range:  # else a question stands over the page, or all is said
            self._hints = gone_on(self._hints, chosen)
            self.begin(_GO_ON)
        return False

    def _show(self) -> None:
        screen, hints = self._screen, self._hints
        screen.page.set_labels(hints.at(), len(hints.typed))
        if hints.marked:
            self._stop()
            self._timer = screen.set_timer(GO_ON_SECONDS, self._give_up)
            return
        first = hints.first
        screen.page.set_marks(_LAYER, [Mark(first, READER.Selection, Rank.SELECTION)] if first else ())
        screen.tell(hints.words())

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()

    def _give_up(self) -> None:
        """Take the letters away: no other label came."""
        if self._screen.pending is self._pending:
            end(self._screen)
            self._screen.update_status()

    def _ended(self) -> None:
        self._stop()
        page, status = self._screen.page, self._screen.status
        page.set_labels({})
        page.set_marks(_LAYER, ())
        if status.message == self._hints.words():
            status.forget()


def _start(screen: "ReaderScreen", count: int | None) -> None:
    hints = hints_of(screen.page.article.text, screen.page.shown())
    if hints.sentences:
        _Hinting(screen, hints).begin()
    else:
        screen.tell("There is no sentence on this page")


HANDLERS: Mapping[str, Callable[["ReaderScreen", int | None], None]] = {"hint.start": _start}
