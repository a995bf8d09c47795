"""What a person's name is made of, and whether two names may be one person's.

Names are compared by folded words: accents, hyphens and casing change from one paragraph to the next
while the person does not. Other letters never do: misspelt names stay apart.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from pathlib import Path

from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.misspelling import is_slip

PARTICLES = frozenset(
    """van von de der den del della di da do dos das du la las le los el al bin ibn bint ben abu ter ten te zu
    zur vom af av y e st""".split()  # noqa: SIM905 - a word list reads best as words
)
#: The Arabic article, which a second mention may leave out: “al-Masri”, “Mr. Masri”.
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|ad|az)-(?=\w)", re.IGNORECASE)
_NICKNAME = re.compile(r"\s*[“\"‘'(]([^”\"’'()]+)[”\"’')]\s*")
_GENERATIONS = {
    "jr": "jr", "junior": "jr", "ii": "ii", "iii": "iii", "iv": "iv", "sr": "sr", "senior": "sr",
}  # fmt: skip
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})


#: So many letters a pet name shares with the given name.
_STEM = 3


class Likeness(IntEnum):
    """How surely two names are one person's: the lower, the surer."""

    SAME = 0
    TURNED = 1
    TAIL = 2
    EDGES = 3
    SHORT = 4
    INITIALS = 5
    HEAD = 6
    MISSPELT = 7


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A name in parts: `words` as written and `keys` as compared, without initials, suffix and nickname.

    `initials` are those of the name, in capitals; `leading` tells that it begins with them (“J. K. Rowling”);
    `generation` is "jr", "sr", "iii"…; `doubled` tells that both words are the family name,
    `article` that the Arabic article stands before it.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    initials: str = ""
    leading: bool = False
    nickname: str = ""
    generation: str = ""
    doubled: bool = False
    article: bool = False

    @property
    def full(self) -> bool:
        """Tell whether the name has a given name, or initials, and a family name."""
        return not self.doubled and (len(self.words) > 1 or self.leading)


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return `word` as names are compared: small, without accents, apostrophes and the Arabic article."""
    plain = _ARTICLE.sub("", word).casefold().translate(_STROKES)
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.replace("'", "").replace("’", "").replace(".", "") or word


def personal_name(wording: str, lists: Gazetteer) -> PersonalName:
    """Return the parts of a name as it is written in one mention."""
    nickname = ""
    found = _NICKNAME.search(wording)
    if found and found.start() > 0 and found.end() < len(wording):
        nickname, wording = found.group(1), f"{wording[: found.start()]} {wording[found.end() :]}"
    words = wording.replace(",", " ").split()
    generation = ""
    while len(words) > 1 and (
        words[-1] in lists.cues["suffix"] or words[-1].rstrip(".").casefold() in _GENERATIONS
    ):
        generation = _GENERATIONS.get(words.pop().rstrip(".").casefold(), generation)
    initials: list[str] = []
    core: list[str] = []
    leading = False
    for at, word in enumerate(words):
        last = at + 1 == len(words)
        if not last and _is_initials(word, at, len(words), lists):
            initials.append(word.replace(".", "").replace("-", "").upper())
            leading = leading or not core
        else:
            core.append(word.title() if word.isupper() and len(word) > 2 else word)
    core = [word.lower() if word.lower() in PARTICLES and n + 1 < len(core) else word
            for n, word in enumerate(core)]  # fmt: skip
    shown = tuple(_ARTICLE.sub("", word) or word for word in core) or tuple(words)
    keys = tuple(folded(word) for word in shown)
    article = bool(core) and _ARTICLE.match(core[-1]) is not None
    return PersonalName(shown, keys, "".join(initials), leading, nickname, generation, article=article)


def _is_initials(word: str, at: int, count: int, lists: Gazetteer) -> bool:
    """Tell whether a word before the last is initials: “K.”, “J.K.”, “JP”, but not “AL” in capitals."""
    letters = word.replace(".", "").replace("-", "")
    if len(letters) == 1:
        return letters.isupper()
    if "." in word:
        return letters.isupper() and len(letters) <= 3
    return at == 0 and count > 1 and len(letters) == 2 and letters.isupper() and letters not in lists.known


@cache
def _groups() -> dict[str, frozenset[int]]:
    """Return the groups of given names and their short forms that each name is in, by its folded form."""
    groups: dict[str, set[int]] = {}
    path = Path(__file__).resolve().parent / "data" / "nicknames.txt"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if not line.startswith("#"):
            for name in line.split():
                groups.setdefault(folded(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def same_given(one: str, other: str) -> bool:
    """Tell whether two folded given names may be one person's: equal, or one short for the other."""
    groups = _groups()
    return one == other or not groups.get(one, frozenset()).isdisjoint(groups.get(other, frozenset()))


