"""Names of one article brought into agreement with each other, once all of them are known.

What a full name, a firm or a court tells of a word that stands elsewhere is put in here. Nothing of this
is seen by the learnt model: its lessons are made of the names before.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.analysis.entities.bodies_again import bodies_again
from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.clubs import with_clubs
from reader.analysis.entities.completing import HEADS, core, joined
from reader.analysis.entities.described import with_bodies
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.namesakes import with_namesakes
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.parties import parties_again, with_parties
from reader.analysis.entities.people_again import KIN_TITLES, people_again
from reader.analysis.entities.unseen import addresses, unseen
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

#: Ranks and honours of police and of countries beyond the word lists, as they are spelt out in a role.
_STYLES = {
    "Supt": "Superintendent", "Insp": "Inspector", "Det": "Detective", "DCI": "Detective Chief Inspector",
    "DI": "Detective Inspector", "DS": "Detective Sergeant", "PC": "Police Constable", "Cllr": "Councillor",
    "Datuk": "Datuk", "Dato": "Dato", "Seri": "Seri", "Tun": "Tun", "Tan": "Tan", "Sri": "Sri",
    "Alhaji": "Alhaji", "Alhaja": "Alhaja", "Hajia": "Hajia", "Haji": "Haji", "Shri": "Shri",
    "Smt": "Smt", "Oba": "Oba",
}  # fmt: skip
#: Styles that are names of people, too: they are taken off only behind another style or an office.
_DOUBTFUL_STYLES = frozenset(("Tan", "Sri", "Seri", "Oba", "Tun", "DI", "DS", "PC"))
#: Inside a name, these make it that of a body: “Quarry College London”.
_INNER = frozenset(
    """College University Institute Council Authority Commission Agency Association Foundation Federation
    Ministry Department Museum Academy Hospital""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Before a word that names a place and a person, the place is meant.
_WHERE = re.compile(r"\b(?:in|at|from|to|near|into|around|across|outside|of|via|leaves?|left) (?:the )?$")
_COURT = re.compile(
    r"(?:U\.S\. |US )?(?:District |Bankruptcy |Circuit )?(?:Court|Court of Appeals) for the "
    r"(?:(?:[A-Z][a-z]+|\d+(?:st|nd|rd|th)) ){0,2}(?:District|Circuit)"
    r"(?: of (?:[A-Z][\w.]+(?: [A-Z][\w.]+)?))?"
)
_CAPITALS = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_LISTING = re.compile(
    r"(?:(?:Senate|House|Select|Joint|Standing) ){0,2}"
    r"(?:Committee|Subcommittee|Commission|Department|Ministry|Directorate|Secretariat|Bureau) "
    rf"(?:on|of|for) (?:the )?{_CAPITALS}(?:, {_CAPITALS})+,? and {_CAPITALS}"
)
_TRADES = ("ist", "woman", "person", "worker", "maker")
_IN_TOWN = re.compile(
    r"(?<![Ss]hares)(?<!stake)(?<!invest)(?<!invested)(?<!interest)(?<!majority) (?:in|near|outside) $"
    r"|(?:^|[.!?”] |\n)In $"
)
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
_OF_THE_NATION = re.compile(r" of the ([A-Z]\w+)$")
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
    schools = _without_heads(naming.mentions, lists)
    mentions = [
        _settled(text, mention, firms, given, schools, families, lists) for mention in naming.mentions
    ]
    mentions = _towns(text, _with_initials(text, mentions, lists), lists)
    seats = _seats(text, mentions)
    mentions = [replace(m, kind=PLACE) if m.kind is PERSON and m.wording in seats else m for m in mentions]
    mentions = [m for mention in mentions if not _is_era(text, mention) for m in _parted(mention, lists)]
    mentions = joined(mentions, _courts(text))
    mentions = joined(mentions, _with_lists(text))
    mentions = joined(mentions, _lands(text, mentions, lists), displace=False)
    mentions = list(_mended(text, mentions, lists))
    mentions = with_bodies(text, with_parties(text, mentions), lists)
    mentions = with_clubs(text, mentions, lists)
    mentions = with_namesakes(text, mentions, lists)
    mentions = joined(mentions, _heads_again(text, mentions), displace=False)
    mentions = joined(mentions, bodies_again(text, mentions, lists), displace=False)
    mentions = joined(mentions, people_again(text, mentions, lists), displace=False)
    mentions = joined(mentions, parties_again(text), displace=False)
    mentions = joined(mentions, unseen(text, mentions, lists), displace=False)
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
    return _without_style(text, _without_kin(mention, given, lists)) if mention.kind is PERSON else mention


def _without_kin(mention: Named, given: set[str], lists: Gazetteer) -> Named:
    """Return a person without what they are called before the name: “Tante Mimi”, “Activist Ana Ruiz”."""
    title, _, name = mention.wording.partition(" ")
    called = title in KIN_TITLES and name in given
    first = name.partition(" ")[0]
    trade = title.endswith(_TRADES) or lists.common(title)
    another = first in given and trade and title not in lists.first_names and title not in lists.surnames
    if not (called or another):
        return mention
    return replace(mention, start=mention.end - len(name), wording=name)


