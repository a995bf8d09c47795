"""How well annotations find their words again in texts that changed: right, torn, wrong, lost.

    python benchmarks/anchoring.py PAGES.jsonl[.gz] [--pages N] [--quotes N] [--seed N] [--books] [--worst N]

PAGES holds `{"id", "body"}` a line. Every page is edited in each of the ways below, by chance but seeded, and
quotes of each length are looked for with the old text at hand and without. Each word knows where it came
from, so that the answer is known: *right* covers every word of the quote that is left and at most one word
more on either side; *torn* touches it; *wrong* does not; *lost* is detached. Of quotes that were deleted
*false* is the share that was attached to something. `--books` times 1,000 annotations on a changed 3 MB text.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.article import Anchor, Annotation, AnnotationKind, Span
from reader.article.anchors import make_anchor, place

#: Words of the quotes looked for: an annotation is a name, a clause, a sentence, a paragraph.
LENGTHS = (1, 3, 6, 12, 25, 60)


@dataclass(frozen=True)
class Word:
    """A printed word, and which word of the old text it is or stands in for; -1 for a new one."""

    text: str
    origin: int
    kept: bool = True


Document = list[list[Word]]
Edit = Callable[[Document, random.Random, range], Document]


def read(text: str) -> Document:
    """Return the paragraphs of `text` as words that know their numbers."""
    number = iter(range(10**9))
    paragraphs = (paragraph.split() for paragraph in text.split("\n\n"))
    return [[Word(word, next(number)) for word in words] for words in paragraphs if words]


def write(document: Document) -> tuple[str, list[tuple[Word, Span]]]:
    """Return the text of `document`, and where each word stands in it."""
    parts: list[str] = []
    placed: list[tuple[Word, Span]] = []
    at = 0
    for paragraph in document:
        for number, word in enumerate(paragraph):
            lead = "" if not at else "\n\n" if not number else " "
            placed.append((word, Span(at + len(lead), at + len(lead) + len(word.text))))
            parts.append(lead + word.text)
            at += len(parts[-1])
    return "".join(parts), placed


def sentences(paragraph: list[Word]) -> Iterator[list[Word]]:
    """Yield the sentences of a paragraph, roughly."""
    sentence: list[Word] = []
    for word in paragraph:
        sentence.append(word)
        if re.search(r"[.!?]['\"”’)]*$", word.text):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def borrowed(words: list[str], chance: random.Random, count: int) -> list[str]:
    """Return up to `count` words of somewhere in the text, shuffled: new words that are not strange there."""
    start = chance.randrange(max(1, len(words) - count))
    return chance.sample(words[start : start + count], len(words[start : start + count]))


def words_replaced(document: Document, chance: random.Random, quote: range, share: float = 0.08) -> Document:
    """Replace one word in twelve by another word of the text."""
    pool = [word.text for paragraph in document for word in paragraph]
    return [
        [Word(chance.choice(pool), w.origin, kept=False) if chance.random() < share else w for w in paragraph]
        for paragraph in document
    ]


def quote_reworded(document: Document, chance: random.Random, quote: range) -> Document:
    """Replace up to a quarter of the quote's words, at least one of four and more."""
    count = len(quote) // 4
    chosen = set(chance.sample(list(quote), chance.randint(1, count))) if count else set()
    pool = [word.text for paragraph in document for word in paragraph]
    return [
        [Word(chance.choice(pool), w.origin, kept=False) if w.origin in chosen else w for w in paragraph]
        for paragraph in document
    ]


def paragraphs_moved(document: Document, chance: random.Random, quote: range) -> Document:
    """Move up to a third of the paragraphs elsewhere, the first of the quote's among them."""
    document = list(document)
    own = next(p for p in document if any(word.origin == quote.start for word in p))
    moved = [p for p in document if p is own or chance.random() < 0.2]
    rest = [p for p in document if not any(p is one for one in moved)]
    for paragraph in moved:
        rest.insert(chance.randint(0, len(rest)), paragraph)
    return rest


_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "…": "...", "\xa0": " "}
)


def typography(document: Document, chance: random.Random, quote: range) -> Document:
    """Print typewriter's signs for the printer's."""
    return [[Word(w.text.translate(_TYPOGRAPHY), w.origin, w.kept) for w in p] for p in document]


def sentences_inserted(document: Document, chance: random.Random, quote: range) -> Document:
    """Put a sentence of borrowed words behind one sentence in five, and always beside the quote's."""
    edited = []
    pool = [word.text for paragraph in document for word in paragraph]
    for paragraph in document:
        out: list[Word] = []
        for sentence in sentences(paragraph):
            out += sentence
            beside = any(word.origin in (quote.start - 1, quote.stop) for word in sentence)
            if beside or chance.random() < 0.2:
                out += [Word(text, -1) for text in borrowed(pool, chance, chance.randint(5, 20))]
        edited.append(out)
    return edited


def sentences_deleted(document: Document, chance: random.Random, quote: range) -> Document:
    """Delete one sentence in five, but none with words of the quote."""
    edited = []
    for paragraph in document:
        kept = [
            sentence
            for sentence in sentences(paragraph)
            if chance.random() >= 0.2 or any(word.origin in quote for word in sentence)
        ]
        edited.append([word for sentence in kept for word in sentence])
    return [paragraph for paragraph in edited if paragraph]


