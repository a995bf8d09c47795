"""What the ends of a fragment say: that it is closed, asks for a name, goes on with what stood before."""

import re

from reader.article.segments import ABBREVIATIONS
from reader.cleaning.units import is_stopped, opens_item, word_set

_CONTINUATION = re.compile(r"[,.;:)!?’”»%\]…]|[—–-](?=\s?\w)|['’](?:s|re|ll|ve|d|t)\b|[^\W\d_A-Z]")
#: A few words in brackets and then the rest of a sentence: “(D., Ohio) said”, “<HBR.OL> rose”.
_BRACKET = re.compile(r"(?:\([^()]{1,40}\)|<[^<>]{1,20}>)(?=[,.;:’]|['’]?\s+[^\W\d_A-Z])")
#: Words in lower case that begin a name rather than a continuation: “iPhone”, “eBay”.
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
#: Words that cannot end a sentence: what follows belongs to them.
_BINDING = word_set(
    """the a an that whose which his her its our my your and or but as nor than because while until although
    if though since former late fellow rival then like including called named says said told dr mr mrs ms der
    die das den dem des von und mit le la les du et de del y con por para un une"""
)
#: Words that cannot end one either, though a heading that asks something may end in them: “What it is for”.
_LOOSE = word_set(
    """of to in on at by for from with per via who into onto upon about over after before under between among
    against during through within without toward towards behind beyond across near outside inside is are was
    were be been being has have had will would can could may might must shall should when where"""
)
#: The words that titles in capitals still write small.
SMALL_WORDS = _BINDING | _LOOSE
#: What people are called before their names, as the last word before one.
_ROLES = word_set(
    """president chancellor premier minister secretary senator representative governor mayor chairman
    chairwoman chair chief executive director general colonel captain professor prof actor actress singer
    author writer spokesman spokeswoman spokesperson leader coach judge justice king queen prince princess
    pope sir dame lord lady father mother sister brother rev fr imam rabbi bishop archbishop cardinal sheriff
    sergeant lieutenant major admiral ambassador envoy commissioner congressman congresswoman councilman
    councilwoman councilor councillor speaker whip negotiator deputy founder co-founder owner partner manager
    strategist analyst economist adviser advisor attorney prosecutor lawyer counsel officer commander
    inspector detective superintendent treasurer clerk warden dean historian scientist biologist physicist
    researcher engineer architect artist painter novelist poet playwright filmmaker composer conductor
    pianist guitarist drummer comedian star striker midfielder defender goalkeeper goaltender quarterback
    pitcher catcher forward guard captain skipper driver champion billionaire financier investor activist
    candidate nominee lawmaker legislator assemblyman assemblywoman comptroller auditor principal chef critic
    columnist correspondent reporter editor producer presenter anchor host emperor emir sultan sheikh
    ceo cfo coo cto vicar pastor reverend st"""
)
#: Abbreviations before a name: “Mr.”, “Gen.” never end a sentence.
BEFORE_NAME = word_set(
    "mr mrs ms dr prof st gen col lt maj capt cmdr adm sgt rep sen gov pres hon rev fr messrs mme no vs v "
    "del supt insp det brig cpl pvt atty asst sir reps sens govs drs"
)
#: An office that is named by what it is over: “Secretary of State”, “Vice Minister of Water Resources”.
_OFFICE = re.compile(
    r"\b(?:[Ss]ecretary|[Mm]inister|[Cc]hief|[Dd]irector|[Pp]resident|[Hh]ead|[Cc]ommissioner) "
    r"of [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+){0,2}$"
)
#: What questions and clauses begin with: short lines of this kind are headings, whatever they end in.
_ASKING = word_set("what who how why where when which whose")
_OPENED = "(“‘[$£€#@/«"
#: The days that American papers put behind a name without a word between: “told the Gazette Monday that”.
_DAYS = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday I I’m I’ve I’d I’ll I'm I've I'd I'll"
)
_MOST_HEADING_WORDS = 8


