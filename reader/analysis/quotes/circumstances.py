"""To whom, when and where somebody spoke, and who tells it, as the clause around a quotation has it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.subjects import is_passive, subject_before
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import AUXILIARIES, DOCUMENTS, PREPOSITIONS, RELATIVES, word_set
from reader.article import Entity, EntityKind, Span

_TELLING = word_set(
    """tell ask remind assure inform warn urge advise notify reassure beg implore caution thank exhort
    admonish lecture scold invite challenge"""
)
_SAYING_TO = word_set(
    "say write speak explain complain confess reply respond announce remark whisper shout read"
)
_SHOUTING = word_set("shout scream yell snap bark growl swear sneer")
_OCCASIONS = word_set("interview conversation talk call phone meeting debate exchange chat")
_PLACING = word_set("in at from near outside inside")
_NOBODY = word_set("that it the a an this how why what")
_REPORTING = word_set("report say write tell note claim allege testify recall announce")
_WHEN = word_set("on last in at during")
_GIVING = frozenset({"promise", "offer", "wish"})
_PROGRAMMES = word_set("programme program show podcast")
#: How an insertion begins that tells of the speaking: “Brand, speaking to reporters, said”.
_SPEAKING = word_set("speaking talking writing testifying spoke talked complaining")
_INSERTED = _SPEAKING | word_set("on in at addressing during late early")
_MAX_BETWEEN = 5


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates of an article in order, each with what it stands for in ISO 8601 ("" if unknown)."""

    starts: Sequence[int]
    spans: Sequence[Span]
    values: Sequence[str]

    def between(self, start: int, end: int) -> int | None:
        """Return the index of the first date that begins between two offsets, or None."""
        at = bisect_left(self.starts, start)
        return at if at < len(self.starts) and self.starts[at] < end else None


