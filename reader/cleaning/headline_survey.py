"""Looking at a whole page for what tells its headlines apart: once, before each of them is asked about."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.article import Span
from reader.cleaning.dates import gives_day
from reader.cleaning.headlines import MOST_WORDS, Headline, first_line, is_paragraph, partings
from reader.cleaning.normalise import plain
from reader.cleaning.page import Page
from reader.cleaning.sites import sites_of
from reader.cleaning.units import key_of, opens_item, vocabulary_of, word_set

#: Words that say nothing of what a text is about.
COMMON = word_set(
    """the a an of to in on at by for from with and or but as is are was were be been has have had that this
    these those it its his her their our your my he she they we you i not who which what when where how if
    than then so about into over after before under between will would can could may might why do does"""
)
#: Lines over a story that say whose it is, and from when.
_OF_AUTHOR = ("byline", "timestamp", "reading-time")
#: How much of the story is read for the words it is about, in words: its beginning, and all of it.
_LEAD, _STORY = 220, 900
_MOST_TOP = 60
#: How far down lines are compared with the first, and how much text is searched for what a line says again.
_COMPARED, _SEARCHED = 260, 30_000
#: How near over the story a line stands that may be its headline, and how like the first line it is at least.
_NEAR_STORY, _LEAST_LIKE = 30, 0.2


class Surroundings(NamedTuple):
    """What is asked of the whole page, once for all of its headlines."""

    page: Page
    #: Where the story begins; the number of units if there is none.
    start: int
    first: str
    first_key: str
    #: How far a line takes up the first: “no” (it is none), “alone”, “half”, “taken up”; “+sep” if parted.
    named: str
    #: How often each line is said, and all lines in one.
    said: Counter[str]
    everything: str
    bylines: Sequence[int]
    lead: Counter[str]
    story: Counter[str]
    top: frozenset[str]
    #: The parts of the first line, as words; what was cut off it; and which of these name the site.
    fronts: Sequence[Sequence[str]]
    cuts: frozenset[str]
    sites: frozenset[str]
    #: The line over the story that is likest the first or a part of it, how like, and where it stands.
    rival: "Rival"
    #: The keys of the first line, and of its parts, that are said again over the story.
    echoes: frozenset[str]
    #: Whether lines are parted by blank ones anywhere: else a line without one before it tells nothing.
    parted: bool


class Rival(NamedTuple):
    """The line over the story that is likest the page's first one: its key, likeness 0 to 1, and place."""

    key: str = ""
    likeness: float = 0.0
    place: int = -1


def survey(page: Page, headlines: Sequence[Headline]) -> Surroundings:
    """Look at a page for what tells its headlines apart."""
    keys = [fact.key for fact in page.facts]
    start = page.story.first if page.story.words else len(keys)
    first = plain(first_line(page).of(page.source))
    first_key = key_of(first)
    lead, story = _story_words(page)
    parts = [headline for headline in headlines if headline.part]
    fronts = [headline.key.split() for headline in parts if not headline.part.startswith("middle")]
    return Surroundings(
        page=page,
        start=start,
        first=first,
        first_key=first_key,
        named=_named(page, first, first_key),
        said=Counter(keys),
        everything=" | ".join(keys)[:_SEARCHED],
        bylines=[
            place
            for place, fact in enumerate(page.facts[:_COMPARED])
            if (fact.sign is not None and fact.sign.label in _OF_AUTHOR) or gives_day(page.units[place].text)
        ],
        lead=lead,
        story=story,
        top=frozenset(
            [word for word, _ in story.most_common(_MOST_TOP) if word not in COMMON and len(word) > 2]
        ),
        fronts=[words for words in [*fronts, first_key.split()] if len(words) >= 2],
        cuts=frozenset(key_of(headline.cut) for headline in parts if headline.part.startswith("front")),
        sites=sites_of(page, [first_key, *(name for one in parts for name in (key_of(one.cut), one.key))]),
        rival=_rival(headlines, start, first_key, fronts),
        echoes=frozenset(
            headline.key
            for headline in headlines
            if (headline.part or headline.key == first_key)
            and any(0 < place <= start for place, _ in headline.spans)
        ),
        parted=any(unit.gap for unit in page.units),
    )


def _rival(
    headlines: Sequence[Headline], start: int, first_key: str, fronts: Sequence[Sequence[str]]
) -> Rival:
    """Return the line near over the story that is likest the first line or a part of it, if it is another."""
    wanted = [frozenset(words) for words in (first_key.split(), *fronts) if len(words) >= 2]
    best = Rival()
    for headline in headlines:
        if headline.key == first_key or headline.part or not wanted:
            continue
        place, _ = spoken(headline, start)
        words = frozenset(headline.key.split())
        if len(words) < 2 or not start - _NEAR_STORY <= place <= start:
            continue
        likeness = max(len(words & other) / len(words | other) for other in wanted)
        if likeness >= max(best.likeness, _LEAST_LIKE):
            best = Rival(headline.key, likeness, place)
    return best


def _story_words(page: Page) -> tuple[Counter[str], Counter[str]]:
    lead: list[str] = []
    words: list[str] = []
    for place in range(page.story.first, page.story.last + 1):
        if page.facts[place].prose:
            words += page.facts[place].key.split()
            if len(lead) < _LEAD:
                lead = words[:]
            if len(words) > _STORY:
                break
    return Counter(lead), Counter(words)


def _named(page: Page, first: str, first_key: str) -> str:
    """Tell how far the words of the first line come back in another: the page's <title> in its headline."""
    wanted = frozenset(first_key.split())
    sign = page.facts[0].sign
    if (
        is_paragraph(page, 0)
        or len(first_key.split()) < 3
        or (sign is not None and sign.certain)
        or opens_item(first)
    ):
        return "no"
    best = 0.0
    for fact in page.facts[1:_COMPARED]:
        if 3 <= fact.words <= MOST_WORDS:
            words = vocabulary_of(fact.key)
            shared = len(words & wanted)
            if len(words) >= 3 and shared >= 0.6 * len(words):
                best = max(best, shared / len(wanted))
    taken_up = "taken up" if best >= 0.6 else "half" if best >= 0.35 else "alone"
    return f"{taken_up}+sep" if partings(first) else taken_up


def spoken(headline: Headline, start: int) -> tuple[int, Span]:
    """Return where a headline stands for the reader: the last time over the story, else the last of all."""
    over = [at for at in headline.spans if 0 < at[0] <= start]
    return over[-1] if over else headline.spans[-1]
