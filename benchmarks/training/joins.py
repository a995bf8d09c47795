"""Learn which lines of a dump go on with which, and write the weights the cleaner ships with.

usage: python benchmarks/training/joins.py PAGES.jsonl.gz [--news SENTENCES.jsonl.gz] [--folds N]

PAGES are web pages as text dumps with their true articles (the WCXB development set: Murrough Foley, 2026,
CC BY 4.0). SENTENCES are news with their names marked (text of the Groningen Meaning Bank, public domain):
made into paragraphs, they are broken around some of the names as a scraper breaks them around links. A
linear-chain conditional random field is fitted by L-BFGS. With `--folds`, figures of a cross-validation by
page are printed and nothing is written.
"""

import argparse
import gzip
import heapq
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from labelling import Labels, label_lines, read_pages

from reader.cleaning.hardwrap import unwrap
from reader.cleaning.joinscore import SCALE, Weights, write_weights
from reader.cleaning.page import LineSigns
from reader.cleaning.rejoin import Fragments, rejoin
from reader.cleaning.tables import tabulate
from reader.cleaning.units import Unit, read_units

WEIGHTS = Path(__file__).resolve().parents[2] / "reader" / "cleaning" / "join-weights.json"
#: Rarer features are left out, and rarer words; smaller weights are not written.
FEWEST, FEWEST_WORDS, LEAST = 10, 40, 0.04
#: What the weights may grow to is held down by this variance.
VARIANCE = 0.15
#: How much each kind of dump counts, and a synthetic page of news.
KINDS = {"art-split": 1.0, "page-split": 0.3, "page-ins": 0.3, "news": 0.5}
#: Added to the log-odds of every join: more is joined than is likelier, since recall matters less.
EAGERNESS = 0.1
#: A page with more paragraphs than this counts no more than one with as many.
MOST_BREAKS = 40
#: Every so many batches of news sentences are used, of so many sentences each.
NEWS_STEP, NEWS_SENTENCES = 8, 24
_LINKED_PHRASE = re.compile(r"(?<= )(?:a |the )?[a-z]{4,}(?: [a-z]{3,}){0,4}(?=[ ,.])")
_PHRASE_SHARE = 0.012

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(slots=True)
class Example:
    """A dump: its lines, the truth about them, and the stretches of gaps that the scorer decides about."""

    kind: str
    page: int
    units: list[Unit]
    labels: Labels
    stretches: list["Stretch"] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much the example counts, a power of two: long pages are not to outvote short ones."""
        breaks = sum(is_break for _, _, is_break in self.labels.ends) + 1
        return KINDS[self.kind] * 2.0 ** -min(4, round(np.log2(max(1.0, breaks / MOST_BREAKS))))


@dataclass(slots=True)
class Stretch:
    """Neighbouring gaps: the features of each, and of each line between two; the truth, or -1."""

    gaps: list[list[int]]
    pairs: list[list[int]]
    truth: list[int]


def main() -> int:
    """Learn from the pages named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    names: dict[str, int] = {}
    look = LineSigns()
    examples = [*_examples_of_pages(args.pages), *(_examples_of_news(args.news) if args.news else ())]
    for example in examples:
        _describe(example, names, look)
    if args.folds:
        _cross_validate(examples, names, args.folds)
        return 0
    weights = fit(examples, names)
    WEIGHTS.write_text(write_weights(weights), encoding="utf-8")
    print(f"{len(weights)} weights, {WEIGHTS.stat().st_size} bytes")
    return 0


def _examples_of_pages(path: Path) -> Iterator[Example]:
    for number, page in enumerate(read_pages(path)):
        for kind, dump in page.dumps.items():
            units = unwrap(tabulate(dump, read_units(dump)))
            if len(units) > 1:
                yield Example(kind, number, units, label_lines([unit.text for unit in units], page.body))


