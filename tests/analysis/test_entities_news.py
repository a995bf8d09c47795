"""Names as newspapers use them: second mentions, acronyms, storms, ships, firms, and what is no name."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind

PERSON, ORGANISATION, PLACE, EVENT = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.EVENT,
)


def kinds(text: str) -> dict[str, EntityKind]:
    entities = find_entities(Article("a", text))
    return {e.name: e.kind for e in entities if e.kind not in (EntityKind.DATE, EntityKind.GROUP)}


def mentions(text: str, name: str) -> list[str]:
    entity = next(entity for entity in find_entities(Article("a", text)) if entity.name == name)
    return [mention.span.of(text) for mention in entity.mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("He teaches at the Fenport School of Economics.", "Fenport School of Economics", ORGANISATION),
        ("Fenport & Hollow Albion lost again.", "Fenport & Hollow Albion", ORGANISATION),
        ("The Ashby Center declined to comment.", "Ashby Center", ORGANISATION),
        ("It shocked the National Commission for Gardens and Monuments.",
         "National Commission for Gardens and Monuments", ORGANISATION),
        ("A burger from McDonald's cost more. McDonald's said so.", "McDonald's", ORGANISATION),
        ("Deputies from Cameron Parish came by boat.", "Cameron Parish", PLACE),
        ("It stands on an islet that sailors call Gull Stone.", "Gull Stone", PLACE),
        ("Thieves broke into the Cathedral of Sarnoth.", "Cathedral of Sarnoth", PLACE),
        ("The deal was announced at the Dubai Airshow.", "Dubai Airshow", EVENT),
        ("A profile of Obama Vellmer was read aloud.", "Obama Vellmer", PERSON),
        ("She told The Sarnoth Crimson nothing.", "Sarnoth Crimson", ORGANISATION),
        ("Mohammed Al Fares played it down.", "Mohammed Al Fares", PERSON),
        ("Park Min-seo, a lawmaker, agreed.", "Park Min-seo", PERSON),
        ("His counterpart Christian Vellmer declined.", "Christian Vellmer", PERSON),
        ("The historian Lord Pelham objected.", "Pelham", PERSON),
        ("She hired Anne Vellmer QC for the case.", "Anne Vellmer", PERSON),
        ("Shares of Grupo Financiero Sarno fell.", "Grupo Financiero Sarno", ORGANISATION),
    ],
)  # fmt: skip
def test_kinds_by_what_names_are_made_of(text: str, name: str, kind: EntityKind) -> None:
    assert kinds(text) == {name: kind}


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Halime Rosa ran aground.",
        "A bulk carrier, the Halime Rosa, ran aground.",
        "Dinner aboard the Halime Rosa was cold.",
    ],
)
def test_a_ship_is_none_of_the_kinds_shown(text: str) -> None:
    assert kinds(text) == {}


def test_the_title_of_a_work_is_no_name_of_another_kind() -> None:
    found = kinds("Her book, “The Unquiet Republic,” sold well.")
    assert found == {"The Unquiet Republic": EntityKind.WORK}


def test_a_share_symbol_is_no_name() -> None:
    text = "Corvid Electronics Corp. (NYSE: CRV) rose, and Sarno Foods Inc. (SRNO.MI) fell."
    assert kinds(text) == {"Corvid Electronics Corp.": ORGANISATION, "Sarno Foods Inc.": ORGANISATION}


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        (
            "The Harbour Safety Agency, or HSA, agreed. HSA will pay.",
            "Harbour Safety Agency",
            ["Harbour Safety Agency", "HSA", "HSA"],
        ),
        (
            "The Harbour Safety Agency agreed. Later the HSA paid.",
            "Harbour Safety Agency",
            ["Harbour Safety Agency", "HSA"],
        ),
        (
            "The Movement for Sheep (BVS) won. The BVS cheered.",
            "Movement for Sheep",
            ["Movement for Sheep", "BVS", "BVS"],
        ),
        (
            "Hurricane Odessa made landfall. Odessa was strong.",
            "Hurricane Odessa",
            ["Hurricane Odessa", "Odessa"],
        ),
        ("It began in Mesa, Ariz., and spread through Arizona.", "Arizona", ["Ariz.", "Arizona"]),
        (
            "The Sarnoth Mining Institute (Samin) sued. Samin lost.",
            "Sarnoth Mining Institute",
            ["Sarnoth Mining Institute", "Samin", "Samin"],
        ),
        (
            "Luiz Vellmo da Silva resigned. Vellmo wept.",
            "Luiz Vellmo da Silva",
            ["Luiz Vellmo da Silva", "Vellmo"],
        ),
        ("Vice Premier He Lifeng came. Mr. He smiled.", "He Lifeng", ["He Lifeng", "He"]),
        (
            "The clerk Omar al-Rashedi fled. A warrant names Mr. Rashedi.",
            "Omar al-Rashedi",
            ["Omar al-Rashedi", "Rashedi"],
        ),
    ],
)
def test_short_forms_join_their_full_names(text: str, name: str, found: list[str]) -> None:
    assert mentions(text, name) == found


def test_a_body_known_by_itself_is_not_one_of_its_committees() -> None:
    text = "The Senate Harbour Committee met. The Senate votes today."
    assert kinds(text) == {"Senate Harbour Committee": ORGANISATION, "Senate": ORGANISATION}


def test_two_family_names_of_which_one_is_said_with_a_title() -> None:
    text = "President Anwar Haddad el-Sarni spoke. Nadia Anwar Haddad wept. Ms. Anwar Haddad left."
    assert mentions(text, "Nadia Anwar Haddad") == ["Nadia Anwar Haddad", "Anwar Haddad"]


def test_family_first_names_tell_no_gender_by_their_first_word() -> None:
    text = "Premier Li Qorong met Li Shufeng, an analyst. Mr. Li smiled. “No,” said Ms. Li."
    assert mentions(text, "Li Shufeng") == ["Li Shufeng", "Li"]


def test_who_was_presented_with_an_age_is_meant_rather_than_one_mentioned_in_passing() -> None:
    text = "Harlan Vought, 81, rose. His grandfather, a miner named August Vought, lies here. Mr. Vought sat."
    assert mentions(text, "Harlan Vought") == ["Harlan Vought", "Vought"]


def test_mrs_is_not_the_woman_called_ms() -> None:
    text = "Louise Hartnoll spoke. Ms. Hartnoll left. Her mother waited. Mrs. Hartnoll wept."
    assert mentions(text, "Louise Hartnoll") == ["Louise Hartnoll", "Hartnoll"]


def test_the_title_is_believed_rather_than_a_first_name_given_to_the_other_gender() -> None:
    assert mentions("Karl Brandt won. Ms. Brandt thanked all.", "Karl Brandt") == ["Karl Brandt", "Brandt"]


def test_a_title_stays_with_the_woman_it_was_given_to() -> None:
    text = (
        "Maki Orimoto cooks. Ms. Orimoto rises at four.\n\nThe pot belonged to Ms. Orimoto’s mother, Hana "
        "Orimoto. Ms. Orimoto still has it."
    )
    assert mentions(text, "Hana Orimoto") == ["Hana Orimoto"]
