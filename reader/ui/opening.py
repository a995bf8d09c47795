"""How an article looks when it opens: where it was left, and how the window was set. No Textual here."""

from dataclasses import dataclass

from reader.article.model import Article, Block, BlockKind
from reader.library.positions import ReadingState
from reader.ui.page_settings import DEFAULT_MEASURE, PageSettings, remembered

__all__ = ["DEFAULT_MEASURE", "Opening", "headings", "opening", "place_keys"]

#: The most blocks in which headings are looked for before the first page.
MOST_BLOCKS = 3000
#: The titles of the sidebars, and what they say until they are filled.
ENTITIES_TITLE, QUOTES_TITLE, WAITING = "Who and what", "Who said what", "Reading…"


@dataclass(frozen=True, slots=True)
class Opening:
    """How the page is set, the first offset to show in code points, and the sidebars that are wanted."""

    settings: PageSettings
    offset: int
    entities: bool
    quotes: bool

    @property
    def measure(self) -> int:
        """The width of a line that the reader wants, in cells."""
        return self.settings.measure


def headings(article: Article) -> list[Block]:
    """Return the headings; a book's blocks are too many to look through for them."""
    if len(article.blocks) > MOST_BLOCKS:
        return []
    return [block for block in article.blocks if block.kind is BlockKind.HEADING]


def place_keys(article: Article) -> tuple[str, ...]:
    """Return what a place is remembered by: the article's bytes, and where they came from."""
    source = article.meta.source
    return (article.id, source) if source not in ("", "-") else (article.id,)


def _place(article: Article, state: ReadingState) -> int:
    return next((place for key in place_keys(article) if (place := state.place(key)) is not None), 0)


def opening(article: Article, state: ReadingState) -> Opening:
    """Return how `article` opens, from what was remembered."""
    return Opening(
        settings=remembered(state),
        offset=min(_place(article, state), max(0, len(article.text) - 1)),
        entities=state.setting("entities", True),
        quotes=state.setting("quotes", True),
    )
