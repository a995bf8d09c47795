"""Several libraries' tables become one: which rows belong together, and under which number each lies."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.changes import Tables, to_json
from reader.library.editing import PURGED
from reader.library.joining import joined_annotations, joined_graves
from reader.library.joining_articles import joined_articles
from reader.library.keys import free_key, key_number
from reader.library.versions import VERSIONS, Row, moment, stamped

ARTICLES, ANNOTATIONS = "articles", "annotations"


def joined(libraries: Sequence[Tables]) -> Tables:
    """Return one library's tables of several': commutative, associative, idempotent.

    Rows that cannot be understood stay: those with an id are joined by it, all others are kept beside each
    other.
    """
    first, *rest = libraries
    if all(other == first for other in rest):
        return first
    tables: Tables = {}
    found = {
        name: [layer for library in libraries for layer in by_id(library.get(name, {}))]
        for name in (ARTICLES, ANNOTATIONS, PURGED)
    }
    annotations, graves = joined_annotations(found[ANNOTATIONS], joined_graves(found[PURGED]))
    known = {ARTICLES: joined_articles(found[ARTICLES]), ANNOTATIONS: annotations, PURGED: graves}
    for name in {name for library in libraries for name in library}:
        if name in known:
            tables[name] = _keyed(known[name], [library.get(name, {}) for library in libraries])
        else:
            tables[name] = _last_written(library.get(name, {}) for library in libraries)
    return tables


def by_id(table: Mapping[str, Any]) -> list[dict[str, Row]]:
    """Return a table's rows by their id; those that have one id, which no table should have, in several."""
    layers: list[dict[str, Row]] = [{}]
    for row in table.values():
        if isinstance(row, dict) and isinstance(id := row.get("id"), str):
            layer = next((layer for layer in layers if id not in layer), None)
            if layer is None:
                layers.append(layer := {})
            layer[id] = row
    return layers


def _keyed(rows: Mapping[str, Any], tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return rows under the numbers that follow from their ids, and the strays of `tables` behind them."""
    keyed: dict[str, Any] = {}
    #: Where to look on: ids that begin alike must not make it slow.
    free: dict[int, int] = {}
    for id in sorted(rows):
        begun = key_number(id)
        number = free.get(begun, begun)
        while str(number) in keyed:
            number += 1
        free[begun] = number + 1
        keyed[str(number)] = rows[id]
    strays = {
        to_json(row): row
        for table in tables
        for row in table.values()
        if not (isinstance(row, dict) and isinstance(row.get("id"), str))
    }
    for content in sorted(strays):
        keyed[free_key(keyed, hashlib.sha256(content).hexdigest())] = strays[content]
    return keyed


def _last_written(tables: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the rows of a table that this version knows nothing of: each as it was last written."""
    kept: dict[str, Any] = {}
    for table in tables:
        for key, row in table.items():
            kept[key] = max(kept[key], row, key=_written) if key in kept else row
    return kept


def _written(row: Any) -> tuple[tuple[float, str], bytes]:
    time = row.get("modified") if isinstance(row, dict) else None
    return moment(time if isinstance(time, str) else ""), to_json(row)


def told_from(base: Tables, side: Tables) -> Tables:
    """Return `side` with what is known of its annotations' versions from the one both sides began with.

    Rows that say nothing of when which field was written were changed in what is not as in `base`.
    """
    began: dict[str, Row] = {}
    for layer in by_id(base.get(ANNOTATIONS, {})):
        began |= layer
    rows = side.get(ANNOTATIONS, {})
    told = {
        key: stamped(began[row["id"]], row, str(row.get("modified", "")))
        if isinstance(row, dict) and VERSIONS not in row and row != began.get(str(row.get("id")), row)
        else row
        for key, row in rows.items()
    }
    return {**side, ANNOTATIONS: told} if rows else side
