"""Which pronoun fits each person: votes of titles, roles, first names, and the pronouns of the text itself.

A first name is given to both elsewhere in the world, so that the text, where it is clear, outvotes it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reader.analysis.entities import Gender, gender_of
from reader.analysis.entities.genders import family_first, gender_of_first_name
from reader.analysis.entities.given_names import given_names
from reader.analysis.quotes.figures import Figure, Naming
from reader.analysis.quotes.words import ROLES_HE, ROLES_SHE, TITLES_HE, TITLES_SHE
from reader.article import EntityKind, Span

#: A title is sure, a first name less, a role beside a name may be another's, and so may a pronoun.
_TITLE_VOTES = 5
_NAME_VOTES = 3
_PRONOUN_VOTES = 2
_LONE_NAME_VOTES = 2
#: For the pronouns behind a name where they are many and agree: they outvote the name.
_CHORUS_VOTES = 4
_CHORUS = 3
#: How far behind a name a pronoun may be its own, in code points.
_CLAUSE = 160
_SAID_OF_SELF = re.compile(
    r"[^.;:“”\"\n]*?\b(?:said|says|added|wrote|insisted|argued|told [^,.;\n]{1,60}?)"
    r"(?: on \w+day)? (?:that )?(he|she)\b"
)
#: “according to President Brand, he …”: one who is reported speaks of himself.
_SOURCE = re.compile(r"\b[Aa]ccording to (?:[\w.’'-]+ ){0,3}$")
_OF_HIMSELF = re.compile(r"(?:, [^,.\n]{3,80})?, (he|she)\b")
_OWNER = re.compile(r"\b([Hh]is|[Hh]er) [^.\n“”]{2,40}$")
_NEXT_PRONOUN = re.compile(r"\b(he|his|him|she|her|hers)\b", re.IGNORECASE)
_RELATION_VOTES = 4
_APPOSED_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|\w[’']s) (?:[a-z-]+ ){0,2}?([a-z-]+), $"
)
_APPOSED_BEHIND = re.compile(
    r", (?:the|an?|his|her|their|my) (?:[\w-]+ ){0,2}?([a-z-]+)(?=[,.;]| of | and | who )"
)
_LAST_WORD = re.compile(r"([\w.'’\-]+)\s*$")

Ballot = Counter[Gender]


def assign_genders(text: str, namings: Sequence[Naming]) -> None:
    """Give each person the pronoun that titles, roles next to the name, the name or the text point to."""
    votes: dict[int, Ballot] = defaultdict(Counter)
    figures: dict[int, Figure] = {}
    for naming in namings:
        figure = naming.figure
        if figure.kind is not EntityKind.PERSON:
            continue
        figures[id(figure)] = figure
        related = _relation(text, naming.span) or _gender_of_role(figure.role)
        if related is not None:
            votes[id(figure)][related] += _RELATION_VOTES
        for word in _words_around(text, naming.span):
            if word in TITLES_HE or word in ROLES_HE:
                votes[id(figure)][Gender.MALE] += _TITLE_VOTES if word in TITLES_HE else 1
            elif word in TITLES_SHE or word in ROLES_SHE:
                votes[id(figure)][Gender.FEMALE] += _TITLE_VOTES if word in TITLES_SHE else 1
    _hear_pronouns(text, namings, votes)
    spoken_of = _spoken_of(text, namings)
    for key, figure in figures.items():
        figure.gender, figure.presumed = _elected(figure, votes[key], spoken_of.get(key, Counter()))


def _elected(figure: Figure, heard: Ballot, spoken_of: Ballot) -> tuple[Gender, bool]:
    """Return the gender that has most votes, and whether only the first name voted for it."""
    ballot = Counter(heard)
    by_name, votes = _by_name(figure.name)
    if by_name is not Gender.UNKNOWN:
        ballot[by_name] += votes
    elif " " not in figure.name and not ballot:
        # “Melanie” is somebody's first name; “Grant” may be a surname, so it has few votes.
        alone = gender_of_first_name(figure.name)
        ballot = _clearly(spoken_of)
        if alone is not Gender.UNKNOWN:
            ballot, by_name = ballot + Counter({alone: _LONE_NAME_VOTES}), alone
    ballot += Counter(dict.fromkeys(_chorus(spoken_of), _CHORUS_VOTES))
    if not ballot:
        ballot = _clearly(spoken_of)
    best = ballot.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return Gender.UNKNOWN, False
    return best[0][0], best[0][0] is by_name and not heard[by_name]


def _by_name(name: str) -> tuple[Gender, int]:
    """Return the gender that the first of several names tells, and how many votes that is worth."""
    words = name.split()
    told = gender_of(name)
    if told is not Gender.UNKNOWN:
        return (Gender.UNKNOWN, 0) if words[0] in given_names().doubtful else (told, _NAME_VOTES)
    if len(words) < 2 or family_first(words):
        return Gender.UNKNOWN, 0
    return given_names().gender(words[0]), _NAME_VOTES


def _hear_pronouns(text: str, namings: Sequence[Naming], votes: Mapping[int, Ballot]) -> None:
    """Add what a person's own words tell: in “Brand told the crowd that she …” she is Brand."""
    for number, naming in enumerate(namings):
        if naming.figure.kind is not EntityKind.PERSON:
            continue
        end = naming.span.end
        following = namings[number + 1].span.start if number + 1 < len(namings) else len(text)
        found = _SAID_OF_SELF.match(text, end, min(following, end + _CLAUSE))
        if found is None and _SOURCE.search(text, max(0, naming.span.start - 60), naming.span.start):
            found = _OF_HIMSELF.match(text, end, min(following, end + _CLAUSE))
        if found and not _is_anothers(text, naming.span.start, found.group(1)):
            votes[id(naming.figure)][_gender(found.group(1))] += _PRONOUN_VOTES


