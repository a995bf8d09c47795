"""The days that holidays fall on: fixed ones, those that go with Easter, a weekday of a month, or the moon.

Easter is computed after the Gregorian computus, Jewish feasts after the fixed Hebrew calendar. Islamic ones
begin when the new moon is seen, so that the tabular calendar gives them within a day: they are marked as
about, "2021-04-13~". Chinese and Indian ones go by computed new moons (`moons`).
"""

import re
from datetime import date, timedelta
from functools import cache

from reader.analysis.entities.moons import diwali, lunar_new_year, mid_autumn

Days = tuple[date, date]

_FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year's": (1, 1), "halloween": (10, 31),
    "valentine's day": (2, 14), "st patrick's day": (3, 17), "st. patrick's day": (3, 17),
    "saint patrick's day": (3, 17), "fourth of july": (7, 4), "juneteenth": (6, 19), "veterans day": (11, 11),
    "armistice day": (11, 11), "bastille day": (7, 14), "may day": (5, 1), "epiphany": (1, 6),
    "all saints' day": (11, 1), "all souls' day": (11, 2), "guy fawkes night": (11, 5),
    "bonfire night": (11, 5), "burns night": (1, 25), "anzac day": (4, 25), "canada day": (7, 1),
    "australia day": (1, 26), "cinco de mayo": (5, 5), "earth day": (4, 22), "groundhog day": (2, 2),
    "april fools' day": (4, 1), "international women's day": (3, 8), "st george's day": (4, 23),
    "st andrew's day": (11, 30), "st david's day": (3, 1), "twelfth night": (1, 5),
    "day of the dead": (11, 2),
    "holocaust memorial day": (1, 27), "world aids day": (12, 1), "inauguration day": (1, 20),
    "christmas morning": (12, 25), "orthodox christmas": (1, 7), "victory day": (5, 9), "st lucia's "
        "day": (12, 13),
    "st. george's day": (4, 23), "st. andrew's day": (11, 30), "st. david's day": (3, 1), "songkran": (4, 13),
    "singles' day": (11, 11), "human rights day": (12, 10), "world health day": (4, 7),
    "world environment day": (6, 5), "international workers' day": (5, 1), "waitangi day": (2, 6),
    "día de los muertos": (11, 2), "pi day": (3, 14), "kwanzaa": (12, 26),
}  # fmt: skip
#: Those that fall on one of two days by the calendar of a place, or by the sky.
_ABOUT_FIXED = {"nowruz": (3, 20), "makar sankranti": (1, 14)}
#: Days from Easter Sunday.
_BY_EASTER = {
    "easter": 0, "easter sunday": 0, "easter day": 0, "good friday": -2, "easter monday": 1,
    "palm sunday": -7,
    "maundy thursday": -3, "ash wednesday": -46, "shrove tuesday": -47, "mardi gras": -47, "fat tuesday": -47,
    "ascension day": 39, "pentecost": 49, "whit sunday": 49, "whit monday": 50, "corpus christi": 60,
    "mothering sunday": -21, "holy thursday": -3, "holy saturday": -1,
}  # fmt: skip
#: Month, weekday (Monday 0), which of them (-1 the last), and days after it.
_BY_WEEKDAY = {
    "thanksgiving": (11, 3, 4, 0), "thanksgiving day": (11, 3, 4, 0), "black friday": (11, 3, 4, 1),
    "cyber monday": (11, 3, 4, 4), "labor day": (9, 0, 1, 0), "memorial day": (5, 0, -1, 0),
    "martin luther king jr. day": (1, 0, 3, 0), "martin luther king day": (1, 0, 3, 0),
    "mlk day": (1, 0, 3, 0),
    "presidents' day": (2, 0, 3, 0), "columbus day": (10, 0, 2, 0), "indigenous peoples' day": (10, 0, 2, 0),
    "mother's day in may": (5, 6, 2, 0), "remembrance sunday": (11, 6, 2, 0), "super tuesday": (3, 1, 1, 0),
    "giving tuesday": (11, 3, 4, 5), "labour day in september": (9, 0, 1, 0),
    "father's day": (6, 6, 3, 0), "election day": (11, 0, 1, 1),
}  # fmt: skip
#: Days from the Jewish new year of the autumn (first, last), or, if "spring", from the first day of Passover.
_JEWISH = {
    "rosh hashanah": ("autumn", 0, 1), "yom kippur": ("autumn", 9, 9), "sukkot": ("autumn", 14, 20),
    "hanukkah": ("kislev", 0, 7), "passover": ("spring", 0, 7), "purim": ("spring", -30, -30),
    "shavuot": ("spring", 50, 51),
}  # fmt: skip
#: Month and days of the Islamic year.
_ISLAMIC = {
    "ramadan": (9, 1, 29), "eid al-fitr": (10, 1, 1), "eid al-adha": (12, 10, 10), "ashura": (1, 10, 10),
    "mawlid": (3, 12, 12),
}  # fmt: skip
_SPELT = {"chanukah": "hanukkah", "hannukah": "hanukkah", "rosh hashana": "rosh hashanah",
          "pesach": "passover",
          "ramadhan": "ramadan", "presidents day": "presidents' day", "veterans' day": "veterans day",
          "chinese new year": "lunar new year", "deepavali": "diwali", "norouz": "nowruz", "newroz": "nowruz",
          "mothers' day": "mother's day", "fathers' day": "father's day", "eid al-azha": "eid al-adha",
          "tết": "lunar new year", "moon festival": "mid-autumn festival",
          "remembrance day": "armistice day", "independence day": ""}  # fmt: skip
