"""Sieves without a reporting verb: according to X, X’s claim, X: …, … — X, X went after Y as …."""

from reader.analysis.quotes.frames import Frame, is_person
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after, phrase_ending
from reader.analysis.quotes.subjects import main_subject, subject_before
from reader.analysis.quotes.verbs import Strength, Tense
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import (
    BETWEEN,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    NO_LABELS,
    PREPOSITIONS,
    RELATIVES,
    word_set,
)

_DASHES = frozenset("—–―-~")
_MAX_LABEL = 4
_MAX_COMPLEMENT = 6
_MAX_CLAIM = 12
_MAX_VIEW = 14
_MAX_ENDED = 7
_VIEWS = word_set("words view eyes opinion telling phrase book judgment judgement version")
_LINES = word_set("line caption hashtag inscription message subject heading tagline hashtags")
_DEEDS = ("ed", "s")
_MADE = word_set("sent wrote put wore made took held bore drew shot built hung gave")
_ENDS = word_set(
    """ended ends closed closes concluded concludes opened opens began begins started starts finished finishes
    countered counters followed follows hit shot fired responded responds replied replies greeted greets"""
)
#: So many words behind the quotation, “according to” speaks of something else where a verb of saying is near.
_FAR = 5
_ACCORDING_ELSEWHERE = frozenset({"selon", "laut", "según", "volgens", "secondo", "segundo", "według"})
_SOURCES = frozenset({"according", "in", "per", "based"}) | _ACCORDING_ELSEWHERE
_STATES = frozenset({"was", "were", "is", "are", "had", "has", "’s", "'s"})
_SHOUTS = frozenset({"chant", "chants", "cry", "cries", "shout", "shouts", "choruses", "chorus", "rendition"})
_PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "to", "heard", "hearing", "by"})
_LIKENS = frozenset({"as", "like"})
#: “names like “Tern””: an example, and no likening.
_EXAMPLES = word_set(
    "terms words names labels expressions titles headlines things phrases buzzwords categories"
)
_RATES = word_set(
    "rated rates ranked ranks graded listed lists sees saw views viewed regards regarded cast paints painted"
)
_ARTICLES = frozenset({"a", "an", "the"})


def signed_with_dash(passage: Passage, quote: int) -> Frame | None:
    """“…” — X; “…” (X): the name stands behind a dash, or in brackets, at the end of the paragraph."""
    tokens = passage.tokens
    at = quote + 1
    if at + 2 < len(tokens) and tokens[at].text == "(" and passage.is_person(at + 1):
        last = passage.name_starting(at + 1)
        if last is not None and tokens[last + 1 :] and tokens[last + 1].text == ")":
            return Frame((at + 1, last + 1), "(", "signed_with_dash") if last + 2 >= len(tokens) else None
    if at + 1 >= len(tokens) or tokens[at].text not in _DASHES or passage.sentence(quote)[0] < quote:
        return None
    while at < len(tokens) and tokens[at].text in _DASHES:
        at += 1
    if at >= len(tokens):
        return None
    last = passage.name_starting(at)
    if last is None or (last + 1 < len(tokens) and tokens[last + 1].text not in ",.("):
        return None
    if any(token.piece >= 0 for token in tokens[last + 1 :]):
        return None
    return Frame((at, last + 1), tokens[at - 1].text, "signed_with_dash")


