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
        ("de", "Nach drei Wochen, 18 Monaten, zwischen 2015 und 2019, um 14.30 Uhr.",
         ["P3W", "P18M", "2015/2019", "T14:30"]),
        ("de", "Im vierten Quartal 2020, in den 1990er-Jahren, in den späten Achtzigern.",
         ["2020-36", "199X", "198X"]),
        ("de", "Am Freitag wird er kommen. Am Freitag kam er.", ["2021-04-16", "2021-04-09"]),
        ("fr", "Dix ans, entre 2010 et 2020, à 15 h 30, au premier trimestre 2021, les années 1980.",
         ["P10Y", "2010/2020", "T15:30", "2021-33", "198X"]),
        ("fr", "Le préfet viendra vendredi. Il est venu vendredi.", ["2021-04-16", "2021-04-09"]),
        ("es", "Seis meses, a las 15:30, 3.15 puntos, los años ochenta.", ["P6M", "T15:30", "198X"]),
        ("it", "Tra il 2010 e il 2020, alle 15.30, negli anni Ottanta.", ["2010/2020", "T15:30", "198X"]),
        ("pt", "Seis meses, às 15h30, nos anos 80.", ["P6M", "T15:30", "198X"]),
        ("nl", "Zes maanden, om 15.30 uur, de jaren tachtig.", ["P6M", "T15:30", "198X"]),
        ("ru", "С 2010 по 2020 год, два года назад, в 1980-х годах, на следующей неделе.",
         ["2010/2020", "2019", "198X", "2021-W16"]),
        ("pl", "W latach 2010–2020, dwa lata temu, w drugim kwartale 2020 roku.",
         ["2010/2020", "2019", "2020-34"]),
        ("tr", "2010 ile 2020, iki yıl önce, altı ay, saat 15.30, gelecek hafta.",
         ["2010/2020", "2019", "P6M", "T15:30", "2021-W16"]),
        ("ja", "2010年から2020年、2年前、6カ月、午後3時30分、2020年第4四半期、1980年代、3分の1。",
         ["2010/2020", "2019", "P6M", "T15:30", "2020-36", "198X"]),
        ("zh", "2010年至2020年，两年前，六个月，下午3点半，第一季度，下周。",
         ["2010/2020", "2019", "P6M", "T15:30", "2021-33", "2021-W16"]),
        ("sv", "Tre veckors strejk, för två år sedan, klockan 15.30, nästa vecka.",
         ["P3W", "2019", "T15:30", "2021-W16"]),
        ("cs", "Před dvěma lety, deset let, v prvním čtvrtletí 2020.", ["2019", "P10Y", "2020-33"]),
        ("uk", "Десять років, наступного тижня.", ["P10Y", "2021-W16"]),
        ("id", "Tiga minggu, dua tahun lalu, minggu depan.", ["P3W", "2019", "2021-W16"]),
        ("ko", "2년 전, 6개월, 2020년 4분기.", ["2019", "P6M", "2020-36"]),
        ("ar", "بين عامي 2010 و2020، الأسبوع المقبل", ["2010/2020", "2021-W16"]),
    ],
)  # fmt: skip
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
