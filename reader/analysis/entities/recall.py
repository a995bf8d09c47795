"""Finding known names again where capitals tell nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.capitals import Line, Link, Style, Word
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.parsing import Parser
from reader.article import EntityKind

#: A given name of two syllables, which stands behind the family name: “Chi Wei-jan”.
_GIVEN_BEHIND = re.compile(r"[A-Z][a-z]+-[a-z]+")


class Recall:
    """Finds known names where capitals told nothing: headlines, sentence starts, all-capital lines.

    Names are keyed by their first word, so that a text of any length is gone over once.
    """

    def __init__(self, text: str, kinds: dict[str, EntityKind], lists: Gazetteer, parser: Parser) -> None:
        self._text = text
        self._lists = lists
        self._parser = parser
        self._kinds = dict(kinds)
        for wording, kind in kinds.items():
            words = wording.split()
            if kind is EntityKind.PERSON and len(words) > 1:
                family_first = len(words) == 2 and _GIVEN_BEHIND.fullmatch(words[1])
                family = words[0] if family_first else words[-1]
                if len(family) > 2:
                    self._kinds.setdefault(family, kind)
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for wording in self._kinds:
            spelt = tuple(wording.upper().split())
            self._by_first[spelt[0]].append(spelt)
        for names in self._by_first.values():
            names.sort(key=len, reverse=True)
        self._spelt = {wording.upper(): wording for wording in self._kinds}

    def find(self, read: Iterable[Line], taken: list[Named]) -> Iterator[Named]:
        """Yield the names in `read` that do not touch what is taken."""
        at = 0
        for line in read:
            free_from = line.start
            for index, word in enumerate(line.words):
                while at < len(taken) and taken[at].end <= word.start:
                    at += 1
                if word.start < free_from or (at < len(taken) and taken[at].start < word.end):
                    continue
                limit = taken[at].start if at < len(taken) else len(self._text)
                found = self._at(line, index, limit)
                if found is not None:
                    yield found
                    free_from = found.end

    def _at(self, line: Line, index: int, limit: int) -> Named | None:
        """Return the name that starts at one word of a line, or None."""
        word = line.words[index]
        shouted = line.style is Style.CAPITALS or (word.text.isupper() and len(word.text) > 3)
        for words in self._by_first.get(word.text.upper(), ()):
            run = self._run(line.words, index, words)
            if run is None or run[-1].end > limit:
                continue
            wording = self._spelt[" ".join(words)]
            if not shouted and self._parser.wording(run) != wording:
                continue
            if len(run) == 1 and self._is_doubtful(line, index):
                continue
            return self._named(run, self._kinds[wording])
        if line.style is not Style.NORMAL or shouted:
            return self._listed(line, index, limit)
        return None

    def _is_doubtful(self, line: Line, index: int) -> bool:
        """Tell whether a single word is likelier an ordinary word, or part of another, unknown name."""
        word = line.words[index]
        if line.style is not Style.NORMAL:
            return self._parser.ordinary(word.text) and word.text not in self._lists.known
        if word.opens and self._parser.lower(word.text):
            return True
        following = line.words[index + 1] if index + 1 < len(line.words) else None
        return (
            following is not None
            and following.link is Link.SPACE
            and following.text not in self._lists.known
            and not self._parser.ordinary(following.text)
        )

    def _run(self, words: tuple[Word, ...], index: int, name: tuple[str, ...]) -> list[Word] | None:
        """Return the words of a line that spell `name` (in capitals) from `index` on, or None."""
        run: list[Word] = []
        spelt: list[str] = []
        for word in words[index : index + len(name)]:
            if run and word.link is Link.NONE:
                break
            run.append(word)
            spelt = self._parser.wording(run).upper().split()
            if len(spelt) >= len(name):
                break
        return run if tuple(spelt) == name else None

    def _called(self, run: list[Word]) -> bool:
        """Tell whether two words of a headline are a first name and a name that is no ordinary word."""
        if len(run) != 2 or run[1].link is not Link.SPACE:
            return False
        first, last = run[0].text, run[1].text
        known = first in self._lists.first_names and not self._parser.ordinary(first)
        return known and last not in self._lists.known and not self._parser.ordinary(last)

    def _signs(self, line: Line, index: int, run: list[Word]) -> bool:
        """Tell whether two or three words are who a byline in capitals names: “BY TOVE BRANDT”."""
        signed = line.style is Style.CAPITALS and self._text.startswith("BY ", line.start)
        if not signed or len(run) not in (2, 3) or any(word.link is not Link.SPACE for word in run[1:]):
            return False
        before = line.words[index - 1].text if index else ""
        named = run[0].text.title() in self._lists.first_names
        return named and before in ("BY", "AND", "") and not any(word.text == "AND" for word in run)

    def _listed(self, line: Line, index: int, limit: int) -> Named | None:
        """Return the longest name that the lists know at one word of a headline or dateline."""
        words = line.words[index : index + 4]
        for size in range(len(words), 0, -1):
            run = list(words[:size])
            if run[-1].end > limit or any(word.link is Link.NONE for word in run[1:]):
                continue
            wording = self._parser.wording(run)
            spelling = wording if wording in self._lists.known else wording.title()
            kind = self._lists.known.get(spelling)
            signed = kind is None and self._signs(line, index, run)
            if signed or (kind is None and line.style is Style.HEADLINE and self._called(run)):
                kind = EntityKind.PERSON
            if kind is None or (wording != spelling and kind is not EntityKind.PLACE and not signed):
                continue
            if (
                size == 1
                and self._parser.ordinary(spelling)
                and not (wording.isupper() and spelling == wording)
            ):
                continue
            if size == 1 and line.style is Style.CAPITALS and len(wording) < 3:
                continue
            if signed:
                return Named(run[0].start, run[-1].end, wording.title(), EntityKind.PERSON)
            return self._named(run, kind)
        return None

    def _named(self, run: list[Word], kind: EntityKind) -> Named:
        return Named(run[0].start, run[-1].end, self._parser.wording(run), kind)
