"""Making the characters of one line plain: composed accents, ordinary spaces, nothing invisible.

The quick way gives the text alone; `source_extents` gives, at leisure, where each of its code points
came from, so that a span of the plain line can be carried back to the source.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

#: Signs that take no room and that no reader sees: soft hyphen, zero-width signs, direction marks, controls.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff"
)
#: A flag of a region is a black flag and signs that are invisible elsewhere.
_REGION_FLAG = "(\U0001f3f4[\U000e0020-\U000e007f]+)"
#: Zero-width joiners are letters' neighbours in Indic and Arabic scripts, and hold emoji together.
_JOINER = "\u200c\u200d"
#: Those of them that Python counts among the printable signs; `str.isprintable` finds the others quickly.
_SHOWN_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5")
_LETTER_OF_JOINER = f"[^\\x00-\u02ff\\s{_JOINER}]"
#: Behind these letters a joiner shapes what it follows, at the end of a word too.
_SHAPED = "[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]"
_LOOSE_JOINER = f"(?<!{_LETTER_OF_JOINER})[{_JOINER}]|(?<!{_SHAPED})[{_JOINER}](?!{_LETTER_OF_JOINER})"
#: A word and then a stop or comma with a space between: what stood between them is gone.
_BEFORE_STOP = r"\b[^\W\d]+ +[.,](?=\s|$)"
#: How many holes of a line are told, and how much of what stands around each, in code points.
_MOST_HOLES, _SHOWN = 8, 60
_DOUBLE = r"\S(\s{2,})\S"
#: A letter with the marks that belong to it: the stretch within which composing may move code points.
_CLUSTER = r".[\u0300-\u036f\u0483-\u0489\u0591-\u07ff\u0900-\u1dff\u20d0-\u20ff\u3099\u309a]*"

#: The invisible signs and the spaces that texts really have: looking for each is quick in a long text.
SINGLE_INVISIBLE = (
    *map(chr, (*range(9), *range(14, 28), 127, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF)),
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
)
SPECIAL_SPACES = ("\xa0", "\u2002", "\u2003", "\u2005", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000")

#: What a change was, by the test that finds it in the source; the phrase is shown to the user.
_CHANGES: tuple[tuple[str, str], ...] = (
    (f"[{_INVISIBLE}{_JOINER}]", "invisible characters"),
    (r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]", "special spaces"),
    (r"[\t\v\f]", "tabs or form feeds"),
    (r"  ", "runs of spaces"),
)


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"{_REGION_FLAG}|[{_INVISIBLE}]")


def plain(line: str) -> str:
    """Return `line` in NFC, without invisible signs, with single spaces and none at its ends."""
    line = " ".join(line.split())
    if not line.isprintable() or (not line.isascii() and not _SHOWN_INVISIBLE.isdisjoint(line)):
        line = _invisible().sub(r"\1", line)
        if "\u200c" in line or "\u200d" in line:
            line = re.sub(_LOOSE_JOINER, "", line)
        line = " ".join(line.split())
    if not line.isascii() and not unicodedata.is_normalized("NFC", line):
        line = unicodedata.normalize("NFC", line)
    return line


def changes(source: str, result: str) -> tuple[str, ...]:
    """Say in short phrases how `source`, without white space at its ends, became `result`."""
    if source == result:
        return ()
    found = tuple(phrase for pattern, phrase in _CHANGES if re.search(pattern, source))
    composed = unicodedata.normalize("NFC", source) != source
    return (*found, "decomposed accents") if composed else found or ("unusual characters",)


@lru_cache(maxsize=512)  # of a paragraph, holes are asked for by those who compare it, and who record it
def holes(source: str) -> tuple[str, ...]:
    """Return the places of a line at which words seem to be missing, as a few words around each.

    A page that loses its links leaves two spaces where the linked name stood; two spaces behind a stop
    are only an old habit of typing.
    """
    source = source.replace("\xa0", " ")
    if "  " not in source and " ." not in source and " ," not in source:
        return ()
    found: list[str] = []
    for gap in re.finditer(_DOUBLE, source):
        if gap.group()[0] in ".!?:;…,”\"’'|" or "\t" in gap.group(1):
            continue
        if len(found) == _MOST_HOLES:
            break
        before = source[max(0, gap.start(1) - _SHOWN) : gap.start(1)].split()[-2:]
        after = source[gap.end(1) : gap.end(1) + _SHOWN].split()[:1]
        found.append(" ".join(before) + "  " + after[0])
    found += [
        " ".join([*source[max(0, gap.start() - _SHOWN) : gap.start()].split()[-1:], gap.group()])
        for gap in islice(re.finditer(_BEFORE_STOP, source), _MOST_HOLES)
    ]
    return tuple(dict.fromkeys(found))


def source_extents(line: str) -> list[tuple[int, int]]:
    """Return, for each code point of `plain(line)`, the stretch of `line` that it stands for.

    Slow and exact; the list is as long as the plain line.
    """
    if line.isascii() and line.isprintable() and "  " not in line and line == line.strip():
        return [(offset, offset + 1) for offset in range(len(line))]
    gone = {
        offset
        for found in _invisible().finditer(line)
        if found.group(1) is None
        for offset in range(found.start(), found.end())
    }
    kept = [offset for offset in range(len(line)) if offset not in gone]
    text = "".join([line[offset] for offset in kept])
    if "\u200c" in text or "\u200d" in text:
        loose = {found.start() for found in re.finditer(_LOOSE_JOINER, text)}
        kept = [offset for place, offset in enumerate(kept) if place not in loose]
        text = "".join([line[offset] for offset in kept])
    return _single_spaced(_composed(text, kept))


def _composed(text: str, kept: list[int]) -> Iterator[tuple[str, int, int]]:
    """Yield the code points of `text` in NFC with their stretches; `kept` are the offsets of the others."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        yield from ((sign, offset, offset + 1) for sign, offset in zip(text, kept, strict=True))
        return
    for cluster in re.finditer(_CLUSTER, text, re.DOTALL):
        signs = cluster.group()
        composed = unicodedata.normalize("NFC", signs)
        first, last = kept[cluster.start()], kept[cluster.end() - 1] + 1
        for at, sign in enumerate(composed):
            own = kept[cluster.start() + at] if composed == signs else first
            yield sign, own, own + 1 if composed == signs else last


def _single_spaced(signs: Iterable[tuple[str, int, int]]) -> list[tuple[int, int]]:
    """Return the stretches of signs, those of a run of white space as one, and none at the ends."""
    extents: list[tuple[int, int]] = []
    blank = True
    for sign, start, end in signs:
        if not sign.isspace():
            extents.append((start, end))
            blank = False
        elif not blank:
            extents.append((start, end))
            blank = True
        elif extents:
            extents[-1] = (extents[-1][0], end)
    if extents and blank:
        extents.pop()
    return extents
