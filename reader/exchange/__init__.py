"""Annotations carried out of the library: one module a format, one table of them all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader.article import Article, Placed
from reader.exchange.markdown import to_markdown
from reader.exchange.names import exported_id, file_name
from reader.exchange.plain import annotations_to_json, to_json

__all__ = [
    "FORMATS",
    "ExportFormat",
    "annotations_to_json",
    "exported_id",
    "file_name",
    "to_json",
    "to_markdown",
]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format to export to: `write` makes the file's text of article, annotations and record's id."""

    name: str
    suffix: str
    description: str
    write: Callable[[Article, Sequence[Placed], str], str]


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            ExportFormat("markdown", ".md", "Markdown with front matter, as Obsidian reads it", to_markdown),
            ExportFormat(
                "json", ".json", "an array of annotations, as `annotations --json` prints it", to_json
            ),
        )
    }
)
