"""Events by the words they are called with: “the Haiti earthquake”, “the 2008 financial crisis”, “COP28”.

What names alone tell (“Korean War”) is found with the names; here come those that a small word ends or a year
begins, storms, elections, and what a number tells from its like.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.openings import found_at
from reader.article import EntityKind, Span

EVENT, GROUP, PLACE = EntityKind.EVENT, EntityKind.GROUP, EntityKind.PLACE

_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*"
_YEAR = r"(?:1[5-9]|20)\d\d"
_ROMAN = r"[IVXL]{1,7}"
_KNOWN = (
    r"D-Day|V-?E Day|V-?J Day|[Tt]he Troubles(?= (?:in|began|ended|left|of|were|was|killed)\b)"
    r"|Spanish [Ff]lu|Live Aid"
    r"|Women['’]s March|March on Washington|Bay of Pigs(?: invasion)?|Jonestown massacre|Arab Spring"
    r"|(?:Apollo|Gemini|Soyuz|Artemis) (?:\d+|I{1,3}V?)(?: (?:mission|landing))?|Great Leap Forward"
    r"|(?<=[Tt]he )(?:siege|sack|battle|storming|liberation|partition) of (?:the )?"
    rf"(?!God\b|Ideas\b|Words\b){_CAPITAL}"
    rf"|(?:Edinburgh )?Festival Fringe|Great (?:{_CAPITAL} ){{0,2}}(?:Fire|Flood|Storm|Frost|Smog|Plague"
    rf"|Famine"
    rf"|Exhibition|Stink)(?: of (?:\d{{4}}|{_CAPITAL}))?"
    r"|COP ?(?:2\d|3\d|1\d)\b|(?:WrestleMania|UFC|Expo|EXPO|Euro|UEFA Euro) (?:\d{2,4}|[IVXL]{1,7})\b"
    r"|Super Bowl (?:[IVXL]{1,7}|\d\d?)\b|(?:Jan(?:uary|\.)? 6(?:th)?|Oct(?:ober"
    r"|\.)? 7(?:th)?)(?:, 20\d\d,?)? "
    r"(?:riots?|attacks?|insurrection|massacre|hearings?)"
    r"|(?:7/7|7/21|26/11)(?: (?:bombings?|attacks?))?|9/11(?: (?:terrorist |terror )?attacks?)?"
    r"|Sept(?:ember|\.) 11(?:,? 2001,?)?(?:th)?,? (?:terrorist |terror )?attacks?"
    r"|(?:Wall Street|stock market) [Cc]rash(?: of \d{4})?|(?:Black|Bloody) (?:Monday|Tuesday|Wednesday"
    r"|Thursday|Sunday)"
    r"(?= (?:of|massacre|crash|in \d{4}|killings?)\b)"
)
_SICKNESS = (
    r"(?:COVID-19|Covid-19|[Cc]oronavirus|COVID|Covid|Ebola|SARS|Zika|cholera|mpox|swine flu"
    r"|bird flu|H1N1|AIDS|opioid|HIV/AIDS)"
)
_PLAGUE = rf"{_SICKNESS} (?:pandemic|epidemic|crisis|outbreak)\b"
_STORM = (
    r"(?:(?:[Ss]uper )?[Tt]yphoons?|[Hh]urricanes?|[Cc]yclones?|(?:[Ss]ub)?[Tt]ropical [Ss]torms?"
    rf"|[Tt]ropical [Dd]epression|Winter Storm"
    rf"|Storm) {_CAPITAL}(?<!Watch)(?<!Center)(?<!Centre)(?<!Warning)\b"
    rf"(?:(?<=s) and {_CAPITAL})?"
)
_ADJECTIVE = (
    r"(?:nuclear|terror|terrorist|suicide|car|oil|mass|school|church|mosque|hostage|missile|financial|banking"
    r"|economic|debt|currency|energy|migrant|refugee|climate|political|constitutional|chemical|gas|rail|train"
    r"|air|plane|port|mosque|synagogue|beach|subway|metro|tube|airport|market|factory|hotel|ferry|mine"
    r"|mining|dam|bridge|stadium|tower|military|student|race|civil|peace|nightclub"
    r"|theater|theatre|bank|flu|influenza|food|housing|water|electricity|water|trade|drug|gang)"
)
#: Small heads that make an event of any name before them.
_SURE = (
    r"(?:disaster|tragedy|massacre|genocide|earthquakes?|quake|tsunami|eruption|famine|airlift|hostage crisis"
    r"|missile crisis|debt crisis|oil spill|scandal|affair|summit|bailout|pogrom|uprising|floods"
    r"|hijacking|air show|film festival|jazz festival|book fair|motor show|referendum|pandemic|epidemic"
    r"|plane crash|train crash|bus crash|ferry disaster|rail crash|world fair|peace talks|climate talks"
    r")"
)
#: Small heads that do so behind the name of a place: “the Paris attacks”.
_PLACED = (
    r"(?:attacks?|bombings?|shootings?|riots|siege|blockade|coup|fire|fires|wildfires|crash|collapse"
    r"|explosion"
    r"|blast|stampede|landslide|derailment|civil war|war|conference|climate conference|peace conference"
    r"|trials?"
    r"|invasion|occupation|crisis|conflict|protests|marathon|carnival|festival|biennale|derby|grand prix)"
)
_ELECTION = (
    rf"\b{_YEAR} (?:{_CAPITAL} ){{0,2}}(?:(?:general|presidential|midterm|mid-term|parliamentary|local"
    r"|federal|state|gubernatorial|congressional|regional|municipal|national|provincial"
    r"|legislative|mayoral|snap|European|Brexit|independence|Democratic|Republican) )+"
    r"(?:elections?|referendum|primary|primaries|vote|runoff|polls)\b"
)
#: What a year begins and a small head ends.
_DATED = (
    rf"\b{_YEAR} (?:{_CAPITAL} ){{0,3}}(?:{_ADJECTIVE} ){{0,2}}(?:{_SURE}|crisis|crash|coup|attacks?"
    rf"|bombings?"
    r"|shootings?|uprising|revolution|riots|invasion|war|floods?|hurricane|wildfires|fire|embargo|protests"
    r"|annexation|hijackings?|World’s Fair|Olympics|elections?|blackout|recession|heatwave|drought|strike"
    r"|stampede)\b(?! (?:season|deaths?|spree|cycle))"
)
_CALLED = rf"(?<![\w’'-])(?:{_CAPITAL}[ -]){{1,3}}?(?:{_ADJECTIVE} ){{0,2}}{_SURE}\b"
_NTH = (
    rf"\b(?:\d{{1,3}}(?:st|nd|rd|th)|{_ROMAN}) (?:(?:annual|edition of the) )?(?:{_CAPITAL} (?:of )?){{1,4}}"
    r"(?:Awards|Games|Olympics|Festival|Summit|Congress|Conference|Cup|Biennale|Oscars|Grammys|Emmys"
    r"|Session)\b"
)
#: Words with a capital that no event is called after.
_NO_NAME = frozenset(
    ("The", "A", "An", "This", "That", "Another", "One", "In", "At", "After", "Before", "During", "Since",
     "Every", "Each", "His", "Her", "Their", "Our", "Its", "No", "Any", "What", "When", "As", "For",
     "And",
     "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
     "November",
     "December", "But", "On", "Of", "Mr", "Mrs", "Ms", "Both", "Some", "Two", "Three", "Four", "New", "Last",
     "Next")
)  # fmt: skip
_TRIGGER = re.compile(rf"(?<!\w)(?:{_KNOWN}|{_PLAGUE}|{_STORM}|{_ELECTION}|{_DATED}|{_NTH})(?!\w)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "called": re.compile(_CALLED),
        "sure": re.compile(rf" {_SURE}\b"),
        "head": re.compile(
            rf"(?: {_ADJECTIVE}){{0,2}} (?P<head>{_SURE}|{_PLACED})\b(?! (?:of|against|on"
            rf"|by) (?:the )?{_CAPITAL})"
        ),
        "civil": re.compile(r" civil war\b"),
        "joined": re.compile(r"\b[A-ZÀ-Þ][\w’']*[-–][A-ZÀ-Þ][\w’'-]{0,40} war\b"),
        "year": re.compile(rf"\b{_YEAR} $"),
        "nth": re.compile(r"\b(?:\d{1,3}(?:st|nd|rd|th)) (?:annual )?$"),
        "final": re.compile(r" [Ff]inals?\b(?! round)"),
        "bombing": re.compile(r" (?:bombings?|attacks?)\b"),
        "of": re.compile(rf" of {_YEAR}\b"),
        "violent": re.compile(
            rf"(?<=\b[Tt]he )(?![A-Z]{{4}})(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}})(?: {_ADJECTIVE}){{0,2}}"
            r" (?:bombings?|shootings?|explosion|landings|killings|trials?)\b"
        ),
        "fell": re.compile(
            r"\b(?:[Ss]iege|[Bb]attle|[Ff]all|[Pp]artition|[Aa]nnexation|[Ii]nvasion|[Ll]iberation"
            r"|[Bb]ombing|[Ss]torming"
            r"|[Ss]ack|[Oo]ccupation|[Bb]lockade) of (?:the )?$"
        ),
    }


def events(text: str, names: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield the events of `text`, which may overlap each other and the names."""
    patterns = _patterns()
    for found in found_at(_TRIGGER, text):
        yield _named(text, found.start() + 4 * found.group().lower().startswith("the "), found.end())
    if patterns["sure"].search(text):
        for found in found_at(patterns["called"], text):
            start = _without_small(text, found.start(), found.end())
            if start is not None:
                yield _named(text, start, found.end())
    for found in found_at(patterns["joined"], text):
        yield _named(text, *found.span())
    for mention in names:
        if mention.kind in (EVENT, GROUP, PLACE):
            yield from _called_by(text, mention)
    for found in patterns["violent"].finditer(text):  # “the Lockerbie bombing”
        if lists.known.get(found["name"]) in (None, PLACE) and found["name"] not in _NO_NAME:
            yield _named(text, *found.span())


