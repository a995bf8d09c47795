"""The words of one block while it is read: white space collapsed, inline stretches kept."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from reader.article import Inline, InlineKind, Span

#: White space that browsers collapse, and signs that end a line elsewhere. A no-break space is none.
_SPACE = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
#: What no reader sees: a block of nothing else is none.
_UNSEEN = " \t\n\xa0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff\xad"
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Words:
    """The text of one block, the inline stretches over it, and how many of its code points are in links."""

    text: str
    inlines: tuple[Inline, ...]
    linked: int


class RunningText:
    """Takes text node after text node, and gives the words of a block when it ends.

    An inline stretch that is open when a block ends goes on in the next one.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._open: list[tuple[InlineKind, str, int]] = []
        self._closed: list[tuple[InlineKind, str, int, int]] = []
        self._places: list[tuple[str, int]] = []

    def __bool__(self) -> bool:
        return self._length > 0

    @property
    def last(self) -> str:
        """The last code point so far, or nothing."""
        return self._last

    def add(self, text: str) -> None:
        """Add the text of a node, runs of white space made one space."""
        if "  " in text or not text.isprintable():  # a line end, mostly
            text = _SPACE.sub(" ", text)
        if text[0] == " " and self._last in ("", " ", "\n"):
            text = text[1:]
        self._append(text)

    def add_lines(self, text: str) -> None:
        """Add preformatted text, its line breaks and spaces kept."""
        self._append(_LINE_END.sub("\n", text))

    def break_line(self) -> None:
        """Break the line, unless nothing stands on it."""
        if self._last not in ("", "\n"):
            self._append("\n")

    def _append(self, text: str) -> None:
        if text:
            self._pieces.append(text)
            self._length += len(text)
            self._last = text[-1]

    def open(self, kind: InlineKind, target: str = "") -> None:
        """Begin an inline stretch here."""
        self._open.append((kind, target, self._length))

    def close(self) -> None:
        """End the inline stretch that was begun last."""
        kind, target, start = self._open.pop()
        if self._length > start:
            self._closed.append((kind, target, start, self._length))

    def place(self, name: str) -> None:
        """Name this place; where no words follow in the block, the name goes on to the next one."""
        self._places.append((name, self._length))

    def name_block(self, name: str) -> None:
        """Name the beginning of this block."""
        self._places.append((name, 0))

    def take_places(self, words: str) -> tuple[Inline, ...]:
        """Return the named places of a block of these words, which was not taken from here."""
        places, self._places = self._places, []
        return tuple(_place(name, words, 0) for name, _ in places)

    def take(self, *, preformatted: bool = False) -> Words | None:
        """Return the words so far, or None if there are none, and begin anew."""
        text = "".join(self._pieces)
        stretches = self._closed + [(*one, self._length) for one in self._open if one[2] < self._length]
        self._pieces, self._length, self._last, self._closed = [], 0, "", []
        self._open = [(kind, target, 0) for kind, target, _ in self._open]
        cut = 0
        if preformatted:
            cut = len(text) - len(text.lstrip("\n"))
            bare = text.strip("\n").rstrip()
        else:
            bare = text.rstrip()
            if " \n" in bare:
                text, stretches = _without_trailing_spaces(text, stretches)
                bare = text.rstrip()
        if not bare.strip(_UNSEEN):
            self._places = [(name, 0) for name, _ in self._places]
            return None
        # In a block with line breaks the offsets may have moved a little: the place is a line's end then.
        inlines = [_place(name, bare, max(0, at - cut)) for name, at in self._places]
        self._places = []
        linked = 0
        for kind, target, first, last in stretches:
            start, end = _trimmed(text, max(first, cut), min(last, cut + len(bare)))
            if start < end:
                if preformatted and kind is InlineKind.CODE:
                    continue  # all of it is
                if kind is InlineKind.LINK:
                    linked += end - start
                    if not target:
                        continue
                inlines.append(Inline(Span(start - cut, end - cut), kind, target))
        inlines.sort(key=lambda one: (one.span.start, -one.span.end))
        return Words(bare, tuple(inlines), linked)


def _place(name: str, words: str, offset: int) -> Inline:
    """Return the named place at the first sign of `words` from `offset` on, or at the last one."""
    while offset < len(words) and words[offset].isspace():
        offset += 1
    offset = min(offset, len(words) - 1)
    return Inline(Span(offset, offset + 1), InlineKind.PLACE, name)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _without_trailing_spaces(
    text: str, stretches: list[tuple[InlineKind, str, int, int]]
) -> tuple[str, list[tuple[InlineKind, str, int, int]]]:
    """Return text and stretches without the spaces before line breaks."""
    gone = [found.start() for found in re.finditer(r" (?=\n)", text)]
    kept = text.replace(" \n", "\n")

    def moved(offset: int) -> int:
        return offset - bisect_left(gone, offset)

    return kept, [(kind, target, moved(start), moved(end)) for kind, target, start, end in stretches]
