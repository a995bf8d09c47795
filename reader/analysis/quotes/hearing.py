"""Speakers who are somebody's object, or in somebody's service: “heard [him] shout”, “a spokesman for X”.

All functions take and return half-open ranges of token indices.
"""

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after, phrase_ending
from reader.analysis.quotes.voices import Range, can_speak, is_human
from reader.analysis.quotes.words import DETERMINERS, OFFICES, word_set

OBJECTS = frozenset({"him", "her", "them"})
_HEARS = word_set("hear heard hears hearing overheard overhears")
_RECALLS = word_set(
    """recall recalls recalled recalling remember remembers remembered show shows showed shown see sees saw
    seen catch caught catches have has had describe describes described record recorded records filmed"""
)
_MAX_HEARD = 6
_SERVANTS = word_set(
    """spokesman spokeswoman spokesperson lawyer attorney adviser advisor aide representative agent assistant
    publicist press secretary counsel deputy"""
)
_MEMBERS = word_set("mp mps msp mep td premier first-minister")
_MAX_PHRASE = 8


def is_overheard(passage: Passage, at: int, low: int) -> bool:
    """Tell whether “him”, “her” or “them” at token `at` are heard: “heard [him] shout”."""
    return at > low and passage.tokens[at].low in OBJECTS and passage.tokens[at - 1].low in _HEARS


def overheard(passage: Passage, at: int, low: int) -> Range | None:
    """Return the object of hearing or remembering whose participle follows: “recalls [Jo] telling”."""
    tokens = passage.tokens
    if at <= low or not tokens[at].is_word:
        return None
    if tokens[at].low in OBJECTS and tokens[at - 1].low in _HEARS | _RECALLS:
        return at, at + 1
    for index in range(at - 1, max(low, at - _MAX_HEARD), -1):
        if tokens[index].low in DETERMINERS or tokens[index].possessive:
            heard = index > low and tokens[index - 1].low in _HEARS | _RECALLS
            return (index, at + 1) if heard and can_speak(passage, (index, at + 1)) else None
    if can_speak(passage, (at, at + 1)) and tokens[at - 1].low in _HEARS | _RECALLS:
        return at, at + 1  # “shows [managers] discussing”
    return None


def behind_with(passage: Passage, at: int, low: int) -> Range | None:
    """Return the phrase between “with” and its participle: “with [the bank’s chief] saying”."""
    tokens = passage.tokens
    for index in range(at - 1, max(low, at - _MAX_PHRASE), -1):
        if not tokens[index].is_word or passage.cue(index) is not None:
            return None
        if tokens[index].low == "with":
            found = phrase_after(passage, index + 1, at + 1)
            whole = found is not None and found[1] == at + 1
            return found if whole and found is not None and can_speak(passage, found) else None
    return None


def served(passage: Passage, comma: int, low: int) -> int | None:
    """Return where one begins who speaks for the person set off behind the comma at `comma`.

    “[A spokesman for the islands’ MP], Ola Brand, said” but “a spokesman for the bank, [Ola Brand], said”.
    """
    tokens = passage.tokens
    if not is_human(tokens[comma - 1].low) and tokens[comma - 1].low not in OFFICES | _MEMBERS:
        return None
    for index in range(comma - 2, max(low, comma - _MAX_PHRASE), -1):
        if not tokens[index].is_word:
            return None
        if tokens[index].low in ("for", "to") and tokens[index - 1].low in _SERVANTS:
            found = phrase_ending(passage, index - 1, low)
            return found[0] if found is not None else None
    return None
