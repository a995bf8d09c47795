"""Lines that say when: is a line nothing but a time, and which day does it name?"""

import re
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = frozenset(
    {
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "sept"),
        *("october", "november", "december", *_MONTHS),
        *("januar", "februar", "märz", "mai", "juni", "juli", "oktober", "dezember"),
        *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre"),
        *("noviembre", "diciembre", "janvier", "février", "mars", "avril", "juin", "juillet", "août"),
        *("septembre", "octobre", "novembre", "décembre"),
    }
)
_DAYS = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "yesterday", "today"),
    }
)
_FILLERS = frozenset(
    {
        *(
            "published",
            "updated",
            "posted",
            "last",
            "first",
            "modified",
            "on",
            "at",
            "date",
            "time",
            "ago",
            "of",
        ),
        *(
            "am",
            "pm",
            "a",
            "m",
            "p",
            "noon",
            "midnight",
            "st",
            "nd",
            "rd",
            "th",
            "de",
            "le",
            "el",
            "and",
            "h",
        ),
        *(
            "et",
            "est",
            "edt",
            "ct",
            "cst",
            "cdt",
            "mt",
            "mst",
            "mdt",
            "pt",
            "pst",
            "pdt",
            "gmt",
            "utc",
            "bst",
        ),
        *("cet", "cest", "ist", "jst", "kst", "aest", "aedt", "eet", "msk", "sgt", "hkt", "local", "eastern"),
        *(
            "hour",
            "hours",
            "hr",
            "hrs",
            "minute",
            "read",
            "reading",
            "minutes",
            "min",
            "mins",
            "day",
            "days",
            "week",
            "weeks",
        ),
        *(
            "month",
            "months",
            "year",
            "years",
            "just",
            "now",
            "an",
            "one",
            "updates",
            "issued",
            "created",
            "um",
        ),
        *(
            "uhr",
            "veröffentlicht",
            "aktualisiert",
            "publicado",
            "actualizado",
            "publié",
            "mis",
            "à",
            "jour",
            "t",
            "z",
        ),
    }
)
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    return (
        re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)"),
        re.compile(
            month + r"\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
        ),
        re.compile(
            r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?" + month + r",?\s+(?P<year>(?:19|20)\d\d)\b",
            re.I,
        ),
        re.compile(r"\b(?P<year>(?:19|20)\d\d)[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b"),
        re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?P<year>(?:19|20)\d\d)\b"),
    )


def is_timestamp(line: str) -> bool:
    """Tell whether `line` is nothing but a date, a time, or both."""
    if len(line) > 110 or _DIGIT.search(line) is None:
        return False
    numbers = months = other = days = 0
    words = _WORD.findall(line.lower())
    for word in words:
        if word.isdigit():
            if len(word) > 4:
                return False
            numbers += 1
        elif word in _FULL_MONTHS:
            months += 1
        elif word in _DAYS:
            days += 1
        elif word not in _FILLERS:
            return False
        elif word not in ("a", "an", "of", "on", "at", "one", "and"):
            other += 1
    if months:
        # “May 5” and “5 July 2018”, but not a bare “May” or a headline such as “March 1917”.
        return numbers >= 2 or other > 0 or days > 0 or len(words) == 2
    clock = re.search(r"\d{1,2}[:.]\d\d", line) is not None
    return "ago" in words or (clock and other > 0) or _is_numeric_date(line) or (clock and days > 0)


def _is_numeric_date(line: str) -> bool:
    return re.search(r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b", line) is not None


def published(line: str) -> str:
    """Return the first day that `line` names, as ISO 8601, or "" if none can be read.

    Days in figures alone are read only where their order is beyond doubt (2018-07-15, 2018/7/15, 15.7.2018).
    """
    for pattern in _patterns():
        found = pattern.search(line)
        if found is None:
            continue
        fields = found.groupdict()
        name = fields.get("month")
        month = _MONTHS.index(name.lower()) + 1 if name else int(fields["number"])
        day = int(fields["day"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            return f"{fields['year']}-{month:02}-{day:02}"
    return ""
