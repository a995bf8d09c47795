"""All kinds of mentions of one article joined: names, dates, amounts, works, laws, products, events.

No two overlap: a longer one displaces what lies inside it (a law its year, an event its place), and of two
that
cross, the name stays.
"""

from dataclasses import replace
from datetime import date

from reader.analysis.entities.amounts import amounts
from reader.analysis.entities.candidates import Named
from reader.analysis.entities.completing import joined
from reader.analysis.entities.dates import dated
from reader.analysis.entities.dating import published_on
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.things import things
from reader.article import Article, EntityKind, Span


def with_all_kinds(article: Article, naming: Naming, lists: Gazetteer) -> Naming:
    """Return the mentions of `naming` with those of all other kinds, and the values of dates and amounts."""
    text, today = article.text, published_on(article.meta.published)
    names = [_valued(text, mention, today) for mention in naming.mentions]
    sums = [
        Named(m.span.start, m.span.end, " ".join(m.span.of(text).split()), kind, value=m.value)
        for kind, m in amounts(text)
    ]
    others = sorted(things(text, names, lists, article.inlines), key=lambda m: (m.start - m.end, m.start))
    mentions = joined(joined(names, sums), _longest(others))
    return Naming(tuple(mentions), naming.acronyms)


def _longest(mentions: list[Named]) -> list[Named]:
    """Return the mentions, the longest first in the list, without those that overlap one before."""
    kept: list[Named] = []
    for mention in mentions:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return kept


def _valued(text: str, mention: Named, today: date | None) -> Named:
    if mention.kind is not EntityKind.DATE:
        return mention
    return replace(mention, value=dated(text, Span(mention.start, mention.end), today).value)
