"""What a possible name is: points from the lists, from its own words, and from the words around it.

The weights were set by hand; what the learnt model says is added to them (`opinions`).
"""

import re

from reader.analysis.entities.candidates import Evidence, Piece
from reader.analysis.entities.capitals import Link, is_initialled
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.parsing import Parser
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
EVENT, GROUP = EntityKind.EVENT, EntityKind.GROUP

_BEFORE = re.compile(r"([^\W\d_][\w-]*)(,? )(?:(the) )?[\"“‘'(]?$")
_AFTER = re.compile(r"(?:['’]s?)?([\"”’)]?,?) ?([^\W\d_][\w-]*)?")
_AGE = re.compile(r", (?:aged )?\d\d\b(?! ?(?:,\d|percent|per|%))")
_RELATIVE = re.compile(r", (who|whose|which|where)\b")
_APPOSITION = re.compile(r", (?:an?|the|his|her|their|its) (?:[\w-]+ ){0,4}?([\w-]+)\b")
_PLACE_PHRASE = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|provinces?|districts?|states?|islands?|regions?|ports?|capital|suburbs?|county"
    r"|municipality|governorates?|prefectures?|neighbou?rhoods?|resort|enclave|coast|outskirts|north|south|east|west"
    r"|northern|southern|eastern|western|cent(?:er|re)|streets?|republic) (?:of|in)$"
)
#: Behind a name that needs no noun behind it: “the Okafor.” names no person, “the Okafor plan” may.
_STANDS_ALONE = re.compile(
    r"[.,;:?!)”\"]|$| (?:on|in|at|for|to|from|with|by|and|or|as|when|after|before|until|since)\b"
)
_QUOTED = re.compile(r"[“\"](?:The |An? )?$")
_NUMBERED = re.compile(r"[A-Z]{1,3}-?\d{2,4}[A-Z]?")
_SET_OFF = re.compile(r"[,.;)—–]|['’]s?,")
#: What is called after the place it is of: “the bishop of Lund”.
_SEE = re.compile(
    r"\b(?:arch)?(?:bishop|mayor|governor|duke|duchess|earl|emir|sultan|diocese|people) $", re.IGNORECASE
)
_INSIDE = re.compile(r"[a-z,] The $")
_NAMING = frozenset(("call", "calls", "called", "named", "renamed", "as"))
#: A kind of place that is then given its name: “an islet that sailors call …”.
_PLACE_NAMED = re.compile(
    r"\b(?:cit(?:y|ies)|towns?|villages?|islands?|islets?|hills?|mountains?|rivers?|lakes?|valleys?|streets?|neighbou?rhoods?"
    r"|districts?|hamlets?|beach(?:es)?|peaks?|reefs?|rocks?|coves?|bays?|ports?|camps?|maps)\b"
    r"[^.;:!?\n]{0,60}?\b(?:calls?|called|named|renamed|known as)$"
)
#: Before the name of a ship, an aircraft or a train, which is none of the kinds shown.
_VESSEL = re.compile(
    r"\b(?:(?:ship|vessel|boat|ferry|tanker|freighter|carrier|trawler|yacht|schooner|barge|frigate|destroyer|submarine"
    r"|icebreaker|steamer|liner|lifeboat|tug|dinghy|spacecraft|rover|probe|airship|cutter)s?,? "
    r"(?:called |named |the )*"
    r"|aboard the |christened the )[“\"‘']?$"
)
_PLACE_BEFORE = {
    "in": 2.0,
    "near": 2.0,
    "across": 1.5,
    "throughout": 2.0,
    "outside": 1.2,
    "inside": 1.0,
    "around": 1.0,
    "toward": 0.8,
    "towards": 0.8,
    "from": 0.7,
    "to": 0.4,
    "at": 0.3,
    "into": 0.6,
    "visit": 1.0,
    "visited": 1.0,
    "leaving": 0.8,
}


#: States and provinces as addresses shorten them; behind a town they are nothing else.
_POSTAL = frozenset(
    """AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND
    OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC BC ON QC AB MB SK NS NB NL PEI NSW
    QLD""".split()  # noqa: SIM905 - a word list reads best as words
)
_TOWN_BEFORE = re.compile(r"[^\W\d_][^\W\d_]+\.?, $")
_POSTAL_BEHIND = re.compile(r", ([A-Z]{2,3})\b(?!\w| [A-Z][a-z])")
_ALONE = frozenset(("NY", "NJ", "NYC", "SF"))
_LONGEST_POSTAL = 3


