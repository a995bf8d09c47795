"""Whether two names are of the same: without capitals, accents and punctuation, by whole words."""

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = re.compile(r"[\W_]+")
#: Letters that no accent makes of others, though people type them so.
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})


def folded_name(name: str) -> str:
    """Return a name as it is compared: small letters, no accents, one blank between words."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(char for char in plain if not unicodedata.combining(char)).translate(_LETTERS)
    words = _BETWEEN.sub(" ", re.sub(r"['’]s\b|['’.]", "", letters)).strip()
    return words.removeprefix("the ")


def matches(sought: str, names: Iterable[str]) -> bool:
    """Tell whether `sought` is one of `names`."""
    folded = folded_name(sought)
    return bool(folded) and any(folded_name(name) == folded for name in names)


def is_part(sought: str, name: str) -> bool:
    """Tell whether `sought` is made of whole words of `name`, in their order: “Holt” of “Runa Holt”."""
    part, whole = folded_name(sought), folded_name(name)
    return bool(part) and f" {part} " in f" {whole} "
