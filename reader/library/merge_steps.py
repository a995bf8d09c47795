"""A merge as one step that can be undone: which annotations it brought, and which fields it changed.

Undoing it moves what it brought to the trash, and gives what it changed its fields back. A note that comes
back does not replace the one it gives way to: taken as read, that one would be lost on the machine that wrote
it, too. It goes to the trash as a conflict note, and the next merge shows it again.
"""

from collections.abc import Collection, Mapping
from typing import Any

from reader.library.changes import Change, Tables
from reader.library.editing import HISTORY, PURGED
from reader.library.history import (
    MAX_EDITS,
    Edit,
    Step,
    edit_of,
    overtaken,
    step_from_plain,
    step_to_plain,
    without,
)
from reader.library.joining import CONFLICT, conflict_id, is_erased, origin_of
from reader.library.uniting import ANNOTATIONS, by_id
from reader.library.versions import VERSIONS, Row

#: What a merge writes in a row besides what its reader sees.
_BESIDE = frozenset({"created", "modified", VERSIONS})


def with_step(
    change: Change, before: Tables, after: Tables, history: Mapping[str, Any], window: str, now: str
) -> Change:
    """Return the change that a merge makes, with the step that undoes it, in one record.

    `history` are the steps so far; `window` made this one, `now`. One that changes more annotations than
    steps may hold together is none. The words of what another machine purged leave the steps, too.
    """
    rows = {name: dict(table) for name, table in change.put.items()}
    drop = {name: list(keys) for name, keys in change.drop.items()}
    steps = [step for key, row in history.items() if (step := _step(key, row)) is not None]
    there = by_id(after.get(ANNOTATIONS, {}))[0]
    purged = {id for layer in by_id(after.get(PURGED, {})) for id in layer} - there.keys()
    for step in steps:
        left = without(step, purged, _purged_notes(step, purged, there))
        if left is None:
            drop.setdefault(HISTORY, []).append(str(step.number))
        elif left != step:
            rows.setdefault(HISTORY, {})[str(step.number)] = step_to_plain(left)
    edits = edits_of(before, after)
    if edits and len(edits) <= MAX_EDITS:
        number = max((step.number for step in steps), default=0) + 1
        made = Step(number, "Merged another version", now, window, tuple(edits), merged=True)
        for old in overtaken(steps, made):
            rows.get(HISTORY, {}).pop(str(old.number), None)
            drop.setdefault(HISTORY, []).append(str(old.number))
        rows.setdefault(HISTORY, {})[str(number)] = step_to_plain(made)
    return Change(
        {name: table for name, table in rows.items() if table or name != HISTORY}, drop, change.gone
    )


def _purged_notes(step: Step, purged: Collection[str], there: Mapping[str, Row]) -> dict[str, frozenset[str]]:
    """Return the notes in a step, by their annotations, that lost, and were purged: none that is shown."""
    notes: dict[str, frozenset[str]] = {}
    for edit in step.edits if purged else ():
        shown = there.get(edit.id, {}).get("note")
        said = (side.get("note") for side in (edit.before or {}, edit.after))
        texts = frozenset(note for note in said if isinstance(note, str) and note != shown)
        if lost := frozenset(note for note in texts if conflict_id(edit.id, note) in purged):
            notes[edit.id] = lost
    return notes


def edits_of(before: Tables, after: Tables) -> list[Edit]:
    """Return what a merge did that can be taken back, annotation by annotation."""
    old, new = by_id(before.get(ANNOTATIONS, {}))[0], by_id(after.get(ANNOTATIONS, {}))[0]
    graves = by_id(after.get(PURGED, {}))[0]
    edits: list[Edit] = []
    for id, row in new.items():
        was = old.get(id)
        if was is row or was == row or not isinstance(row.get("article"), str):
            continue
        if was is None:
            hidden = row.get("deleted") or (id in graves and is_erased(row, graves[id]))
            # What the note that is given back makes of this one depends on its having lost, shown or not.
            lost = row.get("note") == old.get(origin_of(row) or "", {}).get("note")
            edit = edit_of(None, _seen(row)) if lost or not hidden else None
        else:
            edit = edit_of(_seen(was), _seen(row))
        if edit is not None:
            edits.append(edit)
    return edits


def _seen(row: Row) -> dict[str, Any]:
    # A conflict note that somebody changed is an annotation like any other.
    beside = _BESIDE if origin_of(row) is not None else _BESIDE | {CONFLICT}
    return {name: value for name, value in row.items() if name not in beside}


def _step(key: str, row: Any) -> Step | None:
    return step_from_plain(int(key), row) if key.isdecimal() else None
