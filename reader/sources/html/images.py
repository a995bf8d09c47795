"""Pictures: their address, and the words that stand for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: Where pages that load pictures late keep their addresses.
_SOURCES = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-srcset", "srcset", "src")
#: Pictures that stand for signs in running text: emoji, formulas.
_SIGN = re.compile(r"\b(?:emoji|smiley|wp-smiley|tex|latex|math|mwe-math\S*)\b")
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)\b|^\S*[_\d]\S*$", re.IGNORECASE)
#: Words that stand for any picture, not for this one.
_EMPTY_ALT = frozenset(("image", "photo", "picture", "logo", "icon", "avatar", "thumbnail", "placeholder"))
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its address as the page has it, the words that describe it, whether it is a sign."""

    source: str
    words: str
    is_sign: bool = False


def image_of(attributes: Mapping[str, str]) -> Image:
    """Return the picture of an `img` element."""
    source = ""
    for name in _SOURCES:
        value = attributes.get(name, "").strip()
        if name.endswith("srcset"):
            value = value.split(",")[0].split(" ")[0]
        if value and not value.startswith("data:"):
            source = value
            break
    words = " ".join(attributes.get("alt", "").split())
    names = attributes.get("class", "")
    sign = 0 < len(words) <= 3 and not words.isascii()
    return Image(source, words, sign or (bool(words) and _SIGN.search(names) is not None))


def describes(words: str) -> bool:
    """Tell whether a picture's words say what it shows, rather than name its file or nothing."""
    parts = words.split()
    return (
        len(parts) >= _FEWEST_WORDS
        and _FILE_NAME.search(words) is None
        and not all(part.lower().strip(".,:") in _EMPTY_ALT or part.isdigit() for part in parts)
    )
