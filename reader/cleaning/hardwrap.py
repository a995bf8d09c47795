"""Undoing hard wraps: mail, plain-text books and old exports break their lines at a width.

A line was wrapped if the next line's first word would not have fitted behind it. Verse, lists and tables
break earlier than that, which is how they are told apart.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.article import Span
from reader.cleaning.fragments import must_continue
from reader.cleaning.hyphens import Vocabulary, is_cut
from reader.cleaning.units import Unit, is_cjk, is_stopped, opens_item

#: Lines shorter or longer than this, in code points, are not what programs wrap to.
_NARROWEST, _WIDEST = 34, 100
#: Columns whose words are cut may be narrower.
_NARROWEST_COLUMN = 22
#: How far a wrapped line may stay short of its document's width.
_SLACK = 4
_LONGEST_VERSE = 65
#: Verse is seldom wider than this, in code points, and pauses at the end of this share of its lines.
_NARROW, _PAUSING = 60, 0.45
#: The share of lines that no program breaks so, up to which a text may still be wrapped by one.
_ODD = 0.05
#: The marks before a line of a letter that is answered: “> ”, “> > ”.
_QUOTED = re.compile(r"(?:>\s?)+")
#: Who speaks in an interview or a play.
_TURN = r"(?:[QA]|[^\W\d_a-z][^\W\d_a-z .’'-]{1,30}):\s"
#: What lines of a program end in, and what they have that prose has not.
_CODE_END = ("{", "}", ";", "):", "};")
_CODE = r"[\w\])] ?(?:==?|\+=|=>|->|:=) ?[\w\[(\"']|\w\(\w*\)|^(?:#|//|\$ |<\w)"


def unwrap(units: list[Unit], width: int | None = None, words: Vocabulary | None = None) -> list[Unit]:
    """Join the lines of wrapped paragraphs.

    Only lines with no blank line between them are ever joined. `width` is what the document is wrapped to
    (0: it is not), and `words` are those in it, if that is known already.
    """
    runs = list(_runs(units))
    if all(len(run) == 1 for run in runs):
        return units
    if width is None:
        width = document_width([[unit.text for unit in run] for run in runs])
    words = words or Vocabulary([unit.text for unit in units])
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
    cuts = sum(is_cut(first, second) for first, second in pairs if first[-1] in "-\u2010")
    columns = cuts >= 2 and cuts >= 0.1 * len(pairs)
    if not (_NARROWEST_COLUMN if columns else _NARROWEST) <= width <= _WIDEST:
        return 0
    # Short lines end paragraphs, lists and addresses: only what comes near the width tells.
    telling = [
        (first, second) for first, second in pairs if len(first) >= 0.7 * width and not _starts_item(second)
    ]
    full = [pair for pair in telling if _would_overflow(*pair, width - _SLACK)]
    if len(telling) < 3 or len(full) < 0.8 * len(telling):
        return 0
    pausing = sum(_pauses(first) for first, _ in pairs)
    return 0 if width < _NARROW and pausing >= _PAUSING * len(pairs) else width


def _pauses(line: str) -> bool:
    """Tell whether a line ends where a reader pauses; the hyphen of a cut word is no pause."""
    return line.rstrip("'\"”’»)")[-1:] in ",;:.!?—–" or line.endswith(" -")


def _runs(units: list[Unit]) -> Iterable[list[Unit]]:
    """Yield the stretches of lines without a blank line between them."""
    run: list[Unit] = []
    for unit in units:
        if run and (
            unit.gap or "\n" in unit.text or "\n" in run[-1].text or _depth(unit.text) != _depth(run[-1].text)
        ):
            yield run
            run = []
        run.append(unit)
    if run:
        yield run


def _depth(text: str) -> int:
    """Return how many marks of a quoted letter stand before a line."""
    if text[0] != ">":
        return 0
    marks = _QUOTED.match(text)
    return marks.group().count(">") if marks else 0


def _would_overflow(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of `following` would not have fitted behind `line`."""
    if line[-1] in "-\u2010" and is_cut(line, following):
        return True
    if following[0] == ">":
        following = _QUOTED.sub("", following, count=1) or following
    first = 1 if is_cjk(following[0]) else len(following.split(" ", 1)[0])
    return len(line) + (0 if is_cjk(line[-1]) else 1) + first > width


