"""Frames beyond “X said”: whose words they are, and by which verb."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, QuoteKind

SAID = {
    # A thought that was told is what is told.
    "Ola Brand told radio host Ed Marsh that she believes she, “may be late.”": [("Ola Brand", "told")],
    # A verb of its own begins another quotation.
    "“It leaks,” Ola Brand said, adding, “Nobody cares.”": [("Ola Brand", "said"), ("Ola Brand", "adding")],
    "“Keep out,” Ola Brand told Marsh before asking him, “Where are you?”": [
        ("Ola Brand", "told"),
        ("Ola Brand", "asking"),
    ],
    "“Open the gate,” came shouts from the crowd.": [("the crowd", "shouts")],
    "The crowd broke into chants of “Feel the rain!”": [("The crowd", "chants")],
    # A document of somebody's speaks for itself; one that somebody makes, for him.
    "Ola Brand left a week after the paper’s editorial telling her to leave her “castle.”": [
        ("the paper’s editorial", "telling")
    ],
    "Ola Brand signed a petition calling it “rotten.”": [("Ola Brand", "calling")],
    "The paper ran a Fenport Post editorial that accuses Marsh of a “fib-filled campaign.”": [
        ("a Fenport Post editorial", "accuses")
    ],
    "The judge told them to ignore reports that had called it “the great swindle.”": [("reports", "called")],
    "President Ola Brand has a new campaign message: “It’s about me.”": [("Ola Brand", ":")],
    "WHY IT LEAKS - Orla Finn and Jim Harder: “We found that it leaks.”": [("Orla Finn and Jim Harder", ":")],
    # The subject of a participle stands behind the comma.
    "After saying her foot was “so swollen,” Ola Brand left.": [("Ola Brand", "saying")],
    # Telling whether is no saying, and criminal charges charge nobody.
    "Ola Brand said it was too early to tell whether it fell, and there was “no evidence.”": [
        ("Ola Brand", "said")
    ],
    "Ministers blasted the panel because the pardon was “partial,” shielding them from any criminal charges"
    " that might follow.": [("Ministers", "blasted")],
    # Descriptions, and letters behind a name.
    "“The roof leaks!” Ola Brand, the mayor of Fenport since 2011, cried.": [("Ola Brand", "cried")],
    "“The roof leaks,” Scott’s niece, councillor Cia Price (Lab), said.": [("Cia Price", "said")],
    "Daniel Osei QC told the jury that it was “a sieve”.": [("Daniel Osei", "told")],
    "The dad-of-three fumed: ‘It leaks.’": [("The dad-of-three", "fumed")],
    # Whom a clause of time ends with is “she”; so is a newcomer whom the sentence before begins with.
    "Ayesha Khan listened. When police stopped Moira Fenn she told them: “I am late.”": [
        ("Moira Fenn", "told")
    ],
    "Ola Brand saw the dam. A neighbour came out to look. “It leaks,” she said.": [("A neighbour", "said")],
    "Ola Brand Calls Fenport Dam ‘A Sieve’ Over Leaks\n\nIt leaks, Ola Brand said on Monday.": [
        ("Ola Brand", "Calls")
    ],
}


@pytest.mark.parametrize(("text", "expected"), SAID.items())
def test_whose_words_by_which_verb(text: str, expected: list[tuple[str, str]]) -> None:
    article = Article("x", text)
    found = find_quotes(article, find_entities(article))
    assert [(quote.speaker, quote.cue) for quote in found if quote.is_speech] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Trends Are ‘Terrifying’ For Fenport Boats", QuoteKind.SPEECH),
        ("Fenport Dam Gets ‘Personal Insult’ After Leak", QuoteKind.SPEECH),
        ("‘Missing’ Fenport Boats Found Near Quay", QuoteKind.SCARE),
        ("They are the 29 boats that only stencilled “Fenport” as their port.", QuoteKind.SPEECH),
        ("A “tea” wagon stood on the quay.", QuoteKind.SCARE),
        ("She gave an impassioned “farewell address” there.", QuoteKind.SCARE),
    ],
)
def test_in_doubt_words_are_somebodys(text: str, kind: QuoteKind) -> None:
    (quote,) = find_quotes(Article("x", text), ())
    assert (quote.kind, quote.speaker) == (kind, "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("``We sail,'' said Tom Roe. ``We sail late.''", ["We sail,", "We sail late."]),
        ("‘‘We sail,’’ said Tom Roe. ‘‘It's ‘late’ now.’’", ["We sail,", "It's ‘late’ now."]),
        ("``We sail,'' said Tom Roe. ''We sail late.''", ["We sail,", "We sail late."]),
        ("‘‘We sail, said Tom Roe. ‘‘We sail late.’’", ["We sail,", "We sail late."]),
        ("‘He told me ‘no’’, said Tom Roe.", ["He told me ‘no"]),
    ],
)
def test_two_single_marks_may_stand_for_a_double_one(text: str, words: list[str]) -> None:
    assert [quote.text for quote in find_quotes(Article("x", text), ())] == words
