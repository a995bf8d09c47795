"""How many terminal cells text takes, and where one visible character ends and the next begins.

Counts as Rich and Textual do, so that what is set is what they draw. A cluster is what a reader takes for
one character: a base with its combining marks, a joined emoji, a flag; no function here ever cuts one.
Two things differ from Rich, because a terminal must never be sent them raw: a tab counts four cells and any
other control character one. `drawable` turns them into what they count as.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter

from reader.typesetting.cell_table import EMOJI_CAPABLE, WIDE, ZERO

TAB_CELLS = 4

_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
_FLAG_LETTERS = "\U0001f1e6-\U0001f1ff"
#: Vowels written behind their consonant that Unicode keeps in its cluster (Thai and Lao sara am).
_SPACING_VOWELS = "\u0e33\u0eb3"
#: Viramas, and the consonants that they tie to the one before (UAX #29, rule GB9c).
_VIRAMAS = "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d"
_TIED = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1"
    "\u0a95-\u0ab9\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a"
)
_ASCII = "\x20-\x7e"
#: Characters that surely take one cell each and never join another: most text is nothing else.
PLAIN = (
    f"{_ASCII}\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2100-\u2319"
)


def ranges(table: str) -> Iterator[tuple[int, int]]:
    """Yield first and last code point of each range of a table of `cell_table`."""
    for word in table.split():
        first, _, last = word.partition("-")
        yield int(first, 16), int(last or first, 16)


@cache
def not_plain() -> re.Pattern[str]:
    """Match a character that may take two cells or none, or join another."""
    return re.compile(f"[^{PLAIN}]")


@cache
def _all_plain() -> re.Pattern[str]:
    # Stretches of ASCII are passed over in one step each, which takes half the time.
    return re.compile(f"[{_ASCII}]*+(?:[{PLAIN}][{_ASCII}]*+)*+")


@cache
def _mark_class() -> str:
    """Return a pattern of one character without width.

    The characters beyond the basic plane are apart, behind a look at the plane: in one class with the others
    each of their hundred ranges would be compared with every character of a text.
    """
    basic, other = "", ""
    for first, last in ranges(ZERO):
        if last < 0x10000:
            basic += f"{chr(first)}-{chr(last)}"
        else:
            other += f"{chr(first)}-{chr(last)}"
    return f"(?:[{basic}]|(?=[\U00010000-\U0010ffff])[{other}])"


@cache
def _joining() -> re.Pattern[str]:
    """Match a character that may belong to the cluster of a neighbour."""
    return re.compile(f"{_mark_class()}|[{_FLAG_LETTERS}{_SPACING_VOWELS}]")


@cache
def _joining_with_width() -> re.Pattern[str]:
    return re.compile(f"[{_FLAG_LETTERS}{_SPACING_VOWELS}]")


@cache
def cluster_pattern() -> re.Pattern[str]:
    """Return the pattern of one cluster; it has no groups, and matches at every offset.

    Extended grapheme clusters of UAX #29 as far as terminals know them. A joiner takes whatever follows it,
    as in Rich. A cluster has at most three spacing followers, so that it fits the narrowest measure. Plain
    characters beside one another, the most frequent case, come first.
    """
    mark = f"(?:{_JOINER}[^\n\t]?|{_mark_class()})"
    return re.compile(
        f"[{PLAIN}](?=[{PLAIN}])|\n|(?=[^\n]){mark}*(?:[{_FLAG_LETTERS}]{{2}}|[^\n])?"
        f"{mark}*(?:(?:[{_SPACING_VOWELS}]|(?<=[{_VIRAMAS}])[{_TIED}]){mark}*){{0,3}}"
    )


class _Widths(dict[str, int]):
    """Cells by character, filled as characters are met."""

    def __init__(self) -> None:
        super().__init__({"\n": 0, "\t": TAB_CELLS})
        wide = [(first, last, 2) for first, last in ranges(WIDE)]
        self._ranges = sorted(wide + [(first, last, 0) for first, last in ranges(ZERO)])

    def __missing__(self, character: str) -> int:
        code = ord(character)
        place = bisect_right(self._ranges, code, key=itemgetter(0)) - 1
        _, last, cells = self._ranges[place] if place >= 0 else (0, -1, 1)
        width = self[character] = cells if code <= last else 1
        return width


@cache
def widths() -> dict[str, int]:
    """Return the cells of any character standing alone, to be asked by subscript."""
    return _Widths()


@cache
def _emoji_capable() -> frozenset[str]:
    return frozenset(chr(code) for first, last in ranges(EMOJI_CAPABLE) for code in range(first, last + 1))


def is_plain(piece: str) -> bool:
    """Tell whether every character takes one cell and stands alone."""
    if piece.isascii():
        return "\t" not in piece and "\n" not in piece
    return _all_plain().fullmatch(piece) is not None


def lone_cells(text: str, start: int, end: int) -> list[int] | None:
    """Return the cells of each character between the offsets; None if some may join into clusters."""
    piece = text[start:end]
    cells = list(map(widths().__getitem__, piece))
    return None if 0 in cells or _joining_with_width().search(piece) else cells


def extends(character: str) -> bool:
    """Tell whether a character always belongs to the cluster of the one before it."""
    return widths()[character] == 0 or character in _SPACING_VOWELS


def cell_len(text: str) -> int:
    """Return the cells that `text` takes when it stands on a line of its own."""
    if is_plain(text):
        return len(text)
    if _JOINER in text or _EMOJI_SELECTOR in text:
        return _joined_cells(text)
    return sum(map(widths().__getitem__, text))


def _joined_cells(text: str) -> int:
    """Count cells where a joiner hides what follows and a selector widens what stands before."""
    table = widths()
    total, index, last = 0, 0, ""
    while index < len(text):
        character = text[index]
        if character == _JOINER:
            index += text[index + 1 : index + 2] != "\t"
        elif character == _EMOJI_SELECTOR:
            if last in _emoji_capable():
                total += 1
            last = ""
        elif cells := table[character]:
            last = character
            total += cells
        index += 1
    return total


@lru_cache(maxsize=8192)
def cluster_cells(cluster: str) -> int:
    """Return the cells of one cluster."""
    return cell_len(cluster)


def graphemes(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and cells of each cluster between two offsets; `start` must not be inside one."""
    for found in cluster_pattern().finditer(text, start, end):
        yield found.start(), found.end(), cluster_cells(found.group())


