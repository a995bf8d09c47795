"""The cards of an entity and of a quote: what is known of it, line by line, and where each line leads.

No Textual here.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from reader.article import Analysis, Entity, EntityKind, Quote, Span, Stance
from reader.article.segments import paragraph_at, sentence_at
from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import ENTITY_TOKENS, READER, TokenType
from reader.ui.counting import counted
from reader.ui.line_list import Row
from reader.ui.narrowing import has_words
from reader.ui.quote_rows import UNNAMED, UNSURE, marked, said_by
from reader.ui.rows import beginning, wrapped

#: The most lines of one section, and the most words around a mention, in code points.
MOST, _AROUND = 200, 140
#: How far a word is looked for that such words can begin and end with, in code points.
_LONGEST_WORD = 24
#: The most things named beside an entity.
_MOST_BESIDE = 40

#: Kinds that are somebody: “them” is anyone, whatever the gender and number.
_PEOPLE = frozenset((EntityKind.PERSON, EntityKind.GROUP))


@dataclass(frozen=True, slots=True)
class ToArticle:
    """Leads to another article of the library: its id there, and its title."""

    id: str
    title: str
    count: int


#: Where a line leads: into the text, to another card, to another article, or nowhere.
Target: TypeAlias = "Span | Entity | Quote | ToArticle | None"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: words, those of them that stand out (`strong`), what is at the right, and below."""

    words: str
    target: Target = None
    right: str = ""
    strong: tuple[Span, ...] = ()
    token: TokenType | None = None
    below: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines; `note` is said where there are none, or more than are shown."""

    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What is said at the top (under the title), and the sections below it."""

    title: str
    facts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = field(default_factory=tuple)


def entity_card(entity: Entity, analysis: Analysis, text: str, others: Sequence[ToArticle] | None) -> Card:
    """Return the card of an entity; `others` are other articles that have it, None until that is known."""
    places = {one.id: one.name for one in analysis.entities if one.id == entity.place}
    facts = [
        " · ".join(filter(None, (entity.kind.value, entity.role, entity.value, places.get(entity.place, ""))))
    ]
    if entity.aliases:
        facts.append(f"also: {', '.join(entity.aliases)}")
    by = [quote for quote in analysis.quotes if quote.speaker_entity == entity.id]
    about = [quote for quote in quotes_about(entity, analysis.quotes) if quote.speaker_entity != entity.id]
    count = len(entity.mentions)
    whom = "them" if entity.kind in _PEOPLE else "it"
    sections = [
        Section(
            f"Mentions · {count}",
            tuple(_mention(text, mention.span) for mention in entity.mentions[:MOST]),
            f"and {count - MOST} more: n walks through all" if count > MOST else "",
        ),
        Section(f"Named with {whom}", tuple(_beside(entity, analysis, text))),
        _quoted(f"Said by {whom} · {len(by)}", by),
        _quoted(f"Said of {whom} · {len(about)}", about),
    ]
    found = tuple(Line(one.title, one, str(one.count)) for one in others or ())
    note = "Looking…" if others is None else "" if others else f"No other article names {whom}"
    sections.append(Section("In your library", found, note))
    return Card(entity.name, tuple(facts), tuple(one for one in sections if one.lines or one.note))


def quote_card(quote: Quote, analysis: Analysis) -> Card:
    """Return the card of a quote: who said it to whom, when and where, and why that is believed."""
    by_id = {one.id: one for one in analysis.entities}
    unsure = " (not sure)" if quote.speaker and 0 < quote.score < UNSURE else ""
    people = [
        Line(f"said by {quote.speaker or UNNAMED}{unsure}", by_id.get(quote.speaker_entity)),
        Line(f"to {quote.addressee}" if quote.addressee else "", by_id.get(quote.addressee_entity)),
        Line(f"as reported by {quote.reporter}" if quote.reporter else "", by_id.get(quote.reporter_entity)),
    ]
    facts = [
        " · ".join(filter(None, (_kind(quote), quote.cue and f"“{quote.cue}”", _stance(quote)))),
        " · ".join(filter(None, (quote.said_on, quote.said_on_value, quote.said_in))),
    ]
    sections = (
        Section("The words", tuple(Line(marked(_piece(quote, at), quote), at) for at in quote.pieces)),
        Section("Who", tuple(line for line in people if line.words)),
        Section(
            "Named in it",
            tuple(Line(one.name, one, token=ENTITY_TOKENS[one.kind]) for one in _named(quote, analysis)),
        ),
        Section("Why", tuple(Line(reason) for reason in quote.reasons)),
    )
    title = f"Quote of {quote.speaker}" if quote.speaker else "Quote"
    return Card(title, tuple(filter(None, facts)), tuple(one for one in sections if one.lines))


def _stance(quote: Quote) -> str:
    return "" if quote.stance is Stance.NEUTRAL else quote.stance.value


def _kind(quote: Quote) -> str:
    return quote.kind.value if quote.direct else "indirect"


def _piece(quote: Quote, piece: Span) -> str:
    """Return the words of one piece: the text of a quote is its pieces, parted by a space."""
    start = sum(len(one) + 1 for one in quote.pieces if one.start < piece.start)
    return quote.text[start : start + len(piece)]


def _named(quote: Quote, analysis: Analysis) -> Iterator[Entity]:
    for entity in analysis.entities:
        if any(mention.span.overlaps(piece) for mention in entity.mentions for piece in quote.pieces):
            yield entity


