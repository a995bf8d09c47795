"""A paragraph ready for attribution: its tokens, their sentences, and the verbs of saying among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.quotes.cast import Cast, Naming
from reader.analysis.quotes.cues import cue_form
from reader.analysis.quotes.marks import Piece
from reader.analysis.quotes.tokens import Token, tokenise
from reader.analysis.quotes.verbs import Form, Strength, Tense, forms
from reader.analysis.quotes.words import (
    NOT_NAMES,
    PARTICLES,
    PREPOSITIONS,
    TIMES,
)
from reader.article import EntityKind, Span

_REACH = 160
_DASHES = frozenset("—–―")
_MIN_DATELINE = 3
_MAX_DATELINE = 14
#: How far behind the words the verb of a speaker described at length may stand.
_MAX_NAMED = 28
_STOPS = frozenset(".!?;…。！？")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph's text, tokens and cast.

    `sentence_of[i]` numbers the sentence of token `i`; `cues` maps the tokens that are verbs of saying to
    their forms, in order.
    """

    text: str
    span: Span
    tokens: Sequence[Token]
    sentence_of: Sequence[int]
    cues: Mapping[int, Form]
    cue_places: Sequence[int]
    cast: Cast

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the half-open range of the tokens in the sentence of token `index`.

        It reaches no further than `_REACH` tokens to either side, so that a page without stops costs no more.
        """
        number = self.sentence_of[index]
        low = bisect_left(self.sentence_of, number, max(0, index - _REACH), index)
        high = bisect_right(self.sentence_of, number, index, min(len(self.tokens), index + _REACH))
        return low, high

    def cue(self, index: int) -> Form | None:
        """Return the verb of saying that token `index` is, or None."""
        return self.cues.get(index)

    def cues_between(self, low: int, high: int) -> Sequence[int]:
        """Return the tokens from `low` up to, not including, `high` that are verbs of saying."""
        return self.cue_places[bisect_left(self.cue_places, low) : bisect_left(self.cue_places, high)]

    def naming(self, index: int) -> Naming | None:
        """Return the naming that covers token `index`."""
        token = self.tokens[index]
        return None if token.piece >= 0 else self.cast.at(token.start)

    def is_person(self, index: int) -> bool:
        """Tell whether a person is named at token `index`."""
        naming = self.naming(index)
        return naming is not None and naming.figure.kind is EntityKind.PERSON

    def span_of(self, low: int, high: int) -> Span:
        """Return the stretch of text from token `low` up to, not including, token `high`."""
        return Span(self.tokens[low].start, self.tokens[high - 1].end)

    def name_ending(self, index: int) -> int | None:
        """Return the first token of the name whose last token is `index`, or None."""
        return self._name_edge(index, -1)

    def name_starting(self, index: int) -> int | None:
        """Return the last token of the name whose first token is `index`, or None."""
        return self._name_edge(index, +1)

    def _name_edge(self, index: int, step: int) -> int | None:
        naming = self.naming(index)
        edge = index
        if naming is not None:
            while 0 <= edge + step < len(self.tokens) and self.naming(edge + step) is naming:
                edge += step
            return edge
        if not self.may_be_name(index):
            return None
        while 0 <= (ahead := edge + step) < len(self.tokens) and self.naming(ahead) is None:
            if self.may_be_name(ahead) and not self._apart(edge, ahead):
                edge = ahead
            elif (
                self.tokens[ahead].low in PARTICLES
                and 0 <= ahead + step < len(self.tokens)
                and self.may_be_name(ahead + step)
            ):
                edge = ahead + step
            else:
                break
        return edge

    def _apart(self, one: int, other: int) -> bool:
        """Tell whether a possessive parts two capitalised words."""
        return self.tokens[min(one, other)].possessive

    def may_be_name(self, index: int) -> bool:
        """Tell whether the token looks like part of a name: a capital, and no small word or date."""
        token = self.tokens[index]
        return (
            (token.capital or token.text[0] == "@")
            and token.piece < 0
            and token.low not in NOT_NAMES
            and token.low not in TIMES
        )


def read_passage(text: str, span: Span, pieces: Sequence[Piece], cast: Cast) -> Passage:
    """Return the paragraph at `span` made ready, its quoted stretches being `pieces`."""
    tokens = tokenise(text, span.start, span.end, pieces)
    cues = {index: form for index in range(len(tokens)) if (form := cue_form(tokens, index)) is not None}
    cues |= {index: forms()[tokens[index].low] for index in _headline_cues(tokens, cues, cast)}
    cues = dict(sorted(cues.items()))
    return Passage(text, span, tokens, _sentence_numbers(tokens, cues), cues, list(cues), cast)


def _headline_cues(tokens: Sequence[Token], cues: Mapping[int, Form], cast: Cast) -> Iterator[int]:
    """Yield the verbs with a capital behind a person's name in a headline: “Ola Brand Calls Dam ‘Bad’”."""
    for index in range(1, len(tokens) - 1):
        token, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
        if not token.capital or index in cues or before.piece >= 0 or before.possessive:
            continue
        form = forms().get(token.low)
        present = form is not None and form.tense is Tense.PRESENT and form.strength is not Strength.WEAK
        if not present or not (after.capital or after.piece >= 0):
            continue
        naming = cast.at(before.start)
        if naming is not None and naming.figure.kind is EntityKind.PERSON and naming.span.end <= token.start:
            yield index


