"""The reader's choices and corrections once more, in a small file of their own beside the library.

They are needed before the first page is painted, and by `broadsheet clean`, neither of which can wait for the
database. The library's record is what counts: this file is made from it, and made anew when they differ.
"""

import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from reader.article import Choices
    from reader.article.corrections import Corrections
    from reader.library.records import ArticleRecord

_NAME = "choices.json"


def chosen_about(folder: Path, digest: str, source: str) -> "Choices | None":
    """Return what was chosen about the article with these bytes (SHA-256), or else at this path or URL.

    None when nothing was; a file that cannot be read says nothing, and is never an error.
    """
    row = _row_about(folder, digest, source)
    if row is None:
        return None
    from reader.article.plain import choices_from_plain

    return choices_from_plain(row.get("choices"))


def corrected_about(folder: Path, digest: str, source: str) -> "Corrections | None":
    """Return what was corrected in the article with these bytes, or else at this path or URL; else None."""
    row = _row_about(folder, digest, source)
    if row is None or "corrections" not in row:
        return None
    from reader.article.corrections_plain import corrections_from_plain

    return corrections_from_plain(row["corrections"])


def _row_about(folder: Path, digest: str, source: str) -> "Mapping[str, Any] | None":
    rows: Any = None
    # A ValueError is damage, or a folder's name that no system could have.
    with suppress(OSError, ValueError, RecursionError):
        rows = json.loads((folder / _NAME).read_bytes())
    if not isinstance(rows, list):
        return None
    for wanted, aliases in ((digest, "digests"), (_place(source), "sources")):
        for row in rows:
            known = row.get(aliases) if isinstance(row, dict) else None
            if wanted and isinstance(known, list) and wanted in known:
                return cast("Mapping[str, Any]", row)
    return None


def _place(source: str) -> str:
    """Return the one form of a path or address; that of a plain path needs nothing that is slow to load."""
    if ":" not in source and source not in ("", "-"):
        with suppress(OSError, ValueError):
            return os.path.realpath(source)
    from reader.library.records import canonical_source

    return canonical_source(source)


def write_chosen(folder: Path, records: "Iterable[ArticleRecord]") -> None:
    """Make the file agree with `records`, the one opened last first; a failure costs nothing but time."""
    from reader.article import Choices
    from reader.article.corrections_plain import corrections_to_plain
    from reader.article.plain import choices_to_plain
    from reader.files import write_atomically

    rows = [
        {"digests": record.digests, "sources": record.sources, "choices": choices_to_plain(record.choices)}
        | ({"corrections": corrections_to_plain(record.corrections)} if record.corrections else {})
        for record in records
        if record.choices != Choices() or record.corrections
    ]
    path = folder / _NAME
    lines = ",\n".join(json.dumps(row, sort_keys=True) for row in rows)
    data = f"[\n{lines}\n]\n".encode("ascii")
    with suppress(OSError):
        there = path.read_bytes() if path.exists() else None
        if there != data and (rows or there is not None):
            write_atomically(path, data, durable=False)
