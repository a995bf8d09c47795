"""Finding the stretches between quotation marks, one paragraph at a time.

Marks are read by their shape where the shape decides (“ ”, « », 「 」) and by their neighbours where it
does not (" and '), so that apostrophes, feet and inches, and '90s are not taken for quotations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.quotes.verbs import Strength, Tense, forms
from reader.article import Span

_MARK = re.compile(r"``|[“”„‟\"«»‘’'‚‹›「」『』]")
#: Two single marks set for a double one, in paragraphs that have an opening pair which is nothing else;
#: apart from these a pair is the ends of two quotations.
_MARK_DOUBLED = re.compile(r"``|''(?!')|‘‘|’’|[“”„‟\"«»‘’'‚‹›「」『』]")
_DOUBLED_OPENS = re.compile(r"``|‘‘")
#: What closes a quotation that such a pair opened.
_DOUBLED = {"``": ("''", "”", '"'), "‘‘": ("’’",), "''": ("''",)}
#: Marks whose partner is certain; the others are read by their neighbours.
_BRACKETS = {"「": "」", "『": "』"}
_SINGLE_OPENERS = "‘'‚"
_SINGLE_CLOSERS = "’'"
_OPENS_BEFORE = re.compile(r"[\s(\[{—–\-“\"«/:,]")
_ELISION = re.compile(
    r"(?:tis|twas|twere|em|til|till|n|cause|bout|round|ere|cos|coz|im|er|un|\d\ds?)\b", re.IGNORECASE
)
_CLIPPED = re.compile(r"\b(?:an|o|th|wi|ol|wan|\w{2,}in)$", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
#: How many marks ahead a partner is looked for: enough for any paragraph, and a bound for a page of marks.
_WINDOW = 120
_WHO = r"(?:he|she|they|it|(?:the )?[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){0,2})"
_CLAUSE_AT_END = re.compile(rf"[,?!—](?= )\s(?:{_WHO}\s([a-z]+)|([a-z]+)\s{_WHO})[,:.]?\s*$")
_GOES_ON = re.compile(r"\s*[“\"«„]")
_FINITE = (Tense.PAST, Tense.PRESENT)
_REOPENS = re.compile(r"\s*\n\s*[‘'][\w“\"…]")
_ENDS_OPEN = re.compile(r"[\s\"”’'»]*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """The words between two marks; `closed` is false where the paragraph ended before the closing mark.

    `reopened` tells that the mark before it (or its absence) goes on with the paragraph before.
    """

    span: Span
    closed: bool = True
    reopened: bool = False


def find_pieces(text: str, start: int, end: int, *, open_before: bool = False) -> list[Piece]:
    """Return the outermost quoted stretches of the paragraph `start` to `end`, without their marks.

    `open_before` says that the paragraph before ended inside a quotation, which this one may close.
    An unclosed mark reaches to the end of the paragraph and never further.
    """
    pattern = _MARK_DOUBLED if _DOUBLED_OPENS.search(text, start, end) else _MARK
    marks = list(pattern.finditer(text, start, end))
    if not marks:
        return []
    scanner = _Scanner(text, start, end, marks)
    pieces = list(scanner.pieces(open_before=open_before))
    trimmed = (_trim(text, piece) for piece in pieces)
    return [piece for piece in trimmed if _has_words(text, piece.span)]


def _trim(text: str, piece: Piece) -> Piece:
    start, end = piece.span.start, piece.span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(Span(start, end), piece.closed, piece.reopened)


def _has_words(text: str, span: Span) -> bool:
    return any(text[at].isalnum() for at in range(span.start, span.end))


def _before_clause(text: str, start: int, stop: int) -> int:
    """Return where words end whose closing mark is missing: before the clause that reports them.

    “The dam will hold, she added, “if it rains.””: the second mark opens, so the first words are over.
    """
    clause = _CLAUSE_AT_END.search(text, max(start, stop - 60), stop)
    form = forms().get(clause.group(1) or clause.group(2)) if clause is not None else None
    reports = form is not None and form.strength is Strength.STRONG and form.tense in _FINITE
    return clause.start() + 1 if clause is not None and reports else stop


class _Scanner:
    """A left-to-right reading of one paragraph's marks: outside, or inside one quotation."""

    def __init__(self, text: str, start: int, end: int, marks: list[re.Match[str]]) -> None:
        self.text, self.start, self.end, self.marks = text, start, end, marks
        self.kinds = [mark.group() for mark in marks]

    def pieces(self, *, open_before: bool) -> Iterator[Piece]:
        at = 0
        goes_on = False
        if open_before:
            closer = self._orphan_closer()
            if closer is not None:
                yield Piece(Span(self.start, self.marks[closer].start()), reopened=True)
                at = closer + 1
        while at < len(self.marks):
            opener = self.marks[at]
            if not self._opens(at):
                at += 1
                continue
            close = self._closer(at)
            if close is None:
                at += 1
                continue
            stop, after, closed = close
            words_end = stop
            if not closed and (after < len(self.marks) or not _GOES_ON.match(self.text, self.end)):
                words_end = _before_clause(self.text, opener.end(), stop)
            reopened = goes_on or (open_before and not self.text[self.start : opener.start()].strip())
            yield Piece(Span(opener.end(), words_end), closed, reopened)
            # Where paragraphs were run together each of them opens the words again.
            goes_on = not closed and words_end == stop
            at = after

    def _ahead(self, at: int) -> range:
        return range(at + 1, min(len(self.marks), at + _WINDOW))

    def _before(self, at: int) -> str:
        begin = self.marks[at].start()
        return self.text[begin - 1] if begin > self.start else " "

    def _after(self, at: int) -> str:
        stop = self.marks[at].end()
        return self.text[stop] if stop < self.end else " "

    def _orphan_closer(self) -> int | None:
        """Return the first mark if it closes what the paragraph before had opened."""
        at = next((k for k, kind in enumerate(self.kinds) if kind not in _SINGLE_CLOSERS), None)
        if at is None or self.marks[at].start() == self.start or self._before(at).isspace():
            return None
        closes = self.kinds[at] in "”»" or (self.kinds[at] == '"' and not self._after(at).isalnum())
        return at if closes else None

    def _opens(self, at: int) -> bool:
        """Tell whether the mark begins a quotation."""
        mark, before, after = self.kinds[at], self._before(at), self._after(at)
        if mark in _BRACKETS or mark in ("“", "„", "``", "‘‘", "‟"):
            return True
        if mark == "''":
            return _OPENS_BEFORE.match(before) is not None and not after.isspace()
        if mark in "«»‹›":
            # French sets a space inside «, German points the marks the other way: »so«.
            return not before.isalnum() and (mark in "«‹" or not after.isspace())
        if mark == '"':
            # Behind an equals sign stands the value of an attribute, not somebody's words.
            at_edge = self.marks[at].end() >= self.end
            if after.isspace() and before.isspace() and not at_edge:
                return self._opens_by_turn(at)
            return not (at_edge or after.isspace() or before.isalnum() or before == "=")
        if mark == "”":
            # Swedish and Finnish open as they close.
            paired = self.kinds.count("”") % 2 == 0 and not {"“", "„", '"'} & set(self.kinds)
            return paired and before.isspace() and after.isalnum()
        if mark in _SINGLE_OPENERS:
            return (
                _OPENS_BEFORE.match(before) is not None
                and (after.isalnum() or after in '“"«…[(')
                and not _ELISION.match(self.text, self.marks[at].end(), self.end)
            )
        return False

    def _opens_by_turn(self, at: int) -> bool:
        """Tell whether a mark between spaces opens: every other one does, if they come in pairs."""
        straight = [k for k, kind in enumerate(self.kinds) if kind == '"' and not self._is_measure(k)]
        return len(straight) % 2 == 0 and at in straight[::2]

    def _closer(self, at: int) -> tuple[int, int, bool] | None:
        """Return where the quotation ends, the mark to go on with, and whether it was closed."""
        mark = self.kinds[at]
        if mark in _BRACKETS:
            return self._bracket_closer(at, _BRACKETS[mark])
        if mark in "«»‹›":
            partner = {"«": "»", "»": "«", "‹": "›", "›": "‹"}[mark]
            return self._bracket_closer(at, mark if self._closes_as_it_opens(at, partner) else partner)
        if mark in _DOUBLED:
            return self._doubled_closer(at, _DOUBLED[mark])
        if mark in _SINGLE_OPENERS:
            return self._single_closer(at)
        return self._double_closer(at)

    def _bracket_closer(self, at: int, partner: str) -> tuple[int, int, bool]:
        depth, own = 0, self.kinds[at]
        for k in range(at + 1, len(self.marks)):
            mark = self.kinds[k]
            if mark == partner:
                if depth == 0:
                    return self.marks[k].start(), k + 1, True
                depth -= 1
            elif mark == own:
                depth += 1
        return self.end, len(self.marks), False

    def _closes_as_it_opens(self, at: int, partner: str) -> bool:
        """Tell whether the same mark closes: »so», as Finnish and Swedish set it."""
        if self.kinds[at] not in "»›":
            return False
        behind = next((k for k in self._ahead(at) if self.kinds[k] in (self.kinds[at], partner)), at)
        return behind > at and self.kinds[behind] == self.kinds[at] and not self._before(behind).isspace()

    def _doubled_closer(self, at: int, partners: tuple[str, ...]) -> tuple[int, int, bool]:
        """Find the pair of single marks that ends what another pair has opened, or the opener of the next."""
        for k in range(at + 1, len(self.marks)):
            mark = self.kinds[k]
            begins = self._before(k).isspace() and not self._after(k).isspace()
            if mark == self.kinds[at] and begins:
                return self.marks[k].start(), k, False
            if mark in partners and not begins:
                return self.marks[k].start(), k + 1, True
        return self.end, len(self.marks), False

    def _double_closer(self, at: int) -> tuple[int, int, bool]:
        """Find the end of a double quotation; a second opener either nests or shows the first unclosed."""
        low_opened = self.kinds[at] == "„"
        depth = 0
        for k in range(at + 1, len(self.marks)):
            mark = self.kinds[k]
            if low_opened and mark in '“”"':
                return self.marks[k].start(), k + 1, True
            if mark == "”" or self._turned_closes(k) or (mark == '"' and self._straight_closes(k)):
                if depth == 0:
                    return self.marks[k].start(), k + 1, True
                depth -= 1
            elif mark in ("“", '"') and not self._is_measure(k):
                straight = mark == '"'
                nests = self._nests_straight(k) if straight else self._nests(k)
                nests = nests or (self._differs_straight(at, k) if straight else self._differs(at, k))
                if nests:
                    depth += 1
                    continue
                return self.marks[k].start(), k, False
        return self.end, len(self.marks), False

    def _nests(self, at: int) -> bool:
        """Tell whether enough closing marks follow for both this opener and the one around it."""
        rest = self.kinds[at : at + _WINDOW]
        return rest.count("”") > rest.count("“")

    def _nests_straight(self, at: int) -> bool:
        """Tell whether more straight marks behind close than open, this one among those that open."""
        rest = [k for k in range(at, min(len(self.kinds), at + _WINDOW)) if self.kinds[k] == '"']
        closing = sum(self._straight_closes(k) for k in rest)
        return closing > len(rest) - closing

    def _differs(self, outer: int, inner: int) -> bool:
        """Tell whether a curly pair stands inside a straight mark that opened the paragraph."""
        if self.kinds[outer] != '"' or self.text[self.start : self.marks[outer].start()].strip():
            return False
        return "”" in self.kinds[inner : inner + _WINDOW]

    def _differs_straight(self, outer: int, inner: int) -> bool:
        """Tell whether a straight pair stands inside curly marks, closed later or open to the end."""
        rest = [k for k in self._ahead(inner) if self.kinds[k] == '"' and not self._is_measure(k)]
        if self.kinds[outer] != "“" or not rest or not self._straight_closes(rest[0]):
            return False
        opens = not self.text[self.start : self.marks[outer].start()].strip()
        return "”" in self.kinds[rest[0] : rest[0] + _WINDOW] or (opens and len(rest) % 2 == 1)

    def _turned_closes(self, at: int) -> bool:
        """Tell whether “ was set where ” was meant: behind a word, with a space after it."""
        after = self._after(at)
        return (
            self.kinds[at] == "“" and not self._before(at).isspace() and (after.isspace() or after in ",.;:)")
        )

    def _straight_closes(self, at: int) -> bool:
        before, after = self._before(at), self._after(at)
        if self._is_measure(at):
            return False
        if before.isspace() and after.isalnum():
            return False
        return not after.isalnum() or not before.isspace()

    def _is_measure(self, at: int) -> bool:
        """Tell inches from a closing mark: 6'2", or a digit's mark that would leave one too many."""
        if self.kinds[at] != '"' or not self._before(at).isdigit():
            return False
        begin = self.marks[at].start()
        if _FEET_AND_INCHES.search(self.text, max(self.start, begin - 6), begin):
            return True
        follow = self.text[self.marks[at].end() : min(self.end, self.marks[at].end() + 2)]
        rest = sum(mark in '"”' for mark in self.kinds[at + 1 : at + _WINDOW])
        return len(follow) == 2 and follow[0] == " " and follow[1].islower() and rest % 2 == 1

    def _single_closer(self, at: int) -> tuple[int, int, bool] | None:
        """Find the end of a single quotation, or None where the mark was an apostrophe after all.

        A mark after a letter other than s, or next to punctuation, closes; one after s may be a plural's
        possessive and closes only if nothing surer follows.
        """
        perhaps: int | None = None
        runs_on = self._runs_on(at)
        for k in self._ahead(at):
            mark, before, after = self.kinds[k], self._before(k), self._after(k)
            if mark not in _SINGLE_CLOSERS or before.isspace() or after.isalnum():
                continue
            sure = not before.isalnum() or before not in "sSzZ" or not after.isspace()
            sure = sure and not (after.isspace() and self._is_clipped(k))
            if sure and self._balanced(at, k):
                return self.marks[k].start(), k + 1, True
            if perhaps is None and self._balanced(at, k) and not runs_on:
                perhaps = k
        if runs_on:
            return self.end, len(self.marks), False
        if perhaps is None:
            return None
        return self.marks[perhaps].start(), perhaps + 1, True

    def _is_clipped(self, at: int) -> bool:
        """Tell whether the mark may stand for the end of a word: “an’”, “o’”, “nothin’”."""
        begin = self.marks[at].start()
        return _CLIPPED.search(self.text, max(self.start, begin - 24), begin) is not None

    def _runs_on(self, at: int) -> bool:
        """Tell whether the next paragraph re-opens what a single mark opens here, behind a colon or first."""
        before = self.text[self.start : self.marks[at].start()].rstrip()
        if before and before[-1] not in ":,.?!":
            return False
        return _REOPENS.match(self.text, self.end) is not None

    def _balanced(self, at: int, close: int) -> bool:
        """Tell whether the double marks between two single ones come in pairs."""
        inside = self.kinds[at + 1 : close]
        straight = [k for k in range(at + 1, close) if self.kinds[k] == '"' and not self._is_measure(k)]
        return inside.count("“") == inside.count("”") and len(straight) % 2 == 0


def ends_open(text: str, piece: Piece, end: int) -> bool:
    """Tell whether the paragraph ending at `end` breaks off inside `piece`."""
    return not piece.closed and _ENDS_OPEN.match(text, piece.span.end, end) is not None
