"""The search of one open article: where its hits are, and the way from one to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.article import Span

if TYPE_CHECKING:
    from reader.article.hits import Hits
    from reader.article.searching import Query
    from reader.ui.finding import Finder
    from reader.ui.motions import Selection
    from reader.ui.screens.reader import ReaderScreen
    from reader.ui.search_dialog import SearchDialog

#: Longer words are not searched for, in code points.
LONGEST = 1000
#: So much of what was searched for is said in the status line, in cells.
_TOLD = 40


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the reader was when a search began: the first word on the page, the cursor, the selection."""

    top: int
    cursor: int
    selection: "Selection | None"

    @property
    def place(self) -> int:
        """The offset that the first hit is looked for from, and that one can come back to."""
        return self.cursor if self.selection is not None else self.top


class Searching:
    """Shows the hits of what is sought and walks from one to another."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._finder: Finder | None = None
        self._dialog: SearchDialog | None = None
        #: The number of the hit the reader stands on.
        self.current: int | None = None
        #: Whether `n` goes to the next hit: what was asked for last was a search, and no mention.
        self.asked = False
        self.origin: Origin | None = None
        #: Where the cursor was put at the last hit: is it elsewhere now, the reader went on from there.
        self._put_at: int | None = None
        #: Where the first hit is looked for from.
        self._from = 0
        #: Steps to go as soon as all hits are known.
        self._waiting = 0

    @property
    def finder(self) -> "Finder":
        """What finds the hits; made for the first search."""
        if self._finder is None:
            from reader.ui.finding import Finder

            self._finder = Finder(self._screen)
        return self._finder

    @property
    def dialog(self) -> "SearchDialog":
        """What asks for the words; made for the first search."""
        if self._dialog is None:
            from reader.ui.search_dialog import SearchDialog

            self._dialog = SearchDialog(self._screen, self)
        return self._dialog

    @property
    def prompting(self) -> bool:
        """Whether the prompt is open."""
        return self._dialog is not None and self._dialog.is_open

    @property
    def hits(self) -> "Hits | None":
        """The hits as far as they are known."""
        return self._finder.hits if self._finder is not None else None

    # Looking.

    def begin_here(self) -> Origin:
        """Begin a search where the reader is."""
        page = self._screen.page
        self.origin = Origin(page.place().start, page.cursor, page.selection)
        return self.origin

    def look_for(self, query: "Query", told: Callable[[], None], place: int | None = None) -> None:
        """Search anew, from `place` or where the search began; `told` is called whenever more is known."""
        self.current, self._put_at, self._waiting = None, None, 0
        self._from = self._beginning() if place is None else place

        def known() -> None:
            told()
            if not self.finder.under_way and self._waiting:
                steps, self._waiting = self._waiting, 0
                self.step(steps)
            self.paint()

        self.finder.look_for(query, known, self._from)
        self.paint()

    def look_for_words(self, words: Span, *, whole: bool) -> None:
        """Search for the words of a span, and go on to where they stand next."""
        from reader.article.searching import Query
        from reader.ui.search_history import SearchHistory

        screen, page = self._screen, self._screen.page
        said = " ".join(words.of(screen.opened.article.text).split())
        if len(said) > LONGEST:
            screen.tell("That is too long to search for")
            return
        SearchHistory(screen.state).keep(said)
        page.select(None)
        self.begin_here()

        def known() -> None:
            hits = self.hits
            if self.finder.near is not None:
                self._show_near()
            if hits is None or self.finder.under_way or not len(hits):
                return
            onward = min(hits.first_from(words.start), len(hits) - 1) + 1
            self.go_to(onward % len(hits))
            self.keep_way_back()
            self.tell_hit(" · from the top again" if len(hits) > 1 and onward >= len(hits) else "")

        self.asked = True
        self.look_for(Query(said, whole=whole), known, words.start + 1)
        if self.finder.under_way:
            screen.tell("Searching…")

    def clear(self) -> None:
        """Let go of the search."""
        self.asked, self.current = False, None
        if self._finder is not None:
            self._finder.forget()
            self.paint()

    def follow_text(self) -> None:
        """Search again in a text that was cleaned anew; the page stays where it is."""
        query = self._finder.query if self._finder is not None else None
        self.origin = None
        if self._dialog is not None:
            self._dialog.close()
        if query is not None:
            self.look_for(query, lambda: None)

    # From hit to hit.

    def first_number(self) -> int:
        """Return the number of the first hit from where the search began; that of no hit if there is none."""
        return self.hits.first_from(self._beginning()) if self.hits is not None else 0

    def _beginning(self) -> int:
        """Return the offset that the first hit is looked for from."""
        origin = self.origin
        return origin.place + (origin.selection is not None) if origin is not None else 0

    def show_first(self) -> None:
        """Go to the first hit from where the search began, as soon as it is known; to none, back there."""
        hits = self.hits
        if self.current is not None:
            return
        first = self.first_number()
        if hits is None or (first == len(hits) and not hits.complete):
            self._show_near()
        elif first < len(hits):
            self.go_to(first)
        elif len(hits):
            self.go_to(0)
        else:
            self.go_back()

    def _near_hit(self) -> int | None:
        """Return which of the hits around the beginning is the first, while the whole is not known."""
        near = self.finder.near
        if near is None or self.current is not None:
            return None
        number = near.first_from(self._from)
        return number if number < len(near) else None

    def _show_near(self) -> None:
        """Show the first hit near by: when all are known, it is shown again, with its number."""
        number, near = self._near_hit(), self.finder.near
        if number is not None and near is not None and self._screen.page.selection is None:
            self._screen.page.reveal(near.span(number))

    def go_to(self, number: int) -> None:
        """Show a hit; a selection is extended over it."""
        hits, page = self.hits, self._screen.page
        if hits is None:
            return
        self.current = number
        span = hits.span(number)
        if page.selection is not None:
            page.select(self._extended(page.selection, span))
        else:
            page.reveal(span)
        self._put_at = page.cursor
        self.paint()

    def _extended(self, selection: "Selection", span: Span) -> "Selection":
        """Return the selection from its beginning over the hit."""
        from reader.ui.motions import Selection, spanning

        if span.start < selection.anchor:
            return Selection(selection.anchor, span.start)
        return Selection(selection.anchor, spanning(self._screen.opened.article.text, span).cursor)

    def go_back(self) -> None:
        """Show what was shown when the search began."""
        origin, page = self.origin, self._screen.page
        self.current = None
        if origin is None:
            return
        if page.selection != origin.selection:
            page.select(origin.selection)
        if page.place().start != origin.top:
            page.go_to_offset(origin.top)
        page.cursor = origin.cursor

    def step(self, step: int) -> bool:
        """Go `step` hits on, or back when negative, round at the ends; False if there is no search."""
        hits = self.hits
        if self._finder is None or self._finder.query is None:
            return False
        self.asked = True
        if self.finder.under_way or hits is None:
            self._waiting += step
            self._screen.tell("Searching…")
        elif not hits:
            self.tell_none()
        else:
            wanted = self._wanted(hits, step)
            self.go_to(wanted % len(hits))
            around = not 0 <= wanted < len(hits)
            self.tell_hit(f" · from the {'end' if step < 0 else 'top'} again" if around else "")
        return True

    def _wanted(self, hits: "Hits", step: int) -> int:
        """Return the number of the hit to go to; beyond either end, that is one to go round to."""
        page = self._screen.page
        cursor, selecting = page.cursor, page.selection is not None
        on_page = selecting or page.cursor_on_page() == cursor
        if self.current is not None and cursor == self._put_at and on_page:
            return self.current + step
        # The reader went elsewhere: on from there, and the top of the page is no further than its first word.
        here = cursor if on_page else page.place().start
        if step > 0:
            return hits.first_from(here + on_page) + step - 1
        return hits.first_from(here) + step

    # Telling and showing.

    def count(self) -> str:
        """Return “3 of 17”, as far as it is known."""
        hits = self.hits
        if hits is None:
            return ""
        total = f"{len(hits):,}{'' if hits.complete and not hits.cut else '+'}"
        return f"{self.current + 1:,} of {total}" if self.current is not None else total

    def tell_hit(self, how: str) -> None:
        """Say in the status line which hit this is, and how one came to it."""
        self._screen.tell(f"{self._sought()} · {self.count()}{how}")

    def tell_none(self) -> None:
        """Say in the status line that there is no hit."""
        self._screen.tell(f"{self._sought()} is not in this article")

    def _sought(self) -> str:
        from reader.typesetting.cells import fitted

        query = self.finder.query
        words = fitted(" ".join(query.words.split()) or query.words, _TOLD) if query is not None else ""
        return f"/{words}/" if query is not None and query.pattern else f"“{words}”"

    def keep_way_back(self) -> None:
        """Let the reader jump back to the page the search began on, if it was left."""
        if self.origin is not None and self._screen.page.place().start != self.origin.top:
            self._screen.jumps.add(self.origin.top)

    def paint(self) -> None:
        """Mark the hits on the page."""
        from reader.ui.hit_marks import HitMarks

        hits, current, page = self.hits, self.current, self._screen.page
        if self.finder.near is not None and current is None:
            hits, current = self.finder.near, self._near_hit()
        page.marks.ask("search", None if hits is None else HitMarks(hits, current))
        page.refresh()
