"""Organisations found again by what the article calls them in short, where capitals alone do not tell.

Initials (“C.I.C.”), the first word of a firm (“Goldman”), the last of a team behind “the” (“the Stars”).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

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
#: Names of so many words go by the first of them.
_FEW_WORDS = 4
#: Words that open the names of many bodies, and stand for none.
_COMMON_FIRST = frozenset(
    """Royal Grand Great Green Free High Blue Black White Golden Silver First Second Third Open Good Young
    Human World Global Public Civil Private Mutual United American British European African Asian Islamic
    Christian Catholic Democratic Republican Liberal Conservative Social Socialist National International
    Federal Central General Special Supreme Northern Southern Eastern Western North South East West Upper
    Lower Greater Saint People People’s City County State District Police Fire Health Justice Defence
    Defense Trade Labour Labor Foreign Home Interior Finance Education Energy Science Research Medical
    Technical Industrial Commercial Community Family Children Women Youth Student Worker Workers Farmers
    Council""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Where a first word stands alone, and where one does that is an ordinary word, too.
_ALONE = r"(?<![\w’'-])(?<![A-Z][a-z] )NAME(?![\w-])(?! (?:of )?[A-Z])"
_INSIDE = (
    r"(?<=[a-z,] )(?<!\b[Tt]he )(?<!\b[Aa] )(?<![A-Z][a-z] )NAME(?![\w-])(?! (?:of )?[A-Z])"
    r"|(?<=[.!?”\n] )NAME(?= (?:said|says|would|will|has|had|is|was|declined|did)\b)"
)
_PAPER = re.compile(
    r"\b(?:told|tells|telling) [Tt]he (Journal|Times|Post|Guardian|Telegraph|Mail|Express|Herald|Tribune"
    r"|Gazette|Chronicle|Observer|Echo|Argus|Star|Sun|Mirror|Independent|Globe|Inquirer|Examiner|Register|News|Record"
    r"|Courier|Press|Standard|Sentinel|Dispatch|Bee)\b(?! [A-Z])"
)
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


def bodies_again(
    text: str, mentions: Sequence[Named], lower: Collection[str], lists: Gazetteer
) -> Iterator[Named]:
    """Yield where organisations that are named in full stand in short, unseen so far; some overlap others.

    `lower` holds the words that the text has in small letters.
    """
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
    yield from _firsts_again(text, mentions, people, lower, lists)
    for found in _PAPER.finditer(text):
        yield Named(*found.span(1), found.group(1), ORGANISATION)
    for pattern in (_words(firsts, r"(?<![\w’'-])"), _words(teams, r"(?<=\b[Tt]he )")):
        for found in pattern.finditer(text) if pattern else ():
            yield Named(*found.span(), found.group(), ORGANISATION)


def _firsts_again(
    text: str, mentions: Sequence[Named], people: set[str], lower: Collection[str], lists: Gazetteer
) -> Iterator[Named]:
    """Yield the first words of bodies and places that stand for them: “Diamond”, after “Diamond Buses”.

    One that is an ordinary word must stand inside a sentence, and nowhere in small letters.
    """
    kinds: dict[str, EntityKind] = {}
    for mention in mentions:
        words = mention.wording.split()
        heads = lists.organisation if mention.kind is ORGANISATION else lists.place
        if mention.kind not in (ORGANISATION, EntityKind.PLACE) or not 1 < len(words) < _FEW_WORDS:
            continue
        headed = (
            words[-1] in heads.last
            or words[-1] in lists.cues["firm"]
            or words[-1].endswith(("s", "International"))
        )
        first = words[0]
        spelt = len(first) > _LEAST_WORDS and first.istitle() and first.isalpha()
        if headed and spelt and first not in people:
            kinds.setdefault(first, mention.kind)
    told = (lists.known, lists.modifiers, _COMMON_FIRST)  # to take long lists off would be to read them whole
    firsts = {first for first in kinds if not any(first in words for words in told)}
    doubtful = {
        word for word in firsts if lists.common(word) or word in lists.first_names or word in lists.surnames
    }
    inside = {word for word in doubtful if kinds[word] is ORGANISATION and word.lower() not in lower}
    for alone, pattern in ((firsts - doubtful, _ALONE), (inside, _INSIDE)):
        listed = "|".join(map(re.escape, sorted(alone)))
        for found in re.finditer(pattern.replace("NAME", f"(?:{listed})"), text) if alone else ():
            yield Named(*found.span(), found.group(), kinds[found.group()])


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
