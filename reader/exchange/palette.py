"""The highlight colours as they are on paper: for files that carry their own looks."""

from collections.abc import Mapping
from types import MappingProxyType

from reader.article import Colour

#: Six hexadecimal digits each, light enough for black letters on them.
ON_PAPER: Mapping[Colour, str] = MappingProxyType(
    {
        Colour.YELLOW: "FFF3A3",
        Colour.GREEN: "C8F0C0",
        Colour.BLUE: "C4DFFF",
        Colour.PINK: "FFD0E4",
        Colour.ORANGE: "FFDDB5",
    }
)
