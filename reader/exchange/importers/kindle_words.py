"""The words of a Kindle's interface in the languages it speaks: kinds of clipping, places, and dates."""

import re
from datetime import UTC, datetime

HIGHLIGHT, NOTE, BOOKMARK = "highlight", "note", "bookmark"

#: Words that say what a clipping is, in small letters. Bookmarks first: "Lesezeichen" and "marcador" have
#: parts that could be taken for others.
KINDS = (
    *((word, BOOKMARK) for word in (
        "bookmark", "lesezeichen", "signet", "marcador", "segnalibro", "bladwijzer", "закладк",
        "ブックマーク", "书签", "書籤", "북마크", "yer imi", "bokmärke", "zakładka",
    )),
    *((word, HIGHLIGHT) for word in (
        "highlight", "clip", "ausschnitt", "recorte", "ritaglio", "coupure", "knipsel", "вырезк",
        "剪贴", "剪貼", "markierung", "surlignement", "surligné", "subrayado",
        "resaltado", "evidenziazione", "sottolineatura", "destaque", "markering", "выделен", "ハイライト",
        "标注", "標註", "하이라이트", "vurgu", "zaznaczenie", "überstrich",
    )),
    *((word, NOTE) for word in (
        "note", "notiz", "nota ", "nota en", "nota a", "anotação", "notitie", "заметк", "メモ", "笔记",
        "筆記", "메모", "notatka", "nota",
    )),
)  # fmt: skip

#: Before the number of a location, and of a page.
LOCATION = re.compile(
    r"\bloc(?:ation|\.|atie)?|emplacement|posi(?:tion|ción|zione|ção)|ubicación|мест\w*|местоположени\w*"
    r"|位置(?:No\.)?|위치|konum|lokalizacj\w*"
)
PAGE = re.compile(r"\bpage|\bseite|página|\bpagina|страниц\w*|第|페이지|\bsayfa\w*|\bstron\w*")

#: What stands in place of words where a publisher's limit was reached.
CLIPPED_OUT = (
    "you have reached the clipping limit",
    "sie haben die maximale anzahl",
    "das clipping-limit",
    "vous avez atteint la limite",
    "ha alcanzado el límite",
    "has alcanzado el límite",
    "hai raggiunto il limite",
    "você atingiu o limite",
    "您已达到本内容的剪贴上限",
)

#: The beginnings of months' names that tell them apart, in several languages.
_MONTHS = {
    1: ("jan", "gen", "ene", "янв", "oca"),
    2: ("feb", "fev", "fév", "fev", "фев", "şub"),
    3: ("mar", "mär", "maa", "мар"),
    4: ("apr", "avr", "abr", "апр", "nis"),
    5: ("may", "mai", "maj", "mag", "mei", "май", "мая"),
    6: ("jun", "juin", "giu", "июн", "haz"),
    7: ("jul", "juil", "lug", "июл", "tem"),
    8: ("aug", "aoû", "aou", "ago", "авг", "ağu"),
    9: ("sep", "set", "сен", "eyl"),
    10: ("oct", "okt", "ott", "out", "окт", "eki"),
    11: ("nov", "ноя", "kas"),
    12: ("dec", "dez", "déc", "dic", "дек", "ara"),
}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?\s?m?\b", re.IGNORECASE)
_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMERIC = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{2,4})")
_AFTERNOON = ("下午", "午後", "오후")
_MORNING = ("上午", "午前", "오전")


def added_on(text: str) -> str:
    """Return the time that a clipping's second line names at its end, as ISO 8601; "" where it has none.

    The device writes its own time without a zone: it is taken as UTC.
    """
    date = _date(text)
    if date is None:
        return ""
    hour, minute, second = _time(text)
    try:
        moment = datetime(*date, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return ""
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _date(text: str) -> tuple[int, int, int] | None:
    asian = _ASIAN.search(text)
    if asian:
        return int(asian[1]), int(asian[2]), int(asian[3])
    without_time = _TIME.sub(" ", text)
    numeric = _NUMERIC.search(without_time)
    if numeric:
        if numeric[1]:
            return int(numeric[1]), int(numeric[2]), int(numeric[3])
        day, month, year = int(numeric[4]), int(numeric[5]), int(numeric[6])
        return (year if year > 99 else 2000 + year), month, day
    words = re.findall(r"[^\W\d_]+|\d+", without_time.casefold())
    named = _month(words)
    numbers = [int(word) for word in words if word.isdecimal() and len(word) <= 4]
    years = [number for number in numbers if number > 1900]
    days = [number for number in numbers if 1 <= number <= 31]
    return (years[0], named, days[0]) if years and named and days else None


def _month(words: list[str]) -> int | None:
    """Return the month that the last possible word names: weekdays that begin alike stand before it."""
    for at, word in reversed(list(enumerate(words))):
        beside = {words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""}
        numbers = [one for one in beside if one.isdecimal()] or (at >= 1 and words[at - 1] in ("de", "di"))
        if numbers:
            for month, beginnings in _MONTHS.items():
                if word.startswith(beginnings):
                    return month
    return None


def _time(text: str) -> tuple[int, int, int]:
    times = list(_TIME.finditer(text))
    if not times:
        return 0, 0, 0
    found = times[-1]
    hour = int(found[1])
    half = (found[4] or "").casefold()
    if half == "p" or any(word in text for word in _AFTERNOON):
        hour = hour % 12 + 12
    elif half == "a" or any(word in text for word in _MORNING):
        hour %= 12
    return hour, int(found[2]), int(found[3] or 0)