def _sentence_numbers(tokens: Sequence[Token], cues: Mapping[int, Form]) -> list[int]:
    """Number the sentences; a stop inside a quoted stretch ends one unless a frame follows it."""
    numbers: list[int] = []
    number = 0
    closing = -1
    dateline = _dateline_end(tokens)
    for index, token in enumerate(tokens):
        numbers.append(number)
        if index == dateline:
            number += 1
        if token.piece < 0:
            if token.text == "(":
                closing = _closing_parenthesis(tokens, index)
            if token.text in _STOPS and index > closing and not _goes_on(tokens, index):
                number += 1
        elif token.stop and not _frame_follows(tokens, index, cues):
            number += 1
    return numbers


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the stop ended an abbreviation: a comma behind it (“D-Ore.,”), or a number (“No. 6”)."""
    if index + 1 >= len(tokens):
        return False
    following = tokens[index + 1].text
    return following == "," or (
        following[0].isdigit() and index > 0 and tokens[index - 1].low in ("no", "nos")
    )


def _dateline_end(tokens: Sequence[Token]) -> int:
    """Return the dash that ends the dateline at a paragraph’s start (“OSLO, Norway —”), or -1."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < _MIN_DATELINE:
        return -1
    for index, token in enumerate(tokens[1:_MAX_DATELINE], 1):
        if token.text in _DASHES or (token.text == "-" and token.start > tokens[index - 1].end):
            return index
        if token.piece >= 0 or not (
            token.text[0].isupper() or token.text[0] in "(),./" or token.text.isdigit()
        ):
            return -1
    return -1


def _closing_parenthesis(tokens: Sequence[Token], index: int) -> int:
    """Return where a short parenthesis ends: the stops inside it, as in “(D-Ore.)”, end no sentence."""
    for at in range(index + 1, min(len(tokens), index + 12)):
        if tokens[at].text == ")":
            return at
    return -1


def _frame_follows(tokens: Sequence[Token], index: int, cues: Mapping[int, Form]) -> bool:
    """Tell whether “…?” is followed by its reporting clause (“he asked”, “asked the mayor”)."""
    following = tokens[index + 1 : index + 9]
    if not following:
        return False
    if tokens[index].stop in (".", "。"):
        # A full stop closes the sentence, unless the writer went on in lower case.
        return following[0].is_word and not following[0].capital and following[0].low not in ("a", "the")
    if following[0].is_word and following[0].text[0].islower():
        return True
    if _named_at_length(tokens, index, cues):
        return True
    for offset, token in enumerate(following):
        if token.piece >= 0 or token.text in _STOPS:
            return not token.capital and offset > 0 and following[0].is_word and not following[0].capital
        form = cues.get(index + 1 + offset)
        if form is not None and (form.strength is not Strength.WEAK or offset <= 2):
            return offset <= 6
    return following[0].text in ",—–"


def _named_at_length(tokens: Sequence[Token], index: int, cues: Mapping[int, Form]) -> bool:
    """Tell whether “…!” is followed by a clause whose speaker has a description: “Brand, the mayor, cried.”.

    The verb stands behind the comma or parenthesis that ends the description, and reports nothing else.
    """
    if not tokens[index + 1].capital:
        return False
    for at in range(index + 2, min(len(tokens), index + _MAX_NAMED)):
        if tokens[at].piece >= 0 or tokens[at].text in _STOPS:
            return False
        form = cues.get(at)
        if form is None or tokens[at - 1].text not in (",", ")"):
            continue
        finite = form.tense in (Tense.PAST, Tense.PRESENT) and form.strength is not Strength.WEAK
        ends = at + 1 >= len(tokens) or tokens[at + 1].text in ".," or tokens[at + 1].low in PREPOSITIONS
        return finite and ends
    return False
