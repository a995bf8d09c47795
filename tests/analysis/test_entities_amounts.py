"""Amounts in the currencies of the world, shares in words and figures, and what is no amount."""

import pytest

from reader.analysis.entities.amounts import amounts
from reader.analysis.entities.amounts_uncased import amounts_uncased


def values(text: str) -> dict[str, str]:
    return {mention.span.of(text): mention.value for _, mention in amounts(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rs 5 crore, ₦2.1tn and R$9.90.",
         {"Rs 5 crore": "", "₦2.1tn": "NGN 2100000000000", "R$9.90": "BRL 9.9"}),
        ("KSh 12 billion, GH¢500, AED 90,000.",
         {"KSh 12 billion": "KES 12000000000", "GH¢500": "GHS 500", "AED 90,000": "AED 90000"}),
        ("SEK 900m or 60 USD or 20€.", {"SEK 900m": "SEK 900000000", "60 USD": "USD 60", "20€": "EUR 20"}),
        ("P1.2 trillion in room P12.", {"P1.2 trillion": ""}),
        ("It costs between £15 and £40.", {"£15 and £40": "GBP 15/40"}),
        ("It cost between 8 and 9 billion euros, or 2 to 3 million yen.",
         {"8 and 9 billion euros": "EUR 8000000000/9000000000", "2 to 3 million yen": "JPY 2000000/3000000"}),
        ("In 1999 and 500 euros.", {"500 euros": "EUR 500"}),
        ("He has £15 and €40.", {"£15": "GBP 15", "€40": "EUR 40"}),
        ("One hundred dollars, fifty thousand pounds.",
         {"One hundred dollars": "USD 100", "fifty thousand pounds": "GBP 50000"}),
        ("A handful of dollars, a multi-million-dollar yacht, Millions of pounds.",
         {"A handful of dollars": "", "multi-million-dollar": "", "Millions of pounds": ""}),
        ("2 lakh crore rupees.", {"2 lakh crore rupees": ""}),
        ("145 billion Korean won.", {"145 billion Korean won": "KRW 145000000000"}),
        ("Rates rose three-quarters of a percentage point, then half a percent.",
         {"three-quarters of a percentage point": "0.75 pp", "half a percent": "0.5 %"}),
        ("Output fell by a third. It fell by half.", {"a third": "1/3", "half": "1/2"}),
        ("Zero percent, a hundred percent, Twenty-five percent, 14.7pc.",
         {"Zero percent": "0 %", "a hundred percent": "100 %",
          "Twenty-five percent": "25 %", "14.7pc": "14.7 %"}),
        ("It fell –3.4%, or 10%–15%.", {"–3.4%": "-3.4 %", "10%–15%": "10/15 %"}),
        ("A 20-dollar bottle and a 5-pound fine.", {"20-dollar": "USD 20", "5-pound": "GBP 5"}),
    ],
)  # fmt: skip
def test_amounts_have_their_value(text: str, expected: dict[str, str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The cod weighed 20 pounds. A 200-pound man lost 30 pounds.",
        "COP27 met the 19 euro area countries.",
        "They won two in three away games.",
        "Some won, some lost. Hit by a third car.",
    ],
)
def test_weights_meetings_and_games_are_no_amounts(text: str) -> None:
    assert values(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("35億円と1億2000万円、12%。", ["JPY 3500000000", "JPY 120000000", "12 %"]),
        ("提供3.5亿元，降低百分之12。", ["CNY 350000000", "12 %"]),
        ("3.5 مليون دينار و5 مليون دولار بنسبة 4.2%", ["", "USD 5000000", "4.2 %"]),
        ("$3억, 500원", ["USD 300000000", "KRW 500"]),
        ("2,000.50ドル", ["USD 2000.5"]),
    ],
)
def test_amounts_in_scripts_without_capitals(text: str, expected: list[str]) -> None:
    assert [mention.value for _, mention in amounts_uncased(text)] == expected
