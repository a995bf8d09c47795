"""Verbs of saying that no list has, told by where they stand: right beside somebody's words.

“…,” shares Ola Brand. “…,” Brand held. Decrees the mayor: “…” Language makes such verbs faster than lists do.
"""

from reader.analysis.quotes.frames import Frame, is_person
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.subjects import subject_before
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import (
    AUXILIARIES,
    BETWEEN,
    COMMON_VERBS,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    word_set,
)

_IRREGULAR = word_set(
    "held began cut put broke spat sang hit shot wept spoke struck bit shook swung thought wrote"
)
_NO_VERBS = word_set("its his hers theirs ours yes as this thus perhaps besides always towards afterwards")
_NO_ENDINGS = ("ss", "us", "is", "’s", "'s", "ous")
_PARTICLES = word_set("back out in on up off away aloud again")
#: Participles that open a sentence and say what was done to its subject: “Told of the plan, Brand …”.
_PASSIVE = word_set("told asked warned quoted pressed reminded informed advised urged called named dubbed")
_OPENERS = CONJUNCTIONS | word_set("also too then later again however meanwhile thus still instead")
#: A stretch that has no comma before its verb must be as long as a sentence of somebody's.
_MIN_SENTENCE = 4
_MAX_DESCRIPTION = 24
_MAX_CLAUSE = 16
#: With these a clause is not told: “it means that”, “she knew that”.
_NOTHING_SAID = word_set(
    """means meant requires required ensures ensured proves proved knew knows saw sees felt realised realized
    seems seemed appears appeared happens happened follows followed needs needed learned learnt discovered"""
)
_PAUSED = ",?!…—–"


def _is_verb_like(passage: Passage, at: int) -> bool:
    """Tell whether a token has the shape of a finite verb: “shares”, “mused”, “held”."""
    token = passage.tokens[at]
    if not token.is_word or token.capital or token.low in _NO_VERBS | AUXILIARIES | TIMES | SUBORDINATORS:
        return False
    regular = len(token.low) > 3 and token.low.endswith(("ed", "s")) and not token.low.endswith(_NO_ENDINGS)
    return regular or token.low in COMMON_VERBS | _IRREGULAR


def _ends(passage: Passage, at: int, high: int) -> bool:
    """Tell whether a reporting clause may end before token `at`: at a stop, a comma, or when and where."""
    if at >= high:
        return True
    token = passage.tokens[at]
    return token.text in ".,;:—–!?" or token.piece >= 0 or token.low in PREPOSITIONS | TIMES | {"who", "as"}


def _somebody(passage: Passage, subject: Range | None) -> bool:
    return subject is not None and can_speak(passage, subject)


def unlisted_behind(passage: Passage, quote: int, start: int, high: int) -> Frame | None:
    """Read “…,” X held; “…” shares X; “…,” X, who sells nets: from token `start`, behind the words."""
    tokens = passage.tokens
    if start >= high or passage.cues_between(passage.sentence(quote)[0], quote):
        return None
    dashed = quote + 1 < high and tokens[quote + 1].text in "—–-"
    comma = tokens[quote].text[-1] == "," or dashed or tokens[quote + 1].text == ","
    sentence = passage.sentence(quote)[0] == quote and len(tokens[quote].text.split()) >= _MIN_SENTENCE
    if not (comma or tokens[quote].text[-1] in _PAUSED or sentence):
        return None
    if _is_verb_like(passage, start):
        behind = start + 1 + (start + 1 < high and tokens[start + 1].low in _PARTICLES)
        subject = phrase_after(passage, behind, high) if behind < high else None
        if subject is not None and subject[0] == behind and _somebody(passage, subject):
            sure = is_person(passage, subject) or comma
            if sure and _ends(passage, subject[1], high):
                return Frame(subject, tokens[start].text, "said_after", start)
        return None
    subject = phrase_after(passage, start, high)
    if subject is None or not _somebody(passage, subject):
        return None
    at = subject[1]
    if at < high and _is_verb_like(passage, at) and (comma or _only_verb(passage, at, high)):
        return Frame(subject, tokens[at].text, "said_after", at)
    named = is_person(passage, subject) and subject[0] == start and comma
    if named and at < high and tokens[at].text == "," and not _has_verb(passage, at, high):
        return Frame(subject, "", "said_after")  # “…,” Ola Brand, a baker from Fenport.
    return None


