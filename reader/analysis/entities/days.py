"""Days and months by their names and numbers: “12 June 2018”, “June 3–7”, “14.6.2018”, “May to July”."""

import re
from calendar import monthrange
from datetime import date, timedelta

from reader.analysis.entities.calendars import FOREIGN, MONTHS, ORDINALS, WEEKDAYS, number_of
from reader.analysis.entities.durations import COUNT
from reader.analysis.entities.periods import YEAR, YEAR_END
from reader.analysis.entities.relative import WEEKDAY
from reader.analysis.entities.tenses import Meanings, Tense

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_ANY_MONTH = rf"(?:{MONTH}|{_SHORT_MONTH})"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\d:.]\d|\d|%)"
_WEEKDAY = rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?),?\ (?:the\ )?)"
_OF_YEAR = rf"(?:,?\ (?:of\ )?{YEAR}\b(?![-–/]\d)|,?\ (?:of\ )?(?:last|this|next)\ year\b)"
_THIS_YEAR = r"(?:\ (?:of\ )?(?:last|this|next)\ year\b)"
_TO = r"(?:\s?[-–—]\s?|\ (?:to|through|until|till)\ )"
_DMY = rf"{_DAY}(?:{_TO}{_DAY}|\ and\ {_DAY})?(?:\ of)?\ {_ANY_MONTH}"
_OVER = (
    rf"\ (?:to|through|ended|ending|until|since)\ (?:in\ "
    rf"|the\ end\ of\ )?{_ANY_MONTH}(?:\ {_DAY})?{_OF_YEAR}?"
)
FIGURES = rf"""
    {_DMY}(?:{_OF_YEAR}?{_TO}{_DAY}\ {_ANY_MONTH})?{_OF_YEAR}?
  | [0-3]?\d(?:\.|er|º)?\ (?:de\ )?(?i:{FOREIGN})\b(?:\ (?:de\ )?{YEAR})?
  | {YEAR}-[01]\d-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d) | {YEAR}-W[0-5]\d\b
  | {YEAR}[/.][01]?\d[/.][0-3]?\d(?!\d)
  | [0-3]?\d[/.][0-3]?\d[/.](?:{YEAR}|\d\d)(?![\d.]\d|\d) | [0-3]?\d-[0-3]?\d-{YEAR}(?!\d)
  | {YEAR}\s?[-–—/]\s?(?:{YEAR}|\d\d)(?![\d/-]|\ ?%|[.,]\d)
  | (?P<years>{YEAR}\ (?:to|until|through|and)\ {YEAR}){YEAR_END}
  | \d\d?\ months{_OVER}
  | (?P<year>{YEAR}){YEAR_END}
  | (?P<short_year>['’]\d\d)\b(?!s)
"""
WORDS = rf"""
    {_WEEKDAY}?{_ANY_MONTH}\ (?:the\ )?{_DAY}(?:{_TO}(?:{_ANY_MONTH}\ )?{_DAY}|\ and\ {_DAY}(?=[,.;)]))?
        (?:,?\ {YEAR}\b{_TO}{_ANY_MONTH}\ {_DAY})?{_OF_YEAR}?
  | {_WEEKDAY}{_DMY}{_OF_YEAR}?
  | (?:night|evening|morning|afternoon|week|weekend)\ of\ (?:the\ )?
        (?:{_WEEKDAY}?{_ANY_MONTH}\ {_DAY}|{_DAY}(?:\ of)?\ {_ANY_MONTH}){_OF_YEAR}?
  | {_ANY_MONTH}{_OF_YEAR}?(?:{_TO}|\ and\ ){_ANY_MONTH}(?!\ \d\d?\b){_OF_YEAR}?
  | {_ANY_MONTH},?\ (?:of\ )?{YEAR}\b
  | {MONTH}{_THIS_YEAR}
  | (?:[Ee]arly|[Ll]ate|[Mm]id)(?:-to-late)?[-\ ](?:{MONTH}|{_SHORT_MONTH})(?:{_OF_YEAR})?(?!\ \d)
  | (?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal)\ (?:week|weekend|{WEEKDAY}|days?|few\ days
      |half)\ (?:of|in)\ {MONTH}{_OF_YEAR}?
  | (?:(?i:{COUNT})\ months|quarter|(?i:half)[-\ ]?year){_OVER}
  | \b(?i:{FOREIGN})\ (?:de\ )?{YEAR}\b
  | (?:January|February|June|July|August|September|October|November|December)\b
  | (?P<month>(?:March|April|May))\b
"""
STARTS = frozenset(
    (*MONTHS, *WEEKDAYS, "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "early",
     "late", "mid", "night", "evening", "morning", "afternoon", "week", "weekend", "first", "second",
     "third", "fourth", "last", "final", "quarter", "half",
     *COUNT.replace("(", "").replace(")", "").split("|"))
)  # fmt: skip