def paragraphs_joined(document: Document, chance: random.Random, quote: range) -> Document:
    """Divide the paragraphs anew, as another extraction does, and lose one in ten."""
    words = [w for p in document if chance.random() > 0.1 or any(w.origin in quote for w in p) for w in p]
    edited: Document = []
    while words:
        size = chance.randint(20, 120)
        edited.append(words[:size])
        words = words[size:]
    return edited


def quote_deleted(document: Document, chance: random.Random, quote: range) -> Document:
    """Delete the sentences that the quote is in."""
    edited = [
        [w for s in sentences(p) if not any(word.origin in quote for word in s) for w in s] for p in document
    ]
    return [paragraph for paragraph in edited if paragraph]


def together(*edits: Edit) -> Edit:
    """Return the edits one after the other."""

    def edit(document: Document, chance: random.Random, quote: range) -> Document:
        for one in edits:
            document = one(document, chance, quote)
        return document

    return edit


EDITS: dict[str, Edit] = {
    "words replaced": words_replaced,
    "quote reworded": quote_reworded,
    "paragraphs moved": paragraphs_moved,
    "typography": typography,
    "sentences inserted": sentences_inserted,
    "sentences deleted": sentences_deleted,
    "paragraphs joined": paragraphs_joined,
    "typography, inserted, deleted": together(typography, sentences_inserted, sentences_deleted),
    "moved and reworded": together(paragraphs_moved, quote_reworded, sentences_deleted),
    "all but moved": together(words_replaced, typography, sentences_inserted, sentences_deleted),
    "quote deleted": quote_deleted,
    "quote deleted among others": together(quote_deleted, sentences_deleted, typography, words_replaced),
}
GONE = ("quote deleted", "quote deleted among others")


def verdict(found: Span | None, placed: list[tuple[Word, Span]], quote: range) -> str:
    """Return how right an answer is."""
    kept = [at for at, (word, _) in enumerate(placed) if word.origin in quote and word.kept]
    if not kept:
        return "gone" if found is None else "false"
    letters = sum(len(placed[at][0].text) for at in kept)
    stood_in = [at for at, (word, _) in enumerate(placed) if word.origin in quote]
    if found is None:
        # Where less than half is left there is nothing to insist on.
        return "lost" if 2 * letters >= sum(len(placed[at][0].text) for at in stood_in) else "gone"
    covered = [at for at, (_, span) in enumerate(placed) if span.start < found.end and found.start < span.end]
    first, last = kept[0], kept[-1]
    if (
        set(kept) <= set(covered)
        and covered[0] >= min(first, *stood_in) - 1
        and covered[-1] <= max(last, *stood_in) + 1
    ):
        return "right"
    return "torn" if set(kept) & set(covered) else "wrong"


def quotes(document: Document, chance: random.Random) -> Iterator[range]:
    """Yield stretches of words within paragraphs, one of each length."""
    for length in LENGTHS:
        long_enough = [p for p in document if len(p) >= length]
        if long_enough:
            paragraph = chance.choice(long_enough)
            start = chance.randint(0, len(paragraph) - length)
            if any(re.search(r"\w", word.text) for word in paragraph[start : start + length]):
                yield range(paragraph[start].origin, paragraph[start].origin + length)


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
    """Print the verdicts a kind of edit, with the old text at hand and without."""
    chance = random.Random(options.seed)
    texts = [text for text in pages(options.pages) if 1500 < len(text) < 60_000]
    chance.shuffle(texts)
    counts: dict[tuple[str, bool], Counter[str]] = {}
    shown = 0
    for text in texts[: options.count]:
        document = read(text)
        old, stood = write(document)
        for name, edit in EDITS.items():
            for quote in quotes(document, chance):
                new, placed = write(edit(document, chance, quote))
                if not new:
                    continue
                anchor = make_anchor(old, Span(stood[quote.start][1].start, stood[quote.stop - 1][1].end))
                for kept in (True, False):
                    answer = place(new, [annotation(anchor)], (old,) if kept else ())[0]
                    said = verdict(answer.span, placed, quote)
                    counts.setdefault((name, kept), Counter())[said] += 1
                    if said not in ("right", "gone") and shown < options.worst and kept != options.without:
                        shown += 1
                        found = answer.span.of(new) if answer.span else None
                        truth = " ".join(w.text for w, _ in placed if w.origin in quote)
                        print(f"{said} ({name}, {'with' if kept else 'without'} the old text)")
                        print(
                            f"   was   {anchor.exact[:99]!r}\n   is    {truth[:99]!r}\n   found {found!r:.99}"
                        )
    for kept in (True, False):
        print(f"\n{'With' if kept else 'Without'} the old text")
        print(f"{'edit':<32}{'cases':>7}{'right':>9}{'torn':>9}{'lost':>9}{'wrong':>9}{'false':>9}")
        total: Counter[str] = Counter()
        gone: Counter[str] = Counter()
        for name in EDITS:
            count = counts.get((name, kept), Counter())
            line(name, count)
            (gone if name in GONE else total).update(count)
        line("all edits", total)
        line("deleted quotes", gone)


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
