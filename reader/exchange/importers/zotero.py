"""Zotero: items with their annotations and notes as JSON, and the notes of CSL-JSON."""

from collections.abc import Iterator, Mapping

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, row_of, rows_of, tags_from, text_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.html_text import text_of_html
from reader.exchange.importers.zotero_markdown import file_stem

#: What only annotations have.
_ANNOTATED = frozenset({"annotationText", "annotationType", "annotationComment"})
#: What Zotero knows a record by.
_KEYS = frozenset({"key", "itemKey", "itemID", "parentItem", "parentKey"})


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is JSON of Zotero: annotation items, items that hold them, or CSL with notes."""
    return any(True for _ in _found(file.json_or_none)) or _is_csl(file.json_or_none)


def _is_csl(value: object) -> bool:
    rows = [row_of(one) for one in rows_of(row_of(value).get("items", value))][:50]
    return any(
        "type" in row and "title" in row and (row.get("note") or row.get("annote")) and "itemType" not in row
        for row in rows
    )


def _found(value: object, depth: int = 0) -> Iterator[tuple[Row, Row]]:
    """Yield each annotation and note in a file with the item it lies in, whatever holds it."""
    for one in rows_of(value):
        row = row_of(one)
        data = row_of(row.get("data")) or row
        if data.keys() & _ANNOTATED or _is_note(data):
            yield data, {}
        elif depth < 4:
            for name in ("items", "attachments", "annotations", "notes", "children"):
                held = data.get(name, row.get(name))
                if isinstance(held, list):
                    for annotation, parent in _found(held, depth + 1):
                        yield (
                            annotation,
                            parent if parent.get("title") and not _is_file(parent) else {**parent, **data},
                        )


def _is_note(row: Row) -> bool:
    """Tell whether a record is a note of its own: notes in an item's list may not say that they are."""
    unnamed = not row.keys() & {"itemType", "type", "title"} and bool(row.keys() & _KEYS)
    return isinstance(row.get("note"), str) and (row.get("itemType") == "note" or unnamed)


def _is_file(row: Row) -> bool:
    return row.get("itemType") == "attachment" or "path" in row


def read(file: ForeignFile) -> Reading:
    """Return the annotations of a file of items; raises ForeignFileError."""
    found = list(_found(file.json))
    if not found and not _is_csl(file.json):
        raise ForeignFileError(f"{file.name} holds no annotations of Zotero.")
    items = {text_in(data, "key", "itemKey"): data for data in _items(file.json)}
    rows = [_item(f"record {n}", row, parent, items, file.name) for n, (row, parent) in enumerate(found, 1)]
    # Drawings and pictures in a PDF have neither words nor a comment.
    return gathered([*rows, *(_csl_notes(file.json) if not found else ())], places=True)


def _items(value: object) -> Iterator[Row]:
    for one in rows_of(row_of(value).get("items", value) if isinstance(value, Mapping) else value):
        row = row_of(one)
        yield row_of(row.get("data")) or row


def _item(
    where: str, row: Row, parent: Row, items: Mapping[str, Row], name: str
) -> ForeignAnnotation | Problem:
    holder = parent or items.get(text_in(row, "parentItem"), {})
    while text_in(holder, "parentItem") in items and holder.get("itemType") == "attachment":
        holder = {**items[text_in(holder, "parentItem")], "itemType": "item"}
    words = text_in(row, "annotationText")
    note = text_in(row, "annotationComment").strip() or text_of_html(text_in(row, "note")).strip()
    return ForeignAnnotation(
        source_id=text_in(row, "key", "itemKey", "id") or "\n".join((text_in(holder, "title"), words, note)),
        document=_document(holder, name),
        exact=words.strip(),
        kind=AnnotationKind.HIGHLIGHT if words.strip() else AnnotationKind.BOOKMARK,
        colour=colour_from(row.get("annotationColor")),
        note=note,
        tags=tags_from(row.get("tags")),
        created=time_from(row.get("dateAdded")),
        modified=time_from(row.get("dateModified")),
        where=where,
    )


def _document(row: Row, name: str) -> ForeignDocument:
    people = [row_of(one) for one in rows_of(row.get("creators", row.get("author")))]
    names = [
        text_in(one, "name", "literal")
        or " ".join(filter(None, (text_in(one, "firstName", "given"), text_in(one, "lastName", "family"))))
        for one in people
    ]
    return ForeignDocument(
        title=text_in(row, "title").strip() or file_stem(name),
        authors=tuple(filter(None, names)),
        addresses=tuple(filter(None, (text_in(row, "url", "URL").strip(),))),
        site=text_in(row, "publicationTitle", "websiteTitle", "container-title"),
        published=text_in(row, "date"),
    )


def _csl_notes(value: object) -> Iterator[ForeignAnnotation | Problem]:
    for number, one in enumerate(rows_of(row_of(value).get("items", value)), 1):
        row = row_of(one)
        note = text_in(row, "annote", "note").strip()
        if note:
            document = _document(row, "")
            yield ForeignAnnotation(
                source_id=text_in(row, "id") or document.key,
                document=document,
                kind=AnnotationKind.BOOKMARK,
                note=note,
                where=f"record {number}",
            )
