"""Text made ready to be searched: what looks alike is alike, and every hit knows its place in the real text.

A step of folding may make the text shorter or longer. Each keeps the way back to the text it was made from,
so that steps can be put on one another and a long text pays for each only once.
"""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from reader.article.folding import DASHES, DOUBLE_QUOTES, INVISIBLE, SINGLE_QUOTES, SPACES
from reader.article.span import Span

#: How much is folded at a time, in code points: a thread that folds a book lets the keys through.
_CHUNK = 1 << 16
#: From so many different signs on, one pass over the text is quicker than one for each of them.
_MANY_SIGNS = 24
#: Accents, in the narrow sense: what may be left out in writing. Vowel signs of Indic scripts are none.
_ACCENTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u064b-\u0655\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
)
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ",
    "…": "...",
}  # fmt: skip
#: Letters with a sign that Unicode does not take apart, and what is written where they cannot be.
_LETTERS = {
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H",
    "ŧ": "t", "Ŧ": "T", "ı": "i", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ß": "ss", "ẞ": "SS",
    "þ": "th", "Þ": "TH", "й": "й", "Й": "Й",
}  # fmt: skip
_ONE_TO_ONE = (
    dict.fromkeys(SINGLE_QUOTES, "'")
    | dict.fromkeys(DOUBLE_QUOTES, '"')
    | dict.fromkeys(DASHES, "-")
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)
_SPACED = dict.fromkeys(SPACES, " ")


