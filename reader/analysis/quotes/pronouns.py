"""Whom “he” and “she” mean: the most prominent fitting person of the text just before.

Salience by position, in the manner of Lappin and Leass, “An Algorithm for Pronominal Anaphora Resolution”
(1994): near, subject of its clause, recently heard; gender excludes.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.analysis.entities import Gender
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.words import AUXILIARIES, BINDING_PREPOSITIONS, word_set
from reader.article import EntityKind, Span

#: How far back, in code points, a pronoun may look.
REACH = 1600
GENDER_OF_PRONOUN = {
    "he": Gender.MALE, "his": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE
}  # fmt: skip

_BLANKS = re.compile(r"\n\s*")
_SPEAKING = word_set("said says told added wrote tweeted asked argued insisted explained noted")
_POSSESSIVES = ("’s", "'s", "’ ", "' ")
#: What each trait of a naming is worth; a hundred code points of distance cost one.
_IN_QUOTATION = -6.0
_GENDER_UNKNOWN = -1.0
_BEGINS_SENTENCE = 4.0
_BEHIND_COMMA = 1.5
_BEHIND_PREPOSITION = -1.0
_POSSESSIVE = -3.0
_BEFORE_COMMA = 1.0
_BEFORE_VERB = 2.5
_PARAGRAPH = -1.5
#: For the last speaker, and the one before.
_HEARD = (4.0, 2.0)
#: What a speaker who is not of the cast (“a spokeswoman”) is worth.
NOMINAL = 4.0


class Antecedents:
    """Finds the antecedent of a pronoun among the namings of the cast."""

    def __init__(self, text: str, cast: Cast, quoted: Sequence[Span]) -> None:
        self._text, self._cast, self._quoted = text, cast, quoted
        self._quoted_starts = [span.start for span in quoted]

    def best(self, wanted: Gender, at: int, heard: Sequence[Figure | None]) -> tuple[float, Figure] | None:
        """Return the likeliest person for a pronoun at offset `at`, with the score.

        `heard` are the figures of the last speakers, the latest first.
        """
        best: tuple[float, Figure] | None = None
        for naming in self._cast.between(at - REACH, at):
            figure = naming.figure
            if figure.kind is not EntityKind.PERSON or figure.gender not in (wanted, Gender.UNKNOWN):
                continue
            score = self._prominence(naming, at)
            score += sum(worth for worth, spoken in zip(_HEARD, heard, strict=False) if spoken is figure)
            if best is None or score >= best[0]:
                best = score, figure
        return best

    def nearness(self, start: int, at: int) -> float:
        """Score how near an antecedent is: by the words between, and by the paragraphs."""
        return -(at - start) / 100 + _PARAGRAPH * len(_BLANKS.findall(self._text, start, at))

    def _prominence(self, naming: Naming, at: int) -> float:
        """Score one naming by nearness and by how much it looks like the subject of its clause."""
        span = naming.span
        score = self.nearness(span.start, at)
        if self._is_quoted(span.start):
            score += _IN_QUOTATION
        if naming.figure.gender is Gender.UNKNOWN:
            score += _GENDER_UNKNOWN
        before = self._text[max(0, span.start - 24) : span.start].rstrip(" ")
        after = self._text[span.end : span.end + 24]
        return score + _worth_before(before) + _worth_after(after)

    def _is_quoted(self, offset: int) -> bool:
        index = bisect_right(self._quoted_starts, offset) - 1
        return index >= 0 and self._quoted[index].contains(offset)


def _worth_before(before: str) -> float:
    """Score a naming by what stands before it."""
    words = before.split()
    previous = words[-1].lower() if words else ""
    if not before or before[-1] in '\n.!?”"' or previous in ("but", "and", "yet"):
        return _BEGINS_SENTENCE
    if before[-1] == ",":
        return _BEHIND_COMMA
    return _BEHIND_PREPOSITION if previous in BINDING_PREPOSITIONS else 0.0


def _worth_after(after: str) -> float:
    """Score a naming by what stands behind it."""
    score = _POSSESSIVE if after.startswith(_POSSESSIVES) else 0.0
    if after.startswith(","):
        score += _BEFORE_COMMA
    words = after.split()
    if words and (words[0] in AUXILIARIES or words[0].strip(",") in _SPEAKING):
        score += _BEFORE_VERB
    return score
