"""Arithmetic on colours written #rrggbb: mixing, contrast, and moving away from a ground until seen."""

from collections.abc import Sequence

#: The steps in which a colour is moved away from a ground.
_STEPS = 24
BLACK, WHITE = "#000000", "#ffffff"
#: The luminance from which on black is seen better than white.
_MIDDLE = 0.18
#: How far a channel must lie between the least and the most of a colour to be part of its hue: a sky blue
#: is blue, not cyan.
_HUE_SHARE = 0.55
#: The least distance between a colour's channels that counts as a hue.
_HUELESS = 48


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colours: Sequence[str]) -> str:
    """Return the mean of some colours, so that none of those that lie over one another covers the others."""
    count = len(colours)
    sums = [sum(channel) for channel in zip(*map(channels, colours), strict=True)]
    return "#" + "".join(f"{round(value / count):02x}" for value in sums)


def toward(colour: str, other: str, share: float) -> str:
    """Return `colour` moved by a share (0 to 1) of the way to `other`."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def of_eight(colour: str, *, dark: bool) -> str:
    """Return the ink of a 16-colour terminal that has the hue of `colour`, bright on a dark page.

    The nearest of the sixteen to a quiet ink is nearly always grey; its hue is what tells kinds apart. A
    colour without much of a hue is returned as it is.
    """
    values = channels(colour)
    least, most = min(values), max(values)
    if most - least < _HUELESS:
        return colour
    low, high = (85, 255) if dark else (0, 170)
    return "#" + "".join(
        f"{high if value - least > (most - least) * _HUE_SHARE else low:02x}" for value in values
    )


def grey_of_eight(*, dark: bool) -> str:
    """Return the grey of a 16-colour terminal for words that step back."""
    return toward(BLACK, WHITE, 1 / 3 if dark else 2 / 3)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2, from 0 for black to 1 for white."""
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def saturated(colour: str) -> str:
    """Return the purest colour of the same hue: the tint behind words becomes a sign in the margin."""
    values = channels(colour)
    least, most = min(values), max(values)
    if least == most:
        return colour
    return "#" + "".join(f"{round(255 * (value - least) / (most - least)):02x}" for value in values)


def standing_out(colour: str, ground: str, least: float) -> str:
    """Return `colour` moved away from `ground` in lightness, as little as gives it a contrast of `least`."""
    end = WHITE if luminance(ground) < _MIDDLE else BLACK
    found = (toward(colour, end, step / _STEPS) for step in range(_STEPS))
    return next((one for one in found if contrast(one, ground) >= least), end)
