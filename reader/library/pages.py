"""The pages that were fetched: their bytes, compressed, and for each address the page last seen there.

A page opens again without a network, and as it was, even when it has gone from the web. Bytes lie in a file
named by their hash, addresses each in a small file of their own, so that two windows never write one file
in two steps; whoever is killed between them leaves bytes without an address, and nothing broken.
"""

import gzip
import hashlib
import json
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader import config
from reader.errors import LibraryError
from reader.files import write_atomically
from reader.library.failures import write_failure
from reader.library.records import canonical_source

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was fetched: `addresses` are all it is known by, the one it was found at first.

    `fetched` is the time in UTC (ISO 8601) at which these were last known to be its bytes; `etag` and
    `modified` are what its server called this version.
    """

    addresses: tuple[str, ...]
    data: bytes
    fetched: str
    content_type: str = ""
    etag: str = ""
    modified: str = ""


class Pages:
    """The pages kept in one folder of the library, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, page: KeptPage) -> None:
        """Keep a page under all its addresses, durably; raises LibraryError if that cannot be done."""
        digest = hashlib.sha256(page.data).hexdigest()
        row = {
            "addresses": list(page.addresses),
            "bytes": digest,
            "fetched": page.fetched,
            "content_type": page.content_type,
            "etag": page.etag,
            "modified": page.modified,
        }
        path = self._data(digest)
        try:
            # Bytes that are there but damaged are written again.
            if _unpacked(path, digest) is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                write_atomically(path, gzip.compress(page.data, compresslevel=6, mtime=0))
            text = json.dumps(row, ensure_ascii=True, indent=1, sort_keys=True) + "\n"
            for place in dict.fromkeys(map(canonical_source, page.addresses)):
                path = self._index(place)
                write_atomically(path, text.encode("ascii"))
        except OSError as error:
            raise write_failure(path, error) from error

    def join(self, folder: Path) -> None:
        """Keep the pages of another library's folder that are not here yet, as far as they can be read.

        A page can be fetched again: what cannot be brought is left, and is no error.
        """
        with suppress(OSError):
            for path in sorted(folder.glob("*.json")):
                page = None
                with suppress(OSError):
                    if not (self._folder / path.name).exists():
                        page = Pages(folder)._page(path.read_bytes())
                if page is not None:
                    with suppress(LibraryError):
                        self.keep(page)

    def find(self, address: str) -> KeptPage | None:
        """Return the page last kept for an address; None if there is none.

        Raises LibraryError if it is there and damaged: it is as good as lost, and can be kept anew.
        """
        place = canonical_source(address)
        try:
            content = self._index(place).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise _damaged(place) from error
        page = self._page(content)
        if page is None or place not in map(canonical_source, page.addresses):
            raise _damaged(place)
        return page

    def _page(self, content: bytes) -> KeptPage | None:
        """Return the page of an address's file; None if the file or the bytes are not what they were."""
        try:
            row: Any = json.loads(content)
            addresses, digest = row["addresses"], row["bytes"]
            texts = [row[name] for name in ("fetched", "content_type", "etag", "modified")]
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        if not isinstance(addresses, list) or not all(isinstance(text, str) for text in (*addresses, *texts)):
            return None
        if not isinstance(digest, str) or not _HASH.fullmatch(digest):
            return None
        data = _unpacked(self._data(digest), digest)
        return None if data is None else KeptPage(tuple(addresses), data, *texts)

    def _data(self, digest: str) -> Path:
        return self._folder / f"{digest}.gz"

    def _index(self, place: str) -> Path:
        name = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"


def _unpacked(path: Path, digest: str) -> bytes | None:
    """Return the bytes of a file, if they are those with this hash."""
    try:
        with gzip.open(path) as stream:
            data = stream.read(config.MAX_SOURCE_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return data if hashlib.sha256(data).hexdigest() == digest else None


def _damaged(place: str) -> LibraryError:
    return LibraryError(f"The kept copy of “{place}” is damaged.", "it is fetched again when it is opened")
