"""What was marked, carried out of the library: into files and folders that the reader keeps and edits."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.exports.planning import Planned, Selection, notes_of, plan, rendered
from reader.exports.settings import ExportSettings, Layout
from reader.exports.writing import carry_out, export_markdown

if TYPE_CHECKING:
    from reader.exchange import ExportFormat

__all__ = [
    "ExportSettings",
    "Layout",
    "Planned",
    "Selection",
    "all_formats",
    "carry_out",
    "export_markdown",
    "notes_of",
    "plan",
    "rendered",
]


def all_formats() -> "Mapping[str, ExportFormat]":
    """Return every format there is: those of annotations alone, and those that set the article as well.

    The latter (`reader.exports.typeset.FORMATS`) need the type of the page, which `exchange` does not know.
    """
    from reader.exchange import FORMATS
    from reader.exports import typeset

    return {**FORMATS, **typeset.FORMATS}
