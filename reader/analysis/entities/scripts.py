"""Names in scripts without capitals: places of the lists, people by what stands beside them, Latin names.

No word stands out there, and many scripts put no space between words: only what is known is found.
"""

import re
from collections.abc import Iterator

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.tongues import Tongue
from reader.article import EntityKind

#: The languages whose script has no capitals.
WITHOUT_CAPITALS = frozenset(("ar", "fa", "ur", "he", "hi", "bn", "ta", "th", "ka", "ja", "zh", "ko"))
#: Letters that are written together with the word behind them: “and”, “in”, “to”.
_PREFIXED = {"ar": "[وبلفك]{0,2}", "fa": "", "ur": "", "he": "[והבלמשכ]{0,2}"}
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’.-]*(?: [A-Z][A-Za-z'’.-]*){0,3}(?![A-Za-z])")
#: People by the word of respect behind them, where something that is no sign of theirs stands before.
_PEOPLE = {
    "ja": re.compile(r"(?<![\u3005\u4e00-\u9fff])([\u3005\u4e00-\u9fff]{2,4})(?=氏(?![\u4e00-\u9fff]))"),
    "zh": re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?=先生|女士)"),
    "ko": re.compile(r"(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4})(?= 씨)"),
}
#: A foreign name in Japanese: its parts stand between dots.
_DOTTED = re.compile(r"([\u30a1-\u30fa\u30fc]{2,})(?:[・＝][\u30a1-\u30fa\u30fc]{2,}){1,3}")
#: In a script without spaces a name of one sign is as often part of a word.
_LEAST = 2


def uncased(text: str, lists: Gazetteer, known: Tongue) -> list[Named]:
    """Return the names of a text in a script without capitals, in order; of two that overlap the longer."""
    kept: list[Named] = []
    for name in sorted(_found(text, lists, known), key=lambda name: (name.start, -name.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _found(text: str, lists: Gazetteer, known: Tongue) -> Iterator[Named]:
    pattern = _places(known)
    if pattern is not None:
        for found in pattern.finditer(text):
            yield _named(text, found.start(1), found.end(1), EntityKind.PLACE)
    people = _PEOPLE.get(known.language)
    if people is not None:
        for found in people.finditer(text):
            if found.group(1) not in known.places:
                yield _named(text, found.start(1), found.end(1), EntityKind.PERSON)
    for found in _DOTTED.finditer(text) if known.language == "ja" else ():
        if found.group(1) in known.first_names:
            yield _named(text, found.start(), found.end(), EntityKind.PERSON)
    for found in _LATIN.finditer(text):
        yield from _latin(text, found, lists)


def _places(known: Tongue) -> re.Pattern[str] | None:
    """Return the pattern of all places of a language, the longest first."""
    names = sorted(
        (name for name in known.places if len(name) >= _LEAST), key=lambda name: (-len(name), name)
    )
    if not names:
        return None
    any_of = "|".join(map(re.escape, names))
    if known.language in ("ja", "zh", "th"):
        return re.compile(f"({any_of})")
    if known.language == "ko":
        return re.compile(rf"(?<!\w)({any_of})")
    # Vowel signs of Indian scripts are no letters to Python, and belong to the word all the same.
    edge = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0fff]"
    return re.compile(rf"(?<!{edge}){_PREFIXED.get(known.language, '')}({any_of})(?!{edge})")


def _latin(text: str, found: re.Match[str], lists: Gazetteer) -> Iterator[Named]:
    """Yield a name in Latin letters, where the lists know it or it begins with a known first name."""
    end = found.end()
    while end > found.start() and text[end - 1] in "'’.-":
        end -= 1
    words = text[found.start() : end].split(" ")
    kind = lists.known.get(" ".join(words))
    if kind is None and len(words) > 1 and words[0] in lists.first_names:
        kind = EntityKind.PERSON
    if kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE):
        yield _named(text, found.start(), end, kind)


def _named(text: str, start: int, end: int, kind: EntityKind) -> Named:
    return Named(start, end, " ".join(text[start:end].split()), kind)
