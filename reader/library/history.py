"""The steps that can be undone and made again: which fields of which annotations were changed, from what to
what.

Fields are kept, not whole annotations: a step can be undone though another field of the same annotation was
changed since, here or in another window. This is pure; `undoing` puts it to use.
"""

from collections.abc import Callable, Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

Plain = Mapping[str, Any]

#: How many steps are remembered, and how many changes of one annotation each they may hold together.
MAX_STEPS, MAX_EDITS = 500, 20_000

#: Fields that follow from a change, and are none of it.
_TIMES = frozenset({"modified"})
#: What else a merge writes anew without anybody's having changed anything: which time a lost note is of.
_RENEWED = frozenset({"conflict"})


@dataclass(frozen=True, slots=True)
class Edit:
    """What a step did to one annotation: its fields before (None: it was new), and after."""

    id: str
    article: str
    before: Plain | None
    after: Plain


@dataclass(frozen=True, slots=True)
class Step:
    """One change that the user made, of one annotation or of many at once.

    `number` orders the steps; `window` is the window it was made in; `time` is ISO 8601 in UTC; `merged`
    tells that it brought what was written elsewhere, by somebody who had not read what was here.
    """

    number: int
    label: str
    time: str
    window: str
    edits: tuple[Edit, ...]
    undone: bool = False
    merged: bool = False

    @property
    def articles(self) -> frozenset[str]:
        """The articles whose annotations it changed."""
        return frozenset(edit.article for edit in self.edits)


def edit_of(before: Plain | None, after: Plain) -> Edit | None:
    """Return what changed between two forms of one annotation; None if it is nothing."""
    if before is None:
        return Edit(after["id"], after["article"], None, {k: v for k, v in after.items() if k not in _TIMES})
    changed = [
        name for name in after if name not in _TIMES and (name not in before or before[name] != after[name])
    ]
    if not changed:
        return None
    return Edit(
        after["id"],
        after["article"],
        {name: before[name] for name in changed if name in before},
        {name: after[name] for name in changed},
    )


def overridden(step: Step) -> dict[str, str]:
    """Return the ids of conflict notes that a merge made of notes it took the place of, and of what each is.

    They go when that note comes back.
    """
    before = {edit.id: edit.before.get("note") for edit in step.edits if edit.before is not None}
    made = {
        edit.id: (conflict_of(edit.after), edit.after.get("note"))
        for edit in step.edits
        if edit.before is None
    }
    return {id: of for id, (of, note) in made.items() if of and before.get(of) == note} if step.merged else {}


def conflict_of(row: Plain) -> str:
    """Return the id of the annotation whose note lost and became this one, changed since or not; else ""."""
    conflict = row.get("conflict")
    of = conflict.get("of") if isinstance(conflict, Mapping) else ""
    return of if isinstance(of, str) else ""


def undone(edit: Edit, now: Plain, time: str) -> dict[str, Any] | None:
    """Return the form of an annotation with an edit taken back; None when it was changed since.

    What the edit made new is deleted, not erased.
    """
    if edit.before is None:
        return {**now, "deleted": time} if _agrees(now, edit.after) else None
    return {**now, **edit.before} if _agrees(now, edit.after) else None


def redone(edit: Edit, now: Plain) -> dict[str, Any] | None:
    """Return the form of an annotation with an edit made again; None when it was changed since."""
    if edit.before is None:
        return {**now, "deleted": edit.after.get("deleted", "")} if now.get("deleted") else None
    return {**now, **edit.after} if _agrees(now, edit.before) else None


def without(step: Step, ids: Container[str], notes: Mapping[str, Collection[str]]) -> Step | None:
    """Return a step without what it says of annotations that were purged; None when nothing is left.

    `notes` are those of other annotations, by their ids, that were purged on their own.
    """
    edits = [
        _unsaid(edit, notes[edit.id]) if edit.id in notes else edit
        for edit in step.edits
        if edit.id not in ids
    ]
    left = tuple(edit for edit in edits if edit.after)
    return replace(step, edits=left) if left else None


