"""Annotations by the W3C's Web Annotation Data Model, as a collection in JSON-LD.

What the model has no words for stands under a prefix of our own beside it, so that nothing is lost on the
way back. Positions count code points of the cleaned text, which `broadsheet:textHash` names.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath, PureWindowsPath
from urllib.parse import quote, urlsplit

from reader.article import Annotation, AnnotationKind, Article, Placed
from reader.article.addresses import is_web_address, web_address
from reader.article.anchors import document_order
from reader.article.plain import Plain, annotation_to_plain
from reader.errors import SourceError
from reader.exchange.broadsheet_json import json_text
from reader.exchange.model import Export
from reader.exchange.palette import ON_PAPER

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Our own terms, and the prefix they have in a file.
NAMESPACE, PREFIX = "urn:broadsheet:terms:", "broadsheet"

_UUID = re.compile(r"([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})")
#: xsd:dateTime with its zone, as the model asks for it.
_DATE_TIME = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?"
    r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)"
)
_IRI_UNSAFE = re.compile(r"[\x00-\x20<>\"{}|\\^`\ud800-\udfff\x7f-\xa0]")
#: The fields of an annotation that the model has words for.
_TOLD = frozenset({"id", "anchor", "note", "tags", "created", "modified"})
_READER: Plain = {"id": "urn:broadsheet:reader", "type": "Person", "nickname": "reader"}
_GENERATOR: Plain = {"id": "urn:broadsheet", "type": "Software", "name": "Broadsheet"}


def to_web_annotations(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return an article's annotations as an AnnotationCollection with one page, ending in a line break."""
    id = article_id or article.id
    return _collection(id, article.meta.title or "Untitled", _items(article, placed, id))


def articles_to_web_annotations(exports: Sequence[Export]) -> str:
    """Return the annotations of several articles as one AnnotationCollection."""
    items = [item for one in exports for item in _items(one.article, one.placed, one.article_id)]
    return _collection("library", "Highlights", items)


def _items(article: Article, placed: Sequence[Placed], id: str) -> list[Plain]:
    source = source_iri(article.meta.source, id)
    ordered = sorted(placed, key=document_order)
    return [annotation_to_json_ld(one.annotation, article, source) for one in ordered]


def _collection(id: str, label: str, items: list[Plain]) -> str:
    collection = f"urn:broadsheet:collection:{_part(id)}"
    modified = max((item["modified"] for item in items if "modified" in item), default="")
    return json_text(
        {
            "@context": [CONTEXT, {PREFIX: NAMESPACE}],
            "id": collection,
            "type": "AnnotationCollection",
            "label": label,
            "creator": _READER,
            "generator": _GENERATOR,
            **({"modified": modified} if modified else {}),
            f"{PREFIX}:article": id,
            "total": len(items),
            "first": {
                "id": f"{collection}:1",
                "type": "AnnotationPage",
                "partOf": {"id": collection, "type": "AnnotationCollection"},
                "startIndex": 0,
                "items": items,
            },
        }
    )


def annotation_to_json_ld(annotation: Annotation, article: Article, source: str) -> Plain:
    """Return one annotation of the model, its target at the IRI `source`, without a context of its own."""
    bodies = _bodies(annotation)
    return {
        "id": annotation_iri(annotation.id),
        "type": "Annotation",
        "motivation": _motivation(annotation),
        "creator": _READER,
        "generator": _GENERATOR,
        **_times(annotation),
        **({"body": bodies} if bodies else {}),
        "target": _target(annotation, article, source),
        # Whoever names a style class must say what it looks like.
        "stylesheet": {"type": "CssStylesheet", "value": _style_sheet(annotation)},
        **_ours(annotation),
    }


def _motivation(annotation: Annotation) -> str | list[str]:
    """Return why it was made: one motivation where there is one, else what the bodies do too."""
    first = "bookmarking" if annotation.kind is AnnotationKind.BOOKMARK else "highlighting"
    more = [*(["commenting"] if annotation.note else []), *(["tagging"] if annotation.tags else [])]
    return [first, *more] if more else first


def _bodies(annotation: Annotation) -> list[Plain]:
    note: Plain = {"type": "TextualBody", "value": annotation.note, "format": "text/plain"}
    tags: list[Plain] = [{"type": "TextualBody", "value": tag} for tag in annotation.tags]
    return [
        *([{**note, "purpose": "commenting"}] if annotation.note else []),
        *({**tag, "format": "text/plain", "purpose": "tagging"} for tag in tags),
    ]


def _target(annotation: Annotation, article: Article, source: str) -> Plain:
    anchor = annotation.anchor
    about: Plain = {
        "id": source,
        "type": "Text",
        "format": "text/html" if source.startswith("http") else "text/plain",
    }
    if article.meta.title:
        about[f"{PREFIX}:title"] = article.meta.title
    if article.meta.authors:
        about[f"{PREFIX}:authors"] = list(article.meta.authors)
    if article.meta.language:
        about["language"] = article.meta.language
    made = annotation.created
    return {
        "type": "SpecificResource",
        "source": about,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.exact,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
            },
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
        **({"state": {"type": "TimeState", "sourceDate": made}} if _is_time(made) else {}),
        "styleClass": _style_class(annotation),
    }


def _style_class(annotation: Annotation) -> str:
    return f"highlight-{annotation.colour.value}"


def _style_sheet(annotation: Annotation) -> str:
    return f".{_style_class(annotation)} {{ background: #{ON_PAPER[annotation.colour]}; color: black }}"


def _times(annotation: Annotation) -> Plain:
    """Return the times; what is none by the model is kept under our own terms."""
    row: Plain = {}
    for name, time in (("created", annotation.created), ("modified", annotation.modified)):
        if time:
            row[name if _is_time(time) else f"{PREFIX}:{name}"] = time
    return row


def _ours(annotation: Annotation) -> Plain:
    """Return what the model has no words for, under our own terms."""
    row = {**annotation_to_plain(annotation), "textHash": annotation.anchor.text_hash}
    return {f"{PREFIX}:{name}": value for name, value in row.items() if value and name not in _TOLD}


def annotation_iri(id: str) -> str:
    """Return the IRI of an annotation: its id as a UUID where it is as long as one."""
    found = _UUID.fullmatch(id)
    return f"urn:uuid:{'-'.join(found.groups())}" if found else f"urn:broadsheet:annotation:{_part(id)}"


def source_iri(source: str, article_id: str) -> str:
    """Return the IRI of what was annotated: its web address, its file, or the article in our library."""
    if is_web_address(source):
        try:
            address = web_address(source).url
            parts = urlsplit(address)
            # Whoever is sent the file is not sent the reader's password.
            bare = address.replace(parts.netloc, parts.netloc.rpartition("@")[2], 1)
            return _IRI_UNSAFE.sub(lambda sign: quote(sign.group(), errors="replace"), bare)
        except (SourceError, ValueError):
            pass
    path = PureWindowsPath(source) if re.match(r"[A-Za-z]:[\\/]", source) else PurePath(source)
    if source not in ("", "-") and path.is_absolute():
        return f"file:///{quote(path.as_posix().lstrip('/'), safe='/:~', errors='replace')}"
    return f"urn:broadsheet:article:{_part(article_id or 'unknown')}"


def _part(text: str) -> str:
    return quote(text, safe="-._~", errors="surrogatepass") or "-"


def _is_time(time: str) -> bool:
    return _DATE_TIME.fullmatch(time) is not None
