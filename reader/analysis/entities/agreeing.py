"""Names of one article brought into agreement with each other, once all of them are known.

What a full name, a firm or a court tells of a word that stands elsewhere is put in here. Nothing of this
is seen by the learnt model: its lessons are made of the names before.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.analysis.entities.bodies_again import bodies_again
from reader.analysis.entities.bounds import (
    courts,
    is_era,
    mended,
    parted,
    with_initials,
    with_lists,
    without_kin,
    without_style,
)
from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.clubs import with_clubs
from reader.analysis.entities.completing import HEADS, core, joined
from reader.analysis.entities.described import with_bodies
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.namesakes import with_namesakes
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.openings import found_at
from reader.analysis.entities.parties import parties_again, with_parties
from reader.analysis.entities.people_again import people_again
from reader.analysis.entities.reading import lower_words
from reader.analysis.entities.unseen import addresses, unseen
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

#: Inside a name, these make it that of a body: “Quarry College London”.
_INNER = frozenset(
    """College University Institute Council Authority Commission Agency Association Foundation Federation
    Ministry Department Museum Academy Hospital""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Before a word that names a place and a person, the place is meant.
_WHERE = re.compile(r"\b(?:in|at|from|to|near|into|around|across|outside|of|via|leaves?|left) (?:the )?$")
_IN_TOWN = re.compile(
    r"(?<![Ss]hares)(?<!stake)(?<!invest)(?<!invested)(?<!interest)(?<!majority) (?:in|near|outside) $"
    r"|(?:^|[.!?”] |\n)In $"
)
#: Bodies of a place that their first word names.
_LOCAL = re.compile(
    r"^\S+ (?:(?:Parish|Town|City|County|District|Borough|Village|Community) (?:Council|Board|Hall)"
    r"|(?:City )?Police(?: Department)?|(?:District |Crown |County )?Court|County|City Hall)$"
)
_THERE = re.compile(
    r"\b(?:in|near|into|across|outside|around|(?:north|south|east|west)(?:ern)?|central|downtown|rural) $",
    re.IGNORECASE,
)
#: Two towns before one report: “BEIRUT/HALIM (Reuters) -”.
_DATELINES = re.compile(r"(?m)^([A-ZÀ-Þ]{3,}(?:/[A-ZÀ-Þ]{3,})+)(?=,| \(| -| —)")
_OF_LAND = re.compile(r" of ([A-Z][a-z]{3,})\b(?! [A-Z])")
_HEADS_OF_LANDS = frozenset(
    (
        "president",
        "king",
        "queen",
        "emir",
        "sultan",
        "emperor",
        "chancellor",
        "premier",
        "minister",
        "prince",
        "princess",
        "governor",
        "sheikh",
        "mayor",
    )
)
_THE_HEAD = re.compile(rf"(?<=\bThe )(?:{'|'.join(sorted(HEADS))})(?= (?:[a-z]|’s|'s)|’s |'s )")


def agreed(text: str, naming: Naming, lists: Gazetteer) -> Naming:
    """Return the names of `text` in agreement: firms, given names, courts and families found again."""
    firms = {body for m in naming.mentions if m.kind is ORGANISATION
             if (body := core(m.wording, lists)) != m.wording and " " in body}  # fmt: skip
    given = _given_names(text, naming.mentions, lists)
    families: dict[str, int] = {}
    for mention in naming.mentions:
        if mention.kind is PERSON and " " in mention.wording:
            families.setdefault(mention.wording.split()[-1], mention.start)
    full = {m.wording for m in naming.mentions if m.kind is PERSON and " " in m.wording}
    schools = _without_heads(naming.mentions, lists)
    mentions = [
        _settled(text, mention, firms, given, schools, families, full, lists) for mention in naming.mentions
    ]
    mentions = _towns(text, with_initials(text, mentions, lists), lists)
    seats = _seats(text, mentions) | _settlements(text, mentions, lists)
    mentions = [replace(m, kind=PLACE) if m.kind is PERSON and m.wording in seats else m for m in mentions]
    mentions = [m for mention in mentions if not is_era(text, mention) for m in parted(mention, lists)]
    mentions = joined(mentions, courts(text))
    mentions = joined(mentions, with_lists(text))
    mentions = joined(mentions, _lands(text, mentions, lists), displace=False)
    mentions = list(mended(text, mentions, lists))
    mentions = _cities(text, mentions)
    mentions = with_bodies(text, with_parties(text, mentions), lists)
    mentions = with_clubs(text, mentions, lists)
    mentions = with_namesakes(text, mentions, lists)
    lower = lower_words(text)
    mentions = joined(mentions, _heads_again(text, mentions), displace=False)
    mentions = joined(mentions, bodies_again(text, mentions, lower, lists), displace=False)
    mentions = joined(mentions, people_again(text, mentions, lists), displace=False)
    mentions = joined(mentions, parties_again(text), displace=False)
    mentions = joined(mentions, unseen(text, mentions, lower, lists), displace=False)
    mentions = joined(mentions, addresses(text))
    return Naming(tuple(mentions), naming.acronyms)


