"""Tables of comma-separated values, as several programs export them: rows by the names of their columns."""

import csv
import io
from collections.abc import Iterator, Mapping

from reader.errors import ForeignFileError
from reader.exchange.foreign import MAX_BYTES, ForeignFile

#: What stands between fields: English spreadsheets, those of countries with decimal commas, and tables.
_DELIMITERS = ",;\t"


def columns(file: ForeignFile) -> frozenset[str]:
    """Return the names of a table's columns in small letters; none where it is no table."""
    try:
        return frozenset(_header(file.text))
    except ForeignFileError:
        return frozenset()


def rows(file: ForeignFile) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield where each row begins ("line 3") and its fields by their columns' names in small letters.

    Raises ForeignFileError on a file that is no table.
    """
    for line, fields in _records(file):
        if any(value.strip() for value in fields.values()):
            yield f"line {line}", fields


def _header(text: str) -> list[str]:
    head = text.lstrip("\n").partition("\n")[0]
    try:
        names = next(csv.reader([head], delimiter=_delimiter(head)), [])
    except csv.Error:
        return []
    return [" ".join(name.split()).casefold() for name in names]


def _delimiter(head: str) -> str:
    return max(_DELIMITERS, key=head.count)


def _is_open(record: str, delimiter: str) -> bool:
    """Tell whether a cell of a record is still open where the record ends."""
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _records(file: ForeignFile) -> Iterator[tuple[int, dict[str, str]]]:
    text = file.text
    skipped = len(text) - len(text.lstrip("\n"))
    head = text.lstrip("\n").partition("\n")[0]
    names = _header(text)
    known = csv.field_size_limit(MAX_BYTES)
    try:
        reader = csv.reader(io.StringIO(text.lstrip("\n"), newline=""), delimiter=_delimiter(head))
        next(reader, None)
        begun = line = reader.line_num
        for values in reader:
            begun, line = line + 1, reader.line_num
            yield begun + skipped, dict(zip(names, values, strict=False))
        if '"' in text and _is_open("\n".join(text.lstrip("\n").split("\n")[begun - 1 :]), _delimiter(head)):
            raise ForeignFileError(
                f"{file.name}, line {begun + skipped}: a quotation mark that opens a cell is never closed.",
                "the file may be cut off: export it once more",
            )
    except csv.Error as error:
        raise ForeignFileError(f"{file.name}, line {reader.line_num + skipped}: no table: {error}.") from None
    finally:
        csv.field_size_limit(known)
