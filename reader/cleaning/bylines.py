"""Names of those who wrote an article, as bylines give them."""

import re

from reader.cleaning.units import word_set

#: Words a name is written with that do not begin with a capital.
_PARTICLES = word_set("de da di del della der den van von la le el al bin ibn y e du dos das")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’‘-]*[,.]?$")
#: What a byline opens with, in lower case.
_OPENERS = (
    *("by ", "by: ", "by – ", "by | ", "written by ", "written by: ", "reported by ", "posted by "),
    *(
        "posted by: ",
        "author: ",
        "authors: ",
        "story by ",
        "words by ",
        "words: ",
        "text by ",
        "authored by ",
    ),
    *("report by ", "words and photos by ", "text and photos by ", "story and photos by ", "contributed by "),
    *("reviewed by ", "medically reviewed by ", "edited by ", "fact checked by ", "updated by "),
    *("(reporting by ", "reporting by ", "additional reporting by ", "compiled by ", "published by "),
    *(
        "autor: ",
        "autora: ",
        "autorin: ",
        "autore: ",
        "auteur: ",
        "auteur : ",
        "texto: ",
        "texte : ",
        "text: ",
    ),
    *("tekst: ", "escrito por ", "publicado por ", "écrit par ", "publié par ", "geschrieben von "),
    *("veröffentlicht von ", "scritto da ", "pubblicato da ", "geschreven door "),
)
#: Openers that are names as well: only a line with a full name behind them is a byline.
_FOREIGN = ("von ", "por ", "par ", "di ", "door ", "av ", "af ")
_ANY_OPENER = (*_OPENERS, *_FOREIGN)
_LONGEST_OPENER = max(map(len, _ANY_OPENER))
#: Where a name ends: a stroke, a job, a place, a day.
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/;–—]|,(?=\s*(?:[a-z]|Staff|Special|The\b|AP\b))|\b(?:for|in|at|on)\b|\(|\)|\bUpdated\b|\bPublished\b|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d|\b\d)"
)
_BETWEEN_NAMES = re.compile(r",? and |, | & |,")


#: What people at a paper are called, as the last word of their title.
_JOBS = word_set(
    """writer correspondent editor reporter critic columnist journalist contributor photographer producer
    analyst staff news desk reporters writers correspondents editors"""
)

#: Words of what stands behind a name in a list of names: what someone is, and where.
_RANKS = _JOBS | word_set(
    """director senior chief head manager president vice founder co-founder officer institute university
    college center centre professor dr md phd rd rdn ms mba cpa consultant specialist strategist marketing
    content media group team"""
)

#: Degrees, as they stand behind a name: “, PhD”, “, MD, MPH”.
_DEGREES = r"^[^,]+(?:, (?:[A-Z][A-Za-z]?\.?){2,5})+$"

#: What menus sort things by: “By Use Case”, “By Industry”.
_SORTED_BY = word_set(
    """use-case industry topic role team department category size company-size business-size solution product
    product-type type date brand price region country state audience function need feature age season subject
    location job-title job-function business-type market sector service style color colour author"""
)

#: Agencies, as they stand behind the names of those who write for them.
_PAPERS = frozenset(("associated press", "the associated press", "ap", "reuters", "afp", "bloomberg", "upi"))


def is_job(text: str) -> bool:
    """Tell whether a line is what someone is at a paper: “Film critic”, “Associated Press”."""
    words = text.split()
    if text.lower() in _PAPERS:
        return True
    return 1 <= len(words) <= 5 and words[-1].lower() in _JOBS and words[0][:1].isupper()


def name_before_job(text: str) -> str:
    """Return the name in a line such as “Ann Hall Science correspondent” or “Ann Hall, critic”, or ""."""
    words = text.replace(",", "").split()
    if not 3 <= len(words) <= 7 or words[-1].lower() not in _JOBS:
        return ""
    name = " ".join(words[:2])
    return name if is_name(name) and all(word.isalpha() or "-" in word for word in words) else ""


def byline_names(text: str) -> tuple[str, ...]:
    """Return the names of a byline, such as “By Ann Hall and Bo Lund, Staff Writers”; else nothing."""
    lowered = text[:_LONGEST_OPENER].lower()
    if not lowered.startswith(_ANY_OPENER):  # nearly every line: two searches saved
        return ()
    opener = next((words for words in _OPENERS if lowered.startswith(words)), "")
    if not opener:
        opener = next((words for words in _FOREIGN if lowered.startswith(words) and text[0].isupper()), "")
        if not opener or len(text.split()) > 5:
            return ()
    rest = _AFTER_NAME.split(text[len(opener) :].strip(" :"))[0].strip(" ,;:")
    names = _names_in(rest)
    if not names or (opener == "by " and _is_sorting(rest)):
        return ()
    if opener in _FOREIGN and any(len(name.split()) < 2 for name in names):
        return ()
    return tuple(map(in_title_case, names))


def _is_sorting(rest: str) -> bool:
    """Tell whether a menu is sorted by this, so that it is nobody's name."""
    words = rest.lower().replace(" ", "-")
    plural = words.removesuffix("ies") + "y" if words.endswith("ies") else words.removesuffix("s")
    return words in _SORTED_BY or plural in _SORTED_BY


def _names_in(text: str) -> list[str]:
    """Return the names of a list; what stands behind a lone comma is a job or a paper, not a person."""
    text = name_before_job(text) or text
    names = [name.strip(" ,.") for name in _BETWEEN_NAMES.split(text) if name.strip(" ,.")]
    if len(names) == 2 and "," in text and " and " not in text and len(names[0].split()) > 1:
        names = names[:1]
    if len(names) > 1 and "," in text and len(names[0].split()) > 1:
        ends = [place for place, name in enumerate(names) if not _is_full_name(name)]
        names = names[: ends[0]] if ends and ends[0] else names
    return names if all(is_name(name) and not is_job(name) for name in names) else []


def _is_full_name(text: str) -> bool:
    """Tell whether a name among others is a person's: two words or more, none of them a rank or a house."""
    words = text.lower().replace(".", "").split()
    return len(words) >= 2 and _RANKS.isdisjoint(words)


def names_alone(text: str) -> tuple[str, ...]:
    """Return the name in a line that is one: “Ann Hall”, “Ann Hall in Geneva and”."""
    if is_job(text):
        return ()
    before_job = name_before_job(text)
    text = text.split(", ", maxsplit=1)[0] if re.search(_DEGREES, text) else text
    name = before_job or _AFTER_NAME.split(text.removesuffix(" and").strip(" ,"))[0].strip(" ,")
    names = name.split(" and ")
    if not all(is_name(name) and 2 <= len(name.split()) <= 4 for name in names):
        return ()
    if any("by" in name.lower().split() for name in names):
        return ()
    return tuple(map(in_title_case, names))


def is_name(text: str) -> bool:
    """Tell whether `text` is written like a person's name: one to five capitalised words."""
    words = text.strip().split()
    if not 1 <= len(words) <= 5:
        return False
    return words[0][:1].isupper() and all(
        _NAME_WORD.match(word) and (word[:1].isupper() or word in _PARTICLES) for word in words
    )


def in_title_case(name: str) -> str:
    """Return a name that was set in capitals as it is usually written."""
    return name.title() if name.isupper() and len(name) > 4 else name
