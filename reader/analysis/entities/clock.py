"""Times of day: “9:30 p.m. EDT”, “0400 GMT”, “noon”, “nine o’clock in the morning”, “9 to 11 a.m.”."""

import re
from datetime import date

from reader.analysis.entities.calendars import NUMBERS
from reader.analysis.entities.tenses import Meanings, Tense

#: How far each zone is from universal time; those of two meanings (CST, IST) and of none (“local time”) have
#: no entry, and give the time alone.
_OFFSETS = {
    "gmt": "Z", "utc": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "edt": "-04:00", "est": "-05:00", "cdt": "-05:00", "mdt": "-06:00",
    "mst": "-07:00", "pdt": "-07:00", "pst": "-08:00", "jst": "+09:00", "kst": "+09:00", "sgt": "+08:00",
    "hkt": "+08:00", "aest": "+10:00", "aedt": "+11:00", "wib": "+07:00", "wat": "+01:00", "eat": "+03:00",
}  # fmt: skip
_ZONES = "|".join(sorted((zone.upper() for zone in _OFFSETS), key=len, reverse=True))
ZONE = (
    rf"(?:[ ]\(?(?:(?:{_ZONES}|CST|IST|[ECMP]T)\b|(?:Eastern|Central|Pacific|Mountain)(?:[ ][Tt]ime)?\b"
    r"|local[ ]time\b|[A-Z][a-z]+[ ]time\b)\)?)"
)
_HALF = r"\s?[ap](?:\.\s?m\.|\.m\b|m\b)"
_CLOCK = r"[0-2]?\d[:.][0-5]\d(?![\d:.]\d)"
_COLON = r"[0-2]?\d:[0-5]\d(?![\d:]\d)"
_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART = r"(?:\ in\ the\ (?:morning|afternoon|evening)|\ at\ night)"
#: Times that begin with a figure; `hhmm` and `from24` are times only behind a word such as “at”.
FIGURES = rf"""
    [01]?\d(?:[:.][0-5]\d)?(?:{_HALF})?\s?(?:-|–|—|\bto\b|\buntil\b
        |\band\b)\s?[01]?\d(?:[:.][0-5]\d)?{_HALF}{ZONE}?
  | [01]?\d(?:[:.][0-5]\d)?{_HALF}{ZONE}?
  | [0-2]\d[0-5]\d(?:\ (?:hours|hrs)\b{ZONE}?|{ZONE})
  | {_CLOCK}(?:\ (?:hours|hrs)\b{ZONE}?|{ZONE})
  | \d\d?\ o['’]clock\b{_PART}?
  | {_COLON}\s?(?:-|–|\bto\b|\buntil\b)\s?{_COLON}{ZONE}?
  | (?P<hhmm>{_COLON})
"""
#: Times that begin with a letter; `noon` is one only behind a word such as “at”, or with its zone.
WORDS = rf"""
    (?i:{_SPELT})\ o['’]clock\b{_PART}?
  | (?P<noon>noon|midday|midnight)\b{ZONE}?
"""
STARTS = frozenset((*_SPELT.split("|"), "noon", "midday", "midnight"))
#: The words that a bare time stands behind.
BEFORE = frozenset(
    ("at", "by", "until", "till", "after", "about", "since", "before", "around", "from", "to", "between")
)
#: What tells a time from a day, for times that are joined with their day.
IS_TIME = re.compile(
    rf"(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:[-–—]|to|until|and)?\s?[\d:.]{{0,5}}\s?[ap]\.?\s?m|\d{{1,2}}[:.]\d\d"
    rf"|\d{{4}}(?:[ ](?:hours|hrs)|{ZONE})|noon|midday|midnight|(?i:{_SPELT}|\d\d?)[ ]o['’]clock)"
)


def _clock(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “3 p.m.”, “0400 GMT”, “noon” as “T15:00”, “T04:00Z”, “T12:00”."""
    half = (found["half"] or "").replace(".", "").replace(" ", "")
    part = found["part"] or ""
    if found["word"]:
        hour, minute = (0, 0) if found["word"] == "midnight" else (12, 0)
    else:
        spelt = found["hour"]
        hour, minute = int(spelt) if spelt.isdecimal() else NUMBERS[spelt], int(found["minute"] or 0)
    if part:
        half = "am" if "morning" in part else "pm"
    elif "o'clock" in found.group():
        return ""
    return _told(hour, minute, half, found["zone"] or "")


def _told(hour: int, minute: int, half: str, zone: str) -> str:
    if half and not 1 <= hour <= 12:
        return ""
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return "" if hour > 23 or minute > 59 else f"T{hour:02}:{minute:02}{_OFFSETS.get(zone, '')}"


def _hours(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “9 to 11 a.m.” as “T09:00/T11:00”; the first is the earlier."""
    half2 = found["half2"].replace(".", "").replace(" ", "")
    halves = [found["half"].replace(".", "").replace(" ", "")] if found["half"] else [half2, "am"]
    zone = found["zone"] or ""
    last = _told(int(found["hour2"]), int(found["minute2"] or 0), half2, zone)
    for half in halves:
        first = _told(int(found["hour"]), int(found["minute"] or 0), half, zone)
        if first and last and (first < last or found["half"]):
            return f"{first}/{last}"
    return ""


def _hours_of_day(found: re.Match[str], _today: date | None, _tense: Tense | None) -> str:
    """Return “16:00 to 22:00”; the second may be of the next day."""
    zone = found["zone"] or ""
    first, last = (_told(int(found[f"hour{n}"]), int(found[f"minute{n}"]), "", zone) for n in ("", "2"))
    return f"{first}/{last}" if first and last else ""


_END = rf"(?: \(?(?P<zone>{_ZONES.lower()}|cst|ist|[ecmp]t|eastern|central|pacific|mountain|[a-z]+ time)\)?)?"
_AM = r"[ap]\.? ?m\.?"
MEANINGS: Meanings = (
    (rf"(?:(?P<hour>\d{{1,2}}|{_SPELT})(?:[:.](?P<minute>\d\d)(?: (?:hours|hrs))?)? ?(?:(?P<half>{_AM})"
     rf"|o'clock)?"
     rf"(?P<part> in the (?:morning|afternoon|evening)| at night)?|(?P<word>noon|midday|midnight)){_END}",
     _clock),
    (rf"(?P<hour>\d\d)(?P<minute>\d\d)(?P<half>)(?P<part>)(?P<word>)"
     rf"(?: (?:hours|hrs))?{_END}", _clock),
    (rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))? ?(?P<half>{_AM})? ?(?:-|–|—|to|until|and) ?"
     rf"(?P<hour2>\d{{1,2}})(?:[:.](?P<minute2>\d\d))? ?(?P<half2>{_AM}){_END}", _hours),
    (rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d) ?(?:-|–|to|until) ?(?P<hour2>\d{{1,2}}):(?P<minute2>\d\d){_END}",
     _hours_of_day),
)  # fmt: skip
