"""What was removed from the page: the debris in its place, each piece with its class and reasons."""

from bisect import bisect_right
from collections.abc import Sequence

from reader.article import Article, Removal, RemovalKind
from reader.pipeline import Opened
from reader.typesetting.tokens import READER
from reader.ui.line_list import Row
from reader.ui.painting import Palette
from reader.ui.rows import wrapped
from reader.ui.screens.sheet import Sheet

_SIGNS = {RemovalKind.REMOVED: "−", RemovalKind.JOINED: "+", RemovalKind.CHANGED: "~"}
#: Lines of a kept paragraph that are shown between removals.
_CONTEXT_LINES = 2


def removal_rows(article: Article, removals: Sequence[Removal], width: int) -> list[Row]:
    """Return what was removed or changed, in its place between the kept blocks, dimmed."""
    if not removals:
        return []
    rows: list[Row] = []
    starts = [block.span.start for block in article.blocks]
    last = -1
    for number, removal in sorted(enumerate(removals), key=lambda pair: (pair[1].at, pair[1].where.start)):
        here = bisect_right(starts, removal.at - 1) - 1
        if here > last:
            rows += _context(article, here, width, skipped=here > last + 1)
            last = here
        rows += _rows_of(number, removal, width)
    if 0 <= last + 1 < len(starts):
        rows += _context(article, last + 1, width, skipped=False)
    return rows


def _context(article: Article, index: int, width: int, *, skipped: bool) -> list[Row]:
    words = article.blocks[index].span.of(article.text)
    lines = [Row(((line, None),)) for line in wrapped(words, width, _CONTEXT_LINES)]
    return [*([Row((("…", None),)), Row()] if skipped else []), *lines, Row()]


def _rows_of(number: int, removal: Removal, width: int) -> list[Row]:
    words = " ".join(removal.text.split())
    sign = _SIGNS[removal.kind]
    head = f"{sign} {removal.kind.value} · {removal.label}"
    lines = [Row(((head, None),), "", number)]
    lines += [Row(((f"  {line}", READER.Removed),), "", number) for line in wrapped(words, width - 2, 4)]
    # Wrapping would close the hole in a text that a reason quotes.
    reasons = "; ".join(removal.reasons).replace("  ", " _ ")
    lines += [Row(((f"  {line}", None),), "", number, True) for line in wrapped(reasons, width - 2, 3)]
    return [*lines, Row()]


class RemovalsScreen(Sheet):
    """Shows the cleaner's record of one article."""

    CLOSED_BY = ("removals.show",)

    def __init__(self, opened: Opened, palette: Palette) -> None:
        removed = sum(removal.kind is RemovalKind.REMOVED for removal in opened.removals)
        other = len(opened.removals) - removed
        title = f"Removed from the page: {removed} · joined or changed: {other}"
        super().__init__(palette, title, lambda width: removal_rows(opened.article, opened.removals, width))
        self.rows.empty = "Nothing was removed or changed"
