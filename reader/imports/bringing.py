"""The reading of one file, brought into the library as one step that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.article import Annotation, Article, Block, Meta
from reader.article.hashes import text_hash
from reader.exchange.foreign import ForeignAnnotation, Reading, id_of
from reader.imports.homes import Home, Homes, quotations_by_document
from reader.imports.joining import base_of, joined, told_by_row
from reader.imports.placing import anchored, annotation_of, reached
from reader.imports.report import FileReport
from reader.library.imported import Base, Imported, Known
from reader.library.records import ArticleRecord
from reader.library.snapshots import Snapshots

if TYPE_CHECKING:
    from reader.library.store import Library

#: How many of the words without a place are told, and how much of each in code points.
_TOLD, _WORDS = 200, 160


@dataclass(slots=True)
class _Plan:
    """What is to be done, and what is told of it."""

    save: dict[str, Annotation] = field(default_factory=dict)
    bases: dict[str, Base] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    not_placed: list[tuple[str, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1


def bring(
    library: "Library", reading: Reading, path: str, format: str, family: str = "", *, dry_run: bool = False
) -> FileReport:
    """Bring what stands in a file into the library, and say what came; raises LibraryError.

    `family` is the program whose ids the annotations have, "" for our own. What came before is not brought
    again; what was changed there since is changed here, unless it was edited here. `dry_run` writes nothing.
    """
    homes = Homes(library)
    documents = quotations_by_document(
        ((one.document, _words(one)) for one in reading.annotations), lambda document: document.key
    )
    found = homes.find(documents)
    for key, (document, _) in documents.items():
        found.setdefault(key, homes.made(document))
    groups: dict[str, list[ForeignAnnotation]] = {}
    for one in reading.annotations:
        groups.setdefault(one.document.key, []).append(one)
    plan = _Plan()
    known = Imported(library.folder).known(format)
    for key, annotations in groups.items():
        _plan(plan, library, found[key], annotations, family, known)
        plan.homes[found[key].record.id] = found[key]
    if not dry_run:
        _write(library, plan, groups, path, format)
    return FileReport(
        path,
        format,
        found=len(reading.annotations),
        collapsed=reading.collapsed,
        left_out=reading.left_out,
        documents=len(groups),
        articles=len(
            {one.article_id for one in plan.save.values()}
            & {h.record.id for h in plan.homes.values() if h.new}
        ),
        not_placed=tuple(plan.not_placed[:_TOLD]),
        problems=tuple(map(str, reading.problems)),
        **plan.counts,  # the names are those of the fields
    )


def _words(one: ForeignAnnotation) -> str:
    return one.native.anchor.exact if one.native is not None else one.exact


def _plan(
    plan: _Plan,
    library: "Library",
    home: Home,
    annotations: list[ForeignAnnotation],
    family: str,
    known: Known,
) -> None:
    """Decide about the annotations of one document."""
    record = home.record
    there = {} if home.new else {one.id: one for one in library.annotations(record.id)}
    alike = {_likeness(one): one for one in there.values()}
    for one, (anchor, placed) in zip(annotations, anchored(home.text, annotations), strict=True):
        id = _id(one, library, family)
        theirs = annotation_of(one, id, record.id, anchor)
        mine = there.get(id) or library.annotation(id)
        coloured = one.colour is not None or one.native is not None
        base = known.base(id)
        if base is None and mine is not None:
            base = told_by_row(mine, theirs, library.before(id), native=one.native is not None)
        twin = alike.get(_likeness(theirs)) if mine is None and one.native is None else None
        if twin is not None and theirs.note.strip() in twin.note:
            plan.count("already")
            continue
        plan.bases[id] = base_of(theirs, coloured=coloured)
        if mine is None and (id in known or library.before(id).purged):
            plan.count("trashed")  # it was erased for good
        elif mine is None:
            plan.save[id] = theirs
            _tell_place(plan, home, theirs, placed=placed)
        elif mine.deleted:
            plan.count("already" if theirs.deleted else "trashed")
        else:
            _join(plan, library, mine, one, theirs, base, coloured=coloured)


def _id(one: ForeignAnnotation, library: "Library", family: str) -> str:
    """Return the id of an annotation here: that of an earlier form of it, where this was imported."""
    if one.native is not None or not family:
        return one.source_id
    ids = [id_of("import", family, source) for source in (one.source_id, *reversed(one.earlier))]
    return next((id for id in ids if library.annotation(id) is not None), ids[0])


def _join(
    plan: _Plan,
    library: "Library",
    mine: Annotation,
    one: ForeignAnnotation,
    theirs: Annotation,
    base: Base | None,
    *,
    coloured: bool,
) -> None:
    done = joined(mine, theirs, base, native=one.native is not None, coloured=coloured)
    after = done.annotation
    if (
        one.earlier
        and one.native is None
        and mine.anchor.exact != theirs.anchor.exact
        and mine.id == theirs.id
    ):
        after = replace(after, anchor=theirs.anchor)  # it was made longer or shorter there
    beside = done.beside
    if beside is not None and beside.id not in plan.save and library.annotation(beside.id) is None:
        plan.save[beside.id] = beside
        plan.count("kept_both")
    if after != mine:
        plan.save[after.id] = after
        plan.count("updated")
    elif beside is None or beside.id not in plan.save:
        plan.count("already")


def _likeness(annotation: Annotation) -> tuple[str, str, int]:
    """Return what two annotations share that mark the same words at one place."""
    anchor = annotation.anchor
    return annotation.kind.value, " ".join(anchor.exact.split()), anchor.start if anchor.text_hash else -1


def _tell_place(plan: _Plan, home: Home, annotation: Annotation, *, placed: bool) -> None:
    plan.count("new")
    plan.count("placed" if placed else "detached" if home.text else "waiting")
    words = " ".join((annotation.anchor.exact.strip() or annotation.note).split())
    if not placed and words:
        plan.not_placed.append((home.record.title or home.record.source, words[:_WORDS]))


def _write(
    library: "Library",
    plan: _Plan,
    groups: Mapping[str, list[ForeignAnnotation]],
    path: str,
    format: str,
) -> None:
    """Write records, texts and annotations, in this order: no annotation is without its article."""
    from reader.library.store import utc_now

    ids: dict[str, str] = {}
    used = {one.article_id for one in plan.save.values()}
    for home in plan.homes.values():
        if home.new and home.record.id in used:
            ids[home.record.id] = _recorded(library, home, utc_now()).id
        elif not home.new and not home.record.text_hashes:
            _fill_in(library, home)
        for also in home.also.values() if home.record.id in used else ():
            # A record of its own, so that the reader can part it again.
            home.joins.add(library.record_document(replace(also, created=utc_now())).id)
        for other in sorted(home.joins):
            if not library.parted(home.record.id, other):
                waited = [one for one in library.annotations(other) if one.id not in plan.save]
                library.declare_same(home.record.id, other)
                if home.text and (found := reached(home.text, waited)):
                    library.save_all(found, "finding what was imported", as_written=True)
    for annotations in groups.values():
        # Anchors of our own name the text that they were made on: with it, reworded words are found.
        text = annotations[0].document.text
        names = {one.native.anchor.text_hash for one in annotations if one.native is not None}
        if text and text_hash(text) in names:
            Snapshots(library.folder / "texts").keep(text)
    if plan.save:
        annotations_here = [
            replace(one, article_id=ids.get(one.article_id, one.article_id)) for one in plan.save.values()
        ]
        name = path.replace("\\", "/").rpartition("/")[2]
        library.save_all(annotations_here, f"import of {name}", as_written=True)
    Imported(library.folder).add(format, plan.bases)


def _fill_in(library: "Library", home: Home) -> None:
    """Let a record that an earlier import made have the facts that it lacked."""
    record, facts = home.record, home.facts
    fuller = replace(
        record,
        title=record.title or facts.title,
        authors=record.authors or facts.authors,
        site=record.site or facts.site,
        published=record.published or facts.published,
    )
    if fuller != record:
        library.record_document(fuller)


def _recorded(library: "Library", home: Home, now: str) -> ArticleRecord:
    record = home.record
    if home.text:
        from reader.article.segments import paragraphs

        meta = Meta(
            title=record.title,
            authors=record.authors,
            site=record.site,
            published=record.published,
            source=record.source,
        )
        blocks = tuple(Block(span) for span in paragraphs(home.text))
        return library.record_article(Article(record.id, home.text, blocks, (), meta), "")
    # Not opened yet: what its text says of it, once that is here, counts more.
    return library.record_document(replace(record, created=now, opened=""))
