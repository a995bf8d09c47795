"""Plain text: the words are all there is, and the cleaner finds the blocks."""

import re

from reader.article import Draft, Meta
from reader.sources.decoded import Decoded

#: CR LF, a lone CR, NEL, and Unicode's line and paragraph separators all end a line.
_NEWLINES = "\r\n|[\r\x85\u2028\u2029]"
#: Among these, NEL is an ellipsis: the text was Windows-1252 and was read as Latin-1.
_WESTERN_QUOTES = "\x91\x92\x93\x94\x96\x97"
_NEWLINES_IN_WESTERN = "\r\n|[\r\u2028\u2029]"


def parse(source: Decoded) -> Draft:
    """Make the draft of plain text: every kind of line end becomes a line feed, nothing else changes."""
    return Draft(
        text=with_line_feeds(source.text),
        digest=source.digest,
        format="text",
        encoding=source.encoding,
        meta=Meta(source=source.name),
    )


def with_line_feeds(text: str) -> str:
    r"""Return `text` with every kind of line end as `\n`, so that offsets mean the same everywhere."""
    if "\r" not in text and (text.isascii() or not any(end in text for end in "\x85\u2028\u2029")):
        return text
    if "\x85" in text and any(quote in text for quote in _WESTERN_QUOTES):
        return re.sub(_NEWLINES_IN_WESTERN, "\n", text)
    return re.sub(_NEWLINES, "\n", text)
