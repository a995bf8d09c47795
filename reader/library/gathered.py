"""The records of articles, those that are of one article gathered into one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reader.article import Annotation
from reader.article.corrections_plain import corrections_from_plain
from reader.article.plain import choices_from_plain
from reader.library.joining_articles import decided_in
from reader.library.kinship import Kinship, kinship_of
from reader.library.records import ArticleRecord, record_from_plain
from reader.library.rows import Rows
from reader.library.storage import JournalStorage


class _Watch:
    """The rows as they are, and which belong together: found out when it is asked, not with each change."""

    def __init__(self) -> None:
        self.rows: dict[str, Any] = {}
        self._kinship: Kinship | None = None

    @property
    def kinship(self) -> Kinship:
        """Which rows belong together."""
        if self._kinship is None:
            self._kinship = kinship_of(row for row in self.rows.values() if isinstance(row, dict))
        return self._kinship

    def reset(self, rows: Mapping[str, Any]) -> None:
        """Begin anew with all rows."""
        self.rows, self._kinship = dict(rows), None

    def put(self, key: str, row: Any) -> None:
        """Set one row."""
        self.rows[key], self._kinship = row, None

    def drop(self, key: str) -> None:
        """Take one row out."""
        self.rows.pop(key, None)
        self._kinship = None


class Articles(Rows[ArticleRecord]):
    """The records in a storage; whoever asks is `reading` it."""

    def __init__(self, storage: JournalStorage) -> None:
        super().__init__("articles", record_from_plain)
        self._watch = _Watch()
        storage.watch(self.table, self)
        storage.watch(self.table, self._watch)

    def main_of(self, id: str) -> str:
        """Return the id of the article that `id` is a record of."""
        return self._watch.kinship.main_of(id)

    def ids_of(self, id: str) -> tuple[str, ...]:
        """Return the ids of all records of the article that `id` is a record of, the main one first."""
        return self._watch.kinship.ids_of(id)

    def same(self, one: str, other: str) -> bool:
        """Tell whether two ids are of one article."""
        return self.main_of(one) == self.main_of(other)

    def parted(self, one: str, other: str) -> bool:
        """Tell whether the reader said that two articles are not one."""
        return self._watch.kinship.parted(one, other)

    def gathered(self, id: str) -> ArticleRecord | None:
        """Return all that is known of the article that `id` is a record of."""
        found = [(one, record) for one in self.ids_of(id) if (record := self.get(one)) is not None]
        if not found:
            return None
        rows = [self._watch.rows[key] for one, _ in found if (key := self.key(one)) is not None]
        return gathered([record for _, record in found], rows)

    def all_gathered(self) -> list[ArticleRecord]:
        """Return all articles."""
        mains = dict.fromkeys(self.main_of(record.id) for record in self.all())
        return [record for id in mains if (record := self.gathered(id)) is not None]

    def of_main(self, annotation: Annotation) -> Annotation:
        """Return an annotation as one of its article, whichever of its records it was made with."""
        main = self.main_of(annotation.article_id)
        return annotation if main == annotation.article_id else replace(annotation, article_id=main)


def gathered(records: list[ArticleRecord], rows: Sequence[Mapping[str, Any]]) -> ArticleRecord:
    """Return one record of several, of which the first gives its id; what was seen last says what it is.

    `rows` are theirs: of what the reader decided about each subject, what was decided last holds.
    """
    main = records[0]
    if len(records) == 1:
        return main
    by_time = sorted(records, key=lambda record: (record.opened, record.id))
    latest = by_time[-1]
    decided = decided_in(rows)
    return replace(
        latest,
        id=main.id,
        digests=_once(one for record in records for one in record.digests),
        sources=_once(one for record in records for one in record.sources),
        # The text seen last is last, as in each of them.
        text_hashes=_once(text for record in by_time[::-1] for text in record.text_hashes[::-1])[::-1],
        created=main.created,
        choices=choices_from_plain(decided.get("choices")),
        corrections=corrections_from_plain(decided.get("corrections")),
    )


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