class Searchable:
    """A folded text and the way back: from each of its offsets to a span of the text it was made from.

    `text` is what is searched. Between two edges, code points correspond one to one; a stretch that was
    replaced as a whole (a run of white space, a ligature) is entered and left as a whole.
    """

    __slots__ = ("_edges", "_origins", "_parent", "_whole", "inner", "signs", "text")

    def __init__(self, text: str, parent: "Searchable | None" = None) -> None:
        self.text = text
        #: The characters of the text that are not ASCII; some may occur no longer.
        self.signs: frozenset[str] = parent.signs if parent else frozenset()
        #: Characters that a hit may begin with in the middle of one real character.
        self.inner: frozenset[str] = parent.inner if parent else frozenset()
        self._parent = parent
        self._edges = array("I")
        self._origins = array("I")
        self._whole = bytearray()

    def shaped(self, text: str) -> "Searchable":
        """Return the same places with another `text` of the same length."""
        again = Searchable(text, self._parent)
        again.inner, again.signs = self.inner, self.signs
        again._edges, again._origins, again._whole = self._edges, self._origins, self._whole
        return again

    def replaced(self, at: int, form: str, start: int, end: int) -> None:
        """Note that the origin's stretch `start` to `end` stands as `form` at offset `at` of this text."""
        if form:
            self._edges.append(at)
            self._origins.append(start)
            self._whole.append(1)
            self.signs |= {sign for sign in form if sign > "\x7f"}
            if len(form) > 1:
                self.inner |= set(form[1:])
        self._edges.append(at + len(form))
        self._origins.append(end)
        self._whole.append(0)

    def _origin(self, offset: int) -> tuple[int, int]:
        """Return where the code point at `offset` begins and ends in the text this one was made from."""
        at = bisect_right(self._edges, offset) - 1
        if at < 0:
            return offset, offset + 1
        if self._whole[at]:
            return self._origins[at], self._origins[at + 1]
        start = self._origins[at] + offset - self._edges[at]
        return start, start + 1

    def start(self, offset: int) -> int:
        """Return the offset in the real text of what stands at `offset`."""
        found = self._origin(offset)[0]
        return self._parent.start(found) if self._parent else found

    def end(self, offset: int) -> int:
        """Return the offset in the real text behind what stands before `offset`, which is above 0."""
        found = self._origin(offset - 1)[1]
        return self._parent.end(found) if self._parent else found

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the real text that `start` to `end` stands for; `end` lies behind `start`."""
        return Span(self.start(start), self.end(end))


def searchable(text: str, *, breaks: bool = False, origin: int = 0) -> Searchable:
    """Return `text` with quotation marks, dashes, ligatures and composed letters made alike.

    White space is one space, and a word broken at the end of a line is whole, so that words are found
    wherever lines end. With `breaks` white space stays what it is, for patterns that ask for line ends.
    `origin` is the place of the first code point, when the text is part of a longer one.
    """
    made = Searchable("")
    if origin:
        made.replaced(0, "", 0, origin)
    pieces: list[str] = []
    length = 0
    start = 0
    while start < len(text):
        end = _chunk_end(text, start)
        chunk = text[start:end]
        length += _fold_chunk(chunk, origin + start, length, made, pieces, breaks=breaks)
        start = end
    made.text = "".join(pieces)
    return made


def _chunk_end(text: str, start: int) -> int:
    """Return a place to part the text near `start + _CHUNK`, inside nothing that is folded together."""
    end = start + _CHUNK
    special = _special()
    while end < len(text) and (special.match(text, end) or special.match(text, end - 1)):
        end += 1
    return min(end, len(text))


def _fold_chunk(
    chunk: str, start: int, length: int, made: Searchable, pieces: list[str], *, breaks: bool
) -> int:
    """Fold a chunk whose place is `start` and that begins at `length` of what is made; return its length."""
    signs = set(chunk)
    parts: list[str] = []
    copied = put = 0
    for found in _changes(_occurring(chunk, signs, breaks=breaks)).finditer(chunk):
        form = _form(found)
        parts += (chunk[copied : found.start()], form)
        put += found.start() - copied
        made.replaced(length + put, form, start + found.start(), start + found.end())
        put += len(form)
        copied = found.end()
    parts.append(chunk[copied:])
    folded = "".join(parts)
    table = _ONE_TO_ONE if breaks else _ONE_TO_ONE | _SPACED
    pieces.append(_one_to_one(folded, {sign: table[sign] for sign in signs & table.keys()}))
    made.signs |= {sign for sign in signs if sign > "\x7f"}
    return len(folded)


def _one_to_one(text: str, table: dict[str, str]) -> str:
    if len(table) > _MANY_SIGNS:
        return text.translate({ord(sign): form for sign, form in table.items()})
    for sign, form in table.items():
        text = text.replace(sign, form)
    return text


@cache
def _special() -> re.Pattern[str]:
    return re.compile(rf"[\s\-'`{DASHES}{INVISIBLE}{_ACCENTS}]")


#: What may change the length of a text besides white space and dashes, and how it is found.
_QUOTES = {"'": "''", "`": "``"}
_BROKEN = ("-\n", "- \n", "‐\n", "‐ \n", "\u00ad\n", "\u00ad \n")


def _occurring(chunk: str, signs: set[str], *, breaks: bool) -> tuple[str, ...]:
    """Return the patterns of what changes its length, as far as it occurs in `chunk` of these `signs`.

    To look for what is not there would take most of the time: in a clean text only paragraphs are parted.
    """
    found = []
    invisible = "".join(sign for sign in INVISIBLE if sign in signs)
    if not breaks:
        if any(broken in chunk for broken in _BROKEN):
            found.append(r"(?P<broken>[-‐\u00ad](?<=\w.) ?\n[^\S\n]*(?=[^\W\d_]))")
        if invisible:
            found.append(rf"(?P<space>[\s{invisible}]{{2,}})")
        elif signs.isdisjoint(SPACES.replace("\n", "")) and not any(
            pair in chunk for pair in ("  ", " \n", "\n ")
        ):
            found.append(r"(?P<space>\n\n+)")
        else:
            found.append(r"(?P<space>\s{2,})")
        dashes = [sign for sign in f"-{DASHES}" if sign in signs]
        if any(one + other in chunk for one in dashes for other in dashes):
            found.append(f"[{re.escape(''.join(dashes))}]{{2,}}")
        found += [twice for quote, twice in _QUOTES.items() if quote in signs and twice in chunk]
    replaced = invisible + "".join(sign for sign in _LIGATURES if sign in signs)
    if replaced:
        found.append(f"[{replaced}]")
    if not signs.isdisjoint(_accent_signs()):
        found.append(rf"[^\W\d_][{_ACCENTS}]+")
    return tuple(found)


@cache
def _accent_signs() -> frozenset[str]:
    return frozenset(sign for code in range(0x300, 0x1E00) if _accents().match(sign := chr(code)))


@cache
def _changes(found: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(found) if found else r"(?!)")


def _form(found: re.Match[str]) -> str:
    """Return what stands for one of the stretches that change their length."""
    words = found.group()
    if found.lastgroup == "broken":
        return "" if words[0] == "\u00ad" else "-"
    if found.lastgroup == "space":
        return " " if any(sign.isspace() for sign in words) else ""
    if words[0] in _LIGATURES or words[0] in INVISIBLE:
        return _LIGATURES.get(words[0], "")
    if words[0] in "'`":
        return '"'
    return "-" if words[0] == "-" or words[0] in DASHES else unicodedata.normalize("NFC", words)


def lowered(made: Searchable) -> Searchable:
    """Return the text in lower case; İ and the two small sigmas are what a reader takes them for."""
    text = made.text.replace("İ", "i") if "İ" in made.text else made.text
    text = text.lower()
    again = made.shaped(text if text.isascii() else text.replace("ς", "σ"))
    again.signs |= {sign.lower() for sign in made.signs}
    return again


def unaccented(made: Searchable) -> Searchable:
    """Return the text without accents; letters that are no others with a sign, such as й, stay."""
    if made.text.isascii():
        return made
    bases = {sign: base for sign in made.signs if (base := _base(sign)) != sign}
    single = {sign: base for sign, base in bases.items() if len(base) == 1}
    text = _one_to_one(made.text, single)
    longer = "".join(bases.keys() - single.keys())
    if not longer:
        return made.shaped(text)
    # An accent that stands behind its letter goes with it; a letter that becomes two stands for itself.
    pattern = re.compile(rf"[^\W\d_]?[{_ACCENTS}]+|[{re.escape(longer)}]")
    return _substituted(made, text, pattern, lambda found: "".join(bases.get(sign, sign) for sign in found))


@cache
def _base(sign: str) -> str:
    """Return a letter without its accents; nothing for an accent that stands alone."""
    if sign in _LETTERS:
        return _LETTERS[sign]
    accent = _accents()
    if accent.match(sign):
        return ""
    if sign.isalpha():
        taken_apart = unicodedata.normalize("NFD", sign)
        base, marks = taken_apart[0], taken_apart[1:]
        if marks and all(accent.match(mark) for mark in marks):
            return _LETTERS.get(base, base)
    return sign


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{_ACCENTS}]")


def joined(made: Searchable) -> Searchable:
    """Return the text without the hyphens inside words: “reopen” is found where “re-open” stands."""
    text = made.text
    hyphens = [
        at
        for found in re.finditer("-", text)
        if 0 < (at := found.start()) < len(text) - 1 and text[at - 1].isalpha() and text[at + 1].isalpha()
    ]
    if not hyphens:
        return made
    again = Searchable("", made)
    pieces = []
    copied = 0
    for count, at in enumerate(hyphens):
        pieces.append(text[copied:at])
        copied = at + 1
        again.replaced(at - count, "", at, copied)
    pieces.append(text[copied:])
    again.text = "".join(pieces)
    return again


def _substituted(
    made: Searchable, text: str, pattern: re.Pattern[str], form: Callable[[str], str]
) -> Searchable:
    """Return `text`, which has the places of `made`, with every match of `pattern` in another form."""
    again = Searchable("", made)
    pieces: list[str] = []
    copied = length = 0
    for found in pattern.finditer(text):
        new = form(found.group())
        pieces += (text[copied : found.start()], new)
        length += found.start() - copied
        again.replaced(length, new, found.start(), found.end())
        length += len(new)
        copied = found.end()
    pieces.append(text[copied:])
    again.text = "".join(pieces)
    return again
