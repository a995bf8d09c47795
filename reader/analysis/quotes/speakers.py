"""From the words of a reporting clause to the speaker shown: names, documents, and what pronouns mean."""

from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.entities import Gender
from reader.analysis.quotes.attribution import Attribution, certainty, is_unlikely, judged, words_under
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.descriptions import is_description, may_mean
from reader.analysis.quotes.documents import document_noun, document_speaking
from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.pronouns import GENDER_OF_PRONOUN, NOMINAL, REACH, Antecedents, Heard
from reader.analysis.quotes.subjects import main_subject
from reader.analysis.quotes.unnamed import (
    apposed_to,
    described_before,
    described_by,
    gender_of_noun,
    is_anaphor,
    is_people,
    is_several,
    newcomer,
    owner,
    stands_for,
    unnamed,
)
from reader.analysis.quotes.voices import Range, is_human
from reader.analysis.quotes.words import (
    BINDING_PREPOSITIONS,
    DETERMINERS,
    DOCUMENTS,
    INSTITUTIONS,
    SAYINGS,
    SUBJECT_PRONOUNS,
)
from reader.article import EntityKind, Span

#: How many clauses of a paragraph “it” looks back through.
_CLAUSES = 3
#: How many sentences back the subject of “the sentence before” may stand, where those between have none.
_MOST_BACK = 12
_SUBJECT_CASE = {"his": "he", "her": "she"}
#: How far back, in code points, who was heard may go on speaking behind a paragraph of telling.
_PAUSE = 700
#: How many words a description may have: “the former chairman of the harbour board”.
_MAX_DESCRIPTION = 8
#: How salient one must be, and how much more than the next, to be meant by a description that tells more.
_SPOKEN_OF, _CLEARLY = 0.0, 2.0
#: How many of the last speakers are remembered.
_LAST = 4
_ANSWERS = frozenset({"answered", "answers", "replied", "replies", "responded", "responds", "retorted"})
_THINGS = frozenset({EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE})


