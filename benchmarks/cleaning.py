"""How well, and how fast, the article is found in text dumps of pages, beside other ways to do it.

usage: python benchmarks/cleaning.py PAGES.jsonl.gz [--dumps NAME…] [--sample A/B] [--only NAME] [--tree DIR]

PAGES has one {"id", "title", "body", "dumps": {NAME: text}} a line; `body` is the article's true text. All
run in this process on the same pages. Columns: precision, recall and F1 of 4-word shingles (means over
pages, F1 of the means), the share of pages below .5, precision, recall and F1 of paragraph breaks, titles
exact, milliseconds of processor time a page. The weights that come with the program were learnt from the
WCXB development pages: for an honest figure on those, learn them without the sample
(`benchmarks/training/`) into a copy of the program, and name it as DIR.

The baselines get each paragraph of the dump as a <p> of HTML: trafilatura and jusText were made for HTML, and
nothing known to us was made for text that has lost its markup.
"""

import argparse
import gzip
import html
import json
import logging
import re
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
from extraction_scores import break_counts, key, macro, shingle_counts, without_title

Answer = tuple[str, str]
_STOPPED = re.compile(r"[.!?…]['\"”’)]*$")


def broadsheet(dump: str) -> Answer:
    from reader.pipeline import open_text

    article = open_text(dump).article
    return article.meta.title, article.text


def nothing(dump: str) -> Answer:
    return "", "\n".join(_paragraphs(dump))


def sentences(dump: str) -> Answer:
    """Keep the lines that end like sentences and have eight words or more."""
    kept = [line for line in _paragraphs(dump) if _STOPPED.search(line) and len(line.split()) >= 8]
    return "", "\n".join(kept)


def trafilatura(dump: str) -> Answer:
    from trafilatura import extract

    return "", extract(_as_html(dump), include_comments=False) or ""


def justext(dump: str) -> Answer:
    from justext import get_stoplist
    from justext import justext as paragraphs

    found = paragraphs(_as_html(dump).encode("utf-8"), get_stoplist("English"), encoding="utf-8")
    return "", "\n".join(one.text for one in found if not one.is_boilerplate)


def _paragraphs(dump: str) -> list[str]:
    return [words for line in dump.split("\n") if (words := " ".join(line.split()))]


def _as_html(dump: str) -> str:
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in _paragraphs(dump))
    return f"<html><body><article>\n{body}</article></body></html>"


PROGRAMS: Mapping[str, Callable[[str], Answer]] = {
    "broadsheet": broadsheet,
    "no cleaning": nothing,
    "sentences only": sentences,
    "trafilatura": trafilatura,
    "jusText": justext,
}


def measure(name: str, pages: list[dict[str, Any]], dump: str) -> None:
    """Run one program over one kind of dump of all pages, and print its line."""
    counts, breaks, exact, spent = [], [], 0, 0.0
    for page in pages:
        begin = time.process_time()
        title, text = PROGRAMS[name](page["dumps"][dump])
        spent += time.process_time() - begin
        true = without_title(page["body"], page["title"])
        found = without_title(without_title(text, title), page["title"])
        counts.append(shingle_counts(true, found))
        breaks.append(break_counts(true, found))
        exact += key(title) == key(page["title"])
    precision, recall, f1 = macro(counts)
    parted = macro([one for one in breaks if one.right + one.missed])
    print(
        f"{dump:<11} {name:<15} {precision:5.3f} {recall:5.3f} {f1:6.4f} "
        f"{sum(one.f1 < 0.5 for one in counts) / len(counts):5.3f}   "
        f"{parted[0]:5.3f} {parted[1]:5.3f} {parted[2]:5.3f}   {exact / len(pages):5.3f} "
        f"{1000 * spent / len(pages):7.1f}",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--dumps", nargs="+", default=["art-split", "page-split", "page-ins"])
    parser.add_argument("--sample", default="0/1", help="A/B: every B-th page, starting at A")
    parser.add_argument("--only", choices=PROGRAMS, help="run one program")
    parser.add_argument("--tree", type=Path, default=Path(__file__).resolve().parent.parent)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sys.path.insert(0, str(options.tree.resolve()))
    start, step = map(int, options.sample.split("/"))
    with gzip.open(options.pages, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines][start::step]
    print(f"{len(pages)} pages")
    print(f"{'dump':<11} {'program':<15} {'P':>5} {'R':>5} {'F1':>6} {'<.5':>5}   "
          f"{'brk P':>5} {'brk R':>5} {'F1':>5}   {'title':>5} {'ms':>7}")  # fmt: skip
    for dump in options.dumps:
        for name in [options.only] if options.only else PROGRAMS:
            measure(name, pages, dump)
    return 0


if __name__ == "__main__":
    sys.exit(main())
