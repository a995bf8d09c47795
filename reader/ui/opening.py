"""How an article looks when it opens: where it was left, and how the window was set. No Textual here."""

from dataclasses import dataclass

from reader.article.model import Article, BlockKind
from reader.article.span import Span
from reader.library.positions import ReadingState
from reader.ui.panes import allowed_measure

#: The measure of a new reader, in cells.
DEFAULT_MEASURE = 70
#: The most blocks in which headings are looked for before the first page.
MOST_BLOCKS = 3000
#: The titles of the sidebars, and what they say until they are filled.
ENTITIES_TITLE, QUOTES_TITLE, WAITING = "Who and what", "Who said what", "Reading…"


@dataclass(frozen=True, slots=True)
class Opening:
    """The measure in cells, the first offset to show in code points, and the sidebars that are wanted."""

    measure: int
    offset: int
    entities: bool
    quotes: bool


def headings(article: Article) -> list[Span]:
    """Return the places of the headings; a book's blocks are too many to look through for them."""
    if len(article.blocks) > MOST_BLOCKS:
        return []
    return [block.span for block in article.blocks if block.kind is BlockKind.HEADING]


def place_keys(article: Article) -> tuple[str, ...]:
    """Return what a place is remembered by: the article's bytes, and where they came from."""
    source = article.meta.source
    return (article.id, source) if source not in ("", "-") else (article.id,)


def _place(article: Article, state: ReadingState) -> int:
    return next((place for key in place_keys(article) if (place := state.place(key)) is not None), 0)


def opening(article: Article, state: ReadingState) -> Opening:
    """Return how `article` opens, from what was remembered."""
    return Opening(
        measure=allowed_measure(state.setting("measure", DEFAULT_MEASURE)),
        offset=min(_place(article, state), max(0, len(article.text) - 1)),
        entities=state.setting("entities", True),
        quotes=state.setting("quotes", True),
    )
