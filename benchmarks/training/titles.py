"""Learn what tells a page's headline from its other lines, and write the weights the cleaner ships with.

usage: python benchmarks/training/titles.py PAGES.jsonl.gz [--check]

A softmax over the lines of each page: the weights make the true title the likeliest of them. Pages whose
title is not on them, and pages that it was taken off, teach when to find none. `--check` learns from two
thirds of the pages, prints how often the title is found in the last third, and writes nothing.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from labelling import read_pages

from reader.cleaning.headline_features import features, features_of_none
from reader.cleaning.headline_survey import survey
from reader.cleaning.headlines import find_headlines
from reader.cleaning.page import read_page
from reader.cleaning.units import key_of

WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "cleaning" / "title-weights.json"
#: How much each kind of dump counts. Where its title was taken off, one counts less: few pages are like that.
KINDS = {"art-split": 0.5, "page-split": 1.0, "page-ins": 1.0}
WITHOUT_TITLE = 0.15
#: How much the article itself counts, as it stands when its page is gone: its title is the first line.
CLEAN = 0.3
#: How much a dump with another line under its headline counts, and how many words that line has.
WITH_DECK, DECK = 0.4, 10
#: Rarer features are left out; what their weights may grow to is held down; smaller ones are not written.
FEWEST, PENALTY, LEAST = 8, 8.0, 0.02

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The lines of a page by their features, the last standing for no title, and which is right."""

    page: int
    kind: str
    lines: Sequence[Sequence[str]]
    right: int
    counts: float


def examples_of(number: int, kind: str, dump: str, title: str, counts: float) -> Example | None:
    """Return what a dump teaches, or None if it has no lines; without `title` among them, “none” is right."""
    page = read_page(dump)
    if len(page.units) < 2:
        return None
    headlines = find_headlines(page)
    around = survey(page, headlines)
    lines = [features(headline, around) for headline in headlines] + [features_of_none(around)]
    key = key_of(title)
    right = next((place for place, headline in enumerate(headlines) if headline.key == key), len(headlines))
    return Example(number, kind, lines, right, counts if right < len(headlines) else WITHOUT_TITLE)


def examples(path: Path) -> Iterator[Example]:
    """Yield what each dump of each page teaches, and what each would without the lines that say its title."""
    for number, page in enumerate(read_pages(path)):
        key = key_of(page.title)
        if not key:
            continue
        for kind, counts in KINDS.items():
            dump = page.dumps[kind]
            example = examples_of(number, kind, dump, page.title, counts)
            if example is not None:
                yield example
        for kind in ("page-split", "page-ins"):
            example = examples_of(
                number, "deck", with_deck(page.dumps[kind], key), page.title, WITH_DECK * KINDS[kind]
            )
            if example is not None:
                yield example
        example = examples_of(number, "clean", f"{page.title}\n\n{page.body}", page.title, CLEAN)
        if example is not None:
            yield example
        without = "\n".join(line for line in page.dumps["art-split"].split("\n") if key not in key_of(line))
        example = examples_of(number, "without", without, page.title, WITHOUT_TITLE)
        if example is not None:
            yield example


def with_deck(dump: str, key: str) -> str:
    """Return a dump with a line under its headline that sums up the story, as papers have them."""
    lines = dump.split("\n")
    places = [place for place, line in enumerate(lines) if place and key_of(line) == key]
    for place in places[:1]:
        after = (
            line.split()
            for line in lines[place + 1 :]
            if len(line.split()) >= 2 * DECK and line.rstrip()[-1] == "."
        )
        words = next(after, [])[1 : 1 + DECK]
        if words:
            deck = " ".join([words[0].capitalize(), *words[1:]]).rstrip(",;:.")
            return "\n".join([*lines[: place + 1], "", deck, "", *lines[place + 1 :]])
    return dump


def learn(known: Sequence[Example]) -> dict[str, float]:
    """Return the weight of each feature."""
    common = Counter(name for example in known for line in example.lines for name in set(line))
    names = sorted(name for name, count in common.items() if count >= FEWEST)
    place_of = {name: place for place, name in enumerate(names)}
    columns: list[int] = []
    rows = [0]
    pages = [0]
    for example in known:
        for line in example.lines:
            columns += [place_of[name] for name in set(line) if name in place_of]
            rows.append(len(columns))
        pages.append(len(rows) - 1)
    matrix = csr_matrix((np.ones(len(columns)), columns, rows), shape=(len(rows) - 1, len(names)))
    starts = np.array(pages[:-1])
    right = starts + np.array([example.right for example in known])
    counts = np.array([example.counts for example in known])
    result = minimize(
        _loss(matrix, starts, right, counts),
        np.zeros(len(names)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 300},
    )
    return {name: round(float(weight), 2) for name, weight in zip(names, result.x, strict=True)}


def _loss(
    matrix: csr_matrix, starts: NDArray[np.intp], right: NDArray[np.intp], counts: Floats
) -> Callable[[Floats], tuple[float, Floats]]:
    """Return the penalised negative log-likelihood of the right lines, and its gradient, of the weights."""
    owner = np.repeat(np.arange(len(starts)), np.diff([*starts, matrix.shape[0]]))
    transposed = matrix.T.tocsr()

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, starts)
        powers = np.exp(scores - highest[owner])
        sums = np.add.reduceat(powers, starts)
        likely = scores[right] - highest - np.log(sums)
        slope = powers / sums[owner] * counts[owner]
        slope[right] -= counts
        value = -(counts * likely).sum() + 0.5 * PENALTY * (weights @ weights)
        return float(value), transposed @ slope + PENALTY * weights

    return loss


def check(known: Sequence[Example]) -> None:
    """Print the share of right titles among pages learnt from and among the others, which are every third."""
    weights = learn([example for example in known if example.page % 3 != 2])
    for told, remainder in (("learnt from", (0, 1)), ("others", (2,))):
        for kind in [*KINDS, "deck", "without"]:
            scored = [one for one in known if one.kind == kind and one.page % 3 in remainder]
            hits = sum(_best(one.lines, weights) == one.right for one in scored)
            print(f"{told:<12} {kind:<11} {hits / len(scored):.3f} of {len(scored)}")


def _best(lines: Sequence[Sequence[str]], weights: dict[str, float]) -> int:
    scores = [sum(weights.get(name, 0.0) for name in set(line)) for line in lines]
    return max(range(len(scores)), key=scores.__getitem__)


def main() -> None:
    """Read the arguments, learn, and write or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    known = list(examples(options.pages))
    if options.check:
        check(known)
        return
    weights = {name: weight for name, weight in learn(known).items() if abs(weight) >= LEAST}
    WEIGHTS.write_text(json.dumps(weights, indent=0, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(f"{len(weights)} weights in {WEIGHTS}")


if __name__ == "__main__":
    main()
