"""What is asked of each unit before it is kept or dropped: its shape, its words, its place on the page.

Features are named by the phrase a user reads as the reason, so that a decision explains itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.cleaning.furniture import Sign
from reader.cleaning.units import Unit, is_stopped, key_of, opens_item, word_count, word_set

_SENTENCES = re.compile(r"[.!?…][\"”’)]?\s+[\"“(]?[A-Z]|[。！？].")
_PARTS = re.compile(r"\s[|›»•·/]\s|\s-\s")
#: Words that running text is full of and that lists of links lack.
_COMMON = word_set(
    """the a an of to in on at by for from with and or but as is are was were be been has have had that
    this these those it its his her their our your my he she they we you i not who which what when
    where how if than then so about into over after before under between said says will would can
    could may might de la le les des du un une et en que el los las der die das den und ist von zu mit
    im il e del che per con o os da do em no na um uma na se por para"""
)
_LENGTHS = (
    (1, "one word"),
    (3, "2 to 3 words"),
    (6, "4 to 6 words"),
    (10, "7 to 10 words"),
    (17, "11 to 17 words"),
    (30, "18 to 30 words"),
    (60, "31 to 60 words"),
)
_FAR = 12
#: The classes that stand far from any article: what is next to them is most likely of their kind.
_TELLING = word_set(
    "comment-form comment cookies form-message newsletter copyright author-bio tags boilerplate"
)
#: What a unit that is no prose costs the run of prose around it, in words.
_BREAK = 6
#: What a line of furniture costs that may stand in the middle of an article, like an advertisement.
_NOTICE = 3
#: What lines cost behind which an article seldom goes on.
_ENDING = {
    "comment-form": 60,
    "comment": 60,
    "copyright": 60,
    "cookies": 40,
    "tags": 40,
    "author-bio": 30,
    "related": 6,
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one unit by itself."""

    key: str
    words: int
    sign: Sign | None
    stopped: bool
    #: A sentence of some length: the stuff of articles.
    prose: bool
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The stretch of units, first to last, that holds most of the prose; empty if there is none."""

    first: int
    last: int
    words: int


def facts_of(unit: Unit, sign: Sign | None, seen: bool) -> Facts:
    """Look at one unit; `seen` says that the same words stood before."""
    text = unit.text
    words = text.split()
    count = word_count(text)
    stopped = is_stopped(text)
    prose = stopped and count >= 8 and not (sign is not None and sign.certain)
    names = [next((name for most, name in _LENGTHS if count <= most), "over 60 words")]
    sample = words[:40]
    common = sum(word.lower().strip(".,;:!?”“\"'()") in _COMMON for word in sample) / len(sample)
    capitals = sum(word[0].isupper() for word in sample) / len(sample)
    names.append(
        "no common words" if common == 0 else "few common words" if common < 0.2
        else "some common words" if common < 0.35 else "many common words"
    )  # fmt: skip
    tests = (
        (stopped and count >= 8, "a sentence"),
        (stopped and count < 8, "a short sentence"),
        (not stopped and count >= 12, "long, without a stop"),
        (text[-1] in ":;：", "ends in a colon"),
        (capitals > 0.7 and count >= 3, "mostly capitals"),
        (capitals < 0.25, "hardly a capital"),
        (count >= 2 and text.isupper(), "all in capitals"),
        (count <= 24 and sum(map(str.isdigit, text)) > 0.25 * len(text), "full of figures"),
        (count >= 10 and "," in text, "has a comma"),
        (text[0].islower(), "begins in lower case"),
        (_SENTENCES.search(text) is not None, "several sentences"),
        (count < 15 and _PARTS.search(text) is not None, "parted by strokes"),
        (opens_item(text), "an item of a list"),
        (text[-1] == "?", "a question"),
        (text[-1] == "!", "an exclamation"),
        (text.endswith(("...", "…")), "cut short by dots"),
        ("“" in text or '"' in text, "has a quotation"),
        (seen, "said before"),
        (seen and count >= 6, "a line said before"),
    )
    names += [name for true, name in tests if true]
    if sign is not None:
        names.append(sign.label)
        names.append(f"surely {sign.label}" if sign.certain else f"perhaps {sign.label}")
        if count > 17:
            names.append(f"long {sign.label}")
    return Facts(key_of(text), count, sign, stopped, prose, tuple(names))


def find_story(facts: Sequence[Facts]) -> Story:
    """Return the stretch of units with the most prose: Kadane's maximum sum over words of prose."""
    best = Story(0, -1, 0)
    total = start = 0
    for place, fact in enumerate(facts):
        worth = fact.words if fact.prose else -_cost(fact.sign)
        if total <= 0:
            total, start = worth, place
        else:
            total += worth
        if total > best.words:
            best = Story(start, place, total)
    return best