def quotes_about(entity: Entity, quotes: Iterable[Quote]) -> list[Quote]:
    """Return the quotes in whose words the entity is mentioned."""
    starts = [mention.span.start for mention in entity.mentions]
    return [quote for quote in quotes if any(_any_in(starts, piece) for piece in quote.pieces)]


def _any_in(starts: Sequence[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


def _mention(text: str, mention: Span) -> Line:
    """Return the line of a mention: its sentence, or what of it stands around the name."""
    sentence = sentence_at(text, mention.start)
    start = max(sentence.start, mention.start - _AROUND)
    if start > sentence.start:  # with a whole word, where words are parted by blanks
        start = text.find(" ", start, min(start + _LONGEST_WORD, mention.start)) + 1 or start
    last = max(sentence.end, mention.end)
    end = min(last, mention.end + _AROUND)
    if end < last:
        blank = text.rfind(" ", max(mention.end, end - _LONGEST_WORD), end + 1)
        end = blank if blank >= 0 else end
    before = "…" if start > sentence.start else ""
    around = text[start:end].rstrip(" ,;:") if end < last else text[start:end]
    words = before + around + ("…" if end < last else "")
    strong = Span(mention.start - start + len(before), mention.end - start + len(before))
    return Line(words, mention, strong=(strong,))


def _beside(entity: Entity, analysis: Analysis, text: str) -> Iterator[Line]:
    """Yield what is named in the same sentences and paragraphs, the most often first."""
    near: Counter[str] = Counter()
    close: Counter[str] = Counter()
    starts = sorted((m.span.start, one.id) for one in analysis.entities for m in one.mentions)
    mentions = entity.mentions[: 5 * MOST]
    for spans, count in (
        ({sentence_at(text, m.span.start) for m in mentions}, near),
        ({paragraph_at(text, m.span.start) for m in mentions}, close),
    ):
        for span in spans:
            first, last = bisect_left(starts, (span.start, "")), bisect_left(starts, (span.end, ""))
            count.update({id for _, id in starts[first:last]})
    by_id = {one.id: one for one in analysis.entities}
    beside = sorted((id for id in close if id != entity.id), key=lambda id: (-near[id], -close[id]))
    for id in beside[:_MOST_BESIDE]:
        other = by_id[id]
        if other.kind in (EntityKind.MONEY, EntityKind.PERCENTAGE):
            continue
        told = counted(near[id], "sentence") if near[id] else counted(close[id], "paragraph")
        yield Line(other.name, other, told, token=ENTITY_TOKENS[other.kind])


def _quoted(title: str, quotes: Sequence[Quote]) -> Section:
    lines = (Line(marked(beginning(one.text), one), one, below=said_by(one)) for one in quotes[:MOST])
    more = f"and {len(quotes) - MOST} more" if len(quotes) > MOST else ""
    return Section(title, tuple(lines), more)


def narrowed(card: Card, sought: str) -> Card:
    """Return a card with the lines alone that have every word that is sought."""
    if not sought:
        return card
    sections = (
        replace(one, lines=tuple(line for line in one.lines if has_words(sought, one.title, *_words(line))))
        for one in card.sections
    )
    return Card(card.title, (), tuple(one for one in sections if one.lines))


def _words(line: Line) -> tuple[str, ...]:
    return line.words, line.right, line.below


def card_rows(card: Card, width: int) -> tuple[list[Row], list[Target], list[int]]:
    """Return the rows of a card, where each of its items leads, and the first item of each section."""
    rows = [Row(((line, None),), quiet=True) for fact in card.facts for line in wrapped(fact, width - 1, 4)]
    targets: list[Target] = []
    firsts: list[int] = []
    for section in card.sections:
        if rows:
            rows.append(Row())
        rows.append(Row(((section.title, READER.Heading),)))
        if section.lines:
            firsts.append(len(targets))
        for line in section.lines:
            rows += _rows(line, len(targets), width)
            targets.append(line.target)
        if section.note:
            rows.append(Row(((section.note, None),)))
    return rows, targets, firsts


def _rows(line: Line, item: int, width: int) -> Iterator[Row]:
    room = max(4, width - 3 - (cell_len(line.right) + 1 if line.right else 0))
    for number, pieces in enumerate(_broken(line, room)):
        lead = ("  ", None)
        yield Row((lead, *pieces), line.right if number == 0 else "", item)
    for below in wrapped(line.below, max(4, width - 5), 2) if line.below else ():
        yield Row((("    " + below, None),), "", item, True)


def _broken(line: Line, room: int) -> Iterator[tuple[tuple[str, TokenType | None], ...]]:
    """Yield the lines of a line's words, in pieces: what is strong stands out."""
    words = line.words
    at = 0
    for broken in wrapped(words, room, 5):
        pieces: list[tuple[str, TokenType | None]] = []
        for number, word in enumerate(broken.split(" ")):
            found = words.find(word, at) if word else -1
            if number:
                pieces.append((" ", line.token))
            if found < 0:
                pieces.append((word, line.token))
                continue
            at = found + len(word)
            pieces += _word(word, found, line)
        yield tuple(pieces)


def _word(word: str, start: int, line: Line) -> Iterator[tuple[str, TokenType | None]]:
    """Yield a word in pieces: before, in and behind what is strong in it."""
    for strong in line.strong:
        first, last = max(strong.start - start, 0), min(strong.end - start, len(word))
        if first < last:
            if first:
                yield word[:first], line.token
            yield word[first:last], READER.Strong
            if last < len(word):
                yield word[last:], line.token
            return
    yield word, line.token
