"""Dates and times as articles write them: days, months, years, ranges, “last month”, “3 p.m. on Monday”."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from reader.analysis.entities.calendars import FOREIGN
from reader.analysis.entities.dating import Tense, tense_at, value_of
from reader.analysis.entities.holidays import holiday_pattern
from reader.article import Mention, Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\d:.]\d|\d|%)"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_NUMBER = (
    r"(?:\d+|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few"
    r"|a\ few|couple\ of))"
)
_UNIT = (
    r"(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies)"
    r"|spring|summer|autumn|fall|winter)"
)
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_SPAN = _UNIT.replace("days?|", "")
_WHEN = rf"(?:{_WEEKDAY}|{_MONTH}|{_SPAN}|{_NUMBER}\ {_UNIT})"
_ANY_MONTH = rf"(?:{_MONTH}|{_SHORT_MONTH})"
_NO_NUMBER_BEFORE = r"(?<![\d.,$€£/-])\b"
_COUNT = (
    r"(?:\d{1,4}(?:\.\d)?|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty))"
)
_STRETCH = r"(?:minute|hour|day|week|fortnight|month|year|decade|centurie)"
_STRETCHES = r"(?:minutes|hours|days|weeks|fortnights|months|years|decades|centuries)"
_ONE = r"(?:minute|hour|day|week|fortnight|month|year|decade|century)"
#: How long something takes; “three years old”, “a year” of “$5 a year” and “one day he left” are none.
_DURATION = rf"""
    {_NO_NUMBER_BEFORE}{_COUNT}(?:\ and\ a\ half)?\ {_STRETCHES}\b
        (?!\ (?:old|ago|earlier|later|younger|older|from))
  | {_NO_NUMBER_BEFORE}{_COUNT}-{_ONE}\b(?!-old|\ old)
  | \bhalf\ (?:an?\ )(?:hour|day|year|decade|century)\b | \bhalf-(?:hour|century|decade)\b
  | (?<=\bfor\ )(?:an?|one)\ {_ONE}\b(?:\ and\ a\ half)?(?!\ (?:old|ago|or))
  | (?<=\bwithin\ )(?:an?|one)\ {_ONE}\b(?:\ and\ a\ half)?
  | (?<=\b(?:after|about)\ )(?:an?|one)\ {_ONE}\b(?:\ and\ a\ half)?(?!\ (?:old|ago|in|of))
  | (?<=\b(?:almost|nearly)\ )(?:an?|one)\ {_ONE}\b(?:\ and\ a\ half)?(?!\ (?:old|ago))
  | (?<=\bthan\ )(?:an?|one)\ {_ONE}\b(?:\ and\ a\ half)?(?!\ (?:old|ago))
