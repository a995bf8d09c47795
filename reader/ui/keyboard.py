"""From a key to an action: the mode's keymap, and the count typed before it. No Textual here."""

from dataclasses import dataclass

from reader.ui.actions import KEYMAPS, Action, Mode

#: The longest count that is taken seriously.
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """What a key came to: an action with its count (None if none was typed), or digits of a count so far."""

    action: Action | None = None
    count: int | None = None
    digits: str = ""


def press(mode: Mode, key: str, character: str | None, digits: str = "") -> Typed:
    """Return what `key` means in `mode` after `digits`.

    Digits are a count, except where the mode gives them a meaning of their own (colours, while something
    is selected); a 0 begins no count.
    """
    keymap = KEYMAPS[mode]
    action = keymap.get(key) or (keymap.get(character) if character else None)
    if action is None and character and character.isascii() and character.isdigit():
        return Typed(digits=(digits + character).lstrip("0")[-_MOST_DIGITS:])
    if action is None:
        return Typed()
    return Typed(action, int(digits) if digits else None)
