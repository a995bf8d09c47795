"""Words that a hyphen cuts at the end of a line: whole again if they are one word, not two with a hyphen."""

import re
from collections.abc import Sequence

from reader.cleaning.commonwords import common_words
from reader.cleaning.units import is_cjk, word_set

#: How far back the word that a hyphen cuts is looked for.
_LONGEST_WORD = 60
_AT_END = r"([^\W\d_]+)[-\u2010]$"
_AT_START = r"[^\W\d_]{2,}"
_WORDS = r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*"
#: What stands before a hyphen that is meant.
_FIRST_PARTS = word_set(
    """well ill self half ex mid long short high low ever much so all best better last first second third full
    part cross cold hot old new twenty thirty forty fifty sixty seventy eighty ninety two three four five six
    seven eight nine ten north south mother father brother sister vice non co anti pre post pro semi world
    state man hard soft deep wide far fast slow open left right single double multi ultra e t x"""
)
#: What stands behind one that only cuts: pieces that are no words.
_LAST_PIECES = word_set(
    """tion tions tional tioned tioning sion sions ing ings ment ments mental ness ity ities ty ly ally ed er
    ers est ible ibly ably ance ence ances ences ent ents ive ively ously ous ful fully ism ist ists ize ized
    izes ise ised ises izing ising ization isation ure tures ture bly ble bles cal cally cial cially tial
    tially tive tively tives mation rations lation lations cation cations dition ditions ations ation ates
    ated ating ical ically icle icles ular ulate ulated ding ting ning ring sing ling king ming ping ving
    cing ging zing bing ded ted ned red sed led med ped ved ced ged tory tories sary nary nomic nomics ogy
    ologist ologists pany panies tain tained tains dent dents cate cated cates mer ber bers der ders ger gers
    ler lers ner ners per pers ter ters ver vers uary tember vember cember tary tal tals nal nals ral sonal"""
)
#: From this share of lines that end in a hyphen on, a text was hyphenated when it was set.
_OFTEN = 0.06


def is_cut(line: str, following: str) -> bool:
    """Tell whether a word may go on in the next line: a letter, a hyphen, and then a small letter."""
    return line[-2:-1].isalpha() and following.lstrip("> ")[:1].islower()


class Vocabulary:
    """The words of a document, looked at only when a line ends in a hyphen."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._words: frozenset[str] = frozenset()
        self._hyphenates: bool | None = None

    def glue(self, first: str, second: str) -> str:
        """Join two wrapped lines; the hyphen of a cut word goes."""
        cut = re.search(_AT_END, first[-_LONGEST_WORD:])
        rest = re.match(_AT_START, second)
        if cut and rest and rest.group()[0].islower():
            return (first[:-1] if self._is_one(cut.group(1), rest.group()) else first) + second
        if cut and second[:1].isalpha():
            return first + second
        tight = (is_cjk(first[-1]) and is_cjk(second[0])) or first.endswith(("--", "—"))
        return first + second if tight else f"{first} {second}"

    def _is_one(self, left: str, right: str) -> bool:
        """Tell whether two pieces make one word: as the document has it elsewhere, or as words are made."""
        if self._hyphenates is None:
            self._read()
        sure = self._surely(left.lower(), right.lower())
        return bool(self._hyphenates) if sure is None else sure

    def _surely(self, left: str, right: str) -> bool | None:
        """Return whether two pieces make one word, or None if only the document's habit can tell."""
        if f"{left}-{right}" in self._words:
            return False
        if left + right in self._words or left + right in common_words():
            return True
        if left in _FIRST_PARTS:
            return False
        if right in _LAST_PIECES:
            return True
        known = common_words() | self._words
        return True if left not in known and right not in known and self._hyphenates else None

    def _read(self) -> None:
        """Learn the document's words, pieces at the ends of lines aside, and whether it cuts words."""
        words: set[str] = set()
        cuts: list[tuple[str, str]] = []
        before = ""
        for line in self._lines:
            inner = line.lower()
            if before and is_cut(before, line):
                rest = re.match(_AT_START, inner)
                left = re.search(_AT_END, before.lower()[-_LONGEST_WORD:])
                if rest and left:
                    cuts.append((left.group(1), rest.group()))
                    inner = inner[rest.end() :]
            before = line if line[-1:] in ("-", "\u2010") else ""
            if before:
                inner = inner.rpartition(" ")[0]
            words.update(re.findall(_WORDS, inner))
        self._words = frozenset(words)
        sure = [self._surely(left, right) for left, right in cuts]
        one, two = sum(map(bool, sure)), sum(answer is False for answer in sure)
        often = len(cuts) >= 4 and len(cuts) >= _OFTEN * len(self._lines)
        self._hyphenates = (one >= 2 and one >= two) or (often and two < 0.3 * len(cuts))
