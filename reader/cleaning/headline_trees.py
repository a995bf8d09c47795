"""Weighing the few likeliest headlines of a page against each other, by small trees of questions."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from reader.cleaning.headline_numbers import MOST, numbers_of
from reader.cleaning.headline_survey import Surroundings
from reader.cleaning.headlines import Headline

TREES_FILE = "title-trees.json"

#: A leaf is what it adds to the score; a fork asks whether a number is at most so much: yes, no.
Tree = float | tuple[int, float, "Tree", "Tree"]


def weigh(
    scored: Sequence[tuple[float, Headline]], none: float, around: Surroundings
) -> list[tuple[float, Headline]]:
    """Return the likeliest of the headlines with new scores, in log-odds, the likeliest first.

    A sum of weights cannot say “its first line, unless one further down says more of the story”; trees can.
    """
    likeliest = sorted(scored, key=lambda pair: -pair[0])[:MOST]
    rows = numbers_of([one for _, one in likeliest], [score for score, _ in likeliest], none, around)
    trees = title_trees()
    again = [
        (score + sum([answer(tree, row) for tree in trees]), headline)
        for (score, headline), row in zip(likeliest, rows, strict=True)
    ]
    return sorted(again, key=lambda pair: -pair[0])


@cache
def title_trees() -> Sequence[Tree]:
    """Return the trees, read once.

    They were boosted on pages of the WCXB data set (Murrough Foley, 2026, CC BY 4.0).
    """
    trees: Sequence[Tree] = json.loads(Path(__file__).with_name(TREES_FILE).read_text("utf-8"))
    return trees


def answer(tree: Tree, row: Sequence[float]) -> float:
    """Return what a tree adds to the score of a headline with these numbers."""
    while not isinstance(tree, float):
        number, most, yes, no = tree
        tree = yes if row[number] <= most else no
    return tree
