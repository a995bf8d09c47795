"""Machines that write, merge, take merges back and make them again, in windows that come and go."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Annotation, Article, Colour
from reader.library import Library
from reader.library.merging import merge_into, read_foreign

MACHINES = 3
DEEDS = ["note", "note", "note", "merge", "merge", "there and back", "there and back"]
DEEDS += ["colour", "tag", "delete", "restore", "purge", "restart", "window"]
deeds = st.lists(
    st.tuples(st.integers(0, MACHINES - 1), st.sampled_from(DEEDS), st.integers(0, 11)),
    min_size=4,
    max_size=14,
)


class Machines:
    """Libraries of machines that began as copies of one; every note that is written is unlike all others."""

    def __init__(self, folder: Path, article: Article, first: Annotation) -> None:
        self.seconds = count(1)
        self.words = (f"words {number}" for number in count(1))
        self.written: set[str] = {first.note}
        self.given_up: set[str] = set()
        shutil.rmtree(folder, ignore_errors=True)
        library = Library(folder / "0", self.now)
        library.record_article(article, "d" * 64)
        library.save_all([first, replace(first, id="5" * 32, note="")])
        library.close()
        for number in range(1, MACHINES):
            shutil.copytree(folder / "0", folder / str(number))
        self.all = [Library(folder / str(number), self.now) for number in range(MACHINES)]

    def now(self) -> str:
        minutes, seconds = divmod(next(self.seconds), 60)
        return f"2031-05-01T10:{minutes:02}:{seconds:02}.000Z"

    def do(self, at: int, deed: str, choice: int) -> None:
        library = self.all[at]
        shown, trash = library.all_annotations(), library.trash()
        one = shown[choice % len(shown)] if shown else None
        gone = trash[choice % len(trash)] if trash else None
        if deed == "note" and one is not None:
            self.write(library, one)
        elif deed == "colour" and one is not None:
            library.save(replace(one, colour=[Colour.PINK, Colour.GREEN][choice % 2]))
        elif deed == "tag":
            library.tag_all([one.id for one in shown], ["sea"], ["wind"])
        elif deed == "delete" and one is not None:
            library.delete_all([one.id for one in shown] if choice > 8 else [one.id])
        elif deed == "restore" and gone is not None:
            library.restore(gone.id)
        elif deed == "purge" and gone is not None:
            library.purge([gone.id])
            self.given_up.add(gone.note)
        elif deed in ("restart", "window"):
            self.open_again(at, close=deed == "restart")
        elif deed == "merge":
            self.merge(at, choice)
        elif deed == "there and back":
            self.there_and_back(at, choice)
        self.nothing_is_lost(deed)

    def write(self, library: Library, one: Annotation) -> None:
        self.given_up.add(one.note)
        words = next(self.words)
        library.save(replace(one, note=words))
        self.written.add(words)

    def open_again(self, at: int, *, close: bool) -> None:
        if close:
            self.all[at].close()
        self.all[at] = Library(self.all[at].folder, self.now)

    def merge(self, at: int, choice: int) -> None:
        library, other = self.all[at], self.all[(at + 1 + choice % 2) % MACHINES]
        merge_into(library.folder, [read_foreign(other.folder)], window=library.window)

    def there_and_back(self, at: int, choice: int) -> None:
        before, known = state(self.all[at]), {step.number for step in self.all[at].steps()}
        self.merge(at, choice)
        merged = state(self.all[at])
        if not {step.number for step in self.all[at].steps()} - known:
            return  # it brought nothing that is a step
        self.nothing_is_lost("merge")
        self.all[at].undo()
        # What was purged elsewhere stays so.
        left = {id: seen for id, seen in before.items() if id in merged or id in state(self.all[at])}
        assert state(self.all[at]) == left
        self.nothing_is_lost("undo")
        if choice > 5:
            other = self.all[(at + 1) % MACHINES]
            for one in other.all_annotations():
                self.write(other, one)
        if choice % 3:
            self.open_again(at, close=choice % 3 == 1)
        if choice in (7, 8):
            self.merge(at, choice)
            if any(not step.undone and step.merged for step in self.all[at].steps()[-1:]):
                self.all[at].undo()
        else:
            self.all[at].redo()
            assert state(self.all[at]) == merged

    def nothing_is_lost(self, after: str) -> None:
        there = {one.note for one in self.everything()}
        assert self.written - self.given_up <= there, after

    def everything(self) -> list[Annotation]:
        return [one for library in self.all for one in (*library.all_annotations(), *library.trash())]


def state(library: Library) -> dict[str, tuple[object, ...]]:
    """Return what the reader sees of each annotation that is not in the trash."""
    return {one.id: (one.note, one.colour, set(one.tags), one.anchor) for one in library.all_annotations()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds)
def test_merges_are_taken_back_and_made_again_and_no_note_is_lost(
    tmp_path: Path, article: Article, annotate: Callable[..., Annotation], moves: list[tuple[int, str, int]]
) -> None:
    machines = Machines(tmp_path / "machines", article, annotate(note="all know this"))
    for at, deed, choice in moves:
        machines.do(at, deed, choice)
    for choice in (0, 1, 0, 1):
        for at in range(MACHINES):
            machines.merge(at, choice)
    machines.nothing_is_lost("all met")
    assert all(state(library) == state(machines.all[0]) for library in machines.all)
