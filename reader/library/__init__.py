"""The library: which articles were read, and what was marked in them, in a file that outlives the program.

Names are loaded when first asked for: reading positions are needed before the first page is painted, and
must not wait for the database.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.library.positions import ReadingState
    from reader.library.records import ArticleRecord, text_hash
    from reader.library.storage import JournalStorage
    from reader.library.store import Library, new_id
    from reader.library.versions import utc_now

__all__ = ["ArticleRecord", "JournalStorage", "Library", "ReadingState", "new_id", "text_hash", "utc_now"]

_HOMES = {
    "ArticleRecord": "records",
    "JournalStorage": "storage",
    "Library": "store",
    "ReadingState": "positions",
    "new_id": "store",
    "text_hash": "records",
    "utc_now": "versions",
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
