"""Readwise: the table of highlights it exports, and the one it takes."""

import re
from collections.abc import Mapping

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

_INLINE_TAGS = re.compile(r"\.\w\S*(?:\s+\.\w\S*)*")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is such a table."""
    names = columns(file)
    return "highlight" in names and bool(names & {"book title", "title"})


def read(file: ForeignFile) -> Reading:
    """Return the highlights of the table; raises ForeignFileError."""
    return gathered(_annotation(where, row) for where, row in rows(file))


def _annotation(where: str, row: Mapping[str, str]) -> ForeignAnnotation | Problem:
    title = row.get("book title") or row.get("title", "")
    url = row.get("url") or row.get("source url", "")
    author = row.get("book author") or row.get("author", "")
    document = ForeignDocument(
        title=title.strip(),
        authors=tuple(filter(None, (name.strip() for name in author.split(";")))),
        addresses=(url.strip(),) if url.strip() else (),
    )
    if not (document.title or document.addresses):
        return Problem(where, "names no book or article")
    tags, note = _inline_tags(row.get("note", "").strip())
    place = (row.get("location", ""), row.get("location type", ""))
    words = row.get("highlight", "").strip()
    return ForeignAnnotation(
        source_id=row.get("id", "").strip() or "\n".join((document.key, *place, words)),
        document=document,
        exact=words,
        colour=colour_from(row.get("color") or row.get("colour")),
        note=note,
        tags=tuple(dict.fromkeys((*tags_from(row.get("tags", "")), *tags))),
        created=time_from(row.get("highlighted at") or row.get("date", "")),
        where=where,
    )


def _inline_tags(note: str) -> tuple[tuple[str, ...], str]:
    """Return the tags that Readwise takes from a note, and what is left: a line of words like ".tag"."""
    first, _, rest = note.partition("\n")
    if not _INLINE_TAGS.fullmatch(first.strip()):
        return (), note
    return tuple(word.removeprefix(".") for word in first.split()), rest.strip()
