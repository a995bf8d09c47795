"""Where the cursor goes: motions over text by grapheme, word, sentence and paragraph. No Textual here.

Every motion takes a text and an offset and returns an offset inside the text that is not white space
between paragraphs, so that the cursor always stands on something that can be seen.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reader.article.clauses import clause_after, clause_at
from reader.article.segments import paragraph_at, paragraphs, sentence_at, sentences_from, trim
from reader.article.span import Span
from reader.article.words import words
from reader.typesetting.cells import next_boundary, previous_boundary

Motion = Callable[[str, int], int]

#: How far a motion looks for the next word, in code points: back, at first no further than most words are.
_WINDOW, _NEAR = 4096, 128


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection being made, between two graphemes that are both inside it.

    `before` tells that the cursor went on to the start of the next word, sentence or paragraph: what is
    selected then ends before it, so that “v ) m” marks one sentence and not a letter of the next.
    """

    anchor: int
    cursor: int
    before: bool = False

    def span(self, text: str) -> Span:
        """Return the selected stretch, without white space at its ends unless it is nothing else."""
        first, last = sorted((self.anchor, self.cursor))
        stop = last if self.before and self.cursor > self.anchor else next_boundary(text, last)
        whole = Span(first, stop)
        return trim(text, whole) or whole


def settled(text: str, offset: int) -> int:
    """Return the nearest offset to put a cursor on: where a visible character begins, never a line break."""
    if not text:
        return 0
    at = min(max(offset, 0), len(text) - 1)
    while at > 0 and text[at] == "\n":
        at -= 1
    while at < len(text) - 1 and text[at] == "\n":
        at += 1
    return visible(text, at)


def visible(text: str, offset: int) -> int:
    """Return where the visible character that `offset` lies in begins."""
    return previous_boundary(text, next_boundary(text, offset))


def right(text: str, offset: int) -> int:
    """Go one grapheme on, over the gap between paragraphs."""
    at = next_boundary(text, offset)
    while at < len(text) and text[at] == "\n":
        at += 1
    return at if at < len(text) else offset


def left(text: str, offset: int) -> int:
    """Go one grapheme back, over the gap between paragraphs."""
    at = previous_boundary(text, offset)
    while at > 0 and text[at] == "\n":
        at -= 1
    return settled(text, at)


def word(text: str, offset: int) -> int:
    """Go to the start of the next word, or to the last code point behind the last one."""
    for start in range(offset, len(text), _WINDOW):
        begin = max(0, start - 64)
        for found in words(text, begin, min(len(text), start + _WINDOW)):
            begins = visible(text, found.start)
            if begins > offset:
                return begins
    return settled(text, len(text) - 1)


def word_back(text: str, offset: int) -> int:
    """Go to the start of this word, or of the one before when already there."""
    end, window = offset, _NEAR
    while end > 0:
        begin, window = max(0, end - window), _WINDOW
        for found in reversed(list(words(text, max(0, begin - 64), end))):
            begins = visible(text, found.start)
            if begins < offset:
                return begins
        end = begin
    return 0


def word_end(text: str, offset: int) -> int:
    """Go to the last grapheme of this word, or of the next when already there."""
    for start in range(offset, len(text), _WINDOW):
        for found in words(text, max(0, start - 64), min(len(text), start + _WINDOW)):
            last = previous_boundary(text, found.end)
            if last > offset:
                return last
    return settled(text, len(text) - 1)


def sentence(text: str, offset: int) -> int:
    """Go to the start of the next sentence."""
    following = (found.start for found in sentences_from(text, offset) if found.start > offset)
    return next(following, None) or paragraph_forward(text, offset)


def sentence_back(text: str, offset: int) -> int:
    """Go to the start of this sentence, or of the one before when already there."""
    here = sentence_at(text, offset)
    if here.start < offset:
        return here.start
    return sentence_at(text, settled(text, here.start - 2)).start if here.start > 1 else here.start


def clause(text: str, offset: int) -> int:
    """Go to the start of the next clause, or to the last code point behind the last one."""
    found = clause_after(text, offset)
    return settled(text, len(text) - 1) if found is None else found


def clause_back(text: str, offset: int) -> int:
    """Go to the start of this clause, or of the one before when already there."""
    here = clause_at(text, offset)
    if here.start < offset:
        return here.start
    before = here.start
    while before > 0 and text[before - 1].isspace():
        before -= 1
    return clause_at(text, before - 1).start if before > 0 else here.start