def is_closed(text: str) -> bool:
    """Tell whether `text` ends like a sentence or before a list; an abbreviation before a name does not."""
    if not is_stopped(text) and text[-1] not in ":;:：；":
        return False
    return text[-1] != "." or last_word(text) not in BEFORE_NAME


def last_word(text: str) -> str:
    """Return the last word in lower case, without what opens or closes it and without its last stop."""
    return _last(text).strip("(“\"'‘—–)”’»]").rstrip(".").lower()


def ends_in_abbreviation(text: str) -> bool:
    """Tell whether the stop at the end of `text` may not be one: “Harbour Inc.”, “the U.S.”."""
    word = last_word(text) if text[-1] == "." else ""
    return bool(word) and (word in ABBREVIATIONS or (len(word) <= 3 and "." in word))


def _last(text: str) -> str:
    return text[-40:].rsplit(None, 1)[-1].rstrip("—").rpartition("—")[2] or text[-1]


def continues(text: str) -> bool:
    """Tell whether `text` begins like the rest of a sentence."""
    found = _CONTINUATION.match(text)
    if found is None:
        return text[0] in "(<" and _BRACKET.match(text) is not None
    if opens_item(text):
        return False
    first = text[0]
    if first.isalpha():
        return first.islower() and not _CAMEL.match(text)
    return not (first == "." and text[1:2].isdigit()) and not text.startswith("...")


def must_continue(text: str) -> bool:
    """Tell whether nothing can begin with `text`: a comma, a closing bracket, nothing but closing signs."""
    if text.startswith((". ", "? ", "! ")):
        return True
    return (text[0] in ",;)" and not text.startswith((";)", ",,"))) or (
        len(text) <= 3 and all(sign in ".,;:!?)]”’»" for sign in text)
    )


def may_go_on(text: str) -> bool:
    """Tell whether `text` may go on with a sentence that a link has just broken, though it has a capital."""
    return text.split(None, 1)[0] in _DAYS or (
        (text[0].isdigit() or text[0] in "$£€") and len(text.split()) >= 3 and not opens_item(text)
    )


def binds(text: str) -> bool:
    """Tell whether the last word of `text` asks for another one: “of”, “the”, “Sen.”, an open bracket."""
    if text[-1] in _OPENED or text.endswith((",", "—", " –", " -", " --")):
        return True
    last = _last(text)
    word = last.lower().lstrip("(“‘\"'—–")
    if last[-1] == ".":
        return word.rstrip(".") in BEFORE_NAME
    if word not in _BINDING and word not in _LOOSE:
        return False
    words = text.split(None, _MOST_HEADING_WORDS)
    if not 1 < len(words) <= _MOST_HEADING_WORDS or is_stopped(words[-2]):
        return True
    # “He was the” has more to come; the headings “The Road They Were On” and “What it is for” have not.
    return not last[:1].isupper() and (word in _BINDING or words[0].lower() not in _ASKING)


def awaits_name(text: str) -> bool:
    """Tell whether `text` ends in what stands before a name: “Senate leader”, “Bo’s”."""
    last = _last(text)
    word = last.lower().lstrip("(“‘\"'—–")
    if _OFFICE.search(text[-60:]) and not text.startswith("The "):
        return True
    if word in _ROLES or word.rpartition("-")[2] in _ROLES:
        # “The President” heads a section; “The president” and “Former President” stand before a name.
        return not (last[:1].isupper() and text.startswith("The ") and len(text.split()) <= 3)
    return len(word) > 3 and word.endswith(("’s", "'s", "s’", "s'"))


def looks_like_heading(text: str) -> bool:
    """Tell whether `text` is a few capitalised words, as over a section or at the head of a list."""
    words = text.split(None, _MOST_HEADING_WORDS)
    if len(words) > _MOST_HEADING_WORDS:
        return False
    if words[0].lower() in _ASKING and last_word(text) in _LOOSE:
        return True
    plain = [word for word in words if word[:1].islower() and word.lower() not in SMALL_WORDS]
    return not plain or opens_item(text)
