"""The article as a reference with its annotations as notes: for BibTeX and biblatex, and as CSL-JSON."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from reader.article import Article, Placed
from reader.article.plain import Plain
from reader.exchange.broadsheet_json import json_text
from reader.exchange.listing import entries
from reader.exchange.model import Export, shown_title
from reader.exchange.tex import escaped, one_line

_BRACE = re.compile(r"\\[{}]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
#: Parts of a last name that stand before it: "van der Berg".
_PARTICLES = frozenset({
    "de", "del", "della", "der", "den", "di", "du", "la", "le", "van", "von", "zu", "af", "al", "bin",
    "ibn", "ter", "ten",
})  # fmt: skip
_SMALL = frozenset({
    "a", "an", "the", "of", "on", "in", "at", "to", "for", "and", "or", "der", "die", "das", "ein",
    "eine", "le", "la", "les", "un", "une", "el", "los",
})  # fmt: skip
#: What tells that an author is no person.
_BODY = re.compile(
    r"\b(?:staff|press|agency|news|times|post|gazette|desk|team|editors?|reuters|afp|ap)\b", re.I
)


def to_bibtex(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return an entry that BibTeX and biblatex read; annotations are in `annote`, tags in `keywords`."""
    return _entry(article, placed, article_id, citation_key(article, article_id))


def references_to_bibtex(exports: Sequence[Export]) -> str:
    """Return an entry for each of several articles; no two have one key."""
    found = (_entry(one.article, one.placed, one.article_id, key) for one, key in keyed(exports))
    return "\n".join(found)


def _entry(article: Article, placed: Sequence[Placed], article_id: str, key: str) -> str:
    meta, web = article.meta, _web(article)
    year, month, day = _date(meta.published)
    tags = dict.fromkeys(tag for one in placed for tag in one.annotation.tags if not one.annotation.deleted)
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in meta.authors),
        # The second pair of braces keeps capitals as they are printed.
        "title": f"{{{one_line(shown_title(meta))}}}",
        "howpublished": one_line(meta.site),
        "year": year,
        "month": month.lstrip("0"),
        "date": "-".join(filter(None, (year, month, day))),
        "langid": meta.language,
        "url": _bibtex_url(web),
        "keywords": ", ".join(one_line(tag).replace(",", ";") for tag in tags),
        "annote": "\n\n".join(escaped(note).strip() for note in _notes(article, placed)),
    }
    rows = [f"  {name} = {{{_balanced(value)}}}," for name, value in fields.items() if value]
    known = f"% broadsheet: {re.sub('[^0-9A-Za-z-]', '', article_id or article.id)}"
    kind = "book" if _type(article, web) == "book" else "misc"
    return "\n".join((known, f"@{kind}{{{key},", *rows, "}", ""))


