"""Who is said to speak a quoted stretch: sieves from the surest pattern to the weakest.

The order follows the deterministic sieves of Muzny, Fang, Chang and Jurafsky, “A Two-stage Sieve
Approach for Quote Attribution” (2017): each pattern is tried only where all surer ones found nothing.
"""

from collections.abc import Callable

from reader.analysis.quotes.frames import Frame, is_person
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import can_speak
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
    chanted_by,
    claimed_by,
    likened_by,
    named_before_colon,
    signed_with_dash,
)
from reader.analysis.quotes.subjects import main_subject

#: Behind these stands a name that nobody in particular gives.
_HEARSAY = frozenset({"so-called", "aka", "nicknamed"})

Sieve = Callable[[Passage, int], Frame | None]

#: From the surest to the weakest; the first that answers wins.
SIEVES: tuple[Sieve, ...] = (
    said_right_before,
    said_ahead,
    said_after,
    signed_with_dash,
    according_to,
    claimed_by,
    chanted_by,
    said_before,
    likened_by,
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
    frame = nearest_cue(passage, low, end, "lead", end)
    if frame is None:
        subject = main_subject(passage, low, end)
        stop = ":" if passage.tokens[end - 1].text == ":" else ""
        speaks = subject is not None and can_speak(passage, subject)
        frame = Frame(subject, stop, "lead") if subject is not None and speaks else None
    if frame is None or passage.tokens[end - 1].text == ":":
        return frame
    return frame if is_person(passage, frame.subject) else None
