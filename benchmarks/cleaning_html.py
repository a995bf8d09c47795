"""How well, and how fast, the article is found in the HTML of pages, beside other programs.

usage: python benchmarks/cleaning_html.py PAGES.jsonl.gz [--sample A/B] [--worst N] [--only NAME]

PAGES has one {"id", "url", "html", "title", "body"} a line; `body` is the article's true text. All run in
this process on the same pages, in turn. Columns: precision, recall and F1 of 4-word shingles (means over
pages, F1 of the means), the share of pages below .5 and above .95, titles exact, milliseconds a page (median,
mean) of processor time, and the mean beside trafilatura's.
"""

import argparse
import gzip
import json
import logging
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Page = Mapping[str, Any]
Answer = tuple[str, str]
_WORD = re.compile(r"\w+")


def broadsheet(page: Page) -> Answer:
    from reader.cleaning import clean
    from reader.sources import draft_from_bytes

    name = page["url"]
    article = clean(
        draft_from_bytes(page["html"].encode("utf-8"), name, "text/html; charset=utf-8", name)
    ).article
    return article.meta.title, article.text


def trafilatura(page: Page) -> Answer:
    from trafilatura import extract

    return "", extract(page["html"], include_comments=False) or ""


def readability(page: Page) -> Answer:
    from lxml.html import fromstring
    from readability import Document

    document = Document(page["html"])
    return document.short_title(), "\n".join(fromstring(document.summary()).itertext())


def justext(page: Page) -> Answer:
    from justext import get_stoplist
    from justext import justext as paragraphs

    found = paragraphs(page["html"].encode("utf-8"), get_stoplist("English"), encoding="utf-8")
    return "", "\n".join(one.text for one in found if not one.is_boilerplate)


PROGRAMS: Mapping[str, Callable[[Page], Answer]] = {
    "broadsheet": broadsheet,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "jusText": justext,
}


@dataclass(frozen=True, slots=True)
class Score:
    """One page: precision, recall, whether the title is exact, and seconds spent."""

    page: str
    precision: float
    recall: float
    title: bool
    spent: float

    @property
    def f1(self) -> float:
        return _f1(self.precision, self.recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def without_title(text: str, title: str) -> str:
    first, _, rest = text.strip().partition("\n")
    return rest if title and key(first) == key(title) else text


def measure(page: Page, program: Callable[[Page], Answer]) -> Score:
    begin = time.process_time()
    try:
        title, text = program(page)
    except Exception as error:  # a peer that fails on a page has found nothing there
        print(f"  {page['id']}: {error!r:.100}", file=sys.stderr)
        title, text = "", ""
    spent = time.process_time() - begin
    given = shingles(without_title(without_title(text, title), page["title"]))
    true = shingles(without_title(page["body"], page["title"]))
    right = (given & true).total()
    precision = right / given.total() if given else 0.0
    recall = right / true.total() if true else 1.0
    return Score(page["id"], precision, recall, key(title) == key(page["title"]), spent)


def show(name: str, scores: Sequence[Score], peer: float) -> float:
    """Print the line of one program and return its mean seconds."""
    precision = statistics.mean(score.precision for score in scores)
    recall = statistics.mean(score.recall for score in scores)
    each = [score.f1 for score in scores]
    times = [1000 * score.spent for score in scores]
    mean = statistics.mean(times)
    ratio = f"{mean / peer:5.2f}" if peer else "     "
    print(
        f"{name:<17} {precision:5.3f} {recall:5.3f} {_f1(precision, recall):6.4f} "
        f"{sum(one < 0.5 for one in each) / len(each):5.3f} "
        f"{sum(one > 0.95 for one in each) / len(each):5.3f} "
        f"{sum(score.title for score in scores) / len(scores):5.3f} "
        f"{statistics.median(times):7.1f} {mean:7.1f} {ratio}",
        flush=True,
    )
    return mean


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--sample", default="0/1", help="A/B: every B-th page, starting at A")
    parser.add_argument("--worst", type=int, default=0, help="name our N worst pages")
    parser.add_argument("--only", choices=PROGRAMS, help="run one program")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    start, step = map(int, options.sample.split("/"))
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines][start::step]
    names = [options.only] if options.only else ["trafilatura", "broadsheet", "readability-lxml", "jusText"]
    print(f"{len(pages)} pages            P     R     F1   <.50  >.95 title  median    mean ratio")
    peer = 0.0
    for name in names:
        for page in pages[:3]:
            measure(page, PROGRAMS[name])  # what is loaded once is not the page's
        scores = [measure(page, PROGRAMS[name]) for page in pages]
        mean = show(name, scores, peer)
        peer = mean if name == "trafilatura" else peer
        if name == "broadsheet":
            for score in sorted(scores, key=lambda one: one.f1)[: options.worst]:
                print(f"    {score.f1:.3f} {score.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
