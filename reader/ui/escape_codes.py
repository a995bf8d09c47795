"""Terminal styles as escape sequences, in the colours that the widgets will use there. No Textual here."""

import colorsys
from collections.abc import Mapping

from reader.typesetting.themes import TextStyle

#: Colours of the terminal's own palette before its cube of 6 × 6 × 6, and the greys behind that.
_CUBE, _WHITE, _GREYS = 16, 231, 25


def colour_depth(environment: Mapping[str, str]) -> int:
    """Return the bits of a colour there: 24, 8, or 0 where only the widgets know what to do."""
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 24
    return 8 if environment.get("TERM", "").strip().lower().endswith(("-256color", "-kitty")) else 0


def few_colours(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal shows sixteen colours at most, as Rich tells it for the widgets."""
    asked = environment.get("TEXTUAL_COLOR_SYSTEM", "").strip().lower()
    if asked and asked != "auto":
        return asked == "standard"
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return environment.get("TERM", "").strip().lower().rpartition("-")[2] not in ("256color", "kitty")


def select(style: TextStyle, base: TextStyle, depth: int) -> str:
    """Return the sequence that selects `style`; the colours it leaves open are those of `base`."""
    codes = ["0"]
    codes += [code for code, on in (("1", style.bold), ("3", style.italic), ("4", style.underline)) if on]
    codes += [
        f"38;{_code(style.colour or base.colour, depth)}",
        f"48;{_code(style.background or base.background, depth)}",
    ]
    return f"\x1b[{';'.join(codes)}m"


def _code(colour: str, depth: int) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"2;{red};{green};{blue}" if depth > 8 else f"5;{_nearest(red, green, blue)}"


def _nearest(red: int, green: int, blue: int) -> int:
    """Return the number of the nearest of 256 colours, found as Rich finds it."""
    _, light, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        grey = round(light * _GREYS)
        return {0: _CUBE, _GREYS: _WHITE}.get(grey, _WHITE + grey)
    sixths = [value / 95 if value < 95 else 1 + (value - 95) / 40 for value in (red, green, blue)]
    return _CUBE + 36 * round(sixths[0]) + 6 * round(sixths[1]) + round(sixths[2])
