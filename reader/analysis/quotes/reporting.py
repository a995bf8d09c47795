"""Sieves of the reporting clause: X said, said X, X said that, before the words or behind them."""

from reader.analysis.quotes.elsewhere import AUXILIARIES_ELSEWHERE, is_elsewhere, subject_behind
from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.hearing import OBJECTS
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.subjects import earlier_subject, is_passive, subject_before
from reader.analysis.quotes.unlisted import unlisted_behind
from reader.analysis.quotes.verbs import GESTURES, Strength, Tense
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    word_set,
)

_PAUSES = frozenset({",", "—", "–", "-", ")", "…"})
_MAX_FRAME = 32
#: How far before the comma or colon its verb may stand.
_MAX_LEAD = 10
_MAX_THAT = 4
#: How far before what is told the verb that tells it may stand.
_MAX_TOLD = 16
_MAX_DESCRIPTION = 8
_BEFORE_VERB = frozenset({"also", "later"}) | AUXILIARIES_ELSEWHERE
#: Words that begin a clause of its own behind a quotation: “…,” while the army said.
_OTHER_CLAUSE = CONJUNCTIONS | (SUBORDINATORS - {"as"})
#: “…“, so Müller; „…”, aldus De Vries.
_SO_ELSEWHERE = frozenset({"so", "aldus"})
_MAX_COMPLEMENT = 6
_BEFORE_PARTICIPLE = frozenset({"after", "before", "by", "while", "when", "in", "despite", "besides"})
_HAVE = frozenset({"has", "have", "had", "’s", "'s", "’ve", "'ve", "having"})
_BE = frozenset({"was", "were", "is", "are", "’s", "'s", "’re", "'re"})
_NEGATIONS = frozenset({"not", "n’t", "n't", "never", "only", "also", "just"})
_MODALS = word_set("to will would could should might may can must won’t won't wouldn’t wouldn't")
#: What goes on in a head, and becomes speech only by being told.
_THOUGHTS = word_set("believe think want hope expect agree wonder wish reckon find")
#: How many verbs of saying are weighed around one quotation; there are seldom more than three.
_MAX_CUES = 8
#: By how many words a weak verb must be nearer to be preferred.
_WEAKNESS = 4


def said_after(passage: Passage, quote: int) -> Frame | None:
    """“…,” said X; “…,” X said: the reporting clause stands right behind the words."""
    tokens = passage.tokens
    _, high = passage.sentence(quote)
    start = quote + 1
    while start < high and tokens[start].text in _PAUSES:
        start += 1
    if start + 1 < high and tokens[start].low in _BEFORE_VERB and passage.cue(start + 1) is not None:
        start += 1
    if start >= high or tokens[start].piece >= 0:
        return None
    form = passage.cue(start)
    abroad = tokens[start].low in _SO_ELSEWHERE and passage.text[tokens[quote].start - 1] in "„»“«"
    if abroad or (form is not None and is_elsewhere(passage, start)):
        subject = subject_behind(passage, start + 1, high)
        return Frame(subject, tokens[start].text, "said_after", start) if subject is not None else None
    if tokens[start].low in _OTHER_CLAUSE:
        return None
    if form is not None and form.tense in (Tense.PAST, Tense.PRESENT):
        subject = phrase_after(passage, start + 1, high)
        if subject is not None:
            return Frame(subject, tokens[start].text, "said_after", start)
    if tokens[start].low == "came":
        return _came_from(passage, start, high)
    paused = start > quote + 1 or tokens[quote].text[-1] in ",?!…—–"
    end = next((at for at in range(start, min(high, start + _MAX_FRAME)) if tokens[at].piece >= 0), high)
    for at in passage.cues_between(start + 1, min(end, start + _MAX_FRAME))[:_MAX_CUES]:
        form = passage.cues[at]
        if form.tense is Tense.PARTICIPLE or (form.strength is Strength.WEAK and not paused):
            continue
        if is_passive(passage, at):
            by = at + 1 < high and tokens[at + 1].low == "by" and paused
            agent = phrase_after(passage, at + 2, high) if by else None
            if agent is not None and can_speak(passage, agent):
                return Frame(agent, tokens[at].text, "said_after", at)  # “…,” he was told by the clerk.
            continue
        if form.lemma == "report" and _is_reported(passage, quote):
            return None  # “The ministry said it was “late,” the agency reported.”
        subject = _quoted_as_saying(passage, at, high) or subject_before(passage, at, start)
        if subject is not None and _leads_to(passage, start, subject[0], paused=paused):
            return Frame(subject, tokens[at].text, "said_after", at)
        if not paused:
            return None
    return unlisted_behind(passage, quote, start, high)


def _is_reported(passage: Passage, quote: int) -> bool:
    """Tell whether a finite verb of saying with a subject of its own leads to words within a sentence."""
    low, _ = passage.sentence(quote)
    for at in reversed(passage.cues_between(low, quote)):
        form = passage.cues[at]
        if form.strength is Strength.WEAK or form.tense not in (Tense.PAST, Tense.PRESENT):
            continue
        subject = None if is_passive(passage, at) else subject_before(passage, at, low)
        return subject is not None and can_speak(passage, subject)
    return False