def _given_names(text: str, mentions: Sequence[Named], lists: Gazetteer) -> set[str]:
    """Return the given names of people named in full that never stand where a place does."""
    names = {
        words[0]
        for m in mentions
        if m.kind is PERSON and len(words := m.wording.split()) > 1 and words[0] in lists.first_names
    }
    places = {m.wording for m in mentions if m.kind is PLACE and _stands_as_place(text, m)}
    return names - places


def _stands_as_place(text: str, mention: Named) -> bool:
    return _WHERE.search(text, max(0, mention.start - 16), mention.start) is not None


def _without_heads(mentions: Iterable[Named], lists: Gazetteer) -> set[str]:
    """Return what bodies are called without their last word: “Horton Grange” of “Horton Grange Academy”."""
    bodies = (m.wording.split() for m in mentions if m.kind is ORGANISATION)
    return {
        " ".join(words[:-1])
        for words in bodies
        if len(words) > 2
        and words[-1] in lists.organisation.last
        and not (words[0] in lists.first_names and words[1] in lists.surnames)
    }


def _settled(
    text: str,
    mention: Named,
    firms: set[str],
    given: set[str],
    schools: set[str],
    families: dict[str, int],
    full: Collection[str],
    lists: Gazetteer,
) -> Named:
    """Return a mention with the kind that the whole article tells, and without a style before the name."""
    wording = mention.wording
    if mention.kind is PERSON and wording in firms:
        return replace(mention, kind=ORGANISATION, title=NO_TITLE)
    if mention.kind is PLACE and " " in wording and wording not in lists.known:
        begins = any(firm == wording or firm.startswith(wording + " ") for firm in firms)
        if begins and not _stands_as_place(text, mention):
            return replace(mention, kind=ORGANISATION)
    town = mention.kind is PERSON and mention.title is NO_TITLE and lists.known.get(wording) is PLACE
    if town and (_stands_as_place(text, mention) or mention.start < families.get(wording, 0)):
        return replace(mention, kind=PLACE)
    if mention.kind is PERSON and mention.title is NO_TITLE and wording in schools:
        return replace(mention, kind=ORGANISATION)
    if mention.kind is PLACE and wording in given:
        return replace(mention, kind=PERSON)
    if mention.kind is PERSON and mention.title is NO_TITLE and not _INNER.isdisjoint(wording.split()[1:-1]):
        return replace(mention, kind=ORGANISATION)
    if mention.kind is not PERSON:
        return mention
    return without_style(text, without_kin(mention, given, full, lists), families, lists)


