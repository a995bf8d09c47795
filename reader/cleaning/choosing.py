"""Obeying the reader: units and classes that were put back or taken out, whatever the cleaner thinks.

A unit is known by its words, so that a choice is found again in another version of the page, and by which of
several units with the same words it is. A choice that finds nothing does no harm.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reader.article import BlockKind, Choice, Choices, Removal, RemovalKind
from reader.cleaning.page import Verdict
from reader.cleaning.units import Unit, key_of

#: The class of what the reader took out although it looked like the article.
CHOSEN = "chosen"
TAKEN_OUT, PUT_BACK = "taken out by you", "put back by you"
_TAKEN_FOR = "was taken for "
#: What the cleaner knows by kind rather than by class; a class choice may name these too.
_KINDS = frozenset((BlockKind.CAPTION, BlockKind.CREDIT))

#: The longest name of a unit, in code points.
_LONGEST_NAME = 160

#: A unit's words and which of those with the same words it is, from 1.
Subject = tuple[str, int]


def why_kept(verdict: Verdict) -> tuple[str, ...]:
    """Return why a unit stays that the cleaner would have removed."""
    return (PUT_BACK, f"{_TAKEN_FOR}{verdict.label}", *verdict.reasons)


def class_of(decision: Removal) -> str:
    """Return the class that a choice about the class of a decision names; "" where it belongs to none."""
    if decision.kind is RemovalKind.REMOVED:
        return decision.label
    if decision.reasons[:1] == (PUT_BACK,) and decision.reasons[1].startswith(_TAKEN_FOR):
        return decision.reasons[1].removeprefix(_TAKEN_FOR)
    return decision.label if decision.label in _KINDS else ""


class Obeyed(NamedTuple):
    """The verdicts that hold after the reader's choices, and those that they overruled, by place."""

    verdicts: dict[int, Verdict]
    overruled: Mapping[int, Verdict]


def name_of(text: str) -> str:
    """Return what a unit with these words is known by; a row of asterisks has no words but its signs.

    Of a long paragraph its beginning says enough: the key is written to the library with every choice.
    """
    return (key_of(text[: 2 * _LONGEST_NAME]) or " ".join(text.split()))[:_LONGEST_NAME].rstrip()


def numbered(texts: Iterable[str], before: Iterable[str] = ()) -> list[Subject]:
    """Return the subject of each unit, given the texts of all; those `before` them are counted too."""
    seen = Counter(map(name_of, before))
    subjects = []
    for text in texts:
        name = name_of(text)
        seen[name] += 1
        subjects.append((name, seen[name]))
    return subjects


def obey(
    made: Sequence[Choice],
    units: Sequence[Unit],
    verdicts: Mapping[int, Verdict],
    kinds: Mapping[int, BlockKind],
    title: int,
    before: Sequence[Unit] = (),
) -> Obeyed:
    """Return the verdicts on `units`, by place, as the choices in `made` change them.

    A choice about a unit wins over one about its class, a later one over an earlier one. What the
    cleaner would remove anyway keeps its own verdict. The title stays: without it the article would have
    another name. `kinds` are the captions and credits among the units, `before` the units of the same
    document that stand before these.
    """
    final = dict(verdicts)
    if not made:
        return Obeyed(final, {})
    overruled: dict[int, Verdict] = {}
    by_unit = {(choice.key, choice.count): choice for choice in made if choice.key}
    order = {id(choice): rank for rank, choice in enumerate(made)}
    by_class = {choice.label: choice for choice in made if choice.label and not choice.key}
    subjects = numbered((unit.text for unit in units), (unit.text for unit in before))
    for place, (name, count) in enumerate(subjects):
        if place == title:
            continue
        verdict = verdicts.get(place)
        about = [choice for n in (count, 0) if (choice := by_unit.get((name, n))) is not None]
        label = verdict.label if verdict is not None else _kind_label(kinds.get(place))
        choice = max(about, key=lambda one: order[id(one)]) if about else by_class.get(label)
        if choice is None or choice.keep == (verdict is None):
            continue
        if choice.keep and verdict is not None:
            overruled[place] = final.pop(place)
        else:
            why = TAKEN_OUT if choice.key else f"{TAKEN_OUT}, with all of its class ({label})"
            final[place] = Verdict(CHOSEN, (why,))
    return Obeyed(final, overruled)


def _kind_label(kind: BlockKind | None) -> str:
    return kind.value if kind in _KINDS else ""


class Choosable(NamedTuple):
    """A unit that can be chosen about: its subject, and where in the source it begins and its lines end."""

    subject: Subject
    start: int
    ends: frozenset[int]


def choosable_by_place(units: Sequence[Unit]) -> dict[int, Choosable]:
    """Return all units of a document by the offsets in the source at which their lines start."""
    found: dict[int, Choosable] = {}
    for unit, subject in zip(units, numbered(unit.text for unit in units), strict=True):
        pieces = unit.pieces or (unit.where,)
        choosable = Choosable(subject, pieces[0].start, frozenset(piece.end for piece in pieces))
        found |= dict.fromkeys((piece.start for piece in pieces), choosable)
    return found


def choices_about(
    decisions: Iterable[Removal],
    everything: Iterable[Removal],
    units: Mapping[int, Choosable],
    made: Sequence[Choice] = (),
) -> tuple[Choice, ...]:
    """Return the choices that turn decisions round: put back what they removed, take out what they kept.

    The decisions are about units that were removed, or about one unit that stays: a kept sentence may be
    made of several, and others that were removed may stand between its parts (`everything` tells): those
    stay as they are. If the reader put some of its parts back (`made`), only they go again. There is no
    choice about what is no unit, like a site's name beside the headline.
    """
    removed = {one.where.start for one in everything if one.kind is RemovalKind.REMOVED}
    back = {(choice.key, choice.count) for choice in made if choice.keep}
    gone: dict[Subject, None] = {}
    inside: dict[Subject, None] = {}
    for decision in decisions:
        if decision.kind is RemovalKind.REMOVED:
            unit = units.get(decision.where.start)
            if unit is not None and unit.start in removed and decision.where.end in unit.ends:
                gone[unit.subject] = None
            continue
        for start, unit in units.items():
            if decision.where.contains(start) and start not in removed:
                inside[unit.subject] = None
    chosen = [subject for subject in inside if subject in back] or inside
    return (
        *(_choice(subject, keep=True) for subject in gone),
        *(_choice(subject, keep=False) for subject in chosen),
    )


def class_chosen(
    choices: Choices, decision: Removal, everything: Sequence[Removal], units: Mapping[int, Choosable]
) -> Choices:
    """Return `choices` with the whole class of a decision put back if it was removed, else taken out.

    Earlier choices about single units of the class give way; where a decision has no class, nothing changes.
    """
    label, removed = class_of(decision), decision.kind is RemovalKind.REMOVED
    alike = [
        one for one in everything if (one.kind is RemovalKind.REMOVED) == removed and class_of(one) == label
    ]
    made = [
        choice
        for one in ([alike] if removed else [[each] for each in alike])
        for choice in choices_about(one, everything, units, choices.made)
    ]
    if not label or not made:
        return choices
    if label == CHOSEN:
        return choices.with_made(made)
    return choices.without(choice.subject for choice in made).with_made((Choice(removed, label=label),))


def _choice(subject: Subject, *, keep: bool) -> Choice:
    return Choice(keep, key=subject[0], count=subject[1])
