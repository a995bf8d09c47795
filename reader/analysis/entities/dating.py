"""What a date's words stand for: ISO 8601 dates, with the Extended Date/Time Format for what is less exact.

"2018-06-12" a day, "2018-06" a month, "2018-W24" a week, "199X" a decade, "2021-21" a spring, "2020-35" a
third
quarter, "2019~" about that year, "1950/1953" from one to the other, "XXXX-06-12" a day of an unknown year,
"T15:00" a time. Words that may mean two days get "" rather than the wrong one.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from reader.analysis.entities.calendars import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS
from reader.analysis.entities.holidays import holiday, holiday_pattern, month_and_day


class Tense(Enum):
    """Where the clause of a date lies, seen from the day it was published."""

    PAST = "past"
    FUTURE = "future"


_FUTURE = (
    r"will|shall|would|won['’]t|['’]ll|due|scheduled|plans?|planned|planning|expected|going to|set to"
    r"|upcoming|"
    r"(?:is|are) to|to be held|hopes?|aims?|intends?|until|ahead of|by|deadline|expires?|begins|starts|opens"
)
_PAST = (
    r"said|says|told|was|were|had|did|has|have|been|met|left|came|went|began|took|won|lost|made|saw|found|"
    r"held|gave|sent|fell|rose|wrote|spoke|since|killed|died|ago|\w{3,}ed"
)
_MARKER = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b|['’]ll\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;][”\"’)]? |\n")
_WINDOW = 110


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the verb nearest before a date in its sentence, else behind it."""
    low = max(0, start - _WINDOW)
    for stop in _SENTENCE.finditer(text, low, start):
        low = stop.end()
    before = list(_MARKER.finditer(text, low, start))
    if before:
        return Tense.PAST if before[-1].group("past") else Tense.FUTURE
    following = _SENTENCE.search(text, end, end + _WINDOW)
    behind = _MARKER.search(text, end, following.start() if following else min(len(text), end + _WINDOW))
    if behind is None:
        return None
    return Tense.PAST if behind.group("past") else Tense.FUTURE


def published_on(published: str) -> date | None:
    """Return the day in an ISO date or time, or None."""
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def value_of(words: str, today: date | None, tense: Tense | None = None) -> str:
    """Return what a date stands for, seen from `today`, or "" where that is not sure."""
    plain = " ".join(words.lower().replace("’", "'").split())
    for pattern, meaning in _MEANINGS:
        found = pattern.fullmatch(plain)
        value = meaning(found, today, tense) if found is not None else ""
        if value:
            return value
    return ""


Meaning = Callable[[re.Match[str], date | None, Tense | None], str]

_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?P<weekday>\w+day)s?,? )?"
_RANGE = r"\s?(?:[-–—]|to|through|until|and)\s?"


