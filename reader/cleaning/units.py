"""The units that cleaning decides about: at first the lines of the source, later sentences made whole."""

import re
from typing import NamedTuple

from reader.article import Span
from reader.cleaning.normalise import plain

#: Signs that open an item of a list.
_BULLETS = frozenset("*+•·▪◦‣●○■►–—-")
#: What may stand behind the stop of a sentence.
_CLOSERS = "'\"”’»)]」』"
_STOPS = frozenset(".!?…。！？")
_LONGEST_BULLET = 8
_WORD = re.compile(r"\w+")
#: Scripts without spaces between words, first and last sign: Thai, kana, Han, Hangul. A pattern of such
#: ranges would take longer to build than an article takes to clean.
_SPACELESS = (
    ("\u0e00", "\u0e7f"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uac00", "\ud7af"),
)


class Unit(NamedTuple):
    """One line, or several that belong together, as plain text.

    `where` is its span in the source without white space at the ends. `gap` counts the blank lines
    before it, `indent` the white space before its first word. `pieces` are the spans of the source lines
    it was joined from, in order. A stanza keeps its line feeds in `text`.
    """

    text: str
    where: Span
    gap: int = 0
    indent: int = 0
    pieces: tuple[Span, ...] = ()
    #: What joined the pieces: "" (nothing was joined), "hard-wrap" or "broken-sentence".
    joined: str = ""
    #: If a scorer joined them: the log-odds of the weakest join, and its reasons, strongest first.
    score: float = 0.0
    reasons: tuple[str, ...] = ()


def read_units(text: str) -> list[Unit]:
    """Return one unit for each line of `text` that has something to show, not only marks of quotation."""
    units: list[Unit] = []
    start = gap = 0
    for line in text.replace("\f", "\n").replace("\v", "\n").split("\n"):
        words = plain(line)
        if words and (words[0] != ">" or words.strip("> ")):
            body = line.lstrip()
            indent = len(line) - len(body)
            begin = start + indent
            units.append(Unit(words, Span(begin, begin + len(body.rstrip())), gap, indent))
            gap = 0
        else:
            gap += 1
        start += len(line) + 1
    return units


def word_set(words: str) -> frozenset[str]:
    """Return the set of the words of `words`: how long lists of words are written down readably."""
    return frozenset(words.split())


def key_of(text: str) -> str:
    """Return the words of `text` in lower case: what stays the same when a page says something twice."""
    return " ".join(_WORD.findall(text.lower()))


def is_stopped(text: str) -> bool:
    """Tell whether `text` ends like a sentence, closing quotes and brackets aside."""
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


def opens_item(text: str) -> bool:
    """Tell whether `text` begins like an item of a list: “• ”, “3. ”, “(b) ”."""
    first, _, rest = text[:_LONGEST_BULLET].partition(" ")
    if not first or not rest:
        return False
    if first in _BULLETS:
        return True
    number = first[1:] if first[0] == "(" else first
    if number[-1:] not in (".", ")"):
        return False
    number = number[:-1]
    return (number.isdigit() and len(number) <= 3) or (len(number) == 1 and "a" <= number <= "z")


def word_count(text: str) -> int:
    """Count the words of `text`; in scripts without spaces, two characters count as a word."""
    count = len(text.split())
    if text.isascii():
        return count
    spaceless = frozenset(filter(_is_spaceless, frozenset(text)))
    signs = sum(map(spaceless.__contains__, text)) if spaceless else 0
    return count if signs < 4 else max(count, signs // 2)


def _is_spaceless(sign: str) -> bool:
    return sign > "\u0e00" and any(first <= sign <= last for first, last in _SPACELESS)


def is_cjk(sign: str) -> bool:
    """Tell whether a code point is of a script that is written without spaces."""
    return sign > "\u0e00" and (
        _is_spaceless(sign) or "\u3000" <= sign <= "\u303f" or "\uff01" <= sign <= "\uff60"
    )
