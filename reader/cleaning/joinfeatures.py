"""What the gap between two lines shows to the join scorer: how they end and begin, what stands around them.

Each line is read once into a few classes. A feature is the name of a class, or of two or three together; its
first letters say what it looks at, which is what the reasons for a join are told from.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reader.article.segments import ABBREVIATIONS
from reader.cleaning.fragments import (
    BEFORE_NAME,
    SMALL_WORDS,
    awaits_name,
    binds,
    continues,
    last_word,
    may_go_on,
    must_continue,
)
from reader.cleaning.furniture import Sign
from reader.cleaning.units import REMEMBERED, opens_item, word_set

_INNER_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s+['\"“‘«(\[]*[A-Z]")
#: Words in capitals that begin a sentence more often than a name.
_STARTERS = word_set(
    """the a an in on at by for from with and but or as if when while it its this that these those there here
    he she they we you i our your my his her their what how why who where which so not no yes let get do is
    are can will use make to of all some many most each every one two after before since although however also
    for because then than just now"""
)
#: The longest text whose quotation marks and brackets are counted, and how many words tell its style.
_TAIL, _STYLE_WORDS = 300, 12
#: Upper bounds of the classes of length, in words.
_LENGTHS = (1, 2, 3, 5, 8, 12, 20)
#: How the kinds of ends are grouped: o and O are open (with a small word, with a capital), “.” is closed.
_ENDS = {
    "low": "o", "CAPS": "o", "Cap": "O", "digit": "d", "title.": "o", "abbr.": "ab", ".": ".", "?": ".",
    "…": ".", "q": "O", "q.": ".", "q,": "o", ")": "O", ").": ".", ",": "o", ";": "o", ":": ":", "open": "o",
    "dash": "o", "sym": "o", "other": "O",
}  # fmt: skip
_BEGINNINGS = {"Cap": "U", "CAPS": "U", "Start": "S", "digit": "d", "item": "I", "oq": "q", "(": "(",
               "camel": "U", "$": "d", "day": "D"}  # fmt: skip


#: Names of features; and what they are made from: a function and the classes that it is given.
Names = tuple[str, ...]
Look = tuple[Any, ...]


@dataclass(slots=True)
class Line:
    """A line as the scorer sees it: `tail` and `head` are how it ends and begins, `end` and `start` coarser.

    What is below `repeated` is filled in only for lines that stand at a gap in doubt.
    """

    text: str
    tail: str = ""
    end: str = ""
    head: str = ""
    start: str = ""
    #: A class of length, 1 to 8.
    length: int = 0
    #: What its last word asks for: "bind" (more words), "role" (a name), "".
    asks: str = ""
    #: How many short lines that go on with nothing stand in a row here.
    run: int = 0
    repeated: bool = False
    seen: bool = False
    close: str = ""
    style: str = ""
    odd: str = ""
    sign: str = ""
    last: str = ""
    first: str = ""


NO_LINE = Line("", "0", "0", "0", "0", close="0", style="0", seen=True)


def read_line(text: str) -> Line:
    """Return the line `text` with what its two ends and its length say."""
    return Line(text, *_classes(text))


@lru_cache(maxsize=REMEMBERED)
def _classes(text: str) -> tuple[str, str, str, str, int, str]:
    words = text.split()
    goes_on = continues(text)
    tail = _tail(text, words[-1])
    head = _head(text, words[0], goes_on)
    if head in ("Cap", "Start") and may_go_on(text):
        head = "day"
    start = "g" if goes_on or must_continue(text) else _BEGINNINGS.get(head, "x")
    asks = ""
    if _ENDS[tail] not in ".:":
        asks = "bind" if binds(text) else "role" if awaits_name(text) else ""
    return tail, _ENDS[tail], head, start, bisect_left(_LENGTHS, len(words)) + 1, asks


def _look_closer(line: Line, sign: Sign | None) -> None:
    """Fill in what is asked only of lines at a gap in doubt."""
    line.last, line.first, line.style, line.odd = _closer(line.text, line.tail)
    line.close = _close(line)
    line.sign = "" if sign is None else sign.label if sign.certain else "?" + sign.label
    line.seen = True


@lru_cache(maxsize=REMEMBERED)
def _closer(text: str, tail: str) -> tuple[str, str, str, str]:
    words = text.split()
    last = words[-1].lower().strip("(“‘\"'—–.,:;”’)") if tail in ("low", "Cap", "title.") else ""
    first = words[0].strip(',.:;!?’”“"(').lower()
    return last, first, _style(text, words), _odd(text[-_TAIL:])


def _tail(text: str, last: str) -> str:
    sign = text[-1]
    if sign.isalpha():
        return "low" if last[:1].islower() else "CAPS" if last.isupper() and len(last) > 1 else "Cap"
    if sign.isdigit():
        return "digit"
    if sign == ".":
        word = last_word(text)
        if word in BEFORE_NAME:
            return "title."
        return "abbr." if word in ABBREVIATIONS or (len(word) <= 3 and "." in word) else "."
    if sign in "\"”’'»":
        return "q." if text[-2:-1] in (".", "!", "?", "…") else "q," if text[-2:-1] == "," else "q"
    if sign in ")]":
        return ")." if text[-2:-1] in (".", "!", "?") else ")"
    if sign in ",;:…":
        return sign
    for name, signs in (("?", "!?。！？"), ("open", "([“‘«"), ("dash", "—–-"), ("sym", "$£€#@/&+")):
        if sign in signs:
            return name
    return "other"


def _head(text: str, first: str, goes_on: bool) -> str:
    sign = text[0]
    if sign.islower():
        return "low" if goes_on else "camel"
    if sign.isupper():
        if first.strip(",.:;!?’”").lower() in _STARTERS:
            return "Start"
        return "CAPS" if first.isupper() and len(first) > 1 else "Cap"
    if sign == "(":
        return "(go" if goes_on else "("
    if sign in ",.;:)!?”»%]…":
        return sign
    if sign in "—–-":
        return "dash " if text[1:2] == " " else "dash"
    if opens_item(text):
        return "item"
    for name, signs in (("oq", '“"‘«'), ("apos", "’'"), ("$", "$£€"), ("sym", "#@/&+")):
        if sign in signs:
            return name
    return "digit" if sign.isdigit() else "oth"


def _close(line: Line) -> str:
    if line.end in (".", ":", "ab"):
        return line.end
    if line.tail == "title.":
        return "ab"
    if line.asks == "bind" or line.tail in ("open", ",", "dash", ";"):
        return "b"
    return {"low": "l", "digit": "d"}.get(line.tail, "C")


def _style(text: str, words: Sequence[str]) -> str:
    if _INNER_STOP.search(text):
        return "in"
    if text.isupper() and len(text) > 3:
        return "UP"
    shown = words[:_STYLE_WORDS]
    plain = sum(word[:1].islower() and word.lower() not in SMALL_WORDS for word in shown)
    if plain == 0:
        return "T" if len(words) > 1 else "T1"
    if plain <= 0.34 * len(shown):
        return "Tish"
    return "sent" if text[0].isupper() and len(words) <= 10 else "p"


def _odd(tail: str) -> str:
    if not any(sign in tail for sign in '“”"()'):
        return ""
    found = "q" if tail.count("“") > tail.count("”") else '"' if tail.count('"') % 2 else ""
    opened, closed = tail.count("("), tail.count(")")
    return found + ("(" if opened > closed else ")" if closed > opened else "")


class Lines:
    """The lines of a document, and what the document says of its breaks as a whole."""

    def __init__(self, texts: Sequence[str], sign_of: Callable[[str], Sign | None]) -> None:
        self.lines = lines = [read_line(text) for text in texts]
        self._sign_of = sign_of
        self._find_runs()
        seen = Counter(texts)
        likely = labels = long = colons = 0
        for place, line in enumerate(lines):
            line.repeated = seen[line.text] > 1
            long += line.length >= 5
            if not place:
                continue
            before = lines[place - 1]
            colons += line.head == ":"
            if line.start == "g" and before.end not in ".:":
                likely += before.length >= 5 or line.length >= 5
            elif before.tail == ":":
                labels += before.length <= 5 <= line.length and line.start in "US"
        share = likely / max(1, long)
        #: How broken the page is: 0 (no sure break) to 4.
        self.broken = sum(share >= bound for bound in (0.04, 0.12, 0.3)) + 1 if likely else 0
        #: How many labels with a colon stand before long lines, and how many lines begin with one: 0 to 2.
        self.labels = 0 if labels < 2 else 1 if labels < 5 else 2
        self.colons = min(2, colons)

    def _find_runs(self) -> None:
        start = 0
        lines = self.lines
        for place in range(len(lines) + 1):
            if place < len(lines) and _is_entry(lines[place]):
                continue
            for line in lines[start:place]:
                line.run = min(6, place - start)
            start = place + 1

    def at(self, place: int) -> Line:
        """Return the line at `place`, looked at closely, or an empty one outside the document."""
        if not 0 <= place < len(self.lines):
            return NO_LINE
        line = self.lines[place]
        if not line.seen:
            _look_closer(line, self._sign_of(line.text))
        return line

    def never(self, place: int) -> bool:
        """Tell whether nothing joins the lines at `place` and `place + 1`: a full stop, a list, verse."""
        a, b = self.lines[place], self.lines[place + 1]
        if "\n" in a.text or "\n" in b.text:
            return True
        if b.start == "g":
            return False
        if a.end == ".":
            return True
        return b.head == "item" or min(a.run, b.run) >= 3

    def gap(self, place: int) -> list[str]:
        """Return the features of the gap between the lines at `place` and `place + 1`."""
        looks, special = self.looks(place)
        return [name for look, *classes in looks for name in look(*classes)] + special

    def looks(self, place: int) -> tuple[tuple[Look, ...], list[str]]:
        """Return what the features of a gap are named from: functions with classes, and the rarer names.

        The same few classes come again and again, so that what they weigh together can be remembered.
        """
        p, a, b, c, d = map(self.at, range(place - 1, place + 4))
        t, h, e, s = a.tail, b.head, a.end, b.start
        an, bn, page = a.length, b.length, self.broken
        looks = (
            (_of_left, t, e, an, a.start, a.head, a.style),
            (_of_right, h, bn, b.close, b.style),
            (_of_lengths, t, an, h, bn),
            (_of_ends, t, e, an, a.start, s, b.close),
            (_of_styles, a.style, b.style, h, c.start, c.style),
            (_of_next, bn, b.close, c.start, c.close, c.length, d.start),
            (_of_three, e, s, an, bn, b.close, c.start),
            (_of_before, p.close, p.length, a.start, an, e, s),
            (_of_page, page, t, h, e, s, bn, c.start),
            (_of_runs, a.run, b.run, c.start),
        )  # fmt: skip
        return looks, self._special(place, a, b, c)

    def _special(self, place: int, a: Line, b: Line, c: Line) -> list[str]:
        e, s = a.end, b.start
        found = []
        if a.asks:
            found += [f"tw {a.asks}", f"twh {a.asks} {b.head}", f"twan {a.asks} {a.length}"]
            found += [f"twbn {a.asks} {b.length}", f"tws {a.asks} {a.style}"]
        if a.odd:
            found += [f"odd {a.odd}", f"oddt {a.odd} {e}", f"oddb {a.odd} {b.odd}"]
        if b.odd:
            found += [f"bodd {b.odd}", f"boddt {e} {b.odd}"]
        if a.sign:
            found += [f"sa {a.sign}", f"sa! {a.sign[0] == '?'}", f"sat {a.sign[0] == '?'} {e} {s}"]
        if b.sign:
            found += [f"sb {b.sign}", f"sb! {b.sign[0] == '?'}"]
            found.append(f"sbt {b.sign[0] == '?'} {e} {a.asks} {c.start}")
        if c.sign:
            found.append(f"sc! {c.sign[0] == '?'}")
        if a.tail == ":":
            found += [f"col {self.labels}", f"coln {self.labels} {a.length} {b.length}"]
            found.append(f"colx {self.labels} {self.colons} {s} {b.close}")
        if b.head == ":":
            found.append(f"cb {self.colons}")
        if s in "US":
            found.append(f"cbc {self.colons} {e} {s}")
        found += ["arep"] * a.repeated + ["brep"] * b.repeated
        if place == 0:
            found += ["first", f"first {s}"]
        if a.last:
            found.append("al " + a.last)
        if b.first:
            found.append(("bfl " if b.head == "low" else "bf ") + b.first)
        if c.head == "low":
            found.append("cfl " + c.first)
        return found

    def between(self, place: int) -> list[str]:
        """Return the features of the line at `place` as one that is joined on both sides, like a link."""
        x = self.at(place)
        return [
            "M", f"Mn {x.length}", f"Me {x.close}", f"Mt {x.tail}", f"Mh {x.head}", f"Ms {x.style}",
            f"Mnh {x.length} {x.start}", f"Mhe {x.start} {x.close}", f"Mne {x.length} {x.close}",
            f"Mds {self.broken}", f"Msg {x.sign[:1] and x.sign[0] == '?'}",
        ]  # fmt: skip


def _is_entry(line: Line) -> bool:
    """Tell whether a line may be one of a list or a table's cell: a few words that go on with nothing."""
    return line.length <= 4 and line.end not in ".:" and line.start != "g" and not line.asks


