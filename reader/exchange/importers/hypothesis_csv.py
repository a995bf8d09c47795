"""Hypothesis: the table that its sidebar exports, and those that others made of its answers."""

from collections.abc import Mapping

from reader.article import AnnotationKind
from reader.exchange.fields import tags_from, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.csv_rows import columns, rows

#: Columns of the address of the page, as Hypothesis and the programs around it call it.
_ADDRESSES = ("url", "uri", "page url", "source url")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is a table of Hypothesis."""
    names = columns(file)
    told = {"body", "text", "comment", "annotation/reply type"}
    return "quote" in names and bool(names.intersection(_ADDRESSES)) and bool(names & told)


def read(file: ForeignFile) -> Reading:
    """Return the annotations of the table; raises ForeignFileError.

    It has no ids: an annotation is known by its page, its words and the time it was made.
    """
    return gathered(_of_row(where, row) for where, row in rows(file))


def _of_row(where: str, row: Mapping[str, str]) -> ForeignAnnotation | Problem:
    url = next((row[name].strip() for name in _ADDRESSES if row.get(name, "").strip()), "")
    if not url:
        return Problem(where, "names no page (URL)")
    words = row.get("quote", "").strip()
    made = next((row[name] for name in ("creation date", "created at", "created") if row.get(name)), "")
    note = next((row[name] for name in ("body", "comment", "text") if row.get(name)), "").strip()
    reply = (
        row.get("annotation/reply type", row.get("annotation type", row.get("type", ""))).strip().casefold()
        == "reply"
    )
    user = row.get("user") or row.get("author", "")
    title = next((row[name] for name in ("title", "page title", "document title") if row.get(name)), "")
    document = ForeignDocument(title=title.strip(), addresses=(url,))
    return ForeignAnnotation(
        source_id=row.get("id", "").strip() or "\n".join((url, words, made, *([note] if not words else ()))),
        document=document,
        exact=words,
        kind=AnnotationKind.HIGHLIGHT if words else AnnotationKind.BOOKMARK,
        note=f"↳ {user}: {note}" if reply and user else note,
        tags=tags_from(row.get("tags", "")),
        created=time_from(made),
        where=where,
    )
