"""Who speaks where the reporting clause is in another language: “a déclaré la maire, Solange Coat”.

Read without grammar: names, the pronouns of five languages, and what stands behind an article.
All functions take and return half-open ranges of token indices.
"""

import re

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.verbs import ELSEWHERE
from reader.analysis.quotes.voices import Range
from reader.analysis.quotes.words import word_set

#: What stands between a subject and its verb of saying, or before an inverted one: “a”, “s’est”, “hat”.
AUXILIARIES_ELSEWHERE = word_set(
    """a ha hat heeft ont han haben s'est s’est est è tem havia avait l'a l’a n'a n’a aussi également ya
    también auch zudem anche inoltre ook też ainsi encore"""
)
_PRONOUNS = word_set(
    "il elle ils elles er sie él ella ellos ele ela lui lei egli hij zij ze han hun hän on ona"
)
_ARTICLES = word_set(
    """le la les l un une son sa ses ce cette der die das ein eine sein seine ihr ihre el los las una su sus
    o os as um uma il lo gli i de het een en ett den det"""
)
_STOPS = frozenset(".:;!?—–")
_MAX_SUBJECT = 10
#: The clause that stands inside the marks: « Il est tard, dit-elle. Rentrons. »
_INSIDE = re.compile(
    r"[,!?…]\s(?P<verb>[^\W\d_A-Z]+)(?:[-‑](?:t[-‑])?(?:il|elle|on|ils|elles)\b"
    r"|\s(?:(?:le|la|les|el|der|die)\s[^\W\d_A-Z]+,?\s)?(?P<name>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)*))"
)


def is_elsewhere(passage: Passage, verb: int) -> bool:
    """Tell whether the verb at a token is of another language than English."""
    return passage.tokens[verb].low in ELSEWHERE


def subject_behind(passage: Passage, start: int, high: int) -> Range | None:
    """Return who follows an inverted verb: “sagte [Ruth Kalder]”, “a dit la maire, [Solange Coat]”."""
    tokens = passage.tokens
    if start >= high or not tokens[start].is_word:
        return None
    if tokens[start].low in _PRONOUNS:
        return start, start + 1
    end = high
    for at in range(start, min(high, start + _MAX_SUBJECT)):
        if tokens[at].text in _STOPS or tokens[at].piece >= 0:
            end = at
            break
        if _names(passage, at):
            last = passage.name_starting(at)
            name_ends = (at if last is None else last) + 1
            title = passage.naming(at) is None and name_ends < high and passage.naming(name_ends) is not None
            if title and _names(passage, name_ends):
                continue  # “sagte Bürgermeisterin Ruth Kalder”
            return at, name_ends
        if tokens[at].text == "," and end == high:
            end = at
            if at + 1 >= high or not _names(passage, at + 1):
                break
    described = tokens[start].low in _ARTICLES or tokens[start].low.startswith(("l'", "l’"))
    return (start, min(end, start + _MAX_SUBJECT)) if described and end > start + 1 else None


def subject_before_verb(passage: Passage, verb: int, low: int) -> Range | None:
    """Return who stands before a verb: “[Brückner] nannte”, “[le préfet] a qualifié”."""
    tokens = passage.tokens
    if verb + 1 < len(tokens) and tokens[verb + 1].low in _PRONOUNS:
        return verb + 1, verb + 2  # “Den Bericht nannte [sie] …”
    at = verb - 1
    while at >= low and tokens[at].low in AUXILIARIES_ELSEWHERE:
        at -= 1
    if at < low or not tokens[at].is_word:
        return None
    if tokens[at].low in _PRONOUNS:
        return at, at + 1
    first = passage.name_ending(at) if _names(passage, at) else None
    if first is not None:
        return max(first, low), at + 1
    for index in range(at, max(low - 1, at - _MAX_SUBJECT), -1):
        if not tokens[index].is_word:
            return None
        if tokens[index].low in _ARTICLES or tokens[index].low.startswith(("l'", "l’")):
            return index, at + 1
    return None


def clause_inside(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the reporting clause inside somebody's words, with its `verb` and, if given, the `name`."""
    for found in _INSIDE.finditer(text, start, end):
        if found.group("verb") in ELSEWHERE:
            return found
    return None


def _names(passage: Passage, at: int) -> bool:
    """Tell whether somebody is named at a token; in German nouns have capitals too."""
    naming = passage.naming(at)
    if naming is not None:
        return passage.is_person(at) or passage.tokens[at].capital
    before = passage.tokens[at - 1].low if at else ""
    return passage.may_be_name(at) and before not in _ARTICLES


def last_name(passage: Passage, high: int) -> Range | None:
    """Return the last full name before token `high`: whom a clause inside the marks is likely about."""
    for at in range(high - 1, 0, -1):
        first = passage.name_ending(at) if _names(passage, at) else None
        if first is not None and first < at and not passage.tokens[at].possessive:
            return first, at + 1
    return None
