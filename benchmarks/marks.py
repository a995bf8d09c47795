"""What marks cost a page of a three-megabyte text, however many there are elsewhere.

Prints one row a library: microseconds to find and cut the marks of a page of 40 lines, the ratio to the page
with analysis alone, and microseconds to change one annotation, all of the processor's time.
`python benchmarks/marks.py`.
"""

import random
import time
from collections.abc import Callable

from reader.article import Span
from reader.typesetting.layers import Layers
from reader.typesetting.marks import Mark, Rank, runs
from reader.typesetting.tokens import READER

SIZE, LINES, WIDTH, PAGE = 3_000_000, 40, 68, 1_500_000
BLUE = READER.Highlight.Blue
_RUNS = 30


def highlights(count: int, shortest: int, longest: int, before: int, first: int = 0) -> list[Mark]:
    """Return highlights that begin within so many code points of `first`, from a fixed seed."""
    chance = random.Random(4)
    starts = [first + chance.randrange(before) for _ in range(count)]
    return [
        Mark(Span(start, start + chance.randint(shortest, longest)), READER.Highlight.Yellow, Rank.HIGHLIGHT)
        for start in starts
    ]


def microseconds(work: Callable[[], object]) -> float:
    """Return what the fastest run took."""
    fastest = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        fastest = min(fastest, time.process_time() - start)
    return fastest * 1e6


def main() -> None:
    text = "word " * (SIZE // 5)
    entities = [Mark(Span(at, at + 8), READER.Entity.Place, Rank.ENTITY) for at in range(0, SIZE, 3 * WIDTH)]
    libraries = {
        "analysis alone": [],
        "one highlight on the page": [Mark(Span(PAGE, PAGE + 900), BLUE, Rank.HIGHLIGHT)],
        "one over the whole book": [Mark(Span(0, SIZE), BLUE, Rank.HIGHLIGHT)],
        "10,000 short elsewhere": highlights(10_000, 20, 300, PAGE - 400),
        "1,000 long elsewhere": highlights(1_000, 50_000, 600_000, PAGE - 700_000),
        "10,000 short everywhere": highlights(10_000, 20, 300, SIZE - 400),
        "1,000 on this page": highlights(1_000, 20, 300, LINES * WIDTH, PAGE),
        "1,000 over the whole page": [Mark(Span(PAGE, PAGE + LINES * WIDTH), BLUE, Rank.HIGHLIGHT)] * 1000,
    }
    note = Mark(Span(PAGE, PAGE + 300), READER.Highlight.Pink, Rank.HIGHLIGHT)
    print(f"{'library':<28} {'page µs':>8} {'ratio':>6} {'change µs':>10}")
    floor = 0.0
    for name, marks in libraries.items():
        layers = Layers()
        layers.set("analysis", entities)
        layers.set("annotations", marks)

        def page(layers: Layers = layers) -> None:
            for start in range(PAGE, PAGE + LINES * WIDTH, WIDTH):
                runs(start, start + WIDTH, layers.over(text, start, start + WIDTH))

        def change(layers: Layers = layers) -> None:
            layers.change("annotations", (), (note,))
            layers.change("annotations", (note,), ())

        took = microseconds(page)
        floor = floor or took
        print(f"{name:<28} {took:>8.0f} {took / floor:>6.2f} {microseconds(change) / 2:>10.1f}")


if __name__ == "__main__":
    main()
