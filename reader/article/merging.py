"""One annotation edited in two places at once: nothing that either side wrote is lost."""

from dataclasses import replace

from reader.article.annotations import Annotation


def merged(base: Annotation, ours: Annotation, theirs: Annotation) -> Annotation:
    """Return `ours` with what `theirs` changed since `base` in the fields that we left alone.

    A note that both sides changed keeps both texts, theirs first; what either side did to the tags is done.
    Ends that were moved on one side stay moved.
    What was deleted there and edited here is here again: words outlive a deletion.
    """
    note = _note(base.note, ours.note, theirs.note)
    gone = (set(base.tags) - set(theirs.tags)) | (set(base.tags) - set(ours.tags))
    tags = tuple(tag for tag in dict.fromkeys([*theirs.tags, *ours.tags]) if tag not in gone)
    colour = theirs.colour if ours.colour == base.colour else ours.colour
    anchor = theirs.anchor if ours.anchor == base.anchor else ours.anchor
    return replace(ours, note=note, tags=tags, colour=colour, anchor=anchor)


def _note(base: str, ours: str, theirs: str) -> str:
    if theirs == base:
        return ours
    if ours == base or ours.strip() in theirs:
        return theirs
    if theirs.strip() in ours:
        return ours
    return f"{theirs.rstrip()}\n\n{ours}"
