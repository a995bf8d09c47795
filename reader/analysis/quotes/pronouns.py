"""Whom “he” and “she” mean: the most prominent fitting person of the text just before.

Salience by position, in the manner of Lappin and Leass, “An Algorithm for Pronominal Anaphora Resolution”
(1994): near, subject of its clause, recently heard; gender excludes.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.analysis.entities import Gender
from reader.analysis.quotes.cast import Cast, Figure, Naming
from reader.analysis.quotes.words import (
    AUXILIARIES,
    BINDING_PREPOSITIONS,
    COMMON_VERBS,
    CONJUNCTIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    word_set,
)
from reader.article import EntityKind, Span

#: How far back, in code points, a pronoun may look.
REACH = 1600
GENDER_OF_PRONOUN = {
    "he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE,
    "il": Gender.MALE, "elle": Gender.FEMALE, "er": Gender.MALE, "sie": Gender.FEMALE, "él": Gender.MALE,
    "ella": Gender.FEMALE, "ele": Gender.MALE, "ela": Gender.FEMALE,
}  # fmt: skip

#: Titles whose stop ends no sentence, with the space behind them.
_FORM_OF_ADDRESS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Cmdr)\.?[ \u00a0]$"
)
_LAST_CLAUSE = re.compile(r"[.!?][”\"’']* |\n|[”\"—] ?")
_BEGINS_CLAUSE = re.compile(r"(?:^|[.!?,;:—”\"]\s*)\w+$")
_MAX_DESCRIPTION = 7
_BLANKS = re.compile(r"\n\s*")
_SPEAKING = word_set("said says told added wrote tweeted asked argued insisted explained noted")
_POSSESSIVES = ("’s", "'s", "’ ", "' ")
#: What each trait of a naming is worth; a hundred code points of distance cost one.
_IN_QUOTATION = -12.0
_GENDER_UNKNOWN = -2.0
#: Below this those are asked for whose first names speak against the pronoun.
_REMOTE = -9.0
#: For one whose first name speaks against the pronoun, and nothing else.
_GENDER_DOUBTED = -6.0
_BEGINS_SENTENCE = 4.0
_BEHIND_COMMA = 1.5
_BEHIND_PREPOSITION = -1.0
#: For one who is only mentioned: “his uncle, a cooper named Ola Brand, …”.
_IN_PASSING = -3.0
_POSSESSIVE = -1.5
#: For a parent or the like who only tells whose child somebody is: “the son of Ola Brand, a cooper”.
_OF_KIN = -6.0
_KIN_OF = re.compile(
    r"\b(?:sons?|daughters?|child(?:ren)?|grand(?:son|daughter|child)|nephew|niece|widow(?:er)?|wife|husband)"
    r" of (?:the late )?$"
)
#: For a name that only says which: “the [Brand] campaign”.
_QUALIFIER = -3.0
_QUALIFIED = word_set(
    """campaign administration camp team supporter supporters ally allies aide aides adviser advisers official
    officials foundation email emails voter voters presidency rally rallies delegate delegates family
    surrogate surrogates
    government cabinet era staff staffer staffers spokesman spokeswoman spokesperson lawyer lawyers
    loyalists fans backers donors nomination victory loss ticket brand trial case"""
)
#: For the object of “when police stopped Brand she said …”.
_OBJECT_OF_WHEN = 12.0
_CLAUSE_OF_TIME = re.compile(
    r"\b(?:when|as|once|after|because|since|until|while) (?!\w+ing\b)[\w’' -]{3,60}$", re.IGNORECASE
)
#: For who is introduced, in full and with a description: the paper lets him speak next.
_INTRODUCTION = 2.0
_INTRODUCED = re.compile(r", (?:\d\d|an?|the|who|[a-z]+)\b|, of\b")
#: “…, with Ola Brand — who had come late — blasting the plan”: a subject without a clause of its own.
_ACTS = re.compile(r"(?: ?[—–] ?[^—–\n]{3,90}[—–] ?|, [^,\n]{3,90}, | )[a-z]+ing\b")
_CLAUSE = 120
_BEFORE_COMMA = 1.0
_BEFORE_VERB = 2.5
_PARAGRAPH = -1.5
#: For who begins a sentence of the pronoun's own paragraph: the last speaker gives way to them.
_SAME_PARAGRAPH = 3.0
#: For who begins the pronoun's own sentence: “Quill praised what she called …”.
_SAME_SENTENCE = 3.0
_ENDS_SENTENCE = re.compile(r"[^A-Z][.!?][”\"’']?\s|[“”\"]|\n")
#: For the last speaker, and the one before.
_HEARD = (5.0, 3.0)
#: What is left of that where the sentence just before is about another: “Marsh disagreed. “…,” he said.”
_GIVES_WAY = 0.4
#: For the place where somebody was “he” or was named as the speaker, as for the subject of a clause.
_ECHO = 2.0
#: For the subject of the sentence just before, in the same paragraph: “Quill disagreed. “…,” she said.”
_TOPIC = 4.5
#: Below this nobody near is meant, and whoever the text is about may be, with so many times the mentions.
FAR = -5.0
_DOMINANT = 3
_MEMORY = 20_000
#: For each mention of one whom the text is about, up to so many.
_PROMINENCE = 0.1
_MANY = 10
#: What a speaker who is not of the cast (“a spokeswoman”) is worth.
NOMINAL = 4.0
_ALONE = 20.0

#: One who has spoken, if it was one of the cast, and where that was said.
Heard = tuple[Figure | None, int]


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a pronoun likeliest means, with the salience; `runner_up` is who else fits, if anybody does."""

    salience: float
    figure: Figure
    runner_up: "Meant | None" = None

    @property
    def lead(self) -> float:
        """How much more salient than the next who fits; a large number where nobody else does."""
        return self.salience - self.runner_up.salience if self.runner_up is not None else _ALONE


