"""KOReader: the JSON that its exporter writes, of one book or of all."""

from collections.abc import Iterator

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, row_of, rows_of, text_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.koreader import author_names, file_stem


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is what the exporter writes as JSON."""
    found = row_of(file.json_or_none)
    documents = found.get("documents", [found])
    return any("entries" in row_of(one) for one in rows_of(documents))


def read(file: ForeignFile) -> Reading:
    """Return the highlights of all books in an exporter's file; raises ForeignFileError."""
    found = row_of(file.json)
    documents = rows_of(found.get("documents", [found]))
    if not any("entries" in row_of(one) for one in documents):
        raise ForeignFileError(f"{file.name} is no export of KOReader: it has no “entries”.")
    found_entries = (one for book, value in enumerate(documents, 1) for one in _entries(book, row_of(value)))
    return gathered(found_entries, places=True)


def _entries(book: int, row: Row) -> Iterator[ForeignAnnotation | Problem]:
    title = text_in(row, "title") or file_stem(text_in(row, "file"))
    document = ForeignDocument(title=title.strip(), authors=author_names(text_in(row, "author", "authors")))
    for number, value in enumerate(rows_of(row.get("entries")), 1):
        where, entry = f"document {book}, entry {number}", row_of(value)
        if not title:
            yield Problem(where, "names no book")
            continue
        made, words = entry.get("time"), text_in(entry, "text")
        yield ForeignAnnotation(
            source_id="\n".join((document.key, str(made), text_in(entry, "page"), words)),
            document=document,
            exact=words.strip("\n"),
            kind=AnnotationKind.HIGHLIGHT if words.strip() else AnnotationKind.BOOKMARK,
            colour=colour_from(entry.get("color")),
            note=text_in(entry, "note").strip(),
            created=time_from(made),
            where=where,
        )
