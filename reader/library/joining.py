"""Several machines' annotations become one table: what was written last wins, field by field, and no note is
lost.

It is a join: commutative, associative, idempotent, so that it does not matter who merges with whom, when, and
how often. A note that loses against one whose writer had not read it is an annotation of its own, the
*conflict note*: it is made from the row it belongs to, always the same, until somebody changes it.
"""

import hashlib
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from reader.library.versions import (
    VERSIONS,
    Row,
    State,
    moment,
    newer,
    newest,
    note_hash,
    row_of,
    stamped,
    stamps_of,
    state_of,
    together,
    with_versions,
)

#: The tag of a conflict note, and the field that says of which annotation and time it is.
CONFLICT_TAG, CONFLICT = "conflict", "conflict"
#: What stays of the words of an annotation that was purged.
_NOWHERE: Mapping[str, Any] = {"exact": "", "prefix": "", "suffix": "", "start": 0, "end": 0}
_BLANK: Mapping[str, Any] = {"anchor": _NOWHERE, "colour": "yellow", "speaker": ""}
#: Fields that have no words in them, and never change.
_KEPT = frozenset({"article", "kind", CONFLICT})
#: What is known of notes by their hashes, and of fields by their names: that they were written anew.
_KNOWN = ("past", "read", "moved")