def _cost(sign: Sign | None) -> int:
    """Return what a unit that is no prose costs the story around it, in words."""
    if sign is None or not sign.certain:
        return _BREAK
    return _ENDING.get(sign.label, _NOTICE)


def features(facts: Sequence[Facts], title_keys: frozenset[str]) -> list[list[str]]:
    """Return the names of the features of each unit, in order."""
    story = find_story(facts)
    prose = [0]
    for fact in facts:
        prose.append(prose[-1] + (fact.words if fact.prose else 0))
    all_words = [0]
    for fact in facts:
        all_words.append(all_words[-1] + fact.words)
    total = prose[-1] / max(1, all_words[-1])
    page = "a page of prose" if total > 0.85 else "a page with some debris" if total > 0.6 else (
        "a page of mixed things" if total > 0.3 else "a page of lists")  # fmt: skip
    return [
        [
            *fact.names,
            page,
            *_place(place, fact, story, page),
            *_neighbours(place, facts),
            *_density(place, fact, prose, all_words),
            *(("the title again",) if fact.key in title_keys else ()),
        ]
        for place, fact in enumerate(facts)
    ]


def _place(place: int, fact: Facts, story: Story, page: str) -> tuple[str, ...]:
    """Name where a unit stands to the story."""
    if story.first <= place <= story.last:
        shape = "prose" if fact.prose else "short" if fact.words <= 10 else "other"
        return ("in the story", f"{shape} in the story", f"{shape} in the story, {page}")
    side, distance = (
        ("before the story", story.first - place)
        if place < story.first
        else ("behind the story", place - story.last)
    )
    far = "just" if distance <= 1 else "near" if distance <= 3 else "some way" if distance <= _FAR else "far"
    names = (side, f"{far} {side}", f"{'prose' if fact.prose else 'no prose'} {side}")
    return (*names, f"{side}, {page}")


def _neighbours(place: int, facts: Sequence[Facts]) -> list[str]:
    """Name what stands next to a unit, on either side."""
    names = []
    for step, side in ((-1, "behind"), (1, "before"), (-2, "two behind"), (2, "two before")):
        other = place + step
        if not 0 <= other < len(facts):
            names.append(f"{side} nothing")
            continue
        fact = facts[other]
        if fact.prose:
            names.append(f"{side} prose")
        elif fact.sign is not None and fact.sign.certain:
            names.append(f"{side} furniture")
            if fact.sign.label in _TELLING:
                names.append(f"{side} comments or notices")
        elif fact.words <= 3:
            names.append(f"{side} a few words")
        else:
            names.append(f"{side} a line")
    return names


def _density(place: int, fact: Facts, prose: list[int], words: list[int]) -> list[str]:
    """Name how much of what is around a unit is prose."""
    own = fact.words if fact.prose else 0
    names = []
    for reach, label in ((2, "close by"), (6, "around"), (15, "far around")):
        low, high = max(0, place - reach), min(len(words) - 1, place + reach + 1)
        near = prose[high] - prose[low] - own
        share = near / max(1, words[high] - words[low] - fact.words)
        level = "no" if near == 0 else "little" if share < 0.4 else "some" if share < 0.75 else "much"
        names.append(f"{level} prose {label}")
    return names
