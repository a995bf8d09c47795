"""EPUB 2 and 3: a book in a zip file, its chapters in XHTML.

What this needs is loaded when the first book comes, never for a text.
"""

from reader.article import Draft
from reader.sources.decoded import Decoded

_ZIP = b"PK\x03\x04"
_TYPE = b"application/epub+zip"
#: The names of the files stand at the end of a zip, in so many bytes at most of any but the largest book.
_DIRECTORY = 256 * 1024
#: A book of fewer bytes is short; so many code points are more than the first pages show.
_SHORT_BOOK, _BEGINNING = 60_000, 12_000
_NAMES = (b"META-INF/container.xml", b".opf")


def is_epub(data: bytes) -> bool:
    """Tell a book by its bytes: the first file in its zip says what it is, or there is a container."""
    return data.startswith(_ZIP) and (
        _TYPE in data[:200] or any(name in data[-_DIRECTORY:] for name in _NAMES)
    )


def parse(source: Decoded) -> Draft:
    """Make the draft of a book; raises SourceError when it cannot be read, or is locked."""
    from reader.sources.epub.reading import read_draft  # brings lxml

    return read_draft(source)


def parse_beginning(source: Decoded) -> Draft | None:
    """Make the draft of the first chapters of a long book, None where the whole is read as quickly."""
    if len(source.data) < _SHORT_BOOK or not is_epub(source.data):
        return None
    from reader.sources.epub.reading import read_draft

    return read_draft(source, _BEGINNING)


__all__ = ["is_epub", "parse", "parse_beginning"]
