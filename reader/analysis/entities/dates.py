"""Dates and times as articles write them: days, months, years, ranges, “last month”, “3 p.m. on Monday”."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache

from reader.analysis.entities import clock, days, durations, periods, relative
from reader.analysis.entities.dating import Tense, tense_at, value_of
from reader.analysis.entities.days import slashed
from reader.analysis.entities.holidays import NAMES, holiday_pattern
from reader.analysis.entities.openings import words_of
from reader.analysis.entities.periods import YEAR
from reader.article import Mention, Span

_APOSTROPHES = frozenset("'’")
_STARTS = (
    days.STARTS
    | durations.STARTS
    | clock.STARTS
    | periods.STARTS
    | relative.STARTS
    | {name.removeprefix("the ").replace("-", " ").replace("'", " ").split()[0].rstrip(".") for name in NAMES}
)
#: What may stand between a time and the day it is on, either way round.
_JOINS = frozenset((" on ", ", on ", " ", ", ", " at ", ", at ", " at about ", " at around "))
#: What a figure has no date behind: a larger figure, a sum, a fraction, a range.
_NO_DATE_BEHIND = frozenset(".,$€£¥₹/-–:#№")
#: The words that a bare year stands behind, and those that a year before something else does.
_BEFORE_YEAR = frozenset(
    ("in", "by", "of", "since", "until", "after", "early", "late", "from", "before", "during", "through",
     "throughout", "till", "circa", "mid", "between", "year", "to", "for", "and", "or", "back", "s")
)  # fmt: skip
_DETERMINERS = frozenset(
    ("the", "his", "her", "its", "their", "our", "my", "a", "an", "this", "that", "every", "s")
)
_BEFORE_MONTH = frozenset(
    ("in", "by", "of", "since", "until", "early", "late", "from", "to", "through", "last", "next", "this",
     "before", "after", "mid", "between", "and", "till", "during", "for")
)  # fmt: skip
_LAST_WORD = re.compile(r"(\w+)['’]? \Z|(\w+)-\Z")
_WHEN = re.compile(r",? (?:when|where|of|that|which|in|marked|she|he|they|to)\b")
_NEAR = 200


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of dates that begin with a figure, and of those that begin with a letter."""
    figures = (clock.FIGURES, relative.FIGURES, durations.FIGURES, periods.FIGURES, days.FIGURES)
    named = rf"(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\ )?(?:{holiday_pattern()})\b(?:,?\ (?:of\ )?{YEAR}\b)?"
    words = (named, days.WORDS, periods.WORDS, relative.WORDS, durations.WORDS, clock.WORDS)
    return (
        re.compile("|".join(f"(?:{part})" for part in figures), re.VERBOSE),
        re.compile("|".join(f"(?:{part})" for part in words), re.VERBOSE),
    )


