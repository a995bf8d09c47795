"""How long a search takes in a text of three megabytes, beside the bare scan of the same text.

Prints one row a query: milliseconds for all hits with the text made ready, hits, and the ratio to
`str.count` of the same words in the same text. `python benchmarks/searching.py [MEGABYTES]`.
"""

import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from reader.article.searching import Searcher, query_from

_Result = TypeVar("_Result")
_RUNS = 7
_LETTERS = "etaoinshrdlucmfwyp"
#: What each query is an example of.
QUERIES = {
    "harbour master": "words",
    "Harbour": "a capital: exact",
    "cafe": "without the accent",
    "café": "with the accent",
    "reopened": "over hyphens",
    "e": "a letter",
    "zeppelin": "not there",
    r"/harbou?r\s\w+/": "pattern",
    r"/(\w+) \1/": "pattern that looks back",
}


def made_text(megabytes: float) -> str:
    """Return paragraphs of invented words with accents, quotation marks, dashes and hyphens among them."""
    chance = random.Random(4)
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(2, 9))) for _ in range(4000)]
    tails = (
        "“Yes,” said the harbour master — it’s re-opened.",
        "A café by the Harbour…",
        "It was so, and so.",
    )
    paragraphs: list[str] = []
    length = 0
    while length < megabytes * 1_000_000:
        paragraph = " ".join(chance.choices(words, k=90)).capitalize() + ". " + chance.choice(tails)
        paragraphs.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(paragraphs)


def best(work: Callable[[], _Result]) -> tuple[float, _Result]:
    """Return the milliseconds of the fastest run, and what it returned."""
    fastest, result = float("inf"), work()
    for _ in range(_RUNS):
        start = time.perf_counter()
        result = work()
        fastest = min(fastest, time.perf_counter() - start)
    return fastest * 1000, result


def main() -> None:
    text = made_text(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
    searcher = Searcher(text)
    start = time.perf_counter()
    searcher.prepare()
    ready = (time.perf_counter() - start) * 1000
    print(f"{len(text):,} code points, made ready once, in a thread: {ready:.0f} ms")
    print(f"{'query':<20} {'':<24} {'ms':>7} {'hits':>9} {'scan':>7} {'ratio':>6}")
    for typed, what in QUERIES.items():
        query = query_from(typed)

        def work(query=query):
            hits = searcher.search(query)
            hits.run()
            return hits

        took, hits = best(work)
        scan, _ = best(lambda typed=typed: text.count(typed))
        print(f"{typed:<20} {what:<24} {took:7.1f} {len(hits):9,} {scan:7.1f} {took / scan:6.1f}")


if __name__ == "__main__":
    main()