def dates_of(entities: Sequence[Entity]) -> Dates:
    """Return the dates among the entities; not how long something took."""
    found = sorted(
        (mention.span.start, mention.span, mention.value or entity.value)
        for entity in entities
        if entity.kind is EntityKind.DATE
        for mention in entity.mentions
        if not (mention.value or entity.value).startswith(("P", "R"))  # “for three weeks” is no day
    )
    return Dates(
        [start for start, _, _ in found], [span for _, span, _ in found], [value for _, _, value in found]
    )


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the reporting clause says besides the speaker; token ranges, for `Speakers` to give them names."""

    addressee: Range | None = None
    reporter: Frame | None = None
    place: Range | None = None
    date: int | None = None


def read_circumstances(passage: Passage, frame: Frame, words: Range, dates: Dates) -> Circumstances:
    """Return the circumstances of the words at tokens `words`, whose frame is `frame`."""
    regions = _reporting_regions(passage, frame, words)
    return Circumstances(
        _addressee(passage, frame, regions),
        _reporter(passage, frame, words),
        _place(passage, frame, regions),
        _date(passage, regions, dates),
    )


def _reporting_regions(passage: Passage, frame: Frame, words: Range) -> list[Range]:
    """Return the stretches that speak of the speaking: behind the verb first, then what leads up to it.

    What stands between a verb and the words it introduces belongs to it only as far as no clause begins.
    """
    low, high = passage.sentence(words[0])
    verb = max(frame.cue_at, frame.subject[0])
    if verb >= words[1]:
        end = next((at for at in range(verb, high) if _ends_report(passage, at, high, frame)), high)
        return [(words[1], end)]
    end = verb + 1
    while end < words[0] and not _opens_clause(passage, end, frame.subject):
        end += 1
    begin = max((at + 1 for at in range(low, frame.subject[0]) if _parts(passage, at)), default=low)
    regions = [(verb, end), (begin, max(begin, frame.subject[0]))]
    inserted = frame.subject[1] + 1
    if inserted < frame.cue_at and passage.tokens[inserted].low in _INSERTED:
        regions.append((inserted, frame.cue_at))  # “Brand, speaking in Oslo on Monday, said “…””
    behind = passage.tokens[words[1]] if words[1] < high else None
    if behind is not None and behind.low in _WHEN:  # “praised the crew for “a fine job” on Sunday”
        regions.append((words[1], min(high, words[1] + _MAX_BETWEEN)))
    return regions


def _parts(passage: Passage, at: int) -> bool:
    """Tell whether quoted words stand at a token, or another clause begins behind it: “…, and the chair”."""
    tokens = passage.tokens
    joins = tokens[at].low in ("and", "but") and at > 0 and tokens[at - 1].text == ","
    return tokens[at].piece >= 0 or tokens[at].text == ";" or joins


def _ends_report(passage: Passage, at: int, high: int, frame: Frame) -> bool:
    """Tell whether the reporting clause ends at token `at`: at words quoted, or where another begins."""
    tokens = passage.tokens
    if tokens[at].piece >= 0:
        return True
    if tokens[at].text != "," or at < frame.subject[1] or at + 1 >= high:
        return False
    following = tokens[at + 1]
    return following.low not in PREPOSITIONS and not (
        following.low.endswith("ing") and passage.cue(at + 1) is None
    )


def _opens_clause(passage: Passage, at: int, subject: Range) -> bool:
    token = passage.tokens[at]
    if subject[0] <= at < subject[1]:
        return False
    return token.low in RELATIVES or token.low in AUXILIARIES or token.text in ";:" or token.piece >= 0


def _addressee(passage: Passage, frame: Frame, regions: Sequence[Range]) -> Range | None:
    """Return whom the words were said to: “told [reporters]”, “wrote to [X]”, “in a talk with [X]”."""
    tokens = passage.tokens
    at = frame.cue_at
    form = passage.cue(at) if at >= 0 else None
    _, high = passage.sentence(at) if at >= 0 else (0, 0)
    if form is not None:
        start = at + 1
        if frame.subject[0] == at + 1:
            start = frame.subject[1]
        if form.lemma in _TELLING and start < high and tokens[start].low not in _NOBODY - {"the", "a", "an"}:
            found = phrase_after(passage, start, high)
            if found is not None and found[0] - start <= 8 and found != frame.subject:
                return _as_far_as_named(passage, found)
        if form.lemma in _GIVING:
            found = phrase_after(passage, start, high)
            if found is not None and found[1] < high and tokens[found[1]].piece >= 0:
                return found  # “promised investors “…””
        if form.lemma in _SAYING_TO and start + 1 < high and tokens[start].low == "to":
            return phrase_after(passage, start + 1, high)
        if form.lemma in _SHOUTING and start + 1 < high and tokens[start].low == "at":
            return phrase_after(passage, start + 1, high)
    for low, end in regions:
        for index in range(low + 1, end - 1):
            before = tokens[index - 1].low
            if (tokens[index].low == "with" and before in _OCCASIONS) or (
                tokens[index].low == "to" and before in DOCUMENTS | _SPEAKING
            ):
                whom = phrase_after(passage, index + 1, end)
                return _as_far_as_named(passage, whom) if whom is not None and before in _SPEAKING else whom
            if before == "addressing":
                return phrase_after(passage, index, end)
    return None


def _as_far_as_named(passage: Passage, whom: Range) -> Range:
    """Leave out what hangs on a phrase: “told [Lowmark] against old ways”, but “a panel of judges”."""
    tokens = passage.tokens
    for at in range(whom[0] + 1, whom[1]):
        if tokens[at].low in PREPOSITIONS - {"of"}:
            return whom[0], at
    end = whom[1]
    if tokens[end - 1].possessive:  # “told the BBC’s [Today programme]”
        while end < len(tokens) and (tokens[end].capital or tokens[end].low in _PROGRAMMES):
            end += 1
    return whom[0], end


def _place(passage: Passage, frame: Frame, regions: Sequence[Range]) -> Range | None:
    """Return the place that the reporting clause names behind “in”, “at” or “from”."""
    tokens = passage.tokens
    for low, high in regions:
        for at in range(low + 1, high):
            if frame.subject[0] <= at < frame.subject[1] or tokens[at - 1].low not in _PLACING:
                continue
            naming = passage.naming(at)
            if naming is None or naming.figure.kind is not EntityKind.PLACE:
                continue
            last = passage.name_starting(at)
            return at, (at if last is None else last) + 1
    return None


def _date(passage: Passage, regions: Sequence[Range], dates: Dates) -> int | None:
    tokens = passage.tokens
    for low, high in regions:
        if low < high:
            found = dates.between(tokens[low].start, tokens[high - 1].end)
            if found is not None and not any(
                tokens[at].piece >= 0 and tokens[at].start <= dates.starts[found] < tokens[at].end
                for at in range(low, high)
            ):
                return found
    return None


def _reporter(passage: Passage, frame: Frame, words: Range) -> Frame | None:
    """Return who tells it: “[X] said Y called it “…””, “…, Y said, according to [X]”."""
    tokens = passage.tokens
    low, high = passage.sentence(words[0])
    first = frame.subject[0]
    if frame.sieve != "according_to":
        behind = max(words[1], frame.cue_at + 1, frame.subject[1])
        for at in range(behind, min(high - 2, behind + _MAX_BETWEEN)):
            if tokens[at].low == "according" and tokens[at + 1].low == "to":
                source = phrase_after(passage, at + 2, high)
                cue = passage.text[tokens[at].start : tokens[at + 1].end]
                return Frame(source, cue, "reporter", at) if source is not None else None
            if tokens[at].piece >= 0:
                break
        before = next((at for at in range(low, first - 2) if tokens[at].low == "according"), None)
        if before is not None and tokens[before + 1].low == "to" and first < words[0]:
            source = phrase_after(passage, before + 2, first)
            cue = passage.text[tokens[before].start : tokens[before + 1].end]
            return Frame(source, cue, "reporter", before) if source is not None else None
    if first >= words[0]:
        return None
    for at in reversed(passage.cues_between(low, first)):
        form = passage.cues[at]
        if form.strength is Strength.WEAK or form.tense is Tense.PARTICIPLE or is_passive(passage, at):
            continue
        joined = any(tokens[k].low == "that" for k in range(at + 1, first)) or first - at <= _MAX_BETWEEN
        subject = subject_before(passage, at, low)
        if joined and form.lemma in _REPORTING and subject is not None and can_speak(passage, subject):
            return Frame(subject, tokens[at].text, "reporter", at)
        return None
    return None
