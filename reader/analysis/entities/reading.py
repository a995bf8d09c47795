"""Reading a text's chains: for every word the keys of its groups of traits.

What a word says depends on its line and on the whole text; both are looked at here, and nowhere else.
"""

import re
from functools import lru_cache

from reader.analysis.entities.chains import Chain, Token, has_capital
from reader.analysis.entities.traits import EDGE, MAX_RUN, MAX_SEEN, Traits, shape

#: The name of a group of traits, and what it is asked with.
Key = tuple[str, tuple[object, ...]]

#: Words of addresses (“…/ana-ruiz-resigns”) and compounds tell nothing.
_LOWER = re.compile(r"(?<![\w@./#=?&%+-])[^\W\d_A-Z][^\W\d_A-Z]+(?![\w/@=+-])")


@lru_cache(maxsize=1)
def lower_words(text: str) -> frozenset[str]:
    """Return the words that `text` has in small letters."""
    return frozenset(_LOWER.findall(text))


def run_of(line: tuple[Token, ...], index: int) -> tuple[int, int]:
    """Return the first and last index of the run of capitals that `index` is in, commas parting it."""
    first = last = index
    if not has_capital(line[index].text):
        return index, index
    while first and has_capital(line[first - 1].text):
        first -= 1
    while last + 1 < len(line) and has_capital(line[last + 1].text):
        last += 1
    return first, last


def style_of(line: tuple[Token, ...]) -> str:
    """Return how a line is cased: U in capitals, T as a title, n otherwise."""
    words = [token.text for token in line if token.text[0].isalpha()]
    if not words:
        return "n"
    if sum(word.isupper() for word in words) > 0.7 * len(words):
        return "U"
    long = [word for word in words if len(word) > MAX_SEEN]
    titled = sum(word[0].isupper() for word in long) > 0.75 * len(long)
    return "T" if titled and len(words) > MAX_SEEN and line[-1].text != "." else "n"


class Reading:
    """What one text says of its words: which it has in small letters too, and which inside sentences."""

    def __init__(self, found: list[Chain], lower: frozenset[str]) -> None:
        self._lower = lower
        self._line: tuple[Token, ...] = ()
        self._words: list[str] = []
        self._style = "n"
        self._seen: dict[str, int] = {}
        for chain in found:
            for token in chain.line[chain.first : chain.last + 1]:
                if not token.opens:
                    self._seen[token.text] = self._seen.get(token.text, 0) + 1

    def keys(self, chain: Chain, traits: Traits) -> list[list[Key]]:
        """Return for each word of a chain the keys of its groups of traits."""
        line, seen = chain.line, self._seen
        if line is not self._line:  # a line may have thousands of chains
            self._line, self._style = line, style_of(line)
            self._words = [token.text for token in line]
        words, style = self._words, self._style
        rows: list[list[Key]] = []
        size = len(line)
        first = last = -1
        for index in range(chain.first, chain.last + 1):
            token = line[index]
            word = words[index]
            left = words[index - 1] if index else EDGE
            right = words[index + 1] if index + 1 < size else EDGE
            row: list[Key] = [
                ("form", (word,)),
                ("near", (-1, left)),
                ("near", (1, right)),
                ("near", (-2, words[index - 2] if index > 1 else EDGE)),
                ("near", (2, words[index + 2] if index + 2 < size else EDGE)),
                ("pair", (left, word, "<")),
                ("pair", (word, right, ">")),
            ]
            if has_capital(word):
                if index > last:  # each run is looked for once: a text may be capitals and nothing else
                    first, last = run_of(line, index)
                length = min(last - first + 1, MAX_RUN)
                flags = traits.listed(word)
                before = words[first - 1] if first else EDGE
                after = words[last + 1] if last + 1 < size else EDGE
                row.append(("edges", (before, after, length, flags if length == 1 else "")))
                if length > 1:
                    row.append(("head", (words[last], words[first], min(last - index, MAX_RUN), length)))
                row.append(
                    (
                        "standing",
                        (
                            style,
                            token.opens,
                            word.lower() in self._lower,
                            min(seen.get(word, 0), MAX_SEEN),
                            shape(word),
                            flags,
                        ),
                    )
                )
            rows.append(row)
        return rows
