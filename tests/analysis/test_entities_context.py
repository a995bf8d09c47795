"""What the words around a name, and related names, tell about it."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
EVENT, GROUP = EntityKind.EVENT, EntityKind.GROUP


def found(text: str) -> dict[str, EntityKind]:
    """Return the wording of every mention with its kind, dates left out."""
    return {
        mention.span.of(text): entity.kind
        for entity in find_entities(Article("a", text))
        for mention in entity.mentions
        if entity.kind is not EntityKind.DATE
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in northern Vexholm all night.", {"Vexholm": PLACE}),
        ("They crossed the Quorl river at night.", {"Quorl": PLACE}),
        ("They reached Quorl, Ghana, at dawn.", {"Quorl": PLACE, "Ghana": PLACE}),
        ("They wrote to the newspaper Quorl again.", {"Quorl": ORGANISATION}),
        ("They sued Quorl, which paid at once.", {"Quorl": ORGANISATION}),
        ("Neighbours mourned Quorl, 45, all night.", {"Quorl": PERSON}),
        ("They thanked the actor Quorl for it.", {"Quorl": PERSON}),
        ("The court in Salem closed.", {"Salem": PLACE}),
        ("They asked Salem Brandt.", {"Salem Brandt": PERSON}),
        ("Rain fell on NAIROBI again.", {"NAIROBI": PLACE}),
        ("She lives in Washington, D.C., again.", {"Washington, D.C.": PLACE}),
        ("They toured the Republic of Ostermark.", {"Republic of Ostermark": PLACE}),
        ("They swam in Lake Amalie.", {"Lake Amalie": PLACE}),
        ("The India-Pakistan border closed.", {"India": PLACE, "Pakistan": PLACE}),
        ("It was an Iran-provoked crisis.", {"Iran": PLACE}),
    ],
)
def test_the_words_around_a_name_tell_its_kind(text: str, expected: dict[str, EntityKind]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote in Parliament was close.", {"Parliament": ORGANISATION}),
        ("White House aides left.", {"White House": ORGANISATION}),
        ("It is the National First Aid Society again.", {"National First Aid Society": ORGANISATION}),
        ("They asked the Board of Trade of Ghana.", {"Board of Trade of Ghana": ORGANISATION}),
        ("They asked the Food and Water Agency.", {"Food and Water Agency": ORGANISATION}),
        (
            "The Ansel Bank and Harbor Office agreed.",
            {"Ansel Bank": ORGANISATION, "Harbor Office": ORGANISATION},
        ),
        ("It belongs to the Senator Hotel Company.", {"Senator Hotel Company": ORGANISATION}),
        ("They watched the House of Representatives.", {"House of Representatives": ORGANISATION}),
        ("They remember the Bay of Pigs.", {"Bay of Pigs": EVENT}),
        ("They passed the Clean Harbor Act.", {"Clean Harbor Act": EntityKind.LAW}),
        ("New Ghana rules begin.", {"Ghana": PLACE}),
        ("The presidents of Ghana Ana Ruiz named are old.", {"Ghana": PLACE, "Ana Ruiz": PERSON}),
        ("IMPORTANT NOTICE TO PEOPLE: Bring water today, all of you.", {}),
        ("TELL US ALL YOU KNOW NOW", {}),
        ("It was I. Then they left, D-Ohio and all.", {}),
    ],
)
def test_the_words_inside_a_name_hold_it_together(text: str, expected: dict[str, EntityKind]) -> None:
    assert found(text) == expected


def test_a_title_that_governs_a_field_is_a_role() -> None:
    text = "Minister of Foreign Affairs Ana Ruiz left with Deputy Minister Osei Adom."
    roles = {entity.name: entity.role for entity in find_entities(Article("a", text))}
    assert roles == {"Ana Ruiz": "Minister of Foreign Affairs", "Osei Adom": "Deputy Minister"}


def test_a_role_names_its_country_and_relative_clauses_are_none() -> None:
    text = "The South Korean leader Kim Pil Ho met Ana Ruiz, who is mayor, and Tom Adom, tired as ever."
    roles = {entity.name: entity.role for entity in find_entities(Article("a", text))}
    assert roles["Kim Pil Ho"] == "South Korean leader"
    assert roles["Ana Ruiz"] == roles["Tom Adom"] == ""


def test_a_headline_may_introduce_somebody_by_a_first_name() -> None:
    text = "Ulla Brandvik Wins Long Court Fight\n\nNobody knew what to say about it."
    assert found(text) == {"Ulla Brandvik": PERSON}


def test_a_land_and_its_people_are_known_by_each_other() -> None:
    text = "Crews from Ostria came. The Ostrian boats were old. Most Ostrians rowed."
    assert found(text) == {"Ostria": PLACE, "Ostrian": GROUP, "Ostrians": GROUP}


def test_a_family_in_the_plural_is_a_group() -> None:
    assert found("Helen Okafor paid. The Okafors left.") == {"Helen Okafor": PERSON, "Okafors": GROUP}


def test_a_country_is_no_person_for_sharing_a_surname() -> None:
    assert found("Ana Jordan flew to Jordan.") == {"Ana Jordan": PERSON, "Jordan": PLACE}


def test_a_city_is_a_person_where_a_full_name_says_so() -> None:
    text = "They thanked Zadie Phoenix. Phoenix smiled, and Phoenix left."
    assert found(text) == {"Zadie Phoenix": PERSON, "Phoenix": PERSON}


def test_a_surname_before_two_full_names_belongs_to_neither() -> None:
    text = "Nobody slept. They met Okafor. Then Helen Okafor and James Okafor wept."
    names = [entity.name for entity in find_entities(Article("a", text))]
    assert sorted(names) == ["Helen Okafor", "James Okafor", "Okafor"]


def test_a_speaker_label_in_capitals_is_the_person() -> None:
    text = "Today they met Nour Adeyink.\n\nADEYINK: It is late.\n\nADEYINK: We know."
    entities = find_entities(Article("a", text))
    assert [len(entity.mentions) for entity in entities if entity.name == "Nour Adeyink"] == [3]


def test_brackets_that_hold_no_acronym_change_nothing() -> None:
    text = "The Harbor Council (see below) met the Harbor Council (once)."
    assert found(text) == {"Harbor Council": ORGANISATION}


def test_compounds_with_letters_and_acronyms() -> None:
    assert found("An L-shaped room was NATO-compliant, if F-ing cold.") == {"NATO": ORGANISATION}
