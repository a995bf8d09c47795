"""Bytes to draft: opening a source, finding its encoding and its format."""

from reader.sources.drafts import draft_from_bytes, draft_from_text
from reader.sources.formats import FORMATS, Format
from reader.sources.opening import read_source

__all__ = ["FORMATS", "Format", "draft_from_bytes", "draft_from_text", "read_source"]
