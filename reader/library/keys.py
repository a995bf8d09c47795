"""The numbers of rows: derived from their random ids, so that two machines give different ones."""

import hashlib
from collections.abc import Mapping
from typing import Any

#: Hexadecimal digits of an id that make its row's number: what every JSON reader holds exactly (2**53).
_KEY_DIGITS = 13


def free_key(rows: Mapping[str, Any], id: str) -> str:
    """Return a number that no row has, derived from the id.

    Random numbers keep two libraries from giving one number to two rows, which a merge of the files
    would turn into one.
    """
    number = key_number(id)
    while str(number) in rows:
        number += 1
    return str(number)


def key_number(id: str) -> int:
    """Return the number that a row with this id has, unless another one has it already."""
    try:
        return int(id[:_KEY_DIGITS], 16)
    except ValueError:
        return int(hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS], 16)
