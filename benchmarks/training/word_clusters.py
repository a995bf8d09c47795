"""Words grouped by the company they keep, so that a rare name is read as the common ones like it.

Counts of neighbours within two words, weighed by pointwise mutual information, made small by a truncated
singular value decomposition, and grouped by k-means: all seeded, so that the same text gives the same groups.
"""

import re
from collections import Counter
from collections.abc import Iterable

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[&’'-](?!s\b)[^\W\d_]+)*|\d+|[.,;:!?()\"“”]|['’]s\b")
#: Rarer words are in no group; so many of the commonest are what the others are known by.
FEWEST, CONTEXTS, DIMENSIONS = 6, 1500, 60
SEED = 7


def clusters(texts: Iterable[str], count: int) -> list[list[str]]:
    """Return `count` groups of the words of `texts`, in small letters, in order of the alphabet."""
    sentences = [[w.lower() for w in _WORD.findall(line)] for text in texts for line in text.split("\n")]
    counts = Counter(word for sentence in sentences for word in sentence)
    ordered = sorted((w for w in counts if counts[w] >= FEWEST), key=lambda w: (-counts[w], w))
    number = {word: index for index, word in enumerate(ordered)}
    table = _neighbours(sentences, number)
    reduced = TruncatedSVD(DIMENSIONS, random_state=SEED, n_iter=4).fit_transform(_information(table))
    model = MiniBatchKMeans(count, random_state=SEED, batch_size=4096, n_init=3, max_iter=60)
    labels = model.fit_predict(normalize(reduced))
    groups: list[list[str]] = [[] for _ in range(count)]
    for word, label in zip(ordered, labels, strict=True):
        if word[0].isalpha():
            groups[label].append(word)
    return sorted(sorted(group) for group in groups if group)


def _neighbours(sentences: list[list[str]], number: dict[str, int]) -> csr_matrix:
    """Return how often each word has each common word one or two places before or behind it."""
    rows: list[np.ndarray] = []
    columns: list[np.ndarray] = []
    stream = np.array([number.get(w, -1) for s in sentences for w in (*s, "", "")], dtype=np.int64)
    for place, offset in enumerate((-2, -1, 1, 2)):
        left, right = (
            (stream[-offset:], stream[:offset]) if offset < 0 else (stream[:-offset], stream[offset:])
        )
        keep = (left >= 0) & (right >= 0) & (right < CONTEXTS)
        rows.append(left[keep])
        columns.append(right[keep] + place * CONTEXTS)
    row, column = np.concatenate(rows), np.concatenate(columns)
    values = np.ones(len(row))
    return coo_matrix((values, (row, column)), shape=(len(number), 4 * CONTEXTS)).tocsr()


def _information(table: csr_matrix) -> csr_matrix:
    """Return the positive pointwise mutual information of words and neighbours."""
    cells = table.tocoo()
    total = cells.data.sum()
    by_row = np.asarray(table.sum(axis=1)).ravel()
    by_column = np.asarray(table.sum(axis=0)).ravel() ** 0.75
    by_column *= total / by_column.sum()
    values = np.log(cells.data * total / (by_row[cells.row] * by_column[cells.col]))
    keep = values > 0
    return csr_matrix((values[keep], (cells.row[keep], cells.col[keep])), shape=table.shape)
