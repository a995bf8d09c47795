"""Dates, amounts, works, laws, products and events: what is found, and what it stands for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.analysis.entities import find_entities
from reader.analysis.entities.dates import dated, dates
from reader.analysis.entities.dating import Tense, value_of
from reader.article import Article, Entity, EntityKind, Meta
from reader.article.plain import analysis_from_plain, entities_to_plain, quotes_to_plain

#: A Wednesday.
TODAY = date(2021, 3, 10)


def values(text: str, today: date | None = TODAY) -> dict[str, str]:
    return {span.of(text): dated(text, span, today).value for span in dates(text)}


def entities(text: str, kind: EntityKind, published: str = "2021-03-10") -> list[Entity]:
    found = find_entities(Article("a", text, meta=Meta(published=published)), "en")
    return [entity for entity in found if entity.kind is kind]


def named(text: str, kind: EntityKind) -> list[str]:
    return [mention.span.of(text) for entity in entities(text, kind) for mention in entity.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on Monday.", {"Monday": "2021-03-08"}),
        ("They said on Wednesday that it would close.", {"Wednesday": "2021-03-10"}),
        ("They will meet on Sunday.", {"Sunday": "2021-03-14"}),
        ("He said on Sunday that it will close next Tuesday.",
         {"Sunday": "2021-03-07", "next Tuesday": "2021-03-16"}),
        ("It began two weeks ago.", {"two weeks ago": "2021-W08"}),
        ("It began three days ago.", {"three days ago": "2021-03-07"}),
        ("They met last month.", {"last month": "2021-02"}),
        ("It opens next year.", {"next year": "2022"}),
        ("They met last weekend.", {"last weekend": "2021-03-06/2021-03-07"}),
        ("It fell last quarter.", {"last quarter": "2020-36"}),
        ("It was fought between 1950-1953.", {"1950-1953": "1950/1953"}),
        ("It lasted between 1950 and 1953.", {"1950 and 1953": "1950/1953"}),
        ("They met on June 12, 2018.", {"June 12, 2018": "2018-06-12"}),
        ("They met on December 12.", {"December 12": "2020-12-12"}),
        ("It was held on June 3–5, 2019.", {"June 3–5, 2019": "2019-06-03/2019-06-05"}),
        ("It was held on 3-5 June 2019.", {"3-5 June 2019": "2019-06-03/2019-06-05"}),
        ("It was a hit in the 1990s.", {"1990s": "199X"}),
        ("It was built in the 19th century.", {"19th century": "18XX"}),
        ("It rose in early 2019.", {"early 2019": "2019~"}),
        ("It rose in Q3 2020.", {"Q3 2020": "2020-35"}),
        ("It rose in the third quarter of 2020.", {"third quarter of 2020": "2020-35"}),
        ("It opened in spring 2021.", {"spring 2021": "2021-21"}),
        ("It rose in fiscal 2021.", {"fiscal 2021": ""}),
        ("It ended at 3 p.m. on Monday.", {"3 p.m. on Monday": "2021-03-08T15:00"}),
        ("It must end by noon GMT.", {"noon GMT": "T12:00Z"}),
        ("He arrived yesterday.", {"yesterday": "2021-03-09"}),
        ("Dated 12/25/2019.", {"12/25/2019": "2019-12-25"}),
        ("Dated 04/05/2019.", {"04/05/2019": ""}),
        ("Am 12. Juni 2018 schloss es.", {"12. Juni 2018": "2018-06-12"}),
        ("Le 1er juillet 2019, tout ferma.", {"1er juillet 2019": "2019-07-01"}),
        ("El 12 de junio de 2018 no hubo nada.", {"12 de junio de 2018": "2018-06-12"}),
        ("It was held from June 28–July 2, 2020.", {"June 28–July 2, 2020": "2020-06-28/2020-07-02"}),
        ("It began last Tuesday.", {"last Tuesday": "2021-03-09"}),
        ("It will begin this Friday.", {"this Friday": "2021-03-12"}),
        ("It ended this week.", {"this week": "2021-W10"}),
        ("It began two months ago.", {"two months ago": "2021-01"}),
        ("It began ten years ago.", {"ten years ago": "2011"}),
        ("It began two decades ago.", {"two decades ago": "2001~"}),
        ("It began several years ago.", {"several years ago": ""}),
        ("It ended last decade.", {"last decade": "201X"}),
        ("It ended last summer.", {"last summer": "2020-22"}),
        ("It will open next autumn.", {"next autumn": ""}),
        ("It will open next winter.", {"next winter": ""}),
        ("It closed in December.", {"December": "2020-12"}),
        ("It will close in January.", {"January": "2022-01"}),
        ("It will close on January 5.", {"January 5": "2022-01-05"}),
        ("It opened on 17.4.2019.", {"17.4.2019": "2019-04-17"}),
        ("It was dated 31/31/2019.", {"31/31/2019": ""}),
        ("It was dated 2019-02-30.", {"2019-02-30": ""}),
        ("It ended at 13 p.m. that day.", {"13 p.m.": ""}),
        ("On Sunday, the shop closed.", {"Sunday": "2021-03-07"}),
        ("It was dated February 30, 2019.", {"February 30, 2019": ""}),
    ],
)  # fmt: skip
def test_a_date_stands_for_a_day_seen_from_publication(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


def test_without_a_day_of_publication_only_what_is_said_is_told() -> None:
    assert values("It closed on Monday, June 12.", None) == {"Monday, June 12": "XXXX-06-12"}
    assert values("It closed on Monday.", None) == {"Monday": ""}
    assert values("It closed last month, in May 2019.", None) == {"last month": "", "May 2019": "2019-05"}


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_day_written_out_is_that_day_whenever_it_is_read(day: date, today: date) -> None:
    for form in ("%B %d, %Y", "%d %B %Y", "%A, %B %d, %Y", "%Y-%m-%d"):
        assert value_of(day.strftime(form), today) == day.isoformat()


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.sampled_from(("Monday", "Friday", "Sunday")))
def test_a_weekday_is_within_a_week(today: date, name: str) -> None:
    past = date.fromisoformat(value_of(name, today, Tense.PAST))
    ahead = date.fromisoformat(value_of(name, today, Tense.FUTURE))
    assert 0 <= (today - past).days < 7
    assert 0 <= (ahead - today).days < 7
    assert past.strftime("%A") == ahead.strftime("%A") == name


@given(st.text(max_size=40), st.one_of(st.none(), st.just(TODAY)))
def test_any_words_have_a_value_or_none(words: str, today: date | None) -> None:
    assert isinstance(value_of(words, today), str)


def test_dates_of_one_value_are_one_entity() -> None:
    text = "They met on Monday. On March 8, they had agreed."
    (entity,) = entities(text, EntityKind.DATE)
    assert entity.value == "2021-03-08"
    assert [mention.value for mention in entity.mentions] == ["2021-03-08"] * 2


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It cost $3 million.", "$3 million", "USD 3000000"),
        ("It cost €2.5bn.", "€2.5bn", "EUR 2500000000"),
        ("It cost £12.", "£12", "GBP 12"),
        ("It cost 20,000 yen.", "20,000 yen", "JPY 20000"),
        ("It cost 3,000 rupees.", "3,000 rupees", ""),
        ("It cost 300 Indian rupees.", "300 Indian rupees", "INR 300"),
        ("It cost ten million dollars.", "ten million dollars", "USD 10000000"),
        ("It cost 80 pence.", "80 pence", "GBP 0.8"),
        ("It cost $3-4 million.", "$3-4 million", "USD 3000000/4000000"),
        ("It cost HK$5.", "HK$5", "HKD 5"),
        ("It cost ¥500.", "¥500", ""),
        ("At $40-a-barrel oil it failed.", "$40", "USD 40"),
    ],
)
def test_money_has_its_currency(text: str, words: str, value: str) -> None:
    (entity,) = entities(text, EntityKind.MONEY)
    assert (entity.mentions[0].span.of(text), entity.value) == (words, value)


@pytest.mark.parametrize(
    "text", ["The two won the race.", "One pound of butter was left.", "They are five real friends."]
)
def test_words_that_are_no_money(text: str) -> None:
    assert entities(text, EntityKind.MONEY) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("3%", "3 %"), ("three percent", "3 %"), ("12.5 per cent", "12.5 %"), ("5-10%", "5/10 %"),
     ("5 to 10 percent", "5/10 %"), ("twenty-five percent", "25 %"), ("2 percentage points", "2 pp")],
)  # fmt: skip
def test_percentages_have_their_figure(words: str, value: str) -> None:
    text = f"It rose {words} more."
    (entity,) = entities(text, EntityKind.PERCENTAGE)
    assert (entity.mentions[0].span.of(text), entity.value) == (words, value)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (EntityKind.WORK, "Her debut novel The Salt Road sold well.", ["The Salt Road"]),
        (EntityKind.WORK, "The song “Long Way Home” was played.", ["Long Way Home"]),
        (EntityKind.WORK, "“Grey Sea,” a 2019 film, is out.", ["Grey Sea"]),
        (EntityKind.WORK, "He said, “The song is over.”", []),
        (EntityKind.LAW, "The Harbour Safety Act of 1965 holds.", ["Harbour Safety Act of 1965"]),
        (EntityKind.LAW, "Article 5 and Section 230 hold.", ["Article 5", "Section 230"]),
        (EntityKind.LAW, "The First Amendment holds.", ["First Amendment"]),
        (EntityKind.LAW, "Directive 95/46/EC holds.", ["Directive 95/46/EC"]),
        (EntityKind.LAW, "Uncle Bill agreed, and so did Bill Okafor.", []),
        (EntityKind.PRODUCT, "He bought an iPhone 12 Pro and Windows 10.", ["iPhone 12 Pro", "Windows 10"]),
        (EntityKind.PRODUCT, "A Boeing 737 MAX met two F-16 fighter jets.", ["Boeing 737 MAX", "F-16"]),
        (EntityKind.PRODUCT, "He won B-12 at bingo.", []),
        (EntityKind.EVENT, "After the Singapore summit, she left.", ["Singapore summit"]),
        (EntityKind.EVENT, "The 2018 Winter Olympics began.", ["2018 Winter Olympics"]),
        (EntityKind.EVENT, "Since the September 11 attacks, it is shut.", ["September 11 attacks"]),
        (EntityKind.EVENT, "The COVID-19 pandemic began.", ["COVID-19 pandemic"]),
    ],
)
def test_things_are_told_by_the_words_around_them(kind: EntityKind, text: str, expected: list[str]) -> None:
    assert named(text, kind) == expected


def test_groups_and_events_know_their_place() -> None:
    text = "A North Korean envoy met Texans and Drovians in Drovia before the Singapore summit."
    places = {entity.name: entity.place for entity in find_entities(Article("a", text)) if entity.place}
    assert places == {
        "North Korean": "place:north-korea",
        "Texans": "place:texas",
        "Drovians": "place:drovia",
        "Singapore summit": "place:singapore",
    }


def test_values_places_and_weights_outlive_json() -> None:
    text = "They met on Monday. A North Korean paid $3 million. “We left,” said Ana Ruiz."
    found = analyse(Article("a", text, meta=Meta(published="2021-03-10")))
    plain = entities_to_plain(text, found.entities)
    assert analysis_from_plain(plain, quotes_to_plain(text, found.quotes)).entities == found.entities
