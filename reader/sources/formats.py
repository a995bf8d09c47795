"""The table of formats a source can be in: what each is called, and what parses it."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.article import Draft
from reader.sources import plain_text


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `suffixes` are file name endings in lower case, `parse` makes the draft.

    `parse` takes the decoded text, the digest of the source's bytes, the encoding and the source's name.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[str, str, str, str], Draft]


#: Every format, in the order in which they are tried; the last one takes whatever is left.
FORMATS: tuple[Format, ...] = (Format("text", (".txt", ".text"), plain_text.parse),)


def format_for(name: str) -> Format:
    """Return the format a source called `name` is read as; unknown endings are plain text."""
    lowered = name.lower()
    return next((known for known in FORMATS if lowered.endswith(known.suffixes)), FORMATS[-1])
