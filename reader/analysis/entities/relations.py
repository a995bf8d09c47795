"""What the words right before a name say of a person among namesakes: kin of whom, what they are or were.

Reports introduce relatives by their kinship (“his aunt, Dr. Ruth Roe”), and then mean somebody else by the
family name alone.
"""

import re
from dataclasses import dataclass

from reader.analysis.entities.candidates import Gender
from reader.analysis.entities.gazetteer import Gazetteer

_FEMALE = frozenset(
    """wife mother daughter sister aunt niece grandmother grandma granddaughter widow stepmother
    stepdaughter stepsister girlfriend bride godmother goddaughter mother-in-law daughter-in-law
    sister-in-law ex-wife great-aunt great-grandmother half-sister mum mom""".split()  # noqa: SIM905
)
_MALE = frozenset(
    """husband father son brother uncle nephew grandfather grandpa grandson widower stepfather stepson
    stepbrother boyfriend groom godfather godson father-in-law son-in-law brother-in-law ex-husband
    great-uncle great-grandfather half-brother dad""".split()  # noqa: SIM905 - a word list
)
_EITHER = frozenset(
    ("cousin", "partner", "spouse", "sibling", "twin", "child", "parent", "grandchild", "relative", "fiancé")
)
_KIN = "|".join(sorted(_FEMALE | _MALE | _EITHER, key=lambda word: (-len(word), word)))
#: Whose: “his wife”, “Mr. Roe’s elder brother”, “the couple’s son”, “the fourth son of”; “a brother, Bo”.
_BEFORE = re.compile(
    rf"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose|[Tt]he|[Aa]n?)|['’]s?) (?:[\w-]+ ){{0,3}}?"
    rf"(?P<kin>{_KIN}),? "
    rf"(?:(?:[\w-]+ ){{0,3}}(?:named|called) )?(?:(?:the )?[A-Z][\w-]*\.? ){{0,3}}"
    r"(?:the (?:[a-z][\w-]* ){1,3})?$"
)
_OF = re.compile(
    r"\b(?:son|daughter|child|grandson|granddaughter|widow|wife|niece|nephew) of "
    r"(?:(?:[A-Z]\w*\.? ){0,2}$|(?:the |[a-z-]+ |[A-Z]\w+ ){1,5}$"
    r"|[^.;:()“”\"\n]{3,60} and (?:[\w.-]+ ){0,3}$)"
)
_BEHIND = re.compile(
    rf", (?:his|her|their|my|(?:the )?(?:[a-z][\w-]* ){{0,2}}[\w-]+['’]s?) "
    rf"(?:[\w-]+ ){{0,2}}?(?P<kin>{_KIN})\b(?=,|\.| who)"
)
#: “…, the father of …” tells the generation, but not whose report it is.
_BEHIND_OF = re.compile(rf", (?:the |an? )?(?:[\w-]+ ){{0,2}}?(?P<kin>{_KIN}) of ")
_ELDER = re.compile(r"(?:great-|grand|step|god|mother|father|uncle|aunt|mum|mom|dad|parent)+(?:-in-law)?")
_YOUNGER = re.compile(r"(?:great-|grand|step|god)*(?:son|daughter|child|nephew|niece|bride)(?:-in-law)?")
_AGED = re.compile(r"\b(?:(?P<younger>younger|youngest|little|baby|kid)|older|elder|eldest|oldest|big) ")
#: What follows somebody who is dead, and not who “killed three”.
DEAD = re.compile(
    r"(?:,? (?:who )?(?:had |has )?(?:died|drowned|perished)"
    r"|,? (?:who )?(?:was|were|had been) (?:killed|drowned|murdered|executed|buried)"
    r"|, (?:killed|murdered|executed|buried))\b"
)
_STEP = 110
_NEXT_TO = re.compile(r",? (?:(?:Mr|Mrs|Ms|Dr|Cllr|Prof)\.? |[A-Z][a-z]+ )?")
_OWN_KIN = re.compile(rf"['’]s? (?:[\w-]+ ){{0,2}}(?:{_KIN})\b")
_OWNS = re.compile(r"['’]s? (?:[a-z][\w-]* ){1,4}")
#: Words that make a person of one gender: “spokeswoman”, “businessman”, “actress”.
_NOUN = re.compile(
    r"(?:\w*(?P<woman>woman|actress|waitress|heiress|hostess|princess|nun|girl|lady)|\w+man|boy|monk|priest)"
)
_LAST_WORD = re.compile(r"([\w-]+),? $")
_MORE_ROLES = re.compile(r"((?:[a-z][\w-]*,? ){1,3})$")
#: One office under two names.
_SAME_OFFICE = {
    "justice": "judge", "congressman": "representative", "congresswoman": "representative", "dr": "doctor",
    "dr.": "doctor", "prof.": "professor", "prof": "professor", "councilman": "councillor",
    "councilwoman": "councillor", "councilor": "councillor", "rev.": "reverend", "fr.": "father",
    "physician": "doctor", "surgeon": "doctor", "gov.": "governor", "sen.": "senator",
    "rep.": "representative", "premier": "premier", "pastor": "reverend", "vicar": "reverend",
    "priest": "father", "cllr": "councillor",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """What a name's surroundings tell of its bearer: a relative of somebody named before, their gender.

    `generations` is 1 for a father, an aunt or an elder sister of somebody, -1 for a daughter, a nephew or a
    younger brother; `late`: dead.
    """

    kin: bool = False
    gender: Gender = Gender.UNKNOWN
    generations: int = 0
    late: bool = False


def relation_of(text: str, start: int, end: int) -> Relation:
    """Return what the words around a full name at `start` to `end` tell of kinship and gender."""
    low = max(text.rfind("\n", 0, start) + 1, start - _STEP)
    before = text[low:start]
    found = _BEFORE.search(before) or _BEHIND.match(text, end)
    told = found or _BEHIND_OF.match(text, end)
    if told is not None:
        kin = told["kin"].lower()
        gender = Gender.FEMALE if kin in _FEMALE else Gender.MALE if kin in _MALE else Gender.UNKNOWN
        older = 1 if _ELDER.fullmatch(kin) else -1 if _YOUNGER.fullmatch(kin) else _by_adjective(told.group())
        late = " late " in told.group() or DEAD.match(text, end) is not None
        return Relation(found is not None, gender, older, late)
    if _OF.search(before):
        return Relation(kin=True)
    word = _LAST_WORD.search(before)
    noun = _NOUN.fullmatch(word.group(1)) if word else None
    if noun is None:
        return Relation()
    return Relation(gender=Gender.FEMALE if noun["woman"] else Gender.MALE)


def _by_adjective(words: str) -> int:
    """Return whether a brother or sister is the elder (1) or the younger (-1), as the words before tell."""
    found = _AGED.search(words)
    return 0 if found is None else -1 if found["younger"] else 1


def is_kin_of(text: str, start: int, end: int, other: tuple[int, int]) -> bool:
    """Tell whether a name is said to be another's father, colleague or the like: “Bo Roe, Mr. Roe’s father”.

    `other` is where that other name begins and ends: right before the one at `start`, or right behind it.
    """
    first, last = other
    if last <= start:
        return bool(_NEXT_TO.fullmatch(text[last:start])) and _OWN_KIN.match(text, end) is not None
    return first >= end and _OWNS.fullmatch(text[end:first]) is not None


def offices_before(text: str, start: int, lists: Gazetteer) -> set[str]:
    """Return the offices in small letters right before a name: “the former general and mayor …”."""
    found = _MORE_ROLES.search(text, max(0, start - 40), start)
    if found is None:
        return set()
    words = found.group(1).replace(",", "").split()
    return {same_office(words[-1])} if words[-1] in lists.roles else set()


def same_office(rank: str) -> str:
    """Return the name that an office goes by among several: a justice is a judge."""
    return _SAME_OFFICE.get(rank, rank)
