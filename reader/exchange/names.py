"""File names for exports that every system accepts, and whose export a file already is."""

import re
import unicodedata
from collections.abc import Collection

from reader.article import Article
from reader.exchange.yaml import unquoted

#: The longest name without its suffix, in bytes of UTF-8: well below the 255 that systems allow.
MAX_BYTES = 120

_AS_DASH = re.compile(r"\s*[:/\\|]+\s*")
_AS_APOSTROPHE = re.compile(r"[\"“”„«»]")
#: Refused by Windows (< > ? *) or by links between notes (# ^ [ ]).
_DROPPED = re.compile(r"[<>?*#^\[\]]")
#: Names of devices on Windows, with any suffix.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\..*)?", re.IGNORECASE
)
_FRONT_MATTER_ID = re.compile(r"\A\ufeff?---\r?\n(?:(?!---\r?\n).*\n)*?id: *(.+?) *\r?\n")


def file_name(
    article: Article, taken: Collection[str] = (), article_id: str = "", suffix: str = ".md"
) -> str:
    """Return a file name made from the article's title, unlike any in `taken` but for letter case.

    It holds no character that any system refuses; a collision gets the first digits of the article's id.
    """
    stem = _stem(article.meta.title) or "Untitled"
    used = {name.casefold() for name in taken}
    identity = article_id or article.id
    for name in (stem, f"{stem} {identity[:8]}", f"{stem} {identity}"):
        if f"{name}{suffix}".casefold() not in used:
            return f"{name}{suffix}"
    number = 2
    while f"{stem} {identity} {number}{suffix}".casefold() in used:
        number += 1
    return f"{stem} {identity} {number}{suffix}"


def exported_id(text: str) -> str:
    """Return the id of the article whose Markdown export `text` is; "" when it is none."""
    found = _FRONT_MATTER_ID.match(text)
    return unquoted(found.group(1)) if found else ""


def _stem(title: str) -> str:
    name = unicodedata.normalize("NFC", title)
    name = _AS_APOSTROPHE.sub("'", _AS_DASH.sub(" - ", name))
    name = _DROPPED.sub("", name)
    # Control characters, unassigned ones and halves of surrogate pairs; line breaks count as white space.
    name = "".join(
        " " if char.isspace() else char
        for char in name
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    name = _shortened(" ".join(name.split()).strip(" .-~"))
    return f"_{name}" if _DEVICE.fullmatch(name) else name


def _shortened(name: str) -> str:
    """Return as much of `name` as fits into MAX_BYTES, up to the end of a word where there is one."""
    encoded = name.encode("utf-8")
    if len(encoded) <= MAX_BYTES:
        return name
    cut = encoded[:MAX_BYTES].decode("utf-8", "ignore")
    words = cut.rpartition(" ")[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(" .-~,;'")
