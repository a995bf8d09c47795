"""Reading noun phrases without a parser: by small words, capitals and commas.

All functions take and return half-open ranges of token indices.
"""

from reader.analysis.quotes.noun_phrases import INSIDE_PHRASES, MAX_PHRASE, counts, phrase_in
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.voices import AGENT_ENDINGS, PAPERS, Range
from reader.analysis.quotes.words import (
    AUXILIARIES,
    BINDING_PREPOSITIONS,
    COMMON_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    INSTITUTIONS,
    NOT_NAMES,
    PEOPLE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    TIMES,
    word_set,
)
from reader.article import EntityKind

_REACH_OF_RELATIVE = 16
#: Behind these “that” begins a clause and is no determiner.
_AFTER_THAT = DETERMINERS | SUBJECT_PRONOUNS
#: With no noun behind them these are nobody.
_BARE_DETERMINERS = word_set("the a an his her their its our my your no any each every")
_MAX_TITLE = 4
_NO_TITLE = (
    PREPOSITIONS | SUBORDINATORS | AUXILIARIES | COMMON_VERBS | CONJUNCTIONS | SUBJECT_PRONOUNS | DETERMINERS
)
_PLURAL_ENDINGS = ("s", "men", "women")
#: What ends the phrase behind an inverted verb, besides clauses, times and verbs.
_ENDS_PHRASE = (
    SUBORDINATORS
    | AUXILIARIES
    | TIMES
    | COMMON_VERBS
    | word_set("on in at during after before following by and but to with")
)


def phrase_after(passage: Passage, start: int, high: int) -> Range | None:
    """Return the noun phrase that begins at token `start`: the speaker in “…,” said X.

    A name ends it (“said party chief [Ola Brand], who …”); a name set off behind it wins
    (“said the mayor, [Ola Brand], …”).
    """
    tokens = passage.tokens
    while start < high and tokens[start].low in ("also", "then", "later", "former", "ex-"):
        start += 1
    if start + 1 < high and tokens[start].low == "that" and tokens[start + 1].low in _AFTER_THAT:
        return None
    if start >= high or not tokens[start].is_word:
        return None
    if tokens[start].low in SUBJECT_PRONOUNS:
        return start, start + 1
    found = _extent(passage, start, high)
    if found is not None and found[1] - start == 1 and tokens[start].low in _BARE_DETERMINERS:
        found = _past_quoted_words(passage, start, high)
    if found is None or found[0] > start:
        return found
    if not _begins_like_a_speaker(passage, found):
        return None
    return _name_set_off(passage, found[1], high) or found


def _past_quoted_words(passage: Passage, start: int, high: int) -> Range | None:
    """Return the phrase that goes on behind words in quotation marks: “the [“Tides for all”] report”."""
    quoted = start + 2 < high and passage.tokens[start + 1].piece >= 0 and passage.tokens[start + 2].is_word
    rest = _extent(passage, start + 2, high) if quoted else None
    return (start, rest[1]) if rest is not None else None


def _extent(passage: Passage, start: int, high: int) -> Range | None:
    """Return how far the phrase from token `start` reaches; from a person's name in it, that name."""
    tokens = passage.tokens
    determined = tokens[start].low in DETERMINERS
    end = start
    while end < high and end - start < MAX_PHRASE + 4:
        token = tokens[end]
        if not token.is_word and token.text not in INSIDE_PHRASES:
            break
        if passage.is_person(end):
            last = passage.name_starting(end)
            last = end if last is None else last
            hangs = end > start and tokens[end - 1].low in BINDING_PREPOSITIONS
            if not tokens[last].possessive and not hangs:
                return end, last + 1
            end = last + 1
            continue
        verbal = (
            token.low.endswith(("ed", "ly")) and not token.capital and (end - start > 1 or not determined)
        )
        cue = passage.cue(end) is not None and not token.capital
        subject = token.low in ("he", "she", "they", "it", "we")  # “told the paper [she] …”
        ends = verbal or cue or subject or (token.low in _ENDS_PHRASE and not counts(passage, end))
        if end > start and ends and not _serves(passage, end, high):
            break
        end += 1
    while end - 1 > start and tokens[end - 1].low in PREPOSITIONS | DETERMINERS:
        end -= 1
    return (start, end) if end > start else None


