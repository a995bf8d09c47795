"""The cast of an article: who and what can speak in it, where each is named, and which pronoun fits.

It is made of the entities that were found; names they miss are read from the capitals of the text, so
that attribution works, less surely, without any entities at all.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.quotes.figures import Figure, Naming
from reader.analysis.quotes.genders import assign_genders
from reader.analysis.quotes.verbs import Strength, Tense, forms
from reader.analysis.quotes.words import (
    INSTITUTIONS,
    NOT_NAMES,
    PARTICLES,
    TIMES,
    TITLES,
    TITLES_HE,
    TITLES_SHE,
    word_set,
)
from reader.article import Entity, EntityKind, Span

__all__ = ["Cast", "Figure", "Naming", "make_cast"]

_SPEAKING_KINDS = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.GROUP})
_LABELLED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
#: A word with a capital; a stop belongs to it only in titles and initials.
_CAPITALISED = (
    r"(?:(?:Sen|Rep|Gov|Gen|Lt|Col|Capt|Maj|Sgt|Dr|Prof|Mr|Mrs|Ms|St|Rev|[^\W\d_a-z])\."
    r"|[^\W\d_a-zà-öø-ÿ][\w’'\-]*)"
)
_PARTICLES = rf"(?:(?:{'|'.join(sorted(PARTICLES))})[ \t]+)*"
_RUN = re.compile(rf"\b{_CAPITALISED}(?:[ \t]+{_PARTICLES}{_CAPITALISED}){{1,6}}")
#: What stands behind the full name of a person who speaks or is introduced: a verb of saying, or an age.
_BEHIND_PERSON = re.compile(
    r",? (?:said|says|told|tells|added|adds|wrote|writes|tweeted|asked|argued)\b|, \d\d,"
)
_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]+\b")
#: What is no person, though its name may look like one's.
_OUTLETS = word_set(
    """channel broadcaster station network newspaper daily weekly magazine website site portal outlet agency
    company firm startup start-up brand label studio party club team band bank charity foundation university
    college school hospital"""
)
#: What is said of a name behind it: “Al Marsa, the television channel, …”.
_APPOSED = re.compile(r", (?:the|an?) (?:[\w-]+ ){0,2}?([a-z][\w-]+)[,.]")
_MAX_APPOSED = 60
#: What stands before a place and before no surname.
_LOCATED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Ii]nto|[Aa]round|[Oo]utside) $")
_WORD_BEFORE = re.compile(r"\b([^\W\d_]+) $")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)\b")
_INSTITUTION_WORDS = word_set(
    "news times post house inc ltd corp street international national center centre"
)


@dataclass(slots=True)
class Cast:
    """All namings in order of the text, none overlapping, with the fuller forms of bare surnames."""

    namings: list[Naming] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    full_names: dict[str, str] = field(default_factory=dict)
    _by_last_word: dict[str, dict[int, Figure]] = field(default_factory=dict)

    def at(self, offset: int) -> Naming | None:
        """Return the naming that covers the code point at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.namings[index].span.contains(offset):
            return self.namings[index]
        return None

    def between(self, start: int, end: int) -> Sequence[Naming]:
        """Return the namings that begin between two offsets."""
        return self.namings[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]

    def bearer(self, label: str) -> Figure | None:
        """Return the one person or body whose name ends in a transcript's label: “QUILL”, “REVIEW”."""
        words = label.lower().split()
        if not self._by_last_word:  # made at the first label: most texts have none, and a book has hundreds
            for naming in self.namings:
                figure, name = naming.figure, naming.figure.name.lower().split()
                if figure.kind in _LABELLED and name:
                    self._by_last_word.setdefault(name[-1], {})[id(figure)] = figure
        fitting = [
            figure
            for figure in self._by_last_word.get(words[-1], {}).values()
            if figure.name.lower().split()[-len(words) :] == words
        ]
        return fitting[0] if len(fitting) == 1 else None


