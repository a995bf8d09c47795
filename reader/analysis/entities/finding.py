"""The way from an article to its entities."""

from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.grouping import group
from reader.analysis.entities.modelling import packaged_tagger
from reader.analysis.entities.naming import name_all
from reader.article import Article, BlockKind, Entity

_CREDITS = frozenset((BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.CAPTION))


def find_entities(article: Article) -> tuple[Entity, ...]:
    """Return what `article` names, most important first: by mentions, headline and lead, then place.

    Mentions are spans of `article.text` in order; no two of them overlap, within an entity or across.
    """
    lists = gazetteer()
    credited = frozenset(block.span.start for block in article.blocks if block.kind in _CREDITS)
    return group(article.text, name_all(article.text, lists, credited, packaged_tagger()), lists)
