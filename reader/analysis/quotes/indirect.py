"""Indirect speech: the clause that somebody is said to have said, where no quotation marks show it.

Precision before recall: only verbs that take a clause, a subject that can speak, and words with a verb of
their own. Half of what a paper reports is told in this way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.subjects import is_passive, subject_before
from reader.analysis.quotes.verbs import Tense
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import (
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
    word_set,
)
from reader.article import Span

#: Verbs behind which a clause may follow with no “that”.
_BARE = word_set(
    """say tell add note insist argue warn claim admit announce explain predict report write tweet acknowledge
    concede maintain allege assert contend stress suggest declare conclude complain testify state estimate"""
)
#: Verbs that need “that” (or “whether”, “how”) to show that a clause follows.
_WITH_THAT = _BARE | word_set(
    """agree assure boast caution charge confirm confess counter deny emphasise emphasize mention observe
    pledge promise vow swear proclaim reaffirm recall recommend propose reiterate remark remind repeat reply
    respond reveal demand urge ask hint joke speculate lament inform point brag opine disclose indicate"""
)
_WITH_TO = word_set("promise vow pledge threaten swear")
_ASKED = word_set("whether if how why what when where who")
_ASKING = word_set("ask wonder question explain say")
_ADDRESSED = word_set("tell assure remind inform warn advise ask urge caution")
_AFTERTHOUGHTS = word_set(
    "adding saying noting arguing warning stressing insisting citing calling describing"
)
_ADVERBS = word_set("also again too once then later first")
#: What leads to when, where and in what it was said; another preposition has an object of its own.
_TIME_AND_PLACE = word_set("on in at during before after")
#: How many words of title or trade may stand before whom it was told.
_MAX_TITLE = 6
_MAX_HEAD = 14
_MAX_SUBJECT = 16
#: Who says nothing.
_UNHEARD = word_set("nobody none no hardly neither few nothing")
_NEGATIONS = word_set(
    """not n't n’t never cannot didn't didn’t wouldn't wouldn’t don't don’t doesn't doesn’t hasn't hasn’t
    couldn't couldn’t won't won’t declined refused refuses declines failed without"""
)
_MODALS = word_set("will would could should must may might can shall")
_MAX_NEGATION = 3
_MAX_LABEL = 5
_MIN_CLAUSE = 3
_MAX_TAIL = 14
_CLOSES = frozenset(".!?…;")
_FINITE = (AUXILIARIES | COMMON_VERBS | word_set("n’t n't ’s 's ’re 're ’ve 've ’d 'd ’ll 'll ’m 'm")) - {
    "be",
    "been",
}


_HINT = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|add(?:s|ed|ing)?|[Aa]ccording to|argu|announce|warn|claim"
    r"|insist"
    r"|acknowledg|admi|explain|not(?:ed|es|ing)\b|wr(?:ote|ites)|report|predict|promis|vow|pledg|stress"
    r"|suggest"
    r"|conced|confirm|den(?:ied|ies)|ask|agree|complain|contend|declar|repl|remark|remind|reveal"
    r"|stat(?:ed|es)\b"
    r"|testif|threat|tweet|urg|alleg|assert|assur|believ|conclu|disclos|emphasi|estimat|maintain|mention"
    r"|observ"
    r"|recall|reiterat|respond|swore|recommend|propos|demand)"
)


def may_report(text: str, span: Span) -> bool:
    """Tell whether a paragraph has a word that may report speech: the others need no closer reading."""
    return _HINT.search(text, span.start, span.end) is not None


@dataclass(frozen=True, slots=True)
class IndirectSpeech:
    """A clause, as a half-open range of tokens, and the frame that says whose words it renders.

    `rest` is how it goes on where the reporting clause stands inside it: “The dam, she said, would hold.”
    """

    clause: Range
    frame: Frame
    rest: Range | None = None


def read_indirect(passage: Passage) -> Iterator[IndirectSpeech]:
    """Yield the indirect speech of a paragraph, in order; none of it holds words in quotation marks."""
    done = 0
    for found in _candidates(passage):
        low, high = found.clause
        quoted = any(passage.tokens[at].piece >= 0 for at in range(low, high))
        last = found.rest[1] if found.rest is not None else high
        if not done <= low < high or quoted:
            continue
        if found.rest is not None or _is_clause(passage, low, high):
            done = last
            yield found


def _candidates(passage: Passage) -> Iterator[IndirectSpeech]:
    places = sorted({*passage.cue_places, *_according(passage)})
    for at in places:
        if passage.cue(at) is None:
            found = _according_to(passage, at)
        else:
            found = _clause_behind(passage, at) or _clause_before(passage, at)
        if found is not None:
            yield found


def _according(passage: Passage) -> Iterator[int]:
    tokens = passage.tokens
    return (
        at for at in range(len(tokens) - 2) if tokens[at].low == "according" and tokens[at + 1].low == "to"
    )


def _clause_behind(passage: Passage, at: int) -> IndirectSpeech | None:
    """X said (that) …; X told Y that …; X vowed to …: the clause behind the verb."""
    tokens = passage.tokens
    low, high = passage.sentence(at)
    form = passage.cues[at]
    if form.lemma not in _WITH_THAT | _WITH_TO or is_passive(passage, at) or _is_denied(passage, at):
        return None
    start = _clause_start(passage, at, high)
    if start is None:
        return None
    subject = subject_before(passage, at, low)
    if subject is None or not _is_heard(passage, subject) or subject[1] > at:
        return None
    while start + 1 < high and not tokens[start].is_word and tokens[start].piece < 0:
        start += 1
    end = _clause_end(passage, start, high)
    return IndirectSpeech((start, end), Frame(subject, tokens[at].text, "indirect_behind", at))


def _is_heard(passage: Passage, subject: Range) -> bool:
    """Tell whether a subject can speak, and is not the writer or the reader."""
    first = passage.tokens[subject[0]].low
    if first in _UNHEARD or (subject[1] - subject[0] == 1 and first in ("i", "we", "you")):
        return False
    return can_speak(passage, subject)


def _is_denied(passage: Passage, at: int) -> bool:
    """Tell whether the verb at `at` did not happen: “would not say”, “never told”, “will insist”."""
    if passage.cues[at].tense is Tense.BASE and passage.tokens[at - 1].low in _MODALS:
        return True
    return any(token.low in _NEGATIONS for token in passage.tokens[max(0, at - _MAX_NEGATION) : at])


def _clause_start(passage: Passage, at: int, high: int) -> int | None:
    """Return where the clause behind the verb at `at` begins, or None if none follows."""
    tokens = passage.tokens
    lemma = passage.cues[at].lemma
    limit = min(high, at + _MAX_HEAD)
    start = at + 1
    if lemma in _ADDRESSED:
        addressee = phrase_after(passage, start, limit)
        if addressee is not None and addressee[0] - start <= _MAX_TITLE:
            start = addressee[1]
        elif start < limit and tokens[start].low in ("him", "her", "them", "us", "me", "you"):
            start += 1
    that = _that_behind(passage, start, limit)
    if that is not None:
        fits = lemma in _WITH_THAT and that + 1 < high and _has_verb_soon(passage, that + 1, high)
        return that + 1 if fits else None
    if start >= high:
        return None
    if lemma in _ASKING and tokens[start].low in _ASKED:
        return start
    if lemma in _WITH_TO and tokens[start].low == "to":
        return start
    start = _past_times(passage, start, limit)
    form = passage.cues[at]
    if lemma not in _BARE or start >= high or form.tense is Tense.PARTICIPLE:
        return None
    if form.tense is Tense.BASE and lemma != "say":
        return None
    return start if _begins_clause(passage, start) and _has_verb_soon(passage, start, high) else None


def _has_verb_soon(passage: Passage, start: int, high: int) -> bool:
    """Tell whether a finite verb follows before any comma, or behind an insertion."""
    tokens = passage.tokens
    if tokens[start].low in SUBJECT_PRONOUNS and start + 1 < high and not tokens[start + 1].is_word:
        return False  # “she said it, and …”
    commas = 0
    for at in range(start + 1, min(high, start + _MAX_SUBJECT)):
        token = tokens[at]
        commas += token.text == ","
        if token.low in ("that", "who", "which") and commas == 0:
            return False  # “noted the comment that she wanted …”
        if not token.is_word and token.text not in ",’'&/-()%$":
            return False
        past = token.low.endswith("ed") and not token.capital and len(token.low) > 3
        if commas != 1 and (
            token.low in _FINITE or past or (passage.cue(at) is not None and not token.capital)
        ):
            return True
    return tokens[start].low in SUBJECT_PRONOUNS


def _that_behind(passage: Passage, start: int, limit: int) -> int | None:
    """Return the “that” behind a verb, past when and where it was said, but not past an object of its own."""
    tokens = passage.tokens
    phrase = False
    for index in range(start, limit):
        token = tokens[index]
        if token.low == "that":
            return index
        if not token.is_word or passage.cue(index) is not None or token.low in AUXILIARIES:
            return None
        phrase = phrase or token.low in _TIME_AND_PLACE
        if not phrase and not (token.low in TIMES or token.low.endswith("ly") or token.low in _ADVERBS):
            return None
    return None


def _past_times(passage: Passage, start: int, limit: int) -> int:
    """Step over when it was said: “said [on Monday] …”, “said [late on Friday] …”."""
    tokens = passage.tokens
    at = start
    while at < limit and (
        tokens[at].low in TIMES
        or (tokens[at].low in ("on", "in", "at", "the") and at + 1 < limit and tokens[at + 1].low in TIMES)
    ):
        at += 1
    return at


def _begins_clause(passage: Passage, at: int) -> bool:
    """Tell whether a token may be the first of a clause: its subject, or what leads to one."""
    token = passage.tokens[at]
    return token.is_word and (
        token.low in SUBJECT_PRONOUNS
        or token.low in DETERMINERS
        or token.low in PEOPLE
        or token.low in ("there", "there’s", "there's", "such", "if", "when", "while", "although", "because")
        or passage.may_be_name(at)
        or (token.low.endswith("s") and len(token.low) > 4)
    )


def _clause_end(passage: Passage, start: int, high: int) -> int:
    """Return where a clause ends: at its sentence's stop, or where a clause of the writer's own follows."""
    tokens = passage.tokens
    end = high
    for at in range(start + 1, high):
        following = tokens[at + 1].low if at + 1 < high else ""
        if tokens[at].text == ";" or (tokens[at].text == "," and following in _AFTERTHOUGHTS):
            end = at
            break
        if tokens[at].text == "," and following == "according":
            end = at
            break
    while end > start and (tokens[end - 1].text in _CLOSES or not tokens[end - 1].is_word):
        if tokens[end - 1].text in "”)%]" or tokens[end - 1].piece >= 0:
            break
        end -= 1
    return end


def _clause_before(passage: Passage, at: int) -> IndirectSpeech | None:
    """…, X said; …, said X on Monday: the sentence closes with the reporting clause."""
    tokens = passage.tokens
    low, high = passage.sentence(at)
    form = passage.cues[at]
    if form.lemma not in _BARE or form.tense is Tense.PARTICIPLE or _is_denied(passage, at):
        return None
    if at > low and tokens[at - 1].text == ",":
        if form.lemma in _ADDRESSED:  # “…, who was late, told the paper” tells to whom
            return None
        subject, comma = phrase_after(passage, at + 1, high), at - 1
        if subject is not None and subject[0] > at + 8:
            return None
    else:
        subject = subject_before(passage, at, low)
        comma = -1 if subject is None else _comma_before(passage, subject[0], low)
    if subject is None or comma <= low or not _is_heard(passage, subject):
        return None
    last = max(subject[1], at + 1)
    frame = Frame(subject, tokens[at].text, "indirect_before", at)
    if last < high and tokens[last].text == "," and not any(token.piece >= 0 for token in tokens[last:high]):
        end = _clause_end(passage, last + 1, high)
        ends = last + 1 >= high or tokens[last + 1].low in _AFTERTHOUGHTS or tokens[last + 1].low == "and"
        rest = (last + 1, end) if end - last > 2 and not ends else None
        return IndirectSpeech((_start_of_words(passage, low), comma), frame, rest)
    if high - last > _MAX_TAIL or any(token.low == "that" or token.piece >= 0 for token in tokens[last:high]):
        return None
    return IndirectSpeech((_start_of_words(passage, low), comma), frame)


def _comma_before(passage: Passage, subject: int, low: int) -> int:
    """Return the comma that sets a reporting clause off, past a description of its subject, or -1."""
    tokens = passage.tokens
    for at in range(subject - 1, max(low, subject - 6), -1):
        if tokens[at].text == ",":
            return at
        if not tokens[at].is_word or tokens[at].low in PREPOSITIONS or passage.cue(at) is not None:
            return -1
    return -1


def _start_of_words(passage: Passage, low: int) -> int:
    """Return the sentence's first token that is a word, past “But” and “And”."""
    tokens = passage.tokens
    at = low
    label = next(
        (k + 1 for k in range(low, min(low + _MAX_LABEL, len(tokens))) if tokens[k].text == ":"), low
    )
    at = label
    while at + 1 < len(tokens) and (not tokens[at].is_word or tokens[at].low in ("but", "and")):
        at += 1
    return at


