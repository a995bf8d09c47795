"""Making a draft of bytes or text that are already in hand."""

import hashlib
import re

from reader.article import Draft
from reader.errors import SourceError
from reader.sources.decoding import decode
from reader.sources.formats import format_for
from reader.sources.refusals import refuse_bytes, refuse_text, shown

_SURROGATE = re.compile("[\ud800-\udfff]")


def draft_from_bytes(data: bytes, name: str) -> Draft:
    """Decode `data`, find its format and parse it.

    Raises SourceError when there are no words in it, or when it is something that is not read as text.
    """
    if not data:
        raise SourceError(f"{shown(name)} is empty.", "there is nothing to read in it")
    refuse_bytes(data, name)
    text, encoding = decode(data)
    refuse_text(text, name)
    return format_for(name).parse(text, hashlib.sha256(data).hexdigest(), encoding, name)


def draft_from_text(text: str, name: str = "") -> Draft:
    """Make a draft of text that needs no decoding; an empty one is allowed, since nothing was opened.

    The digest is that of the text in UTF-8. Lone surrogates, which no file could hold, become U+FFFD.
    """
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
    return format_for(name).parse(text, hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", name)