def day_of(
    year: str | None, month: int, day: int, today: date | None, tense: Tense | None, weekday: str = ""
) -> str:
    """Return a day; without a year the one of its weekday, or that the tense makes likely, or the nearest."""
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
    fitting = [d for d in days if d.weekday() == WEEKDAYS.get(weekday)]
    days = fitting or days
    nearest = min(days, key=lambda d: abs((d - today).days))
    if tense is Tense.FUTURE and nearest < today and (today - nearest).days > 7:
        nearest = next((d for d in days if d >= today), nearest)
    if tense is Tense.PAST and (nearest - today).days > _SOON:
        nearest = max((d for d in days if d <= today), default=nearest)
    return nearest.isoformat()


#: A month fewer than so many ago is hardly called “last March”: it may be the one a year before.
_LATELY = 3
#: A day of no year that is this near, in days, is that one whatever the verb beside it says.
_SOON = 21


def _year_in(found: re.Match[str], today: date | None, name: str = "year") -> str | None:
    """Return the year that a match names, or “last year”, None where it names none."""
    parts = found.groupdict()
    which = parts.get("rel")
    if parts.get(name):
        return str(parts[name])
    if which and today:
        return str(today.year + {"last": -1, "this": 0, "next": 1}[which])
    return None


def _day(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month = MONTHS.get(found["month"], 0)
    year = _year_in(found, today)
    return day_of(year, month, int(found["day"]), today, tense, found["weekday"] or "")


def _days(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month, year = MONTHS.get(found["month"], 0), _year_in(found, today)
    second, year1 = found.groupdict().get("month2") or found["month"], found.groupdict().get("year1")
    first = day_of(year1 or year, month, int(found["day"]), today, tense)
    last = day_of(year, MONTHS.get(second, 0), int(found["day2"]), today, tense)
    if year and not year1 and first > last:
        first = day_of(str(int(year) - 1), month, int(found["day"]), today, tense)
    return f"{first}/{last}" if first and last and first < last else ""


def month_of(year: str | None, month: int, today: date | None, tense: Tense | None) -> str:
    """Return a month; without a year the one that the tense makes likely, or the nearest."""
    if year:
        return f"{year}-{month:02}"
    if today is None:
        return f"XXXX-{month:02}"
    ahead = month - today.month
    told = today.year
    if tense is Tense.FUTURE:
        told += ahead < 0
    elif tense is Tense.PAST:
        told -= ahead > 0
    elif ahead > 6 or ahead < -6:
        told += -1 if ahead > 6 else 1
    return f"{told}-{month:02}"


def _month(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    month, about = MONTHS.get(found["month"], 0), "~" if found.groupdict().get("about") else ""
    return month_of(_year_in(found, today), month, today, tense) + about if month else ""


def _near_month(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “last May”, “next March”: the one before or after this month; “this June” is this year's."""
    month = MONTHS.get(found["month"], 0)
    if today is None or not month:
        return ""
    year = today.year
    if found["which"] == "last":
        if 0 < today.month - month < _LATELY:
            return ""
        year -= month >= today.month
    elif found["which"] == "next":
        year += month <= today.month
    return f"{year}-{month:02}"


def _months(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return “May to July 2019” as "2019-05/2019-07"."""
    first, last = MONTHS.get(found["month"], 0), MONTHS.get(found["month2"], 0)
    if not first or not last:
        return ""
    end = month_of(found["year"], last, today, tense)
    if end.startswith("XXXX"):
        return ""
    year = found["year1"] or str(int(end[:4]) - (first >= last))
    begin = f"{year}-{first:02}"
    return f"{begin}/{end}" if begin < end else ""


def _until(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return “the twelve months to April” as "2023-05/2024-04"."""
    last = MONTHS.get(found["month"], 0)
    count = {"quarter": 3, "half-year": 6, "half year": 6}.get(found["many"]) or number_of(found["many"])
    if not last or not 0 < count < 100:
        return ""
    end = month_of(found["year"], last, today, tense or Tense.PAST)
    if end.startswith("XXXX"):
        return ""
    begin = int(end[:4]) * 12 + last - count
    return f"{begin // 12}-{begin % 12 + 1:02}/{end}"


def _nth(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return “the first Monday in May”; of “the last week of May” about the month."""
    month = MONTHS.get(found["month"], 0)
    told = month_of(_year_in(found, today), month, today, tense) if month else ""
    weekday = WEEKDAYS.get(found["what"])
    if not told or told.startswith("XXXX") or weekday is None:
        return f"{told}~" if told else ""
    year, nth = int(told[:4]), ORDINALS.get(found["nth"], 0)
    if nth:
        first = date(year, month, 1)
        return (first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))).isoformat()
    last = date(year, month, monthrange(year, month)[1])
    return (last - timedelta((last.weekday() - weekday) % 7)).isoformat()


def _iso(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    try:
        day = date(int(found["year"]), int(found["m"]), int(found["day"])).isoformat()
    except ValueError:
        return ""
    return day + (found["time"] or "").upper()


def slashed(words: str, *, day_first: bool | None) -> str:
    """Return “12/25/2019”; two numbers that may both be months have a value only where the order is known."""
    found = _SLASHED.fullmatch(words)
    if found is None:
        return ""
    a, b, year = int(found["a"]), int(found["b"]), found["year"]
    if found["dot"] == "." or a > 12 or a == b or (b <= 12 and day_first):
        day, month = a, b
    elif b > 12 or day_first is False:
        day, month = b, a
    else:
        return ""
    year = year if len(year) == 4 else f"{20 if int(year) < 70 else 19}{year}"
    return day_of(year, month if month <= 12 else 0, day, None, None)


def _part_of_day(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return “the night of Sept. 9” as the day, “the week of Nov. 6” as the week."""
    day = day_of(_year_in(found, today), MONTHS.get(found["month"], 0), int(found["day"]), today, tense)
    if found["part"] != "week" or not day or day.startswith("X"):
        return day if found["part"] != "weekend" else ""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


def _slashed(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return slashed(found.group(), day_first=None)


def _short_year(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return f"{20 if int(found['short']) < 30 else 19}{found['short']}"


_SLASHED = re.compile(r"(?P<a>\d{1,2})(?P<dot>[/.-])(?P<b>\d{1,2})[/.-](?P<year>\d{4}|\d\d)")
_NAME = r"(?P<month>[^\W\d_]{3,})\.?"
_NUMBER = r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_TOLD = r"(?:,?(?: of| de)? (?:(?P<year>\d{4})|(?P<rel>last|this|next) year))?"
_NAMED_DAY = r"(?:(?P<weekday>\w+day|[a-z]{3,5})\.?s?,? (?:the )?)?"
_RANGE = r"\s?(?:[-–—]|to|through|until|till|and)\s?"
_SECOND = r"(?:(?P<month2>[a-z]{3,})\.? )?(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
MEANINGS: Meanings = (
    (rf"{_NAMED_DAY}{_NAME} {_NUMBER}{_TOLD}", _day),
    (rf"{_NAMED_DAY}{_NUMBER}(?: of| de)? {_NAME}{_TOLD}", _day),
    (rf"{_NAMED_DAY}{_NAME} {_NUMBER}(?:,? (?P<year1>\d{{4}}))?{_RANGE}{_SECOND}{_TOLD}", _days),
    (rf"{_NAMED_DAY}{_NUMBER}{_RANGE}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAME}{_TOLD}", _days),
    (rf"{_NUMBER} {_NAME}(?:,? (?P<year1>\d{{4}}))?{_RANGE}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?"
     rf" (?P<month2>[a-z]{{3,}})\.?{_TOLD}", _days),
    (rf"(?P<about>(?:early|late|mid)(?:-to-late)?[- ])?{_NAME}{_TOLD}", _month),
    (rf"(?P<part>night|evening|morning|afternoon|week|weekend) of {_NAMED_DAY}{_NAME} "
     rf"{_NUMBER}{_TOLD}", _part_of_day),
    (rf"(?P<part>night|evening|morning|afternoon|week|weekend) of {_NUMBER}(?: of)? {_NAME}{_TOLD}",
     _part_of_day),
    (r"(?P<which>last|next|this) (?P<month>[a-z]+)", _near_month),
    (rf"{_NAME}(?:,?(?: of)? (?P<year1>\d{{4}}))?{_RANGE}(?P<month2>[a-z]{{3,}})\.?(?:,?(?: of)?"
     r" (?P<year>\d{4}))?", _months),
    (r"(?P<many>\d\d?|[a-z]+|half[- ]year)(?: months)? (?:to|through|ended|ending|until) (?:in |the end of )?"
     r"(?P<month>[a-z]{3,})\.?(?: \d\d?)?(?:,? (?P<year>\d{4}))?", _until),
    (rf"(?P<nth>first|second|third|fourth|last|final) (?P<what>week|weekend|\w+day|days?|few days|half)"
     rf" (?:of|in) {_NAME}{_TOLD}", _nth),
    (r"(?P<year>\d{4})[-/.](?P<m>\d\d?)[-/.](?P<day>\d\d?)(?P<time>t\d\d:\d\d(?::\d\d)?z?)?", _iso),
    (r"(?P<year>\d{4})-w(?P<week>\d\d)", lambda found, _t, _s: found.group().upper()),
    (_SLASHED.pattern, _slashed),
    (r"'(?P<short>\d\d)", _short_year),
)  # fmt: skip
