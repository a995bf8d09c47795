"""Amounts in languages that part decimals by a comma: found, and what they come to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.entities import find_entities
from reader.analysis.entities.amounts_abroad import amounts_abroad
from reader.article import Article


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12 Millionen Euro", "EUR 12000000"),
        ("1.200,50 Euro", "EUR 1200.5"),
        ("3,5 Mrd. Dollar", "USD 3500000000"),
        ("300 Franken", "CHF 300"),
        ("5 millions d’euros", "EUR 5000000"),
        ("1 200 euros", "EUR 1200"),
        ("12 mil millones de dólares", "USD 12000000000"),
        ("3 mila euro", "EUR 3000"),
        ("5 milhões de reais", "BRL 5000000"),
        ("20 miljoner kronor", ""),
        ("5 млн рублей", "RUB 5000000"),
        ("€ 3,5 Mio", "EUR 3500000"),
        ("12,5 %", "12.5 %"),
        ("5 Prozent", "5 %"),
        ("12 pour cent", "12 %"),
        ("12 процентов", "12 %"),
    ],
)
def test_amounts_have_their_values(words: str, value: str) -> None:
    text = f"X {words} y"
    assert [(m.span.of(text), m.value) for _, m in amounts_abroad(text)] == [(words, value)]


@pytest.mark.parametrize("text", ["Am 3. Mai 2020 kamen 300 Menschen.", "Nr. 5, 7 und 9.", "1.2.3 Euro"])
def test_other_figures_are_none(text: str) -> None:
    assert list(amounts_abroad(text)) == []


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_any_sum_is_read_as_it_is_written(whole: int, cents: int) -> None:
    text = f"{whole:,}".replace(",", ".") + f",{cents:02} Euro"
    ((_, found),) = amounts_abroad(text)
    assert Decimal(found.value.removeprefix("EUR ")) == Decimal(f"{whole}.{cents:02}")


def test_the_language_of_a_text_says_how_its_numbers_are_read() -> None:
    german = "Es kostete 1.200 Euro, und das ist nicht viel, wie der Sprecher der Stadt und die Leute sagen."
    english = "It cost 1.200 euros, and that is not much, as the people of the town said to them."
    values = [
        [entity.value for entity in find_entities(Article("a", text)) if entity.kind.value == "money"]
        for text in (german, english)
    ]
    assert values == [["EUR 1200"], ["EUR 1.2"]]
