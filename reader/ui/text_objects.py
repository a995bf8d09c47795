"""What stands around the cursor and can be selected as a whole: sentence, paragraph, quote, entity, word.

No Textual here. An object asked for again, when it is selected already, takes the next one along.
"""

from collections.abc import Callable
from enum import StrEnum

from reader.article import Analysis, Span
from reader.article.segments import paragraph_at, sentence_at
from reader.article.words import word_at
from reader.typesetting.cells import next_boundary
from reader.ui.motions import Selection

_OPENING, _CLOSING = "“‘\"'«‹„‚「『»", "”’\"'»›“‘」』«"


class TextObject(StrEnum):
    """The things, by the letter behind `i` or `a`."""

    SENTENCE = "s"
    PARAGRAPH = "p"
    QUOTE = "q"
    ENTITY = "e"
    WORD = "w"


def around(
    text: str, selection: Selection, what: TextObject, analysis: Analysis, *, outer: bool
) -> Span | None:
    """Return the stretch to select for `what` under the cursor, or None where there is none.

    `outer` takes what belongs around it along: a quote's marks and the words between its pieces, the role
    that stands before a name.
    """
    match what:
        case TextObject.QUOTE:
            return _quote(text, selection, analysis, outer=outer)
        case TextObject.ENTITY:
            return _entity(text, selection.cursor, analysis, outer=outer)
        case TextObject.SENTENCE:
            return _or_next(text, selection, sentence_at)
        case TextObject.PARAGRAPH:
            return _or_next(text, selection, paragraph_at)
        case TextObject.WORD:
            return _or_next(text, selection, word_at)


def single(text: str, selection: Selection) -> bool:
    """Tell whether no more is selected than the grapheme the selection began on."""
    return selection.anchor == selection.cursor


def _or_next(text: str, selection: Selection, unit: Callable[[str, int], Span]) -> Span | None:
    """Return the unit at the cursor; with what is selected, where that holds it already, the next one."""
    here, now = _whole(text, unit(text, selection.cursor)), selection.span(text)
    if single(text, selection):
        return here
    if not now.covers(here):
        return Span(min(now.start, here.start), max(now.end, here.end))
    behind = next((at for at in range(now.end, len(text)) if not text[at].isspace()), None)
    return None if behind is None else Span(now.start, max(now.end, _whole(text, unit(text, behind)).end))


def _whole(text: str, span: Span) -> Span:
    """Return `span` with at least one whole grapheme in it: an emoji of several code points is no word."""
    return Span(span.start, max(span.end, next_boundary(text, span.start)))


def _quote(text: str, selection: Selection, analysis: Analysis, *, outer: bool) -> Span | None:
    """Return the words of the quote at the cursor between its marks; all its pieces when asked again."""
    found = [
        (len(_with_marks(text, piece)), piece, quote)
        for quote in analysis.quotes
        for piece in quote.pieces
        if _with_marks(text, piece).contains(selection.cursor)
    ]
    if not found:
        whole = [quote for quote in analysis.quotes if quote.span.contains(selection.cursor)]
        if not whole:
            return None
        found = [(0, quote.span, quote) for quote in whole]
    _, piece, quote = min(found, key=lambda row: row[0])
    if outer:
        return _with_marks(text, quote.span)
    again = not single(text, selection) and selection.span(text).covers(piece)
    return quote.span if again else piece


def _with_marks(text: str, span: Span) -> Span:
    """Return a quotation's span with the marks right beside it."""
    start, end = span.start, span.end
    if start > 0 and text[start - 1] in _OPENING:
        start -= 1
    if end < len(text) and text[end] in _CLOSING:
        end += 1
    return Span(start, end)


def _entity(text: str, cursor: int, analysis: Analysis, *, outer: bool) -> Span | None:
    """Return the shortest mention at the cursor."""
    found = [
        (mention.span, entity)
        for entity in analysis.entities
        for mention in entity.mentions
        if mention.span.contains(cursor)
    ]
    if not found:
        return None
    span, entity = min(found, key=lambda row: len(row[0]))
    if not outer:
        return span
    start, role = span.start, entity.role.casefold()
    before = text[max(0, start - len(role) - 2) : start].rstrip()
    if role and before.casefold().endswith(role):
        start = text.rindex(before[-len(role) :], 0, span.start)
    end = span.end
    if text[end : end + 2] in ("’s", "'s"):
        end = next_boundary(text, end + 1)
    return Span(start, end)
