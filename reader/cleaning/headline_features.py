"""What is asked of a line that may be the headline: its words, where it stands, what says it again."""

from bisect import bisect
from collections.abc import Sequence
from functools import lru_cache

from reader.cleaning.dates import gives_day
from reader.cleaning.features import Facts
from reader.cleaning.headline_survey import COMMON, Surroundings, spoken
from reader.cleaning.headlines import Headline, partings
from reader.cleaning.page import Page
from reader.cleaning.units import key_of, opens_item, word_set

#: First words of headlines, and words of what asks the reader to do something.
_OPENERS = word_set("how what why when where who which is are do does can should the best top a an your i we")
_ASKING = word_set(
    """skip menu sign log login subscribe newsletter click here download free read more get learn contact
    cookies cookie privacy share search view book demo trial shop call home account email join donate
    advertisement follow related"""
)


@lru_cache(maxsize=2_048)
def _step(number: int, steps: tuple[int, ...]) -> str:
    """Return which of `steps` a number is under: features must not be one a number."""
    return next((f"≤{step}" for step in steps if number <= step), f">{steps[-1]}")


@lru_cache(maxsize=2_048)
def _level(share: float) -> str:
    if share in (0, 1):
        return "none" if share == 0 else "all"
    return next((f"<{level}" for level in (0.3, 0.5, 0.7, 0.85) if share < level), "<1")


def _common_start(words: Sequence[str], others: Sequence[str]) -> int:
    count = 0
    for word, other in zip(words, others, strict=False):
        if word != other:
            break
        count += 1
    return count


def features(headline: Headline, around: Surroundings) -> list[str]:
    """Return the names of the features of what may be a headline."""
    words = headline.key.split()
    is_first = headline.key == around.first_key
    names = [f"words {_step(len(words), (1, 2, 3, 4, 5, 7, 9, 12, 15, 19, 25))}"]
    if is_first:
        again = any(place > 0 for place, _ in headline.spans)
        names += [
            "first",
            f"first {around.named}",
            f"first again {again}",
            f"first again {again} {around.named}",
            f"first names site {headline.key in around.sites}",
        ]
    elif headline.part:
        names += _of_part(headline, words, around)
    else:
        names += _of_likeness(words, around)
    if headline.spans and not is_first:
        placed = _of_place(headline, len(words), around)
        names += [f"part {name}" for name in placed] if headline.part else placed
    names += _of_rival(headline, is_first, words, around)
    names += _of_strokes(headline, is_first, around)
    names += _of_words(headline, words, around)
    return names


def _of_part(headline: Headline, words: Sequence[str], around: Surroundings) -> list[str]:
    """Name how a part was cut from the first line."""
    again = bool(headline.spans)
    part, cut = headline.part, key_of(headline.cut)
    length = len(cut.split())
    said = around.said[cut]
    names = [
        f"part {part}",
        f"part again {again}",
        f"part {part} again {again}",
        f"cut {part} {_step(length, (1, 2, 3, 4, 5, 7, 10))}",
        f"cut share {_level(length / max(1, length + len(words)))}",
        f"cut said {min(said, 2)}",
        f"part {part.split()[0]} words {_step(len(words), (1, 2, 3, 4, 6))}",
        f"cut names site {cut in around.sites}",
        f"part names site {headline.key in around.sites}",
    ]
    if not said and cut:
        names.append(f"cut inside {min(2, around.everything.count(cut) - 1)}")
    if any(map(str.isdigit, headline.cut)):
        names.append("cut has figures")
    if "." in headline.cut.strip(".") and " " not in headline.cut:
        names.append("cut is an address")
    return names


def _of_rival(headline: Headline, is_first: bool, words: Sequence[str], around: Surroundings) -> list[str]:
    """Name how a headline compares with the line over the story that is likest the page's first."""
    others = [key for key in around.echoes if key != headline.key]
    sort = "first" if is_first else "part" if headline.part else "line"
    mine = headline.key in around.echoes
    near = bool(others) and max(len(key) for key in others) > len(headline.key)
    echo = f"{sort} echo {mine} others {min(2, len(others))} longer {near}"
    prose = _level(around.page.prose_share)
    top = _step(around.start, (1, 2, 3, 5, 10))
    names = [
        echo,
        f"{sort} of prose {prose}",
        f"{sort} of story at {top}",
        f"{sort} of prose {prose} at {top}",
    ]
    return [*names, *_of_other(headline, sort, words, around)]


