"""Works, laws, products and events that the words around them tell: precise rather than complete."""

from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.events import events
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.laws import known_works, laws
from reader.analysis.entities.products import products
from reader.analysis.entities.works import works
from reader.article import EntityKind, Inline, Span

PRODUCT = EntityKind.PRODUCT


def things(
    text: str, names: Sequence[Named], lists: Gazetteer, inlines: Iterable[Inline] = ()
) -> Iterator[Named]:
    """Yield the works, laws, products and events of `text`, which may overlap each other and the names."""
    yield from works(text, names, lists, known_works(), inlines)
    yield from laws(text, lists)
    for start, end in products(text):
        yield _named(text, Span(start, end), PRODUCT)
    yield from events(text, names, lists)


def known_things(text: str) -> Iterator[Named]:
    """Yield the products of `text`, whose names are the same in every language."""
    for start, end in products(text):
        yield _named(text, Span(start, end), PRODUCT)


def _named(text: str, span: Span, kind: EntityKind) -> Named:
    return Named(span.start, span.end, " ".join(span.of(text).split()), kind)
