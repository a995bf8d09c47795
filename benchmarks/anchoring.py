"""How well annotations find their words again in texts that changed: right, torn, wrong, lost.

    python -m benchmarks.anchoring PAGES.jsonl[.gz] [--pages N] [--seed N] [--books] [--worst N]

PAGES holds `{"id", "body"}` a line. Every page is edited in each of the ways below, by chance but seeded, and
quotes of each length are looked for with the old text at hand and without. Each word knows where it came
from, so that the answer is known: *right* covers every word of the quote that is left and at most one word
more on either side; *torn* touches it; *wrong* does not; *lost* is detached. Of quotes that were deleted
*false* is the share that was attached to something. Half of the quotes are of words that the page says more
than once: of these the right one is asked for. `--books` times 1,000 annotations on a changed 3 MB text.
Texts of one page by different extractors: benchmarks/reextractions.py.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.text_edits import EDITS, GONE, Document, Word, read, write
from reader.article import Anchor, Annotation, AnnotationKind, Span
from reader.article.anchors import make_anchor, place

#: Words of the quotes looked for: an annotation is a name, a clause, a sentence, a paragraph.
LENGTHS = (1, 3, 6, 12, 25, 60)
#: Words of the quotes that stand in the page more than once.
REPEATED = (1, 2, 4, 8)


def verdict(found: Span | None, placed: list[tuple[Word, Span]], quote: range, whole: int) -> str:
    """Return how right an answer is; `whole` is how many letters the words of the quote had."""
    kept = [at for at, (word, _) in enumerate(placed) if word.origin in quote and word.kept]
    if not kept:
        return "gone" if found is None else "false"
    letters = sum(len(placed[at][0].text) for at in kept)
    stood_in = [at for at, (word, _) in enumerate(placed) if word.origin in quote]
    if found is None:
        # Where less than half is left there is nothing to insist on.
        return "lost" if 2 * letters >= whole else "gone"
    covered = [at for at, (_, span) in enumerate(placed) if span.start < found.end and found.start < span.end]
    first, last = kept[0], kept[-1]
    if (
        set(kept) <= set(covered)
        and covered[0] >= min(first, *stood_in) - 1
        and covered[-1] <= max(last, *stood_in) + 1
    ):
        return "right"
    return "torn" if set(kept) & set(covered) else "wrong"


def untold(document: Document, placed: list[tuple[Word, Span]], quote: range) -> bool:
    """Tell whether nothing can tell where the quote is: its line stands in the text twice, and both its
    neighbours are others now.
    """
    own = next(p for p in document if any(word.origin == quote.start for word in p))
    words = [word.text for word in own]
    if sum([word.text for word in p] == words for p in document) < 2:
        return False
    origins = [-2, *(word.origin for word, _ in placed), -2]
    there = [at for at, origin in enumerate(origins) if own[0].origin <= origin <= own[-1].origin]
    before, behind = own[0].origin - 1, own[-1].origin + 1
    return bool(there) and origins[there[0] - 1] != before and origins[there[-1] + 1] != behind


def quotes(document: Document, chance: random.Random) -> Iterator[range]:
    """Yield stretches of words within paragraphs, one of each length."""
    for length in LENGTHS:
        long_enough = [p for p in document if len(p) >= length]
        if long_enough:
            paragraph = chance.choice(long_enough)
            start = chance.randint(0, len(paragraph) - length)
            if any(re.search(r"\w", word.text) for word in paragraph[start : start + length]):
                yield range(paragraph[start].origin, paragraph[start].origin + length)


def repeated(document: Document, chance: random.Random) -> Iterator[range]:
    """Yield stretches of words that the text has elsewhere too, one of each length."""
    for length in REPEATED:
        places: dict[tuple[str, ...], list[int]] = {}
        for paragraph in document:
            for at in range(len(paragraph) - length + 1):
                words = tuple(word.text for word in paragraph[at : at + length])
                places.setdefault(words, []).append(paragraph[at].origin)
        twice = [found for words, found in places.items() if len(found) > 1 and re.search(r"\w", words[0])]
        if twice:
            start = chance.choice(chance.choice(twice))
            yield range(start, start + length)


def pages(path: Path) -> Iterator[str]:
    """Yield the texts of a collection."""
    data = path.read_bytes()
    for line in (gzip.decompress(data) if path.suffix == ".gz" else data).decode().split("\n"):
        if line:
            yield "\n\n".join(" ".join(p.split()) for p in json.loads(line)["body"].split("\n") if p.strip())


def annotation(anchor: Anchor, number: int = 0) -> Annotation:
    """Return an annotation with this anchor."""
    return Annotation(f"{number:032x}", "a", AnnotationKind.HIGHLIGHT, anchor)


def score(options: argparse.Namespace) -> None:
    """Print the verdicts a kind of edit and a kind of quote, with the old text at hand and without."""
    texts = [text for text in pages(options.pages) if 1500 < len(text) < 60_000]
    random.Random(options.seed).shuffle(texts)
    counts: dict[tuple[str, str, bool], Counter[str]] = {}
    shown = 0
    for page, text in enumerate(texts[: options.count]):
        document = read(text)
        old, stood = write(document)
        for name, edit in EDITS.items():
            chance = random.Random(f"{options.seed} {page} {name}")
            asked = [(quote, f"{len(quote)} words") for quote in quotes(document, chance)]
            asked += [(quote, f"{len(quote)} words, repeated") for quote in repeated(document, chance)]
            for quote, kind in asked:
                new, placed = write(edit(document, chance, quote))
                if not new:
                    continue
                whole = sum(len(stood[at][0].text) for at in quote)
                anchor = make_anchor(old, Span(stood[quote.start][1].start, stood[quote.stop - 1][1].end))
                for kept in (True, False):
                    answer = place(new, [annotation(anchor)], (old,) if kept else ())[0]
                    said = verdict(answer.span, placed, quote, whole)
                    said = "gone" if said == "lost" and untold(document, placed, quote) else said
                    counts.setdefault((name, kind, kept), Counter())[said] += 1
                    if said not in ("right", "gone") and shown < options.worst and kept != options.without:
                        shown += 1
                        truth = " ".join(w.text for w, _ in placed if w.origin in quote)
                        where = next((span for w, span in placed if w.origin in quote), None)
                        print(f"{said} ({name}, {kind})")
                        show("was", old, Span(anchor.start, anchor.end))
                        show("is", new, Span(where.start, where.start + len(truth)) if where else None)
                        show("found", new, answer.span)
    for kept in (True, False):
        print(f"\n{'With' if kept else 'Without'} the old text")
        print(f"{'edit':<32}{'cases':>7}{'right':>9}{'torn':>9}{'lost':>9}{'wrong':>9}{'false':>9}")
        here = {(name, kind): count for (name, kind, known), count in counts.items() if known == kept}
        for name in EDITS:
            line(name, sum((count for (edit, _), count in here.items() if edit == name), Counter()))
        for kind in sorted({kind for _, kind in here}, key=lambda kind: (len(kind), kind)):
            line(kind, sum((c for (e, k), c in here.items() if k == kind and e not in GONE), Counter()))
        line("all edits", sum((c for (edit, _), c in here.items() if edit not in GONE), Counter()))
        line("deleted quotes", sum((c for (edit, _), c in here.items() if edit in GONE), Counter()))


def show(what: str, text: str, span: Span | None) -> None:
    """Print a passage with what stands around it."""
    if span is None:
        print(f"   {what:<6}-")
        return
    before, behind = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    print(f"   {what:<6}{before!r} [[ {span.of(text)[:99]!r} ]] {behind!r}")


def line(name: str, count: "Counter[str]") -> None:
    """Print one row in per cent."""
    whole = sum(count.values()) - (0 if count["false"] or not count["right"] else count["gone"]) or 1
    cells = "".join(
        f"{100 * count[one] / whole:8.2f}%" for one in ("right", "torn", "lost", "wrong", "false")
    )
    print(f"{name:<32}{whole:>7}{cells}")


def time_books(options: argparse.Namespace) -> None:
    """Print how long 1,000 annotations take on a 3 MB text of which every paragraph changed a little."""
    chance = random.Random(options.seed)
    text = ""
    for page in pages(options.pages):
        text += page + "\n\n"
        if len(text) > 3_000_000:
            break
    document = read(text[:3_000_000])
    old, stood = write(document)
    starts = [chance.randrange(len(stood) - 20) for _ in range(1000)]
    anchors = [make_anchor(old, Span(stood[at][1].start, stood[at + 12][1].end)) for at in starts]
    annotations = [annotation(anchor, number) for number, anchor in enumerate(anchors)]
    for name in ("typography", "all but moved", "quote reworded", "sentences deleted"):
        new, _ = write(EDITS[name](document, chance, range(starts[0], starts[0] + 13)))
        for kept in (True, False):
            began = time.perf_counter(), time.process_time()
            states = Counter(one.state.value for one in place(new, annotations, (old,) if kept else ()))
            took = time.process_time() - began[1]
            print(f"{name:<22}{'with' if kept else 'without':<8} {took:6.2f} s   {dict(states)}", flush=True)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--pages", dest="count", type=int, default=100, help="how many pages")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--worst", type=int, default=0, help="how many faults to show")
    parser.add_argument("--without", action="store_true", help="show those without the old text")
    parser.add_argument("--books", action="store_true", help="time 3 MB texts instead")
    options = parser.parse_args()
    (time_books if options.books else score)(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
