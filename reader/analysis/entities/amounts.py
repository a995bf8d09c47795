"""Amounts of money and percentages in running text, with what they come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from reader.analysis.entities.calendars import NUMBERS
from reader.analysis.entities.currencies import BEHIND, NAMES, NATIONAL, SIGNS
from reader.article import EntityKind, Mention, Span

_SCALES = {
    "hundred": 100, "thousand": 1000, "k": 1000, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9,
    "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12, "lakh": 10**5, "crore": 10**7, "mil": 10**6,
    "mln": 10**6, "mm": 10**6, "bln": 10**9, "trn": 10**12, "lakh crore": 10**12,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = "|".join((*list(NUMBERS)[1:21], "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORD_SCALE = r"(?:hundred|thousand|million|billion|trillion|lakh crore|lakh|crore)s?"
_SCALE = (
    rf"(?:[ -](?i:{_WORD_SCALE})\b|\s?(?:bn|mn|tn|mln|bln|trn|mil|MM|BN|[mbk]|[MBK](?![ -][A-Z]))\b"
    r"(?!\s?(?:/|per)))"
)
_SIGN = "|".join(sorted((re.escape(sign) for sign in SIGNS), key=len, reverse=True)).replace(
    "|P|", r"|P(?=\d[\d.]*(?:,\d{3}| ?(?:thousand|million|billion|trillion|[mb]n?\b)))|"
)
_BEHIND = "|".join(sorted(BEHIND, key=len, reverse=True))
_NATION = "|".join(sorted({name.rpartition(" ")[0] for name in NATIONAL}, key=len, reverse=True))
_LOOSE = (
    r"(?:(?:[Aa] few |[Ss]everal )?[Tt]ens of |[Aa] few |[Ss]everal |[Mm]any |[Dd]ozens of "
    r"|[Hh]undreds of |[Ss]cores of )?"
    r"(?:hundreds?|thousands?|millions?|billions?|trillions?|crores|lakhs)(?: of)?"
    r"|(?:[Aa] (?:few|handful of|couple of)|[Ss]everal|[Dd]ozens of|[Ss]ome)"
    r"|(?:[Mm]ulti)-?(?:million|billion|trillion)"
)
_NAME = "|".join(sorted(NAMES, key=len, reverse=True))
_MONEY = (
    rf"(?P<between>(?<=etween ))?(?P<sign>{_SIGN})\s?(?P<amount>{_FIGURE})(?P<scale>{_SCALE})?"
    rf"(?:\s?(?:-|–|—|\bto\b|(?(between)\band\b|\bto\b))\s?(?:(?:{_SIGN})\s?)?"
    rf"(?P<amount2>{_FIGURE})(?P<scale2>{_SCALE})?(?![\w-]|[.,]\d| percent| per cent|%))?"
)
_NAMED = (
    rf"(?:(?P<low>{_FIGURE})(?:\s?[-–]\s?| to | and ))?(?P<count>{_FIGURE}"
    rf"|(?:\b(?i:(?:{_SPELT})(?:-(?:{_ONES}))?)))(?P<times>{_SCALE})?(?:[ -]"
    rf"(?P<currency>(?:(?i:{_NATION}) )?(?:{_NAME})s?)\b(?! (?:zone|area|members|countries))"
    rf"|\s?(?P<code>{_BEHIND})(?!\w))"
)
#: “half a million dollars”, “a billion-dollar deal”, “two and a half million euros”, “thousands of pounds”.
_ROUND = (
    rf"(?P<round>\b(?:[Hh]alf an?|[Aa]n?|(?:{_SPELT}|\d+) and a half)[ -](?:hundred|thousand|million"
    rf"|billion|trillion))[ -]"
    rf"(?P<currency3>(?:(?i:{_NATION}) )?(?:{_NAME})s?)\b"
    rf"|(?P<loose>\b(?i:{_LOOSE}))[ -](?P<currency4>(?:(?i:{_NATION}) )?(?!won\b|real\b|crown|guinea"
    rf"|ether\b|soles|lei\b|cents?\b)(?:{_NAME})s?)\b"
    r"|(?P<pence>(?<![\d.,$€£])\d{1,2})p\b(?!\.m)"
)
_FRACTION_NAME = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
#: No share of something: a quarter of an hour, of a century.
_BY = (
    r"(?<=\bby )(?:a|one)[ -](?:half|third|quarter|fifth|sixth|tenth)\b(?=[,.;:)]| (?:to|in|since|from"
    r"|over|last"
)
_BY += r"|this|between|compared|within|during|as|when|while|after|and)\b)|(?<=\bby )half\b(?=[,.;:)])"
_OF = r" of (?!an? (?:hour|century|mile|minute|pound|ton|dozen|day|year|million|billion)\b)"
_FRACTION = (
    rf"(?P<over>\b(?i:one|two|three|four|five|six|seven|eight|nine)(?:-(?:{_FRACTION_NAME})\b|"
    rf" (?:{_FRACTION_NAME})(?= of )))"
    rf"|(?P<single>\b[Aa] (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)|\b[Hh]alf)(?={_OF})"
    rf"|(?P<by>{_BY})"
    r"|(?P<count1>\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)|\b\d{1,2})"
    r" (?:in every |out of every |out of |in )(?P<count2>two|three|four|five|six|seven|eight|nine|ten"
    r"|twenty|100|\d{1,3})"
    r"\b(?! (?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|games?|match(?:es)?|starts"
    r"|outings|innings|attempts)\b|[,.]?\d|th)"
)
_POINTS = (
    rf"(?P<points>(?<![\w.,]){_FIGURE}|\b(?i:{_SPELT}))(?: |-)?(?:basis[ -]points?|bps?)\b"
    r"|(?P<point>\b(?i:three[- ]quarters?|(?:a |one )quarter(?= of)|quarter|half)(?:[- ]| of "
    r"|-of-)(?:an? |a-|one )?"
    r"(?:(?:percentage[ -])?point|percent|per cent))\b"
)
_PERCENT = (
    rf"(?P<part>(?:(?<![\w.,%-])[-−–]|(?:\b[Mm]inus ))?(?<![\w.,])(?:{_FIGURE})|\b(?i:zero|{_SPELT})"
    rf"(?:-(?:{_ONES}))?|\b(?i:(?:a|one)[ -]hundred))"
    rf"(?:%?\s?[-–—]\s?(?P<part2>{_FIGURE})(?=\s?%|[ -]?p)|%?\s(?:to|and)\s(?P<part3>{_FIGURE})(?=\s?%"
    rf"|\sper))?"
    r"(?P<unit>\s?%|[ -]per[ -]?cent\b|[ -]percent\b|[ -]pct\b\.?|\s?pc\b|[ -]percentage[ -]points?\b)"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{_MONEY}|{_POINTS}|{_ROUND}|{_PERCENT}|{_FRACTION}|{_NAMED})")


#: With what amounts begin; only there the pattern is tried.
_WORD = re.compile(r"(?<![\w.,])[\w$€£¥₹₽₩₺₪₦₱₫฿₴₸₡₲₭₮₾৳₵−–-][\w.$¢₵¥/]*")
_FIRST = frozenset("0123456789$€£¥₹₽₩₺₪₦₱₫฿₴₸₡₲₭₮₾৳₵−–-")
_STARTS = frozenset(
    (*_SPELT.split("|"), *_TENS, "zero", "a", "an", "half", "hundred", "thousand", "million", "billion",
     "trillion",
     "hundreds", "thousands", "millions", "billions", "trillions", "crores", "lakhs", "few", "several",
     "many",
     "tens", "dozens", "scores", "some", "multi", "minus", "quarter", "handful", "couple")
)  # fmt: skip


def _found(text: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern finds at the words that an amount may begin with, without overlaps."""
    pattern, done = _pattern(), 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        first = word.group()
        spelt = first.lower().rstrip(".") in _STARTS
        if not spelt and first[0] not in _FIRST and _sign_of(first) not in SIGNS:
            continue
        found = pattern.match(text, start)
        if found is not None:
            done = found.end()
            yield found


