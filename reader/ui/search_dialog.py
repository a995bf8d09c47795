"""Asking for what is sought: the prompt from its opening to Enter or Esc, its history and its switches."""

from typing import TYPE_CHECKING

from reader.article.hits import Hits
from reader.article.searching import Case, Query, query_from
from reader.ui.search_history import SearchHistory
from reader.ui.search_prompt import Answer, SearchPrompt, Switch

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen
    from reader.ui.searching import Searching

#: What capitals mean, in the order of the switch, and its signs.
_CASES = {Case.SMART: "aA", Case.EXACT: "Aa", Case.ANY: "aa"}
_SEARCHING = "Searching…"


class SearchDialog:
    """Searches while the reader types: the page follows, Enter stays there, Esc goes back."""

    def __init__(self, screen: "ReaderScreen", search: "Searching") -> None:
        self._screen = screen
        self._search = search
        self._prompt: SearchPrompt | None = None
        self._history = SearchHistory(screen.state)
        self._recalling = False
        self._pattern = self._whole = False
        self._case = Case.SMART
        #: The search that was in force before, and the hit the reader stood on.
        self._before: tuple[Hits | None, int | None] = (None, None)

    @property
    def is_open(self) -> bool:
        """Whether the prompt can be seen."""
        return self._prompt is not None and self._prompt.display

    @property
    def typed(self) -> str:
        """What stands at the prompt."""
        return self._prompt.line.text if self._prompt is not None else ""

    def open(self) -> None:
        """Open the prompt; what is typed is looked for from here on."""
        screen, search = self._screen, self._search
        if self.is_open:
            return
        screen.sidebars.leave_if_covering()
        search.begin_here()
        self._before = search.hits, search.current
        self._history = SearchHistory(screen.state)
        self._pattern = self._whole = False
        self._case = Case.SMART
        if self._prompt is None:
            self._prompt = SearchPrompt(screen.broadsheet.palette, self._typed, screen.perform, self._left)
            screen.mount(self._prompt)
        self._prompt.display = True
        self._prompt.show_line("")
        screen.set_focus(self._prompt)
        search.finder.forget()
        search.finder.prepare()
        self._look()

    def close(self) -> None:
        """Take the prompt away, and give the keyboard to the text."""
        if self._prompt is not None and self.is_open:
            has_keys = self._screen.focused in (self._prompt, None)
            self._prompt.display = False
            if has_keys:
                self._screen.set_focus(self._screen.page)

    def _typed(self, words: str) -> None:
        if not self._recalling:
            self._history.typed(words)
        if self.is_open:
            self._look()

    def _query(self) -> Query:
        return query_from(self.typed, pattern=self._pattern, case=self._case, whole=self._whole)

    def _look(self) -> None:
        """Look for what stands at the prompt, from where the search began."""
        query = self._query()
        if query:
            self._search.look_for(query, self._known)
        else:
            self._search.finder.forget()
            self._search.go_back()
            self._search.paint()
        self._tell()

    def _known(self) -> None:
        """Show what is known so far; when the prompt was closed meanwhile, tell the end of it."""
        search = self._search
        if search.finder.problem:
            search.go_back()
        else:
            search.show_first()
        if self.is_open:
            self._tell()
            self._screen.update_status()
        elif not search.finder.under_way:
            self._conclude()

    def accept(self) -> None:
        """Keep what was found, and close the prompt; without words, the last search is done again."""
        if self._prompt is None or not self.is_open:
            return
        if not self.typed and self._history.latest:
            self._prompt.show_line(self._history.latest)
        if self._search.finder.problem:
            return
        if not self._query():
            self.cancel()
            return
        self._keep_words()
        self._search.asked = True
        self.close()
        if self._search.finder.under_way:
            self._screen.tell(_SEARCHING)
        else:
            self._conclude()

    def _keep_words(self) -> None:
        query = self._query()
        self._history.keep(self.typed if self.typed.startswith("/") else query.written())

    def _conclude(self) -> None:
        """Tell which hit is shown, or that there is none."""
        search, hits = self._search, self._search.hits
        if search.finder.problem:
            self._screen.tell(search.finder.problem, failed=True)
            search.clear()
        elif not hits:
            search.tell_none()
        else:
            search.keep_way_back()
            search.tell_hit("" if search.first_number() < len(hits) else " · from the top again")
        self._screen.update_status()

    def _left(self) -> None:
        """Keep what was found when the reader clicked elsewhere."""
        if not self.is_open:
            return
        if self._search.hits:
            self._keep_words()
            self._search.asked = True
        self.close()
        self._screen.update_status()

    def cancel(self) -> None:
        """Go back to where the search began, and to the search before it."""
        if not self.is_open:
            return
        search = self._search
        self.close()
        search.go_back()
        hits, search.current = self._before
        search.finder.take(hits)
        search.paint()

    def recall(self, step: int) -> None:
        """Put an earlier search into the prompt (-1), or a later one (1)."""
        words = self._history.step(step) if self.is_open else None
        if self._prompt is not None and words is not None:
            self._recalling = True
            self._prompt.show_line(words)
            self._recalling = False

    def walk(self, step: int) -> None:
        """Show another hit while the prompt is open."""
        search, hits = self._search, self._search.hits
        if self.is_open and hits and search.current is not None:
            search.go_to((search.current + step) % len(hits))
            self._tell()

    def turn_pattern(self) -> None:
        """Take what is typed for a regular expression, or for words again."""
        self._pattern = not self._pattern
        self._turned()

    def turn_whole(self) -> None:
        """Look for whole words only, or for parts of words too."""
        self._whole = not self._whole
        self._turned()

    def turn_case(self) -> None:
        """Let capitals count if any are written, always, or never."""
        cases = list(_CASES)
        self._case = cases[(cases.index(self._case) + 1) % len(cases)]
        self._turned()

    def _turned(self) -> None:
        if self.is_open:
            self._look()

    def _tell(self) -> None:
        """Say at the prompt what is known."""
        if self._prompt is None:
            return
        finder, query = self._search.finder, self._query()
        if finder.problem:
            answer = Answer(finder.problem, failed=True)
        elif finder.hits:
            answer = Answer(self._search.count())
        elif finder.under_way:
            answer = Answer(_SEARCHING)
        else:
            answer = Answer("not found" if query else "", failed=bool(query))
        self._prompt.show(
            answer,
            (
                Switch(".*", "^R", "search.pattern", query.pattern),
                Switch(_CASES[query.case], "^S", "search.case", query.case is not Case.SMART),
                Switch("|w|", "^O", "search.whole", query.whole),
            ),
        )
