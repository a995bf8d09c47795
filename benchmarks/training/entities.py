"""Learn what tells names in running text, and write the model that the reader ships with.

usage: python benchmarks/training/entities.py FOLDER [--check] [--out FILE]

A linear-chain CRF over chains of capitalised words (`reader/analysis/entities/chains.py`). Of the texts that
a larger model has labelled only those chains are learnt from which the rules read the same way: two readers
that err differently seldom err alike. Two models are learnt, of the texts as they are and of the texts with
strangers in the places of most names (`strangers.py`) as well, and their weights averaged.

FOLDER holds `silver-*.jsonl.gz`, open text labelled by that larger model, and `uner-ewt-dev.jsonl`, labelled
by people: one `{"id", "text", "spans"}` a line. `--check` learns without every third text of the latter and
every twentieth of the former, prints how well those are read, and writes no model unless told where.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# Sums in one order, so that the same bytes come out.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pycrfsuite
from name_spans import tidy
from strangers import Name, Strangers, Stretch
from word_clusters import clusters

from reader.analysis.entities import modelling
from reader.analysis.entities.chains import Chain, chains
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.naming import name_all
from reader.analysis.entities.reading import Key, Reading, lower_words
from reader.analysis.entities.traits import Traits

MODEL = Path(modelling.__file__).resolve().parent / "data" / "names-model.gz"
SILVER = ("wcxb", "gmb", "wiki")
LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC", "misc": "MISC"}
GROUPS = 400
#: How often the texts labelled by people are read for each time that the others are.
GOLD_WEIGHT = 4
#: Rarer traits are left out; the two penalties hold down how many weights there are, and how large they grow.
FEWEST, SPARSENESS, SMOOTHNESS, ROUNDS = 3, 0.5, 0.05, 60


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its names: start, end, label."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def read(path: Path) -> list[Text]:
    """Return the texts of a file, in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [Text(each["text"], tuple(_names(each))) for each in found]


def _names(each: dict) -> Iterator[tuple[int, int, str]]:
    for span in each["spans"]:
        if span["kind"] in LABELS:
            start, end = tidy(each["text"], span["start"], span["end"])
            if end > start:
                yield start, end, LABELS[span["kind"]]


@dataclass(frozen=True, slots=True)
class Judged:
    """A text with the names that labels and rules agree about, and the stretches where they differ."""

    seed: int
    text: Text
    agreed: list[Name]
    differing: list[Stretch]


class Teacher:
    """Turns texts into rows of traits and labels, each group of traits spelt out once."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._spelt: dict[Key, tuple[str, ...]] = {}

    def judged(self, text: Text) -> tuple[list[Name], list[Stretch]]:
        """Return the names that the rules see as their labels say, and the chains where they see others."""
        ruled = self._ruled(text.text)
        agreed: list[Name] = []
        differing: list[Stretch] = []
        for chain in chains(text.text, gazetteer()):
            begin, end = _bounds(chain)
            here = {name for name in text.names if begin <= name[0] < end and name[2] != "MISC"}
            if here == {name for name in ruled if begin <= name[0] < end}:
                agreed += [name for name in text.names if name[0] < end and name[1] > begin]
            else:
                differing.append((begin, end))
        return sorted(set(agreed)), differing

    def lessons(
        self, text: str, names: Sequence[Name], without: Sequence[Stretch] = (), named: bool = False
    ) -> Iterator[tuple[list[list[str]], list[str]]]:
        """Yield chains of a text with labels, but for stretches; only those with names if `named`."""
        found = list(chains(text, gazetteer()))
        reading = Reading(found, lower_words(text))
        at = 0
        for chain in found:
            begin, end = _bounds(chain)
            while at < len(without) and without[at][1] <= begin:
                at += 1
            if at < len(without) and without[at][0] < end:
                continue
            here = [name for name in names if name[0] < end and name[1] > begin]
            if here or not named:
                yield [self._spell(keys) for keys in reading.keys(chain, self._traits)], _labels(chain, here)

    def _ruled(self, text: str) -> set[tuple[int, int, str]]:
        """Return the people, organisations and places that the rules find."""
        mentions = name_all(text, gazetteer(), tagger=None).mentions
        return {
            (*tidy(text, m.start, m.end), LABELS[m.kind.value]) for m in mentions if m.kind.value in LABELS
        }

    def _spell(self, keys: list[Key]) -> list[str]:
        found: list[str] = []
        for key in keys:
            spelt = self._spelt.get(key)
            if spelt is None:
                spelt = self._spelt[key] = tuple(getattr(self._traits, key[0])(*key[1]))
            found.extend(spelt)
        return found


def _bounds(chain: Chain) -> Stretch:
    return chain.line[chain.first].start, chain.line[chain.last].end


def _labels(chain: Chain, names: Sequence[Name]) -> list[str]:
    """Return the label of each word of a chain: whether it begins, is inside, ends or is alone a name."""
    labels = ["O"] * (chain.last - chain.first + 1)
    starts = [token.start for token in chain.line[chain.first : chain.last + 1]]
    for start, end, label in names:
        inside = [i for i, begins in enumerate(starts) if start <= begins < end]
        for i in inside:
            first, last = i == inside[0], i == inside[-1]
            labels[i] = ("U" if first and last else "B" if first else "L" if last else "I") + "-" + label
    return labels


def learn(
    silver: Sequence[Judged],
    gold: Sequence[Text],
    teacher: Teacher,
    to: str,
    strangers: Strangers | None = None,
) -> None:
    """Write a CRF to the file `to`; with `strangers` it reads each text with them for its names, too."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for each in silver:
        text = each.text.text
        for rows, labels in teacher.lessons(text, each.text.names, each.differing):
            trainer.append(rows, labels)
        if strangers is not None:
            strange, names, differing = strangers.put_into(text, each.agreed, each.differing, each.seed)
            if strange == text:
                continue
            for rows, labels in teacher.lessons(strange, names, differing, named=True):
                trainer.append(rows, labels)
    for text in gold:
        for rows, labels in teacher.lessons(text.text, text.names):
            for _ in range(GOLD_WEIGHT):
                trainer.append(rows, labels)
    trainer.set_params(
        {"c1": SPARSENESS, "c2": SMOOTHNESS, "max_iterations": ROUNDS, "feature.minfreq": FEWEST}
    )
    trainer.train(to)


