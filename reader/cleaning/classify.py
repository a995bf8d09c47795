"""Deciding what is the article and what is the page around it.

A unit goes if its own words say what it is, or if the weights of its features add up against it. Lines
that head other stories take the lines under them along.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.article import BlockKind
from reader.cleaning.boxes import boxed
from reader.cleaning.ebooks import around_ebook
from reader.cleaning.favour import in_favour
from reader.cleaning.features import Facts
from reader.cleaning.line_answers import reports
from reader.cleaning.live import live_entries
from reader.cleaning.mail import head_of
from reader.cleaning.measures import measure
from reader.cleaning.model import Model, Weighed, learnt, weigh
from reader.cleaning.page import Page, Verdict
from reader.cleaning.ratings import ratings
from reader.cleaning.tables import is_table
from reader.cleaning.threads import find_thread

#: How far the score may fall before a unit goes, by strictness from -2 to 2.
_THRESHOLDS = {-2: -7.0, -1: -2.5, 0: -0.4, 1: 0.5, 2: 1.5}
_MOST_REASONS = 3
#: What the words of a line weigh at most, in hundredths, for its sentences not to be favoured.
_WORDED_LIKE_FURNITURE = -30
#: A reader as lenient as this believes sentences rather than what they look like.
_LENIENT = -2
_OUTSIDE_BOOK = ("stands before the line that says where the book begins, or behind its end",)
_COMMENT_REASONS = ("in a row of many words by many people, each under a name and a time",)
#: What changing from article to debris, or back, costs: debris comes in stretches.
_SWITCH = 1.0
#: A page with so much prose, or so few sure signs, has little debris: there, doubt speaks for a line.
_TRUSTED = 0.95
_FEW = 2
#: How many lines are taken along with the one that heads them, at most.
_LONGEST_LIST = 80
#: A numbered list has so many items at least, and so many words at most are over it.
_SHORTEST_LIST = 3
_LONGEST_HEAD = 8
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s")
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


class _Edges(NamedTuple):
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
    light = len(sure) <= _FEW or page.prose_share >= _TRUSTED
    return _Edges(
        before=max((place for place in sure if place < story.first), default=-1),
        behind=min(behind, default=none),
        over=min((place for place in behind if _ends_story(facts[place])), default=none),
        comments=next(comments, none),
        light=light,
    )


def _label(fact: Facts) -> str:
    return fact.sign.label if fact.sign is not None else ""


def weigh_page(
    page: Page, title: int, pictures: Mapping[int, BlockKind], model: Model | None = None
) -> Weighed:
    """Return what the classifier makes of the units of a page; `pictures` are its captions and credits."""
    headline = page.facts[title].key if title >= 0 else ""
    answers = measure(page.units, page.facts, page.story, headline, pictures)
    # “Photo by Ann Hall” is worded like furniture: what a picture's words say is known already.
    keys = ["" if place in pictures else fact.key for place, fact in enumerate(page.facts)]
    return weigh(model or learnt(), answers, keys)


class Thoughts:
    """What is thought of the units that stay; few ask, so a page without debris is weighed only then."""

    def __init__(
        self, page: Page, title: int, pictures: Mapping[int, BlockKind], weighed: Weighed | None
    ) -> None:
        self._ask = (page, title, pictures)
        self._weighed = weighed

    def of(self, place: int) -> tuple[float, tuple[str, ...]]:
        """Return the score of the unit at `place`, in log-odds, and what speaks for it, strongest first."""
        if self._weighed is None:
            self._weighed = weigh_page(*self._ask)
        page, title, pictures = self._ask
        known = "is the headline" if place == title else ""
        if place in _leads(page, title, pictures):
            known = f"is the {pictures[place].value} of the picture over the article"
        reasons = self._weighed.reasons(place, against=False)
        return self._weighed.scores[place], (known, *reasons)[:_MOST_REASONS] if known else reasons


def sure_places(page: Page, title: int) -> list[int]:
    """Return the places of the lines that are furniture beyond doubt: where there are none, nothing goes."""
    return [place for place, fact in enumerate(page.facts) if fact.furniture and place != title]


def judge(
    page: Page, title: int, pictures: Mapping[int, BlockKind], weighed: Weighed, strictness: int
) -> dict[int, Verdict]:
    """Return a verdict for each unit that goes, by place; the title is safe, and so is the lead picture."""
    facts = page.facts
    safe = {title, *_leads(page, title, pictures), *_numbered(page), *boxed(page, title)}
    safe |= live_entries(page) | ratings(page, title)
    if head_of(page.units) is not None:  # a letter's short lines are its own
        safe.update(place for place, fact in enumerate(facts) if not fact.furniture)
    keep = _smooth(
        [
            score - _THRESHOLDS[strictness] + _favour(page, title, weighed, place)
            for place, score in enumerate(weighed.scores)
        ]
    )
    edges = _edges(page, sure_places(page, title))
    thread = find_thread(page) if strictness > _LENIENT else range(0)
    outside = around_ebook(page)
    if outside:  # what is left is the book
        safe.update(place for place, fact in enumerate(facts) if not fact.furniture and place not in outside)
    verdicts: dict[int, Verdict] = {}
    for place, fact in enumerate(facts):
        if place in safe:
            continue
        if place in outside:
            verdicts[place] = Verdict("boilerplate", _OUTSIDE_BOOK, weighed.scores[place])
            continue
        if place in thread:
            verdicts[place] = Verdict("comment", _COMMENT_REASONS, weighed.scores[place])
            continue
        sign, score = fact.sign, weighed.scores[place]
        if sign is not None and fact.furniture and _is_out(page, place, strictness):
            reasons = weighed.reasons(place, against=True)
            verdicts[place] = Verdict(sign.label, (sign.reason, *reasons)[:_MOST_REASONS], score)
        elif not keep[place] and not _is_safe(page, place, edges, strictness):
            picture = pictures.get(place)
            label = picture.value if picture else (
                sign.label if sign is not None else _label_by_place(page, place, edges)
            )  # fmt: skip
            said = (sign.reason,) if sign is not None else ()
            reasons = (*said, *weighed.reasons(place, against=True))[:_MOST_REASONS]
            verdicts[place] = Verdict(label, reasons or ("stands among debris",), score)
    _take_lists(page, title, safe, verdicts)
    return verdicts


def _favour(page: Page, title: int, weighed: Weighed, place: int) -> float:
    """Return what speaks for a unit: nothing for a sentence worded like furniture that tells of nobody."""
    fact = page.facts[place]
    worded = bool(weighed.wording) and weighed.wording[place] < _WORDED_LIKE_FURNITURE
    if worded and fact.stopped and not reports(fact.key):
        return 0.0
    return in_favour(page, title, weighed.scores, place)


def _leads(page: Page, title: int, pictures: Mapping[int, BlockKind]) -> set[int]:
    """Return the places of captions and credits of the picture over the article, which stay."""
    begun = next(
        (
            place
            for place, fact in enumerate(page.facts)
            if fact.prose and place > title and place not in pictures
        ),
        len(page.facts),
    )
    return {place for place in pictures if title <= place < begun}


def _numbered(page: Page) -> set[int]:
    """Return the places of numbered lists in the story or right behind it, each with the line that heads it.

    Recipes, rankings and results end an article that way; a list of other stories has furniture over it.
    """
    facts, story = page.facts, page.story
    found: set[int] = set()
    run: list[int] = []
    for place in range(story.first if story.words else len(facts), len(facts)):
        if facts[place].furniture:
            if place > story.last:
                break
            run = []
            continue
        number = _NUMBER.match(page.units[place].text)
        if number is None or facts[place].words < 3 or int(number.group(1)) != len(run) + 1:
            run = []
            if place > story.last and facts[place].words > _LONGEST_HEAD:
                break
            if number is None or number.group(1) != "1":
                continue
        run.append(place)
        if len(run) >= _SHORTEST_LIST:
            found.update(run)
            head = run[0] - 1
            if facts[head].sign is None and 0 < facts[head].words <= _LONGEST_HEAD:
                found.add(head)
    return found


def _is_out(page: Page, place: int, strictness: int) -> bool:
    """Tell whether a unit that calls itself furniture is believed: a lenient reader keeps sentences."""
    fact = page.facts[place]
    return strictness > _LENIENT or not fact.stopped


def _is_safe(page: Page, place: int, edges: _Edges, strictness: int) -> bool:
    """Tell whether a unit stays whatever its score.

    A table in the story does. On a page with little debris so does every sentence of the story, its subheads,
    and what is not parted from it by sure debris; a strict reader gives up what is outside the story first,
    then what is not a subhead in it.
    """
    fact, story = page.facts[place], page.story
    if not story.words:
        return True
    inside = story.first <= place <= story.last
    if inside and is_table(page.units[place].text):
        return True
    if not edges.light:
        return False
    if inside:
        subhead = _between_prose(page, place) or (fact.sign is None and strictness < 2)
        return (fact.prose and not fact.seen) or subhead
    if strictness > 0:
        return False
    if fact.sign is not None and not _may_be_subhead(page, place):
        return False
    if place < story.first:
        return place > edges.before
    sentence = fact.stopped and fact.words >= 4
    return place < edges.behind or (sentence and place < edges.over)


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


def _label_by_place(page: Page, place: int, edges: _Edges) -> str:
    """Name the class of a line that says nothing of itself, by where it stands and what it looks like."""
    fact = page.facts[place]
    headline = not fact.stopped and 4 <= fact.words <= 24
    if fact.seen:
        return "duplicate"
    if place < page.story.first:
        return "headline-other" if headline and fact.words > 6 else "navigation"
    if place > page.story.last:
        if fact.stopped and place > edges.comments:
            return "comment"
        return "related" if headline else "boilerplate"
    return "headline-other" if headline else "boilerplate"


def _take_lists(page: Page, title: int, safe: set[int], verdicts: dict[int, Verdict]) -> None:
    """Let the lines under “Related stories”, “Tags:” and the like go with the line that heads them."""
    facts = page.facts
    headline = facts[title].key if title >= 0 else None
    for head in sorted(verdicts):
        label = verdicts[head].label
        most = _HEADS.get(label)
        sign = facts[head].sign
        if most is None or sign is None or facts[head].words > 6:
            continue
        under = f"stands under “{page.units[head].text}”"
        for place in range(head + 1, min(len(facts), head + _LONGEST_LIST)):
            if place in safe or facts[place].key == headline or not _is_listed(page, place, label, most):
                break
            if place not in verdicts:
                verdicts[place] = Verdict(label, (under,))


def _is_listed(page: Page, place: int, label: str, most: int) -> bool:
    fact = page.facts[place]
    if fact.words > most:
        return False
    behind = page.facts[place + 1] if place + 1 < len(page.facts) else None
    if label == "author-bio":
        return behind is None or not behind.prose
    question = label == "related" and page.units[place].text[-1] == "?"
    if fact.stopped and not question and (fact.words >= 8 or label == "related"):
        return False
    # A line before prose may well be the subhead over it: only what is too long for one goes.
    return behind is None or not behind.prose or (label == "related" and fact.words >= 6)