def section(starts: Sequence[int], text: str, offset: int) -> int:
    """Go to the next of the headings that begin at `starts`, or to the last code point behind the last."""
    at = bisect_right(starts, offset)
    return settled(text, starts[at] if at < len(starts) else len(text) - 1)


def section_back(starts: Sequence[int], text: str, offset: int) -> int:
    """Go to this section's heading, to the one before when already there, or to the first code point."""
    at = bisect_left(starts, offset) - 1
    return settled(text, starts[at] if at >= 0 else 0)


def paragraph_forward(text: str, offset: int) -> int:
    """Go to the start of the next paragraph, or to the end of the last one."""
    after = text.find("\n\n", offset)
    if after < 0:
        return settled(text, len(text) - 1)
    following = next(paragraphs(text, after), None)
    return following.start if following else settled(text, len(text) - 1)


def paragraph_back(text: str, offset: int) -> int:
    """Go to the start of this paragraph, or of the one before when already there."""
    here = paragraph_at(text, offset)
    if here.start < offset:
        return here.start
    return paragraph_at(text, settled(text, here.start - 2)).start if here.start > 1 else here.start


def first(text: str, offset: int) -> int:
    """Go to the first code point."""
    return settled(text, 0)


def last(text: str, offset: int) -> int:
    """Go to the last code point."""
    return settled(text, len(text) - 1)


#: Motions to the start of what follows.
ONWARD = frozenset({"cursor.word", "cursor.clause", "cursor.sentence", "cursor.paragraph"})

#: Every motion that needs nothing but the text, by its action's id.
MOTIONS: Mapping[str, Motion] = {
    "cursor.left": left,
    "cursor.right": right,
    "cursor.word": word,
    "cursor.word_back": word_back,
    "cursor.word_end": word_end,
    "cursor.sentence": sentence,
    "cursor.sentence_back": sentence_back,
    "cursor.clause": clause,
    "cursor.clause_back": clause_back,
    "cursor.paragraph": paragraph_forward,
    "cursor.paragraph_back": paragraph_back,
    "cursor.first": first,
    "cursor.last": last,
}


def moved(text: str, selection: Selection, motion: str) -> Selection:
    """Return `selection` with its cursor moved by the motion of that action's id."""
    return moved_to(text, selection, MOTIONS[motion](text, selection.cursor), onward=motion in ONWARD)


def moved_to(text: str, selection: Selection, offset: int, *, onward: bool) -> Selection:
    """Return `selection` with its cursor at `offset`, which is the start of what follows when `onward`."""
    cursor = settled(text, offset)
    before = onward and selection.anchor < cursor < settled(text, len(text) - 1)
    return Selection(selection.anchor, cursor, before)


def swapped(text: str, selection: Selection) -> Selection:
    """Return the same stretch with the cursor at its other end."""
    span = selection.span(text)
    forward = spanning(text, span)
    return Selection(forward.cursor, span.start) if selection.cursor > selection.anchor else forward


def grown(text: str, selection: Selection | None, offset: int) -> Selection:
    """Return the next larger selection around `offset`: sentence, paragraph, two paragraphs…"""
    if selection is None:
        return spanning(text, sentence_at(text, offset))
    now = selection.span(text)
    here = sentence_at(text, now.start)
    if here.covers(now) and here != now:
        return spanning(text, here)
    around = Span(paragraph_at(text, now.start).start, paragraph_at(text, max(now.start, now.end - 1)).end)
    if around != now:
        return spanning(text, around)
    following = paragraph_forward(text, max(now.start, now.end - 1))
    return spanning(text, Span(now.start, max(now.end, paragraph_at(text, following).end)))


def spanning(text: str, span: Span) -> Selection:
    """Return the selection of exactly `span`, with the cursor at its end."""
    return Selection(span.start, max(span.start, previous_boundary(text, span.end)))


def next_after(spans: list[Span], offset: int) -> int:
    """Return the index of the first span that starts behind `offset`, going round at the end."""
    return next((i for i, span in enumerate(spans) if span.start > offset), 0)


def last_before(spans: list[Span], offset: int) -> int:
    """Return the index of the last span that starts before `offset`, going round at the start."""
    found = [i for i, span in enumerate(spans) if span.start < offset]
    return found[-1] if found else len(spans) - 1