def _sign_of(word: str) -> str:
    """Return what stands before the figures of a word: “NZ$” of “NZ$40m”."""
    return (
        next((word[:at] for at, char in enumerate(word) if char.isdigit()), word)
        if word[0].isupper()
        else word
    )


def amounts(text: str) -> Iterator[tuple[EntityKind, Mention]]:
    """Yield the amounts of money and the percentages of `text`, in order, without overlaps.

    Values are "USD 3000000", "USD 3000000/4000000" for a range, "12.5 %",
    "2 pp" for percentage points. A dollar without
    more is one of the United States'; a rupee or a peso has no value.
    """
    for found in _found(text):
        end = found.end()
        if found["unit"]:
            yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), _share(found))
        elif found["sign"]:
            yield EntityKind.MONEY, Mention(Span(found.start(), end), _sum(found))
        elif found["points"] or found["point"]:
            yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), _points(found))
        elif found["over"] or found["single"] or found["by"] or found["count1"]:
            value = _fraction(found)
            if value:
                yield EntityKind.PERCENTAGE, Mention(Span(found.start(), end), value)
        elif found["round"] or found["loose"] or found["pence"]:
            yield EntityKind.MONEY, Mention(Span(found.start(), end), _rounded(found))
        elif found["code"] or (found["currency"] and not _is_idiom(found)):
            yield EntityKind.MONEY, _of_name(found)


