"""What was imported from other programs, as it was then: so that what they changed since is told from what
was edited here.

A file of its own beside the library: `imports.json`. Without it nothing is lost: two notes that differ
are both kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.files import write_atomically
from reader.library.failures import write_failure


@dataclass(frozen=True, slots=True)
class Base:
    """An annotation as another program had it last: its note's hash, its tags, its colour ("" for none)."""

    note: str
    tags: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What was imported before: `bases` of one format by the ids of annotations, and the `ids` of all."""

    bases: Mapping[str, Base]
    ids: frozenset[str]

    def base(self, id: str) -> Base | None:
        """Return an annotation as this format had it last; None where it never did."""
        return self.bases.get(id)

    def __contains__(self, id: str) -> bool:
        return id in self.ids


class Imported:
    """The file in one library's folder, which is made by the first import."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "imports.json"

    def known(self, format: str) -> Known:
        """Return what was imported, as one format had it; nothing where the file cannot be read."""
        rows = self._rows()
        bases = {
            id: base
            for id, forms in rows.items()
            if isinstance(forms, dict) and (base := _base(forms.get(format))) is not None
        }
        return Known(bases, frozenset(rows))

    def add(self, format: str, bases: Mapping[str, Base]) -> None:
        """Remember these too, in place of those of the format with their ids; raises LibraryError."""
        rows = self._rows()
        for id, base in bases.items():
            forms = rows.get(id)
            row = {"note": base.note, "tags": list(base.tags), "colour": base.colour}
            rows[id] = {**(forms if isinstance(forms, dict) else {}), format: row}
        self._write(rows)

    def join(self, others: "Iterable[Imported]") -> None:
        """Remember what other libraries' imports brought, too; raises LibraryError.

        Where both say something of an annotation in one format, what is here stays: either only tells what is
        new from what was edited, and two notes that differ are both kept.
        """
        rows = self._rows()
        before = json.dumps(rows)
        for other in others:
            for id, forms in other._rows().items():
                here = rows.get(id, {})
                if isinstance(forms, dict) and isinstance(here, dict):
                    rows[id] = {**forms, **here}
        if json.dumps(rows) != before:
            self._write(rows)

    def _write(self, rows: Mapping[str, Any]) -> None:
        plain = {"version": 1, "annotations": dict(sorted(rows.items()))}
        text = json.dumps(plain, ensure_ascii=False, indent=1, default=str) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            data = text.encode("utf-8", "surrogatepass")
            if not self._path.exists() or self._path.read_bytes() != data:
                write_atomically(self._path, data)
        except OSError as error:
            raise write_failure(self._path, error) from error

    def _rows(self) -> dict[str, Any]:
        try:
            rows = json.loads(self._path.read_text("utf-8", "surrogatepass"))["annotations"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return {}
        return rows if isinstance(rows, dict) else {}


def _base(row: object) -> Base | None:
    if not isinstance(row, dict):
        return None
    note, tags, colour = row.get("note"), row.get("tags"), row.get("colour")
    if not isinstance(note, str) or not isinstance(tags, list) or not isinstance(colour, str):
        return None
    return Base(note, tuple(tag for tag in tags if isinstance(tag, str)), colour)
