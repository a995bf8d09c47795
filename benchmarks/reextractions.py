"""How well annotations follow their page from one extraction to another: real ones, by different programs.

    PYTHONPATH=. python benchmarks/reextractions.py PAGES.jsonl.gz [--pages N] [--seed N] [--worst N]

PAGES holds `{"id", "body", "dumps": {name: text}}` a line: the page's text as scrapers leave it, and as
people corrected it. Quotes are made on what our cleaning makes of one dump, and looked for in the body,
in the same dump cleaned at another strictness, and in another dump cleaned. Where a quote is in the new
text is known only where its words, with four more on each side, stand in both texts once; that it is
gone, where no three of its words in a row are in the new text. Other quotes are not asked for.
"""

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.anchoring import LENGTHS, annotation, line, show
from reader.article import Span
from reader.article.anchors import make_anchor, place
from reader.article.word_rows import Vocabulary
from reader.pipeline import open_text

#: Words on either side of a quote that must be the same for its place to be known.
_BESIDE = 4


def cleaned(text: str, strictness: int = 0) -> str:
    """Return what our cleaning makes of a text."""
    return open_text(text, strictness=strictness).article.text


def places_of(run: list[int], row: list[int]) -> list[int]:
    """Return where a run of words stands in a row."""
    return [at for at in range(len(row) - len(run) + 1) if row[at : at + len(run)] == run]


def asked(old: str, new: str, chance: random.Random) -> Iterator[tuple[Span, Span | None]]:
    """Yield quotes of the old text whose place in the new one is known; None for those that are gone."""
    vocabulary = Vocabulary()
    ours, theirs = vocabulary.read(old), vocabulary.read(new)
    threes = set(zip(theirs.numbers, theirs.numbers[1:], theirs.numbers[2:], strict=False))
    for length in LENGTHS:
        if len(ours) <= length + 2 * _BESIDE:
            continue
        for _ in range(4):
            at = chance.randrange(_BESIDE, len(ours) - length - _BESIDE)
            span = Span(ours.starts[at], ours.ends[at + length - 1])
            words = ours.numbers[at : at + length]
            around = ours.numbers[at - _BESIDE : at + length + _BESIDE]
            there = places_of(around, theirs.numbers)
            if len(there) == 1 and len(places_of(around, ours.numbers)) == 1:
                first = there[0] + _BESIDE
                yield span, Span(theirs.starts[first], theirs.ends[first + length - 1])
            elif length >= 6 and not threes & set(zip(words, words[1:], words[2:], strict=False)):
                yield span, None


def verdict(found: Span | None, truth: Span | None) -> str:
    """Return how right an answer is."""
    if truth is None:
        return "gone" if found is None else "false"
    if found is None:
        return "lost"
    if abs(found.start - truth.start) <= 2 and abs(found.end - truth.end) <= 2:
        return "right"
    return "torn" if found.start < truth.end and truth.start < found.end else "wrong"


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--pages", dest="count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    rows = [json.loads(row) for row in gzip.decompress(options.pages.read_bytes()).splitlines()]
    counts: dict[tuple[str, bool], Counter[str]] = {}
    for page in chance.sample(rows, options.count):
        dumps = list(page["dumps"].values())
        old = cleaned(dumps[0])
        body = "\n\n".join(" ".join(p.split()) for p in re.split(r"\n+", page["body"]) if p.strip())
        texts = {
            "corrected by hand": body,
            "stricter": cleaned(dumps[0], 2),
            "laxer": cleaned(dumps[0], -2),
            "another scraper's": cleaned(dumps[-1]),
            "uncleaned": dumps[0],
        }
        for name, new in texts.items():
            for span, truth in asked(old, new, chance):
                for kept in (True, False):
                    found = place(new, [annotation(make_anchor(old, span))], (old,) if kept else ())[0].span
                    said = verdict(found, truth)
                    counts.setdefault((name, kept), Counter())[said] += 1
                    if said not in ("right", "gone") and options.worst:
                        options.worst -= 1
                        print(said, name, "with the old text" if kept else "without")
                        show("was", old, span)
                        show("is", new, truth)
                        show("found", new, found)
    for kept in (True, False):
        print(f"\n{'With' if kept else 'Without'} the old text")
        print(f"{'new text':<32}{'cases':>7}{'right':>9}{'torn':>9}{'lost':>9}{'wrong':>9}{'false':>9}")
        for name in dict.fromkeys(name for name, _ in counts):
            line(name, counts[name, kept])
        line("all", sum((count for (_, known), count in counts.items() if known == kept), Counter()))
        gone = sum((count for (_, known), count in counts.items() if known == kept), Counter())
        print(
            f"quotes that are gone: {gone['gone'] + gone['false']}, attached to other text: {gone['false']}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
