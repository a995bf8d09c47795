"""The speaker that is shown: entities' names, documents with their authors, and what pronouns mean."""

import re

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article, Block, BlockKind, Entity, EntityKind, Mention, Quote, Span


def entity(text: str, name: str, kind: EntityKind, *forms: str) -> Entity:
    wording = "|".join(re.escape(form) for form in sorted((name, *forms), key=len, reverse=True))
    mentions = tuple(Mention(Span(found.start(), found.end())) for found in re.finditer(wording, text))
    return Entity(f"{kind}:{name}", name, kind, mentions, forms)


def quotes(text: str, *entities: Entity) -> list[Quote]:
    return list(find_quotes(Article("x", text), entities))


def test_a_surname_is_shown_as_the_entitys_name() -> None:
    text = "Martha Quill resigned.\n\n“I am tired,” Ms. Quill said."
    martha = entity(text, "Martha Quill", EntityKind.PERSON, "Ms. Quill")
    (quote,) = quotes(text, martha)
    assert (quote.speaker, quote.speaker_entity, quote.cue) == ("Martha Quill", martha.id, "said")
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "Ms. Quill"


def test_an_institution_speaks_for_itself() -> None:
    text = "The Ports Ministry, meanwhile, closed the quay, accusing the crew of “idle” talk."
    ministry = entity(text, "Ports Ministry", EntityKind.ORGANISATION)
    assert quotes(text, ministry)[0].speaker_entity == ministry.id


def test_a_name_that_only_qualifies_is_not_the_speaker() -> None:
    text = "“No comment,” a spokesman for Martha Quill said."
    (quote,) = quotes(text, entity(text, "Martha Quill", EntityKind.PERSON))
    assert (quote.speaker, quote.speaker_entity) == ("a spokesman for Martha Quill", "")


def test_a_statement_is_shown_as_the_statement() -> None:
    text = "“Talks went well,” the Lowmark statement said."
    (quote,) = quotes(text, entity(text, "Lowmark", EntityKind.PLACE))
    assert (quote.speaker, quote.speaker_entity) == ("the Lowmark statement", "")


def test_a_letter_is_shown_with_its_author() -> None:
    text = (
        "The choir pinned up a letter it got on Friday from its founder Edward Marsh that praised the "
        "tenors as “nearly awake” and asked for “more soup” at rehearsals."
    )
    edward = entity(text, "Edward Marsh", EntityKind.PERSON)
    found = quotes(text, edward)
    assert [quote.speaker for quote in found] == ["letter from Edward Marsh"] * 2
    assert {quote.speaker_entity for quote in found} == {edward.id}
    assert found[0].speaker_span is not None
    assert found[0].speaker_span.of(text) == "a letter"


def test_it_means_the_document_of_the_sentence_before() -> None:
    text = (
        "The long statement issued by the Fleet Office on Friday warned of “dark” weeks. Another strike "
        "would cost the port its “last friends,” it said."
    )
    assert [quote.speaker for quote in quotes(text)] == ["The long statement issued by the Fleet Office"] * 2


def test_it_means_the_organisation_of_the_paragraph_before() -> None:
    text = "The Fleet Office published its findings on Friday.\n\n“The dam was unsafe,” it said."
    office = entity(text, "Fleet Office", EntityKind.ORGANISATION)
    assert quotes(text, office)[0].speaker_entity == office.id


def test_it_means_the_organisation_of_its_own_sentence() -> None:
    text = "The Fleet Office would not go beyond what it called “routine talks.”"
    office = entity(text, "Fleet Office", EntityKind.ORGANISATION)
    assert quotes(text, office)[0].speaker_entity == office.id


def test_it_stays_where_nothing_is_named() -> None:
    assert quotes("It rained. “Too much,” it said.")[0].speaker == "it"


def test_he_and_she_mean_the_nearest_person_that_fits() -> None:
    text = (
        "Martha Quill met Edward Marsh on Monday.\n\n“I am tired,” she said.\n\n"
        "“I am not,” he said. “Not at all.”"
    )
    martha = entity(text, "Martha Quill", EntityKind.PERSON)
    edward = entity(text, "Edward Marsh", EntityKind.PERSON)
    assert [quote.speaker for quote in quotes(text, martha, edward)] == [
        "Martha Quill",
        "Edward Marsh",
        "Edward Marsh",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Edward Marsh said, “Tom Ashby lied.” He called it “sad.”", "Edward Marsh"),
        ("In Fenport, Edward Marsh met Tom Ashby. “It is late,” he said.", "Edward Marsh"),
        ("Edward Marsh praised Tom Ashby’s boat. “It is fast,” he said.", "Edward Marsh"),
        ("The boat was sold by Edward Marsh to Tom Ashby. Marsh, 52, wept. “Sad,” he said.", "Edward Marsh"),
    ],
)
def test_the_subject_is_meant_before_the_others(text: str, speaker: str) -> None:
    assert quotes(text)[-1].speaker == speaker


def test_a_pronoun_may_mean_a_person_of_unknown_gender() -> None:
    text = "Kobrin waited. “It is late,” she said."
    assert quotes(text, entity(text, "Kobrin", EntityKind.PERSON))[0].speaker == "Kobrin"


def test_a_form_of_address_tells_whom_a_pronoun_fits() -> None:
    text = "Mr. Okoro met Ms. Vane. He spoke first. “I am tired,” she said."
    found = quotes(
        text,
        entity(text, "Okoro", EntityKind.PERSON),
        entity(text, "Vane", EntityKind.PERSON),
    )
    assert found[0].speaker == "Vane"


def test_a_pronoun_may_mean_a_speaker_without_a_name() -> None:
    text = "“We are closed,” a spokeswoman said. “Come back,” she added."
    assert [quote.speaker for quote in quotes(text)] == ["a spokeswoman", "a spokeswoman"]


def test_a_pronoun_that_means_nobody_known_is_kept_as_it_stands() -> None:
    assert quotes("“We are closed,” she said.")[0].speaker == "she"
    assert quotes("“We are closed,” they said.")[0].speaker == "they"


def test_names_are_read_from_the_text_where_no_entities_are_given() -> None:
    text = "Sen. Edward Marsh spoke.\n\n“I am tired,” Marsh said."
    (quote,) = quotes(text)
    assert (quote.speaker, quote.speaker_entity) == ("Edward Marsh", "")


def test_transcripts_name_the_speaker_before_a_colon() -> None:
    text = "Martha Quill was asked.\n\nREPORTER: “Why now?”\n\nQUILL: “Because.”"
    assert [quote.speaker for quote in quotes(text)] == ["Reporter", "Martha Quill"]


def test_nobody_answers_himself() -> None:
    text = "“Why now?” the judge asked Ed Marsh. “Because,” he answered, “nobody asked before.”"
    assert quotes(text, entity(text, "Ed Marsh", EntityKind.PERSON))[1].speaker == "Ed Marsh"


def test_code_is_not_searched_for_quotes() -> None:
    text = 'print("hello")\n\n“We sail,” said Martha Quill.'
    blocks = (Block(Span(0, 14), BlockKind.CODE), Block(Span(16, len(text))))
    assert [quote.text for quote in find_quotes(Article("x", text, blocks), ())] == ["We sail,"]
