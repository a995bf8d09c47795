"""Finding a page's true article in a plain-text dump of it: which lines belong, and which go on with another.

What is known of a training page is its dump and its article, with a line feed between paragraphs. Both are
read as words, and the words of the dump are given their places in the article.
"""

import argparse
import gzip
import json
import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"\w+")
#: How many words in a row, found once in either text, are taken for the same place.
_ANCHOR = 5
#: Longer stretches between anchors are not compared word by word: that takes the square of their length.
_LONGEST_GAP = 1_500
_LOOK_ASIDE = 40


class TrainingPage(NamedTuple):
    """A page of the training set: its true title and article, and one dump a kind of damage."""

    id: str
    title: str
    body: str
    dumps: dict[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What the true article says of the lines of a dump.

    `kept` tells which lines are in it (None: they have no words). `joins[i]` tells whether line i + 1 goes
    on with the paragraph of line i (None: unknown). `ends` has the lines in which the two words around each
    gap of the article stand, and whether a paragraph ends there: what a break score is counted over.
    """

    kept: list[bool | None]
    joins: list[bool | None]
    ends: list[tuple[int, int, bool]]


def read_pages(path: Path) -> Iterator[TrainingPage]:
    """Yield the pages of a training set: gzipped JSON, one page a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            page = json.loads(line)
            title, body = page["title"] or "", page["body"]
            first, _, rest = body.partition("\n")
            if title and _key(first) == _key(title):
                body = rest
            yield TrainingPage(page["id"], title, body, page["dumps"])


def label_lines(lines: Sequence[str], body: str) -> Labels:
    """Return what the true article `body` says of the lines of a dump."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for line in lines:
        found = _WORD.findall(line)
        spans.append((len(words), len(words) + len(found)))
        words += found
    true_words, breaks = _words_and_breaks(body)
    places = align(words, true_words)
    kept = [
        None if start == end else sum(place >= 0 for place in places[start:end]) >= 0.5 * (end - start)
        for start, end in spans
    ]
    joins = [_joins(lines, spans, places, breaks, kept, at) for at in range(len(lines) - 1)]
    line_of = [at for at, (start, end) in enumerate(spans) for _ in range(start, end)]
    where = {place: word for word, place in enumerate(places) if place >= 0}
    ends = [
        (line_of[where[gap]], line_of[where[gap + 1]], is_break)
        for gap, is_break in enumerate(breaks)
        if gap in where and gap + 1 in where and where[gap] < where[gap + 1]
    ]
    return Labels(kept, joins, ends)


def _joins(
    lines: Sequence[str],
    spans: Sequence[tuple[int, int]],
    places: Sequence[int],
    breaks: Sequence[bool],
    kept: Sequence[bool | None],
    at: int,
) -> bool | None:
    (start, end), (next_start, next_end) = spans[at], spans[at + 1]
    if next_start == next_end:
        return lines[at + 1][0] in ",.;:)!?’”»" if kept[at] else None
    if start == end:
        return None
    last, first = places[end - 1], places[next_start]
    if kept[at] and kept[at + 1] and last >= 0 and first == last + 1:
        return not breaks[last]
    # A line of the article and one of its surroundings stay apart; what is broken there is not known.
    return False if kept[at] != kept[at + 1] else None


def align(words: Sequence[str], others: Sequence[str]) -> list[int]:
    """Return for each of `words` its place in `others`, or -1.

    Runs of words that either text has once anchor the rest, as far as they stand in the same order.
    """
    found = [-1] * len(words)
    for word, other in _in_order(_anchors(words, others)):
        for offset in range(_ANCHOR):
            if found[word + offset] < 0:
                found[word + offset] = other + offset
    at = 0
    while at < len(words):
        if found[at] >= 0:
            at += 1
            continue
        start = at
        while at < len(words) and found[at] < 0:
            at += 1
        _fill(words, others, found, start, at)
    return found


def _anchors(words: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    def runs(of: Sequence[str]) -> list[tuple[str, ...]]:
        return list(zip(*(of[shift:] for shift in range(_ANCHOR)), strict=False))

    here, there = runs(words), runs(others)
    once_here, once_there = Counter(here), Counter(there)
    place = {run: at for at, run in enumerate(there) if once_there[run] == 1}
    return [(at, place[run]) for at, run in enumerate(here) if once_here[run] == 1 and run in place]


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest selection of `pairs` that rises in both places."""
    tails: list[int] = []
    at_tail: list[int] = []
    before = [-1] * len(pairs)
    for at, (_, other) in enumerate(pairs):
        slot = bisect_left(tails, other)
        if slot == len(tails):
            tails.append(other)
            at_tail.append(at)
        else:
            tails[slot] = other
            at_tail[slot] = at
        before[at] = at_tail[slot - 1] if slot else -1
    chosen: list[tuple[int, int]] = []
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _fill(words: Sequence[str], others: Sequence[str], found: list[int], start: int, end: int) -> None:
    """Find places for the words from `start` to `end`, between those that are known."""
    count = end - start
    low = (
        found[start - 1] + 1
        if start
        else max(0, (found[end] if end < len(words) else 0) - count - _LOOK_ASIDE)
    )
    high = found[end] if end < len(words) else min(len(others), low + count + _LOOK_ASIDE)
    if start == 0 and end >= len(words):
        low, high = 0, len(others)
    if not 0 < high - low <= _LONGEST_GAP or count > _LONGEST_GAP:
        return
    matcher = SequenceMatcher(None, words[start:end], others[low:high], autojunk=False)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            found[start + block.a + offset] = low + block.b + offset


def _words_and_breaks(text: str) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    breaks: list[bool] = []
    last = -1
    for found in _WORD.finditer(text):
        if last >= 0:
            breaks.append("\n" in text[last : found.start()])
        words.append(found.group())
        last = found.end()
    return words, breaks


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def write_weights(
    description: str | None, weights: Path, learn: Callable[[Sequence[TrainingPage]], str]
) -> None:
    """Read a program's arguments, learn from the pages they name, and write what was learnt to `weights`.

    `--fold K/N` leaves the pages K, K + N… out, so that they can be measured on.
    """
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path, default=weights)
    parser.add_argument("--fold", default="")
    options = parser.parse_args()
    pages = list(read_pages(options.pages))
    if options.fold:
        left_out, folds = map(int, options.fold.split("/"))
        pages = [page for at, page in enumerate(pages) if at % folds != left_out]
    random.Random(0).shuffle(pages)
    options.out.write_text(learn(pages), "utf-8")
