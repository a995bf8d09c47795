"""What an annotation was before: told by its row, which travels with the library from machine to machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reader.library.keys import key_number
from reader.library.versions import note_hash, state_of


@dataclass(frozen=True, slots=True)
class Before:
    """Earlier notes by their hashes, tags that were taken away, and whether it was erased for good."""

    notes: frozenset[str] = frozenset()
    untagged: frozenset[str] = frozenset()
    purged: bool = False

    def had(self, note: str) -> bool:
        """Tell whether a note was replaced by another here, or on a machine that this one heard of."""
        return note_hash(note) in self.notes


def before_of(row: Any, graves: Mapping[str, Any], id: str) -> Before:
    """Return what a row remembers, None for no row; else whether one of the `graves` is that of the id."""
    if isinstance(row, Mapping):
        state = state_of(row)
        return Before(frozenset(state.past), frozenset(state.untagged))
    # Where its row was: at the number made of its id, or behind, where that was taken.
    number = key_number(id)
    while (grave := graves.get(str(number))) is not None:
        if isinstance(grave, Mapping) and grave.get("id") == id:
            return Before(purged=True)
        number += 1
    return Before()