def written(crfs: Sequence[str], groups: list[list[str]]) -> bytes:
    """Return the mean of learnt CRFs with their word groups as the packaged file."""
    rows: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    moves: dict[tuple[str, str], float] = defaultdict(float)
    for crf in crfs:
        tagger = pycrfsuite.Tagger()
        tagger.open(crf)
        info = tagger.info()
        for (trait, label), weight in info.state_features.items():
            rows[trait][label] += weight / len(crfs)
        for pair, weight in info.transitions.items():
            moves[pair] += weight / len(crfs)
    labels = sorted({label for row in rows.values() for label in row})
    number = {name: index for index, name in enumerate(labels)}
    steps = {
        trait: {number[label]: round(weight / modelling.STEP) for label, weight in row.items()}
        for trait, row in rows.items()
    }
    kept = {
        trait: {label: step for label, step in row.items() if step}
        for trait, row in steps.items()
        if any(row.values())
    }
    moved = sorted((number[a], number[b], round(w / modelling.STEP)) for (a, b), w in moves.items())
    return modelling.packed(labels, kept, moved, [" ".join(group) for group in groups])


def main() -> None:
    """Run as told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    began = time.monotonic()
    silver = [text for name in SILVER for text in read(args.folder / f"silver-{name}.jsonl.gz")]
    gold = read(args.folder / "uner-ewt-dev.jsonl")
    groups = clusters((text.text for text in silver), GROUPS)
    teacher = Teacher(Traits(gazetteer(), {word: i for i, group in enumerate(groups) for word in group}))
    taught = [
        Judged(seed, text, *teacher.judged(text))
        for seed, text in enumerate(silver)
        if not (args.check and seed % 20 == 0)
    ]
    by_hand = [text for index, text in enumerate(gold) if not (args.check and index % 3 == 0)]
    with tempfile.TemporaryDirectory() as folder:
        crfs = [str(Path(folder) / name) for name in ("plain.crf", "strange.crf")]
        learn(taught, by_hand, teacher, crfs[0])
        learn(taught, by_hand, teacher, crfs[1], Strangers(gazetteer()))
        model = written(crfs, groups)
    out = args.out or (None if args.check else MODEL)
    if out is not None:
        out.write_bytes(model)
    print(f"{len(model)} bytes, {time.monotonic() - began:.0f} s", file=sys.stderr)
    if args.check:
        check(model, silver[::20], "silver held out")
        check(model, gold[::3], "gold held out")


def check(model: bytes, texts: list[Text], title: str) -> None:
    """Print how well texts are read by rules and model together, exact spans and kinds."""
    tagger = modelling.Tagger(modelling.unpacked(model), gazetteer())
    counts: Counter[str] = Counter()
    for text in texts:
        right = {name for name in text.names if name[2] != "MISC"}
        for way, naming in (
            ("rules", name_all(text.text, gazetteer(), tagger=None)),
            ("both", name_all(text.text, gazetteer(), tagger=tagger)),
        ):
            found = {
                (*tidy(text.text, m.start, m.end), LABELS[m.kind.value])
                for m in naming.mentions
                if m.kind.value in LABELS
            }
            counts.update({way + "=": len(found & right), way: len(found), way + "?": len(right)})
    for way in ("rules", "both"):
        print(f"{title}: {way} F1 {200 * counts[way + '='] / (counts[way] + counts[way + '?']):.1f}")


if __name__ == "__main__":
    main()
