"""Sieves of the nouns of saying: X’s claim that “…”, made the point that “…”, her message was simple: “…”."""

from reader.analysis.quotes.frames import Frame
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.phrases import phrase_after
from reader.analysis.quotes.subjects import earlier_subject, is_passive, main_subject, subject_before
from reader.analysis.quotes.voices import Range, can_speak
from reader.analysis.quotes.words import AUXILIARIES, DETERMINERS, PREPOSITIONS, SAYINGS, word_set

_MAX_CLAIM = 12
_MAX_QUALITIES = 4
_USES = frozenset({"used", "uses", "using", "use"})
_TERMS = frozenset({"phrase", "phrases", "term", "word", "words", "expression"})
#: What joins a noun of saying to the words: “claim that”, “promise of”, “slogan, “…””.
_BEHIND_SAYING = frozenset({"that", "of", "to", "as", "for", "about", ",", ":", "“”", "is", "was"})
_BEHIND_POINT = frozenset({"that", ":"})
_MAKERS = frozenset({"by", "from"})
_OWNERS = frozenset({"his", "her"})
#: With these a noun of saying is said by their subject: “made the point”, “issued a warning”.
_MAKES = word_set(
    """make made makes making issue issued issues issuing repeat repeated repeats repeating offer offered
    offers offering give gave gives giving deliver delivered delivers delivering raise raised raises raising
    voice voiced voices voicing express expressed expresses expressing advance advanced
    float floated renew renewed renews send sent sends sending add added press pressed
    put level levelled leveled lodge lodged air aired reiterate reiterated"""
)
#: Nouns that only with a verb of making, or an owner, are somebody's words.
_POINTS = word_set(
    "point case argument arguments belief view opinion concern concerns hope fear fears guess conclusion"
)
#: What a person's own is, before a colon: “Her message was simple: “…””.
_OWN_WORDS = (
    SAYINGS
    | _POINTS
    | word_set(
        """message take reaction retort rule motto explanation reasoning rationale rebuttal comeback pitch
    summary opener closer order instructions instruction greeting thoughts thought riposte rejoinder takeaway
    prescription diagnosis appeal tip recommendation defence defense excuse refrain lament"""
    )
)
_MAX_OWN = 14
_UTTERED = word_set("used coined said spoken uttered written posted tweeted shouted chanted penned phrased")
_MAX_UTTERED = 8


def claimed_by(passage: Passage, quote: int) -> Frame | None:
    """X’s claim that “…”; his promise of “…”: a noun of saying nearer than any verb, with its possessor."""
    tokens = passage.tokens
    low, _ = passage.sentence(quote)
    for at in range(quote - 1, max(low, quote - _MAX_CLAIM) - 1, -1):
        if tokens[at].piece >= 0 or passage.cue(at) is not None:
            return None
        if tokens[at].low in _TERMS:
            verb = next((use for use in range(at - 1, max(low, at - 4), -1) if tokens[use].low in _USES), 0)
            subject = (
                (subject_before(passage, verb, low) or earlier_subject(passage, verb, low)) if verb else None
            )
            if subject is not None:
                return Frame(subject, tokens[verb].text, "claimed_by", verb)
        joint = tokens[at + 1].low
        point = tokens[at].low in _POINTS and joint in _BEHIND_POINT
        if not point and (tokens[at].low not in SAYINGS or joint not in _BEHIND_SAYING | _MAKERS):
            continue
        if tokens[at + 1].piece >= 0 and passage.cues_between(low, at - 1):
            return None  # “Brand said Quill’s remarks “show bias””
        owner_behind = _claimant_behind(passage, at, quote)
        if owner_behind is not None:
            return Frame(owner_behind, tokens[at].text, "claimed_by", at)
        for owner in range(at - 1, max(low, at - _MAX_QUALITIES) - 1, -1):
            first = passage.name_ending(owner) if tokens[owner].possessive else None
            if first is not None:
                return Frame((max(first, low), owner + 1), tokens[at].text, "claimed_by", at)
            if tokens[owner].low in _OWNERS:
                return Frame((owner, owner + 1), tokens[at].text, "claimed_by", at)
            if tokens[owner].low in ("its", "their"):
                whose = main_subject(passage, low, owner)
                speaks = whose is not None and whose[1] <= owner and can_speak(passage, whose)
                return Frame(whose, tokens[at].text, "claimed_by", at) if whose and speaks else None
        return _made(passage, at, low)
    return None


