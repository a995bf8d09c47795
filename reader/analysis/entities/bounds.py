"""Names with the bounds that their neighbours tell: ranks off, two bodies parted, courts whole.

What is put right here is beyond the learnt model, and not seen by it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_at
from reader.analysis.entities.people_again import KIN_TITLES
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
_HALL = re.compile(r"(?:’s|'s) (?:Hall|House|Cottage|Row|Terrace|Gate|Green|Hill)\b")
#: Districts of two names, and the bodies that they have: “Telford and Wrekin Council”.
_PAIR = re.compile(r"(?<![\w’'-])([A-Z][a-z]+ and )$")
_OF_PAIRS = frozenset(("Council", "Constabulary", "Police"))
#: What begins the Arabic names of places and of bodies, before a word with the article: “Bab al-Nour”.
_OF_ARABIC = {
    **dict.fromkeys(("Bab", "Tel", "Tell", "Tal", "Deir", "Jabal", "Jebel", "Wadi", "Ras", "Beit"), PLACE),
    **dict.fromkeys(("Ain", "Kafr", "Qasr", "Souk", "Burj", "Khan", "Marj", "Hayy"), PLACE),
    **dict.fromkeys(("Ahrar", "Ansar", "Jabhat", "Jaish", "Jaysh", "Jund", "Harakat"), ORGANISATION),
    **dict.fromkeys(("Hizb", "Liwa", "Hayat", "Saraya", "Kataib", "Asaib", "Quwat"), ORGANISATION),
}
_ARTICLED = re.compile(r" (?:[Aa]l|[Ee]l|[Aa][nrszd]|[Aa]sh)-")
_SHIP = re.compile(r"\b[MSF]/(?:[VTS] )?$")
_TRADES = ("ist", "woman", "person", "worker", "maker", "ed")
_OF_THE_NATION = re.compile(r" of the ([A-Z]\w+)$")


def without_kin(mention: Named, given: set[str], full: Collection[str], lists: Gazetteer) -> Named:
    """Return a person without what they are called before the name: “Tante Mimi”, “Activist Ana Ruiz”.

    `given` are the given names of those in `full`, the names in full of the whole text.
    """
    title, _, name = mention.wording.partition(" ")
    first = name.partition(" ")[0]
    called = title in KIN_TITLES and name in given
    unnamed = not (title in lists.first_names or title in lists.surnames or title in lists.east_asian)
    trade = title.endswith(_TRADES) or lists.common(title)
    whole = " " in name and (name in full or any(name.startswith(f"{other} ") for other in full))
    if not (called or (unnamed and trade and (first in given or whole))):
        return mention
    return replace(mention, start=mention.end - len(name), wording=name)


def with_initials(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
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


def _two_bodies(mention: Named, lists: Gazetteer) -> tuple[Named, Named] | None:
    """Return the two bodies that one run of capitals names: “Orvale Bank and Sarn Savings and Loans”."""
    left, joint, right = mention.wording.partition(" and ")
    words, others = left.split(), right.split()
    if not joint or len(words) < 2 or len(others) < 2 or mention.end - mention.start != len(mention.wording):
        return None
    headed = words[-1] in lists.organisation.last and not (
        lists.common(words[0]) and words[0] not in lists.known
    )
    if not headed or lists.common(others[0]) or mention.wording in lists.known:
        return None
    end = mention.start + len(left)
    return replace(mention, end=end, wording=left), replace(mention, start=end + len(joint), wording=right)


def _longer(text: str, mention: Named, before: str, lists: Gazetteer) -> Named | None:
    """Return a mention that begins or ends farther than it seemed: “Fundación Ana Ruiz”."""
    start, end, kind = mention.start, mention.end, mention.kind
    if kind is PERSON and before == "Per" and text[start - 6 : start - 5] in ", abcdefghijklmnopqrstuvwxyz":
        start -= 4  # a Norwegian’s given name, and a preposition
    elif kind is PERSON and before in lists.cues["firm-first"] and text[start - 1] == " ":
        start, kind = start - len(before) - 1, ORGANISATION
    elif mention.wording.startswith(("St ", "St. ", "Saint ")) and (hall := _HALL.match(text, end)):
        end, kind = hall.end(), PLACE
    elif kind is ORGANISATION and mention.wording.split()[-1] in _OF_PAIRS:
        pair = _PAIR.search(text, max(0, start - 40), start)
        start = pair.start(1) if pair and not lists.common(mention.wording.split()[0]) else start
    if (start, end) == (mention.start, mention.end):
        return None
    return Named(start, end, " ".join(text[start:end].split()), kind)


def mended(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield the mentions with bounds that neighbours tell: “Fundación Ana Ruiz”."""
    places = {
        words[0]
        for m in mentions
        if m.kind is PLACE and len(words := m.wording.split()) > 1 and words[-1] in lists.place.last
    }
    shorts = {m.wording for m in mentions if m.kind is ORGANISATION and m.wording.isupper()}
    whole: list[Named] = []
    for mention in mentions:
        before = text[max(0, mention.start - 20) : mention.start].rpartition(" ")[0].rpartition(" ")[2]
        longer = _longer(text, mention, before, lists)
        if longer is not None:
            while whole and whole[-1].end > longer.start:
                whole.pop()
            whole.append(longer)
        else:
            whole.append(mention)
    families = {m.wording.split()[-1] for m in mentions if m.kind is PERSON and " " in m.wording}
    for mention in whole:
        kind = _OF_ARABIC.get(mention.wording.partition(" ")[0])
        if (
            kind
            and mention.kind is PERSON
            and mention.title is NO_TITLE
            and _ARTICLED.search(mention.wording)
        ):
            yield replace(mention, kind=kind)
            continue
        left, joint, right = mention.wording.partition("-")
        if joint and left in families and right in families and mention.wording not in families:
            end = mention.start + len(left)  # “the Roe-Ruiz pact”
            yield Named(mention.start, end, left, PERSON)
            yield Named(end + 1, mention.end, right, PERSON)
            continue
        short, _, shouted = mention.wording.partition(" ")
        if mention.kind is ORGANISATION and shouted.isupper() and lists.common(shouted) and short in shorts:
            yield replace(mention, end=mention.start + len(short), wording=short)
            continue
        if mention.kind is PERSON and _SHIP.search(text, max(0, mention.start - 4), mention.start):
            continue  # “M/V Santa Ana”, a ship
        two = _two_bodies(mention, lists) if mention.kind is ORGANISATION else None
        if two is not None:
            yield from two
            continue
        cut = mention.kind is ORGANISATION and _OF_THE_NATION.search(mention.wording)
        goes_on = text[mention.end + 1 : mention.end + 2].islower()
        if cut and goes_on and lists.known.get(cut.group(1)) is EntityKind.GROUP:
            end = mention.end - len(cut.group())
            yield replace(mention, end=end, wording=mention.wording[: cut.start()])
            yield Named(mention.end - len(cut.group(1)), mention.end, cut.group(1), EntityKind.GROUP)
            continue
        if mention.kind is ORGANISATION and mention.wording in lists.nations:
            yield replace(mention, kind=EntityKind.GROUP)
            continue
        unknown = mention.wording in places and mention.wording not in lists.known
        if unknown and mention.title is NO_TITLE and mention.kind in (PERSON, ORGANISATION):
            named = mention.wording in lists.first_names or mention.wording in lists.surnames
            yield mention if named else replace(mention, kind=PLACE)
            continue
        yield mention


