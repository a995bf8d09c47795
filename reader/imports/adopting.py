"""What was imported before its article was opened goes to it when it is."""

from typing import TYPE_CHECKING

from reader.article import Article

if TYPE_CHECKING:
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def adopt(library: "Library", record: "ArticleRecord", article: Article) -> "ArticleRecord":
    """Let the records of documents that are this article be one with it; return the article's record then.

    Only records without any text are looked at: those that imports made. Passages of which only the ends
    were told are whole from then on. Raises LibraryError.
    """
    waiting = [one for one in library.articles() if not one.text_hashes and one.id != record.id]
    if waiting:
        record = _joined(library, record, article, waiting)
    if told := [one for one in library.annotations(record.id) if not one.anchor.text_hash]:
        from reader.imports.placing import reached

        if found := reached(article.text, told):
            library.save_all(found, "finding what was imported", as_written=True)
    return record


def _joined(
    library: "Library", record: "ArticleRecord", article: Article, waiting: "list[ArticleRecord]"
) -> "ArticleRecord":
    from reader.article.belonging import belongs, loose_address, probes  # nothing waits, mostly
    from reader.article.folding import fold
    from reader.imports.placing import told_words

    folded = fold(article.text).text
    places = set(map(loose_address, record.sources)) - {""}
    for one in waiting:
        if library.parted(record.id, one.id):
            continue
        if places & set(map(loose_address, one.sources)):
            record = library.declare_same(record.id, one.id)
            continue
        wanted = probes(words for each in library.annotations(one.id) for words in told_words(each.anchor))
        titles = (one.title, article.meta.title or record.title)
        if belongs(titles, (one.authors, article.meta.authors or record.authors), wanted, folded):
            record = library.declare_same(record.id, one.id)
    return record