def _examples_of_news(path: Path) -> Iterator[Example]:
    """Yield news broken around some of its names: the hard class in the kind of text that has most of it."""
    dice = random.Random(7)
    number = 0
    with gzip.open(path, "rt", encoding="utf-8") as batches:
        for batch in batches:
            record = json.loads(batch)
            names = [
                (span["start"], span["end"])
                for span in record["spans"]
                if span["kind"] in ("person", "organisation", "place")
            ]
            for sentences in _groups(record["text"], NEWS_SENTENCES):
                broken, body = _break(record["text"], sentences, names, dice)
                number += 1
                if number % NEWS_STEP == 0:
                    units = read_units(broken)
                    labels = label_lines([unit.text for unit in units], body)
                    yield Example("news", -1 - number, units, labels)


def _groups(text: str, count: int) -> Iterator[list[tuple[int, int]]]:
    spans = [found.span() for found in re.finditer(r"[^\n]+", text)]
    for start in range(0, len(spans), count):
        yield spans[start : start + count]


def _break(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[tuple[int, int]], dice: random.Random
) -> tuple[str, str]:
    """Return paragraphs of one to three sentences, once broken and once whole."""
    share = dice.choice((0.06, 0.12, 0.25, 0.4))
    lines: list[str] = []
    whole: list[str] = []
    at = 0
    while at < len(sentences):
        count = dice.choice((1, 1, 2, 2, 3))
        start, end = sentences[at][0], sentences[min(at + count, len(sentences)) - 1][1]
        at += count
        paragraph = text[start:end].replace("\n", " ")
        whole.append(paragraph)
        spans = [
            (a - start, b - start) for a, b in names if start <= a and b <= end and dice.random() < share
        ]
        spans += [
            found.span() for found in _LINKED_PHRASE.finditer(paragraph) if dice.random() < _PHRASE_SHARE
        ]
        last = 0
        for a, b in sorted(spans):
            if a >= last:
                lines += [paragraph[last:a], paragraph[a:b]]
                last = b
        lines.append(paragraph[last:])
    return "\n\n".join(line.strip() for line in lines if line.strip()), "\n".join(whole)


def _describe(example: Example, names: dict[str, int], look: Callable[[str], object]) -> None:
    """Find the stretches of gaps that the cleaner would ask the scorer about, and their features."""
    fragments = Fragments(example.units, look)
    joins = example.labels.joins
    lines = fragments.lines

    def numbers(found: Sequence[str]) -> list[int]:
        return sorted({names.setdefault(name, len(names)) for name in found})

    for first, sure in fragments.stretches():
        places = range(first, first + len(sure))
        # Furniture in the middle of a sentence is passed over: the truth about such a gap is not known.
        order = fragments.order
        truth = [
            -1 if order[at + 1] != order[at] + 1 or joins[order[at]] is None else int(joins[order[at]])
            for at in places
        ]
        example.stretches.append(
            Stretch(
                [numbers(lines.gap(at)) for at in places],
                [numbers(lines.between(at)) for at in places[1:]],
                truth,
            )
        )


def fit(examples: Sequence[Example], names: dict[str, int]) -> dict[str, float]:
    """Return the weights that make the truth of the examples likeliest, those that are worth writing."""
    rows = _rows(examples)
    gaps = [gap for _, stretches in rows for stretch in stretches for gap in stretch.gaps]
    pairs = [pair for _, stretches in rows for stretch in stretches for pair in stretch.pairs]
    counts = Counter(name for found in (*gaps, *pairs) for name in found)
    listed = list(names)
    lexical = ("al ", "bf ", "bfl ", "cfl ")
    kept = sorted(
        name
        for name, count in counts.items()
        if count >= (FEWEST_WORDS if listed[name].startswith(lexical) else FEWEST)
    )
    model = _Model(rows, _matrix(gaps, kept), _matrix(pairs, kept))
    found = minimize(
        model.loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": 150, "maxcor": 8}
    )
    weights = {listed[name]: float(weight) for name, weight in zip(kept, found.x, strict=True)}
    weights["0"] += EAGERNESS
    return {name: weight for name, weight in weights.items() if abs(weight) >= LEAST}