def _serves(passage: Passage, at: int, high: int) -> bool:
    """Tell whether “to” says whom somebody serves: “an adviser [to the premier]”, not “told them to”."""
    tokens = passage.tokens
    if at + 1 < high and tokens[at].low == "with":
        return tokens[at - 1].low in ("familiar", "acquainted")  # “people familiar [with the matter]”
    if at + 1 >= high or tokens[at].low != "to" or tokens[at - 1].low not in PEOPLE | {"close"}:
        return False
    return tokens[at + 1].low in DETERMINERS or passage.may_be_name(at + 1)


def _begins_like_a_speaker(passage: Passage, phrase: Range) -> bool:
    """Tell whether a phrase may be a speaker: a name, a determiner, or a noun for people or institutions."""
    start, end = phrase
    first = passage.tokens[start]
    if first.low in NOT_NAMES - DETERMINERS or first.low in PREPOSITIONS:
        return False
    if first.low in DETERMINERS or first.low in PEOPLE or passage.name_starting(start) is not None:
        return True
    words = {passage.tokens[index].low for index in range(start, end)}
    head = passage.tokens[end - 1].low
    return bool(words & (DOCUMENTS | INSTITUTIONS)) or (
        end - start <= 4
        and ((head.endswith(AGENT_ENDINGS) and end - start > 1) or head.endswith(_PLURAL_ENDINGS))
    )


def _name_set_off(passage: Passage, end: int, high: int) -> Range | None:
    """Return the person set off by a comma behind a phrase: “the mayor, (retired captain) Ola Brand, …”."""
    tokens = passage.tokens
    if end + 1 >= high or tokens[end].text != ",":
        return None
    name = end + 1
    while name + 1 < high and name - end < _MAX_TITLE and _is_title(passage, name):
        name += 1
    if not passage.is_person(name):
        return None
    end = name - 1
    last = passage.name_starting(end + 1)
    if last is None or tokens[last].possessive:
        return None
    if last + 1 < high and tokens[last + 1].text not in ",.":
        return None
    return end + 1, last + 1


def _is_title(passage: Passage, at: int) -> bool:
    """Tell whether a token may be of the title before a name: “Colonel”, “retired captain”, “Dr.”."""
    token = passage.tokens[at]
    return token.is_word and not passage.is_person(at) and token.low not in _NO_TITLE


def phrase_ending(passage: Passage, at: int, low: int) -> Range | None:
    """Return the noun phrase whose last token is `at`."""
    tokens = passage.tokens
    first = passage.name_ending(at)
    if first is not None and not tokens[at].possessive:
        first = _past_qualifying_name(passage, max(first, low), at, low)
        before = tokens[first - 1].low if first > low else ""
        if before == "the" or (before in DETERMINERS - {"that"} and not passage.is_person(at)):
            first -= 1
            before = tokens[first - 1].low if first > low else ""
        if before not in BINDING_PREPOSITIONS:
            return _of_both(passage, first, at, low) or (_with_partner(passage, first, low), at + 1)
    return _gathered_phrase(passage, at, low)


def _past_qualifying_name(passage: Passage, first: int, at: int, low: int) -> int:
    """Return where a phrase begins whose noun is a people or party: “the [Utah] Republican”."""
    naming = passage.naming(at)
    if naming is None or naming.figure.kind is not EntityKind.GROUP or first <= low:
        return first
    before = passage.naming(first - 1)
    if before is None or before.figure.kind is not EntityKind.PLACE or passage.tokens[first - 1].possessive:
        return first
    start = passage.name_ending(first - 1)
    return first - 1 if start is None else max(start, low)


def _with_partner(passage: Passage, first: int, low: int) -> int:
    """Take in the other half of a pair of names that begins its clause: “Orla Finn and Ed Marsh said”."""
    tokens = passage.tokens
    if first - 2 < low or tokens[first - 1].low != "and":
        return first
    partner = passage.name_ending(first - 2)
    if partner is None or tokens[first - 2].possessive:
        return first
    begins_clause = partner <= low or not tokens[partner - 1].is_word
    return max(partner, low) if begins_clause else first


def _of_both(passage: Passage, first: int, at: int, low: int) -> Range | None:
    """Return the phrase that two names hang on: “[the governments of Norland and Sudria]”."""
    tokens = passage.tokens
    if first - 3 < low or tokens[first - 1].low != "and" or passage.is_person(at):
        return None
    partner = passage.name_ending(first - 2)
    if partner is None or partner <= low or tokens[partner - 1].low not in ("of", "from", "in"):
        return None
    whole = _gathered_phrase(passage, first - 2, low)
    return (whole[0], at + 1) if whole is not None and whole[0] < partner - 1 else None


