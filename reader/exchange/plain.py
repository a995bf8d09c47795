"""Annotations as a JSON array, for other programs."""

import json
from collections.abc import Iterable, Sequence

from reader.article import Article, Placed
from reader.article.anchors import document_order
from reader.article.plain import placed_to_plain


def annotations_to_json(placed: Iterable[Placed]) -> str:
    """Return the annotations in document order as a JSON array, ending in a line break."""
    rows = [placed_to_plain(one) for one in sorted(placed, key=document_order)]
    text = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    # Half a surrogate pair cannot be written as UTF-8; as an escape it can.
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def to_json(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the export of an article's annotations as JSON: each names its article itself."""
    return annotations_to_json(placed)
