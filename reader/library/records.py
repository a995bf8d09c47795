"""What the library knows of an article, and how it recognises one that it has seen before."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from reader.article import Article, Choices
from reader.article.addresses import is_web_address, web_address
from reader.article.corrections import Corrections
from reader.article.corrections_plain import corrections_from_plain
from reader.article.hashes import text_hash as text_hash  # noqa: PLC0414 - for all of the library
from reader.article.plain import Plain, choices_from_plain, number_of, text_of, texts_of
from reader.errors import SourceError

#: The source of a document that came from standard input: it says nothing about which one it was.
STDIN = "-"

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One article of the library. `id` comes from the first bytes seen, and stays.

    `digests`, `sources` and `text_hashes` are all bytes, places and cleaned texts it was seen as, oldest
    first, but of the texts the one seen last is last; `source` is the latest place. `words` counts those of
    the latest text. `choices` are the reader's about its cleaning, `corrections` about its names and quotes.
    Times are ISO 8601 in UTC.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    site: str
    published: str
    source: str
    digests: tuple[str, ...]
    sources: tuple[str, ...]
    text_hashes: tuple[str, ...]
    words: int
    created: str
    opened: str
    choices: Choices = field(default_factory=Choices)
    corrections: Corrections = field(default_factory=Corrections)

    def has_seen(self, digest: str, source: str) -> bool:
        """Tell whether the article was seen as these bytes, and at this place, before."""
        place = canonical_source(source)
        return digest in self.digests and (not place or place in self.sources)


def canonical_source(source: str) -> str:
    """Return the one form of a path or URL, so that the same place is recognised however it is written.

    A path becomes absolute with its links followed; a URL loses its fragment, and what has no meaning in how
    it is written. Standard input and an unknown source have no place: "".
    """
    if source in ("", STDIN):
        return ""
    try:
        if is_web_address(source):
            return web_address(source).place
        if _URL.match(source):
            parts = urlsplit(source)
            return urlunsplit(
                (parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, "")
            )
        return os.path.realpath(source)
    except (ValueError, OSError, SourceError):
        return source  # no valid path or URL: still a name that can be the same again


def matching(
    records: Iterable[ArticleRecord], digest: str, sources: Iterable[str], text: str
) -> ArticleRecord | None:
    """Return the record of the article with these bytes, this cleaned text's hash, or at one of the sources.

    What a document says identifies it better than where it lies, so that the places are asked last; of
    several records at one place, the one opened last is meant.
    """
    places = [("sources", canonical_source(source)) for source in sources]
    latest_first = sorted(records, key=lambda record: record.opened, reverse=True)
    for aliases, wanted in (("digests", digest), ("text_hashes", text), *places):
        found = [record for record in latest_first if wanted and wanted in getattr(record, aliases)]
        if found:
            # Two that were parted can have the same bytes: the place tells which of them is meant.
            here = (one for one in found if any(place in one.sources for _, place in places if place))
            return next(here, found[0])
    return None


def new_record(
    article: Article, digest: str, text: str, now: str, aliases: Sequence[str] = ()
) -> ArticleRecord:
    """Return the record of an article that is seen for the first time."""
    empty = ArticleRecord(article.id or digest[:32], "", (), "", "", "", (), (), (), 0, now, now)
    return seen_again(empty, article, digest, text, now, aliases)


def seen_again(
    record: ArticleRecord, article: Article, digest: str, text: str, now: str, aliases: Sequence[str] = ()
) -> ArticleRecord:
    """Return `record` with what this opening of the article adds: aliases, the time, better metadata.

    `text` is the hash of the article's text, `aliases` are its other addresses.
    """
    meta = article.meta
    place = canonical_source(meta.source)
    return replace(
        record,
        title=meta.title or record.title,
        authors=meta.authors or record.authors,
        site=meta.site or record.site,
        published=meta.published or record.published,
        source=place or record.source or meta.source,
        digests=_with(record.digests, digest),
        sources=_with(record.sources, place, *map(canonical_source, aliases)),
        text_hashes=(*(known for known in record.text_hashes if known != text), text),
        words=_words(article.text),
        opened=now,
    )


def _words(text: str) -> int:
    """Count the words of a cleaned text by its gaps: a list of a book's takes tens of megabytes."""
    return text.count(" ") + text.count("\n\n") + bool(text)


def _with(values: tuple[str, ...], *more: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*values, *filter(None, more))))


def record_to_plain(record: ArticleRecord) -> Plain:
    """Return the form of a record on disk, without choices and corrections: those are written when made."""
    return {
        "id": record.id,
        "title": record.title,
        "authors": list(record.authors),
        "site": record.site,
        "published": record.published,
        "source": record.source,
        "digests": list(record.digests),
        "sources": list(record.sources),
        "text_hashes": list(record.text_hashes),
        "words": record.words,
        "created": record.created,
        "opened": record.opened,
    }


def record_from_plain(row: Mapping[str, Any]) -> ArticleRecord:
    """Return the record of a row on disk; raises ValueError on a row that is none."""
    return ArticleRecord(
        id=text_of(row, "id"),
        title=text_of(row, "title"),
        authors=texts_of(row, "authors"),
        site=text_of(row, "site"),
        published=text_of(row, "published"),
        source=text_of(row, "source"),
        digests=texts_of(row, "digests"),
        sources=texts_of(row, "sources"),
        text_hashes=texts_of(row, "text_hashes"),
        words=number_of(row, "words"),
        created=text_of(row, "created"),
        opened=text_of(row, "opened"),
        choices=choices_from_plain(row.get("choices")),
        corrections=corrections_from_plain(row.get("corrections")),
    )
