"""What can be said of each block of a page, from its markup and from what an extractor took.

A feature is a short name that holds or does not. Weights are learnt from pages whose article is known.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import BlockKind
from reader.sources.html.elements import Hint
from reader.sources.html.page_blocks import PageBlock

_HINTS = tuple((hint.value, str(hint.name).lower()) for hint in Hint)
_WORD_STEPS = (1, 2, 4, 7, 12, 20, 40, 80)
_LINK_STEPS = (0.01, 0.3, 0.7, 0.95)
_NEAR_STEPS = (1, 2, 4, 8, 20)
_NAMES = tuple(map(str, range(12)))
_SHARE_STEPS = (0.001, 0.2, 0.5, 0.8, 0.97)
_PROSE_WORDS = 15
_STOP = re.compile(r"[.!?…。！？:]['\"”’)\]»]*$")
#: From this share on a block counts as taken by the extractor, and up to this as left.
TAKEN, LEFT = 0.6, 0.1
#: What a link is that stands further than this many blocks from all that was taken.
_FAR_LINK, _FAR = "far link", 6
#: How many levels up the surroundings of a block are looked at.
_LEVELS = (1, 2, 3, 4, 6)
#: A hint that holds for this share of what was taken says nothing about single blocks.
_COMMON = 0.8


@dataclass(frozen=True, slots=True)
class _View:
    """The page as its features need it: words of blocks, what was taken, and what was around that."""

    blocks: Sequence[PageBlock]
    words: Sequence[int]
    shares: Sequence[float]
    around: dict[int, tuple[int, float]]
    prose: dict[int, str]
    common: int
    first: int
    last: int
    levels: frozenset[int]
    parents: frozenset[int]
    repeated: frozenset[str]
    amount: str


def features(blocks: Sequence[PageBlock], keys: Sequence[str], shares: Sequence[float]) -> list[list[str]]:
    """Return the names of the features of each block; `shares` say how much of each an extractor took."""
    view = _view(blocks, keys, shares)
    states = [_state(view, place) for place in range(len(blocks))]
    padded = ["edge", "edge", *states, "edge", "edge"]
    by_hints: dict[int, list[str]] = {}
    found = []
    for place, state in enumerate(states):
        if _is_far_link(view, place):
            found.append([_FAR_LINK])
            continue
        before, after = padded[place + 1], padded[place + 3]
        names = [
            state,
            f"{before} < {state} > {after}",
            f"{padded[place]}, {before} < {state}",
            f"{state} > {after}, {padded[place + 4]}",
        ]
        _add_own(names, view, place, state, keys[place])
        hints = blocks[place].hints
        if hints not in by_hints:
            by_hints[hints] = _names_of_hints(hints, view.common)
        names += by_hints[hints]
        names += [f"{state}, {name}" for name in by_hints[hints]]
        _add_surroundings(names, view, place, state)
        found.append(names)
    return found


def _view(blocks: Sequence[PageBlock], keys: Sequence[str], shares: Sequence[float]) -> _View:
    words = [key.count(" ") - 1 for key in keys]
    around: dict[int, tuple[int, float]] = {}
    hints: Counter[int] = Counter()
    total = 0.0
    for block, count, share in zip(blocks, words, shares, strict=True):
        taken = share * count
        for node in block.path:
            all_words, taken_words = around.get(node, (0, 0.0))
            around[node] = (all_words + count, taken_words + taken)
        if taken:
            total += taken
            hints[block.hints] += int(taken)
    common = sum(
        bit
        for bit, _ in _HINTS
        if sum(n for held, n in hints.items() if held & bit) >= _COMMON * max(1, total)
    )
    prose: Counter[int] = Counter()
    total_prose = 0
    for block, count in zip(blocks, words, strict=True):
        if is_prose(block, count):
            total_prose += count
            for node in block.path:
                prose[node] += count
    taken_places = [place for place, share in enumerate(shares) if share >= TAKEN]
    part = total / max(1, sum(words))
    return _View(
        blocks,
        words,
        shares,
        around,
        {node: _bucket(count / max(1, total_prose), _SHARE_STEPS) for node, count in prose.items()},
        common,
        taken_places[0] if taken_places else len(blocks),
        taken_places[-1] if taken_places else -1,
        frozenset(blocks[place].level for place in taken_places if blocks[place].kind is BlockKind.HEADING),
        frozenset(blocks[place].path[-1] for place in taken_places if blocks[place].path),
        frozenset(key for key, count in Counter(keys).items() if count > 1),
        _bucket(part, (0.05, 0.15, 0.3, 0.5, 0.75)),
    )


def _is_far_link(view: _View, place: int) -> bool:
    """Tell whether a block is a link far from all that was taken: of menus nothing else need be said."""
    if view.first - _FAR <= place <= view.last + _FAR:
        return False
    block = view.blocks[place]
    return block.linked >= 0.9 * (len(block.text) - block.marker) and block.kind is not BlockKind.HEADING


def is_prose(block: PageBlock, words: int) -> bool:
    """Tell whether a block is running text: some length, a stop at its end, not a link."""
    return (
        words >= _PROSE_WORDS and 3 * block.linked < len(block.text) and bool(_STOP.search(block.text[-6:]))
    )


def _state(view: _View, place: int) -> str:
    share = view.shares[place]
    if share >= TAKEN:
        return "taken"
    if share > LEFT:
        return "part taken"
    if place < view.first:
        return "before"
    return "inside" if place < view.last else "behind"


def _add_own(names: list[str], view: _View, place: int, state: str, key: str) -> None:
    """Add what a block says of itself."""
    block, count = view.blocks[place], view.words[place]
    text = block.text
    size = _bucket(count, _WORD_STEPS)
    kind = block.kind.value if block.tag != "img" else "picture"
    linked = _bucket(block.linked / max(1, len(text) - block.marker), _LINK_STEPS)
    stopped = "stop" if _STOP.search(text[-6:]) else "open"
    names += (
        f"{state}, {kind}",
        f"{state}, {kind}, {size} words",
        f"{state}, {size} words, {stopped}",
        f"{state}, links {linked}",
        f"{state}, links {linked}, {size} words",
        f"links {linked}, {kind}",
        f"{state}, in {block.tag}",
        f"{state}, of page {view.amount}",
    )
    if block.kind is BlockKind.HEADING:
        names.append(f"{state}, heading {block.level}")
        names.append(f"{state}, heading {'like others' if block.level in view.levels else 'unlike others'}")
    if key in view.repeated:
        names.append(f"{state}, repeated")
    if text.isupper():
        names.append(f"{state}, capitals")


def _names_of_hints(hints: int, common: int) -> list[str]:
    """Return the names of the hints that only some blocks have, and of those that only this has not."""
    own, missing = hints & ~common, common & ~hints
    return [name for bit, name in _HINTS if own & bit] + [
        f"no {name}" for bit, name in _HINTS if missing & bit
    ]


def _add_surroundings(names: list[str], view: _View, place: int, state: str) -> None:
    """Add what the elements around a block say of it."""
    path = view.blocks[place].path
    count = view.words[place]
    own = count * view.shares[place]
    for up in _LEVELS:
        if len(path) < up:
            break
        node = path[-up]
        all_words, taken = view.around[node]
        share = "none" if all_words <= count else _bucket((taken - own) / (all_words - count), _SHARE_STEPS)
        names.append(f"{state}, {up} up {share}")
        names.append(f"{state}, prose {up} up {view.prose.get(node, '0')}")
    if path and state != "taken":
        names.append(f"{state}, {'beside' if path[-1] in view.parents else 'apart'}")
        near = min(abs(place - view.first), abs(place - view.last)) if state != "inside" else 0
        names.append(f"{state}, {_bucket(near, _NEAR_STEPS)} away")


def _bucket(value: float, steps: Sequence[float]) -> str:
    """Return the name of the step that a value lies on."""
    return _NAMES[bisect_left(steps, value)]
