"""Searching an article: what is asked for, and all its hits as spans of the real text.

What the reader does not write does not matter: in lower case any case is found, without accents letters
with them, without hyphens words that have some. What is written is meant.
"""

import re
import time
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice
from threading import RLock
from typing import Protocol

from reader.article.searchable import Searchable, joined, lowered, searchable, unaccented
from reader.article.span import Span

#: From so many letters on, a query finds words with hyphens in them; “ee” is not meant by “tree-eater”.
_HYPHENS_FROM = 4
#: Hits that are taken between two looks at the clock.
_AT_A_TIME = 2048
#: A pattern with more hits than this is cut: nobody walks through them, and each takes memory.
MOST_HITS = 500_000


class Case(Enum):
    """Whether capitals matter: where some are written, always, never."""

    SMART = "smart"
    EXACT = "exact"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; `whole` wants whole words, `pattern` says that it is a regular expression."""

    words: str
    pattern: bool = False
    case: Case = Case.SMART
    whole: bool = False

    def __bool__(self) -> bool:
        return bool(self.words if self.pattern else self.words.strip())

    def written(self) -> str:
        """Return the query as it is written at the prompt: a regular expression stands between slashes."""
        return f"/{self.words}/" if self.pattern else self.words


_SLASHED = re.compile(r"/(?P<words>.+)/(?P<flags>i?)", re.DOTALL)


def query_from(typed: str, *, pattern: bool = False, case: Case = Case.SMART, whole: bool = False) -> Query:
    """Return what is asked for at the prompt: `/re/` is a regular expression, `/re/i` one in any case."""
    slashed = _SLASHED.fullmatch(typed)
    if slashed is None or slashed["words"].endswith("\\"):
        return Query(typed, pattern, case, whole)
    return Query(slashed["words"], True, Case.ANY if slashed["flags"] else case, whole)


@dataclass(frozen=True, slots=True)
class Folding:
    """What a text keeps when it is folded: its capitals, accents, hyphens inside words, line breaks."""

    cased: bool
    accented: bool
    hyphens: bool = True
    breaks: bool = False


class Searcher:
    """One text, ready to be searched; what was folded for one query is there for the next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: dict[Folding, Searchable] = {}
        # Each letter typed may ask for the same folding, from a thread of its own.
        self._folding = RLock()

    def prepare(self) -> None:
        """Fold the text as most queries want it: some 50 ms a megabyte, best done in a thread."""
        self.folded(Folding(cased=False, accented=False))

    def ready(self, query: Query) -> bool:
        """Tell whether the text is folded as the words of `query` want it."""
        return not query.pattern and _wanted(query)[1] in self._folded

    def folded(self, folding: "Folding") -> Searchable:
        """Return the text folded so; all foldings are made from one another, and kept."""
        with self._folding:
            made = self._folded.get(folding)
            if made is None:
                made = self._folded[folding] = self._fold(folding)
            return made

    def _fold(self, folding: "Folding") -> Searchable:
        if not folding.hyphens:
            return joined(self.folded(replace(folding, hyphens=True)))
        if not folding.accented:
            return unaccented(self.folded(replace(folding, accented=True)))
        if not folding.cased:
            return lowered(self.folded(replace(folding, cased=True)))
        return searchable(self.text, breaks=folding.breaks)

    def search(self, query: Query) -> "Hits":
        """Begin to search; raises PatternError for a regular expression that is none."""
        if query.pattern:
            from reader.article.patterns import pattern_hits

            return Hits(query, *pattern_hits(self, query))
        return Hits(query, *self._word_hits(query))

    def _word_hits(self, query: Query) -> tuple[Searchable, Iterator["Found"], int]:
        words, folding = _wanted(query)
        made = self.folded(folding)
        found: Iterator[Found]
        if not words.strip():
            found = iter(())
        elif query.whole:
            found = _whole_words(made.text, words)
        elif words[0] in made.inner:
            found = _apart(made, words)
        else:
            found = re.finditer(re.escape(words), made.text)
        return made, found, len(words)


