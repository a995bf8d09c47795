"""Whether a day lies behind or ahead of the article's publication: the verb nearest to it tells."""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum


class Tense(Enum):
    """Where the clause of a date lies, seen from the day it was published."""

    PAST = "past"
    FUTURE = "future"


#: What makes a value of a date's words, the day they are seen from, and the tense around them.
Meaning = Callable[[re.Match[str], date | None, Tense | None], str]
#: Patterns of whole dates in small letters, with what makes their values.
Meanings = tuple[tuple[str, Meaning], ...]

_FUTURE = (
    r"(?:will|shall|would|won['’]t|(?:is|are) to|expected to|due to|set to|plans? to|going to|to)"
    r" (?:also |not |then )?(?:be|have been) \w+|"
    r"will|shall|would|won['’]t|['’]ll|due|scheduled|plans?|planned|planning|expected|going to|set to"
    r"|upcoming|"
    r"(?:is|are) to|to be held|hopes?|aims?|intends?|until|ahead of|by|deadline|expires?|begins|starts|opens"
    r"|reopens|reconvenes|resumes|plays|faces|hosts|visits|travels|airs|kicks off|heads to|arrives"
    r"|departs|closes"
    r"|takes place"
)
_PAST = (
    r"said|says|told|was|were|had|did|has|have|been|met|left|came|went|began|took|won|lost|made|saw|found|"
    r"held|gave|sent|fell|rose|wrote|spoke|since|killed|died|ago|(?-i:(?!hundred|indeed|need|speed|seed"
    r"|feed|weed|breed|bleed|proceed|succeed|exceed)[a-z]{2,}ed)"
)
_MARKER = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b|['’]ll\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;][”\"’)]? |\n")
_WINDOW = 110


def tense_at(text: str, start: int, end: int) -> Tense | None:
    """Return the tense of the verb nearest before a date in its sentence, else behind it."""
    low = max(0, start - _WINDOW)
    for stop in _SENTENCE.finditer(text, low, start):
        low = stop.end()
    before = list(_MARKER.finditer(text, low, start))
    if before:
        return Tense.PAST if before[-1].group("past") else Tense.FUTURE
    following = _SENTENCE.search(text, end, end + _WINDOW)
    behind = _MARKER.search(text, end, following.start() if following else min(len(text), end + _WINDOW))
    if behind is None:
        return None
    return Tense.PAST if behind.group("past") else Tense.FUTURE
