"""What is asked of a line by itself: its words, who it is about, how it is set, what else says the same."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from string import ascii_letters

from reader.cleaning.columns import COMMON_WORDS, LABELS, SIZES
from reader.cleaning.features import Facts, Story
from reader.cleaning.units import Unit, opens_item, word_set, words_of

#: For each question the numbers of the answers, one a line.
Answers = Mapping[str, Sequence[int]]

_LABEL_NUMBERS = {label: number for number, label in enumerate(LABELS)}
_OTHER = _LABEL_NUMBERS["other"]
_YOU, _WE, _THEY = (
    word_set("you your yours yourself"),
    word_set("i we our us my me"),
    word_set("he she they his her their him them it its"),
)
_VERBS = word_set(
    "said says say told was were is are had has have been will would could should can may might did does do"
)
_ABOUT = word_set("is was has holds writes covers lives loves specializes works founded joined")
#: Beyond this many words, and code points, of a line nothing is looked at.
_SAMPLE_WORDS, _SAMPLE_SIGNS = 40, 160
_SENTENCES = re.compile(r"[.!?…][\"”’)]?\s+[\"“(]?[A-Z]|[。！？].")
_PARTS = re.compile(r"\s[|›»•·/]\s|\s-\s")
_STROKES = frozenset("|›»•·/-")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CODE = re.compile(r"^[#>{}()\[\]=|;_<]|[;{}]\s*$|\(\)|=>|==|::|\{\{|</")
#: A person's name, or what is written like one.
NAME = re.compile(
    r"[A-Z][\w.'’-]+(?: (?:de |van |von |der |la |el |al-)?[A-Z][\w.'’-]*){1,3}",
)
_OPENING_NAME = re.compile(r"[A-Z][\w.'’-]+ (?:[A-Z]\. )?[A-Z][\w'’-]+[ ,]")
_MONEY = frozenset("$€£¥")
_LETTERS = ascii_letters.encode()


def buckets(values: Iterable[float], cuts: Sequence[float]) -> list[int]:
    """Return in which of the stretches between the cuts each value lies."""
    return [bisect_right(cuts, value) for value in values]


def own_answers(units: Sequence[Unit], facts: Sequence[Facts]) -> Answers:
    """Answer what is asked of a line's own words."""
    texts = [unit.text for unit in units]
    return {
        "size": [bisect_right(SIZES, fact.words - 1) for fact in facts],
        "end": [
            1 if fact.stopped else 2 if text[-1] in ":;：" else 0
            for fact, text in zip(facts, texts, strict=True)
        ],
        "label": [label_number(fact) for fact in facts],
        "sure": [0 if fact.sign is None else 2 if fact.sign.certain else 1 for fact in facts],
        "form": [form_number(fact) for fact in facts],
        "bulk": [2 if fact.prose else 1 if fact.words > 6 else 0 for fact in facts],
        **_of_words(facts),
        **_of_length(texts, [fact.words for fact in facts]),
        **_of_signs(texts),
    }


def reports(key: str) -> bool:
    """Tell whether a line, by its key, tells of others and what they did, and speaks to nobody."""
    there = frozenset(words_of(key)[:_SAMPLE_WORDS])
    addressed = not (there.isdisjoint(_YOU) and there.isdisjoint(_WE))
    return not addressed and not (there.isdisjoint(_THEY) and there.isdisjoint(_VERBS))


def _of_words(facts: Sequence[Facts]) -> Answers:
    """Answer which words a line has."""
    keys = [words_of(fact.key)[:_SAMPLE_WORDS] for fact in facts]
    sets = [frozenset(key) for key in keys]
    return {
        "common": buckets(
            [sum(map(COMMON_WORDS.__contains__, key)) / (len(key) or 1) for key in keys],
            (1e-9, 0.2, 0.35),
        ),
        "person": [
            4 * (not there.isdisjoint(_YOU)) + 2 * (not there.isdisjoint(_WE)) + (not there.isdisjoint(_THEY))
            for there in sets
        ],
        "verb": [int(not there.isdisjoint(_VERBS)) for there in sets],
    }


def _of_length(texts: Sequence[str], words: Sequence[int]) -> Answers:
    """Answer what of a line's letters tells more in short lines, or in long ones."""
    samples = [text.split(None, _SAMPLE_WORDS)[:_SAMPLE_WORDS] for text in texts]
    shares = [sum([word[0].isupper() for word in sample]) / len(sample) for sample in samples]
    both = list(zip(words, texts, strict=True))
    return {
        "capitals": [
            2 if share > 0.7 and count >= 3 else 0 if share < 0.25 else 1
            for share, count in zip(shares, words, strict=True)
        ],
        "upper": [int(count >= 2 and text.isupper()) for count, text in both],
        "figures": [int(count <= 24 and _digits(text) > 0.25 * len(text)) for count, text in both],
        "comma": [int(count >= 10 and "," in text) for count, text in both],
        "sentences": [int(count > 3 and _SENTENCES.search(text, 0, 800) is not None) for count, text in both],
        "strokes": [
            int(count < 15 and not _STROKES.isdisjoint(text) and _PARTS.search(text) is not None)
            for count, text in both
        ],
    }