def _called_by(text: str, mention: Named) -> Iterator[Named]:
    """Yield the event that a place, nation or event before a small head tells."""
    patterns = _patterns()
    year = patterns["year"].search(text, max(0, mention.start - 5), mention.start)
    start = year.start() if year else mention.start
    if mention.kind is EVENT:
        nth = patterns["nth"].search(text, max(0, mention.start - 14), mention.start)
        start = nth.start() if nth else start
        end = mention.end
        more = patterns["final"].match(text, end) if year else patterns["bombing"].match(text, end)
        end = more.end() if more else end
        of = patterns["of"].match(text, end)
        end = of.end() if of else end
        if (start, end) != (mention.start, mention.end):
            yield _named(text, start, end)
        return
    if mention.kind is GROUP:
        civil = patterns["civil"].match(text, mention.end)
        if civil:
            yield _named(text, start, civil.end())
        return
    head = patterns["head"].match(text, mention.end)
    if head and (_is_the(text, start) or year):
        yield _named(text, start, head.end())
    fell = patterns["fell"].search(text, max(0, mention.start - 20), mention.start)
    if fell and (fell.group()[0].isupper() or _is_the(text, fell.start())):
        yield _named(text, fell.start(), mention.end)


def _is_the(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() in ("the ", " the")


def _without_small(text: str, start: int, end: int) -> int | None:
    """Return where the name of an event begins behind “The” and the like, None where nothing is left."""
    words = text[start:end].split(" ")
    while words and words[0] in _NO_NAME:
        start += len(words[0]) + 1
        words = words[1:]
    owned = any(word.endswith(("’s", "'s")) for word in words) and words[-1] in (
        "tragedy",
        "affair",
        "inquiry",
    )
    return start if len(words) > 1 and words[0][:1].isupper() and not owned else None


def _named(text: str, start: int, end: int) -> Named:
    return Named(start, end, " ".join(Span(start, end).of(text).split()), EVENT)
