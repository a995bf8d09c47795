"""Our own table, read back: what a spreadsheet may have changed counts."""

from collections.abc import Mapping

from reader.article import Anchor, Annotation, AnnotationKind, Colour
from reader.exchange.csv_table import tags_of_cell
from reader.exchange.fields import colour_from, time_from
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
    source = row.get("source", "").strip()
    native = _native(id, AnnotationKind(kind), row)
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
        start=_number(row, "start"),
        kind=AnnotationKind(kind),
        colour=colour_from(row.get("colour", "")),
        note=row.get("note", ""),
        tags=tags_of_cell(row.get("tags", "")),
        created=time_from(row.get("created", "")),
        modified=time_from(row.get("modified", "")),
        speaker=row.get("speaker", ""),
        where=where,
        native=native,
    )


def _number(row: Mapping[str, str], column: str) -> int | None:
    digits = row.get(column, "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else None


def _native(id: str, kind: AnnotationKind, row: Mapping[str, str]) -> Annotation | None:
    """Return the row as the annotation it was; None where its table lacks what that had."""
    start, end = _number(row, "marked_start"), _number(row, "marked_end")
    colour = colour_from(row.get("colour", ""))
    if start is None or end is None or end < start or colour is None:
        return None
    return Annotation(
        id=id,
        article_id=row.get("article", "").strip(),
        kind=kind,
        anchor=Anchor(
            row.get("exact", ""),
            row.get("prefix", ""),
            row.get("suffix", ""),
            start,
            end,
            row.get("text_hash", ""),
        ),
        colour=Colour(colour),
        note=row.get("note", ""),
        tags=tags_of_cell(row.get("tags", "")),
        created=time_from(row.get("created", "")),
        modified=time_from(row.get("modified", "")),
        speaker=row.get("speaker", ""),
        cue=row.get("cue", ""),
        speaker_entity=row.get("speaker_entity", ""),
    )
