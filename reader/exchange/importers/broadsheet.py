"""Our own JSON: what `export` writes, and the list that `annotations --json` prints."""

from collections.abc import Iterator, Mapping

from reader.article.plain import annotation_from_plain
from reader.errors import ForeignFileError
from reader.exchange.broadsheet_json import FORMAT, VERSION
from reader.exchange.fields import Row, number_in, row_of, rows_of, text_in, texts_in
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is of this form."""
    found = file.json_or_none
    if isinstance(found, Mapping):
        return found.get("format") == FORMAT or _is_row(found) or _is_library(found)
    return any(_is_row(row_of(one)) for one in rows_of(found)[:20])


def _is_row(row: Row) -> bool:
    return {"id", "article", "exact", "colour"} <= row.keys()


def _is_library(found: Row) -> bool:
    return isinstance(found.get("annotations"), Mapping) and isinstance(found.get("articles"), Mapping)


def read(file: ForeignFile) -> Reading:
    """Return the annotations as they were exported; raises ForeignFileError."""
    found = file.json
    if isinstance(found, Mapping) and not _is_row(found):
        if _is_library(found):
            raise ForeignFileError(f"{file.name} is a library.", "`broadsheet merge` merges it into yours")
        if found.get("format") != FORMAT or not isinstance(found.get("articles"), list):
            raise ForeignFileError(f"{file.name} is no export of Broadsheet: it has no “articles”.")
        version = found.get("version")
        if not isinstance(version, int) or version > VERSION:
            raise ForeignFileError(
                f"{file.name} was written by a newer Broadsheet (version {version} of the form).",
                "update Broadsheet, and import it then",
            )
        rows = rows_of(found["articles"])
        return gathered(one for number, row in enumerate(rows, 1) for one in _article(number, row_of(row)))
    return gathered(
        _annotation(f"record {number}", row_of(row), ForeignDocument(id=text_in(row_of(row), "article")))
        for number, row in enumerate(rows_of(found), 1)
    )


def _article(number: int, row: Row) -> Iterator[ForeignAnnotation | Problem]:
    source = text_in(row, "source")
    document = ForeignDocument(
        title=text_in(row, "title"),
        authors=texts_in(row, "authors"),
        addresses=(source,) if source not in ("", "-") else (),
        site=text_in(row, "site"),
        published=text_in(row, "published"),
        id=text_in(row, "id"),
        text=text_in(row, "text"),
    )
    for place, value in enumerate(rows_of(row.get("annotations")), 1):
        yield _annotation(f"article {number}, annotation {place}", row_of(value), document)


def _annotation(where: str, row: Row, document: ForeignDocument) -> ForeignAnnotation | Problem:
    anchor = row_of(row.get("anchor")) or {
        "exact": row.get("exact"),
        "prefix": "",
        "suffix": "",
        "start": number_in(row, "start") or 0,
        "end": number_in(row, "end") or 0,
    }
    try:
        native = annotation_from_plain({"deleted": "", **row, "anchor": anchor})
    except ValueError as error:
        return Problem(where, f"is no annotation: {error}")
    if not native.id:
        return Problem(where, "is no annotation: id is empty")
    return ForeignAnnotation(source_id=native.id, document=document, where=where, native=native)
