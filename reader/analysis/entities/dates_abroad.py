"""Dates in other languages than English, put into English words, so that one place says what they stand for.

Months and weekdays are CLDR's (`calendars-abroad.txt`); “yesterday”, “last week”, “two years ago” stand in
`dates-abroad.txt` for the languages that most articles come in.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.dating import value_of
from reader.article import EntityKind

_DATA = Path(__file__).resolve().parent / "data"
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()  # noqa: SIM905 - a word list
#: Before a month, or a year, that stands alone.
_IN = (
    r"im|in|en|em|nel|a|ad|dal|da|seit|bis|ab|Anfang|Mitte|Ende|début|fin|mi|depuis|jusqu['’]en|desde"
    r"|hasta|até|fino a"
    r"|sinds|tot|v|w|we|od|do|в|во|у|с|до|i|fra|från|siden|sedan|mois de|mes de|mese di|mês de|maand|din"
    r"|până în"
)
_IN_YEAR = rf"{_IN}|Jahre?|année|an|año|anno|ano|jaar|roku|rok|vuonna|år|året|anul|godine|godini"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?P<day>[0-3]?\d)(?:\.|er|º|ª|°|-го|-е|:e|:a|η)?"
_OF = r"(?: (?:de|del|di|tháng))? "
#: Letters with which German alone writes the names of days and months in capitals.
_CAPITALISED = frozenset(("de",))
_CJK = {
    "ja": (r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
           r"|(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?",
           "(?:[月火水木金土日]曜日)", "月火水木金土日"),
    "zh": (r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号號]"
           r"|(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?",
           "(?:(?:星期|周|週)[一二三四五六日天])", "一二三四五六日"),
    "ko": (r"(?:(?P<year>\d{4})년 ?)?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일"
           r"|(?P<y>\d{4})년(?: ?(?P<m>\d{1,2})월)?",
           "(?:[월화수목금토일]요일)", "월화수목금토일"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates: its pattern, and the English for months, weekdays and other words."""

    pattern: re.Pattern[str]
    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]


def dates_abroad(text: str, language: str, today: date | None) -> Iterator[Named]:
    """Yield the dates of a text in a language (ISO 639-1), in order, without overlaps, with their values."""
    calendar = _calendar(language)
    for found in calendar.pattern.finditer(text):
        alone = next((name for name in ("bare", "only") if found.groupdict().get(name)), 0)
        start, end = found.span(alone)
        if not text[start:end][0].isdigit() and _is_capital_elsewhere(text, start, language):
            continue
        value = value_of(_english(found, calendar), today)
        yield Named(start, end, " ".join(text[start:end].split()), EntityKind.DATE, value=value)


def _is_capital_elsewhere(text: str, start: int, language: str) -> bool:
    """Tell whether a word is a name: with a capital inside a sentence, where days are written small."""
    if language in _CAPITALISED or not text[start].isupper() or start == 0:
        return False
    before = text[max(0, start - 2) : start]
    return before[-1] == " " and before[0] not in ".!?:…”»\n"


def _english(found: re.Match[str], calendar: Calendar) -> str:
    """Return a date in English words, or "" where there are none."""
    words = found.group().replace("’", "'")
    for pattern, english in calendar.phrases:
        phrase = pattern.fullmatch(words)
        if phrase is not None:
            return phrase.expand(english)
    parts = {name: value for name, value in found.groupdict().items() if value}
    year = next(
        (parts[name] for name in ("year", "year2", "year3", "year4", "only", "y") if name in parts), ""
    )
    month = next((parts[name] for name in ("month", "month2", "month3", "month4", "m") if name in parts), "")
    if month.isdecimal():
        spelt = dict(enumerate(_MONTHS, start=1)).get(int(month), "")
    else:
        spelt = calendar.months.get(month.lower(), "")
    day = parts.get("day") or parts.get("day2") or ""
    if spelt:
        return " ".join(filter(None, (str(int(day)) if day else "", spelt, year)))
    weekday = parts.get("weekday", "").lower()
    return calendar.weekdays.get(weekday, "") if weekday else words if parts.get("figures") else year