def _quoted_as_saying(passage: Passage, verb: int, high: int) -> Range | None:
    """Return whom somebody quotes behind the words: “…,” state television quoted [the general] as saying."""
    tokens = passage.tokens
    if passage.cues[verb].lemma not in ("quote", "cite") or is_passive(passage, verb):
        return None
    if verb + 2 < high and tokens[verb + 1].low in ("him", "her", "them") and tokens[verb + 2].low == "as":
        return verb + 1, verb + 2
    whom = phrase_after(passage, verb + 1, high)
    said = whom is not None and whom[1] + 1 < high and tokens[whom[1]].low == "as"
    return whom if said else None


def _came_from(passage: Passage, came: int, high: int) -> Frame | None:
    """“…,” came shouts from X; “…,” came the reply from X."""
    tokens = passage.tokens
    for at in range(came + 1, min(high - 1, came + _MAX_DESCRIPTION)):
        if tokens[at].low == "from":
            subject = phrase_after(passage, at + 1, high)
            return None if subject is None else Frame(subject, tokens[at - 1].text, "said_after", came)
        if not tokens[at].is_word:
            return None
    return None


def said_ahead(passage: Passage, quote: int) -> Frame | None:
    """Calling it “…,” X left; after saying it was “…,” X left: the subject stands behind the comma."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    cues = passage.cues_between(low, quote)
    if not cues or passage.cues[cues[-1]].tense is not Tense.PARTICIPLE or cues[-1] > low + 1:
        return None
    if cues[-1] == low + 1 and tokens[low].low not in _BEFORE_PARTICIPLE:
        return None
    comma = tokens[quote].text[-1] == "," or (quote + 1 < high and tokens[quote + 1].text == ",")
    if not comma:
        return None
    start = quote + 1 + (tokens[quote + 1].text == "," if quote + 1 < high else 0)
    subject = phrase_after(passage, start, high) if start < high else None
    if subject is None or not can_speak(passage, subject):
        return None
    return Frame(subject, tokens[cues[-1]].text, "said_ahead", cues[-1])


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
        and all((token.is_word or token.text == ",") and token.low not in RELATIVES for token in between)
        and (len(between) <= 3 or not any(token.low in SUBORDINATORS | AUXILIARIES for token in between))
    )


def said_right_before(passage: Passage, quote: int) -> Frame | None:
    """X said, “…”; X replied: “…”: a comma or colon parts the words from the reporting verb before them.

    Surer than what stands behind them: “Quill asked, “Why?” Marsh shrugged.”
    """
    tokens = passage.tokens
    if quote < 3 or tokens[quote - 1].text not in (",", ":"):
        return None
    low, _ = passage.sentence(quote)
    for at in reversed(passage.cues_between(max(low, quote - _MAX_LEAD), quote - 1)):
        form = passage.cues[at]
        between = tokens[at + 1 : quote - 1]
        set_off = tokens[quote - 1].text == ":" and at == quote - 2
        weak = form.strength is Strength.WEAK and not set_off
        if weak or not all(token.is_word for token in between):
            continue
        if is_passive(passage, at) or (between and not _only_addresses(passage, at + 1, quote - 1)):
            return None
        before = at - 1
        while before >= low and tokens[before].text in _PAUSES:
            before -= 1
        if before >= low and tokens[before].piece >= 0:
            return None
        subject = subject_before(passage, at, low)
        if subject is None or not can_speak(passage, subject):
            return None
        frame = Frame(subject, tokens[at].text, "said_right_before", at)
        thought = form.lemma in _THOUGHTS
        return (_told_of(passage, frame, low) if thought else None) or frame
    return None


def _only_addresses(passage: Passage, low: int, high: int) -> bool:
    """Tell whether the words between a verb and a comma only say to whom, when or where it was said."""
    tokens = passage.tokens
    return not any(
        tokens[at].low in RELATIVES or tokens[at].low in AUXILIARIES or passage.cue(at) is not None
        for at in range(low, high)
    )


def said_before(passage: Passage, quote: int) -> Frame | None:
    """X said (that) “…”; accusing Y of “…”: the nearest verb of saying before it that has a subject."""
    low, high = passage.sentence(quote)
    return nearest_cue(passage, low, quote, "said_before", high)


def nearest_cue(passage: Passage, low: int, high: int, sieve: str, end: int) -> Frame | None:
    """Return the frame of the verb of saying nearest before token `high` that has a subject.

    A passive verb has an agent or nobody: behind it, or up to `end` behind the words (“called “…” by X”).
    """
    tokens = passage.tokens
    ranked = sorted(
        (high - at + _handicap(passage, at, high), at)
        for at in passage.cues_between(low, high)[-_MAX_CUES:]
        if passage.cues[at].lemma not in GESTURES or high - at <= 2
    )
    unlikely: Frame | None = None
    for _, at in ranked:
        subject = _agent(passage, at, high, end) or (
            None if is_passive(passage, at) else _subject_of(passage, at, low, high)
        )
        if subject is None:
            continue
        frame = Frame(subject, tokens[at].text, sieve, at)
        if can_speak(passage, subject) or tokens[subject[0]].low in OBJECTS:
            return _told_of(passage, frame, low) or frame
        unlikely = unlikely or frame
    return unlikely


def _handicap(passage: Passage, verb: int, high: int) -> int:
    """Return by how many words a verb counts as farther away: a weak one does, unless the words follow it."""
    form = passage.cues[verb]
    beside = high - verb == 1 and form.tense in (Tense.PAST, Tense.PRESENT)
    return _WEAKNESS if form.strength is Strength.WEAK and not beside else 0


def _told_of(passage: Passage, inner: Frame, low: int) -> Frame | None:
    """Return the outer frame of what was told to be thought, meant or done.

    “Quill told the court (that) she believes “…””, “Quill said the plan he pushed had “…””.
    """
    tokens = passage.tokens
    first = inner.cue_at
    if not _is_told(passage, inner) or tokens[first - 1].low in CONJUNCTIONS:
        return None
    if inner.subject[0] > low and tokens[inner.subject[0] - 1].low == "as":
        return None  # “…, as one diver put it, “…””
    for at in reversed(passage.cues_between(low, first)):
        form = passage.cues[at]
        behind = tokens[at + 1 : min(first, at + _MAX_THAT)]
        that = form.strength is not Strength.WEAK and any(token.low == "that" for token in behind)
        sure = form.strength is Strength.STRONG or that
        if form.lemma in _THOUGHTS or not sure or first - at > _MAX_TOLD:
            continue
        if any(_parts(passage, index) for index in range(at, first)) or tokens[at - 1].piece >= 0:
            return None
        subject = subject_before(passage, at, low)
        if subject is None or not can_speak(passage, subject):
            return None
        return Frame(subject, tokens[at].text, inner.sieve, at)
    return None


def _parts(passage: Passage, at: int) -> bool:
    """Tell whether quoted words, or another clause beside the first (“, and she”), begin at token `at`."""
    token = passage.tokens[at]
    behind = passage.tokens[at + 1].low if at + 1 < len(passage.tokens) else ""
    return token.piece >= 0 or token.text == ";" or (token.text == "," and behind in _OTHER_CLAUSE | {"to"})


def _is_told(passage: Passage, inner: Frame) -> bool:
    """Tell whether a verb says what somebody thinks, means or would do: speech only if it is told.

    A thought of “he”, a verb that seldom reports, one behind “to” or “will”, “he was referring to”.
    """
    tokens = passage.tokens
    form = passage.cue(inner.cue_at)
    if form is None:
        return False
    pronoun = tokens[inner.subject[0]].low in SUBJECT_PRONOUNS
    if form.lemma in _THOUGHTS:
        return pronoun
    before = inner.cue_at - 1
    while before > 0 and tokens[before].low in _NEGATIONS:
        before -= 1
    if form.tense is Tense.BASE:
        denied = before < inner.cue_at - 1
        return (denied or form.strength is not Strength.STRONG) and (denied or tokens[before].low in _MODALS)
    if form.tense is Tense.PARTICIPLE:
        return tokens[before].low in _BE and form.strength is not Strength.STRONG
    return form.strength is Strength.WEAK


def _agent(passage: Passage, verb: int, quote: int, end: int) -> Range | None:
    """Return the agent of a passive or reduced verb: “described by X as”, “called “…” by X”."""
    tokens = passage.tokens
    if passage.cues[verb].tense is not Tense.PAST:
        return None
    if verb + 1 < quote and tokens[verb + 1].low == "by":
        return phrase_after(passage, verb + 2, quote)
    if _is_active(passage, verb):
        return None
    if passage.cues[verb].strength is Strength.STRONG:
        return None  # “said it was “concerned” by the delay”
    if quote + 2 < end and tokens[quote + 1].low == "by" and quote - verb <= _MAX_COMPLEMENT:
        agent = phrase_after(passage, quote + 2, end)
        return agent if agent is not None and can_speak(passage, agent) else None
    return None


def _is_active(passage: Passage, verb: int) -> bool:
    """Tell whether a past form has its subject right before it: “she declared”, “he has called”."""
    before = passage.tokens[verb - 1] if verb else None
    return before is not None and (before.low in _HAVE or before.low in SUBJECT_PRONOUNS)


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
        if tokens[at - 1].text == "," and form.lemma != "tell":
            subject = phrase_after(passage, at + 1, high)
        else:
            subject = subject_before(passage, at, max(low, quote + 1))
            if subject is not None and tokens[subject[0] - 1].text not in ",—–":
                subject = None
        if subject is None and tokens[at - 1].text == ",":
            subject = subject_before(passage, at, quote + 1)
        if subject is not None:
            return Frame(subject, tokens[at].text, "said_later", at)
    return None
