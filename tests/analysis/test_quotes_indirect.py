"""Indirect speech: whose words a clause renders, where it begins and ends, and what is none."""

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article, Quote, QuoteKind, Stance


def indirect(text: str) -> list[Quote]:
    return [quote for quote in find_quotes(Article("x", text), ()) if not quote.direct]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Martha Quill said that the dam was unsafe.", "Martha Quill", "the dam was unsafe"),
        ("Martha Quill said the dam was unsafe.", "Martha Quill", "the dam was unsafe"),
        (
            "Martha Quill told reporters on Monday that it would hold.",
            "Martha Quill",
            "it would hold",
        ),
        ("Martha Quill has denied she took the rope.", "", ""),
        ("Martha Quill denied that she took the rope.", "Martha Quill", "she took the rope"),
        ("Martha Quill asked whether it would rain.", "Martha Quill", "whether it would rain"),
        ("Martha Quill vowed to mend the wall.", "Martha Quill", "to mend the wall"),
        ("The dam was unsafe, Martha Quill said.", "Martha Quill", "The dam was unsafe"),
        ("The dam was unsafe, said Martha Quill.", "Martha Quill", "The dam was unsafe"),
        ("The dam, officials said, would not hold.", "officials", "The dam would not hold"),
        ("According to Martha Quill, the dam was unsafe.", "Martha Quill", "the dam was unsafe"),
        ("The dam was unsafe, according to Martha Quill.", "Martha Quill", "The dam was unsafe"),
        (
            "Martha Quill said the dam was old, adding that it leaked.",
            "Martha Quill",
            "the dam was old",
        ),
    ],
)
def test_the_clause_and_its_speaker(text: str, speaker: str, words: str) -> None:
    found = indirect(text)
    assert (found[0].speaker, found[0].text) == (speaker, words) if words else found == []


@pytest.mark.parametrize(
    "text",
    [
        "Martha Quill wrote the profile of Marsh, tweeted out in May.",
        "Martha Quill said nothing.",
        "Martha Quill said “we sail.”",
        "Martha Quill proposed nothing that would cost a ferry.",
        "I said it was late.",
        "The box said to contain fish was opened.",
        "The reported loss was great.",
        "It was said that the dam leaked.",
        "Martha Quill would not say whether the dam was safe.",
        "Nobody said that the dam was safe.",
        "Whatever the price, Martha Quill will insist on sailing.",
        "Martha Quill noted the remark that she wanted fish.",
        "Martha Quill reiterated that approach in a talk last week.",
        "Martha Quill said it, and she had her hat on.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert indirect(text) == []


def test_it_is_told_apart_from_direct_speech() -> None:
    (quote,) = indirect("Martha Quill warned that the dam would burst.")
    assert (quote.kind, quote.stance, quote.cue) == (QuoteKind.INDIRECT, Stance.WARNING, "warned")


def test_who_is_reported_is_who_she_is_next() -> None:
    text = "Ola Brand met Ed Marsh. The stakes are high, Marsh said. “It is late,” he said."
    assert [quote.speaker for quote in find_quotes(Article("x", text), ()) if quote.direct] == ["Ed Marsh"]
