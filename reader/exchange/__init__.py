"""Annotations carried out of the library: one module a format, one table of them all."""

from collections.abc import Mapping
from types import MappingProxyType

from reader.exchange import presets
from reader.exchange.broadsheet_json import exports_to_json, to_broadsheet_json
from reader.exchange.csv_table import tables_to_csv, tables_to_readwise_csv, to_csv, to_readwise_csv
from reader.exchange.latex import to_latex
from reader.exchange.markdown import MARKDOWN, to_markdown
from reader.exchange.model import Export, ExportFormat, ExportOptions, LinkBack
from reader.exchange.names import exported_id, file_name
from reader.exchange.notes import Style, note
from reader.exchange.orgmode import ORG
from reader.exchange.plain import annotations_to_json, to_json
from reader.exchange.plain_text import texts_to_text, to_text
from reader.exchange.quarto import QUARTO
from reader.exchange.references import references_to_bibtex, references_to_csl_json, to_bibtex, to_csl_json
from reader.exchange.web_annotation import articles_to_web_annotations, to_web_annotations

__all__ = [
    "FORMATS",
    "Export",
    "ExportFormat",
    "ExportOptions",
    "LinkBack",
    "annotations_to_json",
    "exported_id",
    "file_name",
    "to_json",
    "to_markdown",
]


def _note(name: str, suffix: str, description: str, style: Style) -> ExportFormat:
    """Return a format whose files are brought up to date around what their reader wrote into them."""
    return ExportFormat(
        name,
        suffix,
        description,
        lambda article, placed, id: note(Export(article, placed, id), style),
        lambda export: note(export, style),
        merges=True,
        style=style,
    )


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        known.name: known
        for known in (
            _note("markdown", ".md", "Markdown with front matter and block ids, good in Obsidian", MARKDOWN),
            _note("plain", ".md", "CommonMark alone, for any editor", presets.PLAIN),
            _note("obsidian", ".md", "Obsidian: a callout for each highlight, by colour", presets.OBSIDIAN),
            _note("logseq", ".md", "Logseq: an outline with properties", presets.LOGSEQ),
            _note("readwise", ".md", "Markdown as Readwise writes it", presets.READWISE),
            _note("quarto", ".qmd", "Quarto and pandoc: quotations that cite the article", QUARTO),
            _note("org", ".org", "Org mode: a heading with properties for each highlight", ORG),
            ExportFormat(
                "json",
                ".json",
                "Broadsheet’s own JSON, which loses nothing",
                to_broadsheet_json,
                join=exports_to_json,
            ),
            ExportFormat(
                "csv", ".csv", "a table with all columns, for spreadsheets", to_csv, join=tables_to_csv
            ),
            ExportFormat(
                "readwise-csv",
                ".readwise.csv",
                "the table that Readwise imports",
                to_readwise_csv,
                join=tables_to_readwise_csv,
            ),
            ExportFormat(
                "web-annotation",
                ".jsonld",
                "W3C Web Annotations in JSON-LD",
                to_web_annotations,
                join=articles_to_web_annotations,
            ),
            ExportFormat("text", ".txt", "plain text, to mail or to print", to_text, join=texts_to_text),
            ExportFormat("latex", ".tex", "LaTeX: the article, its highlights, notes at the foot", to_latex),
            ExportFormat(
                "bibtex",
                ".bib",
                "BibTeX: the article, what was marked as its note",
                to_bibtex,
                join=references_to_bibtex,
            ),
            ExportFormat(
                "csl-json",
                ".csl.json",
                "CSL-JSON: the same for Zotero and pandoc",
                to_csl_json,
                join=references_to_csl_json,
            ),
        )
    }
)
