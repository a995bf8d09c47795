"""The bounds of a name as everybody is measured by: labels of different sets differ in what hangs on it."""

STRIP = ' \t\n\r\u00a0,.;:()[]"“”‘'


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without punctuation at its edges, a leading “the”, and an English possessive."""
    while start < end and text[start] in STRIP:
        start += 1
    if text[start:end].lower().startswith("the "):
        start += 4
    while end > start:
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        elif text[end - 1] in STRIP + "'’" and not (text[end - 1] == "." and "." in text[start : end - 1]):
            end -= 1
        else:
            break
    return start, end