def _add(evidence: Evidence, kind: EntityKind | None, points: float) -> None:
    evidence[kind] = evidence.get(kind, 0.0) + points


def _from_lists(wording: str, opens: bool, lists: Gazetteer) -> Evidence:
    """Return the points of a wording that the lists know as it stands."""
    evidence: Evidence = {}
    known = lists.known.get(wording)
    if known is not None:
        ordinary = wording.lower() in lists.words and not wording.isupper()
        sure = 8.0 if " " in wording else 4.0
        _add(evidence, known, (0.5 if opens else 1.5) if ordinary else sure)
    if wording in lists.ambiguous:
        _add(evidence, PLACE, 1.6)
    if wording in lists.acronyms:
        _add(evidence, None, 6.0)
    if known is None and (behind := _behind_known(wording, lists)) is not None:
        _add(evidence, behind, 5.0)  # “U.S. Federal Reserve”
    return evidence


def _behind_known(wording: str, lists: Gazetteer) -> EntityKind | None:
    """Return the kind of a known name behind another known one, if `wording` is no more than the two."""
    at = wording.find(" ")
    while at > 0:
        behind = lists.known.get(wording[at + 1 :])
        if behind is not None and wording[:at] in lists.known:
            return behind if " " in wording[at + 1 :] or behind is ORGANISATION else None
        at = wording.find(" ", at + 1)
    return None


def _from_heads(piece: Piece, lists: Gazetteer) -> Evidence:
    """Return the points of head words: “… Ministry”, “University of …”, “Mount …”, “… War”."""
    evidence: Evidence = {}
    words = [word.text for word in piece.words if word.text not in lists.cues["suffix"]]
    if len(words) < 2:
        return evidence
    at = next((n for n, word in enumerate(piece.words) if word.link is Link.OF), 0)
    governor = piece.words[at - 1].text if at else ""
    last = words[-1]
    if governor in lists.organisation.first:
        _add(evidence, ORGANISATION, 4.5)
    if governor in lists.place.first:
        _add(evidence, PLACE, 3.5)
    if governor in lists.event.first or governor in lists.event.last:
        _add(evidence, EVENT, 4.0)
    if at and evidence:
        return evidence
    if last in lists.organisation.last:
        _add(evidence, ORGANISATION, 4.0)
    if last in lists.place.last:
        _add(evidence, PLACE, 6.0 if lists.known.get(words[0]) is PLACE else 3.0)
    if last in lists.cues["paper-last"] and lists.known.get(" ".join(words[:-1])) is PLACE:
        _add(evidence, ORGANISATION, 4.0)
        return evidence
    if last in lists.event.last:
        _add(evidence, EVENT, 3.5)
    if last in lists.things:
        _add(evidence, None, 3.0)
    if words[0] in lists.cues["superlative"] and len(words) > 2:
        _add(evidence, None, 5.0)
    if words[0] in lists.cues["ship"] and not words[1].isupper():
        _add(evidence, None, 5.0)
    if words[0] in lists.cues["firm-first"]:
        _add(evidence, ORGANISATION, 4.0)
    if words[0] in lists.event.first:
        _add(evidence, EVENT, 3.5)
    if words[0] in lists.landforms:
        _add(evidence, PLACE, 2.5)
    if words[0] in lists.place.first:
        _add(evidence, PLACE, 1.6 if len(words) == 2 else 0.8)
    return evidence


def _from_people(piece: Piece, lists: Gazetteer) -> Evidence:
    """Return the points of first names, family names, initials and particles."""
    evidence: Evidence = {}
    words = [word.text for word in piece.words if word.text not in lists.cues["suffix"]]
    if not words:
        return evidence
    first, last = words[0], words[-1]
    if any(word.link is Link.AND for word in piece.words[1:]):
        return evidence
    if len(words) > 1 and last in lists.organisation.last and last not in lists.surnames:
        return evidence
    if len(words) > 1 and last in lists.place.last and last not in lists.place_surnames:
        return evidence
    if len(words) == 1 and not is_initialled(first):
        if not lists.common(first) and lists.known.get(first) is not PLACE:
            points = 1.2 if first in lists.first_names else 0.0
            _add(evidence, PERSON, points + (0.8 if first in lists.surnames else 0.0))
        return evidence
    if first in lists.first_names or first.partition("-")[0] in lists.first_names:
        _add(evidence, PERSON, 1.8 if lists.common(first) or len(first) < 3 else 3.0)
    if last in lists.surnames or last in lists.first_names:
        _add(evidence, PERSON, 1.5)
    if any(is_initialled(word) or (len(word) == 2 and word[1] == ".") for word in words):
        _add(evidence, PERSON, 2.5)
    if any(word.link is Link.PARTICLE for word in piece.words) or last.startswith(
        ("al-", "el-", "Al-", "El-")
    ):
        _add(evidence, PERSON, 0.7)
    if first in lists.east_asian and len(words) < 4 and all(len(word) < 10 for word in words):
        _add(evidence, PERSON, 2.0)
    return evidence


