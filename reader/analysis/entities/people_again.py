"""People found again by a part of their names, where capitals tell nothing: at the start of a sentence.

Family names (“Al-Otaibi left”), given names (“Granny Mae”) and what they are shortened to (“Xabi stopped”),
of those whom the article names in full.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.genders import family_first
from reader.analysis.entities.personal_names import PARTICLES, folded, is_pet_name, personal_name
from reader.article import EntityKind

PERSON = EntityKind.PERSON

_CAPITAL = re.compile(r"(?<![\w’'@#-])(?:[Aa]l-)?[^\W\d_a-z][\w’'-]*")
_ACTS = re.compile(
    r" (?:said|says|told|will|would|has|had|was|is|added|asked|replied|met|wrote|did|went|came|also|then|now"
    r"|declined|denied|called|visited|took|left|joined|won|lost|led|made|became|spoke|thanked)\b"
)
#: A given name that no list has needs less behind it: any verb of the past, or a description.
_GOES_ON = re.compile(
    r" (?:[a-z]{2,}ed|knows?|never|always|does|can|could|should|must|may)\b|, (?:who|whose|the|an?)\b|[,!?]"
)
#: Before a given name: whose relative, in the mouth of another.
KIN_TITLES = frozenset(
    """Granny Gran Grandma Grandmother Nana Grandpa Grandad Grandfather Aunt Aunty Auntie Uncle Cousin
    Tante Oncle Onkel Tía Tia Tío Tio Zia Zio Abuela Abuelo Oma Opa Mama Papa Mamá Papá Maman Big Little Old
    Young Poor Dear Baby""".split()  # noqa: SIM905 - a word list reads best as words
)
_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(KIN_TITLES))}) $")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Judge|Justice|Chairman|Cllr|Sir|Dame|DI|DS|DC|PC|DCI|Insp|Supt"
    r"|Sgt|Capt|Col|Gen|Sen|Rep|Gov|Rev|Officer|Detective|Coach|Senator|Governor|General|Captain)\.? $"
)
_KIN = re.compile(rf"\b(?:{'|'.join(sorted(KIN_TITLES))}) $")
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """The family names and given names of people named in full, each with the offset behind its first place.

    `stems` holds the folded given names by their first letters, which pet names share.
    """

    families: dict[str, int]
    given: dict[str, int]
    stems: dict[str, list[tuple[str, int]]]


def people_again(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield where family and given names of people named in full stand unseen; some may be others' names.

    A family name that is an ordinary word, or may be one here, needs a verb behind it, and a given name
    that, or whose relative it is before it.
    """
    known = _known(mentions, lists)
    if not known.families:
        return
    starts = [mention.start for mention in mentions]
    for found in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", found.group())
        start, end = found.start(), found.start() + len(word)
        if _overlaps(mentions, starts, start, end):
            continue
        left, _, right = word.partition("-")
        if left in known.families and right in known.families:  # “the Roe-Ruiz pact”
            yield Named(start, start + len(left), left, PERSON)
            yield Named(end - len(right), end, right, PERSON)
        elif _stands_for(text, (start, end), known, lists):
            yield Named(start, end, word, PERSON)


def _known(mentions: Sequence[Named], lists: Gazetteer) -> Known:
    """Return what people are called, and where each name has been told first."""
    known = Known({}, {}, {})
    for mention in mentions:
        words = mention.wording.split()
        if mention.kind is not PERSON or len(words) < 2:
            continue
        name = personal_name(mention.wording, lists)
        eastern = family_first(name.words) and name.keys[0] not in PARTICLES
        family = words[0] if eastern else words[-1]
        if len(family) >= _LEAST and folded(family) == (name.keys[0] if eastern else name.keys[-1]):
            known.families.setdefault(family[0].upper() + family[1:], mention.end)
        given = name.words[0]
        if not eastern and not name.leading and name.full and len(given) >= _LEAST:
            if given not in known.given:
                key = folded(given)
                known.stems.setdefault(key[:_LEAST], []).append((key, mention.end))
            known.given.setdefault(given, mention.end)
    return known


def _stands_for(text: str, place: tuple[int, int], known: Known, lists: Gazetteer) -> bool:
    """Tell whether the word at a place is a part of somebody's name that stands for them."""
    start, end = place
    word = text[start:end]
    if word in known.families and _TITLED.search(text, max(0, start - 12), start):
        return not text[end : end + 2][1:].isupper()
    if word in lists.known:
        return False
    met = known.families.get(word, len(text)) <= start
    if met and (_ACTS.match(text, end) or word.startswith("Al-")):
        return not _follows_capital(text, start)
    if word in lists.function_words or word in lists.not_names:
        return False
    if word in known.given and _KIN.search(text, max(0, start - 14), start):
        return True
    if lists.common(word) or _follows_capital(text, start) or text[end : end + 2][1:].isupper():
        return False
    key = folded(word)
    own = known.given.get(word, len(text)) <= start
    called = own or any(
        at <= start and is_pet_name(key, given) for given, at in known.stems.get(key[:_LEAST], ())
    )
    return called and (_ACTS.match(text, end) or _GOES_ON.match(text, end)) is not None


def _overlaps(mentions: Sequence[Named], starts: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a stretch touches a mention."""
    at = bisect_left(starts, start)
    return bool((at and mentions[at - 1].end > start) or (at < len(mentions) and mentions[at].start < end))


def _follows_capital(text: str, start: int) -> bool:
    """Tell whether the word before is capitalised: what stands at `start` may end another name."""
    before = text[max(0, start - 30) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2][-1:].isalnum()
