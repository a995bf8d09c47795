"""Names that are written with one slip of the pen: “Bonhoffer” for “Bonhoeffer”, once in an article.

Two people of nearly one name are commoner than slips; so a slip must stand alone beside a name in use, and
endings that tell man from wife (“Gromov”, “Gromova”) are none.
"""

_SHORTEST = 5
_GENDERED = ("a", "e", "o", "á", "s")


def is_slip(one: str, other: str) -> bool:
    """Tell whether two folded words differ by one letter: added, left out, changed or exchanged."""
    if one == other or min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or (long.startswith(short) and long[-1] in _GENDERED):
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return at + 1 < len(short) or short[at] not in "aeio" or long[at] not in "aeio"
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
