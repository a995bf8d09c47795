"""Reading off the page who wrote the article, and when."""

import re
from collections.abc import Iterable

from reader.cleaning.bylines import byline_names, is_name, names_alone
from reader.cleaning.dates import published
from reader.cleaning.page import Page
from reader.cleaning.units import key_of

_CONTACT_NAME = re.compile(
    r"^(?:[—–-]\s*)?(?:Please )?(?:Write to|Contact|E-?mail|Reach|Follow|Message|Tweet)\s+"
    r"(?:reporters? |editor |author |writer )?"
    r"(?P<names>[^\W\d_a-z][^@\[\d(<]{2,80}?)\s*(?:,|\b(?:at|on|via|or|with)\b|[:(<\[@])",
)


def authors_of(page: Page, verdicts: Iterable[int]) -> tuple[str, ...]:
    """Return the names in bylines, else those in contact lines, in order, each once."""
    by: list[str] = []
    contacts: list[str] = []
    places = sorted(verdicts)
    for place in places:
        text = page.units[place].text
        sign = page.facts[place].sign
        if sign is None:
            continue
        if sign.label == "byline":
            by += byline_names(text) or names_alone(text)
        elif sign.label == "contact":
            contacts += contact_names(text)
    seen: dict[str, str] = {}
    for name in by or contacts:
        seen.setdefault(key_of(name), name)
    return tuple(seen.values())


def contact_names(text: str) -> tuple[str, ...]:
    """Return the people a contact line names: “Write to Ann Hall at …” gives “Ann Hall”."""
    found = _CONTACT_NAME.match(text)
    if found is None:
        return ()
    names = re.split(r",? and |, ", found.group("names").strip(" ,"))
    return tuple(name.strip() for name in names if is_name(name.strip()) and len(name.split()) >= 2)


def published_of(page: Page, verdicts: Iterable[int]) -> str:
    """Return the first day that a timestamp names, in ISO 8601 where it can be read."""
    found = ""
    for place in sorted(verdicts):
        sign = page.facts[place].sign
        if sign is None or sign.label not in ("timestamp", "byline"):
            continue
        day = published(page.units[place].text)
        if day:
            return day
        if not found and sign.label == "timestamp" and any(c.isdigit() for c in page.units[place].text):
            found = page.units[place].text
    return found
