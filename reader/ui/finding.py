"""Finding the hits of a query in the text on the page, without ever keeping a key waiting."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING

from reader.article.hits import Hits
from reader.article.patterns import PatternError
from reader.article.searching import Query, Searcher

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.ui.screens.reader import ReaderScreen

#: How long a key may search before what is known is shown, in seconds; and the pause before it goes on.
AT_ONCE, PAUSE = 0.008, 0.01
#: Texts of more code points are made ready in a thread.
LONG = 100_000


class Finder:
    """Searches at once for as long as a key may take, and goes on between the keys.

    Patterns, and long texts that are not ready yet, are searched in a thread; what is `near` the place the
    reader searches from is known first. Of several searches only the last counts: what an earlier one finds
    comes too late.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self._searcher: Searcher | None = None
        self._number = 0
        self._told: Callable[[], None] | None = None
        self._around: tuple[int, Searcher] | None = None
        #: The hits around the place a search began at, until all are known.
        self.near: Hits | None = None
        #: What is sought, its hits as far as they are known, and what is wrong with it.
        self.query: Query | None = None
        self.hits: Hits | None = None
        self.problem = ""

    @property
    def under_way(self) -> bool:
        """Whether a search is not over yet."""
        return self.query is not None and not self.problem and (self.hits is None or not self.hits.complete)

    def prepare(self) -> None:
        """Make a long text ready, while the reader types the first letter."""
        searcher = self._searcher_now()
        if len(searcher.text) > LONG:
            self._apart("search-text", partial(asyncio.to_thread, searcher.prepare))

    def forget(self) -> None:
        """Stop searching, and let go of what was found."""
        self._number += 1
        self._told = self.query = self.hits = self.near = None
        self.problem = ""

    def take(self, hits: Hits | None) -> None:
        """Take up a search that was done before."""
        self.forget()
        self.hits, self.query = hits, hits.query if hits is not None else None

    def look_for(self, query: Query, told: Callable[[], None], place: int) -> None:
        """Search for `query` from `place` on.

        `told` is called whenever more is known, and when there is a problem.
        """
        self.forget()
        searcher = self._searcher_now()
        self.query, self._told = query, told
        if not query.pattern and (len(searcher.text) <= LONG or searcher.ready(query)):
            self.hits = searcher.search(query)
            if not self.hits.run(AT_ONCE) and self.hits.first_from(place) == len(self.hits):
                self.near = self._near_hits(searcher, query, place)
            self._go_on(self._number)
        else:
            self._apart("search", partial(self._follow, searcher, query, place, self._number))

    def _near_hits(self, searcher: Searcher, query: Query, place: int) -> Hits:
        """Return the hits around a place, as far as they are known in no time; raises PatternError."""
        around = self._around
        if around is None or around[0] != place:
            around = self._around = place, searcher.near(place)
        hits = around[1].search(query)
        hits.run(AT_ONCE)
        return hits

    def _searcher_now(self) -> Searcher:
        text = self._screen.opened.article.text
        if self._searcher is None or self._searcher.text != text:
            self._searcher, self._around = Searcher(text), None
        return self._searcher

    def _apart(self, group: str, work: Callable[[], Coroutine[None, None, None]]) -> None:
        # The function, not its coroutine: a screen that ends at once never begins it.
        _: Worker[None] = self._screen.run_worker(work, group=group, exclusive=True, exit_on_error=False)

    async def _follow(self, searcher: Searcher, query: Query, place: int, number: int) -> None:
        """Search in a thread, first around the place and then everywhere; go on from what it found."""

        def work() -> Hits | None:
            if not query.pattern:
                searcher.prepare()
            if number != self._number:
                return None  # more was typed while the text was made ready
            hits = searcher.search(query)
            hits.run(None if query.pattern else AT_ONCE)
            return hits

        problem, hits = "", None
        try:
            near = await asyncio.to_thread(self._near_hits, searcher, query, place)
            if number == self._number and self._screen.is_attached and self._told is not None:
                self.near = near
                self._told()
            hits = await asyncio.to_thread(work)
        except PatternError as error:
            problem = str(error)
        if number == self._number and self._screen.is_attached:
            self.hits, self.problem, self.near = hits, problem, None
            self._go_on(number)

    def _go_on(self, number: int) -> None:
        """Search for as long as a key may take; then again, when other keys have had their turn."""
        if number != self._number or not self._screen.is_attached:
            return
        if self.hits is not None and self.hits.run(AT_ONCE):
            self.near = None
        elif self.hits is not None:
            self._screen.set_timer(PAUSE, lambda: self._go_on(number))
        if self._told is not None:
            self._told()
