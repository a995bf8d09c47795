"""Who is said to speak a quoted stretch: sieves from the surest pattern to the weakest.

The order follows the deterministic sieves of Muzny, Fang, Chang and Jurafsky, “A Two-stage Sieve
Approach for Quote Attribution” (2017): each pattern is tried only where all surer ones found nothing.
"""

from collections.abc import Callable

from reader.analysis.quotes.claims import claimed_by, owned, uttered_by
from reader.analysis.quotes.frames import Frame, is_person
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.reporting import (
    nearest_cue,
    said_after,
    said_ahead,
    said_before,
    said_later,
    said_right_before,
)
from reader.analysis.quotes.sources import (
    according_to,
    captioned_by,
    chanted_by,
    ended_with,
    in_the_eyes_of,
    likened_by,
    named_before_colon,
    signed_with_dash,
)
from reader.analysis.quotes.subjects import main_subject
from reader.analysis.quotes.unlisted import said_inverted, said_that
from reader.analysis.quotes.voices import can_speak
from reader.analysis.quotes.words import COMMON_VERBS, NO_LABELS, word_set

#: Behind these stands a name that nobody in particular gives.
_HEARSAY = frozenset({"so-called", "aka", "nicknamed"})

_PLAIN_DEEDS = word_set(
    """set put cut let shut hit bent bit blew caught drank ate fed fought flung hung laid lay lit read rang
    rubbed sang sat shook slid spat spun swept swung tore wept wound bowed grinned smiled stood"""
)

#: So near its end a verb of saying closes the sentence: “…, the report says.”
_MAX_CLOSING = 4
#: How many words a name before a headline's colon may have, with what its bearer is.
_MAX_LABEL = 5

Sieve = Callable[[Passage, int], Frame | None]

#: From the surest to the weakest; the first that answers wins.
SIEVES: tuple[Sieve, ...] = (
    said_inverted,
    said_right_before,
    said_ahead,
    said_after,
    signed_with_dash,
    according_to,
    claimed_by,
    chanted_by,
    owned,
    said_before,
    likened_by,
    ended_with,
    captioned_by,
    said_later,
    named_before_colon,
    uttered_by,
    said_that,
    in_the_eyes_of,
)


def read_frame(passage: Passage, quote: int) -> Frame | None:
    """Return what the first sieve that answers reads for the quoted stretch at token `quote`."""
    if quote and passage.tokens[quote - 1].low in _HEARSAY:
        return None
    for sieve in SIEVES:
        frame = sieve(passage, quote)
        if frame is not None and not frame.subject[0] <= quote < frame.subject[1]:
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
    frame = nearest_cue(passage, low, end, "lead", end)
    if frame is None:
        subject = main_subject(passage, low, end)
        stop = ":" if passage.tokens[end - 1].text == ":" else ""
        speaks = subject is not None and can_speak(passage, subject)
        if subject is not None and stop and passage.tokens[subject[1] - 1].low in NO_LABELS:
            return None
        frame = Frame(subject, stop, "lead") if subject is not None and speaks else None
    if frame is None or passage.tokens[end - 1].text == ":":
        return frame
    closes = frame.cue_at >= max(0, end - _MAX_CLOSING) and can_speak(passage, frame.subject)
    return frame if closes or is_person(passage, frame.subject) else None


def unknown_actor(passage: Passage, at: int) -> Frame | None:
    """Return one who is named by one word and does something from token `at` on: “Corin set it down.”."""
    tokens = passage.tokens
    if at + 1 >= len(tokens) or not passage.may_be_name(at) or tokens[at].possessive:
        return None
    acts = tokens[at + 1].low.endswith("ed") or tokens[at + 1].low in COMMON_VERBS | _PLAIN_DEEDS
    return Frame((at, at + 1), "", "lead") if acts and tokens[at + 1].is_word else None


def read_headline(passage: Passage, quote: int) -> Frame | None:
    """Return whose words a headline quotes, where nothing in it says so.

    “Ola Brand: Dam Is ‘Late’” and “Brand Sees ‘Long Winter’”: who stands before a colon, or begins it.
    """
    tokens = passage.tokens
    colon = next((at for at in range(1, min(quote, _MAX_LABEL + 1)) if tokens[at].text == ":"), None)
    if colon is not None:
        first = passage.name_ending(colon - 1) if tokens[colon - 1].low not in NO_LABELS else None
        named = first is not None and all(token.capital for token in tokens[:colon])
        return Frame((first or 0, colon), ":", "headline") if named else None
    last = passage.name_starting(0) if passage.is_person(0) else None
    if last is None or last + 1 >= quote or tokens[last].possessive or not tokens[last + 1].is_word:
        return None
    if any(passage.is_person(at) for at in range(last + 1, quote)):
        return None  # somebody else may be quoted
    return Frame((0, last + 1), tokens[last + 1].text, "headline")
