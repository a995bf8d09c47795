"""Which mentions are one thing, what it is called, and in which order things come."""

from reader.analysis.entities import Gender, find_entities, gender_of
from reader.article import Article, Entity, EntityKind


def grouped(text: str) -> dict[str, list[str]]:
    """Return the wordings of each entity's mentions by its name, dates left out."""
    return {
        entity.name: [mention.span.of(text) for mention in entity.mentions]
        for entity in find_entities(Article("a", text))
        if entity.kind is not EntityKind.DATE
    }


def one(text: str, name: str) -> Entity:
    return next(entity for entity in find_entities(Article("a", text)) if entity.name == name)


def test_a_family_name_behind_a_title_joins_the_full_name() -> None:
    text = "Senator Marta Quillfeather spoke. Ms. Quillfeather left. Later, Quillfeather returned."
    entity = one(text, "Marta Quillfeather")
    assert len(entity.mentions) == 3
    assert entity.aliases == ("Quillfeather",)
    assert entity.id == "person:marta-quillfeather"


def test_titles_tell_a_couple_apart() -> None:
    text = "Helen Okafor and James Okafor arrived. Mr. Okafor sat down. Ms. Okafor did not."
    assert grouped(text) == {
        "Helen Okafor": ["Helen Okafor", "Okafor"],
        "James Okafor": ["James Okafor", "Okafor"],
    }


def test_east_asian_family_names_come_first() -> None:
    text = (
        "The general, Kim Pil Ho, a party official, arrived first.\n\nThe country’s leader Kim Dae Sung "
        "arrived later. Mr. Kim smiled. Reporters waited for Mr. Kim in vain."
    )
    assert grouped(text)["Kim Dae Sung"] == ["Kim Dae Sung", "Kim", "Kim"]
    assert grouped(text)["Kim Pil Ho"] == ["Kim Pil Ho"]


def test_a_rank_before_a_full_name_of_the_other_gender_is_somebody_else() -> None:
    text = "Reporters waited for hours. They asked President Osei. Ama Osei waved. Mr. Osei left."
    assert grouped(text) == {"Osei": ["Osei", "Osei"], "Ama Osei": ["Ama Osei"]}


def test_a_rank_before_the_full_name_is_the_same_person_if_nothing_speaks_against_it() -> None:
    text = "Reporters waited for hours. They asked President Osei. Kojo Osei waved. Mr. Osei left."
    assert grouped(text) == {"Kojo Osei": ["Osei", "Kojo Osei", "Osei"]}


def test_a_single_name_without_a_full_one_is_one_person() -> None:
    assert grouped("They blamed Mr. Fennimore. Nobody saw Mr. Fennimore again.") == {
        "Fennimore": ["Fennimore"] * 2
    }


def test_countries_are_known_by_all_their_names() -> None:
    entity = one("The U.S. agreed. The United States paid. Nobody in America knew.", "United States")
    assert entity.kind is EntityKind.PLACE
    assert entity.aliases == ("U.S.", "America")


def test_an_acronym_in_brackets_is_the_organisation() -> None:
    text = "The Northern Harbor Pilots Association (NHPA) agreed. The NHPA has 40 members."
    entity = one(text, "Northern Harbor Pilots Association")
    assert [m.span.of(text) for m in entity.mentions] == [
        "Northern Harbor Pilots Association",
        "NHPA",
        "NHPA",
    ]


def test_a_short_form_joins_the_one_organisation_it_fits() -> None:
    text = "The North Korean Foreign Ministry was silent. The Foreign Ministry in Pyongyang has no phone."
    assert grouped(text)["North Korean Foreign Ministry"] == [
        "North Korean Foreign Ministry",
        "Foreign Ministry",
    ]


def test_a_short_form_of_two_organisations_joins_neither() -> None:
    text = "The Korean Foreign Ministry and the French Foreign Ministry met. A Foreign Ministry clerk wrote."
    assert grouped(text)["Foreign Ministry"] == ["Foreign Ministry"]


def test_a_firm_is_known_by_its_first_word() -> None:
    text = "The buyer is Hansolia Electronics Co. in Ohio. Workers at Hansolia were told."
    assert grouped(text)["Hansolia Electronics Co."] == ["Hansolia Electronics Co.", "Hansolia"]


def test_demonyms_in_the_singular_and_plural_are_one_group() -> None:
    text = "A South Korean envoy spoke. Many South Koreans listened."
    assert grouped(text) == {"South Korean": ["South Korean", "South Koreans"]}


def test_a_role_is_read_before_or_behind_the_name() -> None:
    text = (
        "Prime Minister Ulla Brandt spoke. She met Osei Adom, a senior party official, and "
        "rebel leader Ana Ruiz. Tom Fennimore, the president of Velloria Bank, paid."
    )
    assert one(text, "Ulla Brandt").role == "Prime Minister"
    assert one(text, "Osei Adom").role == "senior party official"
    assert one(text, "Ana Ruiz").role == "rebel leader"
    assert one(text, "Tom Fennimore").role == "president of Velloria Bank"


def test_the_role_of_the_next_person_is_not_taken() -> None:
    text = "Present were Tom Fennimore, mayor Ana Ruiz, and others."
    assert one(text, "Tom Fennimore").role == ""
    assert one(text, "Ana Ruiz").role == "mayor"


def test_the_most_mentioned_comes_first() -> None:
    text = "A long day ended.\n\nNobody slept.\n\nIn Togo it rained. Ana Ruiz slept. Ruiz woke. Ruiz left."
    assert list(grouped(text)) == ["Ana Ruiz", "Togo"]


def test_the_lead_weighs_more_than_the_rest() -> None:
    text = "Togo votes\n\nIt was calm.\n\nGhana watched. Nobody in Ghana spoke."
    assert list(grouped(text)) == ["Togo", "Ghana"]


def test_ids_are_unique_and_stable() -> None:
    text = "Mr. Okafor left. Ms. Okafor stayed. Helen Okafor and James Okafor are cousins."
    ids = [entity.id for entity in find_entities(Article("a", text))]
    assert len(ids) == len(set(ids))
    assert ids == [entity.id for entity in find_entities(Article("b", text))]


def test_gender_is_told_by_title_then_first_name() -> None:
    assert gender_of("Ms. Fennimore") is Gender.FEMALE
    assert gender_of("Helen Okafor") is Gender.FEMALE
    assert gender_of("James Okafor") is Gender.MALE
    assert gender_of("Okafor") is Gender.UNKNOWN
    assert gender_of("Zorvath Okafor", "Then Mr. Okafor left.") is Gender.MALE
    assert gender_of("") is Gender.UNKNOWN