def _unwrap_run(run: list[Unit], width: int, words: Vocabulary) -> list[Unit]:
    """Join those lines of a run that were one; `width` is the document's, or 0."""
    lines = [unit.text for unit in run]
    if _is_code(lines):
        return run
    if sum(must_continue(line) or line[-1] in "(“‘[" for line in lines) > _ODD * len(lines):
        # No program wraps a line before a comma or behind a bracket: a page broke it around its links.
        return run
    widest = max(map(len, lines[:-1]))
    if widest > _WIDEST or len(lines[-1]) > _WIDEST:
        return run
    alone = not width
    limit = widest if alone else width - _SLACK
    begins = _indented_starts(run, limit)
    margin = min(unit.indent for unit in run)
    full = max(limit, widest)

    def goes_on(first: Unit, second: Unit) -> bool:
        room = full if _ends_here(first.text, second.text) else limit
        return (
            _would_overflow(first.text, second.text, room - (first.indent - margin))
            and not _starts_item(second.text)
            and not _takes_turn(first.text, second.text)
        )

    wrapped = [
        not start and goes_on(first, second)
        for (first, second), start in zip(pairwise(run), begins[1:], strict=True)
    ]
    if alone and not (all(wrapped) and _is_wide(lines) and not _is_capitalised(lines)):
        return _stanza(run, lines)
    if sum(wrapped) <= 0.34 * len(wrapped) and not any(map(_starts_item, lines)):
        return _stanza(run, lines)
    joined: list[Unit] = []
    group = [run[0]]
    for unit, belongs in zip(run[1:], wrapped, strict=True):
        if belongs:
            group.append(unit)
        else:
            joined.append(_joined(group, words))
            group = [unit]
    joined.append(_joined(group, words))
    return joined


def _is_wide(lines: list[str]) -> bool:
    """Tell whether lines are of a width that programs wrap to; three alone must be wider than verse is."""
    widest = max(map(len, lines[:-1]))
    if len(lines) > 3:
        return widest >= _NARROWEST
    return len(lines) == 3 and widest >= _NARROW and not all(map(_pauses, lines))


def _stanza(run: list[Unit], lines: list[str]) -> list[Unit]:
    """Return a run of lines as one unit if it is verse, which loses its form when parted; else as it is."""
    if not 3 <= len(lines) <= 60 or max(map(len, lines)) > _LONGEST_VERSE or any(map(_starts_item, lines)):
        return run
    pausing = sum(map(_pauses, lines))
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
    return [run[0]._replace(text="\n".join(lines), where=where, pieces=tuple(unit.where for unit in run))]


def _may_end_stanza(line: str) -> bool:
    """Tell whether a stanza may end with `line`: with a stop, or at least a pause."""
    return is_stopped(line) or line[-1] in ',;:—–-”’"'


def _ends_here(line: str, following: str) -> bool:
    """Tell whether a paragraph may end with a line: the one that follows begins a sentence."""
    return is_stopped(line) and not following.lstrip("“\"‘'—–(> ")[:1].islower()


def _indented_starts(run: list[Unit], width: int) -> list[bool]:
    """Tell of each line whether its margin says that a paragraph begins.

    Lines that are set in, or those that are set out, are such if a paragraph may end with the lines before.
    """
    margins = [unit.indent for unit in run]
    least = min(margins)
    none = [False] * len(run)
    if least == max(margins):
        return none
    for starts in ([margin > least for margin in margins], [margin == least for margin in margins]):
        ends = [
            is_stopped(first.text) or not _would_overflow(first.text, second.text, width)
            for (first, second), start in zip(pairwise(run), starts[1:], strict=True)
            if start
        ]
        if ends and sum(ends) >= 0.8 * len(ends):
            return starts
    return none


def _starts_item(line: str) -> bool:
    return opens_item(line)


def _takes_turn(before: str, line: str) -> bool:
    """Tell whether somebody else begins to speak in a line: “Q: ”, “REED: ”."""
    return re.match(_TURN, line) is not None and is_stopped(before)


def _is_code(lines: list[str]) -> bool:
    """Tell whether lines are those of a program, whose form is its meaning."""
    signs = sum(line.endswith(_CODE_END) or re.search(_CODE, line) is not None for line in lines)
    return signs >= 2 and signs >= 0.5 * len(lines)


def _is_capitalised(lines: list[str]) -> bool:
    """Tell whether every line begins like a line of verse, with a capital."""
    return all(line.lstrip("“\"‘'—–(")[:1].isupper() for line in lines)


def _joined(group: list[Unit], words: Vocabulary) -> Unit:
    if len(group) == 1:
        return group[0]
    quoted = all(unit.text.startswith(">") for unit in group)
    text = group[0].text
    for unit in group[1:]:
        line = _QUOTED.sub("", unit.text, count=1) if quoted else unit.text
        text = words.glue(text, line)
    first, last = group[0], group[-1]
    return first._replace(
        text=text,
        where=Span(first.where.start, last.where.end),
        pieces=tuple(unit.where for unit in group),
        joined="hard-wrap",
    )
