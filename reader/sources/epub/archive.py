"""The files of a book, read from its zip within limits; nothing is ever unpacked to disk."""

import posixpath
import re
import zlib
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile, ZipInfo

from reader.errors import SourceError
from reader.sources.refusals import shown

#: The largest file that is read, and the most of all files, in bytes when unpacked: more is no book.
LARGEST_FILE, LARGEST_BOOK = 64 * 1024 * 1024, 256 * 1024 * 1024
MOST_FILES = 50_000
_ENCRYPTED = 0x1
#: Fonts may be disguised in any book; that locks none of its words.
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_ENTRY = re.compile(rb"<(?:\w+:)?EncryptedData\b.*?</(?:\w+:)?EncryptedData\s*>", re.DOTALL)
_ALGORITHM = re.compile(rb"EncryptionMethod\b[^>]*?\bAlgorithm\s*=\s*[\"']([^\"']*)[\"']")
_WORDS_OF = re.compile(
    rb"CipherReference\b[^>]*?\bURI\s*=\s*[\"'][^\"']*\.(?:x?html?|xml|opf|ncx)[\"']", re.IGNORECASE
)
_LOCKED_HINT = "its shop's own program opens it; a copy without a lock can be read here"


class Archive:
    """The files of a book by their names, which are paths from its root."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look into a zip; raises SourceError if it is damaged, or locked."""
        self._shown = shown(name)
        self._left = LARGEST_BOOK
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, OverflowError) as error:
            raise SourceError(
                f"{self._shown} is a damaged EPUB: it is not a whole zip archive.", "fetch or copy it again"
            ) from error
        if len(entries) > MOST_FILES:
            raise SourceError(f"{self._shown} has more files in it than any book.", "it is not opened")
        self._entries: dict[str, ZipInfo] = {}
        for entry in entries:
            self._entries.setdefault(entry.filename.replace("\\", "/").removeprefix("./"), entry)
        self._by_folded = {path.lower(): path for path in self._entries}
        self._refuse_locked()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all files, in the order of the archive."""
        return tuple(self._entries)

    def find(self, path: str) -> str:
        """Return the name of the file that a path means, "" if there is none; letter case is forgiven."""
        return path if path in self._entries else self._by_folded.get(path.lower(), "")

    def read(self, path: str) -> bytes:
        """Return the bytes of a file, none where there is no such file.

        Raises SourceError if it is damaged, locked, or larger than any chapter.
        """
        entry = self._entries.get(self.find(path))
        if entry is None or entry.is_dir():
            return b""
        if entry.flag_bits & _ENCRYPTED:
            raise SourceError(f"{self._shown} is locked with a password.", _LOCKED_HINT)
        limit = min(LARGEST_FILE, self._left)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, OverflowError) as error:
            raise SourceError(
                f"{self._shown} is a damaged EPUB: {shown(path)} in it cannot be unpacked.",
                "fetch or copy it again",
            ) from error
        if len(data) > limit:
            raise SourceError(
                f"{self._shown} unpacks to more than any book has.", "it may be made to fill a memory"
            )
        self._left -= len(data)
        return data

    def _refuse_locked(self) -> None:
        """Raise SourceError if the words of the book are encrypted, rather than its fonts alone."""
        for entry in _ENTRY.findall(self.read("META-INF/encryption.xml")):
            found = _ALGORITHM.search(entry)
            if found is not None and found.group(1).decode("latin-1") in _FONT_ALGORITHMS:
                continue
            if _WORDS_OF.search(entry):
                raise SourceError(f"{self._shown} is locked by its shop (DRM).", _LOCKED_HINT)


def resolved(base: str, address: str) -> tuple[str, str]:
    """Return the path from the book's root that an address in the file `base` means, and the place in it.

    The path is "" where it leads out of the book.
    """
    page, _, place = address.strip().partition("#")
    if not page:
        return base, unquote(place)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(page)))
    if path.startswith(("../", "/")) or path == ".." or "://" in page or re.match(r"[a-zA-Z][\w+.-]*:", page):
        return "", unquote(place)
    return path, unquote(place)
