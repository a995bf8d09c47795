"""From quoted stretches to utterances: who speaks each, and which of them are one quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.progress import Stage, told
from reader.analysis.quotes.attribution import Attribution
from reader.analysis.quotes.cast import Cast, Naming
from reader.analysis.quotes.circumstances import Dates, read_circumstances
from reader.analysis.quotes.continuity import follows, is_interruption, leads_into
from reader.analysis.quotes.conversation import Conversation
from reader.analysis.quotes.elsewhere import clause_inside, last_name
from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.indirect import IndirectSpeech, may_report, read_indirect
from reader.analysis.quotes.paragraphs import Paragraph
from reader.analysis.quotes.passage import Passage, read_passage
from reader.analysis.quotes.sieves import read_frame, read_headline, read_lead, unknown_actor
from reader.analysis.quotes.speakers import Speakers
from reader.analysis.quotes.telling import Told, tell
from reader.analysis.quotes.words import CONJUNCTIONS, HE_OR_SHE
from reader.article import EntityKind, Span

_HE_OR_SHE = HE_OR_SHE | {"il", "elle", "er", "sie", "él", "ella", "ele", "ela"}
#: How sure a clause inside the marks is: whom its pronoun means is guessed.
_INSIDE = 0.75
#: How sure it is that a pronoun right behind somebody's words is that one.
_SAME = 0.75
_LABEL = re.compile(r"([A-Z][A-Z.’' \-]{2,30}):\s")
#: How words end that are a sentence of their own.
_SENTENCE = re.compile(r"[.?!…。！？][\"'”’»」]*$")
#: What a paragraph ends with that leads up to words in the next one: a stop, a colon, a mark.
_LEADS = ".:!?…,;)]—–-\"”’'»。：！？"
_DASHES = frozenset("—–―‒-")


@dataclass(slots=True)
class Utterance:
    """A quote in the making: the pieces that belong together, their speaker, what else the clause tells.

    `is_speech` says that they are somebody's words even if nobody is found: the turn of a conversation.
    """

    pieces: list[Span]
    paragraph: Paragraph
    attribution: Attribution | None = None
    told: Told | None = None
    direct: bool = True
    is_speech: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """What one stretch's own frame says."""

    speaker: Attribution | None = None
    told: Told | None = None


_UNREAD = _Read()


def read_utterances(text: str, paragraphs: Sequence[Paragraph], cast: Cast, dates: Dates) -> list[Utterance]:
    """Return the utterances of all paragraphs, direct and indirect, in order of the text."""
    return _Reading(text, paragraphs, cast, dates).utterances()


