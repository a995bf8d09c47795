"""Knowing the markup of a page when one sees it, and the encoding that it says it is in."""

import codecs
import re

_TAG = r"</?[a-zA-Z][a-zA-Z0-9]{0,12}(?:\s[^<>]{0,600})?/?>"
_START = r"(?is)(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b"
_SAMPLE = 64 * 1024
#: How far into a page its encoding may be declared, in bytes; browsers look at a quarter of this.
_HEAD = 4096
_DECLARED = rb"(?i)<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
_XML_DECLARED = rb"(?i)^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})"
_IN_TYPE = r"(?i)charset\s*=\s*[\"']?\s*([\w.:-]{2,40})"
#: What browsers read as Windows-1252, since pages that say so mostly are.
_WESTERN = frozenset(("iso8859-1", "ascii", "cp1252"))


def looks_like_html(text: str) -> bool:
    """Tell whether text is the markup of a page: it begins like one, or tags make up a third of it.

    An article about HTML does neither.
    """
    sample = text[:_SAMPLE].lstrip("\ufeff \t\r\n\f\v")
    if not sample.startswith("<"):
        return False
    return re.match(_START, sample) is not None or _is_mostly_tags(sample)


def _is_mostly_tags(sample: str) -> bool:
    if sample.count("<") < 8:
        return False
    tags = re.findall(_TAG, sample)
    length = sum(map(len, tags))
    return len(tags) >= 8 and length > sample.count(" ") and length > len(sample) / 3


def declared_encoding(data: bytes, content_type: str = "") -> str:
    """Return Python's name of the encoding that a server's header or the page itself declares, or "".

    The header comes first. A page that declares UTF-16 in ASCII letters is not in it.
    """
    for found in (
        re.search(_IN_TYPE, content_type) if content_type else None,
        re.search(_DECLARED, data[:_HEAD]) if data else None,
        re.search(_XML_DECLARED, data[:_HEAD]) if data else None,
    ):
        if found is None:
            continue
        name = found.group(1)
        try:
            encoding = codecs.lookup(name if isinstance(name, str) else name.decode("ascii")).name
        except (LookupError, UnicodeDecodeError):
            continue
        if encoding.startswith(("utf-16", "utf-32")) and not isinstance(name, str):
            encoding = "utf-8"
        return "cp1252" if encoding in _WESTERN else encoding
    return ""


def decode_as(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the text of a page in its declared encoding, and that; None where it cannot be in it.

    What is sound UTF-8 is UTF-8, whatever Western encoding it says it is in.
    """
    if encoding == "utf-8":
        return None  # decoding without a declaration does better on UTF-8 that is damaged
    if encoding == "cp1252" and not data.isascii():
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    try:
        text = data.decode(encoding, errors="replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    if not isinstance(text, str) or text.count("\ufffd") > max(3, len(text) // 100):
        return None
    return text, encoding
