"""Undoing a page's compression piece by piece, so that a small answer cannot grow beyond all limits."""

import zlib
from collections.abc import Callable

from reader.errors import SourceError

#: What is asked for: both can be undone piece by piece, within a limit, by the standard library.
ACCEPTED = "gzip, deflate"
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP, _ZLIB, _RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS


class Unpacker:
    """Takes a page's bytes as they come, and gives them uncompressed.

    `coding` is the answer's Content-Encoding. `too_large` makes the error for more than `limit` bytes; all
    methods raise SourceError.
    """

    def __init__(self, coding: str, place: str, limit: int, too_large: Callable[[], SourceError]) -> None:
        codings = [
            name for name in coding.lower().replace(" ", "").split(",") if name not in ("", "identity")
        ]
        if len(codings) > 1 or (codings and codings[0] not in ("gzip", "x-gzip", "deflate")):
            said = "".join(sign for sign in coding[:40] if sign.isprintable())
            raise SourceError(
                f"“{place}” came compressed in a way that was not asked for ({said}).",
                "open it in a browser, save it, and open the file",
            )
        self._gzip = bool(codings) and codings[0] != "deflate"
        self._place = place
        self._limit = limit
        self._too_large = too_large
        self._size = 0
        self._begun = not codings
        self._stream: zlib._Decompress | None = None

    def unpacked(self, data: bytes) -> bytes:
        """Return what `data`, the next bytes of the answer, holds."""
        if not self._begun and data:
            self._begin(data)
        if self._stream is None:
            return self._counted(data)
        try:
            return self._inflated(data)
        except zlib.error:
            raise self._broken() from None

    def end(self) -> None:
        """Be told that there is nothing more; raises SourceError if something is missing."""
        if self._stream is not None and not self._stream.eof:
            raise self._broken()

    def _begin(self, data: bytes) -> None:
        """Choose by the first bytes: servers say gzip and send plain, say deflate and mean either form."""
        self._begun = True
        if self._gzip:
            self._stream = zlib.decompressobj(_GZIP) if _GZIP_MAGIC.startswith(data[:2]) else None
            return
        has_head = data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)
        self._stream = zlib.decompressobj(_ZLIB if has_head else _RAW)

    def _inflated(self, data: bytes) -> bytes:
        assert self._stream is not None
        pieces = []
        while data:
            if self._stream.eof:
                if not (self._gzip and data.startswith(_GZIP_MAGIC)):
                    break  # browsers ignore what follows, too
                self._stream = zlib.decompressobj(_GZIP)
            room = self._limit - self._size + 1
            pieces.append(self._counted(self._stream.decompress(data, room)))
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
        return b"".join(pieces)

    def _counted(self, data: bytes) -> bytes:
        self._size += len(data)
        if self._size > self._limit:
            raise self._too_large()
        return data

    def _broken(self) -> SourceError:
        return SourceError(f"The compression of “{self._place}” is damaged.", "try again")
