"""Looking for a pattern only where it can begin.

A long alternation tried at every place of a text is what takes most of the time of a rule; most of its
alternatives begin with a word, and few words of a text are one of those. Which they are is read from the
pattern itself, so that nobody has to keep a second list of them: what is found is what `finditer` finds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from itertools import chain
from typing import Any

_WORD = re.compile(r"\w+")
#: A class of more characters is not spelt out, and a pattern with more beginnings is looked for everywhere.
_MOST_CHARACTERS, _MOST = 64, 4_000
#: So many code points are looked through before the openings of a pattern are read.
_LEAST_SEEN = 20_000
#: So many code points behind a line may be looked at to tell that something ends there.
_BEHIND = 8
#: Before a beginning that may be in small letters or capitals.
_EITHER = "\0"
_CAPITALS = frozenset(map(chr, range(ord("A"), ord("Z") + 1)))


class Words:
    """Where the words of a text start (code points): by the word, and by how they begin."""

    def __init__(self, text: str) -> None:
        spelt: dict[str, list[int]] = defaultdict(list)
        for found in _WORD.finditer(text):
            spelt[found.group()].append(found.start())
        self.starts: Mapping[str, list[int]] = dict(spelt)

    @cached_property
    def folded(self) -> Mapping[str, list[int]]:
        """The starts by the words with case folded."""
        folded: dict[str, list[int]] = {}
        for word, places in self.starts.items():
            small = word.casefold()
            folded[small] = folded[small] + places if small in folded else places
        return folded

    @cached_property
    def figures(self) -> list[int]:
        """Where the words start that begin with a figure, in no order."""
        return [at for word, places in self.starts.items() if word[0].isdecimal() for at in places]

    @cached_property
    def capitals(self) -> list[int]:
        """Where the words start that begin with another letter than a to z, in no order."""
        begun = (places for word, places in self.starts.items()
                 if not ("a" <= word[0] <= "z" or word[0].isdecimal()))  # fmt: skip
        return list(chain.from_iterable(begun))


@lru_cache(maxsize=1)
def words_of(text: str) -> Words:
    """Return where the words of `text` stand; kept for the last text, which every rule asks about."""
    return Words(text)


@dataclass(frozen=True, slots=True)
class Openings:
    """What a match of a pattern may begin with.

    Whole `words` as they are written, `folded` ones in whatever case, `parts` of words in whatever case that
    more letters may follow, figures, capitals (any letter but a to z) or signs; `anything` where that cannot
    be told.
    """

    words: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()
    figures: bool = False
    capitals: bool = False
    anything: bool = False
    sign: re.Pattern[str] | None = field(default=None, compare=False)

    def places(self, text: str) -> list[int]:
        """Return the places of `text` where a match may begin, in order."""
        known = words_of(text)
        found: list[Iterable[int]] = [known.starts[word] for word in self.words & known.starts.keys()]
        if self.folded:
            found += [known.folded[word] for word in self.folded & known.folded.keys()]
        if self.parts:
            size = min(map(len, self.parts))
            heads = {part[:size] for part in self.parts}
            found += [places for word, places in known.folded.items()
                      if word[:size] in heads and word.startswith(self.parts)]  # fmt: skip
        if self.figures:
            found.append(known.figures)
        if self.capitals:
            found.append(known.capitals)
        if self.sign is not None:
            found.append([match.start() for match in self.sign.finditer(text)])
        return sorted(set(chain.from_iterable(found)))


_ANYTHING = Openings(anything=True)


class _Gate:
    """How much one pattern has looked through, since to read its openings takes as long as a long article."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern
        self._seen = 0

    def openings(self, text: str) -> Openings:
        """Return the openings of the pattern; anything until reading them pays."""
        self._seen += len(text)
        return openings_of(self._pattern) if self._seen > _LEAST_SEEN else _ANYTHING


_gate_of = lru_cache(maxsize=200)(_Gate)


