"""Where words may be parted at the end of a line, by the patterns of their language (pyphen's).

Patterns take a twentieth of a second to read: ask for a hyphenator when there is time, or when a page cannot
be set well without.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from reader.typesetting.cells import is_plain
from reader.typesetting.options import Hyphenates

#: The fewest letters before a hyphen and behind it.
LEAST_BEFORE = 2
LEAST_BEHIND = 3

#: The patterns for a language that names no country, where the name alone would find none or others.
_USUAL = {"en": "en_US", "no": "nb", "nb": "nb_NO", "sr": "sr"}
#: Languages that write all nouns with a capital, so that a capital says nothing about names.
_CAPITAL_NOUNS = frozenset(("de", "lb"))
#: A word between spaces, with what may stand around it; no digits, signs or addresses in it.
_WORD = re.compile(r"[^\W\d_]++(?:['’][^\W\d_]++)*+(?=[.,;:!?…'’\"”»)\]]*+(?:\s|—|\Z))")
_BEFORE = frozenset(" \n\t\u00a0—([«¿¡“„‘'\"")
_OPENING = frozenset("([«¿¡“„‘'\"")
_LONGEST_WORD = 64
#: Words whose places are remembered.
_MOST_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Parting:
    """Who knows where words may be parted, and how many cells a line must leave empty before it is tried."""

    hyphenator: Hyphenates
    least: int = 4
    _places: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def within(self, text: str, start: int, room: int, stop: int) -> int:
        """Return how much of the word at `start`, which stands behind a space, goes into `room` cells; or 0.

        A hyphen goes in with it. The last word before `stop` is never parted.
        """
        end = text.find(" ", start, stop)
        if end < 0:
            return 0
        token = text[start:end]
        places = self._places.get(token)
        if places is None:
            if len(self._places) > _MOST_WORDS:
                self._places.clear()
            places = self._places[token] = self._worked_out(token)
        for place in places:
            if place < room:
                return place
        return 0

    def _worked_out(self, token: str) -> tuple[int, ...]:
        """Return the offsets, descending, at which what stands between two spaces may be parted."""
        word = word_around(token, 0)
        if word is None:
            return ()
        first, last = word
        return tuple(first + at for at in reversed(self.hyphenator.positions(token[first:last])))


class Hyphenator:
    """Knows where the words of one language may be parted; each word is worked out once."""

    def __init__(self, language: str) -> None:
        import pyphen  # type: ignore[import-untyped]

        self.language = language
        patterns = pyphen.Pyphen(lang=language, left=LEAST_BEFORE, right=LEAST_BEHIND)
        self._find = patterns.positions
        self._capitals = language.partition("_")[0] in _CAPITAL_NOUNS
        self._known: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the offsets in a word, ascending, at which it may be parted.

        Names keep whole: words with a capital, but for the first letter in languages that write nouns so.
        Places where the spelling would change at the hyphen are left out.
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _MOST_WORDS:
                self._known.clear()
            found = self._known[word] = self._worked_out(word)
        return found

    def _worked_out(self, word: str) -> tuple[int, ...]:
        if len(word) < LEAST_BEFORE + LEAST_BEHIND or len(word) > _LONGEST_WORD or not is_plain(word):
            return ()
        if not word.islower() and not (self._capitals and word[1:].islower()):
            return ()
        letters = word.replace("’", "'")
        stops = [at for at, sign in enumerate(letters) if sign == "'"]
        return tuple(
            int(at)
            for at in self._find(letters)
            if getattr(at, "data", None) is None
            and all(at <= stop - LEAST_BEFORE or at > stop + LEAST_BEFORE for stop in stops)
        )


def hyphenator_for(language: str) -> Hyphenator | None:
    """Return the hyphenator of a language (ISO 639-1, maybe with a country: en, en-GB), or None if unknown.

    The same one each time, so that layouts made with it can be kept.
    """
    code = language.strip().replace("-", "_").partition(".")[0]
    name, _, country = code.partition("_")
    if not name.isalpha():
        return None
    return _hyphenator(f"{name.lower()}_{country}" if country else name.lower())


@lru_cache(maxsize=8)
def _hyphenator(code: str) -> Hyphenator | None:
    import pyphen

    known = _USUAL.get(code) or pyphen.language_fallback(code)
    if known is None and "_" in code:
        return _hyphenator(code.partition("_")[0])
    try:
        return Hyphenator(known) if known else None
    except (KeyError, OSError, ValueError):  # patterns that are not there or cannot be read
        return None


def word_around(text: str, offset: int) -> tuple[int, int] | None:
    """Return start and end of the word at `offset` that may be parted; None where there is none such."""
    start = offset
    while text[start : start + 1] in _OPENING and start - offset < 3 and text[start : start + 1]:
        start += 1
    if start == offset:
        least = max(0, offset - _LONGEST_WORD)
        while start > least and (text[start - 1].isalpha() or text[start - 1] in "'’"):
            start -= 1
        while start < offset and not text[start].isalpha():
            start += 1
    if start > 0 and text[start - 1] not in _BEFORE:
        return None
    found = _WORD.match(text, start)
    return found.span() if found is not None and found.end() > offset else None


def is_parted_at(text: str, offset: int, hyphenator: Hyphenates | None) -> bool:
    """Tell whether a hyphen may stand between the letters on both sides of `offset`."""
    if hyphenator is None or not (0 < offset < len(text)):
        return False
    if not (text[offset - 1].isalpha() and text[offset].isalpha()):
        return False
    word = word_around(text, offset)
    return word is not None and offset - word[0] in hyphenator.positions(text[word[0] : word[1]])
