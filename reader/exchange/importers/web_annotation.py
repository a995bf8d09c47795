"""Annotations in JSON-LD by the W3C's model: single ones, lists, collections and pages, ours and others'."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from reader.article import Annotation, AnnotationKind, Colour
from reader.article.plain import annotation_from_plain
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, number_in, row_of, rows_of, text_in, texts_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.html_text import text_of_html
from reader.exchange.web_annotation import NAMESPACE, PREFIX

_UUID = re.compile(r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})")
_OWN_ID = "urn:broadsheet:annotation:"
_OURS = f"{PREFIX}:"
_OWN_ARTICLE = "urn:broadsheet:article:"
#: How deep selectors, bodies and pages may lie in one another.
_DEPTH = 8
_FRAGMENT = re.compile(
    r":~:text=(?:(?P<prefix>[^&,]*?)-,)?(?P<start>[^&,]+)(?:,(?P<end>[^&,-]+))?(?:,-(?P<suffix>[^&,]*))?"
)


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is JSON-LD of annotations."""
    found = file.json_or_none
    first = row_of(next(iter(rows_of(found)), None))
    graph = row_of(next(iter(rows_of(first.get("@graph"))), None))
    return (
        bool(_types(first) & _KNOWN)
        or bool(_types(graph) & _KNOWN)
        or "anno.jsonld" in str(first.get("@context"))
    )


_KNOWN = frozenset({"Annotation", "AnnotationCollection", "AnnotationPage"})


def _types(row: Row) -> frozenset[str]:
    names = (*rows_of(row.get("type")), *rows_of(row.get("@type")))
    return frozenset(name.rpartition(":")[2].rpartition("#")[2] for name in names if isinstance(name, str))


def read(file: ForeignFile) -> Reading:
    """Return the annotations, one for each target; raises ForeignFileError."""
    rows = list(_annotations(file.json, "", 0))
    if not rows and not recognises(file):
        raise ForeignFileError(f"{file.name} holds no Web Annotations.")
    return gathered(one for where, row in rows for one in _read(where, row))


def _annotations(value: object, where: str, depth: int) -> Iterator[tuple[str, Row]]:
    """Yield each annotation with where it stands, through collections, pages, lists and graphs."""
    if depth > _DEPTH:
        return
    for number, one in enumerate(rows_of(value), 1):
        row = row_of(one)
        here = f"{where}, {number}".removeprefix(", ") if isinstance(value, list) else where
        inner = [
            row[name]
            for name in ("first", "items", "annotations", "@graph")
            if isinstance(row.get(name), list | Mapping)
        ]
        if "Annotation" in _types(row) or (not inner and ("target" in row or "body" in row)):
            yield here or "1", row
        else:
            for held in inner:
                yield from _annotations(held, here, depth + 1)
        if isinstance(row.get("next"), Mapping):
            yield from _annotations(row["next"], here, depth + 1)


def _read(where: str, row: Row) -> Iterator[ForeignAnnotation | Problem]:
    where = f"annotation {where}"
    targets = list(_targets(row.get("target"), 0))
    if not targets:
        yield Problem(where, "has no target")
        return
    native = _native(row, targets[0])
    if native is not None:
        yield ForeignAnnotation(native.id, _document(row, targets[0]), where=where, native=native)
        return
    id = text_in(row, "id", "@id", "via")
    note, tags = _told(row)
    motivations = {m.rpartition(":")[2] for m in rows_of(row.get("motivation")) if isinstance(m, str)}
    for number, target in enumerate(targets, 1):
        words = _selected(target)
        document = _document(row, target)
        if not document.addresses and not document.title and not words.exact:
            yield Problem(where, "names neither a page nor words")
            continue
        bookmark = not words.exact.strip() or ("bookmarking" in motivations and not words.exact.strip())
        yield ForeignAnnotation(
            source_id=f"{id or document.key + words.exact + note}" + (f"\n{number}" if number > 1 else ""),
            document=document,
            exact=words.exact,
            prefix=words.prefix,
            suffix=words.suffix,
            until=words.until,
            until_end=words.until_end,
            start=words.start,
            kind=AnnotationKind.BOOKMARK if bookmark else AnnotationKind.HIGHLIGHT,
            colour=_colour(row, target),
            note=note,
            tags=tags,
            created=time_from(row.get("created")),
            modified=time_from(row.get("modified")),
            where=where,
        )


# Targets.


def _targets(value: object, depth: int) -> Iterator[Row]:
    """Yield the targets as objects, those that are only an IRI too."""
    for one in rows_of(value):
        if isinstance(one, str) and one.strip():
            yield {"source": one}
        elif isinstance(one, Mapping) and depth < _DEPTH:
            if isinstance(one.get("items"), list):
                yield from _targets(one["items"], depth + 1)
            else:
                yield one


