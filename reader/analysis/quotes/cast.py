"""The cast of an article: who and what can speak in it, where each is named, and which pronoun fits.

It is made of the entities that were found; names they miss are read from the capitals of the text, so
that attribution works, less surely, without any entities at all.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reader.analysis.entities import Gender, gender_of
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.genders import gender_of_first_name
from reader.analysis.quotes.verbs import Strength, Tense, forms
from reader.analysis.quotes.words import (
    FIRMS,
    INSTITUTIONS,
    NOT_NAMES,
    OFFICES,
    PARTICLES,
    ROLES_HE,
    ROLES_SHE,
    TIMES,
    TITLES,
    TITLES_HE,
    TITLES_SHE,
    word_set,
)
from reader.article import Entity, EntityKind, Span

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
#: A title is sure, a first name may be given to both elsewhere in the world, a role beside a name may be
#: another's, and so may a pronoun.
_TITLE_VOTES = 5
_NAME_VOTES = 3
_PRONOUN_VOTES = 2
_LONE_NAME_VOTES = 2
_CLAUSE = 160
_SAID_OF_SELF = re.compile(
    r"[^.;:“”\"\n]*?\b(?:said|says|added|wrote|insisted|argued|told [^,.;\n]{1,60}?)"
    r"(?: on \w+day)? (?:that )?(he|she)\b"
)
_NAME = re.compile(r"\b[^\W\d_a-zà-öø-ÿ][^\W\d_A-Z]+\b")
_WORD_BEFORE = re.compile(r"\b([^\W\d_]+) $")
_WORD_AFTER = re.compile(r" ([^\W\d_]+)\b")
_NEXT_PRONOUN = re.compile(r"\b(he|his|him|she|her|hers)\b", re.IGNORECASE)
#: How far back “the company” may look for its name, in code points.
_NEAR = 500
#: How far back “the mayor” may.
_MEMORY = 20_000
_LAST_WORD = re.compile(r"([\w.'’\-]+)\s*$")
_INSTITUTION_WORDS = word_set(
    "news times post house inc ltd corp street international national center centre"
)


@dataclass(slots=True)
class Figure:
    """One that can speak. `gender` is unknown where nothing tells; `role` is in the text's words."""

    name: str
    entity_id: str = ""
    kind: EntityKind = EntityKind.PERSON
    gender: Gender = Gender.UNKNOWN
    role: str = ""
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Naming:
    """One stretch of the text that names a figure."""

    span: Span
    figure: Figure


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

    def described(self, words: Sequence[str], at: int) -> Figure | None:
        """Return the one figure named before `at` that holds the office, or is the body, of these words.

        “mayor” means the only person so far called a mayor, “company” the firm named last if no other
        stands near; who is but “an official” or “a resident” is never meant.
        """
        head = words[-1]
        if head in OFFICES:
            named = {
                id(n.figure): n.figure
                for n in self.between(at - _MEMORY, at)
                if n.figure.kind is EntityKind.PERSON
            }
            fitting = [figure for figure in named.values() if set(words) <= _office(figure.role)]
            if len(fitting) > 1:
                near = {id(n.figure) for n in self.between(max(0, at - _NEAR), at)}
                fitting = [figure for figure in fitting if id(figure) in near]
            return fitting[0] if len(fitting) == 1 else None
        if head in FIRMS and len(words) == 1:
            lately = [naming.figure for naming in self.between(max(0, at - _NEAR), at)]
            bodies = {id(f): f for f in lately if f.kind is EntityKind.ORGANISATION}
            return next(iter(bodies.values())) if len(bodies) == 1 else None
        if head in INSTITUTIONS:
            return self._body_called(set(words), at)
        return None

    def _body_called(self, words: set[str], at: int) -> Figure | None:
        """Return the one body named before `at` whose name has these words, or the only one of late."""
        fitting = [
            naming.figure
            for naming in self.between(at - _MEMORY, at)
            if naming.figure.kind is EntityKind.ORGANISATION
            and words <= set(naming.figure.name.lower().split())
        ]
        if len({id(figure) for figure in fitting}) > 1:
            lately = {id(naming.figure) for naming in self.between(max(0, at - _NEAR), at)}
            fitting = [figure for figure in fitting if id(figure) in lately]
        return fitting[-1] if len({id(figure) for figure in fitting}) == 1 else None


def _office(role: str) -> set[str]:
    """Return the words of an office that is held: none of a former one, none behind “of” or “to”."""
    words = (
        re.split(r" (?:of|to|for|at|in|from|and) ", role.lower())[0]
        .replace("’s", "")
        .replace("'s", "")
        .split()
    )
    return set() if not words or "former" in words or "deputy" in words else set(words)


