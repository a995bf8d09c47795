"""Letters to choose by: short labels for what stands on a page, none the beginning of another."""

from collections.abc import Sequence

#: The letters in the order they are given out: those under the fingers first.
LETTERS = "asdfghjklqwertyuiopzxcvbnm"


def labels(count: int, letters: str = LETTERS) -> tuple[str, ...]:
    """Return `count` different labels, the shortest first, so that none is the beginning of another.

    As many as can be have one letter; the last letters begin the longer ones. Raises ValueError when there
    are fewer than two letters.
    """
    if len(letters) < 2:
        raise ValueError("labels need two letters at least")
    shortest, longer = list(letters), list[str]()
    while len(shortest) + len(longer) < count:
        if not shortest:
            shortest, longer = longer, []
        beginning = shortest.pop()
        longer = [beginning + letter for letter in letters] + longer
    return tuple((shortest + longer)[:count])


def chosen(given: Sequence[str], typed: str) -> str | None:
    """Return the label that was typed, "" while more letters may come, None when there is no such label."""
    if typed in given:
        return typed
    return "" if any(label.startswith(typed) for label in given) else None
