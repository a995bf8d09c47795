"""Amounts of money and shares in Chinese, Japanese, Korean and Arabic: “35億円”, “3.5亿元”, “12%”."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reader.article import EntityKind, Mention, Span

#: The languages whose numbers are read so.
LANGUAGES = frozenset(("ja", "zh", "ko", "ar", "fa", "he", "hi", "th"))
#: What the name of a currency stands for; those of several countries have no code of their own.
_CURRENCIES = {
    "円": "JPY", "日元": "JPY", "日圆": "JPY", "元": "CNY", "人民币": "CNY", "人民元": "CNY", "美元": "USD",
    "ドル": "USD", "米ドル": "USD", "달러": "USD", "원": "KRW", "韩元": "KRW", "ウォン": "KRW", "欧元": "EUR",
    "ユーロ": "EUR", "유로": "EUR", "英镑": "GBP", "ポンド": "GBP", "港元": "HKD", "卢布": "RUB",
    "台币": "TWD",
    "دولار": "USD", "دولارا": "USD", "يورو": "EUR", "جنيه": "", "دينار": "", "ريال": "", "درهم": "",
    "ليرة": "", "روبل": "RUB", "ين": "JPY", "يوان": "CNY", "ש״ח": "ILS", "שקל": "ILS", "שקלים": "ILS",
    "รูปี": "", "บาท": "THB", "रुपये": "INR",
}  # fmt: skip
_SCALES = {
    "万": 10**4, "萬": 10**4, "만": 10**4, "億": 10**8, "亿": 10**8, "억": 10**8, "兆": 10**12, "조": 10**12,
    "千": 1000, "ألف": 1000, "آلاف": 1000, "مليون": 10**6, "ملايين": 10**6, "مليار": 10**9,
    "مليارات": 10**9, "تريليون": 10**12, "מיליון": 10**6, "מיליארד": 10**9, "ล้าน": 10**6,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "₩": "KRW", "₹": "INR", "฿": "THB", "₪": "ILS"}


@cache
def _pattern() -> re.Pattern[str]:
    money = "|".join(sorted(map(re.escape, _CURRENCIES), key=len, reverse=True))
    scale = "|".join(sorted(_SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,])(?:(?P<part>{_FIGURE})\s?"
        r"(?:%|％|٪|パーセント|ポイント|퍼센트|في المئة|بالمئة|في المائة|אחוזים?)"
        rf"|百分之(?P<part2>{_FIGURE})"
        rf"|(?P<figure>{_FIGURE}) ?(?P<scale>{scale})?(?:(?P<figure2>{_FIGURE})(?P<scale2>{scale}))?余? ?"
        rf"(?P<currency>{money})(?![\u0600-\u06ff])"
        rf"|(?P<sign>[$€£₩₹฿₪])\s?(?P<behind>{_FIGURE}) ?(?P<scale3>{scale})?)"
    )


def amounts_uncased(text: str) -> Iterator[tuple[EntityKind, Mention]]:
    """Yield the amounts of money and the percentages of `text`, in order, valued as `amounts` values them."""
    for found in _pattern().finditer(text):
        span = Span(*found.span())
        share = found["part"] or found["part2"]
        if share:
            yield EntityKind.PERCENTAGE, Mention(span, f"{_plain(_number(share))} %")
            continue
        code = _SIGNS[found["sign"]] if found["sign"] else _CURRENCIES[found["currency"]]
        total = _number(found["figure"] or found["behind"]) * _SCALES.get(
            found["scale"] or found["scale3"], 1
        )
        if found["figure2"]:
            total += _number(found["figure2"]) * _SCALES[found["scale2"]]
        yield EntityKind.MONEY, Mention(span, f"{code} {_plain(total)}" if code else "")


def _number(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
