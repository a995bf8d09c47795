"""Holidays, how long things take, shares told as fractions, round sums: found, and what they stand for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities.amounts import amounts
from reader.analysis.entities.dates import dated, dates
from reader.analysis.entities.dating import Tense, value_of
from reader.analysis.entities.holidays import NAMES, easter, holiday, month_and_day
from reader.article import EntityKind

#: A Wednesday.
TODAY = date(2021, 3, 10)
_YEARS = st.integers(1900, 2100)


def values(text: str, today: date | None = TODAY) -> dict[str, str]:
    return {span.of(text): dated(text, span, today).value for span in dates(text)}


@pytest.mark.parametrize(
    ("name", "year", "value"),
    [
        ("christmas", 2018, "2018-12-25"),
        ("easter", 2021, "2021-04-04"),
        ("good friday", 2021, "2021-04-02"),
        ("thanksgiving", 2021, "2021-11-25"),
        ("labor day", 2021, "2021-09-06"),
        ("memorial day", 2021, "2021-05-31"),
        ("election day", 2020, "2020-11-03"),
        ("rosh hashanah", 2021, "2021-09-07/2021-09-08"),
        ("yom kippur", 2023, "2023-09-25"),
        ("passover", 2024, "2024-04-23/2024-04-30"),
        ("hanukkah", 2022, "2022-12-19/2022-12-26"),
        ("purim", 2021, "2021-02-26"),
        ("eid al-fitr", 2021, "2021-05-13~"),
        ("ramadan", 2024, "2024-03-11~/2024-04-08~"),
        ("diwali", 2021, "2021-11-04~"),
        ("diwali", 2020, "2020-11-14~"),
        ("lunar new year", 2024, "2024-02-10"),
        ("mid-autumn festival", 2023, "2023-09-29~"),
        ("eid al-adha", 1900, "1900-04-11~"),
    ],
)
def test_a_holiday_is_on_its_day(name: str, year: int, value: str) -> None:
    assert holiday(name, year) == value


@given(st.sampled_from(sorted(NAMES)), _YEARS)
def test_a_holiday_is_a_day_of_its_year_or_none(name: str, year: int) -> None:
    value = holiday(name, year)
    first = value.partition("/")[0].removesuffix("~")
    assert not value or date.fromisoformat(first).year == year
    fixed = month_and_day(name)
    assert not fixed or value.endswith(fixed)


@given(_YEARS)
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from(("christmas", "thanksgiving", "passover"))
)
def test_last_and_next_lie_before_and_after(today: date, name: str) -> None:
    before = date.fromisoformat(value_of(f"last {name}", today)[:10])
    after = date.fromisoformat(value_of(f"next {name}", today)[:10])
    assert before <= today < after
    assert after - before < timedelta(400)
    assert date.fromisoformat(value_of(name, today, Tense.PAST)[:10]) <= today


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Christmas 2018 was quiet.", {"Christmas 2018": "2018-12-25"}),
        ("It snowed on Christmas Eve.", {"Christmas Eve": "2020-12-24"}),
        ("It will open on Good Friday.", {"Good Friday": "2021-04-02"}),
        ("He spoke today, and it rained yesterday.", {"today": "2021-03-10", "yesterday": "2021-03-09"}),
        ("The day before yesterday it rained.", {"day before yesterday": "2021-03-08"}),
        ("It was a fortnight ago.", {"a fortnight ago": "2021-W08"}),
        ("He was jailed for three months.", {"three months": "P3M"}),
        ("A five-year plan took two and a half years.", {"five-year": "P5Y", "two and a half years": "P30M"}),
        ("They talked for almost a decade.", {"a decade": "P10Y"}),
        (
            "They waited for a year and a half, then 2.5 years.",
            {"a year and a half": "P18M", "2.5 years": "P30M"},
        ),
        ("It took half an hour.", {"half an hour": "PT30M"}),
        ("It took 18 months and several weeks.", {"18 months": "P18M"}),
        ("She is three years old.", {}),
        ("The 30-year-old pays $5 a year.", {}),
        ("One day he left.", {}),
        ("It was on Christmas Island, at Christmas.", {"Christmas": "2020-12-25"}),
    ],
)
def test_days_and_stretches_of_time(text: str, expected: dict[str, str]) -> None:
    found = values(text)
    found.pop("Christmas Island", None)
    assert found == expected


def test_without_a_day_of_publication_only_fixed_holidays_are_known() -> None:
    assert values("At Christmas and at Easter.", None) == {"Christmas": "XXXX-12-25", "Easter": ""}


@pytest.mark.parametrize(
    ("text", "kind", "words", "value"),
    [
        ("It cost half a million dollars.", EntityKind.MONEY, "half a million dollars", "USD 500000"),
        ("It cost a million pounds.", EntityKind.MONEY, "a million pounds", "GBP 1000000"),
        (
            "It cost two and a half million euros.",
            EntityKind.MONEY,
            "two and a half million euros",
            "EUR 2500000",
        ),
        ("A billion-dollar deal.", EntityKind.MONEY, "A billion-dollar", "USD 1000000000"),
        ("It cost tens of thousands of dollars.", EntityKind.MONEY, "tens of thousands of dollars", ""),
        ("It costs 40p.", EntityKind.MONEY, "40p", "GBP 0.4"),
        ("Two-thirds of them left.", EntityKind.PERCENTAGE, "Two-thirds", "2/3"),
        ("It was a third of them.", EntityKind.PERCENTAGE, "a third", "1/3"),
        ("It was one in five.", EntityKind.PERCENTAGE, "one in five", "1/5"),
        ("It was seven out of ten voters.", EntityKind.PERCENTAGE, "seven out of ten", "7/10"),
        ("It rose 25 basis points.", EntityKind.PERCENTAGE, "25 basis points", "0.25 pp"),
        ("A quarter-point rise.", EntityKind.PERCENTAGE, "quarter-point", "0.25 pp"),
        ("It shrank by minus 3 percent.", EntityKind.PERCENTAGE, "minus 3 percent", "-3 %"),
        ("It rose 2 pct.", EntityKind.PERCENTAGE, "2 pct.", "2 %"),
    ],
)
def test_round_sums_and_shares(text: str, kind: EntityKind, words: str, value: str) -> None:
    assert [(found, m.span.of(text), m.value) for found, m in amounts(text)] == [(kind, words, value)]


@pytest.mark.parametrize(
    "text",
    [
        "A quarter of an hour passed.",
        "The third man ran.",
        "He won two in 1990.",
        "One in three years.",
        "In 1080p.",
    ],
)
def test_what_is_no_share_of_anything(text: str) -> None:
    assert list(amounts(text)) == []
