"""Reading the days that a line names, in the words of several languages or in figures, as ISO 8601."""

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

#: The names of the months; each row is one month in English, German, French, Spanish, Italian, Portuguese,
#: Dutch, the Scandinavian languages, Russian and Arabic.
_NAMES = (
    "january jan januar janvier enero gennaio janeiro januari января янв يناير",
    "february feb februar février fevrier febrero febbraio fevereiro februari февраля фев فبراير",
    "march mar märz maerz mars marzo março maart марта мар مارس",
    "april apr avril abril aprile апреля апр أبريل ابريل",
    "may mai mayo maggio maio mei maj мая مايو",
    "june jun juni juin junio giugno junho июня июн يونيو يونيه",
    "july jul juli juillet julio luglio julho июля июл يوليو يوليه",
    "august aug août aout agosto augustus augusti августа авг أغسطس",
    "september sep sept septembre septiembre settembre setembro сентября сен سبتمبر",
    "october oct oktober octobre octubre ottobre outubro октября окт أكتوبر اكتوبر",
    "november nov novembre noviembre novembro ноября ноя نوفمبر",
    "december dec dezember décembre decembre diciembre dicembre dezembro декабря дек ديسمبر",
)
MONTHS = MappingProxyType(
    {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LONGEST = 400


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>[^\W\d_]{3,10})\.?"
    day = r"(?P<day>\d{1,2})"
    return (
        re.compile(rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)"),
        re.compile(rf"\b{month}\s+{day}(?:st|nd|rd|th)?,?\s+{_YEAR}\b", re.IGNORECASE),
        re.compile(
            rf"\b{day}(?:st|nd|rd|th|er|º)?[\s.-]+(?:of\s+|de\s+|d[’'])?{month},?(?:\s+de)?[\s.-]+{_YEAR}\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{_YEAR}[/.](?P<number>\d{{1,2}})[/.](?P<day>\d{{1,2}})\b"),
        re.compile(rf"\b{_YEAR}\s?[年년]\s?(?P<number>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]"),
        re.compile(rf"\b(?P<one>\d{{1,2}})(?P<sign>[/.-])\s?(?P<other>\d{{1,2}})(?P=sign)\s?{_YEAR}\b"),
    )


def read_days(line: str, *, day_first: bool | None = None) -> list[tuple[int, str]]:
    """Return the days that `line` names, in order, with where each begins: “2019-05-03”.

    Of 3/5/2019 either figure may be the month: it is read if one of them is above 12, or if `day_first` says
    which; otherwise it is left out, for a wrong day is worse than none.
    """
    if not any(map(str.isdigit, line)):
        return []
    found: dict[int, str] = {}
    for pattern in _patterns():
        for match in pattern.finditer(line[:_LONGEST]):
            day = _iso(match.groupdict(), day_first)
            if day and not any(start <= match.start() < start + 10 for start in found):
                found[match.start()] = day
    return sorted(found.items())


def _iso(fields: dict[str, str | None], day_first: bool | None) -> str:
    name, number, day = fields.get("month"), fields.get("number"), fields.get("day")
    if name is not None:
        month = MONTHS.get(name.lower(), 0)
    elif number is not None:
        month = int(number)
    else:
        one, other = int(fields["one"] or 0), int(fields["other"] or 0)
        # Where figures are parted by stops, the day comes first.
        if one > 12 or (other <= 12 and (day_first or fields["sign"] == ".")):
            day, month = str(one), other
        elif other > 12 or day_first is False or one == other:
            day, month = str(other), one
        else:
            return ""
    if not 1 <= month <= 12 or not 1 <= int(day or 0) <= 31:
        return ""
    return f"{fields['year']}-{month:02}-{int(day or 0):02}"


def day_comes_first(lines: Iterator[str]) -> bool | None:
    """Tell from a page's days in figures whether the day comes before the month; None if it cannot be told.

    One 25/3/2019 among them is enough.
    """
    for line in lines:
        for one, other in re.findall(r"\b(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d\b", line[:_LONGEST]):
            if (int(one) > 12) != (int(other) > 12):
                return int(one) > 12
    return None
