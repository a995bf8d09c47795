"""The library: articles and annotations in `library.json`, safe on disk before anything is acknowledged."""

import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from reader.article import Annotation, Article, Choices, Colour
from reader.article.choices import merged_choices
from reader.article.corrections import Corrections, merged_corrections
from reader.article.corrections_plain import corrections_to_plain
from reader.article.plain import annotation_from_plain, choices_to_plain
from reader.errors import LibraryError
from reader.library.before import Before, before_of
from reader.library.chosen import write_chosen
from reader.library.editing import HISTORY, PURGED, Editing, Undone
from reader.library.gathered import Articles
from reader.library.history import Step
from reader.library.joining import graves_by_id, is_erased
from reader.library.journal import new_id
from reader.library.reconciling import keep_both
from reader.library.recording import Recording
from reader.library.records import (
    ArticleRecord,
    matching,
    new_record,
    record_to_plain,
    seen_again,
)
from reader.library.rows import Rows
from reader.library.schema import LIBRARY
from reader.library.snapshots import Snapshots
from reader.library.storage import LOCK_TIMEOUT, JournalStorage
from reader.library.versions import utc_now

__all__ = ["Library", "new_id", "open_storage", "utc_now"]


def open_storage(folder: Path, lock_timeout: float = LOCK_TIMEOUT) -> JournalStorage:
    """Return the storage of the library in a folder: which form its rows have, and which lie beside it."""
    return JournalStorage(
        folder / "library.json", lock_timeout, schema=LIBRARY, beside={HISTORY}, reconcile=keep_both
    )


