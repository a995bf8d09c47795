"""The lexicon of saying: inflections are right, and homonyms do not clash."""

import pytest

from reader.analysis.quotes.verbs import Strength, Tense, forms


@pytest.mark.parametrize(
    ("form", "lemma", "tense"),
    [
        ("said", "say", Tense.PAST),
        ("says", "say", Tense.PRESENT),
        ("saying", "say", Tense.PARTICIPLE),
        ("told", "tell", Tense.PAST),
        ("wrote", "write", Tense.PAST),
        ("writing", "write", Tense.PARTICIPLE),
        ("admitted", "admit", Tense.PAST),
        ("referring", "refer", Tense.PARTICIPLE),
        ("quipped", "quip", Tense.PAST),
        ("denies", "deny", Tense.PRESENT),
        ("replied", "reply", Tense.PAST),
        ("confesses", "confess", Tense.PRESENT),
        ("countered", "counter", Tense.PAST),
        ("dubbed", "dub", Tense.PAST),
        ("explained", "explain", Tense.PAST),
    ],
)
def test_inflections(form: str, lemma: str, tense: Tense) -> None:
    assert (forms()[form].lemma, forms()[form].tense) == (lemma, tense)


def test_regular_forms_do_not_stand_beside_irregular_ones() -> None:
    assert "sayed" not in forms()
    assert "telled" not in forms()


def test_saying_is_surer_than_thinking() -> None:
    assert forms()["said"].strength is Strength.STRONG
    assert forms()["thought"].strength is Strength.WEAK
