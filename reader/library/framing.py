"""Records in an append-only file, each with its length and checksum: what a crash cut off is known as such.

A record is one line of text: length, the checksum of the record before it, its own checksum (eight
hexadecimal digits each), and its content, JSON without a line break. Each checksum covers the one before
it, so that a record that is whole but follows another one than it was written after is known too.
"""

import zlib
from dataclasses import dataclass

#: Bytes before the content of a record.
_PREFIX = 27
#: The checksum before the first record.
START = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole record: its content, the checksum of the one before, its own, and where it ends (bytes)."""

    content: bytes
    previous: int
    checksum: int
    end: int


@dataclass(frozen=True, slots=True)
class Frames:
    """The records of a stretch of bytes.

    `end` is where the last whole record ends: what is behind it was cut off. `damaged` are the stretches
    before `end` that are no records, or where records are missing (an empty stretch).
    """

    frames: tuple[Frame, ...]
    end: int
    damaged: tuple[tuple[int, int], ...]

    def checksum(self, previous: int) -> int:
        """Return the checksum to go on from; `previous` where there are no records."""
        return self.frames[-1].checksum if self.frames else previous


def framed(content: bytes, previous: int) -> tuple[bytes, int]:
    """Return a record's bytes, and its checksum; raises ValueError on content of several lines."""
    if b"\n" in content:
        raise ValueError("the content of a record is one line")
    checksum = _checksum(content, previous)
    return b"%08x %08x %08x %s\n" % (len(content), previous, checksum, content), checksum


def frames_in(data: bytes, previous: int | None = START, offset: int = 0) -> Frames:
    """Return the records in `data`, which lies at `offset` of its file and follows the checksum `previous`.

    With None for `previous` the first record may follow any. After damage, reading goes on at the next line
    that is a record.
    """
    frames: list[Frame] = []
    damaged: list[tuple[int, int]] = []
    at = end = 0
    while at < len(data):
        frame = _frame_at(data, at, offset)
        if frame is None:
            following = data.find(b"\n", at) + 1
            at = following or len(data)
            continue
        start = frame.end - offset - _PREFIX - len(frame.content) - 1
        if start > end or (previous is not None and frame.previous != previous):
            damaged.append((offset + end, offset + start))
        frames.append(frame)
        previous = frame.checksum
        at = end = frame.end - offset
    return Frames(tuple(frames), offset + end, tuple(damaged))


def _frame_at(data: bytes, at: int, offset: int) -> Frame | None:
    prefix = data[at : at + _PREFIX]
    try:
        length, previous, checksum = (int(prefix[n : n + 8], 16) for n in (0, 9, 18))
    except ValueError:
        return None
    if prefix != b"%08x %08x %08x " % (length, previous, checksum):
        return None
    end = at + _PREFIX + length
    if data[end : end + 1] != b"\n":
        return None
    content = data[at + _PREFIX : end]
    if _checksum(content, previous) != checksum:
        return None
    return Frame(content, previous, checksum, offset + end + 1)


def _checksum(content: bytes, previous: int) -> int:
    return zlib.crc32(content, zlib.crc32(b"%08x %08x" % (len(content), previous)))
