"""Quotations whose marks are missing, turned or of another kind: what belongs together stays one."""

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article, QuoteKind


def spoken(text: str) -> list[list[str]]:
    """Return the pieces of every quotation that is speech."""
    found = find_quotes(Article("x", text), ())
    return [[piece.of(text) for piece in quote.pieces] for quote in found if quote.is_speech and quote.direct]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Ola Brand said: “We held. “Then the water came. “We ran.”",
            [["We held.", "Then the water came.", "We ran."]],
        ),
        (
            'Ola Brand said: "We held.\nThen the water came.\nWe ran."\nThe council disagrees.',
            [["We held.", "Then the water came.", "We ran."]],
        ),
        (
            "Ola Brand said: “We held the wall.\n\nThe second night\n\n“Then we ran.”\n\nIt rained.",
            [["We held the wall.", "Then we ran."]],
        ),
        ("“It failed, said Ola Brand. “We ran.”", [["It failed,"], ["We ran."]]),
        (
            '“They have "friends" who fix it, and who pay for it,” said Ola Brand.',
            [['They have "friends" who fix it, and who pay for it,']],
        ),
        ("»Muuri kesti», sanoi Anna Petrova.", [["Muuri kesti"]]),
        ("—¿Y la bomba? —preguntó Luis Abril—. No funciona.", [["¿Y la bomba?"], ["No funciona."]]),
    ],
)
def test_what_belongs_together_is_one(text: str, wanted: list[list[str]]) -> None:
    assert spoken(text) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The draft “Tides for All” was read.", QuoteKind.TITLE),
        ("The group calls itself “Free Harbour” and marches.", QuoteKind.TITLE),
        ("The engine is called “PowerGale” now.", QuoteKind.TITLE),
        ("The hotel lends “Fifty Knots of Rope” to guests.", QuoteKind.TITLE),
        ("Her favourite, “Rope and Salt” by Tom Aubry, is out.", QuoteKind.TITLE),
        ("She uses the stage name “Black Gull” on tour.", QuoteKind.NICKNAME),
        ("Ray “the Whirlwind” White lost.", QuoteKind.NICKNAME),
        ("It is the Welsh word for “tide” there.", QuoteKind.SCARE),
        ("The so-called “smart” kettle boils.", QuoteKind.SCARE),
    ],
)
def test_names_and_glosses_are_nobodys_words(text: str, kind: QuoteKind) -> None:
    assert [quote.kind for quote in find_quotes(Article("x", text), ())] == [kind]