def dates(text: str) -> Iterator[Span]:
    """Yield the dates and times in `text`, in order, without overlaps; a time is one with the day it is
    on."""
    last: Span | None = None
    for span in _found(text):
        joins = last is not None and text[last.end : span.start] in _JOINS
        if last and joins and _are_day_and_time(text, last, span):
            last = Span(last.start, span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _found(text: str) -> Iterator[Span]:
    """Yield the dates of `text`, times apart from their days."""
    figures, words = _patterns()
    done = 0
    for start, figure in _places(text):
        if start < done:
            continue
        if figure and start and text[start - 1] in _NO_DATE_BEHIND and not _may_follow(text, start):
            continue
        found = (figures if figure else words).match(text, start)
        if found is not None and found.end() > start and _is_date(text, found):
            done = found.end()
            yield Span(start, done)


def _places(text: str) -> list[tuple[int, bool]]:
    """Return where the words stand that a date may begin with, in order, and whether they are figures."""
    known = words_of(text)
    found = [(at, False) for word in _STARTS & known.folded.keys() for at in known.folded[word]]
    for word, places in known.starts.items():
        if word[:2] in ("FY", "Fy") and word.lower() not in _STARTS:
            found.extend((at, False) for at in places)
    for at in known.figures:
        found.append((at, True))
        if text[max(0, at - 1) : at] in _APOSTROPHES and not text[max(0, at - 2) : at - 1].isalnum():
            found[-1] = (at - 1, True)  # “’70s”
    return sorted(found)


def _may_follow(text: str, start: int) -> bool:
    """Tell whether a date may follow a dash or stop right before it: “—2019”, “(Reuters).2019” may not."""
    return text[start - 1] in "–" and (start < 2 or not text[start - 2].isdigit())


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Tell whether what looks like a date is one, where that depends on the words around it."""
    check = _CHECKS.get(found.lastgroup or "")
    if check is None:
        return True
    last = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
    return check(text, found, (last.group(1) or last.group(2)).lower() if last else "")


def _is_year(text: str, found: re.Match[str], before: str) -> bool:
    """Tell whether four figures are a year: behind a preposition, in brackets, or before what is of it."""
    start, end = found.span()
    if before in _BEFORE_YEAR:
        counted = before in ("by", "of", "to", "for", "and", "or", "s")
        listed = rf"{YEAR},? \w+ \Z"
        linked = before not in ("and", "or", "to") or re.search(listed, text[max(0, start - 12) : start])
        return bool(linked) and not (counted and re.match(r" [a-z]+s\b", text[end : end + 20]))
    if before in ("around", "about", "circa"):
        return (
            re.search(r"\b(?:in|from|to|since|of|by|until) \w+ \Z", text[max(0, start - 20) : start])
            is not None
        )
    if text[start - 1 : start] == "(" and text[end : end + 1] in ");,":
        return True
    if before in _DETERMINERS and text[end - 2 : end] != "00":
        return re.match(r" [^\W\d_]", text[end : end + 2]) is not None
    return re.search(rf"\b{YEAR}, \Z", text[max(0, start - 8) : start]) is not None


def _are_years(text: str, found: re.Match[str], before: str) -> bool:
    listed = re.search(rf"\b{YEAR}, \Z", text[max(0, found.start() - 8) : found.start()]) is not None
    return listed or before in ("from", "between", "in", "the", "of", "for", "since", "during", "both")


def _is_short_year(_text: str, _found: re.Match[str], before: str) -> bool:
    return before in ("in", "of", "since", "summer", "spring", "until", "from")


def _is_decade(text: str, found: re.Match[str], before: str) -> bool:
    return before == "the" or text[found.start()] in "'’"


def _is_month(text: str, found: re.Match[str], before: str) -> bool:
    """Tell whether “March”, “April”, “May” is a month: no verb, and no name."""
    follows = text[found.end() : found.end() + 6]
    if before in ("a", "the") and re.match(r" [a-z]{4,}", follows):
        return True
    return before in _BEFORE_MONTH and not re.match(r" [A-Z]", follows)


def _is_hour(_text: str, found: re.Match[str], before: str) -> bool:
    return before in clock.BEFORE or (found.lastgroup == "noon" and " " in found.group())


def _is_stretch(text: str, found: re.Match[str], before: str) -> bool:
    return before in durations.BEFORE and not (before == "in" and _WHEN.match(text, found.end()))


def _is_length(text: str, found: re.Match[str], _before: str) -> bool:
    """Tell whether “6 months” is how long something takes, and no age (“aged 6 months to 5 years”)."""
    return (
        re.search(r"\bage[ds]? (?:[\w-]+ ){0,3}\Z", text[max(0, found.start() - 30) : found.start()]) is None
    )


def _is_told(text: str, found: re.Match[str], before: str) -> bool:
    if found.lastgroup == "the_day" and text.startswith(
        "to the ", found.start() - 7
    ):  # “ten years to the day after”
        return False
    return before == "the" or found.group().lower().startswith(("past", "coming"))


def _is_today(text: str, found: re.Match[str], _before: str) -> bool:
    """Tell whether “Today” is the day, and no end of a name (“Russia Today”)."""
    behind_name = re.search(r"\b[A-Z]\w+ \Z", text[max(0, found.start() - 20) : found.start()])
    return behind_name is None or found.group().islower()


def _is_quarter(text: str, found: re.Match[str], _before: str) -> bool:
    around = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
    return periods.BUSINESS.search(around) is not None and periods.SPORT.search(around) is None


#: What tells a date from something else, by the group of the pattern that found it; the rest is sure.
_CHECKS: Mapping[str, Callable[[str, re.Match[str], str], bool]] = {
    "year": _is_year,
    "years": _are_years,
    "short_year": _is_short_year,
    "short_decade": _is_decade,
    "named_decade": _is_decade,
    "month": _is_month,
    "hhmm": _is_hour,
    "noon": _is_hour,
    "one": _is_stretch,
    "length": _is_length,
    "told": _is_told,
    "the_day": _is_told,
    "next_day": _is_told,
    "today": _is_today,
    "bare_quarter": _is_quarter,
}


def _is_time(text: str, start: int, end: int) -> bool:
    return clock.IS_TIME.match(text, start, end) is not None


#: What a time may belong to: a day, no year or month.
_DAY_SAID = re.compile(
    rf"{relative.WEEKDAY}|[Yy]esterday|[Tt]omorrow|[Tt]oday|[Tt]onight|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\b"
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
    if _NUMERIC.fullmatch(words):
        return Mention(span, slashed(words, day_first=_is_day_first(text)))
    return Mention(span)


_NUMERIC = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d\d)")
_CLEAR = re.compile(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?!\d)")
_DAY_FIRST = re.compile(rf"(?<![\d.,])[0-3]?\d(?:st|nd|rd|th)? (?:of )?{days.MONTH}\b")
_MONTH_FIRST = re.compile(rf"\b{days.MONTH} [0-3]?\d(?:st|nd|rd|th)?\b(?!:)")


def _is_day_first(text: str) -> bool | None:
    """Tell whether a text writes the day before the month, None where nothing in it tells."""
    clear = [
        first > 12
        for first, second in ((int(a), int(b)) for a, _, b in _CLEAR.findall(text))
        if (first > 12) != (second > 12)
    ]
    if clear:
        return all(clear) if all(clear) or not any(clear) else None
    day, month = _DAY_FIRST.search(text) is not None, _MONTH_FIRST.search(text) is not None
    return day if day != month else None


def _together(left: str, right: str, today: date | None, tense: Tense | None) -> str:
    """Return a day and a time as one value, or the one that is known."""
    one, other = value_of(left, today, tense), value_of(right, today, tense)
    day, time = (other, one) if one.startswith("T") else (one, other)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return day
    return "/".join(day + part for part in time.split("/")) if time.startswith("T") else day
