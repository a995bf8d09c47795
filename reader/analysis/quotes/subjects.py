"""Finding the subject of a verb of saying: beside it, past insertions, or shared with an earlier verb.

All functions take and return half-open ranges of token indices.
"""

from reader.analysis.quotes.elsewhere import is_elsewhere, subject_before_verb
from reader.analysis.quotes.hearing import OBJECTS, behind_with, is_overheard, overheard, served
from reader.analysis.quotes.noun_phrases import phrase_in
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import (
    antecedent_of_relative,
    before_parenthesis,
    document_ending,
    phrase_after,
    phrase_ending,
)
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.voices import Range, can_speak, is_human
from reader.analysis.quotes.words import (
    BETWEEN,
    BINDING_PREPOSITIONS,
    CONJUNCTIONS,
    FIRMS,
    INSTITUTIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    word_set,
)
from reader.article import EntityKind

_INSERTION_MARKS = frozenset({",", "—", "–", "-", "(", ")"})
_MAX_INSERTION = 45
_MAX_CUES = 8
_MAX_ADVERBIAL = 8
_THOSE = frozenset({"those", "some", "many", "others", "anyone", "everyone", "people", "all"})
_INTRODUCTORY = word_set("asked according still meanwhile however yet instead later then")
_BE = word_set("was were is are am be been being wasn’t wasn't weren’t weren't")
_TIME_PREPOSITIONS = word_set("on in at for during over")
_TIME_OPENERS = TIMES | word_set("the past recent several few")
#: What stands behind a name and is no part of it: “Daniel Osei QC”.
_LETTERS = frozenset(
    "QC KC SC MP MSP MS MEP MLA TD OBE CBE MBE KBE DBE PhD MD Jr Jr. Sr Sr. JP QPM RN".split()  # noqa: SIM905 - a word list reads best as words
)
_MADE = word_set("sent sends wrote writes put puts signs issues read reads gave gives made makes")
_UNREAL = word_set("to must can could should may might not n't")
_ADVERBS = word_set("also once often again then later even not still always never ever")
_PRONOUNS_LIKE_PARTICIPLES = frozenset(
    {"nothing", "everything", "something", "anything", "family", "assembly"}
)


def subject_before(passage: Passage, verb: int, low: int) -> Range | None:
    """Return the subject that stands before the verb at token `verb`, looking back to token `low`."""
    tokens = passage.tokens
    if is_elsewhere(passage, verb):
        return subject_before_verb(passage, verb, low)
    at = _end_of_subject(passage, verb, low)
    if at is None:
        return None
    form = passage.cue(verb)
    heard = overheard(passage, at, low) if form is not None and form.tense is Tense.BASE else None
    if heard is not None:
        return heard
    if form is not None and form.tense is Tense.PARTICIPLE:
        return _subject_of_participle(passage, verb, low)
    if tokens[at].text in _INSERTION_MARKS:
        return _subject_past_insertion(passage, at, low, verb)
    if tokens[at].low in CONJUNCTIONS or tokens[at].low == "to":
        return earlier_subject(passage, verb, low)
    found = _subject_ending(passage, at, low)
    if found is None and _joined_by_adverbial(passage, at, low):
        return earlier_subject(passage, verb, low)
    return found or _before_relative_clause(passage, at, low)


def _joined_by_adverbial(passage: Passage, at: int, low: int) -> bool:
    """Tell whether only a phrase of time or place parts a verb from its “and”: “but in a later talk said”."""
    tokens = passage.tokens
    for index in range(at, max(low, at - _MAX_ADVERBIAL) - 1, -1):
        if not tokens[index].is_word or passage.cue(index) is not None:
            return False
        if tokens[index].low in CONJUNCTIONS:
            return index < at and tokens[index + 1].low in PREPOSITIONS
    return False


def _before_relative_clause(passage: Passage, at: int, low: int) -> Range | None:
    """Return the subject whose relative clause ends at token `at`: “[Those] who were there said”."""
    tokens = passage.tokens
    for index in range(at - 1, max(low, at - _MAX_ADVERBIAL), -1):
        if not tokens[index].is_word:
            return None
        if tokens[index].low == "who":
            first = index == low + 1 or tokens[index - 1].low in _THOSE
            return (
                (index - 1, index)
                if first and tokens[index - 1].low in _THOSE
                else antecedent_of_relative(passage, index, low)
            )
    return None


