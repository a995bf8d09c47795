"""What an article is about and who says what in it: entities and quotes, found by tables of analysers."""

from collections.abc import Callable, Mapping

from reader.article import Analysis, Article

#: Names what found an analysis, and its version: a cached analysis of another engine is not used.
ENGINE = "rules-and-model-3"

Analyser = Callable[[Article], Analysis]


def _rules(article: Article) -> Analysis:
    from reader.analysis.entities import find_entities
    from reader.analysis.quotes import find_quotes

    entities = find_entities(article)
    return Analysis(entities=entities, quotes=find_quotes(article, entities), engine=ENGINE)


#: Every engine by name. The default needs nothing but the wheel.
ANALYSERS: Mapping[str, Analyser] = {"rules": _rules}


def analyse(article: Article, engine: str = "rules") -> Analysis:
    """Return the entities and quotes of `article`, found by the analyser called `engine`."""
    return ANALYSERS[engine](article)
