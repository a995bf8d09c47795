"""Where else in the library an entity is: looked for in a thread of its own, shown as it is found.

The library's own thread is not kept waiting: what the reader marks meanwhile is saved as fast as ever.
"""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import Analysis, Entity
from reader.article.corrections import name_key
from reader.errors import BroadsheetError, LibraryError
from reader.pipeline import Opened, article_from_library, is_web_address, open_source
from reader.ui.card_rows import ToArticle

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library.records import ArticleRecord
    from reader.library.store import Library
    from reader.ui.screens.card import CardScreen
    from reader.ui.screens.reader import ReaderScreen


async def look_elsewhere(card: "CardScreen", entity: Entity) -> None:
    """Find the other articles of the library that have `entity`, and show each on the card as it is found."""
    folders, here = card.reader.broadsheet.folders, card.reader.opened.article.id
    search = _search(folders.library, folders.cache, entity, here)
    found: list[ToArticle] = []
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1, thread_name_prefix="elsewhere") as thread:
        try:
            while card.is_attached:
                step = await loop.run_in_executor(thread, next, search, _END)
                if not isinstance(step, list):
                    break
                if step:
                    found = sorted([*found, *step], key=lambda one: -one.count)
                    card.found_elsewhere(entity, found, done=False)
        except LibraryError as error:
            card.tell(str(error), failed=True)
    if card.is_attached:
        card.found_elsewhere(entity, found, done=True)


_END = object()


def _search(folder: Path, cache: Path, entity: Entity, here: str) -> Iterator[list[ToArticle]]:
    """Yield for each article of the library what it has of `entity`: nothing, or one line of a card."""
    from reader.library.store import Library
    from reader.pipeline import analyses_of_library

    for record, _, analysis in analyses_of_library(Library(folder), cache):
        count = mentions_of(entity, analysis) if record.id != here else 0
        yield [ToArticle(record.id, _title(record), count)] if count else []


def _title(record: "ArticleRecord") -> str:
    return record.title or record.source or record.id


def mentions_of(entity: Entity, analysis: Analysis) -> int:
    """Return how often an article mentions `entity`: one of its kind that shares a full name with it."""
    names = _full_names(entity)
    return sum(
        len(one.mentions)
        for one in analysis.entities
        if one.kind is entity.kind and not names.isdisjoint(_full_names(one))
    )


def _full_names(entity: Entity) -> set[str]:
    """Return the names by which an entity is the same in another article: a surname alone is not enough."""
    forms = {name_key(alias) for alias in entity.aliases if len(alias.split()) > 1}
    return {name_key(entity.name), *forms}


def open_article(reader: "ReaderScreen", article_id: str) -> None:
    """Open an article of the library over this one: its source, or the text that was kept of it."""
    app = reader.broadsheet

    async def follow() -> None:
        try:
            record = await app.in_library(lambda library: library.record(article_id))
            opened = await _from_source(record, app.folders.library) if record is not None else None
            if opened is None and record is not None:
                opened = await app.in_library(lambda library: _kept(library, record))
        except BroadsheetError as error:
            reader.tell(str(error), failed=True)
            return
        if opened is None:
            reader.tell("The text of that article is no longer in the library", failed=True)
        elif reader.is_attached:
            app.read(opened)

    _: Worker[None] = reader.run_worker(follow, group="open", exclusive=True, exit_on_error=False)


async def _from_source(record: "ArticleRecord", folder: Path) -> Opened | None:
    """Open the source of an article, unless it is gone, or a page that would have to be fetched."""
    from reader.web_pages import is_kept

    source = record.source
    if is_web_address(source) and not await asyncio.to_thread(is_kept, source, folder):
        return None
    try:
        return await asyncio.to_thread(open_source, source, library=folder)
    except BroadsheetError:
        return None


def _kept(library: "Library", record: "ArticleRecord") -> Opened | None:
    article = article_from_library(library, record)
    return Opened(article, (), record.digests[0] if record.digests else "") if article is not None else None
