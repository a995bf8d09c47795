"""The noun phrase in a stretch of words: where it begins, whom it names, and where it ends.

All functions take and return half-open ranges of token indices.
"""

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.voices import PLURALS, Range
from reader.analysis.quotes.words import (
    AUXILIARIES,
    BINDING_PREPOSITIONS,
    BODIES,
    DETERMINERS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    word_set,
)

#: The longest phrase that is read, in tokens.
MAX_PHRASE = 12
#: Marks that may stand inside a phrase.
INSIDE_PHRASES = "’'&/"
_SHARES = word_set("half most many some few several dozens scores hundreds thousands two-thirds one-third")
#: Participles behind a document: “the statement [issued by …]”.
_MADE = word_set("issued released published signed written sent made obtained")
_DONE = word_set("seen hung held sent written made found taken put drawn shown set left read")
_TIME_ADJECTIVES = frozenset({"earlier", "later", "early", "late"})
_AGENT_PLURALS = ("ers", "ors", "ists", "ians", "ants", "ees", "men", "women")


def counts(passage: Passage, at: int) -> bool:
    """Tell whether “than” is part of a number: “more [than] 200 scientists”."""
    tokens = passage.tokens
    return tokens[at].low == "than" and at > 0 and tokens[at - 1].low in ("more", "fewer", "less")


def phrase_in(passage: Passage, low: int, high: int) -> Range | None:
    """Return the first noun phrase in a stretch of words that hangs on no preposition."""
    tokens = passage.tokens
    for index in range(low, high):
        word = tokens[index].low
        if index > low and (tokens[index - 1].low in PREPOSITIONS or tokens[index - 1].possessive):
            continue
        if word in TIMES and word not in ("may", "march"):
            continue
        if word in SUBJECT_PRONOUNS:
            return index, index + 1
        bare = index == low and high - low <= 2 and word.endswith(_AGENT_PLURALS) and tokens[index].is_word
        if not (
            bare
            or word in BODIES
            or word in DETERMINERS
            or word in PEOPLE
            or word in PLURALS
            or _is_share(passage, index, high)
            or passage.name_starting(index) is not None
        ):
            continue
        if word in DETERMINERS and index + 1 < len(tokens):
            following = tokens[index + 1].low
            past = following in _TIME_ADJECTIVES and index + 2 < high and tokens[index + 2].low not in TIMES
            if (following in TIMES and not past) or (word == "that" and following in DETERMINERS):
                continue
        first = _with_adjectives(passage, index, low) if word in BODIES else index
        return _person_described(passage, first, high) or (first, _phrase_end(passage, first, high))
    return None


def _is_share(passage: Passage, index: int, high: int) -> bool:
    """Tell whether a number of somebody begins at a token: “75 percent of voters”, “half of them”."""
    tokens = passage.tokens
    word = tokens[index].low
    if not (word[0].isdigit() or word in _SHARES) or index + 2 >= high:
        return False
    following = [token.low for token in tokens[index + 1 : min(high, index + 4)]]
    return "of" in following[:2] or (following[0] in ("in", "out") and following[1][0].isdigit())


def _with_adjectives(passage: Passage, noun: int, low: int) -> int:
    """Return where the words begin that belong to a plural noun: “[environmental groups]”."""
    first = noun
    while first > low and passage.tokens[first - 1].is_word and not passage.tokens[first - 1].possessive:
        first -= 1
    return first


def _person_described(passage: Passage, first: int, high: int) -> Range | None:
    """Return the person's name behind a title or a description: “Mr. [Brand] of the union”."""
    for index in range(first, min(high, first + MAX_PHRASE)):
        token = passage.tokens[index]
        if token.low == "in" and index + 1 < high and passage.tokens[index + 1].low == "charge":
            continue
        if not token.is_word or token.possessive or token.low in PREPOSITIONS | SUBORDINATORS | AUXILIARIES:
            return None
        if passage.is_person(index):
            last = passage.name_starting(index)
            end = index if last is None else last
            return None if passage.tokens[end].possessive else (index, end + 1)
    return None


def _phrase_end(passage: Passage, first: int, high: int) -> int:
    """Return where the noun phrase that begins at `first` ends: before a time, a clause or a comma."""
    tokens = passage.tokens
    last = None if _is_common_noun(passage, first) else passage.name_starting(first)
    if last is not None and last + 1 <= high:
        following = tokens[last + 1] if last + 1 < high else None
        if following is None or not following.is_word or passage.is_person(last):
            if not tokens[last].possessive:
                return last + 1
        elif following.low in PREPOSITIONS | AUXILIARIES | TIMES and not tokens[last].possessive:
            return last + 1
    end = first + 1
    while end < high and end - first < MAX_PHRASE:
        token = tokens[end]
        if not (token.is_word or token.text in INSIDE_PHRASES):
            break
        earlier = end == first + 1 and token.low in _TIME_ADJECTIVES  # “an [earlier] version of the report”
        if (
            (token.low in SUBORDINATORS and not counts(passage, end))
            or token.low in AUXILIARIES
            or (token.low in TIMES and not earlier)
        ):
            break
        if token.low in _MADE or (end > first + 1 and _is_made(passage, end, high)):
            break
        if (
            token.low in ("on", "in", "at", "during", "after")
            and end + 1 < high
            and tokens[end + 1].low in TIMES
        ):
            break
        end += 1
    while end - 1 > first and tokens[end - 1].low in PREPOSITIONS | DETERMINERS:
        end -= 1
    return end


def _is_made(passage: Passage, at: int, high: int) -> bool:
    """Tell whether a participle says what was done to the noun before it: “papers [filed] on Monday”."""
    tokens = passage.tokens
    made = tokens[at].low.endswith("ed") or tokens[at].low in _DONE
    if tokens[at - 1].low in PEOPLE:
        return False  # “a person briefed on the talks” is known by it
    return made and at + 1 < high and tokens[at + 1].low in PREPOSITIONS and not tokens[at].capital


def _is_common_noun(passage: Passage, index: int) -> bool:
    """Tell whether a word that opens a sentence is a noun for people: “Analysts at Corvid Bank”."""
    low = passage.tokens[index].low
    if passage.naming(index) is not None:
        return False
    people = low.endswith(_AGENT_PLURALS) or low.endswith("people")
    listed = (low in PEOPLE or low in PLURALS) and low.endswith("s")
    return listed or people or _heads_sentence(passage, index)


def _heads_sentence(passage: Passage, index: int) -> bool:
    """Tell whether one unknown word opens a sentence, and a phrase hangs on it: “Families of the dead”."""
    tokens = passage.tokens
    first = index == 0 or passage.sentence_of[index - 1] != passage.sentence_of[index]
    alone = first and index + 1 < len(tokens) and passage.name_starting(index) == index
    return alone and tokens[index + 1].low in BINDING_PREPOSITIONS
