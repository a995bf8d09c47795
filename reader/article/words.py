"""Words as a reader goes by them: also in the scripts that put no blanks between words.

Chinese, Japanese and Thai are parted by BudouX's small learnt models, Lao, Burmese and Khmer by syllables as
far as signs tell. The stretch that is parted is always the same around one offset, so that going on and going
back stop at the same places.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article import segments
from reader.article.span import Span

if TYPE_CHECKING:
    from budoux.parser import Parser

#: Han, kana and bopomofo, with the marks that sit on them.
_EASTERN = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3021-\u302d\u303b\u3040-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31ff"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe00-\ufe0f\uff66-\uff9f\U00020000-\U0003ffff\U000e0100-\U000e01ef"
)
_THAI = r"\u0e01-\u0e4e"
#: Lao, Burmese and Khmer.
_SYLLABIC = r"\u0e80-\u0ecf\u1000-\u103f\u104e-\u109d\ua9e0-\ua9fe\uaa60-\uaa7f\u1780-\u17d3\u17dd"

#: The longest stretch without blank or punctuation that is parted as a whole, in code points.
_LONGEST = 1024
#: How far around a stretch is looked for signs of its language, in code points.
_AROUND = 400
#: Characters common in one of the two ways to write Chinese, and written otherwise in the other.
_SIMPLIFIED = frozenset("这说们时会国对过发后学经问题进还没从话见头给东车开关长书听买卖钱让种实样")
_TRADITIONAL = frozenset("這說們時會國對過發後學經問題進還沒從話見頭給東車開關長書聽買賣錢讓種實樣")


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(f"(?P<eastern>[{_EASTERN}]+)|(?P<thai>[{_THAI}]+)|(?P<syllabic>[{_SYLLABIC}]+)")


@cache
def _run_of(kind: str) -> re.Pattern[str]:
    classes = {"eastern": _EASTERN, "thai": _THAI, "syllabic": _SYLLABIC}
    return re.compile(f"[{classes[kind]}]*")


@cache
def _syllable() -> re.Pattern[str]:
    """Match a consonant with the vowel before it, what is stacked below it, and its marks."""
    marks = (
        r"\u0eb0-\u0ebc\u0ec8-\u0ecf\u102b-\u103e\u1056-\u1059\u105e-\u1064\u1067-\u106d\u1071-\u1074"
        r"\u1082-\u108f\u109a-\u109d\u17b4-\u17d3\u17dd"
    )
    return re.compile(rf"[\u0ec0-\u0ec4]?.(?:[\u1039\u17d2].|[{marks}]|[\u1000-\u1021]\u103a)*")


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the words between `start` and `end`; “U.S.” and “don’t” are one word each.

    Where an end lies within a word, the part of it that is inside is one.
    """
    limit = len(text) if end is None else end
    for found in segments.words(text, start, limit):
        if text.isascii() or found.of(text).isascii():
            yield found
        else:
            yield from _parted(text, found)


def word_at(text: str, offset: int) -> Span:
    """Return the word around `offset`, or the single code point there when it is no word."""
    whole = segments.word_at(text, offset)
    if whole.of(text).isascii():
        return whole
    found = (word for word in _parted(text, whole) if word.contains(offset))
    return next(found, Span(offset, min(len(text), offset + 1)))


def _parted(text: str, whole: Span) -> Iterator[Span]:
    """Yield the words of a stretch that is written without blanks."""
    reached = whole.start
    for run in _runs().finditer(text, whole.start, whole.end):
        if run.start() > reached:
            yield from segments.words(text, reached, run.start())
        at = run.start()
        while at < run.end():
            chunk = _chunk(text, at, run.lastgroup or "")
            yield from _inside(_cut(text, chunk, run.lastgroup or ""), at, run.end())
            at = chunk.end
        reached = run.end()
    if reached < whole.end:
        yield from segments.words(text, reached, whole.end)


def _inside(stretches: Iterator[Span], start: int, end: int) -> Iterator[Span]:
    for one in stretches:
        if one.end > start and one.start < end:
            yield Span(max(one.start, start), min(one.end, end))


def _chunk(text: str, at: int, kind: str) -> Span:
    """Return the stretch around `at` that is parted as a whole: the run it is in, or a part of a huge one."""
    run = _run_of(kind)
    begin = at
    while begin > 0 and at - begin <= _LONGEST and run.fullmatch(text, begin - 1, begin):
        begin -= 1
    found = run.match(text, at, at + _LONGEST + 1)
    end = found.end() if found else at + 1
    if end - begin <= _LONGEST:
        return Span(begin, end)
    first = at // _LONGEST * _LONGEST
    if _edge(text, first) > at:
        first -= _LONGEST
    return Span(max(begin, _edge(text, first)), min(end, _edge(text, first + _LONGEST)))


def _edge(text: str, at: int) -> int:
    """Return the first offset from `at` on that a word may begin at."""
    while 0 < at < len(text) and not _may_begin(text, at):
        at += 1
    return at


def _may_begin(text: str, at: int) -> bool:
    """Tell whether a word may begin at an offset: not with a mark, nor behind a vowel that stands before."""
    sign = text[at]
    joined = sign in "\u0e33\u0eb3\uff9e\uff9f" or unicodedata.category(sign)[0] == "M"
    return not joined and not (at and "\u0e40" <= text[at - 1] <= "\u0e44")


def _cut(text: str, chunk: Span, kind: str) -> Iterator[Span]:
    """Yield the words of one run."""
    run = chunk.of(text)
    if kind == "syllabic":
        lengths = tuple(len(one) for one in _syllable().findall(run))
    else:
        lengths = _lengths(run, "th" if kind == "thai" else _language(text, chunk))
    begin = at = chunk.start
    for length in lengths:
        at += length
        if at >= chunk.end or _may_begin(text, at):
            yield Span(begin, at)
            begin = at


def _language(text: str, chunk: Span) -> str:
    """Return the model for a stretch: Japanese with kana around it, else Chinese in one of two writings."""
    around = text[max(0, chunk.start - _AROUND) : chunk.end + _AROUND]
    if any("\u3041" <= sign <= "\u30fa" for sign in around):
        return "ja_word"
    hans, hant = (sum(sign in signs for sign in around) for signs in (_SIMPLIFIED, _TRADITIONAL))
    return "zh-hant" if hant > hans else "zh-hans"


@lru_cache(maxsize=256)
def _lengths(run: str, model: str) -> tuple[int, ...]:
    return tuple(map(len, _parser(model).parse(run)))


@cache
def _parser(model: str) -> "Parser":
    """Return what parts words: a table of 60 kB that is read for the first word of its language."""
    from budoux.parser import MODEL_DIR, Parser

    return Parser(json.loads(Path(MODEL_DIR, f"{model}.json").read_text("utf-8")))
