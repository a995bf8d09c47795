"""The page with what was cut from it, as a galley proof shows it: folds of removed units in their places.

Neighbours of one class make one fold, a line that says how many they are and how they begin; unfolded, it
shows each with its reasons. A cursor stops at folds, at the units of those that are unfolded, and at the kept
blocks. No Textual here.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.article import Article, BlockKind, Removal, RemovalKind, Span
from reader.cleaning.choosing import PUT_BACK
from reader.typesetting.cells import cell_len, fitted
from reader.typesetting.insertions import Insertion
from reader.typesetting.tokens import READER, TokenType
from reader.ui.rows import wrapped

CLOSED, OPEN = "▸", "▾"
#: Where the first words of folds begin, so that they stand below each other, and the measure it takes.
_LABEL_CELLS, _ROOMY = 22, 48
_INDENT = 4
#: How a reason begins that names the unit a line was joined to: it stands right below.
_ELSEWHERE = "joined to “"
_SIGNS = {RemovalKind.JOINED: "&", RemovalKind.CHANGED: "~"}


@dataclass(frozen=True, slots=True, order=True)
class Stop:
    """Where the galley's cursor stands: at a fold, at the unit `unit` of a fold, or at a kept block.

    The fields sort stops in the order of the page: `at` is the offset of the block that the fold stands
    before, or of the kept block itself, whose `fold` is beyond all folds.
    """

    at: int
    fold: int
    unit: int = -1


#: The fold number of a stop that is a kept block.
KEPT = 1 << 60
#: The class of lines on which only invisible signs stood: there is nothing to put back.
NOTHING = "invisible"


@dataclass(frozen=True, slots=True)
class Fold:
    """Removed units of one class that stood together, before the block at offset `at`."""

    at: int
    label: str
    decisions: tuple[Removal, ...]


@dataclass(frozen=True, slots=True)
class GalleyRow:
    """One inserted row: its pieces from the left, each with its token or None for quiet words."""

    pieces: tuple[tuple[str, TokenType | None], ...] = ()
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Turned:
    """What the cursor is on: the decisions of the cleaner there, and whether they removed it."""

    decisions: tuple[Removal, ...]
    removed: bool
    title: bool = False


class Galley:
    """What was removed from one article, and which folds are open; made anew for every change of either.

    `unfolded` are the places in the source of decisions that are shown in full: places stay what they are
    when the page is cleaned anew.
    """

    def __init__(
        self, article: Article, decisions: Iterable[Removal], unfolded: frozenset[int] = frozenset()
    ) -> None:
        self.article = article
        self.unfolded = unfolded
        self._blocks = article.blocks
        self._kept: dict[int, list[Removal]] = {}
        removed: list[tuple[int, Removal]] = []
        for decision in decisions:
            if decision.label == NOTHING:
                continue
            at = self._block_at(decision.at)
            if decision.kind is RemovalKind.REMOVED:
                removed.append((at, decision))
            else:
                self._kept.setdefault(at, []).append(decision)
        removed.sort(key=lambda pair: (pair[0], pair[1].where.start))
        self.removed = len(removed)
        self.folds = tuple(_folds(removed))
        self._ats = [fold.at for fold in self.folds]

    def _block_at(self, offset: int) -> int:
        """Return where the block at or behind `offset` begins, or the end of the text."""
        place = bisect_left(self._blocks, offset, key=lambda block: block.span.start)
        return self._blocks[place].span.start if place < len(self._blocks) else len(self.article.text)

    # The cursor.

    def turned(self, stop: Stop) -> Turned:
        """Return what a choice at `stop` is about."""
        if stop.fold != KEPT:
            decisions = self.folds[stop.fold].decisions
            return Turned(decisions if stop.unit < 0 else (decisions[stop.unit],), removed=True)
        first = self._blocks[0] if self._blocks else None
        title = first is not None and first.kind is BlockKind.TITLE and first.span.start == stop.at
        return Turned(tuple(self._kept.get(stop.at, ())), removed=False, title=title)

    def of_class(self, label: str) -> tuple[Removal, ...]:
        """Return all that was removed as of one class."""
        return tuple(d for fold in self.folds if fold.label == label for d in fold.decisions)

    def is_open(self, stop: Stop) -> bool:
        """Tell whether the fold at `stop` is open, or the decisions about the kept block are shown."""
        decisions = self._kept.get(stop.at, ()) if stop.fold == KEPT else self.folds[stop.fold].decisions
        return any(decision.where.start in self.unfolded for decision in decisions)

    def places(self, stop: Stop) -> frozenset[int]:
        """Return the places in the source of all that is shown in full when `stop` is unfolded."""
        decisions = self._kept.get(stop.at, ()) if stop.fold == KEPT else self.folds[stop.fold].decisions
        return frozenset(decision.where.start for decision in decisions)

    def after(self, stop: Stop) -> Stop:
        """Return the stop behind `stop`; the last one stays."""
        if stop.fold == KEPT:
            number = bisect_right(self._ats, stop.at)
            block = bisect_right(self._blocks, stop.at, key=lambda block: block.span.start)
            here = self._blocks[block].span.start if block < len(self._blocks) else len(self.article.text)
            if number < len(self._ats) and self._ats[number] <= here:
                return Stop(self._ats[number], number)
            return Stop(here, KEPT) if block < len(self._blocks) else stop
        fold = self.folds[stop.fold]
        if self.is_open(stop) and stop.unit + 1 < len(fold.decisions) and len(fold.decisions) > 1:
            return Stop(stop.at, stop.fold, stop.unit + 1)
        if stop.fold + 1 < len(self._ats) and self._ats[stop.fold + 1] == stop.at:
            return Stop(stop.at, stop.fold + 1)
        return Stop(stop.at, KEPT) if stop.at < len(self.article.text) else stop

    def before(self, stop: Stop) -> Stop:
        """Return the stop before `stop`; the first one stays."""
        if stop.fold != KEPT and stop.unit >= 0:
            return Stop(stop.at, stop.fold, stop.unit - 1)
        number = (bisect_right(self._ats, stop.at) if stop.fold == KEPT else stop.fold) - 1
        if number >= 0 and self._ats[number] == stop.at:
            return self._last_of(number)
        block = bisect_left(self._blocks, stop.at, key=lambda block: block.span.start) - 1
        return Stop(self._blocks[block].span.start, KEPT) if block >= 0 else stop

    def _last_of(self, fold: int) -> Stop:
        count = len(self.folds[fold].decisions)
        header = Stop(self._ats[fold], fold)
        return Stop(header.at, fold, count - 1) if self.is_open(header) and count > 1 else header

    def fold_after(self, stop: Stop) -> Stop:
        """Return the next fold behind `stop`, or `stop` if there is none."""
        fold = bisect_right(self._ats, stop.at) if stop.fold == KEPT else stop.fold + 1
        return Stop(self._ats[fold], fold) if fold < len(self._ats) else stop

    def fold_before(self, stop: Stop) -> Stop:
        """Return the nearest fold before `stop`, or `stop` if there is none."""
        if stop.unit >= 0 and stop.fold != KEPT:
            return Stop(stop.at, stop.fold)
        fold = (bisect_right(self._ats, stop.at) if stop.fold == KEPT else stop.fold) - 1
        return Stop(self._ats[fold], fold) if fold >= 0 else stop

    def first(self) -> Stop:
        """Return the first stop of the page."""
        if self._ats and (not self._blocks or self._ats[0] <= self._blocks[0].span.start):
            return Stop(self._ats[0], 0)
        return Stop(self._blocks[0].span.start, KEPT) if self._blocks else Stop(0, KEPT)

    def last(self) -> Stop:
        """Return the last stop of the page."""
        if self._ats and self._ats[-1] >= len(self.article.text):
            return self._last_of(len(self._ats) - 1)
        return Stop(self._blocks[-1].span.start, KEPT) if self._blocks else Stop(0, KEPT)

    def stop_at(self, offset: int) -> Stop:
        """Return the kept block around or before `offset`."""
        place = bisect_right(self._blocks, offset, key=lambda block: block.span.start) - 1
        return Stop(self._blocks[place].span.start, KEPT) if place >= 0 else self.first()

    def stop_from(self, source: int) -> Stop:
        """Return the stop of what stands at an offset of the source text, or nearest to it."""
        best: tuple[int, Stop] | None = None
        for number, fold in enumerate(self.folds):
            for unit, decision in enumerate(fold.decisions):
                shown = self.is_open(Stop(fold.at, number)) and len(fold.decisions) > 1
                stop = Stop(fold.at, number, unit if shown else -1)
                best = _nearer(best, decision.where, source, stop)
        for at, decisions in self._kept.items():
            for decision in decisions:
                best = _nearer(best, decision.where, source, Stop(at, KEPT))
        return best[1] if best is not None else self.first()

    def kept_span(self, stop: Stop) -> Span:
        """Return the words of the kept block at `stop`; nothing for a fold."""
        if stop.fold != KEPT:
            return Span(stop.at, stop.at)
        place = bisect_left(self._blocks, stop.at, key=lambda block: block.span.start)
        return self._blocks[place].span if place < len(self._blocks) else Span(stop.at, stop.at)

    def sign_at(self, offset: int) -> str:
        """Return the sign of the kept block that begins at `offset`: what was done to it, or ""."""
        decisions = self._kept.get(offset, ())
        if any(decision.reasons[:1] == (PUT_BACK,) for decision in decisions):
            return "+"
        return next((_SIGNS[d.kind] for d in decisions if d.kind in _SIGNS), "")

    # The rows.

    def insertions(self, measure: int) -> tuple[list[Insertion], list[GalleyRow]]:
        """Return where rows stand between the blocks, and all these rows, for lines of `measure` cells."""
        rows: list[GalleyRow] = []
        found: list[Insertion] = []
        noted = {at for at in self._kept if self.unfolded and self.is_open(Stop(at, KEPT))}
        ats = sorted({*self._ats, *noted})
        for at in ats:
            before = len(rows)
            behind_all = at >= len(self.article.text) > 0
            folds = range(bisect_left(self._ats, at), bisect_right(self._ats, at))
            if folds and behind_all:
                rows.append(GalleyRow())
            for fold in folds:
                rows += self._fold_rows(fold, measure)
            if folds and not behind_all:
                rows.append(GalleyRow())
            if at in noted:
                rows += self._note_rows(at, measure)
            found.append(Insertion(at, len(rows) - before))
        return found, rows

    def _fold_rows(self, number: int, measure: int) -> Iterator[GalleyRow]:
        fold = self.folds[number]
        stop = Stop(fold.at, number)
        count = len(fold.decisions)
        is_open = self.is_open(stop)
        label = f"{OPEN if is_open else CLOSED} {f'{count} × ' if count > 1 else ''}{fold.label}"
        if measure >= _ROOMY:
            label = label.ljust(_LABEL_CELLS)
        if is_open and count > 1:
            yield GalleyRow(((label.rstrip(), None),), stop)
        else:
            words = " · ".join(" ".join(d.text.split())[: 2 * measure] for d in fold.decisions[:measure])
            if is_open:
                yield GalleyRow(((label.rstrip(), None),), stop)
            else:
                room = measure - cell_len(label) - 1
                yield GalleyRow(((f"{label} ", None), (fitted(words, room), READER.Removed)), stop)
        if is_open:
            for unit, decision in enumerate(fold.decisions):
                yield from _unit_rows(decision, Stop(fold.at, number, unit) if count > 1 else stop, measure)

    def _note_rows(self, at: int, measure: int) -> Iterator[GalleyRow]:
        """Yield what was decided about a kept block, above it."""
        told = [f"{decision.kind.value}: {_because(decision)}" for decision in self._kept.get(at, ())]
        for words in dict.fromkeys(told):
            for line in wrapped(words, measure - 2):
                yield GalleyRow(((f"  {line}", None),), Stop(at, KEPT))

    def hints(self, stop: Stop) -> tuple[str, ...]:
        """Return what the keys do at `stop`, the most useful first."""
        doing = ("Enter takes out",) if stop.fold == KEPT else ("Enter puts back", "c its class")
        folding = "folds" if self.is_open(stop) else "unfolds"
        return (*doing, f"Space {folding}", "< > strictness", "X leaves", "u undoes", "n next fold", "z all")


def _nearer(best: tuple[int, Stop] | None, where: Span, source: int, stop: Stop) -> tuple[int, Stop] | None:
    """Return the better of two stops for an offset of the source: around it, else close behind or before."""
    if where.contains(source):
        distance = len(where) - (1 << 40)  # the shortest around it
    else:
        distance = where.start - source if where.start >= source else 2 * (source - where.end) + 1
    return best if best is not None and best[0] <= distance else (distance, stop)


def _folds(removed: Sequence[tuple[int, Removal]]) -> Iterator[Fold]:
    """Yield neighbours of one class, at one place, together."""
    group: list[Removal] = []
    here, label = -1, ""
    for at, decision in removed:
        if group and (at, decision.label) != (here, label):
            yield Fold(here, label, tuple(group))
            group = []
        here, label = at, decision.label
        group.append(decision)
    if group:
        yield Fold(here, label, tuple(group))


def _unit_rows(decision: Removal, stop: Stop, measure: int) -> Iterator[GalleyRow]:
    indent = " " * min(_INDENT, measure // 8)
    for line in wrapped(" ".join(decision.text.split()), measure - len(indent)):
        yield GalleyRow(((indent, None), (line, READER.Removed)), stop)
    for line in wrapped(f"because: {_because(decision)}", measure - len(indent) - 2):
        yield GalleyRow(((f"{indent}  {line}", None),), stop)


def _because(decision: Removal) -> str:
    reasons = "; ".join(reason for reason in decision.reasons if not reason.startswith(_ELSEWHERE))
    # Wrapping would close the hole in a text that a reason quotes.
    reasons = reasons.replace("  ", " _ ")
    score = f" · score {decision.score:+.1f}".replace("-", "−") if decision.score else ""
    return f"{reasons or decision.label}{score}"
