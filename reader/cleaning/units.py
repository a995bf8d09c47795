"""The units that cleaning decides about: at first the lines of the source, later sentences made whole."""

import re
from functools import lru_cache
from typing import NamedTuple

from reader.article import Span
from reader.cleaning.normalise import plain

#: Signs that open an item of a list.
_BULLETS = frozenset("*+•·▪◦‣●○■►–—-")
#: What may stand behind the stop of a sentence.
_CLOSERS = "'\"”’»)]」』"
_STOPS = frozenset(".!?…。！？")
#: The marks of footnotes behind a stop: “[1]”, “[12][a]”, “[citation needed]”, “²”.
_REFERENCES = re.compile(
    r"(?<=[.!?…。！？'\"”’»)])\s?(?:\[(?:\d{1,4}|[a-z]{1,2}|(?:nb|note|n) \d{1,3}|[a-z]+ needed)\]"
    r"|[⁰¹²³⁴⁵⁶⁷⁸⁹])+$"
)
_REFERRING = frozenset("]⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Scripts without a stop behind sentences: Thai and Lao, Burmese, Khmer. Long lines are sentences there.
_STOPLESS = (("\u0e00", "\u0eff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
_LONG_LINE = 40
_LONGEST_BULLET = 8
#: As many lines are remembered: the stages ask the same of each, and a page is read again without its debris.
REMEMBERED = 4_096
_WORD = re.compile(r"\w+")
_AMOUNT = re.compile(
    r"(?:\d+(?:[.,/ ]\d+)?\s?[¼½¾⅓⅔⅛]?|[¼½¾⅓⅔⅛])(?:\s?[-–]\s?\d+(?:[.,/]\d+)?)?\s?"
    r"(?:g|kg|ml|cl|dl|l|oz|lbs?|cups?|tbsps?|tsps?|(?:tea|table)spoons?|cloves?|cans?|slices?|pinch(?:es)?|"
    r"handfuls?|eggs?|ounces?|pounds?|sticks?|sprigs?|bunch(?:es)?|stalks?|packets?|packages?|large|medium|small|"
    r"el|tl|eier|ei|prise|œufs?|oeufs?|cuillères?|cucharadas?|cucharaditas?|tazas?|dientes?|huevos?)\b",
    re.IGNORECASE,
)
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
        words = plain(line) if line else ""
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


@lru_cache(maxsize=REMEMBERED)
def key_of(text: str) -> str:
    """Return the words of `text` in lower case: what stays the same when a page says something twice."""
    return " ".join(_WORD.findall(text.lower()))


@lru_cache(maxsize=REMEMBERED)
def words_of(key: str) -> tuple[str, ...]:
    """Return the words of a key."""
    return tuple(key.split())


@lru_cache(maxsize=REMEMBERED)
def vocabulary_of(key: str) -> frozenset[str]:
    """Return the words of a key, each once."""
    return frozenset(words_of(key))


def is_stopped(text: str) -> bool:
    """Tell whether `text` ends like a sentence, closing quotes, brackets and footnotes' marks aside."""
    if text[-1:] in _REFERRING:
        text = _REFERENCES.sub("", text)
    last = text.rstrip(_CLOSERS)[-1:]
    return last in _STOPS or (last > "\u0e00" and len(text) >= _LONG_LINE and _has_no_stops(last))


def _has_no_stops(sign: str) -> bool:
    return any(first <= sign <= last for first, last in _STOPLESS)


@lru_cache(maxsize=REMEMBERED)
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


def is_quantity(text: str) -> bool:
    """Tell whether `text` begins with an amount, as an ingredient does: “200 g flour”, “½ cup milk”."""
    return (text[:1].isdigit() or text[:1] in "¼½¾⅓⅔⅛") and _AMOUNT.match(text) is not None


@lru_cache(maxsize=REMEMBERED)
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
