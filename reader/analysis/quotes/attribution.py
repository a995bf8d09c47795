"""A speaker ready to be shown, how surely it was read, and why."""

from dataclasses import dataclass, replace

from reader.analysis.quotes.cast import Figure
from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.pronouns import Meant
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.voices import can_speak
from reader.article import Span

#: How sure each sieve is, as it did on annotated news, and what it looks for.
_SIEVES_JUDGED = {
    "said_right_before": (0.97, "a reporting verb right before the words"),
    "said_ahead": (0.9, "a participle before the words, its subject behind them"),
    "said_after": (0.97, "a reporting verb right behind the words"),
    "signed_with_dash": (0.95, "a name behind a dash"),
    "according_to": (0.93, "the source that the sentence gives"),
    "claimed_by": (0.85, "whose claim, promise or words these are"),
    "said_before": (0.92, "the reporting verb before the words"),
    "chanted_by": (0.75, "who joined in the chant"),
    "in_the_eyes_of": (0.75, "in whose eyes or words it is so"),
    "captioned_by": (0.75, "who made what bears the words"),
    "headline": (0.6, "whom the headline is about"),
    "ended_with": (0.85, "who opened or closed with the words"),
    "likened_by": (0.7, "who holds one to be the other"),
    "said_later": (0.85, "the reporting clause that closes the sentence"),
    "named_before_colon": (0.9, "the name before the colon"),
    "lead": (0.7, "the sentence that leads up to the words"),
    "indirect_behind": (0.92, "a reporting verb and its clause"),
    "indirect_before": (0.9, "a reporting clause that closes the sentence"),
    "reporter": (0.8, "who tells it"),
}
_SOMEBODY = frozenset(
    {"one", "some", "many", "most", "others", "all", "both", "another", "those", "several", "few"}
)
_FROM_AFAR = frozenset({"said_before", "said_later"})
_WEAK_VERB = 0.9
_UNLIKELY_SUBJECT = 0.75
#: The lead in salience that makes an antecedent as sure as it gets; how sure it is with none, and with that.
_SURE_LEAD = 6.0
_LEAST = 0.45
_DOUBT = 0.1


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of one quoted stretch, ready to be shown; `figure` is set for names of the cast."""

    name: str
    span: Span
    cue: str
    entity_id: str = ""
    figure: Figure | None = None
    score: float = 1.0
    reasons: tuple[str, ...] = ()

    def going_on(self, why: str, worth: float, *, cue: bool = False) -> "Attribution":
        """Return the same speaker for words without a clause of their own; `why` they are thought to go on.

        The verb of saying is theirs, too (`cue`), where one clause holds for several stretches.
        """
        return replace(
            self, cue=self.cue if cue else "", score=self.score * worth, reasons=(*self.reasons, why)
        )


def judged(frame: Frame, passage: Passage) -> tuple[float, str]:
    """Return how sure a frame is, and what it read: the sieve that answered, and its verb."""
    worth, what = _SIEVES_JUDGED[frame.sieve]
    form = passage.cue(frame.cue_at) if frame.cue_at >= 0 else None
    if form is not None and form.strength is Strength.WEAK:
        worth *= _WEAK_VERB
    if not can_speak(passage, frame.subject):
        worth *= _UNLIKELY_SUBJECT
    subject = words_under(passage, passage.span_of(*frame.subject))
    return worth, f"{what}: “{subject}”" + (f" … “{frame.cue}”" if frame.cue else "")


def is_unlikely(frame: Frame, passage: Passage) -> bool:
    """Tell whether a frame is none: a thing, a verb that seldom reports: “phrases describing “doctors””."""
    form = passage.cue(frame.cue_at) if frame.cue_at >= 0 else None
    if form is None or form.strength is Strength.STRONG or frame.sieve not in _FROM_AFAR:
        return False
    pronoun = any(token.low in _SOMEBODY for token in passage.tokens[slice(*frame.subject)])
    seldom = form.strength is Strength.WEAK or form.tense in (Tense.PARTICIPLE, Tense.BASE)
    return seldom and not pronoun and not can_speak(passage, frame.subject)


def certainty(pronoun: str, meant: Meant) -> tuple[float, tuple[str, ...]]:
    """Return how sure a pronoun's antecedent is, by its lead, and who else was weighed."""
    lead = min(max(meant.lead, 0.0), _SURE_LEAD)
    score = _LEAST + (1 - _LEAST - _DOUBT) * lead / _SURE_LEAD
    reasons = [f"“{pronoun}” is {meant.figure.name} (salience {meant.salience:.1f})"]
    if meant.runner_up is not None:
        reasons.append(f"not {meant.runner_up.figure.name} (salience {meant.runner_up.salience:.1f})")
    return score, tuple(reasons)


def words_under(passage: Passage, span: Span) -> str:
    """Return the words under `span`, on one line."""
    return " ".join(span.of(passage.text).split())
