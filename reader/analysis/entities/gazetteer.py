"""The packaged word lists: what a word or name is known to be before the article is read.

Loaded at the first article and kept, since every later one asks the same questions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.article import EntityKind

_DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Heads:
    """Words that tell by their place in a run what the run names: `last`, or `first` before “of”."""

    last: frozenset[str]
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All the lists. `known` maps a wording to its kind, `full` a short form to the full name.

    `ambiguous` cities are as often people; `nations` maps a demonym to its country;
    `place_surnames` are heads of places that are family names too.
    """

    known: dict[str, EntityKind]
    full: dict[str, str]
    ambiguous: frozenset[str]
    nations: dict[str, str]
    countries: frozenset[str]
    words: frozenset[str]
    function_words: frozenset[str]
    not_names: frozenset[str]
    acronyms: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    first_names: frozenset[str]
    surnames: frozenset[str]
    east_asian: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    honorifics: frozenset[str]
    ranks: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]
    organisation: Heads
    place: Heads
    place_surnames: frozenset[str]
    landforms: frozenset[str]
    event: Heads
    things: frozenset[str]
    cues: dict[str, frozenset[str]]

    def common(self, word: str) -> bool:
        """Tell whether `word`, in whatever case, is an ordinary English word."""
        return word.lower() in self.words

    def full_name(self, wording: str) -> str:
        """Return the full name that `wording` is a known form of, else `wording` itself."""
        return self.full.get(wording, wording)


def sections(name: str, parted_by: str | None = None) -> dict[str, list[str]]:
    """Return the entries of a file under its section headings, in their order."""
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        elif parted_by is None:
            entries.extend(line.split())
        else:
            entries.extend(entry.strip() for entry in line.split(parted_by))
    return found


def _learn(known: dict[str, EntityKind], wordings: Iterable[str], kind: EntityKind) -> None:
    """Add wordings of one kind, in both spellings of the apostrophe; what is known already stays."""
    found = dict.fromkeys((wording.removeprefix("The ") for wording in wordings), kind)
    found.update(dict.fromkeys((word.replace("'", "’") for word in found if "'" in word), kind))
    for wording in found.keys() & known.keys():
        del found[wording]
    known.update(found)


def _learn_countries(known: dict[str, EntityKind], full: dict[str, str], nations: dict[str, str]) -> None:
    """Add the countries with their other names, and their demonyms as groups."""
    places: list[str] = []
    groups: list[str] = []
    for line in (_DATA / "countries.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        country, others, demonyms = (
            [part.strip().removeprefix("The ") for part in column.split(",") if part.strip()]
            for column in line.split("|")
        )
        places += country + others
        groups += demonyms
        full.update(dict.fromkeys(others, country[0]))
        nations.update((demonym, country[0]) for demonym in demonyms if demonym not in nations)
    _learn(known, places, EntityKind.PLACE)
    _learn(known, groups, EntityKind.GROUP)


def _learn_forms(
    known: dict[str, EntityKind], full: dict[str, str], entries: Iterable[str], kind: EntityKind
) -> None:
    """Add entries of one kind, some with short forms behind “=”."""
    wordings: list[str] = []
    for entry in entries:
        if " = " not in entry:
            wordings.append(entry)
            continue
        forms = [form.strip().removeprefix("The ") for form in entry.split(" = ")]
        wordings.extend(forms)
        full.update(dict.fromkeys(forms[1:], forms[0]))
    _learn(known, wordings, kind)


def _heads(sections: dict[str, list[str]], name: str) -> Heads:
    return Heads(frozenset(sections[name]), frozenset(sections[f"{name}-first"]))


@cache
def gazetteer() -> Gazetteer:
    """Return the lists, read from the package at the first call."""
    known: dict[str, EntityKind] = {}
    full: dict[str, str] = {}
    nations: dict[str, str] = {}
    _learn_countries(known, full, nations)
    for places in sections("places.txt", ";").values():
        _learn_forms(known, full, places, EntityKind.PLACE)
    _learn(known, sections("events.txt", ";")["event"], EntityKind.EVENT)
    _learn(known, sections("people.txt")["person"], EntityKind.PERSON)
    bodies = sections("organisations.txt", ";")
    _learn_forms(known, full, bodies["organisation"], EntityKind.ORGANISATION)
    _learn(known, bodies["group"], EntityKind.GROUP)
    cities = sections("cities.txt", ";")
    _learn(known, cities["city"], EntityKind.PLACE)
    first_names, surnames = sections("first-names.txt"), sections("surnames.txt")
    titles, heads, others = sections("titles.txt"), sections("heads.txt"), sections("words-not-names.txt")
    male, female = frozenset(first_names["male"]), frozenset(first_names["female"])
    male_titles, female_titles = frozenset(titles["honorific-m"]), frozenset(titles["honorific-f"])
    east_asian = frozenset(surnames["east-asian"])
    return Gazetteer(
        known=known,
        full=full,
        ambiguous=frozenset(cities["ambiguous"]),
        nations=nations,
        countries=frozenset(nations.values()),
        words=frozenset(sections("words.txt")["word"]),
        function_words=frozenset(others["function"]) | {w.replace("'", "’") for w in others["function"]},
        not_names=frozenset(others["word"]) | {w.replace("'", "’") for w in others["word"]},
        acronyms=frozenset(others["acronym"]),
        male=male,
        female=female,
        first_names=male | female | frozenset(first_names["either"]),
        surnames=frozenset(surnames["surname"]) | east_asian,
        east_asian=east_asian,
        male_titles=male_titles,
        female_titles=female_titles,
        honorifics=male_titles | female_titles | frozenset(titles["honorific"]),
        ranks=frozenset(titles["rank"]),
        modifiers=frozenset(titles["modifier"]),
        roles=frozenset(titles["role"]),
        organisation=_heads(heads, "organisation"),
        place=_heads(heads, "place"),
        place_surnames=frozenset(heads["place-surname"]),
        landforms=frozenset(heads["landform-first"]),
        event=_heads(heads, "event"),
        things=frozenset(heads["thing"]),
        cues={name: frozenset(words) for name, words in sections("cues.txt").items()},
    )
