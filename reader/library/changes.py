"""Changes of rows: what a journal's record says, and what it does to the tables. No file is touched here.

A row is put whole, or dropped: to make a change twice is to make it once, so that a journal can be read
again over a file that holds it already.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

#: What stands for a row where there is none.
MISSING: Any = object()

Table = dict[str, Any]
Tables = dict[str, Table]

#: Decides between a row of a file that somebody else wrote and the row that was saved here; both are kept
#: whole.
Reconcile = Callable[[str, Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Change:
    """Tables to take out, then rows to take out, then rows to set; a table put without rows is made."""

    put: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    drop: Mapping[str, Collection[str]] = field(default_factory=dict)
    gone: Collection[str] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.drop or self.gone)

    def rows(self, tables: Tables) -> Iterator[tuple[str, str]]:
        """Return table and key of each row that is changed by making this in `tables`."""
        for name in self.gone:
            yield from ((name, key) for key in tables.get(name, {}))
        for changed in (self.drop, self.put):
            for name, keys in changed.items():
                yield from ((name, key) for key in keys)


def change_to_plain(change: Change) -> dict[str, Any]:
    """Return the JSON form of a change."""
    plain: dict[str, Any] = {}
    if change.gone:
        plain["gone"] = list(change.gone)
    if change.drop:
        plain["drop"] = {table: list(keys) for table, keys in change.drop.items()}
    if change.put:
        plain["put"] = change.put
    return plain


def change_from_plain(plain: Mapping[str, Any]) -> Change:
    """Return the change in a record; raises ValueError on one that is none."""
    put, drop, gone = plain.get("put", {}), plain.get("drop", {}), plain.get("gone", [])
    if not (isinstance(put, dict) and all(isinstance(rows, dict) for rows in put.values())):
        raise ValueError("put holds no tables")
    if not (isinstance(drop, dict) and all(isinstance(keys, list) for keys in drop.values())):
        raise ValueError("drop holds no keys")
    if not isinstance(gone, list):
        raise ValueError("gone holds no names")  # noqa: TRY004 - like every record that is none
    dropped = {name: [key for key in keys if isinstance(key, str)] for name, keys in drop.items()}
    return Change(put, dropped, [name for name in gone if isinstance(name, str)])


def to_json(value: Any) -> bytes:
    """Return a value as one line of JSON, its keys sorted."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        # Half a surrogate pair has no UTF-8; as an escape it survives.
        return json.dumps(value, sort_keys=True).encode("ascii")


def make(tables: Tables, change: Change) -> None:
    """Make a change in `tables`, whose rows become those of the change."""
    for name in change.gone:
        tables.pop(name, None)
    for name, keys in change.drop.items():
        table = tables.get(name)
        if table is not None:
            for key in keys:
                table.pop(key, None)
    for name, rows in change.put.items():
        tables.setdefault(name, {}).update(rows)


def together(changes: Iterable[Change]) -> Change:
    """Return one change that does what `changes` do one after the other."""
    put: dict[str, dict[str, Any]] = {}
    drop: dict[str, dict[str, None]] = {}
    gone: dict[str, None] = {}
    for change in changes:
        for name in change.gone:
            put.pop(name, None)
            drop.pop(name, None)
            gone[name] = None
        for name, keys in change.drop.items():
            for key in keys:
                put.get(name, {}).pop(key, None)
                drop.setdefault(name, {})[key] = None
        for name, rows in change.put.items():
            put.setdefault(name, {}).update(rows)
            for key in rows:
                drop.get(name, {}).pop(key, None)
    return Change(put, {name: list(keys) for name, keys in drop.items() if keys}, list(gone))


def difference(before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]]) -> Change:
    """Return the change that makes `after` of `before`."""
    put: dict[str, dict[str, Any]] = {}
    drop: dict[str, list[str]] = {}
    for name, rows in after.items():
        there = before.get(name, {})
        gone = [key for key in there if key not in rows]
        if gone:
            drop[name] = gone
        changed = {key: row for key, row in rows.items() if key not in there or not same(there[key], row)}
        if changed or name not in before:
            put[name] = changed
    return Change(put, drop, [name for name in before if name not in after])


def without(change: Change, rows: Collection[tuple[str, str]]) -> Change:
    """Return `change` without what it does to these rows."""
    return Change(
        {
            name: {key: row for key, row in changed.items() if (name, key) not in rows}
            for name, changed in change.put.items()
        },
        {name: [key for key in keys if (name, key) not in rows] for name, keys in change.drop.items()},
        change.gone,
    )


def same(one: Any, other: Any) -> bool:
    """Tell whether two rows are written alike: 1, 1.0 and True are equal, and not the same."""
    return one is other or (one == other and to_json(one) == to_json(other))


def reconciled(tables: Tables, change: Change, reconcile: Reconcile) -> Change:
    """Return `change` as it may be made in tables that somebody else wrote meanwhile."""
    return Change(
        {
            name: {
                key: reconcile(name, tables[name][key], row) if key in tables.get(name, {}) else row
                for key, row in rows.items()
            }
            for name, rows in change.put.items()
        },
        change.drop,
        change.gone,
    )


def newest(_table: str, theirs: Any, ours: Any) -> Any:
    """Return the row with the later `modified`; ours, where they do not say."""
    times = [str(row.get("modified", "")) if isinstance(row, dict) else "" for row in (theirs, ours)]
    return theirs if all(times) and times[0] > times[1] else ours