def _document(row: Row, target: Row) -> ForeignDocument:
    source = target.get("source", target.get("id", target.get("@id", "")))
    about: Row = row_of(source)
    iri = source if isinstance(source, str) else text_in(about, "id", "@id", "source")
    meta = row_of(row.get("document")) or row_of(target.get("document"))
    article = text_in(row, f"{PREFIX}:article", f"{NAMESPACE}article")
    bare = iri.partition("#:~:")[0] if "#:~:" in iri else iri
    if bare.startswith("file://"):
        bare = unquote(re.sub(r"^file://(?:localhost)?(?:/(?=[A-Za-z]:/))?", "", bare))
    titles = [
        text_in(about, f"{PREFIX}:title", "title", "dc:title", "label", "name"),
        *texts_in(meta, "title"),
    ]
    return ForeignDocument(
        title=next(filter(None, titles), ""),
        authors=texts_in(about, f"{PREFIX}:authors"),
        addresses=(bare,) if bare and not bare.startswith(_OWN_ARTICLE) else (),
        id=article,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    until: str = ""
    until_end: bool = True


def _selected(target: Row) -> _Words:
    """Return the words a target selects; selectors may refine one another."""
    selectors = list(_selectors(target.get("selector"), 0))
    beside = [row_of(one) for one in rows_of(target.get("selector"))]
    if not any("TextQuoteSelector" in _types(one) for one in beside):
        for stretch in (one for one in selectors if "RangeSelector" in _types(one)):
            first, last = (_selected({"selector": stretch.get(f"{end}Selector")}) for end in ("start", "end"))
            if first.exact and last.exact:
                # By the model a range reaches up to where its end selector begins.
                return replace(first, until=last.exact, until_end=False)
    quotations = [one for one in selectors if "TextQuoteSelector" in _types(one)]
    places = [one for one in selectors if "TextPositionSelector" in _types(one)]
    # What refines another selector says it more closely: the last one counts.
    quotation: Row = quotations[-1] if quotations else {}
    start = number_in(places[-1], "start") if places else None
    if not quotation:
        fragments = [text_in(one, "value") for one in selectors if "FragmentSelector" in _types(one)]
        source = target.get("source", target.get("id", ""))
        for text in (*fragments, source if isinstance(source, str) else ""):
            found = _FRAGMENT.search(text if ":~:" in text else "")
            if found:
                parts = {name: unquote(found[name] or "") for name in ("start", "prefix", "suffix", "end")}
                return _Words(parts["start"], parts["prefix"], parts["suffix"], start, parts["end"])
    return _Words(_text(quotation, "exact"), _text(quotation, "prefix"), _text(quotation, "suffix"), start)


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if isinstance(value, Mapping):  # {"@value": "…"}, the long form of JSON-LD
        value = value.get("@value")
    return value if isinstance(value, str) else ""


def _selectors(value: object, depth: int) -> Iterator[Row]:
    for one in rows_of(value):
        if isinstance(one, Mapping) and depth < _DEPTH:
            yield one
            for name in ("refinedBy", "items", "startSelector", "endSelector"):
                if name in one and not (name.endswith("Selector") and "RangeSelector" not in _types(one)):
                    yield from _selectors(one[name], depth + 1)


# Bodies.


def _told(row: Row) -> tuple[str, tuple[str, ...]]:
    """Return the note and the tags that the bodies are."""
    notes: list[str] = []
    tags: list[str] = []
    value = row.get("bodyValue")
    if isinstance(value, str):
        notes.append(value)
    whole = {m for m in rows_of(row.get("motivation")) if isinstance(m, str)}
    for body in _bodies(row.get("body"), 0):
        purposes = {p for p in rows_of(body.get("purpose")) if isinstance(p, str)} or (
            whole if whole == {"tagging"} else set()
        )
        words = _words(body)
        if not words:
            continue
        if "tagging" in {p.rpartition(":")[2] for p in purposes} or "Tag" in _types(body):
            tags.append(words)
        else:
            notes.append(words)
    return "\n\n".join(notes), tuple(dict.fromkeys(tags))


def _bodies(value: object, depth: int) -> Iterator[Row]:
    for one in rows_of(value):
        if isinstance(one, str):
            yield {"source": one}
        elif isinstance(one, Mapping) and depth < _DEPTH:
            if isinstance(one.get("items"), list):
                yield from _bodies(one["items"], depth + 1)
            else:
                yield one


def _words(body: Row) -> str:
    value = _text(body, "value") or _text(body, "chars") or _text(body, "rdf:value")
    if value:
        return text_of_html(value) if "html" in text_in(body, "format", "dc:format") else value
    source = body.get("source", body.get("id", ""))
    if isinstance(source, Mapping):
        return _words(source)
    return source if isinstance(source, str) else ""


def _colour(row: Row, target: Row) -> Colour | None:
    style = row_of(row.get("stylesheet"))
    classes = " ".join(name for name in rows_of(target.get("styleClass")) if isinstance(name, str))
    ours = text_in(row, f"{PREFIX}:colour", "color", "colour")
    return colour_from(ours) or colour_from(classes) or colour_from(text_in(style, "value"))


# Ours.


def _native(row: Row, target: Row) -> Annotation | None:
    """Return the annotation that this is the export of; None of other programs'."""
    iri = text_in(row, "id")
    found = _UUID.fullmatch(iri)
    selectors = [row_of(one) for one in rows_of(target.get("selector"))]
    if len(selectors) != 2 or not (found or iri.startswith(_OWN_ID)):
        return None
    quotation, place = selectors
    bodies = [row_of(one) for one in rows_of(row.get("body"))]
    notes = [body.get("value") for body in bodies if body.get("purpose") == "commenting"]
    if len(notes) > 1:
        return None
    ours = {name.removeprefix(_OURS): value for name, value in row.items() if name.startswith(_OURS)}
    plain = {
        "speaker": "",
        "deleted": "",
        "created": row.get("created", ""),
        "modified": row.get("modified", ""),
        **ours,
        "id": "".join(found.groups())
        if found
        else unquote(iri.removeprefix(_OWN_ID), errors="surrogatepass"),
        "note": notes[0] if notes else "",
        "tags": [body.get("value") for body in bodies if body.get("purpose") == "tagging"],
        "anchor": {**quotation, **place, "text_hash": ours.get("textHash", "")},
    }
    try:
        return annotation_from_plain(plain)
    except ValueError:
        return None
