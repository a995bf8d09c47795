"""What a date's words stand for: ISO 8601 dates, with the Extended Date/Time Format for what is less exact.

"2018-06-12" a day, "2018-06" a month, "2018-W24" a week, "199X" a decade, "2021-21" a spring, "2020-35" a
third quarter, "2020-40" a first half, "2019~" about that year, "1950/1953" from one to the other,
"XXXX-06-12" a day of an unknown year, "T15:00" a time, "P3M" how long, "R/P1Y" how often. Words that may mean
two days get "" rather than the wrong one.
"""

import re
from datetime import date
from functools import cache

from reader.analysis.entities import clock, days, durations, periods, relative
from reader.analysis.entities.holidays import either, holiday, holiday_pattern, month_and_day
from reader.analysis.entities.tenses import Meaning, Meanings, Tense, tense_at

__all__ = ["Tense", "published_on", "tense_at", "value_of", "written_on"]


def published_on(published: str) -> date | None:
    """Return the day in an ISO date or time, or None."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


_HEAD = 900
#: A day with its year in a dateline (“PORT ELLERY, May 15, 2024 —”), or on a line of its own.
_DAY_WRITTEN = re.compile(
    r"^(?:[A-ZÀ-Þ][^\n—–]{1,60}?[,.] |[A-ZÀ-Þ]{3,}[^\n—–]{0,40}? |(?:Published|Posted|Updated"
    r"|Date)[: ]{1,2}(?:on )?)?"
    r"(?:\w+day,? )?(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d"
    r"|(?:19|20)\d\d-[01]\d-[0-3]\d)(?:\s*(?:\([\w /]+\)\s*)?[—–:]|(?: - )"
    r"|(?:,? (?:at )?\d{1,2}[:.]\d\d[^\n]{0,16})?$)",
    re.MULTILINE,
)


def written_on(published: str, text: str) -> date | None:
    """Return the day an article was published: as its source says, else as its dateline does, or None."""
    told = published_on(published)
    found = _DAY_WRITTEN.search(text, 0, _HEAD) if told is None else None
    return published_on(value_of(found["day"], None)) if found is not None else told


def value_of(words: str, today: date | None, tense: Tense | None = None) -> str:
    """Return what a date stands for, seen from `today`, or "" where that is not sure."""
    plain = " ".join(words.lower().replace("’", "'").split())
    for pattern, meaning in _meanings():
        found = pattern.fullmatch(plain)
        value = meaning(found, today, tense) if found is not None else ""
        if value:
            return value
    return ""


def _holiday(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return when a holiday is: in the year told, else in the one that the tense makes likely, or near."""
    name, which = found["holiday"].removeprefix("the "), found["which"]
    if found["year"]:
        return holiday(name, int(found["year"]))
    if today is None:
        fixed = month_and_day(name)
        return f"XXXX-{fixed}" if fixed else ""
    names, years = either(name), (today.year - 1, today.year, today.year + 1)
    values = [value for one in names for year in years if (value := holiday(one, year))]
    known = sorted((date.fromisoformat(value[:10]), value) for value in values)
    if not known:
        return ""
    if len(names) > 1:
        near = [value for day, value in known if abs((day - today).days) <= _NEAR]
        return near[0] if len(near) == 1 and not which else ""
    past, ahead = [d for d in known if d[0] <= today], [d for d in known if d[0] > today]
    if which in ("last", "next"):
        sides = past[-1:] if which == "last" else ahead[:1]
        return sides[0][1] if sides else ""
    nearest = min(known, key=lambda day: abs((day[0] - today).days))
    if tense is Tense.FUTURE and (today - nearest[0]).days > 7 and ahead:
        return ahead[0][1]
    return past[-1][1] if tense is Tense.PAST and nearest in ahead and past else nearest[1]


#: How near, in days, a holiday of two dates must be for that one to be meant.
_NEAR = 30
_HOLIDAYS: Meanings = (
    (rf"(?:(?P<which>last|next|this) )?(?P<holiday>(?:the )?(?:{holiday_pattern().lower()}))"
     r"(?:,?(?: of)? (?P<year>\d{4}))?", _holiday),
)  # fmt: skip


@cache
def _meanings() -> tuple[tuple[re.Pattern[str], Meaning], ...]:
    """Return the patterns of all dates with their meanings; the first that gives a value counts."""
    of_all = (
        *_HOLIDAYS, *relative.MEANINGS, *periods.MEANINGS,
        *days.MEANINGS, *clock.MEANINGS, *durations.MEANINGS
    )  # fmt: skip
    return tuple((re.compile(pattern), meaning) for pattern, meaning in of_all)
