"""Telling figures from words: what stands in a column of numbers stands at its right."""

import re

_FIGURE = re.compile(
    r"[-+−±~<>≈]?[$€£¥]?\s?\d[\d.,'’\u00a0 ]*(?:\s?(?:[%‰$€£¥°]|[A-Za-z]{1,2}))?|[-–—]|n/?a", re.IGNORECASE
)


def is_figure(words: str) -> bool:
    """Tell whether a cell of a table holds a number, with its sign or unit, or says that there is none."""
    return _FIGURE.fullmatch(words) is not None