_BY_MOON = {"lunar new year": lunar_new_year, "mid-autumn festival": mid_autumn, "diwali": diwali}
#: Those that countries keep on different days, or that stand for one of two: which they may be.
_EITHER = {
    "mother's day": ("mothering sunday", "mother's day in may"),
    "labour day": ("may day", "labour day in september"),
    "eid": ("eid al-fitr", "eid al-adha"),
}
_UNSAID = frozenset(("mother's day in may", "labour day in september"))
NAMES = (
    frozenset(
        (*_FIXED, *_ABOUT_FIXED, *_BY_EASTER, *_BY_WEEKDAY, *_JEWISH, *_ISLAMIC, *_BY_MOON, *_EITHER, *_SPELT)
    )
    - _UNSAID
)


def holiday_pattern() -> str:
    """Return a pattern of the holidays as articles write them, with either apostrophe."""
    names = (" ".join(_capital(word) for word in name.split()) for name in NAMES)
    listed = sorted((re.escape(name).replace("'", "['’]") for name in names), key=lambda n: (-len(n), n))
    return "|".join(listed).replace(r"\ al\-", r"[\ -](?:[Aa]l|[Uu]l|[Ee]l)[\ -]")


def _capital(word: str) -> str:
    small = ("of", "the", "de", "los")
    if word.startswith("al-"):
        return f"al-{word[3:].capitalize()}"
    return word if word in small else "Mid-Autumn" if word == "mid-autumn" else word[0].upper() + word[1:]


def holiday(name: str, year: int) -> str:
    """Return when a holiday (in small letters, straight apostrophes) is in a year, "" where that is not sure.

    "2021-12-25", "2021-03-27/2021-04-03" from one day to the other, "2021-04-13~/2021-05-11~" about those.
    """
    name = _usual(name)
    for table in (_fixed, _by_easter, _by_weekday, _jewish):
        days = table(name, year)
        if days is not None:
            return _spelt(days, "")
    days = _islamic(name, year) or _by_moon(name, year)
    return _spelt(days, "" if name == "lunar new year" else "~") if days else ""


