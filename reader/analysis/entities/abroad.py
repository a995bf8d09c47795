"""Names in texts of other languages than English: few rules, and only what they are sure of.

Capitals tell less there (German writes every noun with one) or nothing at all, and nothing was learnt. So a
name needs a reason of its own: a known first name, a form of address, a place or body of the lists, initials.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.reading import lower_words
from reader.analysis.entities.scripts import WITHOUT_CAPITALS, uncased
from reader.analysis.entities.titles_abroad import is_office, titled
from reader.analysis.entities.tongues import Tongue, tongue
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

_LINE = re.compile(r"[^\r\n\u2028]+")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][\w]*(?:[-‐][^\W\d_]\w*)*")
_OPENING = re.compile(r"[.!?…:;]|[\"“„«»‹—–•*(\[]")
#: What may part the words of a run, besides one space.
_ELIDED = re.compile(r" [dl]['’]$")
_ROMAN = re.compile(r"[IVXLCM]+")
_INITIALS = re.compile(r"[^\W\d_a-zà-ÿ]{2,6}")
_AND = frozenset(("y", "e", "et", "en", "i", "og", "och", "und", "za", "с", "и"))
_IN_WORDS = "in aus nach bei en à au aux de desde a em no na da di te naar uit w z we ze i v ve в из на у"
_IN = frozenset(_IN_WORDS.split())
#: German nouns that look like names to a list of first names.
_NOUN = re.compile(r"\w+(?:ung|heit|keit|schaft|tion|tät|ismus|chen|lein|nis|tum|ling)(?:e?n|s)?")
#: In words: the longest person and run; in letters: the shortest stem and what is no short name.
_MOST_WORDS, _LONGEST, _LEAST_STEM, _LONG, _LONGEST_ENDING = 4, 16, 4, 3, 5


class Word(NamedTuple):
    """A word at `start` to `end`; `opens` where a capital is no news, `joined` to the word before it."""

    text: str
    start: int
    end: int
    opens: bool
    joined: bool


def name_abroad(text: str, lists: Gazetteer, language: str) -> Naming:
    """Return the surest names of a text in another language than English, in order, without overlaps."""
    known = tongue(language)
    if language in WITHOUT_CAPITALS:
        return Naming(tuple(uncased(text, lists, known)), {})
    names = (titled(text, name, known) for name in Abroad(text, lists, known).names())
    return Naming(tuple(names), {})


class Abroad:
    """Reads one text in a language with capitals."""

    def __init__(self, text: str, lists: Gazetteer, known: Tongue) -> None:
        self._text = text
        self._lists = lists
        self._known = known
        self._lower = lower_words(text)
        self._first_names = known.first_names | lists.first_names
        self._first = {place.split()[0] for place in known.places | known.bodies if " " in place}
        self._stems = _stems(known.places) if known.endings else {}

    def names(self) -> list[Named]:
        """Return the names in order."""
        lines = [list(self._words(found)) for found in _LINE.finditer(self._text)]
        found = [name for line in lines for name in self._in_line(line)]
        return self._again(lines, found)

    def _words(self, line: re.Match[str]) -> Iterator[Word]:
        """Yield all words of a line."""
        last = line.start()
        for found in _WORD.finditer(self._text, line.start(), line.end()):
            gap = self._text[last : found.start()]
            opens = last == line.start() or bool(_OPENING.search(gap))
            joined = gap in (" ", "\u00a0") or bool(_ELIDED.fullmatch(gap))
            end, word = found.end(), found.group()
            if self._text[end : end + 1] == "." and word + "." in self._known.address:
                end, word = end + 1, word + "."
            yield Word(word, found.start(), end, opens, joined)
            last = end

    def _in_line(self, line: list[Word]) -> Iterator[Named]:
        shouted = sum(word.text.isupper() for word in line) > len(line) // 2 and len(line) > _LONG
        at = 0
        while at < len(line):
            word = line[at]
            if not word.text[0].isupper() and word.text not in self._known.address:
                at += 1
                continue
            before = line[at - 1].text if at and word.joined else ""
            name, taken = self._name(line, at, before, shouted=shouted)
            if name is not None:
                yield name
            at += taken

    def _name(self, line: list[Word], at: int, before: str, *, shouted: bool) -> tuple[Named | None, int]:
        """Return the name that begins at a word, if any, and how many words are done with."""
        word = line[at]
        if word.text in self._known.address:
            run = self._run(line, at + 1)
            if not run or not run[0].joined or shouted:
                return None, 1
            if len(run) > 1 and not run[1].text[0].isupper() and not self._is_first_name(run[0].text):
                run = run[:1]  # “Herr Petersen von der Werft”
            return self._named(self._person_of(run) or run[:1], PERSON), 1 + len(
                self._person_of(run) or run[:1]
            )
        listed = self._listed(line, at, before)
        if listed is not None:
            return (listed[0] if not shouted or listed[0].kind is PLACE else None), listed[1]
        run = self._run(line, at)
        if shouted or not run or (word.opens and self._is_ordinary(word)):
            return None, 1
        body = self._body(run)
        if body:
            return self._named(body, ORGANISATION), len(body)
        people = self._person_of(run)
        if people and (self._is_first_name(people[0].text) or self._ends_in_first_name(people)):
            return self._named(people, PERSON), len(people)
        called = before in self._known.roles or is_office(before, self._known.language)
        if people and called and not self._is_noun(people[0].text):
            return self._named(people, PERSON), len(people)
        return None, 1

    def _is_ordinary(self, word: Word) -> bool:
        """Tell whether a word that opens a sentence is likelier an ordinary one."""
        small = word.text.lower()
        return small in self._known.small or small in self._lower

    def _is_noun(self, word: str) -> bool:
        return self._known.language == "de" and _NOUN.fullmatch(word) is not None

    def _is_first_name(self, word: str) -> bool:
        names = self._first_names
        return word in names or word.partition("-")[0] in names or self._stem_of(word, names)

    def _stem_of(self, word: str, names: frozenset[str]) -> bool:
        """Tell whether an inflected word is one of `names`: “Владимира”."""
        return any(
            word.endswith(end) and any(word[: -len(end)] + more in names for more in ("", "й", "a", "а", "я"))
            for end in self._known.endings
            if len(word) - len(end) >= _LEAST_STEM
        )

    def _ends_in_first_name(self, run: list[Word]) -> bool:
        """Tell whether the family name comes first, as in Hungarian."""
        return self._known.language == "hu" and self._is_first_name(run[-1].text)

    def _run(self, line: list[Word], at: int) -> list[Word]:
        """Return the words from `at` on that hang together by capitals and the joints between them."""
        run: list[Word] = []
        waiting: list[Word] = []
        for index, word in enumerate(line[at : at + _LONGEST]):
            if index and not word.joined:
                break
            if word.text[0].isupper():
                run += [*waiting, word]
                waiting = []
            elif run and word.text in self._known.joints and len(waiting) < 2:
                waiting.append(word)
            else:
                break
        return run

    def _person_of(self, run: list[Word]) -> list[Word]:
        """Return the words of a run that may be one person's name: none where they cannot be."""
        name: list[Word] = []
        for index, word in enumerate(run):
            if word.text in _AND or (
                index and self._kind(word.text) is PLACE and not run[index - 1].text[0].isupper()
            ):
                break
            if word.text.isupper() and len(word.text) > 1 and "." not in word.text:
                break
            if (
                word.text[0].isupper()
                and index
                and (
                    word.text.lower() in self._lower
                    or self._is_noun(word.text)
                    or word.text in self._known.heads
                )
            ):
                break
            name.append(word)
        while name and not name[-1].text[0].isupper():
            name.pop()
        capitals = [word for word in name if word.text[0].isupper()]
        return name if 1 < len(capitals) <= _MOST_WORDS + 1 else []

    def _body(self, run: list[Word]) -> list[Word]:
        """Return the words of a run that name an organisation, by its first word or its last."""
        tails = tuple(tail for tail in self._known.tails if "." in tail)
        for size in range(len(run), 1, -1):
            if run[size - 1].text in self._known.tails or self._text.startswith(tails, run[size - 1].start):
                return run[:size]
        capitals = [word for word in run if word.text[0].isupper()]
        if run[0].text not in self._known.heads or len(capitals) < 2:
            return []
        name = list(run)
        for index, word in enumerate(name):
            following = next((later.text for later in name[index + 1 :] if later.text[0].isupper()), "")
            if word.text in _AND and (self._is_first_name(following) or following in self._known.heads):
                return name[:index]
        return name

    def _kind(self, wording: str) -> EntityKind | None:
        """Return what the lists know a wording as."""
        if wording in self._known.places:
            return PLACE
        if wording in self._known.bodies:
            return ORGANISATION
        kind = self._lists.known.get(wording)
        return kind if kind in (PERSON, ORGANISATION, PLACE) else None

    def _listed(self, line: list[Word], at: int, before: str) -> tuple[Named, int] | None:
        """Return the longest name of the lists at a word, and how many words it has."""
        most = 5 if line[at].text in self._first or at + 1 < len(line) else 1
        for size in range(min(most, len(line) - at), 0, -1):
            run = line[at : at + size]
            if any(not word.joined for word in run[1:]):
                continue
            wording = " ".join(self._text[run[0].start : run[-1].end].split())
            kind = self._sure(wording, run[0], before) if size == 1 else self._kind(wording)
            if kind is not None:
                if size == 1 and self._is_part_of_a_name(line, at, kind):
                    return None
                return self._named(run, kind), size
        return None

    def _is_part_of_a_name(self, line: list[Word], at: int, kind: EntityKind) -> bool:
        """Tell whether a single known word is a first name, or the head of a longer name."""
        run = self._run(line, at)
        first = self._is_first_name(line[at].text) and line[at].text not in self._known.places
        return len(run) > 1 and run[1].text[0].isupper() and (first or kind is PERSON)

    def _sure(self, wording: str, word: Word, before: str) -> EntityKind | None:
        """Return the kind of a single word, where it is no ordinary one."""
        if wording in self._known.never or (word.opens and self._is_ordinary(word)):
            return None
        if wording.lower() in self._known.small and not wording.isupper():
            return None
        own = PLACE if wording in self._known.places or self._uninflected(wording) else None
        if own is not None or wording in self._known.bodies:
            return own or ORGANISATION
        if _INITIALS.fullmatch(wording) and wording.isupper():
            titled = wording.title()
            if titled in self._known.places or self._lists.known.get(titled) is PLACE:
                return PLACE
            if _ROMAN.fullmatch(wording):
                return None
            return self._kind(wording) or (None if word.opens else ORGANISATION)
        kind = self._kind(wording)
        if self._known.language == "de" and kind is not None:
            return kind if before in _IN or wording in self._lists.countries or kind is PERSON else None
        return kind if len(wording) > _LONG or wording in self._lists.countries else None

    def _uninflected(self, word: str) -> str:
        """Return the known place that a word is another case of (“Москве”, “Warszawie”), "" if of none."""
        for size in range(len(word), max(_LEAST_STEM - 1, len(word) - _LONGEST_ENDING - 1), -1):
            place = self._stems.get(word[:size])
            if place is not None and (size == len(word) or word[size:] in self._known.endings):
                return place
        return ""

    def _named(self, run: list[Word], kind: EntityKind) -> Named:
        start, end = run[0].start, run[-1].end
        wording = " ".join(self._text[start:end].split())
        place = self._uninflected(wording) if kind is PLACE and wording not in self._known.places else ""
        return Named(start, end, place or wording, kind)

    def _again(self, lines: list[list[Word]], found: list[Named]) -> list[Named]:
        """Return the names, and the family names of people wherever they stand alone."""
        families = {
            name.wording.split()[-1]: name for name in found if name.kind is PERSON and " " in name.wording
        }
        families = {
            word: name
            for word, name in families.items()
            if len(word) > _LONG - 1 and self._kind(word) is not PLACE and word.lower() not in self._lower
        }
        taken = sorted(found, key=lambda name: name.start)
        names = list(taken)
        at = 0
        for line in lines:
            for word in line:
                while at < len(taken) and taken[at].end <= word.start:
                    at += 1
                if at < len(taken) and taken[at].start < word.end:
                    continue
                family = word.text if word.text in families else self._family(word.text, families)
                if family:
                    names.append(Named(word.start, word.end, family, PERSON))
        return sorted(names, key=lambda name: name.start)

    def _family(self, word: str, families: dict[str, Named]) -> str:
        """Return the family name that a word is another case of, "" if of none: “Беломорова”."""
        stems = (
            word[: -len(end)]
            for end in self._known.endings
            if len(word) - len(end) >= _LEAST_STEM and word.endswith(end)
        )
        return next((stem for stem in stems if stem in families), "") if word[0].isupper() else ""


def _stems(places: frozenset[str]) -> dict[str, str]:
    """Return the stems of places of one word, which endings are put to, with the places."""
    found: dict[str, str] = {}
    for place in sorted(places):
        if " " in place or "-" in place or len(place) < _LEAST_STEM:
            continue
        stem = place[:-1] if place[-1] in "aаяoоeеьyийіє" else place
        found.setdefault(stem if len(stem) >= _LEAST_STEM else place, place)
    return found
