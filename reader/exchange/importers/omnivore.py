"""Omnivore: the archive it sent its users: metadata in JSON, and a Markdown file of highlights an article."""

import re
from collections.abc import Iterator

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import Row, row_of, rows_of, tags_from, text_in, time_from
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    decoded,
    gathered,
    parsed_json,
)

_METADATA = re.compile(r"(?:^|/)metadata[^/]*\.json$")
_NOTES = re.compile(r"(?:^|/)highlights/([^/]+)\.md$")
#: A quotation reaches to the first empty line; its own empty lines have a ">" too.
_QUOTATION = re.compile(r"^>.*(?:\n(?!\s*$).+)*", re.MULTILINE)
_LABELS = re.compile(r"#\S[^#\n]*(?:\s+#\S[^#\n]*)*")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is such an archive, or a folder it was unpacked into."""
    return file.members is not None and any(_METADATA.search(name) for name in file.members)


def read(file: ForeignFile) -> Reading:
    """Return the highlights and notes of all articles; raises ForeignFileError."""
    members = file.members or {}
    tables = sorted(name for name in members if _METADATA.search(name))
    if not tables:
        raise ForeignFileError(f"{file.name} is no export of Omnivore: there is no metadata_….json in it.")
    notes = {slug[1]: name for name in members if (slug := _NOTES.search(name))}
    found: list[ForeignAnnotation | Problem] = []
    for table in tables:
        try:
            rows = parsed_json(decoded(members[table], table), table)
        except ForeignFileError as error:
            found.append(Problem(table, error.message))
            continue
        for row in map(row_of, rows_of(rows)):
            path = notes.pop(text_in(row, "slug"), None)
            if path is not None:
                found += _highlights(path, members[path], row)
    lost = [path for path in notes.values() if members[path].strip()]
    return gathered([*found, *(Problem(path, "no metadata tells which article this is of") for path in lost)])


def _document(row: Row) -> ForeignDocument:
    return ForeignDocument(
        title=text_in(row, "title").strip(),
        authors=tuple(filter(None, (text_in(row, "author").strip(),))),
        addresses=tuple(filter(None, (text_in(row, "url", "originalArticleUrl").strip(),))),
        site=text_in(row, "siteName"),
        published=text_in(row, "publishedAt")[:10],
    )


def _highlights(path: str, data: bytes, row: Row) -> Iterator[ForeignAnnotation | Problem]:
    """Yield the highlights of one article; what stands before the first quotation is a note on all of it."""
    try:
        text = decoded(data, path)
    except ForeignFileError as error:
        yield Problem(path, error.message)
        return
    document, saved = _document(row), time_from(row.get("savedAt"))
    marks = list(_QUOTATION.finditer(text))
    begins = [mark.start() for mark in marks]
    stretches = [(0, 0, begins[0] if begins else len(text))]
    stretches += [
        (mark.start(), mark.end(), end) for mark, end in zip(marks, [*begins[1:], len(text)], strict=True)
    ]
    for start, middle, end in stretches:
        words = "\n".join(line.removeprefix(">").strip() for line in text[start:middle].split("\n")).strip()
        note = text[middle:end].strip()
        if not words and not note:
            continue
        tags: tuple[str, ...] = ()
        first, _, others = note.partition("\n\n")
        if words and _LABELS.fullmatch(first.strip()):
            tags, note = tags_from([tag for tag in first.split("#") if tag.strip()]), others.strip()
        yield ForeignAnnotation(
            source_id="\n".join((document.key, words or "note")),
            document=document,
            exact=words,
            kind=AnnotationKind.HIGHLIGHT if words else AnnotationKind.BOOKMARK,
            note=note,
            tags=tags,
            created=saved,
            where=f"{path}, line {text.count(chr(10), 0, start) + 1}",
        )
