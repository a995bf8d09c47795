"""What is named, and where: kinds and spans on invented sentences."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, Block, BlockKind, Entity, EntityKind, Span

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
EVENT, DATE, GROUP = EntityKind.EVENT, EntityKind.DATE, EntityKind.GROUP


def found(text: str, *kinds: EntityKind) -> dict[str, EntityKind]:
    """Return the wording of every mention, with its kind."""
    entities = find_entities(Article("a", text))
    return {
        mention.span.of(text): entity.kind
        for entity in entities
        for mention in entity.mentions
        if not kinds or entity.kind in kinds
    }


def named(text: str, name: str) -> Entity:
    return next(entity for entity in find_entities(Article("a", text)) if entity.name == name)


@pytest.mark.parametrize(
    ("text", "wording", "kind"),
    [
        ("Reporters asked Marta Quillfeather about it.", "Marta Quillfeather", PERSON),
        ("It was written by J. R. Fennimore in a day.", "J. R. Fennimore", PERSON),
        ("The prize went to Jean-Luc d’Aubrac again.", "Jean-Luc d’Aubrac", PERSON),
        ("They met Pieter van der Horst and left.", "Pieter van der Horst", PERSON),
        ("They met Ahmad al-Rasheed and left.", "Ahmad al-Rasheed", PERSON),
        ("They met Khalid bin Faisal and left.", "Khalid bin Faisal", PERSON),
        ("The letter reached Kim Dae Sung on time.", "Kim Dae Sung", PERSON),
        ("The bill was drafted by Senator Odalys Brandt.", "Odalys Brandt", PERSON),
        ("He studied at the University of Ostermark for years.", "University of Ostermark", ORGANISATION),
        (
            "A spokesman for the Ministry of Trade and Industry left.",
            "Ministry of Trade and Industry",
            ORGANISATION,
        ),
        ("The Ostermark Foreign Ministry did not answer.", "Ostermark Foreign Ministry", ORGANISATION),
        ("A North Korean Foreign Ministry spokesman left.", "North Korean Foreign Ministry", ORGANISATION),
        ("They sold it to Velloria Holdings Ltd. for nothing.", "Velloria Holdings Ltd.", ORGANISATION),
        ("They sold it to Pratt & Olsen for nothing.", "Pratt & Olsen", ORGANISATION),
        ("The vote at NATO was close.", "NATO", ORGANISATION),
        ("They crossed the Ansel River at night.", "Ansel River", PLACE),
        ("A storm hit the town of Brackenholm at night.", "Brackenholm", PLACE),
        ("She grew up in Nairobi and Lagos.", "Nairobi", PLACE),
        ("The embassy in Costa Rica closed.", "Costa Rica", PLACE),
        ("It came from the U.S. last week.", "U.S.", PLACE),
        ("Veterans of the Korean War came.", "Korean War", EVENT),
        ("They spoke of the Battle of Ansel Ridge.", "Battle of Ansel Ridge", EVENT),
        ("Many fled Hurricane Delphine in time.", "Hurricane Delphine", EVENT),
        ("They spoke of the Second World War.", "Second World War", EVENT),
        ("The Icelandic team lost.", "Icelandic", GROUP),
        ("Most Norwegians agree.", "Norwegians", GROUP),
    ],
)
def test_names_are_found_whole_and_with_their_kind(text: str, wording: str, kind: EntityKind) -> None:
    assert found(text).get(wording) == kind


@pytest.mark.parametrize(
    "text",
    [
        "The rain stopped. It was late. During the night nothing happened.",
        "Write to us. However, nobody came. Long talks were held.",
        "“We are done,” he said. “Nothing is left. Everybody went home.”",
        "Officials declined to comment. Several people left. Maybe they knew.",
        "This is VERY important and you should NEVER do it.",
        "• Bring water\n• Wear boots\n• Leave early",
    ],
)
def test_ordinary_words_with_a_capital_are_no_names(text: str) -> None:
    assert found(text) == {}


def test_mentions_carry_no_article_possessive_title_or_punctuation() -> None:
    text = "The Hague’s mayor met Mr. Fennimore’s lawyer, Dr. Ulla Brandt, and President Osei."
    assert set(found(text, PERSON, PLACE)) == {"Hague", "Fennimore", "Ulla Brandt", "Osei"}


def test_a_compound_names_only_its_first_half() -> None:
    assert found("The Oslo-based firm hired Russia-backed fighters.", PLACE) == {
        "Oslo": PLACE,
        "Russia": PLACE,
    }


def test_coordinated_names_are_two() -> None:
    text = "Marta Quillfeather and Osei Brandt flew to Ghana and Togo."
    assert set(found(text)) == {"Marta Quillfeather", "Osei Brandt", "Ghana", "Togo"}


def test_a_dateline_in_capitals_is_a_place() -> None:
    text = "PORT ELLERY, Maine (AP) — The bridge fell on Tuesday. Nobody in Port Ellery was hurt."
    entity = named(text, "Port Ellery")
    assert entity.kind is PLACE
    assert [mention.span.of(text) for mention in entity.mentions] == ["PORT ELLERY", "Port Ellery"]


def test_a_headline_names_what_the_body_or_the_lists_know() -> None:
    text = "Quillfeather Wins Long Fight Over Ghana Harbor\n\nMarta Quillfeather won in court on Monday."
    mentions = found(text, PERSON, PLACE, ORGANISATION)
    assert mentions == {"Quillfeather": PERSON, "Ghana": PLACE, "Marta Quillfeather": PERSON}


def test_a_headline_in_capitals_is_read_with_the_body() -> None:
    text = "QUILLFEATHER WINS LONG FIGHT\n\nMarta Quillfeather won in court on Monday."
    assert [m.span.of(text) for m in named(text, "Marta Quillfeather").mentions] == [
        "QUILLFEATHER",
        "Marta Quillfeather",
    ]


def test_credits_and_bylines_name_people_and_agencies() -> None:
    credit, byline = "Lena Moss/Getty Images", "By Dana Whitlock and Tomás Arroyo-Vega"
    text = f"{byline}\n\nNothing happened.\n\n{credit}"
    blocks = (
        Block(Span(0, len(byline)), BlockKind.BYLINE),
        Block(Span(len(text) - len(credit), len(text)), BlockKind.CREDIT),
    )
    names = {entity.name for entity in find_entities(Article("a", text, blocks))}
    assert names == {"Dana Whitlock", "Tomás Arroyo-Vega", "Lena Moss", "Getty Images"}


def test_a_known_name_is_found_again_at_the_start_of_a_sentence() -> None:
    text = "They asked Ruth Walker twice. Walker smiled. The talks went on."
    assert [m.span.of(text) for m in named(text, "Ruth Walker").mentions] == ["Ruth Walker", "Walker"]


def test_addresses_name_nobody() -> None:
    assert (
        found("See https://www.example.org/Big-News/Martha-Stone or write to Martha.Stone@example.org now.")
        == {}
    )


def test_text_in_other_scripts_is_left_alone() -> None:
    assert found("会議は開かれた。市長は「重要だ」と述べた。") == {}
    assert list(found("会議は水曜日に開かれた。")) == ["水曜日"]
    assert found("Она приехала. 그녀는 갔다. هي ذهبت.") == {}


def test_names_in_other_alphabets_and_accents() -> None:
    text = "She met Łukasz Żeromski and Jürg Müller-Frei in Zürich."
    assert set(found(text)) == {"Łukasz Żeromski", "Jürg Müller-Frei", "Zürich"}
