"""Obeying the reader's corrections of quotes: who spoke, where the words begin and end, what is no quote."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.article.annotations import Anchor
from reader.article.corrections import QuoteCorrection, QuoteDeed
from reader.article.knowledge import EntityKind, Mention, Quote, QuoteKind
from reader.article.span import Span

#: Said of a quote whose speaker, or that it is one, the reader has told.
TOLD = "you said so"
_OPENING, _CLOSING = "“«„‹「『", "”»“›」』"
#: Words between quotation marks; what is quoted within them stays.
_BETWEEN = re.compile(r"“([^“”]*)”|«([^«»]*)»|„([^„“”]*)[“”]|「([^」]*)」|\"([^\"]*)\"")
_MARKS = _OPENING + _CLOSING + '"'
#: Share of the words that two stretches must have in common to be one quote.
_SAME = 0.3


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that a correction names: its name and id now, and where it is mentioned."""

    name: str
    id: str
    mentions: tuple[Mention, ...]


#: Finds where an anchor's words stand, and whom a name names.
Locate = Callable[[Anchor | None], Span | None]
Name = Callable[[str, EntityKind | None], Named | None]


def correct_quotes(
    quotes: Sequence[Quote], corrections: Sequence[QuoteCorrection], text: str, locate: Locate, named: Name
) -> list[Quote]:
    """Return the quotes of `text` as their reader corrected them, in order of the text."""
    now = list(quotes)
    for one in corrections:
        at = locate(one.anchor)
        if at is None or not at.end > at.start:
            continue
        known = _best(now, at)
        if one.deed is QuoteDeed.QUOTE:
            _add(now, known, pieces_in(text, at), text)
        elif known is None:
            continue
        elif one.deed is QuoteDeed.NO_QUOTE:
            now.remove(known)
        elif one.deed is QuoteDeed.SPEAKER:
            now[now.index(known)] = _said_by(known, one, named)
        elif (extent := locate(one.extent)) is not None:
            _stretch(now, known, pieces_in(text, extent), text)
    return sorted(now, key=lambda quote: (quote.span.start, -quote.span.end))


def pieces_in(text: str, span: Span) -> tuple[Span, ...]:
    """Return the quoted words in a stretch: between its marks, where it begins with one, else all of it.

    So that “A,” she said, “B” is one quote in two pieces, whose words are A and B.
    """
    whole = _trimmed(text, span)
    if whole is None:
        return ()
    words = whole.of(text)
    found = list(_BETWEEN.finditer(words))
    if found and found[0].start() == 0 and words[-1] in _MARKS:
        inner = (Span(whole.start + m.start() + 1, whole.start + m.end() - 1) for m in found)
        pieces = tuple(piece for one in inner if (piece := _trimmed(text, one)) is not None)
        if pieces:
            return pieces
    start, end = whole.start, whole.end
    while start < end and text[start] in _MARKS + " \n\t":
        start += 1
    while end > start and text[end - 1] in _MARKS + " \n\t":
        end -= 1
    bare = _trimmed(text, Span(start, end))
    return (bare,) if bare is not None else ()


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    return Span(start, end) if end > start else None


def _best(quotes: Sequence[Quote], at: Span) -> Quote | None:
    """Return the quote that has most in common with a stretch, if it has enough."""
    scored = [(_common(quote.span, at), -number, quote) for number, quote in enumerate(quotes)]
    share, _, quote = max(scored, default=(0.0, 0, None), key=lambda one: one[:2])
    return quote if share >= _SAME else None


def _common(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / max(1, max(one.end, other.end) - min(one.start, other.start))


def _add(quotes: list[Quote], known: Quote | None, pieces: tuple[Span, ...], text: str) -> None:
    if not pieces:
        return
    if known is None:
        known = Quote(pieces, "", score=0.0, reasons=(TOLD,))
        quotes.append(known)
    quotes[quotes.index(known)] = known = replace(known, direct=True, kind=QuoteKind.SPEECH)
    _stretch(quotes, known, pieces, text)


def _stretch(quotes: list[Quote], known: Quote, pieces: tuple[Span, ...], text: str) -> None:
    """Let `known` have these pieces; what it covers from now on, and did not before, is part of it."""
    if not pieces:
        return
    words = " ".join(piece.of(text) for piece in pieces)
    before, after = known.pieces, replace(known, pieces=pieces, text=words)
    kept = []
    for quote in quotes:
        if quote is known:
            kept.append(after)
            continue
        meets = [piece for piece in quote.pieces for mine in pieces if piece.overlaps(mine)]
        nested = meets and all(any(mine.covers(piece) for mine in pieces) for piece in quote.pieces)
        around = meets and all(any(piece.covers(mine) for piece in quote.pieces) for mine in pieces)
        met = any(piece.overlaps(mine) for piece in quote.pieces for mine in before)
        if not meets or around or (nested and met and quote.pieces != pieces):
            kept.append(quote)
    quotes[:] = kept


def _said_by(quote: Quote, one: QuoteCorrection, named: Name) -> Quote:
    """Return a quote with the speaker the reader told; the words that named another are let go of."""
    who = named(one.to, one.to_kind) if one.to else None
    told = replace(quote, speaker=one.to, speaker_entity="", speaker_span=None, score=1.0, reasons=(TOLD,))
    if who is None:
        return told
    span = quote.speaker_span
    if span is not None and not any(mention.span.overlaps(span) for mention in who.mentions):
        span = None
    return replace(told, speaker=who.name, speaker_entity=who.id, speaker_span=span)
