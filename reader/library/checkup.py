"""Is everything as it should be? What is wrong with a library, as sentences, and what can be done about it.

Nothing is changed by looking. A repair adds, copies and renames; it never takes away what a user wrote.
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from reader.article import Annotation
from reader.article.plain import annotation_from_plain
from reader.errors import LibraryError
from reader.files import leftovers
from reader.library.backups import Backups
from reader.library.changes import Change
from reader.library.copies import conflict_copies, has_marks
from reader.library.journal import new_id
from reader.library.keys import free_key
from reader.library.records import ArticleRecord, record_from_plain, record_to_plain
from reader.library.recovering import recover
from reader.library.rows import Rows
from reader.library.schema import DamagedLibraryError, tables_in
from reader.library.snapshots import Snapshots
from reader.library.storage import STALE, JournalStorage
from reader.library.store import open_storage, utc_now

#: Bytes of room on the disk below which a library may soon not be written any more.
LITTLE_ROOM = 64 * 1024 * 1024


class Severity(StrEnum):
    """How bad a finding is: words are in danger, something is not as it should be, or it is only told."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `repair`, where there is one, does something about it and says what in a sentence."""

    severity: Severity
    message: str
    hint: str = ""
    repair: Callable[[], str] | None = None


def examine(folder: Path) -> list[Finding]:
    """Return what there is to say about the library in a folder; only a folder's owner sees all of it."""
    if not folder.exists():
        return [Finding(Severity.NOTE, f"There is no library in {folder} yet.")]
    findings = list(_about_the_disk(folder))
    try:
        storage = open_storage(folder)
        with storage.reading():
            pass
    except DamagedLibraryError as error:
        damaged = Finding(Severity.ERROR, error.message, error.hint, lambda: _recovered(storage))
        if _is_half_merged(storage.paths.file):
            hint = "take it from git again with both sides: `git checkout --merge library.json`"
            damaged = Finding(Severity.ERROR, error.message, hint)
        return [*findings, damaged, *_beside(storage)]
    except LibraryError as error:
        return [*findings, Finding(Severity.ERROR, error.message, error.hint)]
    findings += _about_the_journal(storage)
    findings += _about_rows(storage, Snapshots(folder / "texts"), folder / "texts")
    findings += _beside(storage)
    return findings


def _about_the_disk(folder: Path) -> Iterator[Finding]:
    hint = "change its permissions, or choose another folder with --library"
    if not os.access(folder, os.R_OK | os.X_OK):
        yield Finding(Severity.ERROR, f"The folder {folder} cannot be read.", hint)
    elif not os.access(folder, os.W_OK):
        yield Finding(Severity.ERROR, f"The folder {folder} cannot be written.", hint)
    else:
        for path in sorted(folder.glob("library.json*")):
            if not os.access(path, os.R_OK | (0 if path.name.endswith(".lock") else os.W_OK)):
                yield Finding(Severity.ERROR, f"{path} cannot be read and written.", hint)
    try:
        free = shutil.disk_usage(folder).free
        size = sum(path.stat().st_size for path in folder.glob("library.json*") if path.is_file())
    except OSError as error:
        yield Finding(Severity.ERROR, f"The disk of {folder} cannot be asked: {error.strerror or error}.")
        return
    if free < max(LITTLE_ROOM, 2 * size):
        room = f"{free / 1024 / 1024:.0f} MB"
        yield Finding(Severity.WARNING, f"There is little room on the disk of {folder}: {room}.", "make room")


def _about_the_journal(storage: JournalStorage) -> Iterator[Finding]:
    if storage.marked:
        yield Finding(
            Severity.WARNING,
            f"{storage.paths.file} has git’s marks of a conflict in it; both sides were merged.",
            "it is written without them when Broadsheet is idle or closed",
            lambda: _folded(
                storage, "The library was written without git’s marks; the file with them is kept."
            ),
        )
    if storage.damaged:
        yield Finding(
            Severity.ERROR,
            f"The journal {storage.paths.journal} is damaged in the middle; its good records are in force.",
            "a copy of it is kept, and it is begun anew",
            lambda: _folded(storage, "The journal was begun anew; the damaged one is kept beside it."),
        )
    elif storage.cut_off:
        yield Finding(
            Severity.NOTE,
            f"A crash cut off a change in {storage.paths.journal}: nobody was told that it was safe.",
            "it is cut with the next change",
            lambda: _folded(storage, "The journal was folded into the library."),
        )
    elif storage.unfolded:
        yield Finding(
            Severity.NOTE,
            f"{_count(storage.unfolded, 'row')} safe in the journal, and not yet in library.json.",
            "other programs see them when Broadsheet is closed",
            lambda: _folded(storage, "The journal was folded into the library."),
        )