def _rows(examples: Sequence[Example]) -> list[tuple[float, list[Stretch]]]:
    """Pack the stretches into rows of about the same length, all of one weight in each row."""
    by_weight: dict[float, list[Stretch]] = {}
    for example in examples:
        for stretch in example.stretches:
            if any(truth >= 0 for truth in stretch.truth):
                by_weight.setdefault(example.weight, []).append(stretch)
    everything = [stretch for stretches in by_weight.values() for stretch in stretches]
    total = sum(len(stretch.gaps) for stretch in everything)
    target = max(*(len(stretch.gaps) for stretch in everything), total // 300 + 1)
    rows: list[tuple[float, list[Stretch]]] = []
    for weight, stretches in by_weight.items():
        count = -(-sum(len(stretch.gaps) for stretch in stretches) // target)
        packed: list[list[Stretch]] = [[] for _ in range(count)]
        heap = [(0, row) for row in range(count)]
        for stretch in sorted(stretches, key=lambda stretch: -len(stretch.gaps)):
            length, row = heapq.heappop(heap)
            packed[row].append(stretch)
            heapq.heappush(heap, (length + len(stretch.gaps), row))
        rows += [(weight, row) for row in packed if row]
    return rows


def _matrix(found: Sequence[Sequence[int]], kept: Sequence[int]) -> csr_matrix:
    column = {name: at for at, name in enumerate(kept)}
    chosen = [[column[name] for name in names if name in column] for names in found]
    ends = np.cumsum([0, *map(len, chosen)])
    flat = np.array([name for names in chosen for name in names], dtype=np.int32)
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(found), len(kept)))


class _Model:
    """The likelihood of a linear-chain conditional random field with two labels, and its gradient."""

    def __init__(
        self, rows: Sequence[tuple[float, list[Stretch]]], gaps: csr_matrix, pairs: csr_matrix
    ) -> None:
        self.gaps, self.pairs = gaps, pairs
        self.gaps_across, self.pairs_across = gaps.T.tocsr(), pairs.T.tocsr()
        length = max(sum(len(stretch.gaps) for stretch in row) for _, row in rows)
        self.weights = np.array([weight for weight, _ in rows])
        self.gap_at: Ints = np.full((len(rows), length), -1)
        self.pair_at: Ints = np.full((len(rows), length), -1)
        self.truth: Ints = np.full((len(rows), length), -1)
        gap = pair = 0
        for at, (_, row) in enumerate(rows):
            place = 0
            for stretch in row:
                count = len(stretch.gaps)
                self.gap_at[at, place : place + count] = np.arange(gap, gap + count)
                self.pair_at[at, place + 1 : place + count] = np.arange(pair, pair + count - 1)
                self.truth[at, place : place + count] = stretch.truth
                gap, pair, place = gap + count, pair + count - 1, place + count

    def loss(self, weights: Floats) -> tuple[float, Floats]:
        """Return the penalised negative log-likelihood of `weights`, and its gradient."""
        gaps = np.zeros(self.gap_at.shape)
        pairs = np.zeros(self.pair_at.shape)
        here, between = self.gap_at >= 0, self.pair_at >= 0
        gaps[here] = (self.gaps @ weights)[self.gap_at[here]]
        pairs[between] = (self.pairs @ weights)[self.pair_at[between]]
        free, p_gap, p_pair = _marginals(gaps, pairs, None)
        true, q_gap, q_pair = _marginals(gaps, pairs, self.truth)
        by_gap = np.zeros(self.gaps.shape[0])
        by_pair = np.zeros(self.pairs.shape[0])
        by_gap[self.gap_at[here]] = ((p_gap - q_gap) * self.weights[:, None])[here]
        by_pair[self.pair_at[between]] = ((p_pair - q_pair) * self.weights[:, None])[between]
        loss = float((self.weights * (free - true)).sum()) + 0.5 / VARIANCE * float(weights @ weights)
        return loss, self.gaps_across @ by_gap + self.pairs_across @ by_pair + weights / VARIANCE


