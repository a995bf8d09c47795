"""Dates, titles and offices in other languages than English: what they are worth, and kept off names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities import Gender, find_entities
from reader.analysis.entities.abroad import name_abroad
from reader.analysis.entities.dates_abroad import dates_abroad
from reader.analysis.entities.gazetteer import gazetteer
from reader.article import Article, EntityKind

#: A Wednesday.
TODAY = date(2021, 4, 14)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Montag, seit 2019, im Mai.", ["2021-04-12", "2019", "2021-05"]),
        ("de", "Gestern, am 12. März 2021, vor zwei Wochen.", ["2021-04-13", "2021-03-12", "2021-W13"]),
        ("de", "Im vergangenen Jahr; am Dienstag, den 6. April.", ["2020", "2021-04-06"]),
        ("de", "Am Morgen kam er. Er kommt morgen wieder, am 3.4.2022.", ["2021-04-15", "2022-04-03"]),
        (
            "fr",
            "Hier; lundi; le 1er mai, il y a deux ans.",
            ["2021-04-13", "2021-04-12", "2021-05-01", "2019"],
        ),
        ("fr", "La semaine dernière; Mars est rouge; en mars 2020.", ["2021-W14", "2020-03"]),
        ("es", "Ayer, el lunes; el 12 de marzo de 2021.", ["2021-04-13", "2021-04-12", "2021-03-12"]),
        ("es", "El año pasado vino Domingo Soto, hace dos años.", ["2020", "2019"]),
        (
            "it",
            "Ieri, lunedì; il 12 marzo 2021, due anni fa.",
            ["2021-04-13", "2021-04-12", "2021-03-12", "2019"],
        ),
        (
            "pt",
            "Ontem, na segunda-feira, em 12 de março de 2021.",
            ["2021-04-13", "2021-04-12", "2021-03-12"],
        ),
        (
            "nl",
            "Gisteren, maandag, vorig jaar, twee jaar geleden.",
            ["2021-04-13", "2021-04-12", "2020", "2019"],
        ),
        ("sv", "Igår, på måndag; den 12 mars 2021.", ["2021-04-13", "2021-04-12", "2021-03-12"]),
        ("pl", "W środę; 12 marca 2021 r., w maju.", ["2021-04-14", "2021-03-12", "2021-05"]),
        (
            "ru",
            "В среду; 12 марта 2021 года, в мае, вчера.",
            ["2021-04-14", "2021-03-12", "2021-05", "2021-04-13"],
        ),
        ("tr", "Dün, 12 Mart 2021.", ["2021-04-13", "2021-03-12"]),
        ("hu", "2021. március 12. volt, hétfőn.", ["2021-03-12", "2021-04-12"]),
        ("ar", "في 12 مارس 2021", ["2021-03-12"]),
        ("ja", "昨日、2021年3月12日、月曜日、2019年。", ["2021-04-13", "2021-03-12", "2021-04-12", "2019"]),
        ("zh", "昨天，3月12日，星期一，周二。", ["2021-04-13", "2021-03-12", "2021-04-12", "2021-04-13"]),
        ("ko", "어제 2021년 3월 12일 월요일.", ["2021-04-13", "2021-03-12", "2021-04-12"]),
        ("xx", "2021-03-12", ["2021-03-12"]),
    ],
)
def test_dates_have_their_values(language: str, text: str, expected: list[str]) -> None:
    assert [found.value for found in dates_abroad(text, language, TODAY)] == expected


@given(st.sampled_from(("de", "fr", "es", "ru", "ja", "ar", "xx")), st.text(max_size=60))
def test_any_text_has_dates_in_order(language: str, text: str) -> None:
    end = 0
    for found in dates_abroad(text, language, TODAY):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("de", "Prof. Dr. Maria Koch sprach.", {"Maria Koch": ""}),
        ("de", "Verkehrsministerin Petra Voss und SPD-Chef Lars Klink kamen.",
         {"Petra Voss": "Verkehrsministerin", "Lars Klink": "SPD-Chef"}),
        ("fr", "Le ministre de l’Intérieur, Jean Petit, a parlé.", {"Jean Petit": "ministre de l’Intérieur"}),
        ("fr", "Claire Dubois, directrice de l’hôpital, était là.",
         {"Claire Dubois": "directrice de l’hôpital"}),
        ("es", "La ministra de Defensa, Ana Pérez, y don Felipe Gómez.",
         {"Ana Pérez": "ministra de Defensa", "Felipe Gómez": ""}),
        ("it", "Il dottor Mario Rossi e l’avvocato Anna Verdi.",
         {"Mario Rossi": "dottor", "Anna Verdi": "avvocato"}),
        ("pt", "A deputada Rita Lopes falou.", {"Rita Lopes": "deputada"}),
        ("nl", "Dr. Anna de Vries sprak met burgemeester Piet Bakker.",
         {"Anna de Vries": "", "Piet Bakker": "burgemeester"}),
    ],
)  # fmt: skip
def test_titles_are_no_part_of_names_and_offices_are_kept(
    language: str, text: str, people: dict[str, str]
) -> None:
    found = name_abroad(text, gazetteer(), language).mentions
    assert {m.wording: m.title.role for m in found if m.kind is EntityKind.PERSON} == people


def test_forms_of_address_tell_namesakes_apart() -> None:
    text = (
        "Bundeskanzlerin Anna Berger und ihr Mann, der Richter Paul Berger, waren nicht da. Frau Berger "
        "sagte, dass sie auch nicht kommt. Herr Berger und die anderen sind noch in der Stadt."
    )
    found = {e.name: len(e.mentions) for e in find_entities(Article("a", text), "de")}
    assert found == {"Anna Berger": 2, "Paul Berger": 2}


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("de", "Frau Koch kam.", Gender.FEMALE),
        ("de", "Herr Koch kam.", Gender.MALE),
        ("de", "Ministerin Eva Koch kam.", Gender.FEMALE),
        ("fr", "la maire Anne Roche", Gender.FEMALE),
        ("es", "el ministro Juan Ruiz", Gender.MALE),
        ("es", "ministra Ana Ruiz", Gender.FEMALE),
    ],
)
def test_titles_tell_the_gender(language: str, text: str, gender: Gender) -> None:
    (person,) = name_abroad(text, gazetteer(), language).mentions
    assert person.title.gender is gender
