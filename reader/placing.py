"""Annotations and the places of their words: made in an article, found again in what the library keeps of it.

`pipeline` hands these on to everything above.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Article, Block, Meta
from reader.article.span import Span
from reader.errors import AnchorError

if TYPE_CHECKING:
    from reader.article import Annotation, AnnotationKind, Colour, Placed
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def article_from_library(library: "Library", record: "ArticleRecord") -> Article | None:
    """Return the article whose cleaned text the library kept, or None if it kept none."""
    from reader.article.segments import paragraphs

    for text_hash in reversed(record.text_hashes):
        text = library.text_snapshot(text_hash)
        if text is not None:
            return replace(without_text(record), text=text, blocks=tuple(map(Block, paragraphs(text))))
    return None


def record_by_id(library: "Library", source: str) -> "ArticleRecord | None":
    """Return the record whose id begins with `source`, if there is just one, and no file is called that."""
    if not re.fullmatch(r"[0-9a-f]{8,32}", source) or Path(source).exists():
        return None
    found = [record for record in library.articles() if record.id.startswith(source)]
    return found[0] if len(found) == 1 else None


def without_text(record: "ArticleRecord") -> Article:
    """Return an article of which only facts are known: an import recorded it, and it was never opened."""
    meta = Meta(
        title=record.title,
        authors=tuple(record.authors),
        site=record.site,
        published=record.published,
        source=record.source,
    )
    return Article(record.id, "", (), (), meta)


def find_words(text: str, quote: str, occurrence: int = 1) -> Span:
    """Return the span of the `occurrence`-th (from 1) appearance of `quote`; white space is elastic.

    Raises AnchorError if the words are not there that often.
    """
    pattern = r"\s+".join(map(re.escape, quote.split()))
    if not pattern:
        raise AnchorError("There are no words to look for.", "give them with --quote")
    found = None
    for count, match in enumerate(re.finditer(pattern, text), 1):
        found = match
        if count == occurrence:
            return Span(match.start(), match.end())
    if found is None:
        raise AnchorError(
            f"“{_short(quote)}” is not in the article.", "quote it as `broadsheet clean` prints it"
        )
    raise AnchorError(f"“{_short(quote)}” is not there {occurrence} times.", "lower --occurrence")


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def new_annotation(
    article: Article,
    span: Span,
    *,
    kind: "AnnotationKind | None" = None,
    colour: "Colour | None" = None,
    note: str = "",
    tags: Sequence[str] = (),
    speaker: str = "",
) -> "Annotation":
    """Return a new annotation of the words at `span`; the library gives it its times when it is saved."""
    from reader.article import Annotation, AnnotationKind, Colour
    from reader.article.anchors import make_anchor
    from reader.library import new_id

    return Annotation(
        id=new_id(),
        article_id=article.id,
        kind=kind or AnnotationKind.HIGHLIGHT,
        anchor=make_anchor(article.text, span),
        colour=colour or Colour.YELLOW,
        note=note,
        tags=tuple(tags),
        speaker=speaker,
    )


def placed_annotations(library: "Library", article: Article) -> "list[Placed]":
    """Return the article's annotations with their places in its text, in document order.

    The texts that they were made on are read from the library only if words are not where they were.
    """
    from reader.article.anchors import place

    annotations = library.annotations(article.id)
    return place(article.text, annotations, _earlier_texts(library, article, annotations))


def _earlier_texts(
    library: "Library",
    article: Article,
    annotations: "Iterable[Annotation]",
    records: "Sequence[ArticleRecord]" = (),
) -> "Iterator[str]":
    """Yield the kept texts that annotations were made on, then the article's others, the latest first."""
    made_on = dict.fromkeys(one.anchor.text_hash for one in annotations if one.anchor.text_hash)
    known = (record.text_hashes for record in records or library.articles() if record.id == article.id)
    others = [name for names in known for name in reversed(names)]
    for name in dict.fromkeys((*made_on, *others)):
        text = library.text_snapshot(name)
        if text is not None and text != article.text:
            yield text


def all_placed(library: "Library") -> "list[Placed]":
    """Return every annotation of the library, article by article; where the text is gone, without a place."""
    from reader.article.anchors import place

    records = {record.id: record for record in library.articles()}
    by_article: dict[str, list[Annotation]] = {article_id: [] for article_id in records}
    for annotation in library.all_annotations():
        by_article.setdefault(annotation.article_id, []).append(annotation)
    rows: list[Placed] = []
    for article_id, annotations in by_article.items():
        record = records.get(article_id)
        article = article_from_library(library, record) if annotations and record else None
        if article is None or record is None:
            rows += place("", annotations)
        else:
            rows += place(article.text, annotations, _earlier_texts(library, article, annotations, [record]))
    return rows
