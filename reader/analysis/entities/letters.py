"""Whom letters and messages address, and who signs them: “Dear Ana”, “Thanks Rose!”, a name on a line.

There even a first name that is an ordinary word (Rose, Will, Grace) names a person.
"""

import re

from reader.analysis.entities.candidates import CERTAIN, Candidate
from reader.analysis.entities.capitals import Line
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

_NAME = r"[^\W\d_a-z][^\W\d_A-Z]+"
_NAMES = rf"{_NAME}(?:(?:, (?:and )?| and | & |/){_NAME})*"
_GREETING = re.compile(
    r"\W{0,3}(?:Hi|Hello|Hey|Dear|Thanks|Thank you|Cheers|Congratulations|Welcome"
    r"|Good (?:morning|afternoon|evening)|Sorry|Bye|Goodbye)(?: again| so much)?"
    rf",? ({_NAMES})(?= ?[,!.:;–—-]|$)"
)
_ALONE = re.compile(rf"[-–—~ ]{{0,3}}({_NAMES})( ?[,:–—-]{{1,2}}|[.!]?)\s*")
_EACH = re.compile(_NAME)
_CLOSING = re.compile(
    r"(?:Thanks|Thank you|Thx|Regards|Best|Cheers|Love|Sincerely|Yours|Hugs|Take care|See you|Respectfully"
    r"|Many thanks|Kind regards|Best regards|Best wishes|Warm regards)\b[^\n]{0,20}\s*\Z",
    re.IGNORECASE,
)
#: Days and months, which the lists have as first names too.
_NO_NAMES = frozenset(
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February")
) | frozenset(
    ("March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
)
_LONGEST = 60


def addressed(text: str, line: Line, lists: Gazetteer) -> list[Candidate]:
    """Return the people whom a line greets, or who sign with it; the offsets are in `text`."""
    found = _GREETING.match(text, line.start, line.end)
    if found is None and line.end - line.start <= _LONGEST:
        found = _ALONE.fullmatch(text, line.start, line.end)
        if found is None or not _signs(text, found):
            return []
    if found is None:
        return []
    names = [(each.start(), each.end(), each.group()) for each in _EACH.finditer(text, *found.span(1))]
    if not all(
        name in lists.first_names and name not in lists.known and name not in _NO_NAMES
        for _, _, name in names
    ):
        return []
    return [Candidate(start, end, name, {EntityKind.PERSON: CERTAIN}) for start, end, name in names]


def _signs(text: str, found: re.Match[str]) -> bool:
    """Tell whether a line of names signs or opens a letter, and is no heading: it ends the text, say."""
    if found.group(2).strip(" .!") or not text[found.end() :].strip():
        return True
    return _CLOSING.search(text, max(0, found.start() - _LONGEST), found.start()) is not None
