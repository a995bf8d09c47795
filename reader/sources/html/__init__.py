"""The pages of the web: markup to a draft with structure.

What this needs is heavy, so that it is loaded when the first page comes, never for a text.
"""

from reader.article import Draft
from reader.sources.decoded import Decoded
from reader.sources.html.sniffing import looks_like_html


def parse(source: Decoded) -> Draft:
    """Make the draft of a page; raises SourceError when there is nothing to read in it."""
    from reader.sources.html.reading import read_draft  # brings lxml and trafilatura

    return read_draft(source)


__all__ = ["looks_like_html", "parse"]
