"""Rows of a table as values, found by id and by group; each row is parsed when it is first asked for."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Value = TypeVar("_Value", bound=_Identified)


class Rows(Generic[_Value]):
    """One table's values, kept up to date by the storage, row by row.

    A row that is no value is passed over and stays on disk; of two rows with one id, the later counts.
    `group` is the field that values are looked up by.
    """

    def __init__(
        self, table: str, parse: Callable[[Mapping[str, Any]], _Value], group: str | None = None
    ) -> None:
        self.table = table
        self._parse = parse
        self._group = group
        self._rows: dict[str, Any] = {}
        self._values: dict[str, _Value | None] = {}
        self._by_id: dict[str, dict[str, None]] = {}
        self._groups: dict[str, dict[str, None]] = {}

    # What the storage tells.

    def reset(self, rows: Mapping[str, Any]) -> None:
        """Begin anew with all rows."""
        self._rows, self._values, self._by_id, self._groups = dict(rows), {}, {}, {}
        for key, row in self._rows.items():
            self._enter(key, row)

    def put(self, key: str, row: Any) -> None:
        """Set one row."""
        known = self._rows.get(key)
        if isinstance(known, dict) and isinstance(row, dict) and self._names(known) == self._names(row):
            self._values.pop(key, None)
        else:
            self.drop(key)
            self._enter(key, row)
        self._rows[key] = row

    def drop(self, key: str) -> None:
        """Take one row out."""
        self._values.pop(key, None)
        known = self._rows.pop(key, None)
        for index, name in zip((self._by_id, self._groups), self._names(known), strict=True):
            if name is not None and key in index.get(name, {}):
                del index[name][key]
                if not index[name]:
                    del index[name]

    # What the library asks.

    def all(self) -> list[_Value]:
        """Return all values, in the order of their rows."""
        return list(self._winners(self._rows))

    def of(self, group: str) -> list[_Value]:
        """Return the values of a group, in the order of their rows."""
        return list(self._winners(self._groups.get(group, {})))

    def get(self, id: str) -> _Value | None:
        """Return the value with this id."""
        key = self.key(id)
        return None if key is None else self._value(key)

    def key(self, id: str) -> str | None:
        """Return the key of the row that the value with this id was parsed from."""
        for key in reversed(self._by_id.get(id, {})):
            if self._value(key) is not None:
                return key
        return None

    def twins(self) -> list[str]:
        """Return the keys of rows that do not count, because a later one has their id."""
        return [
            key
            for id, keys in self._by_id.items()
            if len(keys) > 1
            for key in keys
            if key != self.key(id) and self._value(key) is not None
        ]

    def problems(self) -> list[str]:
        """Return a sentence for each row that is passed over."""
        problems = []
        for key, row in self._rows.items():
            try:
                self._parsed(row)
            except ValueError as error:
                problems.append(f"Row {key} of {self.table} was skipped: {error}.")
        return problems

    def _winners(self, keys: Mapping[str, Any]) -> Iterator[_Value]:
        for key in keys:
            value = self._value(key)
            if value is not None and (len(self._by_id[value.id]) == 1 or self.key(value.id) == key):
                yield value

    def _enter(self, key: str, row: Any) -> None:
        for index, name in zip((self._by_id, self._groups), self._names(row), strict=True):
            if name is not None:
                index.setdefault(name, {})[key] = None

    def _names(self, row: Any) -> tuple[str | None, str | None]:
        if not isinstance(row, dict):
            return None, None
        id, group = row.get("id"), row.get(self._group) if self._group else None
        return id if isinstance(id, str) else None, group if isinstance(group, str) else None

    def _value(self, key: str) -> _Value | None:
        if key not in self._values:
            try:
                self._values[key] = self._parsed(self._rows[key])
            except ValueError:
                self._values[key] = None
        return self._values[key]

    def _parsed(self, row: Any) -> _Value:
        if not isinstance(row, Mapping):
            raise ValueError("it is no document")  # noqa: TRY004 - like every row that is none
        return self._parse(row)
