"""Highlights edited in place: moved at their ends, joined, split, cut. No word of a note is ever lost.

Every function returns the `Change`s that do it, made of the words of the text as it is now; whoever keeps
them does all of them or none.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reader.article.anchors import make_anchor
from reader.article.annotations import Annotation, AnnotationKind, Colour, Placed
from reader.article.changes import Change
from reader.article.segments import paragraph_at, sentences, trim
from reader.article.span import Span
from reader.article.words import word_at, words

#: How far an end looks for its next stop, in code points, and then again; most words are near.
_NEAR, _REACH = 128, 4096
#: The first sign of the scripts that put no blanks between words.
_WIDE = "\u2e80"


def resized(text: str, annotation: Annotation, span: Span) -> Annotation:
    """Return `annotation` over the words at `span`, with its id, note, tags and colour."""
    return replace(annotation, anchor=make_anchor(text, span))


def end_moved(text: str, span: Span, step: int, *, last: bool) -> Span | None:
    """Return `span` with its last (or first) end moved by `step` words, later when that is positive.

    Ends stop at the ends of words and of sentences, so that a full stop can be taken along or left. None
    where there is no further stop: at the ends of the text, or where nothing would be left.
    """
    for _ in range(abs(step)):
        here = span.end if last else span.start
        for reach in (_NEAR, _REACH):
            stops = (_last_stops if last else _first_stops)(text, span, reach)
            ahead = [stop for stop in stops if (stop > here if step > 0 else stop < here)]
            if ahead:
                break
        else:
            return None
        stop = min(ahead) if step > 0 else max(ahead)
        span = Span(span.start, stop) if last else Span(stop, span.end)
    return span


def _last_stops(text: str, span: Span, reach: int) -> list[int]:
    begin, end = max(span.start, span.end - reach), min(len(text), span.end + reach)
    found = [word.end for word in words(text, begin, end)] + [one.end for one in sentences(text, begin, end)]
    # A word that is cut off where the reach ends does not end there.
    return [stop for stop in found if stop > span.start and (stop < end or end == len(text))]


def _first_stops(text: str, span: Span, reach: int) -> list[int]:
    begin, end = max(0, span.start - reach), min(span.end, span.start + reach)
    found = [word.start for word in words(text, begin, end)]
    found += [one.start for one in sentences(text, begin, end)]
    return [stop for stop in found if stop < span.end and (stop > begin or begin == 0)]


def joined_notes(notes: Iterable[str]) -> str:
    """Return notes as one, with a blank line between; the same note twice stands there once."""
    kept = dict.fromkeys(note.strip("\n") for note in notes if note.strip())
    return "\n\n".join(kept)


def united(text: str, annotations: Sequence[Annotation], span: Span, colour: Colour) -> tuple[Change, ...]:
    """Return the changes that make one highlight over `span` of several, which are in document order.

    The oldest keeps its id; notes are joined, tags united, the others deleted.
    """
    oldest = min(annotations, key=lambda one: (not one.created, one.created))
    speakers = {one.speaker for one in annotations}
    kept = replace(
        oldest,
        anchor=make_anchor(text, span),
        colour=colour,
        note=joined_notes(one.note for one in annotations),
        tags=tuple(dict.fromkeys(tag for one in annotations for tag in one.tags)),
        speaker=oldest.speaker if len(speakers) == 1 else "",
    )
    return (Change(oldest, kept), *(Change(one, None) for one in annotations if one is not oldest))


def neighbour(text: str, held: Placed, placed: Iterable[Placed]) -> Placed | None:
    """Return the highlight to join with `held`: the next, where there is none the one before, or None.

    The later begins where nothing but white space parts them, or in the paragraph in which the other ends;
    kept quotes join with quotes of the same speaker.
    """
    rows = [one for one in placed if one.annotation.id != held.annotation.id]
    after = _next_neighbour(text, held, rows)
    if after is not None:
        return after
    before = [one for one in rows if one.span is not None and _next_neighbour(text, one, [held]) is not None]
    return max(before, key=lambda one: (one.span or Span(0, 0)).end, default=None)


def _next_neighbour(text: str, held: Placed, placed: Iterable[Placed]) -> Placed | None:
    """Return the first highlight behind `held`, or that begins with it, that can be joined with it."""
    if held.span is None:
        return None
    span, here = held.span, held.annotation
    paragraph = paragraph_at(text, max(span.start, span.end - 1))
    following = [
        (one.span.start, one.span.end, one)
        for one in placed
        if one.span is not None
        and one.annotation.id != here.id
        and one.annotation.kind is here.kind
        and one.annotation.kind is not AnnotationKind.BOOKMARK
        and one.annotation.speaker == here.speaker
        and (one.span.start, one.span.end) >= (span.start, span.end)
        and (one.span.start < paragraph.end or not text[span.end : one.span.start].strip())
    ]
    return min(following, key=lambda row: row[:2])[2] if following else None


def joined(text: str, held: Placed, other: Placed) -> tuple[Change, ...]:
    """Return the changes that make one highlight of two, in the colour of `held`, with what lies between."""
    assert held.span is not None
    assert other.span is not None
    hull = Span(min(held.span.start, other.span.start), max(held.span.end, other.span.end))
    first, second = sorted((held, other), key=lambda one: one.span or hull)
    return united(text, (first.annotation, second.annotation), hull, held.annotation.colour)


def split_point(text: str, span: Span, at: int) -> int:
    """Return where to part `span` for a cursor at `at`: before the word it is in, if that is not the first.

    Chinese and Japanese have no blanks to go by, and are parted where the cursor is.
    """
    inside = 0 < at < len(text) and all(c.isalnum() and c < _WIDE for c in text[at - 1 : at + 1])
    begin = word_at(text, at).start if inside else at
    return begin if begin > span.start else at


def split(text: str, held: Placed, at: int, new_id: str) -> tuple[Change, ...]:
    """Return the changes that part a highlight before offset `at`; none where a part would have no words.

    Both parts keep colour and tags; the note stays with the first, whose id it is.
    """
    if held.span is None or not held.span.start < at < held.span.end:
        return ()
    first, second = trim(text, Span(held.span.start, at)), trim(text, Span(at, held.span.end))
    if not first or not second:
        return ()
    whole = held.annotation
    return (
        Change(whole, resized(text, whole, first)),
        Change(None, _offshoot(text, whole, second, new_id)),
    )


def cut(text: str, placed: Iterable[Placed], gone: Span, new_id: Callable[[], str]) -> tuple[Change, ...]:
    """Return the changes that take `gone` out of the highlights: shortened, parted in two, or deleted.

    What is left of one keeps id and note, its second part gets colour and tags. Bookmarks are no highlights.
    """
    changes: list[Change] = []
    for one in placed:
        whole, span = one.annotation, one.span
        if span is None or whole.kind is AnnotationKind.BOOKMARK or not span.overlaps(gone):
            continue
        sides = Span(span.start, min(gone.start, span.end)), Span(max(gone.end, span.start), span.end)
        parts = [part for side in sides if (part := trim(text, side)) and _has_words(text, part)]
        if not parts:
            changes.append(Change(whole, None))
            continue
        changes.append(Change(whole, resized(text, whole, parts[0])))
        changes += [Change(None, _offshoot(text, whole, part, new_id())) for part in parts[1:]]
    return tuple(changes)


def _offshoot(text: str, whole: Annotation, span: Span, new_id: str) -> Annotation:
    return replace(whole, id=new_id, anchor=make_anchor(text, span), note="", created="", modified="")


def _has_words(text: str, span: Span) -> bool:
    """Tell whether a stretch is more than punctuation: nobody highlights a full stop."""
    return any(unicodedata.category(character)[0] not in "PZC" for character in span.of(text))
