"""Articles of the library, gathered for an export: their annotations at their places, their analysis."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import AnnotationKind
from reader.article.naming import folded_name, is_part, matches
from reader.errors import BroadsheetError
from reader.pipeline import (
    Opened,
    analysed,
    article_from_library,
    is_web_address,
    known,
    open_source,
    placed_annotations,
    without_text,
)

if TYPE_CHECKING:
    from reader.article import Analysis, Article, Placed
    from reader.exchange import Export
    from reader.exports import ExportSettings
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def export_of(
    library: "Library",
    opened: Opened,
    settings: "ExportSettings",
    cache: Path | None = None,
    *,
    analyse: bool = False,
    past: "Past | None" = None,
) -> "Export":
    """Return an article as it is exported, with all its annotations.

    It is analysed only where that shows: for names as links, for how a kept quote was said, for templates,
    or when `analyse` says so. `past` is what is known of all articles, where it is at hand.
    """
    from reader.exchange import Export

    article = opened.article
    placed = placed_annotations(library, article)
    past = past_of(library) if past is None else past
    export = Export(
        article,
        placed,
        article.id,
        past.first_read.get(article.id, ""),
        options=settings.options(),
        deleted=tuple(past.deleted.get(article.id, ())),
    )
    quotes = any(one.annotation.kind is AnnotationKind.QUOTE and not one.annotation.cue for one in placed)
    templates = bool(settings.template or settings.highlight_template)
    wanted = settings.wikilinks or settings.known_format().analyses or quotes or templates
    if analyse or (wanted and placed):
        export = replace(export, analysis=analysed(article, cache, opened.corrections))
    return export


@dataclass(frozen=True, slots=True)
class Past:
    """Of each article, by its id: the ISO date it was first opened, and the ids of what is in the trash."""

    first_read: Mapping[str, str]
    deleted: Mapping[str, list[str]]


def past_of(library: "Library") -> Past:
    """Return what is known of all articles: asked once for an export of many."""
    deleted: dict[str, list[str]] = {}
    for one in library.trash():
        deleted.setdefault(one.article_id, []).append(one.id)
    return Past({record.id: record.created[:10] for record in library.articles()}, deleted)


def opened_articles(
    library: "Library", failed: Callable[[BroadsheetError], object], *, annotated: bool = True
) -> Iterator[Opened]:
    """Yield the articles of the library, each from its source if that is still at hand, else as it was kept.

    With `annotated`, only those that something was marked in. What cannot be opened is told to `failed`.
    """
    marked = {one.article_id for one in library.all_annotations()} if annotated else set()
    for record in library.articles():
        if not annotated or record.id in marked:
            try:
                opened = open_record(library, record)
            except BroadsheetError as error:
                failed(error)
                continue
            if opened is not None:
                yield opened


def open_record(library: "Library", record: "ArticleRecord") -> Opened | None:
    """Return an article of the library: from its source where nothing need be fetched, else its kept text.

    The source knows headings, which a kept text does not. None where neither is there.
    """
    try:
        if _at_hand(library, record.source):
            opened = known(library, open_source(record.source, library=library.folder))
            if opened.article.id == record.id:
                return opened
    except BroadsheetError:
        pass  # the kept text takes its place
    article = article_from_library(library, record)
    if article is None and not record.text_hashes:
        article = without_text(record)  # what was imported is there all the same
    if article is None:
        return None
    digest = record.digests[0] if record.digests else ""
    return Opened(article, (), digest, corrections=record.corrections or None)


def open_by_id(library: "Library", id: str) -> Opened | None:
    """Return the one article whose id is this or begins like this; None if there is none, or several."""
    if not re.fullmatch(r"[0-9a-f]{8,64}", id):
        return None
    found = [record for record in library.articles() if record.id.startswith(id)]
    return open_record(library, found[0]) if len(found) == 1 else None


def _at_hand(library: "Library", source: str) -> bool:
    if is_web_address(source):
        from reader.web_pages import is_kept

        return is_kept(source, library.folder)
    try:
        return bool(source) and source != "-" and Path(source).is_file()
    except OSError:
        return False


def narrowed(export: "Export", tags: Sequence[str] = (), entity: str = "") -> "Export":
    """Return an export of the annotations alone that have all of `tags`, and that mention `entity`.

    Tags are compared without their “#” and capitals; a name stands for all aliases of what it names.
    """
    placed = list(export.placed)
    for tag in tags:
        placed = [one for one in placed if folded_tag(tag) in map(folded_tag, one.annotation.tags)]
    if entity:
        placed = [one for one in placed if _mentions(export.article, export.analysis, one, entity)]
    return replace(export, placed=placed)


def folded_tag(tag: str) -> str:
    """Return a tag as it is compared."""
    return tag.strip().lstrip("#").casefold()


def _mentions(article: "Article", analysis: "Analysis", placed: "Placed", name: str) -> bool:
    named = [one for one in analysis.entities if matches(name, (one.name, *one.aliases))] or [
        one for one in analysis.entities if any(is_part(name, each) for each in (one.name, *one.aliases))
    ]
    if is_part(name, placed.annotation.speaker):
        return True
    if placed.span is None:
        return folded_name(name) in folded_name(placed.annotation.anchor.exact)
    span = placed.span
    said = {one.id for one in named}
    if any(quote.speaker_entity in said and quote.span.overlaps(span) for quote in analysis.quotes):
        return True
    return any(mention.span.overlaps(span) for one in named for mention in one.mentions)


def exports_of(
    library: "Library",
    opened: Iterable[Opened],
    settings: "ExportSettings",
    cache: Path | None,
    tags: Sequence[str] = (),
    entity: str = "",
    *,
    past: "Past | None" = None,
) -> "list[Export]":
    """Return articles as they are exported, without those of which nothing is left after narrowing."""
    exports = []
    past = past_of(library) if past is None else past
    for one in opened:
        export = export_of(library, one, settings, cache, analyse=bool(entity), past=past)
        chosen = narrowed(export, tags, entity)
        if chosen.placed or not (tags or entity):
            exports.append(chosen)
    return exports
