"""A line of little bars that tells where in an article something occurs. No Textual here."""

from collections.abc import Iterable

_BARS, _SIGNS = "▁▂▃▄▅▆▇█", ".:-=+*#@"


def sparkline(offsets: Iterable[int], length: int, width: int, *, plain: bool = False) -> str:
    """Return `width` cells for the parts of a text of `length` code points, with bars where there are some.

    The highest stands where there are most. A `plain` line has signs that every terminal can draw.
    """
    if length <= 0 or width <= 0:
        return " " * max(0, width)
    counts = [0] * width
    for offset in offsets:
        counts[min(width - 1, max(0, offset * width // length))] += 1
    most, levels = max(counts), _SIGNS if plain else _BARS
    return "".join(levels[_level(count, most, len(levels))] if count else " " for count in counts)


def _level(count: int, most: int, levels: int) -> int:
    """Return the level of a count; where there are few, one is not drawn as if it were many."""
    scale = max(most, 4)
    return max(0, -(-count * levels // scale) - 1)
