"""Which words of a paragraph are verbs of saying, and not the nouns that are spelt alike.

All functions look at tokens only: nothing is known yet of names and sentences.
"""

from collections.abc import Sequence

from reader.analysis.quotes.tokens import Token
from reader.analysis.quotes.verbs import ELSEWHERE, NEEDED_BEHIND, NOUN_LIKE, Form, Strength, Tense, forms
from reader.analysis.quotes.words import (
    CONJUNCTIONS,
    DETERMINERS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    word_set,
)

#: What shows that a verb says nothing: “too early to tell whether”, “continue to rise”.
_NO_SPEECH_BEFORE = {"tell": ("whether", "if", "apart"), "continue": ("to",), "resume": ("to",)}
_ADJECTIVAL = ("al", "ous", "ive", "ic", "able", "ful")
_BASE_FORM_SUBJECTS = word_set(
    """to would will can could may might shall should must did does do not n't they we i you people
    officials critics supporters police who sources experts analysts reporters activists residents
    opponents didn't didn’t don't don’t"""
)
#: How far before its verb the plural subject of a clause may stand.
_MAX_PLURAL = 8
_SEVERAL = word_set("some many most others few several those both people critics police men women children")
_FINITE = (Tense.PAST, Tense.PRESENT)
_MAX_FINDER = 14
_FINDERS = word_set(
    """study studies survey surveys report reports poll polls review inquiry enquiry investigation research
    researchers analysis audit auditors inspectors inspection court jury panel tribunal commission committee
    judge assessment experiment trial scientists figures data inquest regulator watchdog paper"""
)
_NO_PLURALS = ("ss", "us", "’s", "'s")
#: How many words of a phrase may stand before what hangs on its noun, and how long an object may be.
_MAX_HEAD = 4
_MAX_OBJECT = 8
_MADE = word_set("seen held sent written made found taken drawn shown set read hung")
_HEARS = word_set("hear heard hears hearing overheard overhears")
#: Forms of other languages' verbs of saying that English has as nouns.
_ENGLISH_TOO = frozenset({"dice", "lance"})
_CLAUSE_OPENERS = SUBORDINATORS | CONJUNCTIONS
_BEFORE_CAPITAL_CUE = frozenset({"“”", ",", ":", "—", "–", ".", "-"})


def cue_form(tokens: Sequence[Token], index: int) -> Form | None:
    """Return the form if token `index` is a verb of saying and not the noun that is spelt alike."""
    token = tokens[index]
    form = forms().get(token.low)
    if form is None or token.piece >= 0 or _after(tokens, index) in _NO_SPEECH_BEFORE.get(form.lemma, ()):
        return None
    before = tokens[index - 1] if index else None
    if token.low in ELSEWHERE:
        beside = before is None or before.piece >= 0 or before.text == ","
        return form if beside or not (token.capital or token.low in _ENGLISH_TOO) else None
    low = before.low if before else ""
    if token.capital and index and low not in _BEFORE_CAPITAL_CUE:
        # In headlines verbs have capitals too: “Ola Brand Says …”.
        headline = form.tense is Tense.PRESENT and form.strength is Strength.STRONG
        headline = headline and token.low not in NOUN_LIKE
        return form if headline and before is not None and before.capital else None
    needed = NEEDED_BEHIND.get(form.lemma)
    if needed and _after(tokens, index) not in needed and not _has_found(tokens, index, form):
        return None
    if form.tense is Tense.BASE and token.low != "put":
        return form if _is_base_verb(tokens, index) else None
    if token.low == "writing" and low == "in":
        return None
    return form if _is_finite_verb(tokens, index, form) else None


def _has_found(tokens: Sequence[Token], index: int, form: Form) -> bool:
    """Tell whether a study or a jury “found”: its findings need no “that”."""
    if form.lemma not in ("find", "show", "indicate", "determine") or form.tense not in _FINITE:
        return False
    for at in range(index - 1, max(-1, index - _MAX_FINDER), -1):
        if tokens[at].piece >= 0 or tokens[at].text in ".;:":
            return False
        if tokens[at].low in _FINDERS:
            return True
    return False