class _Reading:
    """One pass over the paragraphs; what was read of the one before helps with the next."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], cast: Cast, dates: Dates) -> None:
        self._text, self._paragraphs, self._cast, self._dates = text, paragraphs, cast, dates
        quoted = [piece.span for paragraph in paragraphs for piece in paragraph.pieces]
        self._speakers = Speakers(text, cast, quoted)
        self._talk = Conversation()
        self._passages: dict[int, Passage] = {}
        self._done: list[Utterance] = []
        self._indirect: list[Utterance] = []

    def utterances(self) -> list[Utterance]:
        for index, paragraph in enumerate(told(self._paragraphs, Stage.QUOTES)):
            if paragraph.pieces or may_report(self._text, paragraph.span):
                self._read(index)
            self._passages.pop(index - 2, None)
        return [*self._done, *self._indirect]

    def _passage(self, index: int) -> Passage:
        if index not in self._passages:
            paragraph = self._paragraphs[index]
            self._passages[index] = read_passage(self._text, paragraph.span, paragraph.pieces, self._cast)
        return self._passages[index]

    def _read(self, index: int) -> None:
        """Read the paragraph at `index`: frames, speakers, then the joining of its pieces."""
        passage = self._passage(index)
        paragraph = self._paragraphs[index]
        pieces = paragraph.pieces
        places = [at for at, token in enumerate(passage.tokens) if token.piece >= 0]
        frames = [read_frame(passage, at) for at in places]
        rendered = [] if paragraph.heading else list(read_indirect(passage))
        reads = self._attribute(index, passage, places, frames, rendered)
        for number, (piece, read) in enumerate(zip(pieces, reads, strict=True)):
            if number:
                goes_on = piece.reopened or is_interruption(passage, places, frames, number)
            else:
                goes_on = piece.reopened and not self._is_somebody_else(read.speaker)
            if self._done and goes_on:
                last = self._done[-1]
                last.pieces.append(piece.span)
                last.attribution = last.attribution or read.speaker
                last.told = last.told or read.told
            else:
                self._done.append(Utterance([piece.span], paragraph, read.speaker, read.told))

    def _is_somebody_else(self, speaker: Attribution | None) -> bool:
        """Tell whether words that seem to go on with the paragraph before name another speaker."""
        last = self._done[-1].attribution if self._done else None
        if speaker is None or last is None or speaker.cue == "":
            return False
        unresolved = speaker.figure is None and speaker.name.lower() in HE_OR_SHE
        return last.name != speaker.name and not unresolved

    def _attribute(
        self,
        index: int,
        passage: Passage,
        places: Sequence[int],
        frames: Sequence[Frame | None],
        rendered: Sequence[IndirectSpeech],
    ) -> list[_Read]:
        """Return the speaker of each stretch: its own frame's, else by continuity with its neighbours.

        Indirect speech is read on the way, in the order of the text: who is reported is heard, too.
        """
        context = [self._passage(at) for at in range(max(0, index - 1), index + 1)]
        reads: list[_Read] = []
        waiting = list(rendered)
        acted = False
        for number, frame in enumerate(frames):
            while waiting and waiting[0].frame.cue_at < places[number]:
                self._render(index, waiting.pop(0), context)
            read = self._own(context, places[number], frame)
            if number and read.speaker and _is_named_now(read.speaker, reads[-1].speaker):
                read = _Read(_same(reads[-1].speaker, read.speaker), read.told)
            if read.speaker is None and number and reads[-1].speaker and follows(passage, places, number):
                read = _Read(reads[-1].speaker.going_on("goes on with the words before", 0.95, cue=True))
            if read.speaker is None and number == 0:
                read = _Read(self._acting(passage, places, frames))
                acted = read.speaker is not None
            if read.speaker is None and number == 0:
                read = _Read(self._led_in(index, passage, places[0], frames))
            if read.speaker is not None:
                self._speakers.remember(read.speaker)
            reads.append(read)
        if self._paragraphs[index].heading:
            reads = [
                self._own(context, place, read_headline(passage, place)) if read.speaker is None else read
                for read, place in zip(reads, places, strict=True)
            ]
        if places and _opens(passage, places[0]):
            self._talk.note(index, reads[0].speaker, named=acted or frames[0] is not None)
        for one in waiting:
            self._render(index, one, context)
        for number in range(len(reads) - 2, -1, -1):
            following = reads[number + 1].speaker
            if reads[number].speaker is None and following and leads_into(passage, places, number):
                reads[number] = _Read(following.going_on("leads up to the words behind", 0.9, cue=True))
        return reads

    def _own(self, context: Sequence[Passage], place: int, frame: Frame | None) -> _Read:
        """Return what a transcript's label or the stretch's own frame says."""
        passage = context[-1]
        labelled = self._labelled(passage, place) or self._inside(passage, place)
        if labelled is not None or frame is None:
            return _Read(labelled) if labelled is not None else _UNREAD
        speaker = self._speakers.resolve(frame, context)
        if speaker is None:
            return _UNREAD
        return _Read(speaker, self._told(context, frame, (place, place + 1)))

    def _told(self, context: Sequence[Passage], frame: Frame, words: tuple[int, int]) -> Told:
        found = read_circumstances(context[-1], frame, words, self._dates)
        return tell(found, context, self._speakers, self._dates)

    def _render(self, index: int, found: IndirectSpeech, context: Sequence[Passage]) -> None:
        """Keep a stretch of indirect speech, and note who was heard."""
        speaker = self._speakers.resolve(found.frame, context)
        if speaker is None:
            return
        self._speakers.remember(speaker)
        told = self._told(context, found.frame, found.clause)
        clauses = [context[-1].span_of(*one) for one in (found.clause, found.rest) if one is not None]
        self._indirect.append(Utterance(clauses, self._paragraphs[index], speaker, told, direct=False))

    def _labelled(self, passage: Passage, place: int) -> Attribution | None:
        """Return the speaker a transcript names in capitals inside the marks: “QUILL: We …”."""
        token = passage.tokens[place]
        label = _LABEL.match(self._text, token.start, token.end)
        if label is None:
            return None
        return self._speakers.in_capitals(label.group(1), Span(label.start(1), label.end(1)))

    def _inside(self, passage: Passage, place: int) -> Attribution | None:
        """Return who speaks by the clause inside the marks: « Il est tard, dit-elle. Rentrons. »"""
        token = passage.tokens[place]
        clause = clause_inside(self._text, token.start, token.end)
        if clause is None:
            return None
        cue, spoken = clause.group("verb"), Span(*clause.span("verb"))
        naming = self._cast.at(clause.start("name")) if clause.group("name") else None
        if naming is None and clause.group("name"):
            return Attribution(clause.group("name"), Span(*clause.span("name")), cue, score=_INSIDE)
        before = [one for one in self._cast.between(passage.span.start, token.start) if _is_somebody(one)]
        figure = naming.figure if naming is not None else (before[-1].figure if before else None)
        if figure is not None:
            why = "the clause inside the marks"
            return Attribution(figure.name, spoken, cue, figure.entity_id, figure, _INSIDE, (why,))
        name = last_name(passage, place)
        if name is not None:
            return Attribution(passage.span_of(*name).of(self._text), spoken, cue, score=_INSIDE)
        last = self._done[-1].attribution if self._done else None
        return replace(last.going_on("the clause inside the marks", _INSIDE), cue=cue) if last else None

    def _acting(
        self, passage: Passage, places: Sequence[int], frames: Sequence[Frame | None]
    ) -> Attribution | None:
        """Return who does something between two stretches that nobody is said to say: “…” Roe nodded. “…”"""
        if len(places) < 2 or any(frames) or places[0] > 0:
            return None
        frame = read_lead(passage, places[1]) or unknown_actor(passage, places[0] + 1)
        title = passage.tokens[places[0] + 1 : frame.subject[0]] if frame is not None else []
        begins = all(token.capital for token in title) and (not title or title[0].low not in CONJUNCTIONS)
        if frame is None or not begins or frame.cue or passage.sentence(places[1] - 1)[0] != places[0] + 1:
            return None
        actor = self._speakers.resolve(frame, [passage])
        return actor.going_on("acts between the two stretches", 0.9) if actor is not None else None

    def _led_in(
        self, index: int, passage: Passage, place: int, frames: Sequence[Frame | None]
    ) -> Attribution | None:
        """Return the speaker of a paragraph's first words from what stands before them."""
        if not _opens(passage, place):
            begins = (passage.sentence(place)[0] == place and _is_sentence(passage, place)) or (
                passage.tokens[place - 1].text == ":"
            )
            frame = read_lead(passage, place) if begins else None
            led = self._speakers.resolve(frame, [passage]) if frame else None
            if led is not None or passage.tokens[place - 1].text != ":" or index == 0:
                return led and led.going_on("the sentence before leads up to the words", 0.95, cue=True)
        reopened = self._paragraphs[index].pieces[0].reopened
        if index == 0 or (any(frames) and not reopened):
            return None
        before = self._paragraphs[index - 1]
        if not before.pieces and self._text[before.span.end - 1] not in _LEADS:
            return None  # a heading leads up to nothing
        if before.pieces:
            last = self._done[-1] if self._done else None
            if last is None or last.attribution is None:
                return None
            if not reopened and self._talk.is_story and _opens(passage, place):
                return self._talk.next_speaker(index)
            # A question is answered by somebody else.
            answers = last.pieces[-1].of(self._text).endswith("?") and not reopened
            return (
                None
                if answers
                else last.attribution.going_on("goes on with the paragraph before", 0.85, cue=True)
            )
        earlier = self._passage(index - 1)
        frame = read_lead(earlier, len(earlier.tokens))
        led = self._speakers.resolve(frame, [earlier]) if frame else None
        said = _SENTENCE.search(passage.tokens[place].text) is not None
        alone = said and len(passage.tokens) <= place + 2 and _opens(passage, place)
        return self._speakers.told_about(earlier) if led is None and alone else led