def is_pet_name(short: str, given: str) -> bool:
    """Tell whether a folded word may be short for a given name that no list has: “Xabi”, “Zuzka”, “Sigga”."""
    if len(short) < _STEM or len(short) > len(given) or short == given:
        return False
    return given.startswith(short) or (given[:_STEM] == short[:_STEM] and short[-1] in "aiyeo")


def likeness(one: PersonalName, other: PersonalName) -> Likeness | None:
    """Return how alike two full names are, or None where they cannot be one person's."""
    a, b = one.keys, other.keys
    if at_odds(one, other):
        return None
    if one.leading or other.leading:
        return _by_initials(one, other)
    if a == b or _run_together(a) == _run_together(b):
        return Likeness.SAME
    if len(a) == len(b) == 2 and a == b[::-1] and not _all_given(a):
        return Likeness.TURNED
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return None
    if a[-1] == b[-1] and (folded(one.nickname) == b[0] or folded(other.nickname) == a[0]):
        return Likeness.SAME
    if long[-len(short) :] == short:
        return Likeness.TAIL
    if long[: len(short)] == short:
        return Likeness.HEAD
    return _by_edges(one, other)


def are_only_namesakes(one: PersonalName, other: PersonalName) -> bool:
    """Tell at a glance that two full names share a given name and no more: “Ana Ruiz”, “Ana Osei”.

    A list of names has thousands of them; to compare each with each closely takes minutes.
    """
    a, b = one.keys, other.keys
    plain = len(a) == len(b) == 2 and not (one.nickname or other.nickname or one.leading or other.leading)
    return plain and a[0] == b[0] and a[1][:1] != b[1][:1]


def _by_edges(one: PersonalName, other: PersonalName) -> Likeness | None:
    """Compare the given names of one family, or the family names behind one given name."""
    a, b = one.keys, other.keys
    if a[-1] != b[-1]:
        return Likeness.MISSPELT if a[:-1] == b[:-1] and is_slip(a[-1], b[-1]) else None
    if a[0] == b[0]:
        return Likeness.EDGES
    if _short_for(one, other):
        return Likeness.SHORT
    return Likeness.MISSPELT if a[1:] == b[1:] and is_slip(a[0], b[0]) else None


def _run_together(keys: tuple[str, ...]) -> str:
    return "".join(keys).replace("-", "").replace("‐", "")


def _all_given(keys: tuple[str, ...]) -> bool:
    """Tell whether both words are common given names, which “Thomas James” and “James Thomas” share."""
    groups = _groups()
    return all(key in groups for key in keys)


def _short_for(one: PersonalName, other: PersonalName) -> bool:
    """Tell whether the given name, or the nickname, of one stands for the other's."""
    given = (one.keys[0], *((folded(one.nickname),) if one.nickname else ()))
    others = (other.keys[0], *((folded(other.nickname),) if other.nickname else ()))
    return any(same_given(a, b) for a in given for b in others)


def at_odds(one: PersonalName, other: PersonalName) -> bool:
    """Tell whether a suffix or middle initials part two names: “George H. Roe”, “George W. Roe”."""
    if one.generation and other.generation and one.generation != other.generation:
        return True
    if one.leading is not other.leading or not (one.initials and other.initials):
        return False
    return not (one.initials.startswith(other.initials) or other.initials.startswith(one.initials))


def _by_initials(one: PersonalName, other: PersonalName) -> Likeness | None:
    """Compare names of which one at least begins with initials: “J. K. Rowling”, “Joanne Rowling”."""
    if one.keys[-1] != other.keys[-1]:
        return None
    a, b = _all_initials(one), _all_initials(other)
    if one.leading and other.leading:
        return (
            Likeness.SAME if a == b else (Likeness.INITIALS if a.startswith(b) or b.startswith(a) else None)
        )
    lead, spelt = (a, b) if one.leading else (b, a)
    return Likeness.INITIALS if lead.startswith(spelt) or spelt.startswith(lead) else None


def _all_initials(name: PersonalName) -> str:
    """Return the initials of all given names: “Joanne K.” and “J. K.” are both “JK”."""
    if name.leading:
        return name.initials
    return name.keys[0][:1].upper() + name.initials