def _only_verb(passage: Passage, at: int, high: int) -> bool:
    """Tell whether nothing but a particle or adverb stands behind a verb: “…!” Brand fired back."""
    behind = at + 1
    tokens = passage.tokens
    while behind < high and (tokens[behind].low in _PARTICLES or tokens[behind].low.endswith("ly")):
        behind += 1
    return behind >= high or (behind > at + 1 and tokens[behind].text in ".,") or tokens[behind].text == ","


def _has_verb(passage: Passage, start: int, high: int) -> bool:
    """Tell whether a finite verb stands in the rest of a sentence."""
    tokens = passage.tokens
    return any(
        passage.cue(at) is not None or tokens[at].low in AUXILIARIES | COMMON_VERBS or tokens[at].piece >= 0
        for at in range(start, high)
    )


def said_inverted(passage: Passage, quote: int) -> Frame | None:
    """Said X: “…”; “But,” says X, “…”; Informs a source, “…”: the verb opens the clause before the words."""
    tokens = passage.tokens
    if quote < 3 or tokens[quote - 1].text not in (",", ":"):
        return None
    low, _ = passage.sentence(quote)
    start = low
    while start < quote and (tokens[start].low in _OPENERS or (start > low and tokens[start].text == ",")):
        start += 1
    if start + 2 >= quote or tokens[start].piece >= 0:
        return None
    verb = tokens[start]
    form = passage.cue(start)
    if form is not None:
        finite = form.tense is Tense.PRESENT or (form.tense is Tense.PAST and verb.low not in _PASSIVE)
        if not finite or (form.strength is Strength.WEAK and form.tense is Tense.PAST):
            return None
    elif not (verb.low.endswith("s") and len(verb.low) > 3 and not verb.low.endswith(_NO_ENDINGS)):
        return None
    subject = phrase_after(passage, start + 1, quote - 1)
    if subject is None or subject[0] - start > _MAX_DESCRIPTION or not _somebody(passage, subject):
        return None
    if form is None and not (subject[0] == start + 1 and _one_speaker(passage, subject)):
        return None
    end = subject[1]
    if end < quote - 1 and not _ends(passage, end, quote - 1) and tokens[end].low not in BETWEEN:
        return None
    if any(tokens[at].piece >= 0 for at in range(end, quote)):
        return None
    return Frame(subject, verb.text, "said_right_before", start)


def _one_speaker(passage: Passage, subject: Range) -> bool:
    """Tell whether a subject is a person, or one of a kind: “a source”, “the mayor”."""
    return is_person(passage, subject) or passage.tokens[subject[0]].low in ("a", "an", "the", "one")


def said_that(passage: Passage, quote: int) -> Frame | None:
    """X submitted that “…”; the rules foresee that “…”: whatever the verb, a clause with “that” follows."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    for that in range(quote - 1, max(low + 1, quote - _MAX_CLAUSE), -1):
        if tokens[that].piece >= 0 or tokens[that].text in ";:":
            return None
        if tokens[that].low != "that":
            continue
        verb = that - 1 - (tokens[that - 1].low in _PARTICLES)
        if verb <= low or not _is_verb_like(passage, verb) or tokens[verb].low in _NOTHING_SAID:
            return None
        subject = subject_before(passage, verb, low)
        if subject is None or subject[1] > verb or not _somebody(passage, subject):
            return None
        return Frame(subject, tokens[verb].text, "said_before", verb)
    return None
