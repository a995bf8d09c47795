"""Headlines, datelines, bylines and credits: their capitals tell little, and the article tells the rest."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind

NAMES = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE)


def named(text: str) -> dict[str, tuple[str, list[str]]]:
    """Return the kind of each entity, and its mentions as they stand in the text."""
    return {
        entity.name: (entity.kind.value, [mention.span.of(text) for mention in entity.mentions])
        for entity in find_entities(Article("x" * 32, text))
        if entity.kind in NAMES
    }


def test_a_headline_in_title_case_is_read_with_what_the_text_knows() -> None:
    text = (
        "Ruiz Meets Osei in Accra as Talks on Grain Resume\n\n"
        "ACCRA, Ghana (AP) — Senator Ana Ruiz met Kwame Osei of the Grain Board on Monday. Ruiz left at noon."
    )
    assert named(text) == {
        "Ana Ruiz": ("person", ["Ruiz", "Ana Ruiz", "Ruiz"]),
        "Kwame Osei": ("person", ["Osei", "Kwame Osei"]),
        "Accra": ("place", ["Accra", "ACCRA"]),
        "Ghana": ("place", ["Ghana"]),
        "AP": ("organisation", ["AP"]),
        "Grain Board": ("organisation", ["Grain Board"]),
    }


def test_a_headline_in_capitals_is_too() -> None:
    text = "RUIZ TO MEET OSEI IN ACCRA\n\nSenator Ana Ruiz will meet Kwame Osei in Accra, her office said."
    assert named(text) == {
        "Ana Ruiz": ("person", ["RUIZ", "Ana Ruiz"]),
        "Kwame Osei": ("person", ["OSEI", "Kwame Osei"]),
        "Accra": ("place", ["ACCRA", "Accra"]),
    }


def test_the_ordinary_words_of_a_headline_are_no_names() -> None:
    text = "Council of Orvale Votes Against New Bridge\n\nThe Council of Orvale voted against it on Monday."
    assert named(text) == {"Council of Orvale": ("organisation", ["Council of Orvale", "Council of Orvale"])}


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("BY TOVE BRANDT", ["Tove Brandt"]),
        ("BY TOVE BRANDT AND MARCO SOLANO", ["Tove Brandt", "Marco Solano"]),
        ("BY TOVE BRANDT, STAFF WRITER", ["Tove Brandt"]),
        ("By Tove Brandt and Marek Solano, Associated Press", ["Tove Brandt", "Marek Solano"]),
        ("Photo: Tove Brandt/Reuters", ["Tove Brandt"]),
        ("(Tove Brandt / Getty Images)", ["Tove Brandt"]),
        ("The mill is closed. (AP Photo/Tove Brandt)", ["Tove Brandt"]),
        ("TRAIN HIT BY ANNA FALLS IN RIVER", []),
    ],
)
def test_bylines_and_credits_name_people(line: str, people: list[str]) -> None:
    found = named(f"{line}\n\nThe mill will not reopen, and nobody said why.")
    assert [name for name, (kind, _) in found.items() if kind == "person"] == people


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("PORT ELLERY, Maine — The ferry was late again.", ["PORT ELLERY", "Maine"]),
        ("KYIV (Reuters) - Officials said so on Monday.", ["KYIV"]),
        ("LONDON, March 3 -- Trade fell for a third month.", ["LONDON"]),
    ],
)
def test_datelines_name_places(line: str, places: list[str]) -> None:
    found = [words for kind, mentions in named(line).values() if kind == "place" for words in mentions]
    assert found == places


@pytest.mark.parametrize(
    "name",
    [
        "Nicaraguan Academy of Language",
        "Vietnamese Ministry of Public Security",
        "U.S. Department of Justice",
        "British Department of Energy",
        "Oslo Institute of Physics",
    ],
)
def test_whose_body_it_is_belongs_to_its_name(name: str) -> None:
    assert name in named(f"She wrote to the {name} in May, and nobody answered her.")


def test_but_not_to_a_person() -> None:
    assert "Steinmann" in named("They met the German President Steinmann, who had come late.")
