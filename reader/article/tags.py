"""Tags as they are typed: parted by blanks or commas, those of several words in quotation marks."""

import re
from collections.abc import Iterable

#: A word with its signs before it; quotation marks only count where they end a word too.
_WORD = re.compile(
    r"(?P<sign>[-−#]*)"
    r"(?:\"(?P<quoted>(?:[^\"]|\"\")+)\"(?=[\s,]|$)|“(?P<curly>[^“”]+)”(?=[\s,]|$)|(?P<plain>[^\s,]*))"
)
#: What a tag needs quotation marks for, to be typed.
_NEEDS = re.compile(r"[\s,]|^[-−\"“#]")


def typed_tags(line: str) -> list[tuple[str, str]]:
    """Return the tags of a line, each with the signs before it: “-” or “#”."""
    found = []
    for word in _WORD.finditer(line):
        words = (word["quoted"] or "").replace('""', '"') or word["curly"] or word["plain"] or ""
        if tag := " ".join(words.split()).lstrip("#").strip():
            found.append((word["sign"], tag))
    return found


def parse_tags(line: str) -> tuple[str, ...]:
    """Return the tags of a line, parted by commas or blanks, without their # and without repeats.

    A tag of several words stands in quotation marks.
    """
    return tuple(dict.fromkeys(_whole(sign, tag) for sign, tag in typed_tags(line)))


def _whole(sign: str, tag: str) -> str:
    return sign.replace("#", "") + tag


def given_tags(values: Iterable[str]) -> tuple[str, ...]:
    """Return the tags given one by one, each of as many words as it has; a comma parts two."""
    tags = (" ".join(tag.split()).lstrip("#").strip() for value in values for tag in value.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def written_tags(tags: Iterable[str]) -> str:
    """Return tags as a line that `parse_tags` reads back."""
    return " ".join(map(written_tag, tags))


def written_tag(tag: str) -> str:
    """Return a tag as it is typed: in quotation marks where it would not be one word without."""
    if not _NEEDS.search(tag):
        return tag
    return '"' + tag.replace('"', '""') + '"'
