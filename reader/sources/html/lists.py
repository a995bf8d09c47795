"""Lists: the sign or number that stands before each item."""

from collections.abc import Mapping

_BULLETS = ("•", "◦", "▪")
_LARGEST = 999


class ListCounter:
    """Gives the items of one list their signs: bullets by depth, or numbers in order."""

    def __init__(self, depth: int, first: int, step: int, style: str) -> None:
        self.depth = depth
        self._next = first
        self._step = step
        self._style = style

    def marker(self, value: str) -> str:
        """Return what stands before the next item; `value` is the number it asks for, or ""."""
        if not self._style:
            return _BULLETS[min(self.depth, len(_BULLETS)) - 1] + " "
        number = _number(value, self._next)
        self._next = number + self._step
        if self._style in "aA" and 1 <= number <= 26:
            return chr(ord(self._style) + number - 1) + ". "
        return f"{number}. "


def list_of(tag: str, depth: int, attributes: Mapping[str, str], items: int) -> ListCounter:
    """Return the counter of a list element that has `items` items; `depth` counts the lists, from 1."""
    if tag != "ol":
        return ListCounter(depth, 1, 1, "")
    backwards = "reversed" in attributes
    first = _number(attributes.get("start", ""), items if backwards else 1)
    style = attributes.get("type", "1")
    return ListCounter(depth, first, -1 if backwards else 1, style if style in ("a", "A") else "1")


def _number(value: str, otherwise: int) -> int:
    value = value.strip()
    digits = value.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= len(str(_LARGEST)):
        return int(value)
    return otherwise
