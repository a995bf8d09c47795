"""Learn what tells names in running text, and write the model that the reader ships with.

usage: python benchmarks/training/entities.py FOLDER [--check] [--out FILE]

A linear-chain CRF over chains of capitalised words (`reader/analysis/entities/chains.py`). Of the texts that
a larger model has labelled only those chains are learnt from which the rules read the same way: two readers
that err differently seldom err alike. FOLDER holds `silver-*.jsonl.gz`, open text labelled by that larger
model, and `uner-ewt-dev.jsonl`, labelled by people: one `{"id", "text", "spans"}` a line. `--check` learns
without every third text of the latter and every twentieth of the former, prints how well those are read, and
writes no model unless told where.
"""

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Sums in one order, so that the same bytes come out.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pycrfsuite
from name_spans import tidy
from word_clusters import clusters

from reader.analysis.entities import modelling
from reader.analysis.entities.chains import chains
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


class Teacher:
    """Turns texts into rows of traits and labels, each group of traits spelt out once."""

    def __init__(self, traits: Traits) -> None:
        self._traits = traits
        self._spelt: dict[Key, tuple[str, ...]] = {}

    def lessons(self, text: Text, sure: bool = True) -> Iterator[tuple[list[list[str]], list[str]]]:
        """Yield the chains of a text with the right labels; where not `sure`, those the rules agree about."""
        found = list(chains(text.text, gazetteer()))
        reading = Reading(found, lower_words(text.text))
        ruled = set() if sure else self._ruled(text.text)
        at = 0
        for chain in found:
            begin, end = chain.line[chain.first].start, chain.line[chain.last].end
            if not sure:
                here = {n for n in text.names if begin <= n[0] < end and n[2] != "MISC"}
                if here != {n for n in ruled if begin <= n[0] < end}:
                    continue
            while at < len(text.names) and text.names[at][1] <= chain.line[chain.first].start:
                at += 1
            labels = ["O"] * (chain.last - chain.first + 1)
            starts = [token.start for token in chain.line[chain.first : chain.last + 1]]
            for start, stop, label in text.names[at:]:
                if start >= end:
                    break
                inside = [i for i, begins in enumerate(starts) if start <= begins < stop]
                for i in inside:
                    first, last = i == inside[0], i == inside[-1]
                    labels[i] = (
                        ("U" if first and last else "B" if first else "L" if last else "I") + "-" + label
                    )
            yield [self._spell(keys) for keys in reading.keys(chain, self._traits)], labels

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


def learn(texts: list[tuple[Text, int]], teacher: Teacher, to: str) -> None:
    """Write a CRF learnt from texts, each read so many times, to the file `to`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for text, times in texts:
        for rows, labels in teacher.lessons(text, sure=times > 1):
            for _ in range(times):
                trainer.append(rows, labels)
    trainer.set_params(
        {"c1": SPARSENESS, "c2": SMOOTHNESS, "max_iterations": ROUNDS, "feature.minfreq": FEWEST}
    )
    trainer.train(to)


def written(crf: str, groups: list[list[str]]) -> bytes:
    """Return a learnt CRF and its word groups as the packaged file."""
    tagger = pycrfsuite.Tagger()
    tagger.open(crf)
    info = tagger.info()
    labels = sorted(info.labels, key=lambda name: int(info.labels[name]))
    number = {name: index for index, name in enumerate(labels)}
    rows: dict[str, dict[int, int]] = {}
    for (trait, label), weight in info.state_features.items():
        steps = round(weight / modelling.STEP)
        if steps:
            rows.setdefault(trait, {})[number[label]] = steps
    moves = sorted(
        (number[a], number[b], round(w / modelling.STEP)) for (a, b), w in info.transitions.items()
    )
    used = [" ".join(group) for group in groups]
    return modelling.packed(labels, rows, moves, used)


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
    keep = [not (args.check and index % 20 == 0) for index in range(len(silver))]
    taught = [(text, 1) for text, kept in zip(silver, keep, strict=True) if kept]
    taught += [(text, GOLD_WEIGHT) for index, text in enumerate(gold) if not (args.check and index % 3 == 1)]
    with tempfile.TemporaryDirectory() as folder:
        crf = str(Path(folder) / "names.crf")
        learn(taught, teacher, crf)
        model = written(crf, groups)
    out = args.out or (None if args.check else MODEL)
    if out is not None:
        out.write_bytes(model)
    print(f"{len(model)} bytes, {time.monotonic() - began:.0f} s", file=sys.stderr)
    if args.check:
        check(model, [text for text, kept in zip(silver, keep, strict=True) if not kept], "silver held out")
        check(model, gold[1::3], "gold held out")


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