@cache
def _calendar(language: str) -> Calendar:
    """Return how a language writes dates; figures alone where it is not listed."""
    rows = _rows(language)
    months = {form: _MONTHS[at] for at, row in enumerate(rows[:12]) for form in row}
    weekdays = {form: _WEEKDAYS[at] for at, row in enumerate(rows[12:]) for form in row}
    words = _words()
    months |= {form: _MONTHS[at] for at, form in enumerate(" ".join(words.get(f"{language} in", ())).split())}
    for at, form in enumerate(" ".join(words.get(f"{language} on", ())).split()):
        if form != "-":
            weekdays[form] = _WEEKDAYS[at]
    phrases = tuple(_phrases(language))
    figures = rf"(?P<figures>\b{_YEAR}-[01]\d-[0-3]\d\b|(?<![\d.,/])[0-3]?\d[./][01]?\d[./]{_YEAR}(?!\d))"
    parts = [figures]
    if language in _CJK:
        pattern, days, order = _CJK[language]
        weekdays = {_cjk_day(language, sign): _WEEKDAYS[at] for at, sign in enumerate(order)}
        weekdays |= {start + sign: _WEEKDAYS[at] for at, sign in enumerate(order) for start in ("周", "週")}
        parts += [pattern, f"(?P<weekday>{days})"]
    elif months:
        parts += _with_months(months, weekdays)
    parts += [rf"(?:{pattern.pattern})" for pattern, _ in phrases]
    return Calendar(re.compile("|".join(parts), re.IGNORECASE), months, weekdays, phrases)


def _cjk_day(language: str, sign: str) -> str:
    return {"ja": f"{sign}曜日", "ko": f"{sign}요일"}.get(language, f"星期{sign}")


def _with_months(months: Mapping[str, str], weekdays: Mapping[str, str]) -> list[str]:
    """Return the patterns of dates with the names of months and days."""
    month = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    whole = "|".join(map(re.escape, sorted((m for m in months if len(m) > 2), key=len, reverse=True)))
    day = "|".join(map(re.escape, sorted((d for d in weekdays if len(d) > 3), key=len, reverse=True)))
    behind = r"(?: ?(?:г\.|года|року|годзе|р\.))?"
    return [
        rf"(?<![\w.,])(?:(?:{day}),? (?:den |dem |le |el |il |der |the )?)?{_DAY}(?: ?[-–]"
        rf" ?[0-3]?\d\.?)?{_OF}"
        rf"(?P<month>{month})\b\.?(?:,?(?: del?| năm)? (?P<year>{_YEAR})\b{behind})?",
        rf"(?<!\w)(?P<year2>{_YEAR})\.? (?P<month2>{whole}) (?P<day2>[0-3]?\d)\b\.?",
        rf"(?<!\w)(?P<month3>{whole})(?: del?)? (?P<year3>{_YEAR})\b{behind}",
        rf"\b(?:{_IN}) (?P<bare>(?P<month4>{whole})(?:(?: del?)? (?P<year4>{_YEAR}))?)(?!\w)",
        rf"\b(?:{_IN_YEAR}) (?P<only>{_YEAR})(?![\d.,]\d|\d|%)(?! (?:Euro|euros|personas|personnes"
        rf"|Menschen|mensen|persone))",
        rf"(?<!\w)(?P<weekday>{day})(?!\w)",
    ]


@cache
def _rows(language: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of months and weekdays of a language, none where it is not listed."""
    rows: list[tuple[str, ...]] = []
    inside = False
    for line in (_DATA / "calendars-abroad.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            inside = line == f"[{language}]"
        elif inside and not line.startswith("#"):
            rows.append(tuple(form.strip() for form in line.split(";")))
    return tuple(rows)


@cache
def _words() -> dict[str, list[str]]:
    """Return the lines of each section of the list of words: "de near" and the like."""
    sections: dict[str, list[str]] = {}
    for line in (_DATA / "dates-abroad.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = lines = []
        elif not line.startswith("#"):
            lines.append(line)
    return sections


def _phrases(language: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield the patterns of “yesterday”, “last week” and “two years ago”, with the English of each."""
    words = _words()
    before, behind = ("", "") if language in _CJK else (r"(?<!\w)", r"(?!\w)")

    def pattern(spelt: str) -> re.Pattern[str]:
        return re.compile(f"{before}(?:{spelt}){behind}", re.IGNORECASE)

    for line in words.get(f"{language} near", ()):
        word, _, english = line.partition(" = ")
        spelt = re.escape(word).replace("'", "['’]")
        # “am Morgen” is another word than “morgen”.
        yield pattern(f"(?-i:{spelt})" if word == "morgen" else spelt), english
    for line in words.get(f"{language} unit", ()):
        spelt, _, english = line.rpartition(" = ")
        yield pattern(spelt), english
    if f"{language} ago" in words:
        form, *units, numbers = words[f"{language} ago"]
        for unit in units:
            spelt, _, english = unit.partition(" = ")
            for at, number in enumerate(numbers.split(), start=1):
                yield (
                    pattern(form.replace("N", f"(?:{number}|{at})").replace("U", f"(?:{spelt})")),
                    f"{at} {english}s ago",
                )
            yield pattern(form.replace("N", r"(\d{2,3})").replace("U", f"(?:{spelt})")), f"\\1 {english}s ago"
