"""How long words take to read at a speed, and when the next page is due. No Textual and no clock here."""

import re
from dataclasses import dataclass, replace
from functools import cache

from reader.article import Span
from reader.article.segments import words

#: The slowest and the fastest that pages turn by themselves, and a new reader's speed, in words a minute.
SLOWEST, FASTEST, USUAL = 20, 2000, 250
#: What a stretch takes at least, in seconds: it must be seen, even if it has no words.
LEAST_SECONDS = 1.0

#: How many signs of a script without spaces make a word.
_SIGNS_A_WORD = 5


@dataclass(frozen=True, slots=True)
class Pace:
    """A speed in words a minute, and the seconds left for the words that are shown."""

    speed: int
    left: float

    def after(self, seconds: float) -> "Pace":
        """Return the pace when so many seconds have passed."""
        return replace(self, left=max(0.0, self.left - seconds))

    @property
    def due(self) -> bool:
        """Whether it is time to go on."""
        return self.left <= 0


# Patterns with signs of many scripts take long to build, and most readers never need them.
@cache
def _signs() -> re.Pattern[str]:
    """Return the pattern of Han, kana and bopomofo: each sign counts as a word."""
    return re.compile(
        r"[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u31a0-\u31ff"
        r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
    )


@cache
def _unspaced() -> re.Pattern[str]:
    """Return the pattern of Thai, Lao, Burmese and Khmer, which put no space between words."""
    return re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def words_in(text: str, span: Span) -> float:
    """Return how many words a stretch has: ideographs and kana one each, Thai and its like by five signs."""
    stretch = span.of(text)
    if stretch.isascii():
        return sum(1 for _ in words(stretch))
    signs = len(_signs().findall(stretch))
    unspaced = len(_unspaced().findall(stretch))
    if signs:
        stretch = _signs().sub(" ", stretch)
    if unspaced:
        stretch = _unspaced().sub(" ", stretch)
    return signs + unspaced / _SIGNS_A_WORD + sum(1 for _ in words(stretch))


def seconds_for(text: str, span: Span, speed: int) -> float:
    """Return how long a stretch takes at `speed` words a minute."""
    return max(LEAST_SECONDS, words_in(text, span) * 60 / speed)


def begun(text: str, shown: Span, speed: int) -> Pace:
    """Return the pace at which the stretch `shown` begins to be read."""
    return Pace(speed, seconds_for(text, shown, speed))


def moved_on(pace: Pace, text: str, before: Span, shown: Span) -> Pace:
    """Return the pace when `shown` stands where `before` stood.

    A few lines more take the time of their words alone; anything else is read from its beginning.
    """
    if before.start <= shown.start < before.end < shown.end:
        return replace(pace, left=pace.left + seconds_for(text, Span(before.end, shown.end), pace.speed))
    return begun(text, shown, pace.speed)


def allowed_speed(speed: int) -> int:
    """Return the speed nearest to `speed` at which pages may turn."""
    return min(max(speed, SLOWEST), FASTEST)
