"""Works, laws, products and events that the words around them tell: precise rather than complete."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.laws import known_works, laws
from reader.analysis.entities.products import products
from reader.analysis.entities.works import works
from reader.article import EntityKind, Inline, Span

EVENT, PRODUCT = EntityKind.EVENT, EntityKind.PRODUCT

_EVENT_HEAD = (
    r"(?:summit|massacre|genocide|earthquake|tsunami|floods|bombings?|attacks|riots|uprising|blockade|siege)"
)
_EVENT = (
    r"(?:Sept(?:ember|\.) 11(?:,? 2001,?)?(?:,)? (?:terrorist |terror )?attacks?"
    r"|\b9/11\b(?: (?:terrorist |terror )?attacks?)?)"
    r"|(?:COVID-19|Covid-19|coronavirus|Ebola|swine flu|H1N1) (?:pandemic|epidemic)\b"
    r"|(?:Hurricane|Typhoon|Cyclone|Tropical Storm|Storm) [A-Z][a-z]{2,}\b"
)
_ELECTION = (
    r"\b(?:1[89]|20)\d\d (?:[A-Z][\w.]+ )?(?:(?:general|presidential|midterm|mid-term|parliamentary"
    r"|local|federal|state"
    r"|legislative|mayoral|snap|European|Brexit|independence) )+(?:elections?|referendum|primary|primaries)\b"
)
#: What is called after the place it struck.
_AFFAIR = (
    r"(?<=\b[Tt]he )(?:[A-Z][\w’'-]+ ){1,2}(?:disaster|scandal|affair|massacre|genocide|airlift|inquiry"
    r"|hostage crisis"
    r"|missile crisis|debt crisis|bailout)\b"
)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "event": re.compile(_EVENT),
        "head": re.compile(rf" {_EVENT_HEAD}\b"),
        "year": re.compile(r"\b(?:1[89]|20)\d\d $"),
        "election": re.compile(_ELECTION),
        "affair": re.compile(_AFFAIR),
    }


def things(
    text: str, names: Sequence[Named], lists: Gazetteer, inlines: Iterable[Inline] = ()
) -> Iterator[Named]:
    """Yield the works, laws, products and events of `text`, which may overlap each other and the names."""
    yield from works(text, names, lists, known_works(), inlines)
    yield from laws(text, lists)
    for start, end in products(text):
        yield _named(text, Span(start, end), PRODUCT)
    for name in ("event", "election", "affair"):
        for found in _patterns()[name].finditer(text):
            yield _named(text, Span(*found.span()), EVENT)
    yield from _events(text, names)


def _named(text: str, span: Span, kind: EntityKind) -> Named:
    return Named(span.start, span.end, " ".join(span.of(text).split()), kind)


def _events(text: str, names: Sequence[Named]) -> Iterator[Named]:
    """Yield events that the text calls by their place or year: “the Oslo summit”, “the 2018 World Cup”."""
    patterns = _patterns()
    for mention in names:
        year = patterns["year"].search(text, max(0, mention.start - 5), mention.start)
        start = year.start() if year else mention.start
        if mention.kind is EVENT and year:
            yield _named(text, Span(start, mention.end), EVENT)
        elif mention.kind is EntityKind.PLACE:
            head = patterns["head"].match(text, mention.end)
            sure = head is not None and (
                year is not None or head.group() in (" summit", " massacre", " genocide")
            )
            if head and sure and text[max(0, start - 4) : start].lower() in ("the ", " the"):
                yield _named(text, Span(start, head.end()), EVENT)
