"""Calibre: the collections of annotations that its viewer and its library export."""

from collections.abc import Mapping, Sequence

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, row_of, rows_of, text_in, texts_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)

_TYPES = ("calibre_annotation_collection", "calibre_highlights")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is such a collection."""
    found = file.json_or_none
    if isinstance(found, Mapping):
        return found.get("type") in _TYPES
    return any("highlighted_text" in row_of(one) for one in rows_of(found)[:20])


def read(file: ForeignFile) -> Reading:
    """Return highlights and bookmarks, without those that were removed; raises ForeignFileError.

    The viewer's file does not name the book: then the file's own name does.
    """
    found = file.json
    rows: object = found if isinstance(found, list) else None
    if isinstance(found, Mapping):
        rows = found.get("annotations", found.get("highlights"))
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise ForeignFileError(
            f"{file.name} is no export of Calibre: it has neither annotations nor highlights."
        )
    book = row_of(found)
    read_rows = [
        _annotation(f"record {number}", row_of(value), book, file.name)
        for number, value in enumerate(rows, 1)
        # The library's database wraps each annotation in a record of the book it is of.
    ]
    return gathered(one for one in read_rows if one is not None)


def _annotation(where: str, record: Row, book: Row, name: str) -> ForeignAnnotation | Problem | None:
    row = row_of(record.get("annotation")) or record
    if row.get("removed") is True:
        return None
    kind, words = text_in(row, "type"), text_in(row, "highlighted_text")
    if kind not in ("highlight", "bookmark", "") or (not kind and not words):
        return None if kind == "last-read" else Problem(where, "is neither a highlight nor a bookmark")
    known = {**book, **record, **row}
    title = text_in(record, "title", "book_title") or text_in(book, "title", "book_title")
    if kind != "bookmark" and not title:
        title = text_in(row, "title", "book_title")
    document = ForeignDocument(
        title=title or _stem(name),
        authors=texts_in(known, "authors", "author"),
    )
    place = text_in(row, "start_cfi", "pos")
    style = row_of(row.get("style"))
    bookmark = kind == "bookmark"
    label = text_in(row, "title") if bookmark else ""
    return ForeignAnnotation(
        source_id=text_in(row, "uuid") or "\n".join((document.key, kind, place, words or label)),
        document=document,
        exact=words,
        kind=AnnotationKind.BOOKMARK if bookmark else AnnotationKind.HIGHLIGHT,
        colour=colour_from(text_in(style, "which")) or colour_from(text_in(style, "background-color")),
        note=text_in(row, "notes").strip() or label,
        created=time_from(row.get("timestamp")),
        where=where,
    )


def _stem(name: str) -> str:
    stem = name.replace("\\", "/").rpartition("/")[2]
    for suffix in (".json", ".calibre_highlights", ".calibre_annotation_collection"):
        stem = stem.removesuffix(suffix)
    return stem
