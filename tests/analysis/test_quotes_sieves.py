"""Who is read as the speaker: each pattern of attribution, on sentences of its own."""

import pytest

from reader.analysis.quotes import find_quotes
from reader.analysis.quotes.cast import make_cast
from reader.analysis.quotes.marks import find_pieces
from reader.analysis.quotes.passage import Passage, read_passage
from reader.analysis.quotes.sieves import (
    Sieve,
    according_to,
    claimed_by,
    likened_by,
    named_before_colon,
    read_lead,
    said_after,
    said_before,
    said_later,
    said_right_before,
    signed_with_dash,
)
from reader.article import Article, QuoteKind, Span


def passage_of(text: str) -> Passage:
    return read_passage(text, Span(0, len(text)), find_pieces(text, 0, len(text)), make_cast(text, ()))


def read(sieve: Sieve, text: str) -> tuple[str, str] | None:
    passage = passage_of(text)
    quote = next(index for index, token in enumerate(passage.tokens) if token.piece >= 0)
    frame = sieve(passage, quote)
    return None if frame is None else (passage.span_of(*frame.subject).of(text), frame.cue)


def speakers(text: str) -> list[str]:
    return [quote.speaker for quote in find_quotes(Article("x", text), ()) if quote.is_speech]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“We sail,” said Martha Quill.", "Martha Quill", "said"),
        ("“We sail,” said party chief Martha Quill, who leads the fleet.", "Martha Quill", "said"),
        ("“We sail,” said the harbour master, Martha Quill.", "Martha Quill", "said"),
        ("“We sail,” Martha Quill said on Monday.", "Martha Quill", "said"),
        ("“We sail,” Martha Quill, the harbour master, said.", "Martha Quill", "said"),
        ("“We sail,” Martha Quill, a captain from Fenport, Lowmark, said.", "Martha Quill", "said"),
        ("“We sail,” Martha Quill (Lib.), who resigned in May, told the Gazette.", "Martha Quill", "told"),
        ("“We sail,” Fleet Office press secretary Martha Quill told reporters.", "Martha Quill", "told"),
        ("“Do we sail?” she asked.", "she", "asked"),
        ("“We sail!” the captain roared across the deck.", "the captain", "roared"),
        ("“We sail,” the statement said.", "the statement", "said"),
        ("“We sail,” a spokesman for the fleet said.", "a spokesman for the fleet", "said"),
        ("“We sail,” the captain riffed, to laughter.", "the captain", "riffed"),
        ("“We sail,” Martha Quill went on, as if nobody had asked.", "Martha Quill", "went"),
        ("“Nobody reads it,” is how Martha Quill put it.", "Martha Quill", "put"),
    ],
)
def test_said_after(text: str, speaker: str, cue: str) -> None:
    assert read(said_after, text) == (speaker, cue)


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("Martha Quill said the plan was “a sieve.”", "Martha Quill", "said"),
        ("Martha Quill has repeatedly called the plan “a sieve.”", "Martha Quill", "called"),
        ("Officials described the plan as “a sieve.”", "Officials", "described"),
        ("Martha Quill told the court that Edward Marsh had said “pay or go.”", "Edward Marsh", "said"),
        (
            "The Ports Ministry, meanwhile, closed the quay, accusing the crew of “idle” talk.",
            "The Ports Ministry",
            "accusing",
        ),
        ("Martha Quill praised the crew and warned of “dark weeks.”", "Martha Quill", "warned"),
        ("In a speech on Monday, Martha Quill warned of “dark weeks.”", "Martha Quill", "warned"),
        ("Martha Quill accused Edward Marsh of saying “never.”", "Edward Marsh", "saying"),
        ("Edward Marsh, who called the plan “a sieve,” left.", "Edward Marsh", "called"),
        (
            "The angry note published by the fleet on Friday warned of “dark” days.",
            "The angry note",
            "warned",
        ),
        ("He read a letter she got from the mayor that hailed the “brave” crew.", "a letter", "hailed"),
        ("Asked about it, Martha Quill replied: “Never.”", "Martha Quill", "replied"),
        ("As Martha Quill put it, “nobody reads it.”", "Martha Quill", "put"),
        ("Residents say the harbour is “dead.”", "Residents", "say"),
        ("The report found that the dam was “unsafe.”", "The report", "found"),
    ],
)
def test_said_before(text: str, speaker: str, cue: str) -> None:
    assert read(said_before, text) == (speaker, cue)


def test_a_verb_with_an_unlikely_subject_yields_to_a_likely_one() -> None:
    text = "Martha Quill said the platform should stress a “fair” share."
    assert read(said_before, text) == ("Martha Quill", "said")


def test_a_noun_spelt_like_a_verb_is_none() -> None:
    assert read(said_before, "The old report of the claims was “thin.”") is None
    assert read(said_before, "The alleged “plot” was a joke.") is None


@pytest.mark.parametrize(
    "text",
    [
        "According to Martha Quill, the plan is “a sieve.”",
        "The plan is “a sieve,” according to Martha Quill.",
        "In the words of Martha Quill, it was “a sieve.”",
    ],
)
def test_according_to(text: str) -> None:
    found = read(according_to, text)
    assert found is not None
    assert found[0] == "Martha Quill"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials rejected Martha Quill’s claim that the wall was “rotten.”", "Martha Quill’s"),
        ("Officials backed Quill's old promise of “free ferries.”", "Quill's"),
        ("In Martha Quill’s words, it was “a long goodbye.”", "Martha Quill’s"),
        ("He repeated his call for “calm.”", "his"),
    ],
)
def test_claimed_by(text: str, speaker: str) -> None:
    found = read(claimed_by, text)
    assert found is not None
    assert found[0] == speaker


