"""Annotations as tables: our own, with all columns, and the one that Readwise takes."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from reader.article import AnnotationKind, Article, Placed
from reader.article.anchors import document_order
from reader.exchange.model import Export, shown_title

#: The columns of our own table, in order; `start` and `end` are code points, empty where it is detached, and
#: `marked_…` those of the text that it was marked in, which `text_hash` names.
COLUMNS = (
    "id", "article", "title", "authors", "site", "published", "source", "kind", "exact", "prefix", "suffix",
    "start", "end", "state", "colour", "note", "tags", "speaker", "created", "modified", "cue",
    "speaker_entity", "marked_start", "marked_end", "text_hash",
)  # fmt: skip
#: The columns of the table that Readwise imports.
READWISE_COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_QUOTE = '"'
_TAG = re.compile(r'\s*(?:"((?:[^"]|"")+)"\s*(?=,|$)|([^,]+))(?:,|$)')
#: What a tag of a cell needs quotation marks for.
_NEEDS = re.compile(r'^[\s"#]|\s$|,')


def to_csv(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the annotations as a table with a row of names, in document order.

    Fields are quoted as RFC 4180 has it; lines end in a line feed. Several tags are parted by commas; one
    that has a comma itself stands in quotation marks.
    """
    return _table([COLUMNS, *_rows(article, placed, article_id)])


def _rows(article: Article, placed: Sequence[Placed], article_id: str) -> Iterator[Iterable[object]]:
    meta = article.meta
    known = (
        article_id or article.id,
        meta.title,
        "; ".join(meta.authors),
        meta.site,
        meta.published,
        meta.source,
    )
    for one in _in_order(placed):
        annotation, anchor, span = one.annotation, one.annotation.anchor, one.span
        yield (
            annotation.id, *known, annotation.kind.value, anchor.exact, anchor.prefix, anchor.suffix,
            span.start if span is not None else "", span.end if span is not None else "", one.state.value,
            annotation.colour.value, annotation.note, tags_cell(annotation.tags), annotation.speaker,
            annotation.created, annotation.modified, annotation.cue, annotation.speaker_entity,
            anchor.start, anchor.end, anchor.text_hash,
        )  # fmt: skip


def to_readwise_csv(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the highlights as the table that Readwise imports; tags stand in the note as it reads them.

    Bookmarks have no words, and so no row. The location counts code points.
    """
    return _table([READWISE_COLUMNS, *_readwise_rows(article, placed)])


def tables_to_csv(exports: Sequence[Export]) -> str:
    """Return the annotations of several articles as one table."""
    rows = (row for one in exports for row in _rows(one.article, one.placed, one.article_id))
    return _table([COLUMNS, *rows])


def tables_to_readwise_csv(exports: Sequence[Export]) -> str:
    """Return the highlights of several articles as one table that Readwise imports."""
    rows = (row for one in exports for row in _readwise_rows(one.article, one.placed))
    return _table([READWISE_COLUMNS, *rows])


def _readwise_rows(article: Article, placed: Sequence[Placed]) -> Iterator[Iterable[object]]:
    meta = article.meta
    web = meta.source if meta.source.startswith(("http://", "https://")) else ""
    for one in _in_order(placed):
        annotation = one.annotation
        words = one.span.of(article.text) if one.span is not None else annotation.anchor.exact
        if annotation.kind is AnnotationKind.BOOKMARK and not words.strip():
            continue
        # ".tag" at the beginning of a note is how Readwise takes tags; it has no blanks in one.
        tags = " ".join("." + "-".join(tag.split()) for tag in annotation.tags)
        note = "\n".join(filter(None, (tags, annotation.note)))
        author = annotation.speaker or ", ".join(meta.authors)
        date = annotation.created.replace("T", " ").partition(".")[0].removesuffix("Z")
        place = one.span.start if one.span is not None else annotation.anchor.start
        yield words, shown_title(meta), author, web, note, place, date


def tags_cell(tags: Sequence[str]) -> str:
    """Return tags as a cell has them, which `tags_of_cell` reads back."""
    return ", ".join(f'"{tag.replace(_QUOTE, 2 * _QUOTE)}"' if _NEEDS.search(tag) else tag for tag in tags)


def tags_of_cell(cell: str) -> tuple[str, ...]:
    """Return the tags of a cell, without those that it has twice."""
    tags = (
        (whole.replace(2 * _QUOTE, _QUOTE) if whole else plain.strip()) for whole, plain in _TAG.findall(cell)
    )
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def _in_order(placed: Sequence[Placed]) -> list[Placed]:
    return sorted((one for one in placed if not one.annotation.deleted), key=document_order)


def _table(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([_writable(value) for value in row] for row in rows)
    return out.getvalue()


def _writable(value: object) -> object:
    """Return a cell that every program reads alike: one kind of line break, no halves of pairs."""
    if not isinstance(value, str):
        return value
    cell = value.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return cell.encode("utf-8", "replace").decode("utf-8")
