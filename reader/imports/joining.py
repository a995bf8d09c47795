"""An annotation that was imported before comes again: what was changed there, and what was edited here."""

import hashlib
from dataclasses import dataclass, replace

from reader.article import Annotation
from reader.exchange.foreign import id_of
from reader.library.before import Before
from reader.library.imported import Base

#: The tag of a note that is kept beside one that was edited here; the same as a merge of libraries gives.
CONFLICT_TAG = "conflict"


@dataclass(frozen=True, slots=True)
class Joined:
    """What comes of it: the annotation as it is now, and the note that could not be joined, None for none."""

    annotation: Annotation
    beside: Annotation | None = None


def note_hash(note: str) -> str:
    """Return the name by which a note is remembered without its words."""
    return hashlib.sha256(note.strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]


def base_of(annotation: Annotation, *, coloured: bool) -> Base:
    """Return what is remembered of an annotation as another program has it."""
    colour = annotation.colour.value if coloured else ""
    return Base(note_hash(annotation.note), annotation.tags, colour)


def told_by_row(mine: Annotation, theirs: Annotation, before: Before, *, native: bool) -> Base | None:
    """Return how the other program had an annotation last, as far as its row tells; None where it does not.

    So that importing again brings nothing new on a machine that got the library alone, without what was
    remembered of imports.
    """
    if native and mine.modified and mine.modified == theirs.modified:
        # Nothing was written here since it was exported: what differs was changed in the file.
        return base_of(mine, coloured=True)
    taken = tuple(tag for tag in theirs.tags if tag in before.untagged)
    if before.had(theirs.note):
        return Base(note_hash(theirs.note), taken)
    if not native and not before.notes:
        return Base(note_hash(mine.note), taken)  # its note is the one that came
    return Base("", taken) if taken else None


def joined(
    mine: Annotation, theirs: Annotation, base: Base | None, *, native: bool, coloured: bool
) -> Joined:
    """Return `mine` with what was changed in `theirs` since `base`; no note is lost.

    `native` says that theirs is of our own kind, with a time that tells which is newer; `coloured` that it
    has a colour at all. Where both notes were written, both are kept: theirs in an annotation of its own.
    """
    after, beside = mine, None
    if _is_news(mine, theirs, base, native=native):
        if not mine.note.strip() or (base is not None and note_hash(mine.note) == base.note):
            after = replace(after, note=theirs.note)
        else:
            beside = replace(
                theirs,
                id=id_of("conflict", mine.id, theirs.note),
                article_id=mine.article_id,
                anchor=mine.anchor,
                tags=(CONFLICT_TAG,),
            )
    after = replace(after, tags=_tags(mine, theirs, base, native=native))
    if coloured and base is not None and mine.colour.value == base.colour:
        after = replace(after, colour=theirs.colour)
    return Joined(after, beside)


def _is_news(mine: Annotation, theirs: Annotation, base: Base | None, *, native: bool) -> bool:
    """Tell whether their note has words that were not here."""
    note = theirs.note.strip()
    if not note or note in mine.note:
        return False
    if base is not None:
        return note_hash(note) != base.note
    return not (native and theirs.modified and theirs.modified < mine.modified and mine.note.strip())


def _tags(mine: Annotation, theirs: Annotation, base: Base | None, *, native: bool) -> tuple[str, ...]:
    if base is None and native and theirs.modified <= mine.modified:
        return mine.tags
    known = set(base.tags) if base is not None else set()
    gone = known - set(theirs.tags)
    new = [tag for tag in theirs.tags if tag not in known]
    return tuple(dict.fromkeys((*(tag for tag in mine.tags if tag not in gone), *new)))
