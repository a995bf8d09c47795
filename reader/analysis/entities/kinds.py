"""All kinds of mentions of one article joined: names, dates, amounts, works, laws, products, events.

No two overlap: a longer one displaces what lies inside it (a law its year, an event its place), and of two
that
cross, the name stays.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import date

from reader.analysis.entities.amounts import amounts
from reader.analysis.entities.amounts_abroad import LANGUAGES as WITH_COMMAS
from reader.analysis.entities.amounts_abroad import amounts_abroad
from reader.analysis.entities.amounts_uncased import LANGUAGES as UNCASED
from reader.analysis.entities.amounts_uncased import amounts_uncased
from reader.analysis.entities.candidates import Named
from reader.analysis.entities.completing import joined
from reader.analysis.entities.dates import dated
from reader.analysis.entities.dating import written_on
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.groups import compounded
from reader.analysis.entities.naming import Naming
from reader.analysis.entities.things import known_things, things
from reader.article import Article, EntityKind, Span

_NAMED_THINGS = frozenset((EntityKind.LAW, EntityKind.EVENT, EntityKind.WORK, EntityKind.PRODUCT))
_SHORT = re.compile(r" \((?:the )?[“\"]?([A-Z][A-Za-z&-]{1,8}[A-Z0-9])[”\"]?\)")


def with_all_kinds(article: Article, naming: Naming, lists: Gazetteer, language: str = "en") -> Naming:
    """Return the mentions of `naming` with those of all other kinds, and the values of dates and amounts."""
    found = amounts_abroad if language in WITH_COMMAS else amounts_uncased if language in UNCASED else amounts
    text = article.text
    today = written_on(article.meta.published, text)
    names = [_valued(text, mention, today) for mention in compounded(text, naming.mentions)]
    sums = [
        Named(m.span.start, m.span.end, " ".join(m.span.of(text).split()), kind, value=m.value)
        for kind, m in found(text)
    ]
    told = things(text, names, lists, article.inlines) if language == "en" else known_things(text)
    others = sorted(told, key=lambda m: (m.start - m.end, m.start))
    mentions = joined(joined(names, sums), _longest(others))
    return with_short_forms(text, Naming(tuple(mentions), naming.acronyms))


def with_short_forms(text: str, naming: Naming) -> Naming:
    """Return the mentions with the short forms of laws and the like, in brackets behind them: “(GDPR)”."""
    longs: dict[str, Named] = {}
    for mention in naming.mentions:
        if mention.kind in _NAMED_THINGS:
            bracket = _SHORT.match(text, mention.end)
            if bracket is not None:
                longs.setdefault(bracket.group(1), mention)
    if not longs:
        return naming
    told = [replace(m, kind=longs[m.wording].kind) if m.wording in longs else m for m in naming.mentions]
    listed = "|".join(map(re.escape, longs))
    again = [
        Named(*found.span(), found.group(), longs[found.group()].kind)
        for found in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", text)
    ]
    short = {word: mention.wording for word, mention in longs.items()}
    return Naming(tuple(joined(told, again, displace=False)), naming.acronyms | short)


def _longest(mentions: list[Named]) -> list[Named]:
    """Return the mentions, the longest first in the list, without those that overlap one before."""
    kept: list[Named] = []
    for mention in mentions:
        at = bisect_left(kept, mention.start, key=lambda other: other.start)
        before_it = at == 0 or kept[at - 1].end <= mention.start
        if before_it and (at == len(kept) or mention.end <= kept[at].start):
            kept.insert(at, mention)
    return kept


def _valued(text: str, mention: Named, today: date | None) -> Named:
    if mention.kind is not EntityKind.DATE or mention.value:
        return mention
    return replace(mention, value=dated(text, Span(mention.start, mention.end), today).value)
