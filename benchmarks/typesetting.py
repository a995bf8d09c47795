"""How fast lines are laid out, beside Python's own textwrap in the same run.

    uv run python benchmarks/typesetting.py [--megabytes 3] [--measure 68]

Prints milliseconds of the processor a megabyte of UTF-8 for whole texts, and for the first page; the budgets
of English are 20 ms a megabyte and 1 ms, that of Japanese is 200 ms a megabyte.
"""

import argparse
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from reader.article import Article, Block, Span
from reader.typesetting.hyphenation import hyphenator_for
from reader.typesetting.layout import Layout, LayoutOptions
from reader.typesetting.options import Alignment, ParagraphStyle
from reader.typesetting.placing import pieces

ARTICLES = Path(__file__).resolve().parent.parent / "articles"
JAPANESE = "静かな港町で、会議が開かれた。「今日は、ここまで」と議長（女性）は述べた。" * 6
HEBREW = "הנמל מחזיק ארבעים שעונים, ועד לאביב 2024 לא הסכימו שניים מהם. " * 6
HINDI = "नमस्ते क्षत्रिय 👩\u200d🔬 बंदरगाह में चालीस घड़ियाँ हैं। " * 6
PAGE = 45


def english() -> str:
    """The running text of the sample articles."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))).split()
    return "\n\n".join(" ".join(words[at : at + 70]) for at in range(0, len(words), 70))


def article_of(text: str, size: int) -> Article:
    """The text over and over, so many bytes long, with a block for each paragraph."""
    times = size // len(text.encode()) + 1
    whole = "\n\n".join([text] * times)
    blocks, start = [], 0
    for paragraph in whole.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return Article("benchmark", whole, tuple(blocks))


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=float, default=3)
    parser.add_argument("--measure", type=int, default=68)
    arguments = parser.parse_args()
    size, measure = int(arguments.megabytes * 1e6), arguments.measure
    words = english()
    hyphenator = hyphenator_for("en")
    plain = LayoutOptions(measure)
    justified = LayoutOptions(measure, align=Alignment.JUSTIFY, hyphenator=hyphenator)
    settings = {
        "English": (words, plain),
        "English, indented": (words, LayoutOptions(measure, paragraphs=ParagraphStyle.INDENT)),
        "English, hyphenated": (words, LayoutOptions(measure, hyphenator=hyphenator)),
        "English, justified": (words, justified),
        "Japanese": (JAPANESE, plain),
        "Hebrew": (HEBREW, plain),
        "Hindi and emoji": (HINDI, plain),
    }
    floor = words[:300_000]
    each = best(lambda: [textwrap.wrap(one, measure) for one in floor.split("\n\n")], 2)
    print(f"{'':22}{'ms a MB':>10}{'first page, ms':>16}{'placing a page, ms':>20}")
    print(f"{'textwrap':22}{each / len(floor.encode()) * 1e6:10.1f}")
    for name, (text, options) in settings.items():
        article = article_of(text, size)
        whole = best(lambda: Layout(article, options).total()) / len(article.text.encode()) * 1e6  # noqa: B023
        first = best(lambda: Layout(article, options).line(PAGE))  # noqa: B023
        layout = Layout(article, options)
        lines = [line for line in map(layout.line, range(PAGE)) if line is not None]
        placing = best(lambda: [pieces(layout, line) for line in lines])  # noqa: B023
        print(f"{name:22}{whole:10.1f}{first:16.2f}{placing:20.2f}")


if __name__ == "__main__":
    main()