def _with_initials(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with given names that are places, too, before initials: “Stanley H. Wooster”."""
    whole: list[Named] = []
    for mention in mentions:
        last = whole[-1] if whole else None
        given = last is not None and last.kind is PLACE and last.wording in lists.first_names
        if last and given and mention.kind is PERSON and text[last.end : mention.start] == " ":
            initial = re.match(r"[A-Z]\. ", mention.wording)
            if initial is not None:
                wording = f"{last.wording} {mention.wording}"
                whole[-1] = replace(mention, start=last.start, wording=wording, title=last.title)
                continue
        whole.append(mention)
    return whole


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
    towns = {
        m.wording
        for m in mentions
        if m.kind is ORGANISATION
        and m.wording in bodies
        and m.wording not in lists.known
        and not m.wording.isupper()
        and _IN_TOWN.search(text, max(0, m.start - 18), m.start)
    }
    return [replace(m, kind=PLACE) if m.kind is ORGANISATION and m.wording in towns else m for m in mentions]


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


def _without_style(text: str, mention: Named) -> Named:
    """Return a person with ranks and honours moved from the name into the role: “Supt Neil Gorse”."""
    words = text[mention.start : mention.end].split(" ")
    taken = 0
    while len(words) - taken > 1:
        word = words[taken].rstrip(".")
        sure = taken or mention.title.role or len(words) - taken > 2
        if word not in _STYLES or (word in _DOUBTFUL_STYLES and not sure):
            break
        taken += 1
    if not taken or (words[0] in _DOUBTFUL_STYLES and not mention.title.role):
        return mention
    start = mention.start + sum(len(word) + 1 for word in words[:taken])
    spelt = [_STYLES[word.rstrip(".")] for word in words[:taken]]
    role = " ".join([*([mention.title.role] if mention.title.role else []), *spelt])
    wording = " ".join(text[start : mention.end].split())
    return replace(
        mention, start=start, wording=wording, title=replace(mention.title, role=role, family=True)
    )


def _parted(mention: Named, lists: Gazetteer) -> tuple[Named, ...]:
    """Return a firm and its country as two: “Tanaka Motors of Japan”, but not “Industrial Bank of Korea”."""
    firm, of, country = mention.wording.rpartition(" of ")
    words = firm.split()
    if mention.kind is not ORGANISATION or not of or country not in lists.countries:
        return (mention,)
    if (
        len(words) < 2
        or words[-1] not in lists.cues["firm"]
        or words[-1] in ("Group", "Company", "Corporation", "Corp", "Corp.")
    ):
        return (mention,)
    end = mention.end - len(country)
    return (
        replace(mention, end=end - len(of), wording=firm),
        Named(end, mention.end, country, PLACE),
    )


def _mended(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield the mentions with bounds that neighbours tell: “The Hague”, “Fundación Ana Ruiz”."""
    places = {
        words[0]
        for m in mentions
        if m.kind is PLACE and len(words := m.wording.split()) > 1 and words[-1] in lists.place.last
    }
    for mention in mentions:
        if mention.wording == "Hague" and text.endswith("The ", 0, mention.start):
            yield replace(mention, start=mention.start - 4, wording="The Hague", kind=PLACE)
            continue
        before = text[max(0, mention.start - 20) : mention.start].rpartition(" ")[0].rpartition(" ")[2]
        if mention.kind is PERSON and before in lists.cues["firm-first"] and text[mention.start - 1] == " ":
            wording = f"{before} {mention.wording}"
            start = mention.start - len(before) - 1
            yield Named(start, mention.end, wording, ORGANISATION)
            continue
        cut = mention.kind is ORGANISATION and _OF_THE_NATION.search(mention.wording)
        goes_on = text[mention.end + 1 : mention.end + 2].islower()
        if cut and goes_on and lists.known.get(cut.group(1)) is EntityKind.GROUP:
            end = mention.end - len(cut.group())
            yield replace(mention, end=end, wording=mention.wording[: cut.start()])
            yield Named(mention.end - len(cut.group(1)), mention.end, cut.group(1), EntityKind.GROUP)
            continue
        unknown = mention.wording in places and mention.wording not in lists.known
        if unknown and mention.title is NO_TITLE and mention.kind in (PERSON, ORGANISATION):
            named = mention.wording in lists.first_names or mention.wording in lists.surnames
            yield mention if named else replace(mention, kind=PLACE)
            continue
        yield mention


def _is_era(text: str, mention: Named) -> bool:
    """Tell whether letters count years: “44 B.C.” is not in Canada."""
    return mention.wording in ("B.C.", "BC") and text[max(0, mention.start - 2) : mention.start - 1].isdigit()


def _with_lists(text: str) -> Iterator[Named]:
    """Yield bodies that count up what they are for: “Committee on Health, Education, Labor and Pensions”."""
    for found in _LISTING.finditer(text):
        yield Named(*found.span(), " ".join(found.group().split()), ORGANISATION)


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


def _courts(text: str) -> Iterator[Named]:
    """Yield courts with the district or circuit that they are for."""
    for found in _COURT.finditer(text):
        yield Named(found.start(), found.end(), found.group().rstrip("."), ORGANISATION)


def _heads_again(text: str, mentions: Iterable[Named]) -> Iterator[Named]:
    """Yield bodies that a sentence opens with in short: “The Authority expects …”."""
    long = [m.wording.split() for m in mentions if m.kind is ORGANISATION and " " in m.wording]
    heads = {word for words in long for word in (words[0], words[-1])} & HEADS
    for found in _THE_HEAD.finditer(text) if heads else ():
        if found.group() in heads:
            yield Named(found.start(), found.end(), found.group(), ORGANISATION)