def _is_somebody(naming: Naming) -> bool:
    return naming.figure.kind is EntityKind.PERSON


def _is_named_now(pronoun: Attribution, before: Attribution | None) -> bool:
    """Tell whether an unresolved “she” speaks behind words of somebody whose name the cast does not know.

    Of other languages' pronouns the cast knows too little: they go on with whoever spoke.
    """
    low = pronoun.name.lower()
    if pronoun.figure is not None or low not in _HE_OR_SHE or before is None:
        return False
    return low not in HE_OR_SHE or (before.figure is None and before.name[:1].isupper())


def _same(before: Attribution | None, pronoun: Attribution) -> Attribution:
    """Return the pronoun's words as those of the one who spoke before it."""
    if before is None or before.name.lower() in _HE_OR_SHE:
        return pronoun
    why = f"“{pronoun.name}” goes on with the words before: {before.name}"
    return replace(before, span=pronoun.span, cue=pronoun.cue, score=_SAME, reasons=(why,))


def _is_sentence(passage: Passage, place: int) -> bool:
    """Tell whether words are no part of the writer's own sentence: not ““Tide” also won”."""
    behind = passage.tokens[place + 1] if place + 1 < len(passage.tokens) else None
    return (
        behind is None
        or not (behind.is_word and behind.text[0].islower())
        or passage.tokens[place].stop != ""
    )


def _opens(passage: Passage, place: int) -> bool:
    """Tell whether words begin their paragraph, but for the dash that opens them."""
    return all(token.text in _DASHES for token in passage.tokens[:place])
