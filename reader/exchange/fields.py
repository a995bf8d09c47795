"""Fields of foreign records, forgiving what other programs leave out or write another way."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.article import Colour

Row = Mapping[str, Any]

_TAGS = re.compile(r"[,;\n]")
#: Names of colours in the programs we read, and the one of ours that is nearest.
_COLOURS = {
    **{colour.value: colour for colour in Colour},
    "gold": Colour.YELLOW, "amber": Colour.YELLOW, "gray": Colour.YELLOW, "grey": Colour.YELLOW,
    "lime": Colour.GREEN, "olive": Colour.GREEN, "teal": Colour.GREEN, "aquamarine": Colour.GREEN,
    "cyan": Colour.BLUE, "aqua": Colour.BLUE, "indigo": Colour.BLUE, "navy": Colour.BLUE,
    "purple": Colour.PINK, "magenta": Colour.PINK, "violet": Colour.PINK, "fuchsia": Colour.PINK,
    "rose": Colour.PINK, "red": Colour.ORANGE, "brown": Colour.ORANGE, "coral": Colour.ORANGE,
}  # fmt: skip
#: Our colours on the circle of hues, in degrees: up to where each reaches.
_HUES = (
    (16, Colour.ORANGE),
    (42, Colour.ORANGE),
    (72, Colour.YELLOW),
    (165, Colour.GREEN),
    (255, Colour.BLUE),
    (345, Colour.PINK),
    (361, Colour.ORANGE),
)
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2})?")
#: Seconds since 1970 above which a number must be milliseconds: the year 5138.
_MILLISECONDS = 10**11


def row_of(value: object) -> Row:
    """Return a value that should be an object of JSON; an empty one where it is none."""
    return value if isinstance(value, Mapping) else {}


def rows_of(value: object) -> Sequence[object]:
    """Return a value that should be a list; a single value is a list of one, nothing an empty one."""
    if isinstance(value, list | tuple):
        return value
    return () if value is None else (value,)


def text_in(row: Row, *names: str) -> str:
    """Return the first of some fields that has text (or a number); "" where none has."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
    return ""


def texts_in(row: Row, *names: str) -> tuple[str, ...]:
    """Return the first of some fields that has texts: a list of them, or one."""
    for name in names:
        found = tuple(one.strip() for one in rows_of(row.get(name)) if isinstance(one, str) and one.strip())
        if found:
            return found
    return ()


def number_in(row: Row, name: str) -> int | None:
    """Return a field that counts something; None where it is missing, negative or no whole number."""
    value = row.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else None


def tags_from(value: object) -> tuple[str, ...]:
    """Return tags given as a list, or in a line parted by commas; without their #, and without repeats."""
    if isinstance(value, str):
        parts: Sequence[object] = _TAGS.split(value)
    else:
        parts = [text_in(one, "name", "tag") if isinstance(one, Mapping) else one for one in rows_of(value)]
    tags = (one.strip().lstrip("#").strip() for one in parts if isinstance(one, str))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def time_from(value: object) -> str:
    """Return a time as ISO 8601 in UTC with milliseconds, of ISO text or seconds since 1970; "" for none.

    A time that names no zone is taken as UTC: the file does not say where it was written.
    """
    if isinstance(value, bool):
        return ""
    try:
        if isinstance(value, str):
            text = value.strip()
            if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
                return time_from(float(text))
            moment = datetime.fromisoformat(re.sub(r"\s*(?:UTC|GMT)$", "Z", text))
        elif isinstance(value, int | float) and math.isfinite(value):
            moment = datetime.fromtimestamp(value / 1000 if abs(value) >= _MILLISECONDS else value, UTC)
        else:
            return ""
        zoned = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        return zoned.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
    except (ValueError, OverflowError, OSError):
        return ""


def colour_from(value: object) -> Colour | None:
    """Return the colour of ours nearest to a name or a hexadecimal value; None where it is neither."""
    if not isinstance(value, str):
        return None
    name = value.strip().casefold()
    if name in _COLOURS:
        return _COLOURS[name]
    found = _HEX.fullmatch(name)
    if found is None:
        return next((colour for word, colour in _COLOURS.items() if word in name), None)
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return _by_hue(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def _by_hue(red: int, green: int, blue: int) -> Colour:
    import colorsys

    hue, _, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.1:
        return Colour.YELLOW
    return next(colour for limit, colour in _HUES if hue * 360 < limit)
