"""Files that tests make up, read."""

import json

from reader.exchange.foreign import ForeignFile, Reading
from reader.exchange.importing import read_foreign_file


def reading(value: object, format: str = "") -> Reading:
    data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
    importer, found = read_foreign_file(ForeignFile("x.json", data), format)
    assert not format or importer.name == format
    return found


def words(found: Reading) -> list[str]:
    return [one.exact for one in found.annotations]