def _is_camel(word: str) -> bool:
    """Tell whether a word has capitals inside that no name of people explains: “TechNovator”."""
    inner = any(char.isupper() for part in word.split("-") for char in part[1:])
    return inner and not word.startswith(("Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Al-", "Van"))


def _from_shape(piece: Piece, wording: str, parser: Parser, lists: Gazetteer) -> Evidence:
    """Return the points of mere shape: acronyms, ordinary words under capitals, unknown words."""
    evidence: Evidence = {}
    words = [word.text for word in piece.words]
    letters = wording.replace(".", "").replace("&", "").replace("-", "")
    if len(words) == 1:
        if letters.isupper() and len(letters) > 3 and lists.known.get(wording.title()) is PLACE:
            _add(evidence, PLACE, 4.0)
        elif letters.isupper() and 1 < len(letters) < 8:
            _add(evidence, ORGANISATION, 2.0)
            if wording not in lists.known and any(char.isdigit() for char in letters):
                _add(evidence, None, 3.0 if _NUMBERED.fullmatch(wording) else 1.5)  # a flight, a strain
        elif _is_camel(wording):
            _add(evidence, ORGANISATION, 1.2)
        elif not parser.ordinary(wording):
            evidence.update({PERSON: 0.5, ORGANISATION: 0.4, PLACE: 0.5})
        return evidence
    ordinary = sum(1 for word in words if parser.ordinary(word))
    if ordinary == len(words):
        evidence.update({ORGANISATION: 0.9, None: 1.0})
    elif ordinary:
        evidence.update({ORGANISATION: 0.9, None: 0.6, PERSON: 0.3})
    elif len(words) < 4:
        evidence.update({PERSON: 1.3, PLACE: 0.3, ORGANISATION: 0.2})
    else:
        evidence.update({PERSON: 0.5, ORGANISATION: 0.4})
    if "&" in wording:
        _add(evidence, ORGANISATION, 2.0)
    if any(char.isdigit() for char in words[-1]) and wording not in lists.known:
        _add(evidence, None, 2.5)  # a model: “Corvid 900”
    elif any(word.isupper() and len(word) > 1 for word in words) and not wording.isupper():
        _add(evidence, ORGANISATION, 0.8)
    return evidence


def of_piece(piece: Piece, parser: Parser, lists: Gazetteer) -> Evidence:
    """Return the points that a piece earns by its own words and title."""
    wording = parser.wording(piece.words)
    evidence = _from_lists(wording, piece.words[0].opens, lists)
    if wording in lists.cues["solo"] and not piece.words[0].opens:
        _add(evidence, ORGANISATION, 3.0)
    for part in (
        _from_heads(piece, lists),
        _from_people(piece, lists),
        _from_shape(piece, wording, parser, lists),
    ):
        for kind, points in part.items():
            _add(evidence, kind, points)
    if piece.title.family:
        _add(evidence, PERSON, 5.0)
    return evidence


def _before(text: str, start: int, end: int, lists: Gazetteer, evidence: Evidence) -> None:
    """Add the points of the words before a name."""
    low = max(0, start - 40)
    near = text.rfind(" ", low, max(low, text.rfind(" ", low, max(low, text.rfind(" ", low, start)))))
    found = _BEFORE.search(text, max(low, near), start)  # two words at most
    if found is None:
        return
    word, comma, article = found.group(1), found.group(2), found.group(3)
    vessel = _VESSEL.search(text, max(0, start - 40), start)
    if vessel:
        _add(evidence, None, 5.0)
    if article or word in ("the", "The"):
        _behind_article(text, (start, end), word, found.start(3) if article else start, evidence)
        return
    if word in ("of", "in") and _PLACE_PHRASE.search(text, max(0, start - 40), found.end(1)):
        _add(evidence, PLACE, 2.5 if word == "in" else 4.0)
    if comma == ", " and word in lists.roles and _SET_OFF.match(text, end):
        _add(evidence, PERSON, 2.0)
    if word in _NAMING and _PLACE_NAMED.search(text, max(0, start - 90), found.end(1)):
        _add(evidence, PLACE, 3.0)
    if word == "of" and _SEE.search(text, max(0, start - 20), found.start(1)):
        _add(evidence, PLACE, 2.0)
    if comma == " ":
        _add(evidence, PLACE, _PLACE_BEFORE.get(word.lower(), 0.0))
        if word in lists.cues["place-before"]:
            _add(evidence, PLACE, 2.5)
        if word in lists.roles:
            _add(evidence, PERSON, 3.0)
        if word in lists.cues["body-before"]:
            _add(evidence, ORGANISATION, 2.0)
        if word in lists.cues["said-before"]:
            _add(evidence, PERSON, 1.2)
        if word in ("by", "By", "with", "and"):
            _add(evidence, PERSON, 0.4)
        if word in ("a", "an"):
            _add(evidence, PERSON, -1.5)


