"""Our own JSON: articles with all that was marked in them, losing nothing. docs/formats.md describes it, and
`schemas/broadsheet.schema.json` says it to programs.
"""

import json
from collections.abc import Iterable, Sequence

from reader.article import Article, Placed
from reader.article.anchors import document_order
from reader.article.hashes import text_hash
from reader.article.plain import Plain, annotation_to_plain, meta_to_plain, placed_to_plain
from reader.exchange.model import Export

#: What a file of this form calls itself, and the version of the form.
FORMAT, VERSION = "broadsheet", 1


def to_broadsheet_json(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return an article's text, facts and annotations as JSON, ending in a line break."""
    return articles_to_json([(article, placed, article_id)])


def articles_to_json(articles: Iterable[tuple[Article, Sequence[Placed], str]]) -> str:
    """Return several articles, each with its annotations and the id of its record, as one JSON document."""
    rows = [_article(article, placed, id or article.id) for article, placed, id in articles]
    return json_text({"format": FORMAT, "version": VERSION, "articles": rows})


def exports_to_json(exports: Sequence[Export]) -> str:
    """Return several articles as they are exported, as one JSON document."""
    return articles_to_json((one.article, one.placed, one.article_id) for one in exports)


def json_text(value: object) -> str:
    """Return a value as JSON that can always be written as UTF-8, ending in a line break."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    # Half a surrogate pair cannot be written as UTF-8; as an escape it can.
    return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)


def _article(article: Article, placed: Sequence[Placed], id: str) -> Plain:
    return {
        "id": id,
        **meta_to_plain(article.meta),
        "text_hash": text_hash(article.text) if article.text else "",
        "text": article.text,
        "annotations": [annotation_row(one) for one in sorted(placed, key=document_order)],
    }


def annotation_row(placed: Placed) -> Plain:
    """Return all of an annotation: where it stands now as `annotations --json` tells it, and its anchor."""
    whole = annotation_to_plain(placed.annotation)
    return {**placed_to_plain(placed), **whole}
