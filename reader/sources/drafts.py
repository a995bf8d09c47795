"""Making a draft of bytes or text that are already in hand."""

import hashlib
import re

from reader.article import Draft
from reader.errors import SourceError
from reader.sources.decoded import Decoded
from reader.sources.decoding import decode, has_mark
from reader.sources.formats import FORMATS, binary_format, format_for
from reader.sources.html.sniffing import declared_encoding, decode_as
from reader.sources.refusals import refuse_bytes, refuse_text, shown

_SAMPLE = 64 * 1024
_SURROGATE = "[\ud800-\udfff]"


def draft_from_bytes(data: bytes, name: str, content_type: str = "", base_url: str = "") -> Draft:
    """Decode `data`, find its format and parse it.

    `content_type` is what a server says it is, `base_url` the address that links in it are relative to.
    Raises SourceError when there are no words in it, or when it is something that is not read as text.
    """
    if not data:
        raise SourceError(f"{shown(name)} is empty.", "there is nothing to read in it")
    binary = binary_format(data)
    if binary is not None:
        digest = hashlib.sha256(data).hexdigest()
        return binary.parse(Decoded("", digest, name=name, base_url=base_url, data=data))
    refuse_bytes(data, name)
    text, encoding = _decoded(data, name, content_type)
    found = format_for(name, content_type, text)
    refuse_text(text, name, markup=found.name != "text")
    return found.parse(Decoded(text, hashlib.sha256(data).hexdigest(), encoding, name, base_url))


def beginning_from_bytes(data: bytes, name: str) -> Draft | None:
    """Make the draft of the first pages of what takes long to read; None of all else, and of what is empty.

    It reads as the beginning of the whole draft does. Raises SourceError as that does.
    """
    if not data:
        return None
    binary = binary_format(data)
    digest = hashlib.sha256(data).hexdigest()
    if binary is not None:
        source = Decoded("", digest, name=name, data=data)
        return binary.parse_beginning(source) if binary.parse_beginning is not None else None
    refuse_bytes(data, name)
    text, encoding = _decoded(data, name, "")
    found = format_for(name, "", text)
    if found.parse_beginning is None:
        return None
    return found.parse_beginning(Decoded(text, digest, encoding, name))


def _decoded(data: bytes, name: str, content_type: str) -> tuple[str, str]:
    """Return the text of `data`, and what it was decoded with: its mark, what is declared, or a guess."""
    if has_mark(data):
        return decode(data)
    beginning = data[:_SAMPLE].decode("latin-1")
    markup = format_for(name, content_type, beginning).name == "html"
    declared = declared_encoding(data if markup else b"", content_type)
    return (decode_as(data, declared) if declared else None) or decode(data)


def draft_from_text(text: str, name: str = "") -> Draft:
    """Make a draft of text that needs no decoding; an empty one is allowed, since nothing was opened.

    The digest is that of the text in UTF-8. Lone surrogates, which no file could hold, become U+FFFD. The
    markup of a page without words is taken for text.
    """
    if not text.isascii():
        text = re.sub(_SURROGATE, "\ufffd", text)
    source = Decoded(text, hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", name)
    try:
        return format_for(name, "", text).parse(source)
    except SourceError:
        return FORMATS[-1].parse(source)
