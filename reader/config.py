"""Folders and limits of the program, from the platform and the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

#: The largest document that is opened, in bytes. A novel has about one million.
MAX_SOURCE_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Folders:
    """Where this user's data lies: the library, the state of windows, and what can be made anew."""

    library: Path
    state: Path
    cache: Path


def folders(library: str | None = None) -> Folders:
    """Return the folders in force; `library` (the `--library` option) wins over BROADSHEET_LIBRARY.

    A library that was named keeps its state inside it, so that a second library is a second world.
    """
    named = library or os.environ.get("BROADSHEET_LIBRARY")
    if named:
        root = Path(named).expanduser().absolute()
        return Folders(library=root, state=root / "state", cache=root / "cache")
    from platformdirs import PlatformDirs  # only asked when nothing was named: it is not free to load

    dirs = PlatformDirs("broadsheet", appauthor=False)
    return Folders(
        library=Path(dirs.user_data_dir), state=Path(dirs.user_state_dir), cache=Path(dirs.user_cache_dir)
    )
