"""Our own table, read back: what a spreadsheet may have changed counts."""

from collections.abc import Mapping

from reader.article import AnnotationKind
from reader.exchange.fields import colour_from, tags_from, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.csv_rows import columns, rows


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is such a table."""
    return {"id", "exact", "colour", "note"} <= columns(file)


def read(file: ForeignFile) -> Reading:
    """Return the annotations of the table; raises ForeignFileError."""
    return gathered(_annotation(where, row) for where, row in rows(file))


def _annotation(where: str, row: Mapping[str, str]) -> ForeignAnnotation | Problem:
    id, kind = row.get("id", "").strip(), row.get("kind", "highlight").strip() or "highlight"
    if not id:
        return Problem(where, "has no id")
    if kind not in {known.value for known in AnnotationKind}:
        return Problem(where, f"there is no kind “{kind[:20]}” of annotation")
    source, start = row.get("source", "").strip(), row.get("start", "").strip()
    return ForeignAnnotation(
        source_id=id,
        document=ForeignDocument(
            title=row.get("title", ""),
            authors=tuple(filter(None, (name.strip() for name in row.get("authors", "").split(";")))),
            addresses=(source,) if source not in ("", "-") else (),
            site=row.get("site", ""),
            published=row.get("published", ""),
            id=row.get("article", "").strip(),
        ),
        exact=row.get("exact", ""),
        prefix=row.get("prefix", ""),
        suffix=row.get("suffix", ""),
        start=int(start) if start.isascii() and start.isdecimal() and len(start) < 12 else None,
        kind=AnnotationKind(kind),
        colour=colour_from(row.get("colour", "")),
        note=row.get("note", ""),
        tags=tags_from(row.get("tags", "")),
        created=time_from(row.get("created", "")),
        modified=time_from(row.get("modified", "")),
        speaker=row.get("speaker", ""),
        where=where,
    )
