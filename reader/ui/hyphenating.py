"""Hyphens come after the first page: their patterns take longer to read than that page takes to paint."""

from functools import partial
from typing import TYPE_CHECKING

from reader.article import Article
from reader.typesetting.options import Hyphenates

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.ui.screens.reader import ReaderScreen


def hyphenator_of(article: Article) -> Hyphenates | None:
    """Return what knows where the words of an article may be parted; None for a language nobody knows."""
    from reader.typesetting.hyphenation import hyphenator_for

    return hyphenator_for(article.meta.language) if article.meta.language else None


def begin(screen: "ReaderScreen") -> None:
    """Read the patterns behind the scenes, and hyphenate what is not being read yet."""
    _: Worker[None] = screen.run_worker(
        partial(_bring, screen), group="hyphens", exclusive=True, exit_on_error=False
    )


async def _bring(screen: "ReaderScreen") -> None:
    import asyncio

    page = screen.page
    if page.hyphenator is None and page.settings.hyphenate:
        found = await asyncio.to_thread(hyphenator_of, page.article)
        if screen.is_attached:
            page.hyphenate(found)
