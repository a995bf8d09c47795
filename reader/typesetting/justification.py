"""Lines that end at one edge: the cells a line leaves empty, spread over its spaces."""

from reader.typesetting.cells import extends, widths

#: The most cells between two words; a line that would need more stays ragged.
WIDEST_SPACE = 3


def spread(text: str, start: int, end: int, room: int, *, from_right: bool) -> list[tuple[int, int]]:
    """Return offset and cells of the spaces that grow, so that those from `start` to `end` take `room` more.

    Where they cannot all grow alike, those that grow more are spread evenly, counted from the left in one
    line and from the right in the next, so that no rivers run down one side. Empty if spaces would get wider
    than three cells, or if there is nothing to do.
    """
    if room <= 0:
        return []
    gaps = _spaces(text, start, end)
    count = len(gaps)
    if room > count * (WIDEST_SPACE - 1):
        return []
    each, more = divmod(room, count)
    wider = {(at * count + count // 2) // more for at in range(more)}
    if from_right:
        wider = {count - 1 - at for at in wider}
    grown = [(offset, 1 + each + (at in wider)) for at, offset in enumerate(gaps)]
    return [(offset, cells) for offset, cells in grown if cells > 1]


def _spaces(text: str, start: int, end: int) -> list[int]:
    """Return the offsets of the single spaces between words."""
    table = widths()
    while start < end and text[start] == " ":
        start += 1
    found = []
    at = text.find(" ", start, end)
    while at >= 0:
        behind = at + 1
        while behind < end and text[behind] == " ":
            behind += 1
        # What joins would take the space into its cluster.
        if behind == at + 1 < end and table[text[at - 1]] and not extends(text[behind]):
            found.append(at)
        at = text.find(" ", behind, end)
    return found
