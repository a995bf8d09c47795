"""Learn what tells the blocks of a page's article from the others, and write the weights that ship.

usage: python benchmarks/training/html_blocks.py PAGES.jsonl.gz [--check]

PAGES has {"url", "html", "title", "body"} a line, `body` being the article's true words. `--check` learns
from two thirds of the pages in turn, prints the F1 of 4-word shingles on the others beside that of the
extractor alone, and writes nothing.
"""

import argparse
import gzip
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.sources.html.alignment import aligned, key_of
from reader.sources.html.document import tree_of
from reader.sources.html.features import features
from reader.sources.html.links import Links
from reader.sources.html.reading import taken_shares
from reader.sources.html.walking import page_blocks

WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "sources" / "html" / "data" / "weights.json"
#: Rarer features are left out; how freely weights may grow; smaller ones are not written.
FEWEST, FREEDOM, LEAST = 4, 0.03, 0.02
#: What is added to all scores: a lost sentence is worse than a line too many.
LENIENCE = 0.6

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Page:
    """A page's blocks by their words and features, how much of each an extractor took, and is the article."""

    title: str
    body: str
    texts: Sequence[str]
    names: Sequence[Sequence[str]]
    shares: Sequence[float]
    truth: Sequence[float]


def read(path: Path) -> Iterator[Page]:
    """Yield the pages of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            root = tree_of(row["html"])
            if root is None:
                continue
            blocks = page_blocks(root, Links(row["url"]))
            keys = [key_of(block.bare) for block in blocks]
            shares = taken_shares(root, blocks, keys)
            body = without_title(row["body"], row["title"])
            names = features(blocks, keys, shares)
            texts = [block.text for block in blocks]
            yield Page(row["title"], body, texts, names, shares, aligned(keys, key_of(body)))


def without_title(text: str, title: str) -> str:
    """Return an article's words without a first line that is the title."""
    first, _, rest = text.partition("\n")
    return rest if title and key_of(first) == key_of(title) else text


def learn(pages: Sequence[Page]) -> tuple[float, dict[str, float]]:
    """Return the bias and the weight of each feature."""
    counts = Counter(name for page in pages for names in page.names for name in names)
    places = {name: place for place, name in enumerate(name for name, n in counts.items() if n >= FEWEST)}
    columns: list[int] = []
    ends = [0]
    for page in pages:
        for names in page.names:
            columns += [places[name] for name in names if name in places]
            ends.append(len(columns))
    rows = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(places)))
    right = np.array([share > 0.5 for page in pages for share in page.truth])
    worth = np.array([(len(text.split()) + 3) ** 0.7 for page in pages for text in page.texts])
    model = LogisticRegression(C=FREEDOM, max_iter=600).fit(rows, right, sample_weight=worth / worth.mean())
    weights = {name: round(float(model.coef_[0][place]), 3) for name, place in places.items()}
    return float(model.intercept_[0]) + LENIENCE, {
        name: weight for name, weight in sorted(weights.items()) if abs(weight) >= LEAST
    }


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words of a text, each with how often it stands there."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def f1(pages: Sequence[Page], kept: Sequence[Sequence[bool]]) -> float:
    """Return the F1 of mean precision and mean recall of shingles."""
    precisions, recalls = [], []
    for page, keep in zip(pages, kept, strict=True):
        given = "\n".join(
            text
            for text, stays in zip(page.texts, keep, strict=True)
            if stays and key_of(text) != key_of(page.title)
        )
        found, true = shingles(given), shingles(page.body)
        right = (found & true).total()
        precisions.append(right / max(1, found.total()))
        recalls.append(right / max(1, true.total()))
    precision, recall = float(np.mean(precisions)), float(np.mean(recalls))
    return 2 * precision * recall / (precision + recall)


def check(pages: Sequence[Page]) -> None:
    """Print how well blocks are told apart on pages that were not learnt from."""
    checked: list[Page] = []
    kept: list[list[bool]] = []
    for third in range(3):
        bias, weights = learn([page for place, page in enumerate(pages) if place % 3 != third])
        for page in pages[third::3]:
            checked.append(page)
            kept.append([bias + sum(weights.get(name, 0.0) for name in names) > 0 for names in page.names])
    alone = f1(checked, [[share > 0.5 for share in page.shares] for page in checked])
    print(f"extractor alone {alone:.4f}   with weights {f1(checked, kept):.4f}   pages {len(pages)}")


def main() -> int:
    """Learn, and check or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument(
        "--check", action="store_true", help="print figures on pages that were not learnt from"
    )
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(read(options.pages))
    if options.check:
        check(pages)
        return 0
    bias, weights = learn(pages)
    WEIGHTS.write_text(
        json.dumps({"bias": round(bias, 3), "weights": weights}, indent=0, ensure_ascii=False) + "\n", "utf-8"
    )
    print(f"{len(weights)} weights in {WEIGHTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
