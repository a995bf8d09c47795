"""Dates in other languages than English, put into English words, so that one place says what they stand for.

Months and weekdays are CLDR's (`calendars-abroad.txt`); “yesterday”, “last week”, “two years ago” stand in
`dates-abroad.txt` for the languages that most articles come in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.dating import value_of
from reader.analysis.entities.tenses import Tense
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
#: What joins the two years of a range: “zwischen 2015 und 2019”, “2010 et 2020”, “с 2010 по 2020”.
_TO = (
    r"(?: ?[-–—] ?| (?:bis|und|à|et|a|y|al|e|tot|en|по|и|do|i|ile|ve|til|till|och|og|až|и до|до|та"
    r"|până în|și|hingga|dan) (?:il |el |o |l')?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:\.|er|º|ª|°|ης|-го|-е|:e|:a|η)?"
_OF = r"(?: (?:de|del|di|tháng))? "
#: Letters with which German alone writes the names of days and months in capitals.
_CAPITALISED = frozenset(("de",))
_CJK = {
    "ja": (r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
           r"|(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?(?!代|第?[1-4一二三四](?:四半期|季度))",
           "(?:[月火水木金土日]曜日)", "月火水木金土日"),
    "zh": (r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号號]"
           r"|(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?(?!代|第?[1-4一二三四](?:四半期|季度))",
           "(?:(?:星期|周|週)[一二三四五六日天])", "一二三四五六日"),
    "ko": (r"(?:(?P<year>\d{4})년 ?)?(?P<month>\d{1,2})월 ?(?P<day>\d{1,2})일"
           r"|(?P<y>\d{4})년(?: ?(?P<m>\d{1,2})월)?(?! ?[1-4]분기|대)",
           "(?:[월화수목금토일]요일)", "월화수목금토일"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one language writes dates: its pattern, and the English for months, weekdays and other words."""

    pattern: re.Pattern[str]
    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]
    verbs: re.Pattern[str] | None = None


def dates_abroad(text: str, language: str, today: date | None) -> Iterator[Named]:
    """Yield the dates of a text in a language (ISO 639-1), in order, without overlaps, with their values."""
    calendar = _calendar(language)
    for found in calendar.pattern.finditer(text):
        alone = next((name for name in ("bare", "only") if found.groupdict().get(name)), 0)
        start, end = found.span(alone)
        if not text[start:end][0].isdigit() and _is_capital_elsewhere(text, start, language):
            continue
        if "hour" in found.groupdict() and found["hour"] and not _is_hour(text, start, found.group()):
            continue
        tense = _tense_at(text, start, end, calendar.verbs)
        words = _english(found, calendar)
        value = words[1:] if words.startswith("=") else value_of(words, today, tense)
        yield Named(start, end, " ".join(text[start:end].split()), EntityKind.DATE, value=value)


def _is_capital_elsewhere(text: str, start: int, language: str) -> bool:
    """Tell whether a word is a name: with a capital inside a sentence, where days are written small."""
    if language in _CAPITALISED or language == "el" or not text[start].isupper() or start == 0:
        return False
    before = text[max(0, start - 2) : start]
    return before[-1] == " " and before[0] not in ".!?:…”»\n"


#: The words that a time such as “15.30” stands behind in one of the languages.
_AT = re.compile(
    r"(?:\b(?:a las|a la|alle|ore|às|à|om|o|at|в|um|kl|saat|vers|dès|dalle|desde las|las|pelas) "
    r"|\d{4}[, ]+)\Z"
)


def _is_hour(text: str, start: int, words: str) -> bool:
    return (
        not re.fullmatch(r"\d{1,2}[.:]\d\d", words) or _AT.search(text, max(0, start - 12), start) is not None
    )