def make_cast(text: str, entities: Sequence[Entity]) -> Cast:
    """Return the cast of `text`: the entities', and people read from capitals where no entity stands."""
    namings: list[Naming] = []
    for entity in entities:
        if entity.kind not in _SPEAKING_KINDS:
            continue
        figure = Figure(entity.name, entity.id, entity.kind, role=entity.role, mentions=len(entity.mentions))
        namings.extend(Naming(mention.span, figure) for mention in entity.mentions if mention.span)
    namings = [naming for naming in _without_overlaps(namings) if not _is_shouted(text, naming)]
    _know_outlets(text, namings)
    namings = _surnames_for_places(text, namings)
    namings += _people_from_capitals(text, namings)
    namings = _without_overlaps(namings)
    assign_genders(text, namings)
    return Cast(namings, [naming.span.start for naming in namings], _full_names(namings))


def _is_shouted(text: str, naming: Naming) -> bool:
    """Tell whether a person's name is but a word of a line in capitals: “JUSTICE SLEEPS”."""
    words = naming.span.of(text)
    if naming.figure.kind is not EntityKind.PERSON or not words.isupper() or naming.figure.mentions > 1:
        return False
    start, end = text.rfind("\n", 0, naming.span.start) + 1, text.find("\n", naming.span.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return line.isupper() and len(line) > len(words)


def _know_outlets(text: str, namings: Sequence[Naming]) -> None:
    """Make bodies of those that their first naming calls one: “the television channel Al Marsa”."""
    known: set[int] = set()
    for naming in namings:
        figure = naming.figure
        if figure.kind is not EntityKind.PERSON or id(figure) in known:
            continue
        known.add(id(figure))
        before = _WORD_BEFORE.search(text, max(0, naming.span.start - 24), naming.span.start)
        behind = _APPOSED.match(text, naming.span.end, naming.span.end + _MAX_APPOSED)
        if any(beside is not None and beside.group(1) in _OUTLETS for beside in (before, behind)):
            figure.kind = EntityKind.ORGANISATION


def _surnames_for_places(text: str, namings: Sequence[Naming]) -> list[Naming]:
    """Give surnames that are towns, too, back to their bearers: “Luigi Fenport … Fenport says”.

    Where the town is spoken of as well (“in Fenport”), only those beside a verb of saying.
    """
    bearers: dict[str, dict[int, Figure]] = defaultdict(dict)
    meant: dict[int, list[Naming]] = defaultdict(list)
    for naming in namings:
        words = naming.figure.name.split()
        if naming.figure.kind is EntityKind.PERSON and len(words) > 1:
            bearers[words[-1]].setdefault(id(naming.figure), naming.figure)
        elif naming.figure.kind is not EntityKind.PERSON and naming.span.of(text) in bearers:
            meant[id(naming.figure)].append(naming)
    given: dict[int, Figure] = {}
    for found in meant.values():
        spoken_of = any(_LOCATED.search(text, max(0, one.span.start - 12), one.span.start) for one in found)
        for one in found:
            so_called = list(bearers[one.span.of(text)].values())
            beside = not spoken_of or _is_beside_report(text, one.span.start, one.span.end)
            if len(so_called) == 1 and beside:
                given[id(one)] = so_called[0]
    return [Naming(one.span, given[id(one)]) if id(one) in given else one for one in namings]


def _without_overlaps(namings: list[Naming]) -> list[Naming]:
    """Keep the longer of two namings that share words."""
    kept: list[Naming] = []
    for naming in sorted(namings, key=lambda naming: (naming.span.start, -naming.span.end)):
        if not kept or naming.span.start >= kept[-1].span.end:
            kept.append(naming)
        elif len(naming.span) > len(kept[-1].span):
            kept[-1] = naming
    return kept


def _people_from_capitals(text: str, known: Sequence[Naming]) -> list[Naming]:
    """Return people whom no entity names: a given name or a title and a capitalised word behind it.

    Bare surnames are added wherever the text has given the full name somewhere. Where nothing at all is
    `known`, whoever speaks under two or three capitalised words passes for a person.
    """
    taken = Cast(list(known), [naming.span.start for naming in known])
    figures: dict[str, Figure] = {}
    found: list[Naming] = []
    for run in _RUN.finditer(text):
        span = _person_in_run(text, run)
        if span is None and not known:
            span = _person_who_speaks(text, run)
        if span is None or taken.at(span.start) or taken.at(span.end - 1):
            continue
        name = span.of(text)
        naming = Naming(span, figures.get(name) or Figure(name))
        if not _is_shouted(text, naming):
            figures[name] = naming.figure
            found.append(naming)
    full = {word for name in figures for word in name.split()}
    full.update(word for naming in known for word in naming.figure.name.split())
    for name in _first_names_that_speak(text, taken):
        if name not in full:
            figures.setdefault(name, Figure(name))
    surnames = {name.split()[-1]: figure for name, figure in figures.items()}
    if surnames:
        covered = Cast(found, [naming.span.start for naming in found])
        bare = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(surnames))) + r")\b")
        for match in bare.finditer(text):
            span = Span(match.start(), match.end())
            if not taken.at(span.start) and not covered.at(span.start):
                found.append(Naming(span, surnames[match.group()]))
    return found


