"""Regular expressions for readers: spaces that match line ends, faults told in words, and an end to waiting.

The `regex` library stops after a given time and lets other threads run meanwhile; the standard library's
engine would hold the program for as long as a careless pattern takes.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article.searchable import Searchable, searchable, unaccented
from reader.errors import BroadsheetError

if TYPE_CHECKING:
    from regex import Pattern  # type: ignore[import-untyped]

    from reader.article.hits import Found
    from reader.article.searching import Query, Searcher

#: How long a pattern may take for the whole of a text, in seconds.
PATIENCE = 2.0

#: What the library says of a faulty pattern, and what a reader understands.
_FAULTS = {
    "missing )": "a ( is not closed",
    "unbalanced parenthesis": "a ) closes nothing",
    "unterminated character set": "a [ is not closed",
    "bad character range": "a range in [ ] runs backwards",
    "nothing to repeat": "there is nothing to repeat; \\ before a sign means the sign itself",
    "multiple repeat": "two repeats follow one another",
    "min repeat greater than max repeat": "the least is more than the most",
    "bad escape (end of pattern)": "\\ stands at the end, with nothing behind it",
    "bad escape": "\\ stands before a letter that has no meaning there",
    "unknown property": "no such kind of character",
    "invalid group reference": "there is no such group",
    "unknown group": "there is no such group",
    "missing >": "the name of a group is not closed with >",
    "unknown extension": "what follows (? has no meaning",
    "missing }": "a { is not closed",
}


class PatternError(BroadsheetError):
    """A regular expression that is none, or that takes too long."""


def pattern_hits(searcher: "Searcher", query: "Query") -> tuple[Searchable, "Iterator[Found]"]:
    """Return the text that the pattern is looked for in, and its hits; raises PatternError."""
    import regex

    from reader.article.searching import Case, Folding

    words = _folded_pattern(query.words)
    flags = regex.MULTILINE | regex.VERSION0
    capitals = query.case is Case.EXACT or (query.case is Case.SMART and _means_capitals(query.words))
    if not capitals:
        flags |= regex.IGNORECASE
    try:
        regex.compile(query.words, flags)
        wanted = spaced(words)
        pattern = regex.compile(rf"\b(?:{wanted})\b" if query.whole else wanted, flags)
    except regex.error as error:
        raise PatternError(fault(str(error.msg), query.words, error.pos)) from None
    except (RecursionError, OverflowError, MemoryError, ValueError) as error:
        raise PatternError("This regular expression is too large") from error
    accented = unaccented(searchable(words)).text != searchable(words).text
    made = searcher.folded(Folding(cased=True, accented=accented, breaks=True))
    return made, _within_time(_matches(pattern, made.text))


def _within_time(found: "Iterator[Found]") -> "Iterator[Found]":
    """Yield the hits that are not empty."""
    try:
        for hit in found:
            if hit.end() > hit.start():
                yield hit
    except TimeoutError:
        raise PatternError("This regular expression takes too long on this text") from None
    except MemoryError:
        raise PatternError("This regular expression takes too much memory on this text") from None


def _matches(pattern: "Pattern[str]", text: str) -> "Iterator[Found]":
    """Return all matches in the order of the text; raises TimeoutError when patience ends."""
    import regex

    if pattern.flags & regex.REVERSE:
        matches: list[Found] = list(pattern.finditer(text, timeout=PATIENCE, concurrent=True))
        return reversed(matches)
    found: Iterator[Found] = (
        pattern.finditer(text)
        if _is_tame(pattern.pattern)
        else pattern.finditer(text, timeout=PATIENCE, concurrent=True)
    )
    return found


def _is_tame(words: str) -> bool:
    """Tell whether a pattern cannot go over the same words again and again.

    Such a one needs no clock at each match, which would take four times as long.
    """
    return not _REPEATS.search(words) and len(_CHOICES.findall(words)) <= _FEW


_REPEATS, _CHOICES = re.compile(r"[*+{]|\\[\dgKLG]|\(\?"), re.compile(r"[|?]")
_FEW = 6


def fault(message: str, words: str, at: int | None) -> str:
    """Return what is wrong with a pattern, and where; `at` counts code points from 0."""
    known = next((told for said, told in _FAULTS.items() if message.startswith(said)), message)
    if at is None:
        return f"Not a regular expression: {known}"
    where = "at its end" if at >= len(words) else f"at character {at + 1}, “{words[at]}”"
    return f"Not a regular expression: {known} ({where})"


_CAPITAL_CLASS = re.compile(r"\\[pP]\{|\[\[:|\(\?[a-zA-Z]*-i")
_ESCAPE = re.compile(
    r"\\N\{[^}]*\}|\\[pP]\{[^}]*\}|\\g<[^>]*>|\(\?P?[<=&>][^)>]*>?|\(\?[a-zA-Z]+[:)]|\\.", re.DOTALL
)


def _means_capitals(words: str) -> bool:
    """Tell whether capitals are written that stand for themselves: those of \\W or (?P<Name>…) do not."""
    return _CAPITAL_CLASS.search(words) is not None or any(map(str.isupper, _ESCAPE.sub("", words)))


_SIGNS = re.compile(r"[^\x00-\x7f]")


def _folded_pattern(words: str) -> str:
    """Return the pattern with typographic signs as the folded text has them."""

    def form(found: re.Match[str]) -> str:
        folded = searchable(found.group(), breaks=True).text
        # A dash between two characters of a set would become a range.
        return "\\-" if folded == "-" else folded or found.group()

    return _SIGNS.sub(form, words)


_TOKEN = re.compile(r"\\.|\(\?[a-zA-Z-]*x[a-zA-Z-]*[:)]|\[\^?\]?|\]| +|.", re.DOTALL)


def spaced(words: str) -> str:
    """Return the pattern with every space as white space of any kind and length, line ends included."""
    found: list[str] = []
    depth = 0
    for token in _TOKEN.findall(words):
        if token.startswith("(?") and not depth:
            return words  # a verbose pattern: its spaces mean nothing
        if token.startswith("["):
            # Inside a set, [ is a character, unless it begins a class such as [:alpha:].
            depth += 1 if not depth else 0
        elif token == "]":
            depth = 0
        if token.startswith(" "):
            found.append(r"\s" if depth else r"\s+")
        else:
            found.append(token)
    return "".join(found)
