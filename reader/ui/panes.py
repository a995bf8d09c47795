"""How the width of the window is shared between the text and its sidebars. No Textual here."""

from dataclasses import dataclass

#: A sidebar is never narrower or wider than this, in cells.
NARROWEST, WIDEST = 22, 40
#: Blank cells left and right of the text, at least.
MARGINS = 4
#: Blank rows above the text.
TOP_MARGIN = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The widths of the sidebars in cells; `beside` tells whether they stand beside the text or over it."""

    left: int
    right: int
    beside: bool


def plan(width: int, measure: int, *, left: bool, right: bool) -> Plan:
    """Share `width` cells: the text keeps its measure, or, where there is no room, the sidebars fold.

    `left` and `right` tell which sidebars are wanted.
    """
    wanted = left + right
    room = (width - measure - MARGINS) // max(1, wanted)
    if room < NARROWEST and wanted and measure > 64:
        room = (width - 64 - MARGINS) // wanted
    over = min(WIDEST, max(10, width - 8))
    if wanted and room < NARROWEST:
        return Plan(over, over, beside=False)
    each = min(WIDEST, room) if wanted else over
    return Plan(each, each, beside=True)


def text_width(measure: int, room: int) -> int:
    """Return the cells a line may take where `room` cells are left for the text."""
    return max(4, min(measure, room - 2))
