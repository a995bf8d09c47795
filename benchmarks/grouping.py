"""How well mentions are brought together: pairwise F1 over articles whose grouping was written by hand.

Run `python benchmarks/grouping.py [FOLDER…] [-v]`. An article is a text file with its mentions marked as
`[[id|words]]`; a line of its own, `published: 2021-03-04`, may stand first. A pair counts where both of
its mentions
have exactly the marked bounds; what is found beyond the marked mentions is left out of account.
"""

import re
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from reader.analysis.entities import find_entities
from reader.article import Article, Entity, Meta

FOLDER = Path(__file__).resolve().parent.parent / "tests/analysis/grouping"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")
_PUBLISHED = re.compile(r"published: (\d{4}-\d\d-\d\d)\n+")

Place = tuple[int, int]


class Score(NamedTuple):
    """Pairs that were found and are right, that were found, and that there are; mentions missed at all."""

    right: int
    found: int
    there: int
    missed: int = 0

    def __add__(self, other: "Score") -> "Score":  # type: ignore[override]
        """Return the counts of both."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The part of the found pairs that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The part of the pairs that was found."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def unmarked(marked: str) -> tuple[str, dict[Place, str]]:
    """Return the text without its marks, and whom each marked place names."""
    parts: list[str] = []
    marks: dict[Place, str] = {}
    length = last = 0
    dated = _PUBLISHED.match(marked)
    marked = marked[dated.end() :] if dated else marked
    for mark in _MARK.finditer(marked):
        parts.append(marked[last : mark.start()])
        length += mark.start() - last
        marks[length, length + len(mark.group(2))] = mark.group(1)
        parts.append(mark.group(2))
        length += len(mark.group(2))
        last = mark.end()
    return "".join([*parts, marked[last:]]).strip(), marks


def pairs(marks: dict[Place, str]) -> set[tuple[Place, Place]]:
    """Return all pairs of places that name the same."""
    by_name: dict[str, list[Place]] = defaultdict(list)
    for place, name in marks.items():
        by_name[name].append(place)
    return {pair for places in by_name.values() for pair in combinations(sorted(places), 2)}


def score(marked: str) -> Score:
    """Return how the engine groups one marked article."""
    text, gold = unmarked(marked)
    found = placed(find_entities(_article(marked, text)))
    both = {place: name for place, name in found.items() if place in gold}
    there, mine = pairs(gold), pairs(both)
    return Score(len(there & mine), len(mine), len(there), len(gold.keys() - found.keys()))


def _article(marked: str, text: str) -> Article:
    """Return the article of a marked text, published when it says."""
    dated = _PUBLISHED.match(marked)
    return Article("a", text, meta=Meta(published=dated.group(1) if dated else ""))


def placed(entities: tuple[Entity, ...]) -> dict[Place, str]:
    """Return which entity stands at each place."""
    return {(m.span.start, m.span.end): e.id for e in entities for m in e.mentions}


def explain(marked: str) -> list[str]:
    """Return what is wrong in one marked article, a line each."""
    text, gold = unmarked(marked)
    found = placed(find_entities(_article(marked, text)))
    told = [f"missed  {text[a:b]!r} ({gold[a, b]}) at {text[max(0, a - 25) : b + 15]!r}"
            for a, b in sorted(gold.keys() - found.keys())]  # fmt: skip
    by_name: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    by_id: dict[str, set[str]] = defaultdict(set)
    for (a, b), name in sorted(gold.items()):
        if (a, b) in found:
            by_name[name][found[a, b]].append(text[a:b])
            by_id[found[a, b]].add(name)
    told += [f"parted  {name}: {dict(ids)}" for name, ids in by_name.items() if len(ids) > 1]
    told += [f"joined  {ident}: {sorted(names)}" for ident, names in by_id.items() if len(names) > 1]
    return told


def articles(folder: Path) -> list[Path]:
    """Return the marked articles of a folder."""
    return sorted(folder.glob("*.txt"))


def main(arguments: list[str]) -> None:
    """Print the score of every folder, with -v of every article and what is wrong in it."""
    told = "-v" in arguments
    folders = [Path(name) for name in arguments if name != "-v"] or sorted(FOLDER.iterdir())
    for folder in folders:
        total = Score(0, 0, 0)
        for path in articles(folder):
            marked = path.read_text(encoding="utf-8")
            one = score(marked)
            total += one
            if told:
                print(f"{path.stem:<22} F1 {one.f1:.3f}")
                print("".join(f"    {line}\n" for line in explain(marked)), end="")
        print(
            f"{folder.name}: precision {total.precision:.3f}, recall {total.recall:.3f}, "
            f"F1 {total.f1:.3f}, {total.missed} mentions missed"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