def _is_anothers(text: str, at: int, pronoun: str) -> bool:
    """Tell whether a pronoun is whoever the named one serves: “His lawyer, Ola Brand, said he was ill.”."""
    owner = _OWNER.search(text, max(0, at - 60), at)
    return owner is not None and _gender(owner.group(1)) is _gender(pronoun)


def _spoken_of(text: str, namings: Sequence[Naming]) -> dict[int, Ballot]:
    """Count the pronouns next behind each person's name: weak witnesses, who count where they agree."""
    counts: dict[int, Ballot] = defaultdict(Counter)
    for number, naming in enumerate(namings):
        if naming.figure.kind is not EntityKind.PERSON:
            continue
        following = namings[number + 1].span.start if number + 1 < len(namings) else len(text)
        found = _NEXT_PRONOUN.search(text, naming.span.end, min(following, naming.span.end + _CLAUSE))
        if found:
            counts[id(naming.figure)][_gender(found.group(1))] += 1
    return counts


def _gender(pronoun: str) -> Gender:
    return Gender.MALE if pronoun.lower() in ("he", "his", "him") else Gender.FEMALE


def _clearly(spoken_of: Ballot) -> Ballot:
    """Return the pronouns heard behind a name, if one was heard at least twice as often as the other."""
    best = spoken_of.most_common(2)
    return spoken_of if len(best) == 1 or (best and best[0][1] >= 2 * best[1][1]) else Counter()


def _chorus(spoken_of: Ballot) -> Sequence[Gender]:
    """Return the gender of which many pronouns behind a name are, and nearly none of the other."""
    return [
        gender
        for gender, count in spoken_of.items()
        if count >= _CHORUS and spoken_of.total() - count <= count / _CHORUS_VOTES
    ]


def _relation(text: str, span: Span) -> Gender | None:
    """Return the gender of what a person is called beside the name: “her husband, X”, “X, a mother”."""
    before = _APPOSED_BEFORE.search(text, max(0, span.start - 60), span.start)
    behind = _APPOSED_BEHIND.match(text, span.end, span.end + 60)
    for found in (before, behind):
        noun = found.group(1).lower() if found is not None else ""
        if noun in ROLES_HE or noun in ROLES_SHE:
            return Gender.MALE if noun in ROLES_HE else Gender.FEMALE
    return None


def _gender_of_role(role: str) -> Gender | None:
    """Return the gender of a role that has one: “the boy’s aunt”, “spokeswoman for the port”."""
    noun = role.lower().partition(" of ")[0].partition(" for ")[0].split()[-1:]
    if not noun or noun[0] not in ROLES_HE | ROLES_SHE:
        return None
    return Gender.MALE if noun[0] in ROLES_HE else Gender.FEMALE


def _words_around(text: str, span: Span) -> list[str]:
    """Return the naming's own first word and the word before it, in lower case."""
    before = _LAST_WORD.search(text, max(0, span.start - 24), span.start)
    words = span.of(text).lower().split()[:1]
    if before and before.end() == span.start and "\n" not in before.group():
        words.append(before.group(1).lower())
    return words