def _behind_article(text: str, name: tuple[int, int], word: str, article: int, evidence: Evidence) -> None:
    """Add the points of a name behind “the”, which is seldom a person's; `word` is the one before it."""
    start, end = name
    if word == "The" and _INSIDE.search(text, max(0, start - 8), start):
        _add(evidence, PERSON, -2.0)
        _add(evidence, ORGANISATION, 3.0)  # a newspaper: “told The Sarnoth Crimson”
    _add(evidence, PERSON, -2.0)
    _add(evidence, ORGANISATION, 0.8)
    if _STANDS_ALONE.match(text, end):
        _add(evidence, PERSON, -2.0)
        _add(evidence, PLACE, 1.0 if word in ("at", "outside", "inside", "near", "around") else 0.0)
    if _PLACE_PHRASE.search(text, max(0, start - 40), article):
        _add(evidence, PLACE, 1.0)


def _after(text: str, end: int, lists: Gazetteer, evidence: Evidence) -> None:
    """Add the points of what stands behind a name."""
    if _AGE.match(text, end):
        _add(evidence, PERSON, 3.0)
    relative = _RELATIVE.match(text, end)
    if relative:
        kind = {"which": ORGANISATION, "where": PLACE}.get(relative.group(1), PERSON)
        _add(evidence, kind, 1.5)
    apposition = _APPOSITION.match(text, end)
    if apposition and apposition.group(1) in lists.roles:
        _add(evidence, PERSON, 2.0)
    found = _AFTER.match(text, end)
    if found is None or not found.group(2):
        return
    word = found.group(2)
    if found.group(1) == "":
        if word in lists.cues["speech"]:
            _add(evidence, PERSON, 1.0)
            _add(evidence, ORGANISATION, 0.3)
        if word in lists.cues["body-after"]:
            _add(evidence, ORGANISATION, 2.0)
        if word in lists.cues["place-after"]:
            _add(evidence, PLACE, 2.0)
    elif found.group(1) == "," and lists.known.get(_name_at(text, found.start(2))) is PLACE:
        _add(evidence, PLACE, 2.0)


_NAME_AT = re.compile(r"[^\W\d_][\w.'’-]*(?: [A-Z][\w.'’-]*)?")


def _name_at(text: str, start: int) -> str:
    """Return the one or two capitalised words at `start`."""
    found = _NAME_AT.match(text, start)
    return found.group().rstrip(".,") if found else ""


def of_context(text: str, start: int, end: int, lists: Gazetteer) -> Evidence:
    """Return the points that the words around `start` to `end` give."""
    evidence: Evidence = {}
    if _QUOTED.search(text, max(0, start - 5), start) and text[end : end + 2].strip(" ,.")[:1] in ("”", '"'):
        _add(evidence, None, 3.0 if " " in text[start:end] else 0.0)  # the title of a work
    _before(text, start, end, lists, evidence)
    _after(text, end, lists, evidence)
    _addressed(text, start, end, evidence)
    return evidence


def is_state(text: str, start: int, end: int) -> bool:
    """Tell whether a state in short stands behind a town: “Lowbridge, OH”."""
    short = end - start <= _LONGEST_POSTAL and text[start:end] in _POSTAL
    return short and _TOWN_BEFORE.search(text, max(0, start - 24), start) is not None


def _addressed(text: str, start: int, end: int, evidence: Evidence) -> None:
    """Add the points of a state in short behind a town, and of the town: “Lowbridge, OH”."""
    if text[start:end] in _ALONE:
        _add(evidence, PLACE, 2.5)
    if is_state(text, start, end):
        _add(evidence, PLACE, 4.0)
    behind = _POSTAL_BEHIND.match(text, end)
    if behind and behind.group(1) in _POSTAL:
        _add(evidence, PLACE, 2.5)
