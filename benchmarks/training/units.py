"""Learning the weights by which the lines of a page are told from its debris.

    python benchmarks/training/units.py PAGES.jsonl.gz [--out FILE] [--fold K/N]

PAGES are web pages as text dumps with their true articles (the WCXB development set: Murrough Foley, 2026,
CC BY 4.0). With `--fold K/N` the pages K, K + N, … are left out, so that they can be used as a check.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from labelling import TrainingPage, label_lines, write_weights

from reader.cleaning.captions import find_captions
from reader.cleaning.duplicates import find_twins
from reader.cleaning.measures import Answers, measure
from reader.cleaning.model import combined, group_size, groups, write_model
from reader.cleaning.page import Page, read_page
from reader.cleaning.titles import find_title

#: The strength of the penalty on large weights (its inverse), chosen by cross-validation.
_C = 0.02
#: A line counts by its words to this power: the measure is words, but long lines are few and easy.
LENGTH_POWER = 0.8
_WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "cleaning" / "unit-weights.json"


def answers_of(page: Page) -> Answers:
    """Return the answers for the units of a page, as the cleaner asks for them."""
    title = find_title(page).place
    pictures = find_captions(page, find_twins(page))
    pictures.pop(title, None)
    headline = page.facts[title].key if title >= 0 else ""
    return measure(page.units, page.facts, page.story, headline, pictures)


def examples(pages: Sequence[TrainingPage]) -> Iterator[tuple[Answers, list[bool | None], list[int]]]:
    """Yield, for each dump of each page, the answers, the truth, and the number of words of its units."""
    for known in pages:
        for dump in known.dumps.values():
            page = read_page(dump)
            if page.units:
                kept = label_lines([unit.text for unit in page.units], known.body).kept
                yield answers_of(page), kept, [fact.words for fact in page.facts]


def matrix_of(answers: Answers) -> np.ndarray:
    """Return the columns of the design matrix that are 1, one row a line."""
    places = []
    start = 0
    for group in groups():
        places.append(np.array(combined(answers, group)) + start)
        start += group_size(group)
    return np.stack(places, axis=1)


def learn(pages: Sequence[TrainingPage]) -> str:
    """Return the weights learnt from `pages`, as the program reads them."""
    rows, truths, weights = [], [], []
    for answers, kept, words in examples(pages):
        weight = np.array(
            [0.0 if keep is None else count + 0.5 for keep, count in zip(kept, words, strict=True)]
        )
        if not weight.any():
            continue
        rows.append(matrix_of(answers))
        truths.append(np.array([bool(keep) for keep in kept]))
        weights.append(weight**LENGTH_POWER / (weight.sum() ** LENGTH_POWER))
    places, truth, weight = np.vstack(rows), np.concatenate(truths), np.concatenate(weights)
    size = sum(map(group_size, groups()))
    count, ones = places.shape
    design = csr_matrix(
        (np.ones(count * ones, np.float32), places.ravel().astype(np.int32),
         np.arange(0, count * ones + 1, ones, dtype=np.int32)),
        shape=(count, size),
    )  # fmt: skip
    told = weight > 0
    weight *= told.sum() / weight.sum()
    model = LogisticRegression(C=_C, solver="liblinear", max_iter=300, random_state=0)
    model.fit(design[told], truth[told], sample_weight=weight[told])
    learnt, start = {}, 0
    for group in groups():
        learnt[group] = model.coef_[0][start : start + group_size(group)]
        start += group_size(group)
    return write_model(float(model.intercept_[0]), learnt)


if __name__ == "__main__":
    write_weights(__doc__, _WEIGHTS, learn)