def according_to(passage: Passage, quote: int) -> Frame | None:
    """According to X, …; in the words of X, …: anywhere in the sentence."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    places = [at for at in range(low, high - 2) if tokens[at].low in _SOURCES]
    for at in sorted(places, key=lambda index: abs(index - quote)):
        words = tuple(token.low for token in tokens[at : at + 4])
        if words[:2] == ("according", "to"):
            if quote > at > low + 2 and tokens[at - 1].text == "," and passage.cue(at - 2) is not None:
                return None  # “she said, according to a translator: “…””
            subject = _him(passage, at + 2) or phrase_after(passage, at + 2, high)
            cue = "according to"
        elif words == ("in", "the", "words", "of"):
            subject = phrase_after(passage, at + 4, high)
            cue = "in the words of"
        elif words[0] in _ACCORDING_ELSEWHERE or (words[0] == "per" and _cites(passage, at)):
            subject = phrase_after(passage, at + 1, high)
            cue = words[0]
        elif words[:2] == ("based", "on") and at == low:
            subject = phrase_after(passage, at + 2, high)
            if subject is None or not any(tokens[k].low in DOCUMENTS for k in range(*subject)):
                continue
            cue = "based on"
        else:
            continue
        if at > quote and _told_to(passage, quote, low):
            return None
        if at > quote + _FAR and passage.cues_between(max(low, quote - _MAX_COMPLEMENT), quote):
            return None
        if subject is not None and at < quote and _told_by_another(passage, subject, quote):
            return None
        if subject is not None and low + 1 < at < quote and tokens[at - 1].text == ",":
            verb = subject[1] + 1
            if verb < quote and tokens[verb - 1].text == "," and passage.cue(verb) is not None:
                return None  # “Quill, according to a transcript, told him to “…””
        if subject is not None and not _said_since(passage, at, quote):
            return Frame(
                subject, passage.text[tokens[at].start : tokens[at].start + len(cue)], "according_to", at
            )
    return None


def _him(passage: Passage, at: int) -> Range | None:
    """Return the pronoun in “according to him, …”, which stands alone: not “according to her lawyer”."""
    alone = at + 1 >= len(passage.tokens) or not passage.tokens[at + 1].is_word
    return (at, at + 1) if alone and passage.tokens[at].low in ("him", "her", "them", "it") else None


def _told_to(passage: Passage, quote: int, low: int) -> bool:
    """Tell whether the words are what somebody told another to do: “Quill told them to “…”, according to …”.

    Then the source only tells it.
    """
    tokens = passage.tokens
    if quote - 1 <= low or tokens[quote - 1].low != "to":
        return False
    cues = passage.cues_between(max(low, quote - _MAX_CLAIM), quote - 1)
    subject = subject_before(passage, cues[-1], low) if cues else None
    return subject is not None and is_person(passage, subject)


def _told_by_another(passage: Passage, source: Range, quote: int) -> bool:
    """Tell whether a source tells what somebody said: “According to Quill, [Marsh called] it “…””."""
    tokens = passage.tokens
    if source[1] >= quote or tokens[source[1]].text != ",":
        return False
    for verb in passage.cues_between(source[1] + 1, quote):
        form = passage.cues[verb]
        if form.tense not in (Tense.PAST, Tense.PRESENT) or form.strength is Strength.WEAK:
            continue
        subject = subject_before(passage, verb, source[1] + 1)
        if subject is not None and is_person(passage, subject) and quote - verb <= _MAX_CLAIM:
            return not any(tokens[at].low in ("he", "she") for at in range(*subject))
    return False


def _cites(passage: Passage, at: int) -> bool:
    """Tell whether “per” names a source (“, per the party's rules”), and no rate (“per head”)."""
    tokens = passage.tokens
    set_off = at > 1 and (tokens[at - 1].text in ",(—–" or tokens[at - 1].piece >= 0)
    if set_off and passage.cue(at - 2) is not None:
        return False  # “Quill said, per a translator, that …”
    following = tokens[at + 1]
    return set_off and (following.low in DETERMINERS or following.capital)


def in_the_eyes_of(passage: Passage, quote: int) -> Frame | None:
    """To X, …; in X’s words, …; in his view, …: whose view the sentence gives, where nobody says anything."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    start = low + (tokens[low].low in CONJUNCTIONS)
    if tokens[start].low in ("to", "for") and not passage.cues_between(start, quote):
        whom = phrase_after(passage, start + 1, quote)
        person = whom is not None and whom[0] == start + 1 and is_person(passage, whom)
        if whom is not None and person and whom[1] < quote and tokens[whom[1]].text == ",":
            return Frame(whom, tokens[start].text, "in_the_eyes_of", start)
    for at in range(max(low, quote - _MAX_VIEW), min(high - 2, quote + _MAX_VIEW)):
        if tokens[at].low != "in":
            continue
        view = next((k for k in range(at + 2, min(high, at + 5)) if tokens[k].low in _VIEWS), None)
        if view is None or not (tokens[view - 1].possessive or tokens[view - 1].low in ("his", "her")):
            continue
        first = passage.name_ending(view - 1) if tokens[view - 1].possessive else view - 1
        if first is not None and first > at:
            return Frame((first, view), tokens[view].text, "in_the_eyes_of", at)
    return None


def captioned_by(passage: Passage, quote: int) -> Frame | None:
    """X sent a letter with the line “…”; X posted a picture, the caption: “…”: whoever made what bears it."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    at = quote - 1 - (tokens[quote - 1].text in ",:")
    if at <= low + 2 or tokens[at].low not in _LINES:
        return None
    subject = main_subject(passage, low, at)
    if subject is None or subject[1] >= at - 1 or not can_speak(passage, subject):
        return None
    if any(tokens[index].piece >= 0 for index in range(subject[1], at)):
        return None
    verb = verb_behind(passage, subject[1], at)
    return Frame(subject, verb, "captioned_by") if verb.lower().endswith(_DEEDS) or verb in _MADE else None


def ended_with(passage: Passage, quote: int) -> Frame | None:
    """X ended the letter with “…”; X began with a “…”: how a speech or text opens or closes."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    at = quote - 1 - (tokens[quote - 1].low in _ARTICLES)
    if at <= low or tokens[at].low != "with":
        return None
    for verb in range(at - 1, max(low, at - _MAX_ENDED) - 1, -1):
        if tokens[verb].piece >= 0 or not tokens[verb].is_word:
            return None
        if tokens[verb].low in _ENDS:
            subject = subject_before(passage, verb, low)
            speaks = subject is not None and can_speak(passage, subject) and tokens[subject[0]].low != "it"
            return Frame(subject, tokens[verb].text, "ended_with", verb) if subject and speaks else None
    return None


def _said_since(passage: Passage, at: int, quote: int) -> bool:
    """Tell whether the words are those of one who is only spoken of: “according to X, who wrote that …”."""
    return any(
        passage.cues[cue].tense is Tense.PAST and passage.tokens[cue - 1].low in ("who", "which")
        for cue in passage.cues_between(at + 1, quote)
    )


def likened_by(passage: Passage, quote: int) -> Frame | None:
    """X went after Y as “…”, a “…”: whatever the verb, the clause's subject holds one thing to be another."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    at = quote - 1
    if at > low and tokens[at].low in _ARTICLES:
        at -= 1
    if at <= low + 1 or tokens[at].low not in _LIKENS or tokens[at - 1].low in _EXAMPLES:
        return None
    subject = main_subject(passage, low, at)
    if subject is None or subject[1] >= at - 1 or not can_speak(passage, subject):
        return None
    if any(tokens[index].piece >= 0 for index in range(subject[1], at)):
        return None
    verb = verb_behind(passage, subject[1], at)
    rates = verb.lower() in _RATES
    if not rates and not is_person(passage, subject):
        return None
    return Frame(subject, verb, "likened_by")


def chanted_by(passage: Passage, quote: int) -> Frame | None:
    """X broke into chants of “…”; X joined in a cry of “…”: no verb of saying, but a noun of shouting."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    if quote < low + 3 or tokens[quote - 1].low != "of" or tokens[quote - 2].low not in _SHOUTS:
        return None
    subject = main_subject(passage, low, quote - 2)
    if subject is None or subject[1] >= quote - 2:
        return None
    told_of = any(tokens[at].low in _PASSIVE for at in range(subject[1], quote - 2))
    if told_of or any(tokens[at].low in RELATIVES for at in range(subject[1], quote - 2)):
        return None
    return Frame(subject, tokens[quote - 2].text, "chanted_by")


def verb_behind(passage: Passage, start: int, high: int) -> str:
    """Return the verb behind a subject: its first word that is no auxiliary or adverb."""
    tokens = passage.tokens
    at = start
    while at < high and tokens[at].text == "(":
        at = next((end + 1 for end in range(at, high) if tokens[end].text == ")"), high)
    if at < high and tokens[at].text == ",":
        at = next((end for end in range(at + 1, high) if tokens[end].text == ","), at)
    while at < high and (
        tokens[at].low in BETWEEN or tokens[at].low.endswith("ly") or not tokens[at].is_word
    ):
        at += 1
    return tokens[at].text if at < high else ""


def _verb_or_colon(passage: Passage, start: int, quote: int) -> str:
    """Return the verb of a clause that ends in a colon (“delivered a retort:”), or the colon."""
    verb = verb_behind(passage, start, quote - 1)
    small = verb.lower()
    if passage.tokens[start].low in _STATES:
        return ":"  # “Brand was tired: “…””
    return verb if small.isalpha() and small not in DETERMINERS | PREPOSITIONS and verb == small else ":"


def named_before_colon(passage: Passage, quote: int) -> Frame | None:
    """X: … “…”, as in transcripts and headlines; or a clause about X that ends in a colon."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    pair = phrase_ending(passage, quote - 2, low) if quote >= 2 and tokens[quote - 1].text == ":" else None
    if pair is not None and any(tokens[at].low == "and" for at in range(*pair)) and is_person(passage, pair):
        return Frame(pair, ":", "named_before_colon")
    label = passage.name_starting(low) if low < quote and tokens[low].low not in NO_LABELS else None
    if label is not None and label < low + _MAX_LABEL and tokens[label + 1].text == ":":
        return Frame((low, label + 1), ":", "named_before_colon")
    if quote == low or tokens[quote - 1].text != ":":
        return None
    first = passage.name_ending(quote - 2) if quote >= 2 else None
    if first is not None and passage.is_person(quote - 2):
        return Frame((max(first, low), quote - 1), ":", "named_before_colon")
    document = next(
        (at for at in range(quote - 2, max(low, quote - 5) - 1, -1) if tokens[at].low in DOCUMENTS), None
    )
    if document is not None and passage.naming(document) is None and not passage.cues_between(low, quote):
        maker = main_subject(passage, low, quote - 1)
        if maker is not None and maker[1] < document - 1 and can_speak(passage, maker):
            return Frame(maker, _verb_or_colon(passage, maker[1], quote), "named_before_colon")
        return Frame(
            (document - (tokens[document - 1].low in DETERMINERS), document + 1), ":", "named_before_colon"
        )
    unnamed = first is not None and tokens[max(first, low)].low in NO_LABELS
    if first is not None and not unnamed and (first <= low or tokens[first - 1].text in _DASHES):
        return Frame((max(first, low), quote - 1), ":", "named_before_colon")
    subject = main_subject(passage, low, quote - 1)
    if subject is not None and is_person(passage, subject):
        return Frame(subject, _verb_or_colon(passage, subject[1], quote), "named_before_colon")
    return None
