"""One annotation edited in two places at once: nothing that either side wrote is lost."""

from dataclasses import replace

from reader.article.annotations import Annotation


def merged(base: Annotation, ours: Annotation, theirs: Annotation) -> Annotation:
    """Return `ours` with what `theirs` changed since `base` in the fields that we left alone.

    A note that both sides changed keeps both texts, theirs first; what either side did to the tags is done.
    What was deleted there and edited here is here again: words outlive a deletion.
    """
    note = ours.note
    if ours.note == base.note:
        note = theirs.note
    elif theirs.note not in (base.note, ours.note) and theirs.note.strip():
        note = f"{theirs.note.rstrip()}\n\n{ours.note}"
    gone = (set(base.tags) - set(theirs.tags)) | (set(base.tags) - set(ours.tags))
    tags = tuple(tag for tag in dict.fromkeys([*theirs.tags, *ours.tags]) if tag not in gone)
    colour = theirs.colour if ours.colour == base.colour else ours.colour
    return replace(ours, note=note, tags=tags, colour=colour)