class Antecedents:
    """Finds the antecedent of a pronoun among the namings of the cast."""

    def __init__(self, text: str, cast: Cast, quoted: Sequence[Span]) -> None:
        self._text, self._cast, self._quoted = text, cast, quoted
        self._quoted_starts = [span.start for span in quoted]
        first: dict[int, Naming] = {}
        for naming in cast.namings:
            first.setdefault(id(naming.figure), naming)
        self._introductions = {naming.span.start for naming in first.values()}

    def best(self, wanted: Gender, at: int, heard: Sequence[Heard], topic: Figure | None) -> Meant | None:
        """Return the likeliest person for a pronoun at offset `at`.

        `heard` are the last speakers, the latest first; `topic` is the subject of the sentence before.
        """
        best = self._ranked(wanted, at, heard, topic, lambda figure: _may_be(wanted, figure))
        if (best is None or best.salience < _REMOTE) and not self._is_known(wanted, at):
            best = self._ranked(wanted, at, heard, topic, lambda one: _may_be(wanted, one) or one.presumed)
        if best is None or best.salience < FAR:
            hero = self._hero(wanted, at)
            if hero is not None and hero.mentions >= _DOMINANT * (best.figure.mentions if best else 1):
                return Meant(FAR, hero, best)
        return best

    def _is_known(self, wanted: Gender, at: int) -> bool:
        """Tell whether one of that gender was named so far; else a first name may mislead: “Burke … she”."""
        named = (one.figure for one in self._cast.between(at - _MEMORY, at))
        return any(
            one.kind is EntityKind.PERSON
            and one.gender is wanted
            and (" " in one.name or one.mentions > 1 or not one.presumed)
            for one in named
        )

    def _ranked(
        self,
        wanted: Gender,
        at: int,
        heard: Sequence[Heard],
        topic: Figure | None,
        fits: Callable[[Figure], bool],
    ) -> Meant | None:
        """Return the most salient of those who fit, with the next."""
        salience: dict[int, float] = {}
        figures: dict[int, Figure] = {}
        gives_way = topic is not None and fits(topic) and _agree(wanted, topic.gender)
        for naming in self._cast.between(at - REACH, at):
            figure = naming.figure
            if not fits(figure):
                continue
            score = self._prominence(naming, at)
            if not _agree(wanted, figure.gender):
                score += _GENDER_DOUBTED
            worth = next((worth for worth, one in zip(_HEARD, heard, strict=False) if one[0] is figure), 0.0)
            score += worth * (_GIVES_WAY if gives_way and figure is not topic else 1.0)
            score += _PROMINENCE * min(figure.mentions, _MANY)
            score += _TOPIC if figure is topic else 0.0
            key = id(figure)
            figures[key] = figure
            # Of two who are as salient the later one wins, as the order of the table is that of the text.
            salience[key] = max(score, salience.pop(key, score))
        for worth, (spoken, offset) in zip(_HEARD, heard, strict=False):
            # Who was “he” a moment ago is near, however far back the name stands, until another is named.
            agrees = spoken is not None and _agree(wanted, spoken.gender)
            if spoken is not None and agrees and self._is_last(spoken, offset, at, fits):
                score = self.nearness(offset, at) + worth + _ECHO
                figures[id(spoken)] = spoken
                salience[id(spoken)] = max(score, salience.get(id(spoken), score))
        if topic is not None and fits(topic):
            # The subject may be a description: “The captain thought about it. “…,” she said.”
            worth = _BEGINS_SENTENCE + _SAME_PARAGRAPH + _TOPIC
            worth += 0.0 if _agree(wanted, topic.gender) else _GENDER_DOUBTED
            figures[id(topic)] = topic
            salience[id(topic)] = max(worth, salience.get(id(topic), worth))
        ranked = [Meant(score, figures[key]) for key, score in salience.items()]
        ranked.sort(key=lambda one: one.salience)
        best = ranked[-1] if ranked else None
        return replace(best, runner_up=ranked[-2]) if best and len(ranked) > 1 else best

    def _is_last(self, spoken: Figure, offset: int, at: int, fits: Callable[[Figure], bool]) -> bool:
        """Tell whether nobody else who fits was named since a speaker was, but for within quotations."""
        since = self._cast.between(offset, at)
        return fits(spoken) and all(
            one.figure is spoken or not fits(one.figure) or self._is_quoted(one.span.start) for one in since
        )

    def _hero(self, wanted: Gender, at: int) -> Figure | None:
        """Return the person the text so far is mostly about: a portrait says “he” for pages."""
        named = (naming.figure for naming in self._cast.between(at - _MEMORY, at))
        able = [f for f in named if f.kind is EntityKind.PERSON and f.gender is wanted]
        return max(able, key=lambda figure: figure.mentions, default=None)

    def nearness(self, start: int, at: int) -> float:
        """Score how near an antecedent is: by the words between, and by the paragraphs."""
        return -(at - start) / 100 + _PARAGRAPH * len(_BLANKS.findall(self._text, start, at))

    def _prominence(self, naming: Naming, at: int) -> float:
        """Score one naming by nearness and by how much it looks like the subject of its clause."""
        span = naming.span
        score = self.nearness(span.start, at)
        if self._is_quoted(span.start):
            score += _IN_QUOTATION
        if naming.figure.gender is Gender.UNKNOWN:
            score += _GENDER_UNKNOWN
        before = _FORM_OF_ADDRESS.sub("", self._text[max(0, span.start - 80) : span.start]).rstrip(" ")
        after = self._text[span.end : span.end + 24]
        leads = _worth_before(before)
        if before.endswith("with") and _ACTS.match(self._text, span.end, span.end + _CLAUSE):
            leads = _BEGINS_SENTENCE
        if leads == _BEGINS_SENTENCE and "\n" not in self._text[span.start : at]:
            score += _SAME_PARAGRAPH
            if not _ENDS_SENTENCE.search(self._text, span.end, at):
                score += _SAME_SENTENCE
        if span.start in self._introductions and _INTRODUCED.match(after) and " " in span.of(self._text):
            score += _INTRODUCTION
        if _KIN_OF.search(self._text, max(0, span.start - 30), span.start):
            score += _OF_KIN
        if self._is_object_right_before(span, at):
            score += _OBJECT_OF_WHEN
        return score + leads + _worth_after(after)

    def _is_object_right_before(self, span: Span, at: int) -> bool:
        """Tell whether a naming ends a clause of time or cause right before the pronoun.

        “When police stopped Brand she said”; not “after meeting Brand she said”, where she is somebody else.
        """
        if self._text[span.end : at].strip(" ,"):
            return False
        clause = self._text[max(0, span.start - 80) : span.start]
        return _CLAUSE_OF_TIME.search(clause) is not None

    def _is_quoted(self, offset: int) -> bool:
        index = bisect_right(self._quoted_starts, offset) - 1
        return index >= 0 and self._quoted[index].contains(offset)


