"""When each field of an annotation was written, and which notes it took the place of: what a merge needs.

`modified` tells when a row was changed, not what in it. So a row has `versions` beside its fields: the times
of those that were written after it was made, and of each note that another one replaced its hash, so that a
note which two machines wrote at once is told from one that is only old. All is pure; times are ISO 8601.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from reader.library.changes import to_json

Row = Mapping[str, Any]

#: The field of a row that holds its versions.
VERSIONS = "versions"
#: Fields that have a meaning of their own in a merge; all others are values with a time.
_OWN = frozenset({"id", "created", "modified", "deleted", VERSIONS})
#: Fields that are written together, or not at all: a place is one in a certain text.
_TOGETHER = frozenset({"anchor", "text", "text_hash"})
#: Hexadecimal digits of a note's hash: enough to tell the notes of one annotation apart.
_DIGITS = 16


def utc_now() -> str:
    """Return the time in UTC, to the millisecond: "2030-01-31T09:30:00.000Z"."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


@lru_cache(maxsize=100_000)
def moment(time: str) -> tuple[float, str]:
    """Return what times are ordered by, whatever form they are written in; what is none comes first."""
    try:
        read = datetime.fromisoformat(time)
    except ValueError:
        return -1.0, time
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp(), time


def later(now: str, seen: str) -> str:
    """Return `now`, or the moment after `seen` where that is not behind it: clocks of two machines differ."""
    if moment(now)[0] > moment(seen)[0] or moment(now)[0] < 0:
        return now
    after = datetime.fromtimestamp(moment(seen)[0], UTC) + timedelta(milliseconds=1)
    return after.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def note_hash(note: str) -> str:
    """Return the name by which a note is remembered without its words."""
    return hashlib.sha256(note.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def newest(*times: str) -> str:
    """Return the latest of some times."""
    return max(times, key=moment)


def newer(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    """Return the latest time of each name in either."""
    both = dict(one)
    for name, time in other.items():
        both[name] = newest(both[name], time) if name in both else time
    return both


def first(*times: str) -> str:
    """Return the earliest of some times, of those that are some."""
    return min(times, key=lambda time: (moment(time)[0] < 0, moment(time)))


def rank(entry: tuple[str, Any]) -> tuple[tuple[float, str], bytes]:
    """Return what decides between two values: the time, and any order between those of one time."""
    return moment(entry[0]), to_json(entry[1])


@dataclass(frozen=True, slots=True)
class State:
    """A row taken apart: what of it was written when.

    `fields` have a time and a value; `tags` and `untagged` the time each was given and taken away; `notes`
    are those that no other has replaced, and the newest; `past` says of a note, by its hash, up to when it
    was replaced, `read` up to when whoever deleted the annotation had read it. `deleted` is true of the
    moment `modified`: whoever changed a row last knew whether it was.
    """

    created: str
    modified: str
    deleted: Any = None
    fields: Mapping[str, tuple[str, Any]] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    untagged: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    past: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, str] = field(default_factory=dict)

    @property
    def note(self) -> str | None:
        """The newest note; None where there is none."""
        return max(self.notes, key=lambda text: (moment(self.notes[text]), text), default=None)

    @property
    def lost(self) -> dict[str, Any]:
        """The notes that were written at the same time as others, and are not shown, with `deleted` of each.

        The newest is one of them when the annotation was deleted by somebody who had not read it; those that
        had been read are deleted too.
        """
        if not self.deleted:
            return {text: "" for text in self.unreplaced if text != self.note}
        read = {text for text in self.unreplaced if self._until(text, self.read)}
        return {
            text: self.deleted if text in read else ""
            for text in self.unreplaced
            if text != self.note or text not in read
        }

    @property
    def unreplaced(self) -> list[str]:
        """The notes that nobody replaced who had read them, the oldest first."""
        texts = [text for text in self.notes if text.strip() and not self._until(text, self.past)]
        return sorted(texts, key=lambda text: (moment(self.notes[text]), text))

    def _until(self, note: str, times: Mapping[str, str]) -> bool:
        until = times.get(note_hash(note))
        return until is not None and moment(until) >= moment(self.notes[note])

    @property
    def latest(self) -> str:
        """The latest time of anything in it."""
        times = [self.modified, *self.notes.values(), *self.past.values(), *self.tags.values()]
        return newest(self.created, *times, *(time for time, _ in self.fields.values()))


def state_of(row: Row) -> State:
    """Return a row taken apart; a row that has no versions was written whole when it was modified."""
    created, modified = _time(row.get("created")), _time(row.get("modified"))
    known = isinstance(row.get(VERSIONS), Mapping)
    otherwise = created if known else modified
    times = stamps_of(row, "times")
    fields = {name: (times.get(name, otherwise), value) for name, value in row.items() if name not in _OWN}
    tagged: dict[str, str] = {}
    if isinstance(tags := row.get("tags"), list) and all(isinstance(tag, str) for tag in tags):
        given = stamps_of(row, "tags")
        tagged = {tag: given.get(tag, otherwise) for tag in tags}
        del fields["tags"]
    past, read, notes = (stamps_of(row, name) for name in ("past", "read", "lost"))
    if isinstance(note := row.get("note"), str):
        time = fields.pop("note")[0]
        if not known and not note.strip():
            time = created  # that nothing was written is no reason to let go of what somebody wrote
        notes = newer(notes, {note: time})
        if row.get("deleted") and not known:
            # Who deleted it had read it.
            read = {note_hash(note): time}
    untagged = stamps_of(row, "untagged")
    return State(created, modified, row.get("deleted"), fields, tagged, untagged, notes, past, read)


def row_of(id: str, state: State) -> dict[str, Any]:
    """Return the row of a state: always the same one, however it came about."""
    row = {name: value for name, (_, value) in state.fields.items()} | {
        "id": id,
        "created": state.created,
        "modified": state.modified,
    }
    if state.deleted is not None:
        row["deleted"] = state.deleted
    if state.note is not None:
        row["note"] = state.note
    if state.tags or "tags" not in row:
        row["tags"] = sorted(state.tags, key=lambda tag: (moment(state.tags[tag]), tag))
    return with_versions(row, state)


def with_versions(row: Row, state: State) -> dict[str, Any]:
    """Return `row` with the versions of `state`, which are left out where they say nothing."""
    created = state.created
    times = {name: time for name, (time, _) in state.fields.items() if time != created}
    if state.note is not None and state.notes[state.note] != created:
        times["note"] = state.notes[state.note]
    versions = {
        "times": times,
        "tags": {tag: time for tag, time in state.tags.items() if time != created},
        "untagged": dict(state.untagged),
        "past": dict(state.past),
        "read": dict(state.read),
        "lost": {text: state.notes[text] for text in state.unreplaced if text != state.note},
    }
    plain = {name: value for name, value in versions.items() if value}
    bare = {name: value for name, value in row.items() if name != VERSIONS}
    as_made = not plain and state.modified == created and not state.deleted
    return bare if as_made else {**bare, VERSIONS: plain}


def _last(state: State) -> tuple[tuple[float, str], bool, bytes]:
    """Return what decides who changed a row last: of two at one time, who did not delete it."""
    return moment(state.modified), not state.deleted, to_json(state.deleted)


def stamps_of(row: Row, name: str) -> dict[str, str]:
    """Return the times of one kind in the versions of a row."""
    versions = row.get(VERSIONS)
    times = versions.get(name) if isinstance(versions, Mapping) else None
    if not isinstance(times, Mapping):
        return {}
    return {key: time for key, time in times.items() if isinstance(time, str)}


def stamped(before: Row | None, row: Row, now: str, *, beside: bool = False) -> dict[str, Any]:
    """Return `row`, which takes the place of `before` at the time `now`, with the times of what changed.

    `modified` is set: it is `now`, or just after the latest time in `before`. With `beside`, the note of
    `row` does not replace the one that was there: as if two machines had written them at once, both count.
    """
    if before is None:
        return {**{name: value for name, value in row.items() if name != VERSIONS}, "modified": now}
    old = state_of(before)
    time = later(now, old.latest)
    new = state_of({**row, VERSIONS: {}})
    changed = {
        name
        for name, (_, value) in new.fields.items()
        if name not in old.fields or old.fields[name][1] != value
    }
    if changed & _TOGETHER:
        changed |= _TOGETHER
    fields = {
        name: (time if name in changed else old.fields[name][0], value)
        for name, (_, value) in new.fields.items()
    }
    note, past, read, notes = new.note, dict(old.past), dict(old.read), dict(old.notes)
    if note is not None:
        if old.note is not None and note != old.note and not beside:
            past = newer(past, {note_hash(old.note): old.notes[old.note]})
        if note != old.note:
            notes[note] = time
        if row.get("deleted") and not before.get("deleted"):
            read = newer(read, {note_hash(note): notes[note]})
    tags = {tag: old.tags.get(tag, time) for tag in new.tags}
    untagged = {tag: when for tag, when in old.untagged.items() if tag not in tags}
    untagged |= dict.fromkeys(old.tags.keys() - tags.keys(), time)
    state = State(old.created, time, row.get("deleted"), fields, tags, untagged, notes, past, read)
    return with_versions({**row, "modified": time}, state)


def _time(value: Any) -> str:
    return value if isinstance(value, str) else ""


def together(states: Iterable[State]) -> State:
    """Return what several machines made of one row: of each field what was written last."""
    joined, *rest = states
    for state in rest:
        joined = _both(joined, state)
    return joined


def _both(one: State, other: State) -> State:
    fields = dict(one.fields)
    for name, entry in other.fields.items():
        fields[name] = max(fields[name], entry, key=rank) if name in fields else entry
    tags, untagged = newer(one.tags, other.tags), newer(one.untagged, other.untagged)
    kept = {
        tag: time
        for tag, time in tags.items()
        if tag not in untagged or moment(time) >= moment(untagged[tag])
    }
    last = max(one, other, key=_last)
    return State(
        first(one.created, other.created),
        last.modified,
        last.deleted,
        fields,
        kept,
        {tag: time for tag, time in untagged.items() if tag not in kept},
        newer(one.notes, other.notes),
        newer(one.past, other.past),
        newer(one.read, other.read),
    )