def _made(passage: Passage, noun: int, low: int) -> Frame | None:
    """Return who made a point, issued a warning, voiced a hope: the subject of the verb before the noun."""
    tokens = passage.tokens
    for verb in range(noun - 1, max(low, noun - _MAX_QUALITIES - 1), -1):
        if tokens[verb].low in _MAKES and not is_passive(passage, verb):
            subject = subject_before(passage, verb, low)
            speaks = subject is not None and can_speak(passage, subject)
            cue = passage.span_of(verb, noun + 1).of(passage.text)
            return Frame(subject, cue, "claimed_by", noun) if subject and speaks else None
        if not tokens[verb].is_word:
            return None
    return None


def _claimant_behind(passage: Passage, noun: int, quote: int) -> Range | None:
    """Return who made a claim, named behind it: “a claim by [X] that “…””, “threats from [X] to “…””."""
    tokens = passage.tokens
    if tokens[noun + 1].low not in _MAKERS or noun + 2 >= quote:
        return None
    maker = phrase_after(passage, noun + 2, quote)
    if maker is None or not can_speak(passage, maker) or passage.cues_between(noun + 1, quote):
        return None
    joined = maker[1] == quote or tokens[maker[1]].low in _BEHIND_SAYING
    return maker if joined else None


def owned(passage: Passage, quote: int) -> Frame | None:
    """X’s response was blunt: “…”; Her advice? “…”; “…” is X’s motto: whose words a noun says they are."""
    tokens = passage.tokens
    low, high = passage.sentence(quote)
    if quote == low and quote >= 2 and tokens[quote - 1].text == "?":
        low, _ = passage.sentence(quote - 1)
        if quote - low > _MAX_QUALITIES + 4:
            return None
    if quote - 1 > low and tokens[quote - 1].text in ":?" and quote - low <= _MAX_OWN:
        return _owner(passage, low, quote - 1)
    if quote + 3 < high and tokens[quote + 1].low in ("is", "was", "remains", "became") and quote == low:
        return _owner(passage, quote + 2, min(high, quote + 2 + _MAX_QUALITIES + 2)) or _of(
            passage, quote, high
        )
    return None


def _qualifies(passage: Passage, at: int) -> bool:
    """Tell whether a word may stand between an owner and a noun: “Quill’s [final] verdict”."""
    token = passage.tokens[at]
    verbal = token.low.endswith("ed") or token.low in DETERMINERS | PREPOSITIONS | AUXILIARIES
    return token.is_word and not verbal


def _of(passage: Passage, quote: int, high: int) -> Frame | None:
    """Return whose words they are said to be behind them: “…” was the verdict of X; “…” is the motto of X."""
    tokens = passage.tokens
    for noun in range(quote + 3, min(high - 2, quote + 3 + _MAX_QUALITIES)):
        if tokens[noun].low in _OWN_WORDS and tokens[noun + 1].low in ("of", "from"):
            owner = phrase_after(passage, noun + 2, high)
            speaks = owner is not None and can_speak(passage, owner)
            return Frame(owner, tokens[noun].text, "claimed_by", noun) if owner and speaks else None
    return None


def uttered_by(passage: Passage, quote: int) -> Frame | None:
    """“…” was first used by X; “…”, a phrase coined by X: who is said behind the words to have made them."""
    tokens = passage.tokens
    _, high = passage.sentence(quote)
    for at in range(quote + 1, min(high - 2, quote + _MAX_UTTERED)):
        if tokens[at].piece >= 0:
            return None
        if tokens[at].low in _UTTERED and tokens[at + 1].low == "by":
            maker = phrase_after(passage, at + 2, high)
            speaks = maker is not None and can_speak(passage, maker)
            return Frame(maker, tokens[at].text, "claimed_by", at) if maker and speaks else None
    return None


def _owner(passage: Passage, low: int, high: int) -> Frame | None:
    """Return whose the noun of saying is that a clause begins with: a name's with ’s, “his” or “her”."""
    tokens = passage.tokens
    for noun in range(low + 1, min(high, low + _MAX_QUALITIES + 3)):
        if tokens[noun].piece >= 0 or not tokens[noun].is_word or passage.cue(noun) is not None:
            return None
        if tokens[noun].low not in _OWN_WORDS:
            continue
        for owner in range(noun - 1, low - 1, -1):
            if owner < noun - 1 and not _qualifies(passage, owner + 1):
                return None
            if tokens[owner].low in _OWNERS and owner == low:
                return Frame((owner, owner + 1), tokens[noun].text, "claimed_by", noun)
            if tokens[owner].possessive:
                first = passage.name_ending(owner)
                begins = low if first is None or first > low else first
                return Frame((begins, owner + 1), tokens[noun].text, "claimed_by", noun)
        return None
    return None
