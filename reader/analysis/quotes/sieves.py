"""Who is said to speak a quoted stretch: sieves from the surest pattern to the weakest.

The order follows the deterministic sieves of Muzny, Fang, Chang and Jurafsky, “A Two-stage Sieve
Approach for Quote Attribution” (2017): each pattern is tried only where all surer ones found nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import Range, can_speak, phrase_after
from reader.analysis.quotes.subjects import earlier_subject, is_passive, main_subject, subject_before
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    HE_OR_SHE,
    RELATIVES,
    SAYINGS,
    SUBORDINATORS,
)

_DASHES = frozenset("—–―-~")
_PAUSES = frozenset({",", "—", "–", "-", ")", "…"})
_MAX_FRAME = 32
_MAX_DESCRIPTION = 8
_MAX_LABEL = 4
_BEFORE_VERB = frozenset({"also", "later"})
#: Words that begin a clause of its own behind a quotation: “…,” while the army said.
_OTHER_CLAUSE = CONJUNCTIONS | (SUBORDINATORS - {"as"})
_MAX_COMPLEMENT = 6
_MAX_CLAIM = 12
_MAX_QUALITIES = 4
#: So many words behind the quotation, “according to” speaks of something else where a verb of saying is near.
_FAR = 5
#: Behind these stands a name that nobody in particular gives.
_HEARSAY = frozenset({"so-called", "aka", "nicknamed"})
_USES = frozenset({"used", "uses", "using", "use"})
_TERMS = frozenset({"phrase", "phrases", "term", "word", "words", "expression"})
#: What joins a noun of saying to the words: “claim that”, “promise of”, “slogan, “…””.
_BEHIND_SAYING = frozenset({"that", "of", "to", "as", "for", "about", ",", ":", "“”"})
#: How many verbs of saying are weighed around one quotation; there are seldom more than three.
_MAX_CUES = 8
#: By how many words a weak verb must be nearer to be preferred.
_WEAKNESS = 4


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sieve read: the speaker's tokens, the words of saying, and the sieve's name."""

    subject: Range
    cue: str
    sieve: str


Sieve = Callable[[Passage, int], Frame | None]


def said_after(passage: Passage, quote: int) -> Frame | None:
    """“…,” said X; “…,” X said: the reporting clause stands right behind the words."""
    tokens = passage.tokens
    _, high = passage.sentence(quote)
    start = quote + 1
    while start < high and tokens[start].text in _PAUSES:
        start += 1
    if start + 1 < high and tokens[start].low in _BEFORE_VERB and passage.cue(start + 1) is not None:
        start += 1
    if start >= high or tokens[start].piece >= 0 or tokens[start].low in _OTHER_CLAUSE:
        return None
    form = passage.cue(start)
    if form is not None and form.tense in (Tense.PAST, Tense.PRESENT):
        subject = phrase_after(passage, start + 1, high)
        if subject is not None:
            return Frame(subject, tokens[start].text, "said_after")
    paused = start > quote + 1 or tokens[quote].text[-1] in ",?!…—–"
    end = next((at for at in range(start, min(high, start + _MAX_FRAME)) if tokens[at].piece >= 0), high)
    for at in passage.cues_between(start + 1, min(end, start + _MAX_FRAME))[:_MAX_CUES]:
        form = passage.cues[at]
        if form.tense is Tense.PARTICIPLE or (form.strength is Strength.WEAK and not paused):
            continue
        if is_passive(passage, at):
            continue
        subject = subject_before(passage, at, start)
        if subject is not None and _leads_to(passage, start, subject[0], paused=paused):
            return Frame(subject, tokens[at].text, "said_after")
        if not paused:
            return None
    return _unknown_verb(passage, quote, start, high)


def _leads_to(passage: Passage, start: int, name: int, *, paused: bool) -> bool:
    """Tell whether the words between a quotation and its speaker only describe the speaker.

    “…,” [White House press secretary] Ola Brand said: a few words, none of them a clause of its own.
    """
    if name == start:
        return True
    between = passage.tokens[start:name]
    return (
        paused
        and len(between) <= _MAX_DESCRIPTION
        and all(token.is_word and token.low not in RELATIVES for token in between)
        and (len(between) <= 3 or not any(token.low in SUBORDINATORS | AUXILIARIES for token in between))
    )


