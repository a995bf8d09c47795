"""How the width of the window is shared between the text and its sidebars. No Textual here."""

from dataclasses import dataclass

#: A sidebar is never narrower or wider than this, in cells.
NARROWEST, WIDEST = 22, 40
#: What sidebars leave to a text whose measure is wider, at least, in cells.
LEAST_TEXT = 60
#: Blank cells left and right of the text, at least.
MARGINS = 4
#: The narrowest and the widest measure, in cells.
MEASURES = (20, 160)
#: Blank rows above the text.
TOP_MARGIN = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The widths of the sidebars in cells; `beside` tells whether they stand beside the text or over it."""

    left: int
    right: int
    beside: bool


def plan(
    width: int, measure: int, *, left: bool, right: bool, least: int = LEAST_TEXT, margins: int = 0
) -> Plan:
    """Share `width` cells: the text gives a little of its measure; where that is not enough, sidebars fold.

    `left` and `right` tell which sidebars are wanted, `least` is what they leave to a wider text, `margins`
    the blank cells at each side of it, at least.
    """
    wanted = left + right
    if not wanted:
        return Plan(over_width(width), over_width(width), beside=True)
    beside = max(MARGINS, 2 * margins)
    each = max(NARROWEST, (width - measure - beside) // wanted)
    if width - wanted * each - beside < min(measure, least):
        return Plan(over_width(width), over_width(width), beside=False)
    return Plan(min(WIDEST, each), min(WIDEST, each), beside=True)


def over_width(width: int) -> int:
    """Return the cells of a sidebar that lies over the text in a window of `width` cells."""
    return min(WIDEST + 6, max(12, width - 6))


def allowed_measure(measure: int) -> int:
    """Return the measure nearest to `measure` that a reader may choose."""
    return min(max(measure, MEASURES[0]), MEASURES[1])


def text_width(measure: int, room: int, margins: int = 1) -> int:
    """Return the cells a line may take where `room` cells are left for the text, `margins` at each side.

    However wide the margins, half of the room is for words.
    """
    return max(4, min(measure, room - 2 * min(margins, max(1, room // 4))))
