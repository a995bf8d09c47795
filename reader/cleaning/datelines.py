"""Reading the dateline: the place, and often the agency, that opens a report."""

import re
from functools import cache

from reader.article import Span
from reader.cleaning.units import word_set

#: Capitals before a dash or a colon that name no place.
_NO_PLACE = word_set(
    """update updated breaking watch video photos live exclusive read more opinion editorial analysis
    correction note review interview caption photo file related new q a yes no tip nasa nato usa opec nba nfl
    fifa uefa covid ceo faq pm am tv warning spoiler alert summary answer question fact myth u.n u.s"""
)
#: Cities that papers name without a country: they are believed before a mere colon, or in small letters.
_CITIES = (
    "abu dhabi | accra | addis ababa | ahmedabad | algiers | amman | amsterdam | ankara | athens | atlanta | "
    "auckland | baghdad | baltimore | bangalore | bangkok | barcelona | beijing | beirut | belgrade | "
    "bengaluru | "
    "berlin | bhopal | bogota | bogotá | boston | brasilia | brasília | brussels | bucharest | budapest | "
    "buenos aires | cairo | canberra | cape town | caracas | chandigarh | chennai | chicago | cleveland | "
    "colombo | copenhagen | dakar | dallas | damascus | delhi | denver | detroit | dhaka | doha | dubai | "
    "dublin | edinburgh | frankfurt | geneva | hanoi | harare | havana | helsinki | hong kong | honolulu | "
    "houston | hyderabad | indianapolis | islamabad | istanbul | jakarta | jerusalem | johannesburg | "
    "kabul | "
    "kampala | karachi | kathmandu | khartoum | kolkata | kuala lumpur | kuwait city | kyiv | kiev | lagos | "
    "lahore | las vegas | lima | lisbon | london | los angeles | lucknow | luxembourg | madrid | manila | "
    "melbourne | mexico city | miami | milan | minneapolis | montreal | moscow | mumbai | munich | nairobi | "
    "new delhi | new orleans | new york | oslo | ottawa | paris | patna | philadelphia | phoenix | "
    "pittsburgh | "
    "prague | pretoria | pyongyang | quito | rangoon | riga | rio de janeiro | riyadh | rome | "
    "salt lake city | san antonio | san diego | san francisco | santiago | sao paulo | são paulo | "
    "sarajevo | "
    "seattle | seoul | shanghai | singapore | sofia | st. louis | stockholm | sydney | taipei | tallinn | "
    "tehran | tel aviv | the hague | tokyo | toronto | tripoli | tunis | united nations | vatican city | "
    "vienna | vilnius | warsaw | washington | wellington | yangon | yerevan | zagreb | zurich"
)
#: How far into a paragraph a dateline may reach, and what must be left behind it, in code points.
_LONGEST, _SHORTEST_REST = 140, 20
#: Agencies, as they stand in brackets or between the place and the story.
_AGENCIES = r"(?:Reuters|AP|AFP|dpa|DPA|UPI|ANSA|EFE|PTI|ANI|IANS|CNN|Bloomberg|Xinhua|Kyodo|TASS)"


@cache
def _patterns() -> tuple[str, ...]:
    """Return the forms of a dateline, the commonest first; `place` is what it names."""
    capital = "[A-ZÀ-Þ]"
    loud = rf"{capital}[A-ZÀ-Þ.'-]+"
    city = rf"{loud}(?:\s+(?:{loud}|DE|LA|OF))*"
    cities = rf"(?P<place>{city}(?:\s?(?:/|,? AND\s|,? and\s)\s?{city}){{0,2}})"
    word = rf"{capital}[\w.'-]*[\w.]"
    mixed = rf"(?P<place>{word}(?:\s+{word}){{0,3}})"
    region = rf"(?:,\s+{capital}[\w.'-]*(?:\s+{capital}[\w.'-]*){{0,2}}){{0,2}}"
    month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    day = rf"(?:,?\s+(?:{month}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{month}\.?)(?:,?\s+\d{{4}})?)?"
    agency = r"(?:\s*\((?:[A-Z]|dpa\b)[\w ./&'-]{0,30}\))"
    dash = "(?:—|–|--|―|_)"
    return (
        rf"{cities}{region}{day}{agency}?\s*{dash}\s*(?=\S)",
        rf"{cities}{region}{day}{agency}?\s+-\s*(?=\S)",
        rf"{cities}{region}{day}{agency}:?\s+(?=\S)",
        rf"{mixed}{region}{day}{agency}\s*(?:{dash}|-|:)\s*(?=\S)",
    )


@cache
def _doubtful_patterns() -> tuple[str, ...]:
    """Return the forms that are a dateline only if the place is a city that is known."""
    word = r"[A-ZÀ-Þ][\w.'-]*"
    place = rf"(?P<place>{word}(?:\s(?:de\s)?{word}){{0,2}})"
    region = rf"(?:,\s+{word}(?:\s+{word}){{0,2}})?"
    return (
        rf"{place}{region}\s*(?:—|–|--|―|\s-)\s*(?=\S)",
        rf"{place}{region}:\s+(?=\S)",
    )


@cache
def _agency_first() -> str:
    """Return the form of an opening that names the agency alone: “(Reuters) - ”."""
    return rf"\({_AGENCIES}\)\s*(?:—|–|--|-)\s*(?=\S)"


def find_dateline(text: str) -> tuple[Span, str] | None:
    """Return the place that opens a paragraph, “WASHINGTON—”, “Berlin (Reuters) –”, and its span.

    An agency's mark before the place, “(Reuters) - PARIS:”, is passed over.
    """
    # Signs beyond Latin-1 make patterns slow to build: the one that places are written with becomes plain.
    opening = text[:_LONGEST].replace("’", "'")
    start = 0
    if text[:1] == "(":
        mark = re.match(_agency_first(), opening)
        start = mark.end() if mark else 0
    if not opening[start : start + 1].isupper():
        return None
    if not any(sign in opening for sign in "—–―_-(:"):
        return None
    for pattern in (*_patterns(), *_doubtful_patterns()):
        found = re.compile(pattern).match(opening, start)
        if found is None or len(text) - found.end() <= _SHORTEST_REST:
            continue
        place = found.group("place")
        if place.lower() in _cities() if pattern in _doubtful_patterns() else _is_place(place):
            span = Span(found.start("place"), found.end("place"))
            return span, span.of(text)
    return None


def _is_place(place: str) -> bool:
    words = [word.strip(".,") for word in place.lower().split()]
    return len(place) >= 3 and not _NO_PLACE.issuperset(words)


@cache
def _cities() -> frozenset[str]:
    return frozenset(_CITIES.split(" | "))