def _end_of_subject(passage: Passage, verb: int, low: int) -> int | None:
    """Return the token a subject right before the verb would end with, or None."""
    at = _before_adverbs(passage, verb - 1, low)
    if at >= low and passage.tokens[at].text == ")":
        at = before_parenthesis(passage, at, low)
    if at > low and passage.tokens[at].text in _LETTERS and passage.may_be_name(at - 1):
        at -= 1
    return at if at >= low and passage.tokens[at].piece < 0 else None


def _subject_ending(passage: Passage, at: int, low: int) -> Range | None:
    """Return the subject whose last token is `at`: a pronoun, a relative's antecedent, a name, a phrase."""
    word = passage.tokens[at].low
    if word in SUBJECT_PRONOUNS or (word in OBJECTS and is_overheard(passage, at, low)):
        return at, at + 1
    if word in RELATIVES:
        return antecedent_of_relative(passage, at, low)
    return phrase_ending(passage, at, low)


def _subject_of_participle(passage: Passage, verb: int, low: int) -> Range | None:
    """Return whom a participle belongs to: X in “accused X of calling”, else the main subject."""
    tokens = passage.tokens
    before = tokens[verb - 1].low
    if before == "as" and verb - 2 >= low and tokens[verb - 2].low in OBJECTS:
        return verb - 2, verb - 1  # “quoted him as saying”
    quoted = _quoted_before(passage, verb, low) if before == "as" else None
    if quoted is not None:
        return subject_before(passage, quoted, low)  # “X was quoted by the paper as saying”
    cited = before == "as" and passage.cue(verb - 2) is None  # “quoted X as saying”
    if (before == "of" or cited) and verb - 2 >= low:
        return phrase_ending(passage, verb - 2, low)
    at = _before_adverbs(passage, verb - 1, low)
    document = document_ending(passage, at, low) if at >= low else None
    if document is not None and not _made_just_before(passage, document[0], low):
        return document
    if at >= low and passage.is_person(at) and not passage.tokens[at].possessive:
        first = passage.name_ending(at)  # “with Ola Brand telling reporters”, “footage of Brand saying”
        return max(at if first is None else first, low), at + 1
    return behind_with(passage, at, low) or overheard(passage, at, low) or earlier_subject(passage, verb, low)


def _quoted_before(passage: Passage, verb: int, low: int) -> int | None:
    """Return the passive verb of one who is quoted by somebody as saying, before the participle at `verb`."""
    tokens = passage.tokens
    for index in range(verb - 2, max(low, verb - _MAX_ADVERBIAL), -1):
        if tokens[index].low in ("quoted", "cited", "reported"):
            return index if tokens[index - 1].low in _BE and tokens[index + 1].low == "by" else None
    return None


def _made_just_before(passage: Passage, first: int, low: int) -> bool:
    """Tell whether somebody makes the document that begins at `first`: they speak, “signed [a petition]”."""
    if first <= low:
        return False
    word = passage.tokens[first - 1].low
    return word.endswith("ed") or word in _MADE


def is_passive(passage: Passage, verb: int) -> bool:
    """Tell whether the verb is passive, its subject spoken of: “was called”, “been widely called”."""
    form = passage.cue(verb)
    if form is None or form.tense is not Tense.PAST or form.lemma == "quote":
        return False  # one who is quoted does speak
    at = verb - 1
    while at > 0 and (passage.tokens[at].low.endswith("ly") or passage.tokens[at].low in _ADVERBS):
        at -= 1
    return at >= 0 and passage.tokens[at].low in _BE


def _before_adverbs(passage: Passage, at: int, low: int) -> int:
    """Step left over auxiliaries, adverbs and times: “he [had also] said”, “she [on Monday] said”."""
    tokens = passage.tokens
    while at >= low:
        word = tokens[at].low
        adverb = word.endswith("ly") and len(word) > 4 and not tokens[at].capital
        adverb = adverb and word not in _PRONOUNS_LIKE_PARTICIPLES
        if not (adverb or word in BETWEEN or (word in TIMES and word != "may")):
            if word in _TIME_PREPOSITIONS and at + 1 < len(tokens) and tokens[at + 1].low in _TIME_OPENERS:
                at -= 1
                continue
            if word in _TIME_OPENERS and at > low and tokens[at - 1].low in _TIME_PREPOSITIONS:
                at -= 1
                continue
            break
        at -= 1
    return at


