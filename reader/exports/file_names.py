"""Which names of files an export may use: two that only letter case tells apart are one on many systems."""

import unicodedata
from contextlib import suppress
from pathlib import Path


class Names:
    """The names that an export has taken already, and those that its folders hold.

    `there` has the names in each folder as they are compared, with what they are: several exports to one
    folder share it, so that it is looked through once.
    """

    def __init__(self, there: dict[Path, dict[str, str]]) -> None:
        self._taken: set[str] = set()
        self._there = there

    def take(self, path: Path) -> None:
        """Remember that a file of the export is called so."""
        self._taken.add(_caseless(str(path)))
        if path.parent in self._there:
            self._there[path.parent].setdefault(_caseless(path.name), path.name)

    def are_free_for(self, path: Path) -> bool:
        """Tell whether neither the export has a file of this name, nor its folder one in other letters.

        That there is a file of this very name is no matter here: it may be the note from before.
        """
        if _caseless(str(path)) in self._taken:
            return False
        folder = path.parent
        if folder not in self._there:
            self._there[folder] = {}
            with suppress(OSError):
                self._there[folder] = {_caseless(one.name): one.name for one in folder.iterdir()}
        twin = self._there[folder].get(_caseless(path.name), path.name)
        return twin == path.name or path.exists() or not (folder / twin).exists()


def _caseless(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
