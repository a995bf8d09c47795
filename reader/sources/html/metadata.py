"""What a page's markup says of its article: title, authors, days, site, section, language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from reader.article import BlockKind, Meta
from reader.sources.html.elements import Hint
from reader.sources.html.headline import Candidate, choose_title
from reader.sources.html.linked_data import LinkedData, read_linked_data
from reader.sources.html.page_blocks import PageBlock

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: The names under which pages keep each fact in `meta` elements, most trusted first.
_TITLES = ("og:title", "twitter:title", "citation_title", "parsely-title", "dc.title", "sailthru.title")
_AUTHORS = (
    *("author", "article:author", "citation_author", "parsely-author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "byl", "article:author_name", "og:author", "twitter:data1"),
)
_PUBLISHED = (
    *("article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "citation_date"),
    *("citation_publication_date", "sailthru.date", "dc.date.issued", "dcterms.created", "pubdate", "date"),
    *("dc.date", "publish-date", "article.published", "published_time_telegram", "last-published"),
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod")
_SITES = ("og:site_name", "application-name", "twitter:app:name:iphone", "apple-mobile-web-app-title")
_SECTIONS = ("article:section", "parsely-section", "sailthru.section", "cxenseparse:section")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_LANGUAGE = re.compile(r"^([a-zA-Z]{2})(?:[-_].*)?$")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")
_OPENER = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|\||,\s+and\s+|\s+and\s+|\s+&\s+)\s*")
_MOST_AUTHORS, _LONGEST_NAME = 12, 80
_NOBODY = frozenset(("admin", "administrator", "author", "editor", "staff", "webmaster", "root", "unknown"))
#: The shortest part of a host's name that is a site's, in code points.
_SHORTEST_LABEL = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The facts of a page as its elements give them; empty where it gives none."""

    named: Mapping[str, Sequence[str]]
    data: LinkedData
    title: str
    language: str
    canonical: str
    base: str
    times: tuple[tuple[str, str], ...]


def read_head(root: "_Element") -> Head:
    """Return what a page's `meta`, `title`, `link`, `time` and JSON-LD elements say."""
    named: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        if content:
            for name in ("property", "name", "itemprop", "http-equiv"):
                if element.get(name):
                    named.setdefault(str(element.get(name)).strip().lower(), []).append(content)
    scripts = [
        element.text
        for element in root.iter("script")
        if element.text and "ld+json" in (element.get("type") or "").lower()
    ]
    canonical = next(
        (element.get("href") or "" for element in root.iter("link") if element.get("rel") == "canonical"), ""
    )
    title = next(iter(root.xpath("//title[not(ancestor::svg)]")), None)
    base = next((element.get("href") or "" for element in root.iter("base")), "")
    return Head(
        named,
        read_linked_data(scripts),
        " ".join("".join(title.itertext()).split()) if title is not None else "",
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or root.get("xml:lang")
        or "",
        canonical.strip(),
        base.strip(),
        tuple(_times(root)),
    )


def _times(root: "_Element") -> Iterator[tuple[str, str]]:
    """Yield the days that `time` elements and microdata give, each with what is said of it."""
    for element in root.iter("time"):
        value = element.get("datetime") or ""
        if _DAY.match(value):
            names = " ".join((element.get("class") or "", element.get("itemprop") or "")).lower()
            yield value, names


class _Facts:
    """Collects facts with where they came from: the first that is found of each stays."""

    def __init__(self) -> None:
        self.values: dict[str, str | tuple[str, ...]] = {}
        self.origins: dict[str, str] = {}

    def offer(self, field: str, value: str | tuple[str, ...], origin: str) -> None:
        """Take a fact, unless it is empty or known already."""
        if value and field not in self.values:
            self.values[field] = value
            self.origins[field] = origin

    def text(self, field: str) -> str:
        """Return a fact that is one text."""
        value = self.values.get(field, "")
        return value if isinstance(value, str) else ", ".join(value)


