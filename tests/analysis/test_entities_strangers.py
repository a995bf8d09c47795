"""Names that overlap, lines without end, addresses, false works and speakers."""

from itertools import pairwise

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, EntityKind


@pytest.mark.parametrize("text", ["Christian Guevara", "Nevada Trump left.", "Dan And ht And York And$"])
def test_a_name_that_grows_to_the_left_takes_the_place_of_what_stood_there(text: str) -> None:
    spans = sorted(m.span for entity in find_entities(Article("a", text)) for m in entity.mentions)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize("piece", ["A-", "12/12/"])
def test_a_line_without_end_is_read_at_once(piece: str) -> None:
    """Searches that began anew at every character of it took minutes, and no steps of ours."""
    find_entities(Article("a", piece * 4_000))


def test_addresses_are_hidden_and_the_words_beside_them_are_not() -> None:
    text = "Ana Ruiz (www.ana-ruiz.org/Home) wrote to Bo.Osei@Lind.net and harbour.co.uk/Tern/Gale in Accra."
    names = {entity.name for entity in find_entities(Article("a", text))}
    assert {"Ana Ruiz", "Accra"} <= names
    assert not {"Home", "Lind", "Tern", "Gale", "Tern/Gale"} & names


def test_a_production_goes_to_a_town_and_is_of_a_play() -> None:
    found = find_entities(Article("a", "The troupe will bring the production to Ambleford in the spring."))
    assert not [entity for entity in found if entity.kind is EntityKind.WORK]


def test_a_name_with_a_market_square_is_a_town() -> None:
    text = "Ada Roe drew the market square of Wessin. She slept in the schoolhouse at Wessin, she said."
    kinds = {entity.name: entity.kind for entity in find_entities(Article("a", text))}
    assert kinds.get("Wessin", EntityKind.PLACE) is EntityKind.PLACE


def test_words_of_no_length_are_no_indirect_speech() -> None:
    article = Article("a", "“y”,S said,s p")
    assert all(
        piece.start < piece.end
        for quote in find_quotes(article, find_entities(article))
        for piece in quote.pieces
    )


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "His cousin, who asked not to be named, told the Wexley Evening Press she had left him.",
            ["His cousin"],
        ),
        ("Brandt and Osei argued in a 2019 paper, “Tides Without Walls,” that the sea was rising.", [""]),
    ],
)
def test_who_said_it(text: str, speakers: list[str]) -> None:
    article = Article("a", text)
    quotes = find_quotes(article, find_entities(article))
    named = [quote.speaker for quote in quotes if text.startswith("His") or quote.direct]
    assert named == speakers
