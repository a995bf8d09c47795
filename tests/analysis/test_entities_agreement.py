"""Names brought into agreement: what one wording in an article tells of another."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, Entity, EntityKind, Meta


def entities(text: str, published: str = "2020-05-20") -> dict[str, Entity]:
    found = find_entities(Article("a", text, meta=Meta(published=published)), "en")
    return {entity.name: entity for entity in found}


def mentions(text: str, name: str) -> list[str]:
    found = entities(text)
    assert name in found, list(found)
    return [mention.span.of(text) for mention in found[name].mentions]


def test_a_firm_is_one_without_its_legal_form() -> None:
    text = "He bribed Harwick Construction Inc. on Monday. Harwick Construction, based in Oslo, failed."
    assert mentions(text, "Harwick Construction Inc.") == [
        "Harwick Construction Inc.",
        "Harwick Construction",
    ]
    assert entities(text)["Harwick Construction Inc."].kind is EntityKind.ORGANISATION


def test_a_given_name_that_is_a_city_too_is_the_person_unless_one_is_there() -> None:
    text = "She left with her daughters, Sofia and Elena. Sofia Quillfeather is a student."
    assert mentions(text, "Sofia Quillfeather") == ["Sofia", "Sofia Quillfeather"]
    text = "Paris Quillfeather, his daughter, lives in Paris. She likes Paris."
    assert entities(text)["Paris"].kind is EntityKind.PLACE


def test_a_body_in_short_opens_a_sentence() -> None:
    text = "The Calder Port Authority closed. The Authority expects a loss. The Authority’s head left."
    assert mentions(text, "Calder Port Authority") == ["Calder Port Authority", "Authority", "Authority"]


def test_a_court_is_named_with_its_district() -> None:
    text = "She sat on the U.S. District Court for the District of New Jersey for years."
    found = entities(text)["U.S. District Court for the District of New Jersey"]
    assert found.kind is EntityKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Crown Prince Faisal bin Hamad al-Otaibi came. Al-Otaibi left for Oslo.",
         "Faisal bin Hamad al-Otaibi", ["Faisal bin Hamad al-Otaibi", "Al-Otaibi"]),
        ("Seoul sent Minister Park Ji-won on Monday. Park will bring a letter. The Park Hotel was full.",
         "Park Ji-won", ["Park Ji-won", "Park"]),
        ("Maria de la Cruz Ortega heads the office. De la Cruz said that others were there.",
         "Maria de la Cruz Ortega", ["Maria de la Cruz Ortega", "De la Cruz"]),
    ],
)  # fmt: skip
def test_family_names_are_found_again(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, name) == expected


def test_ranks_and_honours_are_no_part_of_a_name() -> None:
    text = "Police said Supt Neil Gorse would lead. The mayor’s spokesman, Alhaji Musa Danjuma, agreed."
    found = entities(text)
    assert found["Neil Gorse"].role == "Superintendent"
    assert found["Musa Danjuma"].role == "mayor’s spokesman"


def test_a_lord_is_of_a_place() -> None:
    assert entities("On Monday Lord Wexcombe of Kendal said no.")["Kendal"].kind is EntityKind.PLACE


def test_years_before_our_era_are_not_in_canada() -> None:
    assert "British Columbia" not in entities("Caesar was stabbed in Rome in 44 B.C. by his friends.")


def test_a_headline_may_call_a_club_in_short_first() -> None:
    text = "Rovers stun champions in replay\n\nBarnham Rovers won at home on Saturday, and Rovers fans sang."
    assert len(mentions(text, "Barnham Rovers")) >= 2


def test_a_body_of_a_body_is_not_the_body() -> None:
    text = "The president will visit the United Nations. The United Nations General Assembly meets in Oslo."
    assert mentions(text, "United Nations") == ["United Nations"]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("We got it, said Padraig Nolan, the general secretary of the union.", "Padraig Nolan",
         "general secretary of the union"),
        ("Saudi Crown Prince Faisal bin Hamad came on Monday.", "Faisal bin Hamad", "Saudi Crown Prince"),
        ("She, who founded it with Tom Keane, will remain director of the firm.", "Tom Keane", ""),
    ],
)  # fmt: skip
def test_roles_are_whole_and_no_clauses(text: str, name: str, role: str) -> None:
    assert entities(text)[name].role == role


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Two weeks ago he left.", "Two weeks ago", "2020-W19"),
        ("She spoke last night.", "last night", "2020-05-19"),
        ("They met at 7:45 p.m. Tuesday.", "7:45 p.m. Tuesday", "2020-05-19T19:45"),
        ("It was open from March 3 to March 9, 2019.", "March 3 to March 9, 2019", "2019-03-03/2019-03-09"),
        ("It falls in fiscal 2021, at noon on Wednesday they met.", "noon on Wednesday", "2020-05-20T12:00"),
    ],
)  # fmt: skip
def test_dates_and_times_have_their_values(text: str, name: str, value: str) -> None:
    assert entities(text)[name].value == value


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("The Treaty of Lisbon and the First Amendment hold.", {"Treaty of Lisbon", "First Amendment"}),
        ("Under the Harbour Act 1996 they must report.", {"Harbour Act 1996"}),
        ("He left the Paris Agreement in June.", {"Paris Agreement"}),
        ("She sold the Honda Accord in June.", set()),
        ("Dockers Reach Agreement After Strike\n\nThey voted on Monday to end it.", set()),
    ],
)  # fmt: skip
def test_laws_and_treaties(text: str, laws: set[str]) -> None:
    assert {one.name for one in entities(text).values() if one.kind is EntityKind.LAW} == laws


def test_other_languages_have_dates_too() -> None:
    text = "Le maire de Marseille a rencontré le 12 mars 2021 la ministre Hélène Courbet dans un café."
    found = find_entities(Article("a", text), "fr")
    assert [one.value for one in found if one.kind is EntityKind.DATE] == ["2021-03-12"]


def test_two_small_words_do_not_make_a_short_text_dutch() -> None:
    from reader.article.language import language_of

    assert language_of("Ana Ruiz met Tom Keane in Oslo. Ruiz left.") == ""
