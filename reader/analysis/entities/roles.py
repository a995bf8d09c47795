"""What the text calls a person: the title before the name, or the apposition behind it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer

_BEHIND = re.compile(
    r", ((?:an?|the|his|her|their) )?([^,;:()“”\"\n]{3,90}?)"
    r"(?=,|(?<=[a-z\d])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)\.(?:\s|$)|;|\n|$| who | said )"
)
_BEFORE = re.compile(r"(?:[\w.’'-]+ ){1,5}$")


def role_of(text: str, mentions: list[Named], starts: Sequence[int], lists: Gazetteer) -> str:
    """Return the first role that `text` gives to a person at one of the mentions, or "".

    `starts` holds the offsets of all people's mentions, in order: a role before another name is that one's.
    """
    for mention in mentions:
        if mention.title.role and " " in mention.title.role:
            return mention.title.role
        role = _before(text, mention, lists) or _behind(text, mention, starts, lists)
        if role:
            return role
    return next((mention.title.role for mention in mentions if mention.title.role), "")


def _behind(text: str, mention: Named, starts: Sequence[int], lists: Gazetteer) -> str:
    """Return the role in an apposition: “…, a senior party official, …”."""
    found = _BEHIND.match(text, mention.end)
    if found is None:
        return ""
    another = bisect_left(starts, found.start()) < bisect_left(starts, found.end())
    words = found.group(2).split()
    if words[:1] and words[0] in ("who", "whose", "which", "where"):
        return ""
    heads = [
        at for at, word in enumerate(words) if word.lower() in lists.roles or word.lower() in ("ceo", "mp")
    ]
    if not heads or not (found.group(1) or heads[0] < 3) or heads[0] > 6:
        return ""
    governed = " ".join(words[heads[0] + 1 :]).startswith(("of ", "for ", "to ", "at ", "in ", "and "))
    if another and not (governed and (found.group(1) or words[0] == "former")):
        return ""
    return " ".join(words) if governed or heads[-1] == len(words) - 1 else " ".join(words[: heads[-1] + 1])


def _before(text: str, mention: Named, lists: Gazetteer) -> str:
    """Return the role in small letters right before the name: “North Korean leader …”."""
    found = _BEFORE.search(text, max(0, mention.start - 70), mention.start)
    if found is None:
        return ""
    words = found.group().split()
    if words[-1].lower() not in lists.roles:
        return ""
    start = len(words) - 1
    while start and (words[start - 1] in lists.known or words[start - 1] in lists.cues["role-adjective"]):
        start -= 1
    if start and " ".join(words[start - 1 : start + 1]) in lists.known:
        start -= 1
    return " ".join(words[start:]).removesuffix(".")
