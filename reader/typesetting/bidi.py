"""The order in which the letters of right-to-left scripts stand on a line (UAX #9), and their joined forms.

Only loaded for text that has such letters. Explicit embeddings and isolates, numbers, brackets and mirrored
signs are kept to; what this cannot do is said in docs/typesetting.md.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby
from unicodedata import bidirectional, combining, decomposition

_STRONG = frozenset(("L", "R", "AL"))
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_EMBEDDINGS = {"RLE": (1, ""), "LRE": (0, ""), "RLO": (1, "R"), "LRO": (0, "L")}
_REMOVED = frozenset(("RLE", "LRE", "RLO", "LRO", "PDF", "BN"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_DEEPEST = 125
_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›", "≤≥", "⟨⟩", "（）", "［］")
_MIRRORS = {pair[at]: pair[1 - at] for pair in _PAIRS for at in (0, 1)}
_OPENING = dict(zip("([{⟨（［", ")]}⟩）］", strict=True))


def _first_strong(text: str, start: int, end: int) -> int:
    inside = 0
    for at in range(start, end):
        kind = bidirectional(text[at])
        if kind in _ISOLATES:
            inside += 1
        elif kind == "PDI":
            inside = max(0, inside - 1)
        elif not inside and kind in _STRONG:
            return int(kind != "L")
    return 0


@lru_cache(maxsize=128)
def levels(paragraph: str, base: int) -> tuple[int, ...]:
    """Return the embedding level of each character; `base` is 1 in a right-to-left paragraph, else 0.

    Those that only steer the others take the level of the one before them.
    """
    kinds = [bidirectional(sign) or "L" for sign in paragraph]
    original = list(kinds)
    found, matches = _explicit(paragraph, kinds, base)
    for places in _sequences(original, found, matches):
        _resolve(paragraph, kinds, original, found, places, base)
    last = base
    for at, kind in enumerate(original):
        if kind in _REMOVED:
            found[at] = last
        elif kind in ("S", "B"):
            found[at] = base
        last = found[at]
    return tuple(found)


def _explicit(text: str, kinds: list[str], base: int) -> tuple[list[int], dict[int, int]]:
    """Apply the rules X1 to X8; return the levels, and which isolate each end of one belongs to."""
    found = [base] * len(kinds)
    matches = _isolate_pairs(kinds)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    for at, kind in enumerate(list(kinds)):
        level, override, _ = stack[-1]
        if kind in _EMBEDDINGS:
            odd, forced = _EMBEDDINGS[kind]
            deeper = level + 1 if (level + 1) % 2 == odd else level + 2
            found[at] = level
            if deeper <= _DEEPEST:
                stack.append((deeper, forced, False))
        elif kind in _ISOLATES:
            found[at] = level
            kinds[at] = override or kind
            end = matches.get(at, len(kinds))
            odd = _first_strong(text, at + 1, end) if kind == "FSI" else int(kind == "RLI")
            deeper = level + 1 if (level + 1) % 2 == odd else level + 2
            stack.append((min(deeper, _DEEPEST), "", True))
        elif kind == "PDI" and any(isolate for _, _, isolate in stack):
            while not stack[-1][2]:
                stack.pop()
            stack.pop()
            found[at], override = stack[-1][:2]
            kinds[at] = override or kind
        elif kind == "PDF":
            found[at] = level
            if len(stack) > 1 and not stack[-1][2]:
                stack.pop()
        else:
            found[at] = level
            if override and kind not in ("BN", "B"):
                kinds[at] = override
    return found, matches


def _isolate_pairs(kinds: Sequence[str]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for at, kind in enumerate(kinds):
        if kind in _ISOLATES:
            waiting.append(at)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = at
    return pairs


def _sequences(original: Sequence[str], found: Sequence[int], pairs: dict[int, int]) -> Iterator[list[int]]:
    """Yield the places of each isolating run sequence (BD13), without what rule X9 removes."""
    kept = [at for at in range(len(original)) if original[at] not in _REMOVED]
    runs = [list(run) for _, run in groupby(kept, key=found.__getitem__)]
    by_first = {run[0]: run for run in runs}
    ends = set(pairs.values())
    for run in runs:
        if run[0] in ends:
            continue
        whole = list(run)
        while whole[-1] in pairs and pairs[whole[-1]] in by_first:
            whole += by_first[pairs[whole[-1]]]
        yield whole


def _resolve(
    text: str, kinds: list[str], original: list[str], found: list[int], places: list[int], base: int
) -> None:
    """Apply the rules W1 to I2 to one sequence."""
    level = found[places[0]]
    before = next((found[at] for at in range(places[0] - 1, -1, -1) if original[at] not in _REMOVED), base)
    rest = range(places[-1] + 1, len(kinds))
    after = next((found[at] for at in rest if original[at] not in _REMOVED), base)
    if original[places[-1]] in _ISOLATES:
        after = base
    first, last = _direction(max(level, before)), _direction(max(level, after))
    run = [kinds[at] for at in places]
    _weak(run, first)
    _brackets(text, run, places, original, level, first)
    _neutral(run, first, last, _direction(level))
    for at, kind in zip(places, run, strict=True):
        if level % 2 == 0:
            found[at] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
        else:
            found[at] += kind != "R"


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _weak(run: list[str], first: str) -> None:
    """Apply the rules W1 to W7."""
    before = strong = first
    for at in range(len(run)):
        if run[at] == "NSM":
            run[at] = "ON" if before in _ISOLATES or before == "PDI" else before
        before = run[at]
        if before in _STRONG:
            strong = before
        elif before == "EN" and strong == "AL":
            run[at] = "AN"
    run[:] = ["R" if kind == "AL" else kind for kind in run]
    for at in range(1, len(run) - 1):
        around = run[at - 1]
        if around == run[at + 1] and (
            (run[at] == "ES" and around == "EN") or (run[at] == "CS" and around in ("EN", "AN"))
        ):
            run[at] = around
    here = 0
    for kind, group in [(kind, len(list(group))) for kind, group in groupby(run)]:
        if kind == "ET" and (
            (here and run[here - 1] == "EN") or run[here + group : here + group + 1] == ["EN"]
        ):
            run[here : here + group] = ["EN"] * group
        here += group
    strong = first
    for at, kind in enumerate(run):
        if kind in ("ES", "ET", "CS"):
            run[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            run[at] = "L"


def _brackets(
    text: str, run: list[str], places: Sequence[int], original: Sequence[str], level: int, first: str
) -> None:
    """Apply the rule N0: a pair of brackets goes with what stands in it."""
    inner = _direction(level)
    for opening, closing in _bracket_pairs(text, run, places):
        inside = {_strong(kind) for kind in run[opening + 1 : closing]}
        if inner in inside:
            chosen = inner
        elif inside & {"L", "R"}:
            other = "L" if inner == "R" else "R"
            context = next((found for kind in reversed(run[:opening]) if (found := _strong(kind))), first)
            chosen = other if context == other else inner
        else:
            continue
        for at in (opening, closing):
            run[at] = chosen
            following = at + 1
            while following < len(run) and original[places[following]] == "NSM":
                run[following] = chosen
                following += 1


def _bracket_pairs(text: str, run: Sequence[str], places: Sequence[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, place in enumerate(places):
        sign = text[place]
        if run[at] != "ON":
            continue
        if sign in _OPENING:
            if len(waiting) == 63:
                return []
            waiting.append((_OPENING[sign], at))
        else:
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == sign:
                    pairs.append((waiting[depth][1], at))
                    del waiting[depth:]
                    break
    return sorted(pairs)


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else kind if kind == "L" else ""


def _neutral(run: list[str], first: str, last: str, inner: str) -> None:
    """Apply the rules N1 and N2."""
    here = 0
    groups = [(neutral, len(list(group))) for neutral, group in groupby(run, key=_NEUTRAL.__contains__)]
    for neutral, count in groups:
        if neutral:
            before = _strong(run[here - 1]) if here else first
            after = _strong(run[here + count]) if here + count < len(run) else last
            run[here : here + count] = [before if before == after else inner] * count
        here += count


def in_visual_order(depths: Sequence[int]) -> list[int]:
    """Return the indices of things of these levels as they stand from left to right (rule L2)."""
    order = list(range(len(depths)))
    odd = [depth for depth in depths if depth % 2]
    if not odd:
        return order
    for level in range(max(depths), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and depths[order[stop]] >= level:
                stop += 1
            if stop > start:
                order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order


def mirrored(sign: str) -> str:
    """Return the sign that stands for a bracket among right-to-left words."""
    return _MIRRORS.get(sign, sign)


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Return the forms of Arabic letters as single characters, by letter and place in the word."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFDF0), *range(0xFE80, 0xFEF5)):
        place, _, letter = decomposition(chr(code)).partition("> ")
        if letter and " " not in letter:
            found.setdefault(chr(int(letter, 16)), {})[place.removeprefix("<")] = chr(code)
    return found


_TATWEEL = "\u0640"


def joined_forms(words: str) -> str:
    """Return right-to-left words with each Arabic letter in the form its neighbours ask for.

    As many code points as before; terminals draw each cell for itself and would show letters unjoined.
    """
    forms = _forms()
    letters = [at for at, sign in enumerate(words) if not combining(sign)]
    shown = list(words)
    for number, at in enumerate(letters):
        known = forms.get(words[at])
        if not known:
            continue
        before = words[letters[number - 1]] if number else ""
        after = words[letters[number + 1]] if number + 1 < len(letters) else ""
        joins_before = "final" in known and _joins_on(before)
        joins_after = "initial" in known and _joins_back(after)
        place = {(True, True): "medial", (True, False): "final", (False, True): "initial"}
        shown[at] = known.get(place.get((joins_before, joins_after), "isolated"), words[at])
    return "".join(shown)


def _joins_on(letter: str) -> bool:
    """Tell whether a letter is joined to the one behind it."""
    return letter == _TATWEEL or "initial" in _forms().get(letter, ())


def _joins_back(letter: str) -> bool:
    """Tell whether a letter is joined to the one before it."""
    return letter == _TATWEEL or "final" in _forms().get(letter, ())
