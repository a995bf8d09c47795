"""Which records are of one article: two machines that read the same page make two of them.

No record is thrown away. That some belong together follows from what they say: the same bytes, the same
cleaned text, the same first web address, or that their reader said so; the reader may also say that they do
not. So they can be parted again, and it does not matter in which order libraries are merged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.library.versions import later, moment

#: The field of a record with what its reader said: {other id: {"same": true or false, "at": time}}.
KIN = "kin"
#: The SHA-256 of nothing: two empty documents are not one article.
_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kinship:
    """Which records belong together: `main` of each id that is not its own, and `all` ids of each.

    `apart` are the pairs of ids of which the reader said that they are not of one article.
    """

    main: Mapping[str, str] = field(default_factory=dict)
    all: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    def main_of(self, id: str) -> str:
        """Return the id of the article that `id` is one of: its record that was made first."""
        return self.main.get(id, id)

    def ids_of(self, id: str) -> tuple[str, ...]:
        """Return all ids of the article that `id` is one of, the main one first."""
        return self.all.get(self.main_of(id), (id,))

    def parted(self, one: str, other: str) -> bool:
        """Tell whether the reader said that records of these two are not of one article."""
        return any(_pair(a, b) in self.apart for a in self.ids_of(one) for b in self.ids_of(other))


def kinship_of(rows: Iterable[Row]) -> Kinship:
    """Return which of these records belong together."""
    known = {row["id"]: row for row in rows if isinstance(row.get("id"), str)}
    said = _said(known)
    apart = {pair for pair, same in said.items() if not same}
    groups = {id: {id} for id in known}
    wishes = sorted(pair for pair, same in said.items() if same)
    for one, other in (*wishes, *_alike(known)):
        mine, others = groups[one], groups[other]
        if mine is others or any(_pair(a, b) in apart for a in mine for b in others if apart):
            continue
        mine |= others
        for id in others:
            groups[id] = mine
    main: dict[str, str] = {}
    everyone: dict[str, tuple[str, ...]] = {}
    for group in {id: group for id, group in groups.items() if len(group) > 1}.values():
        ordered = tuple(sorted(group, key=lambda id: _age(known[id])))
        everyone[ordered[0]] = ordered
        main |= dict.fromkeys(ordered[1:], ordered[0])
    return Kinship(main, everyone, frozenset(apart))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _age(row: Row) -> tuple[tuple[float, str], str]:
    return moment(str(row.get("created", ""))), row["id"]


def _said(known: Mapping[str, Row]) -> dict[tuple[str, str], bool]:
    """Return what the reader said last of each pair of records."""
    latest: dict[tuple[str, str], tuple[tuple[float, str], bool]] = {}
    for id, row in known.items():
        for other, word in kin_of(row).items():
            if other in known and other != id:
                # At one time: better apart, which can be seen, than one.
                rank = (moment(word["at"]), not word["same"])
                pair = _pair(id, other)
                latest[pair] = max(latest.get(pair, rank), rank)
    return {pair: not apart for pair, (_, apart) in latest.items()}


def kin_of(row: Row) -> dict[str, dict[str, Any]]:
    """Return what the reader said of a record and others, by their ids."""
    kin = row.get(KIN)
    if not isinstance(kin, Mapping):
        return {}
    return {
        other: dict(word)
        for other, word in kin.items()
        if isinstance(word, Mapping) and isinstance(word.get("at"), str) and type(word.get("same")) is bool
    }


def with_word(row: Row, other: str, *, same: bool, now: str) -> dict[str, Any]:
    """Return a record with the word that it and another one are of one article, or are not."""
    kin = kin_of(row)
    at = later(now, kin[other]["at"]) if other in kin else now
    return {**row, KIN: {**kin, other: {"same": same, "at": at}}}


def _alike(known: Mapping[str, Row]) -> list[tuple[str, str]]:
    """Return the pairs of records that say the same of bytes, text or first address, the oldest first."""
    seen: dict[tuple[str, str], str] = {}
    pairs: list[tuple[str, str]] = []
    for row in sorted(known.values(), key=_age):
        for evidence in _evidence(row):
            first = seen.setdefault(evidence, row["id"])
            if first != row["id"]:
                pairs.append((first, row["id"]))
    return pairs


def _evidence(row: Row) -> Iterable[tuple[str, str]]:
    for name in ("digests", "text_hashes"):
        values = row.get(name)
        if isinstance(values, list):
            yield from (("hash", value) for value in values if isinstance(value, str) and value != _NOTHING)
    address = first_address(row)
    if address is not None:
        yield "address", address[1]


def first_address(row: Row) -> tuple[str, str] | None:
    """Return the web address that a record was first seen at, and since when; None if it never was.

    Later ones may be those of other articles once: a page can lead to another one.
    """
    versions = row.get("versions")
    kept = versions.get("address") if isinstance(versions, Mapping) else None
    if isinstance(kept, list) and len(kept) == 2 and all(isinstance(part, str) for part in kept):
        return kept[0], kept[1]
    sources = row.get("sources")
    for source in sources if isinstance(sources, list) else []:
        if isinstance(source, str) and source.startswith(("http://", "https://")):
            return str(row.get("created", "")), source
    return None