def joined_annotations(
    tables: Iterable[Mapping[str, Row]], purged: Mapping[str, Row]
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """Return the annotations of all `tables`, and what is purged, both by id; `purged` is so already."""
    rows: dict[str, list[Row]] = {}
    carried: dict[str, list[Row]] = {}
    for table in tables:
        for id, row in table.items():
            (rows if origin_of(row) is None else carried).setdefault(id, []).append(row)
    states = {id: together(map(state_of, _distinct(copies))) for id, copies in rows.items()}
    alone: dict[str, State] = {}
    for id, copies in carried.items():
        of, note = origin_of(copies[0]) or "", str(copies[0].get("note"))
        if of in states:
            times = {note: newest(*(str(row["modified"]) for row in copies))}
            states[of] = replace(states[of], notes=newer(states[of].notes, times))
        elif id not in states:
            alone[id] = together(map(state_of, copies))
    states |= alone
    graves = {id: dict(row) for id, row in purged.items()}
    joined: dict[str, dict[str, Any]] = {}
    for id, state in states.items():
        left: State | None = state
        if id in graves:
            graves[id] = _deeper(graves[id], state.past, state.read, _moved(state))
            left = _buried(state, graves[id])
        if left is not None:
            joined[id] = row_of(id, left)
            for made in _conflict_notes(id, left):
                if made["id"] not in states and not is_buried(made, graves.get(made["id"])):
                    joined[made["id"]] = made
    return joined, graves


def _distinct(copies: list[Row]) -> list[Row]:
    """Return copies of a row without those written alike: most are, and to compare them costs little."""
    if len(copies) == 1:
        return copies
    return list({repr(copy): copy for copy in copies}.values())


def joined_graves(tables: Iterable[Mapping[str, Row]]) -> dict[str, dict[str, Any]]:
    """Return what is purged in any of `tables`, by id."""
    graves: dict[str, dict[str, Any]] = {}
    for table in tables:
        for id, row in table.items():
            known = graves.get(id, {})
            times = [time for one in (known, row) if isinstance(time := one.get("purged"), str)]
            grave = _deeper({"id": id, "purged": newest(*times, "")}, *(_of(known, name) for name in _KNOWN))
            graves[id] = _deeper(grave, *(_of(row, name) for name in _KNOWN))
    return graves


def grave_of(row: Row, now: str) -> dict[str, Any]:
    """Return what is left of an annotation that is purged: that it is gone, and which notes went with it."""
    state = state_of(row)
    notes = {note_hash(text): time for text, time in state.notes.items()}
    return _deeper({"id": row["id"], "purged": now}, newer(state.past, notes), state.read, _moved(state))


def graves_by_id(purged: Mapping[str, Any]) -> dict[str, Row]:
    """Return what is left of what was purged, by the ids it had."""
    return {str(grave.get("id")): grave for grave in purged.values() if isinstance(grave, dict)}


def is_erased(row: Row, grave: Row) -> bool:
    """Tell whether nothing of an annotation came back that was purged: neither words nor a note to show.

    Its row stays, for what other machines may know of it.
    """
    anchor, note = row.get("anchor"), row.get("note")
    if row.get("deleted"):
        return moment(str(row.get("modified"))) <= moment(str(grave.get("purged")))
    wordless = isinstance(anchor, Mapping) and not anchor.get("exact")
    return wordless and row.get("kind") != "bookmark" and not (isinstance(note, str) and note.strip())


def origin_of(row: Row) -> str | None:
    """Return the id of the annotation whose lost note this row is, as long as nobody has changed it."""
    conflict = row.get(CONFLICT)
    if not isinstance(conflict, Mapping) or VERSIONS in row or not isinstance(row.get("note"), str):
        return None
    of, at = conflict.get("of"), conflict.get("at")
    return of if isinstance(of, str) and isinstance(at, str) and at == row.get("modified") else None


def is_buried(conflict: Row, grave: Row | None) -> bool:
    """Tell whether a conflict note was purged, and not written again since."""
    return grave is not None and moment(str(grave.get("purged"))) >= moment(str(conflict["modified"]))


def adopted(row: Row, now: str) -> dict[str, Any]:
    """Return a conflict note as an annotation like any other, which no merge makes anew."""
    return {name: value for name, value in row.items() if name != CONFLICT} | {"modified": now, VERSIONS: {}}


def lost_in(row: Row, ids: Container[str]) -> frozenset[str]:
    """Return the notes that lost in an annotation, of which the conflict notes with these ids were made."""
    state = state_of(row)
    lost = (text for text in state.unreplaced if text != state.note)
    return frozenset(text for text in lost if conflict_id(row["id"], text) in ids)


def let_go(row: Row, notes: Collection[str]) -> dict[str, Any]:
    """Return an annotation's row without some of the notes that lost in it: they were read, and purged."""
    state = state_of(row)
    past = {note_hash(text): state.notes[text] for text in notes}
    return with_versions(row, replace(state, past=newer(state.past, past)))


def given_back(row: Row, fields: Row, now: str, *, beside: bool) -> dict[str, Any]:
    """Return an annotation's row with `fields`, which undoing a merge gives back, or making it again brings.

    With `beside`, neither note replaces the other, and so it is where no machine ever replaced the one that
    is there: making a merge again is no reading. A conflict note that nobody changed stays one: the next
    merge shows it.
    """
    if origin_of(row) is not None:
        return {**fields, CONFLICT: row[CONFLICT]}
    replaced = note_hash(str(row.get("note", ""))) in stamps_of(row, "past")
    return stamped(row, fields, now, beside=beside or not replaced)


def conflicts_after(
    was: Row, row: Row, conflicts: Iterable[Row], made_with: Mapping[str, str], deleted: str
) -> tuple[list[dict[str, Any]], list[Row]]:
    """Return conflict notes to put, and those to drop, when `row` was given back in the place of `was`.

    `conflicts` are those of the annotation that nobody changed. What holds the note that is back goes if it
    came with the other one, as those in `made_with`, or is in the trash. The note that lost goes to the trash
    at the time `deleted`, or at that in `made_with`; it is shown when there is none.
    """
    made = _conflict_notes(row["id"], state_of(row))
    put = [
        {**one, "deleted": one["deleted"] or deleted or made_with.get(one["id"], "")}
        for one in made
        if one["note"] == was.get("note")
    ]
    held = [conflict for conflict in conflicts if conflict["note"] == row.get("note")]
    return put, [conflict for conflict in held if conflict["id"] in made_with or conflict["deleted"]]


def _conflict_notes(id: str, state: State) -> list[dict[str, Any]]:
    """Return an annotation for each note of `state` that lost."""
    if not state.lost:
        return []
    fields = {name: value for name, (_, value) in state.fields.items() if name != CONFLICT}
    return [
        {
            **fields,
            "id": conflict_id(id, note),
            "note": note,
            "tags": [CONFLICT_TAG],
            "created": state.notes[note],
            "modified": state.notes[note],
            "deleted": deleted,
            CONFLICT: {"of": id, "at": state.notes[note]},
        }
        for note, deleted in state.lost.items()
    ]


def conflict_id(of: str, note: str) -> str:
    """Return the id that the conflict note has which is made of a note of an annotation."""
    return hashlib.sha256(f"{of}\n{note}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _buried(state: State, grave: Row) -> State | None:
    """Return what is left of a row that was purged somewhere: what was written after that, or unknown there.

    It keeps the words it was made on, unless some machine gave it others before that: which these were could
    depend on who merged with whom. None when nothing is left.
    """
    time = str(grave.get("purged", ""))
    moved = _of(grave, "moved")
    fields = {
        name: entry if _after(entry[0], time) or _as_made(state, name, moved) else _blank(name, entry, time)
        for name, entry in state.fields.items()
        if name in _KEPT or name in _BLANK or _after(entry[0], time)
    }
    notes = {text: at for text, at in state.notes.items() if text.strip() or _after(at, time)}
    alive = _after(state.modified, time)
    left = replace(
        state,
        modified=state.modified if alive else time,
        deleted=state.deleted if alive else time,
        fields=fields,
        tags={tag: given for tag, given in state.tags.items() if _after(given, time)},
        untagged={tag: taken for tag, taken in state.untagged.items() if _after(taken, time)},
        notes=newer(notes, {"": time}),
        past=newer(state.past, _of(grave, "past")),
        read=newer(state.read, _of(grave, "read")),
    )
    return left if alive or left.unreplaced else None


def _blank(name: str, entry: tuple[str, Any], time: str) -> tuple[str, Any]:
    value = _BLANK.get(name, entry[1])
    return time, dict(value) if isinstance(value, Mapping) else value


def _moved(state: State) -> dict[str, str]:
    """Return the fields that were written anew, and so do not outlive a purge; not when, lest it differ."""
    return {name: "" for name in _BLANK if name in state.fields and state.fields[name][0] != state.created}


def _as_made(state: State, name: str, moved: Mapping[str, str]) -> bool:
    return name in _BLANK and name not in moved and state.fields[name][0] == state.created


def _after(one: str, other: str) -> bool:
    return moment(one)[0] > moment(other)[0]


def _deeper(grave: Row, *more: Mapping[str, str]) -> dict[str, Any]:
    """Return what is left of a purged annotation with what is known of it besides: see `_KNOWN`."""
    known = {name: newer(_of(grave, name), times) for name, times in zip(_KNOWN, more, strict=True)}
    return {**grave, **{name: times for name, times in known.items() if times}}


def _of(grave: Row, name: str) -> dict[str, str]:
    times = grave.get(name)
    if not isinstance(times, Mapping):
        return {}
    return {note: time for note, time in times.items() if isinstance(time, str)}
