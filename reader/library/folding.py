"""Folding a journal into its file: the file is made anew beside the old one, and takes its place in a moment.

What is slow, to write all rows and to wait for the disk, is done while others go on; what they added
meanwhile goes on into the new journal.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.files import replacement, write_atomically
from reader.library.backups import Backups, Due
from reader.library.changes import Tables, change_from_plain
from reader.library.copies import keep_marked
from reader.library.current import Current
from reader.library.journal import (
    Header,
    Paths,
    Place,
    Signature,
    append,
    begin,
    changes_in,
    folded_content,
    new_id,
    set_aside,
    signature,
)
from reader.library.lines import encoded

#: How many changes, and how many bytes of them, a new journal repeats.
_REPEATED, _REPEATED_BYTES = 64, 256 * 1024


@dataclass(slots=True)
class Folding:
    """One folding: the tables as they were, and where file and journal were then."""

    paths: Paths
    tables: Tables
    beside: Tables
    file: Signature | None
    place: Place | None
    data: bytes = b""
    due: Due | None = None
    _put: Callable[[], None] | None = None
    _put_beside: Callable[[], None] | None = None

    @classmethod
    def of(cls, current: Current) -> "Folding | None":
        """Return the folding of what is not in the file yet; None when all is."""
        old_form = current.outdated and current.file is not None
        if not (current.unfolded or current.homeless or current.damaged or current.marked or old_form):
            return None
        # Rows never change, tables do: these are of this moment.
        tables = {name: dict(table) for name, table in current.tables.items()}
        beside = {name: tables.pop(name) for name in sorted(current.beside & tables.keys())}
        return cls(current.paths, tables, beside, current.file, current.place)

    @contextmanager
    def prepared(self) -> Iterator[None]:
        """Write the new file beside the old one; raises OSError."""
        self.data = encoded(self.tables)
        with ExitStack() as stack:
            if self.beside or self.paths.beside.exists():
                content = encoded(self.beside)
                self._put_beside = stack.enter_context(
                    replacement(self.paths.beside, content, like=self.paths.file)
                )
            self._put = stack.enter_context(replacement(self.paths.file, self.data))
            yield

    def finish(self, current: Current) -> bool:
        """Put the new file in its place; False when another window did so first, or began another journal.

        The lock's owner may do so, with `current` up to date. Raises OSError: then either file is there,
        and the journal too.
        """
        there, planned = current.place, self.place
        same_journal = (there is None) == (planned is None) and (
            there is None or planned is None or there.id == planned.id
        )
        if current.file != self.file or not same_journal or self._put is None:
            return False
        rest: list[bytes] = []
        first = folded = 0
        digest = hashlib.sha256(self.data).hexdigest()
        if there is not None and planned is not None:
            if current.damaged:
                set_aside(self.paths.journal)
            records = changes_in(self.paths.journal, there)
            first = _first_repeated(records[: planned.count])
            rest, folded = records[first:], planned.count - first
            current.place = there = append(self.paths.journal, there, [folded_content(digest, planned.count)])
        if current.outdated and self.paths.file.exists():
            _keep_old_form(self.paths.file)
        if current.marked:
            keep_marked(self.paths.file, self.paths.file.read_bytes())
        if current.beside_damaged:
            set_aside(self.paths.beside)
        backups = Backups(self.paths.file)
        if there is not None:
            backups.keep_journal(self.paths.journal)
        if self._put_beside is not None:
            self._put_beside()
        self._put()
        file = signature(self.paths.file)
        if file is None:
            return False
        # What others wrote into the file is in no journal.
        self.due = backups.due(now=current.joined)
        follows = there.id if there and planned and not current.joined else ""
        header = Header(new_id(), current.schema.version, digest, file, follows, first, folded)
        place = begin(self.paths, header, rest, new=False)
        current.folded(
            file, digest, place, [change_from_plain(json.loads(content)) for content in rest[folded:]]
        )
        return True

    def back_up(self) -> None:
        """Keep a copy of the new file, if one is due; nobody needs to wait for it."""
        if self.due is not None:
            Backups(self.paths.file).keep(self.due, self.data)


def _first_repeated(records: list[bytes]) -> int:
    """Return from which of these on records are repeated in the new journal: the last, if they are small."""
    size, first = 0, len(records)
    while first > max(0, len(records) - _REPEATED) and size + len(records[first - 1]) <= _REPEATED_BYTES:
        first -= 1
        size += len(records[first])
    return first


def _keep_old_form(path: Path) -> None:
    """Keep the file in its older form, once: a program of that age can read it."""
    kept = path.with_name(f"{path.name}.before-migration")
    if not kept.exists():
        write_atomically(kept, path.read_bytes(), like=path)