def _day(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month = MONTHS.get(found["month"], 0)
    return _of_day(found["year"], month, int(found["day"]), today, tense)


def _of_day(year: str | None, month: int, day: int, today: date | None, tense: Tense | None) -> str:
    """Return a day; without a year the one that the tense makes likely, or the nearest."""
    if not month or not 1 <= day <= monthrange(2024, month)[1]:
        return ""
    if year:
        return f"{year}-{month:02}-{day:02}" if day <= monthrange(int(year), month)[1] else ""
    if today is None:
        return f"XXXX-{month:02}-{day:02}"
    days = [
        date(y, month, day)
        for y in (today.year - 1, today.year, today.year + 1)
        if day <= monthrange(y, month)[1]
    ]
    nearest = min(days, key=lambda d: abs((d - today).days))
    if tense is Tense.FUTURE and nearest < today and (today - nearest).days > 7:
        nearest = next((d for d in days if d >= today), nearest)
    if tense is Tense.PAST and nearest > today:
        nearest = max((d for d in days if d <= today), default=nearest)
    return nearest.isoformat()


def _days(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month = MONTHS.get(found["month"], 0)
    second = found.groupdict().get("month2") or found["month"]
    first = _of_day(found["year"], month, int(found["day"]), today, tense)
    last = _of_day(found["year"], MONTHS.get(second, 0), int(found["day2"]), today, tense)
    return f"{first}/{last}" if first and last and first < last else ""


def _month(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month, about = MONTHS.get(found["month"], 0), "~" if found.groupdict().get("about") else ""
    if not month:
        return ""
    if found.groupdict().get("year"):
        return f"{found['year']}-{month:02}{about}"
    if today is None:
        return f"XXXX-{month:02}{about}"
    ahead = month - today.month
    year = today.year
    if tense is Tense.FUTURE:
        year += ahead < 0
    elif tense is Tense.PAST:
        year -= ahead > 0
    elif ahead > 6 or ahead < -6:
        year += -1 if ahead > 6 else 1
    return f"{year}-{month:02}{about}"


def _weekday(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    name, which = found["weekday"], found.groupdict().get("which")
    if today is None or name not in WEEKDAYS:
        return ""
    ahead = (WEEKDAYS[name] - today.weekday()) % 7
    if which == "next":
        return (today + timedelta(ahead or 7)).isoformat()
    if which in ("last", "past", "this past"):
        return (today + timedelta((ahead or 7) - 7)).isoformat()
    if tense is Tense.FUTURE or (which == "this" and tense is not Tense.PAST):
        return (today + timedelta(ahead)).isoformat()
    return (today + timedelta(ahead - 7 if ahead else 0)).isoformat()


_OFFSETS = {"last": -1, "previous": 0, "this": 0, "next": 1, "past": -1}


def _unit(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “last month”, “this week”, “next year”."""
    which, unit = found["which"], found["unit"]
    if today is None or which not in ("last", "this", "next"):
        return ""
    offset = _OFFSETS[which]
    if unit == "year":
        return str(today.year + offset)
    if unit == "month":
        return _shifted_month(today, offset)
    if unit == "week":
        return _week(today + timedelta(7 * offset))
    if unit == "weekend":
        saturday = today + timedelta((5 - today.weekday()) + 7 * offset)
        if which == "last" and today.weekday() == 6:
            saturday = today - timedelta(1)
        return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
    if unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + offset
        return f"{quarter // 4}-{quarter % 4 + 33}"
    if unit == "decade" and which != "this":
        return f"{(today.year + 10 * offset) // 10}X"
    return ""


def _shifted_month(today: date, months: int) -> str:
    count = today.year * 12 + today.month - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _ago(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    count = _number(found["count"])
    if today is None or not count:
        return ""
    unit = found["unit"].rstrip("s")
    if unit == "day":
        return (today - timedelta(count)).isoformat() if count < 400 else ""
    if unit == "week":
        return _week(today - timedelta(7 * count)) if count < 100 else ""
    if unit == "month":
        return _shifted_month(today, -count)
    years = {"year": count, "decade": 10 * count, "century": 100 * count, "centurie": 100 * count}.get(
        unit, 0
    )
    if not 0 < years < today.year - 1000:
        return ""
    return f"{today.year - years}" if unit == "year" else f"{today.year - years}~"


def _number(word: str) -> int:
    return int(word) if word.isdigit() and len(word) < 5 else NUMBERS.get(word, 0)


def _season(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    season, which = SEASONS[found["season"]], found.groupdict().get("which")
    if found.groupdict().get("year"):
        return f"{found['year']}-{season}"
    first = (season - 20) * 3
    if today is None or which not in ("last", "next") or season == 24:
        return ""
    if which == "last":
        return f"{today.year - 1}-{season}" if today.month <= first + 2 else ""
    return f"{today.year + 1}-{season}" if today.month >= first else ""


def _quarter(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return f"{found['year']}-{32 + (ORDINALS.get(found['nth'], 0) or int(found['nth']))}"


def _decade(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    digits = found["decade"]
    if digits.endswith("00"):
        return f"{digits[:2]}XX"
    return f"{digits[:3]}X" if len(digits) == 4 else f"19{digits[0]}X" if digits[0] in "3456789" else ""


def _century(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    nth = ORDINALS.get(found["nth"], 0) or int(re.sub(r"\D", "", found["nth"]) or 0)
    if not 1 <= nth <= 30:
        return ""
    return f"-{nth - 1:02}XX" if found["era"] else f"{nth - 1:02}XX"


def _years(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    first, last = found["year"], found["year2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else ""


def _year(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return found["year"] + ("~" if found["about"] else "")


def _iso(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    try:
        return date(int(found["year"]), int(found["m"]), int(found["day"])).isoformat()
    except ValueError:
        return ""


def _slashed(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “12/25/2019”; two numbers that may both be months give nothing, but for the dots of German."""
    a, b, year = int(found["a"]), int(found["b"]), found["year"]
    if found["dot"] == "." or a > 12 or a == b:
        day, month = a, b
    elif b > 12:
        day, month = b, a
    else:
        return ""
    return _of_day(year, month if month <= 12 else 0, day, None, None)


def _near(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    days = {
        "day before yesterday": -2,
        "day after tomorrow": 2,
        "yesterday": -1,
        "tomorrow": 1,
        "today": 0,
        "tonight": 0,
        "last night": -1,
        "this": 0,
    }[found["near"]]
    return (today + timedelta(days)).isoformat() if today else ""


def _clock(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    if found["word"]:
        hour, minute = (12, 0) if found["word"] == "noon" else (0, 0)
    else:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        half = (found["half"] or "").replace(".", "")
        if half and not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    if hour > 23 or minute > 59:
        return ""
    zone = "Z" if (found["zone"] or "") in ("gmt", "utc") else ""
    return f"T{hour:02}:{minute:02}{zone}"


def _holiday(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return when a holiday is: in the year told, else in the one that the tense makes likely, or near."""
    name, which = found["holiday"].removeprefix("the "), found["which"]
    if found["year"]:
        return holiday(name, int(found["year"]))
    if today is None:
        fixed = month_and_day(name)
        return f"XXXX-{fixed}" if fixed else ""
    days = [holiday(name, year) for year in (today.year - 1, today.year, today.year + 1)]
    known = [(date.fromisoformat(value[:10]), value) for value in days if value]
    if not known:
        return ""
    past, ahead = [d for d in known if d[0] <= today], [d for d in known if d[0] > today]
    if which in ("last", "next"):
        return past[-1][1] if which == "last" else ahead[0][1]
    nearest = min(known, key=lambda day: abs((day[0] - today).days))
    if tense is Tense.FUTURE and (today - nearest[0]).days > 7:
        return ahead[0][1]
    return past[-1][1] if tense is Tense.PAST and nearest in ahead else nearest[1]


_UNITS = {"minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "week": ("", "W", 1),
          "fortnight": ("", "W", 2), "month": ("", "M", 1), "year": ("", "Y", 1), "decade": ("", "Y", 10),
          "century": ("", "Y", 100), "centurie": ("", "Y", 100)}  # fmt: skip
#: In what a half of each is told.
_HALVES = {"hour": ("T", "M", 60), "day": ("T", "H", 24),
           "year": ("", "M", 12), "decade": ("", "Y", 10),
           "century": ("", "Y", 100), "week": ("", "D", 7), "month": ("", "D", 0),
           "minute": ("T", "S", 60)}  # fmt: skip


def _duration(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return how long something takes, as ISO 8601 spells it: “P18M”, “PT30M”."""
    unit, half = found["unit"].removesuffix("s"), bool(found["half"])
    count = found["count"]
    if count == "half" or half or "." in count:
        time, letter, size = _HALVES.get(unit, ("", "", 0))
        number = 0.0 if count == "half" else float(count) if "." in count else float(_number(count))
        amount = (number + (0.0 if "." in count else 0.5)) * size
        whole = bool(size) and amount.is_integer() and (count == "half" or number > 0)
        return f"P{time}{int(amount)}{letter}" if whole else ""
    time, letter, size = _UNITS[unit]
    number = _number(count)
    return f"P{time}{number * size}{letter}" if number else ""


def _half_more(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    time, letter, size = _HALVES.get(found["unit"], ("", "", 0))
    return f"P{time}{size * 3 // 2}{letter}" if size and size % 2 == 0 else ""


def _fortnight(_found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    return _week(today - timedelta(14)) if today else ""


_ABOUT = r"(?P<about>(?:early|late|mid)[- ])?"
_MEANINGS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"{_WEEKDAY}{_MONTH} {_DAY}(?:,? {_YEAR})?", _day),
        (rf"{_WEEKDAY}{_DAY}(?: of| de)? {_MONTH}(?:,?(?: de)? {_YEAR})?", _day),
        (rf"{_WEEKDAY}{_MONTH} {_DAY}{_RANGE}(?:(?P<month2>[a-z]{{3,}})\.? )?(?P<day2>\d{{1,2}})(?:st"
         rf"|nd|rd|th)?(?:,? {_YEAR})?",
         _days),
        (rf"{_DAY}{_RANGE}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? {_YEAR})?", _days),
        (rf"(?:(?P<which>last|next|this) )?(?P<holiday>(?:the )?(?:{holiday_pattern().lower()}))"
         rf"(?:,?(?: of)? {_YEAR})?", _holiday),
        (r"(?P<count>[a-z]+|\d+(?:\.\d)?)(?P<half> and a half)?(?: an?)?[ -](?P<unit>(?:minute|hour|day"
         r"|week|fortnight"
         r"|month|year|decade|century|centurie)s?)", _duration),
        (r"an? (?P<unit>minute|hour|day|week|fortnight|month|year|decade)(?P<half> and a"
         r" half)(?P<count>)", _half_more),
        (r"a (?P<unit>fortnight)(?P<count>) ago", _fortnight),
        (rf"{_ABOUT}{_MONTH}(?:,?(?: of| de)? {_YEAR})?", _month),
        (r"(?:(?P<which>last|next|this past|this|past) )?(?P<weekday>\w+day)(?: (?:morning|afternoon"
         r"|evening|night))?",
         _weekday),
        (r"(?:earlier |later )?(?P<which>last|this|next) (?P<unit>week|month|year|weekend|quarter"
         r"|decade)", _unit),
        (r"(?:the )?(?P<which>last|next) (?P<season>spring|summer|autumn|fall|winter)", _season),
        (r"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<year>\d{4})", _season),
        (r"(?P<which>last|next|this) (?P<month>[a-z]+)", _month),
        (r"(?P<count>[a-z]+|\d+) (?P<unit>days?|weeks?|months?|years?|decades?|century|centuries) ago", _ago),
        (r"(?:the )?(?:q)?(?P<nth>[1-4]|first|second|third"
         r"|fourth)(?: quarter)?(?: of)? (?P<year>\d{4})", _quarter),
        (rf"{_ABOUT}(?P<decade>(?:1\d|20)\d0|'?\d0)'?s".replace("'?\\d0", "\\d0"), _decade),
        (r"(?:early |late |mid-)?(?P<nth>\d{1,2}(?:st|nd|rd|th)"
         r"|[a-z]+)[- ]century(?P<era> b\.?c\.?e?\.?)?", _century),
        (r"(?P<year>\d{4})\s?(?:[-–—/]|to|and)\s?(?P<year2>\d{4}|\d\d)", _years),
        (rf"{_ABOUT}(?P<year>\d{{4}})", _year),
        (r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)", _iso),
        (r"(?P<a>\d{1,2})(?P<dot>[/.])(?P<b>\d{1,2})[/.](?P<year>\d{4})", _slashed),
        (r"(?:earlier |later )?(?:the )?(?P<near>day before yesterday|day after tomorrow|yesterday"
         r"|tomorrow|today|tonight|last night|this(?= \w))"
         r"(?: (?:morning|afternoon|evening|night))?", _near),
        (r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\.?)?|(?P<word>noon|midnight))"
         r"(?: (?P<zone>gmt|utc|bst|cet|cest|[ecmp][sd]?t|eastern(?: time)?|local time))?", _clock),
    )
)  # fmt: skip