def _marginals(gaps: Floats, pairs: Floats, truth: Ints | None) -> tuple[Floats, Floats, Floats]:
    """Return the log-normaliser of each row, and how likely each gap and each pair of gaps is joined."""
    never = -1e9
    apart = np.zeros(gaps.shape) if truth is None else np.where(truth == 1, never, 0.0)
    joined = gaps if truth is None else np.where(truth == 0, never, gaps)
    apart, joined, both = apart.T.copy(), joined.T.copy(), pairs.T
    length, count = apart.shape
    a0, a1 = np.empty((length, count)), np.empty((length, count))
    a0[0], a1[0] = apart[0], joined[0]
    for at in range(1, length):
        a0[at] = np.logaddexp(a0[at - 1], a1[at - 1]) + apart[at]
        a1[at] = np.logaddexp(a0[at - 1], a1[at - 1] + both[at]) + joined[at]
    b0, b1 = np.zeros((length, count)), np.zeros((length, count))
    for at in range(length - 2, -1, -1):
        later0, later1 = b0[at + 1] + apart[at + 1], b1[at + 1] + joined[at + 1]
        b0[at] = np.logaddexp(later0, later1)
        b1[at] = np.logaddexp(later0, later1 + both[at + 1])
    total = np.logaddexp(a0[-1], a1[-1])
    of_gaps = np.exp(np.minimum(0, a1 + b1 - total)).T
    of_pairs = np.zeros(gaps.shape)
    of_pairs[:, 1:] = np.exp(np.minimum(0, a1[:-1] + both[1:] + joined[1:] + b1[1:] - total)).T
    return total, of_gaps, of_pairs


def _cross_validate(examples: Sequence[Example], names: dict[str, int], folds: int) -> None:
    """Print break F1 on pages that were not learnt from: precision, recall and F1, averaged over pages."""
    look = LineSigns()
    scores: dict[str, list[tuple[int, int, int]]] = {}
    for fold in range(folds):
        weights = fit(
            [example for example in examples if example.page < 0 or example.page % folds != fold], names
        )
        rounded = Weights({name: round(weight * SCALE) for name, weight in weights.items()})
        for example in examples:
            if example.page >= 0 and example.page % folds == fold:
                counts = count_breaks(example, rejoin(example.units, look, rounded))
                scores.setdefault(example.kind, []).append(counts)
                scores.setdefault(f"{example.kind} fold {fold}", []).append(counts)
    for name in sorted(scores):
        counted = [counts for counts in scores[name] if counts[0] + counts[2]]
        precision = np.mean([tp / (tp + fp) if tp + fp else 0.0 for tp, fp, _ in counted])
        recall = np.mean([tp / (tp + fn) for tp, _, fn in counted])
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:<18} {len(counted):>4} pages  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}")


def count_breaks(example: Example, units: Sequence[Unit]) -> tuple[int, int, int]:
    """Return how many breaks of the true article `units` has, has too many, and lacks."""
    starts = {
        piece.start: at for at, unit in enumerate(example.units) for piece in (unit.pieces or (unit.where,))
    }
    group = {
        starts[piece.start]: number
        for number, unit in enumerate(units)
        for piece in (unit.pieces or (unit.where,))
        if piece.start in starts
    }
    hits = extra = missed = 0
    for before, behind, is_break in example.labels.ends:
        got = group[before] != group[behind]
        hits += is_break and got
        extra += got and not is_break
        missed += is_break and not got
    return hits, extra, missed


if __name__ == "__main__":
    sys.exit(main())