def _of_signs(texts: Sequence[str]) -> Answers:
    """Answer which signs a line has, and where."""
    heads = [text[:_SAMPLE_SIGNS] for text in texts]
    return {
        "lower": [int(text[0].islower()) for text in texts],
        "item": [int(opens_item(text)) for text in texts],
        "mark": [
            1 if text[-1] == "?" else 2 if text[-1] == "!" else 3 if text.endswith(("...", "…")) else 0
            for text in texts
        ],
        "quotation": [int("“" in text or '"' in text) for text in texts],
        "letters": buckets(
            [(_letters(head) + head.count(" ")) / len(head) for head in heads],
            (0.5, 0.7, 0.85, 0.93, 0.97),
        ),
        "code": [int(_CODE.search(head) is not None) for head in heads],
        "money": [int(not _MONEY.isdisjoint(head)) for head in heads],
        "year": [int(("19" in head or "20" in head) and _YEAR.search(head) is not None) for head in heads],
    }


def _letters(text: str) -> int:
    """Count the letters of a text, most quickly in plain ones."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _LETTERS))
    return sum(map(str.isalpha, text))


def _digits(text: str) -> int:
    if text.isascii():
        return len(text) - len(text.encode().translate(None, b"0123456789"))
    return sum(map(str.isdigit, text))


def label_number(fact: Facts) -> int:
    """Return the number of the class that a line looks like, 0 for none."""
    return 0 if fact.sign is None else _LABEL_NUMBERS.get(fact.sign.label, _OTHER)


def form_number(fact: Facts) -> int:
    """Return the number of what a line is at a glance."""
    if fact.furniture:
        return 1
    if fact.prose:
        return 2
    if fact.stopped:
        return 3
    return 4 if fact.words <= 3 else 5 if fact.words <= 8 else 6


def kinship(facts: Sequence[Facts], story: Story, headline: str) -> Answers:
    """Answer what the words of a line have to do with the rest of the page."""
    contents = [
        [word for word in words_of(fact.key)[:_SAMPLE_WORDS] if len(word) > 3 and word not in COMMON_WORDS]
        for fact in facts
    ]
    counts = Counter(fact.key for fact in facts)
    openings = Counter(fact.key.partition(" ")[0] for fact in facts)
    of_title = frozenset(headline.split())
    inside = range(story.first, story.last + 1)
    of_story = _times_at_least([contents[place] for place in inside if facts[place].prose])
    shared = _times_at_least(contents)[1]
    topic, known, headlined, said = [], [], [], []
    seen: set[str] = set()
    for place, (fact, content) in enumerate(zip(facts, contents, strict=True)):
        again = fact.key in seen
        seen.add(fact.key)
        said.append(0 if not again else 3 if counts[fact.key] > 2 else 2 if fact.words >= 6 else 1)
        if not content:
            topic.append(0)
            known.append(0)
            headlined.append(0)
            continue
        own = 1 if fact.prose and story.first <= place <= story.last else 0
        count = len(content)
        share = sum(map(of_story[own].__contains__, content)) / count
        topic.append(1 + bisect_right((0.01, 0.2, 0.4, 0.6, 0.8), share))
        known.append(1 + bisect_right((0.01, 0.3, 0.9), sum(map(shared.__contains__, content)) / count))
        headlined.append(1 + bisect_right((0.01, 0.2, 0.5), sum(map(of_title.__contains__, content)) / count))
    return {
        "topic": topic,
        "known": known,
        "headline": headlined,
        "said": said,
        "opening": buckets(
            [openings[fact.key.partition(" ")[0]] / len(facts) for fact in facts], (0.02, 0.05, 0.1)
        ),
    }


def _times_at_least(contents: Sequence[Sequence[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that lines have, and those that two or more lines have."""
    counts = Counter(chain.from_iterable(map(frozenset, contents)))
    return frozenset(counts), frozenset([word for word, count in counts.items() if count > 1])


def layout(units: Sequence[Unit], facts: Sequence[Facts]) -> Answers:
    """Answer how a line is set: gaps, indents, what opens it, what became of it already."""
    indents = Counter(unit.indent for unit, fact in zip(units, facts, strict=True) if fact.prose)
    usual = indents.most_common(1)[0][0] if indents else 0
    indented = any(unit.indent for unit in units)
    return {
        "gap": [min(3, unit.gap) for unit in units],
        "indent": [
            1 + bisect_right((-8, -2, 0, 1, 4, 12), unit.indent - usual) if indented else 0 for unit in units
        ],
        "bullet": [
            (1 if unit.text[:2] == "* " else 2 if unit.text[:2] in ("+ ", "o ") else 0) if indented else 0
            for unit in units
        ],
        "joined": [
            1 if unit.joined == "broken-sentence" else 2 if unit.joined else 0 for unit in units
        ],
    }  # fmt: skip


def people(units: Sequence[Unit], facts: Sequence[Facts]) -> Answers:
    """Answer whether a line is about somebody the page has just named, as a note on its author is."""
    named: dict[str, int] = {}
    name, echo, opens, bio = [], [], [], []
    for place, (unit, fact) in enumerate(zip(units, facts, strict=True)):
        alone = fact.words <= 5 and NAME.fullmatch(unit.text) is not None
        name.append(int(alone))
        found = None if alone else _OPENING_NAME.match(unit.text)
        opens.append(int(found is not None and fact.prose))
        before = named.get(found.group()[:-1].lower()) if found else None
        echo.append(0 if before is None else 1 + bisect_right((2, 4, 20), place - before - 1))
        about = fact.prose and not _ABOUT.isdisjoint(words_of(fact.key)[:12])
        bio.append(int(about and (found is not None or before is not None)))
        if alone:
            named[unit.text.lower()] = place
    return {"name": name, "echo": echo, "opens": opens, "bio": bio}
