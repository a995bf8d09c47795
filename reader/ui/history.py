"""Where a reader was before each far move, as a browser keeps it: back and forward. No Textual here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

#: How many places are kept in each direction.
MOST = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: the offset (code points) of the first words on the page, and when it was left, in ms."""

    offset: int
    stamp: int


@dataclass(frozen=True, slots=True)
class History:
    """The places behind the reader, the latest last, and those ahead after going back, the nearest last."""

    back: tuple[Spot, ...] = ()
    forward: tuple[Spot, ...] = ()

    def left(self, spot: Spot) -> "History":
        """Return the history once `spot` was left for somewhere new; what was ahead is ahead no more."""
        back = self.back[:-1] if self.back and self.back[-1].offset == spot.offset else self.back
        return History((*back, spot)[-MOST:])

    def gone_back(self, steps: int, here: Spot) -> tuple["History", Spot] | None:
        """Return the history `steps` back from `here`, and the place there; None when there is no way back.

        Stops at the first; places that are the one the reader is at are passed over.
        """
        gone = _gone(self.back, self.forward, steps, here)
        return None if gone is None else (History(gone[0], gone[1]), gone[2])

    def gone_forward(self, steps: int, here: Spot) -> tuple["History", Spot] | None:
        """Return the history `steps` forward from `here`, and the place there; None when nothing is ahead."""
        gone = _gone(self.forward, self.back, steps, here)
        return None if gone is None else (History(gone[1], gone[0]), gone[2])

    def joined(self, theirs: Iterable[Spot]) -> "History":
        """Return the history with places that another window left, by the time they were left."""
        back = sorted((*self.back, *theirs), key=lambda spot: spot.stamp)
        return replace(self, back=tuple(back[-MOST:]))

    def moved(self, place: Callable[[int], int | None]) -> "History":
        """Return the history in a changed text: each offset where `place` puts it, gone where None."""

        def follow(spots: Iterable[Spot]) -> tuple[Spot, ...]:
            placed = ((spot, place(spot.offset)) for spot in spots)
            return tuple(replace(spot, offset=offset) for spot, offset in placed if offset is not None)

        return History(follow(self.back), follow(self.forward))


def _gone(
    source: tuple[Spot, ...], other: tuple[Spot, ...], steps: int, here: Spot
) -> tuple[tuple[Spot, ...], tuple[Spot, ...], Spot] | None:
    while source and source[-1].offset == here.offset:
        source = source[:-1]
    if not source or steps < 1:
        return None
    steps = min(steps, len(source))
    passed = source[len(source) - steps :]
    return source[:-steps], (*other, here, *reversed(passed[1:]))[-MOST:], passed[0]
