"""Which program's file something is, and what stands in it: one table of importers."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from reader.errors import ForeignFileError
from reader.exchange.foreign import MAX_BYTES, ForeignFile, Reading
from reader.exchange.importers import (
    broadsheet,
    broadsheet_csv,
    calibre,
    foliate,
    hypothesis,
    hypothesis_csv,
    kindle,
    koreader,
    koreader_json,
    omnivore,
    readwise,
    web_annotation,
    zotero,
    zotero_markdown,
)


class NoFormatError(ForeignFileError):
    """A file that is whole, as far as can be told, but of no format that is known."""


class Module(Protocol):
    """What the module of a format has: `recognises` looks at a file without raising, `read` may refuse it."""

    def recognises(self, file: ForeignFile, /) -> bool:
        """Tell whether the file is of this format."""

    def read(self, file: ForeignFile, /) -> Reading:
        """Return what stands in it; raises ForeignFileError."""


@dataclass(frozen=True, slots=True)
class Importer:
    """A format to import.

    `family` is the program whose ids its annotations have, "" for our own: two forms of one program know the
    same ones.
    """

    name: str
    description: str
    module: Module
    family: str


#: In the order they are asked: the more is needed to be one, the earlier.
IMPORTERS: Mapping[str, Importer] = MappingProxyType(
    {
        known.name: known
        for known in (
            Importer("json", "Broadsheet’s own JSON", broadsheet, ""),
            Importer("omnivore", "the archive that Omnivore exports, or its folder", omnivore, "omnivore"),
            Importer("calibre", "highlights and annotations exported by Calibre", calibre, "calibre"),
            Importer("foliate", "annotations kept or exported by Foliate", foliate, "foliate"),
            Importer(
                "hypothesis", "Hypothesis: the API’s answer, or an export as JSON", hypothesis, "hypothesis"
            ),
            Importer("web-annotation", "W3C Web Annotations in JSON-LD", web_annotation, "web-annotation"),
            Importer("koreader-json", "KOReader’s export as JSON", koreader_json, "koreader"),
            Importer("zotero", "Zotero’s items as JSON, or notes in CSL-JSON", zotero, "zotero"),
            Importer("koreader", "KOReader’s metadata.….lua beside a book", koreader, "koreader"),
            Importer(
                "zotero-markdown",
                "a note of annotations that Zotero exports as Markdown",
                zotero_markdown,
                "zotero",
            ),
            Importer("kindle", "a Kindle’s “My Clippings.txt”", kindle, "kindle"),
            Importer("csv", "Broadsheet’s own table", broadsheet_csv, ""),
            Importer("hypothesis-csv", "a table exported from Hypothesis", hypothesis_csv, "hypothesis"),
            Importer("readwise-csv", "a table of Readwise", readwise, "readwise"),
        )
    }
)

#: Files that may begin with a bracket and yet be no broken JSON.
_IN_WORDS = (".md", ".txt", ".csv", ".lua")
_NAMED = "--format names the program it is from: " + ", ".join(IMPORTERS)


def importer_for(file: ForeignFile, name: str = "") -> Importer:
    """Return the importer called `name`, or the first that recognises the file; raises ForeignFileError."""
    if len(file.data) > MAX_BYTES:
        raise ForeignFileError(
            f"{file.name} is larger than {MAX_BYTES // 2**20} MB.",
            "split it, or export fewer articles at once",
        )
    if name:
        return IMPORTERS[name]
    found = next((one for one in IMPORTERS.values() if one.module.recognises(file)), None)
    if found is not None:
        return found
    if file.members is None and not file.data.strip():
        raise NoFormatError(f"{file.name} is empty.")
    if file.members is None:
        _ = file.text  # says what is wrong, if it is no text
        begins = file.data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        if begins in (b"{", b"[") and not file.name.lower().endswith(_IN_WORDS):
            _ = file.json  # or no JSON
    raise NoFormatError(f"{file.name} is of no format that can be imported.", _NAMED)


def read_foreign_file(file: ForeignFile, name: str = "") -> tuple[Importer, Reading]:
    """Return who read the file, and what stands in it; raises ForeignFileError.

    `name` says which format it is of; without it, the file itself does.
    """
    importer = importer_for(file, name)
    return importer, importer.module.read(file)
