"""To whom, when and where something was said, who tells it, how the verb takes it, and how surely."""

import re

import pytest

from reader.analysis.quotes import find_quotes
from reader.analysis.quotes.verbs import stance_of
from reader.article import Article, Entity, EntityKind, Mention, Quote, Span, Stance


def entity(text: str, name: str, kind: EntityKind, value: str = "") -> Entity:
    mentions = tuple(Mention(Span(m.start(), m.end()), value) for m in re.finditer(re.escape(name), text))
    return Entity(f"{kind}:{name}", name, kind, mentions)


def first(text: str, *entities: Entity) -> Quote:
    return find_quotes(Article("x", text), entities)[0]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“We sail,” Martha Quill told reporters in Fenport on Sunday.", "reporters"),
        ("Martha Quill told Ed Marsh the plan was “a sieve.”", "Ed Marsh"),
        ("“We sail,” said Martha Quill in an interview with the Gazette.", "Gazette"),
        ("Martha Quill warned Lowmark against old ways that raise “dark” issues.", "Lowmark"),
        ("Martha Quill wrote to the council: “We sail.”", "the council"),
        ("“We sail,” Martha Quill said in a message to staff.", "staff"),
        ("“We sail,” Martha Quill shouted at the crowd.", "the crowd"),
        ("“We sail,” Martha Quill told him.", ""),
        ("“We sail,” Martha Quill said.", ""),
    ],
)
def test_whom_it_was_said_to(text: str, addressee: str) -> None:
    assert addressee in first(text).addressee
    assert bool(addressee) == bool(first(text).addressee)


def test_the_day_and_the_place_of_speaking() -> None:
    text = "“We sail,” Martha Quill told reporters in Fenport on Sunday. In Lowmark it rained on Monday."
    quote = first(
        text,
        entity(text, "Fenport", EntityKind.PLACE),
        entity(text, "Lowmark", EntityKind.PLACE),
        entity(text, "Sunday", EntityKind.DATE, "2031-05-04"),
        entity(text, "Monday", EntityKind.DATE, "2031-05-05"),
    )
    assert (quote.said_in, quote.said_on, quote.said_on_value) == ("Fenport", "Sunday", "2031-05-04")


def test_what_is_spoken_of_is_not_when_and_where_it_was_said() -> None:
    text = "Martha Quill said the storm that hit Fenport on Sunday was “a beast.”"
    quote = first(text, entity(text, "Fenport", EntityKind.PLACE), entity(text, "Sunday", EntityKind.DATE))
    assert (quote.said_in, quote.said_on) == ("", "")


def test_how_long_it_took_and_another_clause_are_no_day_of_speaking() -> None:
    text = "She waited for three weeks, and when Martha Quill came out, she said she was “late”."
    assert first(text, entity(text, "three weeks", EntityKind.DATE, "P3W")).said_on == ""
    text = "In October the board met, and the chairwoman, Martha Quill, rose to say it was “late”."
    assert first(text, entity(text, "October", EntityKind.DATE)).said_on == ""


def test_a_day_behind_the_words_is_that_of_speaking() -> None:
    text = "Martha Quill praised the crew for “a fine job” on Sunday."
    assert first(text, entity(text, "Sunday", EntityKind.DATE)).said_on == "Sunday"


def test_an_introduction_tells_when_and_where() -> None:
    text = "In Fenport on Sunday, Martha Quill said it was “late.”"
    quote = first(text, entity(text, "Fenport", EntityKind.PLACE), entity(text, "Sunday", EntityKind.DATE))
    assert (quote.said_in, quote.said_on) == ("Fenport", "Sunday")


@pytest.mark.parametrize(
    ("text", "speaker", "reporter"),
    [
        ("Ola Brand said Ed Marsh called the wall “rotten.”", "Ed Marsh", "Ola Brand"),
        ("“It is rotten,” Ed Marsh said, according to the Gazette.", "Ed Marsh", "the Gazette"),
        ("According to Ola Brand, Ed Marsh called it “rotten.”", "Ed Marsh", "Ola Brand"),
        ("“It is rotten,” Ed Marsh said.", "Ed Marsh", ""),
    ],
)
def test_who_tells_it(text: str, speaker: str, reporter: str) -> None:
    quote = first(text)
    assert quote.speaker == speaker
    assert quote.reporter.removeprefix("the ") == reporter.removeprefix("the ")


@pytest.mark.parametrize(
    ("cue", "behind", "stance"),
    [
        ("said", "", Stance.NEUTRAL),
        ("claimed", "", Stance.CLAIMING),
        ("denies", "", Stance.DENYING),
        ("conceded", "", Stance.ADMITTING),
        ("warning", "", Stance.WARNING),
        ("hailed", "", Stance.PRAISING),
        ("slammed", "", Stance.CRITICISING),
        ("asked", "", Stance.ASKING),
        ("urged", "", Stance.DEMANDING),
        ("called", "for", Stance.DEMANDING),
        ("called", "it", Stance.NEUTRAL),
        ("vowed", "", Stance.PROMISING),
        ("hopes", "", Stance.EXPECTING),
        ("agreed", "", Stance.AGREEING),
        ("accusation", "", Stance.CRITICISING),
        ("according to", "", Stance.NEUTRAL),
    ],
)
def test_the_stance_of_a_verb_in_any_form(cue: str, behind: str, stance: Stance) -> None:
    assert stance_of(cue, behind) is stance


def test_a_clause_is_surer_than_a_guess() -> None:
    text = "“We sail,” Martha Quill said. Ed Marsh met Tom Ashby.\n\n“It is late,” he said."
    said, guessed = (quote for quote in find_quotes(Article("x", text), ()) if quote.direct)
    assert said.score > 0.9
    assert guessed.score < 0.8
    assert any("not " in reason for reason in guessed.reasons)


def test_words_without_a_speaker_have_no_score() -> None:
    quote = first("“We sail at dawn.”")
    assert (quote.speaker, quote.score) == ("", 0.0)
    assert quote.reasons
