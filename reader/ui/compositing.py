"""A compositor that paints only what changed, and keeps what stands beside a line where it is.

Textual's (8.2) asks every widget for its lines when any widget changes: it takes the one rectangle around all
changes, and compares it with a widget's clip (the whole window, for widgets beside each other) instead of its
region. With sidebars beside the page, that made turning a page half as slow again.

Terminals disagree about the cells of some characters. What stands right of a line that holds such would begin
wherever the terminal believes the line to end, and the blanks behind its words would erase what stands there.
So the line is written over blanks, without its own, and everything else in its row is put at its own column.
"""

import re
from collections.abc import Iterable, Iterator

from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

#: Characters that tables of widths of different age or school give different numbers of cells: vowel signs of
#: India and its neighbours, joined emoji, flags, skin tones, signs that may be drawn as emoji, ligatures.
_DISPUTED = re.compile(
    "[\u0900-\u109f\u1100-\u11ff\u1780-\u17ff\u1a20-\u1aad\u200d\u2600-\u27bf\ufe0e\ufe0f\ufdfa-\ufdfd"
    "\U0001f000-\U0001faff\U000e0020-\U000e007f]"
)


def disputed(strip: Strip) -> bool:
    """Tell whether terminals may take a strip for longer or shorter than it is."""
    return any(not segment.text.isascii() and _DISPUTED.search(segment.text) for segment in strip)


class AnchoredStrip(Strip):
    """A strip that is written at its own column, counted from 0, wherever the terminal has come to."""

    __slots__ = ("_column",)

    def __init__(self, strip: Strip, column: int) -> None:
        super().__init__(list(strip), strip.cell_length)
        self._column = column

    def crop(self, start: int, end: int | None = None) -> Strip:
        """Return the cells from `start` to before `end`, at their own column."""
        return AnchoredStrip(super().crop(start, end), self._column + start)

    def render(self, console: Console) -> str:
        """Return the sequences for the terminal: of a disputed strip first blanks, then all but its own."""
        there = f"\x1b[{self._column + 1}G"
        if not self._segments or not disputed(self):
            return there + super().render(console)
        text, style, _ = self._segments[-1]
        rest = len(text) - len(text.rstrip(" "))
        blanks = Strip.blank(self.cell_length, style)
        words = Strip(self._segments).crop(0, self.cell_length - rest)
        return there + blanks.render(console) + there + words.render(console)


def anchored(row: Iterable[Strip], column: int = 0) -> Iterator[Strip]:
    """Return the strips of a row that begins at `column`: as they are, unless one of them is disputed."""
    strips = list(row)
    if not any(disputed(strip) for strip in strips):
        yield from strips
        return
    for strip in strips:
        yield AnchoredStrip(strip, column)
        column += strip.cell_length


class ChangesCompositor(Compositor):
    """Leaves out the widgets that no changed rectangle touches: none of their cells is written."""

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Render what changed since the last update."""
        self._changed = tuple(self._dirty_regions)
        update = super().render_partial_update()
        if update is not None:
            update.chops = [
                {
                    x: AnchoredStrip(strip, x) if strip and disputed(strip) else strip
                    for x, strip in row.items()
                }
                for row in update.chops
            ]
        return update

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Render the whole screen."""
        update = super().render_full_update(simplify)
        if not simplify:
            update.strips = [anchored(row, update.region.x) for row in update.strips]
        return update

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        everything = self.visible_widgets
        changed, self._changed = self._changed, ()
        if changed:
            self._visible_widgets = {
                widget: (region, clip)
                for widget, (region, clip) in everything.items()
                if any(rectangle.overlaps(region.intersection(clip)) for rectangle in changed)
            }
        try:
            yield from super()._get_renders(crop)
        finally:
            self._visible_widgets = everything