def _tense_at(text: str, start: int, end: int, verbs: re.Pattern[str] | None) -> Tense | None:
    """Return the tense of the verb nearest to a date in its sentence, None where no verb is known."""
    if verbs is None:
        return None
    low = max((text.rfind(stop, 0, start) for stop in (". ", "\n", "。", "? ", "! ")), default=-1)
    stops = [at for stop in (". ", "\n", "。", "? ", "! ") if (at := text.find(stop, end)) >= 0]
    high = min(stops, default=len(text))
    near = [
        (start - verb.end() if verb.end() <= start else verb.start() - end, verb)
        for verb in verbs.finditer(text, max(0, low), high)
        if verb.end() <= start or verb.start() >= end
    ]
    if not near:
        return None
    verb = min(near, key=lambda pair: pair[0])[1]
    return Tense.PAST if verb["past"] else Tense.FUTURE


def _english(found: re.Match[str], calendar: Calendar) -> str:
    """Return a date in English words, or "" where there are none."""
    words = found.group().replace("’", "'")
    for pattern, english in calendar.phrases:
        phrase = pattern.fullmatch(words)
        if phrase is not None:
            return phrase.expand(english).removesuffix(" of ")
    parts = {name: value for name, value in found.groupdict().items() if value}
    if "from" in parts:
        first, last = parts["from"], parts["until"]
        return f"{first} to {last}"
    if "hour" in parts:
        return _clock(parts["hour"])
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


_EVENING = re.compile(r"午後|下午|晚上|오후")


def _clock(words: str) -> str:
    """Return a time of another language as “=T15:30”, "" where it is none."""
    figures = re.findall(r"\d+", words)
    hour, minute = (
        int(figures[0]),
        int(figures[1]) if len(figures) > 1 else 30 * ("半" in words or "반" in words),
    )
    if _EVENING.search(words) and hour < 12:
        hour += 12
    return f"=T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


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
    clock = "|".join(words.get(f"{language} clock", ()))
    lead = "" if language in _CJK else r"(?<![\w.,:])"
    parts = [
        figures,
        *([rf"(?P<hour>{lead}(?:{clock})(?![\d:]|[.,]\d| ?%))"] if clock else []),
        *_spans(language),
    ]
    parts += [rf"(?:{pattern.pattern})" for pattern, english in phrases if not english.startswith("=")]
    parts += [compact] if (compact := _lengths(language)) else []
    if language in _CJK:
        pattern, days, order = _CJK[language]
        weekdays = {_cjk_day(language, sign): _WEEKDAYS[at] for at, sign in enumerate(order)}
        weekdays |= {start + sign: _WEEKDAYS[at] for at, sign in enumerate(order) for start in ("周", "週")}
        parts += [pattern, f"(?P<weekday>{days})"]
    elif months:
        parts += _with_months(months, weekdays)
    verbs = None
    if f"{language} past" in words:
        edges = ("", "") if language in _CJK else (r"\b", r"\b")
        past, future = (
            f"{edges[0]}(?:{'|'.join(words[f'{language} {name}'])}){edges[1]}" for name in ("past", "future")
        )
        verbs = re.compile(f"(?P<future>{future})|(?P<past>{past})", re.IGNORECASE)
    return Calendar(re.compile("|".join(parts), re.IGNORECASE), months, weekdays, phrases, verbs)


def _spans(language: str) -> list[str]:
    """Return the pattern of two years with what joins them."""
    if language in _CJK:
        return [r"(?P<from>(?:1[5-9]|20)\d\d)年?(?:から|至|到|—|–|-|～|~)(?P<until>(?:1[5-9]|20)\d\d)年?"]
    if language == "ar":
        return [rf"(?P<from>{_YEAR})(?: ?[-–] ?| و| إلى | حتى )(?P<until>{_YEAR})(?!\d)"]
    return [rf"(?<![\w.,/-])(?P<from>{_YEAR}){_TO}(?P<until>{_YEAR})(?![\w/-]|[.,]\d)"]


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
        rf"\b(?:{_IN_YEAR}) (?P<only>{_YEAR})(?![\d.,]\d|\d|%|-\w|{_TO}{_YEAR})(?! (?:Euro|euros|personas"
        rf"|personnes"
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
    for at, spelt in enumerate(words.get(f"{language} quarter", ()), start=1):
        of_year = r"(?: (?:de |del |van |roku )?((?:19|20)\d\d)(?: (?:года?|roku|году))?)?"
        yield pattern(f"(?:{spelt}){of_year}"), f"q{at} of \\1"
    for spelt in words.get(f"{language} decade", ()):
        yield pattern(spelt), r"\g<1>0s"
    if language in _CJK:
        yield from _cjk_phrases(language)
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
    for form, names in _pairs(words.get(f"{language} tens", ())):
        for at, name in enumerate(names.split(), start=2):
            yield pattern(form.replace("N", f"(?:{name}|{at}0)")), f"19{at}0s"
    for spelt, value in _units(language):
        for at, number in enumerate(_numbers(language), start=1 if language in _CJK else 2):
            yield pattern(f"(?:{number}){_space(language)}(?:{spelt})"), "=" + value.replace("?", str(at))
        yield pattern(rf"(\d{{1,3}}){_space(language)}(?:{spelt})"), "=" + value.replace("?", r"\g<1>")


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(lines[::2], lines[1::2], strict=False)


