"""Reading off the page when its article was published and updated."""

import re
from collections.abc import Iterator, Sequence

from reader.cleaning.days import MONTHS, day_comes_first, read_days
from reader.cleaning.page import Page
from reader.cleaning.telling import NOTHING, Told, likely_places
from reader.cleaning.titles import Title

#: Words before a day that say what happened on it.
_UPDATED = (
    r"(?:last )?updated?|last (?:modified|changed|edited|reviewed)|modified|revised|aktualisiert|geändert"
    r"|stand|mis à jour|modifié|actualizad[oa]|modificad[oa]|aggiornato|atualizado|bijgewerkt|gewijzigd"
    r"|uppdaterad|oppdatert|opdateret"
)
_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted|issued|created)|veröffentlicht|erschienen|publié"
    r"|publicad[oa]|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|udgivet"
)
_LABEL = rf"\b(?:(?P<updated>{_UPDATED})|(?P<published>{_PUBLISHED}))\b"
#: A line that tells a day is no longer than this, in words.
_LONGEST_DATE = 25
#: Times that stay as they were found, and the longest such line, in words.
_AS_FOUND = (
    r"\bago\b|\b(?:yesterday|today|gestern|heute|hier|hoy|ayer|ieri|oggi)\b|\bvor \d"
    r"|\bil y a\b|\bhace\b|\bfa\b|\bgeleden\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
)
_LONGEST_AS_FOUND = 9


def days_of(page: Page, title: Title, removed: Sequence[int], language: str) -> dict[str, Told]:
    """Return the days of publishing and of the update: ISO 8601, or as found where none can be read."""
    found: dict[str, Told] = {}
    as_found = NOTHING
    dated = list(_dated(page, title, removed))
    day_first = day_comes_first(page.units[place].text for place, _ in dated)
    if day_first is None and language not in ("", "en"):
        day_first = True
    for place, near in dated:
        text = page.units[place].text
        days = read_days(text, day_first=day_first)
        above = page.units[place - 1].text if place and page.facts[place - 1].words <= 3 else ""
        for field, day in labelled(text, days, above):
            if near or len(dated) == 1 or re.search(_LABEL, text, re.IGNORECASE):
                found.setdefault(field, Told(day, _origin(field, page, place)))
        if near and not days and not as_found.value and _tells_time(text):
            as_found = Told(text, "a line with the date")
        if len(found) == 2:
            break
    if not found and as_found.value:
        label = re.search(_LABEL, str(as_found.value), re.IGNORECASE)
        found["updated" if label and label["updated"] else "published"] = as_found
    return found


def _origin(field: str, page: Page, place: int) -> str:
    sign = page.facts[place].sign
    if sign is not None and sign.label == "byline":
        return "the byline"
    return "a line with the date" if field == "published" else "a line with the date of the update"


def _tells_time(text: str) -> bool:
    """Tell whether a line says when, if not on which day: “3 hours ago”, “3/5/2019”, “May 28”."""
    if len(text.split()) > _LONGEST_AS_FOUND or not text[0].isalnum():
        return False
    if re.search(_AS_FOUND, text, re.IGNORECASE):
        return True
    return any(word.strip(".,").lower() in MONTHS for word in text.split())


def _dated(page: Page, title: Title, removed: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """Yield the places of lines that may tell a day, and whether they are near the article."""
    for place, near in likely_places(page, title, removed):
        fact, text = page.facts[place], page.units[place].text
        if fact.words > _LONGEST_DATE or not any(map(str.isdigit, text)):
            continue
        if (fact.sign is not None and fact.sign.label in ("timestamp", "byline")) or (
            not fact.prose and _opens_with_label(text)
        ):
            yield place, near


def _opens_with_label(text: str) -> bool:
    label = re.search(_LABEL, text, re.IGNORECASE)
    return label is not None and re.search(r"\w", text[: label.start()]) is None


def labelled(text: str, days: Sequence[tuple[int, str]], above: str = "") -> list[tuple[str, str]]:
    """Return what each day of a line was, “published” or “updated”; `above` is the short line over it.

    A day without a word for it is the one of publishing, if it comes first.
    """
    found: list[tuple[str, str]] = []
    start = 0
    for at, day in days:
        labels = list(re.finditer(_LABEL, text[start:at], re.IGNORECASE))
        if not labels and not found and above:
            labels = list(re.finditer(rf"^\W*{_LABEL}(?:\s+\w+)?\W*$", above, re.IGNORECASE))
        if labels:
            found.append(("updated" if labels[-1]["updated"] else "published", day))
        elif not found:
            found.append(("published", day))
        start = at
    return found
