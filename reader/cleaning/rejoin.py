"""Making sentences whole again that a page's links broke into paragraphs of their own.

A scraper puts each linked name on a line by itself: what stood before it ends without a stop, and what
stood behind it begins in lower case or with a comma. What is sure is settled by rules: commas go on,
headings, furniture, verse and lists do not. Learnt weights decide the rest, over the sequence of the lines.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from reader.article import Span
from reader.cleaning.fragments import (
    binds,
    continues,
    ends_in_abbreviation,
    is_closed,
    looks_like_heading,
    must_continue,
)
from reader.cleaning.furniture import Sign
from reader.cleaning.joinfeatures import Lines
from reader.cleaning.joinscore import Weights, decide, learnt, reasons_for
from reader.cleaning.mail import SALUTATION
from reader.cleaning.ratings import is_rating
from reader.cleaning.units import Unit, is_cjk, is_stopped, word_set

#: Classes of furniture that a linked word may look like in the middle of a sentence.
_LINKED = frozenset(("timestamp", "share-bar", "form-message", "tags", "comment", "embed", "boilerplate"))
_LONG_FRAGMENT = 6
#: What opens an item of a list, and no remark between dashes.
_BULLETS = ("- ", "• ", "* ", "· ", "▪ ", "◦ ", "+ ")
#: The log-odds above which short fragments are joined that do not come to an end.
_CLEAR = 2.0
#: The longest name that is surely a link: a class of length, up to three words.
_LONGEST_NAME = 3
#: Longer chains of fragments are cut: no sentence has as many links, and gluing takes the square of it.
_LONGEST_CHAIN = 80
#: How many lines of furniture may stand in the middle of one sentence.
_MOST_SKIPPED = 3
_MOST_TITLE_WORDS, _LONGEST_HEADLINE = 15, 25
#: First words of sentences that no headline goes on with.
_SMALL_OPENERS = word_set("the a an this these those it its we our i my you your they he she there when if")
#: What a mail sets before the lines that it answers.
_QUOTED = "> "
_SPEAKER = re.compile(r"\b(?:says|said|writes|wrote|asks|asked|replies|replied|answers|answered):$")


def rejoin(
    units: list[Unit], sign_of: Callable[[str], Sign | None], weights: Weights | None = None
) -> list[Unit]:
    """Join the fragments of broken sentences, also across blank lines and across a line of furniture.

    `weights` are for training; without them, those that ship with the program decide.
    """
    fragments = Fragments(units, sign_of)
    if not fragments.may_be_broken:
        return units
    weights = weights or learnt()
    joins: dict[int, float] = {}
    for first, sure in fragments.stretches():
        joins |= decide(fragments.lines, first, sure, weights)
    return _joined(fragments, joins, weights) if joins else units


class Fragments:
    """The lines of a document that may be fragments of sentences, and the gaps between them in doubt."""

    def __init__(self, units: list[Unit], sign_of: Callable[[str], Sign | None]) -> None:
        self.units = units
        self.signs = [sign_of(unit.text) for unit in units]
        #: Which units are furniture by their own words.
        self.breaks = [_breaks(unit.text, sign) for unit, sign in zip(units, self.signs, strict=True)]
        #: The places of the units that are no furniture in the middle of a sentence.
        self.order = self._without_interruptions()
        self.lines = Lines([units[place].text for place in self.order], sign_of)
        #: What opens several lines opens the items of a list.
        self.bullets = _bullets_of(units)
        #: Poems and lists have no long lines, and no fragments that begin with a comma.
        self.may_be_broken = any(len(unit.text) > 60 for unit in units) or any(
            unit.text[0] in ",;." and unit.gap for unit in units
        )

    def stretches(self) -> Iterator[tuple[int, list[bool]]]:
        """Yield the stretches of gaps that may be joined: the place of the first line, which are sure."""
        first, sure = 0, list[bool]()
        for at in range(len(self.order) - 1):
            if self._apart(at):
                if sure:
                    yield first, sure
                first, sure = at + 1, []
            else:
                sure.append(self.is_sure(at))
        if sure:
            yield first, sure

    def _apart(self, at: int) -> bool:
        """Tell whether a rule keeps the lines at `at` and `at + 1` of the order apart."""
        if self.lines.never(at):
            return True
        a, b = self.lines.lines[at], self.lines.lines[at + 1]
        if b.text[:2] in self.bullets or self._is_furniture(at) or self._is_furniture(at + 1):
            return True
        if self._is_whole(at) or self._stands_alone(at) or self._stands_alone(at + 1):
            return True
        if not any(map(str.isalnum, a.text)) and a.start != "g" and a.end != "o":
            return True
        if _is_figures(a.text) and _is_figures(" ".join(b.text.split(None, 2)[:2])):
            return True  # figures over figures are a table's
        if a.tail == ":" and b.start in "USD" and a.length <= _LONGEST_NAME and _SPEAKER.search(a.text):
            return True  # “Ann says:” over what she says
        if (self.order[at] == 0 and self._is_headline(at)) or _is_row(a.text) or _is_row(b.text):
            return True
        if b.start == "g" or a.asks:
            return self._heads_small_letters(at)
        # The headline stands first; what looks like a heading behind a full stop is one, and no fragment.
        first = self.order[at] == 0
        if first and len(a.text.split()) <= _MOST_TITLE_WORDS:
            return True
        return (first or self.lines.lines[at - 1].end in ".:") and looks_like_heading(a.text)

    def _is_whole(self, at: int) -> bool:
        """Tell whether one of two lines is quoted or a rating, or the first greets whom a letter is for."""
        text, behind = self.lines.lines[at].text, self.lines.lines[at + 1].text
        if _QUOTED in (text[:2], behind[:2]) or is_rating(text) or is_rating(behind):
            return True
        if text[-1] != "," or not self.units[self.order[at + 1]].gap:
            return False
        return re.fullmatch(SALUTATION, text, re.IGNORECASE) is not None

    def _is_headline(self, at: int) -> bool:
        """Tell whether the first line is a headline in capitals, whatever stands behind it."""
        a, b = self.lines.at(at), self.lines.lines[at + 1]
        written = a.style in ("T", "UP") and a.tail in ("Cap", "CAPS", ")", "digit", "?", "q")
        return (
            written and not a.asks and not must_continue(b.text) and len(a.text.split()) <= _LONGEST_HEADLINE
        )

    def _heads_small_letters(self, at: int) -> bool:
        """Tell whether the first line is a headline over sentences in lower case: “Title / the …”."""
        a, b = self.lines.lines[at], self.lines.lines[at + 1]
        if self.order[at] or a.asks or b.start != "g":
            return False
        if not self.units[self.order[at + 1]].gap and not self._is_small(at + 2):
            return False  # a sentence broken around a link looks like that too
        whole = is_stopped(b.text) and len(b.text.split()) >= _LONG_FRAGMENT
        return (
            whole and len(a.text.split()) <= _LONGEST_HEADLINE and b.text.split(None, 1)[0] in _SMALL_OPENERS
        )

    def _is_small(self, at: int) -> bool:
        """Tell whether the line at `at` of the order is a sentence, and begins in lower case."""
        if at >= len(self.lines.lines):
            return False
        text = self.lines.lines[at].text
        return text[0].islower() and is_stopped(text) and len(text.split()) >= _LONG_FRAGMENT

    def _is_furniture(self, at: int) -> bool:
        """Tell whether the line at `at` of the order is furniture that no linked word looks like."""
        sign = self.signs[self.order[at]]
        return self.breaks[self.order[at]] and sign is not None and sign.label not in _LINKED

    def _stands_alone(self, at: int) -> bool:
        """Tell whether a line is a date or the like that nothing before it asks for."""
        if not self.breaks[self.order[at]]:
            return False
        before = self.lines.lines[at - 1] if at else None
        return self._interrupts(self.order[at], before.text if before and before.end not in ".:" else "")

    def is_sure(self, at: int) -> bool:
        """Tell whether nothing but a join makes sense of the lines at `at` and `at + 1` of the order."""
        a, b = self.lines.lines[at], self.lines.lines[at + 1]
        if must_continue(b.text):
            return b.text[0] != "." or a.end not in ".:"
        if self._before_number(at) or self._before_number(at - 1):
            return True
        # “was signed by / Oda Lind / , who” and “Premier / Osei Brandt / said”.
        link = a.asks and b.length <= _LONGEST_NAME and b.end not in ".:" and at + 2 < len(self.order)
        return bool(link) and self.lines.lines[at + 2].start == "g" and not a.text.isupper()

    def _before_number(self, at: int) -> bool:
        """Tell whether a score or a sum follows a name here: “in the end beat / Bo Lund / 6-4, 6-2.”"""
        a, b, c = self.lines.lines[at : at + 3] if 0 <= at < len(self.order) - 2 else (None, None, None)
        if not (a and b and c) or a.tail != "low" or b.start != "U" or c.head != "digit":
            return False
        fits = len(a.text.split()) >= _LONG_FRAGMENT and len(c.text.split()) > 2
        return fits and b.length <= _LONGEST_NAME and b.end not in ".:"

    def _without_interruptions(self) -> list[int]:
        order: list[int] = []
        at = 0
        while at < len(self.units):
            order.append(at)
            at = self._behind(at)
        return order

    def _behind(self, at: int) -> int:
        """Return the place of the unit behind that at `at`, past furniture in the middle of a sentence."""
        units = self.units
        if at + 1 >= len(units) or not self.breaks[at + 1]:
            return at + 1
        text = units[at].text
        closed = is_closed(text)
        if closed and not ends_in_abbreviation(text):
            return at + 1
        if not self._interrupts(at + 1, "" if closed else text) or self.breaks[at]:
            return at + 1
        tickers, later = 0, at + 1
        while later < len(units) and later - at <= _MOST_SKIPPED and self.breaks[later]:
            sign = self.signs[later]
            tickers += sign is not None and sign.label == "ticker"
            later += 1
        before = units[at - 1].text if at else ""
        long = max(text, before if before and not is_closed(before) else "", key=len)
        goes_on = later < len(units) and continues(units[later].text)
        if goes_on and (tickers == later - at - 1 or (not closed and len(long.split()) >= _LONG_FRAGMENT)):
            return later if not self.breaks[later] else at + 1
        return at + 1

    def _interrupts(self, place: int, before: str) -> bool:
        """Tell whether a unit is furniture by its own words, and so no part of a sentence.

        Behind words that ask for more (`before`), a date or a lone word is no furniture: “on / May 5 / .”
        """
        sign = self.signs[place]
        if sign is None or not self.breaks[place]:
            return False
        return not (before and sign.label in _LINKED and binds(before))


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of a table, with strokes between its cells."""
    return text.count(" | ") > 1


