"""What was searched for before, in any article: kept with the state of windows."""

from reader.library.positions import ReadingState

#: How many searches are kept.
MOST = 100
_NAME = "searches"


class SearchHistory:
    """The searches from the oldest to the latest, and a place among them while a prompt is open.

    The line that was being typed waits behind the latest; only searches that begin with it are offered.
    """

    def __init__(self, state: ReadingState) -> None:
        self._state = state
        kept = [words for words in state.setting(_NAME, "").split("\n") if words.strip()]
        self._searches = kept[-MOST:]
        self._at = len(self._searches)
        self._line = ""

    @property
    def latest(self) -> str:
        """The last search, or nothing."""
        return self._searches[-1] if self._searches else ""

    def typed(self, line: str) -> None:
        """Take what is typed now as the line to come back to."""
        self._line, self._at = line, len(self._searches)

    def step(self, step: int) -> str | None:
        """Return the search before (-1) or behind (1) that begins as the line does, or None."""
        at = self._at + step
        while 0 <= at < len(self._searches) and not self._searches[at].startswith(self._line):
            at += step
        if at < 0 or (at >= len(self._searches) and self._at >= len(self._searches)):
            return None
        self._at = min(at, len(self._searches))
        return self._searches[self._at] if self._at < len(self._searches) else self._line

    def keep(self, words: str) -> None:
        """Remember a search as the latest, also one that another window's have come between."""
        words = " ".join(words.split("\n"))
        if not words.strip():
            return
        now = self._state.setting(_NAME, "").split("\n")
        searches = [one for one in now if one.strip() and one != words]
        self._searches = [*searches, words][-MOST:]
        self._at = len(self._searches)
        self._state.keep_setting(_NAME, "\n".join(self._searches))
