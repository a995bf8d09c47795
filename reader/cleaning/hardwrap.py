"""Undoing hard wraps: mail, plain-text books and old exports break their lines at a width.

A line was wrapped if the next line's first word would not have fitted behind it. Verse, lists and tables
break earlier than that, which is how they are told apart.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reader.article import Span
from reader.cleaning.fragments import must_continue
from reader.cleaning.units import Unit, is_cjk, is_stopped, opens_item

#: Lines shorter or longer than this, in code points, are not what programs wrap to.
_NARROWEST, _WIDEST = 34, 100
#: How far a wrapped line may stay short of its document's width.
_SLACK = 4
_LONGEST_VERSE = 65
#: How far back the word that a hyphen cuts is looked for.
_LONGEST_WORD = 60
_QUOTED = re.compile(r"(?:>\s?)+")
_HYPHEN_AT_END = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_WORD_AT_START = re.compile(r"[^\W\d_]{2,}")


def unwrap(units: list[Unit], width: int | None = None) -> list[Unit]:
    """Join the lines of wrapped paragraphs.

    Only lines with no blank line between them are ever joined. `width` is what the document is wrapped to,
    if that is known already (0: it is not).
    """
    runs = list(_runs(units))
    if all(len(run) == 1 for run in runs):
        return units
    if width is None:
        width = document_width([[unit.text for unit in run] for run in runs])
    words = _Vocabulary(units)
    result: list[Unit] = []
    for run in runs:
        if len(run) == 1:
            result += run
        else:
            result += _unwrap_run(run, width, words)
    return result


def document_width(runs: Iterable[Sequence[str]]) -> int:
    """Return the width, in code points, that the document's lines are wrapped to, or 0 if they are not."""
    lengths: list[int] = []
    pairs: list[tuple[str, str]] = []
    for run in runs:
        if len(run) > 1 and max(map(len, run)) <= _WIDEST:
            lengths += map(len, run[:-1])
            pairs += pairwise(run)
    if len(pairs) < 3:
        return 0
    lengths.sort()
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    # Short lines end paragraphs, lists and addresses: only what comes near the width tells.
    telling = [
        (first, second) for first, second in pairs if len(first) >= 0.7 * width and not _starts_item(second)
    ]
    full = sum(_would_overflow(first, second, width - _SLACK) for first, second in telling)
    return width if len(telling) >= 3 and full >= 0.8 * len(telling) else 0


def _runs(units: list[Unit]) -> Iterable[list[Unit]]:
    """Yield the stretches of lines without a blank line between them."""
    run: list[Unit] = []
    for unit in units:
        if run and (unit.gap or "\n" in unit.text or "\n" in run[-1].text):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _would_overflow(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of `following` would not have fitted behind `line`."""
    first = 1 if is_cjk(following[0]) else len(following.split(" ", 1)[0])
    return len(line) + (0 if is_cjk(line[-1]) else 1) + first > width


def _unwrap_run(run: list[Unit], width: int, words: "_Vocabulary") -> list[Unit]:
    """Join those lines of a run that were one; `width` is the document's, or 0."""
    lines = [unit.text for unit in run]
    if any(must_continue(line) or line[-1] in "(“‘[" for line in lines):
        # No program wraps a line before a comma or behind a bracket: a page broke it around its links.
        return run
    widest = max(map(len, lines[:-1]))
    if widest > _WIDEST or len(lines[-1]) > _WIDEST:
        return run
    alone = not width
    limit = widest if alone else width - _SLACK
    wrapped = [
        _would_overflow(first, second, limit) and not _starts_item(second)
        for first, second in pairwise(lines)
    ]
    if alone and not (all(wrapped) and len(run) >= 4 and widest >= _NARROWEST and not _is_capitalised(lines)):
        return _stanza(run, lines)
    if sum(wrapped) <= 0.34 * len(wrapped) and not any(map(_starts_item, lines)):
        return _stanza(run, lines)
    joined: list[Unit] = []
    group = [run[0]]
    for unit, goes_on in zip(run[1:], wrapped, strict=True):
        if goes_on:
            group.append(unit)
        else:
            joined.append(_joined(group, words))
            group = [unit]
    joined.append(_joined(group, words))
    return joined


def _stanza(run: list[Unit], lines: list[str]) -> list[Unit]:
    """Return a run of lines as one unit if it is verse, which loses its form when parted; else as it is."""
    if not 3 <= len(lines) <= 60 or max(map(len, lines)) > _LONGEST_VERSE or any(map(_starts_item, lines)):
        return run
    pausing = sum(line.rstrip("'\"”’»)")[-1:] in ",;:.!?—–-" for line in lines)
    complete = sum(is_stopped(line) for line in lines)
    wordy = sum(len(line.split()) >= 3 for line in lines) >= 0.8 * len(lines)
    if (
        not wordy
        or pausing < 0.3 * len(lines)
        or complete > 0.6 * len(lines)
        or not _may_end_stanza(lines[-1])
    ):
        return run
    where = Span(run[0].where.start, run[-1].where.end)
    return [replace(run[0], text="\n".join(lines), where=where, pieces=tuple(unit.where for unit in run))]


def _may_end_stanza(line: str) -> bool:
    """Tell whether a stanza may end with `line`: with a stop, or at least a pause."""
    return is_stopped(line) or line[-1] in ',;:—–-”’"'


def _starts_item(line: str) -> bool:
    return opens_item(line)


def _is_capitalised(lines: list[str]) -> bool:
    """Tell whether every line begins like a line of verse, with a capital."""
    return all(line.lstrip("“\"‘'—–(")[:1].isupper() for line in lines)


def _joined(group: list[Unit], words: "_Vocabulary") -> Unit:
    if len(group) == 1:
        return group[0]
    quoted = all(unit.text.startswith(">") for unit in group)
    text = group[0].text
    for unit in group[1:]:
        line = _QUOTED.sub("", unit.text, count=1) if quoted else unit.text
        text = words.glue(text, line)
    first, last = group[0], group[-1]
    return replace(
        first,
        text=text,
        where=Span(first.where.start, last.where.end),
        pieces=tuple(unit.where for unit in group),
        joined="hard-wrap",
    )


class _Vocabulary:
    """The words of the document, asked only when a line ends in a hyphen."""

    def __init__(self, units: list[Unit]) -> None:
        self._units = units
        self._words: frozenset[str] | None = None

    def glue(self, first: str, second: str) -> str:
        """Join two wrapped lines; a hyphen goes if the word is written without one elsewhere."""
        cut = _HYPHEN_AT_END.search(first, max(0, len(first) - _LONGEST_WORD))
        rest = _WORD_AT_START.match(second)
        if cut and rest:
            whole = (cut.group(1) + rest.group()).lower()
            return (first[:-1] if whole in self._all() else first) + second
        tight = (is_cjk(first[-1]) and is_cjk(second[0])) or first.endswith(("--", "—"))
        return first + second if tight else f"{first} {second}"

    def _all(self) -> frozenset[str]:
        if self._words is None:
            found = (word.lower() for unit in self._units for word in re.findall(r"[^\W\d_]+", unit.text))
            self._words = frozenset(found)
        return self._words
