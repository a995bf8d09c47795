"""The title of a page's article: chosen among what the page calls it, without the name of the site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SEPARATOR = re.compile(r"\s+(?:[|»«·•‹›~]|::|[–—-])\s+|\s*\|\s*|(?<=\w):\s+(?=\S+$)")
_SURE_SEPARATOR = re.compile(r"[|»·•]|::")
#: What stands behind a title in its heading: “(velmorapost.com) 87”.
_COUNT = re.compile(r"\s*[(\[][\w-]+(?:\.[\w-]+)+[)\]]\s*\d{0,5}\s*")
_WORD = re.compile(r"\w+")
#: A name of a site has no more words than this.
_LONGEST_SITE = 6
_LONGEST_TAGLINE = 11
#: Words of this share in common make two titles one.
_ALIKE = 0.6
#: For the first of a page's headlines fewer are enough.
_LIKE = 0.4
#: A page's only headline need not say it as its head does.
_AKIN = 0.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """One wording of the title, and where the page gives it."""

    words: str
    origin: str


def choose_title(
    headings: Sequence[str], declared: Sequence[Candidate], sites: Sequence[str]
) -> tuple[Candidate, str]:
    """Return the likeliest title, and the name of the site that was cut from a declared one.

    `headings` are the page's own first-level headings, `declared` what its head calls it, most trusted first,
    `sites` the known names of the site, its domain among them. A heading that says what the head says wins:
    it is what readers see.
    """
    cut = [_without_site(candidate.words, headings, declared, sites) for candidate in declared]
    bare = [
        Candidate(words, candidate.origin)
        for (words, _), candidate in zip(cut, declared, strict=True)
        if words
    ]
    site = next((name for _, name in cut if name), "")
    best, score = "", 0.0
    own = list(dict.fromkeys(heading for heading in headings if not _is_site(heading, sites)))
    for heading in own:
        likeness = max((_likeness(heading, candidate.words) for candidate in bare), default=0.0)
        if likeness > score:
            best, score = heading, likeness
    if score >= (_AKIN if len(own) == 1 else _LIKE if own[:1] == [best] else _ALIKE):
        words = _without_count(_without_site(best, (), bare, sites)[0] or best, bare)
        return Candidate(words, "the page's headline"), site
    if bare:
        return bare[0], site
    return Candidate(own[0], "the page's headline") if own else Candidate("", ""), site


def _without_count(heading: str, bare: Sequence[Candidate]) -> str:
    """Return a heading without the address and the count of comments set behind the title in some."""
    for candidate in bare:
        behind = heading.removeprefix(candidate.words)
        if behind != heading and _COUNT.fullmatch(behind):
            return candidate.words
    return heading


def _without_site(
    words: str, headings: Sequence[str], others: Sequence[Candidate], sites: Sequence[str]
) -> tuple[str, str]:
    """Return a title without the name of the site before or behind it, and that name."""
    name = ""
    for _ in range(3):
        cuts = list(_SEPARATOR.finditer(words))
        if not cuts:
            break
        first, last = cuts[0], cuts[-1]
        known = {_key(heading) for heading in headings} | {_key(other.words) for other in others}
        head, tail = words[: last.start()], words[last.end() :]
        front, rest = words[: first.start()], words[first.end() :]
        if _is_site(tail, sites) or (_key(head) in known and _may_be_site(tail)):
            words, name = head, name or tail
        elif _is_site(front, sites) or (_key(rest) in known and _may_be_site(front)):
            words, name = rest, name or front
        elif _SURE_SEPARATOR.search(last.group()) and _may_be_tagline(tail, head):
            words, name = head, name or tail
        else:
            break
    return words.strip(), name.strip()


def _may_be_site(words: str) -> bool:
    return len(words.split()) <= _LONGEST_SITE


def _may_be_tagline(tail: str, head: str) -> bool:
    """Tell whether words behind a stroke name the site, perhaps with what it is proud of."""
    words = len(_WORD.findall(head))
    return words >= 3 and len(tail.split()) <= min(_LONGEST_TAGLINE, 2 * words)


def _is_site(words: str, sites: Sequence[str]) -> bool:
    """Tell whether words are a name of the site: one that it gives itself, or its domain's."""
    key = _key(words).replace(" ", "")
    if not key or not _may_be_site(words):
        return False
    for site in sites:
        known = _key(site).replace(" ", "")
        if key == known or (len(key) >= 5 and known.startswith(key)) or (known and key.startswith(known)):
            return True
    return False


def _likeness(first: str, second: str) -> float:
    """Return how many words two titles share, 0 to 1; one that holds the other is nearly the same."""
    words, others = _key(first).split(), _key(second).split()
    if not words or not others:
        return 0.0
    if words == others:
        return 1.0
    shared = len(set(words) & set(others))
    if shared == min(len(set(words)), len(set(others))) and min(len(words), len(others)) >= 3:
        return 0.9
    return 0.9 * shared / max(len(set(words)), len(set(others)))


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.lower()))
