"""The table of formats a source can be in: what each is called, how it is known, and what parses it."""

from collections.abc import Callable
from typing import NamedTuple

from reader.article import Draft
from reader.sources import html, plain_text
from reader.sources.decoded import Decoded


def _never(_text: str | bytes) -> bool:
    return False


def _has_markup(text: str) -> bool:
    """Tell whether there is a tag in a text: no page is without one, whatever it is called."""
    start = text.find("<")
    while 0 <= start < len(text) - 1:
        if text[start + 1].isalpha() or text[start + 1] in "!/?":
            return True
        start = text.find("<", start + 1)
    return False


def _is_no_page(text: str) -> bool:
    """Tell whether text that is called a note is none of HTML: notes may begin with a tag as well."""
    return not text[:200].lstrip("\ufeff \n\r\t").lower().startswith(("<!doctype html", "<html"))


def _anything(_text: str) -> bool:
    return True


# What a text does not need is loaded when the first book, or the first note, comes.


def _is_epub(data: bytes) -> bool:
    if not data.startswith(b"PK"):
        return False
    from reader.sources.epub import is_epub

    return is_epub(data)


def _parse_epub(source: Decoded) -> Draft:
    from reader.sources.epub import parse

    return parse(source)


def _begin_epub(source: Decoded) -> Draft | None:
    from reader.sources.epub import parse_beginning

    return parse_beginning(source)


def _is_surely_markdown(text: str) -> bool:
    from reader.sources.markdown import looks_like_markdown

    return looks_like_markdown(text)


def _parse_markdown(source: Decoded) -> Draft:
    from reader.sources.markdown import parse

    return parse(source)


def _begin_markdown(source: Decoded) -> Draft | None:
    from reader.sources.markdown import parse_beginning

    return parse_beginning(source)


class Format(NamedTuple):
    """One format: `suffixes` are file name endings in lower case, `types` what servers call it.

    `looks_like` tells it by the beginning of a text, whatever the text is called; `may_be` says whether text
    that is called so can be it. One that `is_bytes` tells by its bytes is no text, and never decoded. What
    comes on standard input has no name: there `surely` tells it. `parse` makes the draft; `parse_beginning`
    that of the first pages, where it takes long to read on.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[Decoded], Draft]
    types: tuple[str, ...] = ()
    looks_like: Callable[[str], bool] = _never
    may_be: Callable[[str], bool] = _anything
    surely: Callable[[str], bool] = _never
    is_bytes: Callable[[bytes], bool] = _never
    parse_beginning: Callable[[Decoded], Draft | None] | None = None


#: Every format, in the order in which they are tried; the last one takes whatever is left.
FORMATS: tuple[Format, ...] = (
    Format(
        "epub",
        (".epub",),
        _parse_epub,
        ("application/epub+zip",),
        may_be=_never,
        is_bytes=_is_epub,
        parse_beginning=_begin_epub,
    ),
    Format(
        "markdown",
        (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".qmd", ".rmd"),
        _parse_markdown,
        ("text/markdown", "text/x-markdown"),
        may_be=_is_no_page,
        surely=_is_surely_markdown,
        parse_beginning=_begin_markdown,
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".xht", ".shtml"),
        html.parse,
        ("text/html", "application/xhtml+xml"),
        html.looks_like_html,
        _has_markup,
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
        if known.looks_like(text):
            return known
        if (kind in known.types or path.endswith(known.suffixes)) and known.may_be(text):
            return known
        if name == "-" and known.surely(text):
            return known
    return FORMATS[-1]


def binary_format(data: bytes) -> Format | None:
    """Return the format of bytes that are no text, None where they may be."""
    return next((known for known in FORMATS if known.is_bytes(data)), None)
