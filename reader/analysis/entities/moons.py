"""New moons, and the feasts that go by them in China, Vietnam, Korea and India.

After Meeus, “Astronomical Algorithms”, chapter 49, to some minutes. A feast whose evening the moon decides is
marked as about that day where calendars may differ.
"""

from datetime import date, datetime, timedelta
from functools import cache
from math import radians, sin

_EPOCH = datetime(2000, 1, 1, 12)
_EPOCH_DAYS = 2451545.0
_BEIJING, _INDIA = timedelta(hours=8), timedelta(hours=5, minutes=30)
_MONTH = 29.530588861
#: Until when a new moon leaves the feast of lights on the evening before it.
_DUSK = 19


@cache
def new_moon(count: int) -> datetime:
    """Return the new moon that is `count` months after that of January 2000, in universal time."""
    t = count / 1236.85
    days = 2451550.09766 + _MONTH * count + 0.00015437 * t * t
    sun = radians(2.5534 + 29.10535670 * count)
    moon = radians(201.5643 + 385.81693528 * count)
    node = radians(160.7108 + 390.67050284 * count)
    days += (
        -0.40720 * sin(moon) + 0.17241 * sin(sun) + 0.01608 * sin(2 * moon) + 0.01039 * sin(2 * node)
        + 0.00739 * sin(moon - sun) - 0.00514 * sin(moon + sun) + 0.00208 * sin(2 * sun)
        - 0.00111 * sin(moon - 2 * node) - 0.00057 * sin(moon + 2 * node) + 0.00056 * sin(2 * moon + sun)
        - 0.00042 * sin(3 * moon) + 0.00042 * sin(sun + 2 * node) + 0.00038 * sin(sun - 2 * node)
        - 0.00024 * sin(2 * moon - sun)
    )  # fmt: skip
    return _EPOCH + timedelta(days - _EPOCH_DAYS, minutes=-1)


def _first_from(moment: datetime, offset: timedelta) -> datetime:
    """Return the first new moon from a moment on, both in the time of a place."""
    count = int((moment - _EPOCH).days / _MONTH) - 1
    while new_moon(count) + offset < moment:
        count += 1
    return new_moon(count) + offset


def lunar_new_year(year: int) -> date:
    """Return the first day of the Chinese year: the new moon from 21 January on, as Beijing sees it."""
    return _first_from(datetime(year, 1, 21), _BEIJING).date()


def mid_autumn(year: int) -> date:
    """Return the day of the Mid-Autumn Festival: the fifteenth of the month that begins about September."""
    begin = _first_from(datetime(year, 8, 24), _BEIJING)
    return begin.date() + timedelta(14)


def diwali(year: int) -> date:
    """Return the evening of lamps: the dark night after the sun has entered Libra, as India sees it."""
    moon = _first_from(datetime(year, 10, 17, 12), _INDIA)
    return moon.date() - timedelta(moon.hour < _DUSK)