def _is_base_verb(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a base form is a verb: behind “to”, a plural or “they”, or with an object of its own."""
    token, before = tokens[index], tokens[index - 1] if index else None
    low = before.low if before is not None else ""
    if token.low == "say" and low not in DETERMINERS:
        return True
    if low == "," and token.low not in NOUN_LIKE and _has_object(tokens, index):
        return True
    if index > 2 and before is not None and before.capital and tokens[index - 2].low == "and":
        return True
    if _is_noun_behind(tokens, index):
        return False
    if _is_overheard(tokens, index) or (_is_plural(before) and _reaches_words(tokens, index)):
        return True
    return low in _BASE_FORM_SUBJECTS or _plural_before(before, token) or _plural_subject(tokens, index)


def _is_overheard(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether somebody is heard to say it: “heard [him] shout”, “heard a man shout”."""
    if tokens[index - 1].low in ("him", "her", "them"):
        return index > 1 and tokens[index - 2].low in _HEARS
    for at in range(index - 2, max(-1, index - 5), -1):
        if tokens[at].low in DETERMINERS:
            return at > 0 and tokens[at - 1].low in _HEARS
    return False


def _is_finite_verb(tokens: Sequence[Token], index: int, form: Form) -> bool:
    """Tell whether a past, present or participle is a verb and no noun or adjective: not “the alleged”."""
    word, low = tokens[index].low, tokens[index - 1].low if index else ""
    if word in NOUN_LIKE and not _verbal(tokens, index):
        return False
    if low not in DETERMINERS:
        return True
    if word.endswith("ed"):
        return low in ("all", "both", "few", "many", "some", "that")
    relative = low == "that" and form.tense is Tense.PRESENT and word not in NOUN_LIKE
    return word == "said" or relative


def _after(tokens: Sequence[Token], index: int) -> str:
    return tokens[index + 1].low if index + 1 < len(tokens) else ""


def _has_object(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a pronoun or quoted words stand right behind a verb: “critics, some old, call it”."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is not None and (after.piece >= 0 or after.low in ("it", "him", "her", "them", "that"))


def _plural_before(before: Token | None, verb: Token) -> bool:
    """Tell whether a plural noun stands before a base form that is no noun itself: “residents say”."""
    if before is None or verb.low in NOUN_LIKE:
        return False
    return len(before.low) > 3 and before.low.endswith("s") and _is_plural(before)


def _is_plural(token: Token | None) -> bool:
    """Tell whether a word has the ending of a plural."""
    ends = token is not None and token.is_word and token.low.endswith(("s", "people", "men", "women"))
    return ends and token is not None and not token.low.endswith(_NO_PLURALS) and token.low not in DETERMINERS


def _reaches_words(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether quoted words are what a verb is about: “doctors call “…””, “doctors call the drug “…””."""
    if index + 1 >= len(tokens) or not (tokens[index + 1].piece >= 0 or tokens[index + 1].low in DETERMINERS):
        return False
    for token in tokens[index + 1 : index + _MAX_OBJECT]:
        if token.piece >= 0:
            return True
        if not token.is_word or token.low in PREPOSITIONS - {"of"}:
            return token.low == "as"
    return False


def _is_noun_behind(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a base form ends a noun phrase of its own: “a police [report] states”."""
    if tokens[index].low not in NOUN_LIKE or index < 2:
        return False
    following = forms().get(_after(tokens, index))
    goes_on = following is not None and following.tense in (Tense.PAST, Tense.PRESENT)
    return tokens[index - 2].low in ("a", "an", "this", "another") or goes_on


def _plural_subject(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the clause of a base form begins with a plural that has a preposition behind it.

    “Residents of the tower describe it as …”, “Some at the ministry privately call it …”.
    """
    if tokens[index].low in NOUN_LIKE and not _has_object(tokens, index):
        return False
    at = index - 1
    while at >= 0 and index - at <= _MAX_PLURAL and tokens[at].is_word:
        if forms().get(tokens[at].low) is not None and tokens[at].low not in NOUN_LIKE:
            return False
        first = at == 0 or not tokens[at - 1].is_word or tokens[at - 1].low in _CLAUSE_OPENERS
        if first and at < index - 2:
            return _heads_plural(tokens, at, index)
        at -= 1
    return False


def _heads_plural(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Tell whether a clause begins with a plural that more hangs on: “Some at …”, “Court papers filed …”."""
    for at in range(first, min(first + _MAX_HEAD, verb - 2)):
        hangs = tokens[at + 1].low in PREPOSITIONS - {"to"}
        made = tokens[at + 1].low in _MADE or tokens[at + 1].low.endswith(("ed", "ing"))
        if hangs or (made and tokens[at + 2].low in PREPOSITIONS):
            return _plural_before(tokens[at], tokens[verb]) or (at == first and tokens[at].low in _SEVERAL)
    return False


def _verbal(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a form that may be a noun is a verb here, by the words next to it."""
    if index == 0:
        return False
    before = tokens[index - 1]
    if before.low in ("never", "always", "often", "now", "still", "rarely", "sometimes"):
        before = tokens[index - 2] if index > 1 else before
    after = _after(tokens, index)
    if before.low.endswith(_ADJECTIVAL) and before.low not in PEOPLE and not before.capital:
        return False  # “any criminal charges that”
    if before.low in PREPOSITIONS or before.possessive or before.low in ("own", *DETERMINERS - {"that"}):
        return before.low in PREPOSITIONS and tokens[index].low.endswith("ing")
    if after == "out" and tokens[index].low.startswith("point"):
        return True
    named = before.capital or before.low in SUBJECT_PRONOUNS
    if tokens[index].low.endswith("ing") and named and after == "of":
        return True  # “with Ola Brand warning of “floods””
    following = forms().get(after)
    says = following is not None and following.strength is Strength.STRONG and following.tense in _FINITE
    if says and tokens[index].low.endswith("s") and after not in NOUN_LIKE:
        return False  # “media reports said”
    if after in ("of", "from", "by", "as", "are", "were", "have", "had"):
        return False
    if before.low == "and" and index > 1 and _plural_before(tokens[index - 2], tokens[index]):
        return not tokens[index].low.endswith("s")  # “shootings and protests”
    if after in (",", ".", ":", "that", "“”") and before.is_word and before.low not in CONJUNCTIONS:
        return True
    return (
        before.low in SUBJECT_PRONOUNS
        or before.low in ("who", "which", "and", "also", ",", "“”", "that")
        or before.capital
        or before.text == ")"
        or not tokens[index].low.endswith("s")
    )
