"""The learnt model: its packaged form, and the search for the likeliest labels of a chain.

Plain Python: the scores of a group of traits are summed once for each key and looked up afterwards.
"""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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


class Tagger:
    """Finds the likeliest names of a text by a model."""

    def __init__(self, model: Model, lists: Gazetteer) -> None:
        self._lists = lists
        self._weights = model.weights
        self._traits = Traits(lists, dict(model.groups))
        self._labels = model.labels
        self._sums: dict[Key, tuple[int, ...]] = {}
        labels = range(len(model.labels))
        self._all = labels
        self._starts = frozenset(i for i in labels if model.labels[i][0] in "OBU")
        self._ends = frozenset(i for i in labels if model.labels[i][0] in "OUL")
        self._alone = self._starts & self._ends
        self._others = {
            kind: [i for i in labels if model.labels[i][2:] != kind]
            for kind in {label[2:] for label in model.labels}
        }
        self._moves = [
            [(a, model.moves.get((a, b), 0)) for a in labels if self._fits(model.labels[a], model.labels[b])]
            for b in labels
        ]
        self._onward = [
            [(b, model.moves.get((a, b), 0)) for b in labels if self._fits(model.labels[a], model.labels[b])]
            for a in labels
        ]
        self._zero = (0,) * len(model.labels)

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

    def _score(self, keys: Sequence[Key]) -> list[int]:
        """Return the score of each label for one word."""
        sums = self._sums
        vectors = []
        for key in keys:
            vector = sums.get(key)
            if vector is None:
                vector = sums[key] = self._sum(key)
            vectors.append(vector)
        return list(map(sum, zip(*vectors, strict=True)))

    def _sum(self, key: Key) -> tuple[int, ...]:
        """Return the summed weights of one group of traits."""
        total = list(self._zero)
        weights = self._weights
        for trait in getattr(self._traits, key[0])(*key[1]):
            row = weights.get(trait)
            if row:
                for at in range(0, len(row), 2):
                    total[ord(row[at]) - _FIRST_LABEL] += ord(row[at + 1]) - _MIDDLE
        return tuple(total) if any(total) else self._zero

    def _best(self, rows: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """Return the likeliest labels of a chain (Viterbi), each with how far ahead of another kind it is."""
        if len(rows) == 1:
            alone = [rows[0][label] if label in self._alone else _NEVER for label in self._all]
            return [self._ahead(alone, self._all)]
        forward = [[rows[0][label] if label in self._starts else _NEVER for label in self._all]]
        for row in rows[1:]:
            before = forward[-1]
            forward.append(
                [
                    row[label] + max([before[earlier] + weight for earlier, weight in moves])
                    for label, moves in enumerate(self._moves)
                ]
            )
        behind = [0 if label in self._ends else _NEVER for label in self._all]
        totals: list[list[int]] = []
        for at in range(len(rows) - 1, -1, -1):
            totals.append([ahead + after for ahead, after in zip(forward[at], behind, strict=True)])
            if at:
                gained = [value + score for value, score in zip(behind, rows[at], strict=True)]
                behind = [max([gained[later] + weight for later, weight in moves]) for moves in self._onward]
        found: list[tuple[int, int]] = []
        for here in reversed(totals):  # of paths that are as likely, one is kept to
            after = [label for label, _ in self._onward[found[-1][0]]] if found else self._all
            found.append(self._ahead(here, after))
        return found

    def _ahead(self, totals: Sequence[int], labels: Iterable[int]) -> tuple[int, int]:
        """Return the label of the likeliest path, and its lead over the likeliest path with another kind."""
        best = max(labels, key=totals.__getitem__)
        kind = self._labels[best][2:]
        return best, totals[best] - max(totals[other] for other in self._others[kind])


@cache
def packaged_tagger() -> Tagger | None:
    """Return the tagger of the model in the package, read at the first call; None where it was left out."""
    return Tagger(unpacked(_MODEL.read_bytes()), gazetteer()) if _MODEL.is_file() else None
