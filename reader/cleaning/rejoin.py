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
from reader.cleaning.fragments import (
    awaits_name,
    binds,
    continues,
    ends_in_lower_case,
    is_bracket,
    is_closed,
    last_word,
    looks_like_heading,
    may_go_on,
    must_continue,
)
from reader.cleaning.furniture import Sign
from reader.cleaning.units import Unit, is_cjk, is_stopped, opens_item

_INNER_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s+['\"“‘«(\[]*[A-Z]")
#: Classes of furniture that a linked word may look like in the middle of a sentence.
_LINKED = frozenset(("timestamp", "share-bar", "form-message", "tags", "comment", "embed", "boilerplate"))
_LONG_FRAGMENT = 6
_LONGEST_LINK = 9
_LONGEST_CHAIN = 40
#: How many lines of furniture may stand in the middle of one sentence.
_MOST_SKIPPED = 3
_MOST_TITLE_WORDS = 15


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

    def is_ticker(self, text: str) -> bool:
        """Tell whether a line is a share's price, as pages put it behind a company's name."""
        sign = self.sign_of(text)
        return sign is not None and sign.label == "ticker"

    def is_title(self, place: int) -> bool:
        """Tell whether a unit may be the headline: the first one, of no great length."""
        return place == 0 and len(self.units[0].text.split()) <= _MOST_TITLE_WORDS

    def is_link(self, place: int, *, before_number: bool = False) -> bool:
        """Tell whether the unit at `place` is a few words that the unit behind it goes on with.

        With `before_number` that may begin with a figure: “beat / Ann Hall / 6-4, 6-2.”
        """
        words = self.units[place].text
        if place + 1 >= len(self.units) or len(words.split()) > _LONGEST_LINK or binds(words):
            return False
        if "—" in words or " – " in words:
            return False
        if is_closed(words) and not _ends_in_abbreviation(words):
            return False
        after = self.units[place + 1].text
        if self.is_ticker(after):
            return True
        goes_on = (continues(after) and after[0] != ":") or is_bracket(after)
        goes_on = goes_on or (before_number and after[0].isdigit() and not opens_item(after))
        return goes_on and not self.blocked(after)


def rejoin(units: list[Unit], sign_of: Callable[[str], Sign | None]) -> list[Unit]:
    """Join the fragments of broken sentences, also across blank lines and across a line of furniture."""
    fragments = _Fragments(units, sign_of)
    if not fragments.has_prose:
        return units
    result: list[Unit] = []
    at = 0
    while at < len(units):
        chain, last = _chain(fragments, at)
        if len(chain) == 1 and last - at >= _LONGEST_CHAIN:
            # So many fragments that make no sentence are none: to try from each again would take long.
            result += units[at : last + 1]
            at = last + 1
            continue
        if len(chain) > 1:
            result.append(_whole([units[index] for index in chain]))
            inner = set(chain)
            result += [units[index] for index in range(at, chain[-1]) if index not in inner]
        else:
            result.append(units[at])
        at = chain[-1] + 1
    return result


def _chain(fragments: _Fragments, start: int) -> tuple[list[int], int]:
    """Return the places of the units that make one sentence with that at `start`, and the last one tried."""
    units = fragments.units
    chain, text = [start], units[start].text
    if fragments.blocked(text) or "\n" in text or (opens_item(text) and is_closed(text)):
        return chain, start
    if not any(map(str.isalnum, text)):
        return chain, start
    best = 1
    while chain[-1] + 1 < len(units) and len(chain) <= _LONGEST_CHAIN:
        later = _next(fragments, chain[-1], text)
        if later < 0 or not _belongs(fragments, chain, text, later):
            break
        chain.append(later)
        text = glue(text, units[later].text)
        if _is_whole(fragments, chain, text):
            best = len(chain)
    return chain[:best], chain[-1]


def _next(fragments: _Fragments, at: int, text: str) -> int:
    """Return the place of the unit that may go on with `text`, past a few lines of furniture, or -1."""
    units = fragments.units
    closed = is_closed(text)
    later = at + 1
    if not fragments.blocked(units[later].text, "" if closed else text):
        return later
    if closed and not _ends_in_abbreviation(text):
        return -1
    tickers = 0
    while later < len(units) and later - at <= _MOST_SKIPPED and fragments.blocked(units[later].text):
        tickers += fragments.is_ticker(units[later].text)
        later += 1
    long = tickers == later - at - 1 or (not closed and len(text.split()) >= _LONG_FRAGMENT)
    if not long or later == len(units) or fragments.blocked(units[later].text):
        return -1
    return later if continues(units[later].text) else -1


def _belongs(fragments: _Fragments, chain: list[int], text: str, later: int) -> bool:
    """Decide whether the unit at `later` goes on with `text`, which the units of `chain` make up."""
    words = fragments.units[later].text
    if must_continue(words):
        return words[0] != "." or not is_closed(text) or _ends_in_abbreviation(text)
    goes_on = continues(words)
    if "\n" in words or (opens_item(words) and not goes_on):
        return False
    if text[0] in "#$@" and len(chain) == 1 and len(text.split()) < 8:
        return False
    if is_closed(text):
        return _goes_on_behind_stop(fragments, text, later)
    if goes_on:
        return True
    count = len(words.split())
    heading = len(chain) == 1 and (looks_like_heading(text) or fragments.is_title(later - 1))
    before_name = awaits_name(text) and not (heading and not ends_in_lower_case(text))
    if (binds(text) or before_name) and not text.isupper():
        return count <= _LONGEST_LINK or (len(text.split()) >= _LONG_FRAGMENT and fragments.broken)
    long = len(text.split()) >= _LONG_FRAGMENT and ends_in_lower_case(text)
    if fragments.is_link(later, before_number=long):
        return not heading or awaits_name(text)
    if heading:
        return False
    begun = len(chain) > 1 and ends_in_lower_case(text)
    if len(chain) > 1 and (may_go_on(words) or (begun and _may_end(words))):
        return True
    prose = _INNER_STOP.search(text) is not None or (len(text.split()) >= 10 and ends_in_lower_case(text))
    return prose and fragments.broken and count <= 6 and is_stopped(words)


def _ends_in_abbreviation(text: str) -> bool:
    """Tell whether the stop at the end of `text` may not be one: “Harbour Inc.”, “the U.S.”."""
    word = last_word(text) if text[-1] == "." else ""
    return bool(word) and (word in ABBREVIATIONS or (len(word) <= 3 and "." in word))


def _goes_on_behind_stop(fragments: _Fragments, text: str, later: int) -> bool:
    """Decide whether the unit at `later` goes on with a `text` that ends like a sentence or a clause."""
    words = fragments.units[later].text
    if _ends_in_abbreviation(text):
        return (continues(words) and words[0] not in ".:!?…]%") or (
            is_bracket(words) and fragments.is_link(later)
        )
    if text[-1] == ";":
        return fragments.is_link(later) or (continues(words) and words[0].isalpha() and fragments.broken)
    return text[-1] == ":" and fragments.is_link(later) and must_continue(fragments.units[later + 1].text)


def _may_end(words: str) -> bool:
    """Tell whether a short unit may end a sentence that has begun: “called it / ‘a lie.’”."""
    count = len(words.split())
    return (count <= 12 and words[0] in '“"‘«') or (count <= 4 and is_stopped(words))


def _is_whole(fragments: _Fragments, chain: list[int], text: str) -> bool:
    """Tell whether the joined fragments read like a sentence."""
    pieces = [fragments.units[index].text for index in chain]
    stopped = is_stopped(text) or text[-1] in ":;"
    if not any(len(piece.split()) >= _LONG_FRAGMENT for piece in pieces):
        return stopped and fragments.broken
    return stopped or (len(text.split()) >= 10 and any(continues(piece) for piece in pieces[1:]))


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
    if second[0] == "." == first[-1] and second[1:2] in ("", " "):
        return first + second[1:]
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