def _space(language: str) -> str:
    return " ?" if language in _CJK else " "


def _units(language: str) -> list[tuple[str, str]]:
    """Return the units of time of a language, each a pattern, with how long one is (“P?W”)."""
    if language in _CJK:
        return list(_CJK_UNITS[language])
    lines = _words().get(f"{language} stretch", ())
    return [(spelt, value) for spelt, _, value in (line.rpartition(" = ") for line in lines)]


def _numbers(language: str) -> list[str]:
    """Return the numbers of a language as they stand before units: from two, in Chinese from one, to ten."""
    return _CJK_NUMBERS if language in _CJK else " ".join(_words().get(f"{language} long", ())).split()


def _lengths(language: str) -> str:
    """Return one pattern for all stretches of time of a language, "" where none are known."""
    units, numbers = "|".join(spelt for spelt, _ in _units(language)), "|".join(_numbers(language))
    if not units:
        return ""
    if language in _CJK:
        return rf"(?<![\d.第])(?:\d{{1,3}}|{numbers}) ?(?:{units})"
    return rf"(?<![\w.,])(?:\d{{1,3}}|{numbers}) (?:{units})(?!\w)"


_CJK_UNITS = {
    "ja": (("分間?(?!の)", "PT?M"), ("時間", "PT?H"), ("日間", "P?D"),
           ("週間", "P?W"), ("カ月間?|か月間?|ヶ月間?", "P?M"), ("年間", "P?Y")),
    "zh": (("分[钟鐘]", "PT?M"), ("小[时時]", "PT?H"), ("天", "P?D"),
           ("周|星期", "P?W"), ("个月|個月", "P?M"), ("年(?![代级度初底末])", "P?Y")),
    "ko": (("시간", "PT?H"), ("일간", "P?D"), ("주간", "P?W"), ("개월", "P?M"), ("년간", "P?Y")),
}  # fmt: skip
_CJK_AGO = {
    "ja": ("前", (("日", "day"), ("週間", "week"), ("カ月|か月|ヶ月", "month"), ("年", "year"))),
    "zh": ("前", (("天", "day"), ("周|星期", "week"), ("个月|個月", "month"), ("年", "year"))),
    "ko": (" ?전", (("일", "day"), ("주", "week"), ("개월", "month"), ("년", "year"))),
}
_CJK_NUMBERS = ["一", "二|两|兩", "三", "四", "五", "六", "七", "八", "九", "十"]


def _cjk_phrases(language: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield “two years ago”, “six months” and quarters in scripts without spaces."""
    ago, units = _CJK_AGO[language]
    for spelt, unit in units:
        for at, number in enumerate(_CJK_NUMBERS, start=1):
            yield re.compile(f"(?:{number})(?:{spelt}){ago}"), f"{at} {unit}s ago"
        yield re.compile(rf"(?<!\d)(\d{{1,2}})(?:{spelt}){ago}"), f"\\1 {unit}s ago"
    for at, sign in enumerate("一二三四", start=1):
        yield (
            re.compile(rf"(?:((?:19|20)\d\d)[年년] ?)?第?(?:{at}|{sign})(?:四半期|季度|분기)"),
            f"q{at} of \\1",
        )
