"""Where a reader went in each article: marks, and the way back and forward, in a small file of its own.

Places are anchors: words with their context, so that they are found again when the text was cleaned
differently or fetched anew. The files are written often; losing the last seconds of one is no loss, so they
lie apart from the notes, are not flushed to the disk, and a damaged one is simply begun again.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from reader.article.annotations import Anchor
from reader.files import write_atomically

#: How many articles' trails are kept; those written longest ago are forgotten.
MAX_TRAILS = 1000
#: The most bytes of a trail that are read: about three times what the longest one has.
_MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """A place that was left, and when, in ms; the time tells it from others."""

    anchor: Anchor
    stamp: int


@dataclass(frozen=True, slots=True)
class Trail:
    """What is remembered of an article: places left, the latest last; places ahead; marks by letters."""

    back: tuple[Step, ...] = ()
    forward: tuple[Step, ...] = ()
    marks: Mapping[str, Anchor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FarMark:
    """A mark that leads to another article: its source (a path or address), its title, the place in it."""

    source: str
    title: str
    keys: tuple[str, ...]
    anchor: Anchor


class Trails:
    """The trails in one folder; no method raises on account of the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "trails"
        self._marks = folder / "marks.json"

    def trail(self, keys: Sequence[str]) -> Trail:
        """Return the trail of an article known by `keys`, the surest first; an empty one if there is none."""
        for key in keys:
            found = _read(self._path(key))
            if found:
                return _trail(found)
        return Trail()

    def change(self, keys: Sequence[str], change: Callable[[Trail], Trail]) -> None:
        """Change a trail as it is in the file now: another window may have written."""
        before = self.trail(keys)
        after = change(before)
        if after == before and all(self._path(key).exists() for key in keys):
            return
        row = {
            "back": [_step_row(step) for step in after.back],
            "forward": [_step_row(step) for step in after.forward],
            "marks": {letter: _anchor_row(anchor) for letter, anchor in after.marks.items()},
        }
        for key in keys:
            path = self._path(key)
            fresh = not path.exists()
            _write(path, row)
            if fresh:
                self._forget_oldest()

    def far_marks(self) -> dict[str, FarMark]:
        """Return the marks that lead to any article, by their letters."""
        found: dict[str, FarMark] = {}
        for letter, row in _read(self._marks).items():
            anchor = _anchor(row)
            if anchor is not None and isinstance(row, Mapping):
                keys = row.get("keys")
                found[letter] = FarMark(
                    str(row.get("source", "")),
                    str(row.get("title", "")),
                    tuple(map(str, keys)) if isinstance(keys, list) else (),
                    anchor,
                )
        return found

    def set_far_mark(self, letter: str, mark: FarMark) -> None:
        """Remember a mark that leads here from any article."""
        rows = _read(self._marks)
        about = {"source": mark.source, "title": mark.title, "keys": list(mark.keys)}
        rows[letter] = about | _anchor_row(mark.anchor)
        _write(self._marks, rows)

    def _path(self, key: str) -> Path:
        return self._folder / (
            hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32] + ".json"
        )

    def _forget_oldest(self) -> None:
        with suppress(OSError):
            there = list(self._folder.glob("*.json"))
            if len(there) > MAX_TRAILS:
                there.sort(key=lambda path: path.stat().st_mtime_ns)
                for path in there[: len(there) - MAX_TRAILS]:
                    path.unlink(missing_ok=True)


def with_mark(trail: Trail, letter: str, anchor: Anchor) -> Trail:
    """Return a trail with a mark set."""
    return replace(trail, marks={**trail.marks, letter: anchor})


def _trail(row: Mapping[str, Any]) -> Trail:
    marks = row.get("marks")
    anchors = {str(name): _anchor(one) for name, one in marks.items()} if isinstance(marks, Mapping) else {}
    return Trail(
        _steps(row.get("back")),
        _steps(row.get("forward")),
        {name: anchor for name, anchor in anchors.items() if anchor is not None},
    )


def _steps(rows: Any) -> tuple[Step, ...]:
    steps = []
    for row in rows if isinstance(rows, list) else []:
        anchor = _anchor(row)
        stamp = row.get("left") if anchor is not None else None
        if anchor is not None and type(stamp) is int:
            steps.append(Step(anchor, stamp))
    return tuple(steps)


def _anchor(row: Any) -> Anchor | None:
    """Return the anchor of a row, or None if it is none: someone may have edited the file."""
    if not isinstance(row, Mapping):
        return None
    exact, prefix, suffix, at = (row.get(name) for name in ("exact", "prefix", "suffix", "at"))
    texts = isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str)
    if not texts or type(at) is not int or at < 0:
        return None
    return Anchor(str(exact), str(prefix), str(suffix), at, at + len(str(exact)))


def _anchor_row(anchor: Anchor) -> dict[str, str | int]:
    return {"exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix, "at": anchor.start}


def _step_row(step: Step) -> dict[str, str | int]:
    return {**_anchor_row(step.anchor), "left": step.stamp}


def _read(path: Path) -> dict[str, Any]:
    found: Any = None
    with suppress(OSError, ValueError, RecursionError):
        if path.stat().st_size <= _MAX_BYTES:
            found = json.loads(path.read_bytes())
    return dict(found) if isinstance(found, Mapping) else {}


def _write(path: Path, row: Mapping[str, Any]) -> None:
    with suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        data = json.dumps(row, ensure_ascii=True, indent=0).encode("ascii")
        write_atomically(path, data, durable=False)