def _is_idiom(found: re.Match[str]) -> bool:
    """Tell whether the “currency” is another word: “two won”, “ten real friends”, “one pound of butter”."""
    name = found["currency"].lower()
    if (
        name in ("won", "real", "rand", "dong", "cent", "cents", "pence", "crown")
        and not found["count"][0].isdigit()
    ):
        return True
    large = "," in found["count"] or found["times"] or len(found["count"]) > 3
    if name in _OTHER_WORDS and (not large or "-" in found.group()):
        return True
    if name not in ("pound", "pounds") or found["times"]:
        return False
    text, start, end = found.string, found.start(), found.end()
    if text.startswith((" of ", " per square", " bag", " weight"), end):
        return True
    hyphened = name == "pound" and "-" in found.group() and not _MONEY_NOUN.match(text, end)
    return hyphened or _WEIGHT.search(text, max(0, start - 30), end + 12) is not None


#: Currencies that are other words too: only with larger figures.
_OTHER_WORDS = frozenset(
    ("won", "real", "crown", "crowns", "soles", "guinea", "guineas", "ether", "lei", "toman", "lek", "sol")
)
_MONEY_NOUN = re.compile(
    r" (?:fine|note|bill|fee|deal|loan|prize|ticket|charge|debt|grant|budget|bonus|coin|cheque|bet|levy)s?\b"
)
#: What tells a pound of weight.
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|lose|lost|losing|gain(?:ed|ing)?|weight|tall|feet|foot|heavier|lighter|kilos?"
    r"|kilograms|kg|lbs"
    r"|ounces?|inches)\b"
)


def _number(word: str) -> Decimal:
    """Return what figures or a spelt number come to; 0 where it is none."""
    small = word.lower().replace(",", "")
    if small.endswith("hundred"):
        return Decimal(100)
    if small[:1].isdigit():
        return Decimal(small)
    tens, _, units = small.partition("-")
    return Decimal(_TENS.get(tens, NUMBERS.get(tens, 0)) + NUMBERS.get(units, 0))


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(figure: str, scale: str | None) -> Decimal:
    word = (scale or "").strip(" -").lower()
    return _number(figure) * _SCALES.get(word, _SCALES.get(word.removesuffix("s"), 1))


def _sum(found: re.Match[str]) -> str:
    code = SIGNS[found["sign"]]
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
        words = found["point"].lower()
        size = "0.75" if words.startswith("three") else "0.25" if "quarter" in words else "0.5"
        return f"{size} {'pp' if words.endswith('point') else '%'}"
    return f"{_plain(_number(found['points']) / 100)} pp"


_PARTS = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
          "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip


def _fraction(found: re.Match[str]) -> str:
    """Return a share told as a fraction: “two-thirds” is 2/3, “seven out of ten” 7/10."""
    if found["count1"]:
        one, whole = _number(found["count1"]), _number(found["count2"])
        return f"{_plain(one)}/{_plain(whole)}" if 0 < one < whole else ""
    words = (found["over"] or found["single"] or found["by"]).lower().replace("-", " ").split()
    count = _number(words[0]) if len(words) > 1 else Decimal(1)
    part = _PARTS[words[-1].removesuffix("s")]
    return f"{_plain(count)}/{part}" if count < part else ""


def _code(name: str) -> str:
    """Return the currency of a name, "" where it is of several countries."""
    small = name.lower()
    return next((value for key in (small, small.removesuffix("s")) for table in (NATIONAL, NAMES)
                 if (value := table.get(key))), "")  # fmt: skip


def _of_name(found: re.Match[str]) -> Mention:
    """Return “20,000 yen”, “60 USD”, “8 to 9 billion euros”; “and” joins two only behind “between”."""
    low, start = found["low"], found.start()
    joined = found.string[found.end("low") : found.start("count")] if low else ""
    if "and" in joined and not found.string.endswith("etween ", 0, start):
        low, start = None, found.start("count")
    span = Span(start, found.end())
    code = BEHIND[found["code"]] if found["code"] else _code(found["currency"])
    total = _scaled(found["count"], found["times"])
    if not code:
        return Mention(span)
    if code == "GBp":
        code, total = "GBP", total / 100
    first = _scaled(low, found["times"]) if low else total
    return Mention(
        span, f"{code} {_plain(first)}/{_plain(total)}" if first < total else f"{code} {_plain(total)}"
    )


def _share(found: re.Match[str]) -> str:
    unit = "pp" if "point" in found["unit"] else "%"
    last = found["part2"] or found["part3"]
    part = re.sub(r"^(?:[-−–]|[Mm]inus )", "", found["part"])
    sign = "-" if part != found["part"] else ""
    return f"{sign}{_plain(_number(part))}{'/' + _plain(_number(last)) if last else ''} {unit}"
