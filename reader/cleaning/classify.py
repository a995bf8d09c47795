"""Deciding what is the article and what is the page around it.

A unit goes if its own words say what it is, or if the weights of its features add up against it. Lines
that head other stories take the lines under them along.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.article import BlockKind
from reader.cleaning.features import Facts, features
from reader.cleaning.page import Page, Verdict
from reader.cleaning.tables import is_table
from reader.cleaning.weights import BIAS, WEIGHTS

#: How far the score may fall before a unit goes, by strictness from -2 to 2.
_THRESHOLDS = {-2: -3.5, -1: -1.5, 0: 0.0, 1: 0.8, 2: 1.6}
#: What changing from article to debris, or back, costs: debris comes in stretches.
_SWITCH = 1.0
#: A page with this share of prose, or fewer sure signs, or fewer units than this, has little debris.
_TRUSTED = 0.8
_HEAVY = 10
_SMALL = 80
#: How many lines are taken along with the one that heads them, at most.
_LONGEST_LIST = 80
_COMMENTS = frozenset(("comment", "comment-form"))
#: Behind lines of these classes an article is over.
_ENDS = frozenset(("comment-form", "comment", "copyright", "author-bio", "tags", "cookies"))
#: The classes that head a list of lines of their kind, and the most words of such a line.
_HEADS: Mapping[str, int] = {
    "related": 24,
    "tags": 5,
    "contents": 14,
    "author-bio": 70,
    "comment-form": 6,
    "newsletter": 40,
}


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where sure debris stands around the story: places of units, beyond the page if there is none.

    `before` is the last before it, `behind` the first behind it, `over` the first behind which no article
    goes on, `comments` the first that belongs to readers' comments. `light` says that there is little of it.
    """

    before: int
    behind: int
    over: int
    comments: int
    light: bool


def _edges(page: Page, sure: Sequence[int]) -> _Edges:
    facts, story = page.facts, page.story
    none = len(facts)
    behind = [place for place in sure if place > story.last]
    comments = (place for place in range(story.last + 1, none) if _label(facts[place]) in _COMMENTS)
    light = len(sure) < _HEAVY or none < _SMALL or page.prose_share >= _TRUSTED or not story.words
    return _Edges(
        before=max((place for place in sure if place < story.first), default=-1),
        behind=min(behind, default=none),
        over=min((place for place in behind if _ends_story(facts[place])), default=none),
        comments=next(comments, none),
        light=light,
    )


def _label(fact: Facts) -> str:
    return fact.sign.label if fact.sign is not None else ""


def judge(page: Page, title: int, kinds: Mapping[int, BlockKind], strictness: int) -> dict[int, Verdict]:
    """Return a verdict for each unit that goes, by place; `kinds` and the title are safe."""
    facts = page.facts
    titles = frozenset((facts[title].key,)) if title >= 0 else frozenset()
    named = features(facts, titles)
    scores = [BIAS + sum(WEIGHTS.get(name, 0.0) for name in names) for names in named]
    keep = _smooth([score - _THRESHOLDS[strictness] for score in scores])
    sure = [place for place, fact in enumerate(facts) if fact.sign and fact.sign.certain and place != title]
    edges = _edges(page, sure)
    verdicts: dict[int, Verdict] = {}
    for place, fact in enumerate(facts):
        if place == title or place in kinds:
            continue
        sign = fact.sign
        if sign is not None and sign.certain and _is_out(page, place, strictness):
            verdicts[place] = Verdict(sign.label, (sign.reason, *_against(named[place])[:2]))
        elif sure and not keep[place] and not _is_safe(page, title, place, edges, strictness):
            label = sign.label if sign is not None else _label_by_place(page, place, edges)
            reasons = _against(named[place])[:3]
            said = (sign.reason,) if sign is not None else ()
            verdicts[place] = Verdict(label, (*said, *reasons) or ("far from the story",))
    _take_lists(page, title, kinds, verdicts)
    return verdicts


def _is_out(page: Page, place: int, strictness: int) -> bool:
    """Tell whether a unit that calls itself furniture is believed: a lenient reader keeps sentences."""
    fact = page.facts[place]
    return strictness > -2 or not fact.stopped


def _is_safe(page: Page, title: int, place: int, edges: _Edges, strictness: int) -> bool:
    """Tell whether a unit stays whatever its score.

    Inside the story, a sentence that does not itself look like furniture stays. On a page with little debris
    so does every line of the story, and what is not parted from the story by sure debris; a strict reader
    gives up what is outside the story first, then what is not a subhead in it.
    """
    fact, story = page.facts[place], page.story
    if not story.words:
        return True
    if story.first <= place <= story.last:
        between = _between_prose(page, place)
        subhead = between or (fact.sign is None and strictness < 2)
        if is_table(page.units[place].text):
            return True
        return (fact.prose and "a line said before" not in fact.names) or (edges.light and subhead)
    if strictness > 0:
        return False
    if fact.sign is None and fact.words >= 5 and _is_under_title(page, title, place):
        return True
    if not edges.light or (fact.sign is not None and not _may_be_subhead(page, place)):
        return False
    if place < story.first:
        return place > edges.before
    sentence = fact.stopped and fact.words >= 4
    return place < edges.behind or (sentence and place < edges.over)


