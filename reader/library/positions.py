"""Reading places and the state of windows, in a small file of their own.

They are written often and needed before the first page is painted; losing the last one is no loss. So
they lie apart from the notes, are not flushed to the disk, and a damaged file is simply begun again.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from reader.files import write_atomically

#: How many articles' places are kept; the ones left longest ago are forgotten.
MAX_PLACES = 2000

_Setting = TypeVar("_Setting", str, int, float, bool)


class ReadingState:
    """Places and settings in `reading.json` of one folder; no method raises on account of the disk."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "reading.json"
        self._held: dict[str, str | float | bool] = {}
        #: What was wrong with the reader's own file of settings, in a sentence, until somebody is told.
        self.complaint = ""
        self._state: dict[str, dict[str, Any]] | None = None

    def place(self, article_id: str) -> int | None:
        """Return the offset (code points) at which the article was left; None when it is not known."""
        offset = self._loaded()["places"].get(article_id)
        return offset if type(offset) is int and offset >= 0 else None

    def keep_place(self, article_id: str, offset: int) -> None:
        """Remember the offset (code points) at which the article was left."""
        self._keep("places", article_id, offset)

    def setting(self, name: str, default: _Setting) -> _Setting:
        """Return what was kept under `name`, or `default` when that is nothing, or of another type."""
        value = self._held[name] if name in self._held else self._loaded()["settings"].get(name, default)
        return value if type(value) is type(default) else default

    def hold(self, settings: Mapping[str, str | float | bool]) -> None:
        """Let settings begin as somebody wrote them down, whatever they were when the last session ended."""
        self._held.update(settings)

    def keep_setting(self, name: str, value: str | float | bool) -> None:
        """Remember a setting of the window: theme, measure, open sidebars."""
        self._held.pop(name, None)
        self._keep("settings", name, value)

    def _keep(self, part: str, name: str, value: str | float | bool) -> None:
        """Change one value in the file as it is now: other windows keep theirs."""
        state = self._state = _read(self._path)
        if state[part].get(name) == value and type(state[part][name]) is type(value):
            return
        state[part].pop(name, None)
        state[part][name] = value
        places = state["places"]
        for oldest in list(places)[: max(0, len(places) - MAX_PLACES)]:
            del places[oldest]
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            data = json.dumps(state, ensure_ascii=True, indent=0).encode("ascii")
            write_atomically(self._path, data, durable=False)

    def _loaded(self) -> dict[str, dict[str, Any]]:
        if self._state is None:
            self._state = _read(self._path)
        return self._state


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """Return the state in a file, or an empty one."""
    state: Any = None
    with suppress(OSError, ValueError, RecursionError):
        state = json.loads(path.read_bytes())
    parts = state if isinstance(state, Mapping) else {}
    return {
        name: dict(part) if isinstance(part := parts.get(name), Mapping) else {}
        for name in ("places", "settings")
    }