def cell_of(text: str, line_start: int, offset: int) -> int:
    """Return the cell, counted from the line's start, of the cluster that `offset` lies in."""
    if offset <= line_start:
        return 0
    if is_plain(text[line_start : offset + 1]):
        return offset - line_start
    cell = 0
    for _, end, cells in graphemes(text, line_start, len(text)):
        if end > offset:
            break
        cell += cells
    return cell


def offset_at(text: str, start: int, end: int, cell: int) -> int:
    """Return the offset of the cluster that covers `cell` on the line from `start` to `end`.

    Left of the line that is `start`, right of its last cluster `end`. The inverse of `cell_of`.
    """
    if cell <= 0:
        return start
    if is_plain(text[start:end]):
        return min(end, start + cell)
    reached = 0
    for begin, _, cells in graphemes(text, start, end):
        reached += cells
        if reached > cell:
            return begin
    return end


def next_boundary(text: str, offset: int) -> int:
    """Return the end of the cluster that `offset` lies in; at the text's end, the end."""
    if offset >= len(text):
        return len(text)
    if _all_alone(text, offset - 2, offset + 2):
        return offset + 1
    for _, end, _ in graphemes(text, _certain_boundary(text, offset), len(text)):
        if end > offset:
            return end
    return len(text)


def previous_boundary(text: str, offset: int) -> int:
    """Return the start of the cluster before `offset`; at the text's start, 0."""
    if offset <= 0:
        return 0
    offset = min(offset, len(text))
    if _all_alone(text, offset - 3, offset):
        return offset - 1
    for begin, end, _ in graphemes(text, _certain_boundary(text, offset - 1), len(text)):
        if end >= offset:
            return begin
    return 0


def _all_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no character between the offsets can join another: so it is nearly everywhere."""
    return is_plain(text[max(0, start) : end].replace("\n", " "))


def _certain_boundary(text: str, offset: int) -> int:
    """Return the nearest offset at or before `offset` that surely begins a cluster."""
    joins = _joining().match
    while offset > 0:
        if text[offset] == "\n" or text[offset - 1] == "\n":
            return offset
        alone = not joins(text, offset) and not joins(text, offset - 1)
        if alone and (offset < 2 or text[offset - 2] != _JOINER):
            return offset
        offset -= 1
    return 0


@cache
def _control_pictures() -> dict[int, str]:
    pictures = {code: chr(0x2400 + code) for code in range(32) if code != ord("\n")}
    pictures |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    return pictures | {0x7F: "\u2421", ord("\t"): " " * TAB_CELLS}


def drawable(text: str) -> str:
    """Return `text` as it may be sent to a terminal: tabs as spaces, control characters as pictures.

    Newlines stay. Takes as many cells as `cell_len(text)` says.
    """
    if text.isprintable():
        return text
    if "\t" in text:  # a joiner would swallow the first of its spaces
        text = re.sub(f"{_JOINER}+\t", "\t", text)
    return text.translate(_control_pictures())


def fitted(text: str, room: int) -> str:
    """Return `text` shortened to `room` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= room:
        return text
    text = text[:room]
    while text and cell_len(text) > room - 1:
        text = text[:-1]
    return text.rstrip() + "…" if room > 0 else ""
