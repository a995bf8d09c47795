"""How much each block of a page looks like its article: learnt weights of what its markup says."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.sources.html.features import features
from reader.sources.html.page_blocks import PageBlock

_DATA = Path(__file__).resolve().parent / "data" / "weights.json"
#: Bounds of a score, in log-odds: beyond them nothing is more certain.
_MOST = 9.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature adds to the log-odds that a block is a part of the article."""

    bias: float
    by_name: Mapping[str, float]


@cache
def load_weights() -> Weights:
    """Return the packaged weights: they are read at the first page and kept."""
    data = json.loads(_DATA.read_text("utf-8"))
    return Weights(data["bias"], data["weights"])


def scores_of(blocks: Sequence[PageBlock], keys: Sequence[str], shares: Sequence[float]) -> list[float]:
    """Return for each block the log-odds that it is a part of the article; above 0, it more likely is.

    `keys` are the blocks' words as the alignment has them, `shares` how much of each an extractor took.
    """
    weights = load_weights()
    look = weights.by_name.get
    return [
        max(-_MOST, min(_MOST, weights.bias + sum(look(name, 0.0) for name in names)))
        for names in features(blocks, keys, shares)
    ]
