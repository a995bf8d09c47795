"""Where the lines of one stretch of text end: greedy, as newspapers set ragged columns.

A line ends at a space; after an em dash between words; beside a Chinese or Japanese character, except where
kinsoku (JIS X 4051) forbids it; after a hyphen between letters if it would be short otherwise; and in a
word longer than the measure, after a sign such as a slash if there is one, else between two clusters. With
a hyphenator, a line that would leave much empty takes a part of the next word with it.

Plain text, where a code point is a cell, goes a fast way that only looks closer where a space does not
decide. All other text is measured in windows. Both ways give the same lines for the same text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, MutableSequence, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.typesetting.cells import (
    PLAIN,
    cluster_cells,
    cluster_pattern,
    extends,
    is_plain,
    lone_cells,
    not_plain,
    widths,
)

if TYPE_CHECKING:
    from reader.typesetting.hyphenation import Parting

#: Code points measured at a time, so that the first page of one endless line costs no more than others.
_WINDOW = 4096
#: How far behind a line's end a decision may look.
_LOOKAHEAD = 8

_NO_LINE_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〗〙»›…‥—–゠〜～％‰℃"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ｡､･ｰﾞﾟ｣"
    ",.!?;:)]}%"
)
_NO_LINE_END = frozenset("‘“（〔［｛〈《「『【〖〘«‹([{｢＄￥￡$£¥€№＃#")
_HYPHENS = "-‐–"
_SIGNS = "/\\-‐–_.,;:?&=+#%|~"
_HANGUL = (("\u1100", "\u11ff"), ("\u3130", "\u318f"), ("\ua960", "\ua97f"), ("\uac00", "\ud7ff"))


def wrap(
    text: str,
    start: int,
    end: int,
    width: int,
    starts: MutableSequence[int],
    goal: int,
    parting: "Parting | None" = None,
    indent: int = 0,
) -> int:
    """Break the stretch from `start` to `end` (no newline inside) into lines of at most `width` cells.

    Appends to `starts` the offset of each line's first code point until it has `goal` items, and returns
    where the next line begins: `end` when there is none. Spaces at a break belong to no line. `width` must
    hold the widest cluster (5 cells), with `indent` cells less in the first line, or more if it is negative.
    Where a line ends in the middle of a word that `parting` allows to be parted, it has a cell to spare for
    the hyphen, and otherwise none.
    """
    stop = end
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    if stop == start:
        starts.append(start)
        return end
    size = _WINDOW
    while True:
        seen = stop if stop - start <= size else start + size
        way = _wrap_plain
        if not is_plain(text[start:seen]):
            way, seen = _way_around(text, start, seen, width + abs(indent))
        known = len(starts)
        if indent:
            start = way(text, start, seen, stop, width - indent, starts, known + 1, parting)
            indent = indent if len(starts) == known else 0
        if not indent and start < stop and len(starts) < goal:
            start = way(text, start, seen, stop, width, starts, goal, parting)
        if start >= stop:
            return end
        if len(starts) >= goal:
            return start
        size = _WINDOW if len(starts) > known else size * 2


def _way_around(text: str, start: int, seen: int, width: int) -> "tuple[Callable[..., int], int]":
    """Return how to break text that is not all plain, and up to where: one odd sign makes few lines slow."""
    odd = not_plain().search(text, start, seen)
    enough = width + 2 * _LOOKAHEAD
    if odd is None or odd.start() - start > enough:
        return _wrap_plain, seen if odd is None else odd.start()
    plain = _plain_again(enough + width).search(text, odd.start(), seen)
    return _wrap_measured, seen if plain is None else plain.start() + enough


@lru_cache(maxsize=64)
def _plain_again(length: int) -> re.Pattern[str]:
    """Match so many plain characters behind one that is none."""
    return re.compile(f"(?<=[^{PLAIN}])[{PLAIN}]{{{length}}}")


def _wrap_plain(
    text: str,
    start: int,
    seen: int,
    stop: int,
    width: int,
    starts: MutableSequence[int],
    goal: int,
    parting: "Parting | None" = None,
) -> int:
    """Break text of single cells, of which the part up to `seen` is known; return where the rest begins."""
    limit = seen if seen == stop else seen - _LOOKAHEAD
    full_enough = width * 4 // 5
    append, last_of = starts.append, text.rfind
    slack = parting.least if parting is not None else width + 1
    spaced = True
    dashed = "—" in text[start:seen]
    indented = text[start] == " "
    for _ in range(goal - len(starts)):
        furthest = start + width
        if furthest >= limit:
            if seen < stop:
                break
            append(start)
            return stop
        append(start)
        found = last_of(" ", start + full_enough, furthest + 1)
        if found < 0 or indented or (dashed and last_of("—", found, furthest) >= 0):
            start = _find_break(text, start, furthest, stop, range(start, seen + 1))
            indented = False
            spaced = text[start - 1] == " "
        else:
            start = found + 1
            spaced = True
        while text[start] == " ":
            start += 1
            spaced = True
        room = furthest - start
        if spaced:
            if parting is not None and room >= slack and (at := parting.within(text, start, room, stop)):
                start = start if _ends_parted(text, starts) else start + at
        elif room >= slack or (parting is not None and text[start - 1].isalpha()):
            start = _parted(text, start, room, stop, starts, parting) or start
    return start


def _wrap_measured(
    text: str,
    start: int,
    seen: int,
    stop: int,
    width: int,
    starts: MutableSequence[int],
    goal: int,
    parting: "Parting | None" = None,
) -> int:
    """Break text of any characters, of which the part up to `seen` is known; return where the rest begins."""
    edges, reached = _measure(text, start, seen)
    last = len(edges) - 1 if seen == stop else len(edges) - 1 - _LOOKAHEAD
    index = 0
    while len(starts) < goal and index <= last:
        furthest = bisect_right(reached, reached[index] + width, index) - 1
        if furthest >= last:
            if seen < stop:
                break
            starts.append(start)
            return stop
        starts.append(start)
        start = _find_break(text, start, edges[furthest], stop, edges)
        while text[start] == " " and not extends(text[start + 1]):
            start += 1
        before, index = index, bisect_left(edges, start)
        if parting is not None and index < len(edges):
            room = reached[before] + width - reached[index]
            if room >= parting.least or text[start - 1].isalpha():
                start = _parted(text, start, room, stop, starts, parting) or start
                index = bisect_left(edges, start)
    return start


def _measure(text: str, start: int, seen: int) -> tuple[Sequence[int], list[int]]:
    """Return the edges between clusters, and the cells from `start` to each edge."""
    cells = lone_cells(text, start, seen)
    if cells is not None:
        return range(start, seen + 1), list(accumulate(cells, initial=0))
    clusters = cluster_pattern().findall(text, start, seen)
    edges = list(accumulate(map(len, clusters), initial=start))
    return edges, list(accumulate(map(cluster_cells, clusters), initial=0))


def _find_break(text: str, start: int, furthest: int, stop: int, edges: Sequence[int]) -> int:
    """Return where the line that begins at `start` and may reach to `furthest` ends."""
    first = start
    while text[first] == " ":  # behind an indentation there is no place to break
        first += 1
    found = start
    for offset in range(furthest, first, -1):
        if _may_break(text[offset - 1], text[offset]) and _is_edge(edges, offset):
            found = offset
            break
    if found - start < (furthest - start) * 4 // 5:
        found = _hyphen_break(text, max(found, first), furthest, stop, edges) or found
    if found > start:
        return found
    for offset in range(furthest, (start + furthest) // 2, -1):
        if text[offset - 1] in _SIGNS and text[offset] not in _SIGNS and _is_edge(edges, offset):
            return offset
    return furthest


def _parted(
    text: str, start: int, room: int, stop: int, starts: Sequence[int], parting: "Parting | None"
) -> int:
    """Return where the next line begins if the word at `start` is parted, to use the `room` before it; or 0.

    Where the word is longer than a line, `start` is in the middle of it, and there may be no room. The last
    word of a paragraph is parted only then, and no more than two lines in a row are.
    """
    forced = text[start - 1].isalpha() and text[start].isalpha()
    if parting is None or (not forced and _ends_parted(text, starts)):
        return 0
    from reader.typesetting.hyphenation import word_around

    word = word_around(text, start)
    if word is None or (not forced and text.find(" ", word[1], stop) < 0):
        return 0
    first, last = starts[-1] + 1, start + room - 1
    for position in reversed(parting.hyphenator.positions(text[word[0] : word[1]])):
        if first < word[0] + position <= last:
            return word[0] + position
    return 0


def _ends_parted(text: str, starts: Sequence[int]) -> bool:
    """Tell whether the two lines before the last one both end in the middle of a word."""
    return len(starts) > 1 and all(
        at > 0 and text[at - 1].isalpha() and text[at].isalpha() for at in (starts[-1], starts[-2])
    )


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two neighbouring characters."""
    if before == " " or after == " ":
        return True
    if before in "—\u200b" or _is_ideographic(before) or _is_ideographic(after):
        return after not in _NO_LINE_START and before not in _NO_LINE_END
    return False


@lru_cache(maxsize=8192)
def _is_ideographic(character: str) -> bool:
    """Tell whether lines may end beside a character: a wide one, but Korean is set in words."""
    return widths()[character] == 2 and not any(first <= character <= last for first, last in _HANGUL)


def _hyphen_break(text: str, low: int, furthest: int, stop: int, edges: Sequence[int]) -> int:
    """Return the last offset behind a hyphen with two letters on both sides, or 0."""
    for offset in range(min(furthest, stop - 2), low + 2, -1):
        if (
            text[offset - 1] in _HYPHENS
            and text[offset - 3 : offset - 1].isalpha()
            and text[offset : offset + 2].isalpha()
            and _is_edge(edges, offset)
        ):
            return offset
    return 0


def _is_edge(edges: Sequence[int], offset: int) -> bool:
    if isinstance(edges, range):
        return True
    place = bisect_left(edges, offset)
    return place < len(edges) and edges[place] == offset
