"""Several machines' records of one article become one: everything it was seen as, and what was last said of
it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.article.corrections_plain import ANSWERS
from reader.library.changes import to_json
from reader.library.kinship import KIN, first_address, kin_of
from reader.library.versions import VERSIONS, Row, first, moment, newest, rank, stamps_of

#: The fields that are sets of what was seen.
_SETS = ("digests", "sources", "text_hashes")
_CHOICES, _CORRECTIONS, _STRICTNESS = "choices", "corrections", "strictness"
#: The fields that hold what the reader decided, each decision with a time of its own.
_DECIDED = (_CHOICES, _CORRECTIONS)
#: What is there before anything was decided.
_BEGUN: Mapping[str, Mapping[str, Any]] = {_CHOICES: {_STRICTNESS: 0}, _CORRECTIONS: {}}
_OWN = frozenset({"id", "created", "opened", VERSIONS, KIN, *_DECIDED, *_SETS})

#: What was decided about each subject: when, and what (None: nothing any more).
Chosen = Mapping[str, tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class _State:
    created: str
    opened: str
    fields: Mapping[str, tuple[str, Any]]
    sets: Mapping[str, frozenset[str]]
    text: tuple[str, Any] | None
    address: tuple[str, str] | None
    kin: Mapping[str, Row]
    decided: Mapping[str, Chosen]


def joined_articles(tables: Iterable[Mapping[str, Row]]) -> dict[str, dict[str, Any]]:
    """Return the records of all `tables`, by id."""
    states: dict[str, _State] = {}
    for table in tables:
        for id, row in table.items():
            states[id] = _both(states[id], _state(row)) if id in states else _state(row)
    return {id: _row(id, state) for id, state in states.items()}


def _state(row: Row) -> _State:
    times = stamps_of(row, "times")
    opened = str(row.get("opened", ""))
    texts = _texts(row, "text_hashes")
    return _State(
        str(row.get("created", "")),
        opened,
        {name: (times.get(name, opened), value) for name, value in row.items() if name not in _OWN},
        {name: frozenset(_texts(row, name)) for name in _SETS},
        (times.get("text_hashes", opened), texts[-1]) if texts else None,
        first_address(row),
        kin_of(row),
        {name: chosen_in(row, name) for name in _DECIDED},
    )


def _both(one: _State, other: _State) -> _State:
    kin = dict(one.kin)
    for id, word in other.kin.items():
        kin[id] = max(kin.get(id, word), word, key=lambda word: (moment(word["at"]), to_json(dict(word))))
    texts = [text for text in (one.text, other.text) if text is not None]
    addresses = [address for address in (one.address, other.address) if address is not None]
    return _State(
        first(one.created, other.created),
        newest(one.opened, other.opened),
        _merged(one.fields, other.fields, key=lambda entry: (entry[1] not in ("", [], 0), *rank(entry))),
        {name: one.sets[name] | other.sets[name] for name in _SETS},
        max(texts, key=rank, default=None),
        min(addresses, key=lambda address: (moment(address[0]), address[1]), default=None),
        kin,
        {name: _merged(one.decided[name], other.decided[name], key=rank) for name in _DECIDED},
    )


def _merged(one: Chosen, other: Chosen, key: Any) -> Chosen:
    both = dict(one)
    for name, entry in other.items():
        both[name] = max(both[name], entry, key=key) if name in both else entry
    return both


def _row(id: str, state: _State) -> dict[str, Any]:
    row = {name: value for name, (_, value) in state.fields.items()}
    row |= {"id": id, "created": state.created, "opened": state.opened}
    for name in _SETS:
        # Its id comes from the first bytes seen.
        row[name] = sorted(state.sets[name], key=lambda value: (not value.startswith(id), value))
    times = {name: time for name, (time, _) in state.fields.items() if time != state.opened}
    if state.text is not None:
        row["text_hashes"] = [text for text in row["text_hashes"] if text != state.text[1]] + [state.text[1]]
        times |= {"text_hashes": state.text[0]} if state.text[0] != state.opened else {}
    if state.kin:
        row[KIN] = {other: dict(word) for other, word in state.kin.items()}
    versions: dict[str, Any] = {"times": times} if times else {}
    if state.address is not None and first_address(row) != state.address:
        versions["address"] = list(state.address)
    for name, chosen in state.decided.items():
        row |= _decided_row(chosen, name)
        versions |= _decided_stamps(chosen, name)
    return row | ({VERSIONS: versions} if versions else {})


# Choices about cleaning, corrections of names and quotes: each subject has a time of its own.


def chosen_in(row: Row, field: str = _CHOICES) -> Chosen:
    """Return what was decided in a `field` of a record about each subject."""
    decided = row.get(field)
    plain: Row = decided if isinstance(decided, Mapping) else {}
    made = plain.get("made")
    chosen: dict[str, Any] = {_subject(one, field): one for one in (made if isinstance(made, list) else [])}
    chosen |= {f"={name}": value for name, value in plain.items() if name != "made"}
    times = stamps_of(row, field)
    gone = {subject: (time, None) for subject, time in times.items() if subject not in chosen}
    return gone | {subject: (times.get(subject, ""), value) for subject, value in chosen.items()}


def decided_in(rows: Sequence[Row]) -> dict[str, Any]:
    """Return what was decided in several records of one article, by field: of each subject, the last."""
    decided: dict[str, Any] = {}
    for field in _DECIDED:
        together: Chosen = {}
        for row in rows:
            together = _merged(together, chosen_in(row, field), key=rank)
        decided |= _decided_row(together, field)
    return decided


def _decided_row(chosen: Chosen, field: str) -> dict[str, Any]:
    """Return the field of a record with these decisions; none where there were never any."""
    if not chosen:
        return {}
    there = {subject: value for subject, (_, value) in chosen.items() if value is not None}
    ordered = sorted(there, key=lambda subject: (moment(chosen[subject][0]), subject))
    made = [there[subject] for subject in ordered if not subject.startswith("=")]
    others = {subject[1:]: value for subject, value in there.items() if subject.startswith("=")}
    return {field: {**_BEGUN[field], **others, "made": made}}


def _decided_stamps(chosen: Chosen, field: str) -> dict[str, Any]:
    """Return the versions of a record with these decisions."""
    times = {subject: time for subject, (time, _) in chosen.items() if time}
    return {field: times} if times else {}


def rechosen(before: Row, after: Row, now: str, field: str = _CHOICES) -> dict[str, Any]:
    """Return the record `after`, whose decisions are other ones than `before`, with the times of these."""
    old, new = chosen_in(before, field), chosen_in(after, field)
    begun: Chosen = {f"={name}": ("", value) for name, value in _BEGUN[field].items()}
    nothing = ("", None)
    times: dict[str, str] = {}
    for subject in old.keys() | new.keys():
        time, value = old.get(subject, begun.get(subject, nothing))
        times[subject] = time if new.get(subject, nothing)[1] == value else now
    known = after.get(VERSIONS)
    versions = {**(known if isinstance(known, Mapping) else {})}
    versions[field] = {subject: time for subject, time in times.items() if time}
    return {**after, VERSIONS: versions}


def written_now(row: Row, fields: Iterable[str]) -> dict[str, Any]:
    """Return a record whose `fields` were written when it was opened last: older times of them are void."""
    times = {name: time for name, time in stamps_of(row, "times").items() if name not in set(fields)}
    known = row.get(VERSIONS)
    if not isinstance(known, Mapping):
        return dict(row)
    versions = {**{name: value for name, value in known.items() if name != "times"}}
    return {**row, VERSIONS: versions | ({"times": times} if times else {})}


def _subject(decision: Any, field: str) -> str:
    if not isinstance(decision, Mapping):
        return json.dumps(decision, sort_keys=True)
    if field == _CORRECTIONS:
        question = {name: value for name, value in decision.items() if name not in ANSWERS}
        return json.dumps(question, sort_keys=True)
    named = [decision.get("key"), decision.get("label"), decision.get("count")]
    return json.dumps(named, sort_keys=True)


def _texts(row: Row, name: str) -> list[str]:
    values = row.get(name)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
