"""Reading the dateline: the place, and often the agency, that opens a report."""

import re
from functools import cache

from reader.article import Span
from reader.cleaning.units import word_set

#: Capitals before a dash that name no place.
_NO_PLACE = word_set(
    """update updated breaking watch video photos live exclusive read more opinion editorial analysis
    correction note review interview caption photo file related new q a yes no tip"""
)
#: How far into a paragraph a dateline may reach, and what must be left behind it, in code points.
_LONGEST, _SHORTEST_REST = 140, 20


@cache
def _patterns() -> tuple[str, ...]:
    """Return the forms of a dateline, the commonest first; `place` is what it names."""
    capital = "[A-ZÀ-ÖØ-Þ]"
    loud = rf"{capital}[A-ZÀ-ÖØ-Þ.'’-]+"
    city = rf"{loud}(?:\s+(?:{loud}|DE|LA|OF))*"
    cities = rf"(?P<place>{city}(?:/{city})?)"
    mixed = rf"(?P<place>{capital}[\w.'’-]+(?:\s+{capital}[\w.'’-]+){{0,3}})"
    region = rf"(?:,\s+{capital}[\w.'’-]*(?:\s+{capital}[\w.'’-]*){{0,2}}){{0,2}}"
    month = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    day = rf"(?:,?\s+{month}\.?\s+\d{{1,2}}(?:,\s+\d{{4}})?)?"
    agency = r"(?:\s*\([A-Z][\w ./&’'-]{1,30}\))"
    dash = "(?:—|–|--|―|_)"
    return (
        rf"{cities}{region}{day}{agency}?\s*{dash}\s*(?=\S)",
        rf"{cities}{region}{day}{agency}?\s+-\s*(?=\S)",
        rf"{cities}{region}{day}{agency}:?\s+(?=\S)",
        rf"{mixed}{region}{day}{agency}\s*(?:{dash}|-)\s*(?=\S)",
    )


def find_dateline(text: str) -> tuple[Span, str] | None:
    """Return the place that opens a paragraph, “WASHINGTON—”, “Berlin (Reuters) –”, and its span."""
    if not text[:1].isupper():
        return None
    opening = text[:_LONGEST]
    if not any(sign in opening for sign in "—–―_-("):
        return None
    for pattern in _patterns():
        found = re.match(pattern, opening)
        if found is None:
            continue
        place = found.group("place")
        words = place.lower().split()
        if len(place) >= 3 and not _NO_PLACE.issuperset(words) and len(text) - found.end() > _SHORTEST_REST:
            return Span(found.start("place"), found.end("place")), place
    return None
