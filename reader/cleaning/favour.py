"""What speaks for a line whatever its score, since a lost sentence is worse than one too many.

The weights were learnt from all kinds of pages; these are about articles: their sentences, the short one at
the end, the subheads between them, the standfirst under the headline. All amounts are in log-odds.
"""

from collections.abc import Sequence

from reader.cleaning.features import Facts
from reader.cleaning.line_answers import reports
from reader.cleaning.page import Page
from reader.cleaning.units import opens_item, word_set
from reader.cleaning.wording import learnt_wording

_SENTENCE = 1.5
#: The article's own sentences are broken around links; those under the headlines of others seldom are.
_BROKEN = 3.5
#: The less running text a page has, in words, the less its surroundings tell.
_OF_SHORT, _SHORT_STORY = 3.0, 200
#: How far behind the story, in lines, a sentence may still be one of it.
_NEAR = 3
_LAST, _DOUBTFUL = 2.5, -0.5
_SUBHEAD, _LONGEST_SUBHEAD = 2.0, 9
#: How doubtful a question may be that a sentence answers.
_DOUBTFUL_QUESTION = -1.5
#: What recipes and guides end with, and how far behind the story, in lines.
_NEAR_CLOSING = 12
_CLOSING = word_set("notes note tips storage variations substitutions equipment serving method faq faqs")
#: What speaks for a sentence behind a box in mid-article, and where the box has lines that say nothing of
#: themselves; then how doubtful such a sentence may be, and one of the story before the box.
_RESUMED, _RESUMED_IN_DOUBT, _DOUBTFUL_REST, _DOUBTFUL_INSIDE = 7.0, 4.0, -2.0, -3.0
#: A box has so many lines at most, and so many that say nothing of themselves.
_LONGEST_BOX, _MOST_UNKNOWN = 8, 3
#: As many sentences behind it go on together.
_LONGEST_REST = 12
#: What such boxes are made of, and what stands in one behind its own sentences.
_BOXES = word_set(
    "embed advertisement related newsletter share-bar paywall form-message call-to-action contact boilerplate"
)
_IN_BOX = word_set("newsletter form-message comment-form call-to-action")
#: What may stand between the paragraphs of an article.
_INTERRUPTIONS = ("embed", "advertisement", "related", "newsletter", "share-bar")
#: A standfirst stands so many lines under the headline at most, and has so many words at least.
_STANDFIRST, _UNDER, _SHORTEST_STANDFIRST = 5.0, 4, 5
#: What may stand between a headline and its standfirst.
_BETWEEN = ("byline", "timestamp", "reading-time")


def in_favour(page: Page, title: int, scores: Sequence[float], place: int) -> float:
    """Return what the unit at `place` has in its favour; `title` is the headline's place, or -1."""
    fact, story = page.facts[place], page.story
    if fact.seen or (fact.sign is not None and not fact.prose):
        return 0.0
    if place < story.first:
        return _STANDFIRST if _is_standfirst(page, title, place) else 0.0
    if fact.stopped:
        return _of_sentence(page, scores, place)
    if story.first < place <= story.last + _NEAR_CLOSING and _closes(page, place):
        return _LAST
    inner = story.first < place < story.last and fact.words <= _LONGEST_SUBHEAD
    return _SUBHEAD if inner and _heads_text(page, place) else 0.0


def _of_sentence(page: Page, scores: Sequence[float], place: int) -> float:
    fact, story = page.facts[place], page.story
    if fact.sign is not None:
        return _SENTENCE if place <= story.last else 0.0
    if page.units[place].joined == "broken-sentence" and place <= story.last + _NEAR:
        return _BROKEN
    resumed = _resumed(page, scores, place) if fact.prose else 0.0
    if resumed:
        return resumed
    if story.words < _SHORT_STORY and place <= story.last + 1:
        return _OF_SHORT
    if place <= story.last:
        return _SENTENCE if fact.prose else 0.0
    before = page.facts[place - 1]
    if place > 0 and place <= story.last + _NEAR_CLOSING and _answers(page, scores, place):
        return _LAST
    goes_on = place > 0 and before.stopped and before.sign is None and scores[place - 1] > _DOUBTFUL
    return _LAST if goes_on else 0.0