class Speakers:
    """Resolves frames in the order of the text, remembering who has spoken."""

    def __init__(self, text: str, cast: Cast, quoted: Sequence[Span]) -> None:
        self._cast = cast
        self._antecedents = Antecedents(text, cast, quoted)
        self._spoken: list[Attribution] = []
        #: Whom pronouns mean as speakers, and as subjects of other sentences, by their offsets.
        self._meant: dict[int, Attribution] = {}
        self._subjects: dict[int, Figure | None] = {}

    def remember(self, attribution: Attribution) -> None:
        """Note who has just spoken: the likeliest “he”, “she” or “it” of what follows."""
        self._spoken.append(attribution)

    def resolve(self, frame: Frame, passages: Sequence[Passage]) -> Attribution | None:
        """Return the speaker of `frame`, which stands in the last of `passages`.

        None where the words have no speaker to show: “you wrote “for””, “it read “…”” of a thing.
        """
        found = None if is_unlikely(frame, passages[-1]) else self._resolved(frame, passages)
        if found is None:
            return None
        worth, why = judged(frame, passages[-1])
        return replace(found, score=found.score * worth, reasons=(why, *found.reasons))

    def _resolved(self, frame: Frame, passages: Sequence[Passage]) -> Attribution | None:
        passage = passages[-1]
        low, high = frame.subject
        span = passage.span_of(low, high)
        word = passage.tokens[low].low
        if high - low == 1 and word in GENDER_OF_PRONOUN:
            return self._person_meant(GENDER_OF_PRONOUN[word], passage, low, frame.cue)
        if high - low == 1 and word == "it":
            meant = self._thing_meant(low, span, frame.cue, passages)
            thing = meant.figure is not None or meant.name.lower() == "it"
            return None if thing and frame.cue in ("read", "reads") else meant
        if high - low == 1 and word in ("they", "them"):
            return self._people_meant(passage, low, frame.cue)
        if high - low == 1 and word == "you":
            return None
        return self._described(passage, frame) or self._named(passage, frame.subject, frame.cue)

    def addressed(self, passage: Passage, whom: Range) -> Attribution | None:
        """Return whom the words were said to: as a speaker is named; None for “him”, “us” and their like."""
        if whom[1] - whom[0] == 1 and passage.tokens[whom[0]].low in SUBJECT_PRONOUNS:
            return None
        return self._named(passage, whom, "")

    def told_about(self, passage: Passage) -> Attribution | None:
        """Return who speaks behind a paragraph that has no speaker: the one person in it, or the last heard.

        None where several people are named, or where nobody has spoken just before, unless nobody else ever
        has.
        """
        start, end = passage.span.start, passage.span.end
        last = self._spoken[-1] if self._spoken else None
        if last is not None and last.span.start >= start:
            return last.going_on("the last who was heard, in the paragraph before", 0.6)
        named = {
            id(one.figure): one
            for one in self._cast.between(start, end)
            if one.figure.kind is EntityKind.PERSON
        }
        if len(named) == 1:
            (naming,) = named.values()
            figure, why = naming.figure, "nobody else is named in the paragraph before"
            return Attribution(figure.name, naming.span, "", figure.entity_id, figure, 0.5, (why,))
        if named or last is None or last.figure is None:
            return None
        if last.span.start > start - _PAUSE:
            return last.going_on("the last who was heard, a paragraph before", 0.5)
        voices = {spoken.name for spoken in self._spoken}
        only = len(voices) == 1 and len(self._spoken) > 1
        return last.going_on("nobody else has spoken so far", 0.5) if only else None

    def in_capitals(self, label: str, span: Span) -> Attribution:
        """Return the speaker that a transcript names in capitals: “QUILL: …”."""
        words = label.title()
        return Attribution(self._cast.full_names.get(words.split()[-1], words), span, ":")

    def _named(self, passage: Passage, subject: Range, cue: str) -> Attribution:
        """Return the speaker a noun phrase names: a figure of the cast, a document, or its own words."""
        low, high = subject
        span = passage.span_of(low, high)
        if document_noun(passage, subject) is not None:
            return document_speaking(passage, subject, cue, self._cast)
        if cue.lower() in SAYINGS and passage.tokens[high - 1].possessive:
            span = Span(span.start, span.end - 2)
        naming = passage.naming(high - 1)
        if naming is not None and naming.span.end >= span.end and not _qualifies(passage, naming, subject):
            figure = self._namesake(naming, naming.span.of(passage.text)) or naming.figure
            return Attribution(figure.name, span, cue, figure.entity_id, figure)
        words = words_under(passage, span)
        if words.isupper() and cue == ":":
            return self.in_capitals(words, span)
        return Attribution(self._cast.full_names.get(words, words), span, cue)

    def _namesake(self, naming: Naming, word: str) -> Figure | None:
        """Return whom a family name means that several bear before their given names: “Lee said”.

        One who has been heard goes on; else papers quote whom they have just named in full.
        """
        figure = naming.figure
        if figure.kind is not EntityKind.PERSON or not figure.name.startswith(f"{word} "):
            return None
        if any(spoken.figure is figure for spoken in self._spoken):
            return None
        for one in reversed(self._cast.between(naming.span.start - REACH, naming.span.start)):
            family = one.figure.name.startswith(f"{word} ") and one.figure.kind is EntityKind.PERSON
            if family and len(one.span) > len(word):
                return one.figure
        return None

    def _described(self, passage: Passage, frame: Frame) -> Attribution | None:
        """Return the one person or body of the text so far that “the mayor”, “the company” can mean."""
        low, high = frame.subject
        words = [token.low for token in passage.tokens[low:high]]
        if len(words) > 1 and words[0] == "the" and is_anaphor(passage, high - 1):
            placed = passage.naming(low + 1)
            where = placed is not None and placed.figure.kind is EntityKind.PLACE
            meant = self._person_meant(gender_of_noun(words[-1]), passage, low, frame.cue, high)
            last = self._spoken[-1].figure if self._spoken else None
            if len(words) == 2 or (where and meant.figure is not None and meant.figure is last):
                return meant  # “the Utah Republican” is only who has just been heard
        span = passage.span_of(low, high)
        figure = apposed_to(passage, frame.subject)
        if figure is None:
            figure = described_by(self._cast, passage, frame.subject)
            spoken_of = self._spoken_of(passage, low, words) if words[0] == "the" else None
            if figure is not None and spoken_of not in (None, figure):
                return None  # it may be either
            if figure is None and spoken_of is not None:
                why = f"“{words_under(passage, span)}” is who is spoken of: {spoken_of.name}"
                name, entity = spoken_of.name, spoken_of.entity_id
                return Attribution(name, span, frame.cue, entity, spoken_of, 0.6, (why,))
        if figure is None:
            return None
        why = f"“{words_under(passage, span)}” is what {figure.name} was called before"
        return Attribution(figure.name, span, frame.cue, figure.entity_id, figure, 0.85, (why,))

    def _spoken_of(self, passage: Passage, at: int, words: Sequence[str]) -> Figure | None:
        """Return the person that the text is just speaking of, if a description at `at` can mean him."""
        behind = [token.text for token in passage.tokens[at + len(words) : at + len(words) + 3]]
        aged = len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdigit()
        if not 1 < len(words) <= _MAX_DESCRIPTION or not (aged or is_description(words[1:])):
            return None
        start = passage.tokens[at].start
        best = self._antecedents.best(Gender.UNKNOWN, start, self._heard(start), self._topic(passage, at))
        if best is None or best.salience < _SPOKEN_OF or best.lead < _CLEARLY:
            return None
        if aged:
            return best.figure  # “the forward, 28, said”
        told = [token.text for token in passage.tokens[at + 1 : at + len(words)]]
        return best.figure if may_mean(self._cast, passage.text, told, best.figure, start) else None

    def _topic(self, passage: Passage, at: int) -> Figure | None:
        """Return the person who is the subject of the last sentence before that of token `at` with one."""
        low, _ = passage.sentence(at)
        for _ in range(_MOST_BACK):
            if low <= 0:
                break
            first, end = passage.sentence(low - 1)
            last = self._spoken[-1] if self._spoken else None
            if last and last.figure and passage.span_of(first, end).contains(last.span.start):
                # “The dam will hold, Quill said.”: the one who is reported is what the sentence is about.
                return last.figure if last.figure.kind is EntityKind.PERSON else None
            if passage.tokens[first].piece >= 0:
                return None
            subject = main_subject(passage, first, end)
            figure = self._subject_figure(passage, subject) if subject else None
            if figure is not None and figure.kind is EntityKind.PERSON:
                return figure
            low = first
        return None

    def _subject_figure(self, passage: Passage, subject: Range) -> Figure | None:
        """Return whom a subject names, or means: “the captain”."""
        naming = passage.naming(subject[1] - 1)
        if naming is not None:
            return naming.figure
        wanted = GENDER_OF_PRONOUN.get(passage.tokens[subject[0]].low)
        if wanted is not None and subject[1] - subject[0] == 1:
            return self._he_of(wanted, passage, subject[0])
        return described_by(self._cast, passage, subject) or owner(passage, subject)

    def _he_of(self, wanted: Gender, passage: Passage, at: int) -> Figure | None:
        """Return whom the “he” that is a sentence's subject means; each is read once."""
        offset = passage.tokens[at].start
        if offset in self._meant:
            return self._meant[offset].figure
        if offset not in self._subjects:
            self._subjects[offset] = None  # against asking in a circle
            best = self._antecedents.best(wanted, offset, self._heard(offset), self._topic(passage, at))
            self._subjects[offset] = best.figure if best is not None else None
        return self._subjects[offset]

    def _people_meant(self, passage: Passage, at: int, cue: str) -> Attribution:
        """Return whom “they said” means: several people or a body, the subject before, or the last heard.

        The words themselves where neither is so.
        """
        span = passage.span_of(at, at + 1)
        they = words_under(passage, span)
        for clause in _clauses_before(passage, at)[:2]:
            subject = main_subject(passage, *clause)
            if subject is not None and is_people(passage, subject):
                meant = self._named(passage, subject, cue)
                why = f"“{they}” are the subject just before: {meant.name}"
                return replace(meant, span=span, score=0.7, reasons=(why,))
        last = next((one for one in reversed(self._spoken) if one.name.lower() != "they"), None)
        near = last is not None and span.start - last.span.start < REACH / 2
        if last is None or not near or not is_several(last):
            unknown = "nobody that “they” could mean was heard just before"
            return Attribution(they, span, cue, score=0.5, reasons=(unknown,))
        return replace(
            last, span=span, cue=cue, score=0.65, reasons=(f"“they” is the last speaker: {last.name}",)
        )

    def _thing_meant(self, at: int, span: Span, cue: str, passages: Sequence[Passage]) -> Attribution:
        """Return what “it said” means: the document or institution the sentences before are about."""
        for passage in reversed(passages):
            end = at if passage is passages[-1] else len(passage.tokens)
            for clause in _clauses_before(passage, end):
                subject = main_subject(passage, *clause)
                if subject is not None and _is_thing(passage, subject):
                    meant = self._named(passage, subject, cue)
                    why = f"“it” is the subject just before: {meant.name}"
                    return replace(meant, span=span, score=0.8, reasons=(why,))
        for spoken in reversed(self._spoken[-2:]):
            person = spoken.figure is not None and spoken.figure.kind is EntityKind.PERSON
            bodies = not (DOCUMENTS | INSTITUTIONS).isdisjoint(spoken.name.lower().split())
            person = person or (spoken.figure is None and not bodies and is_human(spoken.name))
            if not person and spoken.span.start > span.start - REACH:
                why = f"“it” is the last speaker: {spoken.name}"
                return replace(spoken, span=span, cue=cue, score=0.65, reasons=(why,))
        unknown = "no body or document that “it” could mean was named just before"
        return Attribution(words_under(passages[-1], span), span, cue, score=0.5, reasons=(unknown,))

    def _person_meant(self, wanted: Gender, passage: Passage, at: int, cue: str, end: int = 0) -> Attribution:
        """Return whom “he”, “she” or “the Dane” at token `at` means, or else the words themselves.

        One word means one person, however many verbs it is the subject of.
        """
        span = passage.span_of(at, end or at + 1)
        if span.start not in self._meant:
            self._meant[span.start] = self._antecedent(wanted, passage, at, cue, span)
        return replace(self._meant[span.start], cue=cue)

    def _antecedent(self, wanted: Gender, passage: Passage, at: int, cue: str, span: Span) -> Attribution:
        """Return whom a pronoun or description means, read for the first time."""
        heard = self._heard(span.start)
        best = self._antecedents.best(wanted, span.start, heard, self._topic(passage, at))
        answers = cue.lower() in _ANSWERS and bool(self._spoken) and self._spoken[-1].cue in ("asked", "asks")
        if answers and best and best.runner_up and heard and best.figure is heard[0][0]:
            best = best.runner_up  # nobody answers himself
        words = words_under(passage, span)
        described = described_before(passage, wanted, span.start)
        if best is not None and described and best.figure.gender not in (wanted, Gender.UNKNOWN):
            best = None  # “A man sat down. … He said”, of an article about a woman
        last = self._spoken[-1] if self._spoken else None
        other = newcomer(self._cast, wanted, passage, at, best, last)
        if other and not (heard and best is not None and best.figure is heard[0][0] and answers):
            why = f"“{words}” is the subject of the sentence before: {other}"
            return Attribution(other, span, cue, score=0.7, reasons=(why,))
        nominal = (
            None
            if answers and best
            else unnamed(self._spoken[-1] if self._spoken else None, wanted, span.start)
        )
        if nominal is not None and best is not None:
            spoken = any(one is best.figure for one, _ in heard)
            nominal = None if stands_for(passage.text, nominal, best.figure, heard=spoken) else nominal
        if nominal is not None:
            worth = self._antecedents.nearness(nominal.span.start, span.start) + NOMINAL
            if best is None or worth > best.salience:
                why = f"“{words}” is the last speaker, who has no name"
                return replace(nominal, span=span, cue=cue, score=0.75, reasons=(why,))
        if best is None:
            name = _subject_around(passage, at) or described or _SUBJECT_CASE.get(passage.tokens[at].low)
            unknown = f"nobody who fits “{words}” was named before"
            return Attribution(name or words, span, cue, score=0.5, reasons=(unknown,))
        figure = best.figure
        score, reasons = certainty(words, best)
        return Attribution(figure.name, span, cue, figure.entity_id, figure, score, reasons)

    def _heard(self, before: int) -> list[Heard]:
        """Return the last who have spoken before an offset, each once, the latest first."""
        last: dict[int, Heard] = {}
        for spoken in reversed(self._spoken[-_LAST:]):
            if spoken.span.start < before:
                last.setdefault(id(spoken.figure), (spoken.figure, spoken.span.start))
        return list(last.values())