def _gathered_phrase(passage: Passage, at: int, low: int) -> Range | None:
    """Collect words leftwards up to a clause's edge, then find the noun phrase in them."""
    tokens = passage.tokens
    begin = at
    while begin >= low and at - begin < MAX_PHRASE + 6:
        token = tokens[begin]
        if token.text == ")":
            begin = before_parenthesis(passage, begin, low)
            continue
        edge = (
            token.piece >= 0
            or not (token.is_word or token.text in "%$£€" + INSIDE_PHRASES)
            or (token.low in SUBORDINATORS and not counts(passage, begin))
            or token.low in CONJUNCTIONS
            or token.low in AUXILIARIES
            or (passage.cue(begin) is not None and tokens[begin - 1].low not in DETERMINERS)
        )
        if edge:
            break
        begin -= 1
    begin += 1
    if begin > at:
        return None
    phrase = phrase_in(passage, begin, at + 1)
    opener = tokens[begin - 1].low if begin > low else ""
    if opener in ("who", "which") or (opener == "that" and phrase is None):
        return antecedent_of_relative(passage, begin - 1, low)
    return phrase


def before_parenthesis(passage: Passage, at: int, low: int) -> int:
    """Return the token before the parenthesis that token `at` closes."""
    while at >= low and passage.tokens[at].text != "(":
        at -= 1
    return at - 1


def antecedent_of_relative(passage: Passage, at: int, low: int) -> Range | None:
    """Return the noun phrase that “who”, “that” or “which” at token `at` stands for.

    “who” takes the nearest name or phrase; “that” and “which” prefer a document named before
    (“a letter she received from the mayor that called …”).
    """
    tokens = passage.tokens
    if tokens[at].low != "who":
        for index in range(at - 1, max(low, at - _REACH_OF_RELATIVE) - 1, -1):
            if tokens[index].piece >= 0 or tokens[index].text == ";":
                break
            if index == at - 1 and tokens[index].low in PAPERS:
                return index, at
            if tokens[index].low in DOCUMENTS:
                return _phrase_ending_in(passage, index, low), index + 1
    before = _before_parentheses_and_comma(passage, at - 1, low)
    if before < low or not tokens[before].is_word:
        return None
    if tokens[at].low == "who":
        person = _person_ending(passage, before, low)
        if person is not None:
            return person
    found = phrase_ending(passage, before, low)
    if found is not None and found[0] - 2 >= low and tokens[found[0] - 1].text == ",":
        # “Ola Brand, the party's treasurer, who …”
        return _person_ending(passage, found[0] - 2, low) or found
    return found


def _before_parentheses_and_comma(passage: Passage, at: int, low: int) -> int:
    for mark in (")", ",—–-", ")"):
        if at >= low and passage.tokens[at].text in mark:
            at = before_parenthesis(passage, at, low) if mark == ")" else at - 1
    return at


def _person_ending(passage: Passage, at: int, low: int) -> Range | None:
    """Return the person's name that ends with token `at`, unless it is a possessive."""
    if not passage.is_person(at) or passage.tokens[at].possessive:
        return None
    first = passage.name_ending(at)
    return max(at if first is None else first, low), at + 1


def document_ending(passage: Passage, at: int, low: int) -> Range | None:
    """Return the phrase of a document whose noun is token `at`: “[the paper’s editorial] telling her”."""
    if passage.tokens[at].low not in DOCUMENTS or passage.naming(at) is not None:
        return None
    return _phrase_ending_in(passage, at, low), at + 1


def _phrase_ending_in(passage: Passage, noun: int, low: int) -> int:
    """Return the first token of the simple noun phrase whose noun is at `noun`."""
    tokens = passage.tokens
    first = noun
    while first > low and noun - first < 5:
        word = tokens[first - 1]
        if word.low in DETERMINERS or word.possessive:
            return first - 1 if not word.possessive else _phrase_ending_in_name(passage, first - 1, low)
        if not word.is_word or word.low in PREPOSITIONS | SUBORDINATORS | CONJUNCTIONS | AUXILIARIES:
            break
        if passage.cue(first - 1) is not None:
            break
        first -= 1
    return first


def _phrase_ending_in_name(passage: Passage, at: int, low: int) -> int:
    first = passage.name_ending(at)
    first = at if first is None else max(first, low)
    if first > low and passage.tokens[first - 1].low in DETERMINERS:
        first -= 1
    return first
