"""How long something takes, and how often: “three months”, “two to four weeks”, “every year”."""

import re
from datetime import date

from reader.analysis.entities.calendars import number_of
from reader.analysis.entities.tenses import Meanings, Tense

_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
COUNT = rf"(?:(?:{_TENS})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
_SPELT = rf"(?i:{COUNT})"
_FIGURE = r"\d{1,4}(?:\.\d)?"
#: “three days after the vote” is told from the vote: no length, but a date of the story.
AROUND = r"(?:before|after)(?=\ (?:the|that|his|her|their|its|he|she|they|it|being|a|an)\b)"
_STRETCHES = r"(?:minutes|hours|days|weeks|fortnights|months|years|decades|centuries)"
_STRETCH = r"(?:minute|hour|day|week|fortnight|month|year|decade|century)"
#: What a stretch of time is part of when it is an age, or a date of its own.
_NOT = (
    r"(?!['’]?\ (?:old|of\ age|ago|earlier|later|younger|older|from\ now)\b|-old"
    r"|\ (?:to|through|ended|ending)\ (?:in\ |the\ end\ of\ )?[A-Z]"
    rf"|\ {AROUND}\b)"
)
#: What a figure and a stretch before it are only a name of: “the 10-year bond”.
_PAPER = (
    r"(?!\ (?:[Tt]reasur|bond|note|gilt|mortgage|fixed|yield|Bund|bund|swap|government\ bond"
    r"|U\.S\.\ Treasur|paper))"
)
_HALF = r"(?:[-\ ]and[-\ ]a[-\ ]half)?"
_MORE = r"(?:[ ](?:more|additional|full|consecutive|straight|whole|long|other))?"


def _counted(count: str) -> str:
    return rf"""
    {count}\ (?:to|or|and)\ (?:{_FIGURE}|{_SPELT}){_MORE}\ {_STRETCHES}\b{_NOT}
  | {count}{_HALF}{_MORE}[\ -]{_STRETCHES}\b{_NOT}
  | {count}{_HALF}-{_STRETCH}(?:-long)?\b{_NOT}{_PAPER}
"""


FIGURES = rf"""(?P<length>
    \d{{1,4}}\s?[-–]\s?\d{{1,4}}\ {_STRETCHES}\b{_NOT}
  | 1\ {_STRETCH}\b(?!s|['’]s){_NOT}
  | {_counted(_FIGURE)})
"""
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_EVERY = r"(?:minute|hour|day|night|morning|evening|week|weekend|fortnight|month|quarter|year|decade"
WORDS = rf"""
    {_counted(_SPELT)}
  | half\ an?\ (?:hour|day|year|decade|century)\b | half-(?:hour|century|decade)\b
  | (?P<one>(?:an?|one)\ {_STRETCH}\b(?:\ and\ a\ half)?(?!\ (?:old|ago|or|earlier|later|after\ (?:the
      |that))\b))
  | (?:hour|day|week|month|year|decade|century)s?-long\b
  | (?:[Ee]very|[Ee]ach)\ (?:other\ )?{_EVERY}|spring|summer|autumn|winter
        |(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
        (?:\ (?:and|or)\ (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?(?:\ (?:morning|afternoon|evening
        |night))?
        |{_MONTH}(?:\ (?:and|or)\ {_MONTH})?|(?:{_FIGURE}
        |{_SPELT}|few)\ {_STRETCHES})\b
"""
STARTS = frozenset(
    (*f"{_SMALL}|{_TENS}".split("|"), "half", "a", "an", "hour", "hours", "day", "days", "week", "weeks",
     "month", "months", "year", "years", "decade", "decades", "century", "every", "each")
)  # fmt: skip
#: The words that “a year” is a stretch of time behind; not “$5 a year”.
BEFORE = frozenset(
    ("for", "in", "within", "after", "about", "almost", "nearly", "than", "over", "under", "lasted",
     "took", "takes",
     "lasting", "spent", "spend", "around", "roughly", "barely", "waited", "serve", "served")
)  # fmt: skip

_UNITS = {"minute": ("T", "M", 1), "hour": ("T", "H", 1), "day": ("", "D", 1), "week": ("", "W", 1),
          "fortnight": ("", "W", 2), "month": ("", "M", 1), "year": ("", "Y", 1), "decade": ("", "Y", 10),
          "century": ("", "Y", 100), "centurie": ("", "Y", 100)}  # fmt: skip
#: In what a half of each is told.
_HALVES = {"hour": ("T", "M", 60), "day": ("T", "H", 24), "year": ("", "M", 12), "decade": ("", "Y", 10),
           "century": ("", "Y", 100), "week": ("", "D", 7), "minute": ("T", "S", 60)}  # fmt: skip


def duration(count: str, unit: str, *, half: bool = False) -> str:
    """Return how long something takes, as ISO 8601 spells it: “P18M”, “PT30M”; "" where that is not sure."""
    unit = unit.removesuffix("s")
    if count == "half" or half or "." in count:
        time, letter, size = _HALVES.get(unit, ("", "", 0))
        number = 0.0 if count == "half" else float(count) if "." in count else float(number_of(count))
        amount = (number + (0.0 if "." in count else 0.5)) * size
        whole = bool(size) and amount.is_integer() and (count == "half" or number > 0)
        return f"P{time}{int(amount)}{letter}" if whole else ""
    time, letter, size = _UNITS[unit]
    number = number_of(count)
    return f"P{time}{number * size}{letter}" if number else ""


def _duration(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return duration(found["count"], found["unit"], half=bool(found["half"]))


def _between(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “two to four weeks” as “P2W/P4W”."""
    first, last = duration(found["count"], found["unit"]), duration(found["count2"], found["unit"])
    return f"{first}/{last}" if first and last else ""


def _recurring(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “every two years” as “R/P2Y”."""
    unit = {"night": "day", "morning": "day", "evening": "day"}.get(found["unit"], found["unit"])
    count = "two" if found["other"] else found["count"] or "one"
    if unit.removesuffix("s") not in _UNITS:
        return "R/P3M" if unit == "quarter" else ""
    long = duration(count.strip(), unit)
    return f"R/{long}" if long else ""


_NUMBER = rf"{_FIGURE}|{COUNT}|an?|half"
_UNIT = r"(?P<unit>(?:minute|hour|day|week|fortnight|month|year|decade|century|centurie)s?)"
MEANINGS: Meanings = (
    (rf"(?P<count>{_NUMBER})(?P<half>[- ]and[- ]a[- ]half)?(?: an?)?{_MORE}[ -]{_UNIT}"
     r"(?:-long)?", _duration),
    (r"(?P<count>an?) (?P<unit>minute|hour|day|week|month|year|decade"
     r"|century)(?P<half> and a half)", _duration),
    (r"(?P<count>)(?P<half>)(?P<unit>hour|day|week|month|year|decade|century)-long",
     lambda found, _today, _tense: duration("one", found["unit"])),
    (rf"(?P<count>{_FIGURE}|{COUNT})\s?(?:to|or|and|-|–)\s?(?P<count2>{_FIGURE}|{COUNT})"
     rf"{_MORE} {_UNIT}", _between),
    (rf"(?:every|each) (?P<other>other )?(?P<count>(?:{_FIGURE}|{COUNT}) )?(?P<unit>\w+)", _recurring),
)  # fmt: skip
