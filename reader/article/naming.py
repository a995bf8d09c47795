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


def is_said_otherwise(sought: str, name: str) -> bool:
    """Tell whether two names have the same words in another order, or one has more of them: “Holt, Runa”.

    How words are joined is no difference: “Jong-un” and “Jongun” are one.
    """
    some, others = folded_name(sought).split(), folded_name(name).split()
    if not some or not others:
        return False
    turned = ("".join(others[at:] + others[:at]) for at in range(len(others)))
    if "".join(some) in turned:
        return True
    fewer, more = sorted((some, others), key=len)
    # One word alone of what is sought would bring in strangers: “Holt” for “Mayor Holt of Osterby”.
    return (len(fewer) > 1 or fewer is some) and set(fewer) <= set(more)
