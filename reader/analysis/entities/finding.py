"""The way from an article to its entities."""

from reader.analysis.entities.agreeing import agreed
from reader.analysis.entities.completing import joined
from reader.analysis.entities.dating import written_on
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.grouping import group
from reader.analysis.entities.kinds import with_all_kinds
from reader.analysis.entities.modelling import packaged_tagger
from reader.analysis.entities.naming import Naming, name_all
from reader.analysis.progress import Stage, reached
from reader.article import Article, BlockKind, Entity
from reader.article.language import language_of

_CREDITS = frozenset((BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.CAPTION))
ENGLISH = "en"


def read_as(article: Article) -> str:
    """Return the language an article is read as (ISO 639-1): by its words, else its source, else English."""
    return language_of(article.text) or article.meta.language[:2].lower() or ENGLISH


def find_entities(article: Article, language: str = "") -> tuple[Entity, ...]:
    """Return what `article` names, most important first: by mentions, headline and lead, then place.

    Mentions are spans of `article.text` in order; no two of them overlap, within an entity or across.
    """
    lists = gazetteer()
    read = language or read_as(article)
    names = names_of(article, read)
    reached(Stage.KINDS)
    if read == ENGLISH:
        names = agreed(article.text, names, lists)
    else:
        from reader.analysis.entities.dates_abroad import dates_abroad

        days = dates_abroad(article.text, read, written_on(article.meta.published, article.text))
        names = Naming(tuple(joined(names.mentions, days, displace=False)), names.acronyms)
    names = with_all_kinds(article, names, lists, read)
    reached(Stage.GROUPS)
    return group(article.text, names, lists)


def names_of(article: Article, language: str) -> Naming:
    """Return the names of `article`, read as a language, before they are grouped."""
    lists = gazetteer()
    if language != ENGLISH:
        from reader.analysis.entities.abroad import name_abroad

        return name_abroad(article.text, lists, language)
    credited = frozenset(block.span.start for block in article.blocks if block.kind in _CREDITS)
    names = name_all(article.text, lists, credited, packaged_tagger())
    # A name may have grown over another to its left (“Christian” before “Guevara”): the whole name stays.
    return Naming(tuple(joined((), names.mentions)), names.acronyms)