def either(name: str) -> tuple[str, ...]:
    """Return the holidays that a name may mean: “Mother’s Day” is in March or in May."""
    name = _usual(name)
    return _EITHER.get(name, (name,))


def _usual(name: str) -> str:
    """Return a holiday as it is listed: “Eid-ul-Fitr” is spelt “eid al-fitr”."""
    name = re.sub(r"[ -](?:al|ul|el)[ -]", " al-", name)
    return _SPELT.get(name, name)


def month_and_day(name: str) -> str:
    """Return the month and day of a holiday that is on the same ones every year, "12-25", else ""."""
    fixed = _FIXED.get(_usual(name))
    return f"{fixed[0]:02}-{fixed[1]:02}" if fixed else ""


def _spelt(days: Days, about: str) -> str:
    first, last = days
    return (
        f"{first.isoformat()}{about}"
        if first == last
        else f"{first.isoformat()}{about}/{last.isoformat()}{about}"
    )


def _fixed(name: str, year: int) -> Days | None:
    found = _FIXED.get(name)
    return (date(year, *found), date(year, *found)) if found else None


def _by_moon(name: str, year: int) -> Days | None:
    if name in _ABOUT_FIXED:
        return date(year, *_ABOUT_FIXED[name]), date(year, *_ABOUT_FIXED[name])
    day = _BY_MOON[name](year) if name in _BY_MOON else None
    return (day, day) if day else None


def easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _by_easter(name: str, year: int) -> Days | None:
    if name not in _BY_EASTER:
        return None
    day = easter(year) + timedelta(_BY_EASTER[name])
    return day, day


def _by_weekday(name: str, year: int) -> Days | None:
    if name not in _BY_WEEKDAY:
        return None
    month, weekday, which, later = _BY_WEEKDAY[name]
    if which > 0:
        first = date(year, month, 1)
        day = first + timedelta((weekday - first.weekday()) % 7 + 7 * (which - 1))
    else:
        last = date(year, month + 1, 1) - timedelta(1)
        day = last - timedelta((last.weekday() - weekday) % 7)
    day += timedelta(later)
    return day, day


#: The day before the first of the Hebrew calendar, as `date.toordinal` counts.
_HEBREW_EPOCH = -1373427


@cache
def _hebrew_new_year(year: int) -> int:
    """Return the ordinal of the first day of a Hebrew year: the molad, put off by the four rules."""
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    days = 29 * months + parts // 25920
    if (3 * (days + 1)) % 7 < 3:
        days += 1
    return days


def _start_of_hebrew(year: int) -> date:
    before, this, after = (_hebrew_new_year(y) for y in (year - 1, year, year + 1))
    late = 2 if after - this == 356 else 1 if this - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + late)


def _jewish(name: str, year: int) -> Days | None:
    if name not in _JEWISH:
        return None
    season, first, last = _JEWISH[name]
    autumn = _start_of_hebrew(year + 3761)
    if season == "spring":
        begin = autumn - timedelta(163)
    elif season == "kislev":
        complete = (_start_of_hebrew(year + 3762) - autumn).days in (355, 385)
        begin = autumn + timedelta(84 if complete else 83)
    else:
        begin = autumn
    return begin + timedelta(first), begin + timedelta(last)


_ISLAMIC_EPOCH = 227015


def _islamic(name: str, year: int) -> Days | None:
    """Return the days of the first of such feasts in a year, after the tabular calendar."""
    if name not in _ISLAMIC:
        return None
    month, first, last = _ISLAMIC[name]
    around = int((year - 622) * 33 / 32)
    for hijri in range(around - 1, around + 3):
        begin = date.fromordinal(
            first
            + -(-59 * (month - 1) // 2)
            + (hijri - 1) * 354
            + (3 + 11 * hijri) // 30
            + _ISLAMIC_EPOCH
            - 1
        )
        if begin.year == year:
            return begin, begin + timedelta(last - first)
    return None
