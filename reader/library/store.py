"""The library: articles and annotations in `library.json`, safe on disk before anything is acknowledged."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.article import Annotation, Article, Choices
from reader.article.choices import merged_choices
from reader.article.plain import annotation_from_plain, annotation_to_plain, choices_to_plain
from reader.errors import LibraryError
from reader.library.chosen import write_chosen
from reader.library.parsed import Parsed
from reader.library.records import (
    ArticleRecord,
    matching,
    new_record,
    record_from_plain,
    record_to_plain,
    seen_again,
)
from reader.library.snapshots import Snapshots
from reader.library.storage import LOCK_TIMEOUT, SafeStorage, Table

#: Hexadecimal digits of an id that make its row's number: what every JSON reader holds exactly (2**53).
_KEY_DIGITS = 13


def utc_now() -> str:
    """Return the time in UTC, to the millisecond: "2030-01-31T09:30:00.000Z"."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def new_id() -> str:
    """Return 32 random hexadecimal digits: libraries that never met can be merged."""
    return os.urandom(16).hex()


class Library:
    """The articles and annotations in one folder; nothing is made on disk until the first write.

    Every method looks at the file as it is now, so that windows see each other's changes; every change
    is durable on return. All raise LibraryError: a sentence, with nothing changed on disk.
    """

    def __init__(
        self, folder: Path, now: Callable[[], str] = utc_now, lock_timeout: float = LOCK_TIMEOUT
    ) -> None:
        self._storage = SafeStorage(folder / "library.json", lock_timeout)
        self._snapshots = Snapshots(folder / "texts")
        self.folder = folder
        self._now = now
        self._articles = Parsed("articles", record_from_plain)
        self._annotations = Parsed("annotations", annotation_from_plain)

    def articles(self) -> list[ArticleRecord]:
        """Return all articles, those opened last first."""
        records = self._articles.all(self._storage.tables())
        return sorted(records, key=lambda record: (record.opened, record.id), reverse=True)

    def find_article(
        self, *, digest: str = "", source: str = "", text_hash: str = "", aliases: Sequence[str] = ()
    ) -> ArticleRecord | None:
        """Return the article with these bytes, with this cleaned text, or at one of these paths or URLs."""
        return matching(self.articles(), digest, (source, *aliases), text_hash)

    def record_article(self, article: Article, digest: str, aliases: Sequence[str] = ()) -> ArticleRecord:
        """Record that `article` was opened from bytes with this SHA-256, and return its record.

        It is the record of an article seen before if the bytes, the cleaned text or the path or URL are
        known; `aliases` are the page's other addresses. Its cleaned text is kept as a snapshot before any
        annotation can refer to it.
        """
        with self._storage.locked():
            text = self._snapshots.keep(article.text)
            known = self.find_article(
                digest=digest, source=article.meta.source, text_hash=text, aliases=aliases
            ) or self._articles.get(self._storage.tables(), article.id)
            now = self._now()
            if known is None:
                record = new_record(article, digest, text, now, aliases)
            else:
                record = seen_again(known, article, digest, text, now, aliases)
            self._put(self._articles, record_to_plain(record))
            write_chosen(self.folder, self.articles())
        return record

    def choices(self, article_id: str) -> Choices:
        """Return what was chosen about an article: nothing, where it is not known."""
        record = self._articles.get(self._storage.tables(), article_id)
        return record.choices if record is not None else Choices()

    def choose(self, article_id: str, before: Choices, after: Choices) -> Choices:
        """Change an article's choices as `after` differs from `before`, and return all that hold now.

        What another window chose since stays, but where both chose about the same, this is the later.
        """
        with self._storage.locked():
            tables = self._storage.tables()
            record, key = self._articles.get(tables, article_id), self._articles.key(tables, article_id)
            if record is None or key is None:
                raise LibraryError(f"There is no article {article_id} in the library.")
            chosen = merged_choices(before, after, record.choices)
            there = tables[self._articles.table][key].get("choices")
            self._put(self._articles, {"id": article_id, "choices": choices_to_plain(chosen, there)})
            write_chosen(self.folder, self.articles())
        return chosen

    def annotations(self, article_id: str) -> list[Annotation]:
        """Return an article's annotations without the deleted ones, by the place they were made at."""
        annotations = self._annotations.all(self._storage.tables())
        return sorted(
            (one for one in annotations if one.article_id == article_id and not one.deleted),
            key=lambda one: (one.anchor.start, one.anchor.end, one.created, one.id),
        )

    def all_annotations(self) -> list[Annotation]:
        """Return the annotations of all articles without the deleted ones, oldest first."""
        annotations = self._annotations.all(self._storage.tables())
        kept = (annotation for annotation in annotations if not annotation.deleted)
        return sorted(kept, key=lambda annotation: (annotation.created, annotation.id))

    def annotation(self, id: str) -> Annotation | None:
        """Return the annotation with this id, a deleted one too."""
        return self._annotations.get(self._storage.tables(), id)

    def save(self, annotation: Annotation) -> Annotation:
        """Insert the annotation, or replace the one with its id; return it with its times set."""
        with self._storage.locked():
            now = self._now()
            known = self.annotation(annotation.id)
            created = annotation.created or (known.created if known else "") or now
            saved = replace(annotation, created=created, modified=now)
            self._put(self._annotations, annotation_to_plain(saved))
        return saved

    def delete(self, annotation_id: str) -> Annotation:
        """Mark the annotation as deleted and return it; its words stay on disk for `restore`."""
        return self._set_deleted(annotation_id, deleted=True)

    def restore(self, annotation_id: str) -> Annotation:
        """Undo `delete` and return the annotation."""
        return self._set_deleted(annotation_id, deleted=False)

    def text_snapshot(self, text_hash: str) -> str | None:
        """Return the cleaned text with this hash; None when it is not kept or damaged."""
        return self._snapshots.text(text_hash)

    def changed(self) -> bool:
        """Tell whether another window changed the library since it was last read here."""
        return self._storage.changed()

    def tags(self) -> list[str]:
        """Return the tags in use, the most used first."""
        uses = Counter(tag for annotation in self.all_annotations() for tag in annotation.tags)
        return sorted(uses, key=lambda tag: (-uses[tag], tag.casefold(), tag))

    def problems(self) -> list[str]:
        """Return a sentence for each row that could not be understood; such rows stay on disk as they are."""
        tables = self._storage.tables()
        return self._articles.problems(tables) + self._annotations.problems(tables)

    def _set_deleted(self, annotation_id: str, *, deleted: bool) -> Annotation:
        with self._storage.locked():
            annotation = self.annotation(annotation_id)
            if annotation is None:
                raise LibraryError(f"There is no annotation {annotation_id} in the library.")
            if bool(annotation.deleted) == deleted:
                return annotation
            now = self._now()
            annotation = replace(annotation, deleted=now if deleted else "", modified=now)
            self._put(self._annotations, annotation_to_plain(annotation))
        return annotation

    def _put(self, parsed: Parsed[Any], row: dict[str, Any]) -> None:
        """Set a row by its id; fields of a row on disk that this version does not know are kept."""
        tables = self._storage.tables()
        rows = tables.get(parsed.table, {})
        key = parsed.key(tables, row["id"])
        if key is None:
            self._storage.put({parsed.table: {_free_key(rows, row["id"]): row}})
        else:
            self._storage.put({parsed.table: {key: {**rows[key], **row}}})


def _free_key(rows: Table, id: str) -> str:
    """Return a number that no row has, derived from the id.

    Random numbers keep two libraries from giving one number to two rows, which a merge of the files
    would turn into one.
    """
    try:
        number = int(id[:_KEY_DIGITS], 16)
    except ValueError:
        number = int(hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS], 16)
    while str(number) in rows:
        number += 1
    return str(number)
