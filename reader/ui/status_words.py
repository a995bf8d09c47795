"""What the status line says, and which of it where there is little room. No Textual here."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.typesetting.cells import cell_len, fitted

if TYPE_CHECKING:
    from reader.article.outline import Headed

#: From this width on, in cells, the line also tells where the keys are told.
ROOMY = 100
#: Below this, in cells, a title says nothing; up to the second, it gives way to nothing but page and time.
NARROW, TELLING = 12, 24
#: Blank cells between words and figures, at least.
_GAP = 2
#: What stands between a heading and the one under it, and the cells that those above are cut to, if need be.
_UNDER, _WHOLE, _SHORTENED = " › ", 1000, (20, 10)
#: Reading speed: code points a minute of alphabetic text, and of Chinese, Japanese or Korean.
ALPHABETIC_SPEED, IDEOGRAPHIC_SPEED = 1380, 450


@dataclass(frozen=True, slots=True)
class Status:
    """What the line says. `count` is the number typed so far, `mode` a word such as "SELECT".

    `section` is the nearest heading, `above` are those it stands under, the highest first.

    `minutes` are left for the article, `section_minutes` for its section, 0 when that ends with the page;
    `auto` tells how pages turn by themselves. Text that scrolls has no `pages`: 0. `cleaning` stands in the
    place of pages and minutes.
    """

    title: str = ""
    section: str = ""
    above: tuple[str, ...] = ()
    mode: str = ""
    page: int = 1
    pages: int = 1
    exact: bool = True
    percent: int = 0
    section_minutes: int = 0
    minutes: int = 0
    marks: int = 0
    auto: str = ""
    count: str = ""
    cleaning: str = ""

    def right(self) -> str:
        """Return the right half, where there is room for all of it."""
        return _joined(_parts(self, keys=False))


@dataclass(frozen=True, slots=True)
class Said:
    """The line as it fits: what is on, the words at the left, the figures at the right."""

    mode: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Words of the right half; what has the lower worth goes first."""

    words: str
    worth: int


#: The worth of the part of a title that says more than its beginning, and of that.
_REST_OF_TITLE, _TITLE = 60, 80


def _parts(status: Status, *, keys: bool) -> list[_Part]:
    if status.cleaning:
        return [_Part(status.cleaning, 95)]
    about = "" if status.exact else "~"
    found = [
        _Part(status.auto, 92),
        _Part(f"page {status.page} of {about}{status.pages}" if status.pages else "", 90),
        _Part(f"{status.percent}%", 30 if status.pages else 90),
        _Part(f"{status.section_minutes} min in section" if status.section_minutes else "", 40),
        _Part(f"{status.minutes} min left" if status.minutes else "the end", 70),
        _Part({0: "", 1: "1 mark"}.get(status.marks, f"{status.marks} marks"), 20),
        _Part("? keys" if keys else "", 10),
    ]
    return [part for part in found if part.words]


def _joined(parts: Iterable[_Part]) -> str:
    return " · ".join(part.words for part in parts)


def said(status: Status, width: int, message: str = "") -> Said:
    """Return what a line of `width` cells says; a message stands before all figures.

    As the line grows narrower it loses the keys, the marks, the percentage, the section's minutes, most of
    the title, the article's minutes, the title, the page: in this order.
    """
    moded = cell_len(status.mode) + 2 if status.mode else 0
    parts = _parts(status, keys=width >= ROOMY)
    for worth in sorted({0, _REST_OF_TITLE + 1, _TITLE + 1} | {part.worth + 1 for part in parts}):
        right = _right(status, [part for part in parts if part.worth >= worth])
        needed = _needed(status, message, worth)
        room = width - 1 - moded - cell_len(right) - (_GAP if right and needed else 0)
        if room >= needed:
            return Said(status.mode, _left(status, message, room), right)
    room = width - 1
    if message and room - moded < NARROW:
        return Said("", fitted(message, room), "")
    return Said(fitted(status.mode, room), _left(status, message, max(0, room - moded)), "")


def _needed(status: Status, message: str, worth: int) -> int:
    """Return the cells that the left half must have once everything below `worth` has gone."""
    if message:
        return cell_len(message)
    least = TELLING if worth <= _REST_OF_TITLE else NARROW if worth <= _TITLE else 0
    return min(cell_len(status.title), least)


def _right(status: Status, parts: Sequence[_Part]) -> str:
    figures = _joined(parts)
    return f"{status.count}  {figures} ".lstrip() if figures or status.count else ""


def _left(status: Status, message: str, room: int) -> str:
    """Return the message, or title and section, with those it stands under where there is room for them."""
    if message:
        return fitted(message, room)
    if room < NARROW and room < cell_len(status.title):
        return ""
    title = cell_len(status.title)
    for path, least in _paths(status):
        section = f" · {path}" if status.title else path
        if room >= min(title, least) + cell_len(section):
            return fitted(status.title, room - cell_len(section)) + section
    return fitted(status.title or status.section, room)


def _paths(status: Status) -> Iterator[tuple[str, int]]:
    """Yield ways to tell the section, the fullest first, and the cells of a title that each leaves at least.

    The headings above are shortened before they go; the nearest one is cut last of all.
    """
    if not status.section:
        return
    if status.above:
        for most in (_WHOLE, *_SHORTENED):
            yield _UNDER.join([*(fitted(one, most) for one in status.above), status.section]), TELLING
        if len(status.above) > 1:
            yield _UNDER.join([fitted(status.above[-1], _SHORTENED[0]), status.section]), TELLING
    yield status.section, NARROW
    yield fitted(status.section, _SHORTENED[0]), TELLING


def hints_in(words: str, room: int) -> str:
    """Return as many hints as `room` cells hold, each whole; the last, the way back, stays.

    Hints are parted by " · ". Where not even the first and last fit, the words end in an ellipsis.
    """
    *hints, back = words.split(" · ")
    while hints and cell_len(" · ".join([*hints, back])) > room:
        hints.pop()
    return fitted(" · ".join([*hints, back]) if hints else words, room)


def section_left(headings: Sequence["Headed"], start: int, end: int) -> int:
    """Return the code points left of the section that is read on a page from `start` to `end`.

    Where the section at the top ends on the page, it is the one the page ends in. None are left of the last:
    its end is the article's.
    """
    following = bisect_right(headings, max(start, end - 1), key=lambda heading: heading.span.start)
    if following == 0 or following >= len(headings):
        return 0
    return headings[following].span.start - end


def reading_speed(text: str) -> float:
    """Return the code points a minute that `text` is read at, by the script of its beginning."""
    sample = text[:4000]
    wide = 0 if sample.isascii() else sum(character >= "\u2e80" for character in sample)
    share = wide / max(1, len(sample))
    return ALPHABETIC_SPEED * (1 - share) + IDEOGRAPHIC_SPEED * share


def minutes_left(left: int, speed: float) -> int:
    """Return the minutes it takes to read `left` code points; 0 only at the end."""
    return max(1, round(left / speed)) if left > 0 else 0
