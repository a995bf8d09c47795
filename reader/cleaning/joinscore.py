"""Deciding which lines go on with which: learnt weights for each gap, and the best sequence of decisions.

A linear-chain conditional random field: a weight for each feature of a gap if it is joined, and for those of
a line that is joined on both sides, which is how a linked name between two fragments looks. The weights are
log-odds, learnt by the training program `benchmarks/training/joins.py`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from reader.cleaning.joinfeatures import Line, Lines, Look
from reader.cleaning.units import word_set

_FILE = "join-weights.json"
#: Weights are kept as whole numbers, in this part of a log-odd.
SCALE = 100
#: What a gap that must be joined weighs, in the same part.
_SURE = 3_000
_MOST_REASONS = 3
#: What the first letters of a feature's name say it looks at, by the reason that it is told as.
_LEFT = word_set("t tan an ah aht as ast tw twan tws odd oddt al col coln colx")
_NEXT = word_set("ch bech bnch thch tbnch anbnch thbech cn ce cece dh cfl bscs")
_PAGE = word_set("ds dst dsh dsthc dsbnch runs mr")


class Weights(dict[str, int]):
    """The weight of each feature, 0 for those that were not learnt.

    What features weigh that are looked at together is remembered: once asked, weights must not change.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__(weights)
        self._sums: dict[Look, int] = {}

    def __missing__(self, _name: str) -> int:
        return 0

    def total(self, names: Iterable[str]) -> int:
        """Return the sum of the weights of `names`."""
        return sum([self[name] for name in names if name in self])

    def of_gap(self, lines: Lines, place: int) -> int:
        """Return what the features of the gap behind the line at `place` weigh."""
        sums = self._sums
        looks, special = lines.looks(place)
        weight = self.total(special)
        for look in looks:
            known = sums.get(look)
            if known is None:
                known = sums[look] = self.total(look[0](*look[1:]))
            weight += known
        return weight

    def of_link(self, lines: Lines, place: int) -> int:
        """Return what the features of the line at `place` weigh if it is joined on both sides."""
        line = lines.at(place)
        ends = (line.close, line.tail, line.head, line.start, line.style, line.sign[:1])
        look = (lines.broken, line.length, *ends)
        known = self._sums.get(look)
        if known is None:
            known = self._sums[look] = self.total(lines.between(place))
        return known


@cache
def learnt() -> Weights:
    """Return the weights that ship with the program."""
    written = Path(__file__).with_name(_FILE).read_text("utf-8")
    return Weights(json.loads(written))


def write_weights(weights: dict[str, float]) -> str:
    """Return weights in log-odds as the file that `learnt` reads, the small ones left out."""
    rounded = {name: round(weight * SCALE) for name, weight in sorted(weights.items())}
    lines = (f"{json.dumps(name, ensure_ascii=False)}:{weight}" for name, weight in rounded.items() if weight)
    return "{" + ",\n".join(lines) + "}\n"


def decide(lines: Lines, first: int, sure: Sequence[bool], weights: Weights) -> dict[int, float]:
    """Decide about neighbouring gaps, from that behind the line at `first` on; `sure` ones are joined.

    The result has the place of the line before each gap to join, and the log-odds of joining it.
    """
    gaps = [weights.of_gap(lines, first + gap) + _SURE * certain for gap, certain in enumerate(sure)]
    pairs = [weights.of_link(lines, first + gap) for gap in range(1, len(sure))]
    chosen = best_sequence(gaps, pairs)
    result: dict[int, float] = {}
    for gap, joined in enumerate(chosen):
        if joined:
            before = pairs[gap - 1] if gap and chosen[gap - 1] else 0
            behind = pairs[gap] if gap + 1 < len(chosen) and chosen[gap + 1] else 0
            result[first + gap] = (gaps[gap] + before + behind) / SCALE
    return result


def best_sequence(gaps: Sequence[int], pairs: Sequence[int]) -> list[bool]:
    """Return which gaps to join for the greatest sum; `pairs[i]` counts if gaps i and i + 1 both are."""
    apart, together = 0, gaps[0]
    back: list[tuple[bool, bool]] = []
    for gap, pair in zip(gaps[1:], pairs, strict=True):
        from_apart, from_together = together > apart, together + pair > apart
        back.append((from_apart, from_together))
        apart, together = max(apart, together), max(apart, together + pair) + gap
    joined = together > apart
    result = [joined]
    for before in reversed(back):
        joined = before[joined]
        result.append(joined)
    return result[::-1]


def reasons_for(lines: Lines, place: int, weights: Weights) -> tuple[str, ...]:
    """Return in short phrases what speaks most for joining the lines at `place` and `place + 1`."""
    a, b, c = lines.at(place), lines.at(place + 1), lines.at(place + 2)
    sums = dict.fromkeys(("left", "right", "next", "page"), 0)
    for name in lines.gap(place):
        if name == "0":
            continue
        kind = name.partition(" ")[0]
        look = "left" if kind in _LEFT else "next" if kind in _NEXT else "page" if kind in _PAGE else "right"
        sums[look] += weights[name]
    phrases = {
        "left": _left(a),
        "right": _right(b),
        "next": f"“{_opening(c)}” goes on behind it" if c.start == "g" else "",
        "page": "the page breaks other sentences, too" if lines.broken else "",
    }
    ranked = sorted(phrases, key=lambda look: -sums[look])
    told = tuple(phrases[look] for look in ranked if phrases[look] and sums[look] > 0)
    return told[:_MOST_REASONS] or (_right(b),)


def _left(a: Line) -> str:
    if a.asks:
        word = a.text.split()[-1]
        return f"“{word}” asks for more words" if a.asks == "bind" else f"“{word}” stands before a name"
    if a.odd and a.odd != ")":
        return "a quotation or a bracket is still open"
    if a.end == ":":
        return "what stands before ends in a colon"
    return "what stands before has no full stop" if a.end != "." else ""


def _right(b: Line) -> str:
    if b.start == "g":
        return f"begins with “{_opening(b)}”, like the rest of a sentence"
    return "is a few words, like a link" if b.length <= 5 else "reads like the rest of a sentence"


def _opening(line: Line) -> str:
    return line.text[:1] if line.text[:1] in ",.;:)!?”»%]…" else line.text.split()[0]