def _unsaid(edit: Edit, notes: Collection[str]) -> Edit:
    """Return an edit that says nothing of the note, if that was one of `notes` before or after it."""
    sides = (edit.before or {}, edit.after)
    if not any(side.get("note") == note for side in sides for note in notes):
        return edit
    before, after = ({name: value for name, value in side.items() if name != "note"} for side in sides)
    return replace(edit, before=None if edit.before is None else before, after=after)


def _agrees(now: Plain, fields: Plain) -> bool:
    return all(now.get(name) == value for name, value in fields.items() if name not in _RENEWED)


def amended(before: Iterable[Edit], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits of a step that was gone on with: from what was there before it, to what is now."""
    one_each = {edit.id: edit for edit in before}
    for edit in edits:
        first = one_each.get(edit.id)
        if first is None:
            one_each[edit.id] = edit
            continue
        then = None if first.before is None else {**(edit.before or {}), **first.before}
        one_each[edit.id] = Edit(edit.id, edit.article, then, {**first.after, **edit.after})
    return tuple(one_each.values())


def to_undo(
    steps: Iterable[Step], mine: Callable[[Step], bool], articles: Collection[str] | None = None
) -> Step | None:
    """Return the step that is undone next: the last one made, of those that touch one of `articles`."""
    done = [step for step in _eligible(steps, mine, articles) if not step.undone]
    return max(done, key=lambda step: step.number, default=None)


def to_redo(
    steps: Iterable[Step], mine: Callable[[Step], bool], articles: Collection[str] | None = None
) -> Step | None:
    """Return the step that is made again next: the first one undone, with none made after it."""
    eligible = _eligible(steps, mine, articles)
    last = max((step.number for step in eligible if not step.undone), default=-1)
    taken_back = [step for step in eligible if step.undone and step.number > last]
    return min(taken_back, key=lambda step: step.number, default=None)


def overtaken(steps: Iterable[Step], new: Step) -> list[Step]:
    """Return the undone steps that cannot be made again after `new`, and the oldest of too many."""
    steps = list(steps)
    gone = [step for step in steps if step.undone and step.articles & new.articles]
    kept = sorted((step for step in steps if step not in gone), key=lambda step: step.number, reverse=True)
    edits = len(new.edits)
    for count, step in enumerate(kept, 2):
        edits += len(step.edits)
        if count > MAX_STEPS or edits > MAX_EDITS:
            gone.append(step)
    return gone


def _eligible(
    steps: Iterable[Step], mine: Callable[[Step], bool], articles: Collection[str] | None
) -> list[Step]:
    return [step for step in steps if mine(step) and (articles is None or step.articles & set(articles))]


def label_of(edits: Iterable[Edit]) -> str:
    """Return a word for what was done, for a step that was given none."""
    edits = list(edits)
    names = {name for edit in edits for name in edit.after}
    if any(edit.before is None for edit in edits):
        return "Added"
    if "deleted" in names:
        return "Deleted" if any(edit.after.get("deleted") for edit in edits) else "Restored"
    words = {"note": "Note", "colour": "Colour", "tags": "Tags", "anchor": "Place"}
    return next((word for name, word in words.items() if name in names), "Changed")


def step_to_plain(step: Step) -> dict[str, Any]:
    """Return the form of a step on disk."""
    return {
        "label": step.label,
        "time": step.time,
        "window": step.window,
        "undone": step.undone,
        **({"merged": True} if step.merged else {}),
        "edits": [
            {"id": edit.id, "article": edit.article, "before": edit.before, "after": edit.after}
            for edit in step.edits
        ],
    }


def step_from_plain(number: int, row: Any) -> Step | None:
    """Return the step of a row on disk; None if it is none."""
    try:
        edits = tuple(
            Edit(edit["id"], edit["article"], edit["before"], edit["after"]) for edit in row["edits"]
        )
        undone, merged = row["undone"] is True, row.get("merged") is True
        step = Step(number, row["label"], row["time"], row["window"], edits, undone, merged)
    except (KeyError, TypeError):
        return None
    texts = [step.label, step.time, step.window]
    for edit in edits:
        texts += (edit.id, edit.article)
        if not isinstance(edit.after, dict) or not (edit.before is None or isinstance(edit.before, dict)):
            return None
    return step if all(isinstance(text, str) for text in texts) else None
