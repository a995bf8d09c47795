"""Judging a line by its words alone: “subscribe” and “your inbox” are furniture's, “she said” is a story's.

A weight for each of some thousand words and pairs of words, learnt by logistic regression; see the training
program `benchmarks/training/wording.py`. Lines of other languages than the learnt one are not judged.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from reader.cleaning.columns import COMMON_WORDS
from reader.cleaning.units import words_of

_FILE = "wording-weights.json"
#: Weights are kept as whole numbers, in this part of a log-odd.
SCALE = 100
#: As many words of a line are read.
MOST_WORDS = 60
#: What a word must weigh to be told as a reason, in the same part.
_TELLING = 50
#: What any number counts as.
_NUMBER = "0"
#: A line is judged if at least this share of its words is known: else it is in another language.
_KNOWN_SHARE = 0.3
#: The marks of a line's first and last word, and what is between the words of a pair.
FIRST, LAST, _BETWEEN = "^", "$", " "


class Wording(NamedTuple):
    """What words, and pairs of words, weigh, in hundredths of a log-odd; the bias is what every line has."""

    bias: int
    words: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]

    def weight(self, key: str) -> int:
        """Return what the words of a line's key weigh together, 0 if too few are known."""
        words = numbered(words_of(key)[:MOST_WORDS])
        if not words:
            return 0
        known = [weight for word in set(words) if (weight := self.words.get(word)) is not None]
        if len(known) < _KNOWN_SHARE * len(set(words)):
            return 0
        ends = self.words.get(FIRST + words[0], 0) + self.words.get(words[-1] + LAST, 0)
        pairs = self.pairs
        return self.bias + sum(known) + ends + sum([pairs[pair] for pair in _pairs(words) if pair in pairs])

    def strongest(self, key: str, *, against: bool) -> str:
        """Return the words of a line that speak most `against` it, or for it; "" if none do.

        A word that any text is full of, or a number, would tell a reader nothing.
        """
        words = numbered(words_of(key)[:MOST_WORDS])
        weights = {
            word: self.words.get(word, 0) for word in words if word not in COMMON_WORDS and word != _NUMBER
        }
        told_pairs = (pair for pair in _pairs(words) if _NUMBER not in pair)
        weights |= {_BETWEEN.join(pair): self.pairs.get(pair, 0) for pair in told_pairs}
        most = min if against else max
        found = most(sorted(weights), key=weights.__getitem__, default="")
        weight = weights.get(found, 0)
        return found if (-weight if against else weight) >= _TELLING else ""


def numbered(words: Sequence[str]) -> list[str]:
    """Return the words with the same sign for any number."""
    return [_NUMBER if word.isdigit() else word for word in words]


def _pairs(words: Sequence[str]) -> set[tuple[str, str]]:
    return set(pairwise(words))


def tokens_of(key: str) -> set[str]:
    """Return what is weighed of a line, by the names under which the weights are kept."""
    words = numbered(words_of(key)[:MOST_WORDS])
    ends = {FIRST + words[0], words[-1] + LAST} if words else set()
    return {*words, *ends, *(_BETWEEN.join(pair) for pair in _pairs(words))}


@cache
def learnt_wording() -> Wording:
    """Return the weights that come with the program."""
    return read_wording(Path(__file__).with_name(_FILE).read_text("utf-8"))


def read_wording(written: str) -> Wording:
    """Return the weights that `write_wording` wrote."""
    data = json.loads(written)
    words, pairs = dict[str, int](), dict[tuple[str, str], int]()
    for name, weight in data["weights"].items():
        first, between, second = name.partition(_BETWEEN)
        if between:
            pairs[first, second] = weight
        else:
            words[name] = weight
    return Wording(data["bias"], words, pairs)


def write_wording(bias: float, weights: Iterable[tuple[str, float]]) -> str:
    """Return weights in log-odds as text, one a line in order of their names; words that weigh nothing stay.

    They are known words all the same, which is what tells the language; pairs that weigh nothing go.
    """
    whole = {name: round(weight * SCALE) for name, weight in sorted(weights)}
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{weight}"
        for name, weight in whole.items()
        if weight or not (_BETWEEN in name or name.startswith(FIRST) or name.endswith(LAST))
    )
    return f'{{"bias": {round(bias * SCALE)}, "weights": {{\n{rows}\n}}}}\n'
