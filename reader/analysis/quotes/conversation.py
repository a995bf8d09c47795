"""Who speaks next in a story: two that talk take turns, a paragraph each, and are not named at every turn.

Papers do the opposite: a paragraph of words with no name beside them goes on with the speaker before it.
Which of the two a text does shows where names do stand: in a story the next paragraph is mostly another's.
"""

from dataclasses import dataclass, field

from reader.analysis.quotes.attribution import Attribution

#: So many changes of speaker are enough to know a story, however its people are named.
_SURE = 3
#: How many paragraphs may lie between two turns of one conversation.
_GAP = 2
#: How many turns back a third speaker makes it unsure whose turn it is.
_MEMORY = 6
_WORTH = 0.75
#: The same where the other of the two was last heard before a pause.
_WORTH_BEFORE = 0.6


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that begins with somebody's words; `speaker` is None where nobody is known to say them."""

    paragraph: int
    speaker: Attribution | None


@dataclass(slots=True)
class Conversation:
    """The turns of a talk as they were read so far, and how often the speaker changed between two."""

    turns: list[_Turn] = field(default_factory=list)
    #: Who was named of late, the latest last, before and behind pauses.
    heard: list[Attribution] = field(default_factory=list)
    changes: int = 0
    repeats: int = 0
    #: Whether all who spoke so far are called by one name, as people in stories are.
    familiar: bool = True

    def note(self, paragraph: int, speaker: Attribution | None, *, named: bool) -> None:
        """Note the turn that begins a paragraph; `named` tells that the text itself says whose it is."""
        last = self._last(paragraph)
        if named and speaker is not None:
            self.heard.append(speaker)
            del self.heard[:-_MEMORY]
            self.familiar = self.familiar and " " not in speaker.name
            if last is not None and last.speaker is not None and last.paragraph == paragraph - 1:
                if last.speaker.name == speaker.name:
                    self.repeats += 1
                else:
                    self.changes += 1
        if last is None:
            self.turns.clear()
        self.turns.append(_Turn(paragraph, speaker))
        del self.turns[:-_MEMORY]

    @property
    def is_story(self) -> bool:
        """Whether the paragraphs so far go from one speaker to another, as those of a story do."""
        return self.changes > self.repeats and (self.familiar or self.changes >= _SURE)

    def next_speaker(self, paragraph: int) -> Attribution | None:
        """Return whose turn it is in a story; None where only one is known, or a third has spoken."""
        if self._last(paragraph) is None:
            return None
        if len(self.turns) < 2:
            return self._other_of_two()
        named = {turn.speaker.name for turn in self.turns if turn.speaker is not None}
        before = self.turns[-2].speaker
        last = self.turns[-1].speaker
        if len(named) > 2:
            return None
        if before is None or (last is not None and last.name == before.name):
            return self._other_of_two()
        return before.going_on("the two take turns", _WORTH)

    def _other_of_two(self) -> Attribution | None:
        """Return who else was heard of late, if only one was: a question is asked of somebody there."""
        last = self.turns[-1].speaker
        others = {one.name: one for one in self.heard if last is not None and one.name != last.name}
        other = next(iter(others.values())) if len(others) == 1 else None
        return other.going_on("the other of the two that talk", _WORTH_BEFORE) if other is not None else None

    def _last(self, paragraph: int) -> _Turn | None:
        """Return the last turn, if the talk still goes on."""
        near = bool(self.turns) and paragraph - self.turns[-1].paragraph <= _GAP
        return self.turns[-1] if near else None
