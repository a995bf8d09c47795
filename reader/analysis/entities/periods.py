"""Stretches of the calendar: years, decades, centuries, seasons, halves, quarters, and the edges of each.

“the third quarter of 2020”, “the late 1990s”, “the 19th century”, “300 BC”, “the end of June”.
"""

import re
from datetime import date

from reader.analysis.entities.calendars import DECADES, MONTHS, ORDINALS, SEASONS, number_of
from reader.analysis.entities.tenses import Meanings, Tense

YEAR = r"(?:1[0-9]|20|21)\d\d"
#: What a year is not: part of a longer figure, or a count of something.
YEAR_END = (
    r"(?![\d,.]\d|\w|%|[-–]\d|[-\ ](?:people|euros?|dollars?|rupees|pounds|metres|meters|miles|kilometers"
    r"|kilometres|feet|tons|tonnes|hours|GMT|UTC|words|jobs|troops|soldiers|men|women|children|workers|homes"
    r"|houses|votes|shares|points|calories|rpm|km|kg|mph|hp|cc|m|MW|Scoville)\b)"
)
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_COUNT = r"(?:\d\d?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen)"
_ABOUT = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)(?:-to-late)?(?:[-\ ]|\ in\ (?:the\ )?))"
_NTH_CENTURY = (
    r"(?:\d\d?(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|\w{3,5}teenth|twentieth|twenty-first))"
)
_ERA = r"(?:\ (?:B\.C\.E?\.?|BCE?\b|A\.D\.|AD\b|CE\b))?"
_OF_YEAR = (
    rf"(?:,?\ (?:of\ |in\ )?(?:the\ )?(?:(?:fiscal"
    rf"|financial)\ (?:year\ )?)?(?:{YEAR}(?:[-/]\d\d)?\b|FY\d\d|(?:last|this|next)\ year))"
)
_HALF = r"(?:(?:[Ff]irst|[Ss]econd|1st|2nd)(?:\ |-)half)"
_NTH = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal|1st|2nd|3rd|4th)"
_EDGE = r"(?:[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle|[Cc]lose|[Tt]urn|[Rr]est)"
FIGURES = rf"""
    (?P<century>{_NTH_CENTURY}(?:\ (?:and|or|to)\ (?:the\ )?{_NTH_CENTURY})?[-\ ][Cc]entur(?:y|ies){_ERA})
  | (?:1[0-9]|20)\d0s\b(?:\ (?:and|to)\ (?:the\ )?(?:1[0-9]|20)?\d0s\b)?
  | (?P<short_decade>['’]?\d0s)\b
  | (?P<of_quarter>(?:1st|2nd|3rd|4th)(?:\ |-)quarter{_OF_YEAR}|[1-4]Q\ ?(?:{YEAR}|\d\d)\b
      |[12]H\ ?(?:{YEAR}|\d\d)\b)
  | (?:1st|2nd)\ half\ of\ {YEAR}\b
  | \d{{1,4}}\ (?:B\.C\.E?\.?|BCE?\b)
"""
WORDS = rf"""
    {_ABOUT}(?:{YEAR}s?\b|['’]?\d0s\b|(?i:{"|".join(DECADES)})\b|{_NTH_CENTURY}[-\ ]century\b{_ERA}
        |{SEASON}\b(?:\ (?:of\ )?{YEAR}\b)?)
  | {_NTH_CENTURY}(?:\ (?:and|or|to)\ (?:the\ )?{_NTH_CENTURY})?[-\ ][Cc]entur(?:y|ies)\b{_ERA}
  | (?P<named_decade>(?i:{"|".join(DECADES)}|noughties))\b
  | (?:[Ff]irst|[Ll]ast)\ (?:few|{_COUNT})\ (?:months|weeks|days|quarters|years)\ of\ (?:the\ |this\
      |last\ |next\ )?
        (?:{YEAR}s?|year|month|season|century|decade|war|{_MONTH}(?:\ {YEAR})?)\b
  | {SEASON}\ (?:of\ |in\ )?(?:{YEAR}(?:[-/–]\d\d)?\b|(?:last|this|next)\ year\b)
  | [QH][1-4]\b(?:{_OF_YEAR}|\ FY\ ?\d\d\b)
  | {_NTH}(?:\ |-)quarter{_OF_YEAR}
  | {_HALF}\ of\ (?:the\ )?(?:{YEAR}\b|(?:last|this|next)\ year\b|year\b|month\b|{_MONTH}\b(?:\ {YEAR}\b)?
      |{YEAR}s\b|{_NTH_CENTURY}\ century\b)
  | (?P<bare_quarter>[QH][1-4]\b|(?:{_NTH}|September|June|March|December)(?:\ |-)quarter\b|{_HALF}\b)
  | FY\ ?(?:{YEAR}|\d\d)(?:[-/–]\d\d)?\b
  | (?:[Ff]iscal|[Ff]inancial)\ (?:[Yy]ear\ )?(?:{YEAR}(?:[-/–]\d\d(?:\d\d)?)?\b|['’]\d\d\b)
  | (?:last|this|next|current|previous)\ (?:fiscal|financial)\ year\b
  | AD\ \d{{1,4}}\b
  | {_EDGE}\ of\ (?:the\ |this\ |last\ |next\ )?(?:{_MONTH}(?:\ {YEAR})?|{YEAR}(?:s|-\d\d\ season)?|year
      |month|week|decade|century|millennium
        |{_NTH_CENTURY}\ century|season|quarter|summer|winter|spring|autumn|weekend)\b
  | (?:year|month)-end\b
"""
STARTS = frozenset(
    ("early", "late", "mid", "spring", "summer", "autumn", "fall", "winter", "first", "second", "third",
     "fourth", "final", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
     "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
     "twentieth", "twenty", "noughties", "q1", "q2", "q3", "q4", "h1", "h2", "fy", "fiscal", "financial",
     "last", "this", "next", "current", "previous", "ad", "end", "beginning", "start", "middle", "close",
     "turn", "rest", "year", "month", "september", "june", "march", "december", *DECADES)
)  # fmt: skip
#: What a quarter of no named year is one of the calendar's beside, and what it is one of a match's beside.
BUSINESS = re.compile(
    r"\b(?:profits?|revenues?|sales|earnings|growth|gross domestic product|GDP|econom\w+|results|loss(?:es)?"
    r"|inflation|investors?|analysts?|income|deliveries|shipments|forecast|guidance|fiscal|year-on-year"
    r"|exports?|imports?|subscribers|output|orders|[Ss]hares|stocks?|dividend|turnover|unemployment"
    r"|billion|trillion)\b",
    re.IGNORECASE,
)
SPORT = re.compile(
    r"\b(?:touchdowns?|yards?|scored?|goals?|innings?|quarterback|minutes? (?:left|remaining)|penalt(?:y|ies)"
    r"|kick-?off|half-?time|shots?|rebounds?|three-pointers?|coach|striker|equalis\w+|match)\b"
)


