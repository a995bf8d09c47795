"""Grouping over whole articles of our own, marked by hand; the figures are in docs/entities.md."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent / "grouping"


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("grouping_scores", ROOT / "benchmarks/grouping.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("folder", "f1", "precision"),
    [
        ("tuned", 0.95, 0.97),
        ("aside", 0.95, 0.97),
        ("later", 0.95, 0.97),
        ("last", 0.95, 0.97),
        ("long", 0.95, 0.97),
        ("fresh", 0.95, 0.97),
        ("newer", 0.92, 0.92),
    ],
)
def test_mentions_of_one_thing_come_together(folder: str, f1: float, precision: float) -> None:
    grouping = scorer()
    total = grouping.Score(0, 0, 0)
    for path in grouping.articles(FOLDER / folder):
        total += grouping.score(path.read_text(encoding="utf-8"))
    assert total.there > 100
    assert total.f1 >= f1
    assert total.precision >= precision


def test_the_scorer_counts_pairs() -> None:
    grouping = scorer()
    text, marks = grouping.unmarked("[[a|Ana Ruiz]] met [[b|Bo]]. [[a|Ruiz]] left.")
    assert text == "Ana Ruiz met Bo. Ruiz left."
    assert {text[start:end]: name for (start, end), name in marks.items()} == {
        "Ana Ruiz": "a", "Bo": "b", "Ruiz": "a",
    }  # fmt: skip
    assert len(grouping.pairs(marks)) == 1