def _first_names_that_speak(text: str, known: Cast) -> Iterator[str]:
    """Yield first names that stand alone beside a verb of saying, as in stories: “dijo Lucía”, “Tom said”."""
    names = gazetteer().first_names
    for word in _NAME.finditer(text):
        if word.group() not in names or known.at(word.start()) is not None:
            continue
        if _is_beside_report(text, word.start(), word.end()):
            yield word.group()


def _is_beside_report(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of saying stands beside a word that is no part of a longer name."""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    after = _WORD_AFTER.match(text, end, end + 24)
    if any(beside is not None and beside.group(1)[0].isupper() for beside in (before, after)):
        return False  # “said Don Fowler”
    return any(form is not None and _reports(form.group(1)) for form in (before, after))


def _reports(word: str) -> bool:
    form = forms().get(word)
    return form is not None and form.strength is Strength.STRONG and form.tense in (Tense.PAST, Tense.PRESENT)


def _person_in_run(text: str, run: re.Match[str]) -> Span | None:
    """Return the person's name in a run of capitalised words: from its first given name on."""
    for word in re.finditer(r"[\w’'\-]+\.?", run.group()):
        low = word.group().lower()
        start = run.start() + word.start()
        if low in NOT_NAMES or low in TIMES:
            continue
        titled = low in TITLES_HE or low in TITLES_SHE or low in TITLES
        if titled:
            start = run.start() + word.end()
            while start < run.end() and text[start].isspace():
                start += 1
        elif word.group() not in gazetteer().first_names:
            continue
        rest = text[start : run.end()]
        rest = re.sub(r"['’]s?$", "", rest.split("’s ")[0].split("'s ")[0])
        if rest and (titled or len(rest.split()) > 1) and len(rest.split()) <= 4:
            return Span(start, start + len(rest))
    return None


def _person_who_speaks(text: str, run: re.Match[str]) -> Span | None:
    """Return a run of two or three capitalised words that speaks, unless it sounds like an institution."""
    words = run.group().split()
    before = _WORD_BEFORE.search(text, max(0, run.start() - 24), run.start())
    inverted = before is not None and _reports(before.group(1))  # “a déclaré Solène Rieux”
    if not 2 <= len(words) <= 3 or not (inverted or _BEHIND_PERSON.match(text, run.end())):
        return None
    small = {word.lower() for word in words}
    if small & (INSTITUTIONS | NOT_NAMES | TIMES) or words[-1].isupper() or _INSTITUTION_WORDS & small:
        return None
    return Span(run.start(), run.end())


def _full_names(namings: Sequence[Naming]) -> dict[str, str]:
    """Map each surname to the one full name that bears it; surnames two people share are left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        words = naming.figure.name.split()
        if naming.figure.kind is EntityKind.PERSON and len(words) > 1:
            bearers[words[-1]].add(naming.figure.name)
    return {surname: next(iter(names)) for surname, names in bearers.items() if len(names) == 1}