def meta_of(head: Head, blocks: Sequence[PageBlock], address: str, name: str) -> Meta:
    """Return what is known of the article; `address` is the page's own, `name` what the user called it."""
    facts = _Facts()
    data = head.data
    domain = _domain(head.canonical) or _domain(address) or _domain(_first(head, ("og:url",))[0])
    site, site_origin = _first(head, _SITES)
    house = domain.rpartition(".")[0]
    sites = [words for words in (site, data.site, domain, house) if words]
    if len(label := house.rpartition(".")[2]) >= _SHORTEST_LABEL:
        sites.append(label)  # “velmorapost” of news.velmorapost.com, not “co” of velmorapost.co.uk
    declared = [Candidate(data.headline, "the page's JSON-LD")] if data.headline else []
    declared += [
        Candidate(head.named[key][0], key) for key in _TITLES if key in head.named and key != "twitter:title"
    ]
    declared += [Candidate(head.title, "the <title>")] if head.title else []
    title, cut_site = choose_title(_headings(blocks), declared, sites)
    facts.offer("title", title.words, title.origin)
    facts.offer("site", site, site_origin)
    facts.offer("site", data.site, "the page's JSON-LD")
    facts.offer("site", cut_site, "the <title>")
    facts.offer("site", domain, "the page's address")
    facts.offer("authors", _people(data.authors, facts.text("site")), "the page's JSON-LD")
    for key in _AUTHORS:
        if key == "twitter:data1" and "written" not in " ".join(head.named.get("twitter:label1", ())).lower():
            continue
        facts.offer("authors", _people(head.named.get(key, ()), facts.text("site")), _said(key))
    facts.offer("published", _day(data.published), "the page's JSON-LD")
    facts.offer("updated", _day(data.updated), "the page's JSON-LD")
    _offer_days(facts, head)
    facts.offer("section", data.section, "the page's JSON-LD")
    section, section_origin = _first(head, _SECTIONS)
    facts.offer("section", section, section_origin)
    facts.offer("language", _language(head.language), "the page's lang attribute")
    facts.offer("language", _language(data.language), "the page's JSON-LD")
    for key in ("og:locale", "content-language"):
        facts.offer("language", _language(head.named.get(key, ("",))[0]), _said(key))
    authors = facts.values.get("authors", ())
    return Meta(
        title=facts.text("title"),
        authors=authors if isinstance(authors, tuple) else (),
        site=facts.text("site"),
        published=facts.text("published"),
        language=facts.text("language"),
        source=_place(head, address, name),
        updated=facts.text("updated"),
        section=facts.text("section"),
        origins=tuple(sorted(facts.origins.items())),
    )


def _headings(blocks: Sequence[PageBlock]) -> list[str]:
    """Return the page's first-level headings, without those of its foot unless all of it calls itself so."""
    first = [block for block in blocks if block.kind is BlockKind.HEADING and block.level == 1]
    above = [block for block in first if not block.hints & Hint.FOOTER.value]
    return [block.text for block in above or first]


def _place(head: Head, address: str, name: str) -> str:
    """Return where the article lies: of a page from the web, the address that it gives itself, if it does."""
    own = head.canonical or _first(head, ("og:url",))[0]
    if not own or not address or name != address:
        return name
    try:
        return urljoin(address, own)
    except ValueError:
        return name


def _offer_days(facts: _Facts, head: Head) -> None:
    for field, keys in (("published", _PUBLISHED), ("updated", _UPDATED)):
        for key in keys:
            facts.offer(field, _day(head.named.get(key, ("",))[0]), _said(key))
    for value, names in head.times:
        if "updat" in names or "modif" in names:
            facts.offer("updated", _day(value), "a <time> of the page")
        elif "publish" in names or "entry-date" in names or "pubdate" in names:
            facts.offer("published", _day(value), "a <time> of the page")
    if len(head.times) <= 2:
        for value, _ in head.times:
            facts.offer("published", _day(value), "a <time> of the page")


def _first(head: Head, keys: Sequence[str]) -> tuple[str, str]:
    """Return the first of some facts that the page gives, and where."""
    return next(((head.named[key][0], _said(key)) for key in keys if key in head.named), ("", ""))


def _said(key: str) -> str:
    return key if ":" in key else f"the meta “{key}”"


def _people(names: Sequence[str], site: str) -> tuple[str, ...]:
    """Return the names of people: no addresses, not the site, each once."""
    found: dict[str, str] = {}
    for given in names:
        for one in _BETWEEN.split(given):
            name = _OPENER.sub("", one).strip(" ,;")
            known = name.lower()
            if not name or len(name) > _LONGEST_NAME or _ADDRESS.search(name) or known in _NOBODY:
                continue
            if known != site.lower():
                found.setdefault(known, name)
    return tuple(found.values())[:_MOST_AUTHORS]


def _day(value: str) -> str:
    """Return a day in ISO 8601, "" where it is written in another way."""
    found = _DAY.match(value.strip())
    return found.group().replace(" ", "T") if found else ""


def _language(value: str) -> str:
    found = _LANGUAGE.match(value.strip())
    return found.group(1).lower() if found else ""


def _domain(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
