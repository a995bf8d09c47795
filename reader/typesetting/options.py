"""How a page is set: what a reader chooses, as one value that layouts are made and kept by."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.article import Span


class ParagraphStyle(StrEnum):
    """How paragraphs are told apart: by a blank line, or by an indented first line."""

    GAP = "gap"
    INDENT = "indent"


class Alignment(StrEnum):
    """Whether lines end where their words do, or all at one edge."""

    LEFT = "left"
    JUSTIFY = "justify"


class RightToLeft(StrEnum):
    """Who puts the words of right-to-left scripts in order: we, or a terminal that does it itself."""

    OURS = "ours"
    TERMINAL = "terminal"


class Hyphenates(Protocol):
    """Tells where words may be parted."""

    def positions(self, word: str) -> tuple[int, ...]:
        """Return the offsets in a word, ascending, behind which a hyphen may be set."""
        ...


@dataclass(frozen=True, slots=True)
class LayoutOptions:
    """How the page is set; `measure` is the line width in cells, at least 10.

    The title and the byline are set in lines of `head` cells, where that is more: they stand over columns.
    Without a `hyphenator` no word is parted. Paragraphs that touch the span `whole` are never hyphenated: it
    is for the words that somebody was reading before the hyphenator was there.
    """

    measure: int = 70
    paragraphs: ParagraphStyle = ParagraphStyle.GAP
    align: Alignment = Alignment.LEFT
    hyphenator: Hyphenates | None = None
    whole: Span | None = None
    right_to_left: RightToLeft = RightToLeft.OURS
    head: int = 0
