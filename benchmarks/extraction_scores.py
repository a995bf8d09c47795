"""How well a found article agrees with the true one: 4-word shingles, paragraph breaks, the title."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from sys import path

path.insert(0, str(Path(__file__).resolve().parent / "training"))
from labelling import align

_WORD = re.compile(r"\w+")
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found rightly, what wrongly, and what was missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        found = self.right + self.wrong
        return self.right / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        true = self.right + self.missed
        return self.right / true if true else float(not self.wrong)

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro(counts: Sequence[Counts]) -> tuple[float, float, float]:
    """Return mean precision, mean recall, and the F1 of the two, as the article-extraction-benchmark does."""
    precision = statistics.mean(one.precision for one in counts if one.right + one.wrong) if counts else 0.0
    recall = statistics.mean(one.recall for one in counts if one.right + one.missed) if counts else 0.0
    return precision, recall, f1(precision, recall)


def key(text: str) -> str:
    """Return the words of `text` in lower case."""
    return " ".join(_WORD.findall(text.lower()))


def without_title(text: str, title: str) -> str:
    """Return `text` without its first line if that says the title."""
    first, _, rest = text.strip().partition("\n")
    return rest if title and key(first) == key(title) else text


def shingle_counts(true: str, found: str) -> Counts:
    """Compare the 4-word shingles of two texts."""
    a, b = _shingles(true), _shingles(found)
    right = (a & b).total()
    return Counts(right, b.total() - right, a.total() - right)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(
        tuple(words[at : at + _LENGTH]) for at in range(max(1, len(words) - _LENGTH + 1) if words else 0)
    )


def break_counts(true: str, found: str) -> Counts:
    """Compare the paragraph breaks in the gaps between words that both texts have, in order."""
    words, breaks = _words_and_breaks(true)
    others, their_breaks = _words_and_breaks(found)
    places = align(words, others)
    before = [0]
    for there in their_breaks:
        before.append(before[-1] + there)
    right = wrong = missed = 0
    for at, wanted in enumerate(breaks):
        here, behind = places[at], places[at + 1]
        if here < 0 or behind <= here:
            continue
        there = before[behind] > before[here]
        right += wanted and there
        missed += wanted and not there
        wrong += there and not wanted
    return Counts(right, wrong, missed)


def _words_and_breaks(text: str) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    breaks: list[bool] = []
    end = 0
    for word in _WORD.finditer(text):
        if words:
            breaks.append("\n" in text[end : word.start()])
        words.append(word.group())
        end = word.end()
    return words, breaks
