"""What the text calls a person: the title before the name, or the description beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

#: The words of a description: up to a comma or a stop that belongs to no abbreviation.
_DESCRIPTION = (
    r"((?:[^,;:()“”\"\n.]|(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Lt|Co|No|Jr))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen"
    r"|Col|Adm|Rev|Inc|Ltd|Maj|Sgt))\.|(?<=\b(?:Prof|Capt|Corp|Bros))\.|\.(?=\w)){3,100}?)"
)
_WORD_BEFORE = re.compile(r"([^\s,;:()“”\"—–]+) $")
#: Where a description before a comma may begin: “the mayor, …”, “her lawyer, …”, “Kenya’s envoy, …”.
_OPENER = re.compile(r"\b(?:the|an?|his|her|its|their|our|my|whose|one)\s|(?:['’]s|s['’])\s", re.IGNORECASE)
_ENDS_NAME = re.compile(r"['’]s?,|[,.;:)—–”\"\n]|$")
_CLAUSE = re.compile(r"[.!?][”\"’']? |[,;:()“”\"\n—–]")
_FORM_OF_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? $")
_NAMES = frozenset(
    (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.EVENT, EntityKind.GROUP)
)
_MAX_BEFORE_HEAD = 4
_MAX_GOVERNED = 9
_GOVERNS = ("of ", "for ", "to ", "at ", "in ", "and ", "from ", "with ", "on ")
#: Words that end a description: they belong to the clause around it.
_CLAUSE_WORDS = frozenset(
    """the a an his her its their our my this that who which whom said says told and but or met asked with by
    to from at in on for of as was were is are had has have while when after before where by""".split()  # noqa: SIM905 - a word list reads best as words
)
#: Words that open a clause or a verb behind a name’s comma, not a description: “with Ruiz, will be mayor”.
_NO_DESCRIPTION = frozenset(
    """who whose which where will would can could may might should must shall is was are were be been has had
    have does did became becomes remains remained served serves said says told took left stays and but so then
    when while""".split()  # noqa: SIM905 - a word list reads best as words
)
_ADDRESSES = frozenset(
    ("Prince", "Princess", "Sheikh", "Sir", "Dame", "Lord", "Lady", "Dr.", "Dr", "Prof.", "Mr.", "Ms.")
)
_SPELT_OUT = {
    "Sen.": "Senator", "Rep.": "Representative", "Gov.": "Governor", "Gen.": "General", "Lt.": "Lieutenant",
    "Col.": "Colonel", "Maj.": "Major", "Capt.": "Captain", "Cmdr.": "Commander", "Sgt.": "Sergeant",
    "Cpl.": "Corporal", "Pvt.": "Private", "Adm.": "Admiral", "Brig.": "Brigadier", "Sen": "Senator",
    "Gov": "Governor", "Gen": "General", "Capt": "Captain", "Sgt": "Sergeant", "Lt": "Lieutenant",
    "Supt": "Superintendent", "Supt.": "Superintendent", "Insp": "Inspector", "Insp.": "Inspector",
    "Det": "Detective", "Det.": "Detective", "Cllr": "Councillor", "DCI": "Detective Chief Inspector",
    "DI": "Detective Inspector", "Prof": "Professor", "Prof.": "Professor", "Reps.": "Representatives",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a person's mentions: the text, where people are named, and where all names end.

    `people` holds the starts of people's mentions; `ends` maps the end of every mention to its start.
    """

    text: str
    people: frozenset[int]
    ends: Mapping[int, int]
    lists: Gazetteer


