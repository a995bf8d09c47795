"""What the learnt model says of names, as evidence that the rules weigh with their own.

The model reads each place by itself, and knows best where a name begins and ends; rules and article decide
what the name stands for, wherever it stands.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reader.analysis.entities.candidates import CERTAIN, NO_TITLE, Candidate, Evidence
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.modelling import Tagged
from reader.article import EntityKind

_KINDS: dict[str, EntityKind | None] = {
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "LOC": EntityKind.PLACE,
    "MISC": None,
}
_BODIES = (EntityKind.ORGANISATION, EntityKind.PLACE)
#: The evidence of a dateline's place and of a letter's people, about whom the model is not asked.
_SURE: tuple[Evidence, ...] = ({EntityKind.PLACE: CERTAIN}, {EntityKind.PERSON: CERTAIN})
#: Points of the model's word for each unit of its lead, and the most; how much of the rules' points holds for
#: a name with other bounds; the points that a name loses which the model does not see.
FOR_LEAD, MOST, SHARE, NOTHING = 0.4, 1.1, 0.5, 1.2
#: Points of a head word (“… Hospital”) in bounds that only the model sees.
FOR_HEAD = 3.0
#: What makes each of several names sure, in the rules' points.
SURE = 2.0
#: Letters behind a person: “Anne Vellmer QC”.
_LETTERS = re.compile(r",? [A-Z]{2,3}")


class Opinions:
    """The model's names of one text, to be joined with the rules' candidates.

    `idle` tells of a word that the rules take for no name by itself.
    """

    def __init__(self, tagged: Iterable[Tagged], lists: Gazetteer, idle: Callable[[str], bool]) -> None:
        self._tagged = list(tagged)
        self._lists = lists
        self._idle = idle

    def joined(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Return the candidates of rules and model in order; the model's bounds mostly hold."""
        return sorted(self._joined(candidates), key=lambda candidate: (candidate.start, -candidate.end))

    def _joined(self, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
        touched = self._touched(candidates)
        held: set[int] = set()
        for tagged, here in zip(self._tagged, touched, strict=True):
            if not here and self._idle(tagged.wording):
                continue
            if _rules_know_better(tagged, here, self._lists):
                held.update(candidate.start for candidate in here)
                continue
            yield _told(tagged, here, self._lists)
        seen = {candidate.start for here in touched for candidate in here} - held
        for candidate in candidates:
            if candidate.start in held or candidate.evidence in _SURE:
                yield candidate
            elif candidate.start not in seen:
                yield _lessened(candidate)

    def _touched(self, candidates: Sequence[Candidate]) -> list[list[Candidate]]:
        """Return for each of the model's names the rules' candidates that it overlaps."""
        touched: list[list[Candidate]] = [[] for _ in self._tagged]
        at = 0
        for candidate in candidates:
            if candidate.evidence in _SURE:
                continue
            while at < len(self._tagged) and self._tagged[at].end <= candidate.start:
                at += 1
            index = at
            while index < len(self._tagged) and self._tagged[index].start < candidate.end:
                touched[index].append(candidate)
                index += 1
        return touched


def _rules_know_better(tagged: Tagged, here: Sequence[Candidate], lists: Gazetteer) -> bool:
    """Tell whether the rules' bounds hold.

    They do for a title taken off a person, letters behind one, a name that the lists have, alone or longer,
    a longer name of the same kind, and for several names of which each is one by good evidence.
    """
    if len(here) > 1 and all(max(c.evidence.values(), default=0.0) >= SURE for c in here):
        return True
    if any(_is_only_ruled(c) for c in here):
        return True
    if len(here) == 2 and here[0].wording in lists.countries and _best(here[1]) is EntityKind.PERSON:
        return True  # “… of New Zealand Ana Ruiz”
    for c in here:
        known = c.wording in lists.known
        if c.end == tagged.end and c.start > tagged.start and (known or c.title is not NO_TITLE):
            return True
        if (
            c.start == tagged.start
            and c.end < tagged.end
            and _LETTERS.fullmatch(tagged.wording[len(c.wording) :])
        ):
            return True
        longer = c.start <= tagged.start and c.end >= tagged.end and c.wording != tagged.wording
        last = c.wording.split()[-1]
        headed = last in lists.organisation.last or last in lists.place.last
        if longer and headed and c.start == tagged.start and _best(c) in _BODIES:
            return True
        if longer and (known or (len(here) == 1 and _best(c) == _KINDS[tagged.label])):
            return True
    return False


def _best(candidate: Candidate) -> EntityKind | None:
    """Return the kind with most points by the rules."""
    return max(candidate.evidence, key=lambda kind: candidate.evidence[kind], default=None)


def _is_only_ruled(candidate: Candidate) -> bool:
    """Tell whether the rules find an event, a people or a work, of which the model knows too little."""
    best = _best(candidate)
    return best not in _KINDS.values() or (best is None and candidate.evidence.get(None, 0.0) >= SURE)


def _lessened(candidate: Candidate) -> Candidate:
    """Return a candidate that the model saw no name in."""
    evidence = {kind: max(0.0, points - NOTHING) for kind, points in candidate.evidence.items()}
    return replace(candidate, evidence=evidence)


def _points(tagged: Tagged) -> float:
    """Return what the model's word counts: more where it is sure."""
    return min(MOST, FOR_LEAD * tagged.lead)


def _told(tagged: Tagged, here: Sequence[Candidate], lists: Gazetteer) -> Candidate:
    """Return the candidate that the model's name makes, with what the rules have found there."""
    kind = _KINDS[tagged.label]
    same = next((c for c in here if (c.start, c.end) == (tagged.start, tagged.end)), None)
    if same is not None:
        evidence = dict(same.evidence)
        evidence[kind] = evidence.get(kind, 0.0) + _points(tagged)
        return replace(same, evidence=evidence)
    evidence = {}
    for candidate in here:
        for each, points in candidate.evidence.items():
            evidence[each] = max(evidence.get(each, 0.0), points * SHARE)
    evidence[kind] = evidence.get(kind, 0.0) + _points(tagged)
    head = tagged.wording.split()[-1] if " " in tagged.wording else ""
    if head in lists.organisation.last and head not in lists.surnames:
        evidence[EntityKind.ORGANISATION] = evidence.get(EntityKind.ORGANISATION, 0.0) + FOR_HEAD
    elif head in lists.place.last and head not in lists.place_surnames:
        evidence[EntityKind.PLACE] = evidence.get(EntityKind.PLACE, 0.0) + FOR_HEAD
    title = next((c.title for c in here if c.start == tagged.start), NO_TITLE)
    return Candidate(tagged.start, tagged.end, tagged.wording, evidence, title)
