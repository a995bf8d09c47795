"""What a page says of itself in JSON-LD, the form that search engines read."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

#: Longer pieces are lists of goods, not the card of an article.
_LONGEST = 500_000
_MOST_NODES = 2_000
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Recipe|HowTo|Guide|Interview|Story)$")
_PAGES = frozenset(("WebPage", "FAQPage", "MedicalWebPage", "QAPage", "ItemPage", "CollectionPage"))
_STRAY = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The facts of one article's card; what it does not say is empty."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    published: str = ""
    updated: str = ""
    section: str = ""
    language: str = ""


def read_linked_data(scripts: Sequence[str]) -> LinkedData:
    """Return what a page's JSON-LD says of its first article; the card of the page fills the gaps."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    cards = [
        _card(node, by_id)
        for wanted in (_is_article, _is_page)
        for node in nodes
        if any(wanted(kind) for kind in _kinds(node))
    ]
    first = cards[0] if cards else LinkedData()
    for card in cards[1:]:
        if not (first.headline and card.headline and card.headline != first.headline):
            first = _filled(first, card)
    if not first.site:
        named = (_text(node.get("name")) for node in nodes if "WebSite" in _kinds(node))
        first = _filled(first, LinkedData(site=next(filter(None, named), "")))
    return first


def _filled(first: LinkedData, other: LinkedData) -> LinkedData:
    return LinkedData(
        first.headline or other.headline,
        first.authors or other.authors,
        first.site or other.site,
        first.published or other.published,
        first.updated or other.updated,
        first.section or other.section,
        first.language or other.language,
    )


def _card(node: Node, by_id: Mapping[str, Node]) -> LinkedData:
    is_page = not any(map(_is_article, _kinds(node)))
    headline = _text(node.get("headline")) or ("" if is_page else _text(node.get("name")))
    return LinkedData(
        headline,
        tuple(_names(node.get("author") or node.get("creator"), by_id)),
        next(_names(node.get("publisher"), by_id), ""),
        _text(node.get("datePublished")) or _text(node.get("dateCreated")),
        _text(node.get("dateModified")),
        _text(node.get("articleSection")),
        _text(node.get("inLanguage")),
    )


def _names(value: Any, by_id: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names of people or houses, given as words, as a card, by reference, or as a list of these."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            known = one if one.get("name") else by_id.get(str(one.get("@id")), one)
            name = _text(known.get("name"))
        else:
            name = _text(one)
        if name and not name.startswith(("http://", "https://")):
            yield name


def _text(value: Any) -> str:
    """Return a value as one line of text; of a list its first words."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    return " ".join(unescape(unescape(value)).split()) if isinstance(value, str) else ""


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    found = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rsplit("/", 1)[-1] for kind in found if isinstance(kind, str)]


def _is_article(kind: str) -> bool:
    return _ARTICLES.search(kind) is not None


def _is_page(kind: str) -> bool:
    return kind in _PAGES


def _nodes(value: Any) -> Iterator[Node]:
    """Yield all cards in a value, outermost first."""
    waiting = [value]
    count = 0
    while waiting and count < _MOST_NODES:
        count += 1
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one[:_MOST_NODES]
        elif isinstance(one, dict):
            yield one
            waiting += [inner for inner in one.values() if isinstance(inner, dict | list)]


def _parsed(script: str) -> Any:
    """Return the value of a piece of JSON, or None: pages write it with comments and raw breaks in it."""
    if len(script) > _LONGEST:
        return None
    try:
        return json.loads(_STRAY.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
