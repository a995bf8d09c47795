"""Making sentences whole again that a page's links broke into paragraphs of their own.

A scraper puts each linked name on a line by itself: what stood before it ends without a stop, and what
stood behind it begins in lower case or with a comma. Headings, lists, tables and verse lack these marks,
and a chain of fragments is only joined if what comes out reads like a sentence.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from reader.article import Span
from reader.article.segments import ABBREVIATIONS
from reader.cleaning.furniture import Sign
from reader.cleaning.units import BULLET, Unit, is_cjk, is_stopped, word_set

_INNER_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s+['\"“‘«(\[]*[A-Z]")
_CONTINUATION = re.compile(r"[,.;:)!?’”»%\]…]|[—–-](?=\s?\w)|['’](?:s|re|ll|ve|d|t)\b|[^\W\d_A-Z]")
#: Words in lower case that begin a name rather than a continuation: “iPhone”, “eBay”.
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
#: Words that cannot end a sentence or a heading: what follows belongs to them.
_BINDING = word_set(
    """the a an of to in on at by for from with and or but as nor per via than that whose which who into
    onto upon about over after before under between among against during through within without toward
    towards behind its his her their our my your is are was were be been being has have had will would
    can could may might must shall should said says saying called named told like including because
    while since until although if when where dr mr mrs ms prof sir dame lord lady st rev president
    chancellor minister secretary senator representative governor mayor chairman chairwoman chief
    executive director general colonel captain professor actor actress singer author spokesman
    spokeswoman spokesperson leader coach judge justice king queen prince princess pope der die das den
    dem des von und mit le la les du et de del y con por para un une"""
)
#: Abbreviations before a name: “Mr.”, “Gen.” never end a sentence.
_BEFORE_NAME = word_set(
    "mr mrs ms dr prof st gen col lt maj capt cmdr adm sgt rep sen gov pres hon rev fr messrs mme no vs"
)
_OPENED = "(“‘[$£€#@/«"
#: Classes of furniture that a linked word may look like in the middle of a sentence.
_LINKED = frozenset(("timestamp", "share-bar", "form-message", "tags", "comment", "embed", "boilerplate"))
_LONG_FRAGMENT = 6
_LONGEST_LINK = 9


class _Fragments:
    """The units of a document, and what is asked about each again and again."""

    def __init__(self, units: list[Unit], sign_of: Callable[[str], Sign | None]) -> None:
        self.units = units
        self.sign_of = sign_of
        continued = sum(
            continues(later.text) and not is_closed(earlier.text) for earlier, later in pairwise(units)
        )
        #: Whether the page breaks its sentences at all: some breaks are beyond doubt.
        self.broken = continued > 0
        #: Whether there is prose in it: poems and lists have no long lines, and no fragments that begin with
        #: a comma.
        self.has_prose = any(len(unit.text) > 60 for unit in units) or any(
            unit.text[0] in ",;." and unit.gap for unit in units
        )

    def blocked(self, text: str, before: str = "") -> bool:
        """Tell whether a line is furniture by its own words, and so no part of a sentence.

        Behind words that ask for more (`before`), a date or a lone word is no furniture: “on / May 5 / .”
        """
        sign = self.sign_of(text)
        if sign is None or not sign.certain or (text[:1].islower() and " " not in text):
            return False
        return not (before and sign.label in _LINKED and binds(before))


def rejoin(units: list[Unit], sign_of: Callable[[str], Sign | None]) -> list[Unit]:
    """Join the fragments of broken sentences, also across blank lines and across a line of furniture."""
    fragments = _Fragments(units, sign_of)
    if not fragments.has_prose:
        return units
    result: list[Unit] = []
    at = 0
    while at < len(units):
        chain = _chain(fragments, at)
        if len(chain) > 1:
            result.append(_whole([units[index] for index in chain]))
            inner = set(chain)
            result += [units[index] for index in range(at, chain[-1]) if index not in inner]
        else:
            result.append(units[at])
        at = chain[-1] + 1
    return result


def is_closed(text: str) -> bool:
    """Tell whether `text` ends like a sentence or before a list; an abbreviation before a name does not."""
    if not is_stopped(text) and text[-1] not in ":;：；":
        return False
    return text[-1] != "." or _last_word(text) not in _BEFORE_NAME


def _last_word(text: str) -> str:
    """Return the last word in lower case, without what opens or closes it and without its last stop."""
    return text[-40:].rsplit(None, 1)[-1].strip("(“\"'‘—–)”’»]").rstrip(".").lower()


def continues(text: str) -> bool:
    """Tell whether `text` begins like the rest of a sentence."""
    found = _CONTINUATION.match(text)
    if found is None or BULLET.match(text):
        return False
    first = text[0]
    if first.isalpha():
        return first.islower() and not _CAMEL.match(text)
    return not (first == "." and text[1:2].isdigit()) and not text.startswith("...")


def binds(text: str) -> bool:
    """Tell whether the last word of `text` asks for another one."""
    if text[-1] in _OPENED or text.endswith((",", "—", " –", " -")):
        return True
    last = text[-40:].rsplit(None, 1)[-1]
    if last[-1] == ".":
        return last.rstrip(".").lower() in _BEFORE_NAME
    return last.lower() in _BINDING


def looks_like_heading(text: str) -> bool:
    """Tell whether `text` is a few capitalised words, as over a section or at the head of a list."""
    words = text.split()
    if len(words) > 8:
        return False
    plain = [word for word in words if word[:1].islower() and word.lower() not in _BINDING]
    return not plain or BULLET.match(text) is not None


def _chain(fragments: _Fragments, start: int) -> list[int]:
    """Return the places of the units that make one sentence with the one at `start`, in order."""
    units = fragments.units
    chain, text = [start], units[start].text
    if fragments.blocked(text) or "\n" in text or (BULLET.match(text) and is_closed(text)):
        return chain
    at = start
    best = 1
    while at + 1 < len(units) and len(chain) < 40:
        later = _next(fragments, at, text)
        if later < 0:
            break
        words = units[later].text
        after = units[later + 1].text if later + 1 < len(units) else ""
        begun = len(chain) > 1 and not is_closed(text) and _last_word_is_lower(text)
        if not (_belongs(fragments, text, words, after) or (begun and _may_end(words))):
            break
        chain.append(later)
        text = glue(text, words)
        at = later
        if _is_whole(fragments, chain, text):
            best = len(chain)
    return chain[:best]


def _last_word_is_lower(text: str) -> bool:
    return text[-40:].rsplit(None, 1)[-1][:1].islower()


def _may_end(words: str) -> bool:
    """Tell whether a short unit may end a sentence that has begun: “called it / ‘a lie.’”."""
    count = len(words.split())
    return (count <= 12 and words[0] in '“"‘«') or (count <= 4 and is_stopped(words))


def _next(fragments: _Fragments, at: int, text: str) -> int:
    """Return the place of the unit that may go on with `text`, past one line of furniture, or -1."""
    units = fragments.units
    later = at + 1
    if not fragments.blocked(units[later].text, "" if is_closed(text) else text):
        return later
    skipped = later + 1
    passable = skipped < len(units) and not is_closed(text) and len(text.split()) >= _LONG_FRAGMENT
    if passable and continues(units[skipped].text) and not fragments.blocked(units[skipped].text):
        return skipped
    return -1


def _belongs(fragments: _Fragments, text: str, words: str, after: str) -> bool:
    """Decide whether `words` goes on with `text`; `after` is the unit behind it."""
    if "\n" in words or (BULLET.match(words) and not continues(words)):
        return False
    if text[0] in "#$@" and "\n" not in text and len(text.split()) < 8:
        return False
    goes_on = continues(words)
    if is_closed(text):
        # “the U.S. / economy”, “Harbour Inc. / said”: a stop that may not be one.
        word = _last_word(text) if text[-1] == "." else ""
        short = word in ABBREVIATIONS or (len(word) <= 3 and "." in word)
        return bool(word) and short and goes_on and words[0].isalpha()
    if goes_on:
        return True
    count = len(words.split())
    if binds(text) and not text.isupper():
        return count <= _LONGEST_LINK or (len(text.split()) >= _LONG_FRAGMENT and fragments.broken)
    if looks_like_heading(text):
        return False
    linked = count <= _LONGEST_LINK and not is_closed(words) and not binds(words)
    if linked and after and continues(after) and after[0] != ":":
        return not fragments.blocked(after)
    prose = _INNER_STOP.search(text) is not None or (len(text.split()) >= 10 and _last_word_is_lower(text))
    return prose and fragments.broken and count <= 6 and is_stopped(words)


def _is_whole(fragments: _Fragments, chain: list[int], text: str) -> bool:
    """Tell whether the joined fragments read like a sentence."""
    pieces = [fragments.units[index].text for index in chain]
    if not any(len(piece.split()) >= _LONG_FRAGMENT for piece in pieces) and not (
        is_stopped(text) and fragments.broken
    ):
        return False
    if is_stopped(text) or text[-1] in ":;":
        return True
    return len(text.split()) >= 10 and any(continues(piece) for piece in pieces[1:])


def _whole(group: list[Unit]) -> Unit:
    text = group[0].text
    for unit in group[1:]:
        text = glue(text, unit.text)
    return replace(
        group[0],
        text=text,
        where=Span(group[0].where.start, group[-1].where.end),
        pieces=tuple(piece for unit in group for piece in (unit.pieces or (unit.where,))),
        joined="broken-sentence",
    )


def glue(first: str, second: str) -> str:
    """Put two fragments together as a typesetter would: a space, but none inside brackets and quotes."""
    head, tail = second[0], first[-1]
    tight = (
        head in ",.;:!?)]”»%…"
        or (head == "’" or (head == "'" and second[1:2].isalpha() and second[2:3] in ("", " ", ",", ".")))
        or tail in "([“‘«$£€#@/"
        or (head == "—" and second[1:2] != " ")
        or (tail == "—" and first[-2:-1] != " ")
        or (tail == "-" and first[-2:-1].isalpha() and head.islower())
        or (head == '"' and first.count('"') % 2 == 1)
        or (tail == '"' and first.count('"') % 2 == 1)
        or (is_cjk(head) and is_cjk(tail))
    )
    return first + second if tight else f"{first} {second}"
