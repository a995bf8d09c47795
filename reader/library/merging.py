"""Libraries become one: files, folders, and what a synchronising program put beside the library.

What is read is never changed; what is merged into is kept as a copy first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.errors import LibraryError
from reader.library.backups import Backups
from reader.library.changes import Tables, difference, together
from reader.library.chosen import write_chosen
from reader.library.copies import set_aside
from reader.library.editing import HISTORY, PURGED
from reader.library.failures import read_failure
from reader.library.imported import Imported
from reader.library.joining import is_erased, origin_of
from reader.library.journal import read_journal
from reader.library.kinship import kinship_of
from reader.library.lines import encoded
from reader.library.merge_steps import with_step
from reader.library.pages import Pages
from reader.library.reconciling import keep_both
from reader.library.schema import LIBRARY, tables_in
from reader.library.snapshots import Snapshots
from reader.library.storage import JournalStorage
from reader.library.store import Library, open_storage
from reader.library.uniting import ANNOTATIONS, ARTICLES, by_id, joined, told_from
from reader.library.versions import Row, utc_now

_TABLES = frozenset({ARTICLES, ANNOTATIONS, PURGED, "meta"})


# Reading.


@dataclass(frozen=True, slots=True)
class Foreign:
    """A library that is to be merged: its tables, and the folder with its texts, if it has one."""

    path: Path
    tables: Tables
    texts: Path | None = None


def read_foreign(path: Path) -> Foreign:
    """Return the library in a folder or a file, with what its journal says; raises LibraryError.

    A journal alone can be read too: it holds what was changed last.
    """
    if path.is_dir():
        if not any((path / name).exists() for name in ("library.json", "library.json.journal")):
            raise LibraryError(f"There is no library in {path}.", "name its folder, or its library.json")
        path /= "library.json"
    elif not path.exists():
        raise LibraryError(f"There is no file {path}.", "name a library’s folder, or its library.json")
    texts = path.parent / "texts"
    return Foreign(path, _tables(path), texts if texts.is_dir() else None)


def _tables(path: Path) -> Tables:
    if path.suffix == ".journal":
        try:
            reading = read_journal(path)
        except OSError as error:
            raise read_failure(path, error) from error
        if reading is None or reading.header is None:
            raise LibraryError(f"{path} is no library.")
        LIBRARY.check(reading.header.schema, path)
        changed = together(reading.changes)
        tables: Tables = {name: dict(rows) for name, rows in changed.put.items()}
    else:
        storage = JournalStorage(path, schema=LIBRARY, beside={HISTORY}, reconcile=keep_both)
        with storage.reading() as there:
            tables = dict(there)
    tables.pop(HISTORY, None)
    if tables and not tables.keys() & {ARTICLES, ANNOTATIONS} and any(tables.keys() - _TABLES):
        raise LibraryError(f"{path} is no library.", "it has neither articles nor annotations")
    return tables


def merged_files(base: Path, ours: Path, theirs: Path) -> bytes:
    """Return the file that two versions of a library make, which began as `base`.

    Their journals are not looked at: these are files out of their folders, as git has them.
    """
    began, *sides = (
        LIBRARY.current(tables_in(path.read_bytes(), path), path) for path in (base, ours, theirs)
    )
    return encoded(joined([told_from(began, side) for side in sides]))


# Merging into a library.


_NOTHING = "nothing that was not here already"


@dataclass(frozen=True, slots=True)
class Report:
    """What a merge brought: numbers of annotations and articles, and the notes that lost.

    `conflicts` are the exact words and the note of each annotation that was made of a note that lost. Of
    what lay beside the library, `kept` is where it is now, `unread` why it could not be merged.
    """

    new: int = 0
    changed: int = 0
    deleted: int = 0
    articles: int = 0
    same: int = 0
    conflicts: tuple[tuple[str, str], ...] = ()
    kept: tuple[Path, ...] = ()
    unread: tuple[LibraryError, ...] = ()

    def __bool__(self) -> bool:
        return self.summary != _NOTHING

    @property
    def summary(self) -> str:
        """What came, in a line."""
        parts = [
            _counted(self.new, "new annotation"),
            _counted(self.changed, "changed annotation"),
            _counted(self.deleted, "deleted annotation"),
            _counted(self.articles, "new article"),
            _counted(self.same, "article", " found to be one that is here"),
            _counted(len(self.conflicts), "note", " kept beside a newer one"),
        ]
        return ", ".join(filter(None, parts)) or _NOTHING


def _counted(number: int, noun: str, rest: str = "") -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}{rest}" if number else ""


def merge_into(
    folder: Path, foreign: Sequence[Foreign], *, dry_run: bool = False, window: str = ""
) -> Report:
    """Merge other libraries into the one in `folder`, durably, and say what came; raises LibraryError.

    It is a step that can be undone: in `window`, and in those opened later. With `dry_run` nothing is changed
    on disk.
    """
    storage = open_storage(folder)
    if dry_run:
        with storage.reading() as there:
            before = _without_history(there)
        return report(before, joined([before, *(one.tables for one in foreign)]))
    with storage.locked():
        storage.checkpoint()
        with storage.reading() as there:
            before, history = _without_history(there), dict(there.get(HISTORY, {}))
        after = joined([before, *(one.tables for one in foreign)])
        _bring_texts(Snapshots(folder / "texts"), foreign, after)
        change = difference(before, after)
        if change:
            _back_up(storage)
            storage.change(with_step(change, before, after, history, window, utc_now()))
            storage.checkpoint()
    _bring_beside(folder, foreign)
    write_chosen(folder, Library(folder).articles())
    return report(before, after)


def merge_copies(folder: Path, copies: Sequence[Path], window: str = "") -> Report:
    """Merge versions that lie beside a library into it, and put them aside; raises LibraryError.

    Those that cannot be read stay where they are.
    """
    foreign: list[Foreign] = []
    unread: list[LibraryError] = []
    for path in copies:
        try:
            foreign.append(read_foreign(path))
        except LibraryError as error:
            unread.append(error)
    done = merge_into(folder, foreign, window=window)
    kept = tuple(set_aside(folder, one.path) for one in foreign)
    return replace(done, kept=kept, unread=tuple(unread))


def _without_history(tables: Tables) -> Tables:
    return {name: dict(rows) for name, rows in tables.items() if name != HISTORY}


def _back_up(storage: JournalStorage) -> None:
    """Keep a copy of the file as it is: undoing a merge does not take back all of it."""
    backups = Backups(storage.paths.file)
    due = backups.due(now=True)
    if due is not None and storage.paths.file.exists():
        backups.keep(due, storage.paths.file.read_bytes())


def _bring_texts(snapshots: Snapshots, foreign: Iterable[Foreign], tables: Tables) -> None:
    """Keep the texts that articles refer to, and others have."""
    wanted = {
        name
        for row in tables.get(ARTICLES, {}).values()
        if isinstance(row, dict) and isinstance(names := row.get("text_hashes"), list)
        for name in names
        if isinstance(name, str)
    }
    for row in tables.get(ANNOTATIONS, {}).values():
        anchor = row.get("anchor") if isinstance(row, dict) else None
        name = anchor.get("text_hash") if isinstance(anchor, dict) else None
        wanted |= {name} if isinstance(name, str) else set()
    folders = [one.texts for one in foreign if one.texts is not None]
    for name in sorted(wanted):
        for texts in folders:
            if snapshots.text(name) is not None:
                break
            text = Snapshots(texts).text(name)
            if text is not None:
                snapshots.keep(text)


def _bring_beside(folder: Path, foreign: Iterable[Foreign]) -> None:
    """Keep what lies beside other libraries: what was imported into them, and the pages they fetched."""
    folders = [one.path.parent for one in foreign if one.path.name == "library.json"]
    others = [other for other in folders if other.resolve() != folder.resolve()]
    Imported(folder).join(map(Imported, others))
    for other in others:
        Pages(folder / "pages").join(other / "pages")


def report(before: Tables, after: Tables) -> Report:
    """Return what is different in `after`."""
    old, new = _rows(before, ANNOTATIONS), _rows(after, ANNOTATIONS)
    conflicts = [
        (str(anchor.get("exact", "")) if isinstance(anchor := row.get("anchor"), dict) else "", row["note"])
        for id, row in new.items()
        if origin_of(row) is not None and id not in old and not row.get("deleted")
    ]
    graves = _rows(after, PURGED)
    fresh = [
        row
        for id, row in new.items()
        if id not in old and origin_of(row) is None and not (id in graves and is_erased(row, graves[id]))
    ]
    both = old.keys() & new.keys()
    deleted = {id for id in both if new[id].get("deleted") and not old[id].get("deleted")}
    changed = [id for id in both - deleted if _shown(new[id]) != _shown(old[id])]
    purged = [id for id in old if id not in new and origin_of(old[id]) is None]
    articles = _rows(after, ARTICLES).keys() - _rows(before, ARTICLES).keys()
    main = kinship_of(_rows(after, ARTICLES).values()).main
    return Report(
        sum(not row.get("deleted") for row in fresh),
        len(changed),
        len(deleted) + len(purged),
        len([id for id in articles if id not in main]),
        len(main.keys() - kinship_of(_rows(before, ARTICLES).values()).main.keys()),
        tuple(conflicts),
    )


def _rows(tables: Tables, name: str) -> dict[str, Row]:
    return {id: row for layer in by_id(tables.get(name, {}))[::-1] for id, row in layer.items()}


def _shown(row: Row) -> dict[str, Any]:
    """Return what a reader sees of an annotation."""
    shown = {name: value for name, value in row.items() if name not in ("modified", "versions", "created")}
    tags = row.get("tags")
    return shown | {"tags": sorted(map(str, tags)) if isinstance(tags, list) else tags}