def _about_rows(storage: JournalStorage, snapshots: Snapshots, texts: Path) -> Iterator[Finding]:
    articles: Rows[ArticleRecord] = Rows("articles", record_from_plain)
    annotations: Rows[Annotation] = Rows("annotations", annotation_from_plain, group="article")
    with storage.reading():
        for rows in (articles, annotations):
            storage.watch(rows.table, rows)
    for problem in articles.problems() + annotations.problems():
        yield Finding(Severity.WARNING, problem, "it stays as it is; mend it by hand, or leave it")
    for key in annotations.twins():
        yield Finding(
            Severity.WARNING,
            f"Annotation {key} has the id of another one, and is not shown.",
            "it can be given an id of its own",
            lambda key=key: _told_apart(storage, key),  # type: ignore[misc]
        )
    known = {record.id for record in articles.all()}
    for id in sorted({one.article_id for one in annotations.all()} - known):
        count = _count(len(annotations.of(id)), "annotation", "belongs", "belong")
        yield Finding(
            Severity.WARNING,
            f"{count} to the article {id}, which is not in the library.",
            "an entry can be made for it, so that they are found",
            lambda id=id: _entered(storage, id, annotations.of(id)),  # type: ignore[misc]
        )
    for record in articles.all():
        for name in record.text_hashes:
            if snapshots.text(name) is None:
                there = (texts / f"{name}.txt.gz").exists()
                state = "damaged" if there else "missing"
                yield Finding(
                    Severity.WARNING,
                    f"A text of “{record.title or record.id}” is {state}: {name[:12]}.",
                    "open the article again, and it is kept anew",
                    (lambda name=name: _put_aside(texts / f"{name}.txt.gz")) if there else None,  # type: ignore[misc]
                )


def _beside(storage: JournalStorage) -> Iterator[Finding]:
    """Find what lies around: copies, what was put aside, what was left by the killed."""
    paths = storage.paths
    try:
        copies = Backups(paths.file).copies()
    except OSError:
        copies = []
    for copy in copies:
        try:
            tables_in(copy.path.read_bytes(), copy.path)
        except (OSError, LibraryError):
            yield Finding(
                Severity.WARNING, f"The copy {copy.path} cannot be read.", "a new one is made in time"
            )
    for path in sorted(paths.file.parent.glob(f"{paths.file.name}*.damaged-*")):
        yield Finding(Severity.NOTE, f"A damaged file was put aside: {path}.", "delete it when you are sure")
    for path in conflict_copies(paths.file.parent):
        yield Finding(
            Severity.WARNING,
            f"Another machine’s version lies beside the library: {path}.",
            "`broadsheet merge` merges it, and puts it aside",
        )
    left = [
        path
        for part in (paths.file, paths.journal, paths.beside)
        for path in leftovers(part)
        if time.time() - path.stat().st_mtime > STALE
    ]
    if left:
        yield Finding(
            Severity.NOTE,
            f"{_count(len(left), 'unfinished file')} left by a program that was killed.",
            "they are cleared away with the next change",
            lambda: _swept(storage),
        )


# Repairs.


def _recovered(storage: JournalStorage) -> str:
    done = recover(storage)
    if done.copy is None:
        source = "the whole lines of the damaged file"
    else:
        source = f"the copy of {done.copy.time:%Y-%m-%d %H:%M UTC} and the journals since"
    kept = f"; the damaged file is kept as {done.kept.name}" if done.kept else ""
    return f"The library was made anew from {source}, {done.rows} rows{kept}."


def _folded(storage: JournalStorage, sentence: str) -> str:
    storage.checkpoint()
    return sentence


def _swept(storage: JournalStorage) -> str:
    with storage.locked():
        return "Unfinished files were cleared away."


def _told_apart(storage: JournalStorage, key: str) -> str:
    with storage.locked(), storage.reading() as tables:
        rows = tables.get("annotations", {})
        row: dict[str, Any] = {**rows[key], "id": new_id()}
        storage.change(Change({"annotations": {key: row}}))
    return f"Annotation {key} has an id of its own now: {row['id']}."


def _entered(storage: JournalStorage, id: str, annotations: list[Annotation]) -> str:
    now = utc_now()
    first = min(annotations, key=lambda one: one.anchor.start).anchor.exact
    title = f"Unknown article: “{' '.join(first.split())[:40]}…”"
    empty = ArticleRecord(id, title, (), "", "", "", (), (), (), 0, now, now)
    record = replace(empty, opened=max(one.modified for one in annotations) or now)
    with storage.locked(), storage.reading() as tables:
        key = free_key(tables.get("articles", {}), id)
        storage.change(Change({"articles": {key: record_to_plain(record)}}))
    return f"An entry was made for the article {id}."


def _put_aside(path: Path) -> str:
    path.rename(path.with_name(f"{path.name}.damaged-{new_id()[:8]}"))
    return f"The damaged text was put aside: {path.name}."


def _is_half_merged(path: Path) -> bool:
    try:
        return has_marks(path.read_bytes())
    except OSError:
        return False


def _count(number: int, noun: str, one: str = "is", many: str = "are") -> str:
    return f"{number:,} {noun} {one}" if number == 1 else f"{number:,} {noun}s {many}"
