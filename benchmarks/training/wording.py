"""Learning which words speak for a line of the article, and which for the debris around it.

    python benchmarks/training/wording.py PAGES.jsonl.gz [--out FILE] [--fold K/N]

PAGES are web pages as text dumps with their true articles (the WCXB development set: Murrough Foley, 2026,
CC BY 4.0). With `--fold K/N` the pages K, K + N, … are left out, so that they can be used as a check. A word
counts if it stands on one page in a dozen: the subjects that few pages are about are not learnt.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from labelling import TrainingPage, label_lines, write_weights
from units import LENGTH_POWER

from reader.cleaning.page import read_page
from reader.cleaning.wording import tokens_of, write_wording

#: The strength of the penalty on large weights (its inverse), and on which share of the pages a word stands.
_C, _LEAST_SHARE = 0.03, 0.075
#: Dumps of a page that have the same lines, broken or whole, teach the same words.
_DUMPS = ("art-split", "page-split")
_WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "cleaning" / "wording-weights.json"


def learn(pages: Sequence[TrainingPage]) -> str:
    """Return the weights learnt from `pages`, as the program reads them."""
    lines: list[set[str]] = []
    truths, weights = list[bool](), list[float]()
    pages_of: Counter[str] = Counter()
    for known in pages:
        on_page: set[str] = set()
        for dump in (known.dumps[name] for name in _DUMPS if name in known.dumps):
            page = read_page(dump)
            kept = label_lines([unit.text for unit in page.units], known.body).kept
            told = [at for at, keep in enumerate(kept) if keep is not None]
            total = sum(page.facts[at].words + 0.5 for at in told) ** LENGTH_POWER
            for at in told:
                lines.append(tokens_of(page.facts[at].key))
                truths.append(bool(kept[at]))
                weights.append((page.facts[at].words + 0.5) ** LENGTH_POWER / total)
                on_page |= lines[-1]
        pages_of.update(on_page)
    names = sorted(name for name, count in pages_of.items() if count >= _LEAST_SHARE * len(pages))
    column = {name: at for at, name in enumerate(names)}
    rows = [sorted(column[name] for name in line if name in column) for line in lines]
    ends = np.cumsum([0, *map(len, rows)])
    flat = np.array([at for row in rows for at in row], np.int32)
    design = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(names)))
    weight = np.array(weights)
    weight *= len(weight) / weight.sum()
    model = LogisticRegression(C=_C, solver="liblinear", max_iter=300, random_state=0)
    model.fit(design, np.array(truths), sample_weight=weight)
    return write_wording(float(model.intercept_[0]), zip(names, map(float, model.coef_[0]), strict=True))


if __name__ == "__main__":
    write_weights(__doc__, _WEIGHTS, learn)