class Library:
    """The articles and annotations in one folder; nothing is made on disk until the first write.

    Every method looks at what is on disk now, so that windows see each other's changes; every change is
    durable on return. All raise LibraryError: a sentence, with nothing changed on disk or in memory. What
    was changed is folded into `library.json` by `checkpoint` and `close`, and when the program ends.
    """

    def __init__(
        self, folder: Path, now: Callable[[], str] = utc_now, lock_timeout: float = LOCK_TIMEOUT
    ) -> None:
        self._storage = open_storage(folder, lock_timeout)
        self._snapshots = Snapshots(folder / "texts")
        self.folder = folder
        self._now = now
        self._articles = Articles(self._storage)
        self._recording = Recording(self._storage, self._articles, now)
        self._annotations = Rows("annotations", annotation_from_plain, group="article")
        self._storage.watch(self._annotations.table, self._annotations)
        #: What the steps made here are known by.
        self.window = new_id()
        self._editing = Editing(self._storage, self._annotations, now, self.window, self._articles.same)
        self._fold_at_end = weakref.finalize(self, _close, self._storage)

    def articles(self) -> list[ArticleRecord]:
        """Return all articles, those opened last first."""
        with self._storage.reading():
            records = self._articles.all_gathered()
        return sorted(records, key=lambda record: (record.opened, record.id), reverse=True)

    def find_article(
        self, *, digest: str = "", source: str = "", text_hash: str = "", aliases: Sequence[str] = ()
    ) -> ArticleRecord | None:
        """Return the article with these bytes, with this cleaned text, or at one of these paths or URLs."""
        with self._storage.reading():
            record = matching(self._articles.all(), digest, (source, *aliases), text_hash)
            return self._articles.gathered(record.id) if record is not None else None

    def record_article(self, article: Article, digest: str, aliases: Sequence[str] = ()) -> ArticleRecord:
        """Record that `article` was opened from bytes with this SHA-256, and return its record.

        It is the record of an article seen before if the bytes, the cleaned text or the path or URL are
        known; `aliases` are the page's other addresses. Its cleaned text is kept as a snapshot before any
        annotation can refer to it.
        """
        with self._storage.locked():
            text = self._snapshots.keep(article.text)
            with self._storage.reading():
                places = (article.meta.source, *aliases)
                known = matching(self._articles.all(), digest, places, text) or self._articles.get(article.id)
            now = self._now()
            if known is None:
                record = new_record(article, digest, text, now, aliases)
            else:
                record = seen_again(known, article, digest, text, now, aliases)
            self._recording.put(record_to_plain(record))
            write_chosen(self.folder, self.articles())
            return self._article(record.id)

    def record(self, article_id: str) -> ArticleRecord | None:
        """Return the article that this is the id of a record of; None if there is none."""
        with self._storage.reading():
            return self._articles.gathered(article_id)

    def record_document(self, record: ArticleRecord) -> ArticleRecord:
        """Record an article of which only what another program says of it is known; its text may follow."""
        with self._storage.locked():
            self._recording.put(record_to_plain(record))
            return self._article(record.id)

    def parted(self, one: str, other: str) -> bool:
        """Tell whether the reader said that two articles are not one."""
        with self._storage.reading():
            return self._articles.parted(one, other)

    def choices(self, article_id: str) -> Choices:
        """Return what was chosen about an article: nothing, where it is not known."""
        record = self.record(article_id)
        return record.choices if record is not None else Choices()

    def choose(self, article_id: str, before: Choices, after: Choices) -> Choices:
        """Change an article's choices as `after` differs from `before`, and return all that hold now.

        What another window chose since stays, but where both chose about the same, this is the later.
        """
        with self._storage.locked(), self._storage.reading():
            chosen = merged_choices(before, after, self._article(article_id).choices)
            self._recording.decide(article_id, "choices", lambda there: choices_to_plain(chosen, there))
            write_chosen(self.folder, self.articles())
        return chosen

    def corrections(self, article_id: str) -> Corrections:
        """Return what was corrected in an article's names and quotes: nothing, where it is not known."""
        record = self.record(article_id)
        return record.corrections if record is not None else Corrections()

    def correct(self, article_id: str, before: Corrections, after: Corrections) -> Corrections:
        """Change an article's corrections as `after` differs from `before`, and return all that hold now.

        What another window corrected since stays, but where both corrected the same, this is the later.
        """
        with self._storage.locked(), self._storage.reading():
            made = merged_corrections(before, after, self._article(article_id).corrections)
            self._recording.decide(article_id, "corrections", lambda there: corrections_to_plain(made, there))
            write_chosen(self.folder, self.articles())
        return made

    def declare_same(self, one: str, other: str) -> ArticleRecord:
        """Let two articles be one from now on, and return it: its annotations are those of both."""
        with self._storage.locked(), self._storage.reading():
            pairs = [(self._article(one).id, self._article(other).id)]
            if pairs[0][0] != pairs[0][1]:
                # A word that parted any two of them holds no longer.
                ids = [self._articles.ids_of(id) for id in pairs[0]]
                pairs += [(mine, others) for mine in ids[0] for others in ids[1]]
                self._recording.declare(pairs, same=True)
                write_chosen(self.folder, self.articles())
            return self._article(one)

    def part(self, article_id: str, *others: str) -> list[ArticleRecord]:
        """Let an article that was made of several be several again, and return them.

        With the ids of `others`, only these records are parted from it.
        """
        with self._storage.locked(), self._storage.reading():
            ids = self._articles.ids_of(self._article(article_id).id)
            for other in others:
                if other not in ids or other == article_id:
                    raise LibraryError(f"{other} is not one of the articles that {article_id} was made of.")
            if len(ids) == 1:
                raise LibraryError(f"The article {ids[0]} was never another one: there is nothing to part.")
            apart = set(others) or set(ids)
            pairs = [(a, b) for a in ids for b in ids if a < b and (a in apart or b in apart)]
            self._recording.declare(pairs, same=False)
            write_chosen(self.folder, self.articles())
            mains = dict.fromkeys(map(self._articles.main_of, ids))
            return [self._article(id) for id in mains]

    def records_of(self, article_id: str) -> list[ArticleRecord]:
        """Return the records that an article was made of, the first one first; only itself, mostly."""
        with self._storage.reading():
            ids = self._articles.ids_of(article_id)
            return [record for id in ids if (record := self._articles.get(id)) is not None]

    def annotations(self, article_id: str) -> list[Annotation]:
        """Return an article's annotations without the deleted ones, by the place they were made at."""
        with self._storage.reading():
            ids = self._articles.ids_of(article_id)
            found = self._shown(one for id in ids for one in self._annotations.of(id))
        return sorted(
            (one for one in found if not one.deleted),
            key=lambda one: (one.anchor.start, one.anchor.end, one.created, one.id),
        )

    def all_annotations(self) -> list[Annotation]:
        """Return the annotations of all articles without the deleted ones, oldest first."""
        with self._storage.reading():
            annotations = self._shown(self._annotations.all())
        kept = (annotation for annotation in annotations if not annotation.deleted)
        return sorted(kept, key=lambda annotation: (annotation.created, annotation.id))

    def annotation(self, id: str) -> Annotation | None:
        """Return the annotation with this id, a deleted one too."""
        with self._storage.reading():
            annotation = self._annotations.get(id)
            return self._articles.of_main(annotation) if annotation is not None else None

    def before(self, id: str) -> Before:
        """Return what an annotation was before; of one that was purged, that it was."""
        with self._storage.reading() as tables:
            row = tables.get(self._annotations.table, {}).get(self._annotations.key(id) or "")
            return before_of(row, tables.get(PURGED, {}), id)

    def save(self, annotation: Annotation, label: str = "") -> Annotation:
        """Insert the annotation, or replace the one with its id; return it with its times set.

        It is a step that can be undone; `label` is what it is called.
        """
        return self.save_all([annotation], label)[0]

    def save_all(
        self,
        annotations: Sequence[Annotation],
        label: str = "",
        *,
        as_written: bool = False,
        amends: str = "",
    ) -> list[Annotation]:
        """Save several annotations as one step: all of them are safe on return, or none is changed.

        `as_written` and `amends` mean what they do in `Editing.save`.
        """
        with self._storage.locked(), self._storage.reading():
            return self._editing.save(annotations, label, as_written=as_written, amends=amends)

    def change_all(
        self, ids: Iterable[str], change: Callable[[Annotation], Annotation], label: str = ""
    ) -> list[Annotation]:
        """Change the annotations with these ids, as they are on disk, as one step; return those changed."""
        with self._storage.locked(), self._storage.reading():
            known = [self._there(id) for id in dict.fromkeys(ids)]
            changed = [after for one in known if (after := change(one)) != one]
            return list(map(self._articles.of_main, self._editing.save(changed, label)))

    def delete(self, annotation_id: str) -> Annotation:
        """Mark the annotation as deleted and return it; its words stay on disk for `restore`."""
        self.delete_all([annotation_id])
        return self._found(annotation_id)

    def delete_all(self, ids: Iterable[str], label: str = "") -> list[Annotation]:
        """Move annotations to the trash as one step; return those that were not there already."""
        now = self._now()
        return self.change_all(ids, lambda one: one if one.deleted else replace(one, deleted=now), label)

    def restore(self, annotation_id: str) -> Annotation:
        """Undo `delete` and return the annotation."""
        self.restore_all([annotation_id])
        return self._found(annotation_id)

    def restore_all(self, ids: Iterable[str], label: str = "") -> list[Annotation]:
        """Bring annotations back from the trash as one step; return those that were in it."""
        return self.change_all(ids, lambda one: replace(one, deleted="") if one.deleted else one, label)

    def recolour_all(self, ids: Iterable[str], colour: Colour, label: str = "") -> list[Annotation]:
        """Give annotations a colour as one step; return those that had another."""
        return self.change_all(ids, lambda one: replace(one, colour=colour), label)

    def tag_all(
        self, ids: Iterable[str], add: Sequence[str] = (), remove: Sequence[str] = (), label: str = ""
    ) -> list[Annotation]:
        """Add tags to annotations and take others away, as one step; return those that are changed by it."""

        def tagged(one: Annotation) -> Annotation:
            tags = dict.fromkeys(tag for tag in (*one.tags, *add) if tag not in remove)
            return replace(one, tags=tuple(tags))

        return self.change_all(ids, tagged, label)

    def trash(self) -> list[Annotation]:
        """Return the deleted annotations, those deleted last first."""
        with self._storage.reading():
            deleted = self._shown(one for one in self._annotations.all() if one.deleted)
        return sorted(deleted, key=lambda one: (one.deleted, one.id), reverse=True)

    def purge(self, ids: Iterable[str]) -> int:
        """Erase annotations that are in the trash for good, and return how many: this cannot be undone.

        Their words stay in the backups until those are replaced.
        """
        with self._storage.locked(), self._storage.reading():
            return self._editing.purge(ids)

    def undo(self, article_id: str | None = None) -> Undone | None:
        """Take back the last step made in this window, or before it was opened; None when there is none.

        With an article, the last step that changed annotations of it. A field that was changed since stays.
        """
        with self._storage.locked(), self._storage.reading():
            return self._of_main(self._editing.undo(self._ids_of(article_id)))

    def redo(self, article_id: str | None = None) -> Undone | None:
        """Make the step again that was undone last; None when there is none, or another was made since."""
        with self._storage.locked(), self._storage.reading():
            return self._of_main(self._editing.redo(self._ids_of(article_id)))

    def steps(self) -> list[Step]:
        """Return the steps that are remembered, the oldest first; the undone ones too."""
        with self._storage.reading():
            return self._editing.steps()

    def text_snapshot(self, text_hash: str) -> str | None:
        """Return the cleaned text with this hash; None when it is not kept or damaged."""
        return self._snapshots.text(text_hash)

    def changed(self) -> bool:
        """Tell whether another window changed the library since it was last read here."""
        return self._storage.changed()

    def news(self) -> int:
        """Return another number whenever something is new from other windows; several may ask."""
        return self._storage.news()

    def tags(self) -> list[str]:
        """Return the tags in use, the most used first."""
        uses = Counter(tag for annotation in self.all_annotations() for tag in annotation.tags)
        return sorted(uses, key=lambda tag: (-uses[tag], tag.casefold(), tag))

    def problems(self) -> list[str]:
        """Return a sentence for each row that could not be understood; such rows stay on disk as they are."""
        with self._storage.reading():
            return self._articles.problems() + self._annotations.problems()

    def checkpoint(self) -> bool:
        """Fold all changes into `library.json`; tell whether there were any. Any thread may, at any time."""
        return self._storage.checkpoint()

    def checkpoint_when_idle(self) -> bool:
        """Do `checkpoint` if nothing was changed here for a while: to be asked every second or so."""
        return self._storage.checkpoint_when_idle()

    def close(self) -> None:
        """Fold what was changed here into `library.json`; raises LibraryError, nothing is lost."""
        self._storage.close()

    def _there(self, annotation_id: str) -> Annotation:
        annotation = self._annotations.get(annotation_id)
        if annotation is None:
            raise LibraryError(f"There is no annotation {annotation_id} in the library.")
        return self._articles.of_main(annotation)

    def _shown(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        """Return annotations as those of their articles, without what another machine left of purged ones."""
        with self._storage.reading() as tables:
            graves = graves_by_id(tables.get(PURGED, {}))
            rows = tables.get(self._annotations.table, {})
            return [
                self._articles.of_main(one)
                for one in annotations
                if one.id not in graves
                or (key := self._annotations.key(one.id)) is None
                or not is_erased(rows[key], graves[one.id])
            ]

    def _found(self, annotation_id: str) -> Annotation:
        with self._storage.reading():
            return self._there(annotation_id)

    def _article(self, id: str) -> ArticleRecord:
        """Return the article that this is the id of a record of."""
        record = self.record(id)
        if record is None:
            raise LibraryError(f"There is no article {id} in the library.")
        return record

    def _ids_of(self, article_id: str | None) -> tuple[str, ...] | None:
        return None if article_id is None else self._articles.ids_of(article_id)

    def _of_main(self, done: Undone | None) -> Undone | None:
        """Return what was undone as the annotations' articles are known outside."""
        if done is None:
            return None
        main = self._articles.main_of
        edits = tuple(replace(edit, article=main(edit.article)) for edit in done.step.edits)
        annotations = tuple(map(self._articles.of_main, done.annotations))
        return replace(done, step=replace(done.step, edits=edits), annotations=annotations)


def _close(storage: JournalStorage) -> None:
    """Fold what was changed when a library is let go of, or the program ends."""
    with suppress(LibraryError, OSError):
        storage.close()