def _is_figures(text: str) -> bool:
    """Tell whether a text is made of figures only, as a cell of a table is: “4.6”, “4.7 4.7”."""
    return all(word[0].isdigit() and not any(map(str.isalpha, word)) for word in text.split())


def _breaks(text: str, sign: Sign | None) -> bool:
    return sign is not None and sign.certain and not (text[:1].islower() and " " not in text)


def _bullets_of(units: list[Unit]) -> frozenset[str]:
    openings = [unit.text[:2] for unit in units]
    return frozenset(bullet for bullet in _BULLETS if openings.count(bullet) > 1)


def _joined(fragments: Fragments, joins: Mapping[int, float], weights: Weights) -> list[Unit]:
    """Return the units with those made one that `joins` says, what stood between them put behind."""
    units, order = fragments.units, fragments.order
    result: list[Unit] = []
    at = 0
    while at < len(order):
        last = at
        while last in joins and last - at < _LONGEST_CHAIN:
            last += 1
        if last == at:
            result += units[order[at] : order[at + 1] if at + 1 < len(order) else len(units)]
            at += 1
            continue
        group = [units[place] for place in order[at : last + 1]]
        if _reads_whole(group) or min(map(joins.__getitem__, range(at, last))) > _CLEAR:
            weakest = min(range(at, last), key=joins.__getitem__)
            reasons = reasons_for(fragments.lines, weakest, weights)
            result.append(_whole(group, joins[weakest], reasons))
        else:
            result += group
        inner = set(order[at : last + 1])
        end = order[last + 1] if last + 1 < len(order) else len(units)
        result += [units[place] for place in range(order[at], end) if place not in inner]
        at = last + 1
    return result


def _reads_whole(group: list[Unit]) -> bool:
    """Tell whether fragments make a sentence: short ones that come to no end are a list, or names."""
    return is_stopped(group[-1].text) or any(len(unit.text.split()) >= _LONG_FRAGMENT for unit in group)


def _whole(group: list[Unit], score: float, reasons: tuple[str, ...]) -> Unit:
    text = group[0].text
    for unit in group[1:]:
        text = glue(text, unit.text)
    return group[0]._replace(
        text=text,
        where=Span(group[0].where.start, group[-1].where.end),
        pieces=tuple(piece for unit in group for piece in (unit.pieces or (unit.where,))),
        joined="broken-sentence",
        score=score,
        reasons=reasons,
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
