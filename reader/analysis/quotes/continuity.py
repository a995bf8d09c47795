"""Which quoted stretches belong together: one sentence cut in two, or words that simply go on."""

from collections.abc import Sequence

from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.reporting import said_after

_GOES_ON = frozenset(",;—–-")
_MAX_INTERRUPTION = 14
#: The same where the words go on in the middle of a sentence: “…,” said X, who ran Y for years, “that …”.
_MAX_DESCRIPTION = 48
_INTERRUPTING = frozenset({"said_after", "according_to"})
#: How far behind the words the verb or subject may stand: “…,” a déclaré Ruth Calder.
_MAX_BEFORE_SUBJECT = 4
_MAX_TITLE = 10


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
    parted = passage.sentence_of[one] != passage.sentence_of[other] and tokens[other - 1].text != ";"
    goes_on = tokens[other].text[:1].islower()  # the words behind cannot begin a sentence
    if parted or other - one > (_MAX_DESCRIPTION if goes_on else _MAX_INTERRUPTION):
        return False
    if goes_on and tokens[one + 1].text == "(" and tokens[other - 1].text == ")":
        return True
    frame = frames[number - 1]
    if frame is not None and frame.sieve == "said_right_before":
        if not any(token.piece >= 0 for token in tokens[passage.sentence(one)[0] : frame.subject[0]]):
            return False  # When the cook shouted, “Go,” Brand joked, “…”
        frame = said_after(passage, one)  # “…,” he said, “…,” he went on, “…”
    if frame is None or frame.sieve not in _INTERRUPTING:
        return False
    room = _MAX_TITLE if goes_on else _MAX_BEFORE_SUBJECT
    if not one < min(at for at in (frame.subject[0], frame.cue_at) if at >= 0) <= one + room:
        return False
    own = frames[number]
    that = "that" in (tokens[other - 1].low, tokens[other - 2].low)
    if _begins_anew(own, frame, one, that=that):
        return False
    if other - one > _MAX_INTERRUPTION and own is not None and own.cue_at not in (-1, frame.cue_at):
        return False  # “…,” Brand wrote this week, adding that if the party should lose more seats, “…”
    paused = tokens[one].text[-1] in _GOES_ON or tokens[one + 1].text in _GOES_ON
    return paused and (tokens[other - 1].text in _GOES_ON or other - one <= 4)


def _begins_anew(own: Frame | None, before: Frame, one: int, *, that: bool) -> bool:
    """Tell whether words have a verb of their own behind that of those before: “…,” she said, adding: “…”.

    Or a clause: “…,” she said, adding that “…”.
    """
    if own is None or own.cue_at <= one or own.cue_at == before.cue_at:
        return False
    return own.sieve == "said_right_before" or that
