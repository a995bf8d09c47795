"""Dates as English articles write them: days, months, years, ranges, and “last month”."""

import re
from collections.abc import Iterator
from functools import cache

from reader.article import Span

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)s?"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)(?![\d:.]\d|\d|%)"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_NUMBER = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|a few|couple of)"
)
_UNIT = (
    r"(?:days?|weeks?|weekends?|months?|quarters?|years?|decades?|centur(?:y|ies)"
    r"|spring|summer|autumn|fall|winter)"
)
_SPAN = _UNIT.replace("days?|", "")
_WHEN = rf"(?:{_WEEKDAY}|{_MONTH}|{_SPAN}|{_NUMBER}\ {_UNIT})"
_ANY_MONTH = rf"(?:{_MONTH}|{_SHORT_MONTH})"
_NO_NUMBER = r"(?<![\d.,$€£/-])"
_PATTERN = rf"""
    (?:{_WEEKDAY},?\ )?{_ANY_MONTH}\ {_DAY}(?:\s?[-–—]\s?(?:{_MONTH}\ )?{_DAY})?(?:,?\ {_YEAR}\b)?
  | (?:{_WEEKDAY},?\ )?(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)?(?:\ of)?\ {_ANY_MONTH}(?:,?\ {_YEAR})?\b
  | {_ANY_MONTH},?\ (?:of\ )?{_YEAR}\b
  | (?:[Ee]arly|[Ll]ate|[Mm]id)[-\ ](?:{_MONTH}|{_YEAR}s?|{_WEEKDAY})\b(?:\ {_YEAR}\b)?
  | \b(?:(?:[Ee]arlier\ |[Ll]ater\ )?[Tt]his(?:\ past)?|(?:[Tt]he\ )?(?:[Pp]ast|[Pp]revious)|[Ll]ast|[Nn]ext)
        \ {_WHEN}\b
  | \b{_NUMBER}\ {_UNIT}\ (?:ago|earlier|later)\b
  | {_NO_NUMBER}{_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)(?![\d/-])
  | {_NO_NUMBER}{_YEAR}-[01]\d-[0-3]\d(?!\d)
  | {_NO_NUMBER}[0-3]?\d[/.][0-3]?\d[/.](?:{_YEAR}|\d\d)(?!\d)
  | (?<=\b[Ii]n\ ){_YEAR}(?![\d,.]\d|\d|%|[-\ ](?:people|euros|dollars|euro|dollar|rupees|pounds))\b
  | (?<=\b(?:by|of)\ ){_YEAR}(?!\d|[,.]\d|\ [a-z]+s\b)\b
  | (?<=\b(?:since|until|after|early)\ ){_YEAR}\b
  | (?<=\b(?:from|late)\ ){_YEAR}\b
  | (?<=\b(?:before|during)\ ){_YEAR}\b
  | (?<=\(){_YEAR}(?=\))
  | (?<=\bthe\ )(?:(?:1[0-9]|20)\d0|'?\d0)s\b
  | \b{_WEEKDAY}(?:\ (?:morning|afternoon|evening|night))?\b
  | \b(?:January|February|June|July|August|September|October|November|December)\b
  | (?<=\b(?:In|in|by|of)\ )(?:March|April|May)\b(?!\ [A-Z])
  | (?<=\b(?:since|until|Since|early)\ )(?:March|April|May)\b(?!\ [A-Z])
"""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_PATTERN})", re.VERBOSE)


def dates(text: str) -> Iterator[Span]:
    """Yield the dates in `text`, in order, without overlaps."""
    for found in _pattern().finditer(text):
        start, end = found.span()
        if text.startswith(("the ", "The "), start):
            start += 4
        yield Span(start, end)