def _of_other(headline: Headline, sort: str, words: Sequence[str], around: Surroundings) -> list[str]:
    """Name how a headline compares with the line over the story that is likest the page's first."""
    rival = around.rival
    if rival.key == headline.key:
        return [f"likest {_level(rival.likeness)}", f"likest {around.named}"]
    again = "again" if len(headline.spans) > (sort == "first") else "once"
    if rival.place < 0:
        return [f"{sort} {again} no rival"]
    far = _step(around.start - rival.place, (2, 5, 10))
    names = [f"{sort} {again} rival {_level(rival.likeness)}", f"{sort} {again} rival far {far}"]
    if sort == "line":
        place, _ = spoken(headline, around.start)
        side = "under" if place > rival.place else "over"
        names.append(f"line {side} rival {_level(rival.likeness)}")
        return names
    longer = len(rival.key.split()) - len(words)
    names.append(f"{sort} {again} rival longer {_step(longer, (-6, -3, -1, 0, 2, 5))}")
    if headline.spans and headline.spans[-1][0]:
        place, _ = spoken(headline, around.start)
        names.append(f"{sort} over the story {_step(around.start - place, (-1, 0, 1, 2, 3, 5, 10, 30))}")
    return names


def _of_likeness(words: Sequence[str], around: Surroundings) -> list[str]:
    """Name how like a line is to the first one."""
    named = around.named
    names = [f"line {named}"]
    if " ".join(words) in around.sites:
        names.append("line names site")
    if len(words) < 2:
        return names
    own, others = set(words), set(around.first_key.split())
    shared = len(own & others)
    like = _level(shared / max(1, len(own | others)))
    inside, taken = _level(shared / len(own)), _level(shared / max(1, len(others)))
    names += [f"like {like}", f"inside {inside}", f"taken {taken}", f"like {like} {named}"]
    names.append(f"inside {inside} taken {taken}")
    if around.fronts:
        starts = [(_common_start(words, front), len(front)) for front in around.fronts]
        most = max(start for start, _ in starts)
        names.append(f"begins alike {_step(most, (0, 1, 2, 3, 5))}")
        share = max(start / length for start, length in starts)
        names.append(f"begins as front {_level(share)} own {_level(most / len(words))}")
    return names


def _of_place(headline: Headline, words: int, around: Surroundings) -> list[str]:
    """Name where a line stands: to the story, to byline and date, among which lines."""
    page = around.page
    place, span = spoken(headline, around.start)
    unit, fact = page.units[place], page.facts[place]
    whole = span == unit.where
    distance = around.start - place
    if distance >= 0:
        names = [f"over the story {_step(distance, (0, 1, 2, 3, 4, 5, 6, 8, 10, 14, 20, 30, 60))}"]
    else:
        names = [f"under the story {_step(-distance, (1, 3, 10))}"]
    if whole:
        names.append("whole")
    else:
        number = next((n for n, piece in enumerate(unit.pieces) if piece == span), 0)
        names.append(f"piece {min(number, 1)} of {min(4, len(unit.pieces))}")
    names.append(f"place {_step(place, (0, 1, 2, 3, 5, 8, 12, 20, 40, 80, 150))}")
    names.append(f"times {_step(len(headline.spans), (1, 2, 3, 4))}")
    after = bisect(around.bylines, place)
    below = around.bylines[after] - place if after < len(around.bylines) else 99
    above = place - around.bylines[after - 1] if after else 99
    names.append(f"byline below {_step(below, (1, 2, 3, 5, 8, 15))}")
    names.append(f"byline above {_step(above, (1, 2, 3, 5))}")
    names.append(f"bylines over {_step(after, (0, 1, 2, 4))}")
    if fact.sign is not None and whole:
        names += [f"sign {fact.sign.label} {fact.sign.certain}", f"sign {fact.sign.certain}"]
    names += [
        f"{side} {_sort(page, place + step)}"
        for step, side in ((-1, "above"), (1, "below"), (-2, "two above"), (2, "two below"))
    ]
    rivals = sum(_sort(page, place + step) == "line" for step in (-2, -1))
    names.append(f"lines above {rivals} byline below {_step(below, (1, 2, 5))}")
    names += [
        f"capitals {_compared(page, place, place + step)} than {side}"
        for step, side in ((-1, "above"), (1, "below"))
    ]
    names += _of_neighbours(page, place, words)
    if around.start < len(page.units):
        indent, other = unit.indent, page.units[around.start].indent
        names.append(f"indent {'less' if indent < other else 'same' if indent == other else 'more'}")
    names.append(f"gap {_step(unit.gap if around.parted else 1, (0, 1, 2))}")
    return names


def _sort(page: Page, place: int) -> str:
    """Name what sort of line stands at a place."""
    if not 0 <= place < len(page.facts):
        return "nothing"
    return _sort_of(page.facts[place], page.units[place].text)


@lru_cache(maxsize=512)  # each line near the story is a neighbour of several headlines
def _sort_of(fact: Facts, text: str) -> str:
    if fact.prose:
        return "prose"
    if fact.furniture:
        return fact.furniture
    if gives_day(text):
        return "day"
    if opens_item(text):
        return "item"
    return "word" if fact.words <= 2 else "few" if fact.words <= 4 else "stop" if fact.stopped else "line"


