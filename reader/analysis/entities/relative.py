"""Dates told from another day: “Monday”, “next week”, “two days ago”, “the day before”, “last night”.

What is told from the day of publication has a value; what is told from another day of the story (“two days
earlier”, “the following year”) has none.
"""

import re
from datetime import date, timedelta

from reader.analysis.entities.calendars import WEEKDAYS, number_of
from reader.analysis.entities.durations import AROUND, COUNT
from reader.analysis.entities.tenses import Meanings, Tense

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_NUMBER = rf"(?:\d{{1,4}}|(?i:{COUNT}|several|few|a\ few|couple\ of|a\ couple\ of|many|some))"
_UNITS = r"(?:minutes|hours|days|weeks|weekends|fortnights|months|quarters|years|decades|centuries)"
_UNIT = r"(?:minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|century)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_SPAN = rf"(?:week|weekend|month|quarter|year|decade|century|{_SEASON})"
_OF_WEEK = r"(?:\ (?:of\ )?(?:last|this|next)\ week\b)"
_COUNTED = rf"(?:{_NUMBER}\ {_UNITS}|{_NUMBER}\ {_UNIT}|[Aa]n?\ {_UNIT})"
FIGURES = rf"""
    {_COUNTED}\ (?:(?:ago|earlier|later|from\ now)\b|{AROUND})
  | {_NUMBER}\ {_UNITS}['’]\ time\b
  | (?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?\ (?:thousand|million|billion))\ years\ (?:ago|earlier|later)\b
"""
WORDS = rf"""
    (?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\ (?:on\ )?)?{WEEKDAY}s?\b
        (?:\s?[-–—]\s?{WEEKDAY}s?\b|\ (?:to|through|until)\ {WEEKDAY}s?\b)?(?:\ {_PART}\b)?{_OF_WEEK}?
  | (?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\ )?(?:[Tt]his(?:\ past|\ coming)?|[Ll]ast|[Nn]ext)
        \ (?:{WEEKDAY}(?:\ {_PART})?|{_MONTH}|{_SPAN}|season|{_NUMBER}\ {_UNITS}|{_NUMBER}\ (?:weeks?
        |months?|years?))\b(?!-\w)
  | (?P<told>(?:[Pp]ast|[Pp]revious|[Cc]oming|[Ff]ollowing|[Pp]receding|[Ss]ame)
        \ (?:{WEEKDAY}|{_MONTH}|{_SPAN}|day|night|morning|afternoon|evening|{_NUMBER}\ {_UNITS}))\b
  | (?P<next_day>next\ (?:day|morning|night|afternoon|evening))\b
  | (?:[Rr]ecent|[Cc]oming|[Pp]ast)\ {_UNITS}\b
  | {_COUNTED}\ ago\ (?:today|this\ (?:week|month|year|summer|spring|winter|autumn))\b
  | {_COUNTED}\ (?:(?:ago|earlier|later|from\ now)\b|{AROUND})
  | (?:[Mm]illions|[Tt]housands|[Bb]illions|[Hh]undreds)\ of\ years\ (?:ago|earlier|later)\b
  | (?:{_NUMBER}\ {_UNITS}['’]|a\ (?:day|week|fortnight|month|year)['’]s)\ time\b
  | (?:[Mm]inutes|[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Dd]ecades|[Cc]enturies)\ (?:ago|earlier
      |later)\b
  | (?P<the_day>(?:day|night|morning|week|month|year)\ (?:before|after))(?:\ (?P<near>yesterday|tomorrow))?\b
  | (?:[Ee]arlier|[Ll]ater)\ (?:to(?:day|night)|this\ (?:morning|afternoon|evening))\b
  | (?:[Ll]ast\ night|[Tt]onight|[Tt]his\ (?:morning|afternoon|evening))\b
  | (?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree)\ weeks?\ from\ (?:{WEEKDAY}|today|tomorrow|now)\b
  | (?P<today>[Tt]oday)\b
  | [Yy]esterday(?:\ {_PART})?\b | [Tt]omorrow(?:\ {_PART})?\b
"""
STARTS = frozenset(
    (*WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *COUNT.replace("(", "").replace(")", "").split("|"),
     "early",
     "late", "earlier", "later", "this", "last", "next", "past", "previous", "coming", "following",
     "preceding", "millions", "thousands", "billions", "hundreds", "same", "recent", "several", "few",
     "couple", "many", "some", "a", "an", "minutes", "hours",
     "days", "weeks", "months", "years", "decades", "centuries", "day", "night", "morning", "week", "month",
     "year", "yesterday", "today", "tonight", "tomorrow")
)  # fmt: skip

_OFFSETS = {"last": -1, "this": 0, "next": 1}