def _according_to(passage: Passage, at: int) -> IndirectSpeech | None:
    """According to X, …; …, according to X."""
    tokens = passage.tokens
    low, high = passage.sentence(at)
    source = phrase_after(passage, at + 2, high)
    if source is None or source[0] > at + 6:
        return None
    frame = Frame(source, passage.text[tokens[at].start : tokens[at + 1].end], "according_to", at)
    if at - low <= 1:
        comma = next((k for k in range(source[1], high) if tokens[k].text == ","), None)
        if comma is None or comma + 1 >= high:
            return None
        return IndirectSpeech((comma + 1, _clause_end(passage, comma + 1, high)), frame)
    if tokens[at - 1].text != "," or high - source[1] > _MAX_TAIL:
        return None
    return IndirectSpeech((_start_of_words(passage, low), at - 1), frame)


def _is_clause(passage: Passage, low: int, high: int) -> bool:
    """Tell whether a stretch is long enough, and has a verb."""
    tokens = passage.tokens
    if high - low < _MIN_CLAUSE:
        return False
    return any(
        tokens[at].low in _FINITE
        or (tokens[at].low.endswith(("ed", "s")) and at > low and not tokens[at].capital)
        or passage.cue(at) is not None
        or tokens[at].low == "to"
        for at in range(low, high)
    )