def _subject_past_insertion(passage: Passage, at: int, low: int, verb: int) -> Range | None:
    """Return the subject left of an insertion: “X, the mayor of Y, said”, “the ministry, however, said”.

    Commas are tried from the right, so that a person is found past an apposition with commas of its own.
    A verb without such a subject shares that of an earlier one.
    """
    tokens = passage.tokens
    fallback: Range | None = None
    for index in range(at - 1, max(low, at - _MAX_INSERTION) - 1, -1):
        if tokens[index].piece >= 0 or tokens[index].text == ";":
            break
        if tokens[index].text not in (",", "—", "–"):
            continue
        inserted = passage.name_starting(index + 1) if index + 1 < at else None
        last = at - 1 - (tokens[at - 1].text in _LETTERS)
        if inserted == last and _sets_off_person(passage, index, inserted):
            servant = served(passage, index, low)
            return (servant, index) if servant is not None else (index + 1, last + 1)
        if titled := _titled_person(passage, index, at):
            return titled
        end = index - 1
        if end >= low and tokens[end].text == ")":
            end = before_parenthesis(passage, end, low)
        if end < low or not tokens[end].is_word:
            continue
        name = passage.name_ending(end)
        # A name that opens the sentence is its subject, whatever stands in the insertion.
        if name is not None and (name <= low or (passage.is_person(end) and not _hangs(passage, name, low))):
            return max(name, low), end + 1
        if fallback is None:
            fallback = phrase_ending(passage, end, low)
    return fallback or earlier_subject(passage, verb, low)


def _titled_person(passage: Passage, comma: int, at: int) -> Range | None:
    """Return the person an insertion names behind a title: “Scott’s niece, [councillor Cia Price] (Lab),”."""
    tokens = passage.tokens
    if comma == 0 or (passage.is_person(comma - 1) and not tokens[comma - 1].possessive):
        return None
    last = at - 1
    if last > comma and tokens[last].text == ")":
        last = before_parenthesis(passage, last, comma)
    if last <= comma + 1 or tokens[last].possessive:
        return None
    first = passage.name_ending(last)
    first = last if first is None else max(first, comma + 1)
    title = [token.low for token in tokens[comma + 1 : first]]
    unknown = passage.naming(last) is None and first < last and bool(title) and is_human(title[-1])
    if not passage.is_person(last) and not unknown:
        return None
    plain = all(
        token.is_word
        and token.low not in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS
        and not token.possessive
        for token in tokens[comma + 1 : first]
    )
    return (first, last + 1) if plain else None


def _sets_off_person(passage: Passage, comma: int, last: int) -> bool:
    """Tell whether the name between commas is the person, or the body, a description before it is of."""
    if passage.is_person(last):
        return True
    naming = passage.naming(last)
    body = naming is None or naming.figure.kind is EntityKind.ORGANISATION
    whole = phrase_ending(passage, comma - 1, 0) if body and comma > 0 else None
    if whole is not None and any(
        passage.tokens[at].low in INSTITUTIONS | FIRMS for at in range(whole[0], min(whole[1], whole[0] + 3))
    ):
        return True
    described = comma > 0 and passage.tokens[comma - 1].is_word and not passage.tokens[comma - 1].capital
    return described and last - comma >= 2 and passage.naming(last) is None


def _hangs(passage: Passage, first: int, low: int) -> bool:
    """Tell whether the name that begins at `first` hangs on a preposition before it."""
    return first > low and passage.tokens[first - 1].low in BINDING_PREPOSITIONS


def earlier_subject(passage: Passage, verb: int, low: int) -> Range | None:
    """Return the subject that a verb shares with an earlier one of its sentence.

    “X said … and warned”, “X went home, saying”: the subject of the nearest finite verb of saying before it
    that has one beside it, or else of the main clause.
    """
    tokens = passage.tokens
    beside = _subject_of_last_clause(passage, low, verb)
    for index in reversed(passage.cues_between(beside[0] if beside else low + 1, verb)[-_MAX_CUES:]):
        form = passage.cues[index]
        if form.tense is Tense.PARTICIPLE or form.strength is Strength.WEAK:
            continue
        if form.tense is Tense.BASE and tokens[index - 1].low in _UNREAL:
            continue
        inverted = _behind_words(passage, index, low, verb)
        if inverted is not None:
            return inverted
        at = _end_of_subject(passage, index, low)
        if at is None or tokens[at].text in _INSERTION_MARKS or tokens[at].low in CONJUNCTIONS | {"to"}:
            continue
        found = _subject_ending(passage, at, low)
        if found is not None and can_speak(passage, found):
            return found
    return beside or main_subject(passage, low, verb)


