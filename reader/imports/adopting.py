"""What was imported before its article was opened goes to it when it is."""

from typing import TYPE_CHECKING

from reader.article import Article

if TYPE_CHECKING:
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def adopt(library: "Library", record: "ArticleRecord", article: Article) -> "ArticleRecord":
    """Let the records of documents that are this article be one with it; return the article's record then.

    Only records without any text are looked at: those that imports made. Raises LibraryError.
    """
    waiting = [one for one in library.articles() if not one.text_hashes and one.id != record.id]
    if not waiting:
        return record
    from reader.article.belonging import belongs, loose_address, probes  # nothing waits, mostly
    from reader.article.folding import fold

    folded = fold(article.text).text
    places = set(map(loose_address, record.sources)) - {""}
    for one in waiting:
        if library.parted(record.id, one.id):
            continue
        if places & set(map(loose_address, one.sources)):
            record = library.declare_same(record.id, one.id)
            continue
        wanted = probes(annotation.anchor.exact for annotation in library.annotations(one.id))
        titles = (one.title, article.meta.title or record.title)
        if belongs(titles, (one.authors, article.meta.authors or record.authors), wanted, folded):
            record = library.declare_same(record.id, one.id)
    return record
