"""The quotes in their list: in order or by speaker, of which kinds, and what is told of each."""

from dataclasses import replace

import made
import pytest

from reader.article import Analysis, Quote, QuoteKind, Span
from reader.typesetting.cells import cell_len
from reader.ui.line_list import Row
from reader.ui.quote_rows import QuoteView, quote_rows, said_by, shown_quotes

FOUND = made.analysis(made.article())
SAID = Quote((Span(0, 4),), "Yes.", "Ada Holm", speaker_entity="ada", cue="said")
INDIRECT = Quote(
    (Span(9, 14),), "she agreed", "Ada Holm", speaker_entity="ada", direct=False, kind=QuoteKind.INDIRECT
)
TITLE = Quote((Span(20, 24),), "Reef", kind=QuoteKind.TITLE)
NOBODY = Quote((Span(30, 34),), "Well.")
OTHER = Quote((Span(40, 44),), "No.", "a guard", cue="said")
EVERY = Analysis(quotes=(SAID, INDIRECT, TITLE, NOBODY, OTHER, replace(OTHER, pieces=(Span(50, 54),))))


def words(rows: list[Row]) -> str:
    return " ".join("".join(text for text, _ in row.pieces) + " " + row.right for row in rows)


@pytest.mark.parametrize("width", [20, 30, 44])
@pytest.mark.parametrize("by_speaker", [False, True])
def test_rows_fit_the_column_and_tell_all(width: int, by_speaker: bool) -> None:
    quotes = shown_quotes(FOUND, QuoteView(by_speaker=by_speaker))
    rows = quote_rows(quotes, width, by_speaker=by_speaker)
    assert {row.item for row in rows if row.item is not None} == set(range(len(FOUND.quotes)))
    for row in rows:
        assert sum(cell_len(text) for text, _ in row.pieces) + len(row.right) <= width
    for number, quote in enumerate(quotes):
        told = words([row for row in rows if row.item == number])
        assert quote.text.split()[0] in told
        assert by_speaker or f"— {quote.speaker.split()[0]}" in told
        assert quote.cue.split(" ")[0] in told


def test_only_speech_is_shown_until_more_is_asked_for() -> None:
    assert INDIRECT not in shown_quotes(EVERY, QuoteView())
    assert TITLE not in shown_quotes(EVERY, QuoteView(indirect=True))
    assert INDIRECT in shown_quotes(EVERY, QuoteView(indirect=True))
    assert shown_quotes(EVERY, QuoteView(indirect=True, others=True)) == list(EVERY.quotes)


def test_by_speaker_who_said_most_comes_first_and_nobody_last() -> None:
    shown = shown_quotes(EVERY, QuoteView(by_speaker=True))
    assert [quote.speaker for quote in shown] == ["a guard", "a guard", "Ada Holm", ""]
    rows = quote_rows(shown, 30, by_speaker=True, names={"ada": "Ada Holm"})
    headings = [(row.pieces[0][0], row.right) for row in rows if row.item is None and row.pieces]
    assert headings == [("a guard", "2"), ("Ada Holm", "1"), ("Speaker not named", "1")]


def test_under_the_entity_a_speaker_told_by_other_words_is_named_still() -> None:
    rows = quote_rows([replace(SAID, speaker="her letter")], 30, by_speaker=True, names={"ada": "Ada Holm"})
    assert "Ada Holm" in words(rows)
    assert "— her letter, said" in words(rows)


def test_one_speaker_and_what_is_sought() -> None:
    assert shown_quotes(EVERY, QuoteView(speaker="ada")) == [SAID]
    assert len(shown_quotes(EVERY, QuoteView(speaker="=a guard"))) == 2
    assert shown_quotes(EVERY, QuoteView("holm yes")) == [SAID]


def test_what_is_told_of_a_quote() -> None:
    full = replace(SAID, addressee="the council", reporter="Per Lund", score=0.3)
    assert said_by(full) == "— Ada Holm?, said, to the council, reported by Per Lund"
    assert said_by(replace(SAID, score=0.9)) == "— Ada Holm, said"
    assert said_by(NOBODY) == "— speaker not named"
    assert said_by(TITLE) == "(title)"
    assert "“" not in words(quote_rows([INDIRECT], 40))
    assert "“Reef”" in words(quote_rows([TITLE], 40))
    assert quote_rows((), 30) == []
