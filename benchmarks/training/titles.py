"""Learn what tells a page's headline from its other lines, and write the weights the cleaner ships with.

usage: python benchmarks/training/titles.py PAGES.jsonl.gz [--check]

First a softmax over the lines of each page: the weights make the true title the likeliest of them. Pages
whose title is not on them, and pages that it was taken off, teach when to find none. Then trees weigh the few
likeliest against each other (`title_trees.py`). `--check` learns from two thirds of the pages, prints how
often the title is found in the last third by weights and by trees, and writes nothing.
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
from title_trees import Ranked, add_trees, grow

from reader.cleaning.headline_features import features, features_of_none
from reader.cleaning.headline_numbers import MOST, numbers_of
from reader.cleaning.headline_survey import Surroundings, survey
from reader.cleaning.headline_trees import TREES_FILE
from reader.cleaning.headlines import Headline, find_headlines
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
#: How much each kind counts for the trees: the first line is the title of all of one kind, and of few others.
FOR_TREES = {"page-split": 1.0, "page-ins": 1.0, "deck": 0.4, "art-split": 0.15, "clean": 0.3}
#: The scores that trees learn from are of weights that have not seen the page: each part of so many in turn.
_PARTS = 3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """The lines of a page by their features, the last standing for no title, and which is right."""

    page: int
    kind: str
    headlines: Sequence[Headline]
    around: Surroundings
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
    counts = counts if right < len(headlines) else WITHOUT_TITLE
    return Example(number, kind, headlines, around, lines, right, counts)


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


def ranked(known: Sequence[Example], weights: dict[str, float]) -> list[Ranked]:
    """Return the likeliest headlines of each page with their scores and numbers, and which is right."""
    found = []
    for example in known:
        *scores, none = _scores(example.lines, weights)
        likeliest = sorted(range(len(scores)), key=lambda place: -scores[place])[:MOST]
        best = [scores[place] for place in likeliest]
        rows = numbers_of([example.headlines[place] for place in likeliest], best, none, example.around)
        right = likeliest.index(example.right) if example.right in likeliest else -1
        found.append(Ranked(example.kind, best, rows, right, FOR_TREES.get(example.kind, 0.0)))
    return found


def rank_unseen(known: Sequence[Example]) -> list[Ranked]:
    """Rank the headlines of each page by weights that were learnt from other pages."""
    found: list[Ranked] = []
    for part in range(_PARTS):
        weights = learn([one for one in known if one.page // _PARTS % _PARTS != part])
        found += ranked([one for one in known if one.page // _PARTS % _PARTS == part], weights)
    return found


def check(known: Sequence[Example]) -> None:
    """Print the share of right titles among pages not learnt from, every third: by weights and by trees."""
    learnt = [example for example in known if example.page % 3 != 0]
    weights = learn(learnt)
    trees = grow(rank_unseen(learnt))
    for kind in [*KINDS, "deck", "clean"]:
        scored = ranked([one for one in known if one.kind == kind and one.page % 3 == 0], weights)
        hits = sum(one.right == 0 for one in scored)
        again = sum(one.right >= 0 and add_trees(one, trees) == one.right for one in scored)
        print(f"{kind:<11} {hits / len(scored):.3f} {again / len(scored):.3f} of {len(scored)}")


def _scores(lines: Sequence[Sequence[str]], weights: dict[str, float]) -> list[float]:
    return [sum(weights.get(name, 0.0) for name in set(line)) for line in lines]


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
    trees = grow(rank_unseen(known))
    WEIGHTS.with_name(TREES_FILE).write_text(json.dumps(trees, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(trees)} trees in {TREES_FILE}")


if __name__ == "__main__":
    main()
