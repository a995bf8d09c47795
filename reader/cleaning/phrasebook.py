"""Looking up the phrases that furniture is known by, of all lists together; the first list wins."""

from collections.abc import Mapping
from functools import cache

from reader.cleaning import phrases as common
from reader.cleaning import phrases_abroad, phrases_of_news
from reader.cleaning.units import key_of

#: The lists, the weakest first.
_BOOKS = (phrases_abroad, phrases_of_news, common)


def _split(phrases: str) -> list[str]:
    """Return the phrases of a list as keys: words of some scripts are more than letters."""
    return [phrase if phrase.isascii() else key_of(phrase) for phrase in phrases.split(" | ")]


@cache
def whole() -> Mapping[str, str]:
    """Return the class of every whole line that is furniture."""
    lists = [(label, phrases) for table in _BOOKS for label, phrases in table.WHOLE.items()]
    return {phrase: label for label, phrases in lists for phrase in _split(phrases)}


@cache
def opening() -> Mapping[str, tuple[str, int]]:
    """Return the class and the most words of a line by the words it opens with."""
    lists = [(rule, phrases) for table in _BOOKS for rule, phrases in table.OPENING.items()]
    return {phrase: rule for rule, phrases in lists for phrase in _split(phrases)}


@cache
def openers() -> Mapping[str, tuple[int, ...]]:
    """Return how many words the phrases of `opening` have, by their first word, most first."""
    lengths: dict[str, set[int]] = {}
    for phrase in opening():
        words = phrase.split(" ")
        lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}


@cache
def inside() -> tuple[tuple[str, str, int], ...]:
    """Return the phrases that tell a line anywhere in it, with class and most words."""
    lists = [(rule, phrases) for table in reversed(_BOOKS) for rule, phrases in table.INSIDE.items()]
    return tuple((phrase, *rule) for rule, phrases in lists for phrase in _split(phrases))


@cache
def _inside_rules() -> Mapping[str, tuple[str, int]]:
    rules: dict[str, tuple[str, int]] = {}
    for phrase, label, most in inside():
        rules.setdefault(phrase, (label, most))
    return rules


def inside_rule(phrase: str) -> tuple[str, int]:
    """Return the class and the most words of a line that has a phrase of `inside` in it."""
    return _inside_rules()[phrase]


@cache
def headings_too() -> frozenset[str]:
    """Return the whole lines that may be subheads of an article as well."""
    return frozenset(phrase for table in _BOOKS for phrase in _split(table.HEADINGS_TOO))


@cache
def box_heads() -> frozenset[str]:
    """Return what heads the boxes that belong to an article."""
    return frozenset(_split(common.BOX_HEADS))
