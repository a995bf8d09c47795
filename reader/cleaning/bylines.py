"""Names of those who wrote an article, as bylines give them."""

import re

from reader.cleaning.units import word_set

#: Words a name is written with that do not begin with a capital.
_PARTICLES = word_set("de da di del della der den van von la le el al bin ibn y e du dos das")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’‘-]*[,.]?$")
#: What a byline opens with, in lower case.
_OPENERS = (
    *(
        "by ",
        "by: ",
        "by – ",
        "by | ",
        "written by ",
        "written by: ",
        "reported by ",
        "posted by ",
        "posted by: ",
    ),
    *("author: ", "authors: ", "story by ", "words by ", "text by ", "authored by ", "report by "),
    *("contributed by ", "reviewed by ", "medically reviewed by ", "edited by ", "fact checked by "),
    *("updated by ", "(reporting by ", "reporting by ", "additional reporting by ", "compiled by "),
)
#: Openers that are names as well: only a line with a full name behind them is a byline.
_FOREIGN = ("von ", "por ", "par ")
#: Where a name ends: a stroke, a job, a place, a day.
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·/;–—]|,(?=\s*(?:[a-z]|Staff|Special|The\b|AP\b))|\b(?:for|in|at|on)\b|\(|\)|\bUpdated\b|\bPublished\b|"
    r"\b\d)"
)
_BETWEEN_NAMES = re.compile(r",? and |, | & |,")


def byline_names(text: str) -> tuple[str, ...]:
    """Return the names of a byline, such as “By Ann Hall and Bo Lund, Staff Writers”; else nothing."""
    lowered = text.lower()
    opener = next((words for words in _OPENERS if lowered.startswith(words)), "")
    if not opener:
        opener = next((words for words in _FOREIGN if lowered.startswith(words) and text[0].isupper()), "")
        if not opener or len(text.split()) > 5:
            return ()
    rest = _AFTER_NAME.split(text[len(opener) :].strip(" :"))[0].strip(" ,;:")
    names = _names_in(rest)
    if not names:
        return ()
    if opener in _FOREIGN and any(len(name.split()) < 2 for name in names):
        return ()
    return tuple(map(in_title_case, names))


def _names_in(text: str) -> list[str]:
    """Return the names of a list; what stands behind a lone comma is a job or a paper, not a person."""
    names = [name.strip(" ,.") for name in _BETWEEN_NAMES.split(text) if name.strip(" ,.")]
    if len(names) == 2 and "," in text and " and " not in text and len(names[0].split()) > 1:
        names = names[:1]
    return names if all(map(is_name, names)) else []


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
