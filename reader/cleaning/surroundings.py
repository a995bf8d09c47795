"""What is asked about the surroundings of a line: its neighbours, the stretch, the page, what repeats."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import accumulate
from operator import sub, truediv

from reader.cleaning.columns import ENDINGS, SIZES, STEPS
from reader.cleaning.features import Facts, Story
from reader.cleaning.line_answers import NAME, Answers, buckets, form_number, label_number
from reader.cleaning.units import Unit, word_set

_REPLIES = word_set("reply like report share permalink quote")
#: From here on, as a share of the page's running text, a word such as “Share” may speak of its end.
_LATE = 0.25


def around(facts: Sequence[Facts]) -> Answers:
    """Answer what the lines before and behind are."""
    sizes = [1 + 2 * bisect_right(SIZES, fact.words - 1) + fact.stopped for fact in facts]
    labels = [label_number(fact) for fact in facts]
    forms = [form_number(fact) for fact in facts]
    answers: dict[str, Sequence[int]] = {}
    for step in STEPS:
        answers[f"size{step:+d}"] = _shifted(sizes, step)
        if abs(step) <= 2:
            answers[f"label{step:+d}"] = _shifted(labels, step)
    answers["between"] = [
        7 * before + behind
        for before, behind in zip(_shifted(forms, -1), _shifted(forms, 1), strict=True)
    ]  # fmt: skip
    keys = ["", *(fact.key for fact in facts), ""]
    answers["repeats"] = [
        1 if before and len(here) > len(before) and here.startswith(before)
        else 2 if fact.words >= 3 and len(behind) > len(here) and behind.startswith(here) else 0
        for fact, before, here, behind in zip(facts, keys, keys[1:], keys[2:], strict=False)
    ]  # fmt: skip
    return answers


def _shifted(values: Sequence[int], step: int) -> list[int]:
    """Return what stands `step` places further on, 0 where there is nothing."""
    empty = [0] * min(abs(step), len(values))
    return [*values[step:], *empty] if step > 0 else [*empty, *values[:step]]


def windows(units: Sequence[Unit], facts: Sequence[Facts]) -> Answers:
    """Answer what there is in the stretches of lines around a line."""
    count = len(facts)
    words = [fact.words for fact in facts]
    prose = [fact.words if fact.prose else 0 for fact in facts]
    signs = [int(fact.furniture != "") for fact in facts]
    dates = [int(fact.sign is not None and fact.sign.label == "timestamp") for fact in facts]
    names = [
        int(fact.words <= 4 and NAME.fullmatch(unit.text) is not None)
        for unit, fact in zip(units, facts, strict=True)
    ]
    replies = [int(fact.key in _REPLIES) for fact in facts]
    every = list(range(count + 1))
    all_words, all_prose, all_signs, all_dates, all_names, all_replies = (
        [0, *accumulate(values)] for values in (words, prose, signs, dates, names, replies)
    )
    answers: dict[str, Sequence[int]] = {}
    for reach in (3, 8):
        lines = _within(every, reach, reach + 1)
        other_signs = map(sub, _within(all_signs, reach, reach + 1), signs)
        answers[f"signs-{reach}"] = buckets(map(truediv, other_signs, lines), (0.01, 0.15, 0.35, 0.6))
        other_words = map(sub, _within(all_words, reach, reach + 1), words)
        others = [line - 1 or 1 for line in lines]
        answers[f"length-{reach}"] = buckets(map(truediv, other_words, others), (2, 4, 7, 12, 20, 35))
        other_prose = map(sub, _within(all_prose, reach, reach + 1), prose)
        answers[f"amount-{reach}"] = buckets(other_prose, (1, 25, 60, 120, 250))
    for reach in (4, 10):
        for side, before, behind in (("before", reach, 0), ("behind", -1, reach + 1)):
            some = [amount or 1 for amount in _within(all_words, before, behind)]
            shares = map(truediv, _within(all_prose, before, behind), some)
            answers[f"{side}-{reach}"] = buckets(shares, (0.01, 0.3, 0.6, 0.85))
    for reach in (4, 12):
        answers[f"dates-{reach}"] = [min(4, times) for times in _within(all_dates, reach, reach + 1)]
        shares = map(truediv, _within(all_names, reach, reach + 1), _within(every, reach, reach + 1))
        answers[f"names-{reach}"] = buckets(shares, (0.05, 0.15, 0.3))
        answers[f"replies-{reach}"] = [min(3, times) for times in _within(all_replies, reach, reach + 1)]
    return answers


def _within(sums: list[int], before: int, behind: int) -> list[int]:
    """Return, for each line, how much the running sums grow from `before` lines before it to `behind` it.

    At the ends of the page there is as much as there is.
    """
    count = len(sums) - 1
    padded = [*[0] * max(0, before), *sums, *sums[-1:] * behind]
    low, high = max(0, -before), max(0, before) + behind
    return list(map(sub, padded[high : high + count], padded[low : low + count]))


def places(facts: Sequence[Facts], story: Story) -> Answers:
    """Answer where on the page, and to the story, a line stands."""
    count = len(facts)
    prose = [0, *accumulate(fact.words if fact.prose else 0 for fact in facts)]
    total = prose[-1] or 1
    share = prose[-1] / max(1, sum(fact.words for fact in facts))
    distance = []
    for place in range(count):
        away = max(story.first - place, place - story.last)
        if story.first <= place <= story.last:
            distance.append(0)
        else:
            distance.append((1 if place < story.first else 5) + bisect_right((1, 3, 12), away - 1))
    dates = bylines = 0
    ahead = [0] * count
    for place in range(count - 1, -1, -1):
        ahead[place] = 4 * min(3, dates) + min(3, bylines)
        sign = facts[place].sign
        if sign is not None:
            dates += sign.label == "timestamp"
            bylines += sign.label == "byline"
    return {
        "page": [bisect_right((0.2, 0.4, 0.6, 0.75, 0.85, 0.93), share)] * count,
        "progress": buckets(
            [before / total for before in prose[:-1]], (0.001, 0.03, 0.1, 0.5, 0.9, 0.97, 0.9999)
        ),
        "rest": buckets(
            [(prose[-1] - behind) / total for behind in prose[1:]], (0.001, 0.03, 0.1, 0.5, 0.9, 0.97)
        ),
        "side": [0 if at < story.first else 1 if at <= story.last else 2 for at in range(count)],
        "distance": distance,
        "ahead": ahead,
    }


def endings(facts: Sequence[Facts]) -> Answers:
    """Answer what has been seen, before a line, of the things that stand behind an article."""
    total = sum(fact.words for fact in facts if fact.prose) or 1
    seen = dict.fromkeys(ENDINGS, 0)
    columns = {label: [0] * len(facts) for label in ENDINGS}
    endings, since = [], []
    signs, last, prose = 0, 99, 0
    for place, fact in enumerate(facts):
        endings.append(signs)
        since.append(last)
        label = fact.furniture
        if label in seen and prose > _LATE * total:
            seen[label] = min(3, seen[label] + 1)
            columns[label][place + 1 :] = [seen[label]] * (len(facts) - place - 1)
            signs += 1
            last = 0
        else:
            last += 1
        if fact.prose:
            prose += fact.words
    return {
        "endings": buckets(endings, (1, 2, 3, 5, 8, 14)),
        "since": buckets(since, (1, 2, 4, 8, 16, 40)),
        **{f"seen-{label}": column for label, column in columns.items()},
    }


def patterns(facts: Sequence[Facts]) -> Answers:
    """Answer how often the page has the same pattern of lines: lists of things repeat it."""
    shapes = [_shape(fact) for fact in facts]
    threes = list(zip(["", *shapes[:-1]], shapes, [*shapes[1:], ""], strict=True))
    fives = list(zip(
        ["", "", *shapes[:-2]][: len(shapes)], threes, [*shapes[2:], "", ""][-len(shapes) :], strict=True
    ))  # fmt: skip
    return {
        "pattern": buckets(_shares(threes), (0.01, 0.03, 0.08, 0.2)),
        "series": buckets(_times(fives), (2, 3, 5, 9, 20)),
    }


def _shape(fact: Facts) -> str:
    label = fact.furniture[:2]
    if fact.prose:
        return "P" + label
    return ("S" if fact.stopped else str(min(4, bisect_right(SIZES, fact.words - 1) // 2))) + label


def _times(values: Sequence[Hashable]) -> list[float]:
    counts = Counter(values)
    return [counts[value] for value in values]


def _shares(values: Sequence[Hashable]) -> list[float]:
    return [times / len(values) for times in _times(values)]