def _unknown_verb(passage: Passage, quote: int, start: int, high: int) -> Frame | None:
    """Take any past tense for a verb of saying where the words end in a comma and somebody follows."""
    tokens = passage.tokens
    if tokens[quote].text[-1] != ",":
        return None
    subject = phrase_after(passage, start, high)
    if subject is None or subject[1] >= high or not can_speak(passage, subject):
        return None
    verb = tokens[subject[1]]
    if not (verb.is_word and verb.low.endswith("ed")):
        return None
    return Frame(subject, verb.text, "said_after")


def signed_with_dash(passage: Passage, quote: int) -> Frame | None:
    """“…” — X: the name stands behind a dash, at the end of the paragraph."""
    tokens = passage.tokens
    at = quote + 1
    if at + 1 >= len(tokens) or tokens[at].text not in _DASHES or passage.sentence(quote)[0] < quote:
        return None
    while at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    if at >= len(tokens):
        return None
    last = passage.name_starting(at)
    if last is None or (last + 1 < len(tokens) and tokens[last + 1].text not in ",.("):
        return None
    if any(token.piece >= 0 for token in tokens[last + 1 :]):
        return None
    return Frame((at, last + 1), "", "signed_with_dash")


def according_to(passage: Passage, quote: int) -> Frame | None:
    """According to X, …; in the words of X, …: anywhere in the sentence."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    places = [at for at in range(low, high - 2) if tokens[at].low in ("according", "in")]
    for at in sorted(places, key=lambda index: abs(index - quote)):
        words = tuple(token.low for token in tokens[at : at + 4])
        if words[:2] == ("according", "to"):
            subject = phrase_after(passage, at + 2, high)
            cue = "according to"
        elif words == ("in", "the", "words", "of"):
            subject = phrase_after(passage, at + 4, high)
            cue = "in the words of"
        else:
            continue
        if at > quote + _FAR and passage.cues_between(max(low, quote - _MAX_COMPLEMENT), quote):
            return None
        if subject is not None and not _said_since(passage, at, quote):
            return Frame(
                subject, passage.text[tokens[at].start : tokens[at].start + len(cue)], "according_to"
            )
    return None


def _said_since(passage: Passage, at: int, quote: int) -> bool:
    """Tell whether the words are those of one who is only spoken of: “according to X, who wrote that …”."""
    return any(
        passage.cues[cue].tense is Tense.PAST and passage.tokens[cue - 1].low in ("who", "which")
        for cue in passage.cues_between(at + 1, quote)
    )


def claimed_by(passage: Passage, quote: int) -> Frame | None:
    """X’s claim that “…”; his promise of “…”: a noun of saying nearer than any verb, with its possessor."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    for at in range(quote - 1, max(low, quote - _MAX_CLAIM) - 1, -1):
        if tokens[at].piece >= 0 or passage.cue(at) is not None:
            return None
        if tokens[at].low in _TERMS:
            verb = next((use for use in range(at - 1, max(low, at - 4), -1) if tokens[use].low in _USES), 0)
            subject = subject_before(passage, verb, low) if verb else None
            if subject is not None:
                return Frame(subject, tokens[verb].text, "claimed_by")
        if tokens[at].low not in SAYINGS or tokens[at + 1].low not in _BEHIND_SAYING:
            continue
        for owner in range(at - 1, max(low, at - _MAX_QUALITIES) - 1, -1):
            first = passage.name_ending(owner) if tokens[owner].possessive else None
            if first is not None:
                return Frame((max(first, low), owner + 1), tokens[at].text, "claimed_by")
            if tokens[owner].low in ("his", "her"):
                return Frame((owner, owner + 1), tokens[at].text, "claimed_by")
        return None
    return None


def said_before(passage: Passage, quote: int) -> Frame | None:
    """X said (that) “…”; accusing Y of “…”: the nearest verb of saying before it that has a subject."""
    low, high = passage.sentence(quote)
    return _nearest_cue(passage, low, quote, "said_before", high)


def _nearest_cue(passage: Passage, low: int, high: int, sieve: str, end: int) -> Frame | None:
    """Return the frame of the verb of saying nearest before token `high` that has a subject.

    A passive verb has an agent or nobody: behind it, or up to `end` behind the words (“called “…” by X”).
    """
    tokens = passage.tokens
    ranked = sorted(
        (high - at + (_WEAKNESS if passage.cues[at].strength is Strength.WEAK else 0), at)
        for at in passage.cues_between(low, high)[-_MAX_CUES:]
    )
    unlikely: Frame | None = None
    for _, at in ranked:
        subject = _agent(passage, at, high, end) or (
            None if is_passive(passage, at) else _subject_of(passage, at, low, high)
        )
        if subject is None:
            continue
        frame = Frame(subject, tokens[at].text, sieve)
        if can_speak(passage, subject):
            return frame
        unlikely = unlikely or frame
    return unlikely


