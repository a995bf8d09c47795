"""People found again by a part of their names, where capitals tell nothing: at the start of a sentence.

Family names (“Al-Otaibi left”), given names (“Granny Mae”) and what they are shortened to (“Xabi stopped”),
of those whom the article names in full.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

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
_LEAST = 3


def people_again(text: str, mentions: Sequence[Named], lists: Gazetteer) -> Iterator[Named]:
    """Yield where family and given names of people named in full stand unseen; some may be others' names.

    A family name that is an ordinary word, or may be one here, needs a verb behind it, and a given name
    that, or whose relative it is before it.
    """
    families, given = _parts(mentions, lists)
    if not families:
        return
    starts = [mention.start for mention in mentions]
    for found in _CAPITAL.finditer(text):
        word = re.sub(r"['’]s?$", "", found.group())
        start, end = found.start(), found.start() + len(word)
        if not _overlaps(mentions, starts, start, end) and _names(
            text, (start, end), word, families, given, lists
        ):
            yield Named(start, end, word, PERSON)


def _parts(mentions: Sequence[Named], lists: Gazetteer) -> tuple[dict[str, int], dict[str, int]]:
    """Return the family names and the given names of people, and where each has been told first."""
    families: dict[str, int] = {}
    given: dict[str, int] = {}
    for mention in mentions:
        words = mention.wording.split()
        if mention.kind is not PERSON or len(words) < 2:
            continue
        name = personal_name(mention.wording, lists)
        eastern = family_first(name.words) and name.keys[0] not in PARTICLES
        family = words[0] if eastern else words[-1]
        if len(family) >= _LEAST and folded(family) == (name.keys[0] if eastern else name.keys[-1]):
            families.setdefault(family[0].upper() + family[1:], mention.end)
        if not eastern and not name.leading and name.full and len(name.words[0]) >= _LEAST:
            given.setdefault(name.words[0], mention.end)
    return families, given


def _names(
    text: str,
    place: tuple[int, int],
    word: str,
    families: dict[str, int],
    given: dict[str, int],
    lists: Gazetteer,
) -> bool:
    """Tell whether a word at a place is a part of somebody's name that stands for them."""
    start, end = place
    if word in lists.known:
        return False
    if families.get(word, len(text)) <= start and (_ACTS.match(text, end) or word.startswith("Al-")):
        return not _follows_capital(text, start)
    if word in lists.function_words or word in lists.not_names:
        return False
    own = given.get(word, len(text)) <= start
    if (
        word in given
        and text[max(0, start - 12) : start - 1].rsplit(" ", maxsplit=1)[-1].lstrip("“‘\"'") in KIN_TITLES
    ):
        return True
    if lists.common(word) or _follows_capital(text, start) or text[end : end + 2][1:].isupper():
        return False
    pet = not own and any(
        at <= start and is_pet_name(folded(word), folded(name)) for name, at in given.items()
    )
    acts = _ACTS.match(text, end) or _GOES_ON.match(text, end)
    return (own or pet) and acts is not None


def _overlaps(mentions: Sequence[Named], starts: Sequence[int], start: int, end: int) -> bool:
    """Tell whether a stretch touches a mention."""
    at = bisect_left(starts, start)
    return bool((at and mentions[at - 1].end > start) or (at < len(mentions) and mentions[at].start < end))


def _follows_capital(text: str, start: int) -> bool:
    """Tell whether the word before is capitalised: what stands at `start` may end another name."""
    before = text[max(0, start - 30) : start].split(" ")
    return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2][-1:].isalnum()
