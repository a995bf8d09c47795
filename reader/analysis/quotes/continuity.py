"""Which quoted stretches belong together: one sentence cut in two, or words that simply go on."""

from collections.abc import Sequence

from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage

_GOES_ON = frozenset(",;—–-")
_MAX_INTERRUPTION = 14


def follows(passage: Passage, places: Sequence[int], number: int) -> bool:
    """Tell whether words without a clause of their own belong to the speaker of those before them.

    They do where they are a sentence by themselves, or share a sentence with those; not where the writer
    quotes a word of somebody's in a sentence of his own.
    """
    place = places[number]
    low, _ = passage.sentence(place)
    return low == place or passage.sentence_of[place] == passage.sentence_of[places[number - 1]]


def leads_into(passage: Passage, places: Sequence[int], number: int) -> bool:
    """Tell whether words without a clause of their own belong to the speaker of those behind them."""
    place = places[number]
    return passage.sentence(place) == (place, place + 1) or (
        passage.sentence_of[place] == passage.sentence_of[places[number + 1]]
    )


def is_interruption(
    passage: Passage, places: Sequence[int], frames: Sequence[Frame | None], number: int
) -> bool:
    """Tell whether a stretch goes on with the sentence before its reporting clause: “…,” she said, “…”."""
    tokens = passage.tokens
    one, other = places[number - 1], places[number]
    if passage.sentence_of[one] != passage.sentence_of[other] or other - one > _MAX_INTERRUPTION:
        return False
    frame = frames[number - 1]
    if frame is None or frame.sieve != "said_after" or frame.subject[0] > one + 3:
        return False
    paused = tokens[one].text[-1] in _GOES_ON or tokens[one + 1].text in _GOES_ON
    return paused and (tokens[other - 1].text in _GOES_ON or other - one <= 4)
