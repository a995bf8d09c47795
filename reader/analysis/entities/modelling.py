"""The learnt model: its packaged form, and the search for the likeliest labels of a chain.

Plain Python: the scores of a group of traits are summed once for each key and looked up afterwards. Those of
all labels are the fields of one long integer, so that a sum over all of them is one addition.
"""

import gzip
import json
import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import add, itemgetter
from pathlib import Path
from typing import NamedTuple

from reader.analysis.entities.chains import chains
from reader.analysis.entities.gazetteer import Gazetteer, gazetteer
from reader.analysis.entities.reading import Key, Reading, lower_words
from reader.analysis.entities.traits import Traits
from reader.analysis.progress import Stage, told

_MODEL = Path(__file__).resolve().parent / "data" / "names-model.gz"
#: Weights and labels are written as characters: nothing is the middle of those of two bytes in UTF-8.
_MIDDLE, _WIDEST, _FIRST_LABEL = 0x450, 0x3A0, 0x41
#: Bits of the field of one label, and the bit that tells its sign.
_FIELD, _SIGN = 32, 1 << 31
#: So many keys are remembered; a book has more, and begins anew.
_MEMORY = 40_000
_NEVER = -1 << 40
#: What a step of a weight is, in natural logarithms.
STEP = 0.02


@dataclass(frozen=True, slots=True)
class Model:
    """Labels, weights of the moves from one to the next, weights of traits, and the groups of words."""

    labels: tuple[str, ...]
    moves: Mapping[tuple[int, int], int]
    weights: Mapping[str, str]
    groups: Mapping[str, int]


class Tagged(NamedTuple):
    """A stretch that the model takes for a name, with its `wording` on one line.

    `label` is PER, ORG, LOC or MISC; `lead` says how much likelier it is than another kind or none, in
    natural logarithms.
    """

    start: int
    end: int
    label: str
    wording: str
    lead: float


def packed(
    labels: Sequence[str],
    rows: Mapping[str, Mapping[int, int]],
    moves: Sequence[tuple[int, int, int]],
    groups: Sequence[str],
) -> bytes:
    """Return a model as the bytes of its file; the same model gives the same bytes."""
    traits = sorted(rows)
    weights = (
        "".join(
            chr(_FIRST_LABEL + label) + chr(_MIDDLE + max(-_WIDEST, min(_WIDEST, steps)))
            for label, steps in sorted(rows[trait].items())
        )
        for trait in traits
    )
    written = {
        "labels": list(labels),
        "moves": [list(move) for move in moves],
        "groups": "\n".join(groups),
        "traits": "\n".join(traits),
        "weights": "\n".join(weights),
    }
    return gzip.compress(json.dumps(written, ensure_ascii=False).encode(), 9, mtime=0)


def unpacked(data: bytes) -> Model:
    """Return the model that `packed` made bytes of."""
    read = json.loads(gzip.decompress(data))
    return Model(
        tuple(read["labels"]),
        {(before, after): steps for before, after, steps in read["moves"]},
        dict(zip(read["traits"].split("\n"), read["weights"].split("\n"), strict=True)),
        {word: index for index, line in enumerate(read["groups"].split("\n")) for word in line.split(" ")},
    )


#: What takes from all scores those of the labels that some others follow, and for each of those its moves.
_Step = tuple[Callable[[Sequence[int]], tuple[int, ...]], list[tuple[int, tuple[int, ...]]]]


def _steps(moves: Mapping[int, Mapping[int, int]]) -> list[_Step]:
    """Return the steps of a search: the labels together that may come from the same ones."""
    steps: dict[tuple[int, ...], list[tuple[int, tuple[int, ...]]]] = {}
    for label, weights in moves.items():
        whence = tuple(weights) * (1 + (len(weights) == 1))  # one is asked for twice, as one of several
        steps.setdefault(whence, []).append((label, tuple(weights[other] for other in whence)))
    return [(itemgetter(*whence), into) for whence, into in steps.items() if whence]