def to_csl_json(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return a list with one item of CSL-JSON; annotations are in `note`, tags in `keyword`."""
    return json_text([_item(article, placed, article_id, citation_key(article, article_id))])


def references_to_csl_json(exports: Sequence[Export]) -> str:
    """Return a list with an item for each of several articles; no two have one key."""
    return json_text([_item(one.article, one.placed, one.article_id, key) for one, key in keyed(exports)])


def keyed(exports: Sequence[Export]) -> Iterator[tuple[Export, str]]:
    """Yield each article with a key of its own: a second one of the same key has its number behind it."""
    taken: Counter[str] = Counter()
    for one in exports:
        key = citation_key(one.article, one.article_id)
        taken[key] += 1
        yield one, key if taken[key] == 1 else f"{key}-{taken[key]}"


def _item(article: Article, placed: Sequence[Placed], article_id: str, key: str) -> Plain:
    meta, web = article.meta, _web(article)
    parts = [int(part) for part in _date(meta.published) if part]
    tags = dict.fromkeys(tag for one in placed for tag in one.annotation.tags if not one.annotation.deleted)
    item: Plain = {
        "id": key,
        "type": _type(article, web),
        "title": shown_title(meta),
        "author": [_csl_name(name) for name in meta.authors if name.strip()],
        "container-title": meta.site,
        "issued": {"date-parts": [parts]} if parts else None,
        "language": meta.language,
        "URL": web,
        "keyword": ", ".join(tags),
        "note": "\n\n".join(_notes(article, placed)),
        "custom": {"broadsheet": article_id or article.id},
    }
    return {name: value for name, value in item.items() if value}


def _type(article: Article, web: str) -> str:
    """Return what CSL calls a document of this kind."""
    if article.meta.source.lower().partition("?")[0].endswith(".epub"):
        return "book"
    if article.meta.site:
        return "article-newspaper"
    return "webpage" if web else "document"


def reference(export: Export, key: str) -> Plain:
    """Return the item of an article for the front matter of a note: dates are text, and nothing is noted."""
    item = _item(export.article, (), export.article_id, key)
    day = "-".join(filter(None, _date(export.article.meta.published)))
    told = {**item, "issued": day} if day else item
    return {name: value for name, value in told.items() if name != "custom"}


def citation_key(article: Article, article_id: str = "") -> str:
    """Return the key of an article: its author's last name, its year, its title's first word of weight."""
    first = article.meta.authors[0] if article.meta.authors else ""
    name = _ascii(_parts(first)[1] if not _BODY.search(first) else first)
    words = [_ascii(word) for word in article.meta.title.split()]
    title = next((word for word in words if word and word not in _SMALL), "")
    year = _date(article.meta.published)[0]
    return f"{name}{year}{title}" or f"article{_ascii(article_id or article.id)[:8]}"


def _notes(article: Article, placed: Sequence[Placed]) -> list[str]:
    """Return each annotation as a paragraph: its words in quotation marks, who said them, what was noted."""
    notes = []
    for entry in entries(article, placed):
        speaker = entry.placed.annotation.speaker.strip()
        words = " ".join(entry.words.split())
        notes.append(
            f"“{words}”" + (f" — {speaker}" if speaker else "") + (f"\n{entry.note}" if entry.note else "")
        )
    return notes


def _date(published: str) -> tuple[str, str, str]:
    """Return year, month and day as they stand in an ISO date, "" for what it does not say."""
    found = _DATE.match(published)
    return (found[1], found[2] or "", found[3] or "") if found else ("", "", "")


def _web(article: Article) -> str:
    source = article.meta.source
    return source if source.lower().startswith(("http://", "https://")) else ""


def _parts(name: str) -> tuple[str, str]:
    """Return the given names and the last name of a person, with the particles before it."""
    if "," in name:
        family, _, given = name.partition(",")
        return given.strip(), family.strip()
    words = name.split()
    at = next((n for n, word in enumerate(words[1:], 1) if word.casefold() in _PARTICLES), len(words) - 1)
    return " ".join(words[:at]), " ".join(words[at:])


def _bibtex_name(name: str) -> str:
    given, family = _parts(name)
    if _BODY.search(name) or not given:
        return f"{{{one_line(name)}}}"
    # “and” parts the names of two.
    safe = [re.sub(r"\band\b", "{and}", one_line(part).replace(",", "{,}")) for part in (family, given)]
    return ", ".join(safe)


def _csl_name(name: str) -> Plain:
    given, family = _parts(name)
    return {"literal": name} if _BODY.search(name) or not given else {"family": family, "given": given}


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", plain)


def _bibtex_url(url: str) -> str:
    """Return an address that braces and comment signs cannot end a field with."""
    codes = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "", "\r": ""}
    return "".join(codes.get(sign, sign) for sign in url)


def _balanced(value: str) -> str:
    """Return a field's value whose braces BibTeX counts as paired: it does not know that `\\{` is a sign.

    Those that are in pairs stay, which every program reads back.
    """
    depth = 0
    for sign in _BRACE.findall(value):
        depth += 1 if sign == r"\{" else -1
        if depth < 0:
            break
    if not depth:
        return value
    return value.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
