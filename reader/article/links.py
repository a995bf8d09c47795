"""The links of an article: to the web, to a note or another place of the text, and back from there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.article.model import Article, InlineKind
from reader.article.segments import paragraph_at
from reader.article.span import Span

#: An address that stands in the text itself; what usually ends a sentence is no part of it.
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)(?=\w)[^\s<>\"“”‘’«»{}|\\^`]+|\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,12}\b",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'…*_"
#: The number of a note, in plain text: [3] or [^3].
_NOTE = re.compile(r"\[\^?\d{1,3}\]")
_LONGEST_PEEK = 400


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that leads somewhere: to the address `target`, or to the offset `place` of the text.

    A link to a place that is not in the text (it was removed) has neither an address nor a place; `name` is
    what the source calls the place. `note` tells that it is the number of a note.
    """

    span: Span
    target: str = ""
    place: int | None = None
    note: bool = False
    name: str = ""


def links(article: Article, within: Span | None = None) -> tuple[Link, ...]:
    """Return the links that begin in `within`, or all of them, in order; no two overlap."""
    within = within or Span(0, len(article.text))
    found: list[Link] = list(_marked(article, within))
    taken = {at for link in found for at in (link.span.start, link.span.end - 1)}
    for link in (*_addresses(article.text, within), *_numbers(article.text, within)):
        if link.span.start not in taken and not any(one.span.overlaps(link.span) for one in found):
            found.append(link)
    found.sort(key=lambda link: (link.span.start, -link.span.end))
    return tuple(
        link for at, link in enumerate(found) if at == 0 or not found[at - 1].span.overlaps(link.span)
    )


def link_at(article: Article, offset: int) -> Link | None:
    """Return the link under `offset`, or None."""
    around = paragraph_at(article.text, offset)
    return next((link for link in links(article, around) if link.span.contains(offset)), None)


def peek(text: str, place: int) -> str:
    """Return the words of the paragraph at `place` on one line, as far as they are of use: a note's words."""
    return " ".join(paragraph_at(text, place).of(text).split())[:_LONGEST_PEEK]


def _marked(article: Article, within: Span) -> Iterator[Link]:
    """Yield the links that the source marked as such."""
    inlines = article.inlines
    places: dict[str, int] | None = None
    for one in inlines:
        if one.kind not in (InlineKind.LINK, InlineKind.FOOTNOTE) or not one.target:
            continue
        if not within.contains(one.span.start):
            continue
        note = one.kind is InlineKind.FOOTNOTE
        if not one.target.startswith("#"):
            yield Link(one.span, one.target, note=note)
            continue
        if places is None:
            places = {place.target: place.span.start for place in inlines if place.kind is InlineKind.PLACE}
        yield Link(one.span, place=places.get(one.target[1:]), note=note, name=one.target[1:])


def _addresses(text: str, within: Span) -> Iterator[Link]:
    """Yield the addresses that stand in the text."""
    for match in _ADDRESS.finditer(text, within.start, within.end):
        words = match.group().rstrip(_TRAILING)
        for opens, closes in ("()", "[]"):
            while words.endswith(closes) and words.count(closes) > words.count(opens):
                words = words[:-1].rstrip(_TRAILING)
        scheme = "" if "://" in words[:8] else "mailto:" if "@" in words.partition("/")[0] else "https://"
        yield Link(Span(match.start(), match.start() + len(words)), scheme + words)


def _numbers(text: str, within: Span) -> Iterator[Link]:
    """Yield the numbers of notes whose note stands in the text, and from the note the way to its number."""
    for match in _NOTE.finditer(text, within.start, within.end):
        at, number = match.start(), match.group()
        heads = at == 0 or text[at - 1] == "\n"
        place = _reference(text, number) if heads else _note_of(text, number, at)
        if place is not None:
            yield Link(Span(at, match.end()), place=place, note=True)


def _note_of(text: str, number: str, at: int) -> int | None:
    """Return where the line of a note begins: behind its number in the text, if there is such a one."""
    found = text.find("\n" + number, at)
    if found < 0:
        found = text.find("\n" + number)
    return found + 1 if found >= 0 else None


def _reference(text: str, number: str) -> int | None:
    """Return where the text first has the number of a note, not at the head of a line."""
    at = text.find(number)
    while at >= 0 and (at == 0 or text[at - 1] == "\n"):
        at = text.find(number, at + 1)
    return at if at >= 0 else None
