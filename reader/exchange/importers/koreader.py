"""KOReader: the `metadata.*.lua` beside a book, in its old layout and its new one."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, row_of, text_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.lua import LuaError, parsed_table

#: What the reader itself writes into a bookmark nobody wrote a note for: "Page 12 the words @ 2031-…".
_WRITTEN_BY_ITSELF = re.compile(r".*@ \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*", re.DOTALL)

#: The tables of a book's settings.
_TABLES = frozenset({"annotations", "bookmarks", "highlight", "doc_props", "stats"})
#: How its settings begin: with comments, and a table or what returns one.
_RETURNED = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s+|--[^\n]*)*(?:return\b|local\b|\{)")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is the settings of a book."""
    head = file.data[:4096]
    return _RETURNED.search(head) is not None and any(name.encode() in file.data for name in _TABLES)


def read(file: ForeignFile) -> Reading:
    """Return the annotations of a book; raises ForeignFileError, which names the line."""
    try:
        table = parsed_table(file.text)
    except LuaError as error:
        raise ForeignFileError(f"{file.name}, line {error.line}: no table of Lua: {error}.") from None
    if not table.keys() & _TABLES:
        raise ForeignFileError(f"{file.name} is no file of KOReader: it has neither annotations nor a book.")
    document = _book(table, file.name)
    layout = _new_layout if table.get("annotations") else _old_layout
    return gathered(layout(table, document), places=True)


def _book(table: Row, name: str) -> ForeignDocument:
    props, stats = row_of(table.get("doc_props")), row_of(table.get("stats"))
    path = text_in(table, "doc_path")
    title = text_in(props, "title") or text_in(stats, "title") or file_stem(path or name)
    authors = text_in(props, "authors") or text_in(stats, "authors")
    return ForeignDocument(title=title.strip(), authors=author_names(authors))


def file_stem(path: str) -> str:
    """Return a file's name without its folder and suffix."""
    name = re.split(r"[/\\]", path)[-1]
    return re.sub(r"(?:^metadata)?\.[A-Za-z0-9]{1,5}$", "", name)


def author_names(authors: str) -> tuple[str, ...]:
    """Return the authors that KOReader writes in one text."""
    names = (name.strip() for name in re.split(r"[\n;]|\s&\s", authors))
    return tuple(name for name in names if name and name != "N/A")


def _ordered(value: object) -> list[tuple[Any, Row]]:
    """Return the entries of a table that is a list, by their numbers."""
    if isinstance(value, list):
        return [(number, row_of(one)) for number, one in enumerate(value, 1)]
    entries = [(key, row_of(one)) for key, one in row_of(value).items()]
    return sorted(entries, key=lambda entry: (not isinstance(entry[0], int | float), str(entry[0]).zfill(20)))


def _new_layout(table: Row, document: ForeignDocument) -> Iterator[ForeignAnnotation | Problem]:
    for number, row in _ordered(table.get("annotations")):
        if not row:
            yield Problem(f"annotation {number}", "is no table")
            continue
        marked = bool(row.get("drawer")) or bool(row.get("pos0"))
        yield _annotation(
            f"annotation {number}", row, document, text_in(row, "text"), text_in(row, "note"), marked=marked
        )


def _old_layout(table: Row, document: ForeignDocument) -> Iterator[ForeignAnnotation | Problem]:
    """Yield what stands in the two tables of old: highlights by pages, and the list of bookmarks."""
    seen: set[tuple[str, str]] = set()
    for number, row in _ordered(table.get("bookmarks")):
        where = f"bookmark {number}"
        marked = bool(row.get("highlighted"))
        words = text_in(row, "notes") if marked else ""
        note = text_in(row, "text")
        if _WRITTEN_BY_ITSELF.fullmatch(note) or note.strip() == words.strip():
            note = ""
        seen.add((text_in(row, "datetime"), words.strip()))
        yield _annotation(where, row, document, words, note, marked=marked)
    for page, rows in _ordered(table.get("highlight")):
        for number, row in _ordered(rows):
            words = text_in(row, "text")
            if (text_in(row, "datetime"), words.strip()) not in seen:
                where = f"highlight {number} on page {page}"
                yield _annotation(where, row, document, words, text_in(row, "note"), marked=True)


def _annotation(
    where: str, row: Row, document: ForeignDocument, words: str, note: str, *, marked: bool
) -> ForeignAnnotation:
    place = row.get("pos0", row.get("page", ""))
    at = place if isinstance(place, str) else repr(sorted(map(str, row_of(place).items())))
    made = text_in(row, "datetime")
    return ForeignAnnotation(
        source_id="\n".join((document.key, made, at if isinstance(place, str | Mapping) else str(place))),
        document=document,
        exact=words.strip("\n") if marked else "",
        kind=AnnotationKind.HIGHLIGHT if marked else AnnotationKind.BOOKMARK,
        colour=colour_from(row.get("color")),
        note=note.strip(),
        created=time_from(made),
        modified=time_from(text_in(row, "datetime_updated")),
        where=where,
    )
