"""Statements, letters and reports that speak, and whoever they are by."""

import re

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article, Entity, EntityKind, Mention, Quote, Span


def entity(text: str, name: str, kind: EntityKind, role: str = "") -> Entity:
    mentions = tuple(Mention(Span(m.start(), m.end())) for m in re.finditer(re.escape(name), text))
    return Entity(f"{kind}:{name}", name, kind, mentions, role=role)


def last(text: str, *entities: Entity) -> Quote:
    return find_quotes(Article("x", text), entities)[-1]


@pytest.mark.parametrize(
    "made",
    [
        "The Ports Ministry said in a statement that it was late.",
        "The Ports Ministry issued a short statement.",
        "There was a statement by the Ports Ministry.",
    ],
)
def test_a_statement_belongs_to_who_made_it(made: str) -> None:
    text = made + " “We are closed,” the statement said."
    ministry = entity(text, "Ports Ministry", EntityKind.ORGANISATION)
    quote = last(text, ministry)
    assert (quote.speaker, quote.speaker_entity) == ("the statement, Ports Ministry", ministry.id)


def test_what_a_minister_states_the_ministry_states() -> None:
    text = (
        "Ruth Calder, the transport minister, said so in a statement. The Transport Ministry stayed open. "
        "“We are closed,” the statement said."
    )
    ministry = entity(text, "Transport Ministry", EntityKind.ORGANISATION)
    calder = entity(text, "Ruth Calder", EntityKind.PERSON, "transport minister")
    assert last(text, ministry, calder).speaker_entity == ministry.id


def test_a_statement_of_somebody_else_is_left_alone() -> None:
    text = "The Ports Ministry said so in a statement. “We are closed,” the Ostrian statement said."
    quote = last(text, entity(text, "Ports Ministry", EntityKind.ORGANISATION))
    assert (quote.speaker, quote.speaker_entity) == ("the Ostrian statement", "")


def test_a_possessive_names_the_owner() -> None:
    text = "“We are closed,” the Ports Ministry’s statement said."
    ministry = entity(text, "Ports Ministry", EntityKind.ORGANISATION)
    assert last(text, ministry).speaker_entity == ministry.id


def test_a_document_before_a_colon_speaks() -> None:
    assert last("More from the report: “The dam was old.”").speaker == "the report"


def test_the_ministry_is_the_one_that_was_named() -> None:
    text = "The Ports Ministry met the Ports Board. “We are closed,” the ministry said."
    ministry = entity(text, "Ports Ministry", EntityKind.ORGANISATION)
    board = entity(text, "Ports Board", EntityKind.ORGANISATION)
    assert last(text, ministry, board).speaker_entity == ministry.id


def test_the_ministry_is_nobody_where_two_were_named() -> None:
    text = "The Ports Ministry met the Fish Ministry. “We are closed,” the ministry said."
    ports = entity(text, "Ports Ministry", EntityKind.ORGANISATION)
    fish = entity(text, "Fish Ministry", EntityKind.ORGANISATION)
    assert last(text, ports, fish).speaker == "the ministry"
