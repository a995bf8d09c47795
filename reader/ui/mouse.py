"""What clicks and drags mean in words of the text. No Textual here."""

from dataclasses import dataclass

from reader.article.segments import paragraph_at, sentence_at
from reader.article.span import Span
from reader.article.words import word_at
from reader.typesetting.cells import next_boundary
from reader.ui.motions import Selection, spanning

#: How soon, in seconds, a second click must follow to count as a double click.
CLICK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class ClickChain:
    """How many clicks came on the same spot in quick succession."""

    x: int = -1
    y: int = -1
    time: float = -1.0
    count: int = 0

    def pressed(self, x: int, y: int, time: float) -> "ClickChain":
        """Return the chain after one more click, at `time` in seconds; after four it begins anew."""
        again = (x, y) == (self.x, self.y) and time - self.time <= CLICK_SECONDS
        return ClickChain(x, y, time, self.count % 4 + 1 if again else 1)


def unit_at(text: str, offset: int, clicks: int) -> Span:
    """Return what a click takes: a letter, on the second the word, then the sentence, the paragraph."""
    match clicks:
        case 1:
            return Span(offset, next_boundary(text, offset))
        case 2:
            return word_at(text, offset)
        case 3:
            return sentence_at(text, offset)
        case _:
            return paragraph_at(text, offset)


def dragged(text: str, start: Span, end: Span) -> Selection:
    """Return the selection of a drag that began on `start` and is on `end`, both wholly inside."""
    if end.start >= start.start:
        return Selection(start.start, spanning(text, Span(start.start, max(start.end, end.end))).cursor)
    return Selection(spanning(text, start).cursor, end.start)


def edge_of(y: int, rows: range) -> int:
    """Return -1 for a row above the `rows` of the text, 1 for one below them, else 0."""
    return -1 if y < rows.start else 1 if y >= rows.stop else 0