def _year_of(found: re.Match[str], today: date | None) -> int:
    """Return the year that a match names, or “last year”; 0 where it is not known."""
    year, which = found.groupdict().get("year"), found.groupdict().get("which")
    if year:
        return int(year) if len(year) == 4 else 2000 + int(year)
    return today.year + {"last": -1, "this": 0, "next": 1}[which] if today and which else 0


def _season(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    season = SEASONS[found["season"]]
    year = _year_of(found, today)
    if not year:
        return ""
    return f"{year}-{season}" + ("~" if found["about"] else "")


def _near_season(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “last summer”, “this autumn”, where only one can be meant."""
    season, which = SEASONS[found["season"]], found["which"]
    first = (season - 20) * 3
    if today is None or season == 24:
        return ""
    if which == "last":
        return f"{today.year - 1}-{season}" if today.month <= first + 2 else ""
    if which == "next":
        return f"{today.year + 1}-{season}" if today.month >= first else ""
    return f"{today.year}-{season}"


def _quarter(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    """Return a quarter (33 to 36) or half (40, 41) of a year; of no year the one last begun, or ahead."""
    nth = found["nth"]
    number = 4 if nth == "final" else ORDINALS.get(nth, 0) or int(re.sub(r"\D", "", nth))
    part = 39 + number if "h" in found["what"] else 32 + number
    if found.groupdict().get("fiscal"):
        return ""
    year = _year_of(found, today)
    if not year and today is not None:
        begins = (number - 1) * (6 if part > 39 else 3) + 1
        year = today.year if begins <= today.month or tense is Tense.FUTURE else today.year - 1
    return f"{year}-{part}" if year and not (part > 39 and number > 2) else ""


def _decade(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    digits, about = found["decade"], "~" if found["about"] else ""
    if digits.endswith("00"):
        return f"{digits[:2]}XX{about}"
    if digits in DECADES:
        return f"19{DECADES[digits]}X{about}"
    ten = digits[0] if digits[0] in "3456789" else ""
    return f"{digits[:3]}X{about}" if len(digits) == 4 else f"19{ten}X{about}" if ten else ""


def _century(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    nth = ORDINALS.get(found["nth"], 0) or int(re.sub(r"\D", "", found["nth"]) or 0)
    if found["nth"] == "twenty-first":
        nth = 21
    if not 1 <= nth <= 30:
        return ""
    return f"-{nth - 1:02}XX" if "b" in (found["era"] or "") else f"{nth - 1:02}XX"


def _centuries(found: re.Match[str], today: date | None, tense: Tense | None) -> str:
    numbers = [ORDINALS.get(found[n], 0) or int(re.sub(r"\D", "", found[n]) or 0) for n in ("nth", "nth2")]
    return f"{numbers[0] - 1:02}XX/{numbers[1] - 1:02}XX" if 1 <= numbers[0] < numbers[1] <= 30 else ""


def _years(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    first, last = found["year"], found["year2"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else ""


def _year(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    return found["year"] + ("~" if found["about"] else "")


def _before_christ(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “44 BC” as "-0043": ISO 8601 counts a year 0."""
    return f"-{int(found['ancient']) - 1:04}" if int(found["ancient"]) else ""


def _first_months(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return “the first nine months of 2023” as "2023-01/2023-09"."""
    year, count = found["year"], number_of(found["count"])
    if not year and today is not None:
        year = str(today.year + {"last": -1, "next": 1}.get(found["which"], 0))
    if not year or not 1 < count < 13:
        return ""
    first, last = (1, count) if found["end"] == "first" else (13 - count, 12)
    return f"{year}-{first:02}/{year}-{last:02}"


def _edge(found: re.Match[str], today: date | None, _tense: Tense | None) -> str:
    """Return the end, start or middle of a month or year as about that month or year."""
    if found["edge"] in ("turn", "rest"):
        return ""
    year, month = found["year"], MONTHS.get(found["month"] or "", 0)
    if month:
        if not year and today is not None:
            ahead = month - today.month
            year = str(today.year + (-1 if ahead > 6 else 1 if ahead < -6 else 0))
        return f"{year or 'XXXX'}-{month:02}~"
    if year:
        return f"{year}~"
    shift = {"last": -1, "next": 1}.get(found["which"] or "", 0)
    if today is None or found["unit"] not in ("year", "month"):
        return ""
    if found["unit"] == "year":
        return f"{today.year + shift}~"
    count = today.year * 12 + today.month - 1 + shift
    return f"{count // 12}-{count % 12 + 1:02}~"


_SAID = r"(?P<about>(?:early|late|mid)(?:-to-late)?(?:[- ]| in (?:the )?))?"
_WHICH = r"(?:(?P<year>\d{4})(?:[-/–]\d\d)?|(?P<which>last|this|next) year)"
_SEASONS = r"(?P<season>spring|summer|autumn|fall|winter)"
_CENTURY = r"(?P<nth>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-first)?)"
MEANINGS: Meanings = (
    (rf"{_SAID}(?:the )?{_SEASONS}(?: of| in)? {_WHICH}", _season),
    (rf"(?:the )?(?P<which>last|next|this) {_SEASONS}", _near_season),
    (r"(?:the )?(?P<what>[qh])(?P<nth>[1-4])(?:,? (?:of |in )?(?:the )?" + _WHICH + ")?", _quarter),
    (r"(?:the )?(?P<nth>first|second|third|fourth|final|1st|2nd|3rd|4th)[- ](?P<what>quarter|half)"
     r"(?:,? (?:of |in )?(?:the )?(?P<fiscal>fiscal |financial )?(?:year )?" + _WHICH + "| of the "
         "year)?", _quarter),
    (rf"(?P<end>first|last) (?P<count>{_COUNT}) months of (?:the |(?P<which>this|last|next) )?"
     r"(?:(?P<year>\d{4})|year)", _first_months),
    (r"(?P<nth>[1-4])(?P<what>[qh]) ?(?P<year>\d{4}|\d\d)", _quarter),
    (rf"{_SAID}(?P<decade>(?:1\d|20)\d0)s", _decade),
    (rf"{_SAID}['’]?(?P<decade>\d0|(?:{'|'.join(DECADES)}))s?", _decade),
    (rf"(?:early |late |mid-|mid )?{_CENTURY}[- ]century(?P<era> (?:a\.?d|b\.?c)\.?e?\.?| ce)?", _century),
    (rf"{_CENTURY} (?:and|or|to) (?:the )?{_CENTURY.replace('nth', 'nth2')} centuries", _centuries),
    (r"(?P<year>\d{4})\s?(?:[-–—/]|to|until|through|and)\s?(?P<year2>\d{4}|\d\d)", _years),
    (rf"{_SAID}(?P<year>\d{{4}})", _year),
    (r"(?P<ancient>\d{1,4}) b\.?c\.?e?\.?", _before_christ),
    (r"ad (?P<about>)(?P<year>\d{1,4})", lambda found, _t, _s: f"{int(found['year']):04}"),
    (r"(?P<edge>end|beginning|start|middle|close|turn|rest) of (?:the |(?P<which>last|this|next) )?"
     r"(?:(?P<month>[a-z]{3,}) ?)?(?P<year>\d{4})?(?P<unit>)", _edge),
    (r"(?P<edge>end|beginning|start|middle|close|turn|rest) of (?:the |(?P<which>last|this|next) )?"
     r"(?P<unit>year|month)(?P<month>)(?P<year>)", _edge),
    (r"(?P<unit>year|month)-(?P<edge>end)(?P<month>)(?P<year>)(?P<which>)", _edge),
)  # fmt: skip
