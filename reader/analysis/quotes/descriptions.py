"""Whom “the mayor”, “the former chairman”, “the company” mean: one of the text so far, by what it was called.

A description is somebody's only where it fits one and no other; who is but “an official” is never meant.
"""

import re
from collections.abc import Sequence

from reader.analysis.entities import Gender
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.quotes.cast import Cast
from reader.analysis.quotes.figures import Figure
from reader.analysis.quotes.voices import AGENT_ENDINGS, is_human
from reader.analysis.quotes.words import BINDING_PREPOSITIONS, FIRMS, INSTITUTIONS, OFFICES, PEOPLE, word_set
from reader.article import EntityKind

#: How far back “the company” may look for its name, in code points.
_NEAR = 500
#: How far back “the mayor” may.
_MEMORY = 20_000
_ROLE_ENDS = re.compile(r" (?:of|to|for|at|in|from|and|with|who|on) |,")
_PAST = frozenset({"former", "ex", "late", "outgoing", "retired", "then", "onetime"})
_BELOW = frozenset({"deputy", "vice", "assistant", "acting", "co", "under"})
#: Words that only colour a description: “the veteran left-wing leader”.
_COLOURS = _PAST | word_set(
    """veteran top senior young old new chief longtime leading famous famed popular controversial embattled
    disgraced beloved legendary prominent outspoken influential left-wing leftwing right-wing rightwing
    left-wingers leftist rightist conservative liberal centrist far-right far-left populist democratic
    long-serving same first-time award-winning star"""
)
#: Words that are said of people: the first of each group of all of it, those behind the colon of few.
_GROUPS = """
leader head chief boss: president premier chancellor chairman chairwoman chairperson chair director ceo
executive commander captain governor king; politician: minister senator representative congressman
congresswoman mp deputy lawmaker legislator governor mayor councillor candidate leader nominee assemblyman
assemblywoman premier president; lawmaker legislator parliamentarian: senator representative congressman
congresswoman mp assemblyman assemblywoman; official bureaucrat: secretary minister director commissioner
spokesman spokeswoman spokesperson administrator undersecretary; representative spokesperson: spokesman
spokeswoman; researcher scientist academic scholar expert specialist: professor lecturer fellow author
biologist physicist chemist psychologist sociologist historian economist epidemiologist virologist
anthropologist archaeologist neuroscientist climatologist geologist ecologist analyst; analyst strategist
expert: economist; player athlete star sportsman sportswoman veteran champion: footballer striker forward
midfielder defender goalkeeper captain skipper winger batsman bowler runner sprinter boxer golfer swimmer
cyclist playmaker; coach manager boss tactician trainer: coach; musician artist star performer
entertainer: singer rapper songwriter composer pianist guitarist drummer vocalist; star performer
celebrity entertainer personality: actor actress comedian presenter host; filmmaker: director producer;
officer policeman policewoman: detective sergeant inspector superintendent constable; commander soldier
officer: general colonel admiral major brigadier captain lieutenant; lawyer attorney counsel advocate:
barrister solicitor; doctor physician medic: surgeon; businessman businesswoman entrepreneur tycoon
magnate executive: founder investor owner developer industrialist billionaire ceo; writer author: novelist
poet journalist columnist playwright essayist; cleric priest preacher: bishop imam pastor archbishop
cardinal; pontiff: pope; diplomat: ambassador envoy consul; activist campaigner: organiser organizer
advocate environmentalist; monarch sovereign: king queen; premier: prime; nun: sister;
priest: father reverend; doctor: dr; detective: inspector sergeant superintendent;
emir ruler: sheikh sultan; prelate clergyman: bishop archbishop cardinal
"""
_CALLED: tuple[tuple[frozenset[str], frozenset[str]], ...] = tuple(
    (word_set(general), word_set(f"{general} {special}"))
    for general, _, special in (group.partition(":") for group in _GROUPS.split(";"))
)
#: What somebody who has been named may be called, whatever his office.
_ANYBODY = word_set("man woman leader star veteran politician native player official professional")
_OFFICES = OFFICES | word_set("emir sultan sheikh ruler monarch pontiff prelate sovereign crown-prince")
#: Words for a firm that has been named: “the operator”, “the tech giant”.
_FIRMS = FIRMS | word_set(
    """operator giant manufacturer maker chain developer provider startup start-up publisher broadcaster
    supplier conglomerate brand grocer miner refiner shipbuilder restaurant hotel app platform"""
)
_AGE = re.compile(r"^(?:\d+|[a-z]+)-year-old$")
_EX = re.compile(r"^ex-", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")


def is_description(words: Sequence[str]) -> bool:
    """Tell whether words behind “the” describe one person: “former chairman of the board”, not “workers”."""
    head = head_of(words)
    if not head or (head.endswith(("s", "men", "women", "people")) and head not in ("boss", "congress")):
        return False
    return head in PEOPLE or head in _OFFICES or (is_human(head) and head.endswith(AGENT_ENDINGS))


def head_of(words: Sequence[str]) -> str:
    """Return the noun of a phrase in lower case: the word before what hangs on it."""
    bound = next((at for at in range(1, len(words)) if words[at].lower() in BINDING_PREPOSITIONS), len(words))
    return words[bound - 1].lower().removeprefix("ex-") if words else ""


def is_introduced(text: str, head: str, at: int) -> bool:
    """Tell whether somebody was brought in by this noun before an offset: “a driver … the driver”."""
    brought_in = rf"\b(?:an?|another|one|some|two|three|several) (?:[\w’'-]+ ){{0,3}}{re.escape(head)}s?\b"
    return re.compile(brought_in, re.IGNORECASE).search(text, max(0, at - _MEMORY), at) is not None


def figure_described(cast: Cast, text: str, words: Sequence[str], at: int) -> Figure | None:
    """Return the one figure named before `at` that is what these words behind “the” say.

    “mayor” means the only person so far called a mayor, “former party chairman” the only former chairman or
    leader, “company” the firm named last if no other stands near.
    """
    head = head_of(words)
    words = [part for word in words for part in _EX.sub("ex ", word).split()]
    low = [word.lower() for word in words]
    if head in OFFICES and len(words) <= 2:
        held = [figure for figure in _people(cast, at) if set(low) <= _office(figure.role)]
        if (found := _one_of(cast, held, at)) is not None:
            return found
    if head in _FIRMS and len(words) <= 3:
        lately = [naming.figure for naming in cast.between(max(0, at - _NEAR), at)]
        bodies = {id(f): f for f in lately if f.kind is EntityKind.ORGANISATION}
        if len(bodies) == 1 and not is_introduced(text, head, at):
            return next(iter(bodies.values()))
        if head in FIRMS:
            return None
    if head in INSTITUTIONS:
        return _body_called(cast, set(low), at) if len(words) <= 2 else None
    if not is_description(words) or (is_introduced(text, head, at) and head not in OFFICES):
        return None
    return _one_of(cast, [one for one in _people(cast, at) if _fits(one, words)], at)


def may_mean(cast: Cast, text: str, words: Sequence[str], figure: Figure, at: int) -> bool:
    """Tell whether words behind “the” can be said of somebody who is spoken of, though they tell more of him.

    “the customs broker”, of a broker; “the former Tide Party leader”, of a former president. Of whom nothing
    is told any office may be said that nobody else holds.
    """
    head = head_of(words)
    if not is_description(words) or (is_introduced(text, head, at) and head not in OFFICES):
        return False
    if _tells_age(words):
        return not _is_other_gender(figure, head)
    if figure.role:
        return _agrees(figure, words)
    plain = [word for word in words if word not in gazetteer().nations and word not in gazetteer().known]
    return bool(plain) and is_vacant(cast, plain, figure, at)


def _tells_age(words: Sequence[str]) -> bool:
    """Tell whether a description tells an age: it is of one who has been named, whatever else it says."""
    return any(_AGE.match(word.lower()) for word in words)


def is_vacant(cast: Cast, words: Sequence[str], figure: Figure, at: int) -> bool:
    """Tell whether a description may be that of somebody whose role is not told: nobody else is known for it.

    “Brand flew home. The president said …”: no other is known to be one, and no other stands near.
    """
    head = head_of(words)
    if figure.role or not may_be_anybodys(words, figure) or _is_other_gender(figure, head):
        return False
    near = {id(naming.figure) for naming in cast.between(max(0, at - _NEAR), at)} - {id(figure)}
    others = [one for one in _people(cast, at) if one is not figure]
    return not any(
        head in _office(one.role, past=True) or (not one.role and id(one) in near) for one in others
    )


def may_be_anybodys(words: Sequence[str], figure: Figure) -> bool:
    """Tell whether a description may be of one whose role is not told: an office, or what he was.

    An age may be anybody's: “the 59-year-old lender”.
    """
    head = head_of(words)
    past = not _PAST.isdisjoint(word.lower() for word in words) or words[0].lower().startswith("ex-")
    if _tells_age(words):
        return True
    if figure.role:
        return False
    plain = head in _OFFICES or head in _ANYBODY
    plain = plain and all(word.lower() in (head, "prime", "vice") for word in words)
    return plain or (past and is_description(words))


def may_be_called(figure: Figure, head: str) -> bool:
    """Tell whether a noun may stand for somebody, whatever else is said: “the man”, “the politician”."""
    return head in _ANYBODY or _is_called(head, _office(figure.role))


def _people(cast: Cast, at: int) -> list[Figure]:
    named = {id(n.figure): n.figure for n in cast.between(at - _MEMORY, at)}
    return [figure for figure in named.values() if figure.kind is EntityKind.PERSON]


def _one_of(cast: Cast, fitting: Sequence[Figure], at: int) -> Figure | None:
    """Return the only figure that fits, or the only one of late."""
    if len(fitting) > 1:
        near = {id(naming.figure) for naming in cast.between(max(0, at - _NEAR), at)}
        fitting = [figure for figure in fitting if id(figure) in near]
    return fitting[0] if len(fitting) == 1 else None


def _agrees(figure: Figure, words: Sequence[str]) -> bool:
    """Tell whether somebody's role and gender allow the noun of a description, past or present."""
    head = head_of(words)
    held = _office(figure.role, past=True)
    same = head in held or _is_called(head, held)
    if not same or _is_other_gender(figure, head):
        return False
    low = {word.lower() for word in words}
    was, is_past = bool(held & _PAST), bool(low & _PAST)
    if (is_past and not was) or (was and not is_past and head in OFFICES and head != "head"):
        return False
    return held & _BELOW == low & _BELOW


def _fits(figure: Figure, words: Sequence[str]) -> bool:
    """Tell whether what is known of somebody agrees with a description: its noun, and what qualifies that."""
    if not _agrees(figure, words):
        return False
    head, role = head_of(words), figure.role
    nouns = {word for part in _ROLE_ENDS.split(role.lower()) for word in _WORD.findall(part)}
    known = nouns | {word.lower() for word in _WORD.findall(figure.name)}
    nations = gazetteer().nations
    initials = "".join(word[0] for word in _WORD.findall(role) if word[0].isupper())
    return all(
        word.lower() in known
        or word.lower() in _COLOURS
        or word.lower() == head
        or word.lower() in BINDING_PREPOSITIONS
        or word.lower() == "the"
        or (word.isupper() and len(word) > 1 and word in initials)
        or word in nations
        or _AGE.match(word.lower()) is not None
        for word in words
    )


def _is_called(noun: str, held: set[str]) -> bool:
    """Tell whether a noun is said of one who holds an office or calling: “politician” of a senator."""
    return any(noun in general and special & held for general, special in _CALLED)


def _is_other_gender(figure: Figure, noun: str) -> bool:
    if noun.endswith(("woman", "actress", "queen", "princess")):
        return figure.gender is Gender.MALE
    return noun.endswith(("man", "king", "prince")) and figure.gender is Gender.FEMALE


def _body_called(cast: Cast, words: set[str], at: int) -> Figure | None:
    """Return the one body named before `at` whose name has these words, or the only one of late."""
    fitting = [
        naming.figure
        for naming in cast.between(at - _MEMORY, at)
        if naming.figure.kind is EntityKind.ORGANISATION and words <= set(naming.figure.name.lower().split())
    ]
    if len({id(figure) for figure in fitting}) > 1:
        lately = {id(naming.figure) for naming in cast.between(max(0, at - _NEAR), at)}
        fitting = [figure for figure in fitting if id(figure) in lately]
    return fitting[-1] if len({id(figure) for figure in fitting}) == 1 else None


def _office(role: str, *, past: bool = False) -> set[str]:
    """Return the words of an office that is held: none behind “of” or “to”; a former one only if `past`."""
    words = _ROLE_ENDS.split(_EX.sub("former ", role.lower()))[0].replace("’s", "").replace("'s", "").split()
    lost = not past and bool({"former", "deputy"} & set(words))
    return set() if not words or lost else set(words)