def _may_be(wanted: Gender, figure: Figure) -> bool:
    """Tell whether a pronoun may mean a figure: a person of its gender, or of none that is known."""
    return figure.kind is EntityKind.PERSON and _agree(wanted, figure.gender)


def _agree(wanted: Gender, gender: Gender) -> bool:
    """Tell whether a word that asks for one gender, or for any, may stand for somebody."""
    return wanted is gender or Gender.UNKNOWN in (wanted, gender)


def _worth_before(before: str) -> float:
    """Score a naming by what stands before it."""
    words = before.split()
    previous = words[-1].lower() if words else ""
    joins = previous in ("but", "and", "yet")
    if not before or before[-1] in '\n.!?”"' or (joins and _BEGINS_CLAUSE.search(before)):
        return _BEGINS_SENTENCE
    if _is_description(_LAST_CLAUSE.split(before)[-1].split()):
        return _BEGINS_SENTENCE
    if previous in ("named", "called", "late"):
        return _IN_PASSING
    if before[-1] == ",":
        return _BEHIND_COMMA
    return _BEHIND_PREPOSITION if previous in BINDING_PREPOSITIONS else 0.0


def _is_description(words: Sequence[str]) -> bool:
    """Tell whether the words from a sentence's start to a name only say what its bearer is."""
    if not words or len(words) > _MAX_DESCRIPTION or not words[0][0].isupper():
        return False
    small = [word.lower().strip(",") for word in words]
    return not any(
        word in PREPOSITIONS or word in SUBORDINATORS or word in AUXILIARIES or word in COMMON_VERBS
        or word.endswith(("ed", ",", "ing")) or word in CONJUNCTIONS or word in _SPEAKING
        for word in small
    )  # fmt: skip


def _worth_after(after: str) -> float:
    """Score a naming by what stands behind it."""
    score = _POSSESSIVE if after.startswith(_POSSESSIVES) else 0.0
    if after.startswith(","):
        score += _BEFORE_COMMA
    words = after.split()
    if words and after[:1] == " " and words[0].strip(",.") in _QUALIFIED:
        score += _QUALIFIER
    if words and (words[0] in AUXILIARIES or words[0].strip(",") in _SPEAKING):
        score += _BEFORE_VERB
    return score
