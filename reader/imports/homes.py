"""The articles of the library that foreign documents are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article.addresses import is_web_address
from reader.article.belonging import belongs, folded_title, loose_address, probes, same_people, share_found
from reader.article.folding import fold
from reader.article.hashes import text_hash
from reader.exchange.foreign import ForeignDocument, id_of
from reader.library.records import ArticleRecord, canonical_source

if TYPE_CHECKING:
    from reader.library.store import Library


@dataclass(slots=True)
class Home:
    """An article that annotations go to, and its latest text, "" where none was kept.

    `new` tells that it is not in the library yet; `joins` are ids of records that are the same article, as
    found out now, and `also` records to be made for the web addresses it has besides; `facts` is what a
    foreign document knows of it.
    """

    record: ArticleRecord
    text: str
    new: bool = False
    joins: set[str] = field(default_factory=set)
    also: dict[str, ArticleRecord] = field(default_factory=dict)
    facts: ForeignDocument = field(default_factory=ForeignDocument)


@dataclass
class Homes:
    """Finds the articles of foreign documents in one library, as it is when it is first asked."""

    library: "Library"
    _ours: dict[str, Home] = field(default_factory=dict)

    @cached_property
    def _records(self) -> list[ArticleRecord]:
        return self.library.articles()

    @cached_property
    def _by_address(self) -> Mapping[str, ArticleRecord]:
        # Those opened last come first, and are meant.
        pairs = [(loose_address(source), one) for one in self._records for source in one.sources]
        return {address: record for address, record in reversed(pairs) if address}

    @cached_property
    def _by_title(self) -> Mapping[str, list[ArticleRecord]]:
        found: dict[str, list[ArticleRecord]] = {}
        for record in self._records:
            found.setdefault(folded_title(record.title), []).append(record)
        found.pop("", None)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, ArticleRecord]:
        return {one.id: record for record in self._records for one in self.library.records_of(record.id)}

    def text_of(self, record: ArticleRecord) -> str:
        """Return the latest text of an article that was kept, "" if none was."""
        texts = (self.library.text_snapshot(name) for name in reversed(record.text_hashes))
        return next((text for text in texts if text is not None), "")

    def find(self, documents: Mapping[str, tuple[ForeignDocument, list[str]]]) -> dict[str, Home]:
        """Return the homes of documents by their keys, where there are any; each comes with its quotations.

        Addresses are asked first, then titles, then the words themselves in every text of the library. The
        search goes on behind a record without a text, which an earlier import made: its article may be here.
        """
        known = {key: self._known(document) for key, (document, _) in documents.items()}
        found = {key: record for key, record in known.items() if record is not None}
        for key, (document, quotations) in documents.items():
            if key not in found or not found[key].text_hashes:
                titled = self._titled(document, quotations, texts=key in found)
                found |= {key: titled} if titled is not None else {}
        textless = {k: d for k, d in documents.items() if k not in found or not found[k].text_hashes}
        found |= self._by_words(textless)
        homes: dict[str, Home] = {}
        for key, record in found.items():
            home = homes[key] = self._home(record)
            home.facts = documents[key][0]
            earlier = known[key]
            if earlier is not None and earlier.id != record.id:
                home.joins.add(earlier.id)
            elif earlier is None and any(map(loose_address, documents[key][0].addresses)):
                also = record_of(replace(documents[key][0], id=""))
                home.also[also.id] = also
        return homes

    def made(self, document: ForeignDocument) -> Home:
        """Return a new home for a document that the library does not have; it is not on disk yet."""
        return Home(record_of(document), document.text, new=True)

    def _home(self, record: ArticleRecord) -> Home:
        if record.id not in self._ours:
            self._ours[record.id] = Home(record, self.text_of(record))
        return self._ours[record.id]

    def _known(self, document: ForeignDocument) -> ArticleRecord | None:
        """Return the article that has the document's text, address or id."""
        if document.text:
            record = self.library.find_article(text_hash=text_hash(document.text))
            if record is not None:
                return record
        for address in document.addresses:
            loose = loose_address(address)
            if loose and loose in self._by_address:
                return self._by_address[loose]
            if (
                not loose
                and is_path(address)
                and (one := self.library.find_article(source=address)) is not None
            ):
                return one
        return self._by_id.get(document.id)

    def _titled(
        self, document: ForeignDocument, quotations: list[str], *, texts: bool
    ) -> ArticleRecord | None:
        """Return the article with the document's title, one with a text if there is one, or only then."""
        wanted = probes(quotations)
        records = self._by_title.get(folded_title(document.title), ())
        for record in sorted(records, key=lambda one: not one.text_hashes):
            if texts and not record.text_hashes:
                return None
            text = self.text_of(record) or self._marked(record)
            folded = fold(text).text if text and wanted else ""
            titles, people = (document.title, record.title), (document.authors, record.authors)
            if belongs(titles, people, wanted, folded):
                return record
        return None

    def _marked(self, record: ArticleRecord) -> str:
        """Return the words that are marked in an article: all that is known of it without its text."""
        return "\n".join(one.anchor.exact for one in self.library.annotations(record.id))

    def _by_words(
        self, documents: Mapping[str, tuple[ForeignDocument, list[str]]]
    ) -> dict[str, ArticleRecord]:
        """Return the articles in whose text most of a document's quotations stand; each text is read once."""
        asked = {key: wanted for key, (_, quotes) in documents.items() if (wanted := probes(quotes))}
        best: dict[str, tuple[float, ArticleRecord]] = {}
        for record in self._records if asked else ():
            folded = fold(self.text_of(record)).text
            for key, wanted in asked.items():
                theirs = documents[key][0].authors
                same_author = same_people(theirs, record.authors) is True
                share = share_found(wanted, folded, same_author=same_author) if folded else 0.0
                if share > best.get(key, (0.0, record))[0]:
                    best[key] = share, record
        return {key: record for key, (_, record) in best.items()}


def is_path(address: str) -> bool:
    """Tell whether an address is that of a file."""
    return address.startswith(("/", "\\\\")) or address[1:3] in (":\\", ":/")


def record_of(document: ForeignDocument) -> ArticleRecord:
    """Return the record of a document of which only its facts are known; always the same one."""
    address = next((one for one in document.addresses if is_web_address(one) or is_path(one)), "")
    source = canonical_source(address)
    return ArticleRecord(
        id=document.id or id_of("document", document.key),
        title=document.title,
        authors=document.authors,
        site=document.site,
        published=document.published,
        source=source,
        digests=(),
        sources=(source,) if source else (),
        text_hashes=(),
        words=0,
        created="",
        opened="",
    )


def quotations_by_document(
    annotations: Iterable[tuple[ForeignDocument, str]], kept: Callable[[ForeignDocument], str]
) -> dict[str, tuple[ForeignDocument, list[str]]]:
    """Return the documents by their keys, each with the words marked in it."""
    documents: dict[str, tuple[ForeignDocument, list[str]]] = {}
    for document, words in annotations:
        documents.setdefault(kept(document), (document, []))[1].append(words)
    return documents
