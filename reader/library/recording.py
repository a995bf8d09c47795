"""Writing the records of articles: what was seen of one, what its reader decided, which of them are one."""

from collections.abc import Callable, Iterable
from typing import Any

from reader.article.plain import Plain
from reader.errors import LibraryError
from reader.library.changes import Change
from reader.library.gathered import Articles
from reader.library.joining_articles import rechosen, written_now
from reader.library.keys import free_key
from reader.library.kinship import kin_of, with_word
from reader.library.storage import JournalStorage


class Recording:
    """Changes the records in a storage, for the owner of its lock; all methods raise LibraryError."""

    def __init__(self, storage: JournalStorage, articles: Articles, now: Callable[[], str]) -> None:
        self._storage = storage
        self._articles = articles
        self._now = now

    def put(self, row: dict[str, Any]) -> None:
        """Set an article's row by its id; fields on disk that this version does not know are kept."""
        with self._storage.reading() as tables:
            rows = tables.get(self._articles.table, {})
            key = self._articles.key(row["id"])
            changed = written_now({**rows[key], **row}, row) if key is not None else row
            key = key or free_key(rows, row["id"])
        self._storage.change(Change({self._articles.table: {key: changed}}))

    def decide(self, article_id: str, field: str, plain: Callable[[Any], Plain]) -> None:
        """Keep what the reader decided in a field of all records of an article."""
        put: dict[str, Any] = {}
        for id in self._articles.ids_of(article_id):
            key, row = self._row(id)
            put[key] = rechosen(row, {**row, field: plain(row.get(field))}, self._now(), field)
        self._storage.change(Change({self._articles.table: put}))

    def declare(self, pairs: Iterable[tuple[str, str]], *, same: bool) -> None:
        """Keep it with the first record of each pair whether both are of one article."""
        now = self._now()
        put: dict[str, Any] = {}
        for one, other in pairs:
            key, row = self._row(one)
            put[key] = with_word(put.get(key, row), other, same=same, now=now)
            key, row = self._row(other)
            if one in kin_of(put.get(key, row)):
                put[key] = with_word(put.get(key, row), one, same=same, now=now)
        self._storage.change(Change({self._articles.table: put}))

    def _row(self, id: str) -> tuple[str, dict[str, Any]]:
        """Return the number of a record's row, and the row."""
        with self._storage.reading() as tables:
            key = self._articles.key(id)
            if key is None:
                raise LibraryError(f"There is no article {id} in the library.")
            return key, tables[self._articles.table][key]