def _behind_words(passage: Passage, verb: int, low: int, high: int) -> Range | None:
    """Return the subject behind a verb that closes somebody's words: “…,” said [Brand], adding …."""
    tokens = passage.tokens
    before = verb - 1
    if before >= low and tokens[before].text in _INSERTION_MARKS:
        before -= 1
    if before < low or tokens[before].piece < 0:
        return None
    found = phrase_after(passage, verb + 1, high)
    return found if found is not None and can_speak(passage, found) else None


def _subject_of_last_clause(passage: Passage, low: int, verb: int) -> Range | None:
    """Return the person who is the subject of a clause beside the first: “…, and [Quill] rose to say”."""
    tokens = passage.tokens
    for index in range(verb - 2, low, -1):
        if tokens[index].piece >= 0:
            return None
        if tokens[index].low not in ("and", "but") or tokens[index - 1].text != ",":
            continue
        found = phrase_after(passage, index + 1, verb)
        if found is None:
            return None
        end = found[1]
        if end < verb and tokens[end].text == ",":
            set_off = tokens[found[0] - 1].text == ","  # “and the chairman, Ola Brand, went …”
            commas = (at for at in range(end + (not set_off), verb) if tokens[at].text == ",")
            end = next(commas, verb - 1) + 1
        acts = end < verb and tokens[end].is_word and tokens[end].low not in PREPOSITIONS | CONJUNCTIONS
        named = passage.is_person(found[1] - 1) or tokens[found[0]].low in ("he", "she")
        return found if acts and named else None
    return None


def main_subject(passage: Passage, low: int, high: int) -> Range | None:
    """Return the subject of the main clause that begins at token `low`.

    Introductory phrases (“In a speech on Monday, …”) are stepped over to the comma that ends them.
    """
    tokens = passage.tokens
    start = low
    while start < high and (tokens[start].low in CONJUNCTIONS or not tokens[start].is_word):
        if tokens[start].piece >= 0:
            return None
        start += 1
    for _ in range(3):
        if start >= high:
            return None
        first = tokens[start]
        introductory = first.low in PREPOSITIONS | SUBORDINATORS | TIMES | _INTRODUCTORY or (
            first.low.endswith(("ing", "ly")) and first.low not in _PRONOUNS_LIKE_PARTICIPLES
        )
        behind = tokens[start + 1].low if start + 1 < high else ""
        asked = first.low.endswith("ed") and passage.naming(start) is None  # “Pressed by Quill, he …”
        introductory = introductory or (asked and behind in PREPOSITIONS | {"whether", "if", "what", "why"})
        if not introductory:
            break
        comma = next((i for i in range(start, high) if tokens[i].text == ","), None)
        if comma is None:
            inner = phrase_in(passage, start + 1, high)
            pronoun = inner is not None and tokens[inner[0]].low in SUBJECT_PRONOUNS  # “On 7 May they said …”
            return inner if pronoun or first.low not in PREPOSITIONS | SUBORDINATORS else None
        start = comma + 1
    return _first_phrase(passage, start, high, introduced=start > low)


def _person_past_insertion(passage: Passage, found: Range, high: int) -> Range | None:
    """Return the person behind what only explains an introduction: “In her book, “Tides”, [Quill] said”."""
    start = found[1] + 1
    if start >= high or passage.is_person(found[1] - 1) or not passage.is_person(start):
        return None
    last = passage.name_starting(start)
    end = (start if last is None else last) + 1
    acts = end < high and passage.tokens[end].is_word and not passage.tokens[end - 1].possessive
    return (start, end) if acts and passage.tokens[end].low not in PREPOSITIONS | CONJUNCTIONS else None


def _first_phrase(passage: Passage, start: int, high: int, *, introduced: bool) -> Range | None:
    """Return the subject at `start`, or behind the next commas if an introduction holds some of its own.

    “Following a hasty, late meeting, [the council] issued …”
    """
    tokens = passage.tokens
    while start < high and tokens[start].piece < 0:
        found = phrase_after(passage, start, high)
        ends = found is not None and found[1] < high and tokens[found[1]].text == ","
        if found is not None and (not introduced or not ends or can_speak(passage, found)):
            return (_person_past_insertion(passage, found, high) if introduced and ends else None) or found
        comma = next((i for i in range(start, high) if tokens[i].text == ","), None)
        if not introduced or comma is None:
            return found
        start = comma + 1
    return None