def _agent(passage: Passage, verb: int, quote: int, end: int) -> Range | None:
    """Return the agent of a passive or reduced verb: “described by X as”, “called “…” by X”."""
    tokens = passage.tokens
    if passage.cues[verb].tense is not Tense.PAST:
        return None
    if verb + 1 < quote and tokens[verb + 1].low == "by":
        return phrase_after(passage, verb + 2, quote)
    if quote + 2 < end and tokens[quote + 1].low == "by" and quote - verb <= _MAX_COMPLEMENT:
        return phrase_after(passage, quote + 2, end)
    return None


def _subject_of(passage: Passage, at: int, low: int, high: int) -> Range | None:
    """Return the subject of the verb at `at`, behind it where the verb closes a quotation."""
    tokens = passage.tokens
    before = at - 1
    while before >= low and tokens[before].text in _PAUSES:
        before -= 1
    if before >= low and tokens[before].piece >= 0:
        form = passage.cue(at)
        if form is not None and form.tense is Tense.PARTICIPLE:
            return earlier_subject(passage, at, low)
        return phrase_after(passage, at + 1, high) or earlier_subject(passage, at, low)
    if at == low:
        return None
    return subject_before(passage, at, low)


def said_later(passage: Passage, quote: int) -> Frame | None:
    """The “…” plan would fail, X said: a reporting clause that closes the sentence behind a comma."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    for at in passage.cues_between(quote + 1, high)[:_MAX_CUES]:
        form = passage.cues[at]
        if form.tense is Tense.PARTICIPLE or form.strength is Strength.WEAK:
            continue
        if tokens[at - 1].text == ",":
            subject = phrase_after(passage, at + 1, high)
        else:
            subject = subject_before(passage, at, max(low, quote + 1))
            if subject is not None and tokens[subject[0] - 1].text not in ",—–":
                subject = None
        if subject is None and tokens[at - 1].text == ",":
            subject = subject_before(passage, at, quote + 1)
        if subject is not None:
            return Frame(subject, tokens[at].text, "said_later")
    return None


def named_before_colon(passage: Passage, quote: int) -> Frame | None:
    """X: … “…”, as in transcripts and headlines; or a clause about X that ends in a colon."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    label = passage.name_starting(low) if low < quote else None
    if label is not None and label < low + _MAX_LABEL and tokens[label + 1].text == ":":
        return Frame((low, label + 1), ":", "named_before_colon")
    if quote == low or tokens[quote - 1].text != ":":
        return None
    first = passage.name_ending(quote - 2) if quote >= 2 else None
    if first is not None and (first <= low or tokens[first - 1].text in _DASHES):
        return Frame((max(first, low), quote - 1), ":", "named_before_colon")
    subject = main_subject(passage, low, quote - 1)
    if subject is not None and _is_person(passage, subject):
        return Frame(subject, ":", "named_before_colon")
    return None


def _is_person(passage: Passage, subject: Range) -> bool:
    """Tell whether a subject is a person of the cast, or “he” or “she”."""
    last = subject[1] - 1
    return passage.tokens[last].low in HE_OR_SHE or passage.is_person(last)


#: From the surest to the weakest; the first that answers wins.
SIEVES: tuple[Sieve, ...] = (
    said_after,
    signed_with_dash,
    according_to,
    claimed_by,
    said_before,
    said_later,
    named_before_colon,
)


def read_frame(passage: Passage, quote: int) -> Frame | None:
    """Return what the first sieve that answers reads for the quoted stretch at token `quote`."""
    if quote and passage.tokens[quote - 1].low in _HEARSAY:
        return None
    for sieve in SIEVES:
        frame = sieve(passage, quote)
        if frame is not None:
            return frame
    return None


def read_lead(passage: Passage, end: int) -> Frame | None:
    """Read the sentence that ends before token `end` as an introduction to the words that follow it.

    Behind a colon any speaker counts; behind a full stop only a person (“Quill disagreed. “…””).
    """
    if end == 0:
        return None
    low, _ = passage.sentence(end - 1)
    if any(token.piece >= 0 for token in passage.tokens[low:end]):
        return None
    frame = _nearest_cue(passage, low, end, "lead", end)
    if frame is None:
        subject = main_subject(passage, low, end)
        speaks = subject is not None and can_speak(passage, subject)
        frame = Frame(subject, "", "lead") if subject is not None and speaks else None
    if frame is None or passage.tokens[end - 1].text == ":":
        return frame
    return frame if _is_person(passage, frame.subject) else None
