"""Organisations found again by what the article calls them in short, where capitals alone do not tell.

Initials (“C.I.C.”), the first word of a firm (“Goldman”), the last of a team behind “the” (“the Stars”).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.completing import core
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

PERSON, ORGANISATION = EntityKind.PERSON, EntityKind.ORGANISATION

_INITIALS = re.compile(r"(?<![\w.’'-])(?:[A-ZÀ-Þ]\.(?:[A-ZÀ-Þ]\.)+|[A-ZÀ-Þ]{3,8}(?![\w-]|\.\w))")
_SMALL = frozenset("of for and the in on to & de des du la et y del di".split())  # noqa: SIM905 - a word list
_LEAST_WORDS = 3
#: Heads that have “of” behind them in full, and in the initials.
_TURNED = frozenset(("Department", "Ministry"))
_PLURAL = re.compile(r"[A-Z][a-z]{2,}(?:[^s]s|ies)")


def spelt_initials(wordings: Iterable[str]) -> dict[str, str]:
    """Map initials to the one name of three words or more that they spell; “UCT”, “MPIfR” need no brackets.

    Small words may count or not: the “University of Cape Town” is “UCT”, the “Bank of Ostria” no “BO”.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for wording in wordings:
        words = [word for word in re.split(r"[ -]", wording) if word]
        large = [word for word in words if word not in _SMALL]
        if len(large) == _LEAST_WORDS - 1 and large[-1] in _TURNED:
            found[f"{large[-1][0]}O{large[0][0]}"].add(wording)  # “Justice Department”: DOJ
        if len(large) < _LEAST_WORDS or any(not word[0].isupper() for word in large):
            continue
        found["".join(word[0] for word in large)].add(wording)
        found["".join(word[0] for word in words).upper()].add(wording)
    return {short: next(iter(longs)) for short, longs in found.items() if len(longs) == 1}


def bodies_again(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield where organisations that are named in full stand in short, unseen so far; some overlap others."""
    bodies = list(dict.fromkeys(m.wording for m in mentions if m.kind is ORGANISATION and " " in m.wording))
    spelt = spelt_initials(bodies)
    for found in _INITIALS.finditer(text) if spelt else ():
        if found.group().replace(".", "") in spelt:
            yield Named(*found.span(), found.group(), ORGANISATION)
    people = {word for m in mentions if m.kind is PERSON for word in m.wording.split()}
    firsts = {word for body in bodies if (word := first_word(body, lists)) and word not in people}
    teams = {
        body.split()[-1]
        for body in bodies
        if _PLURAL.fullmatch(body.split()[-1]) and core(body, lists) == body
    }
    for pattern in (_words(firsts, r"(?<![\w’'-])"), _words(teams, r"(?<=\b[Tt]he )")):
        for found in pattern.finditer(text) if pattern else ():
            yield Named(*found.span(), found.group(), ORGANISATION)


def first_word(body: str, lists: Gazetteer) -> str:
    """Return the family name by which a known firm goes in short: “Goldman”; "" where it does by none."""
    words = body.split()
    named = body in lists.known and len(words) == 2 and words[0].istitle()
    other = lists.common(words[0]) or words[0] in lists.known or words[0] in lists.first_names
    return words[0] if named and not other else ""


def _words(words: set[str], before: str) -> re.Pattern[str] | None:
    """Return the pattern of words that stand alone: no other capital goes with them."""
    if not words:
        return None
    listed = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"{before}(?<![A-Z][a-z] )(?:{listed})(?![\w-])(?! [A-Z])")