class Tagger:
    """Finds the likeliest names of a text by a model."""

    def __init__(self, model: Model, lists: Gazetteer) -> None:
        self._lists = lists
        self._weights = model.weights
        self._traits = Traits(lists, dict(model.groups))
        self._labels = model.labels
        self._sums: dict[Key, int] = {}
        self._decoded: dict[str, int] = {}
        labels = range(len(model.labels))
        self._signs = sum(_SIGN << _FIELD * label for label in labels)
        self._fields = struct.Struct(f"<{len(model.labels)}i")
        self._all = labels
        self._starts = frozenset(i for i in labels if model.labels[i][0] in "OBU")
        self._ends = frozenset(i for i in labels if model.labels[i][0] in "OUL")
        self._alone = sorted(self._starts & self._ends)
        self._others = {
            kind: [i for i in labels if model.labels[i][2:] != kind]
            for kind in {label[2:] for label in model.labels}
        }
        fitting = [(a, b) for a in labels for b in labels if self._fits(model.labels[a], model.labels[b])]
        self._onward = [[b for before, b in fitting if before == a] for a in labels]
        self._forth = _steps(
            {b: {a: model.moves.get((a, b), 0) for a, c in fitting if c == b} for b in labels}
        )
        self._back = _steps(
            {a: {b: model.moves.get((a, b), 0) for c, b in fitting if c == a} for a in labels}
        )

    @staticmethod
    def _fits(before: str, after: str) -> bool:
        """Tell whether one label may follow another: a name begun must be ended, in one kind."""
        if before[0] in "BI":
            return after[0] in "IL" and before[2:] == after[2:]
        return after[0] in "OBU"

    def names(self, text: str) -> list[Tagged]:
        """Return the names in a text, in order."""
        names: list[Tagged] = []
        found = list(chains(text, self._lists))
        reading = Reading(found, lower_words(text))
        if len(self._sums) > _MEMORY:
            self._sums.clear()
        for chain in told(found, Stage.NAMES):
            rows = [self._score(keys) for keys in reading.keys(chain, self._traits)]
            begun, lead = 0, 0
            for index, (number, ahead) in enumerate(self._best(rows), chain.first):
                label = self._labels[number]
                if label[0] in "BU":
                    begun, lead = chain.line[index].start, ahead
                lead = min(lead, ahead)
                if label[0] in "LU":
                    end = chain.line[index].end
                    names.append(
                        Tagged(begun, end, label[2:], " ".join(text[begun:end].split()), lead * STEP)
                    )
        return names

    def _score(self, keys: Sequence[Key]) -> tuple[int, ...]:
        """Return the score of each label for one word."""
        sums, total = self._sums, self._signs
        for key in keys:
            summed = sums.get(key)
            if summed is None:
                summed = sums[key] = self._sum(key)
            total += summed
        fields = self._fields  # a field with its sign turned twice is whole again: nothing is borrowed
        return fields.unpack((total ^ self._signs).to_bytes(fields.size, "little"))

    def _sum(self, key: Key) -> int:
        """Return the summed weights of one group of traits."""
        decoded, total = self._decoded, 0
        for trait in getattr(self._traits, key[0])(*key[1]):
            weights = decoded.get(trait)
            if weights is None:
                row = self._weights.get(trait)
                if row is None:  # not kept: there are endless many
                    continue
                weights = decoded[trait] = sum(
                    ord(steps) - _MIDDLE << _FIELD * (ord(label) - _FIRST_LABEL)
                    for label, steps in zip(row[::2], row[1::2], strict=True)
                )
            total += weights
        return total

    def _best(self, rows: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """Return the likeliest labels of a chain (Viterbi), each with how far ahead of another kind it is."""
        if len(rows) == 1:
            alone = [rows[0][label] if label in self._alone else _NEVER for label in self._all]
            return [self._ahead(alone, self._alone)]
        forward = [[rows[0][label] if label in self._starts else _NEVER for label in self._all]]
        for row in rows[1:]:
            forward.append(
                [score + best for score, best in zip(row, self._moved(self._forth, forward[-1]), strict=True)]
            )
        behind = [0 if label in self._ends else _NEVER for label in self._all]
        totals: list[list[int]] = []
        for at in range(len(rows) - 1, -1, -1):
            totals.append([ahead + after for ahead, after in zip(forward[at], behind, strict=True)])
            if at:
                behind = self._moved(self._back, list(map(add, behind, rows[at])))
        found: list[tuple[int, int]] = []
        for here in reversed(totals):  # of paths that are as likely, one is kept to
            after = self._onward[found[-1][0]] if found else self._all
            found.append(self._ahead(here, after))
        return found

    def _moved(self, steps: Iterable[_Step], scores: Sequence[int]) -> list[int]:
        """Return for each label the best score of the labels one may come from, with that of the move."""
        best = [_NEVER] * len(scores)
        for those_of, moves in steps:
            there = those_of(scores)
            for label, weights in moves:
                best[label] = max(map(add, there, weights))
        return best

    def _ahead(self, totals: Sequence[int], labels: Iterable[int]) -> tuple[int, int]:
        """Return the label of the likeliest path, and its lead over the likeliest path with another kind."""
        best = max(labels, key=totals.__getitem__)
        kind = self._labels[best][2:]
        return best, totals[best] - max(totals[other] for other in self._others[kind])


@cache
def packaged_tagger() -> Tagger | None:
    """Return the tagger of the model in the package, read at the first call; None where it was left out."""
    return Tagger(unpacked(_MODEL.read_bytes()), gazetteer()) if _MODEL.is_file() else None
