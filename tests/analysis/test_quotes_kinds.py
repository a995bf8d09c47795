"""What stands between quotation marks: speech, titles, nicknames, words held with tongs, headlines."""

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article, Block, BlockKind, Quote, QuoteKind, Span


def quotes(text: str, *blocks: Block) -> list[Quote]:
    return list(find_quotes(Article("x", text, blocks), ()))


def kinds(text: str) -> list[QuoteKind]:
    return [quote.kind for quote in quotes(text) if quote.direct]


@pytest.mark.parametrize(
    "text",
    [
        "The song “Long Way Home” was played twice.",
        "She was on CNN’s “Harbour of the Union.”",
        "On “Face the Tide,” the mayor spoke of fish.",
        "She told “Lark and Friends” about the eels.",
        "He wrote for “Harbour Lights” host Ola Brand.",
        "She won the “Lantern Star” award in May.",
        "Her new documentary “Ebb” opens today.",
        "It was in the third episode of “Salt and Rope.”",
        "她读过《红灯塔》。",
    ],
)
def test_titles_of_works(text: str) -> None:
    assert kinds(text) in ([QuoteKind.TITLE], [])


@pytest.mark.parametrize(
    "text",
    [
        "Robert “Bobby” Okoro threw the line.",
        "Marta J. “Cia” Brand, 54, waved.",
        "The eel, nicknamed “Old Rope,” was let go.",
        "The harbour hand known as “the Crow” left.",
    ],
)
def test_nicknames(text: str) -> None:
    assert kinds(text) == [QuoteKind.NICKNAME]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green belt” was redrawn.",
        "A “tea” wagon was pulled through the crowd.",
        "They looked at nine “unlikely” samples of mud.",
    ],
)
def test_words_held_with_tongs(text: str) -> None:
    assert kinds(text) == [QuoteKind.SCARE]


@pytest.mark.parametrize(
    "text",
    [
        "“I know him!” he cried.",
        "The chairman was said to be “furious” with the crew.",
        "Martha Quill was called “a liar” in the hall.",
        "“We sail. We always have.”",
        "Officials labelled her “Crooked Quill.”",
        "Ed Marsh said the plan was “dead.” The “sieve” has holes, and the “rope” is wet.",
        "She vowed to “fight on” whatever came.",
    ],
)
def test_what_is_or_may_be_said_is_speech(text: str) -> None:
    assert set(kinds(text)) == {QuoteKind.SPEECH}


def test_a_headline_in_quotation_marks_is_nobody_s_speech() -> None:
    text = "‘A Lamp Is a Promise Nobody Keeps’\n\nMartha Quill lit it."
    (quote,) = quotes(text, Block(Span(0, 34), BlockKind.TITLE), Block(Span(36, len(text))))
    assert quote.kind is QuoteKind.TITLE
    assert kinds(text) == [QuoteKind.TITLE]


def test_a_crosshead_in_single_marks_is_no_speech() -> None:
    text = "“It is late,” Martha Quill said.\n\n'All Boats Are Off.'\n\nThe wind turned."
    assert kinds(text) == [QuoteKind.SPEECH, QuoteKind.TITLE]


def test_a_headline_quotes_whom_it_names() -> None:
    (quote,) = quotes("Martha Quill Says Harbour Plan Was ‘A Sieve’ All Along")
    assert (quote.kind, quote.speaker) == (QuoteKind.SPEECH, "Martha Quill")


def test_a_title_is_read_as_part_of_the_sentence_around_it() -> None:
    (title, words) = quotes("On “Harbour Lights,” Martha Quill said the plan was “a sieve.”")
    assert title.kind is QuoteKind.TITLE
    assert words.speaker == "Martha Quill"
