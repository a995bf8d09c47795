"""Foliate: the JSON it keeps of each book, and exports."""

from reader.errors import ForeignFileError
from reader.exchange.fields import Row, colour_from, row_of, rows_of, text_in, time_from
from reader.exchange.foreign import ForeignAnnotation, ForeignDocument, ForeignFile, Reading, gathered


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is one of Foliate: annotations whose places in the book are EPUB's."""
    found = row_of(file.json_or_none)
    rows = rows_of(found.get("annotations"))
    if rows and isinstance(found.get("annotations"), list):
        return any("epubcfi" in text_in(row_of(row), "value", "cfi") for row in rows[:20])
    return "metadata" in found and ("lastLocation" in found or "progress" in found)


def read(file: ForeignFile) -> Reading:
    """Return the annotations of a book; raises ForeignFileError.

    Its bookmarks are places in a book without any words, and are left where they are.
    """
    found = row_of(file.json)
    if not isinstance(found.get("annotations", []), list) or not found:
        raise ForeignFileError(f"{file.name} is no file of Foliate: its annotations are no list.")
    document = _book(row_of(found.get("metadata")), file.name)
    return gathered(
        _annotation(f"annotation {number}", row_of(value), document)
        for number, value in enumerate(rows_of(found.get("annotations")), 1)
    )


def _book(meta: Row, name: str) -> ForeignDocument:
    title = meta.get("title")
    # A title may be given in several languages.
    words = (
        next((text for text in title.values() if isinstance(text, str)), "")
        if isinstance(title, dict)
        else title
    )
    authors = [
        text_in(row_of(one), "name") if isinstance(one, dict) else one
        for one in rows_of(meta.get("author", meta.get("creator")))
    ]
    names = tuple(one.strip() for one in authors if isinstance(one, str) and one.strip())
    stem = name.replace("\\", "/").rpartition("/")[2].removesuffix(".json")
    return ForeignDocument(title=words if isinstance(words, str) and words.strip() else stem, authors=names)


def _annotation(where: str, row: Row, document: ForeignDocument) -> ForeignAnnotation:
    place, words = text_in(row, "value", "cfi"), text_in(row, "text")
    return ForeignAnnotation(
        source_id="\n".join((document.key, place or words)),
        document=document,
        exact=words,
        colour=colour_from(row.get("color")),
        note=text_in(row, "note").strip(),
        created=time_from(row.get("created")),
        modified=time_from(row.get("modified")),
        where=where,
    )
