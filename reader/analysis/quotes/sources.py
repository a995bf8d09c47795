"""Sieves without a reporting verb: according to X, X’s claim, X: …, … — X, X went after Y as …."""

from reader.analysis.quotes.frames import Frame, is_person
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import can_speak, phrase_after, phrase_ending
from reader.analysis.quotes.subjects import main_subject, subject_before
from reader.analysis.quotes.verbs import Tense
from reader.analysis.quotes.words import (
    BETWEEN,
    DETERMINERS,
    DOCUMENTS,
    NO_LABELS,
    RELATIVES,
    SAYINGS,
)

_DASHES = frozenset("—–―-~")
_MAX_LABEL = 4
_MAX_COMPLEMENT = 6
_MAX_CLAIM = 12
_MAX_QUALITIES = 4
#: So many words behind the quotation, “according to” speaks of something else where a verb of saying is near.
_FAR = 5
_ACCORDING_ELSEWHERE = frozenset({"selon", "laut", "según", "volgens", "secondo", "segundo", "według"})
_SOURCES = frozenset({"according", "in"}) | _ACCORDING_ELSEWHERE
_USES = frozenset({"used", "uses", "using", "use"})
_TERMS = frozenset({"phrase", "phrases", "term", "word", "words", "expression"})
#: What joins a noun of saying to the words: “claim that”, “promise of”, “slogan, “…””.
_BEHIND_SAYING = frozenset({"that", "of", "to", "as", "for", "about", ",", ":", "“”", "is", "was"})
_SHOUTS = frozenset({"chant", "chants", "cry", "cries", "shout", "shouts", "choruses", "chorus", "rendition"})
_PASSIVE = frozenset({"was", "were", "been", "be", "is", "are", "to", "heard", "hearing", "by"})
_LIKENS = frozenset({"as", "like"})
_ARTICLES = frozenset({"a", "an", "the"})


def signed_with_dash(passage: Passage, quote: int) -> Frame | None:
    """“…” — X: the name stands behind a dash, at the end of the paragraph."""
    tokens = passage.tokens
    at = quote + 1
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
            subject = phrase_after(passage, at + 2, high)
            cue = "according to"
        elif words == ("in", "the", "words", "of"):
            subject = phrase_after(passage, at + 4, high)
            cue = "in the words of"
        elif words[0] in _ACCORDING_ELSEWHERE:
            subject = phrase_after(passage, at + 1, high)
            cue = words[0]
        else:
            continue
        if at > quote + _FAR and passage.cues_between(max(low, quote - _MAX_COMPLEMENT), quote):
            return None
        if subject is not None and not _said_since(passage, at, quote):
            return Frame(
                subject, passage.text[tokens[at].start : tokens[at].start + len(cue)], "according_to", at
            )
    return None


def _said_since(passage: Passage, at: int, quote: int) -> bool:
    """Tell whether the words are those of one who is only spoken of: “according to X, who wrote that …”."""
    return any(
        passage.cues[cue].tense is Tense.PAST and passage.tokens[cue - 1].low in ("who", "which")
        for cue in passage.cues_between(at + 1, quote)
    )


def claimed_by(passage: Passage, quote: int) -> Frame | None:
    """X’s claim that “…”; his promise of “…”: a noun of saying nearer than any verb, with its possessor."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    for at in range(quote - 1, max(low, quote - _MAX_CLAIM) - 1, -1):
        if tokens[at].piece >= 0 or passage.cue(at) is not None:
            return None
        if tokens[at].low in _TERMS:
            verb = next((use for use in range(at - 1, max(low, at - 4), -1) if tokens[use].low in _USES), 0)
            subject = subject_before(passage, verb, low) if verb else None
            if subject is not None:
                return Frame(subject, tokens[verb].text, "claimed_by", verb)
        if tokens[at].low not in SAYINGS or tokens[at + 1].low not in _BEHIND_SAYING:
            continue
        if tokens[at + 1].piece >= 0 and passage.cues_between(low, at - 1):
            return None  # “Brand said Quill’s remarks “show bias””
        for owner in range(at - 1, max(low, at - _MAX_QUALITIES) - 1, -1):
            first = passage.name_ending(owner) if tokens[owner].possessive else None
            if first is not None:
                return Frame((max(first, low), owner + 1), tokens[at].text, "claimed_by", at)
            if tokens[owner].low in ("his", "her"):
                return Frame((owner, owner + 1), tokens[at].text, "claimed_by", at)
        return None
    return None


def likened_by(passage: Passage, quote: int) -> Frame | None:
    """X went after Y as “…”, a “…”: whatever the verb, the clause's subject holds one thing to be another."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    at = quote - 1
    if at > low and tokens[at].low in _ARTICLES:
        at -= 1
    if at <= low + 1 or tokens[at].low not in _LIKENS:
        return None
    subject = main_subject(passage, low, at)
    if subject is None or subject[1] >= at - 1 or not is_person(passage, subject):
        return None
    if any(tokens[index].piece >= 0 for index in range(subject[1], at)):
        return None
    return Frame(subject, _verb_behind(passage, subject[1], at), "likened_by")


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


def _verb_behind(passage: Passage, start: int, high: int) -> str:
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
            return Frame(maker, ":", "named_before_colon")
        return Frame(
            (document - (tokens[document - 1].low in DETERMINERS), document + 1), ":", "named_before_colon"
        )
    if first is not None and (first <= low or tokens[first - 1].text in _DASHES):
        return Frame((max(first, low), quote - 1), ":", "named_before_colon")
    subject = main_subject(passage, low, quote - 1)
    if subject is not None and is_person(passage, subject):
        return Frame(subject, ":", "named_before_colon")
    return None
