"""Clubs told apart from the towns they are called after: “Real Sorla”, “Sorla won”, “the town of Sorla”.

One word names the town and its club in one report, so that its neighbours decide wherever it stands.
Countries stay places: their teams are called by them, and no club is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reader.analysis.entities.candidates import NO_TITLE, Named
from reader.analysis.entities.completing import CLUBS, joined
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_at
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

#: Words that begin a club's name, before its town; they may stand for it alone.
CLUB_FIRST = frozenset(
    """Real Deportivo Atlético Atletico Athletic Sporting Racing Dynamo Dinamo Olympique Borussia
    Lokomotiv Spartak Torpedo Hapoel Maccabi Beitar Shakhtar Partizan Rapid Estudiantes Nacional
    Independiente Inter Union Unión Celta Rayo Viktoria Slavia Sparta Legia Lech Fortuna Eintracht
    Hertha Arminia Alemannia Vitesse Stade Anorthosis Metalist Levski Olimpia Guaraní Alianza""".split()  # noqa: SIM905 - a word list reads best as words
)
_LETTERS = (
    "FC|CF|AC|AS|SC|SV|RC|RB|VfB|VfL|TSV|TSG|FK|NK|BK|IF|IFK|SK|HNK|KV|KRC|CD|UD|SD|CA|US|SSC|PSV|AZ|CSKA"
    "|AFC|RFC"
)
_CAPITAL = r"[^\W\d_a-z][^\W\d_]{2,}"
_CLUB = re.compile(
    rf"(?<![\w’'-])(?P<first>{'|'.join(sorted(CLUB_FIRST))}|{_LETTERS}) (?:(?:de|del|do|da) (?:la |las )?)?"
    rf"(?P<town>{_CAPITAL}(?:-{_CAPITAL})?)(?![\w-])"
)
BEHIND_TOWN = frozenset(("FC", "AFC", "CF", "SC", "FK", "BK", "IF", "SK", "RFC", "CC", "HC", "BC"))
_LETTERED = re.compile(
    rf"(?<![\w’'-])(?P<town>{_CAPITAL}(?: {_CAPITAL})?) (?:{'|'.join(sorted(BEHIND_TOWN))})(?![\w-])"
)
_SPORT = re.compile(
    r"\b(?:coach|striker|midfielder|goalkeeper|defender|scored|goals?|league|cup|season|fans|kick-?off"
    r"|half-time"
    r"|referee|penalty|equali[sz]er?d?|relegat\w+|tournament|match(?:es)?|playoffs?|quarterback|innings"
    r"|away game"
    r"|home game|stoppage time|extra time|champions|standings|midfield|stadium|derby)\b",
    re.IGNORECASE,
)
_LEAST_SPORT = 3
#: “beat Sorla 2-1”
_RESULT = re.compile(
    r"\b(?:beat|beats|beating|thrashed|defeated|edged|drew with|lost to) [A-Z][\w ]{2,25}? \d{1,2}[-–]\d"
)
_OVERCOMES = re.compile(r" (?:beat|beats|thrashed|defeated|edged|drew with|lost to|knocked out) [A-Z]")
_ROLE = (
    r"coach|manager|captain|striker|forward|winger|midfielder|defender|goalkeeper|keeper|fans?"
    r"|supporters|players?"
    r"|side|team|squad|bench|goal|shirt|defence|defense|attack|dressing room|boss|owner|keeper|full-back"
    r"|centre-back"
)
_PLAYS = (
    r"won|win|wins|lost|lose|loses|drew|draw|beat|beats|beaten|stun|stuns|stunned|thrash|thrashed|edge"
    r"|edged|crush"
    r"|crushed|hold|held|host|scored|equalised|equalized|led|trailed|took the lead|play|plays|played"
    r"|kicked off"
    r"|were relegated|were promoted|finished|sit|face|faced|knocked|defeated|overcame|clinched|sealed"
    r"|will (?:play"
    r"|face|host|meet)|had (?:scored|won|lost|led)|have (?:won|lost|signed)|signed"
)
_AS_CLUB = re.compile(
    rf" (?:(?:{_ROLE})\b|(?:{_PLAYS})\b|\d+[-–]\d+|\d+, )|(?:’s|'s|’|') (?:[\w-]+ ){{0,2}}(?:{_ROLE})\b"
)
_FOR_CLUB = re.compile(
    r"\b(?:beat|beating|beats|stun|stunned|thrash|thrashed|edged|defeated|against|for|by|joined|signed"
    r"|past|over"
    r"|v|vs|versus|with|gave|held|faced?|facing|coach of|captain of|manager of|striker of|playing for|left) $"
)
_AS_PLACE = re.compile(
    r"\b(?:(?:city|town|port|village) is|in|near|from|to|at|around|outside|through|across|mayor of"
    r"|town of|city of|port of|village of|streets of"
    r"|people of|region of|province of|north of|south of|east of|west of|airport|centre of|center of)"
    r" (?:the )?$",
    re.IGNORECASE,
)


_OF = re.compile(r"\b([\w-]+) of $")


def with_clubs(text: str, mentions: Sequence[Named], lists: Gazetteer) -> list[Named]:
    """Return the mentions with clubs found and told apart from their towns, where a text is about sport."""
    if not _is_sport(text):
        return list(mentions)
    mentions = [replace(m, kind=ORGANISATION) if _is_club(m, lists) else m for m in mentions]
    clubs = list(_clubs(text, lists))
    towns = {_town(club.wording) for club in clubs}
    towns |= {
        words[0]
        for m in mentions
        if m.kind is ORGANISATION and len(words := m.wording.split()) == 2 and words[1] in CLUBS
    }
    whole = joined(mentions, clubs)
    firsts = {club.wording.split()[0] for club in clubs} & CLUB_FIRST
    firsts |= {
        m.wording.split()[0]
        for m in mentions
        if m.kind is ORGANISATION
        and _ends_in_city(m.wording, lists)
        and m.wording.split()[0] not in lists.known
    }
    whole = [
        replace(mention, kind=ORGANISATION)
        if mention.wording in firsts
        else _settled(text, mention, towns, lists)
        for mention in whole
    ]
    return joined(whole, _alone(text, firsts), displace=False)


def _is_sport(text: str) -> bool:
    """Tell whether a text is about a sport that clubs play."""
    if next(found_at(_RESULT, text), None):
        return True
    return sum(1 for _ in islice(found_at(_SPORT, text), _LEAST_SPORT)) == _LEAST_SPORT


def _is_club(mention: Named, lists: Gazetteer) -> bool:
    """Tell whether a person by the looks is a club: “Boca Juniors”, “Werder Bremen”."""
    words = mention.wording.split()
    if mention.kind is not PERSON or len(words) != 2 or mention.title is not NO_TITLE:
        return False
    unknown = words[0] not in lists.first_names and not lists.common(words[0])
    return unknown and (words[1] in CLUBS or _ends_in_city(mention.wording, lists))


def _ends_in_city(wording: str, lists: Gazetteer) -> bool:
    """Tell whether the second of two words is a city that is no family name, and the first no land."""
    words = wording.split()
    if len(words) != 2 or words[1] in lists.surnames or lists.known.get(words[0]) is PLACE:
        return False
    return lists.known.get(words[1]) is PLACE and _is_city(words[1], lists)


def _town(club: str) -> str:
    """Return the town of a club with letters or a first word of clubs before it, or letters behind."""
    words = club.split()
    return " ".join(words[:-1]) if words[-1] in BEHIND_TOWN else words[-1]


def _clubs(text: str, lists: Gazetteer) -> Iterator[Named]:
    for found in found_at(_LETTERED, text):
        if not lists.common(found["town"].split()[0]):
            yield Named(*found.span(), " ".join(found.group().split()), ORGANISATION)
    for found in found_at(_CLUB, text):
        town = found["town"]
        if not lists.common(town) or lists.known.get(town) is PLACE:
            yield Named(*found.span(), " ".join(found.group().split()), ORGANISATION)


def _settled(text: str, mention: Named, towns: set[str], lists: Gazetteer) -> Named:
    """Return a town, or a club that is called like it, as what it is where it stands."""
    wording = mention.wording
    known = wording in towns
    if " " in wording or mention.title is not NO_TITLE or wording in lists.countries:
        return mention
    if not known and mention.kind is not PLACE:
        return mention
    place = _AS_PLACE.search(text, max(0, mention.start - 20), mention.start) is not None
    of = _OF.search(text, max(0, mention.start - 24), mention.start)
    place = place or (of is not None and not re.fullmatch(_ROLE, of.group(1)))
    plays = _AS_CLUB.match(text, mention.end) is not None
    met = _FOR_CLUB.search(text, max(0, mention.start - 16), mention.start) is not None
    if place and not plays:
        return replace(mention, kind=PLACE)
    score = re.match(r" \d+[-–]\d+", text[mention.end : mention.end + 8]) is not None
    if known and (plays or met or mention.kind is not PLACE):
        return replace(mention, kind=ORGANISATION)
    role = re.match(rf" (?:{_ROLE})\b(?!s)", text[mention.end : mention.end + 20]) is not None
    told = (met and score) or _OVERCOMES.match(text, mention.end) is not None or role
    return replace(mention, kind=ORGANISATION) if told and _is_city(wording, lists) else mention


def _is_city(wording: str, lists: Gazetteer) -> bool:
    return wording not in lists.countries and lists.full_name(wording) not in lists.countries


def _alone(text: str, firsts: set[str]) -> Iterator[Named]:
    """Yield where the first word of a club that is named here stands for it: “Real took her off”."""
    for found in (
        re.finditer(rf"(?<=[\w,;] )(?:{'|'.join(sorted(firsts))})\b(?![ -][A-ZÀ-Þ])", text) if firsts else ()
    ):
        yield Named(*found.span(), found.group(), ORGANISATION)
