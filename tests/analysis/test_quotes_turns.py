"""Words without quotation marks: transcripts, questions and answers, dialogue behind dashes, block quotes."""

import re
from dataclasses import replace

from reader.analysis.quotes import find_quotes
from reader.article import (
    Article,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Inline,
    InlineKind,
    Mention,
    Quote,
    Span,
)


def person(text: str, name: str) -> Entity:
    pattern = "|".join((re.escape(name), re.escape(name.rpartition(" ")[2])))
    mentions = tuple(Mention(Span(m.start(), m.end())) for m in re.finditer(pattern, text))
    return Entity(f"person:{name}", name, EntityKind.PERSON, mentions)


def spoken(article: Article, *entities: Entity) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in find_quotes(article, entities) if quote.is_speech]


def test_a_transcript_names_its_speakers_in_capitals() -> None:
    text = (
        "Martha Quill came to the station.\n\nGAZETTE: Is it late?\n\nQUILL: It is.\n\n"
        "And it will be later.\n\nGAZETTE: Thank you.\n\nThe station closed."
    )
    found = find_quotes(Article("x", text), (person(text, "Martha Quill"),))
    assert [quote.speaker for quote in found] == ["Gazette", "Martha Quill", "Gazette"]
    assert found[1].text == "It is. And it will be later."
    assert found[1].speaker_entity == "person:Martha Quill"
    assert found[1].speaker_span is not None
    assert found[1].speaker_span.of(text) == "QUILL"


def test_a_transcript_may_write_its_names_out() -> None:
    text = "Ola Brand: Late?\n\nEd Marsh: Very.\n\nOla Brand: How late?\n\nEd Marsh: Too late."
    assert [name for name, _ in spoken(Article("x", text))] == ["Ola Brand", "Ed Marsh"] * 2


def test_a_list_of_facts_is_no_transcript() -> None:
    for text in (
        "Length: 40 metres\n\nSpeed: 12 knots\n\nCrew: nine\n\nNote: it leaks.",
        "Quill: 46 percent\n\nMarsh: 44 percent\n\nQuill: 51 percent\n\nMarsh: 38 percent",
        "WHEN: Monday at nine.\n\nWHERE: The old pier.\n\nCOST: Nothing.",
    ):
        assert spoken(Article("x", text)) == []


def test_the_answers_of_an_interview_belong_to_whom_it_is_with() -> None:
    text = (
        "Martha Quill keeps the lamp. We met Quill at dawn.\n\nQ: Is it late?\n\n"
        "A: It is. I say “always.”\n\nAlways late.\n\nQ: Why?\n\nA: Because."
    )
    article = Article("x", text)
    found = spoken(article, person(text, "Martha Quill"))
    assert [name for name, words in found if words[:2] in ("It", "Be")] == ["Martha Quill"] * 2
    assert found[0][1].endswith("Always late.")


def test_answers_of_nobody_in_particular_have_no_speaker() -> None:
    text = "Q: Is it late?\n\nA: It is.\n\nQ: Why?\n\nA: Because."
    assert spoken(Article("x", text)) == [("", "It is."), ("", "Because.")]


def interview(answers: str) -> Article:
    paragraphs = ["Martha Quill keeps the lamp."]
    for number in range(3):
        paragraphs += [f"Is it late, number {number}?", answers]
    text, blocks, inlines = "", [], []
    for paragraph in paragraphs:
        span = Span(len(text), len(text) + len(paragraph))
        blocks.append(Block(span))
        if paragraph.endswith("?"):
            inlines.append(Inline(span, InlineKind.STRONG))
        text += paragraph + "\n\n"
    return Article("x", text.strip(), tuple(blocks), tuple(inlines))


def test_bold_questions_have_answers_in_the_first_person() -> None:
    article = interview("I think it is.")
    found = spoken(article, person(article.text, "Martha Quill"))
    assert found == [("Martha Quill", "I think it is.")] * 3


def test_frequent_questions_are_no_interview() -> None:
    article = interview("The ferry leaves at nine.")
    assert spoken(article, person(article.text, "Martha Quill")) == []


def test_spanish_dashes_let_the_narrator_speak() -> None:
    text = "—Ya es tarde —dijo Ana Ruiz—. Vámonos.\n\n—¿Adónde?\n\n—A casa."
    assert [words for _, words in spoken(Article("x", text))] == [
        "Ya es tarde",
        "Vámonos.",
        "¿Adónde?",
        "A casa.",
    ]


def test_french_dashes_need_none_for_the_narrator() -> None:
    text = "— Il est tard, dit Ana Moreau.\n\n— Déjà ? demanda-t-elle.\n\n— Oui."
    found = spoken(Article("x", text))
    assert [words for _, words in found] == ["Il est tard,", "Déjà ?", "Oui."]
    assert found[0][0] == "Ana Moreau"


def test_a_single_dash_opens_no_dialogue() -> None:
    assert spoken(Article("x", "— Fish and rope\n\nIt rained.\n\nThe lamp went out.")) == []


def quoted_block(text: str, words: str, *more: str) -> tuple[Article, tuple[Entity, ...]]:
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        kind = BlockKind.QUOTATION if match.group() in (words, *more) else BlockKind.PARAGRAPH
        blocks.append(Block(Span(match.start(), match.end()), kind))
    return Article("x", text, tuple(blocks)), ()


def quotes_of(made: tuple[Article, tuple[Entity, ...]]) -> list[Quote]:
    return [quote for quote in find_quotes(*made) if quote.is_speech]


def test_a_block_quotation_is_introduced_by_the_paragraph_before() -> None:
    (quote,) = quotes_of(
        quoted_block("Martha Quill wrote:\n\nWe sail.\n\nAll of us.\n\nIt rained.", "We sail.", "All of us.")
    )
    assert (quote.speaker, quote.text) == ("Martha Quill", "We sail. All of us.")


def test_a_block_quotation_may_be_signed() -> None:
    (quote,) = quotes_of(
        quoted_block("It rained.\n\nWe sail.\n\n— Martha Quill", "We sail.", "— Martha Quill")
    )
    assert (quote.speaker, quote.text) == ("Martha Quill", "We sail.")


def test_a_box_with_a_title_is_no_quotation() -> None:
    text = "“It has never gone out,” Mr. Halvorsen said.\n\nTides\n\nThe lamp is lit early."
    title = text.index("Tides")
    blocks = (
        Block(Span(0, title - 2)),
        Block(Span(title, title + 5), BlockKind.QUOTATION),
        Block(Span(title + 7, len(text)), BlockKind.QUOTATION),
    )
    boxed = Article("a" * 32, text, blocks, (Inline(Span(title, title + 5), InlineKind.STRONG),))
    assert [words for _, words in spoken(boxed)] == ["It has never gone out,"]
    assert len(spoken(replace(boxed, inlines=()))) > 1
