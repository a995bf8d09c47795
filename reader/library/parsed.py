"""Rows of a table as values, each row parsed once for as long as it stays as it is."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from reader.library.storage import Tables


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_Value = TypeVar("_Value", bound=_Identified)
_MISSING = object()


@dataclass(frozen=True, slots=True)
class _State(Generic[_Value]):
    """What was parsed from `rows`: values by key, and keys by id."""

    rows: Mapping[str, Any]
    values: dict[str, _Value]
    keys: dict[str, str]


class Parsed(Generic[_Value]):
    """The values of one table, by id, and what was wrong with the rows that are none.

    The storage shares its rows between one state of the tables and the next, so that after a change only
    the changed rows are parsed: the same object is the same row.
    """

    def __init__(self, table: str, parse: Callable[[Mapping[str, Any]], _Value]) -> None:
        self.table = table
        self._parse = parse
        self._state: _State[_Value] = _State({}, {}, {})

    def all(self, tables: Tables) -> list[_Value]:
        """Return the table's values in the file's order; of two rows with one id, the later."""
        state = self._now(tables)
        return [state.values[key] for key in state.keys.values()]

    def get(self, tables: Tables, id: str) -> _Value | None:
        """Return the value with this id."""
        state = self._now(tables)
        key = state.keys.get(id)
        return None if key is None else state.values[key]

    def key(self, tables: Tables, id: str) -> str | None:
        """Return the key of the row that the value with this id was parsed from."""
        return self._now(tables).keys.get(id)

    def problems(self, tables: Tables) -> list[str]:
        """Return a sentence for each row that is skipped."""
        problems = []
        for key, row in tables.get(self.table, {}).items():
            try:
                self._value(row)
            except ValueError as error:
                problems.append(f"Row {key} of {self.table} was skipped: {error}.")
        return problems

    def _now(self, tables: Tables) -> "_State[_Value]":
        rows = tables.get(self.table) or {}
        before = self._state
        if rows is before.rows:
            return before
        # Rows are added and changed; where one is gone, everything is parsed anew.
        known = before.rows if before.rows.keys() <= rows.keys() else {}
        values = dict(before.values) if known else {}
        for key in [key for key, row in rows.items() if known.get(key, _MISSING) is not row]:
            values.pop(key, None)
            with suppress(ValueError):
                values[key] = self._value(rows[key])
        # A state is replaced as a whole: threads may ask at the same time.
        self._state = _State(rows, values, {value.id: key for key, value in values.items()})
        return self._state

    def _value(self, row: Any) -> _Value:
        if not isinstance(row, Mapping):
            raise ValueError("it is no document")  # noqa: TRY004 - like every row that is none
        return self._parse(row)
