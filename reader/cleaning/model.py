"""The classifier's weights, and what they say of the lines of a page: scores, and the reasons for them.

A linear model: the score of a line, in log-odds, is the sum of a weight for each answer to the questions of
`columns`, and for each pair of answers listed there, learnt by logistic regression; see the training program.
What a line's words weigh by themselves is added.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.cleaning.columns import COLUMNS, PAIRS
from reader.cleaning.measures import Answers
from reader.cleaning.wording import learnt_wording

_FILE = "unit-weights.json"
_Weights = dict[tuple[str, ...], list[float]]
#: Weights are kept as whole numbers, in this part of a log-odd.
SCALE = 100
#: What a pair is looked at within, but what is not the reason itself.
_SETTINGS = frozenset(("form", "bulk", "page"))
#: How much the words of a line count beside the questions, which ask about some of them as well.
_WORDING = 0.6
#: What a reason must weigh to be told, in the same part, and how many are told at most.
_TELLING, _MOST_REASONS = 15, 3
#: As many of the strongest weights are looked at for reasons that tell a reader something.
_MOST_LOOKED_AT = 12


#: What the weight of answers that say nothing goes to, besides the bias: every line has an answer here.
_GROUND = ("bulk",)


class Model(NamedTuple):
    """The weights: for each group of columns, those of its combined answers, and the bias, in hundredths.

    `silent` are the groups that weigh nothing where the answer to their first column is 0.
    """

    bias: int
    weights: Mapping[tuple[str, ...], Sequence[int]]
    silent: frozenset[tuple[str, ...]] = frozenset()


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


def group_size(group: Iterable[str]) -> int:
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
    weights = {tuple(name.split(" ")): row for name, row in data["weights"].items()}
    sizes = _sizes()
    silent = (group for group, row in weights.items() if not any(row[: len(row) // sizes[group[0]]]))
    return Model(data["bias"], weights, frozenset(silent))


def write_model(bias: float, weights: Mapping[tuple[str, ...], Iterable[float]]) -> str:
    """Return the weights as text, one group a line: as few groups, with as much silence, as say the same."""
    bias, weights = _grounded(bias, _folded({group: list(row) for group, row in weights.items()}))
    whole = {" ".join(group): [round(weight * SCALE) for weight in row] for group, row in weights.items()}
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in whole.items()
    )
    return f'{{"bias": {round(bias * SCALE)}, "weights": {{\n{rows}\n}}}}\n'


def _folded(weights: _Weights) -> _Weights:
    """Return weights with those of each group added to a larger one that has all of its columns."""
    folded: _Weights = {}
    for group in sorted(weights, key=len, reverse=True):
        host = next((other for other in folded if group != _GROUND and set(group) < set(other)), None)
        if host is None:
            folded[group] = list(weights[group])
            continue
        for number in range(group_size(host)):
            folded[host][number] += weights[group][_part(number, host, group)]
    return {group: folded[group] for group in weights if group in folded}


def _part(number: int, host: tuple[str, ...], group: tuple[str, ...]) -> int:
    """Return the number of the combined answer to `group` that a combined answer to `host` contains."""
    answers: dict[str, int] = {}
    for name in reversed(host):
        number, answers[name] = divmod(number, _sizes()[name])
    part = 0
    for name in group:
        part = part * _sizes()[name] + answers[name]
    return part


def _grounded(bias: float, weights: _Weights) -> tuple[float, _Weights]:
    """Return bias and weights with nothing for answers that say nothing: it goes to what each line has.

    So most columns of most pages, which have no other answers, need not be looked at.
    """
    grounded = {group: list(row) for group, row in weights.items()}
    phrases = _phrases()
    for group, row in grounded.items():
        rest = group[1:]
        if group == _GROUND or phrases[group[0]][0] or rest not in ((), _GROUND):
            continue
        size = group_size(rest) if rest else 1
        for answer in range(size):
            taken = row[answer]
            for first in range(len(row) // size):
                row[first * size + answer] -= taken
            if rest:
                grounded[_GROUND][answer] += taken
            else:
                bias += taken
    return bias, grounded


class Weighed(NamedTuple):
    """What the model makes of a page: for each line the weights of its answers, and its score in log-odds.

    The weights are in hundredths, those of one line in the order of the `groups` that say something here;
    `wording` is what the words of each line weigh, and `keys` are the lines.
    """

    groups: Sequence[tuple[str, ...]]
    answers: Answers
    weights: Sequence[tuple[int, ...]]
    scores: Sequence[float]
    wording: Sequence[int] = ()
    keys: Sequence[str] = ()

    def reasons(self, place: int, *, against: bool) -> tuple[str, ...]:
        """Return the strongest reasons for the line at `place` to go (`against`) or to stay, in words."""
        weights = self.weights[place]
        if self.wording:
            weights = (*weights, self.wording[place])
        speaking = (
            [(weight, at) for at, weight in enumerate(weights) if weight <= -_TELLING]
            if against
            else [(-weight, at) for at, weight in enumerate(weights) if weight >= _TELLING]
        )
        speaking.sort()
        told: list[str] = []
        for _, at in speaking[:_MOST_LOOKED_AT]:
            if len(told) == _MOST_REASONS:
                break
            if at < len(self.groups):
                phrase = self._phrase(self.groups[at], place)
            else:
                said = learnt_wording().strongest(self.keys[place], against=against)
                phrase = f"says “{said}”" if said else ""
            if phrase and not any(phrase in other or other in phrase for other in told):
                told.append(phrase)
        return tuple(told)

    def _phrase(self, group: tuple[str, ...], place: int) -> str:
        phrases = _phrases()
        said = [phrases[name][self.answers[name][place]] for name in _telling(group)]
        return ", ".join(filter(None, said))


def weigh(model: Model, answers: Answers, keys: Sequence[str] = ()) -> Weighed:
    """Return the weights and the score of each line: above 0, it looks more like the article than not.

    The words of the lines count if their `keys` are given.
    """
    spoken = [group for group in model.weights if group not in model.silent or any(answers[group[0]])]
    columns = [map(model.weights[group].__getitem__, combined(answers, group)) for group in spoken]
    weights = list(zip(*columns, strict=True))
    wording = learnt_wording() if keys else None
    said = [round(_WORDING * wording.weight(key)) for key in keys] if wording else [0] * len(weights)
    scores = [(model.bias + sum(line) + own) / SCALE for line, own in zip(weights, said, strict=True)]
    return Weighed(spoken, answers, weights, scores, said if wording else (), keys)


@cache
def _telling(group: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of a group that its reason is told from."""
    return tuple(name for name in group if name not in _SETTINGS) or group[:1]


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    return {column.name: column.phrases for column in COLUMNS}
