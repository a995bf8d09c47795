"""What is not read: pictures, archives, PDF, XML. Each gets a sentence that says what to do instead."""

import re

from reader.errors import SourceError
from reader.sources.decoding import wide_encoding

_SAVE_AS_TEXT = "open it elsewhere and save it, or copy its words, as plain text"
_MARKS_OF_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

#: First bytes, and what a file that begins with them is.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b\x08", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"OggS\x00", "a recording"),
    (b"ID3\x03\x00", "a recording"),
    (b"ID3\x04\x00", "a recording"),
)
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
#: The head of a web archive, as browsers write it.
_MHTML = r"(?i)(?:[\w-]+:[^\n]{0,900}\n(?:[ \t][^\n]{0,900}\n){0,9}){0,9}?content-type:\s*multipart/related"
_SAMPLE = 64 * 1024


def shown(name: str) -> str:
    """Return a source's name as it stands in a message: on one line, quoted, never empty."""
    if name in ("", "-"):
        return "The text on standard input"
    printable = "".join(sign if sign.isprintable() else "?" for sign in name)
    return f"“{printable}”"


def refuse_bytes(data: bytes, name: str) -> None:
    """Raise SourceError if `data` is of a known binary format, or holds NUL bytes that are no UTF-16."""
    if data.startswith(b"PK\x03\x04") and b"application/epub+zip" in data[:200]:
        raise SourceError(f"{shown(name)} is an EPUB, which is not read yet.", _SAVE_AS_TEXT)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{shown(name)} is {what}, which is not read yet.", _SAVE_AS_TEXT)
    if b"\x00" in data and not data.startswith(_MARKS_OF_WIDE_TEXT) and not wide_encoding(data):
        raise SourceError(f"{shown(name)} is a binary file, not text.", _SAVE_AS_TEXT)


def refuse_text(text: str, name: str, *, markup: bool = False) -> None:
    """Raise SourceError if decoded text holds no words, is full of control characters, or is XML or MHTML.

    `markup` says that it is known to be a page, which may be XML as well.
    """
    if not text.strip("\ufeff\u200b\u200c\u200d\u2060 \t\n\r\f\v\xa0\x85\u2028\u2029") or text.isspace():
        raise SourceError(f"{shown(name)} is empty.", "there is only white space in it")
    sample = text[:_SAMPLE]
    odd = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if "\x00" in text or odd > max(2, 0.02 * len(sample)):
        raise SourceError(f"{shown(name)} is a binary file, not text.", _SAVE_AS_TEXT)
    if markup:
        return
    if sample.lstrip()[:6].lower() == "<?xml ":
        raise SourceError(f"{shown(name)} is an XML document, which is not read yet.", _SAVE_AS_TEXT)
    if "multipart" in sample.lower() and re.match(_MHTML, sample):
        raise SourceError(
            f"{shown(name)} is a web archive (MHTML), which is not read yet.", "save the page as HTML or text"
        )
