"""Changing annotations, one or many, as one step that can be undone; both are in one record."""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reader.article import Annotation
from reader.article.plain import annotation_from_plain, annotation_to_plain
from reader.library.changes import Change
from reader.library.history import (
    Edit,
    Step,
    amended,
    conflict_of,
    edit_of,
    label_of,
    overridden,
    overtaken,
    redone,
    step_from_plain,
    step_to_plain,
    to_redo,
    to_undo,
    undone,
    without,
)
from reader.library.joining import (
    adopted,
    conflicts_after,
    given_back,
    grave_of,
    graves_by_id,
    is_buried,
    is_erased,
    let_go,
    lost_in,
    origin_of,
)
from reader.library.keys import free_key
from reader.library.rows import Rows
from reader.library.storage import JournalStorage
from reader.library.versions import stamped

HISTORY, PURGED = "history", "purged"


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a step, or making it again, led to.

    `annotations` are as they are now, those in `skipped` were changed since, and left alone; `conflicts` are
    the ids of conflict notes that came or went with them.
    """

    step: Step
    annotations: tuple[Annotation, ...]
    skipped: tuple[str, ...]
    conflicts: tuple[str, ...] = ()


@dataclass(slots=True)
class Beside:
    """Conflict notes that come and go with other rows: rows to put and to drop, and their ids."""

    put: dict[str, Any] = field(default_factory=dict)
    drop: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


class Steps:
    """The steps on disk, kept up to date by the storage; `first` is the one to come when it began."""

    def __init__(self) -> None:
        self.steps: dict[int, Step] = {}
        self.first: int | None = None

    def reset(self, rows: Mapping[str, Any]) -> None:
        """Begin anew with all rows."""
        self.steps = {}
        for key, row in rows.items():
            self.put(key, row)
        if self.first is None:
            self.first = self.next

    def put(self, key: str, row: Any) -> None:
        """Set one row."""
        self.drop(key)
        step = step_from_plain(int(key), row) if key.isdecimal() else None
        if step is not None:
            self.steps[step.number] = step

    def drop(self, key: str) -> None:
        """Take one row out."""
        if key.isdecimal():
            self.steps.pop(int(key), None)

    @property
    def next(self) -> int:
        """The number of the next step."""
        return max(self.steps, default=0) + 1


class Editing:
    """Changes the annotations in a storage, for the owner of its lock; all methods raise LibraryError."""

    def __init__(
        self,
        storage: JournalStorage,
        rows: Rows[Annotation],
        now: Callable[[], str],
        window: str,
        same_article: Callable[[str, str], bool] = lambda one, other: one == other,
    ) -> None:
        self._storage = storage
        self._rows = rows
        self._now = now
        self._window = window
        self._same_article = same_article
        self._steps = Steps()
        storage.watch(HISTORY, self._steps)

    def save(
        self,
        annotations: Sequence[Annotation],
        label: str = "",
        *,
        as_written: bool = False,
        amends: str = "",
    ) -> list[Annotation]:
        """Insert annotations, or replace those with their ids, as one step; return them with their times.

        With `as_written`, those that are new here keep the time they were modified elsewhere. Where the last
        step made here changed the annotation `amends`, this goes on with it: both are undone as one.
        """
        now = self._now()
        saved: list[Annotation] = []
        put: dict[str, Any] = {}
        edits: list[Edit] = []
        with self._storage.reading() as tables:
            there, purged = tables.get(self._rows.table, {}), tables.get(PURGED, {})
            for annotation in annotations:
                known = self._rows.get(annotation.id)
                created = annotation.created or (known.created if known else "") or now
                row = annotation_to_plain(replace(annotation, created=created, modified=now))
                key = self._rows.key(annotation.id)
                before = there[key] if key is not None else None
                if before is not None and self._same_article(before["article"], row["article"]):
                    row["article"] = before["article"]
                key = key or free_key(ChainMap(put, there), annotation.id)
                edit = edit_of(before, row)
                if edit is not None:
                    edits.append(edit)
                # What was purged here comes back as of now, or its grave would take it again.
                elsewhere = as_written and before is None and key not in purged
                time = annotation.modified if elsewhere and "" < annotation.modified < now else now
                put[key] = stamped(before, row if before is None else {**before, **row}, time)
                saved.append(replace(annotation, created=created, modified=put[key]["modified"]))
            back = [key for key in put if key in purged]
        if put:
            steps, drop = self._new_step(edits, label, now, amends)
            if back:
                drop[PURGED] = back
            self._storage.change(Change({self._rows.table: put, **steps}, drop))
        return saved

    def undo(self, articles: Collection[str] | None = None) -> Undone | None:
        """Take back the last step made here, or before this window was opened; None when there is none."""
        return self._move(to_undo(self._steps.steps.values(), self._mine, articles), undo=True)

    def redo(self, articles: Collection[str] | None = None) -> Undone | None:
        """Make the step again that was undone last; None when there is none."""
        return self._move(to_redo(self._steps.steps.values(), self._mine, articles), undo=False)

    def steps(self) -> list[Step]:
        """Return all steps that are remembered, the oldest first."""
        return [self._steps.steps[number] for number in sorted(self._steps.steps)]

    def purge(self, ids: Iterable[str]) -> int:
        """Erase deleted annotations for good, here and in the steps; return how many.

        What is left of each is that it is gone, so that another machine's copy does not bring it back.
        """
        gone = {
            id: key
            for id in ids
            if (key := self._rows.key(id)) is not None
            and (annotation := self._rows.get(id)) is not None
            and annotation.deleted
        }
        if not gone:
            return 0
        now = self._now()
        with self._storage.reading() as tables:
            there = tables.get(self._rows.table, {})
            put: dict[str, Any] = {PURGED: {key: grave_of(there[key], now) for key in gone.values()}}
            # Notes that lost against one of them stay: they are annotations of their own from now on.
            put[self._rows.table] = {
                key: adopted(row, now)
                for key, row in there.items()
                if isinstance(row, dict) and origin_of(row) in gone and row["id"] not in gone
            }
            # One that lost against another is in that one's row, too.
            notes: dict[str, frozenset[str]] = {}
            for of in {conflict_of(there[key]) for key in gone.values()} - gone.keys():
                origin = self._rows.key(of) if of else None
                if origin is not None and (lost := lost_in(there[origin], gone)):
                    notes[of] = lost
                    put[self._rows.table][origin] = let_go(there[origin], lost)
        put = {name: rows for name, rows in put.items() if rows}
        drop = {self._rows.table: list(gone.values()), HISTORY: list[str]()}
        for step in self.steps():
            left = without(step, gone, notes)
            if left is None:
                drop[HISTORY].append(str(step.number))
            elif left != step:
                put.setdefault(HISTORY, {})[str(step.number)] = step_to_plain(left)
        self._storage.change(Change(put, {name: keys for name, keys in drop.items() if keys}))
        return len(gone)

    def _move(self, step: Step | None, *, undo: bool) -> Undone | None:
        if step is None:
            return None
        now, lost = self._now(), overridden(step)
        notes = {edit.id: str(edit.after.get("deleted") or "") for edit in step.edits if edit.id in lost}
        put: dict[str, Any] = {}
        skipped: list[str] = []
        moved: list[Annotation] = []
        with self._storage.reading() as tables:
            there = tables.get(self._rows.table, {})
            for edit in step.edits:
                if edit.id in lost:
                    continue
                key = self._rows.key(edit.id)
                row = there[key] if key is not None else {}
                fields = undone(edit, row, now) if undo else redone(edit, row)
                beside = step.merged and (undo or edit.id in lost.values())
                place = given_back if step.merged else stamped
                made = place(row, fields, now, beside=beside) if fields else None
                annotation = _annotation(made) if made else None
                if key is None or made is None or annotation is None:
                    skipped.append(edit.id)
                else:
                    put[key] = made
                    moved.append(annotation)
            others = self._beside(put, tables, notes, now if undo else "") if step.merged else Beside()
        step = replace(step, undone=undo)
        rows = {self._rows.table: {**put, **others.put}} if put else {}
        rows[HISTORY] = {str(step.number): step_to_plain(step)}
        self._storage.change(Change(rows, {self._rows.table: others.drop} if others.drop else {}))
        return Undone(step, tuple(moved), tuple(skipped), tuple(others.ids))

    def _beside(
        self, put: dict[str, Any], tables: Mapping[str, Any], lost: Mapping[str, str], deleted: str
    ) -> Beside:
        """Return what becomes of conflict notes when the rows in `put` take the place of those there."""
        there = tables.get(self._rows.table, {})
        keys: dict[str, list[str]] = {}
        for key, row in there.items():
            if isinstance(row, dict) and (of := origin_of(row)) is not None:
                keys.setdefault(of, []).append(key)
        graves = graves_by_id(tables.get(PURGED, {}))
        beside = Beside()
        for key, row in put.items():
            conflicts = {there[at]["id"]: at for at in keys.get(row["id"], [])}
            rows = [there[at] for at in conflicts.values()]
            add, drop = conflicts_after(there[key], row, rows, lost, deleted)
            for made in add:
                grave = graves.get(made["id"])
                # Making a merge again shows nothing that was purged; undoing it keeps what was written since.
                buried = is_buried(made, grave) if deleted else grave is not None
                if not buried and self._rows.key(made["id"]) is None:
                    beside.put[free_key(ChainMap(beside.put, put, there), made["id"])] = made
                    beside.ids.append(made["id"])
            # A row that was purged elsewhere is not shown: its words are only in the conflict note.
            hidden = row["id"] in graves and is_erased(row, graves[row["id"]])
            for gone in [] if hidden else [one for one in drop if conflicts[one["id"]] not in put]:
                beside.drop.append(conflicts[gone["id"]])
                beside.ids.append(gone["id"])
        return beside

    def _new_step(
        self, edits: list[Edit], label: str, now: str, amends: str = ""
    ) -> tuple[dict[str, dict[str, Any]], dict[str, list[str]]]:
        """Return the rows to put for a new step, and those to drop, by table."""
        if not edits:
            return {}, {}
        step = Step(self._steps.next, label or label_of(edits), now, self._window, tuple(edits))
        last = to_undo(self._steps.steps.values(), self._mine, step.articles) if amends else None
        if last is not None and any(edit.id == amends for edit in last.edits):
            step = replace(step, number=last.number, edits=amended(last.edits, edits))
        gone = [str(old.number) for old in overtaken(self._steps.steps.values(), step)]
        return {HISTORY: {str(step.number): step_to_plain(step)}}, ({HISTORY: gone} if gone else {})

    def _mine(self, step: Step) -> bool:
        return step.window == self._window or step.number < (self._steps.first or 0)


def _annotation(row: Mapping[str, Any]) -> Annotation | None:
    try:
        return annotation_from_plain(row)
    except ValueError:
        return None
