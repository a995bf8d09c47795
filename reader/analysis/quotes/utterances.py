"""From quoted stretches to utterances: who speaks each, and which of them are one quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotes.cast import Cast
from reader.analysis.quotes.marks import Piece
from reader.analysis.quotes.passage import Passage, read_passage
from reader.analysis.quotes.sieves import Frame, read_frame, read_lead
from reader.analysis.quotes.speakers import Attribution, Speakers
from reader.article import Span

_LABEL = re.compile(r"([A-Z][A-Z.’' \-]{2,30}):\s")
_GOES_ON = frozenset(",;—–-")
_MAX_INTERRUPTION = 14


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its quoted stretches."""

    span: Span
    pieces: Sequence[Piece]


@dataclass(slots=True)
class Utterance:
    """A quote in the making: the pieces that belong together, and their speaker once known."""

    pieces: list[Span]
    attribution: Attribution | None = None


def read_utterances(text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> list[Utterance]:
    """Return the utterances of all paragraphs in order of the text."""
    return _Reading(text, paragraphs, cast).utterances()


class _Reading:
    """One pass over the paragraphs; what was read of the one before helps with the next."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> None:
        self._text, self._paragraphs, self._cast = text, paragraphs, cast
        quoted = [piece.span for paragraph in paragraphs for piece in paragraph.pieces]
        self._speakers = Speakers(text, cast, quoted)
        self._passages: dict[int, Passage] = {}
        self._done: list[Utterance] = []

    def utterances(self) -> list[Utterance]:
        for index, paragraph in enumerate(self._paragraphs):
            if paragraph.pieces:
                self._read(index)
            self._passages.pop(index - 2, None)
        return self._done

    def _passage(self, index: int) -> Passage:
        if index not in self._passages:
            paragraph = self._paragraphs[index]
            self._passages[index] = read_passage(self._text, paragraph.span, paragraph.pieces, self._cast)
        return self._passages[index]

    def _read(self, index: int) -> None:
        """Read the paragraph at `index`: frames, speakers, then the joining of its pieces."""
        passage = self._passage(index)
        pieces = self._paragraphs[index].pieces
        places = [at for at, token in enumerate(passage.tokens) if token.piece >= 0]
        frames = [read_frame(passage, at) for at in places]
        speakers = self._attribute(index, passage, places, frames)
        for number, (piece, speaker) in enumerate(zip(pieces, speakers, strict=True)):
            if number:
                goes_on = _is_interruption(passage, places, frames, number)
            else:
                goes_on = piece.reopened and not self._is_somebody_else(speaker)
            if self._done and goes_on:
                last = self._done[-1]
                last.pieces.append(piece.span)
                last.attribution = last.attribution or speaker
            else:
                self._done.append(Utterance([piece.span], speaker))

    def _is_somebody_else(self, speaker: Attribution | None) -> bool:
        """Tell whether words that seem to go on with the paragraph before name another speaker."""
        last = self._done[-1].attribution if self._done else None
        return speaker is not None and speaker.cue != "" and last is not None and last.name != speaker.name

    def _attribute(
        self, index: int, passage: Passage, places: Sequence[int], frames: Sequence[Frame | None]
    ) -> list[Attribution | None]:
        """Return the speaker of each stretch: its own frame's, else by continuity with its neighbours."""
        context = [self._passage(at) for at in range(max(0, index - 1), index + 1)]
        speakers: list[Attribution | None] = []
        for number, frame in enumerate(frames):
            speaker = self._labelled(passage, places[number])
            if speaker is None and frame is not None:
                speaker = self._speakers.resolve(frame, context)
            if speaker is None and number and speakers[-1] is not None and _follows(passage, places, number):
                speaker = speakers[-1]
            if speaker is None and number == 0:
                speaker = self._led_in(index, passage, places[0], frames)
            if speaker is not None:
                self._speakers.remember(speaker)
            speakers.append(speaker)
        for number in range(len(speakers) - 2, -1, -1):
            following = speakers[number + 1]
            if speakers[number] is None and following is not None and _leads_into(passage, places, number):
                speakers[number] = following
        return speakers

    def _labelled(self, passage: Passage, place: int) -> Attribution | None:
        """Return the speaker a transcript names in capitals inside the marks: “QUILL: We …”."""
        token = passage.tokens[place]
        label = _LABEL.match(self._text, token.start, token.end)
        if label is None:
            return None
        return self._speakers.in_capitals(label.group(1), Span(label.start(1), label.end(1)))

    def _led_in(
        self, index: int, passage: Passage, place: int, frames: Sequence[Frame | None]
    ) -> Attribution | None:
        """Return the speaker of a paragraph's first words from what stands before them."""
        if place > 0:
            begins = passage.sentence(place)[0] == place or passage.tokens[place - 1].text == ":"
            frame = read_lead(passage, place) if begins else None
            led = self._speakers.resolve(frame, [passage]) if frame else None
            return led.without_cue() if led else None
        reopened = self._paragraphs[index].pieces[0].reopened
        if index == 0 or (any(frames) and not reopened):
            return None
        if self._paragraphs[index - 1].pieces:
            last = self._done[-1]
            # A question is answered by somebody else.
            answers = last.pieces[-1].of(self._text).endswith("?") and not reopened
            return last.attribution.without_cue() if last.attribution and not answers else None
        earlier = self._passage(index - 1)
        frame = read_lead(earlier, len(earlier.tokens))
        return self._speakers.resolve(frame, [earlier]) if frame else None


def _follows(passage: Passage, places: Sequence[int], number: int) -> bool:
    """Tell whether words without a clause of their own belong to the speaker of those before them.

    They do where they are a sentence by themselves, or share a sentence with those; not where the writer
    quotes a word of somebody's in a sentence of his own.
    """
    place = places[number]
    low, _ = passage.sentence(place)
    return low == place or passage.sentence_of[place] == passage.sentence_of[places[number - 1]]


def _leads_into(passage: Passage, places: Sequence[int], number: int) -> bool:
    """Tell whether words without a clause of their own belong to the speaker of those behind them."""
    place = places[number]
    return passage.sentence(place) == (place, place + 1) or (
        passage.sentence_of[place] == passage.sentence_of[places[number + 1]]
    )


def _is_interruption(
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