def _of_left(t: str, e: str, an: int, start: str, head: str, style: str) -> Names:
    return (f"t {t}", f"an {an}", f"tan {t} {an}", f"ah {head}", f"aht {start} {e}", f"as {style}",
            f"ast {style} {t}")  # fmt: skip


def _of_right(h: str, bn: int, close: str, style: str) -> Names:
    return (f"h {h}", f"bn {bn}", f"hbn {h} {bn}", f"be {close}", f"hbe {h} {close}",
            f"hbnbe {h} {bn} {close}", f"bs {style}", f"bsh {style} {h}")  # fmt: skip


def _of_lengths(t: str, an: int, h: str, bn: int) -> Names:
    return f"th {t} {h}", f"anbn {an} {bn}", f"tbn {t} {bn}", f"han {h} {an}"


def _of_ends(t: str, e: str, an: int, start: str, s: str, close: str) -> Names:
    return f"tbe {t} {close}", f"ahth {start} {e} {s} {an}"


def _of_styles(style: str, right: str, h: str, next_start: str, next_style: str) -> Names:
    return f"ash {style} {h}", f"asbs {style} {right}", f"bscs {right} {next_start} {next_style}"


def _of_next(bn: int, close: str, c: str, c_close: str, cn: int, d: str) -> Names:
    return (f"ch {c}", f"bech {close} {c}", f"bnch {bn} {c}", f"cn {cn}", f"ce {c_close}",
            f"cece {close} {c} {c_close}", f"dh {c_close} {d}")  # fmt: skip


def _of_three(e: str, s: str, an: int, bn: int, close: str, c: str) -> Names:
    return f"thch {e} {s} {c}", f"thbech {e} {s} {close} {c}", f"tbnch {e} {bn} {c}", f"anbnch {an} {bn} {c}"


def _of_before(close: str, pn: int, start: str, an: int, e: str, s: str) -> Names:
    return (f"pe {close}", f"peah {close} {start}", f"pean {close} {an}", f"peaht {close} {start} {e} {s}",
            f"pn {pn}")  # fmt: skip


def _of_page(page: int, t: str, h: str, e: str, s: str, bn: int, c: str) -> Names:
    return (f"ds {page}", f"dst {page} {t}", f"dsh {page} {h}", f"dsthc {page} {e} {s} {c}",
            f"dsbnch {page} {bn} {c}")  # fmt: skip


def _of_runs(left: int, right: int, c: str) -> Names:
    return "0", f"runs {min(3, left)} {min(3, right)} {c}", f"mr {max(left, right)}"
