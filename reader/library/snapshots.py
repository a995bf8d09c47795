"""The cleaned texts that annotations were made on, compressed, each in a file named by its hash.

An annotation outlives its source: the page may be gone and the cleaner better, but the words it was made
on are still there to compare with.
"""

import gzip
import re
import zlib
from pathlib import Path

from reader.files import write_atomically
from reader.library.failures import write_failure
from reader.library.records import text_hash

_HASH = re.compile(r"[0-9a-f]{64}")


class Snapshots:
    """The snapshots in one folder, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, text: str) -> str:
        """Keep `text` unless it is kept already, durably, and return its hash; raises LibraryError."""
        name = text_hash(text)
        path = self._path(name)
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                write_atomically(path, gzip.compress(text.encode("utf-8", "surrogatepass"), mtime=0))
        except OSError as error:
            raise write_failure(path, error) from error
        return name

    def text(self, name: str) -> str | None:
        """Return the text with this hash; None when it is not here, or no longer what it was."""
        if not _HASH.fullmatch(name):
            return None
        try:
            data = gzip.decompress(self._path(name).read_bytes())
            text = data.decode("utf-8", "surrogatepass")
        except (OSError, EOFError, zlib.error, ValueError):
            return None
        return text if text_hash(text) == name else None

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.txt.gz"
