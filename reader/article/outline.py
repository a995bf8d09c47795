"""The sections of an article: its headings in order, and which of them a place stands under."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reader.article.model import Article, BlockKind
from reader.article.span import Span

#: With more blocks a text is a book: not every line of it was weighed, and chapters are found by words.
BOOK_BLOCKS = 3000
_NUMBER = (
    r"(?:\d{1,4}|[IVXLC]{1,7}|[ivxlc]{1,7}"
    r"|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|the +\w+|\w+(?:st|nd|rd|th|teen|ty)))"
)
_BREAK = "\n\n"
#: A line of its own that names a part or a chapter, with its title perhaps.
_CHAPTER = re.compile(
    rf"\n\n(?:(?:(?P<part>(?i:book|part|volume|teil|buch|livre|partie|libro|parte))"
    rf"|(?i:chapter|act|scene|canto|letter|section|kapitel|chapitre|cap[ií]tulo|capitolo|hoofdstuk))"
    rf" +{_NUMBER}\b(?:[.:—–-] *| +)?[^\n]{{0,60}}(?=\n\n|\Z)"
    r"|第[0-9〇一二三四五六七八九十百]{1,6}[章回部篇卷][^\n]{0,30}(?=\n\n|\Z))"
)
#: A line that ends like this is a sentence about a chapter rather than its heading.
_SENTENCE_END = (",", ";", ".”", "?”")


class Headed(Protocol):
    """What has a place and a level: a heading, or the block that is one."""

    @property
    def span(self) -> Span:
        """Where its words stand."""
        ...

    @property
    def level(self) -> int:
        """How deep it lies, 1 being the highest."""
        ...


_Headed = TypeVar("_Headed", bound=Headed)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where its words stand, and its level, 1 being the highest."""

    span: Span
    level: int


def outline(article: Article) -> tuple[Heading, ...]:
    """Return the headings of an article in order, the title aside.

    In a book the lines that name a chapter count as well: the cleaner looks at its ends only. Takes a tenth
    of a second for three million code points; nothing that must be quick may ask for it.
    """
    found = {
        block.span.start: Heading(block.span, max(1, block.level))
        for block in article.blocks
        if block.kind is BlockKind.HEADING
    }
    if len(article.blocks) > BOOK_BLOCKS:
        for heading in _chapters(article.text):
            found[heading.span.start] = heading
    return tuple(found[start] for start in sorted(found))


def _chapters(text: str) -> Iterable[Heading]:
    # Each line is looked for behind the break before it: a fixed beginning makes the search fast.
    for match in _CHAPTER.finditer(_BREAK + text):
        if not match.group().endswith(_SENTENCE_END):
            yield Heading(Span(match.start(), match.end() - len(_BREAK)), 1 if match.group("part") else 2)


def section_at(headings: Sequence[Headed], offset: int) -> int | None:
    """Return the index of the heading that `offset` stands under; None before the first."""
    at = bisect_right(headings, offset, key=lambda heading: heading.span.start) - 1
    return at if at >= 0 else None


def path_to(headings: Sequence[_Headed], offset: int) -> tuple[_Headed, ...]:
    """Return the headings that `offset` stands under, the highest first, each lower than the last."""
    at = section_at(headings, offset)
    path: list[_Headed] = []
    while at is not None and at >= 0 and not (path and path[-1].level <= 1):
        if not path or headings[at].level < path[-1].level:
            path.append(headings[at])
        at -= 1
    return tuple(reversed(path))


def stepped(headings: Sequence[Heading], offset: int, steps: int) -> Heading | None:
    """Return the heading `steps` on from `offset`, or back when negative, stopping at the ends.

    Back goes to the heading of this section first, as with paragraphs. None when there is none that way.
    """
    starts = [heading.span.start for heading in headings]
    if steps > 0:
        at = bisect_right(starts, offset) + steps - 1
        first = bisect_right(starts, offset)
        return headings[min(at, len(headings) - 1)] if first < len(headings) else None
    before = [start for start in starts if start < offset]
    return headings[max(0, len(before) + steps)] if before else None