"""
_NO_NUMBER = r"(?<![\d.,$€£/-])"
_ZONE = r"(?:\ (?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|Eastern(?:\ time)?|local\ time)\b)?"
_PATTERN = rf"""
    (?:(?:[Ll]ast|[Nn]ext|[Tt]his)\ )?(?:{holiday_pattern()})\b(?:,?\ (?:of\ )?{_YEAR}\b)?
  | (?:{_WEEKDAY},?\ )?{_ANY_MONTH}\ {_DAY}
        (?:\s?[-–—]\s?(?:{_MONTH}\ )?{_DAY}|\ (?:to|through|until)\ {_ANY_MONTH}\ {_DAY})?(?:,?\ {_YEAR}\b)?
  | (?:{_WEEKDAY},?\ )?(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)?(?:\s?[-–—]\s?[0-3]?\d(?:st|nd|rd|th)?)?
        (?:\ of)?\ {_ANY_MONTH}(?:,?\ {_YEAR})?\b
  | (?<![\d.,])[0-3]?\d(?:\.|er|º)?\ (?:de\ )?(?i:{FOREIGN})\b(?:\ (?:de\ )?{_YEAR})?
  | \b(?i:{FOREIGN})\ (?:de\ )?{_YEAR}\b
  | {_ANY_MONTH},?\ (?:of\ )?{_YEAR}\b
  | (?:[Ee]arly|[Ll]ate|[Mm]id)[-\ ](?:{_MONTH}|{_YEAR}s?|{_WEEKDAY})\b(?:\ {_YEAR}\b)?
  | \b{_SEASON}\ (?:of\ )?{_YEAR}\b
  | \b(?:Q[1-4]|(?:first|second|third|fourth)\ quarter)\ (?:of\ )?{_YEAR}\b
  | \b(?:FY|[Ff]iscal\ (?:year\ )?){_YEAR}\b
  | \b(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[-\ ])?
        (?:\d\d?(?:st|nd|rd|th)|(?:[Tt]en|[Ee]leven|[Tt]welf|\w+teen|[Tt]wentie)th|[Tt]wenty-first)[-\
        ][Cc]entury\b
  | \b(?:(?:[Ee]arlier\ |[Ll]ater\ )?[Tt]his(?:\ past)?|(?:[Tt]he\ )?(?:[Pp]ast|[Pp]revious)|[Ll]ast|[Nn]ext)
        \ {_WHEN}\b
  | \b(?:{_NUMBER}|[Aa]n?)\ {_UNIT}\ ago\b
  | \b{_NUMBER}\ {_UNIT}\ (?:earlier|later)\b
  | {_NO_NUMBER}{_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)(?![\d/-])
  | (?<=\b(?:between|Between)\ ){_YEAR}\ and\ {_YEAR}\b
  | (?<=\b(?:from|From)\ ){_YEAR}\ to\ {_YEAR}\b
  | {_NO_NUMBER}{_YEAR}-[01]\d-[0-3]\d(?!\d)
  | {_NO_NUMBER}[0-3]?\d[/.][0-3]?\d[/.](?:{_YEAR}|\d\d)(?!\d)
  | (?<=\b[Ii]n\ ){_YEAR}(?![\d,.]\d|\d|%|[-\ ](?:people|euros|dollars|euro|dollar|rupees|pounds))\b
  | (?<=\b(?:by|of)\ ){_YEAR}(?!\d|[,.]\d|\ [a-z]+s\b)\b
  | (?<=\b(?:since|until|after|early)\ ){_YEAR}\b
  | (?<=\b(?:from|late)\ ){_YEAR}\b
  | (?<=\b(?:before|during)\ ){_YEAR}\b
  | (?<=\(){_YEAR}(?=\))
  | (?<=\bthe\ )(?:(?:1[0-9]|20)\d0|'?\d0)s\b
  | (?<=\bearly[- ])(?:1[0-9]|20)\d0s\b
  | (?<=\blate[- ])(?:1[0-9]|20)\d0s\b
  | (?<=\bmid[- ])(?:1[0-9]|20)\d0s\b
  | \b{_WEEKDAY}(?:\ (?:morning|afternoon|evening|night))?\b
  | \b(?:(?:[Tt]he\ day\ )(?:before\ yesterday|after\ tomorrow)\b
        |(?:earlier|later)\ to(?:day|night)|(?:[Ll]ast\ night|[Tt]onight|[Tt]oday
        |[Tt]his\ (?:morning|afternoon|evening))\b
        |[Yy]esterday(?:\ (?:morning|afternoon|evening))?
        |[Tt]omorrow(?:\ (?:morning|afternoon|evening|night))?)\b
  | \b(?:January|February|June|July|August|September|October|November|December)\b
  | (?<=\b(?:In|in|by|of)\ )(?:March|April|May)\b(?!\ [A-Z])
  | (?<=\b(?:since|until|Since|early)\ )(?:March|April|May)\b(?!\ [A-Z])
  | (?<![\d:.,$€£])[01]?\d(?:[:.][0-5]\d)?\s?[ap](?:\.m\.|m\b){_ZONE}
  | (?<=\b(?:at|by)\ )(?:[0-2]?\d:[0-5]\d(?!\d|:)|noon\b|midnight\b){_ZONE}
  | (?<=\b(?:until|after|about|since)\ )(?:[0-2]?\d:[0-5]\d(?!\d|:)|noon\b|midnight\b){_ZONE}
  | (?<=\b(?:before|around)\ )(?:[0-2]?\d:[0-5]\d(?!\d|:)|noon\b|midnight\b){_ZONE}
  | (?<![\d:.,])[0-2]\d:[0-5]\d\ (?:GMT|UTC)\b
  | \ba\ fortnight\ ago\b
  | {_DURATION}
"""
#: What may stand between a time and the day it is on, either way round.
_JOINS = frozenset((" on ", ", on ", " ", ", ", " at ", ", at ", " at about ", " at around "))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_PATTERN})", re.VERBOSE)


def dates(text: str) -> Iterator[Span]:
    """Yield the dates and times in `text`, in order, without overlaps; a time is one with the day it is
    on."""
    last: Span | None = None
    for found in _pattern().finditer(text):
        start, end = found.span()
        if text.startswith(("the ", "The "), start):
            start += 4
        joins = last is not None and text[last.end : start] in _JOINS
        if last and joins and _are_day_and_time(text, last, Span(start, end)):
            last = Span(last.start, end)
            continue
        if last is not None:
            yield last
        last = Span(start, end)
    if last is not None:
        yield last


_TIME = re.compile(r"(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m|\d{1,2}:\d\d|noon|midnight)")


def _is_time(text: str, start: int, end: int) -> bool:
    return _TIME.match(text, start, end) is not None


#: What a time may belong to: a day, no year or month.
_DAY_SAID = re.compile(
    rf"{_WEEKDAY}|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|\d{{4}}-\d\d-\d\d"
)


def _are_day_and_time(text: str, one: Span, other: Span) -> bool:
    """Tell whether one of two dates is a time of day and the other a day."""
    first, second = _is_time(text, one.start, one.end), _is_time(text, other.start, other.end)
    day = other if first else one
    return first != second and _DAY_SAID.search(text, day.start, day.end) is not None


def dated(text: str, span: Span, today: date | None) -> Mention:
    """Return the mention of a date with the day or stretch of days that it stands for, seen from `today`."""
    words = span.of(text)
    tense = tense_at(text, span.start, span.end)
    whole = value_of(words, today, tense)
    if whole:
        return Mention(span, whole)
    for join in sorted(_JOINS, key=len, reverse=True):
        for left, joined, right in (words.partition(join), words.rpartition(join)):
            together = _together(left, right, today, tense) if joined else ""
            if together and _is_time(left, 0, len(left)) != _is_time(right, 0, len(right)):
                return Mention(span, together)
    return Mention(span)


def _together(left: str, right: str, today: date | None, tense: Tense | None) -> str:
    """Return a day and a time as one value, or the one that is known."""
    one, other = value_of(left, today, tense), value_of(right, today, tense)
    day, time = (other, one) if one.startswith("T") else (one, other)
    return day + time if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else day
