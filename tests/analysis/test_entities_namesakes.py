"""People, firms, clubs and towns of one name, told apart by the words around them."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, Entity, EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE


def entities(text: str) -> list[Entity]:
    return list(find_entities(Article("a", text)))


def owner(text: str, words: str, occurrence: int = 0) -> str:
    """Return the name of the entity that stands where `words` do, with marks around: "Mr. [Roe]"."""
    marked = text
    at = -1
    for _ in range(occurrence + 1):
        at = marked.index(words, at + 1)
    start = at + words.index("[")
    plain = marked.replace("[", "").replace("]", "")
    start -= marked[:start].count("[") + marked[:start].count("]")
    for entity in entities(plain):
        if any(mention.span.start == start for mention in entity.mentions):
            return entity.name
    return ""


RELATED = (
    "Derek Harbottle and his wife, Marjorie Harbottle, were freed. What Piers Harbottle, the "
    "couple's son, wrote "
    "was not read. "
)


@pytest.mark.parametrize(
    ("text", "marked", "name"),
    [
        (RELATED + "Mrs [Harbottle] wept.", "Mrs [Harbottle]", "Marjorie Harbottle"),
        (
            RELATED + "His aunt, Dr Ruth Harbottle, paid. Dr [Harbottle] is a vet.",
            "Dr [Harbottle]",
            "Ruth Harbottle",
        ),
        (
            "President Ilko Karov met the former general Bogdan Karov. General [Karov] left.",
            "General [Karov]",
            "Bogdan Karov",
        ),
        (
            "Chinwe Oparah, a judge, and Emeka Oparah came. Justice [Oparah] spoke.",
            "Justice [Oparah]",
            "Chinwe Oparah",
        ),
        (
            "President Elias Brand spoke. Otto Brand, the father of Elias Brand, is ill. The elder Mr. "
            "[Brand] is 91.",
            "elder Mr. [Brand]",
            "Otto Brand",
        ),
        (
            "Florencio Garrido Uribe built it with the money of Rodolfo Garrido Uribe. [Garrido Uribe] sat "
            "down.",
            "[Garrido Uribe] sat",
            "Rodolfo Garrido Uribe",
        ),
    ],
)
def test_titles_kinship_and_office_tell_namesakes_apart(text: str, marked: str, name: str) -> None:
    assert owner(text, marked) == name


def test_who_is_a_relative_is_meant_less_by_the_family_name() -> None:
    text = (
        "Josiah Oparah, the bandleader, died.\n\nHis daughter Chinwe Oparah said so on Friday.\n\n"
        "Many bands played at the port that night, and nobody went home before the sun came up.\n\n"
        "[Oparah] was born in a village."
    )
    assert owner(text, "[Oparah] was") == "Josiah Oparah"


@pytest.mark.parametrize(
    "text",
    [
        "The rapper Kid Mortar, born Ikenna Oparah, sang. Kid Mortar left. Ikenna Oparah stayed.",
        "The striker Titinha, whose real name is Cristina Alves, scored. Titinha left. Cristina Alves "
        "stayed.",
        "Josiah Oparah, the bandleader known to many as Baba Jay, sang. Baba Jay left. Josiah Oparah stayed.",
        "Norma Beale, who records under the name Ursa Lane, sang. Ursa Lane left. Norma Beale stayed.",
        "Ruth Okafor (née Ruth Adeyemi) sang. Ruth Adeyemi left. Ruth Okafor stayed.",
    ],
)
def test_a_stage_name_is_the_person(text: str) -> None:
    people = [entity for entity in entities(text) if entity.kind is PERSON]
    assert len(people) == 1
    assert len(people[0].mentions) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz, now Ben Okafor's deputy, spoke. Ana Ruiz left. Ben Okafor stayed.",
        "Ana Ruiz, formerly of Oslo, met Ben Okafor. Ana Ruiz left. Ben Okafor stayed.",
        "Ana Ruiz was born in Oslo. Ben Okafor was born in Rome.",
    ],
)
def test_who_stand_side_by_side_stay_two(text: str) -> None:
    assert len([entity for entity in entities(text) if entity.kind is PERSON]) == 2


FIRM = (
    "Lindquist AB bought a rival. “We grow,” said Olof Lindquist, its chief. "
    "Ms. Annika Lindquist, his sister, voted no. "
)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Shares of [Lindquist] fell.", ORGANISATION),
        ("[Lindquist] employs 900 people.", ORGANISATION),
        ("Mr. [Lindquist] smiled.", PERSON),
        ("“No,” [Lindquist] said.", PERSON),
        ("She sits on the board of [Lindquist].", ORGANISATION),
        ("[Lindquist]’s shareholders met.", ORGANISATION),
    ],
)
def test_a_firm_and_its_founder_are_told_apart(sentence: str, kind: EntityKind) -> None:
    start = len(FIRM) + sentence.index("[")
    found = entities(FIRM + sentence.replace("[", "").replace("]", ""))
    assert [e.kind for e in found if any(m.span.start == start for m in e.mentions)] == [kind]


def test_a_firm_named_in_full_is_no_person_in_short() -> None:
    text = "Barrowgate Energy plc was sold. Barrowgate has what we lack. The price of Barrowgate rose."
    assert [(e.name, e.kind, len(e.mentions)) for e in entities(text)] == [
        ("Barrowgate Energy plc", ORGANISATION, 3)
    ]


def test_clubs_and_towns_are_told_apart() -> None:
    text = (
        "Two goals gave Deportivo Santora the cup in a match that fans loved.\n\n“She is two players,” "
        "said the Santora "
        "coach.\n\nIn the town of Santora 11,000 people watched. The mayor of Santora cheered when "
        "Deportivo scored."
    )
    found = {(e.name, e.kind): len(e.mentions) for e in entities(text) if e.kind is not EntityKind.DATE}
    assert found == {("Deportivo Santora", ORGANISATION): 3, ("Santora", PLACE): 2}


def test_a_country_stays_a_place_where_its_team_plays() -> None:
    text = (
        "The coach of Norway said that the match was lost when France scored a goal. Norway beat France 2-1."
    )
    assert {e.name: e.kind for e in entities(text)} == {"Norway": PLACE, "France": PLACE}


def test_initials_first_words_and_heads_are_bodies_again() -> None:
    text = (
        "At the College of the Pure Heart, C.P.H. to all, he sang with the Coal City Stars. The Stars "
        "liked him. "
        "The Max Planck Institute for Radio Astronomy built it; the Max Planck group paid. "
        "Goldman Sachs lends it; Goldman will not say how much."
    )
    found = {e.name: len(e.mentions) for e in entities(text) if e.kind is ORGANISATION}
    assert found["College of the Pure Heart"] == 2
    assert found["Coal City Stars"] == 2
    assert found["Max Planck Institute for Radio Astronomy"] == 2
    assert found["Goldman Sachs"] == 2


def test_a_firm_and_its_country_are_two() -> None:
    found = {e.name: e.kind for e in entities("It was sold to Tanaka Motors of Japan in May.")}
    assert found["Tanaka Motors"] is ORGANISATION
    assert found["Japan"] is PLACE


def test_a_land_no_list_has_is_told_by_who_heads_it() -> None:
    found = {e.name: e.kind for e in entities("President Ana Ruiz of Norkland spoke. Norkland is cold.")}
    assert found["Norkland"] is PLACE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "J. K. Rowse wrote it. Joanne Rowse is 58. J. R. Rowse is her uncle.",
            ["J. K. Rowse", "J. R. Rowse"],
        ),
        ("Queen Elizabeth II met Elizabeth Tallow.", ["Elizabeth II", "Elizabeth Tallow"]),
        ("Pope Francis met Francis Bascombe. Francis spoke.", ["Francis", "Francis Bascombe"]),
    ],
)
def test_initials_and_regnal_names_keep_people_apart(text: str, names: list[str]) -> None:
    assert sorted(e.name for e in entities(text) if e.kind is PERSON) == names


def test_bodies_named_side_by_side_are_two() -> None:
    text = "The Democratic Orchard Party (DOP) and the Orchard Party split. The DOP left."
    assert sorted(e.name for e in entities(text) if e.kind is ORGANISATION) == [
        "Democratic Orchard Party",
        "Orchard Party",
    ]


def test_a_town_is_no_person_where_it_stands_as_one() -> None:
    text = "Denzel Washington disagreed. Mr. Washington was in Washington on Monday."
    found = {e.name: len(e.mentions) for e in entities(text) if e.kind in (PERSON, PLACE)}
    assert found == {"Denzel Washington": 2, "Washington": 1}


def test_a_club_and_its_city_by_the_result() -> None:
    text = "Liverpool beat Everton 2-1. The Liverpool manager, Joe Bale, moved to Liverpool in 2019."
    kinds = [e.kind for e in entities(text) if e.name == "Liverpool" for _ in e.mentions]
    assert sorted(kinds) == [ORGANISATION, ORGANISATION, PLACE]


def test_a_firm_that_changed_its_name_is_one() -> None:
    text = (
        "Karoo Holdings Ltd, formerly known as Apex Mining Ltd, fell. Apex Mining rose. Karoo Holdings fell."
    )
    (firm,) = (e for e in entities(text) if e.kind is ORGANISATION)
    assert len(firm.mentions) == 4


def test_whose_father_or_colleague_somebody_is_tells_who_is_meant() -> None:
    text = "Dale Prewitt spoke. It was begun by Harold Prewitt, Mr. [Prewitt]'s father."
    assert owner(text, "Mr. [Prewitt]") == "Dale Prewitt"
    text = "Keith Barstow, a councillor, spoke. Cllr [Barstow]'s colleague Donna Barstow sang."
    assert owner(text, "Cllr [Barstow]") == "Keith Barstow"


def test_a_town_and_the_body_called_after_it_are_two() -> None:
    text = (
        "The mill in Hebblethorpe was bought by the Hebblethorpe Mosque Association. Hebblethorpe is proud."
    )
    found = {e.name: (e.kind, len(e.mentions)) for e in entities(text)}
    assert found["Hebblethorpe Mosque Association"] == (ORGANISATION, 1)
    assert found["Hebblethorpe"][0] is PLACE


def test_a_committee_counts_up_what_it_is_for() -> None:
    text = "He told the Committee on Health, Education, Labor and Pensions about it."
    assert [e.name for e in entities(text)] == ["Committee on Health, Education, Labor and Pensions"]


def test_a_given_name_that_is_a_town_stays_with_its_initial() -> None:
    assert [e.name for e in entities("Gov. Stanley H. Wooster has endorsed it.")] == ["Stanley H. Wooster"]