def _weekday(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return the day of a weekday; “next Thursday” said on a Tuesday or Wednesday is not the one at hand."""
    name, which, week = found["weekday"], found["which"], found["week"]
    if today is None or name not in WEEKDAYS:
        return ""
    ahead = (WEEKDAYS[name] - today.weekday()) % 7
    if week:
        monday = today - timedelta(today.weekday())
        return (monday + timedelta(7 * _OFFSETS[week] + WEEKDAYS[name])).isoformat()
    if which == "next":
        return (today + timedelta(ahead if ahead > 2 else ahead + 7)).isoformat()
    if which in ("last", "past", "this past"):
        return (today + timedelta(ahead - 7)).isoformat()
    if which in ("coming", "this coming"):
        return (today + timedelta(ahead or 7)).isoformat()
    if tense is Tense.FUTURE or (which == "this" and tense is not Tense.PAST):
        return (today + timedelta(ahead)).isoformat()
    return (today + timedelta(ahead - 7 if ahead else 0)).isoformat()


def _weekdays(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return “from Monday to Friday” of a story; opening hours, with no verb of time near, have no value."""
    first, last = WEEKDAYS.get(found["weekday"]), WEEKDAYS.get(found["weekday2"])
    if today is None or tense is None or first is None or last is None:
        return ""
    if tense is Tense.FUTURE:
        begin = today + timedelta((first - today.weekday()) % 7)
    else:
        end = today - timedelta((today.weekday() - last) % 7)
        begin = end - timedelta((last - first) % 7)
    return f"{begin.isoformat()}/{(begin + timedelta((last - first) % 7)).isoformat()}"


def _unit(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “last month”, “this week”, “late next year”."""
    which, unit, about = found["which"], found["unit"], "~" if found["about"] else ""
    if today is None:
        return ""
    offset = _OFFSETS[which]
    if unit == "year":
        return f"{today.year + offset}{about}"
    if unit == "month":
        return _shifted_month(today, offset) + about
    if unit == "week":
        return _week(today + timedelta(7 * offset)) + about
    if unit == "weekend":
        saturday = today + timedelta((5 - today.weekday()) + 7 * offset)
        if which == "last" and today.weekday() == 6:
            saturday = today - timedelta(1)
        return f"{saturday.isoformat()}/{(saturday + timedelta(1)).isoformat()}"
    if unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + offset
        return f"{quarter // 4}-{quarter % 4 + 33}"
    if unit == "century" and which != "this":
        return f"{today.year // 100 + offset}XX"
    return f"{(today.year + 10 * offset) // 10}X" if unit == "decade" and which != "this" else ""


def _shifted_month(today: date, months: int) -> str:
    count = today.year * 12 + today.month - 1 + months
    return f"{count // 12}-{count % 12 + 1:02}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _ago(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “two weeks ago”, “a month from now”, “in two years’ time”."""
    count = number_of(found["count"])
    sign = -1 if found["ago"] == "ago" else 1
    if today is None or not count:
        return ""
    unit = found["unit"].rstrip("s")
    if unit == "day":
        return (today + sign * timedelta(count)).isoformat() if count < 400 else ""
    if unit in ("week", "fortnight"):
        weeks = count * (2 if unit == "fortnight" else 1)
        return _week(today + sign * timedelta(7 * weeks)) if weeks < 100 else ""
    if unit == "month":
        return _shifted_month(today, sign * count)
    years = {"year": count, "decade": 10 * count, "century": 100 * count, "centurie": 100 * count}.get(
        unit, 0
    )
    if not 0 < years < today.year - 1000:
        return ""
    return f"{today.year + sign * years}" + ("" if unit == "year" else "~")


def _weeks_from(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “a week from Tuesday”."""
    if today is None:
        return ""
    begin = today + timedelta(found["day"] == "tomorrow")
    if found["day"] in WEEKDAYS:
        begin = today + timedelta((WEEKDAYS[found["day"]] - today.weekday()) % 7)
    return (begin + timedelta(7 * number_of(found["count"]))).isoformat()


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


_SAID = r"(?:(?:early|late|earlier|later)(?: on)? )?"
_DAYPART = r"(?: (?:morning|afternoon|evening|night|lunchtime))?"
MEANINGS: Meanings = (
    (rf"{_SAID}(?:(?P<which>last|next|this past|this coming|this|past|coming) )?(?P<weekday>\w+day)"
     rf"{_DAYPART}(?: (?:of )?(?P<week>last|this|next) week)?", _weekday),
    (r"(?P<weekday>\w+day) ?(?:to|through|until|[-–—]) ?(?P<weekday2>\w+day)", _weekdays),
    (r"(?:(?P<about>early |late )|earlier |later )?(?P<which>last|this|next)"
     r" (?P<unit>week|month|year|weekend|quarter|decade|century)", _unit),
    (rf"(?P<count>an?|\d+|{COUNT}) (?P<unit>days?|weeks?|fortnights?|months?|years?|decades?|century"
     rf"|centuries)"
     r"(?:'s?)? (?P<ago>ago|from now|time)(?: today| this \w+)?", _ago),
    (r"(?P<count>a|one|two|three) weeks? from (?P<day>\w+day|today|tomorrow)", _weeks_from),
    (r"(?:earlier |later )?(?:the )?(?P<near>day before yesterday|day after tomorrow|yesterday"
     rf"|tomorrow|today|tonight|last night|this(?= \w)){_DAYPART}", _near),
)  # fmt: skip
