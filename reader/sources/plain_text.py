"""Plain text: the words are all there is, and the cleaner finds the blocks."""

import re

from reader.article import Draft, Meta

#: CR LF, a lone CR, NEL, and Unicode's line and paragraph separators all end a line.
_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")


def parse(text: str, digest: str, encoding: str, name: str) -> Draft:
    """Make the draft of plain text: every kind of line end becomes a line feed, nothing else changes."""
    return Draft(
        text=with_line_feeds(text), digest=digest, format="text", encoding=encoding, meta=Meta(source=name)
    )


def with_line_feeds(text: str) -> str:
    r"""Return `text` with every kind of line end as `\n`, so that offsets mean the same everywhere."""
    if "\r" not in text and (text.isascii() or not _NEWLINE.search(text)):
        return text
    return _NEWLINE.sub("\n", text)
