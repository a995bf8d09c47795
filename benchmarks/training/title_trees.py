"""Growing the trees that weigh the few likeliest headlines of a page against each other.

Gradient boosting of a softmax over the headlines of each page: every tree takes a step towards the right one
from where the weights, and the trees before, have left the scores.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.tree import DecisionTreeRegressor

from reader.cleaning.headline_trees import Tree, answer

TREES, LEAVES, RATE = 100, 8, 0.1
#: The fewest headlines in a leaf; the share of numbers, and of pages, that each tree sees; the penalty.
_FEWEST, _NUMBERS, _PAGES, _PENALTY = 30, 0.3, 0.7, 5.0
_SEED = 1

Floats = NDArray[np.float64]


class Ranked(NamedTuple):
    """The likeliest headlines of a page, likeliest first: scores, numbers, the right one (-1: not there)."""

    kind: str
    scores: Sequence[float]
    rows: Sequence[Sequence[float]]
    right: int
    counts: float


def grow(pages: Sequence[Ranked]) -> list[Tree]:
    """Return trees learnt from pages among whose headlines is the right one."""
    known = [page for page in pages if page.right >= 0 and page.counts]
    sizes = [len(page.rows) for page in known]
    starts, owner = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(known)), sizes)
    rows = np.array([row for page in known for row in page.rows])
    scores = np.array([score for page in known for score in page.scores])
    right = np.zeros(len(rows))
    right[starts + np.array([page.right for page in known])] = 1.0
    counts = np.array([page.counts for page in known])[owner]
    chance = np.random.RandomState(_SEED)
    trees: list[Tree] = []
    for _ in range(TREES):
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        likely = powers / np.add.reduceat(powers, starts)[owner]
        bend = np.maximum(likely * (1 - likely), 1e-6)
        used = chance.rand(len(known))[owner] < _PAGES
        grown = DecisionTreeRegressor(
            max_leaf_nodes=LEAVES,
            min_samples_leaf=_FEWEST,
            max_features=_NUMBERS,
            random_state=chance.randint(1 << 30),
        )
        grown.fit(rows[used], ((right - likely) / bend)[used], sample_weight=(counts * bend)[used])
        steps = _steps(grown.apply(rows[used]), (counts * (right - likely))[used], (counts * bend)[used])
        scores = scores + np.array([steps.get(leaf, 0.0) for leaf in grown.apply(rows)])
        trees.append(_written(grown.tree_, 0, steps))
    return trees


def add_trees(page: Ranked, trees: Sequence[Tree]) -> int:
    """Return which headline of a page the trees find likeliest."""
    scores = [
        score + sum(answer(tree, row) for tree in trees)
        for score, row in zip(page.scores, page.rows, strict=True)
    ]
    return max(range(len(scores)), key=scores.__getitem__, default=-1)


def _steps(leaves: NDArray[np.intp], slopes: Floats, bends: Floats) -> dict[int, float]:
    """Return what each leaf adds to a score: a Newton step, held down."""
    return {
        int(leaf): round(
            float(RATE * slopes[leaves == leaf].sum() / (bends[leaves == leaf].sum() + _PENALTY)), 4
        )
        for leaf in np.unique(leaves)
    }


def _written(tree: object, node: int, steps: dict[int, float]) -> Tree:
    """Return a tree of scikit-learn as the reader asks it."""
    if tree.children_left[node] < 0:  # type: ignore[attr-defined]
        return steps.get(node, 0.0)
    return (
        int(tree.feature[node]),  # type: ignore[attr-defined]
        round(float(tree.threshold[node]), 4),  # type: ignore[attr-defined]
        _written(tree, tree.children_left[node], steps),  # type: ignore[attr-defined]
        _written(tree, tree.children_right[node], steps),  # type: ignore[attr-defined]
    )