def _compared(page: Page, place: int, other: int) -> str:
    """Name whether a line has more capitals than the one next to it, if that may be a headline too."""
    if _sort(page, other) not in ("few", "line"):
        return "no line"
    difference = capitals(page.units[place].text) - capitals(page.units[other].text)
    return "more" if difference > 0.25 else "fewer" if difference < -0.25 else "as many"


@lru_cache(maxsize=512)
def capitals(text: str) -> float:
    """Return the share of a line's longer words that begin with a capital, 0 to 1, as in headlines."""
    words = [word for word in text.split() if len(word) > 3]
    return sum(word[0].isupper() for word in words) / max(1, len(words))


def _of_neighbours(page: Page, place: int, words: int) -> list[str]:
    """Name whether a line stands in a run of its like, as headlines of others and items of menus do."""
    near = [place + step for step in (-3, -2, -1, 1, 2, 3) if 0 <= place + step < len(page.facts)]
    facts = [page.facts[other] for other in near]
    most = max(2, words // 2)
    like = sum([not fact.stopped and fact.words >= 3 and abs(fact.words - words) <= most for fact in facts])
    items = sum([opens_item(page.units[other].text) for other in near])
    names = [f"a run of {min(like, 4)}", f"items around {_step(items, (0, 1, 3, 5))}"]
    indent = page.units[place].indent
    indents = [page.units[other].indent for other in near]
    if indents and max(indents) > 0:
        names.append(
            f"indent {'least' if indent <= min(indents) else 'most' if indent >= max(indents) else 'between'}"
        )
    return names


def _of_strokes(headline: Headline, is_first: bool, around: Surroundings) -> list[str]:
    """Name what stands behind the last stroke of a line, and before its first."""
    cuts = partings(headline.text)
    if not cuts:
        return []
    tail, head = key_of(headline.text[cuts[-1][1] :]), key_of(headline.text[: cuts[0][0]])
    sort = "first" if is_first else "part" if headline.part else "line"
    names = [
        f"{sort} tail {cuts[-1][2]} {_step(len(tail.split()), (1, 2, 3, 5))}",
        f"{sort} tail names site {tail in around.sites}",
        f"{sort} tail said {min(2, around.said[tail])}",
        f"{sort} head said {min(2, around.said[head])}",
    ]
    if tail in around.cuts:
        names.append(f"{sort} tail is cut elsewhere")
    return names


def _of_words(headline: Headline, words: Sequence[str], around: Surroundings) -> list[str]:
    """Name how a line is written, and whether the story is about its words."""
    text = headline.text
    end = text.rstrip("'\"”’)»")[-1:]
    written = text.split()
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in written) / len(written)
    end = end if end in ".?!:…,;" else "plain"
    sort = "first" if headline.key == around.first_key else "part" if headline.part else "line"
    names = [f"end {end}", f"capitals {_level(capitals)}", f"{sort} end {end} {around.named}"]
    if sort == "line":
        names.append(f"line words {_step(len(words), (1, 2, 3, 5, 9, 15))} {around.named}")
    tests = (
        (text[0].islower(), "begins in lower case"),
        (text.isupper(), "all in capitals"),
        (text[0].isdigit(), "begins with a figure"),
        ("|" in text, "has a bar"),
        (">" in text or "»" in text or " / " in text, "has steps"),
        ("," in text, "has a comma"),
        (":" in text[1:-1], "has a colon"),
        ("@" in text or "http" in text, "has an address"),
        (text[0] in "*+•>#", "has a bullet"),
        (words[0] in _OPENERS, "opens like a headline"),
        (not _ASKING.isdisjoint(words), "asks"),
        (any(len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in words), "has a year"),
    )
    names += [name for true, name in tests if true]
    content = {word for word in words if word not in COMMON}
    if len(words) >= 2 and content:
        lead = sum(word in around.lead for word in content)
        top = sum(word in around.top for word in content)
        story = sum(word in around.story for word in content)
        names += [f"lead {_level(lead / len(content))}", f"top {_level(top / len(content))}"]
        names += [
            f"lead has {min(6, lead)}",
            f"top has {min(5, top)}",
            f"story {_level(story / len(content))}",
        ]
    else:
        names.append("no content")
    if len(words) >= 4:
        others = around.everything.count(headline.key) - len(headline.spans)
        names.append(f"inside others {max(0, min(3, others))}")
    return names


def features_of_none(around: Surroundings) -> list[str]:
    """Return the names of the features that speak for a page without a headline."""
    page = around.page
    words = sum(fact.words for fact in page.facts[: around.start])
    over = _step(around.start, (0, 1, 3, 8, 20, 60))
    return [
        "none",
        f"none {around.named}",
        f"none under {over}",
        f"none under {_step(words, (0, 5, 15, 40, 120))} words",
        f"none prose {_level(page.prose_share)}",
        f"none prose {_level(page.prose_share)} at {_step(around.start, (1, 2, 3, 5, 10))}",
        f"none bylines {_step(len(around.bylines), (0, 1, 3))}",
    ]