def test_the_possessor_of_a_claim_is_shown_without_the_possessive() -> None:
    assert speakers("Officials rejected Martha Quill’s claim that it was “rotten.”") == ["Martha Quill"]
    assert speakers("He repeated his promise of “free ferries.”") == ["he"]


def test_the_subject_of_a_passive_verb_does_not_speak() -> None:
    assert speakers("The wall was described by officials as “rotten.”") == ["officials"]
    assert speakers("The wall, dubbed “the sieve” by critics, was rebuilt.") == ["critics"]
    assert speakers("Martha Quill was called “a liar” in the hall.") == [""]
    assert speakers("Edward Marsh was quoted as saying it was “rotten.”") == ["Edward Marsh"]
    assert speakers("The paper quoted Edward Marsh as saying it was “rotten.”") == ["Edward Marsh"]


def test_a_clause_of_its_own_behind_the_words_is_not_their_frame() -> None:
    text = "Martha Quill hailed it as “a milestone,” and Edward Marsh said it was “late.”"
    assert speakers(text) == ["Martha Quill", "Edward Marsh"]


def test_said_later() -> None:
    assert read(said_later, "The “sieve” plan would fail, Martha Quill said.") == ("Martha Quill", "said")
    assert read(said_later, "The “sieve” plan would fail, said Martha Quill.") == ("Martha Quill", "said")
    assert read(said_later, "He wore a “Vote” badge and a hat.") is None


def test_signed_with_dash() -> None:
    assert read(signed_with_dash, "“We sail at dawn.” — Martha Quill") == ("Martha Quill", "—")
    assert read(signed_with_dash, "“We sail at dawn.” – Martha Quill, captain") == ("Martha Quill", "–")
    assert read(signed_with_dash, "He called it “idle” — Martha Quill") is None


def test_named_before_colon() -> None:
    assert read(named_before_colon, "Martha Quill: “We sail.”") == ("Martha Quill", ":")
    assert read(named_before_colon, "Quill: the plan is ‘a sieve’") == ("Quill", ":")
    assert read(named_before_colon, "For example: “We sail.”") is None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("When somebody in the hall asked, “Why?” Martha Quill shrugged.", "somebody in the hall"),
        ("Martha Quill replied on Monday: “We sail.”", "Martha Quill"),
        ("Martha Quill told reporters in Fenport, “We sail.”", "Martha Quill"),
    ],
)
def test_said_right_before(text: str, speaker: str) -> None:
    found = read(said_right_before, text)
    assert found is not None
    assert found[0] == speaker
    assert read(said_right_before, "Martha Quill said it was “late.”") is None
    assert read(said_right_before, "“We sail,” she said, “at dawn.”") is None


@pytest.mark.parametrize(
    "text",
    [
        "In recent weeks, Martha Quill has gone after Edward Marsh as a “rusty anchor.”",
        "Martha Quill openly admires Edward Marsh as “a rock.”",
    ],
)
def test_likened_by(text: str) -> None:
    found = read(likened_by, text)
    assert found is not None
    assert found[0] == "Martha Quill"
    assert read(likened_by, "The harbour served as “a home.”") is None


@pytest.mark.parametrize(
    "text",
    [
        "Martha Quill told the court that she believes the wall “was rotten.”",
        "Martha Quill said she hopes for “calm.”",
    ],
)
def test_a_thought_is_spoken_by_the_verb_that_tells_it(text: str) -> None:
    found = read(said_before, text)
    assert found is not None
    assert found[0] == "Martha Quill"
    assert found[1] in ("told", "said")


def test_a_sentence_leads_into_the_words_behind_it() -> None:
    text = "Martha Quill disagreed."
    passage = passage_of(text)
    frame = read_lead(passage, len(passage.tokens))
    assert frame is not None
    assert passage.span_of(*frame.subject).of(text) == "Martha Quill"
    assert read_lead(passage_of("It rained."), 3) is None


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “green belt” was redrawn.",
        "The word “sorry” never appeared.",
        "Martha Quill wore a “Vote” badge.",
        "The firm’s “liquid” assets were frozen.",
    ],
)
def test_nobody_is_better_than_a_wrong_name(text: str) -> None:
    (quote,) = find_quotes(Article("x", text), ())
    assert (quote.speaker, quote.kind) == ("", QuoteKind.SCARE)


def test_titles_of_works_are_no_quotes() -> None:
    assert speakers("The song “Long Way Home” was played twice.") == []
    assert speakers("She told the podcast “Harbour Lights” that it was “over.”") == ["She"]


def test_headline_verbs_have_capitals() -> None:
    assert speakers("Martha Quill Says Plan Was ‘A Sieve’ All Along") == ["Martha Quill"]


def test_a_comma_behind_an_abbreviation_ends_no_sentence() -> None:
    assert speakers("He described Martha Quill, R-Ore., as “a rock.”") == ["He"]
    assert speakers("Martha Quill (R-Ore.), a judge, said it was “over.”") == ["Martha Quill"]
