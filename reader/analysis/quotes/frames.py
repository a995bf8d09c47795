"""What a sieve reads: whose words, by which verb of saying."""

from dataclasses import dataclass

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.voices import Range
from reader.analysis.quotes.words import HE_OR_SHE


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sieve read: the speaker's tokens, the words of saying, and the sieve's name.

    `cue_at` is the token of the verb, -1 where there is none.
    """

    subject: Range
    cue: str
    sieve: str
    cue_at: int = -1


def is_person(passage: Passage, subject: Range) -> bool:
    """Tell whether a subject is a person of the cast, or “he” or “she”."""
    last = subject[1] - 1
    return passage.tokens[last].low in HE_OR_SHE or passage.is_person(last)
