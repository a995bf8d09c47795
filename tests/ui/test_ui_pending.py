"""A command that waits for a key gets it, and nothing else does; Esc always ends the wait."""

from dataclasses import dataclass, field

from reader.ui import pending
from reader.ui.pending import Pending


@dataclass
class Screen:
    pending: Pending | None = None
    taken: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)

    def wait(self, words: str, keys: int = 1) -> None:
        def take(key: str, character: str | None) -> bool:
            self.taken.append(character or key)
            return len(self.taken) < keys

        pending.begin(self, Pending(words, take, lambda: self.ended.append(words)))


def test_without_a_wait_a_key_is_not_taken() -> None:
    assert not pending.consumed(Screen(), "a", "a")


def test_a_wait_takes_as_many_keys_as_it_wants_and_then_ends() -> None:
    screen = Screen()
    screen.wait("M", keys=2)
    assert pending.consumed(screen, "a", "a")
    assert screen.pending is not None
    assert not screen.ended
    assert pending.consumed(screen, "left_square_bracket", "[")
    assert screen.pending is None
    assert screen.taken == ["a", "["]
    assert screen.ended == ["M"]


def test_escape_ends_every_wait_without_being_taken() -> None:
    screen = Screen()
    screen.wait("M", keys=9)
    assert pending.consumed(screen, "escape", None)
    assert screen.pending is None
    assert screen.taken == []
    assert screen.ended == ["M"]
    assert not pending.consumed(screen, "escape", None)


def test_another_wait_ends_the_one_before() -> None:
    screen = Screen()
    screen.wait("M")
    screen.wait("'")
    assert screen.ended == ["M"]
    assert screen.pending is not None
    assert screen.pending.words == "'"


def test_a_key_may_begin_another_wait() -> None:
    screen = Screen()

    def take(key: str, character: str | None) -> bool:
        screen.wait("second")
        return False

    pending.begin(screen, Pending("first", take, lambda: screen.ended.append("first")))
    assert pending.consumed(screen, "a", "a")
    assert screen.ended == ["first"]
    assert screen.pending is not None
    assert screen.pending.words == "second"