def found_at(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text)` yields, for a pattern that finds nothing from inside a word on."""
    openings = _gate_of(pattern).openings(text)
    if openings.anything:
        yield from pattern.finditer(text)
        return
    end, match = 0, pattern.match
    for start in openings.places(text):
        if start >= end:
            found = match(text, start)
            if found is not None:
                end = found.end()
                yield found


def found_in_lines(pattern: re.Pattern[str], text: str, needed: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text)` yields, for a pattern that finds nothing over a line break.

    Whatever it finds must have a match of `needed` in it, which begins with a word.
    """
    openings = _gate_of(needed).openings(text)
    if openings.anything:
        yield from pattern.finditer(text)
        return
    end = -1
    for start in openings.places(text):
        if start >= end:
            begin = text.rfind("\n", 0, start) + 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            for found in pattern.finditer(text, begin, end + _BEHIND):
                if found.start() >= end:
                    break
                yield found


@lru_cache(maxsize=200)
def openings_of(pattern: re.Pattern[str]) -> Openings:
    """Return what a match of `pattern` may begin with; the parser of the standard library reads it."""
    try:
        parser = import_module("re._parser")
        return _Reader(pattern.flags).read(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    except (ImportError, AttributeError, ValueError):  # another standard library
        return _ANYTHING


class _Reader:
    """Follows a parsed pattern from its start to the end of its first words.

    Beginnings are strings of the letters so far: those still growing are handed on, those at the end of a
    word are put down.
    """

    def __init__(self, flags: int) -> None:
        self._either = bool(flags & re.IGNORECASE)
        self._words: set[str] = set()
        self._parts: set[str] = set()
        self._signs: set[str] = set()
        self._figures = self._capitals = False

    def read(self, parsed: Iterable[tuple[Any, Any]]) -> Openings:
        """Return what a match of `parsed` may begin with."""
        self._parts |= self._after(parsed, {""})  # behind the pattern anything may follow
        if not {"", _EITHER}.isdisjoint(self._parts) or len(self._words) + len(self._parts) > _MOST:
            return _ANYTHING
        listed = "".join(map(re.escape, sorted(self._signs)))
        return Openings(
            frozenset(word for word in self._words if word[0] != _EITHER),
            frozenset(word[1:] for word in self._words if word[0] == _EITHER),
            tuple(sorted({part.removeprefix(_EITHER).casefold() for part in self._parts})),
            self._figures,
            self._capitals,
            sign=re.compile(f"[{listed}]") if listed else None,
        )

    def _after(self, parsed: Iterable[tuple[Any, Any]], begun: set[str]) -> set[str]:
        """Return the beginnings that still grow behind `parsed`, for those that grew before it."""
        for kind, what in parsed:
            if not begun:
                break
            begun = self._after_one(str(kind), what, begun)
        return begun

    def _after_one(self, kind: str, what: Any, begun: set[str]) -> set[str]:
        if kind in ("AT", "ASSERT", "ASSERT_NOT"):
            return self._ended(begun) if self._ends_word(kind, what) else begun
        if kind == "LITERAL":
            return self._with({chr(what)}, begun)
        if kind == "IN":
            return self._with_class(what, begun)
        if kind == "BRANCH":
            return set().union(*(self._after(branch, begun) for branch in what[1]))
        if kind == "SUBPATTERN":
            outside, self._either = self._either, self._either or bool(what[1] & re.IGNORECASE)
            grown = self._after(what[3], begun)
            self._either = outside
            return grown
        if kind == "ATOMIC_GROUP":
            return self._after(what, begun)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, item = what
            grown = self._after(item, begun)
            if most > 1:
                self._parts |= grown
                grown = set()
            return grown if least else grown | begun
        self._parts |= begun
        return set()

    def _ends_word(self, kind: str, what: Any) -> bool:
        """Tell whether nothing of a word can follow: `\\b` behind a letter, `(?![\\w-])`, `(?= of)`."""
        if kind == "AT":
            return str(what) == "AT_BOUNDARY"
        if what[0] < 0:
            return False
        if kind == "ASSERT":
            behind = _Reader(re.IGNORECASE * self._either).read(what[1])
            return behind.sign is not None and behind == Openings()
        name, members = what[1][0] if len(what[1]) == 1 else ("", ())
        return str(name) == "IN" and any(str(member) == "CATEGORY_WORD" for _, member in members)

    def _ended(self, begun: set[str]) -> set[str]:
        """Put down the beginnings that are whole words, and return the empty one."""
        self._words |= begun - {""}
        return begun & {""}

    def _with_class(self, members: Iterable[tuple[Any, Any]], begun: set[str]) -> set[str]:
        """Return the beginnings grown by one character of a class."""
        listed: set[str] = set()
        names = {(str(kind), str(what)) for kind, what in members}
        if {("NEGATE", "None"), ("CATEGORY", "CATEGORY_NOT_WORD"), ("RANGE", "(97, 122)")} <= names:
            listed = set(_CAPITALS)
            self._parts |= begun - {""}
            begun = begun & {""}
            members = ()
        for kind, what in members:
            name = str(kind)
            if name == "LITERAL":
                listed.add(chr(what))
            elif name == "RANGE" and what[1] - what[0] < _MOST_CHARACTERS:
                listed.update(map(chr, range(what[0], what[1] + 1)))
            elif name == "CATEGORY" and str(what) == "CATEGORY_DIGIT":
                listed.add("0")
                self._parts |= begun - {""}  # figures within a word
            else:
                self._parts |= begun
                return set()
        if "" in begun and listed >= _CAPITALS and not self._either:
            self._capitals = True
            self._parts |= begun - {""}
            begun = {""}
            listed = {character for character in listed if "a" <= character <= "z" or not character.isalpha()}
        return self._with(listed, begun)

    def _with(self, characters: set[str], begun: set[str]) -> set[str]:
        """Return the beginnings grown by one of some characters; a sign ends a word."""
        grown: set[str] = set()
        for character in characters:
            if not (character.isalnum() or character == "_"):
                if "" in self._ended(begun):
                    self._signs.add(character)
                continue
            figure = character.isdecimal()
            self._figures = self._figures or (figure and "" in begun)
            for word in begun:
                if self._either or word[:1] == _EITHER:
                    if word or not figure:
                        grown.add(_EITHER + word.removeprefix(_EITHER).casefold() + character.casefold())
                elif word or not figure:
                    grown.add(word + character)
        return grown
