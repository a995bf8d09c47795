"""How much of what stood around a passage stands around a place, word by word, whatever was put in between.

Words that a text says more than once are told apart by what is around them, and by nothing else: of a list's
lines that all begin alike, the far end of the context is what differs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article.annotations import Anchor
from reader.article.folding import fold
from reader.article.likes import Likes
from reader.article.span import Span

#: How many code points may have been put in between the passage and its context: a sentence or two.
_ROOM = 160
#: Letters of one side's context from which on it can stand for both.
_ENOUGH = 48
#: The share of the context that must be there: of both sides together, of each, and of one alone where the
#: passage is at the other one's edge of a paragraph, there as here.
_LEAST = {Likes.NONE: (0.5, 0.0), Likes.UNLIKE: (0.8, 0.6), Likes.ALIKE: (0.95, 0.9)}
_ALONE = 0.95
#: By how much more of the context must be there than at the next best place.
_MARGIN = 0.08
_BREAK = "\n\n"
_WORD = re.compile(r"[^\W_]+|[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Side:
    """One side's context: how many letters it has, how many of them are there again.

    `at_edge` tells that the passage is at a paragraph's edge there and here, `beside` that the word right
    beside it is the same.
    """

    wanted: int
    there: int
    at_edge: bool
    beside: bool

    @property
    def share(self) -> float:
        """The share that is there again; 1 where nothing is wanted."""
        return self.there / self.wanted if self.wanted else 1.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Both sides."""

    before: Side
    behind: Side

    @property
    def share(self) -> float:
        """The share of both together that is there again."""
        wanted = self.before.wanted + self.behind.wanted
        return (self.before.there + self.behind.there) / wanted if wanted else 0.0

    def tell(self, likes: Likes) -> bool:
        """Tell whether enough is there for words that stood in other places too."""
        sides = (self.before, self.behind)
        if all(side.beside for side in sides):
            together, each = _LEAST[likes]
            return self.share >= together and min(side.share for side in sides) >= each
        return likes is not Likes.ALIKE and any(
            side.share >= _ALONE and side.wanted >= _ENOUGH and side.beside and other.at_edge
            for side, other in (sides, sides[::-1])
        )

    def better_than(self, other: "Surroundings") -> bool:
        """Tell whether clearly more is there than at another place."""
        return self.share >= other.share + _MARGIN


def surroundings(text: str, anchor: Anchor, place: Span) -> Surroundings:
    """Return how much of the anchor's context is around `place` in `text`."""
    before = text[max(0, place.start - len(anchor.prefix) - _ROOM) : place.start]
    behind = text[place.end : place.end + len(anchor.suffix) + _ROOM]
    return Surroundings(
        _side(_words(anchor.prefix)[::-1], _words(before)[::-1], _end_paragraphs(anchor.prefix, before)),
        _side(_words(anchor.suffix), _words(behind), _begin_paragraphs(anchor.suffix, behind)),
    )


def _side(wanted: Sequence[str], there: Sequence[str], at_edge: bool) -> Side:
    """Compare the words of a context with those of a window, both read outwards from the passage."""
    from rapidfuzz.distance import LCSseq  # only needed where words have been edited

    common = sum(
        sum(map(len, wanted[edit.src_start : edit.src_end]))
        for edit in LCSseq.opcodes(wanted, there)
        if edit.tag == "equal"
    )
    beside = not wanted or wanted[:1] == there[:1]
    return Side(sum(map(len, wanted)), common, at_edge, beside)


def _words(text: str) -> Sequence[str]:
    return _WORD.findall(fold(text).text)


def _end_paragraphs(*texts: str) -> bool:
    return all(not text.strip() or _BREAK in text[len(text.rstrip()) :] for text in texts)


def _begin_paragraphs(*texts: str) -> bool:
    return all(not text.strip() or _BREAK in text[: len(text) - len(text.lstrip())] for text in texts)
