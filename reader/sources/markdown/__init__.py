"""Markdown: CommonMark, GitHub's tables and footnotes, front matter, and what Obsidian adds.

What this needs is loaded when the first note comes, never for a text.
"""

from reader.article import Draft
from reader.sources.decoded import Decoded
from reader.sources.markdown.sniffing import looks_like_markdown


def parse(source: Decoded) -> Draft:
    """Make the draft of a note; raises SourceError when there is nothing to read in it."""
    from reader.sources.markdown.reading import read_draft  # brings markdown-it

    return read_draft(source)


def parse_beginning(source: Decoded) -> Draft | None:
    """Make the draft of the first blocks of a long note, None where the whole is read as quickly."""
    from reader.sources.markdown.beginning import beginning_of

    begun = beginning_of(source.text)
    return parse(source._replace(text=begun)) if begun else None


__all__ = ["looks_like_markdown", "parse", "parse_beginning"]