def _is_thing(passage: Passage, subject: Range) -> bool:
    """Tell whether “it” may stand for a subject: an organisation, an institution, a document."""
    naming = passage.naming(subject[1] - 1)
    if naming is not None:
        return naming.figure.kind in _THINGS
    return any(passage.tokens[index].low in DOCUMENTS | INSTITUTIONS for index in range(*subject))


def _subject_around(passage: Passage, at: int) -> str:
    """Return the name that is the subject around a pronoun: “Ferro praised what he called”."""
    subject = main_subject(passage, passage.sentence(at)[0], at)
    if subject is None or not all(passage.may_be_name(index) for index in range(*subject)):
        return ""
    return words_under(passage, passage.span_of(*subject))


def _qualifies(passage: Passage, naming: Naming, subject: Range) -> bool:
    """Tell whether a name is but part of the speaker: “a spokesman for Ola Brand”, “Finn and Brand”."""
    before = [token.low for token in passage.tokens[slice(*subject)] if token.end <= naming.span.start]
    if naming.figure.kind is EntityKind.GROUP and any(word not in DETERMINERS for word in before):
        return True  # “75 percent of Republicans”, “the Lowmark Democrat”
    return "and" in before or any(word in BINDING_PREPOSITIONS for word in before[-2:])


def _clauses_before(passage: Passage, end: int) -> list[Range]:
    """Return what stands before token `end` in its sentence, and the two sentences before that."""
    ranges: list[Range] = []
    at = end - 1
    if end < len(passage.tokens):
        low, _ = passage.sentence(end)
        ranges.append((low, end))
        at = low - 1
    while at >= 0 and len(ranges) < _CLAUSES:
        low, high = passage.sentence(at)
        ranges.append((low, high))
        at = low - 1
    return ranges