def make_cast(text: str, entities: Sequence[Entity]) -> Cast:
    """Return the cast of `text`: the entities', and people read from capitals where no entity stands."""
    namings: list[Naming] = []
    for entity in entities:
        if entity.kind not in _SPEAKING_KINDS:
            continue
        figure = Figure(entity.name, entity.id, entity.kind, role=entity.role, mentions=len(entity.mentions))
        namings.extend(Naming(mention.span, figure) for mention in entity.mentions if mention.span)
    namings = _without_overlaps(namings)
    namings += _people_from_capitals(text, namings)
    namings = _without_overlaps(namings)
    _assign_genders(text, namings)
    return Cast(namings, [naming.span.start for naming in namings], _full_names(namings))


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
        found.append(Naming(span, figures.setdefault(name, Figure(name))))
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
        before = _WORD_BEFORE.search(text, max(0, word.start() - 24), word.start())
        after = _WORD_AFTER.match(text, word.end(), word.end() + 24)
        if any(beside is not None and beside.group(1)[0].isupper() for beside in (before, after)):
            continue  # “said Don Fowler”
        if any(form is not None and _reports(form.group(1)) for form in (before, after)):
            yield word.group()


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
    if not 2 <= len(words) <= 3 or not _BEHIND_PERSON.match(text, run.end()):
        return None
    small = {word.lower() for word in words}
    if small & (INSTITUTIONS | NOT_NAMES | TIMES) or words[-1].isupper() or _INSTITUTION_WORDS & small:
        return None
    return Span(run.start(), run.end())


def _assign_genders(text: str, namings: Sequence[Naming]) -> None:
    """Give each person the pronoun that titles, roles next to the name, or the given name point to."""
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    figures: dict[int, Figure] = {}
    for naming in namings:
        figure = naming.figure
        if figure.kind is not EntityKind.PERSON:
            continue
        figures[id(figure)] = figure
        for word in _words_around(text, naming.span):
            if word in TITLES_HE or word in ROLES_HE:
                votes[id(figure)][Gender.MALE] += _TITLE_VOTES if word in TITLES_HE else 1
            elif word in TITLES_SHE or word in ROLES_SHE:
                votes[id(figure)][Gender.FEMALE] += _TITLE_VOTES if word in TITLES_SHE else 1
    _hear_pronouns(text, namings, votes)
    spoken_of = _spoken_of(text, namings)
    for key, figure in figures.items():
        ballot = votes[key]
        by_name = gender_of(figure.name)
        if by_name is not Gender.UNKNOWN:
            ballot[by_name] += _NAME_VOTES
        elif " " not in figure.name and not ballot:
            # “Melanie” is somebody's first name; “Grant” may be a surname, so it has few votes.
            alone = gender_of_first_name(figure.name)
            ballot = spoken_of.get(key, Counter())
            if alone is not Gender.UNKNOWN:
                ballot = ballot + Counter({alone: _LONE_NAME_VOTES})
        if not ballot:
            ballot = spoken_of.get(key, ballot)
        best = ballot.most_common(2)
        if best and (len(best) == 1 or best[0][1] > best[1][1]):
            figure.gender = best[0][0]


def _hear_pronouns(text: str, namings: Sequence[Naming], votes: dict[int, Counter[Gender]]) -> None:
    """Add what a person's own words tell: in “Brand told the crowd that she …” she is Brand."""
    for number, naming in enumerate(namings):
        if naming.figure.kind is not EntityKind.PERSON:
            continue
        following = namings[number + 1].span.start if number + 1 < len(namings) else len(text)
        found = _SAID_OF_SELF.match(text, naming.span.end, min(following, naming.span.end + _CLAUSE))
        if found:
            votes[id(naming.figure)][Gender.MALE if found.group(1) == "he" else Gender.FEMALE] += (
                _PRONOUN_VOTES
            )


def _spoken_of(text: str, namings: Sequence[Naming]) -> dict[int, Counter[Gender]]:
    """Count the pronouns next behind each person's name: weak witnesses, heard where no other speaks."""
    counts: dict[int, Counter[Gender]] = defaultdict(Counter)
    for number, naming in enumerate(namings):
        if naming.figure.kind is not EntityKind.PERSON:
            continue
        following = namings[number + 1].span.start if number + 1 < len(namings) else len(text)
        found = _NEXT_PRONOUN.search(text, naming.span.end, min(following, naming.span.end + _CLAUSE))
        if found:
            low = found.group(1).lower()
            counts[id(naming.figure)][Gender.MALE if low in ("he", "his", "him") else Gender.FEMALE] += 1
    return {key: ballot for key, ballot in counts.items() if _is_clear(ballot)}


def _is_clear(ballot: Counter[Gender]) -> bool:
    """Tell whether one pronoun was heard at least twice as often as the other."""
    best = ballot.most_common(2)
    return len(best) == 1 or best[0][1] >= 2 * best[1][1]


def _words_around(text: str, span: Span) -> list[str]:
    """Return the naming's own first word and the word before it, in lower case."""
    before = _LAST_WORD.search(text, max(0, span.start - 24), span.start)
    words = span.of(text).lower().split()[:1]
    if before and before.end() == span.start and "\n" not in before.group():
        words.append(before.group(1).lower())
    return words


def _full_names(namings: Sequence[Naming]) -> dict[str, str]:
    """Map each surname to the one full name that bears it; surnames two people share are left out."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for naming in namings:
        words = naming.figure.name.split()
        if naming.figure.kind is EntityKind.PERSON and len(words) > 1:
            bearers[words[-1]].add(naming.figure.name)
    return {surname: next(iter(names)) for surname, names in bearers.items() if len(names) == 1}
