"""Finding an extracted text again in the blocks of its page."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+")
#: A block may stand this often in the extracted text and still be looked for at each place.
_MOST_PLACES = 6
#: How many words at a block's beginning and end are looked for where the whole of it is not there.
_PROBE = 6
#: With more blocks times code points than this a page is a book, of which only a window is searched.
_MOST_WORK, _WINDOW = 100_000_000, 30_000


def key_of(text: str) -> str:
    """Return the words of `text` in lower case, each between spaces."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def aligned(keys: Sequence[str], extracted: str) -> list[float]:
    """Return for each block what share of it is in the extracted text, 0 to 1.

    `keys` are the blocks as `key_of` gives them, in reading order, `extracted` the extracted text in the same
    form. Both are taken to be in the same order: of a line that a page says twice, the one is found that lets
    the most other words be found as well. In a book each block is looked for close to the one before it.
    """
    is_book = len(keys) * len(extracted) > _MOST_WORK
    found: list[tuple[int, int, int]] = []
    reached = 0
    for block, key in enumerate(keys):
        within = (max(0, reached - _WINDOW), reached + _WINDOW) if is_book else (0, len(extracted))
        places = list(_places(block, key, extracted, *within))
        found += places
        if places:
            reached = places[0][2]
    shares = [0.0] * len(keys)
    for block, start, end in _best_chain(found):
        shares[block] = min(1.0, (end - start) / max(1, len(keys[block]) - 1))
    return shares


def _places(block: int, key: str, extracted: str, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Yield the places of a block's words between two offsets of the extracted text: block, start, end."""
    if len(key) < 3:
        return
    place = extracted.find(key, start, stop)
    if place >= 0:
        for _ in range(_MOST_PLACES):
            yield block, place, place + len(key) - 1
            place = extracted.find(key, place + 1, stop)
            if place < 0:
                break
        return
    words = key.split()
    if len(words) < 2 * _PROBE:
        return
    opening, closing = f" {' '.join(words[:_PROBE])} ", f" {' '.join(words[-_PROBE:])} "
    first = extracted.find(opening, start, stop)
    last = extracted.find(closing, max(start, first), stop)
    end = last + len(closing) - 1
    if 0 <= first < last < first + 2 * len(key):
        yield block, first, end
    elif first >= 0:
        yield block, first, first + _common(key, extracted, first)
    elif last >= 0:
        tail = extracted[max(0, end + 1 - len(key)) : end + 1]
        yield block, end - _common(key[::-1], tail[::-1], 0), end


def _common(key: str, text: str, start: int) -> int:
    """Return how many code points of `key` stand at `start` of `text`."""
    most = min(len(key), len(text) - start)
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(key[:middle], start):
            low = middle
        else:
            high = middle - 1
    return max(0, low - 1)


def _best_chain(places: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the heaviest series of places in which blocks and places both go forward."""
    ends: list[int] = []
    weights: list[int] = []
    last: list[int] = []
    before = [-1] * len(places)
    waiting: list[tuple[int, int, int]] = []
    reached = -1

    def settle() -> None:
        for weight, end, place in waiting:
            at = bisect_right(ends, end)
            if at and weights[at - 1] >= weight:
                continue
            stop = at
            while stop < len(ends) and weights[stop] <= weight:
                stop += 1
            ends[at:stop], weights[at:stop], last[at:stop] = [end], [weight], [place]
        waiting.clear()

    for place, (block, start, end) in enumerate(places):
        if block != reached:
            settle()
            reached = block
        at = bisect_right(ends, start)
        before[place] = last[at - 1] if at else -1
        waiting.append(((weights[at - 1] if at else 0) + end - start, end, place))
    settle()
    chain = []
    place = last[-1] if last else -1
    while place >= 0:
        chain.append(places[place])
        place = before[place]
    return chain[::-1]
