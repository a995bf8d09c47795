"""Names in other languages than English: few, and right; and a word to the reader that there is no model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.analysis.entities.abroad import name_abroad
from reader.analysis.entities.finding import read_as
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.tongues import LANGUAGES, notice_about, tongue
from reader.article import Analysis, Article, EntityKind, Meta

# Each text is written for this test; every name it may show stands beside it, and no other may be found.
TEXTS = {
    "de": (
        "Die Bundeskanzlerin Greta Holmwald hat am Dienstag in Berlin die Pläne der Regierung "
        "verteidigt. Das Ministerium für Wirtschaft legte einen Bericht über die Entwicklung der "
        "Preise vor. Holmwald sagte, die Lage in Frankreich und der Schweiz sei ähnlich. Herr "
        "Petersen von der Nordlicht Werft GmbH widersprach ihr. Die Zeitung berichtete, dass die SPD "
        "und die EU-Kommission über den Haushalt streiten. Nach Angaben der Polizei wurde der Täter "
        "in Köln gefasst. Klaus von der Aue kam nach Hamburg."
    ),
    "fr": (
        "Le ministre Étienne Vauclair a annoncé mardi à Marseille que le gouvernement allait réduire "
        "les impôts. Selon Mme Roussel, la Banque de Lorvane et le Parti des Vignes ont protesté. « "
        "Nous ne sommes pas d'accord », a déclaré M. Vauclair. Les élèves de l'Université de Bretagne "
        "partiront en Allemagne et aux États-Unis. Lundi, Jean-Pierre Lacombe rencontrera Ana Ruiz à "
        "Londres. L'ONU et l'OTAN suivent la situation."
    ),
    "es": (
        "El presidente Rodrigo Salvatierra viajó el lunes a Londres para reunirse con la ministra "
        "Lucía Ferrán. Según el Ministerio de Economía y Hacienda, los precios subieron en Alemania. "
        "Salvatierra dijo que España no cambiará su política. La Universidad de Valdeluz y el Banco "
        "del Sur firmaron un acuerdo. El Sr. Ortega vive en Nueva York. Aunque llueve, Madrid no "
        "tiene agua."
    ),
    "it": (
        "Il sindaco Paolo Brandacci ha incontrato ieri a Roma il ministro dell'Economia. Secondo "
        "l'Università di Montelupo, i prezzi sono saliti anche in Germania. Brandacci ha detto che la "
        "Francia e gli Stati Uniti non sono d'accordo. La Banca di Valdarno ha chiuso tre filiali. "
        "Nel pomeriggio Giulia Ferrante è partita per Londra."
    ),
    "pt": (
        "A ministra Helena Figueiroa disse na terça-feira em Lisboa que o governo vai baixar os "
        "impostos. Segundo o Banco do Vale, os preços subiram na Alemanha. Figueiroa e João Pestana "
        "da Silva viajaram para Nova York. A Universidade de Montalto não comentou. O Brasil também "
        "espera."
    ),
    "nl": (
        "Minister Pieter van der Lindenhof zei dinsdag in Den Haag dat de regering de belasting "
        "verlaagt. Volgens de Rechtbank Noordwold was dat niet nodig. De burgemeester Annelies "
        "Brouwersma was het er niet mee eens. Van der Lindenhof reist morgen naar Duitsland en de "
        "Verenigde Staten."
    ),
    "pl": (
        "Minister Tomasz Wierzbowski powiedział we wtorek w Warszawie, że rząd obniży podatki. Według "
        "Uniwersytet Nadrzeczny ceny wzrosły także w Niemczech. Wierzbowski spotka się z Anną "
        "Kowalską w Londynie. Sejm nie głosował. To nie jest koniec, ale początek."
    ),
    "ru": (
        "Президент Аркадий Беломоров во вторник прилетел в Москву на переговоры с министром Ольгой "
        "Ветровой. По данным МИД, цены выросли и в Германии. Беломоров сказал, что Россия не изменит "
        "политику. В Лондоне Беломорова встретил посол Франции. Это не конец, но начало, говорит "
        "Ветрова."
    ),
    "zh": (
        "总统星期二在北京会见了法国外长。他说,中国与美国的关系不会改变。李明先生表示,华为和Google将合作。伦敦和东京的股市上涨。"
        "Elena Markov 也参加了会议。"
    ),
    "ja": (
        "岸本氏は火曜日に東京でフランスの外相と会談した。ジョン・ハートウェル大統領はアメリカとの関係は変わらないと述べた。Googleの社員もロンドンから参加した。"
    ),
    "ar": (
        "وصل الرئيس يوم الثلاثاء إلى القاهرة للقاء وزير خارجية فرنسا. وقال إن العلاقات مع الولايات "
        "المتحدة لن تتغير. وفي لندن ارتفعت الأسعار. Microsoft شاركت أيضا."
    ),
    "ko": (
        "대통령은 화요일 서울에서 프랑스 외무장관을 만났다. "
        "김철수 씨는 미국과의 관계가 변하지 않을 것이라고 말했다."
    ),
    "he": (
        "ראש הממשלה נפגש ביום שלישי בירושלים עם שר החוץ של צרפת. הוא אמר שהיחסים עם ארצות הברית לא ישתנו."
    ),
    "sv": (
        "Statsminister Karin Lindehag sade på tisdagen i Stockholm att regeringen ska sänka skatten. "
        "Enligt Anders Bergvik har priserna stigit även i Tyskland. Lindehag reser till London och "
        "det är inte sista gången."
    ),
    "tr": (
        "Cumhurbaşkanı Mehmet Karadeniz salı günü Ankara'da yaptığı açıklamada vergilerin düşeceğini "
        "söyledi. Bu karar Almanya ve Fransa için de çok önemli olarak görülüyor. Karadeniz'in "
        "ziyareti Londra'ya olacak."
    ),
}
NAMES = {
    "de": {
        "person": {"Greta Holmwald", "Petersen", "Klaus von der Aue"},
        "organisation": {"Nordlicht Werft GmbH", "SPD", "EU-Kommission"},
        "place": {"Berlin", "Frankreich", "Schweiz", "Köln", "Hamburg"},
    },
    "fr": {
        "person": {"Étienne Vauclair", "Roussel", "Jean-Pierre Lacombe", "Ana Ruiz"},
        "organisation": {"Banque de Lorvane", "Parti des Vignes", "Université de Bretagne", "ONU", "OTAN"},
        "place": {"Marseille", "Allemagne", "États-Unis", "Londres"},
    },
    "es": {
        "person": {"Rodrigo Salvatierra", "Lucía Ferrán", "Ortega"},
        "organisation": {"Ministerio de Economía y Hacienda", "Universidad de Valdeluz", "Banco del Sur"},
        "place": {"Londres", "Alemania", "España", "Nueva York", "Madrid"},
    },
    "it": {
        "person": {"Paolo Brandacci", "Giulia Ferrante"},
        "organisation": {"Università di Montelupo", "Banca di Valdarno"},
        "place": {"Roma", "Germania", "Francia", "Stati Uniti", "Londra"},
    },
    "pt": {
        "person": {"Helena Figueiroa", "João Pestana da Silva"},
        "organisation": {"Banco do Vale", "Universidade de Montalto"},
        "place": {"Lisboa", "Alemanha", "Nova York", "Brasil"},
    },
    "nl": {
        "person": {"Pieter van der Lindenhof", "Annelies Brouwersma"},
        "organisation": {"Rechtbank Noordwold"},
        "place": {"Den Haag", "Duitsland", "Verenigde Staten"},
    },
    "pl": {
        "person": {"Tomasz Wierzbowski"},
        "organisation": {"Uniwersytet Nadrzeczny", "Sejm"},
        "place": {"Warszawa", "Londyn"},
    },
    "ru": {
        "person": {"Аркадий Беломоров", "Ольгой Ветровой"},
        "organisation": {"МИД"},
        "place": {"Москва", "Германия", "Россия", "Лондон", "Франция"},
    },
    "zh": {
        "person": {"李明", "Elena Markov"},
        "organisation": {"Google"},
        "place": {"北京", "法国", "中国", "美国", "伦敦", "东京"},
    },
    "ja": {
        "person": {"岸本", "ジョン・ハートウェル"},
        "organisation": {"Google"},
        "place": {"東京", "フランス", "アメリカ", "ロンドン"},
    },
    "ar": {
        "organisation": {"Microsoft"},
        "place": {"القاهرة", "فرنسا", "الولايات المتحدة", "لندن"},
    },
    "ko": {
        "person": {"김철수"},
        "place": {"서울", "프랑스", "미국"},
    },
    "he": {
        "place": {"ירושלים", "צרפת", "ארצות הברית"},
    },
    "sv": {
        "person": {"Karin Lindehag", "Anders Bergvik"},
        "place": {"Stockholm", "Tyskland", "London"},
    },
    "tr": {
        "person": {"Mehmet Karadeniz"},
        "place": {"Ankara", "Almanya", "Fransa", "Londra"},
    },
}


def analysed(text: str, language: str = "") -> Analysis:
    return analyse(Article("x" * 32, text, meta=Meta(language=language)))


@pytest.mark.parametrize("language", TEXTS)
def test_the_names_of_a_text_are_found_and_nothing_else(language: str) -> None:
    found: dict[str, set[str]] = {}
    for entity in analysed(TEXTS[language]).entities:
        if entity.kind.value in ("person", "organisation", "place"):
            found.setdefault(entity.kind.value, set()).add(entity.name)
    assert found == NAMES[language]


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_is_told_and_that_there_is_no_model_of_it(language: str) -> None:
    analysis = analysed(TEXTS[language])
    assert analysis.language == language
    assert LANGUAGES[language] in analysis.notice
    assert "broadsheet[spacy]" in analysis.notice


def test_english_needs_no_notice() -> None:
    analysis = analysed("The minister said on Monday that she was in Oslo, and that it had rained for days.")
    assert (analysis.language, analysis.notice) == ("en", "")


def test_words_tell_before_the_source_does_and_english_is_assumed() -> None:
    assert read_as(Article("x" * 32, TEXTS["de"], meta=Meta(language="en"))) == "de"
    assert read_as(Article("x" * 32, "Oslo, Bergen", meta=Meta(language="no-NO"))) == "no"
    assert read_as(Article("x" * 32, "Oslo, Bergen")) == "en"


def test_german_nouns_are_no_names() -> None:
    text = (
        "Der Vater ging mit der Tochter in den Garten, und die Freude war groß. Das Haus, der Baum und die "
        "Brücke standen im Regen. Die Regierung sagte der Zeitung nichts über die Arbeit der Menschen."
    )
    assert [e for e in analysed(text).entities if e.kind.value != "date"] == []


def test_a_family_name_alone_is_the_same_person_in_another_case_too() -> None:
    (person,) = (e for e in analysed(TEXTS["ru"]).entities if e.name == "Аркадий Беломоров")
    text = TEXTS["ru"]
    assert [text[m.span.start : m.span.end] for m in person.mentions] == [
        "Аркадий Беломоров",
        "Беломоров",
        "Беломорова",
    ]


def test_initials_are_bodies_and_numerals_are_not() -> None:
    text = (
        "El rey Felipe VI dijo que la UGT y los EE.UU. no están de acuerdo con el DVD, según dijo en la tele."
    )
    found = {e.name: e.kind.value for e in analysed(text).entities}
    assert found.get("UGT") == "organisation"
    assert not {"VI", "DVD"} & found.keys()


def test_a_line_in_capitals_shows_its_places_only() -> None:
    text = (
        "GRAN INCENDIO EN MADRID ESTA NOCHE\n\nEl fuego no ha causado víctimas, pero los vecinos de la "
        "ciudad pasaron la noche en la calle, según dijo la alcaldesa Lucía Ferrán."
    )
    found = {e.name.title() for e in analysed(text).entities}
    assert found == {"Madrid", "Lucía Ferrán"}


def test_a_language_that_is_not_listed_has_no_lists_and_a_notice_all_the_same() -> None:
    known = tongue("xx")
    assert not known.places and not known.heads
    assert "xx" in notice_about("xx")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_has_names_in_order_inside_it_that_do_not_overlap(text: str, language: str) -> None:
    last = 0
    for name in name_abroad(text, gazetteer(), language).mentions:
        assert last <= name.start < name.end <= len(text)
        last = name.end


@pytest.mark.parametrize("language", ["de", "ru", "ja", "fi", "xx"])
def test_much_of_one_thing_takes_no_longer_than_it_must(language: str) -> None:
    for piece in ("A", "А ", "Ana ", "de ", "東京", "ジョン・", "Herr ", "a.\n"):
        text = piece * (8_000 // len(piece))
        mentions = name_abroad(text, gazetteer(), language).mentions
        assert all(m.end <= len(text) for m in mentions)


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("zh", "交通部长林仲德表示，工会主席陈雨薇女士等了十年。", ["林仲德", "陈雨薇"]),
        ("ar", "وعد الوزير سامي البرقاوي. ويسافر البرقاوي غدا.", ["سامي البرقاوي", "البرقاوي"]),
        ("ar", "وقال محمد إن الميناء مغلق.", []),
        ("uk", "Він поїде до Берліна. Бойко мовчав, і мер теж.", []),
    ],
)
def test_people_in_scripts_without_capitals_need_an_office_or_a_first_name(
    language: str, text: str, people: list[str]
) -> None:
    found = name_abroad(text, gazetteer(), language).mentions
    assert [m.wording for m in found if m.kind is EntityKind.PERSON] == people
    assert not [m for m in found if m.kind is EntityKind.ORGANISATION]


def test_elsewhere_only_products_are_found_by_name() -> None:
    text = "Im Herbst 2023 war der Krieg für die Firma vorbei, und sie hat ein neues iPhone 15 Pro gezeigt."
    kinds = {e.kind for e in analyse(Article("a", text, meta=Meta(language="de"))).entities}
    assert EntityKind.PRODUCT in kinds
    assert EntityKind.EVENT not in kinds
