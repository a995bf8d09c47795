"""How long a search takes in a text of three megabytes, beside the bare scan of the same text.

Prints one row a query: milliseconds until the first hit from the middle of the text and the hits of its page
are known (“cold” in a text that was not made ready), and until all are; hits, and the ratio of all to
`str.count` of the same words in the same text. It is the processor's time: others may be at work.
`python benchmarks/searching.py [MEGABYTES]`.
"""

import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from reader.article.hits import Hits
from reader.article.searching import Query, Searcher, query_from
from reader.ui.finding import AT_ONCE

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
    "e ": "two signs",
    "an": "two letters",
    "that": "ends as it begins",
    "zeppelin": "not there",
    r"/harbou?r\s\w+/": "pattern",
    "/e/": "pattern, one letter",
    r"/[a-z]+/": "pattern, every word",
    r"/zep+elin/": "pattern, not there",
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
        start = time.process_time()
        result = work()
        fastest = min(fastest, time.process_time() - start)
    return fastest * 1000, result


#: The code points of a page.
PAGE = 2800


def first_hit(searcher: Searcher, query: Query) -> int:
    """Find the first hit from the middle on and those of the page there, as the prompt does."""
    middle = len(searcher.text) // 2
    hits = searcher.search(query) if searcher.ready(query) else searcher.near(middle).search(query)
    if not hits.run(AT_ONCE) and hits.first_from(middle) == len(hits):
        hits = searcher.near(middle).search(query)
        hits.run(AT_ONCE)
    first = hits.first_from(middle)
    start = hits.span(first).start if first < len(hits) else middle
    return len([hits.span(number) for number in hits.over(start, start + PAGE)])


def main() -> None:
    text = made_text(float(sys.argv[1]) if len(sys.argv) > 1 else 3.0)
    searcher = Searcher(text)
    start = time.process_time()
    searcher.prepare()
    ready = (time.process_time() - start) * 1000
    print(f"{len(text):,} code points, made ready once, in a thread: {ready:.0f} ms")
    print(f"{'query':<20} {'':<24} {'cold':>6} {'first':>6} {'all':>7} {'hits':>9} {'scan':>5} {'ratio':>6}")
    for typed, what in QUERIES.items():
        query = query_from(typed)

        def work(query: Query = query) -> Hits:
            hits = searcher.search(query)
            hits.run()
            return hits

        took, hits = best(work)
        first, _ = best(lambda query=query: first_hit(searcher, query))
        cold, _ = best(lambda query=query: first_hit(Searcher(text), query))
        scan, _ = best(lambda typed=typed: text.count(typed))
        times = f"{cold:6.1f} {first:6.1f} {took:7.1f}"
        print(f"{typed:<20} {what:<24} {times} {len(hits):9,} {scan:5.1f} {took / scan:6.1f}")


if __name__ == "__main__":
    main()
