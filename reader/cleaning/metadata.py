"""Reading off the page what it says of its article: who, when, where it appeared, under which heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.article import Meta
from reader.article.language import language_of
from reader.cleaning.bylines import byline_names, is_name, names_alone
from reader.cleaning.dates import published
from reader.cleaning.dating import days_of
from reader.cleaning.mail import head_of
from reader.cleaning.page import Page
from reader.cleaning.sections import section_of, site_of
from reader.cleaning.telling import Told, likely_places
from reader.cleaning.titles import Title
from reader.cleaning.units import key_of

_CONTACT_NAME = (
    r"^(?:[—–-]\s*)?(?:Please )?(?:Write to|Contact|E-?mail|Reach|Follow|Message|Tweet)\s+"
    r"(?:reporters? |editor |author |writer )?"
    r"(?P<names>[^\W\d_a-z][^@\[\d(<]{2,80}?)\s*(?:,|\b(?:at|on|via|or|with)\b|[:(<\[@])"
)
#: Bylines of people who did something else than write.
_OTHERS = (
    "reviewed",
    "medically",
    "edited",
    "fact",
    "editing",
    "photo",
    "illustrat",
    "translated",
    "updated",
)
#: Lines that say that the next one names the author.
_LABELS = frozenset(
    ("by", "written by", "author", "authors", "words by", "story by", "text by", "posted by", "von")
)
#: Lines this far apart belong to one byline.
_NEXT_TO = 2


def read_meta(known: Meta, page: Page, title: Title, removed: Sequence[int], text: str) -> Meta:
    """Return `known` with what the page says besides, and where it says it.

    `removed` are the places that are no part of the article, `text` is the beginning of the article: its
    language is the page's.
    """
    found: dict[str, Told] = {"title": Told(title.text, title.origin)}
    mail = head_of(page.units)
    sender = mail.sender if mail is not None else ""
    found["authors"] = Told((sender,), "the head of the mail") if sender else _authors(page, title, removed)
    language = language_of(text)
    found["language"] = Told(language, "the words of the text")
    found |= days_of(page, title, removed, language)
    if mail is not None and (sent := published(mail.date)):
        found["published"] = Told(sent, "the head of the mail")
    found["site"] = site_of(page, title)
    found["section"] = section_of(page, title)
    fresh = {
        field: fact
        for field, fact in found.items()
        if fact.value and not getattr(known, field) and fact.origin
    }
    values: Mapping[str, str | tuple[str, ...]] = {field: fact.value for field, fact in fresh.items()}
    origins = (*known.origins, *((field, fact.origin) for field, fact in fresh.items()))
    return replace(known, **values, origins=origins)  # type: ignore[arg-type]  # fields of either type


def with_dateline(meta: Meta, place: str) -> Meta:
    """Return `meta` with the dateline that opens the text, unless it is known."""
    if meta.dateline or not place:
        return meta
    return replace(meta, dateline=place, origins=(*meta.origins, ("dateline", "the opening of the text")))


def _authors(page: Page, title: Title, removed: Sequence[int]) -> Told:
    """Return the names in the first byline and in those next to it, else those in contact lines."""
    contacts: list[str] = []
    names: list[str] = []
    given: list[str] = []
    last = -1
    for place, near in likely_places(page, title, removed):
        sign, text = page.facts[place].sign, page.units[place].text
        if sign is not None and sign.label == "contact":
            contacts += contact_names(text)
        if text.lower().lstrip("(").startswith(_OTHERS) or (names and abs(place - last) > _NEXT_TO):
            continue
        more: Sequence[str] = ()
        if sign is not None and sign.label == "byline":
            more = byline_names(text) or names_alone(text)
        elif near and place and page.facts[place - 1].key in _LABELS:
            more = names_alone(text)
        full = [name for name in more if len(name.split()) > 1]
        if near and more and not names and not full and _beside_date(page, place):
            given += more
        if full and not given:
            names += full
            last = place
    once: dict[str, str] = {}
    for name in names or given or contacts:
        once.setdefault(key_of(name), name)
    return Told(tuple(once.values()), "the byline" if names or given else "a contact line")


def _beside_date(page: Page, place: int) -> bool:
    """Tell whether a date stands next to a line, so that a lone first name in it is an author's."""
    around = page.facts[max(0, place - _NEXT_TO) : place + 1 + _NEXT_TO]
    return any(fact.sign is not None and fact.sign.label == "timestamp" for fact in around)


def contact_names(text: str) -> tuple[str, ...]:
    """Return the people a contact line names: “Write to Ann Hall at …” gives “Ann Hall”."""
    found = re.match(_CONTACT_NAME, text)
    if found is None:
        return ()
    names = re.split(r",? and |, ", found.group("names").strip(" ,"))
    return tuple(name.strip() for name in names if is_name(name.strip()) and len(name.split()) >= 2)
