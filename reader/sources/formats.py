"""The table of formats a source can be in: what each is called, how it is known, and what parses it."""

from collections.abc import Callable
from typing import NamedTuple

from reader.article import Draft
from reader.sources import html, plain_text
from reader.sources.decoded import Decoded


def _never(_text: str) -> bool:
    return False


class Format(NamedTuple):
    """One format: `suffixes` are file name endings in lower case, `types` what servers call it.

    `looks_like` tells it by the beginning of a text that nothing else is known of; `parse` makes the draft.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[Decoded], Draft]
    types: tuple[str, ...] = ()
    looks_like: Callable[[str], bool] = _never


#: Every format, in the order in which they are tried; the last one takes whatever is left.
FORMATS: tuple[Format, ...] = (
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".xht", ".shtml"),
        html.parse,
        ("text/html", "application/xhtml+xml"),
        html.looks_like_html,
    ),
    Format("text", (".txt", ".text"), plain_text.parse),
)


def format_for(name: str, content_type: str = "", text: str = "") -> Format:
    """Return the format of a source: by its content, else by what its server or its name says it is.

    A page without a tag is text, whatever it is called, and unknown endings are plain text.
    """
    kind = content_type.partition(";")[0].strip().lower()
    path = name.lower()
    if path.startswith(("http://", "https://")):
        path = path.partition("?")[0].partition("#")[0]
    for known in FORMATS[:-1]:
        if known.looks_like(text) or (
            (kind in known.types or path.endswith(known.suffixes)) and _has_markup(text)
        ):
            return known
    return FORMATS[-1]


def _has_markup(text: str) -> bool:
    """Tell whether there is a tag in a text: all formats but plain text are made of them."""
    start = text.find("<")
    while 0 <= start < len(text) - 1:
        if text[start + 1].isalpha() or text[start + 1] in "!/?":
            return True
        start = text.find("<", start + 1)
    return False
