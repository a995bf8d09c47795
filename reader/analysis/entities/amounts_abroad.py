"""Amounts of money and shares in languages that write “1.200,50 Euro”: the comma parts off the decimals."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reader.article import EntityKind, Mention, Span

#: The languages whose numbers are read so.
LANGUAGES = frozenset("de fr es it pt nl sv da no fi pl cs ro tr ru uk be bg id".split())  # noqa: SIM905 - a list
_CURRENCIES = {
    "EUR": r"€|EUR\b|Euros?\b|eur(?:oa|a|ów|o)\b|евро\b|євро\b",
    "USD": r"(?:US-)?\$|USD\b|(?:US-)?Dollars?\b|dólar(?:es)?\b|dollar[io]\b|dollaria\b|dolar(?:ów"
    r"|ů|i)?\b|доллар\w*|долар\w*",
    "GBP": r"£|GBP\b|Pfund\b|livres? sterling\b|libras? esterlinas?\b|sterline\b|funt(?:ów)?\b"
    r"|фунт\w* стерлинг\w*",
    "CHF": r"CHF\b|Franken\b|francs? suisses?\b|franchi svizzeri\b|francos suizos\b",
    "JPY": r"Yen\b|yens?\b|ienes\b",
    "RUB": r"₽|рубл\w+|руб\.",
    "PLN": r"zł\b|złot(?:ych|y|e)\b",
    "BRL": r"R\$|rea(?:is|l)\b",
    "": r"Kronor\b|Kronen?\b|kroner?\b|korun\b|kr\b|гривен\w*|гривн\w*|lei\b|lira\b|rupiah\b"
    r"|pesos?\b|Rupien\b|roupies\b",
}
_SCALES = (
    (10**12, r"Billionen?|biljoner|bilioni|trilhões|triljoner"),
    (10**9, r"Milliarden?|Mrd\.?|milliards?|miliardi|miliardo|mil millones|mil milhões|bilhões"
            r"|bilhão|miljarde?r?|milliarder"
            r"|mld\.?|mia\.?|miliard\w*|млрд\.?|миллиард\w*|мільярд\w*|milyar|miliar"),
    (10**6, r"Millionen?|Mio\.?|millions?|millones|millón|milioni|milione|milhões|milhão|miljoen"
            r"|miljoner|miljon|millioner"
            r"|mln\.?|mio\.?|milion\w*|млн\.?|миллион\w*|мільйон\w*|milyon|juta|miljoonaa"),
    (10**3, r"Tausend|mille|mila|mil|duizend|tusen|tusind|tys\.?|тыс\.?|тысяч\w*|bin|ribu|tuhatta"),
)  # fmt: skip
_PERCENT = (
    r"%|Prozent\b|proc\.|pour cent\b|por ciento\b|per cento\b|por cento\b|procent\w{0,2}\b"
    r"|prosent(?:tia)?\b|процент\w*"
    r"|відсот\w+|persen\b|la sută\b"
)
_FIGURE = r"\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_NO_FIGURE = r"(?<![\w.,])"


@cache
def _pattern() -> re.Pattern[str]:
    scale = "|".join(words for _, words in _SCALES)
    currency = "|".join(words for words in _CURRENCIES.values())
    return re.compile(
        rf"{_NO_FIGURE}(?:(?P<figure>{_FIGURE})[\s\u00a0]?(?:(?P<scale>{scale})\s)?(?:d['’]|de "
        rf"|di )?(?P<currency>{currency})"
        rf"|(?P<sign>[€$£]) ?(?P<behind>{_FIGURE})(?:\s(?P<scale2>{scale})\b)?"
        rf"|(?:(?<!\w)yüzde |%) ?(?P<behind_percent>{_FIGURE})"
        rf"|(?P<part>{_FIGURE})[\s\u00a0]?(?:{_PERCENT}))",
        re.IGNORECASE,
    )


def amounts_abroad(text: str) -> Iterator[tuple[EntityKind, Mention]]:
    """Yield the amounts of money and the percentages of `text`, in order, valued as `amounts` values them."""
    for found in _pattern().finditer(text):
        share = found["part"] or found["behind_percent"]
        if share:
            yield EntityKind.PERCENTAGE, Mention(Span(*found.span()), f"{_plain(_number(share))} %")
            continue
        code = _code(found["currency"] or found["sign"])
        number = _number(found["figure"] or found["behind"]) * _scale(found["scale"] or found["scale2"])
        yield EntityKind.MONEY, Mention(Span(*found.span()), f"{code} {_plain(number)}" if code else "")


def _number(figure: str) -> Decimal:
    return Decimal(re.sub(r"[.\s\u00a0\u202f]", "", figure).replace(",", "."))


def _scale(words: str | None) -> int:
    """Return what a word multiplies by: “Mio.”, “mil millones”."""
    if not words:
        return 1
    return next(size for size, pattern in _SCALES if re.fullmatch(pattern, words, re.IGNORECASE))


def _code(words: str) -> str:
    return next(code for code, pattern in _CURRENCIES.items() if re.fullmatch(pattern, words, re.IGNORECASE))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
