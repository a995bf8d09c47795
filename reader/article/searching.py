"""Searching an article: what is asked for, and all its hits as spans of the real text.

What the reader does not write does not matter: in lower case any case is found, without accents letters
with them, without hyphens words that have some. What is written is meant.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from threading import RLock

from reader.article.hits import CountedHits, Found, Hits, ListedHits, can_be_counted
from reader.article.searchable import Searchable, joined, lowered, searchable, unaccented

#: From so many letters on, a query finds words with hyphens in them; “ee” is not meant by “tree-eater”.
_HYPHENS_FROM = 4
#: So far behind a place, and before it, are the hits looked for that are shown first, in code points.
_NEAR, _BEFORE = 32_000, 1000


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
    """One text, ready to be searched; what was folded for one query is there for the next.

    `origin` is the place of its first code point: hits in a part of a text stand where the whole has them.
    """

    def __init__(self, text: str, origin: int = 0) -> None:
        self.text = text
        self._origin = origin
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
        return searchable(self.text, breaks=folding.breaks, origin=self._origin)

    def search(self, query: Query) -> Hits:
        """Begin to search; raises PatternError for a regular expression that is none."""
        if query.pattern:
            from reader.article.patterns import pattern_hits

            return ListedHits(query, *pattern_hits(self, query))
        return self._word_hits(query)

    def near(self, offset: int) -> "Searcher":
        """Return one for the words around `offset`: its hits are known within a few milliseconds.

        Its ends are ends of lines where there are some, so that it finds what a search of the whole finds.
        """
        text, least = self.text, max(0, offset - _BEFORE)
        start = text.rfind("\n", least, offset) + 1 or text.rfind(" ", least, offset) + 1 or least
        end = offset + _NEAR
        if end < len(text):
            end = text.find("\n", end, end + _NEAR) + 1 or text.find(" ", end, end + _NEAR) + 1 or end
        return Searcher(text[start:end], self._origin + start)

    def _word_hits(self, query: Query) -> Hits:
        words, folding = _wanted(query)
        made = self.folded(folding)
        found: Iterator[Found]
        if not words.strip():
            found = iter(())
        elif query.whole:
            found = _whole_words(made.text, words)
        elif words[0] in made.inner:
            found = _apart(made, words)
        elif can_be_counted(made.text, words):
            return CountedHits(query, made, words)
        else:
            found = re.finditer(re.escape(words), made.text)
        return ListedHits(query, made, found, len(words))


def _wanted(query: Query) -> tuple[str, "Folding"]:
    """Return the words of a query, folded, and the folding of the text that they are looked for in."""
    words = searchable(query.words)
    cased = has_capitals(query)
    if not cased:
        words = lowered(words)
    hyphens = query.whole or "-" in words.text or sum(map(str.isalpha, words.text)) < _HYPHENS_FROM
    return words.text, Folding(cased, unaccented(words).text != words.text, hyphens)


def _whole_words(text: str, words: str) -> Iterator[Found]:
    """Return the hits that no word goes over the ends of."""
    word = re.escape(words)
    # The words come first: the engine looks for them as fast as for words alone, and then looks around.
    before = rf"(?<!\w{word})" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.match(r"\w", words[-1]) else ""
    return re.finditer(f"{word}{after}{before}", text)


def _apart(made: Searchable, words: str) -> Iterator[Found]:
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
