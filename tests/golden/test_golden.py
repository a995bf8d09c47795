"""What the engines say of every bundled article, kept beside the tests and read like code when it changes.

`pytest tests/golden --update-golden` rewrites the files. A difference is a decision: better, worse, or wrong.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reader.article import Analysis, Removal, Span
from reader.pipeline import Opened, analyse, open_source
from reader.resources import shared_folder

ARTICLES = sorted(shared_folder("articles").glob("*.txt"))
EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture(scope="module")
def read() -> Callable[[Path], tuple[Opened, Analysis]]:
    """Return what opens and analyses an article, once each."""
    done: dict[Path, tuple[Opened, Analysis]] = {}

    def opened_and_analysed(path: Path) -> tuple[Opened, Analysis]:
        if path not in done:
            opened = open_source(str(path))
            done[path] = opened, analyse(opened.article)
        return done[path]

    return opened_and_analysed


@pytest.fixture
def agrees(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return the comparison with a file of `expected`, or, with --update-golden, what rewrites it."""

    def compare(name: str, now: str) -> None:
        path = EXPECTED / name
        if request.config.getoption("--update-golden"):
            EXPECTED.mkdir(exist_ok=True)
            path.write_text(now, "utf-8")
        assert path.is_file(), f"{name} is missing: run pytest tests/golden --update-golden, and read it"
        assert now == path.read_text("utf-8")

    return compare


def as_json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def shown(span: Span, text: str) -> str:
    """Return a span as its offsets and its words, so that a shifted offset can be told from other words."""
    return f"{span.start}–{span.end} {span.of(text)}"


def removal_row(removal: Removal) -> dict[str, Any]:
    return {
        "kind": removal.kind.value,
        "class": removal.label,
        "text": removal.text,
        "reasons": list(removal.reasons),
        "where": f"{removal.where.start}–{removal.where.end}",
    }


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
class TestArticle:
    def test_is_cleaned_as_before(self, path: Path, read: Callable, agrees: Callable) -> None:
        opened, _ = read(path)
        agrees(f"{path.stem}.txt", opened.article.text + "\n")

    def test_loses_the_same_debris_for_the_same_reasons(
        self, path: Path, read: Callable, agrees: Callable
    ) -> None:
        opened, _ = read(path)
        agrees(f"{path.stem}.removals.json", as_json([removal_row(removal) for removal in opened.removals]))

    def test_names_the_same_entities(self, path: Path, read: Callable, agrees: Callable) -> None:
        opened, analysis = read(path)
        rows = [
            {
                "name": entity.name,
                "kind": entity.kind.value,
                "role": entity.role,
                "aliases": list(entity.aliases),
                "mentions": [shown(mention.span, opened.article.text) for mention in entity.mentions],
            }
            for entity in analysis.entities
        ]
        agrees(f"{path.stem}.entities.json", as_json(rows))

    def test_has_the_same_quotes_by_the_same_speakers(
        self, path: Path, read: Callable, agrees: Callable
    ) -> None:
        opened, analysis = read(path)
        text = opened.article.text
        rows = [
            {
                "pieces": [shown(piece, text) for piece in quote.pieces],
                "speaker": quote.speaker,
                "named": shown(quote.speaker_span, text) if quote.speaker_span else None,
                "cue": quote.cue,
                "direct": quote.direct,
                "kind": quote.kind.value,
                "told": {
                    name: value
                    for name, value in (
                        ("stance", quote.stance.value),
                        ("reporter", quote.reporter),
                        ("to", quote.addressee),
                        ("on", quote.said_on),
                        ("in", quote.said_in),
                    )
                    if value not in ("", "neutral")
                },
            }
            for quote in analysis.quotes
        ]
        agrees(f"{path.stem}.quotes.json", as_json(rows))


def test_nothing_is_expected_of_articles_that_are_gone() -> None:
    stems = {path.stem for path in ARTICLES}
    assert {path.name.partition(".")[0] for path in EXPECTED.iterdir()} == stems


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_cleaning_it_again_changes_nothing(path: Path, read: Callable) -> None:
    from reader.pipeline import open_text

    opened, _ = read(path)
    assert open_text(opened.article.text).article.text == opened.article.text
