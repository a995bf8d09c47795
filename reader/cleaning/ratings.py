"""Finding what a review gives its subject: “Score: 4.5/5”, “Our rating: 8 out of 10”.

A row of such lines ranks other things, and stays with its neighbours.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.cleaning.page import Page

#: A review has so many of them at most: over the text, behind it, and one for each of its parts.
_MOST = 6
#: How far over the story, and behind it, the verdict stands, in lines.
_OVER, _BEHIND = 8, 2
_RATING = (
    r"(?:(?:our|my|overall|final|total|critic['’]s|editor['’]s|reviewer['’]s)\s+)?"
    r"(?:score|rating|verdict|grade|note|bewertung|wertung|puntuación|valoración|voto)\s*[:–—-]\s*"
    r"\d{1,3}(?:[.,]\d{1,2})?\s*(?:/|out of|von|sur|de|su)\s*(?:5|6|10|20|100)(?:\s+(?:stars?|points?))?\.?"
)
_SHORT_LINE = 40


def is_rating(text: str) -> bool:
    """Tell whether a line says how good something is, and nothing else."""
    if len(text) > _SHORT_LINE or not any(map(str.isdigit, text)):
        return False
    return re.fullmatch(_RATING, text, re.IGNORECASE) is not None


def ratings(page: "Page", title: int) -> set[int]:
    """Return the places of the lines under the headline in which a review says how good its subject is."""
    if title < 0 or not page.story.words:
        return set()
    first = max(title + 1, page.story.first - _OVER)
    found = {
        place
        for place in range(first, min(len(page.units), page.story.last + 1 + _BEHIND))
        if is_rating(page.units[place].text)
    }
    in_a_row = any({place + 1, place + 2} <= found for place in found)
    return found if len(found) <= _MOST and not in_a_row else set()