def without_style(text: str, mention: Named, families: Collection[str], lists: Gazetteer) -> Named:
    """Return a person with ranks and honours moved from the name into the role: “Supt Neil Gorse”."""
    words = text[mention.start : mention.end].split(" ")
    taken = 0
    while len(words) - taken > 1:
        word = words[taken].rstrip(".")
        name = words[taken + 1]
        known = word.isupper() and (name in lists.first_names or name in families)
        sure = taken or mention.title.role or len(words) - taken > 2 or known
        if word not in _STYLES or (word in _DOUBTFUL_STYLES and not sure):
            break
        taken += 1
    given = words[0].isupper() and (words[taken] in lists.first_names or words[taken] in families)
    if not taken or (words[0] in _DOUBTFUL_STYLES and not (mention.title.role or given)):
        return mention
    start = mention.start + sum(len(word) + 1 for word in words[:taken])
    spelt = [_STYLES[word.rstrip(".")] for word in words[:taken]]
    role = " ".join([*([mention.title.role] if mention.title.role else []), *spelt])
    wording = " ".join(text[start : mention.end].split())
    return replace(
        mention, start=start, wording=wording, title=replace(mention.title, role=role, family=True)
    )


def parted(mention: Named, lists: Gazetteer) -> tuple[Named, ...]:
    """Return a firm and its country as two: “Tanaka Motors of Japan”, but not “Industrial Bank of Korea”."""
    firm, of, country = mention.wording.rpartition(" of ")
    words = firm.split()
    if mention.kind is not ORGANISATION or not of or lists.known.get(country) is not PLACE:
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


def is_era(text: str, mention: Named) -> bool:
    """Tell whether letters count years: “44 B.C.” is not in Canada."""
    return mention.wording in ("B.C.", "BC") and text[max(0, mention.start - 2) : mention.start - 1].isdigit()


def with_lists(text: str) -> Iterator[Named]:
    """Yield bodies that count up what they are for: “Committee on Health, Education, Labor and Pensions”."""
    for found in found_at(_LISTING, text):
        yield Named(*found.span(), " ".join(found.group().split()), ORGANISATION)


def courts(text: str) -> Iterator[Named]:
    """Yield courts with the district or circuit that they are for."""
    for found in found_at(_COURT, text):
        yield Named(found.start(), found.end(), found.group().rstrip("."), ORGANISATION)