def surroundings(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Surroundings:
    """Return the surroundings of all mentions of an article."""
    people = frozenset(m.start for m in mentions if m.kind is EntityKind.PERSON)
    ends = {m.end: m.start for m in mentions if m.kind in _NAMES}
    return Surroundings(text, people, ends, lists)


def role_of(around: Surroundings, mentions: Sequence[Named]) -> str:
    """Return the first role that the text gives to a person at one of the mentions, or ""."""
    for mention in mentions:
        if " " in mention.title.role:
            return _spelt_out(_since(around.text, mention))
        whole = _with_title(around.text, mention)
        role = _right_before(around, mention) or _before_comma(around, whole) or _behind(around, mention)
        if role:
            return _spelt_out(role)
    role = next((_since(around.text, mention) for mention in mentions if mention.title.role), "")
    return _spelt_out(role) or next(filter(None, (_party(around, mention) for mention in mentions)), "")


def _with_title(text: str, mention: Named) -> Named:
    """Return a mention that begins with its one-word title: a comma before that sets both off."""
    start = mention.start - len(mention.title.role) - 1
    titled = bool(mention.title.role) and text.startswith(f"{mention.title.role} ", start)
    return replace(mention, start=start) if titled else mention


def _spelt_out(role: str) -> str:
    """Return a role on one line with its ranks in full: “Iowa Gov.” is read as “Iowa Governor”.

    A form of address behind an office is dropped: “Energy Minister Prince …”.
    """
    words = [_SPELT_OUT.get(word, word) for word in role.split()]
    while len(words) > 2 and words[-1] in _ADDRESSES and words[-2] not in ("Crown", "Hereditary"):
        words.pop()
    return " ".join(words)


def rank_of(role: str) -> str:
    """Return the rank that ends a role, spelt out and small: “the U.S. Gen.” is "general"."""
    words = role.split()
    return _SPELT_OUT.get(words[-1], words[-1]).lower() if words else ""


def _is_role(word: str, lists: Gazetteer) -> bool:
    small = word.lower()
    return small in lists.roles or small in ("ceo", "mp", "cfo", "coo") or small.partition("-")[0] == "co"


def _is_party(word: str, lists: Gazetteer) -> bool:
    """Tell whether a word calls one person a member of a group: “an Ohio Republican”, “a Briton”."""
    return word[:1].isupper() and lists.known.get(word) is EntityKind.GROUP and not word.endswith("s")


@cache
def _apposition() -> re.Pattern[str]:
    """Return the pattern of a description behind a name: “, the mayor of Y,”."""
    return re.compile(
        r" ?(?:\([^()\n]{1,24}\))?, (?:\d\d, )?((?:an?|the|his|her|their|its|[^\W\d_][\w.’'-]*['’]s) )?"
        + _DESCRIPTION
        + r"(?=,|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Adm|Rev|Maj|Sgt))"
        r"(?<!\bProf)(?<!\bCapt)\.(?:\s|$)|;|\n|$|[”\"]| — | who | whose | said )"
    )


def _behind(around: Surroundings, mention: Named) -> str:
    """Return the role in an apposition: “…, a senior party official, …”."""
    found = _apposition().match(around.text, mention.end)
    if found is None:
        return ""
    lists, determiner = around.lists, found.group(1) or ""
    words = found.group(2).split()
    if words[0] in _NO_DESCRIPTION and not determiner:
        return ""
    heads = [at for at, word in enumerate(words) if _is_role(word, lists)]
    if not heads or not (determiner or heads[0] < 3) or heads[0] > 6:
        return ""
    if "as" in words[: heads[0]]:  # “the first woman to serve as treasurer”
        begin = words.index("as") + 1
        words, heads = words[begin:], [at - begin for at in heads]
    while len(heads) > 1 and heads[1] == heads[0] + 1:  # “the general secretary of …”
        heads = heads[1:]
    governed = " ".join(words[heads[0] + 1 :]).startswith(_GOVERNS)
    another = not around.people.isdisjoint(range(found.start() + 1, found.end()))
    owned = determiner.endswith(("’s ", "'s "))
    if another and not owned and not (governed and (determiner or words[0] == "former")):
        return ""
    role = " ".join(words) if governed or heads[-1] == len(words) - 1 else " ".join(words[: heads[-1] + 1])
    return determiner + role if owned and determiner[0].isupper() else role


def _since(text: str, mention: Named) -> str:
    """Return the title of a mention, with the “former” before it."""
    role = mention.title.role
    start = mention.start - len(role) - 1
    former = text[max(0, start - 7) : start].lower() == "former " and text[start : mention.start - 1] == role
    return f"former {role}" if former else role


def _party(around: Surroundings, mention: Named) -> str:
    """Return the party or nation that an apposition gives: “…, an Ohio Republican, …”."""
    found = _apposition().match(around.text, mention.end)
    words = found.group(2).split() if found and found.group(1) else []
    return " ".join(words) if words and len(words) < 4 and _is_party(words[-1], around.lists) else ""


def _right_before(around: Surroundings, mention: Named) -> str:
    """Return the role in small letters right before the name: “North Korean leader …”."""
    head = _WORD_BEFORE.search(around.text, max(0, mention.start - 40), mention.start)
    if head is None or not head.group(1)[0].islower() or not _is_role(head.group(1), around.lists):
        return ""
    start = _with_qualities(around, head.start())
    return around.text[start : mention.start].strip()


def _with_qualities(around: Surroundings, start: int) -> int:
    """Step left over what says more of a role: adjectives, and the names of firms, countries and clubs."""
    text, lists = around.text, around.lists
    while True:
        owner = _owner(around, start)
        if owner is not None:
            return owner
        named = around.ends.get(start - 1)
        if named is not None and named not in around.people and text[start - 1] == " ":
            start = named
            continue
        word = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if word is None:
            return start
        small = word.group(1).lower()
        quality = small in lists.cues["role-adjective"] or word.group(1) in lists.known
        if not quality and small.title() not in lists.modifiers:
            return start
        start = word.start()


def _owner(around: Surroundings, start: int) -> int | None:
    """Return where the name begins that owns what stands at `start`: “Ostria’s …”, “Mr. Rand’s …”."""
    if around.text[start - 3 : start] in ("’s ", "'s "):
        end = start - 3
    elif around.text[start - 2 : start] in ("’ ", "' "):
        end = start - 2
    else:
        return None
    owner = around.ends.get(end)
    if owner is None:
        return None
    address = _FORM_OF_ADDRESS.search(around.text, max(0, owner - 6), owner)
    return address.start() if address else owner


def _before_comma(around: Surroundings, mention: Named) -> str:
    """Return the role before a name that is set off by commas: “the port’s director, …,”."""
    text, comma = around.text, mention.start - 2
    if comma < 0 or text[comma : mention.start] != ", " or not _ENDS_NAME.match(text, mention.end):
        return ""
    low = max(0, comma - 100)
    for boundary in _CLAUSE.finditer(text, low, comma):
        if text[boundary.start()] not in "." or text[boundary.start() - 2 : boundary.start()] not in (
            "Mr", "Ms", "rs", "Dr", "en", "ov", "ep",
        ):  # fmt: skip
            low = boundary.end()
    for opener in _OPENER.finditer(text, low, comma):
        if _is_description(around, opener.end(), comma):
            owner = _owner(around, opener.end())
            return text[opener.end() if owner is None else owner : comma]
    return ""


def _is_description(around: Surroundings, start: int, end: int) -> bool:
    """Tell whether the words between two offsets call somebody something, and do nothing else."""
    words = around.text[start:end].split()
    if len(words) > _MAX_BEFORE_HEAD + _MAX_GOVERNED:
        return False
    for at, word in enumerate(words[: _MAX_BEFORE_HEAD + 1]):
        if word.lower() in _CLAUSE_WORDS:
            return False
        if not _is_role(word, around.lists):
            continue
        rest = " ".join(words[at + 1 :])
        if not rest or (rest.startswith(_GOVERNS) and not _has_clause(words[at + 2 :])):
            return True
    return False


def _has_clause(words: Sequence[str]) -> bool:
    """Tell whether words hold a clause of their own: a verb, or “who”."""
    return any(
        word in ("who", "that", "which", "said", "told", "was", "were", "had", "has", "is") for word in words
    )