def _resumed(page: Page, scores: Sequence[float], place: int) -> float:
    """Return what speaks for a sentence that goes on with the story behind a box: a newsletter's, a link's.

    News does that again and again; the sentences of a box itself speak to the reader, and tell of nobody.
    """
    facts = page.facts
    behind = facts[place + 1].furniture if place + 1 < len(facts) else ""
    if behind in _IN_BOX or page.units[place].text[-1] == "?" or not _tells(facts[place].key):
        return 0.0
    first = place
    while first and place - first < _LONGEST_REST and _is_prose(facts[first - 1]):
        first -= 1
    known, last = 0, first - 1
    while last >= 0 and first - last <= _LONGEST_BOX:
        sign = facts[last].sign
        if sign is not None and sign.label in _BOXES:
            known += sign.certain
        elif sign is not None or facts[last].stopped:
            break
        last -= 1
    if not known or last < 0 or not _is_prose(facts[last]):
        return 0.0
    if scores[last] < (_DOUBTFUL_INSIDE if last <= page.story.last else _DOUBTFUL):
        return 0.0
    unknown = sum(facts[at].sign is None for at in range(last + 1, first))
    if first > page.story.last + _NEAR_CLOSING or unknown > _MOST_UNKNOWN:
        return 0.0
    if unknown:
        nearest = next(sign for at in range(first - 1, last, -1) if (sign := facts[at].sign) is not None)
        if nearest.label == "related" and facts[first - 1].sign is None:
            return 0.0  # the headline of another story, and what it is about
        return _RESUMED_IN_DOUBT if first == place and scores[place] > _DOUBTFUL_REST else 0.0
    return _RESUMED if first == place else _RESUMED_IN_DOUBT


def _is_prose(fact: Facts) -> bool:
    return fact.prose and fact.sign is None


def _tells(key: str) -> bool:
    """Tell whether a sentence tells of others; in other languages than English, no sentence is denied it."""
    return reports(key) or not learnt_wording().weight(key)


def _answers(page: Page, scores: Sequence[float], place: int) -> bool:
    """Tell whether a sentence answers the question before it, or stands under “Notes” or “Storage”."""
    before = page.units[place - 1].text
    asked = before[-1] == "?" and scores[place - 1] > _DOUBTFUL_QUESTION
    return asked or page.facts[place - 1].key in _CLOSING


def _closes(page: Page, place: int) -> bool:
    """Tell whether a line is the name of a part that recipes and guides end with, over a sentence."""
    behind = page.facts[place + 1] if place + 1 < len(page.facts) else None
    return page.facts[place].key in _CLOSING and behind is not None and behind.stopped and behind.sign is None


def _heads_text(page: Page, place: int) -> bool:
    """Tell whether a line stands between a sentence and a sentence or a list, as a subhead does."""
    before, behind, below = page.facts[place - 1], page.facts[place + 1], page.units[place + 1].text
    interrupted = before.sign is not None and before.sign.label in _INTERRUPTIONS
    return (before.stopped or interrupted) and (behind.prose or below[-1] == ":" or opens_item(below))


def _is_standfirst(page: Page, title: int, place: int) -> bool:
    """Tell whether a long line stands under the headline, or its copy, with no more than a byline between."""
    if title < 0 or page.facts[place].words < _SHORTEST_STANDFIRST:
        return False
    for above in range(place - 1, max(title, place - _UNDER) - 1, -1):
        other = page.facts[above]
        if other.key == page.facts[title].key:
            return True
        if other.sign is None or other.sign.label not in _BETWEEN:
            return False
    return False