def _is_under_title(page: Page, title: int, place: int) -> bool:
    """Tell whether a unit stands right behind the headline, or behind a copy of it, as a standfirst does."""
    return 0 <= title < place and page.facts[place - 1].key == page.facts[title].key


def _may_be_subhead(page: Page, place: int) -> bool:
    """Tell whether a word such as “Up Next” stands over a sentence, not over the headlines of others."""
    sign = page.facts[place].sign
    if sign is None or sign.certain or page.facts[place].words > 3 or place + 1 == len(page.facts):
        return False
    behind = page.facts[place + 1]
    return behind.sign is None and behind.stopped and behind.words >= 4


def _ends_story(fact: Facts) -> bool:
    """Tell whether an article seldom goes on behind a line: a form, a notice, other stories."""
    label = _label(fact)
    return label in _ENDS or (label == "related" and fact.words <= 4)


def _between_prose(page: Page, place: int) -> bool:
    """Tell whether sentences stand on both sides of a unit, as they do of a subhead."""
    return 0 < place < len(page.facts) - 1 and page.facts[place - 1].prose and page.facts[place + 1].prose


def _smooth(scores: Sequence[float]) -> list[bool]:
    """Decide keep or drop for all units at once: the best path through two states (Viterbi)."""
    drop = keep = 0.0
    steps: list[tuple[bool, bool]] = []
    for score in scores:
        steps.append((keep - _SWITCH > drop, keep >= drop - _SWITCH))
        drop, keep = max(drop, keep - _SWITCH) - score / 2, max(keep, drop - _SWITCH) + score / 2
    state = keep >= drop
    path: list[bool] = []
    for from_keep_to_drop, from_keep_to_keep in reversed(steps):
        path.append(state)
        state = from_keep_to_keep if state else from_keep_to_drop
    return path[::-1]


def _against(names: Iterable[str]) -> tuple[str, ...]:
    """Return the features that speak against a unit, strongest first."""
    found = [(WEIGHTS.get(name, 0.0), name) for name in names]
    return tuple(name for weight, name in sorted(found) if weight <= -0.3)


def _label_by_place(page: Page, place: int, edges: _Edges) -> str:
    """Name the class of a line that says nothing of itself, by where it stands and what it looks like."""
    fact = page.facts[place]
    headline = not fact.stopped and 4 <= fact.words <= 24
    if "said before" in fact.names:
        return "duplicate"
    if place < page.story.first:
        return "headline-other" if headline and fact.words > 6 else "navigation"
    if place > page.story.last:
        if fact.stopped and place > edges.comments:
            return "comment"
        return "related" if headline else "boilerplate"
    return "headline-other" if headline else "boilerplate"


def _take_lists(page: Page, title: int, kinds: Mapping[int, BlockKind], verdicts: dict[int, Verdict]) -> None:
    """Let the lines under “Related stories”, “Tags:” and the like go with the line that heads them."""
    facts = page.facts
    headline = facts[title].key if title >= 0 else None
    for head in sorted(verdicts):
        label = verdicts[head].label
        most = _HEADS.get(label)
        sign = facts[head].sign
        if most is None or sign is None or facts[head].words > 6:
            continue
        for place in range(head + 1, min(len(facts), head + _LONGEST_LIST)):
            if (
                kinds.get(place) is BlockKind.CAPTION
                and "video" in facts[head].key
                and facts[place - 1].sign is None
                and place - head <= 2
            ):
                verdicts[place] = Verdict(label, (f"the words of the “{page.units[head].text}”",))
                break
            if place in kinds or facts[place].key == headline or not _is_listed(facts, place, label, most):
                break
            if place not in verdicts:
                verdicts[place] = Verdict(label, (f"stands under “{page.units[head].text}”",))


def _is_listed(facts: Sequence[Facts], place: int, label: str, most: int) -> bool:
    fact = facts[place]
    if fact.words > most:
        return False
    behind = facts[place + 1] if place + 1 < len(facts) else None
    if label == "author-bio":
        return behind is None or not behind.prose
    question = label == "related" and "a question" in fact.names
    if fact.stopped and not question and (fact.words >= 8 or label == "related"):
        return False
    # A line before prose may well be the subhead over it: only what is too long for one goes.
    return behind is None or not behind.prose or (label == "related" and fact.words >= 6)
