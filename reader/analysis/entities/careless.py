"""Names written without their capitals, as in messages and comments typed in haste.

Only a text that is careless elsewhere too is read so, since in a careful one a small letter means a word; but
for countries, which no careful writer writes small.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer, gazetteer
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
_KINDS = (PERSON, ORGANISATION, PLACE)

_WORD = re.compile(r"(?<![\w@#/\\'’-])(?<!\w\.)[^\W\d_]{2,}(?![\w@/\\-]|\.[\w.]|['’](?!s\b))")
_OPENING = re.compile(r"(?:^|\n|[.!?][\"”’)]? )[\"“‘( ]*([^\W\d_])")
_I = re.compile(r"(?<![\w'’.])i(?=[ ,'’](?!\.))")
#: A careless text opens so large a part of its sentences with a small letter, and not just one of them.
_SMALL_SHARE, _FEWEST_SMALL = 0.3, 2
#: Shorter words are as often something else.
_SHORTEST = 4
#: Things that are called after a place, in small letters.
_THINGS = frozenset(
    """angora apple bologna chihuahua chile china cologne guinea java jersey lima madras manila panama turkey
    valentine""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Countries that are things too in a careful text.
_ALSO_THINGS = frozenset(("brazil", "india", "japan", "jordan", "cuba", "chad"))
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "april"))


class _Spelling(NamedTuple):
    """A known name: its words in small letters, how it is spelt, what it is, and whether it is a country."""

    words: tuple[str, ...]
    wording: str
    kind: EntityKind
    country: bool


def careless(text: str) -> bool:
    """Tell whether a text does without capitals: “i”, and sentences that open with small letters."""
    if _I.search(text):
        return True
    opened = _OPENING.findall(text)
    small = sum(1 for letter in opened if str(letter).islower())
    return bool(small >= _FEWEST_SMALL and small >= _SMALL_SHARE * len(opened))


def small_names(
    text: str, mentions: Iterable[Named], lower: frozenset[str], lists: Gazetteer, in_haste: bool
) -> Iterator[Named]:
    """Yield the names of `text` in small letters that the lists, or the article itself, know.

    `lower` holds the words that the text has in small letters; `in_haste` tells that it is careless. What is
    found may overlap mentions.
    """
    tables = [_spellings()]
    if in_haste:
        own: dict[str, list[_Spelling]] = {}
        for mention in mentions:
            spelt = tuple(mention.wording.lower().split())
            if mention.kind in _KINDS and spelt[0] in lower and _is_telling(spelt, lists):
                own.setdefault(spelt[0], []).append(_Spelling(spelt, mention.wording, mention.kind, False))
        tables.insert(0, own)
    elif not any(spelling.country for word in lower & tables[0].keys() for spelling in tables[0][word]):
        return
    words = list(_WORD.finditer(text))
    end = 0
    for at, word in enumerate(words):
        if word.start() < end or not word.group().islower():
            continue
        name = _known_at(words, at, text, tables, in_haste)
        if name is None and in_haste:
            name = _person_at(words, at, text, lists)
        if name is not None:
            end = name.end
            yield name


def _known_at(
    words: list[re.Match[str]], at: int, text: str, tables: list[dict[str, list[_Spelling]]], in_haste: bool
) -> Named | None:
    """Return the longest known name that the words from `at` on spell."""
    for table in tables:
        for spelling in table.get(words[at].group(), ()):
            run = words[at : at + len(spelling.words)]
            if (
                (in_haste or spelling.country)
                and tuple(word.group() for word in run) == spelling.words
                and _is_joined(run, text)
            ):
                return Named(run[0].start(), run[-1].end(), spelling.wording, spelling.kind)
    return None


def _person_at(words: list[re.Match[str]], at: int, text: str, lists: Gazetteer) -> Named | None:
    """Return the first name at `at`, with the family name behind it."""
    first = words[at].group()
    if len(first) < _SHORTEST or first in lists.words or first in lists.roles or first in _THINGS | _DAYS:
        return None
    if first.title() not in lists.first_names or first.title() in lists.known:
        return None
    end = words[at].end()
    if at + 1 < len(words) and _is_joined(words[at : at + 2], text):
        last = words[at + 1].group()
        if last.islower() and last not in lists.words and last.title() in lists.surnames:
            end = words[at + 1].end()
    return Named(words[at].start(), end, text[words[at].start() : end].title(), PERSON)


def _is_joined(run: list[re.Match[str]], text: str) -> bool:
    """Tell whether nothing but a space stands between the words."""
    return all(text[left.end() : right.start()] == " " for left, right in pairwise(run))


def _is_telling(words: Iterable[str], lists: Gazetteer) -> bool:
    """Tell whether words written small are still a name: one of them at least is no ordinary word."""
    return any(
        len(word) >= _SHORTEST and word not in lists.words and word not in _THINGS and word.isalpha()
        for word in words
    )


@cache
def _spellings() -> dict[str, list[_Spelling]]:
    """Return the places and organisations of the lists by their first word, the longest first."""
    lists = gazetteer()
    found: dict[str, list[_Spelling]] = {}
    for wording, kind in lists.known.items():
        words = tuple(wording.lower().split())
        if kind not in (PLACE, ORGANISATION) or not wording[0].isupper():
            continue
        country = (
            kind is PLACE and lists.full_name(wording) in lists.countries and wording not in lists.first_names
        )
        if _is_telling(words, lists) or (country and len(words) > 1):
            found.setdefault(words[0], []).append(_Spelling(words, wording, kind, country))
    for spellings in found.values():
        spellings.sort(key=lambda spelling: -len(spelling.words))
    return found
