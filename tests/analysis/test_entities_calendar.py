"""Dates as news writes them: times with zones, ranges, periods, days told from others, feasts of the moon."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities.calendars import number_of
from reader.analysis.entities.dates import dated, dates
from reader.analysis.entities.dating import Tense, value_of, written_on
from reader.analysis.entities.moons import diwali, lunar_new_year, mid_autumn, new_moon

#: A Wednesday.
TODAY = date(2024, 5, 15)
_YEARS = st.integers(1950, 2090)


def values(text: str, today: date | None = TODAY) -> dict[str, str]:
    return {span.of(text): dated(text, span, today).value for span in dates(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends at 0400 GMT on Friday, he will say.", {"0400 GMT on Friday": "2024-05-17T04:00Z"}),
        ("It began at 9:30 p.m. EDT.", {"9:30 p.m. EDT": "T21:30-04:00"}),
        ("It is open from 9 to 11 a.m.", {"9 to 11 a.m.": "T09:00/T11:00"}),
        ("It ran 11 p.m. to 2 a.m.", {"11 p.m. to 2 a.m.": "T23:00/T02:00"}),
        ("It is open from 16:00 to 22:00, at a rate of 7.25%.", {"16:00 to 22:00": "T16:00/T22:00"}),
        ("The funeral will be held on Sunday, and it was held on Sunday.", {"Sunday": "2024-05-12"}),
        ("She is to be buried on Sunday.", {"Sunday": "2024-05-19"}),
        ("It is a week from Tuesday, or two weeks from today.",
         {"a week from Tuesday": "2024-05-28", "two weeks from today": "2024-05-29"}),
        ("It trains every Tuesday and Thursday.", {"every Tuesday and Thursday": ""}),
        ("It is for those aged 6 months to 5 years.", {}),
        ("They met at 1730 hours.", {"1730 hours": "T17:30"}),
        ("They met at nine o’clock in the morning.", {"nine o’clock in the morning": "T09:00"}),
        ("They met at nine o’clock.", {"nine o’clock": ""}),
        ("He left at 25:10 by the clock.", {"25:10": ""}),
        ("It took 13 to 14 p.m.", {"13 to 14 p.m.": ""}),
        ("They left early on Tuesday.", {"early on Tuesday": "2024-05-14"}),
        ("The vote will be next Thursday.", {"next Thursday": "2024-05-23"}),
        ("The vote will be next Monday.", {"next Monday": "2024-05-20"}),
        ("It will open this coming Friday.", {"this coming Friday": "2024-05-17"}),
        ("He resigned on Monday last week.", {"Monday last week": "2024-05-06"}),
        ("The strike will run from Monday to Wednesday.", {"Monday to Wednesday": "2024-05-20/2024-05-22"}),
        ("The strike lasted from Monday to Wednesday.", {"Monday to Wednesday": "2024-05-13/2024-05-15"}),
        ("Hours: Monday to Friday", {"Monday to Friday": ""}),
        ("They meet Saturday, May 25.", {"Saturday, May 25": "2024-05-25"}),
        ("He was crowned on 6 May last year.", {"6 May last year": "2023-05-06"}),
        ("It rained from May to July 2022.", {"May to July 2022": "2022-05/2022-07"}),
        ("It rained from November to March.", {"November to March": "2023-11/2024-03"}),
        ("It ran from 28 December 2023 to 3 January 2024.",
         {"28 December 2023 to 3 January 2024": "2023-12-28/2024-01-03"}),
        ("Prices rose in the 12 months to April.", {"12 months to April": "2023-05/2024-04"}),
        ("They vote on the first Monday in June.", {"first Monday in June": "2024-06-03"}),
        ("They voted on the last Friday of March 2023.", {"last Friday of March 2023": "2023-03-31"}),
        ("It snowed in the first week of March.", {"first week of March": "2024-03~"}),
        ("It burned on the night of April 9.", {"night of April 9": "2024-04-09"}),
        ("It burned in the week of April 8.", {"week of April 8": "2024-W15"}),
        ("It fell in the second half of 2023.", {"second half of 2023": "2023-41"}),
        ("It fell in the first nine months of 2023.", {"first nine months of 2023": "2023-01/2023-09"}),
        ("It fell in the last three months of last year.",
         {"last three months of last year": "2023-10/2023-12"}),
        ("Profit rose in the first quarter.", {"first quarter": "2024-33"}),
        ("Profit rose in the third quarter.", {"third quarter": "2023-35"}),
        ("He scored in the third quarter and won the match.", {}),
        ("The firm, in FY25, kept its forecast.", {"FY25": ""}),
        ("It must go by the end of June.", {"end of June": "2024-06~"}),
        ("It must go by the end of next year.", {"end of next year": "2025~"}),
        ("It went at the end of last month, at the turn of the century.",
         {"end of last month": "2024-04~", "turn of the century": ""}),
        ("It was at the end of 2021.", {"end of 2021": "2021~"}),
        ("In the late 1990s, in the sixties, in the ’70s.",
         {"late 1990s": "199X~", "sixties": "196X", "’70s": "197X"}),
        ("It fell in 44 BC, and in AD 79.", {"44 BC": "-0043", "AD 79": "0079"}),
        ("In the 18th and 19th centuries.", {"18th and 19th centuries": "17XX/18XX"}),
        ("In the fifth century BC.", {"fifth century BC": "-04XX"}),
        ("In the winter of 2020-21.", {"winter of 2020-21": "2020-24"}),
        ("It opens this autumn, in early 2025.", {"this autumn": "2024-23", "early 2025": "2025~"}),
        ("Early next year, late last month.", {"Early next year": "2025~", "late last month": "2024-04~"}),
        ("It grew last century.", {"last century": "19XX"}),
        ("It came two days earlier, the day before the vote.", {"two days earlier": "", "day before": ""}),
        ("It ended the day before yesterday.", {"day before yesterday": "2024-05-13"}),
        ("It fell three days after the vote.", {"three days after": ""}),
        ("In two weeks’ time, a month from now.", {"two weeks’ time": "2024-W22", "a month "
            "from now": "2024-06"}),
        ("Fifty years ago this week.", {"Fifty years ago this week": "1974"}),
        ("It lived 60,000 years ago.", {"60,000 years ago": ""}),
        ("It takes two to four weeks, or 10-15 minutes.",
         {"two to four weeks": "P2W/P4W", "10-15 minutes": "PT10M/PT15M"}),
        ("A week-long strike, every two years, every other day, every Monday.",
         {"week-long": "P1W", "every two years": "R/P2Y", "every other day": "R/P2D", "every Monday": ""}),
        ("Every quarter, each night.", {"Every quarter": "R/P3M", "each night": "R/P1D"}),
        ("The 10-year bond fell.", {}),
        ("In 2019, 2020 and 2021, and by 2030.",
         {"2019": "2019", "2020 and 2021": "2020/2021", "2030": "2030"}),
        ("His 2003 novel, the 2020 people, room 1984.", {"2003": "2003"}),
        ("They left in ’98.", {"’98": "1998"}),
        ("It was built in around 1320.", {"1320": "1320"}),
        ("A May vote, the March on Rome, and May Brandt.", {"May": "2024-05"}),
        ("Russia Today, or today.", {"today": "2024-05-15"}),
        ("Ten years to the day after the war.", {"Ten years": "P10Y"}),
        ("Dated 04/05/2019, on 3 May 2019.", {"04/05/2019": "2019-05-04", "3 May 2019": "2019-05-03"}),
        ("Dated 04/05/2019, on May 3, 2019.", {"04/05/2019": "2019-04-05", "May 3, 2019": "2019-05-03"}),
        ("Dated 04/05/19 and 25/05/19.", {"04/05/19": "2019-05-04", "25/05/19": "2019-05-25"}),
        ("Dated 2024-W12 and 2024-03-15T10:00.",
         {"2024-W12": "2024-W12", "2024-03-15T10:00": "2024-03-15T10:00"}),
        ("Mother’s Day is past.", {"Mother’s Day": "2024-05-12"}),
        ("Eid-ul-Adha will be in June.", {"Eid-ul-Adha": "2024-06-17~", "June": "2024-06"}),
        ("Labour Day was warm.", {"Labour Day": "2024-05-01"}),
        ("He called last March, and last October.", {"last March": "", "last October": "2023-10"}),
    ],
)  # fmt: skip
def test_dates_of_news_have_their_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She is 34 years old, aged 34, a 34-year-old.",
        "The score was 3-2, in 13:21, with version 10.4.2.",
        "Call 0171 555 2019. It rose from 1998.3 to 2020.5.",
        "A year of war is a year too many, and $5 a year.",
    ],
)
def test_ages_scores_and_figures_are_no_dates(text: str) -> None:
    assert values(text) == {}


def test_without_a_day_of_publication_nothing_is_guessed() -> None:
    text = "Sales rose from May to July, in the first quarter, by the end of June, from Monday to Friday."
    assert set(values(text, None).values()) <= {"", "XXXX-06~"}


@given(st.integers(0, 1200))
def test_new_moons_are_a_month_apart(count: int) -> None:
    assert timedelta(29.2) < new_moon(count + 1) - new_moon(count) < timedelta(29.9)


@given(_YEARS)
def test_feasts_of_the_moon_are_in_their_season(year: int) -> None:
    assert date(year, 1, 21) <= lunar_new_year(year) <= date(year, 2, 21)
    assert date(year, 10, 16) <= diwali(year) <= date(year, 11, 17)
    assert date(year, 9, 6) <= mid_autumn(year) <= date(year, 10, 9)


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(("Monday", "Thursday", "Sunday")))
def test_next_weekday_is_ahead_and_last_is_behind(today: date, name: str) -> None:
    ahead = date.fromisoformat(value_of(f"next {name}", today))
    behind = date.fromisoformat(value_of(f"last {name}", today))
    assert 2 < (ahead - today).days <= 9
    assert 0 < (today - behind).days <= 7


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_a_weekday_tells_which_year_a_day_is_of(day: date, today: date) -> None:
    value = value_of(f"{day:%A}, {day:%B} {day.day}", today, Tense.PAST)
    if abs(day.year - today.year) <= 1 and (day.month, day.day) != (2, 29):
        assert date.fromisoformat(value).strftime("%A %m-%d") == day.strftime("%A %m-%d")


@pytest.mark.parametrize(
    ("word", "number"), [("seven", 7), ("twenty-five", 25), ("12", 12), ("12345", 0), ("x", 0)]
)
def test_numbers_are_read(word: str, number: int) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Title\n\nPORT ELLERY, May 15, 2024 — Dockers left on Monday.", TODAY),
        ("Title\n\nOSLO - 15 May 2024: Dockers left.", TODAY),
        ("Title\nPublished: May 15, 2024\nDockers left.", TODAY),
        ("Title\n\nWednesday, May 15, 2024 10:30 a.m.\n\nDockers left.", TODAY),
        ("Title\n\nMARIA KOVAC, born May 15, 1924, died.", None),
        ("On May 15, 2024 — a Wednesday — they left.", None),
    ],
)
def test_the_day_of_publication_is_read_from_the_dateline(text: str, day: date | None) -> None:
    assert written_on("", text) == day
    assert written_on("2021-03-10T10:00", text) == date(2021, 3, 10)


@pytest.mark.parametrize(
    ("words", "today", "value"),
    [
        ("end of March", date(2024, 11, 15), "2025-03~"),
        ("end of November", date(2024, 2, 1), "2023-11~"),
        ("rest of the year", TODAY, ""),
        ("end of the week", TODAY, ""),
        ("year-end", TODAY, "2024~"),
        ("end of the year", None, ""),
        ("last five months of the war", TODAY, ""),
        ("first nine months of the year", TODAY, "2024-01/2024-09"),
        ("first quarter of fiscal 2024", TODAY, ""),
        ("second half", None, ""),
        ("summer of last year", TODAY, "2023-22"),
        ("summer of last year", None, ""),
        ("this winter", TODAY, ""),
        ("40th century", TODAY, ""),
        ("twenty-first century", TODAY, "20XX"),
        ("2005-2001", TODAY, ""),
        ("20s", TODAY, ""),
        ("1900s", TODAY, "19XX"),
        ("week of Nov. 6", None, "XXXX-11-06"),
        ("weekend of June 1", TODAY, ""),
        ("last May", None, ""),
        ("this May", TODAY, "2024-05"),
        ("next May", TODAY, "2025-05"),
        ("three months to June", None, ""),
        ("first Monday in May", None, "XXXX-05~"),
        ("30 February", TODAY, ""),
        ("30 December to 2 January 2024", TODAY, "2023-12-30/2024-01-02"),
        ("13.13.2019", TODAY, ""),
        ("next Mother's Day", TODAY, ""),
        ("Independence Day", TODAY, ""),
        ("a week from tomorrow", TODAY, "2024-05-23"),
        ("a week from today", None, ""),
        ("two fortnights ago", TODAY, "2024-W16"),
        ("500 days ago", TODAY, ""),
        ("90 centuries ago", TODAY, ""),
        ("last quarter", TODAY, "2024-33"),
    ],
)
def test_words_alone_have_a_value_or_none(words: str, today: date | None, value: str) -> None:
    assert value_of(words, today) == value
