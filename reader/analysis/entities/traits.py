"""Traits: what a learnt model is told of a word in a chain, in groups that depend on little each.

Each group is a pure function of a small key, so that its sum of weights is worked out once for each key and
then looked up: that is what makes plain Python fast enough. Training reads the same functions.
"""

import re
from functools import lru_cache

from reader.analysis.entities.chains import has_capital
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

SHORT = {
    EntityKind.PERSON: "P",
    EntityKind.ORGANISATION: "O",
    EntityKind.PLACE: "L",
    EntityKind.EVENT: "E",
    EntityKind.DATE: "D",
    EntityKind.GROUP: "G",
}
_RUNS = (
    (re.compile(r"[^\W\d_]+"), lambda m: _cased(m.group())),
    (re.compile(r"\d+"), lambda m: "9"),
)
_MAX_SHAPE = 7
MAX_SEEN = 3
MAX_RUN = 4
#: Where the line ends, seen from a word near its edge.
EDGE = ""


def _cased(letters: str) -> str:
    if letters.isupper():
        return "X" if len(letters) == 1 else "XX"
    return "Xx" if letters[0].isupper() else "x"


@lru_cache(maxsize=20_000)
def shape(word: str) -> str:
    """Return how a word is made: “McDonald” Xx, “IAEA” XX, “U.S.” X.X., “F-35” X-9."""
    for pattern, short in _RUNS:
        word = pattern.sub(short, word)
    return word[:_MAX_SHAPE]


class Traits:
    """The groups of traits, by the word lists and the word groups they look words up in."""

    def __init__(self, lists: Gazetteer, groups: dict[str, int]) -> None:
        self._lists = lists
        self._groups = groups
        self.listed = lru_cache(maxsize=20_000)(self._listed)

    def _listed(self, word: str) -> str:
        """Return the flags of the lists that have a word."""
        lists = self._lists
        spelt = word.title() if word.isupper() and word not in lists.known and len(word) > 3 else word
        kind = lists.known.get(spelt)
        small = spelt.lower().rstrip(".")
        flags = (
            SHORT[kind] if kind else "",
            "f" if spelt in lists.first_names else "",
            "s" if spelt in lists.surnames else "",
            "w" if small in lists.words else "",
            "t" if spelt in lists.ranks or spelt in lists.honorifics else "",
            "r" if small in lists.roles else "",
            "o" if spelt in lists.organisation.last or spelt in lists.organisation.first else "",
            "l" if spelt in lists.place.last or spelt in lists.landforms else "",
            "e" if spelt in lists.event.last else "",
            "h" if spelt in lists.things else "",
            "a" if spelt in lists.ambiguous else "",
            "n" if spelt in lists.function_words else "",
        )
        return "".join(flags)

    def group(self, word: str) -> str:
        """Return the name of the group of words like `word`, or "" for a rare one."""
        number = self._groups.get(word.lower())
        return "" if number is None else str(number)

    def form(self, word: str) -> tuple[str, ...]:
        """Return what a word says by itself."""
        small, flags = word.lower(), self.listed(word)
        found = ["w=" + small, "s=" + shape(word), "c=" + self.group(word), "g=" + flags]
        found += ["g." + flag for flag in flags]
        if has_capital(word):
            found += [
                "p3=" + small[:3],
                "x2=" + small[-2:],
                "x3=" + small[-3:],
                "x4=" + small[-4:],
                "p2=" + small[:2],
            ]
        return tuple(found)

    def near(self, offset: int, word: str) -> tuple[str, ...]:
        """Return what a word one or two places away says."""
        if word == EDGE:
            return (f"{offset}e",)
        found = [f"{offset}w={word.lower()}", f"{offset}c={self.group(word)}"]
        if offset in (-1, 1):
            flags = self.listed(word)
            found += [f"{offset}s={shape(word)}", f"{offset}g={flags}"]
        return tuple(found)

    def pair(self, left: str, right: str, side: str) -> tuple[str, ...]:
        """Return what two neighbours say together; `side` tells which of them is the word itself."""
        cl, cr, gl, gr = self.group(left), self.group(right), self.listed(left), self.listed(right)
        return (
            f"{side}ss={shape(left)}|{shape(right)}",
            f"{side}gg={gl}|{gr}",
            f"{side}cc={cl}|{cr}",
            f"{side}cg={cl}|{gr}" if side == "<" else f"{side}cg={gl}|{cr}",
        )

    def edges(self, before: str, after: str, size: int, flags: str) -> tuple[str, ...]:
        """Return what stands before and behind the run of capitals the word is in, and how long that is."""
        return (
            f"rb={before.lower()}",
            f"ra={after.lower()}",
            f"rbc={self.group(before)}",
            f"rac={self.group(after)}",
            f"rs={size}",
            f"rb1={size}{before.lower()}",
            f"ra1={size}{after.lower()}",
            f"rba={self.group(before)}|{self.group(after)}",
            f"rag={flags}|{self.group(after)}",
            f"rbg={flags}|{self.group(before)}",
        )

    def head(self, last: str, first: str, left: int, size: int) -> tuple[str, ...]:
        """Return what the last and first words of the run say, so many places away."""
        tail = self.listed(last)
        return (
            f"hw={last.lower()}",
            f"hg={tail}",
            f"hc={self.group(last)}",
            f"hg{left}={tail}",
            f"fg={self.listed(first)}",
            f"fw={first.lower()}",
            f"fh={self.listed(first)}|{tail}",
            f"at={left}/{size}",
        )

    def standing(
        self, style: str, opens: bool, small: bool, seen: int, made: str, flags: str
    ) -> tuple[str, ...]:
        """Return what the line's casing and the rest of the text say of a capital."""
        place = f"{style}{opens:d}"
        return (
            "y=" + place + made,
            f"lo={small:d}{place}",
            f"mid={min(seen, MAX_SEEN)}{place}",
            f"yw={place}{small:d}{'w' in flags:d}",
            f"yg={place}{flags}",
        )