def _towns(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with towns that bodies are called after as places: “in Orvale”, “Orvale Trust”."""
    bodies = {
        words[0]
        for m in mentions
        if m.kind is ORGANISATION
        and len(words := m.wording.split()) > 1
        and core(m.wording, lists) == m.wording
        and words[-1] not in lists.cues["firm"]
    }
    seats = {m.wording.split()[0] for m in mentions if m.kind is ORGANISATION and _LOCAL.search(m.wording)}
    towns = {
        m.wording
        for m in mentions
        if m.kind is ORGANISATION
        and m.wording in bodies
        and m.wording not in lists.known
        and not m.wording.isupper()
        and (m.wording in seats or _IN_TOWN.search(text, max(0, m.start - 18), m.start))
    }
    return [replace(m, kind=PLACE) if m.kind is ORGANISATION and m.wording in towns else m for m in mentions]


def _cities(text: str, mentions: Sequence[Named]) -> list[Named]:
    """Return the mentions with names taken for people that stand where places do as places: “in Halim”."""
    people = {word for m in mentions if m.kind is PERSON and " " in m.wording for word in m.wording.split()}
    people |= {m.wording for m in mentions if m.title is not NO_TITLE}
    towns = {name.title() for found in _DATELINES.finditer(text) for name in found.group(1).split("/")}
    places: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    for mention in mentions:
        single = mention.kind is PERSON and " " not in mention.wording and mention.wording not in people
        if single:
            uses[mention.wording] += 1
            places[mention.wording] += bool(_THERE.search(text, max(0, mention.start - 16), mention.start))
    told = {name for name, count in places.items() if count > 1 and 2 * count >= uses[name]} | towns
    told |= {name.upper() for name in towns}
    return [
        replace(m, kind=PLACE) if m.wording in told and m.wording not in people and m.kind is not PLACE else m
        for m in mentions
    ]


def _seats(text: str, mentions: Sequence[Named]) -> set[str]:
    """Return the names that say where of: “Lord Wexcombe of Kendal”, “the University of Kendal”."""
    people = [mention for mention in mentions if mention.kind is PERSON]
    families = {mention.wording.split()[-1] for mention in people if " " in mention.wording}
    seats = {
        mention.wording.removeprefix("University of ")
        for mention in mentions
        if mention.kind is ORGANISATION and mention.wording.startswith("University of ")
    }
    seats |= {
        seat.wording
        for owner, seat in pairwise(people)
        if text[owner.end : seat.start] == " of " and seat.title is NO_TITLE
    }
    return {seat for seat in seats if seat.split()[-1] not in families}


#: Right before a name these tell that people live there: “the market square of Ambleford”.
_SETTLED = re.compile(
    r"\b(?:squares?|streets|towns?|villages?|city|port|outskirts|suburbs?|harbou?r|schoolhouse|church|chapel"
    r"|station|people|residents|inhabitants|valley|cent(?:re|er)) (?:of|at|in) $"
)


def _settlements(text: str, mentions: Sequence[Named], lists: Gazetteer) -> set[str]:
    """Return the single names that no list has for a person's, and that stand once where a town's does."""
    people = [mention for mention in mentions if mention.kind is PERSON]
    full = {part for mention in people if " " in mention.wording for part in mention.wording.split()}
    known = full | lists.first_names | lists.surnames
    return {
        mention.wording
        for mention in people
        if " " not in mention.wording
        and mention.title is NO_TITLE
        and mention.wording not in known
        and _SETTLED.search(text, max(0, mention.start - 24), mention.start)
    }


def _lands(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield lands that no list has, by who heads them (“President Roe of Norkland”), wherever they stand."""
    lands = set()
    for mention in mentions:
        rank = mention.title.role.rpartition(" ")[2].lower()
        found = (
            _OF_LAND.match(text, mention.end) if mention.kind is PERSON and rank in _HEADS_OF_LANDS else None
        )
        if found is not None and not lists.common(found.group(1)) and found.group(1) not in lists.surnames:
            lands.add(found.group(1))
    lands -= {mention.wording for mention in mentions}
    listed = "|".join(map(re.escape, sorted(lands)))
    for found in re.finditer(rf"(?<![\w’'-])(?:{listed})(?![\w-])", text) if lands else ():
        yield Named(*found.span(), found.group(), PLACE)


def _heads_again(text: str, mentions: Iterable[Named]) -> Iterator[Named]:
    """Yield bodies that a sentence opens with in short: “The Authority expects …”."""
    long = [m.wording.split() for m in mentions if m.kind is ORGANISATION and " " in m.wording]
    heads = {word for words in long for word in (words[0], words[-1])} & HEADS
    for found in found_at(_THE_HEAD, text) if heads else ():
        if found.group() in heads:
            yield Named(found.start(), found.end(), found.group(), ORGANISATION)
