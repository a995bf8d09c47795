"""How far a page has come, and how that is said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a page of `host` is here, in bytes on the network, of `total` if that is known."""

    host: str
    received: int = 0
    total: int | None = None


def progress_words(progress: Progress) -> str:
    """Return the progress in words: "Fetching paper.example… 120 kB of 1.2 MB"."""
    words = f"Fetching {progress.host}…"
    if progress.received:
        words += f" {size_words(progress.received)}"
        # A server that sends more than it said has no total that would mean anything.
        if progress.total is not None and progress.total >= progress.received:
            words += f" of {size_words(progress.total)}"
    return words


def size_words(size: int) -> str:
    """Return a number of bytes as people write it: "850 bytes", "120 kB", "1.2 MB"."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB"
