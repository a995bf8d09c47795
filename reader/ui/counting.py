"""How many of a thing, in words: 1 highlight, 2 highlights. No Textual here."""


def counted(number: int, noun: str, many: str = "") -> str:
    """Return a number with its noun, as it is said; `many` is a plural that is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