def _wanted(query: Query) -> tuple[str, "Folding"]:
    """Return the words of a query, folded, and the folding of the text that they are looked for in."""
    words = searchable(query.words)
    cased = has_capitals(query)
    if not cased:
        words = lowered(words)
    hyphens = query.whole or "-" in words.text or sum(map(str.isalpha, words.text)) < _HYPHENS_FROM
    return words.text, Folding(cased, unaccented(words).text != words.text, hyphens)


def _whole_words(text: str, words: str) -> Iterator["Found"]:
    """Yield the hits that no word goes over the ends of."""
    pattern = re.compile(re.escape(words))
    found = pattern.search(text)
    while found is not None:
        whole = _is_edge(text, found.start()) and _is_edge(text, found.end())
        if whole:
            yield found
        found = pattern.search(text, found.end() if whole else found.start() + 1)


def _is_edge(text: str, at: int) -> bool:
    """Tell whether no word goes on over the offset `at`."""
    return not (0 < at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at]))


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _apart(made: Searchable, words: str) -> Iterator["Found"]:
    """Yield the hits that do not begin inside the real character another ends in: “…” is one stop."""
    behind = 0
    for found in re.finditer(re.escape(words), made.text):
        if made.start(found.start()) >= behind:
            behind = made.end(found.end())
            yield found


def has_capitals(query: Query) -> bool:
    """Tell whether capitals of the query are meant."""
    if query.case is not Case.SMART:
        return query.case is Case.EXACT
    return any(sign.isupper() or sign.istitle() for sign in query.words)


class Found(Protocol):
    """A hit in the folded text: a match, or what has the same two methods."""

    def start(self) -> int:
        """Return its offset."""

    def end(self) -> int:
        """Return the offset behind it."""


class Hits:
    """The hits of a query in the order of the text, found as far as time allowed so far.

    They are kept as offsets of the folded text; only those that are shown are turned into spans. `length`
    is that of every hit in the folded text, or 0 when each has its own.
    """

    def __init__(self, query: Query, made: Searchable, found: Iterator[Found], length: int = 0) -> None:
        self.query = query
        #: Whether all hits are known, and whether there were so many that the rest was left out.
        self.complete = self.cut = False
        self._made = made
        self._found = found
        self._length = length
        self._starts = array("I")
        self._ends = array("I")

    def __len__(self) -> int:
        return len(self._starts)

    def run(self, seconds: float | None = None) -> bool:
        """Search on for about `seconds` seconds, or to the end; return whether all hits are known.

        Raises PatternError when a regular expression takes out of all proportion long.
        """
        stop = None if seconds is None else time.perf_counter() + seconds
        while not self.complete:
            some = islice(self._found, _AT_A_TIME)
            before = len(self)
            if self._length:
                self._starts.extend([hit.start() for hit in some])
            else:
                for hit in some:
                    self._ends.append(hit.end())
                    self._starts.append(hit.start())
            self.cut = len(self) >= MOST_HITS
            self.complete = len(self) < before + _AT_A_TIME or self.cut
            if stop is not None and time.perf_counter() >= stop:
                break
        return self.complete

    def _end(self, number: int) -> int:
        return self._starts[number] + self._length if self._length else self._ends[number]

    def span(self, number: int) -> Span:
        """Return the place of a hit in the real text; they are numbered from 0."""
        return self._made.span(self._starts[number], self._end(number))

    def first_from(self, offset: int) -> int:
        """Return the number of the first hit that begins at `offset` of the real text or behind it.

        That is the number of hits when there is none.
        """
        return bisect_left(self._starts, offset, key=self._made.start)

    def over(self, start: int, end: int) -> list[int]:
        """Return the numbers of the hits that share a code point with a stretch of the real text."""
        if end <= start:
            return []
        numbers = range(len(self))
        first = bisect_left(numbers, start + 1, key=lambda number: self._made.end(self._end(number)))
        return list(range(first, max(first, self.first_from(end))))
