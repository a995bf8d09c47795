"""Where the reader was before each far move, and the marks: kept with the article across sessions."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.article.span import Span
from reader.ui.history import History, Spot

if TYPE_CHECKING:
    from reader.article import Anchor
    from reader.article.links import Link
    from reader.article.outline import Heading
    from reader.library.trails import Step, Trail, Trails
    from reader.ui.screens.reader import ReaderScreen

#: Actions that may go far; one that turned the page leaves the place before it in the history.
FAR = frozenset(
    {"page.first", "page.last", "page.percent", "mention.next", "mention.previous", "list.choose"}
    | {"list.choose_next", "list.choose_back"}
    | {"section.next", "section.previous", "hold.take", "hold.next", "hold.previous"}
)
#: Actions that go far with a count.
FAR_WITH_COUNT = frozenset({"page.next", "page.previous"})
#: How many code points a place is known by, beside those around it.
WORDS = 60


class Jumps:
    """The jump list and the marks of one article on the screen.

    `chosen_link` is the link whose address is shown and which the next key follows.
    """

    def __init__(self, screen: "ReaderScreen", keys: Sequence[str]) -> None:
        self._screen = screen
        self._keys = tuple(keys)
        self._history = History()
        self._loaded = False
        self._changed = False
        self._seen: set[int] = set()
        self._anchors: dict[int, Anchor] = {}
        self._last: int | None = None
        self._headings: tuple[Heading, ...] | None = None
        self.chosen_link: Link | None = None

    # What others use.

    def add(self, offset: int) -> None:
        """Let the reader come back to `offset`, the first words of a page that is left for somewhere far."""
        self._load()
        self._last = offset
        self._set(self._history.left(self._spot(offset)))

    @contextmanager
    def watching(self, action_id: str, count: int | None = None) -> Iterator[None]:
        """Remember the place an action is done at, if it goes far and turns the page.

        The cursor of a selection goes far where it goes beyond the next page.
        """
        far = action_id in FAR or (action_id in FAR_WITH_COUNT and (count or 1) > 1)
        if not far and not action_id.startswith("cursor."):
            yield
            return
        place = self._screen.page.place()
        near = 0 if far else 2 * (place.end - place.start)
        yield
        if abs(self.here() - place.start) > near:
            self.add(place.start)

    def here(self) -> int:
        """Return the offset of the first words on the page."""
        return self._screen.page.place().start

    @property
    def headings(self) -> "tuple[Heading, ...]":
        """The headings of the article, looked for when first asked for."""
        if self._headings is None:
            from reader.article.outline import outline

            self._headings = outline(self._screen.opened.article)
        return self._headings

    @property
    def has_forward(self) -> bool:
        """Tell whether the reader went back and may go forward again."""
        return bool(self._history.forward)

    # Going.

    def go(self, steps: int) -> bool:
        """Go back in the history, or forward when `steps` is positive; False if there is nothing that way."""
        self._load()
        here = self._spot(self.here())
        history = self._history
        gone = history.gone_back(-steps, here) if steps < 0 else history.gone_forward(steps, here)
        if gone is None:
            return False
        history, spot = gone
        self._set(history)
        self._last = here.offset
        self._screen.page.go_to_offset(spot.offset)
        return True

    def trail(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Return the offsets of the places behind the reader, the latest last, and of those ahead."""
        self._load()
        return _offsets(self._history.back), _offsets(self._history.forward)

    def go_to(self, offset: int, *, cursor: bool = True) -> None:
        """Go far, to the page that shows `offset`, and put the cursor there; the history remembers whence."""
        page = self._screen.page
        self.add(self.here())
        if cursor:
            page.reveal(Span(offset, offset + 1))
        else:
            page.go_to_offset(offset)

    def return_to_last(self) -> bool:
        """Go to where the reader was before the last jump; twice comes back. False before the first jump."""
        self._load()
        last = self._last
        if last is None and self._history.back:
            last = self._history.back[-1].offset
        if last is None:
            return False
        self.go_to(last, cursor=False)
        return True

    # Marks: read from the disk each time, since another window may have set one.

    def set_mark(self, letter: str) -> None:
        """Mark the first words on the page with a letter; a capital leads here from any article."""
        from reader.library.trails import FarMark, with_mark

        anchor = self._anchor(self.here())
        if letter.isupper():
            meta = self._screen.opened.article.meta
            self.trails.set_far_mark(letter, FarMark(meta.source, meta.title, self._keys, anchor))
        else:
            self.trails.change(self._keys, lambda trail: with_mark(trail, letter, anchor))

    def marks(self) -> "dict[str, Anchor]":
        """Return the marks of this article by their letters, those that lead here from elsewhere too."""
        here = {
            letter: mark.anchor
            for letter, mark in self.trails.far_marks().items()
            if set(mark.keys) & set(self._keys)
        }
        return {**self.trails.trail(self._keys).marks, **here}

    def marked(self, anchor: "Anchor") -> int | None:
        """Return where the words of a mark stand now; None when they are gone."""
        from reader.article.anchors import locate

        found = locate(self._screen.opened.article.text, anchor)[0]
        return found.start if found is not None else None

    @property
    def trails(self) -> "Trails":
        """What is on the disk."""
        from reader.library.trails import Trails

        return Trails(self._screen.broadsheet.folders.state)

    # Keeping.

    def keep(self) -> None:
        """Write down the place, and the history if it changed."""
        here = self.here()
        for key in self._keys:
            self._screen.state.keep_place(key, here)
        if self._changed:
            self._changed = False
            self.trails.change(self._keys, self._merged)

    def follow_text(self, before: str) -> None:
        """Follow the words into another text of the same article."""
        self._headings = None
        self.chosen_link = None
        if self._loaded and self._screen.opened.article.text != before:
            from reader.article.alignment import Alignment

            moved = Alignment(before, self._screen.opened.article.text).offset
            self._anchors.clear()
            self._last = moved(self._last) if self._last is not None else None
            self._set(self._history.moved(moved))

    def _merged(self, there: "Trail") -> "Trail":
        """Return the trail as it is to be kept: with what another window added to it meanwhile."""
        from dataclasses import replace

        from reader.article.anchors import locate_all

        theirs = [step for step in there.back if step.stamp not in self._seen]
        if theirs:
            text = self._screen.opened.article.text
            places = locate_all(text, [step.anchor for step in theirs])
            pairs = zip(theirs, places, strict=True)
            spots = [Spot(place.start, step.stamp) for step, place in pairs if place is not None]
            self._seen.update(step.stamp for step in theirs)
            self._history = self._history.joined(spots)
        return replace(
            there, back=self._steps(self._history.back), forward=self._steps(self._history.forward)
        )

    def _load(self) -> None:
        """Read what was kept, when it is first needed: not on the way to the first page."""
        if self._loaded:
            return
        self._loaded = True
        from reader.article.anchors import locate_all

        trail = self.trails.trail(self._keys)
        steps = (*trail.back, *trail.forward)
        places = locate_all(self._screen.opened.article.text, [step.anchor for step in steps])
        self._seen = {step.stamp for step in steps}
        spots = [
            Spot(place.start, step.stamp) if place is not None else None
            for step, place in zip(steps, places, strict=True)
        ]
        back, forward = spots[: len(trail.back)], spots[len(trail.back) :]
        self._history = History(tuple(filter(None, back)), tuple(filter(None, forward)))

    def _set(self, history: History) -> None:
        self._history = history
        self._changed = True

    def _spot(self, offset: int) -> Spot:
        stamp = time.time_ns() // 1_000_000
        while stamp in self._seen:
            stamp += 1
        self._seen.add(stamp)
        return Spot(offset, stamp)

    def _steps(self, spots: Sequence[Spot]) -> "tuple[Step, ...]":
        from reader.library.trails import Step

        return tuple(Step(self._anchor(spot.offset), spot.stamp) for spot in spots)

    def _anchor(self, offset: int) -> "Anchor":
        """Return the anchor of a place, from memory where it was made before."""
        found = self._anchors.get(offset)
        if found is None:
            from reader.article.anchors import make_anchor
            from reader.article.likes import CONTEXT

            text = self._screen.opened.article.text
            start = min(offset, len(text))
            line = text.find("\n", start, start + WORDS)
            end = line if line > start else min(len(text), start + WORDS)
            found = self._anchors[offset] = make_anchor(text, Span(start, end), CONTEXT)
        return found


def _offsets(spots: Sequence[Spot]) -> tuple[int, ...]:
    """Return each offset once, where it stands last."""
    return tuple(reversed(dict.fromkeys(spot.offset for spot in reversed(spots))))
