"""The classifier's weights, and what they say of the lines of a page: scores, and the reasons for them.

A linear model: the score of a line, in log-odds, is the sum of a weight for each answer to the questions of
`columns`, and for each pair of answers listed there. Learnt by logistic regression; see the training program.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.cleaning.columns import COLUMNS, PAIRS
from reader.cleaning.measures import Answers

_FILE = "unit-weights.json"
#: Weights are kept as whole numbers, in this part of a log-odd.
_SCALE = 100
#: What a pair is looked at within, but what is not the reason itself.
_SETTINGS = frozenset(("form", "bulk", "page"))
#: What a reason must weigh to be told, and how many are told at most.
_TELLING, _MOST_REASONS = 0.15, 3
#: As many of the strongest weights are looked at for reasons that tell a reader something.
_MOST_LOOKED_AT = 12


class Model(NamedTuple):
    """The weights: for each group of columns, those of its combined answers, and the bias."""

    bias: float
    weights: Mapping[tuple[str, ...], Sequence[float]]


def groups() -> list[tuple[str, ...]]:
    """Return what has weights: every column by itself, then the pairs (and triples)."""
    return [*((column.name,) for column in COLUMNS), *PAIRS]


def combined(answers: Answers, group: tuple[str, ...]) -> Sequence[int]:
    """Return the number of the combined answer to the columns of `group`, for each line."""
    sizes = _sizes()
    numbers = answers[group[0]]
    for name in group[1:]:
        size = sizes[name]
        numbers = [number * size + answer for number, answer in zip(numbers, answers[name], strict=True)]
    return numbers


def group_size(group: tuple[str, ...]) -> int:
    """Return how many combined answers the columns of `group` have."""
    size = 1
    for name in group:
        size *= _sizes()[name]
    return size


@cache
def _sizes() -> Mapping[str, int]:
    return {column.name: len(column.phrases) for column in COLUMNS}


@cache
def learnt() -> Model:
    """Return the weights that come with the program."""
    return read_model(Path(__file__).with_name(_FILE).read_text("utf-8"))


def read_model(written: str) -> Model:
    """Return the model that `write_model` wrote."""
    data = json.loads(written)
    return Model(
        data["bias"] / _SCALE,
        {tuple(name.split(" ")): [w / _SCALE for w in row] for name, row in data["weights"].items()},
    )


def write_model(bias: float, weights: Mapping[tuple[str, ...], Iterable[float]]) -> str:
    """Return the weights as text, one group a line."""
    whole = {" ".join(group): [round(weight * _SCALE) for weight in row] for group, row in weights.items()}
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in whole.items()
    )
    return f'{{"bias": {round(bias * _SCALE)}, "weights": {{\n{rows}\n}}}}\n'


class Weighed(NamedTuple):
    """What the model makes of a page: for each line the weights of its answers, and its score in log-odds."""

    groups: Sequence[tuple[str, ...]]
    answers: Answers
    weights: Sequence[tuple[float, ...]]
    scores: Sequence[float]

    def reasons(self, place: int, *, against: bool) -> tuple[str, ...]:
        """Return the strongest reasons for the line at `place` to go (`against`) or to stay, in words."""
        strongest = min if against else max
        left = list(self.weights[place])
        told: list[str] = []
        for _ in range(_MOST_LOOKED_AT):
            weight = strongest(left)
            if abs(weight) < _TELLING or (weight < 0) is not against or len(told) == _MOST_REASONS:
                break
            at = left.index(weight)
            left[at] = 0.0
            phrase = self._phrase(self.groups[at], place)
            if phrase and not any(phrase in other or other in phrase for other in told):
                told.append(phrase)
        return tuple(told)

    def _phrase(self, group: tuple[str, ...], place: int) -> str:
        phrases = _phrases()
        telling = [name for name in group if name not in _SETTINGS] or group[:1]
        said = (phrases[name][self.answers[name][place]] for name in telling)
        return ", ".join(filter(None, said))


def weigh(model: Model, answers: Answers) -> Weighed:
    """Return the weights and the score of each line: above 0, it looks more like the article than not."""
    columns = [
        list(map(row.__getitem__, combined(answers, group))) for group, row in model.weights.items()
    ]  # fmt: skip
    weights = list(zip(*columns, strict=True))
    return Weighed(list(model.weights), answers, weights, [model.bias + sum(line) for line in weights])


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    return {column.name: column.phrases for column in COLUMNS}
