"""What is not read: pictures, archives, PDF, XML. Each gets a sentence that says what to do instead."""

import re
from collections.abc import Mapping

from reader.errors import SourceError
from reader.sources.decoding import wide_encoding

_SAVE_AS_TEXT = "open it elsewhere and save it, or copy its words, as plain text"
_MARKS_OF_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")

_UNPACK = "unpack it, and name a file inside it"
_PDF = "`pdftotext FILE - | broadsheet -` reads its words"
_OFFICE = "`pandoc -t markdown FILE | broadsheet -` reads its words"
_OLD_OFFICE = "save it as .docx or as text; `libreoffice --convert-to txt FILE` does"
_KINDLE = "Calibre makes an EPUB of it: `ebook-convert FILE book.epub`"
_SHOW = "`djvutxt FILE | broadsheet -` reads its words"

#: First bytes, what a file that begins with them is, and what to do about it.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", _PDF),
    (b"%!PS", "a PostScript document", "`ps2ascii FILE | broadsheet -` reads its words"),
    (b"{\\rtf", "a rich text (RTF) document", _OFFICE),
    (b"PK\x05\x06", "an empty zip archive", _SAVE_AS_TEXT),
    (b"\x1f\x8b\x08", "a gzip archive", "`gunzip -c FILE | broadsheet -` reads it"),
    (b"BZh91AY&SY", "a bzip2 archive", "`bunzip2 -c FILE | broadsheet -` reads it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", "`xz -dc FILE | broadsheet -` reads it"),
    (b"Rar!\x1a\x07", "a rar archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "`zstd -dc FILE | broadsheet -` reads it"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _SAVE_AS_TEXT),
    (b"\xff\xd8\xff", "a picture (JPEG)", _SAVE_AS_TEXT),
    (b"GIF87a", "a picture (GIF)", _SAVE_AS_TEXT),
    (b"GIF89a", "a picture (GIF)", _SAVE_AS_TEXT),
    (b"\x7fELF", "a program", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _OLD_OFFICE),
    (b"AT&TFORM", "a DjVu document", _SHOW),
    (b"ITSF\x03\x00", "a Windows help book (CHM)", _KINDLE),
    (b"ITOLITLS", "a Microsoft Reader book (LIT)", _KINDLE),
    (b"\xeaDRMION\xee", "a Kindle book with a lock (KFX)", "the Kindle's own program opens it"),
    (b"CONT\x02\x00", "a Kindle book (KFX)", _KINDLE),
    (b"SQLite format 3\x00", "a database", _SAVE_AS_TEXT),
    (b"OggS\x00", "a recording", _SAVE_AS_TEXT),
    (b"ID3\x03\x00", "a recording", _SAVE_AS_TEXT),
    (b"ID3\x04\x00", "a recording", _SAVE_AS_TEXT),
)
_ZIP = b"PK\x03\x04"
#: What the names of files in a zip, or the first one's words, say that it is.
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", _OFFICE),
    (b"xl/", "an Excel table", "save its sheet as CSV or text"),
    (b"ppt/", "a PowerPoint presentation", "save it as PDF, and `pdftotext FILE - | broadsheet -` reads it"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text", _OFFICE),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _OLD_OFFICE),
    (b".fb2", "a zipped FictionBook", "unpack it; `pandoc -f fb2 -t markdown FILE | broadsheet -` reads it"),
    (b"Index/Document.iwa", "a Pages document", "export it as EPUB or text"),
)
#: Where a book for Palm or Kindle says what it is, and what it says then.
_PALM = (60, 68)
_PALM_BOOKS: Mapping[bytes, str] = {
    b"BOOKMOBI": "a Kindle book (MOBI)",
    b"TEXtREAd": "a Palm book",
    b"PNRdPPrs": "an eReader book",
}
_FICTION_BOOK = re.compile(r"(?s)<\?xml.{0,400}?<FictionBook\b")
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
    if data.startswith(_ZIP):
        what, hint = _in_zip(data)
        raise SourceError(f"{shown(name)} is {what}, which is not read yet.", hint)
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{shown(name)} is {what}, which is not read yet.", hint)
    book = _PALM_BOOKS.get(data[slice(*_PALM)])
    if book is not None:
        raise SourceError(f"{shown(name)} is {book}, which is not read yet.", _KINDLE)
    if b"\x00" in data and not data.startswith(_MARKS_OF_WIDE_TEXT) and not wide_encoding(data):
        raise SourceError(f"{shown(name)} is a binary file, not text.", _SAVE_AS_TEXT)


def _in_zip(data: bytes) -> tuple[str, str]:
    """Return what a zip is by the names of its files, which stand at its beginning and at its end."""
    names = data[:4096] + data[-_SAMPLE:]
    return next(
        ((what, hint) for sign, what, hint in _ZIPPED if sign in names),
        ("a zip archive", _UNPACK),
    )


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
        if _FICTION_BOOK.match(sample.lstrip()):
            hint = "`pandoc -f fb2 -t markdown FILE | broadsheet -` reads its words"
            raise SourceError(f"{shown(name)} is a FictionBook, which is not read yet.", hint)
        raise SourceError(f"{shown(name)} is an XML document, which is not read yet.", _SAVE_AS_TEXT)
    if "multipart" in sample.lower() and re.match(_MHTML, sample):
        raise SourceError(
            f"{shown(name)} is a web archive (MHTML), which is not read yet.", "save the page as HTML or text"
        )
