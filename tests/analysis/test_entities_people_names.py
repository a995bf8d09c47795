"""Which names are one person's, and which are not."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.personal_names import likeness, personal_name
from reader.analysis.ranking import ranked
from reader.article import Analysis, Article, Entity, EntityKind, Mention, Quote, Span


def alike(one: str, other: str) -> bool:
    lists = gazetteer()
    first, second = personal_name(one, lists), personal_name(other, lists)
    there, back = likeness(first, second), likeness(second, first)
    assert there == back
    return there is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joseph Carradine", "Joe Carradine"),
        ("Joseph “Joe” Carradine", "Joe Carradine"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Abe Shinzo", "Shinzo Abe"),
        ("J. K. Rowan", "Joanne Rowan"),
        ("J.K. Rowan", "JK Rowan"),
        ("José Álvarez", "Jose Alvarez"),
        ("Lucía Fernández Ortega", "Lucía Fernández"),
        ("Ana Maria Roe", "Ana Roe"),
        ("Khalid al-Rashidi", "Khalid Rashidi"),
        ("George W. Roe", "George Roe"),
    ],
)
def test_variants_of_one_name(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joseph Carradine", "Kate Carradine"),
        ("George H. Roe", "George W. Roe"),
        ("John Roe Jr.", "John Roe Sr."),
        ("Jon Smythe", "Jon Smith"),
        ("J. K. Rowan", "Mary Rowan"),
        ("Thomas James", "James Thomas"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert not alike(one, other)


def grouped(text: str) -> dict[str, list[str]]:
    return {
        entity.name: [mention.span.of(text) for mention in entity.mentions]
        for entity in find_entities(Article("a", text), "en")
        if entity.kind is not EntityKind.DATE
    }


def test_a_rank_tells_two_of_one_name_apart() -> None:
    text = "President Han Tae Guk sat. Gen. Han Yong Su stood. General Han smiled. President Han left."
    assert grouped(text) == {"Han Tae Guk": ["Han Tae Guk", "Han"], "Han Yong Su": ["Han Yong Su", "Han"]}


def test_the_younger_is_told_by_age() -> None:
    text = "John Roe, 61, and Mark Roe, 34, met. The younger Mr. Roe spoke. The older Mr. Roe slept."
    assert grouped(text) == {"John Roe": ["John Roe", "Roe"], "Mark Roe": ["Mark Roe", "Roe"]}


def test_a_junior_who_comes_after_is_somebody_else() -> None:
    text = "Paul Carradine spoke. Then Paul Carradine Jr. spoke. Paul Jr. left."
    assert grouped(text) == {
        "Paul Carradine": ["Paul Carradine"],
        "Paul Carradine Jr.": ["Paul Carradine Jr.", "Paul Jr."],
    }


def test_a_month_may_be_a_person() -> None:
    text = "The singer June Larkspur left. “I quit,” June said. They met in June."
    assert grouped(text)["June Larkspur"] == ["June Larkspur", "June"]


def test_a_firm_and_its_founder_stay_apart() -> None:
    text = "Analysts at Branksome & Co. agreed. Marcus Branksome of Branksome did not. Branksome said so."
    assert grouped(text) == {
        "Branksome & Co.": ["Branksome & Co.", "Branksome"],
        "Marcus Branksome": ["Marcus Branksome", "Branksome"],
    }


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Harbour Line Ltd", "Harbour Line"),
        ("World Health Organization", "W.H.O."),
        ("Ministry of Fisheries", "Fisheries Ministry"),
        ("Calder Rovers", "Rovers"),
        ("Northern Defence Agency", "Northern Defense Agency"),
        ("Central Bank of Norway", "Central Bank"),
        ("U.S. Justice Department", "Justice Department"),
    ],
)
def test_forms_of_one_organisation(long: str, short: str) -> None:
    text = f"They asked the {long} in vain. They asked the {short} again."
    assert [words for forms in grouped(text).values() for words in forms if words == short] == [short]
    assert any(short in forms and any(long.endswith(form) for form in forms if form != short)
               for forms in grouped(text).values())  # fmt: skip


def test_who_speaks_weighs_more() -> None:
    entities = tuple(
        Entity(f"person:{name}", name, EntityKind.PERSON, (Mention(Span(at, at + 1)),), weight=1.0)
        for at, name in enumerate("ab")
    )
    quote = Quote((Span(5, 9),), "word " * 40, "b", speaker_entity="person:b")
    told = ranked(Analysis(entities, (quote,)))
    assert [(entity.name, entity.weight) for entity in told.entities] == [("b", 3.0), ("a", 1.0)]
    assert ranked(Analysis(entities)).entities == entities
