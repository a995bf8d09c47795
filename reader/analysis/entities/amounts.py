"""Amounts of money and percentages in running text, with what they come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reader.analysis.entities.calendars import NUMBERS
from reader.article import EntityKind, Mention, Span

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "₺": "TRY", "₪": "ILS", "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₴": "UAH",
    "CHF": "CHF", "EUR": "EUR", "USD": "USD", "GBP": "GBP", "JPY": "JPY", "Rs": "", "Rs.": "", "¥": "",
}  # fmt: skip
#: Names of currencies; those of several countries have no code of their own.
_NAMES = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "",
    "rupee": "", "rouble": "RUB", "ruble": "RUB", "peso": "", "franc": "", "krona": "SEK", "kronor": "SEK",
    "krone": "", "kroner": "", "zloty": "PLN", "forint": "HUF", "lira": "", "shekel": "ILS", "naira": "NGN",
    "rand": "ZAR", "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "dong": "VND", "real": "",
    "reais": "BRL",
    "dirham": "", "riyal": "", "rial": "", "dinar": "", "shilling": "", "cedi": "GHS", "hryvnia": "UAH",
    "taka": "BDT", "birr": "ETB", "cent": "", "pence": "GBp", "bitcoin": "XBT",
}  # fmt: skip
#: A nation before a currency's name tells whose it is: “Indian rupees”.
_NATIONAL = {
    "australian dollar": "AUD", "canadian dollar": "CAD", "new zealand dollar": "NZD",
    "hong kong dollar": "HKD",
    "singapore dollar": "SGD", "taiwan dollar": "TWD", "american dollar": "USD", "u.s. dollar": "USD",
    "us dollar": "USD", "indian rupee": "INR", "pakistani rupee": "PKR", "sri lankan rupee": "LKR",
    "nepali rupee": "NPR", "mexican peso": "MXN", "argentine peso": "ARS", "chilean peso": "CLP",
    "colombian peso": "COP", "philippine peso": "PHP", "swiss franc": "CHF", "danish krone": "DKK",
    "danish kroner": "DKK", "norwegian krone": "NOK", "norwegian kroner": "NOK", "swedish krona": "SEK",
    "swedish kronor": "SEK", "turkish lira": "TRY", "lebanese lira": "LBP", "egyptian pound": "EGP",
    "lebanese pound": "LBP", "syrian pound": "SYP", "british pound": "GBP", "south korean won": "KRW",
    "north korean won": "KPW", "emirati dirham": "AED", "moroccan dirham": "MAD", "saudi riyal": "SAR",
    "qatari riyal": "QAR", "omani rial": "OMR", "iranian rial": "IRR", "kuwaiti dinar": "KWD",
    "iraqi dinar": "IQD", "jordanian dinar": "JOD", "kenyan shilling": "KES", "ugandan shilling": "UGX",
    "tanzanian shilling": "TZS", "brazilian real": "BRL", "czech koruna": "CZK",
}  # fmt: skip
_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = "|".join((*list(NUMBERS)[1:21], "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORD_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh|crore)"
_SCALE = rf"(?:[ -]{_WORD_SCALE}\b|\s?(?:bn|mn|tn|[mbk])\b(?!\s?(?:/|per)))"
_SIGN = "|".join(sorted((re.escape(sign) for sign in _SIGNS), key=len, reverse=True))
_NATION = "|".join(sorted({name.rpartition(" ")[0] for name in _NATIONAL}, key=len, reverse=True))
_LOOSE = (
    r"(?:[Aa] few |[Ss]everal )?(?:hundreds?|thousands|millions|billions|trillions"
    r"|(?:[Tt]ens|[Hh]undreds) of (?:thousands|millions|billions))(?: of)?"
)
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_MONEY = (
    rf"(?P<sign>{_SIGN})\s?(?P<amount>{_FIGURE})(?P<scale>{_SCALE})?"
    rf"(?:\s?(?:-|–|—|\bto\b)\s?(?:(?:{_SIGN})\s?)?(?P<amount2>{_FIGURE})(?P<scale2>{_SCALE})?(?![\w-]))?"
)
_NAMED = (
    rf"(?P<count>{_FIGURE}|(?:\b(?:{_SPELT})))(?P<times>[ -]{_WORD_SCALE})?[ -]"
    rf"(?P<currency>(?:(?i:{_NATION}) )?(?:{_NAME})s?)\b"
)
#: “half a million dollars”, “a billion-dollar deal”, “two and a half million euros”, “thousands of pounds”.
_ROUND = (
    rf"(?P<round>\b(?:[Hh]alf an?|[Aa]n?|(?:{_SPELT}|\d+) and a half)[ -](?:hundred|thousand|million"
    rf"|billion|trillion))[ -]"
    rf"(?P<currency3>(?:(?i:{_NATION}) )?(?:{_NAME})s?)\b"
    rf"|(?P<loose>\b{_LOOSE}) (?P<currency4>(?:(?i:{_NATION}) )?(?:{_NAME})s)\b"
    r"|(?P<pence>(?<![\d.,$€£])\d{1,2})p\b(?!\.m)"
)
_FRACTION_NAME = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
#: No share of something: a quarter of an hour, of a century.
_OF = r" of (?!an? (?:hour|century|mile|minute|pound|ton|dozen|day|year|million|billion)\b)"
_FRACTION = (
    rf"(?P<over>\b(?i:one|two|three|four|five|six|seven|eight|nine)(?:-(?:{_FRACTION_NAME})\b|"
    rf" (?:{_FRACTION_NAME})(?= of )))"
    rf"|(?P<single>\b[Aa] (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)|\b[Hh]alf)(?={_OF})"
    r"|(?P<count1>\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)|\b\d{1,2})"
    r" (?:in every |out of every |out of |in )(?P<count2>two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|100|\d{1,3})"
    r"\b(?! (?:years?|months?|weeks?|days?|hours?|minutes?|games?|matches)|[,.]?\d|th)"
)
_POINTS = (
    rf"(?P<points>(?<![\w.,]){_FIGURE}|\b(?:{_SPELT}))(?: |-)?(?:basis[ -]points?|bps?)\b"
    r"|(?P<point>\b(?:quarter|half)(?:-| of a |-of-a-)(?:percentage[ -])?point)\b"
)
_PERCENT = (
    rf"(?P<part>(?:(?<![\w.,-])[-−]|(?:\b[Mm]inus ))?(?<![\w.,])(?:{_FIGURE})|\b(?:{_SPELT})(?:-(?:one|two"
    rf"|three|four|five|six|seven|eight|nine))?)"
    rf"(?:\s?[-–—]\s?(?P<part2>{_FIGURE})|%?\s(?:to|and)\s(?P<part3>{_FIGURE})(?=\s?%|\sper))?"
    r"(?P<unit>\s?%|[ -]per[ -]?cent\b|[ -]percent\b|[ -]pct\b\.?|[ -]percentage[ -]points?\b)"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{_MONEY}|{_POINTS}|{_ROUND}|{_PERCENT}|{_FRACTION}|{_NAMED})")


def amounts(text: str) -> Iterator[tuple[EntityKind, Mention]]:
    """Yield the amounts of money and the percentages of `text`, in order, without overlaps.

    Values are "USD 3000000", "USD 3000000/4000000" for a range, "12.5 %",
    "2 pp" for percentage points. A dollar without
    more is one of the United States'; a rupee or a peso has no value.
    """
    for found in _pattern().finditer(text):
        end = found.end()
        if found["unit"]:
            yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), _share(found))
        elif found["sign"]:
            yield EntityKind.MONEY, Mention(Span(found.start(), end), _sum(found))
        elif found["points"] or found["point"]:
            yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), _points(found))
        elif found["over"] or found["single"] or found["count1"]:
            value = _fraction(found)
            if value:
                yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), value)
        elif found["round"] or found["loose"] or found["pence"]:
            yield EntityKind.MONEY, Mention(Span(found.start(), end), _rounded(found))
        elif found["currency"] and not _is_idiom(found):
            yield EntityKind.MONEY, Mention(Span(found.start(), end), _of_name(found))


def _is_idiom(found: re.Match[str]) -> bool:
    """Tell whether the “currency” is another word: “two won”, “ten real friends”, “one pound of butter”."""
    name = found["currency"].lower()
    if (
        name in ("won", "real", "rand", "dong", "cent", "cents", "pence", "crown")
        and not found["count"][0].isdigit()
    ):
        return True
    if name in ("won", "real") and not ("," in found["count"] or found["times"]):
        return True
    return name in ("pound", "pounds") and found.string.startswith(" of ", found.end())


def _number(word: str) -> Decimal:
    """Return what figures or a spelt number come to; 0 where it is none."""
    small = word.lower().replace(",", "")
    if small[:1].isdigit():
        return Decimal(small)
    tens, _, units = small.partition("-")
    return Decimal(_TENS.get(tens, NUMBERS.get(tens, 0)) + NUMBERS.get(units, 0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(figure: str, scale: str | None) -> Decimal:
    return _number(figure) * _SCALES.get((scale or "").strip(" -").lower(), 1)


def _sum(found: re.Match[str]) -> str:
    code = _SIGNS[found["sign"]]
    if not code:
        return ""
    scale = found["scale"] or (found["scale2"] if found["amount2"] else None)
    first = _scaled(found["amount"], scale)
    if not found["amount2"]:
        return f"{code} {_plain(first)}"
    last = _scaled(found["amount2"], found["scale2"])
    return f"{code} {_plain(first)}/{_plain(last)}" if last > first else ""


def _rounded(found: re.Match[str]) -> str:
    """Return “half a million dollars”, “40p”; “thousands of pounds” has no value."""
    if found["pence"]:
        return f"GBP {_plain(Decimal(found['pence']) / 100)}"
    if not found["round"]:
        return ""
    code = _code(found["currency3"])
    words = found["round"].lower().replace("-", " ").split()
    number = Decimal("0.5") if words[0] == "half" else _number(words[0])
    number += Decimal("0.5") if "and" in words else 0
    return f"{code} {_plain(number * _SCALES[words[-1]])}" if code and code != "GBp" else ""


def _points(found: re.Match[str]) -> str:
    """Return points of interest as percentage points: “25 basis points” are 0.25, as is a “quarter-point”."""
    if found["point"]:
        return "0.25 pp" if found["point"].startswith("quarter") else "0.5 pp"
    return f"{_plain(_number(found['points']) / 100)} pp"


_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip


def _fraction(found: re.Match[str]) -> str:
    """Return a share told as a fraction: “two-thirds” is 2/3, “seven out of ten” 7/10."""
    if found["count1"]:
        one, whole = _number(found["count1"]), _number(found["count2"])
        return f"{_plain(one)}/{_plain(whole)}" if 0 < one < whole else ""
    words = (found["over"] or found["single"]).lower().replace("-", " ").split()
    count = _number(words[0]) if len(words) > 1 else Decimal(1)
    part = _PARTS[words[-1].removesuffix("s")]
    return f"{_plain(count)}/{part}" if count < part else ""


def _code(name: str) -> str:
    """Return the currency of a name, "" where it is of several countries."""
    small = name.lower()
    return next((value for key in (small, small.removesuffix("s")) for table in (_NATIONAL, _NAMES)
                 if (value := table.get(key))), "")  # fmt: skip


def _of_name(found: re.Match[str]) -> str:
    code = _code(found["currency"])
    if not code:
        return ""
    if code == "GBp":
        return f"GBP {_plain(_number(found['count']) / 100)}"
    return f"{code} {_plain(_scaled(found['count'], found['times']))}"


def _share(found: re.Match[str]) -> str:
    unit = "pp" if "point" in found["unit"] else "%"
    last = found["part2"] or found["part3"]
    part = re.sub(r"^(?:[-−]|[Mm]inus )", "", found["part"])
    sign = "-" if part != found["part"] else ""
    return f"{sign}{_plain(_number(part))}{'/' + _plain(_number(last)) if last else ''} {unit}"
