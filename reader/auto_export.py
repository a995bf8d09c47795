"""A folder that is kept current: which articles changed since they were exported to it, and exporting them.

What was exported is remembered in the state of the library, so that a crash, or a change made elsewhere, is
made up for the next time.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import BroadsheetError, ExportError
from reader.exports import Layout, Selection, carry_out, plan
from reader.files import write_atomically
from reader.gathering import export_of, exports_of, open_record, opened_articles

if TYPE_CHECKING:
    from reader.exports import ExportSettings
    from reader.exports.folders import Notes
    from reader.library.store import Library
    from reader.pipeline import Opened

#: The file in the folder of the state that remembers what was exported.
NAME = "exported.json"
#: In that file, what the folder is told apart by; and the signature of what is in no folder any longer.
_FOLDER, _AWAY = "folder", "away"


def is_wanted(settings: "ExportSettings") -> bool:
    """Tell whether a folder is to be kept current."""
    return bool(settings.folder) and settings.auto


def signatures(library: "Library", settings: "ExportSettings") -> dict[str, str]:
    """Return for each article with annotations a hash of them, and of how they are exported."""
    hashes: dict[str, hashlib._Hash] = {}
    for one in library.all_annotations():
        if one.article_id not in hashes:
            hashes[one.article_id] = hashlib.sha256(repr(settings).encode("utf-8", "replace"))
        told = repr((one.id, one.modified, one.colour, one.note, one.tags, one.anchor))
        hashes[one.article_id].update(told.encode("utf-8", "replace"))
    return {id: found.hexdigest()[:16] for id, found in hashes.items()}


class Exported:
    """What was exported to the folder that is kept current: the signature of each article then.

    It holds for the very folder that was written: in one that is gone, or that is another one under the same
    name (a disk that was not there for a while), nothing was exported yet.
    """

    def __init__(self, state: Path) -> None:
        self._path = state / NAME
        self._known: dict[str, str] = {}
        self._folder = ""
        with suppress(OSError, ValueError, RecursionError):
            found = json.loads(self._path.read_bytes())
            if isinstance(found, dict):
                self._folder = str(found.pop(_FOLDER, ""))
                self._known = {str(id): str(hashed) for id, hashed in found.items()}

    def hold_for(self, folder: str) -> bool:
        """Tell whether `folder` is the one that was written; if it is not, everything is exported again."""
        there = _identity(folder)
        if there and self._folder in ("", there):
            return True
        self._known, self._folder = dict.fromkeys(self._known, _AWAY), ""
        return False

    def changed(self, now: Mapping[str, str]) -> list[str]:
        """Return the articles that are not as they were exported, those without annotations left too."""
        gone = [id for id, hashed in self._known.items() if hashed and id not in now]
        return [*(id for id, hashed in now.items() if self._known.get(id) != hashed), *gone]

    def done(self, now: Mapping[str, str], ids: Iterable[str], folder: str) -> None:
        """Remember that articles were exported to `folder`; what cannot be written is exported again."""
        for id in ids:
            self._known[id] = now.get(id, "")
        self._folder = _identity(folder)
        known = {id: hashed for id, hashed in self._known.items() if hashed}
        if self._folder:
            known[_FOLDER] = self._folder
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            data = json.dumps(known, indent=0, sort_keys=True).encode("utf-8")
            write_atomically(self._path, data, durable=False)


def _identity(folder: str) -> str:
    """Return what tells a folder from another one of its name: its device and number; "" for none."""
    try:
        found = Path(folder).expanduser().stat()
    except (OSError, RuntimeError):
        return ""
    return f"{found.st_dev}:{found.st_ino}"


def gathered(
    library: "Library",
    id: str,
    settings: "ExportSettings",
    cache: Path | None = None,
    opened: "Opened | None" = None,
) -> Selection:
    """Return what is exported of an article, or of all where they make one file.

    `opened` is the article, if it is open. Raises ExportError and LibraryError.
    """
    if settings.layout is Layout.ALL:
        failed: list[BroadsheetError] = []
        exports = exports_of(library, opened_articles(library, failed.append), settings, cache)
        return Selection(exports, not failed)
    if opened is None:
        record = next((one for one in library.articles() if one.id == id), None)
        opened = open_record(library, record) if record is not None else None
    if opened is None:
        raise ExportError(f"The text of the article {id[:12]} is no longer in the library.")
    return Selection((export_of(library, opened, settings, cache),))


def write(
    selection: Selection,
    settings: "ExportSettings",
    notes: "Notes | None" = None,
    tell: Callable[[str], object] = lambda words: None,
) -> list[Path]:
    """Write what was gathered to the folder, and return the files that were changed.

    `notes` are those that the folder was found to have; what the reader should know is told to `tell`.
    Raises ExportError.
    """
    from reader.exports.telling import copies

    folder = settings.folder if settings.folder.endswith("/") else f"{settings.folder}/"
    files = plan(selection, folder, settings, notes=notes)
    for words in copies(files):
        tell(words)
    return carry_out(files)
